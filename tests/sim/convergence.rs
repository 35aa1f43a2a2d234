//! Phones that have exchanged everything show the same, and everything that was given.

use shared::domain::Role;
use shared::domain::view::{Query, Reached, View};
use tests::network::Weather;
use tests::{PhoneId, World};

/// A lead, a resident and a field worker who have met.
fn neighbourhood(seed: u64) -> (World, [PhoneId; 3]) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::FieldWorker);
    world.run_until_quiet();
    (world, [lead, amina, joao])
}

/// Two neighbours give a voice while cut off from each other; both end up seeing both.
#[test]
fn neighbours_cut_off_from_each_other_converge() {
    let (mut world, [_, amina, joao]) = neighbourhood(1);

    world.cut(joao);
    let light = world.on(amina).give_voice("The street light is out.");
    let leak = world.on(joao).give_voice("Water leaks in the stairwell.");
    world.run_until_quiet();
    assert!(world.on(amina).sees_voice(&leak).is_none(), "joao has no network yet");
    world.mend(joao);
    world.run_until_quiet();

    assert_eq!(world.screen(amina), world.screen(joao));
    assert_eq!(world.on(joao).sees_voice(&light).unwrap().body.as_deref(), Some("The street light is out."));
    world.settle();
}

/// The lead and a field worker rewrite different sentences of the vision, one of them without network.
#[test]
fn two_sentences_of_the_vision_edited_apart_are_both_kept() {
    let (mut world, [lead, amina, joao]) = neighbourhood(2);

    world.cut(joao);
    world
        .on(joao)
        .set_text("vision", "en", |vision| vision.replace("Homes are dry.", "Homes are dry and warm."));
    world.on(lead).set_text("vision", "en", |vision| vision.replace("Children", "All children"));
    world.run_until_quiet();
    world.mend(joao);
    world.run_until_quiet();

    let vision = "All children are safe on the way to school. Homes are dry and warm.";
    for phone in [lead, amina, joao] {
        assert_eq!(world.on(phone).vision(), vision);
    }
    world.settle();
}

/// Somebody rewrites the vision while a rewrite by somebody else arrives on the same screen.
#[test]
fn saving_a_text_keeps_what_arrived_while_it_was_being_written() {
    let (mut world, [lead, _, joao]) = neighbourhood(3);

    let base = world.on(joao).vision();
    world.on(lead).set_text("vision", "en", |vision| vision.replace("Children", "All children"));
    world.run_until_quiet();
    let text = base.replace("dry.", "dry and warm.");
    world.on(joao).rewrite("vision", "en", base, text);
    world.run_until_quiet();

    let vision = "All children are safe on the way to school. Homes are dry and warm.";
    assert_eq!(world.on(lead).vision(), vision);
    world.settle();
}

/// Two people answer the same question differently; nobody's answer overwrites the other's.
#[test]
fn two_readings_for_one_period_are_both_kept() {
    let (mut world, [lead, amina, joao]) = neighbourhood(4);

    world.cut(joao);
    world.on(joao).record(0, "2024", 28.0);
    world.on(lead).record(0, "2024", 31.5);
    world.mend(joao);
    world.run_until_quiet();

    for phone in [lead, amina, joao] {
        let View::Indicators(rows) = world.on(phone).sees(&Query::Indicators) else { unreachable!() };
        let (_, reached) = rows[0].latest.clone().expect("two readings");
        assert_eq!(reached, Reached::TwoAnswers(vec![28.0, 31.5]));
    }
    let View::Desk(desk) =
        world.on(lead).sees(&Query::Desk { n_max: usize::MAX, today: "2026-06-15".to_owned() })
    else {
        unreachable!()
    };
    assert_eq!(desk.two_answers.len(), 1, "the coordinator's pile");
    world.settle();
}

/// Two people find the same number: that is one answer, and says so.
#[test]
fn two_equal_readings_for_one_period_are_one_answer() {
    let (mut world, [lead, amina, joao]) = neighbourhood(5);

    world.cut(joao);
    world.on(joao).record(1, "2024", 3.0);
    world.on(lead).record(1, "2024", 3.0);
    world.mend(joao);
    world.run_until_quiet();

    let View::Indicators(rows) = world.on(amina).sees(&Query::Indicators) else { unreachable!() };
    let (_, reached) = rows[1].latest.clone().expect("two readings");
    assert_eq!(reached, Reached::One { value: 3.0, confirmed_by: 2 });
    world.settle();
}

/// A phone that was away writes on top of what it saw last, while the author of that has long gone on.
///
/// The gate once lost the far part of such a change's past, and refused it.
#[test]
fn what_builds_on_an_older_state_is_taken_up() {
    let (mut world, [lead, amina, joao]) = neighbourhood(6);

    for n in 0..3 {
        world.on(lead).give_voice(&format!("Voice {n} that joao has seen."));
    }
    world.run_until_quiet();
    world.cut(joao);
    for n in 0..3 {
        world.on(lead).give_voice(&format!("Voice {n} that joao has not seen."));
    }
    let late = world.on(joao).give_voice("Written on what I saw last.");
    world.run_until_quiet();
    world.mend(joao);
    world.run_until_quiet();

    assert!(world.on(amina).sees_voice(&late).is_some());
    world.settle();
}

/// No two phones agree about the date; what they say is kept all the same, and converges.
#[test]
fn clocks_that_are_years_apart_do_not_matter() {
    const YEAR_MS: i64 = 365 * 86_400_000;
    let mut world = World::new(7);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    world.set_clock(amina, -3 * YEAR_MS);
    let joao = world.join("joao", Role::Resident);
    world.set_clock(joao, 2 * YEAR_MS);
    world.run_until_quiet();

    let past = world.on(amina).give_voice("Given three years ago.");
    let future = world.on(joao).give_voice("Given in two years.");
    world.run_until_quiet();
    // A clock that is set right while the line is open must not silence the heartbeat for years.
    world.set_clock(joao, 0);
    world.cut_as(joao, tests::network::Cut::Silent);
    world.run_for(60_000);
    world.mend(joao);
    world.run_until_quiet();

    for phone in [lead, amina, joao] {
        assert!(world.on(phone).sees_voice(&past).is_some() && world.on(phone).sees_voice(&future).is_some());
    }
    world.settle();
}

/// A network that repeats and swaps frames, as no socket does, costs time and nothing else.
#[test]
fn frames_that_come_twice_or_out_of_order_change_nothing() {
    let (mut world, [lead, amina, joao]) = neighbourhood(8);

    world.network.weather = Weather { twice_per_mille: 300, swapped_per_mille: 300, ..Weather::FOUL };
    for n in 0..6 {
        world.on(amina).give_voice(&format!("Amina's voice {n}."));
        world.on(joao).give_voice(&format!("Joao's voice {n}."));
        world.on(lead).give_voice(&format!("The lead's voice {n}."));
        world.run_for(2_000);
    }

    world.settle();
}

/// What quiet means: opening the app again asks for nothing that is there already.
#[test]
fn once_quiet_reconnecting_moves_no_envelope() {
    let (mut world, [lead, amina, joao]) = neighbourhood(9);
    world.on(amina).give_voice("The bus no longer stops here.");
    world.run_until_quiet();

    world.oracle.n_envelope_frames = 0;
    for phone in [lead, amina, joao] {
        world.cut(phone);
        world.run_for(1_000);
        world.mend(phone);
    }
    world.run_until_quiet();

    assert_eq!(world.oracle.n_envelope_frames, 0);
    world.settle();
}

/// The relay keeps nothing in memory for those who are away.
#[test]
fn a_relay_without_visitors_remembers_no_initiative() {
    let (mut world, phones) = neighbourhood(10);
    assert_eq!(world.relay.n_awake(), 1);

    phones.iter().for_each(|phone| world.cut(*phone));
    world.run_for(5_000);

    assert_eq!(world.relay.n_awake(), 0);
    world.settle();
}
