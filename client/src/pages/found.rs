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

/// See the module.
#[component]
pub(crate) fn Found() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = &text.arrival;
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
                { choice(&templates) }
                <Field id="nickname" label={(text.shell.optional)(t.nickname)} hint={t.nickname_hint} {on_input} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary", if asking.is_busy() { t.founding } else { t.found }) }
            </form>
        </Page>
    }
}
