//! The worry list: what somebody who looks after the whole would worry about today. Nothing of it is stored.

use serde::{Deserialize, Serialize};

use super::backbone::{CONTACT_DAYS, has_left, last_contacts};
use super::measure::HEADLINES_MAX;
use super::measure::freshness::to_count;
use super::name::{Named, named};
use super::{Beholder, Freshness, activities, balance, cadence, commitments, desk};
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::period::{Period, day_of_ms, days_between};
use crate::domain::schema::SECTORS;

/// After how many days a voice that nobody looked at is worried about.
const UNREAD_DAYS: i64 = 7;

/// One thing to worry about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Worry {
    /// What is the matter.
    pub matter: Matter,
    /// What it is about: its kind, and which.
    pub about: Option<(String, Named)>,
    /// For how many days, where that can be said.
    pub days: Option<i64>,
}

/// What is the matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Matter {
    /// A task or an action whose day has passed.
    Overdue,
    /// A commitment whose day has passed.
    CommitmentOverdue,
    /// It belongs to a partner that is no longer at the table: nobody has it.
    OwnerLeft,
    /// A decision was to be looked at again.
    DecisionToReview,
    /// Voices that nobody looked at; how many.
    UnreadVoices(usize),
    /// Periods with different values; how many.
    TwoAnswers(usize),
    /// An indicator's next value is due, or one was left out.
    FigureOld,
    /// A headline indicator whose latest value nobody has explained.
    NoStory,
    /// An indicator that nobody has counted yet.
    NeverCounted,
    /// Nobody has told news.
    Silent,
    /// No meeting is ahead.
    NoMeeting,
    /// Nobody has told of what did not work.
    OnlySuccesses,
    /// Nobody has spoken to a partner.
    NotSpokenTo,
    /// An activity serves no goal and is linked to no other.
    Isolated,
    /// A sector nobody at the table belongs to.
    MissingSector(String),
    /// More headline indicators than anybody reads; how many.
    ManyHeadlines(usize),
}

/// What there is to worry about, by matter, the oldest first.
pub(super) fn worries(initiative: &Initiative, me: &impl Beholder, today: &str) -> Vec<Worry> {
    let mut worries = Vec::new();
    overdue(initiative, me, today, &mut worries);
    let plain = |matter: Matter, days: Option<i64>| Worry { matter, about: None, days };
    let about = |matter: Matter, kind: &str, key: &str, days: Option<i64>| Worry {
        matter,
        about: Some((kind.to_owned(), named(initiative, me, kind, key))),
        days,
    };
    for row in to_count(initiative, today) {
        let latest = row.latest.as_ref().map(Period::label);
        let told = |(_, note): (&String, &Entity)| {
            note.text("indicator") == Some(&row.key) && note.text("period") == latest.as_deref()
        };
        let is_headline = initiative.get("indicators", &row.key).is_some_and(|it| it.flag("headline"));
        if is_headline && latest.is_some() && !initiative.standing("annotations").any(told) {
            worries.push(about(Matter::NoStory, "indicators", &row.key, None));
        }
        let (matter, days) = match row.freshness {
            Freshness::Fresh => continue,
            Freshness::Never => (Matter::NeverCounted, None),
            Freshness::Due { days } | Freshness::Old { days } => (Matter::FigureOld, Some(days)),
        };
        worries.push(about(matter, "indicators", &row.key, days));
    }
    let unread = desk::waiting_since(initiative, me, today);
    let unread: Vec<i64> = unread.iter().filter_map(|at| days_between(&day_of_ms(*at), today)).collect();
    let n_unread = unread.iter().filter(|days| **days >= UNREAD_DAYS).count();
    if n_unread > 0 {
        worries.push(plain(Matter::UnreadVoices(n_unread), unread.iter().max().copied()));
    }
    let n_open = desk::n_undecided(initiative, me, today);
    if n_open > 0 {
        worries.push(plain(Matter::TwoAnswers(n_open), None));
    }
    let silent = cadence::silent_days(initiative, today);
    if silent.is_none_or(|days| days >= cadence::SILENT_DAYS) {
        worries.push(plain(Matter::Silent, silent));
    }
    if !initiative
        .standing("meetings")
        .any(|(_, it)| it.text("state") != Some("cancelled") && cadence::next(it, today).is_some())
    {
        worries.push(plain(Matter::NoMeeting, None));
    }
    let balance = balance::balance(initiative, today);
    if balance.is_to_be_asked {
        worries.push(plain(Matter::OnlySuccesses, balance.quiet_days));
    }
    let contacts = last_contacts(initiative);
    let mut sectors = Vec::new();
    for (key, partner) in initiative.standing("partners").filter(|(_, partner)| !has_left(partner, today)) {
        sectors.extend(partner.text("sector"));
        let days = contacts.get(key).and_then(|last| days_between(last, today));
        if days.is_none_or(|days| days >= CONTACT_DAYS) {
            worries.push(about(Matter::NotSpokenTo, "partners", key, days));
        }
    }
    let missing = SECTORS.iter().filter(|sector| !sectors.contains(sector));
    worries.extend(missing.map(|sector| plain(Matter::MissingSector((*sector).to_owned()), None)));
    let alone =
        activities::map(initiative, me).activities.into_iter().filter(activities::ActivityRow::is_isolated);
    worries.extend(alone.map(|row| about(Matter::Isolated, "activities", &row.activity.key, None)));
    let n_headlines = initiative.standing("indicators").filter(|(_, it)| it.flag("headline")).count();
    if n_headlines > HEADLINES_MAX {
        worries.push(plain(Matter::ManyHeadlines(n_headlines), None));
    }
    worries.sort_by(|a, b| (&a.matter, b.days).cmp(&(&b.matter, a.days)));
    worries
}

/// What was to be done, by somebody who is still there.
fn overdue(initiative: &Initiative, me: &impl Beholder, today: &str, worries: &mut Vec<Worry>) {
    let mut look =
        |kind: &str, field: &str, matter: Matter, owner: &str, is_open: &dyn Fn(&Entity) -> bool| {
            for (key, entity) in initiative.standing(kind).filter(|(_, entity)| is_open(entity)) {
                let mut worry = |matter: Matter, days: Option<i64>| {
                    let about = Some((kind.to_owned(), named(initiative, me, kind, key)));
                    worries.push(Worry { matter, about, days });
                };
                let days =
                    entity.text(field).and_then(|due| days_between(due, today)).filter(|days| *days > 0);
                if days.is_some() {
                    worry(matter.clone(), days);
                }
                let partner = entity.text(owner).and_then(|owner| initiative.get("partners", owner));
                if partner.is_some_and(|partner| partner.is_archived() || has_left(partner, today)) {
                    worry(Matter::OwnerLeft, None);
                }
            }
        };
    let is_to_do = |entity: &Entity| matches!(entity.text("state"), Some("open" | "started"));
    look("tasks", "due", Matter::Overdue, "owner", &is_to_do);
    look("actions", "due", Matter::Overdue, "owner", &is_to_do);
    look("commitments", "due", Matter::CommitmentOverdue, "partner", &commitments::is_open);
    look("decisions", "review_on", Matter::DecisionToReview, "", &|it| it.text("state") == Some("decided"));
}

#[cfg(test)]
mod tests {
    use super::{Matter, Worry};
    use crate::domain::Role;
    use crate::domain::rig::Table;
    use crate::domain::schema::SECTORS;
    use crate::domain::view::{Query, View};

    fn worries(table: &Table) -> Vec<Worry> {
        let query = Query::Worries { today: "2026-06-15".to_owned() };
        let View::Worries(worries) = table[0].asks(&query) else { panic!("the list answers") };
        worries
    }

    fn worried(table: &Table, matter: &Matter) -> Vec<(Option<String>, Option<i64>)> {
        let of_it = worries(table).into_iter().filter(|worry| worry.matter == *matter);
        of_it.map(|worry| (worry.about.map(|(_, named)| named.key), worry.days)).collect()
    }

    #[test]
    fn what_is_overdue_stale_silent_or_unbalanced_is_worried_about() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let task = lead.adds("tasks", &[("title", "Print"), ("state", "open"), ("due", "2026-06-05")]);
        lead.adds("tasks", &[("title", "Fold"), ("state", "done"), ("due", "2026-06-05")]);
        lead.adds("tasks", &[("title", "Post"), ("state", "open"), ("due", "2026-06-15")]);
        let fields = [("question", "Where?"), ("state", "decided"), ("review_on", "2026-06-01")];
        let decision = lead.adds("decisions", &fields);
        let activity = lead.adds("activities", &[("title", "Film night"), ("state", "active")]);
        assert_eq!(worried(&table, &Matter::Overdue), [(Some(task), Some(10))]);
        assert_eq!(worried(&table, &Matter::DecisionToReview), [(Some(decision), Some(14))]);
        assert_eq!(worried(&table, &Matter::Isolated), [(Some(activity), None)]);
        for matter in [Matter::Silent, Matter::NoMeeting, Matter::OnlySuccesses] {
            assert_eq!(worried(&table, &matter), [(None, None)], "{matter:?}");
        }
        let missing =
            worries(&table).into_iter().filter(|worry| matches!(worry.matter, Matter::MissingSector(_)));
        assert_eq!(missing.count(), SECTORS.len());
        let lead = &mut table[0];
        lead.adds("updates", &[("title", "News"), ("body", "…")]);
        lead.adds("meetings", &[("title", "Table"), ("dtstart", "2026-06-20T18:00")]);
        lead.adds("learnings", &[("kind", "did_not"), ("what", "Nobody came")]);
        for matter in [Matter::Silent, Matter::NoMeeting, Matter::OnlySuccesses] {
            assert_eq!(worried(&table, &matter), [], "{matter:?}");
        }
    }

    /// DOMAIN's case *partner archived while it gets a task*.
    #[test]
    fn a_task_given_to_a_partner_that_is_taken_out_meanwhile_is_worried_about() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
        let shop = table[0].adds("partners", &[("name@en", "Shop"), ("sector", "business")]);
        table.meet();
        table[0].archives("partners", &shop);
        let task = table[1].adds("tasks", &[("title", "Print"), ("state", "open"), ("owner", &shop)]);
        table.meet();
        assert_eq!(worried(&table, &Matter::OwnerLeft), [(Some(task), None)]);
    }

    #[test]
    fn a_headline_whose_latest_value_nobody_explained_is_worried_about() {
        let mut table = Table::of(&[Role::Lead]);
        let fields = [
            ("name@en", "Homes"),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "people"),
            ("direction", "up"),
            ("headline", "yes"),
        ];
        let homes = table[0].adds("indicators", &fields);
        let mut tells = |year: &str, story: bool| {
            let (start, end) = (format!("{year}-01-01"), format!("{year}-12-31"));
            let reading = [
                ("indicator", homes.as_str()),
                ("period_start", &start),
                ("period_end", &end),
                ("value", "12"),
            ];
            table[0].adds("readings", &reading);
            if story {
                table[0]
                    .adds("annotations", &[("indicator", &homes), ("period", year), ("story", "Two roofs")]);
            }
            worried(&table, &Matter::NoStory).len()
        };
        assert_eq!([tells("2024", false), tells("2025", true), tells("2026", false)], [1, 0, 1]);
    }

    #[test]
    fn the_ninth_headline_is_warned_of_and_not_blocked() {
        let mut table = Table::of(&[Role::Lead]);
        for n in 1..=9 {
            let name = format!("Indicator {n}");
            let fields = [
                ("name@en", name.as_str()),
                ("level", "population"),
                ("value_kind", "count"),
                ("unit", "people"),
                ("direction", "up"),
                ("headline", "yes"),
            ];
            table[0].adds("indicators", &fields);
            let warned = !worried(&table, &Matter::ManyHeadlines(n)).is_empty();
            assert_eq!(warned, n == 9);
        }
    }
}
