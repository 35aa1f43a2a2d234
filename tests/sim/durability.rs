//! What a person was told is saved stays saved, and what the relay acknowledged stays stored.

use shared::domain::Role;
use shared::domain::view::SendState;
use tests::disk::Trouble;
use tests::oracle::Finding;
use tests::{PhoneId, World};

fn two_neighbours(seed: u64) -> (World, PhoneId, PhoneId) {
    let mut world = World::new(seed);
    world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    (world, amina, joao)
}

/// A voice given without network is there when the app is opened again, and arrives when there is network.
#[test]
fn a_voice_given_offline_survives_closing_the_app() {
    let (mut world, amina, joao) = two_neighbours(1);

    world.cut(amina);
    world.run_for(1_000);
    let voice = world.on(amina).give_voice("The lift is broken again.");
    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::OnThisPhone);
    world.crash(amina);
    world.run_for(5_000);
    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::OnThisPhone);
    world.mend(amina);
    world.run_until_quiet();

    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::Received);
    assert!(world.on(joao).sees_voice(&voice).is_some());
    world.settle();
}

/// The app dies after each possible step of giving a voice and sending it; each time, what had left the phone was on
/// its disk, and what was on its disk arrives.
#[test]
fn nothing_is_sent_before_it_is_durable() {
    for steps in 0..8 {
        let (mut world, amina, _) = two_neighbours(2);
        world.phone_mut(amina).die_after(steps);
        world.on(amina).voice("The lift is broken again.", shared::domain::Audience::Everyone);
        world.run_for(10_000);
        assert_eq!(world.oracle.seen, Vec::new(), "the app died after {steps} steps");
        world.settle();
    }
}

/// The relay dies after each possible step of storing, acknowledging and passing on.
#[test]
fn nothing_acknowledged_is_lost_when_the_relay_crashes() {
    for steps in 0..30 {
        let (mut world, amina, joao) = two_neighbours(3);
        world.relay.die_after(steps);
        world.on(amina).give_voice("The lift is broken again.");
        world.on(joao).give_voice("The lift was repaired.");
        world.run_until_quiet();
        world.settle();
    }
}

/// A relay whose disk fails says nothing it cannot keep.
#[test]
fn a_relay_whose_store_fails_acknowledges_nothing() {
    let (mut world, amina, joao) = two_neighbours(4);

    world.relay.store_fails = true;
    let voice = world.on(amina).give_voice("The lift is broken again.");
    world.run_until_quiet();

    assert_eq!(world.relay.n_deaths, 1, "the store failed once");
    assert!(world.on(joao).sees_voice(&voice).is_some(), "it was sent again");
    world.settle();
}

/// A phone without room says so, keeps what it had, and goes on when there is room.
#[test]
fn a_full_disk_loses_nothing_but_what_was_not_saved() {
    let (mut world, amina, joao) = two_neighbours(5);

    let before = world.on(amina).give_voice("Given before the disk was full.");
    world.phone_mut(amina).disk.is_full = true;
    let refused = world.on(amina).voice("Given into the void.", shared::domain::Audience::Everyone).unwrap();
    assert!(!refused.is_saved, "the person is told");
    let meanwhile = world.on(joao).give_voice("Given while Amina had no room.");
    world.run_for(60_000);
    world.phone_mut(amina).disk.is_full = false;
    world.run_until_quiet();
    let after = world.on(amina).give_voice("Given when there was room again.");
    world.run_until_quiet();

    for voice in [&before, &meanwhile, &after] {
        assert!(world.on(amina).sees_voice(voice).is_some() && world.on(joao).sees_voice(voice).is_some());
    }
    assert!(world.on(joao).sees_voice(&refused.key).is_none());
    world.settle();
}

/// Power fails when the record is on disk but the app has not heard so: the voice is there, once.
#[test]
fn a_voice_saved_without_the_app_hearing_so_is_kept_once() {
    let (mut world, amina, joao) = two_neighbours(6);

    world.phone_mut(amina).disk.trouble = Trouble::FailsUnsaid;
    let voice =
        world.on(amina).voice("The lift is broken again.", shared::domain::Audience::Everyone).unwrap();
    assert!(!voice.is_saved);
    world.run_until_quiet();

    assert!(world.on(joao).sees_voice(&voice.key).is_some());
    world.settle();
}

/// A phone that dies while it joins is not half a member: it joins again by the same link.
#[test]
fn joining_happens_or_does_not() {
    for steps in 0..3 {
        let mut world = World::new(7);
        let lead = world.found("lead");
        world.run_until_quiet();
        let invite = world.invite(lead, Role::Resident).unwrap();
        let amina = world.buy_phone("amina");
        world.phone_mut(amina).die_after(steps);
        world.follow(amina, &invite);
        world.run_for(5_000);
        if world.phone(amina).disk.is_empty() {
            world.follow(amina, &invite);
        }
        world.run_until_quiet();
        assert_eq!(world.on(amina).session().role(), Role::Resident);
        world.settle();
    }
}

/// What would be found in the first hundred neighbourhoods with something broken on purpose.
fn found_with(break_it: impl Fn(&mut World), is_it: impl Fn(&Finding) -> bool) -> bool {
    (1..=100).any(|seed| {
        let mut world = World::new(seed);
        let options = tests::options::Options::of(seed);
        tests::actions::populate(&mut world, &options);
        break_it(&mut world);
        tests::actions::run(&mut world, &options);
        world.verdict().iter().any(&is_it)
    })
}

/// The simulator would notice a phone that sends before it has saved: somebody reads what its author was told is lost.
#[test]
fn a_phone_that_sends_before_it_persists_is_found_out() {
    let break_it = |world: &mut World| world.each_phone(|phone| phone.sends_before_persist = true);
    assert!(found_with(break_it, |finding| matches!(finding, Finding::SentBeforeSaved { .. })));
    assert!(found_with(break_it, |finding| matches!(finding, Finding::Ghost { .. })));
}

/// The simulator would notice a relay that acknowledges before it has stored, although the phones would bring it again.
#[test]
fn a_relay_that_acknowledges_before_it_commits_is_found_out() {
    let break_it = |world: &mut World| world.relay.acks_before_commit = true;
    assert!(found_with(break_it, |finding| matches!(finding, Finding::AcknowledgedNotStored { .. })));
}
