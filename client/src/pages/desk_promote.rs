//! Making something of a voice: what it becomes, in a few words, and an answer in the language it was given in.

use shared::domain::schema;
use shared::domain::view::VoiceRow;
use shared::domain::{Audience, Command};
use yew::prelude::*;

use super::all::route_to;
use super::desk_decided::Decision;
use crate::bridge::{Reply, Request};
use crate::components::{Choice, Field, Offer, Typing, choice, submit, trouble_note};
use crate::hooks::{Asking, DraftKeeper, Kept, use_asking, use_draft, use_lang};
use crate::i18n::{Lang, words};
use crate::state::form::Form;
use crate::state::promote::{KINDS, answer_lang, fields, first, reply_of, to_choose};

#[derive(Properties, PartialEq)]
pub(crate) struct PromoteProps {
    pub(crate) voice: VoiceRow,
    pub(crate) on_decided: Callback<Decision>,
}

/// See the module.
#[component]
pub(crate) fn Promote(props: &PromoteProps) -> Html {
    let t = use_lang().catalogue().decide();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let on_decided = {
        let (is_open, on_decided) = (is_open.clone(), props.on_decided.clone());
        Callback::from(move |decision| {
            on_decided.emit(decision);
            is_open.set(false);
        })
    };
    let panel = format!("promote-{}", props.voice.receipt);
    html! {
        <div class="respond">
            <button type="button" id={format!("make-of-{}", props.voice.key)} class="button" aria-expanded={if *is_open { "true" } else { "false" }}
                aria-controls={panel.clone()} aria-label={(t.promote_which)(&props.voice.receipt)} {onclick}>
                { t.promote }
            </button>
            <div id={panel}>
                if *is_open {
                    <Loading voice={props.voice.clone()} {on_decided} />
                }
            </div>
        </div>
    }
}

#[component]
fn Loading(props: &PromoteProps) -> Html {
    let (kept, keeper) = use_draft(AttrValue::from(format!("promote.{}", props.voice.key)));
    let Some(kept) = kept else { return html! { <div hidden=true></div> } };
    html! { <PromoteForm voice={props.voice.clone()} on_decided={props.on_decided.clone()} {kept} {keeper} /> }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    voice: VoiceRow,
    on_decided: Callback<Decision>,
    kept: Kept,
    keeper: DraftKeeper,
}

#[component]
fn PromoteForm(props: &FormProps) -> Html {
    let (lang, asking) = (use_lang(), use_asking());
    let text = lang.catalogue();
    let (t, voice) = (text.decide(), &props.voice);
    let form = use_state_eq(|| match props.kept.is_some() {
        true => Form::decode(&props.kept.text),
        false => first(voice),
    });
    let is_lacking = use_state_eq(|| false);
    let set = {
        let (form, keeper) = (form.clone(), props.keeper.clone());
        move |name: &str, content: &str| {
            let next = form.with(name, content);
            keeper.change(next.encode());
            form.set(next);
        }
    };
    let change = |name: &'static str| {
        let set = set.clone();
        Callback::from(move |typed: String| set(name, &typed))
    };
    let kind = schema::kind(form.get("to"));
    let answer = answer_lang(voice, lang);
    let suggested = kind.map_or("", |kind| (answer.catalogue().decide().promote_suggested)(kind.name));
    let onsubmit = add(props, &form, &is_lacking, &asking, lang);
    let lacks = |name: &str, sentence: &'static str| {
        if *is_lacking && form.get(name).trim().is_empty() { sentence } else { "" }
    };
    let pick = |name: &'static str| {
        let set = set.clone();
        Callback::from(move |code: AttrValue| set(name, &code))
    };
    let id = |name: &str| format!("promote-{}-{name}", voice.receipt);
    let kinds = Choice {
        id: &id("to"),
        legend: t.promote_to,
        is_legend_hidden: false,
        error: lacks("to", t.promote_choose),
        offers: KINDS.map(|(name, ..)| offer(name, words::one(lang, name))).to_vec(),
        chosen: form.get("to"),
        on_choose: pick("to"),
    };
    let more = kind.into_iter().flat_map(to_choose).map(|(spec, codes)| {
        let said = |code: &str| words::code(lang, form.get("to"), spec.name, code).unwrap_or_default();
        choice(&Choice {
            id: &id(spec.name),
            legend: words::field(lang, form.get("to"), spec.name).unwrap_or_default(),
            is_legend_hidden: false,
            error: lacks(spec.name, text.trouble().missing),
            offers: codes.iter().map(|code| offer(code, said(code))).collect(),
            chosen: form.get(spec.name),
            on_choose: pick(spec.name),
        })
    });
    html! {
        <form class="respond__form" {onsubmit}>
            { choice(&kinds) }
            { more.collect::<Html>() }
            if voice.audience == Audience::Team {
                <p class="note">{ t.promote_from_team }</p>
            }
            <Field id={id("title")} label={t.promote_title} hint={t.promote_title_hint} error={lacks("title", t.promote_untitled)}
                initial={form.get("title").to_owned()} typing={Typing::Lines(2)} on_input={change("title")} />
            // Another kind suggests another answer, unless one was typed.
            <div key={form.get("to").to_owned()}>
                if kind.is_some() {
                    <Field id={id("reply")} label={(text.shell().optional)(t.promote_reply)}
                        hint={(t.promote_reply_hint)((text.shell().language)(answer.code()))}
                        initial={reply_of(&form, suggested)} lang={Some(AttrValue::from(answer.code()))}
                        typing={Typing::Lines(3)} on_input={change("reply")} />
                }
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button button--primary", if asking.is_busy() { text.shell().saving } else { t.promote_do }) }
        </form>
    }
}

fn offer(code: &str, label: &'static str) -> Offer {
    Offer {
        value: AttrValue::from(code.to_owned()),
        label: AttrValue::from(label),
        about: AttrValue::default(),
        icon: None,
    }
}

fn add(
    props: &FormProps,
    form: &UseStateHandle<Form>,
    is_lacking: &UseStateHandle<bool>,
    asking: &Asking,
    lang: Lang,
) -> Callback<SubmitEvent> {
    let (form, is_lacking, asking) = (form.clone(), is_lacking.clone(), asking.clone());
    let (voice, keeper, on_decided) = (props.voice.clone(), props.keeper.clone(), props.on_decided.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let read = fields(&form, &voice, lang);
        is_lacking.set(read.is_none());
        let Some((kind, fields)) = read else { return };
        let answer = answer_lang(&voice, lang);
        let suggested = (answer.catalogue().decide().promote_suggested)(kind.name);
        let command = Command::Promote {
            contribution: voice.key.clone(),
            kind: kind.name.to_owned(),
            fields,
            reply: reply_of(&form, suggested),
            lang: answer.code().to_owned(),
        };
        let (keeper, on_decided, voice) = (keeper.clone(), on_decided.clone(), voice.key.clone());
        let said = (lang.catalogue().decide().promoted)(form.get("title").trim());
        asking.ask(Request::Do(command), move |reply| {
            keeper.forget();
            let made = if let Reply::Written { key } = reply { key } else { None };
            let promotion = made.as_ref().map(|key| [&*voice, "|", key].concat());
            on_decided.emit(Decision {
                said,
                undo: promotion.map(|promotion| Command::TakeBack { promotion }),
                see: made.map(|key| route_to(kind.name, &key)),
            });
        });
    })
}
