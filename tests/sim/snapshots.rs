//! Snapshots: a phone that comes late begins with one, when another phone has attested it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::document::Document;
use shared::domain::Role;
use shared::wire::snapshot::{Coverage, Proof, Snapshot, SnapshotAuthor};
use shared::wire::{Envelope, EnvelopeKind, ToDevice};
use tests::chance::below;
use tests::stranger::{Stranger, push};
use tests::{DAY_MS, PhoneId, World};

use crate::hostile::{honest_change, with_a_stranger};

/// A neighbourhood that has written more than a snapshot waits for.
fn long_lived(seed: u64, second: Role) -> (World, [PhoneId; 3]) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let ines = world.join("ines", second);
    let amina = world.join("amina", Role::Resident);
    world.run_until_quiet();
    for n in 0..40 {
        for phone in [amina, lead, ines] {
            for m in 0..3 {
                world.on(phone).give_voice(&format!("Voice {n}.{m}: the lift is broken again."));
            }
        }
        world.run_until_quiet();
    }
    world.run_for(120_000);
    world.run_until_quiet();
    (world, [lead, ines, amina])
}

/// How many envelopes a phone keeps one by one.
fn n_kept(world: &World, phone: PhoneId) -> usize {
    world.phone(phone).disk.load().iter().filter(|(key, _)| key.starts_with("e/")).count()
}

/// A newcomer reads one snapshot in place of hundreds of envelopes, sees what everybody sees, and writes on.
#[test]
fn a_newcomer_begins_with_an_attested_snapshot() {
    let (mut world, [lead, _, amina]) = long_lived(1, Role::Coordinator);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    assert!(world.screen(joao) == world.screen(lead));
    assert!(n_kept(&world, joao) < 150, "{} envelopes", n_kept(&world, joao));
    let voice = world.on(joao).give_voice("I have just come.");
    world.run_until_quiet();
    assert!(world.on(amina).sees_voice(&voice).is_some());
    world.settle();
}

/// Comparing what the relay has with what is here, some months later, moves nothing where nothing is missing: neither to
/// the relay nor to a phone that has little of what stands before the snapshot it began with.
#[test]
fn comparing_months_later_moves_nothing() {
    let (mut world, [lead, ines, amina]) = long_lived(7, Role::Coordinator);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    (world.oracle.n_pushed, world.oracle.n_envelope_frames, world.oracle.n_compared) = (0, 0, 0);
    for phone in [lead, ines, amina, joao] {
        world.set_clock(phone, 200 * DAY_MS);
        world.crash(phone);
    }
    world.run_until_quiet();
    assert_eq!((world.oracle.n_pushed, world.oracle.n_envelope_frames), (0, 0));
    assert_eq!(world.oracle.n_compared, 4);
    world.settle();
}

/// The last that a resident's phone is handed out stands before a snapshot, which is not for it. It names what it saw at
/// its place all the same, and the relay's log stays what it is.
#[test]
fn a_snapshot_at_the_end_of_a_log_does_not_make_it_another_one() {
    let mut world = World::new(10);
    let lead = world.found("lead");
    let [amina, joao] = ["amina", "joao"].map(|name| world.join(name, Role::Resident));
    world.run_until_quiet();
    world.cut(amina);
    for n in 0..370 {
        world.on([lead, joao][n % 2]).give_voice(&format!("Voice {n}: the lift is broken again."));
    }
    world.run_for(120_000);
    world.mend(amina);
    world.run_until_quiet();
    let last = world.relay.logs.everything().last().map(<[u8]>::to_vec).expect("a log");
    assert_eq!(last.get(1), Some(&EnvelopeKind::Snapshot.code()), "nobody is there to attest it");

    world.oracle.n_compared = 0;
    for phone in [amina, lead, joao] {
        world.crash(phone);
        world.run_until_quiet();
    }
    assert_eq!(world.oracle.n_compared, 0);
    world.settle();
}

/// Nobody else of the team: what one phone says is whole is not relied on.
#[test]
fn a_snapshot_that_nobody_attested_spares_nobody_the_log() {
    let (mut world, [lead, ..]) = long_lived(2, Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    assert!(world.screen(joao) == world.screen(lead));
    assert!(n_kept(&world, joao) > 360, "{} envelopes", n_kept(&world, joao));
    world.settle();
}

/// The relay went back to before the snapshot, or lost all but it: the phones bring what is missing.
#[test]
fn a_restored_relay_and_snapshots_heal_together() {
    for is_told in [true, false] {
        let (mut world, [lead, _, amina]) = long_lived(3, Role::Coordinator);
        let joao = world.join("joao", Role::Resident);
        let backup = world.relay.logs.clone();
        let voice = world.on(joao).give_voice("After the backup.");
        world.run_until_quiet();
        world.restore_relay(backup, is_told);
        world.run_until_quiet();
        let late = world.join("late", Role::Resident);
        world.run_until_quiet();
        assert!(world.on(late).sees_voice(&voice).is_some());
        assert!(world.screen(late) == world.screen(lead));
        assert!(world.screen(late) == world.screen(amina));
        world.settle();
    }
}

/// A coordinator with software of her own makes a snapshot in which a voice is missing, and one in which somebody says
/// what he never said: the first is attested by nobody, the second is read by nobody.
#[test]
fn a_snapshot_that_leaves_something_out_is_not_attested() {
    let (mut world, [lead, amina, _], conn) = with_a_stranger(4, Role::Coordinator);
    let stranger = world.stranger_mut(conn);
    let log = stranger
        .heard
        .iter()
        .find_map(|heard| if let ToDevice::Welcome { log, .. } = heard { Some(*log) } else { None });
    let (nothing, _) = Document::new([9; 16]).history();
    let (history, lasts) = stranger.document.history();
    let heads = stranger.document.heads().as_flattened().to_vec();
    let Stranger { keys, member, membership, .. } = stranger;
    let proof = |digest| Proof::of_batch(member.grant, &[digest], [7; 64]).next().unwrap().1;
    let authors = lasts.into_iter().map(|(actor, digest)| SnapshotAuthor { actor, proof: proof(digest) });
    let coverage = Coverage { log: log.unwrap(), upto: 1 };
    let forged = Snapshot {
        heads: vec![7; 32].into(),
        authors: authors.collect(),
        history: history.into(),
        beside: Vec::new(),
    };
    let omitting =
        Snapshot { heads: heads.into(), authors: Vec::new(), history: nothing.into(), beside: Vec::new() };
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let made = [forged, omitting].map(|snapshot| {
        let made = Envelope::snapshot(keys, member, &membership.epoch, (coverage, &snapshot), &mut rng);
        made.expect("it is short").bytes().to_vec()
    });
    let before = world.relay.logs.n_envelopes();
    for envelope in made {
        world.send_as(conn, &push(envelope));
        world.run_until_quiet();
    }
    world.run_for(120_000);
    assert_eq!(world.relay.logs.n_envelopes(), before + 2, "nobody attested");
    assert_eq!(world.on(lead).session().status().n_set_aside, 1, "the forged one");
    assert!(world.screen(lead) == world.screen(amina));
}

/// Snapshots in the relay's store.
fn n_snapshots(world: &World) -> usize {
    world.relay.logs.everything().filter(|bytes| bytes[1] == EnvelopeKind::Snapshot.code()).count()
}

/// A change whose past nobody has: it keeps nobody from making snapshots, and a newcomer waits for it like everybody.
#[test]
fn what_never_resolves_travels_beside_snapshots() {
    let (mut world, [lead, amina, joao], conn) = with_a_stranger(5, Role::Resident);
    let ines = world.join("ines", Role::Coordinator);
    world.run_until_quiet();
    let kept_back = honest_change(&mut world, conn, "I say this first.");
    let sent = honest_change(&mut world, conn, "And this, which builds on it.");
    world.push_changes_as(conn, vec![sent]);
    for n in 0..40 {
        for phone in [amina, lead, ines, joao] {
            for m in 0..3 {
                world.on(phone).give_voice(&format!("Voice {n}.{m}: the lift is broken again."));
            }
        }
        world.run_until_quiet();
    }
    world.run_for(120_000);
    world.run_until_quiet();
    assert!(n_snapshots(&world) > 0);

    let late = world.join("late", Role::Resident);
    world.run_until_quiet();
    assert!(n_kept(&world, late) < 250, "{} envelopes", n_kept(&world, late));
    for phone in [lead, late] {
        assert_eq!(world.on(phone).session().document().n_parked(), 1);
    }
    // The relay has hung up on who said nothing for so long.
    let conn = world.dial_again_as(conn);
    world.run_until_quiet();
    world.push_changes_as(conn, vec![kept_back]);
    world.run_until_quiet();
    for phone in [lead, late] {
        assert_eq!(world.on(phone).session().document().n_parked(), 0);
        assert_eq!(world.on(phone).session().initiative().each("contributions").count(), 483);
    }
    world.crash(late);
    world.run_until_quiet();
    assert!(world.screen(late) == world.screen(lead));
}

fn ideograph(rng: &mut ChaCha8Rng) -> Option<char> {
    char::from_u32(0x4e00 + u32::try_from(below(rng, 20_000)).unwrap())
}

/// More than goes into one envelope: no further snapshot is made, and who comes late reads the last one and all since.
#[test]
fn what_no_snapshot_holds_any_more_comes_as_a_log() {
    let mut world = World::new(6);
    let lead = world.found("lead");
    let ines = world.join("ines", Role::Coordinator);
    world.run_until_quiet();
    let say = |world: &mut World, n_voices: usize| {
        for n in 0..n_voices {
            // Words that nothing shortens.
            let words: String = (0..4_000).filter_map(|_| ideograph(&mut world.rng)).collect();
            world.on([lead, ines][n % 2]).give_voice(&words);
            if n % 10 == 0 {
                world.run_for(60_000);
            }
        }
        world.run_for(120_000);
        world.run_until_quiet();
    };
    say(&mut world, 30);
    assert!(n_snapshots(&world) > 0, "there is room at first");
    say(&mut world, 150);
    let n_before = n_snapshots(&world);
    say(&mut world, 30);
    assert_eq!(n_snapshots(&world), n_before, "a megabyte is full");

    let late = world.join("late", Role::Resident);
    world.run_until_quiet();
    assert!(world.screen(late) == world.screen(lead));
    assert_eq!(world.on(late).session().initiative().each("contributions").count(), 210);
    world.settle();
}
