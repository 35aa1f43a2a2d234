//! Mutually reinforcing activities: the plan, what fits together, what each changes alone, services and messages.

use shared::domain::view::{Edited, Matter};
use shared::domain::{CommandError, Role};

use crate::table::{LEAD, Table, called, row, shown};

const INES: usize = 1;
const CLINIC: usize = 2;

/// A lead, a coordinator, and somebody of a partner.
fn three() -> Table {
    Table::with(&[Role::Coordinator, Role::Partner])
}

/// The card of a partner, written by its own people; its key.
fn partner(table: &mut Table, who: usize, name: &str, sector: &str) -> String {
    let key = table.adds(who, "partners", &[("name@en", name), ("sector", sector)]);
    table.meet();
    key
}

/// *Partners adjust and coordinate service offers to priorities*: what a partner changed in its offer, for which goal and
/// from what, is found from the partner's page.
#[test]
fn what_a_partner_changed_in_its_offer_is_found_on_its_page() {
    let mut table = three();
    let goal = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Homes without mould")]);
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let fields = [
        ("name", "Asthma hour"),
        ("status", "active"),
        ("organization", clinic.as_str()),
        ("schedule", "Mondays 9 to 12"),
    ];
    let service = table.adds(CLINIC, "services", &fields);
    table.meet();
    let adjusted = [
        ("schedule", "Mondays 17 to 20"),
        ("adjusted_for", goal.as_str()),
        ("adjusted_note", "After work, as tenants asked."),
    ];
    table.changes(CLINIC, ("services", &service), &adjusted);
    table.meet();
    let links = table.opens(INES, ("partners", &clinic)).links;
    assert_eq!((links.len(), called(&links[0].name).as_str()), (1, "Asthma hour"));
    let opened = table.opens(INES, ("services", &links[0].key));
    let adjusted_for = opened.fields.iter().find(|field| field.name == "adjusted_for").expect("it was said");
    assert_eq!(
        adjusted_for.leads_to.as_ref().map(|to| called(&to.name)).as_deref(),
        Some("Homes without mould")
    );
    let history = shown!(table, LEAD, History { kind: "services".to_owned(), key: service });
    let schedule = history.expect("it has one").rows.into_iter().find(|row| row.field == "schedule");
    let Some(Edited::Value { before: Some(before), after }) = schedule.map(|row| row.edited) else {
        unreachable!("the change log says what it was")
    };
    assert_eq!((before.as_text(), after.as_text()), (Some("Mondays 9 to 12"), Some("Mondays 17 to 20")));
}

/// *Action plan*: activities and tasks stand by strategy and partner, and in any calendar by way of a file.
#[test]
fn the_plan_stands_by_strategy_and_goes_into_any_calendar() {
    let mut table = three();
    let strategy = table.adds(LEAD, "strategies", &[("title@en", "Repair together")]);
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let fields = [
        ("title", "Roof crew"),
        ("state", "planned"),
        ("strategy", strategy.as_str()),
        ("lead", &clinic),
        ("dtstart", "2026-07-01T09:00"),
        ("dtend", "2026-07-01T12:00"),
    ];
    let crew = table.adds(CLINIC, "activities", &fields);
    let task = [("title", "Order shingles"), ("state", "open"), ("activity", &crew), ("due", "2026-06-20")];
    table.adds(CLINIC, "tasks", &task);
    table.adds(INES, "activities", &[("title", "Film night"), ("state", "idea")]);
    table.meet();
    let map = shown!(table, LEAD, Activities);
    assert_eq!((map.activities.len(), &map.partners[0].n_by_strategy[..]), (2, &[1][..]));
    let calendar = table.session(INES).calendar("en");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    for line in ["SUMMARY:Roof crew", "DTSTART:20260701T090000", "DTEND:20260701T120000"] {
        assert!(calendar.lines().any(|found| found == line), "{line} in {calendar}");
    }
    for line in ["SUMMARY:Order shingles", "DUE;VALUE=DATE:20260620"] {
        assert!(calendar.lines().any(|found| found == line), "{line} in {calendar}");
    }
    assert_eq!(calendar, table.session(LEAD).calendar("en"), "the same on every phone");
}

/// *Same messages and tools*: which partner uses a message is written by its own people, and says how many of all do.
#[test]
fn a_message_says_how_many_of_the_partners_use_it() {
    let mut table = Table::with(&[Role::Coordinator, Role::Partner, Role::Partner]);
    let tool = table.adds(LEAD, "tools", &[("name", "Poster"), ("url", "https://example.org/poster")]);
    let message = [
        ("title", "Find help"),
        ("message@en", "Call 211."),
        ("message@fr", "Faites le 211."),
        ("tool", &tool),
    ];
    let message = table.adds(LEAD, "shared_messages", &message);
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let shop = partner(&mut table, 3, "Shop", "business");
    let used = |partner: &str| -> [(String, String); 3] {
        [("message", message.as_str()), ("partner", partner), ("since", "2026-06-01")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    for (who, partner) in [(CLINIC, &clinic), (3, &shop), (LEAD, &clinic)] {
        let fields = used(partner);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        table.adds(who, "message_use", &fields);
    }
    table.adds(LEAD, "partners", &[("name@en", "School"), ("sector", "school")]);
    table.adds(LEAD, "partners", &[("name@en", "Borough"), ("sector", "public")]);
    table.meet();
    let practices = shown!(table, INES, Practices);
    assert_eq!((practices.messages[0].1, practices.partners.len()), (2, 4), "half of the partners");
    table.archives(CLINIC, ("message_use", &format!("{message}|{clinic}")));
    table.meet();
    assert_eq!(shown!(table, INES, Practices).messages[0].1, 1);
}

/// *Harmonised welcoming, support, referral*: practices stand beside partners and their sites, a referral can be read out
/// without network, and nothing about it has room for a client's name.
#[test]
fn practices_and_referrals_work_offline_and_hold_no_clients_name() {
    let mut table = three();
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let standard =
        [("title", "A warm welcome"), ("area", "welcome"), ("text@en", "Stand up and say your name.")];
    let standard = table.adds(LEAD, "practice_standards", &standard);
    table.meet();
    for (site, state) in [("North", "adopted"), ("South", "trying")] {
        let fields =
            [("standard", standard.as_str()), ("site", site), ("partner", clinic.as_str()), ("state", state)];
        table.adds(CLINIC, "practice_adoptions", &fields);
    }
    let mut service = |name, phone| {
        let fields = [("name", name), ("status", "active"), ("phone", phone), ("address", "12 Elm Street")];
        table.adds(CLINIC, "services", &fields)
    };
    let (from, to) = (service("Front desk", "514 555 0100"), service("Asthma hour", "514 555 0101"));
    let path = [
        ("from", from.as_str()),
        ("to", &to),
        ("when", "Somebody coughs at night"),
        ("warm_handover", "Call ahead and walk along."),
    ];
    let path = table.adds(CLINIC, "referral_paths", &path);
    table.adds(CLINIC, "referral_tally", &[("path", &path), ("month", "2026-06"), ("n", "3")]);
    table.meet();
    let practices = shown!(table, INES, Practices);
    let sites: Vec<_> =
        practices.standards[0].1[0].iter().map(|it| (it.site.as_str(), it.state.as_str())).collect();
    assert_eq!(sites, [("North", "adopted"), ("South", "trying")]);
    assert_eq!(practices.referrals[0].2, 3);
    // No network: the card has what is read out.
    let card = table.opens(INES, ("referral_paths", &path));
    let leads_to: Vec<_> = card.fields.iter().filter_map(|field| field.leads_to.as_ref()).collect();
    assert_eq!(leads_to.iter().map(|to| called(&to.name)).collect::<Vec<_>>(), ["Front desk", "Asthma hour"]);
    assert_eq!(table.text(INES, ("services", &to), "phone"), Some("514 555 0101"));
    let tally = row("referral_tally");
    let held: Vec<_> = tally.parts.iter().chain(tally.fields).map(|field| field.name).collect();
    assert_eq!(held, ["path", "month", "device", "n"], "numbers of people, and no people");
    for field in row("referral_paths").fields {
        assert!(!["client", "person", "name"].contains(&field.name));
    }
}

/// *Collaborative or independent*: what somebody does alone counts, and can be looked at by itself.
#[test]
fn independent_work_counts() {
    let mut table = three();
    let goal = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Dry homes")]);
    table.meet();
    let fields =
        [("title", "Asthma hour"), ("state", "active"), ("mode", "independent"), ("goal", goal.as_str())];
    let alone = table.adds(CLINIC, "activities", &fields);
    let together =
        [("title", "Roof crew"), ("state", "active"), ("mode", "collaborative"), ("goal", goal.as_str())];
    let together = table.adds(INES, "activities", &together);
    table.meet();
    let map = shown!(table, LEAD, Activities);
    let told: Vec<_> = map
        .activities
        .iter()
        .map(|it| (it.activity.key.clone(), it.is_independent, it.is_isolated()))
        .collect();
    assert!(told.contains(&(alone.clone(), true, false)) && told.contains(&(together, false, false)));
    assert_eq!(table.keys(LEAD, "activities", Some(("mode", "independent"))), [alone]);
}

/// *Isolated to collective*: an activity with no goal and no link to another's is listed as isolated until it has one.
#[test]
fn an_activity_is_isolated_until_it_serves_a_goal_or_anothers_activity() {
    let mut table = three();
    let crew = table.adds(INES, "activities", &[("title", "Roof crew"), ("state", "active")]);
    table.meet();
    let film = table.adds(CLINIC, "activities", &[("title", "Film night"), ("state", "active")]);
    table.meet();
    let isolated = |table: &Table| -> Vec<String> {
        let worries = shown!(table, LEAD, Worries { today: table.today() });
        let alone = worries.into_iter().filter(|worry| worry.matter == Matter::Isolated);
        alone.filter_map(|worry| worry.about.map(|(_, activity)| activity.key)).collect()
    };
    assert_eq!(isolated(&table).len(), 2);
    // A partner links its own activity to another's; the other one need not do anything.
    table.adds(CLINIC, "activity_links", &[("from", &film), ("rel", "reinforces"), ("to", &crew)]);
    table.meet();
    assert_eq!(isolated(&table), [] as [String; 0]);
}

/// *"What we do when we're alone"*: each partner's ledger of what it changes inside, with check-ins, kept, changed or
/// dropped, and what was learned.
#[test]
fn each_partner_has_a_ledger_of_what_it_changes_inside() {
    let mut table = three();
    let goal = table.adds(LEAD, "goals", &[("ambition", "bau_no"), ("title@en", "Dry homes")]);
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let mut promise = |what, where_, due| {
        let fields = [
            ("partner", clinic.as_str()),
            ("change_inside", what),
            ("where", where_),
            ("goal", goal.as_str()),
            ("due", due),
            ("state", "promised"),
        ];
        table.adds(CLINIC, "commitments", &fields)
    };
    let hours = promise("Open on two evenings", "practice", "2026-06-01");
    let board = promise("Two tenants on our board", "board", "2026-12-31");
    table.adds(CLINIC, "checkins", &[("commitment", &board), ("what", "Statutes are being changed")]);
    table.changes(CLINIC, ("commitments", &board), &[("state", "started")]);
    table.meet();
    let ledgers = shown!(table, INES, Commitments { today: table.today() });
    assert_eq!((ledgers.len(), ledgers[0].partner.key.as_str()), (1, clinic.as_str()));
    let rows: Vec<_> = ledgers[0]
        .rows
        .iter()
        .map(|it| (it.commitment.key.as_str(), it.inside.as_str(), it.is_overdue, it.n_checkins))
        .collect();
    assert_eq!(rows, [(hours.as_str(), "practice", true, 0), (board.as_str(), "board", false, 1)]);
    let dropped = [("state", "dropped"), ("learned", "Evenings need a second nurse.")];
    table.changes(CLINIC, ("commitments", &hours), &dropped);
    table.meet();
    let ledgers = shown!(table, INES, Commitments { today: table.today() });
    let hours = ledgers[0].rows.iter().find(|it| it.commitment.key == hours).expect("it stays in the ledger");
    assert_eq!((hours.is_overdue, hours.learned.as_deref()), (false, Some("Evenings need a second nurse.")));
    // The partner's page opens with it: nothing else leads to the partner here.
    let links = table.opens(INES, ("partners", &clinic)).links;
    assert_eq!(links.iter().map(|link| link.kind.as_str()).collect::<Vec<_>>(), ["commitments"; 2]);
}

/// *Neighbourhood data and advocacy campaigns*: a campaign's ask, whom it is put to, at which level, with which evidence
/// and allies, and what came of it, beside the figures of the area.
#[test]
fn a_campaign_says_its_ask_its_evidence_its_allies_and_what_came_of_it() {
    let mut table = three();
    let clinic = partner(&mut table, CLINIC, "Clinic", "health");
    let area = table.adds(LEAD, "areas", &[("name@en", "North of the tracks")]);
    let homes = crate::table::indicator(&mut table, "Damp homes", ("percent", "percent", "down"));
    crate::table::counts(&mut table, LEAD, &homes, ("2025", 41.0), &[("area", &area)]);
    let (indicators, ally) = (format!("indicators:{homes}"), format!("allies:{clinic}"));
    let campaign = [
        ("ask", "Inspect every building over five storeys"),
        ("decision_maker", "Borough council"),
        ("level", "local"),
        ("evidence", "41 of 100 homes north of the tracks are damp."),
        (&indicators, "yes"),
        (&ally, "yes"),
        ("state", "launched"),
    ];
    let campaign = table.adds(LEAD, "campaigns", &campaign);
    table.meet();
    let action = [
        ("campaign", campaign.as_str()),
        ("what", "Speak at the council"),
        ("on", "2026-06-22"),
        ("state", "planned"),
    ];
    table.adds(CLINIC, "campaign_actions", &action);
    table.changes(INES, ("campaigns", &campaign), &[("state", "partly"), ("outcome", "Twelve a year")]);
    table.meet();
    let opened = table.opens(CLINIC, ("campaigns", &campaign));
    let leads: Vec<_> =
        opened.fields.iter().filter_map(|it| it.leads_to.as_ref()).map(|to| called(&to.name)).collect();
    assert_eq!(leads, ["Damp homes", "Clinic"]);
    assert_eq!(called(&opened.links[0].name), "Speak at the council");
    assert_eq!(table.text(LEAD, ("campaigns", &campaign), "outcome"), Some("Twelve a year"));
    let shown = shown!(table, CLINIC, Indicator(homes)).expect("it is here");
    let place = shown.periods[0].area.as_ref().expect("it is about an area");
    assert_eq!(place.1.by_lang["en"], "North of the tracks");
}

/// *Overarching plan of interdependent components*: the list says everything that a drawing of the links would.
#[test]
fn the_list_of_links_equals_the_drawing() {
    let mut table = three();
    let crew = table.adds(INES, "activities", &[("title", "Roof crew"), ("state", "active")]);
    let tools = table.adds(INES, "activities", &[("title", "Tool library"), ("state", "active")]);
    table.meet();
    let film = table.adds(CLINIC, "activities", &[("title", "Film night"), ("state", "idea")]);
    let expected = [
        (&crew, "depends_on", &tools, INES),
        (&tools, "shares_tool", &crew, LEAD),
        (&film, "reinforces", &crew, CLINIC),
    ];
    for (from, rel, to, who) in expected {
        table.adds(who, "activity_links", &[("from", from), ("rel", rel), ("to", to)]);
    }
    let others = [("from", crew.as_str()), ("rel", "duplicates"), ("to", film.as_str())];
    let refused = table.tries(CLINIC, "activity_links", &others);
    assert!(matches!(refused, Err(CommandError::NotAllowed { .. })), "those of the activity say it");
    table.meet();
    let map = shown!(table, LEAD, Activities);
    let mut listed: Vec<_> =
        map.links.iter().map(|it| (it.from.key.clone(), it.relation.clone(), it.to.key.clone())).collect();
    let mut drawn = expected.map(|(from, rel, to, _)| (from.clone(), rel.to_owned(), to.clone()));
    listed.sort();
    drawn.sort();
    assert_eq!(listed, drawn);
    assert!(map.activities.iter().all(|it| it.has_links));
}
