//! A member with changed software who writes two changes where there may be one: every phone keeps the same of the two,
//! whatever came first, and nobody else loses a word.

use automerge::Change;
use shared::domain::Role;
use shared::keys::DeviceTag;
use shared::sync::ConnId;
use shared::wire::HandOver;
use tests::rogue::twin;
use tests::screen::Screen;
use tests::{PhoneId, World};

use crate::gate::spoilt_voice;
use crate::hostile::{honest_change, with_a_stranger};

fn hash(chunk: &[u8]) -> [u8; 32] {
    Change::from_bytes(chunk.to_vec()).unwrap().hash().0
}

fn holds(world: &World, phone: PhoneId, chunk: &[u8]) -> bool {
    world.phone(phone).session().expect("the app is open").document().has(hash(chunk))
}

/// A phone takes a batch of the stranger's in from a file.
fn hand(world: &mut World, conn: ConnId, to: PhoneId, chunk: &[u8]) {
    let mut rng = world.rng.clone();
    let stranger = world.stranger(conn);
    let envelope = stranger.envelope(vec![chunk.to_vec()], &mut rng);
    let envelopes = [stranger.introduction.as_slice(), envelope.as_slice()];
    let at = world.phone(to).clock(&world.events);
    let file = HandOver::write(&stranger.keys, &stranger.member, &envelopes, &[], at).unwrap();
    world.take_file(to, &file).expect("the app is open").unwrap();
    assert!(holds(world, to, chunk), "it is the first of its number here");
}

fn n_overs(world: &World) -> usize {
    world.phones().iter().map(|phone| phone.n_overs).sum()
}

fn n_voices(world: &mut World, phone: PhoneId) -> usize {
    world.on(phone).session().initiative().each("contributions").count()
}

/// One half of a neighbourhood is given one of two changes, the other half the other; each goes on writing on top.
#[test]
fn a_member_who_tells_two_halves_different_things_parts_nobody() {
    for seed in 1..9 {
        let (mut world, [lead, amina, joao], conn) = with_a_stranger(seed, Role::Resident);
        let ines = world.join("ines", Role::Resident);
        world.run_until_quiet();
        let one = honest_change(&mut world, conn, "An idea.");
        let other = twin(&one, "Another.");
        [lead, amina, joao, ines].into_iter().for_each(|phone| world.cut(phone));
        for (phone, chunk) in [(lead, &one), (amina, &one), (ines, &one), (joao, &other)] {
            hand(&mut world, conn, phone, chunk);
        }
        let voices =
            [lead, amina, joao, ines].map(|phone| (phone, world.on(phone).give_voice("My own words.")));
        let late = world.on(joao).give_voice("And some more.");
        world.on(joao).record(0, "2024", 12.0).expect("field workers record");
        [lead, amina, joao, ines].into_iter().for_each(|phone| world.mend(phone));
        world.run_until_quiet();

        for phone in [lead, amina, joao, ines] {
            let kept = [&one, &other].map(|chunk| holds(&world, phone, chunk));
            assert!(kept == [true, false] || kept == [false, true], "seed {seed}");
            assert!(world.screen(phone) == world.screen(lead), "seed {seed}");
            assert_eq!(n_voices(&mut world, phone), 1 + 1 + 5, "seed {seed}");
            assert_eq!(world.on(phone).session().initiative().each("readings").count(), 2, "seed {seed}");
        }
        assert!(world.on(amina).sees_voice(&late).is_some());
        for (_, voice) in &voices {
            assert_eq!(world.on(lead).sees_voice(voice).unwrap().body.as_deref(), Some("My own words."));
        }
        // Starting afresh changes nothing, and says nothing a second time.
        let (screen, n_before) = (world.screen(lead), world.relay.logs.n_envelopes());
        let all_show = |world: &World, screen: &Screen| {
            assert!(world.phones().iter().all(|phone| world.screen(phone.id) == *screen), "seed {seed}");
        };
        [lead, amina, joao, ines].into_iter().for_each(|phone| world.crash(phone));
        world.run_until_quiet();
        all_show(&world, &screen);
        assert_eq!(world.relay.logs.n_envelopes(), n_before);
        let newcomer = world.join("newcomer", Role::Resident);
        world.run_until_quiet();
        all_show(&world, &world.screen(newcomer));
    }
}

/// A fork of a change on which everybody has built takes nothing away, and nobody notices.
#[test]
fn a_fork_made_long_after_takes_nobodys_words_away() {
    let (mut world, phones, conn) = with_a_stranger(1, Role::Resident);
    let one = honest_change(&mut world, conn, "An idea.");
    world.push_changes_as(conn, vec![one.clone()]);
    world.run_until_quiet();
    for phone in phones {
        world.on(phone).give_voice("I build on that.");
    }
    world.run_until_quiet();
    // Among so many, some have a lower hash.
    for n in 0..8 {
        world.push_changes_as(conn, vec![twin(&one, &format!("Twin {n}."))]);
    }
    world.run_until_quiet();
    let newcomer = world.join("newcomer", Role::Resident);
    world.run_until_quiet();

    assert_eq!(n_overs(&world), 0, "nobody had to start over");
    for phone in [phones[0], phones[1], phones[2], newcomer] {
        assert!(holds(&world, phone, &one));
        assert!(world.screen(phone) == world.screen(newcomer));
        assert_eq!(n_voices(&mut world, phone), 1 + 1 + 3);
        assert_eq!(world.on(phone).session().status().n_set_aside, 8);
    }
}

/// Both of two changes come before anybody has built on either: everybody keeps the one with the lower hash.
#[test]
fn of_two_changes_of_one_number_all_keep_the_same() {
    for seed in 1..5 {
        let (mut world, phones, conn) = with_a_stranger(seed, Role::Resident);
        let one = honest_change(&mut world, conn, "An idea.");
        let other = twin(&one, "Another.");
        let kept = if hash(&one) < hash(&other) { &one } else { &other };
        world.push_changes_as(conn, vec![one.clone()]);
        world.push_changes_as(conn, vec![other.clone()]);
        world.run_until_quiet();
        for phone in phones {
            assert!(holds(&world, phone, kept), "seed {seed}");
            assert!(world.screen(phone) == world.screen(phones[0]), "seed {seed}");
        }
        crate::hostile::all_go_on(&mut world, phones);
    }
}

/// The actor of an honest phone, in a change that somebody else signs before that phone has said anything with it.
#[test]
fn nobody_writes_with_the_actor_of_another_device() {
    for seed in 1..4 {
        spoilt_voice("the actor is another device's", seed, |change, keys| {
            let mut actor = change.actor_id.to_bytes().to_vec();
            actor[usize::try_from(seed).unwrap()] ^= 1;
            assert!(DeviceTag::of_actor(&actor) != keys.key().tag());
            change.actor_id = actor.into();
        });
    }
}
