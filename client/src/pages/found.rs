//! Founding an initiative from a template.

use shared::domain::template::{TEMPLATES, Template};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Choice, Field, Offer, Page, choice, submit, trouble_note};
use crate::hooks::{use_asking, use_go, use_lang};
use crate::i18n::Lang;
use crate::route::Route;

fn offer(lang: Lang, template: &Template) -> Offer {
    Offer {
        value: AttrValue::from(template.id),
        label: AttrValue::from(template.name(lang.code())),
        about: AttrValue::from(template.about(lang.code())),
        icon: None,
    }
}

fn typed_into(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.clone();
    Callback::from(move |typed| state.set(typed))
}

/// See the module.
#[component]
pub(crate) fn Found() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.arrival();
    let (go, asking) = (use_go(), use_asking());
    let template = use_state_eq(|| AttrValue::from(TEMPLATES.first().map_or("", |first| first.id)));
    let nickname = use_state_eq(String::new);
    let templates = Choice {
        id: "template",
        legend: t.template,
        is_legend_hidden: false,
        error: "",
        offers: TEMPLATES.iter().map(|template| offer(lang, template)).collect(),
        chosen: &template,
        on_choose: {
            let template = template.clone();
            Callback::from(move |id| template.set(id))
        },
    };
    let code = use_state_eq(String::new);
    let on_nickname = typed_into(&nickname);
    let on_code = typed_into(&code);
    let onsubmit = {
        let (asking, template) = (asking.clone(), template.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let go = go.clone();
            let request = Request::Found {
                template: template.to_string(),
                nickname: nickname.trim().to_owned(),
                code: code.trim().to_owned(),
            };
            asking.ask(request, move |_| go.emit(Route::Recovery));
        })
    };
    html! {
        <Page title={t.found_title} back={Route::Home}>
            <p>{ t.found_intro }</p>
            <form {onsubmit}>
                { choice(&templates) }
                <Field
                    id="nickname"
                    label={(text.shell().optional)(t.nickname)}
                    hint={t.nickname_hint}
                    on_input={on_nickname}
                />
                <Field id="code" label={(text.shell().optional)(t.code)} hint={t.code_hint} on_input={on_code} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary", if asking.is_busy() { t.founding } else { t.found }) }
            </form>
        </Page>
    }
}
