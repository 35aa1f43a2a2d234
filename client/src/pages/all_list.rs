//! The list of any kind.

use shared::domain::schema;
use shared::domain::view::{EntryRow, ListView, Query, SendState, View};
use yew::prelude::*;

use super::all::route_to;
use crate::components::{Icon, Page, button, icon, link, muted, send_state, skeleton};
use crate::hooks::{use_lang, use_view};
use crate::i18n::{Lang, named, words};
use crate::route::Route;

/// How many are shown, and by how many more at a time.
const PAGE: usize = 50;

#[derive(Properties, PartialEq)]
pub(crate) struct ListProps {
    /// The kind.
    pub(crate) kind: String,
}

/// See the module.
#[component]
pub(crate) fn List(props: &ListProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.all();
    let kind = props.kind.clone();
    let n_shown = use_state_eq(|| PAGE);
    let shows_archived = use_state_eq(|| false);
    let query =
        Query::List { kind: kind.clone(), of: None, archived: *shows_archived, from: 0, count: *n_shown };
    let view = use_view(query);
    let more = Callback::from(move |_| n_shown.set(*n_shown + PAGE));
    let turn = {
        let shows_archived = shows_archived.clone();
        Callback::from(move |_| shows_archived.set(!*shows_archived))
    };
    let title = words::many(lang, &kind);
    let shown = match view.as_deref() {
        _ if schema::kind(&kind).is_none() => html! { <p>{ t.unknown }</p> },
        Some(View::List(Some(list))) => html! {
            <div class="stack">
                { rows(lang, &kind, list) }
                <div class="buttons">
                    if list.n > list.rows.len() {
                        { button("button", text.shell().more, more) }
                    }
                    if list.n_archived > 0 {
                        { button("button button--quiet", if *shows_archived { t.hide_taken_out } else { t.show_taken_out }, turn) }
                    }
                    { link(&Route::Table(kind.clone()), "button button--quiet", text.tables().link) }
                </div>
            </div>
        },
        Some(View::List(None)) => html! { <p>{ t.unknown }</p> },
        _ => skeleton(lang),
    };
    html! {
        <Page title={if title.is_empty() { t.title } else { title }} back={Route::All}>
            <p>{ words::about(lang, &kind) }</p>
            { shown }
        </Page>
    }
}

fn rows(lang: Lang, kind: &str, list: &ListView) -> Html {
    let t = lang.catalogue().all();
    let add = Route::NewEntry(kind.to_owned(), None);
    html! {
        <div class="stack">
            <div>
                if list.may_create {
                    <p>{ link(&add, "button button--primary", words::new(lang, kind)) }</p>
                }
            </div>
            if list.rows.is_empty() {
                <p>{ t.none }</p>
            }
            <ul class="cards">{ list.rows.iter().map(|row| card(lang, kind, row)).collect::<Html>() }</ul>
            if list.n_archived > 0 {
                { muted((t.n_taken_out)(list.n_archived)) }
            }
        </div>
    }
}

fn card(lang: Lang, kind: &str, row: &EntryRow) -> Html {
    let t = lang.catalogue().all();
    let mark = row.mark.as_ref().and_then(|(field, code)| words::code(lang, kind, field, code));
    html! {
        <li key={row.key.clone()} class="card">
            <h2 class="card__title">
                <a class="card__link words words--short" dir="auto" href={route_to(kind, &row.key).path()}>
                    { named::name(lang, kind, &row.name) }
                </a>
            </h2>
            <p class="card__foot">
                if row.archived {
                    <strong>{ t.taken_out }</strong>
                }
                if let Some(mark) = mark {
                    <span class="tag">{ mark }</span>
                }
                if row.contested {
                    <span class="chip chip--sending">{ icon(Icon::Question) }<span>{ lang.catalogue().results().two_answers }</span></span>
                }
                if let Some(when) = &row.when {
                    <span>{ named::moment(lang, when) }</span>
                }
                if row.mine && row.state != SendState::Received {
                    { send_state(lang, row.state) }
                }
            </p>
        </li>
    }
}
