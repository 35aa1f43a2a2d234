//! Envelopes that stop the app, as a change that the gate should have refused might: the app comes back without them.

use automerge::Change;
use shared::domain::Role;
use tests::{PhoneId, World};

use crate::hostile::{honest_change, with_a_stranger};

/// A member hands over a change that stops every app.
fn all_stop_at_one(seed: u64) -> (World, [PhoneId; 3]) {
    let (mut world, phones, conn) = with_a_stranger(seed, Role::Resident);
    let chunk = honest_change(&mut world, conn, "It stops the app.");
    let hash = Change::from_bytes(chunk.clone()).unwrap().hash().0;
    world.each_phone(|phone| phone.stops_at = Some(hash));
    world.push_changes_as(conn, vec![chunk]);
    world.run_until_quiet();
    (world, phones)
}

fn reasons(world: &World, phone: PhoneId) -> Vec<String> {
    let session = world.phone(phone).session().expect("the app is open");
    session.set_aside().map(|aside| aside.why.to_owned()).collect()
}

/// Every phone stops at the same envelope, comes back, puts that one aside and goes on: nothing else is missing.
#[test]
fn an_envelope_that_stops_the_app_is_put_aside_and_the_rest_goes_on() {
    let (mut world, phones) = all_stop_at_one(1);
    for phone in phones {
        assert_eq!(reasons(&world, phone), ["the app stopped each time it took it in"]);
        assert!(world.phone(phone).n_deaths <= 3, "{} times", world.phone(phone).n_deaths);
    }
    let voice = world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    for phone in phones {
        assert!(world.on(phone).sees_voice(&voice).is_some());
    }
    // It is not tried again so soon.
    let n_deaths: usize = world.phones().iter().map(|phone| phone.n_deaths).sum();
    phones.iter().for_each(|phone| world.crash(*phone));
    world.run_until_quiet();
    assert_eq!(world.phones().iter().map(|phone| phone.n_deaths).sum::<usize>(), n_deaths + 3);
    assert!(world.screen(phones[0]) == world.screen(phones[1]));
    assert!(world.screen(phones[0]) == world.screen(phones[2]));
}

/// What is put aside can be had, byte by byte, from the record that is named.
#[test]
fn what_stopped_the_app_is_kept() {
    let (world, phones) = all_stop_at_one(2);
    let phone = world.phone(phones[0]);
    let aside: Vec<String> = phone.session().unwrap().set_aside().map(|aside| aside.record).collect();
    let saved = phone.disk.load();
    let bytes = saved.iter().find(|(key, _)| *key == aside[0]).map(|(_, bytes)| bytes.clone());
    assert!(shared::wire::Envelope::read(bytes.expect("it is kept")).is_ok());
}

/// It comes in a page with a hundred others: those are all taken in.
#[test]
fn an_envelope_that_stops_the_app_costs_none_beside_it() {
    let (mut world, phones) = all_stop_at_one(3);
    let invite = world.invite(phones[0], Role::Resident).unwrap();
    for n in 0..60 {
        world.on(phones[1]).give_voice(&format!("And then, {n}."));
    }
    world.run_until_quiet();
    let stops_at = world.phone(phones[0]).stops_at;
    let newcomer = world.buy_phone("newcomer");
    world.phone_mut(newcomer).stops_at = stops_at;
    world.follow(newcomer, &invite);
    world.run_until_quiet();
    assert_eq!(reasons(&world, newcomer).len(), 1);
    assert!(world.screen(newcomer) == world.screen(phones[0]));
}

/// A phone that is closed, or dies, just after something came has nothing to suspect.
#[test]
fn a_phone_that_dies_by_chance_puts_nothing_aside() {
    for steps in 0..12 {
        let mut world = World::new(4);
        let lead = world.found("lead");
        let amina = world.join("amina", Role::Resident);
        world.run_until_quiet();
        world.phone_mut(lead).die_after(steps);
        world.on(amina).give_voice("The lift is broken again.");
        world.run_for(steps.into());
        for _ in 0..3 {
            world.crash(lead);
            world.run_until_quiet();
        }
        assert!(reasons(&world, lead).is_empty());
        world.settle();
    }
}

/// The app on a phone was stopped three times while it took in what is harmless: it is set aside, and what builds on it
/// waits. An hour later the app is opened, and takes in both.
#[test]
fn what_was_set_aside_by_mischance_is_tried_again_and_comes_in() {
    let (mut world, phones) = all_stop_at_one(5);
    let [lead, amina, _] = phones;
    world.each_phone(|phone| phone.stops_at = None);
    let another = world.join("another", Role::Resident);
    world.run_until_quiet();
    let voice = world.on(another).give_voice("I read it, and it did me no harm.");
    world.run_until_quiet();
    assert!(world.on(amina).sees_voice(&voice).is_none(), "it builds on what is set aside");
    assert_eq!(reasons(&world, amina).len(), 1);

    for (minutes, n_aside) in [(30, 1), (61, 0)] {
        for phone in phones {
            world.set_clock(phone, minutes * 60_000);
            world.crash(phone);
        }
        world.run_until_quiet();
        assert_eq!(reasons(&world, amina).len(), n_aside, "after {minutes} minutes");
    }
    assert!(world.on(amina).sees_voice(&voice).is_some());
    assert!(world.phone(amina).disk.load().iter().all(|(key, _)| !key.starts_with("stopped/")));
    assert!(world.screen(lead) == world.screen(another));
}

/// Whoever opens the app every hour for three days is stopped six more times by what does stop it, and never twice in a
/// row; all the time the app works, and the bytes can be had.
#[test]
fn what_does_stop_the_app_stops_it_rarely() {
    let (mut world, phones) = all_stop_at_one(6);
    let amina = phones[1];
    let before = world.phone(amina).n_deaths;
    let mut stops = Vec::new();
    for hour in 1..=72 {
        let n_deaths = world.phone(amina).n_deaths;
        world.set_clock(amina, hour * 3_600_000);
        world.crash(amina);
        world.run_until_quiet();
        assert_eq!(reasons(&world, amina), ["the app stopped each time it took it in"]);
        stops.extend((world.phone(amina).n_deaths > n_deaths + 1).then_some(hour));
    }
    assert_eq!(stops, [1, 3, 7, 15, 31, 63]);
    assert_eq!(world.phone(amina).n_deaths, before + 72 + 6);
    let voice = world.on(amina).give_voice("We go on.");
    world.run_until_quiet();
    assert!(world.on(phones[0]).sees_voice(&voice).is_some());
}
