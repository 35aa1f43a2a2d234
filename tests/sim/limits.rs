//! What a relay allows, and what it does to whoever takes more: a phone that is only busy loses nothing.

use shared::domain::Role;
use shared::domain::view::{Query, SendState, View};
use shared::sync::{Amount, BURST_S, ConnId, FoundingPolicy, Millis};
use shared::sync::{Relay, RelayConfig, RelayEffect, RelayLimits};
use shared::wire::{HangUp, ToDevice, ToRelay};
use tests::stranger::push;
use tests::{PhoneId, World};

use crate::hostile::with_a_stranger;

/// One envelope in half a second, after 80 at once.
const SLOW: RelayLimits = RelayLimits { envelopes_per_s: 2, ..RelayLimits::USUAL };

fn restart_with(world: &mut World, limits: RelayLimits) {
    let World { relay, network, events, .. } = world;
    relay.restart_with(limits, network, events);
}

fn n_voices(world: &mut World, phone: PhoneId) -> usize {
    world.on(phone).session().initiative().each("contributions").count()
}

/// A phone comes back with more than it may send at once: it is acknowledged later, others are not kept waiting, and
/// nothing is refused or lost.
#[test]
fn a_busy_phone_is_slowed_and_loses_nothing() {
    let mut world = World::new(60);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    world.run_until_quiet();
    restart_with(&mut world, SLOW);
    world.run_until_quiet();

    let n_written = 2 * usize::try_from(BURST_S).unwrap() * 2;
    world.cut(amina);
    for n in 0..n_written {
        world.on(amina).give_voice(&format!("Sentence {n}."));
    }
    world.mend(amina);
    world.run_for(20_000);
    let n_early = n_voices(&mut world, lead);
    assert!((80..n_written - 20).contains(&n_early), "{n_early} of {n_written} had come after 20 s");
    let voice = world.on(lead).give_voice("And I?");
    world.run_for(3_000);
    assert!(world.on(amina).sees_voice(&voice).is_some(), "somebody else's is there at once");

    world.run_for(60_000);
    let status = world.on(amina).session().status();
    assert_eq!((status.n_to_send, status.n_refused), (0, 0));
    assert_eq!(n_voices(&mut world, lead), n_written + 1);
    world.settle();
}

/// Somebody sends faster than they may, and does not wait for acknowledgements as every phone does.
#[test]
fn who_floods_is_let_go_and_nobody_else_waits() {
    let (mut world, phones, conn) = with_a_stranger(61, Role::Resident);
    restart_with(&mut world, SLOW);
    let conn = world.dial_again_as(conn);
    world.run_until_quiet();
    let garbage = push(b"no envelope".to_vec());
    (0..1_000).for_each(|_| world.send_as(conn, &garbage));
    world.on(phones[1]).give_voice("We go on.");
    world.run_for(2_000);
    let last = world.stranger(conn).heard.last().cloned();
    assert_eq!(last, Some(ToDevice::Goodbye { reason: HangUp::OutOfTurn }));
    assert_eq!(n_voices(&mut world, phones[2]), 2);

    // A new socket is no new device.
    let again = world.dial_again_as(conn);
    world.run_for(1_000);
    let before = world.stranger(again).heard.len();
    (0..40).for_each(|_| world.send_as(again, &garbage));
    world.run_for(4_000);
    let n_answered = world.stranger(again).heard.len() - before;
    assert!((1..20).contains(&n_answered), "{n_answered} of 40 were answered after 4 s");
    world.run_for(30_000);
    assert!(world.stranger(again).heard.len() >= before + 40, "the rest has its turn");
}

fn refusals(world: &mut World, phone: PhoneId) -> Vec<Option<String>> {
    let View::ToSend(rows) = world.on(phone).sees(&Query::ToSend) else { unreachable!("what was asked for") };
    rows.into_iter().map(|row| row.refusal).collect()
}

/// The relay keeps no more for an initiative, or of one device: the phone is told which, keeps everything, and sends it
/// by itself once whoever runs the relay has made room.
#[test]
fn what_finds_no_room_stays_on_the_phone_until_there_is_some() {
    let room = |n_envelopes| Amount { n_envelopes, n_bytes: 1 << 20 };
    let usual = RelayLimits::USUAL;
    for (limits, reason) in [
        (RelayLimits { initiative: room(10), ..usual }, "initiative_full"),
        (RelayLimits { device: room(6), ..usual }, "device_full"),
        (RelayLimits { device: Amount { n_bytes: 4_000, ..room(6) }, ..usual }, "device_full"),
    ] {
        let mut world = World::new(62);
        let lead = world.found("lead");
        let amina = world.join("amina", Role::Resident);
        world.run_until_quiet();
        restart_with(&mut world, limits);
        world.run_until_quiet();
        for n in 0..20 {
            world.on(amina).give_voice(&format!("Sentence {n}."));
        }
        world.run_for(30_000);
        let status = world.on(amina).session().status();
        assert!(status.n_refused > 0 && status.n_refused < 20, "{} were refused", status.n_refused);
        let refusals = refusals(&mut world, amina);
        assert!(refusals.iter().flatten().all(|found| found == reason), "{refusals:?}");
        assert!(world.relay.logs.n_envelopes() <= 10);

        world.crash(amina);
        world.run_for(30_000);
        assert!(world.on(amina).session().status().n_refused > 0, "still none");
        restart_with(&mut world, usual);
        world.run_for(120_000);
        let status = world.on(amina).session().status();
        assert_eq!((status.n_to_send, status.n_refused), (0, 0), "{reason}");
        assert_eq!(n_voices(&mut world, lead), 20);
        world.settle();
    }
}

/// An envelope that comes again takes no room twice.
#[test]
fn what_comes_again_takes_no_more_room() {
    let (mut world, phones, conn) = with_a_stranger(63, Role::Resident);
    let n_kept = world.relay.logs.n_envelopes() as u64;
    let room = Amount { n_envelopes: n_kept + 1, n_bytes: 1 << 20 };
    restart_with(&mut world, RelayLimits { initiative: room, ..RelayLimits::USUAL });
    let conn = world.dial_again_as(conn);
    world.run_until_quiet();
    let introduction = push(world.stranger(conn).introduction.clone());
    for _ in 0..10 {
        world.send_as(conn, &introduction);
        world.run_for(1_000);
    }
    let voice = world.on(phones[1]).give_voice("There is room for this one.");
    world.run_until_quiet();
    assert_eq!(world.on(phones[1]).sees_voice(&voice).unwrap().state, SendState::Received);
}

fn hung_up(relay: &mut Relay) -> Vec<(ConnId, HangUp)> {
    let effects = std::iter::from_fn(|| relay.next_effect());
    effects
        .filter_map(|effect| match effect {
            RelayEffect::HangUp { conn, reason } => Some((conn, reason)),
            RelayEffect::Load { .. }
            | RelayEffect::Create { .. }
            | RelayEffect::Renew { .. }
            | RelayEffect::List { .. }
            | RelayEffect::Admit { .. }
            | RelayEffect::Append { .. }
            | RelayEffect::Read { .. }
            | RelayEffect::Send { .. } => None,
        })
        .collect()
}

/// Whoever has shown no membership gets little: few places, and ten seconds however much they talk.
#[test]
fn strangers_at_the_door_get_few_places_and_little_time() {
    let limits = RelayLimits { unopened_max: 3, ..RelayLimits::USUAL };
    let mut relay = Relay::new(RelayConfig { founding: FoundingPolicy::Anyone, limits });
    let mut world = World::new(64);
    for n in 1..=4 {
        relay.opened(ConnId(n), Millis(0), &mut world.rng);
    }
    assert_eq!(hung_up(&mut relay), [(ConnId(4), HangUp::Unavailable)]);
    for s in 0..9 {
        relay.frame_received(ConnId(1), &ToRelay::Ping.to_frame(), Millis(s * 1_000), &mut world.rng);
        relay.woken(Millis(s * 1_000));
    }
    assert_eq!(hung_up(&mut relay), []);
    relay.woken(Millis(10_000));
    assert_eq!(hung_up(&mut relay), [1, 2, 3].map(|n| (ConnId(n), HangUp::Silent)));
    relay.opened(ConnId(5), Millis(10_000), &mut world.rng);
    assert_eq!(hung_up(&mut relay), [], "there are places again");
}
