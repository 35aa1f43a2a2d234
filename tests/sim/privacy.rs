//! Who can read what.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use tests::{PhoneId, World};

const DAMP: &str = "There is mould behind the cupboard and the landlord does not answer.";

fn neighbourhood(seed: u64) -> (World, [PhoneId; 4]) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let ines = world.join("ines", Role::Coordinator);
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::FieldWorker);
    world.run_until_quiet();
    (world, [lead, ines, amina, joao])
}

fn body(world: &mut World, phone: PhoneId, voice: &str) -> Option<String> {
    world.on(phone).sees_voice(voice).expect("everybody sees that there is a voice").body
}

/// What is for the team opens on the team's phones and its author's, and on no other; the others see that it exists.
#[test]
fn a_voice_for_the_team_is_read_by_the_team_only() {
    let (mut world, [lead, ines, amina, joao]) = neighbourhood(1);

    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();

    for reader in [lead, ines, amina] {
        assert_eq!(body(&mut world, reader, &voice).as_deref(), Some(DAMP));
    }
    assert_eq!(body(&mut world, joao, &voice), None);
    // Opening the app again changes nothing about that.
    world.settle();
    assert_eq!(body(&mut world, amina, &voice).as_deref(), Some(DAMP));
    assert_eq!(body(&mut world, joao, &voice), None);
}

/// The answer to a voice for the team opens for its author and the team.
#[test]
fn the_answer_reaches_its_author_only() {
    let (mut world, [lead, ines, amina, joao]) = neighbourhood(2);

    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    let View::Desk(desk) =
        world.on(ines).sees(&Query::Desk { n_max: usize::MAX, today: "2026-06-15".to_owned() })
    else {
        unreachable!()
    };
    assert_eq!(desk.new_in.len(), 1);
    world.on(ines).reply(&voice, "We come on Tuesday.").expect("coordinators answer");
    world.run_until_quiet();

    let answer =
        |world: &mut World, phone| world.on(phone).sees_voice(&voice).unwrap().replies[0].body.clone();
    for reader in [lead, ines, amina] {
        assert_eq!(answer(&mut world, reader).as_deref(), Some("We come on Tuesday."));
    }
    assert_eq!(answer(&mut world, joao), None);
    let View::Desk(desk) =
        world.on(lead).sees(&Query::Desk { n_max: usize::MAX, today: "2026-06-15".to_owned() })
    else {
        unreachable!()
    };
    assert_eq!((desk.new_in.len(), desk.dealt_with.len()), (0, 1));
    world.settle();
}

/// Nothing that anybody wrote stands in any frame or in the relay's store, in any form of text.
#[test]
fn the_relay_holds_no_words() {
    let mut world = World::new(3);
    let words =
        [DAMP, "We come on Tuesday.", "Homes are dry and warm.", "measured by knocking on doors", "Amina"];
    words.iter().for_each(|words| world.oracle.keep_secret(words));
    for template in ["Elm Street", "Damp homes", "Neighbours act together."] {
        world.oracle.keep_secret(template);
    }
    let lead = world.found("lead");
    let amina = world.join("Amina", Role::Resident);
    world.run_until_quiet();

    let open = world.on(amina).give_voice(DAMP);
    world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    world.on(lead).reply(&open, "We come on Tuesday.");
    world
        .on(lead)
        .set_text("vision", "en", |vision| vision.replace("Homes are dry.", "Homes are dry and warm."));
    world.run_until_quiet();

    assert!(world.relay.logs.n_envelopes() >= 7, "two memberships, two beginnings, and what was written");
    world.settle();
}

/// The check above would find a word: it does in what phones keep, which is in clear at most in memory and on disk.
#[test]
fn the_search_for_words_finds_them_where_they_are() {
    let mut world = World::new(4);
    world.oracle.keep_secret(DAMP);
    for text in [DAMP.as_bytes().to_vec(), DAMP.encode_utf16().flat_map(u16::to_le_bytes).collect()] {
        let frame = [b"before".to_vec(), text, b"after".to_vec()].concat();
        world.oracle.look_for_leaks("a test", &frame);
    }
    assert_eq!(world.oracle.seen.len(), 2);
}
