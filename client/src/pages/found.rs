//! Founding an initiative from a template.

use shared::domain::template::{CARDS, Card};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{Choice, Field, Offer, Page, choice, submit, trouble_note};
use crate::hooks::{use_asking, use_go, use_lang};
use crate::i18n::Lang;
use crate::route::Route;

/// The group of examples.
const EXAMPLE: &str = "example";

fn offer(lang: Lang, card: &Card) -> Offer {
    Offer {
        value: AttrValue::from(card.id),
        label: AttrValue::from(card.name(lang.code())),
        about: AttrValue::from(card.about(lang.code())),
        icon: None,
    }
}

/// One question in two groups: to begin with, or to look at.
fn cards(
    lang: Lang,
    (id, legend): (&'static str, &'static str),
    template: &UseStateHandle<AttrValue>,
) -> Html {
    let on_choose = {
        let template = template.clone();
        Callback::from(move |id| template.set(id))
    };
    let of_group = CARDS.iter().filter(|card| card.is_example == (id == EXAMPLE));
    choice(&Choice {
        id,
        legend,
        is_legend_hidden: false,
        error: "",
        offers: of_group.map(|card| offer(lang, card)).collect(),
        chosen: template,
        on_choose,
    })
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
    let template = use_state_eq(|| AttrValue::from(CARDS.first().map_or("", |first| first.id)));
    let nickname = use_state_eq(String::new);
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
                { cards(lang, ("template", t.template), &template) }
                { cards(lang, (EXAMPLE, t.example), &template) }
                <p class="muted">{ t.example_about }</p>
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
