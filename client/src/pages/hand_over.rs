//! Files from hand to hand, where there is no network: making one, and taking one in after a look into it.

use std::rc::Rc;

use shared::domain::view::{Query, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::field_days;
use crate::bridge::{HandOverSummary, Reply, Request};
use crate::browser;
use crate::components::{Page, button, link, muted, section, trouble_note};
use crate::hooks::{use_asking, use_lang, use_view};
use crate::i18n::{HandOverText, Lang, intl};
use crate::route::Route;

const FIELD: &str = "hand-over-file";

/// See the module.
#[component]
pub(crate) fn HandOver() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().hand_over();
    html! {
        <Page title={t.title}>
            <p>{ t.about }</p>
            { section(t.give, html! { <GiveFile /> }) }
            { section(t.take, html! { <TakeFile /> }) }
            <p>{ link(&Route::SetAside, "button", t.set_aside) }</p>
        </Page>
    }
}

/// A file that was made and is to be handed on, with its name.
#[derive(Clone, PartialEq)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) bytes: Rc<Vec<u8>>,
}

#[component]
fn GiveFile() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().hand_over();
    let asking = use_asking();
    let made = use_state_eq(|| None::<Made>);
    let make = |everything: bool| {
        let (asking, made) = (asking.clone(), made.clone());
        Callback::from(move |_| {
            let made = made.clone();
            asking.ask(Request::Export { everything }, move |reply| {
                if let Reply::File { bytes } = reply {
                    let name = file_name(if everything { "backup" } else { "unsent" }, "ensemble");
                    made.set(Some(Made { name, bytes: Rc::new(bytes) }));
                }
            });
        })
    };
    let handed = {
        let asking = asking.clone();
        Callback::from(move |()| asking.ask(Request::HandedOver, |_| {}))
    };
    html! {
        <>
            <p>{ t.unsent_about }</p>
            { button("button button--primary", t.unsent, make(false)) }
            <p>{ t.backup_about }</p>
            { button("button", t.backup, make(true)) }
            <div role="status">
                if let Some(made) = &*made {
                    { hand_on(lang, made, &handed) }
                }
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
        </>
    }
}

/// The ways to hand a file on; `handed` hears that one was taken.
pub(super) fn hand_on(lang: Lang, made: &Made, handed: &Callback<()>) -> Html {
    let text = lang.catalogue();
    let t = text.hand_over();
    let way = |to: fn(&str, &[u8])| {
        let (Made { name, bytes }, handed) = (made.clone(), handed.clone());
        Callback::from(move |_| {
            to(&name, &bytes);
            handed.emit(());
        })
    };
    html! {
        <div class="note">
            <p>{ (t.made)(&made.name) }</p>
            <div class="buttons">
                if browser::can_share_file(&made.name) {
                    { button("button", text.shell().share, way(browser::share_file)) }
                }
                { button("button", t.save, way(browser::save_file)) }
            </div>
        </div>
    }
}

fn aside(bytes: &Rc<Vec<u8>>) -> Made {
    Made { name: file_name("set-aside", "bin"), bytes: Rc::clone(bytes) }
}

/// `ensemble-unsent-2026-11-22.ensemble`
pub(super) fn file_name(what: &str, kind: &str) -> String {
    format!("ensemble-{what}-{}.{kind}", browser::today())
}

/// A file that was chosen, and what is in it; taken in already if so.
#[derive(Clone, PartialEq)]
struct Chosen {
    file: Rc<Vec<u8>>,
    summary: HandOverSummary,
    is_in: bool,
}

#[component]
fn TakeFile() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().hand_over();
    let asking = use_asking();
    let chosen = use_state_eq(|| None::<Chosen>);
    let onchange = {
        let (asking, chosen) = (asking.clone(), chosen.clone());
        Callback::from(move |_: Event| {
            let (asking, chosen) = (asking.clone(), chosen.clone());
            chosen.set(None);
            spawn_local(async move {
                let Some(file) = browser::chosen_file(FIELD).await else { return };
                asking.ask(Request::Preview { file: file.clone() }, move |reply| {
                    if let Reply::HandOver(summary) = reply {
                        chosen.set(Some(Chosen { file: Rc::new(file), summary, is_in: false }));
                    }
                });
            });
        })
    };
    let take = {
        let (asking, chosen) = (asking.clone(), chosen.clone());
        Callback::from(move |_| {
            let Some(Chosen { file, .. }) = (*chosen).clone() else { return };
            let chosen = chosen.clone();
            asking.ask(Request::Import { file: file.to_vec() }, move |reply| {
                if let Reply::HandOver(summary) = reply {
                    chosen.set(Some(Chosen { file, summary, is_in: true }));
                }
            });
        })
    };
    let leave = {
        let chosen = chosen.clone();
        Callback::from(move |_| chosen.set(None))
    };
    html! {
        <>
            <div class="field">
                <label class="field__label" for={FIELD}>{ t.choose }</label>
                <input id={FIELD} class="field__control" type="file" {onchange} />
            </div>
            <div role="status">
                if let Some(Chosen { summary, is_in, .. }) = &*chosen {
                    { inside(lang, summary) }
                    if *is_in {
                        <p>{ t.taken }</p>
                        <DaysIn maker={summary.from.clone()} />
                    } else if summary.n_fresh > 0 {
                        <div class="buttons">
                            { button("button button--primary", t.take_in, take) }
                            { button("button", t.leave, leave) }
                        </div>
                    }
                }
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DaysInProps {
    /// What the person is called whose phone made the file.
    maker: Option<String>,
}

/// Whether the latest day in the field of who made the file is all there.
#[component]
fn DaysIn(props: &DaysInProps) -> Html {
    let lang = use_lang();
    let view = use_view(Query::FieldDays);
    let day = match view.as_deref() {
        Some(View::FieldDays(days)) => days.iter().find(|day| !day.mine && day.by == props.maker),
        _ => None,
    };
    match day {
        Some(day) => html! { <ul class="cards">{ field_days::one(lang, day) }</ul> },
        None => html! { <div hidden=true></div> },
    }
}

/// What a file holds, in words.
fn inside(lang: Lang, summary: &HandOverSummary) -> Html {
    let text = lang.catalogue();
    let t: &HandOverText = text.hand_over();
    let who = summary.from.as_deref().unwrap_or(text.shell().somebody);
    let HandOverSummary { added, n_changed, n_disagreeing, n_waiting, n_refused, .. } = summary;
    let counted = [
        (*n_changed, t.changes),
        (*n_disagreeing, t.disagrees),
        (*n_waiting, t.waits),
        (*n_refused, t.refused),
    ];
    // Kinds without a word of their own come last, as one number.
    let (named, others): (Vec<_>, Vec<_>) =
        added.iter().partition(|(kind, _)| (t.adds)(kind, 1) != (t.adds)("", 1));
    let n_others = others.iter().map(|(_, n)| *n).sum();
    let lines: Vec<String> = named
        .iter()
        .map(|(kind, n)| (t.adds)(kind, *n))
        .chain((n_others > 0).then(|| (t.adds)("", n_others)))
        .chain(counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(n)))
        .collect();
    html! {
        <>
            <p dir="auto"><strong>{ (t.from)(who, &intl::moment(lang, summary.at_ms)) }</strong></p>
            if summary.n_fresh == 0 {
                <p>{ t.nothing_new }</p>
            }
            <ul>{ lines.into_iter().map(|line| html! { <li>{ line }</li> }).collect::<Html>() }</ul>
        </>
    }
}

/// What could not be read and is kept.
#[component]
pub(crate) fn SetAside() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().hand_over();
    let asking = use_asking();
    let found = use_state_eq(|| None::<(Vec<crate::bridge::SetAsideRow>, Rc<Vec<u8>>)>);
    {
        let (asking, found) = (asking.clone(), found.clone());
        use_effect_with((), move |()| {
            asking.ask(Request::SetAside, move |reply| {
                if let Reply::SetAside { rows, bytes } = reply {
                    found.set(Some((rows, Rc::new(bytes))));
                }
            });
        });
    }
    html! {
        <Page title={t.set_aside}>
            { trouble_note(lang, asking.trouble().as_deref()) }
            if let Some((rows, bytes)) = &*found {
                if rows.is_empty() {
                    <p>{ t.set_aside_none }</p>
                } else {
                    <p>{ t.set_aside_about }</p>
                    <ul class="cards">
                        { for rows.iter().enumerate().map(|(n, row)| html! {
                            <li key={n} class="card">{ muted((lang.catalogue().trouble().technical)(&row.why)) }</li>
                        }) }
                    </ul>
                    { hand_on(lang, &aside(bytes), &Callback::noop()) }
                }
            }
        </Page>
    }
}
