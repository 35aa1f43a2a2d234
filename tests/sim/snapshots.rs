//! Snapshots: a phone that comes late begins with one, when another phone has attested it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::document::Document;
use shared::domain::Role;
use shared::wire::snapshot::{Coverage, Proof, Snapshot, SnapshotAuthor};
use shared::wire::{Envelope, ToDevice};
use tests::stranger::{Stranger, push};
use tests::{PhoneId, World};

use crate::hostile::with_a_stranger;

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
    let forged = Snapshot { heads: vec![7; 32].into(), authors: authors.collect(), history: history.into() };
    let omitting = Snapshot { heads: heads.into(), authors: Vec::new(), history: nothing.into() };
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
