//! What was written without a line is joined when it is sent: few envelopes, and nothing lost or said twice by it.

use shared::domain::Role;
use shared::domain::view::{Query, SendState, View};
use shared::wire::{Envelope, EnvelopeKind};
use tests::network::Cut;
use tests::{PhoneId, World};

fn neighbours(seed: u64) -> (World, PhoneId, PhoneId) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::FieldWorker);
    world.run_until_quiet();
    (world, lead, amina)
}

/// The phone knows that its line is gone.
fn without_network(world: &mut World, phone: PhoneId) {
    world.cut(phone);
    world.run_for(1_000);
}

fn voices(world: &mut World, by: PhoneId, n: usize) -> Vec<String> {
    (0..n).map(|n| world.on(by).give_voice(&format!("The door on floor {n} does not shut."))).collect()
}

/// The kinds of the relay's envelopes, in the order of its log, and their lengths.
fn stored(world: &World) -> Vec<(EnvelopeKind, usize)> {
    let stored = world.relay.logs.envelopes();
    stored.map(|bytes| (Envelope::read(bytes.to_vec()).unwrap().kind(), bytes.len())).collect()
}

fn n_rows(world: &mut World, phone: PhoneId) -> usize {
    let View::ToSend(rows) = world.on(phone).sees(&Query::ToSend) else { unreachable!("what was asked for") };
    rows.len()
}

/// Fifty voices given without network travel as one envelope of less than 3.5 KB; the person sees fifty, before and after.
#[test]
fn what_was_written_without_network_is_sent_as_one() {
    let (mut world, lead, amina) = neighbours(1);
    let n_before = stored(&world).len();
    without_network(&mut world, amina);
    let given: Vec<String> = (0..50).map(|_| world.on(amina).give_voice("No light.")).collect();
    assert_eq!((world.on(amina).session().status().n_to_send, n_rows(&mut world, amina)), (50, 50));
    world.mend(amina);
    world.run_until_quiet();

    let fresh = stored(&world).split_off(n_before);
    let [(EnvelopeKind::Changes, len)] = fresh[..] else { panic!("{fresh:?}") };
    assert!((3_000..3_500).contains(&len), "{len} bytes");
    for voice in &given {
        assert_eq!(world.on(amina).sees_voice(voice).unwrap().state, SendState::Received);
        assert!(world.on(lead).sees_voice(voice).is_some());
    }
    assert_eq!(n_rows(&mut world, amina), 0);
    world.settle();
}

/// The app dies after each possible step of coming back: nothing is lost, and nothing is at the relay twice.
#[test]
fn a_phone_that_dies_while_it_joins_loses_and_doubles_nothing() {
    for steps in 0..14 {
        let (mut world, lead, amina) = neighbours(2);
        let n_before = stored(&world).len();
        without_network(&mut world, amina);
        let mut given = voices(&mut world, amina, 5);
        world.mend(amina);
        world.phone_mut(amina).die_after(steps);
        world.run_for(10_000);
        world.phone_mut(amina).be_safe();
        world.run_until_quiet();
        assert_eq!(stored(&world).len(), n_before + 1, "the app died after {steps} steps");
        given.extend(voices(&mut world, amina, 1));
        world.run_until_quiet();
        for voice in &given {
            assert!(world.on(lead).sees_voice(voice).is_some());
        }
        world.settle();
    }
}

/// The line is gone at any moment, before the acknowledgement or after; more is written. What the relay may have keeps
/// its id, what it cannot have is joined with the rest.
#[test]
fn what_the_relay_may_have_keeps_its_id() {
    let (mut n_once, mut n_twice) = (0, 0);
    for how in Cut::ALL {
        for ms in (0..1_200).step_by(40) {
            let (mut world, lead, amina) = neighbours(3);
            let n_before = stored(&world).len();
            without_network(&mut world, amina);
            let mut given = voices(&mut world, amina, 5);
            world.mend(amina);
            world.on(amina).nudge();
            world.run_for(ms);
            world.cut_as(amina, how);
            world.run_for(60_000);
            given.extend(voices(&mut world, amina, 3));
            world.mend(amina);
            world.run_until_quiet();
            match stored(&world).len() - n_before {
                1 => n_once += 1,
                2 => n_twice += 1,
                more => panic!("{more} envelopes, when the line was gone {ms} ms after coming back"),
            }
            for voice in &given {
                assert!(world.on(lead).sees_voice(voice).is_some());
                assert_eq!(world.on(amina).sees_voice(voice).unwrap().state, SendState::Received);
            }
        }
    }
    assert!(n_once > 0 && n_twice > 0, "{n_once}, {n_twice}: both were to happen");
}

/// What somebody did about membership is never joined with anything, and goes first.
#[test]
fn acts_are_not_joined() {
    let (mut world, _, amina) = neighbours(4);
    let n_before = stored(&world).len();
    without_network(&mut world, amina);
    voices(&mut world, amina, 2);
    world.invite(amina, Role::Resident).expect("field workers invite residents");
    voices(&mut world, amina, 2);
    world.invite(amina, Role::Resident).expect("field workers invite residents");
    world.mend(amina);
    world.run_until_quiet();
    let kinds: Vec<EnvelopeKind> =
        stored(&world).split_off(n_before).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [EnvelopeKind::Act, EnvelopeKind::Act, EnvelopeKind::Changes]);
    world.settle();
}

/// However much was written: no envelope becomes so large that a line that breaks loses much.
#[test]
fn what_is_joined_stays_small() {
    let (mut world, lead, amina) = neighbours(5);
    let n_before = stored(&world).len();
    without_network(&mut world, amina);
    let mut given = voices(&mut world, amina, 300);
    for n in 0..100 {
        // Words that no deflating shortens much.
        let body: String = (0..300).map(|at| format!("{:x} ", (at * 7_919 + n * 104_729) % 65_521)).collect();
        given.push(world.on(amina).give_voice(body.trim()));
    }
    world.mend(amina);
    world.run_until_quiet();
    let fresh = stored(&world).split_off(n_before);
    assert!((3..8).contains(&fresh.len()), "{fresh:?}");
    assert!(fresh.iter().all(|(_, len)| *len < 72 * 1024), "{fresh:?}");
    for voice in &given {
        assert!(world.on(lead).sees_voice(voice).is_some());
    }
    world.settle();
}

/// A voice given while the line is open goes alone and at once, with no more written to the phone's storage than before.
#[test]
fn what_is_written_with_a_line_goes_at_once() {
    let (mut world, lead, amina) = neighbours(6);
    let n_before = stored(&world).len();
    for n in 1..=3 {
        world.on(amina).give_voice(&format!("It is {n} o'clock."));
        world.run_for(1_000);
        assert_eq!(stored(&world).len(), n_before + n);
    }
    assert_eq!(world.on(lead).session().initiative().each("contributions").count(), 3);
    world.settle();
}
