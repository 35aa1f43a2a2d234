//! Learning: failures as readily as successes, what is shared, reflections, hard conversations.

use shared::domain::report::{Asked, Failures, Reader, ReportLang};
use shared::domain::schema::FieldType;
use shared::domain::{Problem, Role};

use crate::table::{LEAD, Table, problems, row, shown};

const INES: usize = 1;
const JOAO: usize = 2;

/// A lead, a coordinator and a field worker.
fn three() -> Table {
    Table::with(&[Role::Coordinator, Role::FieldWorker])
}

fn learns(table: &mut Table, who: usize, kind: &str, what: &str) -> String {
    table.adds(who, "learnings", &[("kind", kind), ("what", what)])
}

/// The report as the coordinator's phone makes it.
fn report(table: &Table, reader: Reader, failures: Failures) -> String {
    table.session(INES).report(&Asked { lang: ReportLang::En, reader, period: None, failures })
}

/// *Reflexive stance*: a reflection is about actions, knowledge or expertise, and is tied to an activity or something that
/// was learned; untied it is not taken.
#[test]
fn a_reflection_is_tied_to_an_activity_or_a_learning() {
    let mut table = three();
    let activity = table.adds(LEAD, "activities", &[("title", "Night walks"), ("state", "active")]);
    let meeting = table.adds(LEAD, "meetings", &[("title", "Table"), ("dtstart", "2026-06-15T18:00")]);
    table.meet();
    let learning = learns(&mut table, JOAO, "surprise", "People walk more in the rain");
    table.meet();
    let untied = [("prompt", "actions"), ("text", "We walked more"), ("meeting", meeting.as_str())];
    let refused = table.tries(LEAD, "reflections", &untied);
    assert_eq!(problems(refused), [("activity".to_owned(), Problem::Missing)]);
    for (who, prompt, field, to) in [
        (LEAD, "actions", "activity", &activity),
        (INES, "knowledge", "learning", &learning),
        (INES, "expertise", "activity", &activity),
    ] {
        let fields =
            [("prompt", prompt), ("text", "We walked more"), ("meeting", meeting.as_str()), (field, to)];
        table.adds(who, "reflections", &fields);
    }
    table.meet();
    assert_eq!(table.lists(JOAO, "reflections", Some(("meeting", &meeting))).n, 3);
    assert_eq!(table.opens(JOAO, ("activities", &activity)).n_links, 2);
    assert_eq!(table.opens(JOAO, ("learnings", &learning)).n_links, 1);
}

/// *Share lessons learned*: what worked and what did not can each be looked at alone, and what was shared with everybody
/// stands in what everybody gets to read, a failure like a success.
#[test]
fn lessons_are_looked_at_by_success_and_failure() {
    let mut table = three();
    let worked = learns(&mut table, LEAD, "worked", "Soup brings people");
    let failed = learns(&mut table, JOAO, "did_not", "Nobody came by bus");
    table.changes(JOAO, ("learnings", &failed), &[("shared_with", "public")]);
    table.meet();
    let of = |kind| table.keys(INES, "learnings", Some(("kind", kind)));
    assert_eq!((of("worked"), of("did_not")), (vec![worked], vec![failed.clone()]));
    assert_eq!(table.keys(LEAD, "learnings", Some(("shared_with", "public"))), [failed]);
    let public = report(&table, Reader::Public, Failures::Included);
    assert!(public.contains("Nobody came by bus") && !public.contains("Soup brings people"));
}

/// *Failures as readily as successes*: either is logged with the same two answers, the choice and the words; the meter
/// counts both, and after sixty days without a failure somebody is asked for one. A report that leaves them out says so.
#[test]
fn a_failure_is_logged_as_readily_as_a_success() {
    let kind = row("learnings");
    let asked: Vec<_> = kind.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    assert_eq!(asked, ["kind", "what"], "open, choose, save: three taps beside the words");
    let FieldType::Choice(choices) = kind.fields[0].ty else { unreachable!("a choice") };
    assert_eq!(choices, ["worked", "did_not", "surprise", "challenge"], "side by side, none behind another");

    let mut table = three();
    learns(&mut table, LEAD, "worked", "Soup brings people");
    learns(&mut table, JOAO, "did_not", "Nobody came by bus");
    table.meet();
    let balance = |table: &Table| shown!(table, INES, Balance { today: table.today() });
    assert_eq!((balance(&table).n_worked, balance(&table).n_did_not), (1, 1));
    table.days_pass(59);
    assert!(!balance(&table).is_to_be_asked);
    table.days_pass(1);
    learns(&mut table, LEAD, "worked", "Lamps");
    table.meet();
    assert_eq!((balance(&table).quiet_days, balance(&table).is_to_be_asked), (Some(60), true));
    let report = |failures| report(&table, Reader::Table, failures);
    assert!(report(Failures::Included).contains("Nobody came by bus"));
    let without = report(Failures::LeftOut);
    assert!(!without.contains("Nobody came by bus") && without.contains("left out"), "{without}");
}

/// *Challenging conversation, diversity, innovation*: the log keeps hard conversations, who sits at the table, and what was
/// tried.
#[test]
fn hard_conversations_diversity_and_experiments_are_logged() {
    let mut table = three();
    for (who, kind, what) in [
        (LEAD, "hard_conversation", "Who speaks for tenants?"),
        (INES, "diversity", "Nine of twelve do not rent"),
        (INES, "experiment", "We met in a laundry"),
    ] {
        table.adds(who, "container_log", &[("kind", kind), ("what", what), ("on", "2026-06-10")]);
    }
    let try_it = [("hypothesis", "Who washes also talks"), ("result", "Eleven did"), ("decide", "keep")];
    table.adds(LEAD, "experiments", &try_it);
    table.meet();
    for kind in ["hard_conversation", "diversity", "experiment"] {
        assert_eq!(table.lists(JOAO, "container_log", Some(("kind", kind))).n, 1, "{kind}");
    }
    assert_eq!(table.lists(JOAO, "experiments", Some(("decide", "keep"))).n, 1);
}

/// *System leadership skills*: a skill shows who practised it and when, and where it is used since.
#[test]
fn a_skill_shows_when_it_was_practised_and_where_it_is_used() {
    let mut table = three();
    let listening = table.adds(LEAD, "skills", &[("name", "Listening across differences")]);
    let school = table.adds(LEAD, "partners", &[("name@en", "School"), ("sector", "school")]);
    let walks = table.adds(LEAD, "activities", &[("title", "Night walks"), ("state", "active")]);
    table.meet();
    let practised = [
        ("kind", "training"),
        ("what", "A day with the mediators"),
        ("on", "2026-06-12"),
        ("who", "Nine of us"),
        ("skill", listening.as_str()),
    ];
    let practised = table.adds(LEAD, "container_log", &practised);
    table.adds(INES, "skills_used", &[("activity", &walks), ("skill", &listening), ("partner", &school)]);
    table.meet();
    assert_eq!(table.keys(JOAO, "container_log", Some(("kind", "training"))), [practised.as_str()]);
    let links: Vec<_> = table.opens(JOAO, ("skills", &listening)).links;
    let mut kinds: Vec<_> = links.iter().map(|link| link.kind.as_str()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["container_log", "skills_used"]);
    let skills = shown!(table, JOAO, Coverage { today: table.today() }).skills;
    assert_eq!((skills[0].skill.key.as_str(), skills[0].n_used), (listening.as_str(), 1));
}
