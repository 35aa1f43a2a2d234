//! Sealed bodies beside the log: they arrive whatever goes wrong, and when they are withdrawn nobody has them.

use shared::domain::Role;
use shared::domain::view::{Query, SendState, View, VoiceRow};
use shared::sync::{Parcel, Room};
use tests::network::{Cut, Weather};
use tests::oracle::Finding;
use tests::{PhoneId, World};

const DAMP: &str = "There is mould behind the cupboard and the landlord does not answer.";
const TUESDAY: &str = "We come on Tuesday.";

/// A lead, a coordinator, and two residents.
fn neighbourhood(seed: u64) -> (World, [PhoneId; 4]) {
    let mut world = World::new(seed);
    world.oracle.keep_secret(DAMP);
    let lead = world.found("lead");
    let ines = world.join("ines", Role::Coordinator);
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    (world, [lead, ines, amina, joao])
}

fn sees(world: &mut World, phone: PhoneId, voice: &str) -> VoiceRow {
    world.on(phone).sees_voice(voice).expect("everybody sees that there is a voice")
}

/// A voice given without network waits whole; it counts as received only once the relay has its words too.
#[test]
fn a_voice_for_the_team_is_received_when_its_words_are() {
    let (mut world, [lead, _, amina, _]) = neighbourhood(1);

    world.cut(amina);
    world.run_for(1_000);
    let voice = world.on(amina).tell_team(DAMP);
    assert_eq!(sees(&mut world, amina, &voice).body.as_deref(), Some(DAMP));
    world.crash(amina);
    world.run_for(5_000);
    assert_eq!(sees(&mut world, amina, &voice).state, SendState::OnThisPhone);
    assert_eq!(world.on(amina).session().status().n_to_send, 1, "one voice, though it has two parts");
    world.mend(amina);
    world.run_until_quiet();

    assert_eq!(sees(&mut world, amina, &voice).state, SendState::Received);
    assert_eq!(sees(&mut world, lead, &voice).body.as_deref(), Some(DAMP));
    assert_eq!(world.relay.blobs.n_whole(), 1);
    world.settle();
}

/// The document can be there before the words; the desk says so, and they come when they come.
#[test]
fn words_that_have_not_arrived_are_awaited() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(2);

    world.relay.blobs.most = Some(Room { device: 0, initiative: 0 });
    let voice = world.on(amina).tell_team(DAMP);
    world.run_for(20_000);
    let row = sees(&mut world, lead, &voice);
    assert_eq!((row.body, row.awaited), (None, true));
    assert!(!sees(&mut world, joao, &voice).awaited, "not for his eyes: nothing will come");
    let own = sees(&mut world, amina, &voice);
    assert_eq!(
        (own.body.as_deref(), own.state),
        (Some(DAMP), SendState::NeedsAttention),
        "the relay is full"
    );
    let View::ToSend(rows) = world.on(amina).sees(&Query::ToSend) else { unreachable!() };
    assert_eq!(rows.iter().map(|row| row.refusal.as_deref()).collect::<Vec<_>>(), [Some("no_room")]);

    // There is room again, and the phone connects anew.
    world.relay.blobs.most = None;
    world.crash(amina);
    world.run_for(120_000);
    let row = sees(&mut world, lead, &voice);
    assert_eq!((row.body.as_deref(), row.awaited), (Some(DAMP), false));
    world.settle();
}

/// Withdrawn, a voice's words, and what was answered to them, are on no phone and not at the relay.
#[test]
fn what_is_withdrawn_is_erased_everywhere() {
    let (mut world, phones @ [lead, ines, amina, _]) = neighbourhood(3);

    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    world.on(ines).reply(&voice, TUESDAY).expect("coordinators answer");
    world.run_until_quiet();
    assert_eq!(sees(&mut world, amina, &voice).replies[0].body.as_deref(), Some(TUESDAY));
    assert_eq!(world.relay.blobs.n_whole(), 2);

    world.cut(lead);
    world.on(amina).withdraw(&voice).expect("it is hers");
    assert_eq!(sees(&mut world, amina, &voice).body, None, "at once on her own phone");
    world.run_until_quiet();
    assert_eq!(world.relay.blobs.n_whole(), 0);
    assert_eq!(
        sees(&mut world, lead, &voice).body.as_deref(),
        Some(DAMP),
        "a phone without network has not heard"
    );
    world.mend(lead);
    world.run_until_quiet();

    for phone in phones {
        let row = sees(&mut world, phone, &voice);
        assert_eq!((row.body, row.withdrawn.as_deref(), row.replies.len()), (None, Some("author"), 0));
    }
    let View::Desk(desk) =
        world.on(lead).sees(&Query::Desk { n_max: usize::MAX, today: "2026-06-15".to_owned() })
    else {
        unreachable!()
    };
    assert_eq!((desk.new_in.len(), desk.dealt_with.len()), (0, 0));
    world.settle();
}

/// Given and withdrawn before there was any network: the words never leave the phone.
#[test]
fn what_is_withdrawn_before_it_was_sent_never_leaves() {
    let (mut world, [_, _, amina, _]) = neighbourhood(4);

    world.cut(amina);
    world.run_for(1_000);
    let voice = world.on(amina).tell_team(DAMP);
    world.on(amina).withdraw(&voice).expect("it is hers");
    world.mend(amina);
    world.run_until_quiet();

    assert_eq!(world.relay.blobs.n_whole(), 0);
    world.settle();
}

/// A neighbour cannot take back somebody else's voice, not even by pointing at its words; the team can.
#[test]
fn only_its_author_and_the_team_withdraw() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(5);

    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    assert_eq!(world.on(joao).withdraw(&voice), None);
    assert_eq!(sees(&mut world, lead, &voice).body.as_deref(), Some(DAMP));

    world.on(lead).withdraw(&voice).expect("she asked them to");
    world.run_until_quiet();
    assert_eq!(sees(&mut world, amina, &voice).withdrawn.as_deref(), Some("team"));
    world.settle();
}

/// A voice for everyone is hidden; its words stay in the history, which nobody can take back.
#[test]
fn a_withdrawn_voice_for_everyone_is_hidden() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(6);

    let voice = world.on(amina).give_voice("The lift is broken.");
    world.run_until_quiet();
    world.on(amina).withdraw(&voice).expect("it is hers");
    world.run_until_quiet();

    for phone in [lead, amina, joao] {
        assert_eq!(sees(&mut world, phone, &voice).body, None);
    }
    world.settle();
}

/// The phone and the relay die after each possible step of sending and erasing a body.
#[test]
fn dying_at_any_step_changes_nothing() {
    for steps in 0..12 {
        let (mut world, [_, _, amina, _]) = neighbourhood(7);
        world.phone_mut(amina).die_after(steps);
        let voice = world.on(amina).voice(DAMP, shared::domain::Audience::Team).map(|done| done.key);
        world.run_for(10_000);
        world.relay.die_after(steps * 2);
        world.run_for(60_000);
        let voice = voice.filter(|voice| world.on(amina).sees_voice(voice).is_some());
        if let Some(voice) = voice {
            world.relay.die_after(steps);
            world.phone_mut(amina).die_after(steps);
            world.on(amina).withdraw(&voice);
        }
        world.settle();
    }
}

/// On lines that swallow, repeat and swap what is sent, bodies arrive all the same.
#[test]
fn bodies_arrive_in_any_weather() {
    for seed in 0..10 {
        let (mut world, [lead, _, amina, joao]) = neighbourhood(100 + seed);
        world.network.weather = Weather::FOUL;
        let voices: Vec<String> = [amina, joao, amina].map(|phone| world.on(phone).tell_team(DAMP)).into();
        world.run_for(3_000);
        world.cut_as(amina, Cut::Silent);
        world.run_for(30_000);
        world.mend(amina);
        world.on(joao).withdraw(&voices[1]);
        world.settle();
        assert_eq!(sees(&mut world, lead, &voices[0]).body.as_deref(), Some(DAMP));
    }
}

/// The checks above would find what is left: they do, where a phone kept a copy beside its records.
#[test]
fn what_is_left_of_withdrawn_words_would_be_found() {
    let (mut world, [lead, _, amina, _]) = neighbourhood(8);
    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    let body = world.on(lead).session().bodies().next().expect("the lead has it").to_vec();
    world.on(amina).withdraw(&voice).expect("it is hers");
    world.run_until_quiet();
    let copy = shared::sync::Write { key: "copy".to_owned(), value: Some(body) };
    world.phone_mut(lead).disk.write(vec![copy]).expect("there is room");
    let found = world.verdict();
    assert!(found.contains(&Finding::NotErased { on: Some(lead) }), "{found:?}");
}

/// Somebody of the team who was removed is told nothing any more, so what they had read stays on their phone, until
/// they are invited again.
#[test]
fn who_is_removed_does_not_hear_what_is_withdrawn_later() {
    let (mut world, [lead, ines, amina, _]) = neighbourhood(11);
    let voice = world.on(amina).tell_team(DAMP);
    world.run_until_quiet();
    assert_eq!(world.remove(lead, ines), Some(Ok(())));
    world.run_until_quiet();
    world.on(amina).withdraw(&voice).expect("it is hers");
    world.settle();
    assert_eq!(world.on(lead).session().bodies().count(), 0);
    assert_eq!(world.on(ines).session().bodies().count(), 1);

    let again = world.invite(lead, Role::Coordinator).unwrap();
    world.rejoin(ines, &again);
    world.settle();
    assert_eq!(world.on(ines).session().bodies().count(), 0);
}

/// Where there is no relay, bodies go with the envelopes, and on from whoever carried them.
#[test]
fn bodies_can_be_carried() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(9);
    world.relay.blobs.most = Some(Room { device: 0, initiative: 0 });
    let voice = world.on(amina).tell_team(DAMP);
    world.run_for(20_000);
    world.cut(amina);
    world.relay.blobs.most = None;

    let file = world.file(amina, Parcel::Unsent).unwrap();
    for _ in 0..2 {
        world.take_file(joao, &file).unwrap().expect("a file of the neighbourhood");
        assert_eq!(world.on(joao).session().bodies().count(), 1, "once is enough");
    }
    assert_eq!(sees(&mut world, joao, &voice).body, None, "he carries what he cannot read");
    world.run_for(120_000);
    assert_eq!(sees(&mut world, lead, &voice).body.as_deref(), Some(DAMP));
    world.settle();
}
