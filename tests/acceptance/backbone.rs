//! The backbone: who is at the table and who is missing, what is pledged, what it does and has, what it worries about.

use shared::domain::Role;
use shared::domain::frameworks::framework;
use shared::domain::schema::{FieldType, KINDS, SECTORS};
use shared::domain::template::pick;
use shared::domain::view::{Matter, Named};

use crate::table::{LEAD, Table, called, row, shown};

const INES: usize = 1;

/// A lead and a coordinator.
fn two() -> Table {
    Table::with(&[Role::Coordinator])
}

fn partner(table: &mut Table, name: &str, sector: &str) -> String {
    table.adds(LEAD, "partners", &[("name@en", name), ("sector", sector)])
}

/// *Cross-sector, no one alone*: removing the last business partner shows the gap.
#[test]
fn removing_the_last_business_partner_shows_the_gap() {
    let mut table = two();
    let shop = partner(&mut table, "Shop", "business");
    partner(&mut table, "Clinic", "health");
    table.meet();
    let missing = |table: &Table| shown!(table, INES, Agenda).missing_sectors;
    assert_eq!(missing(&table).len(), SECTORS.len() - 2);
    assert!(!missing(&table).contains(&"business".to_owned()));
    table.archives(LEAD, ("partners", &shop));
    table.meet();
    assert!(missing(&table).contains(&"business".to_owned()));
    let coverage = shown!(table, INES, Coverage { today: table.today() });
    let business = coverage.sectors.iter().find(|(sector, _)| sector == "business").expect("each has a row");
    assert_eq!(business.1, []);
}

/// *Increase scope*: how many partners there were, year by year, follows from when they came and left.
#[test]
fn scope_over_time_is_derived_from_when_partners_came_and_left() {
    let mut table = two();
    for (name, since, until) in [("Shop", "2023-04-01", "2025-06-30"), ("Clinic", "2024-01-15", "")] {
        let fields = [("name@en", name), ("sector", "health"), ("since", since), ("until", until)];
        table.adds(LEAD, "partners", &fields);
    }
    table.meet();
    let fields = [("name@en", "School"), ("sector", "school"), ("since", "2026-02-01")];
    table.adds(INES, "partners", &fields);
    table.meet();
    let coverage = shown!(table, LEAD, Coverage { today: table.today() });
    assert_eq!(coverage.scope, [(2023, 1), (2024, 2), (2025, 1), (2026, 2)]);
}

/// *Pool resources*: pledges are summed for each kind and unit, which never mix, and by how far they have come.
#[test]
fn pledges_are_summed_for_each_kind_and_units_never_mix() {
    let mut table = Table::with(&[Role::Coordinator, Role::Partner]);
    let fund = partner(&mut table, "Fund", "philanthropy");
    table.meet();
    let pledges = [
        (LEAD, "money", "500", "CAD", "received"),
        (2, "money", "250.5", "CAD", "received"),
        (2, "money", "1000", "CAD", "offered"),
        (INES, "people", "10", "hours", "confirmed"),
        (INES, "money", "3", "hours", "confirmed"),
    ];
    for (who, kind, amount, unit, state) in pledges {
        let fields = [
            ("partner", fund.as_str()),
            ("kind", kind),
            ("what", "Help"),
            ("amount", amount),
            ("unit", unit),
            ("state", state),
        ];
        table.adds(who, "pledges", &fields);
    }
    table.meet();
    let sums = shown!(table, 2, Pledges);
    let mut told: Vec<_> = sums
        .iter()
        .map(|it| (it.kind.as_str(), it.unit.as_str(), it.offered, it.confirmed, it.received))
        .collect();
    told.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let expected = [
        ("money", "CAD", 1_000.0, 0.0, 750.5),
        ("money", "hours", 0.0, 3.0, 0.0),
        ("people", "hours", 0.0, 10.0, 0.0),
    ];
    assert_eq!(told, expected);
}

/// *Backbone operating elements ×7*: all seven are there, each with its state, owner and document.
#[test]
fn the_seven_elements_each_have_a_state_an_owner_and_a_document() {
    let elements = framework("backbone7").expect("it ships").items;
    assert_eq!(elements.len(), 7);
    let mut table = two();
    let clinic = partner(&mut table, "Clinic", "health");
    let statutes = table.adds(LEAD, "resources", &[("title", "Statutes"), ("kind", "document")]);
    table.meet();
    for element in elements {
        table.adds(LEAD, "backbone", &[("part", element.id), ("state", "being_built")]);
        table.adds(INES, "backbone", &[("part", element.id), ("owner", &clinic), ("document", &statutes)]);
    }
    table.meet();
    assert_eq!(table.lists(LEAD, "backbone", None).n, 7);
    for element in elements {
        let found = table.entity(INES, "backbone", element.id);
        let told = ["state", "owner", "document"].map(|field| found.text(field));
        assert_eq!(told, [Some("being_built"), Some(clinic.as_str()), Some(statutes.as_str())]);
    }
}

/// *The backbone can take several forms*, each of which can be chosen and explained.
#[test]
fn the_backbone_takes_one_of_several_forms() {
    let mut table = two();
    let FieldType::Choice(forms) = row("backbone").field("form").expect("it has a form").ty else {
        unreachable!("one of several")
    };
    for form in ["single_organisation", "shared", "table", "funder", "government"] {
        assert!(forms.contains(&form), "{form}");
        let why = format!("Why we are {form}");
        table.adds(LEAD, "backbone", &[("part", "backbone"), ("form", form), ("note", &why)]);
        table.meet();
        assert_eq!(table.text(INES, ("backbone", "backbone"), "form"), Some(form));
        assert_eq!(table.text(INES, ("backbone", "backbone"), "note"), Some(why.as_str()));
    }
}

/// *Partners in Progress; community quarterback*: what the backbone is called is a label to choose.
#[test]
fn the_backbone_may_be_called_the_community_quarterback() {
    let mut table = two();
    let fields = [("part", "backbone"), ("name", "Partners in Progress"), ("label", "community_quarterback")];
    table.adds(LEAD, "backbone", &fields);
    table.meet();
    let backbone = ("backbone", "backbone");
    assert_eq!(table.text(INES, backbone, "label"), Some("community_quarterback"));
    assert_eq!(table.text(INES, backbone, "name"), Some("Partners in Progress"));
}

/// *Coordinating function*: whom nobody has spoken to, what comes next, and which offered skills are used, derived from the
/// log of several people.
#[test]
fn whom_nobody_has_spoken_to_and_which_skills_lie_idle_is_derived() {
    let mut table = two();
    let (roofing, nursing) = (
        table.adds(LEAD, "skills", &[("name", "Roofing")]),
        table.adds(LEAD, "skills", &[("name", "Nursing")]),
    );
    let offer = format!("skills_offered:{nursing}");
    let clinic = [("name@en", "Clinic"), ("sector", "health"), (offer.as_str(), "yes")];
    let clinic = table.adds(LEAD, "partners", &clinic);
    let shop = partner(&mut table, "Shop", "business");
    let silent = partner(&mut table, "School", "school");
    let crew = table.adds(LEAD, "activities", &[("title", "Roof crew"), ("state", "active")]);
    table.meet();
    table.adds(LEAD, "contacts_log", &[("partner", &clinic), ("on", "2026-04-01"), ("what", "Rang them")]);
    let call = [("partner", clinic.as_str()), ("on", "2026-06-10"), ("what", "They have a nurse")];
    table.adds(INES, "contacts_log", &call);
    table.adds(
        INES,
        "relationships",
        &[("partner", &shop), ("last_contact", "2026-03-01"), ("next_step", "Visit")],
    );
    table.adds(INES, "skills_used", &[("activity", &crew), ("skill", &roofing), ("partner", &shop)]);
    table.meet();
    let coverage = shown!(table, LEAD, Coverage { today: "2026-06-15".to_owned() });
    let lines: Vec<_> = coverage
        .contacts
        .iter()
        .map(|it| (it.partner.key.as_str(), it.days, it.is_quiet, it.next_step.as_deref()))
        .collect();
    let expected = [
        (silent.as_str(), None, true, None),
        (shop.as_str(), Some(106), true, Some("Visit")),
        (clinic.as_str(), Some(5), false, None),
    ];
    assert_eq!(lines, expected);
    let keys = |named: &[Named]| named.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
    let skills: Vec<_> =
        coverage.skills.iter().map(|it| (it.skill.key.clone(), keys(&it.offered_by), it.n_used)).collect();
    assert_eq!(skills, [(roofing, vec![], 1), (nursing, vec![clinic], 0)]);
}

/// *Shared accountability; institutional worrier*: the list of worries is derived on every phone alike, and there is no kind
/// of entity to write one.
#[test]
fn what_there_is_to_worry_about_is_derived_only() {
    assert!(KINDS.iter().all(|kind| !kind.name.contains("worr")));
    let mut table = two();
    let task = [("title", "Print"), ("state", "open"), ("due", "2026-06-05")];
    let task = table.adds(LEAD, "tasks", &task);
    table.meet();
    let review = [("question", "Where?"), ("state", "decided"), ("review_on", "2026-06-01")];
    table.adds(INES, "decisions", &review);
    table.meet();
    let worries = |table: &Table, who| shown!(table, who, Worries { today: "2026-06-15".to_owned() });
    let told = worries(&table, LEAD);
    assert_eq!(told, worries(&table, INES));
    let days = |matter: &Matter| told.iter().find(|it| it.matter == *matter).and_then(|it| it.days);
    assert_eq!((days(&Matter::Overdue), days(&Matter::DecisionToReview)), (Some(10), Some(14)));
    let is_told = |matter| told.iter().any(|it| it.matter == matter);
    assert!([Matter::Silent, Matter::NoMeeting, Matter::OnlySuccesses].into_iter().all(is_told));
    table.changes(INES, ("tasks", &task), &[("state", "done")]);
    assert!(
        worries(&table, INES).iter().all(|it| it.matter != Matter::Overdue),
        "only doing it takes it off"
    );
}

/// *CI Forum, Aspen forum*: communities of practice are one of the backbone's elements, and stand on the shelf.
#[test]
fn communities_of_practice_are_an_element_and_stand_on_the_shelf() {
    let elements = framework("backbone7").expect("it ships").items;
    let element = elements.iter().find(|item| item.id == "communities_of_practice").expect("it is one");
    assert_ne!(pick(element.name, "en"), pick(element.name, "fr"));
    let mut table = two();
    let forum = [
        ("title", "Collective Impact Forum"),
        ("kind", "community_of_practice"),
        ("url", "https://collectiveimpactforum.org"),
    ];
    let forum = table.adds(LEAD, "resources", &forum);
    let fields = [("part", element.id), ("state", "in_place"), ("document", forum.as_str())];
    table.adds(LEAD, "backbone", &fields);
    table.meet();
    assert_eq!(table.keys(INES, "resources", Some(("kind", "community_of_practice"))), [forum.as_str()]);
    let opened = table.opens(INES, ("backbone", element.id));
    let document = opened.fields.iter().find_map(|field| field.leads_to.as_ref()).expect("it leads there");
    assert_eq!(called(&document.name), "Collective Impact Forum");
}

/// *Dedicated staff with a skillset, structured process*: who does what for the backbone, in which body, and a calendar of
/// its meetings.
#[test]
fn staff_and_bodies_have_their_work_and_the_process_its_calendar() {
    let mut table = two();
    let clinic = partner(&mut table, "Clinic", "health");
    let staff =
        [("part", "human_resources"), ("owner", clinic.as_str()), ("note", "A coordinator, four days")];
    table.adds(LEAD, "backbone", &staff);
    let member = format!("members:{clinic}");
    let body = [
        ("name", "Steering circle"),
        ("mandate", "Prepares decisions"),
        (&member, "yes"),
        ("rule", "consent"),
    ];
    let body = table.adds(LEAD, "bodies", &body);
    table.meet();
    let meeting = [
        ("title", "Steering circle"),
        ("dtstart", "2026-06-22T09:00"),
        ("rrule", "FREQ=MONTHLY"),
        ("body", body.as_str()),
    ];
    table.adds(INES, "meetings", &meeting);
    table.meet();
    let opened = table.opens(LEAD, ("bodies", &body));
    assert_eq!(called(&opened.links[0].name), "Steering circle");
    let work = table.opens(INES, ("backbone", "human_resources"));
    let owner = work.fields.iter().find_map(|field| field.leads_to.as_ref()).expect("somebody has it");
    assert_eq!(called(&owner.name), "Clinic");
    let calendar = table.session(LEAD).calendar("en");
    assert!(calendar.contains("\r\nRRULE:FREQ=MONTHLY\r\n"), "{calendar}");
}

/// *Closing*: a closed initiative stays readable, what was written without a signal meanwhile comes in, and a lead opens it
/// again.
#[test]
fn a_closed_initiative_stays_readable_loses_no_late_voice_and_can_be_opened_again() {
    let mut table = Table::with(&[Role::Coordinator, Role::Resident]);
    const AMINA: usize = 2;
    let said = table.says(AMINA, "Lamps in the park");
    table.meet();
    let tag = table.tag(LEAD);
    let closing =
        [("closed_on", "2026-06-30"), ("closed_by", tag.as_str()), ("closing_note", "The table carries on")];
    assert!(table.tries_to_change(INES, ("meta", "initiative"), &closing).is_err(), "a lead closes");
    table.changes(LEAD, ("meta", "initiative"), &closing);
    // She has not heard of it.
    let late = table.says(AMINA, "And benches");
    assert!(shown!(table, AMINA, Home).closed.is_none());
    table.meet();
    for who in [LEAD, INES, AMINA] {
        let closed = shown!(table, who, Home).closed.expect("everybody is told");
        assert_eq!(
            (closed.on.as_str(), closed.note.as_deref()),
            ("2026-06-30", Some("The table carries on"))
        );
        assert!(closed.is_over("2026-06-30") && !closed.is_over("2026-06-29"), "the day is told beforehand");
        for voice in [&said, &late] {
            assert!(table.reads(who).get("contributions", voice).is_some(), "nothing is lost");
        }
    }
    table.changes(LEAD, ("meta", "initiative"), &[("closed_on", "")]);
    table.meet();
    assert!(shown!(table, AMINA, Home).closed.is_none());
}
