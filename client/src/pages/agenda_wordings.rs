//! A paragraph of the agenda that two people rewrote without knowing of each other: one wording, the other, or both.

use shared::domain::Command;
use shared::domain::view::{OneWording, Query, TwoWordings, View};
use yew::prelude::*;

use super::desk_decided::{Decided, Decision, use_decisions};
use crate::bridge::Request;
use crate::components::{button, muted, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_view};
use crate::i18n::{Lang, intl};

#[derive(Properties, PartialEq)]
pub(super) struct WordingsProps {
    /// One of the agenda's texts.
    pub(super) field: AttrValue,
    /// The text as it stands.
    pub(super) now: AttrValue,
    pub(super) on_chosen: Callback<()>,
}

/// See the module.
#[component]
pub(super) fn Wordings(props: &WordingsProps) -> Html {
    let lang = use_lang();
    let asking = use_asking();
    let (last, on_decided) = use_decisions();
    let on_decided = on_decided.reform({
        let on_chosen = props.on_chosen.clone();
        move |decision: Decision| {
            on_chosen.emit(());
            decision
        }
    });
    let view = use_view(Query::Wordings { lang: lang.code().to_owned() });
    let Some(View::Wordings(wordings)) = view.as_deref() else { return html! { <div hidden=true></div> } };
    let of_it = wordings.iter().filter(|two| two.field == *props.field);
    html! {
        <div class="stack">
            <Decided {last} />
            { of_it.map(|two| choice(lang, props, two, (&asking, &on_decided))).collect::<Html>() }
            { trouble_note(lang, asking.trouble().as_deref()) }
        </div>
    }
}

/// A text's paragraphs that have two wordings.
pub(super) fn with_two<'v>(view: Option<&'v View>, field: &str) -> Vec<&'v TwoWordings> {
    let Some(View::Wordings(wordings)) = view else { return Vec::new() };
    wordings.iter().filter(|two| two.field == field).collect()
}

fn choice(
    lang: Lang,
    props: &WordingsProps,
    two: &TwoWordings,
    (asking, on_decided): (&Asking, &Callback<Decision>),
) -> Html {
    let t = lang.catalogue().agenda();
    let keep = |wording: String| {
        let (asking, on_decided) = (asking.clone(), on_decided.clone());
        let (field, now, woven) = (props.field.to_string(), props.now.to_string(), two.woven.clone());
        Callback::from(move |_| {
            let chosen = now.replacen(&woven, &wording, 1);
            let text = |base: &str, text: &str| Command::SetText {
                field: field.clone(),
                lang: lang.code().to_owned(),
                text: text.to_owned(),
                base: base.to_owned(),
            };
            let (on_decided, undo) = (on_decided.clone(), Some(text(&chosen, &now)));
            asking.ask(Request::Do(text(&now, &chosen)), move |_| {
                on_decided.emit(Decision { said: t.wording_kept.to_owned(), undo, see: None });
            });
        })
    };
    let both = [&two.one.wording, "\n", &two.other.wording].concat();
    html! {
        <section class="note" key={two.woven.clone()}>
            <h2 class="note__title">{ t.two_wordings }</h2>
            <p>{ t.two_wordings_about }</p>
            <ul class="answers answers--beside">
                { one(lang, "A", &two.one, t.keep_first, keep(two.one.wording.clone())) }
                { one(lang, "B", &two.other, t.keep_second, keep(two.other.wording.clone())) }
            </ul>
            <div class="buttons">{ button("button", t.keep_both, keep(both)) }</div>
        </section>
    }
}

fn one(
    lang: Lang,
    name: &'static str,
    wording: &OneWording,
    words: &'static str,
    keep: Callback<MouseEvent>,
) -> Html {
    let t = lang.catalogue().shell();
    let who = wording.by.as_deref().unwrap_or(t.somebody);
    html! {
        <li key={name}>
            <p class="words" dir="auto"><strong>{ name }{ " – " }</strong>{ wording.wording.clone() }</p>
            { muted((t.by_at)(who, &intl::moment(lang, wording.at_ms))) }
            { button("button", words, keep) }
        </li>
    }
}
