//! Continuous communication: the rhythm of talking, the pulse, decisions in which each has one voice.

use shared::domain::Role;
use shared::domain::frameworks::framework;
use shared::domain::view::{ANSWERS_MIN, Matter};

use crate::table::{LEAD, Table, called, shown};

/// *Principles: participation, community empowerment, equality between partners*: a decision shows partners and residents
/// side by side, and a funder has one voice, whatever it gives and whoever writes it down.
#[test]
fn a_funder_has_one_voice_and_residents_stand_beside_it() {
    assert_eq!(framework("principles3").expect("it ships").items.len(), 3);
    const FUNDER: usize = 1;
    let mut table = Table::with(&[Role::Partner, Role::Resident, Role::Resident]);
    let fund = table.adds(FUNDER, "partners", &[("name@en", "Fund"), ("sector", "philanthropy")]);
    let gives =
        [("partner", fund.as_str()), ("kind", "money"), ("what", "Everything"), ("state", "received")];
    table.adds(FUNDER, "pledges", &gives);
    let decision = table.adds(LEAD, "decisions", &[("question", "Open on Sundays?"), ("state", "open")]);
    table.meet();
    let against =
        [("decision", decision.as_str()), ("who", &fund), ("stance", "against"), ("reason", "Costs")];
    table.adds(FUNDER, "positions", &against);
    table.adds(LEAD, "positions", &against);
    for who in [2, 3] {
        table.adds(who, "positions", &[("decision", &decision), ("stance", "agree")]);
    }
    table.meet();
    let positions = shown!(table, 2, Positions(decision));
    assert_eq!(positions.partners, [("against".to_owned(), 1)]);
    assert_eq!(positions.others, [("agree".to_owned(), 2)]);
    assert_eq!((positions.rows.len(), positions.rows[0].is_partner), (3, true));
}

/// *Regular and open communication*: the next meeting of a rhythm is found, and thirty days without news are told; both are
/// derived from what is written.
#[test]
fn the_next_meeting_is_found_and_thirty_silent_days_are_told() {
    let mut table = Table::with(&[Role::Coordinator, Role::Partner]);
    let meeting = [("title", "Table"), ("dtstart", "2026-06-01T18:00"), ("rrule", "FREQ=WEEKLY;INTERVAL=4")];
    let meeting = table.adds(LEAD, "meetings", &meeting);
    table.adds(1, "updates", &[("title", "Lamps are coming"), ("body", "In July.")]);
    table.meet();
    table.adds(2, "attendance", &[("meeting", &meeting), ("state", "remote")]);
    table.adds(1, "attendance", &[("meeting", &meeting), ("state", "excused")]);
    table.meet();
    let cadence = |table: &Table| shown!(table, 2, Cadence { today: table.today() });
    let (next, when) = cadence(&table).next.expect("it repeats");
    assert_eq!((called(&next.name).as_str(), when.as_str()), ("Table", "2026-06-29T18:00"));
    let held = &cadence(&table).held[0];
    assert_eq!((held.n_came, held.n_excused, held.n_absent), (1, 1, 0));
    table.days_pass(29);
    assert_eq!((cadence(&table).silent_days, cadence(&table).is_silent), (Some(29), false));
    table.days_pass(1);
    assert!(cadence(&table).is_silent);
    let worries = shown!(table, LEAD, Worries { today: table.today() });
    assert!(worries.iter().any(|worry| worry.matter == Matter::Silent && worry.days == Some(30)));
    table.adds(1, "updates", &[("title", "They are here"), ("body", "Look up.")]);
    table.meet();
    assert!(!cadence(&table).is_silent);
}

/// *Trust, shared goals, motivation*: with fewer than five answers nothing is shown but their number, and it is never told
/// whose they are.
#[test]
fn the_pulse_is_shown_from_five_answers_on_and_never_by_person() {
    let mut table = Table::with(&[Role::Resident, Role::Resident, Role::Partner, Role::FieldWorker]);
    for who in 0..4 {
        table.adds(who, "pulses", &[("period", "2026-06"), ("trust", "4"), ("clarity", "2")]);
    }
    table.meet();
    let pulse = |table: &Table| shown!(table, LEAD, Pulses).remove(0);
    assert_eq!((pulse(&table).n, pulse(&table).means), (ANSWERS_MIN - 1, vec![None, None, None]));
    table.adds(4, "pulses", &[("period", "2026-06"), ("trust", "5"), ("motivation", "1")]);
    table.meet();
    // Two things were answered by four only.
    let shown = pulse(&table);
    assert_eq!((shown.n, shown.means.clone()), (5, vec![Some(4.2), None, None]));
    assert_eq!(table.lists(LEAD, "pulses", None).rows.len(), 1, "one's own");
    let told = format!("{shown:?}");
    assert!((0..5).all(|who| !told.contains(&table.tag(who))));
}
