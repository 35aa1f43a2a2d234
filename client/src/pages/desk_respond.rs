//! Responding to a voice: saying where it stands, and answering it.

use shared::domain::view::VoiceRow;
use shared::domain::{Audience, Command};
use yew::prelude::*;

use super::desk_decided::Decision;
use crate::bridge::Request;
use crate::components::{Choice, Field, Offer, Typing, choice, submit, trouble_note};
use crate::hooks::{Kept, use_asking, use_draft, use_lang};
use crate::state::form::Form;

/// What the team can decide about a voice at present.
const DECISIONS: [&str; 4] = ["read", "in_discussion", "kept_for_later", "not_now"];

#[derive(Properties, PartialEq, Clone)]
pub(crate) struct RespondProps {
    pub(crate) voice: VoiceRow,
    pub(crate) on_decided: Callback<Decision>,
}

#[derive(Properties, PartialEq)]
struct FormProps {
    about: VoiceRow,
    on_done: Callback<Decision>,
}

/// See the module.
#[component]
pub(crate) fn Respond(props: &RespondProps) -> Html {
    let t = &use_lang().catalogue().desk();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let on_done = {
        let (is_open, on_decided) = (is_open.clone(), props.on_decided.clone());
        Callback::from(move |decision| {
            on_decided.emit(decision);
            is_open.set(false);
        })
    };
    let panel = format!("respond-{}", props.voice.receipt);
    html! {
        <div class="respond">
            <button
                type="button"
                id={format!("respond-to-{}", props.voice.key)}
                class="button button--primary"
                aria-expanded={if *is_open { "true" } else { "false" }}
                aria-controls={panel.clone()}
                aria-label={(t.respond_to)(&props.voice.receipt)}
                {onclick}
            >
                { t.respond }
            </button>
            <div id={panel}>
                if *is_open {
                    <AnswerForm about={props.voice.clone()} on_done={on_done.clone()} />
                    <ReviewForm about={props.voice.clone()} on_done={on_done.clone()} />
                }
            </div>
        </div>
    }
}

#[component]
fn AnswerForm(props: &FormProps) -> Html {
    let about = &props.about;
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.desk();
    let asking = use_asking();
    let (kept, keeper) = use_draft(AttrValue::from(format!("reply.{}", about.key)));
    let typed = use_state_eq(|| None::<String>);
    let Some(Kept { text: kept, .. }) = kept else { return html! { <div hidden=true></div> } };
    let first = Form::decode(&kept).get("body").to_owned();
    let body = (*typed).clone().unwrap_or_else(|| first.clone());
    let on_input = {
        let (typed, keeper) = (typed, keeper.clone());
        Callback::from(move |body: String| {
            keeper.change(Form::default().with("body", &body).encode());
            typed.set(Some(body));
        })
    };
    let onsubmit = {
        let (asking, voice, on_done) = (asking.clone(), about.key.clone(), props.on_done.clone());
        let answered = text.decide().answered;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (keeper, on_done) = (keeper.clone(), on_done.clone());
            let command = Command::Reply {
                contribution: voice.clone(),
                body: body.clone(),
                lang: lang.code().to_owned(),
            };
            asking.ask(Request::Do(command), move |_| {
                keeper.forget();
                on_done.emit(Decision { said: answered.to_owned(), undo: None, see: None });
            });
        })
    };
    let hint = match about.audience {
        Audience::Team => t.answer_hint_author,
        Audience::Everyone => t.answer_hint_everyone,
    };
    html! {
        <form class="respond__form" {onsubmit}>
            <Field
                id={format!("answer-{}", about.receipt)}
                label={t.answer}
                {hint}
                typing={Typing::Lines(4)}
                initial={first}
                {on_input}
            />
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button button--primary", if asking.is_busy() { text.shell().saving } else { t.send_answer }) }
        </form>
    }
}

/// What says again where a voice stands now: nowhere, if what became of it says so.
fn stands(voice: &VoiceRow) -> Command {
    let said = voice.review.clone().filter(|state| DECISIONS.contains(&state.as_str()));
    let reason = said.as_ref().and_then(|_| voice.reason.clone()).unwrap_or_default();
    Command::Review { contribution: voice.key.clone(), state: said.unwrap_or_default(), reason }
}

#[component]
fn ReviewForm(props: &FormProps) -> Html {
    let about = &props.about;
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.desk();
    let asking = use_asking();
    let state = use_state_eq(|| None::<AttrValue>);
    let reason = use_state_eq(String::new);
    let error = use_state_eq(|| "");
    let on_choose = {
        let (state, error) = (state.clone(), error.clone());
        Callback::from(move |chosen: AttrValue| {
            error.set("");
            state.set(Some(chosen));
        })
    };
    let on_input = {
        let reason = reason.clone();
        Callback::from(move |typed| reason.set(typed))
    };
    let onsubmit = {
        let (asking, state, error) = (asking.clone(), state.clone(), error.clone());
        let (voice, on_done, before) = (about.key.clone(), props.on_done.clone(), stands(about));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(state) = &*state else {
                error.set(t.choose_one);
                return;
            };
            let command = Command::Review {
                contribution: voice.clone(),
                state: state.to_string(),
                reason: (*reason).clone(),
            };
            let said = (text.decide().marked)((t.decide)(state));
            let (on_done, undo) = (on_done.clone(), Some(before.clone()));
            asking.ask(Request::Do(command), move |_| on_done.emit(Decision { said, undo, see: None }));
        })
    };
    let offer = |code: &str| Offer {
        value: AttrValue::from(code.to_owned()),
        label: AttrValue::from((t.decide)(code)),
        about: AttrValue::default(),
        icon: None,
    };
    let id = format!("state-{}", about.receipt);
    let chosen = (*state).clone().unwrap_or_default();
    let states = Choice {
        id: &id,
        legend: t.where_it_stands,
        is_legend_hidden: false,
        error: *error,
        offers: DECISIONS.map(offer).to_vec(),
        chosen: &chosen,
        on_choose,
    };
    html! {
        <form class="respond__form" {onsubmit}>
            { choice(&states) }
            <Field
                id={format!("reason-{}", about.receipt)}
                label={(text.shell().optional)(t.reason)}
                hint={t.reason_hint}
                typing={Typing::Lines(2)}
                {on_input}
            />
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button", t.mark) }
        </form>
    }
}
