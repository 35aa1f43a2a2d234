//! Closing an initiative, or handing it over: what goes along, who stays in charge, until when it is kept; and opening it again.

use shared::domain::initiative::Value;
use shared::domain::schema::KINDS;
use shared::domain::view::{Closed, Query, View};
use shared::domain::{Command, Role};
use yew::prelude::*;

use super::home::closed_note;
use crate::bridge::Request;
use crate::browser;
use crate::components::{Field, Page, Typing, button, link, section, skeleton, submit, trouble_note};
use crate::hooks::{use_app, use_asking, use_lang, use_role, use_view};
use crate::i18n::{Lang, words};
use crate::route::Route;
use crate::state::form::Form;

/// See the module.
#[component]
pub(crate) fn Closing() -> Html {
    let (lang, role) = (use_lang(), use_role());
    let t = lang.catalogue().closing();
    let (home, people) = (use_view(Query::Home), use_view(Query::People));
    let n_leads = use_app().status.n_leads;
    let shown = match (home.as_deref(), people.as_deref()) {
        _ if role != Role::Lead => html! { <p>{ t.leads_only }</p> },
        (Some(View::Home(home)), Some(View::People(people))) => {
            let me = people.members.iter().find(|member| member.is_me).map(|me| me.tag.clone());
            html! {
                <div class="stack">
                    { section(t.take_along, take_along(lang)) }
                    { section(t.leads, leads(lang, n_leads)) }
                    <End closed={home.closed.clone()} me={me.unwrap_or_default()} />
                </div>
            }
        }
        _ => skeleton(lang),
    };
    html! { <Page title={t.title} back={Route::People}><p>{ t.about }</p>{ shown }</Page> }
}

/// What goes along: everything in one file, and each list for a spreadsheet.
fn take_along(lang: Lang) -> Html {
    let t = lang.catalogue().closing();
    let table = |name: &'static str| {
        let to = Route::Table(name.to_owned());
        html! { <li key={name}><a href={to.path()}>{ words::many(lang, name) }</a></li> }
    };
    let kinds = KINDS.iter().filter(|kind| !kind.beside).map(|kind| table(kind.name));
    html! {
        <>
            <p>{ t.take_along_about }</p>
            <div class="buttons">
                { link(&Route::HandOver, "button", t.whole_file) }
                { link(&Route::Report, "button", t.report) }
            </div>
            <details class="section">
                <summary class="summary">{ t.tables }</summary>
                <ul>{ kinds.collect::<Html>() }</ul>
            </details>
        </>
    }
}

fn leads(lang: Lang, n_leads: usize) -> Html {
    let t = lang.catalogue().closing();
    if n_leads > 1 {
        return html! { <p>{ (t.n_leads)(n_leads) }</p> };
    }
    html! {
        <div class="note note--attention">
            <p>{ t.one_lead }</p>
            <p>{ link(&Route::Invite, "button", lang.catalogue().home().invite_lead) }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct EndProps {
    closed: Option<Closed>,
    /// This device's tag.
    me: String,
}

/// What is written about the initiative itself.
fn says(fields: &[(&str, &str)]) -> Request {
    let said = |(name, words): &(&str, &str)| ((*name).to_owned(), Value::Text((*words).to_owned()));
    let fields = fields.iter().map(said).collect();
    Request::Do(Command::Change { kind: "meta".to_owned(), key: "initiative".to_owned(), fields })
}

#[component]
fn End(props: &EndProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().closing();
    let asking = use_asking();
    let form = use_state_eq(|| Form::default().with("on", &browser::today()));
    let is_lacking = use_state_eq(|| false);
    let typed = |name: &'static str| {
        let form = form.clone();
        Callback::from(move |words: String| form.set(form.with(name, &words)))
    };
    if let Some(closed) = &props.closed {
        let reopen = {
            let asking = asking.clone();
            Callback::from(move |_: MouseEvent| asking.ask(says(&[("closed_on", "")]), |_| {}))
        };
        let body = html! {
            <>
                { closed_note(lang, closed) }
                { trouble_note(lang, asking.trouble().as_deref()) }
                { button("button", t.reopen, reopen) }
            </>
        };
        return section(t.end, body);
    }
    let onsubmit = {
        let (asking, form, is_lacking, me) =
            (asking.clone(), form.clone(), is_lacking.clone(), props.me.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [on, until, note] = ["on", "until", "note"].map(|name| form.get(name).trim());
            is_lacking.set(on.is_empty());
            if !on.is_empty() {
                let said =
                    [("closed_on", on), ("closed_by", &me), ("kept_until", until), ("closing_note", note)];
                asking.ask(says(&said), |_| {});
            }
        })
    };
    let error = if *is_lacking { lang.catalogue().trouble().missing } else { "" };
    let today = AttrValue::from(form.get("on").to_owned());
    let body = html! {
        <>
            <p>{ t.end_about }</p>
            <form {onsubmit}>
                <Field id="closed-on" label={t.on} {error} typing={Typing::Day} initial={today} on_input={typed("on")} />
                <Field id="kept-until" label={(lang.catalogue().shell().optional)(t.until)} hint={t.until_hint} typing={Typing::Day} on_input={typed("until")} />
                <Field id="closing-note" label={(lang.catalogue().shell().optional)(t.note)} hint={t.note_hint} typing={Typing::Lines(3)} on_input={typed("note")} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary", t.close) }
            </form>
        </>
    };
    section(t.end, body)
}

#[derive(Properties, PartialEq)]
pub(crate) struct WhileOpenProps {
    pub(crate) children: Html,
}

/// A screen on which something is given, while the initiative is open; else, that it is closed.
#[component]
pub(crate) fn WhileOpen(props: &WhileOpenProps) -> Html {
    if !use_app().status.is_closed(&browser::today()) {
        return props.children.clone();
    }
    html! { <ClosedPage /> }
}

#[component]
fn ClosedPage() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().closing();
    let view = use_view(Query::Home);
    let note = match view.as_deref() {
        Some(View::Home(home)) => home.closed.as_ref().map(|closed| closed_note(lang, closed)),
        _ => None,
    };
    html! { <Page title={t.is_closed} back={Route::Home}>{ note.unwrap_or_default() }</Page> }
}
