//! What a meeting has beside its items: who is here, what is decided, three questions at the end, the minutes.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::view::{MeetingView, Named};
use yew::prelude::*;

use super::meet::Laptop;
use super::see::{card, cards, to_entry};
use crate::bridge::Request;
use crate::components::{Pick, Ticks, Typing, button, link, pick, section, ticks};
use crate::i18n::{named, words};
use crate::route::Route;

/// The code of oneself among those who can be ticked.
const ME: &str = "me";

/// Who is here: partners, ticked by whoever may speak for them, and oneself.
pub(super) fn here(laptop: &Laptop, view: &MeetingView) -> Html {
    let t = laptop.lang.catalogue().meet();
    let is_here = |state: &Option<String>| matches!(state.as_deref(), Some("present" | "remote"));
    let partner = |(partner, state): &(Named, Option<String>)| {
        (partner.key.clone(), named::name(laptop.lang, "partners", &partner.name), is_here(state))
    };
    let mut offers = vec![(ME.to_owned(), t.me.to_owned(), view.am_here)];
    if view.may_change {
        offers.extend(view.partners.iter().map(partner));
    }
    let came = view.partners.iter().filter(|(_, state)| is_here(state)).count();
    let n = came + view.others.len() + usize::from(view.am_here);
    let on_tick = {
        let (laptop, ticked) = (laptop.clone(), offers.clone());
        Callback::from(move |who: String| {
            let was = ticked.iter().any(|(code, _, is_given)| *code == who && *is_given);
            let state = if was { "absent" } else { "present" };
            let who = if who == ME { "" } else { &who };
            laptop.writes(
                "attendance",
                &[("meeting", &laptop.meeting), ("who", who), ("state", state)],
                &[],
                || {},
            );
        })
    };
    let others = view.others.iter().map(|name| {
        let name = name.clone().unwrap_or_else(|| laptop.lang.catalogue().shell().somebody.to_owned());
        html! { <li dir="auto">{ name }</li> }
    });
    html! {
        <details class="section">
            <summary class="summary">{ (t.here)(n) }</summary>
            { ticks(&Ticks { id: "here", legend: t.who_is_here, offers, on_tick }) }
            if !view.others.is_empty() {
                <p>{ t.others }</p>
                <ul>{ others.collect::<Html>() }</ul>
            }
        </details>
    }
}

/// What was decided, and what is being decided on the spot.
pub(super) fn decisions(laptop: &Laptop, view: &MeetingView, item: Option<&String>) -> Html {
    let t = laptop.lang.catalogue().meet();
    let row = |(decision, outcome): &(Named, Option<String>)| {
        let lines = outcome.iter().cloned().collect();
        card(&decision.key, to_entry(laptop.lang, "decisions", decision), lines)
    };
    let decide = {
        let (laptop, item) = (laptop.clone(), item.cloned());
        Callback::from(move |_: MouseEvent| {
            let asked = laptop.get("question");
            // Nothing said: what is decided is about the item at hand.
            let question = if asked.is_empty() { item.as_deref().unwrap_or_default() } else { &asked };
            let outcome = laptop.get("outcome");
            let state = if outcome.is_empty() { "open" } else { "decided" };
            let fields = [
                ("question", question),
                ("outcome", &outcome),
                ("state", state),
                ("meeting", &*laptop.meeting),
                ("lang", laptop.lang.code()),
            ];
            laptop.writes("decisions", &fields, &["question", "outcome"], || {});
        })
    };
    let body = html! {
        <>
            { cards(t.no_decisions, view.decisions.iter().map(row).collect()) }
            { laptop.field("question", t.question, Typing::Line) }
            { laptop.field("outcome", t.outcome, Typing::Lines(2)) }
            { button("button", t.decide, decide) }
        </>
    };
    section(t.decisions, body)
}

/// The three questions at the end, each tied to an activity: a thought that is tied to nothing is found by nobody.
pub(super) fn thoughts(laptop: &Laptop, view: &MeetingView) -> Html {
    let t = laptop.lang.catalogue().meet();
    let activities: Vec<(String, String)> = view
        .activities
        .iter()
        .map(|one| (one.key.clone(), named::name(laptop.lang, "activities", &one.name)))
        .collect();
    let activity = pick(&Pick {
        id: "activity",
        label: t.about_activity,
        error: "",
        none: "–",
        offers: &activities,
        chosen: &laptop.get("activity"),
        on_pick: laptop.typed("activity"),
    });
    let prompt = |prompt: &'static str| {
        let n = view.reflections.iter().find(|(code, _)| code == prompt).map_or(0, |(_, n)| *n);
        let keep = {
            let laptop = laptop.clone();
            Callback::from(move |_: MouseEvent| {
                let fields = [
                    ("prompt", prompt),
                    ("text", &*laptop.get(prompt)),
                    ("meeting", &*laptop.meeting),
                    ("activity", &*laptop.get("activity")),
                    ("lang", laptop.lang.code()),
                ];
                laptop.writes("reflections", &fields, one(prompt), || {});
            })
        };
        let label = words::code(laptop.lang, "reflections", "prompt", prompt).unwrap_or(prompt);
        html! {
            <div key={prompt} class="stack">
                { laptop.field(prompt, label, Typing::Lines(2)) }
                if n > 0 {
                    <p>{ (t.n_thoughts)(n) }</p>
                }
                { button("button", t.keep_thought, keep) }
            </div>
        }
    };
    html! {
        <details class="section">
            <summary class="summary">{ t.thoughts }</summary>
            <p>{ t.thoughts_about }</p>
            if activities.is_empty() {
                <p>{ t.no_activity }</p>
            } else {
                { activity }
                { ["actions", "knowledge", "expertise"].map(prompt).into_iter().collect::<Html>() }
            }
        </details>
    }
}

/// The field that a question's answer is typed in.
fn one(prompt: &'static str) -> &'static [&'static str] {
    match prompt {
        "actions" => &["actions"],
        "knowledge" => &["knowledge"],
        _ => &["expertise"],
    }
}

/// Ends the meeting: the notes become its minutes.
pub(super) fn end(laptop: &Laptop, view: &MeetingView) -> Html {
    let t = laptop.lang.catalogue().meet();
    if !view.may_change {
        return html! { <span hidden=true></span> };
    }
    let finish = {
        let (laptop, minutes) = (laptop.clone(), view.minutes.clone());
        Callback::from(move |_: MouseEvent| {
            let mut fields = vec![("state".to_owned(), Value::Text("held".to_owned()))];
            fields.extend(minutes.clone().map(|minutes| ("minutes".to_owned(), Value::Text(minutes))));
            let command =
                Command::Change { kind: "meetings".to_owned(), key: laptop.meeting.clone(), fields };
            laptop.asking.ask(Request::Do(command), |_| {});
        })
    };
    let entry = Route::Entry("meetings".to_owned(), laptop.meeting.clone());
    let label = if view.is_held { t.add_notes } else { t.finish };
    let body = html! {
        <>
            <p>{ if view.is_held { t.is_held } else { t.finish_about } }</p>
            <div class="buttons">
                if !view.is_held || view.minutes.is_some() {
                    { button("button button--primary", label, finish) }
                }
                { link(&entry, "button button--quiet", t.to_minutes) }
            </div>
        </>
    };
    section(t.end, body)
}
