//! Relays that come back from a backup: the phones bring what it lost.

use shared::domain::Role;
use tests::{PhoneId, World};

pub(crate) fn neighbourhood(seed: u64) -> (World, [PhoneId; 3]) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.on(amina).give_voice("Before the backup.");
    world.run_until_quiet();
    (world, [lead, amina, joao])
}

fn n_voices(world: &mut World, phone: PhoneId) -> usize {
    world.on(phone).session().initiative().each("contributions").count()
}

/// What was acknowledged after the backup was made comes back from the phones, whether or not the operator's tool gave
/// the logs new ids.
#[test]
fn a_relay_restored_from_a_backup_gets_back_what_it_had_acknowledged() {
    for is_told in [true, false] {
        let (mut world, phones) = neighbourhood(1);
        let backup = world.relay.logs.clone();
        for n in 0..5 {
            world.on(phones[1]).give_voice(&format!("After the backup, {n}."));
            world.on(phones[2]).give_voice(&format!("And {n} more."));
        }
        world.run_until_quiet();
        world.restore_relay(backup, is_told);
        world.run_until_quiet();
        let newcomer = world.join("newcomer", Role::Resident);
        world.run_until_quiet();
        assert_eq!(n_voices(&mut world, newcomer), 11, "told: {is_told}");
        world.settle();
    }
}

/// Whoever wrote it: her phone may be at the bottom of the lake.
#[test]
fn one_phone_that_holds_it_is_enough() {
    for is_told in [true, false] {
        let (mut world, [lead, amina, joao]) = neighbourhood(2);
        let backup = world.relay.logs.clone();
        let newcomer = world.join("newcomer", Role::Resident);
        let voice = world.on(amina).give_voice("My last words here.");
        world.on(newcomer).give_voice("I had just come.");
        world.run_until_quiet();
        for gone in [lead, amina, newcomer] {
            world.cut(gone);
            world.phone_mut(gone).is_awaited = false;
        }
        world.restore_relay(backup, is_told);
        world.run_until_quiet();
        let other = world.join("other", Role::Resident);
        world.run_until_quiet();
        assert!(world.on(other).sees_voice(&voice).is_some(), "told: {is_told}");
        assert_eq!(n_voices(&mut world, other), 3, "told: {is_told}");
        assert!(world.screen(other) == world.screen(joao));
        world.settle();
    }
}

/// Others write into the restored log before the first phone that saw more comes by: the log has grown beyond what that
/// phone saw, with something else in the same places.
#[test]
fn a_log_that_went_back_and_grew_again_is_found_out() {
    let (mut world, [lead, amina, joao]) = neighbourhood(3);
    world.cut(lead);
    let backup = world.relay.logs.clone();
    let lost = world.on(amina).give_voice("Lost by the relay.");
    world.run_until_quiet();
    world.cut(amina);
    world.cut(joao);
    world.restore_relay(backup, false);
    world.mend(lead);
    world.run_until_quiet();
    for n in 0..3 {
        world.on(lead).give_voice(&format!("In its place, {n}."));
    }
    world.run_until_quiet();
    world.mend(amina);
    world.mend(joao);
    world.run_until_quiet();
    assert!(world.on(lead).sees_voice(&lost).is_some());
    for phone in [lead, amina, joao] {
        assert_eq!(n_voices(&mut world, phone), 5);
    }
    world.settle();
}

/// The backup is older than the initiative: its founder's phone founds it again on the relay.
#[test]
fn a_relay_that_forgot_the_initiative_learns_it_anew() {
    for is_told in [true, false] {
        let mut world = World::new(4);
        let backup = world.relay.logs.clone();
        let lead = world.found("lead");
        let amina = world.join("amina", Role::Resident);
        let voice = world.on(amina).give_voice("Before the relay's disk broke.");
        world.run_until_quiet();
        world.restore_relay(backup, is_told);
        world.run_until_quiet();
        assert!(world.relay.logs.n_envelopes() >= 4, "everything is back");
        let newcomer = world.join("newcomer", Role::Resident);
        world.run_until_quiet();
        assert!(world.on(newcomer).sees_voice(&voice).is_some());
        assert!(world.screen(newcomer) == world.screen(lead));
        world.settle();
    }
}

/// Comparing moves what is missing and nothing else.
#[test]
fn what_the_relay_still_has_is_not_sent_again() {
    let (mut world, phones) = neighbourhood(5);
    for n in 0..50 {
        world.on(phones[1]).give_voice(&format!("Before the backup, {n}."));
    }
    world.run_until_quiet();
    let backup = world.relay.logs.clone();
    world.on(phones[1]).give_voice("After the backup.");
    world.run_until_quiet();
    world.oracle.n_pushed = 0;
    world.restore_relay(backup, true);
    world.run_until_quiet();
    let n_pushed = world.oracle.n_pushed;
    assert!((1..=phones.len()).contains(&n_pushed), "{n_pushed} were pushed");
    world.settle();
}
