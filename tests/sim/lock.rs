//! Changing the lock: who reads what afterwards, whoever changed it, and whoever was away.

use shared::domain::Role;
use shared::sync::session::handover::Parcel;
use tests::{PhoneId, World};

fn changes_lock(world: &mut World, by: PhoneId) {
    assert_eq!(world.does(by, |session, now, rng| session.change_lock(now, rng)), Some(Ok(())));
}

/// What was written under the old lock by somebody who was away is read by all, and they read what was written since.
#[test]
fn who_was_away_while_the_lock_was_changed_misses_nothing() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(1);
    world.cut(amina);
    let old = world.on(amina).give_voice("Under the old lock.");
    changes_lock(&mut world, ines);
    world.run_until_quiet();
    let new = world.on(lead).give_voice("Under the new one.");
    world.run_until_quiet();
    world.mend(amina);
    world.run_until_quiet();
    for phone in [lead, ines, joao, amina] {
        assert!(world.on(phone).sees_voice(&old).is_some() && world.on(phone).sees_voice(&new).is_some());
    }
    world.settle();
}

/// Two change the lock at the same time, without a network: everybody reads everything, and writes with one key.
#[test]
fn two_who_change_the_lock_at_once_converge() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(2);
    for phone in [lead, ines] {
        world.cut(phone);
    }
    changes_lock(&mut world, lead);
    changes_lock(&mut world, ines);
    let voices = [
        world.on(lead).give_voice("Behind one lock."),
        world.on(ines).give_voice("Behind the other."),
        world.on(amina).give_voice("Behind none of these."),
    ];
    world.run_for(60_000);
    world.mend(lead);
    world.mend(ines);
    world.run_until_quiet();
    let newcomer = world.join("newcomer", Role::Resident);
    world.run_until_quiet();
    for phone in [lead, ines, joao, amina, newcomer] {
        for voice in &voices {
            assert!(world.on(phone).sees_voice(voice).is_some());
        }
    }
    world.settle();
}

/// An invitation made before the lock was changed still works, also one nobody had heard of, and its follower reads the
/// whole log; so does who is invited after.
#[test]
fn invitations_open_every_lock() {
    let (mut world, [lead, ines, joao, _]) = World::neighbourhood(3);
    let known = world.invite(ines, Role::Resident).unwrap();
    world.run_until_quiet();
    world.cut(joao);
    let unheard = world.invite(joao, Role::Resident).unwrap();
    let first = world.on(lead).give_voice("Before.");
    for _ in 0..3 {
        changes_lock(&mut world, lead);
        world.run_until_quiet();
    }
    let last = world.on(lead).give_voice("After.");
    let fresh = world.invite(lead, Role::Resident).unwrap();
    world.run_until_quiet();
    let followers = [known, unheard, fresh].map(|invite| {
        let phone = world.buy_phone("newcomer");
        world.follow(phone, &invite);
        phone
    });
    world.run_until_quiet();
    world.mend(joao);
    world.run_until_quiet();
    for phone in followers.into_iter().chain([joao]) {
        assert!(world.on(phone).sees_voice(&first).is_some() && world.on(phone).sees_voice(&last).is_some());
    }
    world.settle();
}

/// Somebody who changes the lock without having heard of a removal gives the key to whoever was removed; as soon as the
/// two meet, it is changed again.
#[test]
fn a_lock_changed_in_ignorance_of_a_removal_is_changed_again() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(4);
    world.cut(ines);
    assert_eq!(world.remove(lead, joao), Some(Ok(())));
    changes_lock(&mut world, ines);
    changes_lock(&mut world, ines);
    world.run_until_quiet();
    world.mend(ines);
    world.run_until_quiet();
    let voice = world.on(amina).give_voice("Not for everybody.");
    world.run_until_quiet();
    // Joao gets hold of everything that is stored, and cannot open the words.
    let file = world.file(amina, Parcel::Everything).unwrap();
    world.take_file(joao, &file).unwrap().unwrap();
    assert!(world.on(joao).sees_voice(&voice).is_none());
    assert!(world.on(ines).sees_voice(&voice).is_some());
    world.settle();
}

/// The sheet printed at founding brings a lead back on a new phone, after the lock was changed more than once.
#[test]
fn the_recovery_sheet_opens_later_locks() {
    let (mut world, [lead, ines, _, amina]) = World::neighbourhood(5);
    let lines = world.phone(lead).session().unwrap().recovery_sheet().unwrap().lines();
    for _ in 0..2 {
        changes_lock(&mut world, ines);
        world.run_until_quiet();
    }
    let voice = world.on(amina).give_voice("Is anybody there?");
    world.run_until_quiet();
    world.cut(lead);
    world.phone_mut(lead).is_awaited = false;

    let again = world.recover("lead again", &lines);
    world.run_until_quiet();

    assert!(world.on(again).sees_voice(&voice).is_some());
    assert_eq!(world.on(again).session().status().n_leads, 2);
    assert!(world.on(again).session().recovery_sheet().is_some());
    assert_eq!(world.remove(again, lead), Some(Ok(())), "the lost phone");
    world.run_until_quiet();
    assert_eq!(world.on(ines).session().status().n_leads, 1);
    world.phone_mut(lead).is_awaited = true;
    world.settle();
}

/// Another phone of the same person: the same role and nickname; who is removed is removed with both.
#[test]
fn a_second_phone_is_the_same_person() {
    let (mut world, [lead, ines, _, amina]) = World::neighbourhood(6);
    let invite = world.does(amina, |session, now, rng| session.second_phone(0, "en", now, rng));
    let invite = invite.unwrap().unwrap();
    assert_eq!(invite.nickname(), Some("amina"));
    let tablet = world.buy_phone("amina");
    world.follow(tablet, &invite);
    world.run_until_quiet();
    assert_eq!(world.on(tablet).session().role(), Role::Resident);
    assert_eq!(world.row_of(lead, tablet).unwrap().nickname, "amina");

    assert_eq!(world.remove(ines, amina), Some(Ok(())));
    world.run_until_quiet();
    for phone in [amina, tablet] {
        assert!(world.row_of(lead, phone).unwrap().is_out);
    }
    world.settle();
}

/// How much everybody has said, as this phone knows it.
fn n_said(world: &World, phone: PhoneId) -> usize {
    world.phone(phone).disk.envelopes().len()
}

/// Somebody was removed and is a member again, and the lock is changed: once, and not by two of the team for ever.
#[test]
fn the_lock_is_not_changed_for_who_is_a_member_again() {
    let (mut world, [lead, ines, joao, amina]) = World::neighbourhood(14);
    assert_eq!(world.remove(ines, joao), Some(Ok(())));
    world.run_until_quiet();
    let again = world.invite(lead, Role::Resident).unwrap();
    world.rejoin(joao, &again);
    world.run_until_quiet();
    changes_lock(&mut world, lead);
    world.run_for(60_000);
    let before = n_said(&world, amina);
    for phone in [lead, ines] {
        world.crash(phone);
        world.run_until_quiet();
    }
    assert_eq!(n_said(&world, amina), before, "nobody has anything to say");
    world.settle();
}

/// Somebody is removed of whom nobody has heard but through whom they let in. The invitation they came by ends with them:
/// else they would be given every new key through it, and the lock would be changed anew at every start.
#[test]
fn who_is_removed_before_they_were_met_finds_the_door_shut() {
    let mut world = World::new(12);
    let lead = world.found("lead");
    let ines = world.join("ines", Role::Coordinator);
    world.cut(ines);
    let invite = world.invite(ines, Role::Resident).expect("coordinators invite");
    let newcomer = world.buy_phone("newcomer");
    world.follow(newcomer, &invite);
    world.run_until_quiet();
    assert_eq!(world.remove(lead, ines), Some(Ok(())));
    // Her phone comes while the news is still on the lead's.
    world.cut(lead);
    world.mend(ines);
    world.run_for(60_000);
    world.mend(lead);
    world.run_until_quiet();
    let n_envelopes = world.relay.logs.n_envelopes();
    for _ in 0..3 {
        world.crash(lead);
        world.run_until_quiet();
    }
    assert_eq!(world.relay.logs.n_envelopes(), n_envelopes, "nothing is left to be locked");
}
