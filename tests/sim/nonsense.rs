//! Bytes that are not what they should be, on every way in: frames, envelopes, and what is inside them.

use std::io::Read;

use automerge::{Change, ChangeHash};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use flate2::Compression;
use flate2::read::DeflateEncoder;
use shared::domain::Role;
use shared::keys::SignDomain;
use shared::sync::{ConnId, Line, LineTrouble};
use shared::wire::blob::Pass;
use shared::wire::envelope::{HEADER, SIGNATURE};
use shared::wire::limits::{CHANGES_PER_ENVELOPE, FRAME_MAX, PARKED_MAX};
use shared::wire::message::LogId;
use shared::wire::{HangUp, Refusal, ToDevice, ToRelay};
use tests::World;
use tests::stranger::{Stranger, push};

use crate::hostile::{all_refuse, honest_change, with_a_stranger};

/// An envelope as this member would make it, with something else as its body.
fn envelope_with(world: &mut World, conn: ConnId, body: impl FnOnce(&Stranger, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let chunk = honest_change(world, conn, "An idea.");
    let World { rng, .. } = world;
    let mut rng = rng.clone();
    let stranger = world.stranger(conn);
    let honest = stranger.envelope(vec![chunk], &mut rng);
    let header = &honest[..HEADER];
    let mut bytes = [header, &body(stranger, header)].concat();
    let signature = stranger.keys.sign(SignDomain::Envelope, &bytes);
    bytes.extend(signature);
    bytes
}

/// An envelope that is signed, and does not open.
fn unopenable(world: &mut World, conn: ConnId) -> Vec<u8> {
    envelope_with(world, conn, |_, _| vec![7; 300])
}

/// An envelope that opens, and whose body inflates to this many bytes.
fn bomb(world: &mut World, conn: ConnId, len: usize) -> Vec<u8> {
    envelope_with(world, conn, |stranger, header| {
        let mut deflated = Vec::new();
        let zeros = std::io::repeat(0).take(len as u64);
        DeflateEncoder::new(zeros, Compression::best()).read_to_end(&mut deflated).unwrap();
        let inner = [vec![0; SIGNATURE], deflated].concat();
        let len = u32::try_from(inner.len()).unwrap().to_be_bytes();
        let plain = [&[1], &len[1..], &inner].concat();
        let nonce: [u8; 24] = header[HEADER - 24..].try_into().unwrap();
        XChaCha20Poly1305::new(&Key::from(stranger.membership.epoch.encryption_key()))
            .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: header })
            .unwrap()
    })
}

/// A deflated body that inflates to far more than a batch may hold, sealed and signed by a member.
#[test]
fn a_body_that_inflates_without_end_is_refused_by_all() {
    let (mut world, phones, conn) = with_a_stranger(14, Role::FieldWorker);
    let before = world.screen(phones[0]);
    let envelope = bomb(&mut world, conn, 64 << 20);
    assert!(envelope.len() < 100_000, "{} bytes", envelope.len());
    world.send_as(conn, &push(envelope));
    world.run_until_quiet();
    all_refuse(&mut world, phones, &before, 1);
}

/// What the relay said last.
fn last_heard(world: &World, conn: ConnId) -> Option<ToDevice> {
    world.stranger(conn).heard.last().cloned()
}

/// Frames that are nothing, too much, of another version, or out of turn: the relay says so, hangs up, and goes on.
#[test]
fn the_relay_hangs_up_on_garbage() {
    let too_long = vec![1; FRAME_MAX + 1];
    let cases: [(&[u8], HangUp); 5] = [
        (&[], HangUp::Malformed),
        (b"\x01not a message", HangUp::Malformed),
        (&too_long, HangUp::TooLong),
        (&[9, 0, 0], HangUp::Version),
        (&ToDevice::Pong.to_frame(), HangUp::Malformed),
    ];
    for (frame, reason) in cases {
        let (mut world, phones, conn) = with_a_stranger(20, Role::Resident);
        world.send_as(conn, frame);
        world.run_until_quiet();
        assert_eq!(last_heard(&world, conn), Some(ToDevice::Goodbye { reason }), "{:?}", frame.get(..4));
        world.on(phones[1]).give_voice("We go on.");
        world.run_until_quiet();
        assert!(world.screen(phones[0]) == world.screen(phones[2]));
    }
}

/// Envelopes that are none, of somebody else, or of another initiative: the relay stores nothing.
#[test]
fn the_relay_stores_no_garbage() {
    let (mut world, phones, conn) = with_a_stranger(21, Role::Resident);
    let mut elsewhere = World::new(22);
    let other_lead = elsewhere.found("somebody else");
    let invite = elsewhere.invite(other_lead, Role::Resident).unwrap();
    let other = Stranger::joins(&invite, &mut elsewhere.rng);
    let mut forged = world.stranger(conn).introduction.clone();
    *forged.last_mut().unwrap() ^= 1;
    let n_before = world.relay.logs.n_envelopes();

    for (envelope, reason) in [
        (b"no envelope".to_vec(), Refusal::Malformed),
        (forged, Refusal::Malformed),
        (other.introduction, Refusal::OtherInitiative),
    ] {
        world.send_as(conn, &push(envelope));
        world.run_until_quiet();
        let heard = last_heard(&world, conn);
        assert!(
            matches!(heard, Some(ToDevice::Refused { reason: found, .. }) if found == reason),
            "{heard:?}"
        );
    }
    assert_eq!(world.relay.logs.n_envelopes(), n_before);
    world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    assert!(world.screen(phones[0]) == world.screen(phones[2]));
}

/// A member may hand over an envelope that nobody can open; phones put it aside and say how many.
#[test]
fn an_envelope_that_does_not_open_is_put_aside_by_all() {
    let (mut world, phones, conn) = with_a_stranger(23, Role::Resident);
    let before = world.screen(phones[0]);
    let envelope = unopenable(&mut world, conn);
    world.send_as(conn, &push(envelope));
    world.run_until_quiet();
    all_refuse(&mut world, phones, &before, 1);
}

/// A relay that has lost its mind cannot make a phone panic, forget, or stop coming back.
#[test]
fn a_phone_survives_a_relay_that_talks_nonsense() {
    let (mut world, [_, amina, _], _) = with_a_stranger(24, Role::Resident);
    let voice = world.on(amina).give_voice("I stay.");
    world.run_until_quiet();
    let (log, pass) = (LogId([1; 16]), Pass([1; 16]));
    let mut frames = vec![
        Vec::new(),
        b"\x01nonsense".to_vec(),
        vec![1; FRAME_MAX + 1],
        ToRelay::Ping.to_frame(),
        ToDevice::Challenge { nonce: [0; 32], oldest: 1, newest: 1 }.to_frame(),
        ToDevice::Welcome { channel: 0, log, head: u64::MAX, from: u64::MAX, pass }.to_frame(),
        ToDevice::Welcome { channel: 9, log, head: 0, from: 0, pass }.to_frame(),
        ToDevice::Goodbye { reason: HangUp::Unavailable }.to_frame(),
    ];
    for after in [0, 1, 5, u64::MAX] {
        for envelopes in [vec![], vec![b"no envelope".to_vec().into()], vec![Vec::new().into(); 3]] {
            let upto = envelopes.len() as u64;
            frames
                .push(ToDevice::Deliver { channel: 0, after, upto, envelopes: envelopes.clone() }.to_frame());
            frames.push(ToDevice::Deliver { channel: 0, after, upto: u64::MAX, envelopes }.to_frame());
            frames.push(ToDevice::Compared { channel: 0, after, prints: vec![7; 20].into() }.to_frame());
        }
    }
    let challenge = ToDevice::Challenge { nonce: [0; 32], oldest: 1, newest: 1 };
    let welcome = |head, from| ToDevice::Welcome { channel: 0, log, head, from, pass };
    let openings: [&[ToDevice]; 4] = [
        &[],
        std::slice::from_ref(&challenge),
        &[challenge.clone(), welcome(0, 0)],
        &[challenge.clone(), welcome(u64::MAX, u64::MAX)],
    ];
    // Each is said in the middle of a conversation, and at each step of a greeting.
    for frame in &frames {
        world.run_until_quiet();
        assert!(world.forge_to(amina, frame));
        world.run_for(5_000);
        for opening in openings {
            world.crash(amina);
            let said: Vec<Vec<u8>> = opening.iter().map(ToDevice::to_frame).chain([frame.clone()]).collect();
            while !world.forge_to(amina, &said[0]) {
                world.step();
            }
            said[1..].iter().for_each(|frame| assert!(world.forge_to(amina, frame)));
            world.run_for(5_000);
        }
    }
    world.run_until_quiet();

    assert_eq!(world.on(amina).session().status().line, Line::Connected);
    assert!(world.on(amina).sees_voice(&voice).is_some());
}

/// A relay of a later version is met with a word about it, and asked again later.
#[test]
fn a_relay_of_another_version_is_named() {
    for (oldest, newest, trouble) in [(2, 3, LineTrouble::AppTooOld), (0, 0, LineTrouble::RelayTooOld)] {
        let (mut world, [_, amina, _], _) = with_a_stranger(25, Role::Resident);
        world.crash(amina);
        let challenge = ToDevice::Challenge { nonce: [0; 32], oldest, newest }.to_frame();
        while !world.forge_to(amina, &challenge) {
            world.step();
        }
        while world.phone(amina).session().is_none_or(|session| session.status().trouble.is_none()) {
            world.step();
        }
        assert_eq!(world.on(amina).session().status().trouble, Some(trouble));
        world.run_until_quiet();
        assert_eq!(world.on(amina).session().status().trouble, None, "it came back");
    }
}

/// Somebody sends and never reads the answers; the relay lets go of the socket instead of piling them up.
#[test]
fn a_socket_that_is_never_read_is_let_go() {
    let (mut world, phones, conn) = with_a_stranger(26, Role::Resident);
    world.network.stop_reading(conn);
    let garbage = push(b"no envelope".to_vec());
    let mut n_sent = 0;
    while world.network.is_sound(conn) {
        (0..1_000).for_each(|_| world.send_as(conn, &garbage));
        n_sent += 1_000;
        world.run_for(1_000);
        assert!(n_sent < 100_000, "the relay piles up answers");
    }
    world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    assert!(world.screen(phones[0]) == world.screen(phones[2]));
}

/// A member sends more changes than a phone keeps waiting, each building on one that never comes.
#[test]
fn what_waits_for_what_never_comes_is_bounded() {
    let (mut world, phones, conn) = with_a_stranger(27, Role::Resident);
    let chunk = honest_change(&mut world, conn, "An idea.");
    let mut change = Change::from_bytes(chunk).unwrap().decode();
    let n_batches = PARKED_MAX / CHANGES_PER_ENVELOPE + 3;
    let (actors, mut rng) = (world.stranger(conn).keys.key(), world.rng.clone());
    for batch in 0..n_batches {
        let mut chunks = Vec::new();
        for n in 0..CHANGES_PER_ENVELOPE {
            let mut never = [9; 32];
            never[..8].copy_from_slice(&((batch * CHANGES_PER_ENVELOPE + n) as u64).to_be_bytes());
            change.deps = vec![ChangeHash(never)];
            change.actor_id = actors.fresh_actor(&mut rng).to_vec().into();
            chunks.push(Change::from(change.clone()).raw_bytes().to_vec());
        }
        world.push_changes_as(conn, chunks);
        world.run_until_quiet();
    }

    for phone in phones {
        assert_eq!(world.on(phone).session().document().n_parked(), PARKED_MAX);
        assert!(world.on(phone).session().status().n_set_aside > 0, "the rest is put aside");
    }
    let voice = world.on(phones[1]).give_voice("We go on.");
    world.run_until_quiet();
    assert!(world.on(phones[2]).sees_voice(&voice).is_some());
}
