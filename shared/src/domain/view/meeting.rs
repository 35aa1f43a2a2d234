//! A meeting while it is held: what it talks about, who is here, what was noted under each item, what was decided.
//!
//! What is noted is a remark of its own, under the item's words: two laptops at one table lose nothing to each other. The
//! minutes stay one text; notes that it does not hold yet can be added to it.

use serde::{Deserialize, Serialize};

use super::agenda::ranked;
use super::measure::nickname;
use super::name::{Named, named};
use super::{Beholder, SendState};
use crate::domain::command::may_change;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::schema;
use crate::keys::tag_of_key;

/// Activities that a reflection can be tied to are offered up to this many.
const ACTIVITIES_MAX: usize = 100;

/// A meeting while it is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingView {
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub start: String,
    /// Its items: the lines of what it is to talk about, without their marks.
    pub items: Vec<String>,
    /// What was noted, in the order in which it was.
    pub notes: Vec<NoteRow>,
    /// Partners at the table, each with what is known of its coming.
    pub partners: Vec<(Named, Option<String>)>,
    /// Others who said for themselves that they are here: what each is called, if anything.
    pub others: Vec<Option<String>>,
    /// Whether this device's person said that she is here.
    pub am_here: bool,
    /// What was put to it to decide, and what came of that.
    pub decisions: Vec<(Named, Option<String>)>,
    /// How often each of the three questions at the end was answered, by the schema's codes.
    pub reflections: Vec<(String, usize)>,
    /// What a reflection can be tied to.
    pub activities: Vec<Named>,
    /// The minutes with the notes that they lack; nothing if they lack none.
    pub minutes: Option<String>,
    /// Whether it is said to be over.
    pub is_held: bool,
    /// Whether this person may write its minutes.
    pub may_change: bool,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// Its key.
    pub key: String,
    /// The item's words when it was taken, if it was about one.
    pub item: Option<String>,
    /// What was noted.
    pub body: String,
    /// What who took it is called, if anything.
    pub by: Option<String>,
    /// Whether this device took it.
    pub mine: bool,
    /// When, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
    /// Where it has got to.
    pub state: SendState,
}

pub(super) fn meeting(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<MeetingView> {
    let entity = initiative.get("meetings", key)?;
    let word = |name: &str| entity.text(name).unwrap_or_default();
    let items = items(word("agenda"));
    let notes = notes(initiative, me, key);
    let came: Vec<(&str, &str)> = initiative
        .standing("attendance")
        .filter_map(|(at, said)| Some((at.strip_prefix(key)?.strip_prefix('|')?, said.text("state")?)))
        .collect();
    let state_of = |who: &str| came.iter().find(|(of, _)| *of == who).map(|(_, state)| (*state).to_owned());
    let is_here = |state: &str| state == "present" || state == "remote";
    let partners = ranked(initiative, "partners").into_iter().filter(|(_, it)| it.text("until").is_none());
    let partners = partners.map(|(who, _)| (named(initiative, me, "partners", who), state_of(who)));
    let mine = me.tag().as_str();
    let others = came
        .iter()
        .filter(|(who, state)| *who != mine && is_here(state) && initiative.get("partners", who).is_none());
    let asked = initiative.standing("decisions").filter(|(_, it)| it.text("meeting") == Some(key));
    let mut asked: Vec<(&String, &Entity)> = asked.collect();
    asked.sort_by_key(|(key, it)| (it.at_ms(), *key));
    let thoughts = |prompt: &&str| {
        let of_it = |(_, it): &(&String, &Entity)| {
            it.text("meeting") == Some(key) && it.text("prompt") == Some(*prompt)
        };
        ((*prompt).to_owned(), initiative.standing("reflections").filter(of_it).count())
    };
    let activities = initiative.standing("activities").take(ACTIVITIES_MAX);
    Some(MeetingView {
        title: word("title").to_owned(),
        start: word("dtstart").to_owned(),
        minutes: gathered(word("minutes"), &items, &notes),
        items,
        notes,
        partners: partners.collect(),
        others: others.map(|(who, _)| nickname(initiative, who)).collect(),
        am_here: state_of(mine).as_deref().is_some_and(is_here),
        decisions: asked
            .into_iter()
            .map(|(key, it)| (named(initiative, me, "decisions", key), it.text("outcome").map(str::to_owned)))
            .collect(),
        reflections: prompts().iter().map(thoughts).collect(),
        activities: activities.map(|(key, _)| named(initiative, me, "activities", key)).collect(),
        is_held: entity.text("state") == Some("held"),
        may_change: schema::kind("meetings").is_some_and(|kind| may_change(kind, me.role(), mine, key)),
    })
}

/// The three questions at the end of a meeting.
fn prompts() -> &'static [&'static str] {
    match schema::kind("reflections").and_then(|kind| kind.field("prompt")).map(|field| field.ty) {
        Some(schema::FieldType::Choice(codes)) => codes,
        _ => &[],
    }
}

/// The items of an agenda: its lines, without numbers and dashes before them.
fn items(agenda: &str) -> Vec<String> {
    let item = |line: &str| {
        let numbered = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        // A number is only a mark if a point or bracket follows: "3 shelters" is what is talked about.
        let bare = match numbered.strip_prefix(['.', ')']) {
            Some(rest) if rest.starts_with(' ') && numbered.len() < line.len() => rest,
            _ => line.trim_start_matches(['-', '*', '•', '–']),
        };
        bare.trim().to_owned()
    };
    agenda.lines().map(str::trim).map(item).filter(|line| !line.is_empty()).collect()
}

fn notes(initiative: &Initiative, me: &impl Beholder, meeting: &str) -> Vec<NoteRow> {
    let about = initiative.standing("comments").filter(|(_, it)| it.text("subject") == Some(meeting));
    let note = |(key, it): (&String, &Entity)| NoteRow {
        key: key.clone(),
        item: it.text("item").map(str::to_owned),
        body: it.text("body").unwrap_or_default().to_owned(),
        by: nickname(initiative, key),
        mine: tag_of_key(key) == me.tag().as_str(),
        at_ms: it.at_ms(),
        state: me.send_state("comments", key),
    };
    let mut notes: Vec<NoteRow> = about.map(note).collect();
    notes.sort_by(|a, b| (a.at_ms, &a.key).cmp(&(b.at_ms, &b.key)));
    notes
}

/// The minutes with what they do not hold yet behind them, item by item; nothing if they hold every note.
fn gathered(minutes: &str, items: &[String], notes: &[NoteRow]) -> Option<String> {
    let lacking: Vec<&NoteRow> = notes.iter().filter(|note| !minutes.contains(note.body.trim())).collect();
    if lacking.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> =
        if minutes.trim().is_empty() { Vec::new() } else { vec![minutes.trim_end(), ""] };
    for item in items {
        let of_it = lacking.iter().filter(|note| note.item.as_ref() == Some(item));
        let bodies: Vec<&str> = of_it.map(|note| note.body.trim()).collect();
        if !bodies.is_empty() {
            parts.push(item);
            parts.extend(bodies);
            parts.push("");
        }
    }
    let is_loose = |note: &&&NoteRow| note.item.as_ref().is_none_or(|item| !items.contains(item));
    parts.extend(lacking.iter().filter(is_loose).map(|note| note.body.trim()));
    Some(parts.join("\n").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{MeetingView, items};
    use crate::domain::Role;
    use crate::domain::rig::{Person, Table};
    use crate::domain::view::{Query, View};

    const LEAD: usize = 0;
    const OTHER: usize = 1;

    fn shows(person: &Person, key: &str) -> MeetingView {
        let View::Meeting(Some(meeting)) = person.asks(&Query::Meeting(key.to_owned())) else {
            panic!("the meeting is there")
        };
        meeting
    }

    fn notes(person: &mut Person, meeting: &str, item: &str, body: &str) {
        person.now.0 += 1_000;
        person.adds("comments", &[("subject", meeting), ("item", item), ("body", body)]);
    }

    fn planned() -> (Table, String) {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
        let fields = [
            ("title", "Table"),
            ("dtstart", "2026-06-15T18:00"),
            ("agenda", "1. Lamps\n2) Benches\n\n- 3 trees"),
        ];
        let key = table[LEAD].adds("meetings", &fields);
        table.meet();
        (table, key)
    }

    #[test]
    fn the_lines_of_an_agenda_are_its_items() {
        assert_eq!(
            items("1. Lamps\n2) Benches\n\n- 3 trees\n2026 in numbers"),
            ["Lamps", "Benches", "3 trees", "2026 in numbers"]
        );
    }

    #[test]
    fn two_laptops_in_one_meeting_lose_no_note_and_the_minutes_take_each_up_once() {
        let (mut table, key) = planned();
        notes(&mut table[LEAD], &key, "Lamps", "Twelve are broken");
        notes(&mut table[OTHER], &key, "Lamps", "The city counts ten");
        notes(&mut table[OTHER], &key, "An item struck since", "We come back to it");
        let first = shows(&table[LEAD], &key).minutes.expect("one note is lacking");
        assert_eq!(first, "Lamps\nTwelve are broken");
        table[LEAD].changes("meetings", &key, &[("minutes", &first), ("state", "held")]).expect("she may");
        table.meet();
        for person in [LEAD, OTHER] {
            let shown = shows(&table[person], &key);
            assert_eq!(shown.notes.len(), 3);
            assert!(shown.is_held && shown.may_change);
            let whole = "Lamps\nTwelve are broken\n\nLamps\nThe city counts ten\n\nWe come back to it";
            assert_eq!(shown.minutes.as_deref(), Some(whole));
        }
        let whole = shows(&table[OTHER], &key).minutes.expect("two are lacking");
        table[OTHER].changes("meetings", &key, &[("minutes", &whole)]).expect("he may");
        assert_eq!(shows(&table[OTHER], &key).minutes, None);
    }

    #[test]
    fn who_is_here_and_what_was_decided_stand_in_the_meeting() {
        let (mut table, key) = planned();
        let clinic = table[LEAD].adds("partners", &[("name@en", "The clinic"), ("sector", "health")]);
        let activity = table[LEAD].adds("activities", &[("title", "Night walks"), ("state", "active")]);
        table[LEAD].adds("attendance", &[("meeting", &key), ("who", &clinic), ("state", "present")]);
        table.meet();
        table[OTHER].adds("attendance", &[("meeting", &key), ("state", "remote")]);
        let decided =
            [("question", "Lamps"), ("outcome", "We buy ten"), ("state", "decided"), ("meeting", &*key)];
        table[OTHER].adds("decisions", &decided);
        let thought =
            [("prompt", "actions"), ("text", "More walks"), ("meeting", &*key), ("activity", &*activity)];
        table[OTHER].adds("reflections", &thought);
        assert!(shows(&table[OTHER], &key).am_here);
        table.meet();
        let shown = shows(&table[LEAD], &key);
        assert_eq!(
            (shown.partners[0].1.as_deref(), shown.others.len(), shown.am_here),
            (Some("present"), 1, false)
        );
        assert_eq!(shown.decisions[0].1.as_deref(), Some("We buy ten"));
        assert_eq!(shown.reflections[0], ("actions".to_owned(), 1));
        assert_eq!(shown.activities.len(), 1);
    }
}
