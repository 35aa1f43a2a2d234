//! What became of one voice, step by step; for the team, with the ways to take a step back.

use shared::domain::Command;
use shared::domain::view::{Happened, Named, Query, Timeline, TimelineStep, View};
use yew::prelude::*;

use super::all::route_to;
use super::see::to_entry;
use crate::bridge::Request;
use crate::components::{button, muted, section, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_role, use_view};
use crate::i18n::{Lang, intl, named, words};

#[derive(Properties, PartialEq)]
pub(crate) struct FollowProps {
    /// The voice's key.
    pub(crate) voice: String,
}

/// See the module.
#[component]
pub(crate) fn Follow(props: &FollowProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().follow();
    let (asking, is_team) = (use_asking(), use_role().in_team());
    let view = use_view(Query::Timeline(props.voice.clone()));
    let Some(View::Timeline(Some(timeline))) = view.as_deref() else { return skeleton(lang) };
    let row = |(place, step): (usize, &TimelineStep)| {
        let undo = takes_back(&props.voice, timeline, (place, step)).filter(|_| is_team);
        html! {
            <li key={place.to_string()} class="steps__step">
                { one(lang, step) }
                if let Some(command) = undo {
                    { button("button button--quiet", t.take_back, does(&asking, command)) }
                }
            </li>
        }
    };
    let is_waiting =
        timeline.steps.iter().all(|step| matches!(step.what, Happened::Given | Happened::Arrived));
    let body = html! {
        <>
            <ol class="steps">{ timeline.steps.iter().enumerate().map(row).collect::<Html>() }</ol>
            if is_waiting {
                { muted(t.waiting.to_owned()) }
            }
            { trouble_note(lang, asking.trouble().as_deref()) }
        </>
    };
    section(t.title, body)
}

fn does(asking: &Asking, command: Command) -> Callback<MouseEvent> {
    let asking = asking.clone();
    Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}))
}

/// What takes a step back: that it became something, or the last word on where it stands.
fn takes_back(voice: &str, timeline: &Timeline, (place, step): (usize, &TimelineStep)) -> Option<Command> {
    let is_said = |step: &TimelineStep| matches!(step.what, Happened::Stands { .. } | Happened::Read);
    let last_said = timeline.steps.iter().rposition(is_said);
    match &step.what {
        // What another became that says the same is taken back there.
        Happened::Became { promotion, .. } => promotion
            .starts_with(&[voice, "|"].concat())
            .then(|| Command::TakeBack { promotion: promotion.clone() }),
        Happened::Stands { .. } | Happened::Read if timeline.is_placed && last_said == Some(place) => {
            let (state, reason) = (String::new(), String::new());
            Some(Command::Review { contribution: voice.to_owned(), state, reason })
        }
        Happened::Given
        | Happened::Arrived
        | Happened::Read
        | Happened::Stands { .. }
        | Happened::Answered
        | Happened::Joined(_) => None,
    }
}

fn one(lang: Lang, step: &TimelineStep) -> Html {
    let text = lang.catalogue();
    let t = text.follow();
    let sentence = match &step.what {
        Happened::Given => t.given.to_owned(),
        Happened::Arrived => t.arrived.to_owned(),
        Happened::Read => t.read.to_owned(),
        Happened::Stands { state, .. } => (text.voices().review)(state).to_owned(),
        Happened::Answered => t.answered.to_owned(),
        Happened::Joined(n) => (t.joined)(*n),
        Happened::Became { relation, entry, .. } => (t.became)(relation, words::one(lang, &entry.kind)),
    };
    let who = match (step.at_ms, &step.by) {
        (Some(at_ms), Some(who)) => (text.shell().by_at)(who, &intl::day(lang, at_ms)),
        (Some(at_ms), None) => intl::day(lang, at_ms),
        (None, _) => String::new(),
    };
    html! {
        <>
            <p class="steps__what">{ sentence }</p>
            { more(lang, &step.what) }
            if !who.is_empty() {
                { muted(who) }
            }
        </>
    }
}

/// Why it stands where it stands, or what it became and what that is meant to move.
fn more(lang: Lang, what: &Happened) -> Html {
    let text = lang.catalogue();
    let t = text.follow();
    match what {
        Happened::Stands { reason: Some(reason), .. } => {
            html! { <p dir="auto">{ (text.voices().reason)(reason) }</p> }
        }
        Happened::Became { entry, moves, is_out, .. } => {
            let indicator = |indicator: &Named| {
                html! { <li key={indicator.key.clone()}>{ to_entry(lang, "indicators", indicator) }</li> }
            };
            html! {
                <>
                    <p>
                        <a class="words words--short" dir="auto" href={route_to(&entry.kind, &entry.key).path()}>
                            { named::name(lang, &entry.kind, &entry.name) }
                        </a>
                    </p>
                    if *is_out {
                        { muted(t.is_out.to_owned()) }
                    }
                    if !moves.is_empty() {
                        <p>{ t.moves }</p>
                        <ul>{ moves.iter().map(indicator).collect::<Html>() }</ul>
                    }
                </>
            }
        }
        Happened::Given
        | Happened::Arrived
        | Happened::Read
        | Happened::Stands { .. }
        | Happened::Answered
        | Happened::Joined(_) => html! { <span hidden=true></span> },
    }
}
