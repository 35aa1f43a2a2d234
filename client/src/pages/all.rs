//! Everything that is written down in the initiative, section by section: the way to every list.

use shared::domain::schema::{KINDS, Kind, Section};
use yew::prelude::*;

use super::see::looks;
use crate::components::{Page, link, muted};
use crate::hooks::use_lang;
use crate::i18n::{Lang, words};
use crate::route::Route;

/// Whether a kind has a list of its own: what only commands write, and what hangs on something else, is shown there.
pub(super) fn has_list(kind: &Kind) -> bool {
    !kind.by_command && !kind.blind && !kind.beside
}

/// See the module.
#[component]
pub(crate) fn All() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().all();
    let sections = words::SECTIONS.into_iter().filter(|section| kinds(*section).next().is_some());
    html! {
        <Page title={t.title}>
            <p>{ t.about }</p>
            <p>{ link(&Route::Papers, "button", lang.catalogue().papers().title) }</p>
            { sections.map(|section| one(lang, section)).collect::<Html>() }
        </Page>
    }
}

fn kinds(section: Section) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(move |kind| kind.section == section && has_list(kind))
}

fn one(lang: Lang, section: Section) -> Html {
    let row = |kind: &'static Kind| {
        html! {
            <li key={kind.name} class="card">
                <h3 class="card__title">
                    <a class="card__link" href={route(kind.name).path()}>{ words::many(lang, kind.name) }</a>
                </h3>
                { muted(words::about(lang, kind.name).to_owned()) }
            </li>
        }
    };
    html! {
        <section class="section" key={words::section(lang, section)}>
            <h2>{ words::section(lang, section) }</h2>
            <p>{ words::about_section(lang, section) }</p>
            <ul class="cards">
                { looks(lang, section) }
                { kinds(section).map(row).collect::<Html>() }
            </ul>
        </section>
    }
}

/// The screen of a kind's list: its own, where it has one.
pub(super) fn route(kind: &str) -> Route {
    match kind {
        "indicators" => Route::Results,
        _ => Route::List(kind.to_owned()),
    }
}

/// The screen of one of a kind.
pub(super) fn route_to(kind: &str, key: &str) -> Route {
    match kind {
        "contributions" => Route::Voice(key.to_owned()),
        "indicators" => Route::Indicator(key.to_owned()),
        _ => Route::Entry(kind.to_owned(), key.to_owned()),
    }
}
