//! Who changed what in one entry or one of the agenda's texts, and putting one thing back as a new edit.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::rights::Reach;
use shared::domain::view::{BackLink, Edited, EntryField, EntryView, HistoryRow, HistoryView, Query, View};
use yew::prelude::*;

use super::all::route_to;
use super::all_entry::EntryProps;
use crate::bridge::Request;
use crate::components::{Page, button, muted, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_reach, use_view};
use crate::i18n::{Lang, intl, named, words};
use crate::route::Route;

/// As much of a wording as goes on a button.
const LABEL_MAX: usize = 40;

/// Putting something back, and whether that was done here.
#[derive(Clone)]
struct Back {
    asking: Asking,
    is_done: UseStateHandle<bool>,
}

#[hook]
fn use_back() -> Back {
    Back { asking: use_asking(), is_done: use_state_eq(|| false) }
}

/// See the module.
#[component]
pub(crate) fn History(props: &EntryProps) -> Html {
    if props.kind == "agenda" {
        html! { <TextHistory text={props.entry.clone()} /> }
    } else {
        html! { <EntryHistory kind={props.kind.clone()} entry={props.entry.clone()} /> }
    }
}

#[component]
fn EntryHistory(props: &EntryProps) -> Html {
    let lang = use_lang();
    let back = use_back();
    let (kind, key) = (props.kind.as_str(), &props.entry);
    let stands = use_view(Query::Entry { kind: props.kind.clone(), key: key.clone() });
    let past = use_view(Query::History { kind: props.kind.clone(), key: key.clone() });
    let unknown = || html! { <p>{ lang.catalogue().all().unknown }</p> };
    let (title, shown) = match (stands.as_deref(), past.as_deref()) {
        (Some(View::Entry(Some(entry))), Some(View::History(Some(past)))) => {
            let row = |row: &HistoryRow| {
                html! {
                    <li class="card">
                        <h2 class="card__title">{ field_name(lang, kind, row) }</h2>
                        { told(lang, kind, (&row.field, &row.edited), (row.led_to.as_ref(), row.leads_to.as_ref())) }
                        { way_back(lang, kind, entry, row, &back) }
                        { muted(by_at(lang, row)) }
                        { misdated(lang, row) }
                    </li>
                }
            };
            // What is written new has a place in the list from the beginning; only moving it is worth a word.
            let is_told = |row: &&HistoryRow| {
                row.field != "rank" || !matches!(row.edited, Edited::Value { before: None, .. })
            };
            let rows = past.rows.iter().filter(is_told).map(row).collect();
            (named::name(lang, kind, &entry.name), list(lang, past, rows, &back))
        }
        (Some(View::Entry(None)), _) | (_, Some(View::History(None))) => {
            (words::one(lang, kind).to_owned(), unknown())
        }
        _ => (words::one(lang, kind).to_owned(), skeleton(lang)),
    };
    html! { <Page title={(lang.catalogue().history().title)(&title)} back={route_to(kind, key)}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct TextHistoryProps {
    /// A text of the agenda and its language, with `|` between them.
    text: String,
}

#[component]
fn TextHistory(props: &TextHistoryProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let back = use_back();
    let may_edit = use_reach("agenda") == Reach::All;
    let agenda = use_view(Query::Agenda);
    let past = use_view(Query::History { kind: "agenda".to_owned(), key: props.text.clone() });
    let (field, written_in) = props.text.split_once('|').unwrap_or((&props.text, lang.code()));
    let name = (text.agenda().text)(field);
    let name = if written_in == lang.code() {
        name.to_owned()
    } else {
        (text.all().in_language)(name, (text.shell().language)(written_in))
    };
    let shown = match (agenda.as_deref(), past.as_deref()) {
        (Some(View::Agenda(agenda)), Some(View::History(Some(past)))) => {
            let now = agenda.texts.get(field).and_then(|words| words.by_lang.get(written_in));
            let now = now.map_or("", String::as_str);
            let row = |row: &HistoryRow| {
                html! {
                    <li class="card">
                        <h2 class="card__title">{ by_at(lang, row) }</h2>
                        { misdated(lang, row) }
                        { told(lang, "agenda", (&row.field, &row.edited), (None, None)) }
                        if may_edit {
                            { put_back_text(lang, (field, written_in, now), row, &back) }
                        }
                    </li>
                }
            };
            list(lang, past, past.rows.iter().map(row).collect(), &back)
        }
        (_, Some(View::History(None))) => html! { <p>{ text.all().unknown }</p> },
        _ => skeleton(lang),
    };
    html! { <Page title={(text.history().title)(&name)} back={Route::Agenda}>{ shown }</Page> }
}

fn list(lang: Lang, past: &HistoryView, rows: Vec<Html>, back: &Back) -> Html {
    let t = lang.catalogue().history();
    let is_empty = rows.is_empty();
    html! {
        <div class="stack">
            <p>{ t.about }</p>
            { muted(t.phones_clocks.to_owned()) }
            { trouble_note(lang, back.asking.trouble().as_deref()) }
            <p role="status">{ if *back.is_done { t.is_back } else { "" } }</p>
            if is_empty {
                <p>{ t.nothing }</p>
            }
            <ul class="cards">{ rows.into_iter().collect::<Html>() }</ul>
            if past.is_cut {
                { muted(t.cut.to_owned()) }
            }
        </div>
    }
}

fn by_at(lang: Lang, row: &HistoryRow) -> String {
    let shell = lang.catalogue().shell();
    let who = if row.mine { shell.you } else { row.by.as_deref().unwrap_or(shell.somebody) };
    (shell.by_at)(who, &intl::moment(lang, row.at_ms))
}

fn misdated(lang: Lang, row: &HistoryRow) -> Html {
    if row.is_misdated { muted(lang.catalogue().history().misdated.to_owned()) } else { Html::default() }
}

fn field_name(lang: Lang, kind: &str, row: &HistoryRow) -> String {
    match row.field.as_str() {
        "archived" | "rank" => words::many(lang, kind).to_owned(),
        name => named::field(lang, kind, name),
    }
}

/// What a field says, in words.
pub(super) fn said(
    lang: Lang,
    kind: &str,
    field: &str,
    value: &Value,
    leads_to: Option<&BackLink>,
) -> String {
    let field = EntryField {
        name: field.to_owned(),
        value: value.clone(),
        others: Vec::new(),
        leads_to: leads_to.cloned(),
    };
    named::value(lang, kind, &field, value)
}

/// What was written to a field, in words; where it led before, and leads since.
pub(super) fn told(
    lang: Lang,
    kind: &str,
    (field, edited): (&str, &Edited),
    (led_to, leads_to): (Option<&BackLink>, Option<&BackLink>),
) -> Html {
    let t = lang.catalogue().history();
    let line = |words: String| html! { <p class="words" dir="auto">{ words }</p> };
    match edited {
        Edited::Value { after, .. } if field == "archived" => {
            line(if after.is_empty() { t.back_in_list } else { lang.catalogue().all().taken_out }.to_owned())
        }
        Edited::Value { .. } if field == "rank" => line(t.moved.to_owned()),
        Edited::Value { before, after } => {
            let then = said(lang, kind, field, after, leads_to);
            let Some(before) = before else { return line((t.written)(&then)) };
            let earlier = said(lang, kind, field, before, led_to);
            if after.is_empty() {
                line((t.emptied)(&earlier))
            } else if before == after {
                line((t.settled)(&then))
            } else if field.contains(':') {
                // A member of several, in or out: the same word on both sides would tell nothing.
                let is_in = *after == Value::Flag(true);
                line(if is_in { (t.put)(&then) } else { (t.out)(&earlier) })
            } else {
                html! { <>{ line((t.before)(&earlier)) }{ line((t.after)(&then)) }</> }
            }
        }
        Edited::Text { out, put, after } => html! {
            <>
                { out.iter().map(|sentence| line((t.out)(sentence))).collect::<Html>() }
                { put.iter().map(|sentence| line((t.put)(sentence))).collect::<Html>() }
                <details>
                    <summary class="summary">{ t.whole }</summary>
                    { line(if after.is_empty() { t.no_words.to_owned() } else { after.clone() }) }
                </details>
            </>
        },
    }
}

/// The button that puts a field back to what it was before a change, where that would change anything.
fn way_back(lang: Lang, kind: &str, entry: &EntryView, row: &HistoryRow, back: &Back) -> Html {
    let t = lang.catalogue().history();
    let Edited::Value { before: Some(before), .. } = &row.edited else { return Html::default() };
    let stands = entry.fields.iter().find(|field| field.name == row.field);
    let is_so = stands.is_some_and(|field| field.value == *before && field.others.is_empty())
        || (stands.is_none() && (before.is_empty() || *before == Value::Flag(false)));
    if is_so || !entry.may_change || ["archived", "rank"].contains(&row.field.as_str()) {
        return Html::default();
    }
    let fields = vec![(row.field.clone(), before.clone())];
    let command = Command::Change { kind: kind.to_owned(), key: entry.key.clone(), fields };
    let words = said(lang, kind, &row.field, before, row.led_to.as_ref());
    ask_button(&(t.put_back)(&short(&words)), command, back)
}

fn put_back_text(
    lang: Lang,
    (field, written_in, now): (&str, &str, &str),
    row: &HistoryRow,
    back: &Back,
) -> Html {
    let t = lang.catalogue().history();
    let Edited::Text { after, .. } = &row.edited else { return Html::default() };
    if after == now {
        return Html::default();
    }
    let command = Command::SetText {
        field: field.to_owned(),
        lang: written_in.to_owned(),
        text: after.clone(),
        base: now.to_owned(),
    };
    ask_button(&(t.put_back_text)(&intl::moment(lang, row.at_ms)), command, back)
}

fn ask_button(words: &str, command: Command, back: &Back) -> Html {
    let Back { asking, is_done } = back.clone();
    let onclick = Callback::from(move |_| {
        let is_done = is_done.clone();
        asking.ask(Request::Do(command.clone()), move |_| is_done.set(true));
    });
    html! { <div class="buttons">{ button("button", words, onclick) }</div> }
}

/// The beginning of a wording.
fn short(words: &str) -> String {
    let mut letters = words.chars();
    let begin: String = letters.by_ref().take(LABEL_MAX).collect();
    if letters.next().is_some() { begin + "…" } else { begin }
}
