//! Relays that lose an envelope from the middle of a log, or keep it back: the phones notice when they compare.

use automerge::Change;
use shared::domain::Role;
use shared::sync::Parcel;
use shared::wire::ToRelay;
use shared::wire::message::PrintKey;
use tests::network::Cut;
use tests::rogue::twin;
use tests::{DAY_MS, PhoneId, World};

use crate::hostile::{honest_change, with_a_stranger};
use crate::restored::neighbourhood;

/// So many days later a phone is started again.
fn later(world: &mut World, phone: PhoneId, days: i64) {
    world.set_clock(phone, days * DAY_MS);
    world.crash(phone);
    world.run_until_quiet();
}

/// What a relay loses from the middle of a log, or keeps back, nobody misses who has it. Its author's phone brings it
/// again after some months, another one of the team's after one; until then it moves nothing.
#[test]
fn what_a_relay_withholds_is_brought_again() {
    for (days, bringer) in [(45, 0), (115, 1)] {
        let (mut world, phones) = neighbourhood(6);
        let lost = world.on(phones[1]).give_voice("Lost in the middle.");
        world.run_until_quiet();
        world.relay.logs.withhold_last();
        world.on(phones[2]).give_voice("And it went on.");
        world.run_until_quiet();
        let newcomer = world.join("newcomer", Role::Resident);
        world.run_until_quiet();
        assert!(world.on(newcomer).sees_voice(&lost).is_none(), "nobody has noticed");

        for day in [1, days] {
            world.oracle.n_pushed = 0;
            world.set_clock(phones[bringer], day * DAY_MS);
            world.crash(phones[bringer]);
            world.run_until_quiet();
            assert_eq!(world.oracle.n_pushed, usize::from(day == days), "on day {day}");
        }
        assert!(world.on(newcomer).sees_voice(&lost).is_some());
        world.settle();
    }
}

/// What was not handed out for a while is, once the relay has it again, also to whom it said that there is nothing.
#[test]
fn what_a_relay_gives_back_reaches_who_went_past_it() {
    let (mut world, [lead, amina, joao]) = neighbourhood(7);
    world.cut(amina);
    let voice = world.on(lead).give_voice("Kept back for a while.");
    world.run_until_quiet();
    let whole = world.relay.logs.clone();
    world.relay.logs.withhold_last();
    world.mend(amina);
    world.run_until_quiet();
    world.restore_relay(whole, false);
    world.on(joao).give_voice("And it goes on.");
    world.run_until_quiet();
    assert!(world.on(amina).sees_voice(&voice).is_none(), "she went past it");

    later(&mut world, amina, 115);
    assert!(world.on(amina).sees_voice(&voice).is_some());
    world.settle();
}

/// A disk is put back without a word, and the log grows again to the same envelope in the same place. What stands before
/// that now is told from what was handed out there.
#[test]
fn a_log_that_grew_again_to_the_same_place_is_found_out() {
    let mut world = World::new(8);
    let lead = world.found("lead");
    let [amina, joao, ines] = ["amina", "joao", "ines"].map(|name| world.join(name, Role::Resident));
    world.run_until_quiet();
    let backup = world.relay.logs.clone();
    world.cut(joao);
    world.cut(amina);
    let lost = world.on(ines).give_voice("Lost by the relay.");
    world.run_until_quiet();
    let carried = world.on(amina).give_voice("By two ways.");
    let file = world.file(amina, Parcel::Unsent).expect("the app is open");
    world.mend(amina);
    world.run_until_quiet();
    [lead, amina, ines].into_iter().for_each(|phone| world.cut(phone));
    world.restore_relay(backup, false);
    let instead = world.on(joao).give_voice("In its place.");
    world.take_file(joao, &file).expect("the app is open").expect("a file of a member");
    world.mend(joao);
    world.run_until_quiet();
    world.mend(lead);
    world.run_until_quiet();
    assert!(world.on(lead).sees_voice(&carried).is_some());
    assert!(world.on(lead).sees_voice(&instead).is_none(), "the log looks as it did");

    later(&mut world, lead, 45);
    assert!(world.on(lead).sees_voice(&instead).is_some());
    assert!(world.on(joao).sees_voice(&lost).is_some(), "and what was lost is brought");
    for phone in [amina, ines] {
        later(&mut world, phone, 115);
    }
    world.settle();
}

/// A member with changed software writes two changes of one number. The relay loses the one that no phone takes, which
/// decides against the other: it is brought again all the same, so that everybody decides alike.
#[test]
fn what_decides_against_another_change_is_brought_again() {
    let (mut world, [lead, amina, joao], conn) = with_a_stranger(9, Role::Resident);
    world.cut(joao);
    let honest = honest_change(&mut world, conn, "An idea.");
    let hash = |chunk: &[u8]| Change::from_bytes(chunk.to_vec()).expect("a change").hash();
    let mut candidates = (0..).map(|n| {
        let chunk = twin(&honest, &format!("Twin {n}."));
        let mut change = Change::from_bytes(chunk).expect("a change").decode();
        change.start_op = change.start_op.checked_add(1).expect("a small number");
        Change::from(change).raw_bytes().to_vec()
    });
    let spoilt = candidates.find(|chunk| hash(chunk) < hash(&honest)).expect("one of many");
    world.push_changes_as(conn, vec![spoilt]);
    world.run_until_quiet();
    world.relay_withholds();
    world.push_changes_as(conn, vec![honest]);
    world.run_until_quiet();
    world.mend(joao);
    world.run_until_quiet();
    assert!(world.screen(joao) != world.screen(lead), "he knows of one of them only");

    later(&mut world, lead, 45);
    for phone in [amina, joao] {
        assert!(world.screen(phone) == world.screen(lead));
    }
}

/// Where the network doubles what asks for prints, what follows is handed out nevertheless.
#[test]
fn a_comparison_that_is_asked_for_twice_leaves_nobody_waiting() {
    for seed in 1..40 {
        let (mut world, [lead, amina, joao]) = neighbourhood(seed);
        let backup = world.relay.logs.clone();
        world.on(amina).give_voice("After the backup.");
        world.run_until_quiet();
        world.cut_as(lead, Cut::Told);
        world.restore_relay(backup, true);
        world.on(joao).give_voice("And again.");
        world.run_until_quiet();
        world.mend(lead);
        world.oracle.n_compared = 0;
        while world.oracle.n_compared == 0 {
            world.step();
        }
        let conn = world.phone(lead).conn().expect("it compares");
        let again = ToRelay::Compare { channel: 0, key: PrintKey([0; 32]), after: 0 };
        world.send_as(conn, &again.to_frame());
        world.run_until_quiet();
        world.settle();
    }
}
