//! The common agenda: its texts, goals and partners.

use shared::domain::rights::Reach;
use shared::domain::schema::AGENDA_TEXTS;
use shared::domain::view::{AgendaView, GoalRow, PartnerRow, Query, View};
use yew::prelude::*;

use crate::components::{NavLink, Page, Skeleton, Worded};
use crate::hooks::{use_lang, use_reach, use_text, use_view};
use crate::i18n::{AgendaText, sentences};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Agenda() -> Html {
    let t = &use_text().agenda;
    let lang = use_lang();
    let may_edit = use_reach("agenda") == Reach::All;
    let view = use_view(Query::Agenda);
    let Some(View::Agenda(agenda)) = view.as_deref() else {
        return html! { <Page title={t.title}><Skeleton /></Page> };
    };
    let missing = sentences::sectors(lang, &agenda.missing_sectors);
    html! {
        <Page title={t.title}>
            { for AGENDA_TEXTS.iter().map(|field| one_text(t, agenda, field, may_edit)) }
            { goals(t, agenda) }
            { partners(t, agenda) }
            <section class="section">
                <h2>{ t.missing_sectors }</h2>
                <ul class="tags">{ for missing.iter().map(|sector| html! { <li key={*sector} class="tag">{ *sector }</li> }) }</ul>
            </section>
        </Page>
    }
}

fn one_text(t: &AgendaText, agenda: &AgendaView, field: &'static str, may_edit: bool) -> Html {
    let words = agenda.texts.get(field).cloned().unwrap_or_default();
    let name = (t.text)(field);
    html! {
        <section key={field} class="section">
            <h2>{ name }</h2>
            <Worded {words} none={t.not_written} />
            if may_edit {
                <p><NavLink to={Route::AgendaText { field: field.to_owned() }} class="button">{ (t.edit)(name) }</NavLink></p>
            }
        </section>
    }
}

fn goals(t: &AgendaText, agenda: &AgendaView) -> Html {
    let goal = |row: &GoalRow| {
        html! {
            <li key={row.key.clone()} class="card">
                <Worded words={row.title.clone()} />
                if row.description.by_lang.values().any(|text| !text.is_empty()) {
                    <Worded words={row.description.clone()} />
                }
            </li>
        }
    };
    html! {
        <section class="section">
            <h2>{ t.goals }</h2>
            if agenda.goals.is_empty() {
                <p>{ t.no_goals }</p>
            }
            <ul class="cards cards--goals">{ for agenda.goals.iter().map(goal) }</ul>
        </section>
    }
}

fn partners(t: &AgendaText, agenda: &AgendaView) -> Html {
    let partner = |row: &PartnerRow| {
        html! {
            <li key={row.key.clone()} class="card">
                <Worded words={row.name.clone()} />
                <p class="muted">{ (t.sector)(&row.sector) }</p>
            </li>
        }
    };
    html! {
        <section class="section">
            <h2>{ t.partners }</h2>
            if agenda.partners.is_empty() {
                <p>{ t.no_partners }</p>
            }
            <ul class="cards">{ for agenda.partners.iter().map(partner) }</ul>
        </section>
    }
}
