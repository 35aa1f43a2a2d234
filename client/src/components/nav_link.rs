//! A link to a screen, which says when it is the one shown.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::hooks::use_go;
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct NavLinkProps {
    pub(crate) to: Route,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What those hear who do not see what is around it; the visible words unless given.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    pub(crate) children: Html,
}

/// See the module.
#[component]
pub(crate) fn NavLink(props: &NavLinkProps) -> Html {
    let go = use_go();
    let is_here = use_route::<Route>().as_ref() == Some(&props.to);
    let onclick = {
        let to = props.to.clone();
        Callback::from(move |event: MouseEvent| {
            // With these keys the browser opens another tab or window.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                go.emit(to.clone());
            }
        })
    };
    html! {
        <a
            class={props.class.clone()}
            href={props.to.to_path()}
            aria-current={is_here.then_some("page")}
            aria-label={props.label.clone()}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
