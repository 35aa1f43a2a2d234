//! What our words mean, and what we agreed on.

use shared::domain::Command;
use shared::domain::view::{DefinitionRow, Drift, EndorsementRow, VersionView};
use yew::prelude::*;

use super::see::{card, cards, to_list};
use crate::bridge::Request;
use crate::components::{Field, link, section, submit, trouble_note};
use crate::hooks::{use_asking, use_lang, use_role};
use crate::i18n::{Lang, intl, named, words};
use crate::route::Route;

/// Every term with its wordings.
pub(super) fn definitions(lang: Lang, rows: &[DefinitionRow]) -> Html {
    let t = lang.catalogue().see();
    let row = |row: &DefinitionRow| {
        let state = words::code(lang, "definitions", "state", &row.state).unwrap_or(&row.state);
        let wording = row.wordings.iter().map(|wording| {
            html! {
                <li key={wording.key.clone()}>
                    <a dir="auto" lang={wording.lang.clone()} href={Route::Entry("definitions".to_owned(), wording.key.clone()).path()}>
                        { wording.text.clone() }
                    </a>
                </li>
            }
        });
        html! {
            <li key={row.key.clone()} class="card">
                <h2 class="card__title" dir="auto">{ row.term.clone() }</h2>
                <p class="card__foot">
                    <span class={if row.is_contested { "chip chip--sending" } else { "tag" }}>{ state.to_owned() }</span>
                    <span>{ (t.wordings)(row.wordings.len()) }</span>
                </p>
                <ul class="stack">{ wording.collect::<Html>() }</ul>
            </li>
        }
    };
    html! {
        <div class="stack">
            { cards(t.nothing, rows.iter().map(row).collect()) }
            { to_list(lang, "definitions") }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct VersionsProps {
    pub(super) versions: Vec<VersionView>,
}

/// Named versions, where each partner stands, and what has changed since.
#[component]
pub(super) fn Versions(props: &VersionsProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let asking = use_asking();
    let name = use_state_eq(String::new);
    let may_name = use_role().in_team();
    let on_input = {
        let name = name.clone();
        Callback::from(move |typed| name.set(typed))
    };
    let onsubmit = {
        let asking = asking.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let command = Command::PublishVersion {
                name: (*name).clone(),
                meeting: String::new(),
                note: String::new(),
            };
            asking.ask(Request::Do(command), |_| {});
        })
    };
    html! {
        <div class="stack">
            if props.versions.is_empty() {
                <p>{ t.nothing }</p>
            }
            { props.versions.iter().map(|version| one_version(lang, version)).collect::<Html>() }
            if may_name {
                <details class="section">
                    <summary class="button">{ t.name_version }</summary>
                    // A new name begins with an empty field.
                    <form {onsubmit} key={props.versions.len().to_string()}>
                        <Field id="version-name" label={t.version_name} hint={t.version_hint} {on_input} />
                        { trouble_note(lang, asking.trouble().as_deref()) }
                        { submit("button button--primary", t.name_version) }
                    </form>
                </details>
            }
        </div>
    }
}

fn one_version(lang: Lang, version: &VersionView) -> Html {
    let t = lang.catalogue().see();
    let stance = |row: &EndorsementRow| {
        let said = row.stance.as_deref().and_then(|code| words::code(lang, "endorsements", "stance", code));
        let mut lines = vec![said.unwrap_or(t.no_stance).to_owned()];
        lines.extend(row.note.clone());
        card(&row.partner, html! { named::name(lang, "partners", &row.name) }, lines)
    };
    let drift = |(place, drift): (usize, &Drift)| {
        let text = lang.catalogue();
        let sentence = match drift {
            Drift::Text(field, written_in) => {
                (t.drift_text)((text.agenda().text)(field), (text.shell().language)(written_in))
            }
            Drift::Added(kind, _, name) => (t.drift_added)(&named::name(lang, kind, name)),
            Drift::Changed(kind, _, name) => (t.drift_changed)(&named::name(lang, kind, name)),
            Drift::Removed(kind, _, name) => (t.drift_removed)(&named::name(lang, kind, name)),
        };
        html! { <li key={place.to_string()}>{ sentence }</li> }
    };
    let changed = html! {
        <>
            if version.drift.is_empty() {
                <p>{ t.no_drift }</p>
            }
            <ul>{ version.drift.iter().enumerate().map(drift).collect::<Html>() }</ul>
        </>
    };
    let endorse =
        Route::NewEntry("endorsements".to_owned(), Some(("version".to_owned(), version.key.clone())));
    html! {
        <article class="card" key={version.key.clone()}>
            <h2 class="card__title">{ named::name(lang, "versions", &version.name) }</h2>
            <p>{ intl::day(lang, version.at_ms) }</p>
            { section(t.drift, changed) }
            { section(words::many(lang, "endorsements"), cards(t.nothing, version.endorsements.iter().map(stance).collect())) }
            <p>{ link(&endorse, "button", words::new(lang, "endorsements")) }</p>
        </article>
    }
}
