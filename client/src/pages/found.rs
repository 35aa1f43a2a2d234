//! Founding an initiative from a template.

use shared::domain::template::{TEMPLATES, Template};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Choice, Offer, Page, TextField, TroubleNote};
use crate::hooks::{use_asking, use_go, use_lang, use_text};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Found() -> Html {
    let text = use_text();
    let t = &text.arrival;
    let lang = use_lang();
    let go = use_go();
    let asking = use_asking();
    let template = use_state_eq(|| AttrValue::from(TEMPLATES.first().map_or("", |first| first.id)));
    let nickname = use_state_eq(String::new);
    let offer = |template: &&Template| Offer {
        value: AttrValue::from(template.id),
        label: AttrValue::from(template.name(lang.code())),
        about: AttrValue::from(template.about(lang.code())),
        icon: None,
    };
    let on_choose = {
        let template = template.clone();
        Callback::from(move |id| template.set(id))
    };
    let on_input = {
        let nickname = nickname.clone();
        Callback::from(move |typed| nickname.set(typed))
    };
    let onsubmit = {
        let (asking, template) = (asking.clone(), template.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let go = go.clone();
            let request = Request::Found {
                template: template.to_string(),
                lang: lang.code().to_owned(),
                nickname: nickname.trim().to_owned(),
            };
            asking.ask(request, move |_| go.emit(Route::Recovery));
        })
    };
    html! {
        <Page title={t.found_title} back={Route::Home}>
            <p>{ t.found_intro }</p>
            <form {onsubmit}>
                <Choice
                    id="template"
                    legend={t.template}
                    offers={TEMPLATES.iter().map(offer).collect::<Vec<_>>()}
                    chosen={Some((*template).clone())}
                    {on_choose}
                />
                <TextField
                    id="nickname"
                    label={(text.shell.optional)(t.nickname)}
                    hint={t.nickname_hint}
                    {on_input}
                />
                <TroubleNote trouble={asking.trouble()} />
                <button type="submit" class="button button--primary">
                    { if asking.is_busy() { t.founding } else { t.found } }
                </button>
            </form>
        </Page>
    }
}
