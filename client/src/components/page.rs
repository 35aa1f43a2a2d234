//! One screen: its name in the title and as its heading, which takes the focus when the screen is reached.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::browser;
use crate::hooks::{use_app, use_text};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct PageProps {
    /// What the screen is called.
    pub(crate) title: AttrValue,
    /// Where one came from, if not from a tab.
    #[prop_or_default]
    pub(crate) back: Option<Route>,
    pub(crate) children: Html,
}

/// See the module.
#[component]
pub(crate) fn Page(props: &PageProps) -> Html {
    let t = use_text().shell();
    let route = use_app().route.clone();
    use_effect_with(props.title.clone(), |title| browser::set_title(&format!("{title} – Ensemble")));
    // Those who hear the page learn from the heading where they are.
    use_effect_with(route, |_| {
        browser::scroll_to_top();
        browser::focus("title");
    });
    html! {
        <div class="page">
            <div class="page__head">
                if let Some(back) = &props.back {
                    <a class="page__back" href={back.path()}>{ icon(Icon::Back) }<span>{ t.back }</span></a>
                }
                <h1 id="title" class="page__title" tabindex="-1">{ &props.title }</h1>
            </div>
            <div class="page__body">{ props.children.clone() }</div>
        </div>
    }
}
