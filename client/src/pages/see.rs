//! Looks at many entries at once: what to worry about, how activities fit together, who is at the table.

use shared::domain::schema::Section;
use shared::domain::view::{Named, Query, View, Worry};
use yew::prelude::*;

use super::all::{route, route_to};
use super::{see_activities, see_agenda, see_practices, see_same, see_table, see_talk};
use crate::browser;
use crate::components::{Page, muted, skeleton};
use crate::hooks::{use_lang, use_view};
use crate::i18n::{Lang, named, words};
use crate::route::Route;

/// Every look, by the section it belongs to and its name in the address.
pub(super) const LOOKS: &[(Section, &str)] = &[
    (Section::Agenda, "definitions"),
    (Section::Agenda, "versions"),
    (Section::Measurement, "figures"),
    (Section::Activities, "activities"),
    (Section::Activities, "commitments"),
    (Section::Activities, "practices"),
    (Section::Communication, "since"),
    (Section::Communication, "meetings"),
    (Section::Communication, "pulse"),
    (Section::Learning, "learning"),
    (Section::Learning, "stories"),
    (Section::Frameworks, "readiness"),
    (Section::Frameworks, "ratings"),
    (Section::Frameworks, "involvement"),
    (Section::Backbone, "worries"),
    (Section::Backbone, "partners"),
    (Section::Backbone, "pledges"),
    (Section::Voices, "voices"),
    (Section::Voices, "same"),
    (Section::Field, "days"),
];

/// What answers a look; nothing if there is none of that name, or if it asks more than one thing.
fn query(look: &str, today: String) -> Option<Query> {
    Some(match look {
        "worries" => Query::Worries { today },
        "activities" => Query::Activities,
        "commitments" => Query::Commitments { today },
        "partners" => Query::Coverage { today },
        "pledges" => Query::Pledges,
        "meetings" => Query::Cadence { today },
        "pulse" => Query::Pulses,
        "learning" => Query::Balance { today },
        "involvement" => Query::Engagement,
        "definitions" => Query::Definitions,
        "versions" => Query::Versions,
        "same" => Query::Same { today },
        "days" => Query::FieldDays,
        "practices" => Query::Practices,
        "readiness" => Query::Readiness,
        _ => return None,
    })
}

/// The other looks.
fn own(look: &str) -> Option<Html> {
    Some(match look {
        "figures" => html! { <super::SeeGrid /> },
        "since" => html! { <super::SeeSince /> },
        "voices" => html! { <super::SeeVoices /> },
        "ratings" => html! { <super::SeeRatings /> },
        "stories" => html! { <super::SeeStories /> },
        _ => return None,
    })
}

#[derive(Properties, PartialEq)]
pub(crate) struct SeeProps {
    /// Its name in the address.
    pub(crate) look: String,
}

/// See the module.
#[component]
pub(crate) fn See(props: &SeeProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let look = props.look.as_str();
    let shown = match query(look, browser::today()) {
        Some(query) => html! { <Look {query} /> },
        None => own(look).unwrap_or_else(|| html! { <p>{ t.unknown }</p> }),
    };
    html! {
        <Page title={(t.title)(look)} back={Route::All}>
            <p>{ (t.about)(look) }</p>
            { shown }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct LookProps {
    query: Query,
}

#[component]
fn Look(props: &LookProps) -> Html {
    let lang = use_lang();
    let view = use_view(props.query.clone());
    let Some(view) = view.as_deref() else { return skeleton(lang) };
    show(lang, view)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only the views that answer a look are looked at")]
fn show(lang: Lang, view: &View) -> Html {
    match view {
        View::Worries(worries) => worry_list(lang, worries),
        View::Activities(map) => see_activities::map(lang, map),
        View::Commitments(ledgers) => see_activities::ledgers(lang, ledgers),
        View::Coverage(coverage) => see_table::coverage(lang, coverage),
        View::Pledges(sums) => see_table::pledges(lang, sums),
        View::Engagement(engagement) => see_table::engagement(lang, engagement),
        View::Cadence(cadence) => see_talk::cadence(lang, cadence),
        View::Pulses(pulses) => see_talk::pulses(lang, pulses),
        View::Balance(balance) => see_talk::balance(lang, balance),
        View::Definitions(definitions) => see_agenda::definitions(lang, definitions),
        View::Versions(versions) => html! { <see_agenda::Versions versions={versions.clone()} /> },
        View::Practices(practices) => see_practices::practices(lang, practices),
        View::Readiness(readiness) => see_practices::readiness(lang, readiness),
        View::FieldDays(days) => super::field_days::days(lang, days),
        View::Same(same) => html! { <see_same::SameThing same={same.clone()} /> },
        _ => html! { <span hidden=true></span> },
    }
}

/// The way to a list's own screen.
pub(super) fn to_list(lang: Lang, kind: &'static str) -> Html {
    html! { <p><a class="button" href={route(kind).path()}>{ words::many(lang, kind) }</a></p> }
}

/// The way to an entry, by its name.
pub(super) fn to_entry(lang: Lang, kind: &str, entry: &Named) -> Html {
    let name = named::name(lang, kind, &entry.name);
    html! { <a dir="auto" href={route_to(kind, &entry.key).path()}>{ name }</a> }
}

/// A card below a part's heading, with lines of words.
pub(super) fn card(key: &str, title: Html, lines: Vec<String>) -> Html {
    card_under("h3", key, title, lines)
}

/// The same right below the page's.
pub(super) fn card_of_page(key: &str, title: Html, lines: Vec<String>) -> Html {
    card_under("h2", key, title, lines)
}

fn card_under(heading: &'static str, key: &str, title: Html, lines: Vec<String>) -> Html {
    let lines = lines.into_iter().map(|line| html! { <p dir="auto">{ line }</p> });
    html! {
        <li key={key.to_owned()} class="card">
            <@{heading} class="card__title">{ title }</@>
            { lines.collect::<Html>() }
        </li>
    }
}

/// Cards below each other, or a sentence if there are none.
pub(super) fn cards(none: &'static str, cards: Vec<Html>) -> Html {
    if cards.is_empty() {
        return html! { <p>{ none }</p> };
    }
    html! { <ul class="cards">{ cards.into_iter().collect::<Html>() }</ul> }
}

fn worry_list(lang: Lang, worries: &[Worry]) -> Html {
    use shared::domain::view::Matter;
    let t = lang.catalogue().see();
    let one = |(place, worry): (usize, &Worry)| {
        let what = match (&worry.about, &worry.matter) {
            (Some((kind, about)), _) => named::name(lang, kind, &about.name),
            (None, Matter::MissingSector(sector)) => {
                words::code(lang, "partners", "sector", sector).unwrap_or(sector).to_owned()
            }
            (None, _) => String::new(),
        };
        let sentence = (t.matter)(&worry.matter, &what);
        let to = match (&worry.about, &worry.matter) {
            (Some((kind, about)), _) => Some(route_to(kind, &about.key)),
            (None, Matter::UnreadVoices(_) | Matter::TwoAnswers(_)) => Some(Route::Desk),
            (None, Matter::ManyHeadlines(_)) => Some(Route::Results),
            (None, Matter::Silent) => Some(route("updates")),
            (None, Matter::NoMeeting) => Some(route("meetings")),
            (None, Matter::OnlySuccesses) => Some(route("learnings")),
            (None, Matter::MissingSector(_)) => Some(route("partners")),
            (None, _) => None,
        };
        let title = match to {
            Some(to) => html! { <a class="card__link" dir="auto" href={to.path()}>{ sentence }</a> },
            None => html! { sentence },
        };
        card_of_page(&place.to_string(), title, worry.days.map(t.days).into_iter().collect())
    };
    cards(t.no_worries, worries.iter().enumerate().map(one).collect())
}

/// The looks of a section, for the way to them.
pub(super) fn looks(lang: Lang, section: Section) -> Html {
    let t = lang.catalogue().see();
    let of_it = LOOKS.iter().filter(|(of, _)| *of == section);
    let row = |(_, look): &(Section, &'static str)| {
        html! {
            <li key={*look} class="card">
                <h3 class="card__title">
                    <a class="card__link" href={Route::See((*look).to_owned()).path()}>{ (t.title)(look) }</a>
                </h3>
                { muted((t.about)(look).to_owned()) }
            </li>
        }
    };
    of_it.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::{LOOKS, own, query};

    #[test]
    fn every_look_shows_something() {
        for (_, look) in LOOKS {
            assert!(query(look, String::new()).is_some() || own(look).is_some(), "{look}");
        }
    }
}
