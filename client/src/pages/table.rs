//! The list of a kind as a table for a spreadsheet, and a table that somebody brings: what is in it is shown row by row
//! before anything is written.

use shared::domain::command::may_create;
use shared::domain::csv::{Brought, Preview};
use shared::domain::rights::Reach;
use shared::domain::schema::{self, Kind};
use shared::domain::view::{Query, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::all::route;
use super::paper_file::PaperFile;
use super::table_preview::{counts, guessed, outcome, which_columns};
use crate::bridge::{Paper, Reply, Request, unpacked};
use crate::browser;
use crate::components::{Field, Page, Typing, button, section, submit, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_role, use_view};
use crate::i18n::{Lang, words};
use crate::route::Route;

const FILE: &str = "table-file";

#[derive(Properties, PartialEq)]
pub(crate) struct TableProps {
    /// The kind.
    pub(crate) kind: String,
}

/// A kind's list as a table.
#[component]
pub(crate) fn Table(props: &TableProps) -> Html {
    let (lang, role) = (use_lang(), use_role());
    let t = lang.catalogue().tables();
    let shown = match schema::kind(&props.kind) {
        Some(kind) => html! {
            <div class="stack">
                { section(t.take_along, take_along(lang, kind)) }
                if may_create(kind, role) || (kind.name == "agenda" && kind.collection().rights.reach(role) == Reach::All) {
                    { section(t.bring, html! { <Bring kind={kind.name} indicator="" /> }) }
                }
            </div>
        },
        None => html! { <p>{ lang.catalogue().all().unknown }</p> },
    };
    let back = if props.kind == "agenda" { Route::Agenda } else { route(&props.kind) };
    html! { <Page title={(t.title)(words::many(lang, &props.kind))} {back}>{ shown }</Page> }
}

fn take_along(lang: Lang, kind: &'static Kind) -> Html {
    let t = lang.catalogue().tables();
    html! {
        <>
            <p>{ t.take_along_about }</p>
            <PaperFile paper={Paper::Table(kind.name.to_owned(), words::called(&[lang], kind))} name={(kind.name, "csv")} label={t.make} />
        </>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct PasteProps {
    /// The indicator's key.
    pub(crate) indicator: String,
}

/// Figures of one indicator from a spreadsheet.
#[component]
pub(crate) fn Paste(props: &PasteProps) -> Html {
    let (lang, role) = (use_lang(), use_role());
    let text = lang.catalogue();
    let view = use_view(Query::Indicator(props.indicator.clone()));
    let name = match view.as_deref() {
        Some(View::Indicator(Some(indicator))) => {
            indicator.row.name.pick(lang.code()).map(|(_, name)| name.to_owned())
        }
        _ => None,
    };
    let name = name.unwrap_or_else(|| text.results().indicator.to_owned());
    let may = schema::kind("readings").is_some_and(|kind| may_create(kind, role));
    html! {
        <Page title={(text.tables().paste_title)(&name)} back={Route::Indicator(props.indicator.clone())}>
            if may {
                <Bring kind="readings" indicator={props.indicator.clone()} />
            } else {
                <p>{ text.results().may_not }</p>
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct BringProps {
    kind: &'static str,
    /// The indicator, if it is about its readings; else empty.
    indicator: AttrValue,
}

/// What was brought so far.
#[derive(Clone, PartialEq, Default)]
struct Bringing {
    brought: Option<Brought>,
    preview: Preview,
    n_taken: Option<usize>,
    is_no_text: bool,
}

#[component]
fn Bring(props: &BringProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().tables();
    let asking = use_asking();
    let pasted = use_mut_ref(String::new);
    let bringing = use_state_eq(Bringing::default);
    let look = {
        let (asking, bringing, kind, indicator) =
            (asking.clone(), bringing.clone(), props.kind, props.indicator.to_string());
        Callback::from(move |text: String| {
            // The table may come from somebody who reads the other language.
            let called = schema::kind(kind).map(|kind| words::called(&[lang, lang.other()], kind));
            let brought = Brought {
                indicator: indicator.clone(),
                text,
                said: Vec::new(),
                lang: lang.code().to_owned(),
                called: called.unwrap_or_default(),
            };
            look_at(&asking, &bringing, kind, brought);
        })
    };
    let onsubmit = {
        let (look, pasted) = (look.clone(), pasted.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            look.emit(pasted.borrow().clone());
        })
    };
    let onchange = {
        let bringing = bringing.clone();
        Callback::from(move |_: Event| {
            let (look, bringing) = (look.clone(), bringing.clone());
            spawn_local(async move {
                match browser::chosen_file(FILE).await.map(String::from_utf8) {
                    Some(Ok(text)) => look.emit(text),
                    Some(Err(_)) => bringing.set(Bringing { is_no_text: true, ..Bringing::default() }),
                    None => {}
                }
            });
        })
    };
    let on_input = Callback::from(move |typed| drop(pasted.replace(typed)));
    let hint = if props.indicator.is_empty() { t.paste_hint } else { t.readings_hint };
    html! {
        <div class="stack">
            <p>{ t.bring_about }</p>
            <form {onsubmit}>
                <Field id="table" label={t.paste} {hint} typing={Typing::Lines(5)} {on_input} />
                { submit("button button--primary", t.look) }
            </form>
            <div class="field">
                <label class="field__label" for={FILE}>{ t.open }</label>
                <input id={FILE} class="field__control" type="file" accept=".csv,.tsv,.txt,text/csv" {onchange} />
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <div role="status">
                if bringing.is_no_text {
                    <p>{ t.not_text }</p>
                }
                if let Some(n) = bringing.n_taken {
                    <p><strong>{ (t.taken)(n) }</strong></p>
                }
                { counts(lang, &bringing.preview) }
            </div>
            { looked_at(lang, props.kind, &bringing, &asking) }
        </div>
    }
}

/// Has the engine look at a table; once more if more columns can be told by what they are called here.
fn look_at(asking: &Asking, bringing: &UseStateHandle<Bringing>, kind: &'static str, brought: Brought) {
    let (bringing, again) = (bringing.clone(), asking.clone());
    let request = Request::LookAtTable { kind: kind.to_owned(), brought: brought.clone() };
    asking.ask(request, move |reply| {
        let Reply::Table { packed } = reply else { return };
        let preview = unpacked(&packed);
        match guessed(kind, &preview).filter(|_| brought.said.is_empty()) {
            Some(said) => look_at(&again, &bringing, kind, Brought { said, ..brought }),
            None => bringing.set(Bringing { brought: Some(brought), preview, ..Bringing::default() }),
        }
    });
}

fn looked_at(lang: Lang, kind: &'static str, bringing: &UseStateHandle<Bringing>, asking: &Asking) -> Html {
    let t = lang.catalogue().tables();
    let Bringing { brought: Some(brought), preview, .. } = &**bringing else { return Html::default() };
    if preview.columns.is_empty() && preview.rows.is_empty() {
        return html! { <p>{ t.nothing }</p> };
    }
    let on_said = {
        let (asking, bringing, brought) = (asking.clone(), bringing.clone(), brought.clone());
        Callback::from(move |said| {
            look_at(&asking, &bringing, kind, Brought { said, ..brought.clone() });
        })
    };
    let take = {
        let (asking, bringing, brought) = (asking.clone(), bringing.clone(), brought.clone());
        Callback::from(move |_| {
            let bringing = bringing.clone();
            let request = Request::TakeTable { kind: kind.to_owned(), brought: brought.clone() };
            asking.ask(request, move |reply| {
                if let Reply::Taken { n } = reply {
                    bringing.set(Bringing { n_taken: Some(n), ..Bringing::default() });
                }
            });
        })
    };
    let n = preview.n_new + preview.n_changed;
    html! {
        <>
            { which_columns(lang, kind, preview, on_said) }
            { outcome(lang, kind, preview) }
            if n > 0 {
                if preview.n_refused > 0 {
                    <p>{ t.take_in_rest }</p>
                }
                <div class="buttons">{ button("button button--primary", &(t.take_in)(n), take) }</div>
            }
        </>
    }
}
