//! The common agenda: its texts, goals and partners.

use shared::domain::initiative::Words;
use shared::domain::rights::Reach;
use shared::domain::schema::AGENDA_TEXTS;
use shared::domain::view::{AgendaView, GoalRow, PartnerRow, Query, TwoWordings, View};
use yew::prelude::*;

use super::agenda_wordings::with_two;
use crate::components::{Page, link, muted, section, skeleton, worded};
use crate::hooks::{use_lang, use_reach, use_view};
use crate::i18n::{Lang, sentences};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Agenda() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().agenda();
    let may_edit = use_reach("agenda") == Reach::All;
    let view = use_view(Query::Agenda);
    let Some(View::Agenda(agenda)) = view.as_deref() else {
        return html! { <Page title={t.title}>{ skeleton(lang) }</Page> };
    };
    let texts = match may_edit {
        true => html! { <EditedTexts agenda={agenda.clone()} /> },
        false => AGENDA_TEXTS.iter().map(|field| one_text(lang, agenda, field, (false, &[]))).collect(),
    };
    let missing = sentences::sectors(lang, &agenda.missing_sectors);
    let missing = missing.iter().map(|sector| html! { <li key={*sector} class="tag">{ *sector }</li> });
    html! {
        <Page title={t.title}>
            { texts }
            { goals(lang, agenda) }
            { partners(lang, agenda) }
            { section(t.missing_sectors, html! { <ul class="tags">{ missing.collect::<Html>() }</ul> }) }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct EditedTextsProps {
    agenda: AgendaView,
}

/// The texts for those who edit them: only they are told of paragraphs with two wordings, which takes reading the history.
#[component]
fn EditedTexts(props: &EditedTextsProps) -> Html {
    let lang = use_lang();
    let wordings = use_view(Query::Wordings { lang: lang.code().to_owned() });
    let text = |field: &&'static str| {
        one_text(lang, &props.agenda, field, (true, &with_two(wordings.as_deref(), field)))
    };
    html! { <>{ AGENDA_TEXTS.iter().map(text).collect::<Html>() }</> }
}

fn one_text(
    lang: Lang,
    agenda: &AgendaView,
    field: &'static str,
    (may_edit, two): (bool, &[&TwoWordings]),
) -> Html {
    let t = lang.catalogue().agenda();
    let name = (t.text)(field);
    let texts = agenda.texts.get(field).map(|words| apart(lang, words.clone(), two));
    let texts = texts.as_ref();
    let words = texts.map(|words| worded(lang, words, t.not_written));
    let written_in = texts.and_then(|words| words.pick(lang.code())).map(|(written_in, _)| written_in);
    let history = written_in.map(|written_in| {
        let to = Route::History("agenda".to_owned(), [field, "|", written_in].concat());
        link(&to, "button button--quiet", &(lang.catalogue().history().link_of)(name))
    });
    let body = html! {
        <>
            { words.unwrap_or_default() }
            if !two.is_empty() {
                <p class="note">{ t.two_wordings }</p>
            }
            <div class="buttons">
                if may_edit {
                    { link(&Route::AgendaText(field.to_owned()), "button", &(t.edit)(name)) }
                }
                { history.unwrap_or_default() }
            </div>
        </>
    };
    html! { <div key={field}>{ section(name, body) }</div> }
}

/// The text with both wordings below each other where they stand woven into one.
fn apart(lang: Lang, mut words: Words, two: &[&TwoWordings]) -> Words {
    if let Some(text) = words.by_lang.get_mut(lang.code()) {
        for TwoWordings { woven, one, other, .. } in two {
            let both = ["A – ", &one.wording, "\nB – ", &other.wording].concat();
            *text = text.replacen(woven, &both, 1);
        }
    }
    words
}

fn goals(lang: Lang, agenda: &AgendaView) -> Html {
    let t = lang.catalogue().agenda();
    let goal = |row: &GoalRow| {
        html! {
            <li key={row.key.clone()} class="card">
                { worded(lang, &row.title, "") }
                if row.description.pick(lang.code()).is_some() {
                    { worded(lang, &row.description, "") }
                }
            </li>
        }
    };
    list(t.goals, t.no_goals, agenda.goals.iter().map(goal).collect())
}

fn partners(lang: Lang, agenda: &AgendaView) -> Html {
    let t = lang.catalogue().agenda();
    let partner = |row: &PartnerRow| {
        html! {
            <li key={row.key.clone()} class="card">
                { worded(lang, &row.name, "") }
                { muted((t.sector)(&row.sector).to_owned()) }
            </li>
        }
    };
    list(t.partners, t.no_partners, agenda.partners.iter().map(partner).collect())
}

fn list(title: &'static str, none: &'static str, cards: Vec<Html>) -> Html {
    let body = if cards.is_empty() {
        html! { <p>{ none }</p> }
    } else {
        html! { <ul class="cards">{ cards.into_iter().collect::<Html>() }</ul> }
    };
    section(title, body)
}
