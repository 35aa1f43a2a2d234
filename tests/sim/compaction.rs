//! Compaction: a phone keeps many envelopes in one record, and can still give each of them away as it was.

use std::collections::BTreeSet;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::Role;
use shared::sync::{Effect, Parcel, Session};
use shared::wire::EnvelopeId;
use tests::disk::Disk;
use tests::{PhoneId, World};

/// A neighbourhood that has written something, with nobody cut off; phones pack from four envelopes on.
fn neighbourhood(seed: u64) -> (World, [PhoneId; 3]) {
    let mut world = World::new(seed);
    world.pack_min = 4;
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::FieldWorker);
    for n in 0..6 {
        for phone in [amina, joao] {
            world.on(phone).give_voice(&format!("Voice {n}: the lift is broken again."));
        }
        world.on(joao).set_text("vision", "en", |vision| format!("{vision} Lifts work, {n}.")).unwrap();
    }
    world.run_until_quiet();
    (world, [lead, amina, joao])
}

/// Every phone is opened again, and packs what it has.
fn pack_all(world: &mut World, phones: &[PhoneId]) {
    phones.iter().for_each(|phone| world.crash(*phone));
    world.run_until_quiet();
    assert!(phones.iter().all(|phone| world.phone(*phone).disk.has_packs()));
}

/// All that stands in the phones' stores and the relay's.
fn union(world: &World) -> BTreeSet<EnvelopeId> {
    let mut all: BTreeSet<EnvelopeId> =
        world.phones().iter().flat_map(|phone| phone.disk.envelopes()).collect();
    all.extend(world.relay.logs.everything().map(EnvelopeId::of));
    all
}

fn restored(disk: &Disk) -> Session {
    Session::restore_packing(disk.load(), 4, &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
}

/// The hashes that every change in a phone's store is in the past of, once all of it is taken in.
fn heads(disk: &Disk) -> Vec<[u8; 32]> {
    let mut session = restored(disk);
    while session.next_effect().is_some() {}
    session.document().heads()
}

/// Wherever the app dies: each envelope is there, byte for byte, and the same changes are in the document.
#[test]
fn compaction_never_reduces_the_union_of_change_hashes() {
    let (mut world, phones) = neighbourhood(1);
    let (before, n_records) = (union(&world), world.phone(phones[1]).disk.load().len());
    for phone in phones {
        let disk = &world.phone(phone).disk;
        let (envelopes, before) =
            (disk.envelopes(), world.phone(phone).session().unwrap().document().heads());
        for n_effects in 0..4 {
            let mut disk = disk.clone();
            let mut session = restored(&disk);
            for _ in 0..n_effects {
                if let Some(Effect::Persist(writes)) = session.next_effect() {
                    disk.write(writes).unwrap();
                }
            }
            // The app died here.
            assert_eq!(disk.has_packs(), n_effects > 0);
            assert_eq!(disk.envelopes(), envelopes, "after {n_effects} effects");
            assert_eq!(heads(&disk), before, "after {n_effects} effects");
        }
    }

    pack_all(&mut world, &phones);

    assert!(union(&world).is_superset(&before));
    let n_packed = world.phone(phones[1]).disk.load().len();
    assert!(n_packed < n_records / 2, "{n_packed} records of {n_records}");
    world.settle();
}

/// The relay lost it, the authors' phones lie in the lake, and whoever is left has packed it.
#[test]
fn what_is_packed_goes_back_to_a_relay_that_lost_it() {
    for is_told in [true, false] {
        let (mut world, [lead, amina, joao]) = neighbourhood(2);
        let backup = world.relay.logs.clone();
        for n in 0..5 {
            world.on(amina).give_voice(&format!("After the backup, {n}."));
        }
        world.run_until_quiet();
        let ids: BTreeSet<_> = world.relay.logs.everything().map(EnvelopeId::of).collect();
        pack_all(&mut world, &[lead, amina, joao]);
        for gone in [lead, amina] {
            world.cut(gone);
            world.phone_mut(gone).is_awaited = false;
        }
        world.restore_relay(backup, is_told);
        world.run_until_quiet();
        let again: BTreeSet<_> = world.relay.logs.everything().map(EnvelopeId::of).collect();
        assert!(again.is_superset(&ids), "told: {is_told}");
        let newcomer = world.join("newcomer", Role::Resident);
        world.run_until_quiet();
        assert_eq!(world.on(newcomer).session().initiative().each("contributions").count(), 17);
        world.settle();
    }
}

/// Who has packed everything hands everything over.
#[test]
fn a_file_of_what_is_packed_holds_it_all() {
    let (mut world, [lead, amina, joao]) = neighbourhood(3);
    pack_all(&mut world, &[lead, amina, joao]);
    let newcomer = world.join("newcomer", Role::Resident);
    world.cut(newcomer);
    world.run_for(1_000);

    let file = world.file(amina, Parcel::Everything).unwrap();
    world.take_file(newcomer, &file).unwrap().unwrap();

    let voices = world.on(newcomer).session().initiative().each("contributions").count();
    assert_eq!(voices, 12);
    world.settle();
}

/// A record that the storage has spoilt: what was in it is asked of the relay again.
#[test]
fn a_pack_that_does_not_open_is_fetched_again() {
    let (mut world, phones) = neighbourhood(4);
    pack_all(&mut world, &phones);
    let before = world.screen(phones[1]);
    let (key, mut bytes) =
        world.phone(phones[1]).disk.load().into_iter().find(|(key, _)| key.starts_with("pack/")).unwrap();
    bytes[90] ^= 1;
    let spoilt = shared::sync::Write { key, value: Some(bytes) };
    world.phone_mut(phones[1]).disk.write(vec![spoilt]).unwrap();
    world.crash(phones[1]);
    world.run_until_quiet();
    assert_eq!(world.screen(phones[1]), before);
    assert_eq!(world.on(phones[1]).session().status().n_set_aside, 0);
}
