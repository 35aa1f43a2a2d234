//! What became of one voice, step by step, for whoever gave it: derived from the voice, from what the team wrote, and from
//! the history of where it stood. Nothing of it is stored.

use serde::{Deserialize, Serialize};

use super::agenda::ranked;
use super::entry::BackLink;
use super::fate::Fates;
use super::history::Edited;
use super::measure::nickname;
use super::name::{Named, name, named};
use super::trail::relation;
use super::{Beholder, SendState};
use crate::domain::initiative::Initiative;

/// What became of one voice, in the order in which it happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The steps, the first one first.
    pub steps: Vec<TimelineStep>,
    /// Whether a word of the team on where it stands can be taken back.
    pub is_placed: bool,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineStep {
    /// What happened.
    pub what: Happened,
    /// When, in milliseconds since 1970 by the clock of the phone that did it, if that is known.
    pub at_ms: Option<i64>,
    /// What who did it is called, if anything.
    pub by: Option<String>,
}

/// What happened to a voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Happened {
    /// It was given.
    Given,
    /// It has left its author's phone.
    Arrived,
    /// Somebody of the team has read it.
    Read,
    /// Somebody said where it stands.
    Stands {
        /// One of [`crate::domain::schema::REVIEW_STATES`].
        state: String,
        /// Why; of the last word only.
        reason: Option<String>,
    },
    /// Somebody answered it.
    Answered,
    /// It was joined with others that say the same; with how many in all.
    Joined(usize),
    /// It became something, or one that it was joined with did.
    Became {
        /// The key of the promotion.
        promotion: String,
        /// `became`, `informed` or `example_of`.
        relation: String,
        /// What it became.
        entry: BackLink,
        /// The indicators that this is meant to move.
        moves: Vec<Named>,
        /// Whether it was taken out of the lists since.
        is_out: bool,
    },
}

pub(super) fn timeline(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<Timeline> {
    let voice = initiative.get("contributions", key)?;
    let step = |what, at_ms: i64, by| TimelineStep { what, at_ms: Some(at_ms), by };
    let mut later = Vec::new();
    let fates = Fates::of(initiative);
    // Who took the voice back does not want to read about it any more; its trail stays with what it became.
    if !initiative.is_withdrawn("contributions", key) {
        later.extend(placed(initiative, me, key));
        for (reply, said) in fates.replies.of(key) {
            later.push(step(Happened::Answered, said.at_ms(), nickname(initiative, reply)));
        }
        later.extend(joined(initiative, &fates, key));
    }
    for promotion in fates.promotions(key) {
        later.extend(became(initiative, me, promotion));
    }
    later.sort_by_key(|step| step.at_ms);
    let mut steps = vec![step(Happened::Given, voice.at_ms(), nickname(initiative, key))];
    if me.send_state("contributions", key) == SendState::Received {
        steps.push(TimelineStep { what: Happened::Arrived, at_ms: None, by: None });
    }
    // Whoever does something with it has read it.
    let is_read = |step: &TimelineStep| matches!(step.what, Happened::Read);
    if let Some(first) = later.first().filter(|_| !later.iter().any(is_read)) {
        steps.push(TimelineStep { what: Happened::Read, ..first.clone() });
    }
    steps.append(&mut later);
    let review = initiative.get("reviews", key);
    Some(Timeline { steps, is_placed: review.is_some_and(|review| review.text("state").is_some()) })
}

/// Where it was said to stand, from the history; what was taken back is left out.
fn placed(initiative: &Initiative, me: &impl Beholder, key: &str) -> Vec<TimelineStep> {
    let mut steps: Vec<TimelineStep> = Vec::new();
    for edit in me.past("reviews", key, &|field| field == "state").into_iter().rev() {
        let Edited::Value { after, .. } = edit.edited else { continue };
        let state = after.as_text().unwrap_or_default().to_owned();
        let what = match state.as_str() {
            "" => {
                steps.pop();
                continue;
            }
            "received" => continue,
            "read" => Happened::Read,
            _ => Happened::Stands { state, reason: None },
        };
        if steps.last().is_none_or(|last| last.what != what) {
            let at_ms = Some(edit.at_s.saturating_mul(1_000));
            steps.push(TimelineStep { what, at_ms, by: nickname(initiative, edit.tag.as_str()) });
        }
    }
    let review = initiative.get("reviews", key);
    let said = |field| review.and_then(|review| review.text(field)).map(str::to_owned);
    if let Some(TimelineStep { what: Happened::Stands { state, reason }, .. }) = steps.last_mut()
        && said("state").as_ref() == Some(state)
    {
        *reason = said("reason");
    }
    steps
}

/// That it was joined, when the last of its group was.
fn joined(initiative: &Initiative, fates: &Fates<'_>, key: &str) -> Option<TimelineStep> {
    let n = fates.others(key).count();
    let joinings = fates.others(key).chain([key]).filter_map(|child| initiative.get("joined", child));
    let last = joinings.filter(|it| it.text("into").is_some()).max_by_key(|it| it.at_ms())?;
    let by = last.text("by").and_then(|tag| nickname(initiative, tag));
    (n > 0).then(|| TimelineStep { what: Happened::Joined(n), at_ms: Some(last.at_ms()), by })
}

fn became(initiative: &Initiative, me: &impl Beholder, promotion: &str) -> Option<TimelineStep> {
    let (_, target) = promotion.split_once('|')?;
    let (kind, entity) = initiative.find(target)?;
    let said = initiative.get("promotions", promotion)?;
    let what = Happened::Became {
        promotion: promotion.to_owned(),
        relation: relation(initiative, promotion),
        entry: BackLink {
            kind: kind.to_owned(),
            key: target.to_owned(),
            name: name(initiative, me, kind, target),
        },
        moves: moves(initiative, me, kind, target),
        is_out: entity.is_archived(),
    };
    let by = said.text("by").and_then(|tag| nickname(initiative, tag));
    Some(TimelineStep { what, at_ms: Some(said.at_ms()), by })
}

/// The indicators that something is meant to move: those of its goal, or of its strategy's goals.
fn moves(initiative: &Initiative, me: &impl Beholder, kind: &str, key: &str) -> Vec<Named> {
    let Some(entity) = initiative.get(kind, key) else { return Vec::new() };
    let strategy = if kind == "strategies" { Some(key) } else { entity.text("strategy") };
    let strategy = strategy.and_then(|strategy| initiative.get("strategies", strategy));
    let is_goal = |goal: &str| {
        (kind == "goals" && goal == key)
            || entity.text("goal") == Some(goal)
            || strategy.is_some_and(|strategy| strategy.members("goals").any(|one| one == goal))
    };
    let of_it = ranked(initiative, "indicators").into_iter().filter(|(indicator, it)| {
        it.text("goal").is_some_and(is_goal) || entity.text("indicator") == Some(indicator)
    });
    of_it.map(|(indicator, _)| named(initiative, me, "indicators", indicator)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Happened, Timeline};
    use crate::domain::rig::{Table, values};
    use crate::domain::view::{Query, View};
    use crate::domain::{Audience, Command, Role};

    fn told(table: &Table, who: usize, key: &str) -> Timeline {
        let View::Timeline(Some(timeline)) = table[who].asks(&Query::Timeline(key.to_owned())) else {
            panic!("a timeline answers")
        };
        timeline
    }

    fn gives(table: &mut Table, who: usize, body: &str) -> String {
        let (kind, body, lang) = ("idea".to_owned(), body.to_owned(), "en".to_owned());
        table[who]
            .does(&Command::GiveVoice { kind, body, audience: Audience::Everyone, lang, media: Vec::new() })
            .expect("anybody may")
    }

    fn says(table: &mut Table, voice: &str, state: &str, reason: &str) {
        let (contribution, state, reason) = (voice.to_owned(), state.to_owned(), reason.to_owned());
        table[0].now.0 += 86_400_000;
        table[0].does(&Command::Review { contribution, state, reason }).expect("she may");
    }

    fn steps(timeline: &Timeline) -> Vec<String> {
        let word = |what: &Happened| match what {
            Happened::Given => "given".to_owned(),
            Happened::Arrived => "arrived".to_owned(),
            Happened::Read => "read".to_owned(),
            Happened::Stands { state, reason } => format!("{state} {}", reason.as_deref().unwrap_or("-")),
            Happened::Answered => "answered".to_owned(),
            Happened::Joined(n) => format!("joined with {n}"),
            Happened::Became { entry, moves, .. } => format!("became {} moves {}", entry.kind, moves.len()),
        };
        timeline.steps.iter().map(|step| word(&step.what)).collect()
    }

    #[test]
    fn a_resident_reads_what_became_of_her_voice_up_to_the_indicator_that_moves() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let goal = table[0].adds("goals", &[("title@en", "Safe streets"), ("ambition", "bau_no")]);
        let indicator = [
            ("name@en", "Falls"),
            ("level", "population"),
            ("unit", "people"),
            ("value_kind", "count"),
            ("direction", "down"),
            ("state", "agreed"),
            ("goal", &goal),
        ];
        table[0].adds("indicators", &indicator);
        let voice = gives(&mut table, 1, "Street lamps");
        table.meet();
        assert_eq!(steps(&told(&table, 1, &voice)), ["given", "arrived"]);
        says(&mut table, &voice, "read", "");
        says(&mut table, &voice, "in_discussion", "On Thursday's table.");
        table.meet();
        let expected = ["given", "arrived", "read", "in_discussion On Thursday's table."];
        assert_eq!(steps(&told(&table, 1, &voice)), expected);
        table[0].now.0 += 86_400_000;
        let fields = values("activities", &[("title", "Lamps"), ("state", "idea"), ("goal", &goal)]);
        let promote = Command::Promote {
            contribution: voice.clone(),
            kind: "activities".to_owned(),
            fields,
            reply: String::new(),
            lang: "en".to_owned(),
        };
        table[0].does(&promote).expect("she may");
        table.meet();
        let timeline = told(&table, 1, &voice);
        assert_eq!(steps(&timeline).last().unwrap(), "became activities moves 1");
        let days: Vec<_> = timeline.steps.iter().filter_map(|step| step.at_ms).collect();
        assert!(days.is_sorted(), "in the order in which it happened");
    }

    #[test]
    fn what_was_said_by_mistake_and_taken_back_is_not_told() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let voice = gives(&mut table, 1, "Street lamps");
        table.meet();
        says(&mut table, &voice, "not_now", "No money.");
        says(&mut table, &voice, "", "");
        table.meet();
        let timeline = told(&table, 1, &voice);
        assert_eq!((steps(&timeline).len(), timeline.is_placed), (2, false));
        says(&mut table, &voice, "kept_for_later", "In spring.");
        table.meet();
        let expected = ["given", "arrived", "read", "kept_for_later In spring."];
        assert_eq!(steps(&told(&table, 1, &voice)), expected, "who placed it has read it");
    }

    #[test]
    fn a_joined_voice_shares_in_what_became_of_the_others() {
        let mut table = Table::of(&[Role::Lead, Role::Resident, Role::Resident]);
        let (one, other) =
            (gives(&mut table, 1, "Street lamps"), gives(&mut table, 2, "Lamps in the street"));
        table.meet();
        table[0].adds("joined", &[("child", &other), ("into", &one)]);
        let (contribution, reply, lang) = (one.clone(), String::new(), "en".to_owned());
        let fields = values("causes", &[("title", "Dark streets")]);
        let kind = "causes".to_owned();
        let promote = Command::Promote { contribution, kind, fields, reply, lang };
        table[0].does(&promote).expect("she may");
        table.meet();
        for (who, voice) in [(1, &one), (2, &other)] {
            let expected = ["given", "arrived", "read", "joined with 1", "became causes moves 0"];
            assert_eq!(steps(&told(&table, who, voice)), expected, "{who}");
        }
    }
}
