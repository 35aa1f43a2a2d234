//! Files from phone to phone, where there is no network.

use shared::domain::view::SendState;
use shared::domain::{Difference, Edit, Role};
use shared::sync::{Millis, Parcel};
use shared::wire::{HandOver, HandOverError};
use tests::stranger::Stranger;
use tests::{PhoneId, World};

/// A lead, and two residents whose phones never had network.
fn without_network(seed: u64) -> (World, [PhoneId; 3]) {
    let mut world = World::new(seed);
    let lead = world.found("lead");
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::FieldWorker);
    [lead, amina, joao].into_iter().for_each(|phone| world.cut(phone));
    world.run_for(1_000);
    (world, [lead, amina, joao])
}

/// Everything one phone has goes to another.
fn carry(world: &mut World, from: PhoneId, to: PhoneId) {
    let file = world.file(from, Parcel::Everything).unwrap();
    world.take_file(to, &file).unwrap().unwrap();
}

/// Two phones that have met no relay show the same after exchanging two files.
#[test]
fn two_phones_exchange_by_file_alone() {
    let (mut world, [lead, amina, _]) = without_network(1);
    world.on(lead).give_voice("From the lead.");
    world.on(amina).give_voice("From the stairwell.");

    carry(&mut world, lead, amina);
    carry(&mut world, amina, lead);

    assert_eq!(world.relay.logs.n_envelopes(), 0, "nothing went by the relay");
    assert_eq!(world.screen(lead), world.screen(amina));
    assert_eq!(world.on(lead).session().initiative().each("contributions").count(), 2);
    world.settle();
}

/// A file that was taken in already changes nothing: no record, no screen.
#[test]
fn importing_twice_changes_nothing() {
    let (mut world, [lead, amina, _]) = without_network(2);
    world.on(amina).give_voice("Once is enough.");
    let file = world.file(amina, Parcel::Everything).unwrap();
    let first = world.take_file(lead, &file).unwrap().unwrap();
    assert!(first.n_fresh > 0);
    let before = (world.phone(lead).disk.load(), world.screen(lead));

    let second = world.take_file(lead, &file).unwrap().unwrap();

    assert_eq!((second.n_envelopes, second.n_fresh), (first.n_envelopes, 0));
    assert!(second.difference.is_nothing());
    assert_eq!((world.phone(lead).disk.load(), world.screen(lead)), before);
    world.settle();
}

/// What went along in a file is no longer on one phone only, and its author sees which of it that is, also after a restart.
#[test]
fn what_was_handed_over_is_told_from_what_was_not() {
    let (mut world, [lead, amina, _]) = without_network(11);
    world.mend(lead);
    world.run_until_quiet();
    let before = world.on(amina).give_voice("This goes along.");
    world.file(amina, Parcel::Unsent).unwrap();
    let state = |world: &mut World, voice: &str| world.on(amina).sees_voice(voice).unwrap().state;
    assert_eq!(state(&mut world, &before), SendState::OnThisPhone, "a file that nobody took anywhere");

    world.file_handed_over(amina, Parcel::Unsent).unwrap();
    let after = world.on(amina).give_voice("And this came later.");
    for _ in 0..2 {
        assert_eq!(state(&mut world, &before), SendState::HandedOver);
        assert_eq!(state(&mut world, &after), SendState::OnThisPhone);
        world.crash(amina);
        world.run_for(10_000);
    }
    world.mend(amina);
    world.run_until_quiet();
    for voice in [&before, &after] {
        assert_eq!(state(&mut world, voice), SendState::Received);
    }
    world.settle();
}

/// Joao goes where there is network, with what Amina wrote in his pocket. The relay has never heard of her.
#[test]
fn a_courier_takes_a_third_persons_work_to_the_relay() {
    let (mut world, [lead, amina, joao]) = without_network(3);
    world.mend(lead);
    world.run_until_quiet();
    let voice = world.on(amina).give_voice("Please take this along.");
    let file = world.file(amina, Parcel::Unsent).unwrap();
    world.take_file(joao, &file).unwrap().unwrap();
    assert!(world.phone(joao).session().unwrap().status().n_carried > 0);

    world.mend(joao);
    world.run_until_quiet();

    assert!(world.on(lead).sees_voice(&voice).is_some(), "it came by Joao's phone");
    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::OnThisPhone, "nobody told her");
    assert_eq!(world.phone(joao).session().unwrap().status().n_carried, 0);
    let n_envelopes = world.relay.logs.n_envelopes();
    world.mend(amina);
    world.run_until_quiet();
    assert_eq!(world.on(amina).sees_voice(&voice).unwrap().state, SendState::Received);
    assert_eq!(world.relay.logs.n_envelopes(), n_envelopes, "nothing is stored twice");
    world.settle();
}

/// What a courier has that the relay has too is not sent up again.
#[test]
fn a_courier_sends_only_what_the_relay_has_not() {
    let (mut world, [lead, amina, joao]) = without_network(4);
    world.on(amina).give_voice("By my own phone.");
    world.mend(lead);
    world.mend(amina);
    world.run_until_quiet();
    carry(&mut world, amina, joao);
    world.oracle.n_pushed = 0;

    world.mend(joao);
    world.run_until_quiet();

    // His own membership and nickname.
    assert_eq!(world.oracle.n_pushed, 2);
    world.settle();
}

/// Somebody's invitation ended before they ever had network; their phone, and a file of what they wrote. Nobody but the
/// lead has network.
fn too_late(seed: u64, role: Role) -> (World, [PhoneId; 3], Vec<u8>) {
    let (mut world, phones) = without_network(seed);
    let [lead, _, joao] = phones;
    world.mend(lead);
    world.mend(joao);
    world.run_until_quiet();
    let ends_s = u64::try_from(world.events.now / 1_000).unwrap() + 60;
    let invite = world.invite_until(lead, role, ends_s).unwrap();
    let late = world.buy_phone("late");
    world.cut(late);
    world.phone_mut(late).is_awaited = false;
    world.follow(late, &invite);
    world.on(late).give_voice("I have time.");
    world.run_for(120_000);
    world.cut(joao);
    let file = world.file(late, Parcel::Unsent).unwrap();
    (world, phones, file)
}

/// Whose invitation ended before they had network comes in with a member who takes their file, and what that member writes
/// then, which builds on it, reaches everybody.
#[test]
fn who_came_too_late_comes_in_with_a_neighbour() {
    let (mut world, [lead, amina, joao], file) = too_late(5, Role::Resident);
    world.take_file(joao, &file).unwrap().unwrap();
    world.on(joao).give_voice("I met somebody with time.");

    world.mend(joao);
    world.mend(amina);
    world.run_until_quiet();

    for phone in [lead, amina, joao] {
        assert_eq!(world.on(phone).session().initiative().each("contributions").count(), 2);
    }
    let late = PhoneId(3);
    world.mend(late);
    world.phone_mut(late).is_awaited = true;
    world.run_until_quiet();
    world.settle();
}

/// An invitation that a lead ended lets nobody in, with a courier or without; what the courier wrote on top of the file
/// reaches everybody all the same.
#[test]
fn nobody_comes_in_by_an_invitation_that_was_ended() {
    let (mut world, [lead, amina, joao]) = without_network(9);
    world.mend(lead);
    world.mend(joao);
    world.run_until_quiet();
    let invite = world.invite(lead, Role::Resident).unwrap();
    let late = world.buy_phone("late");
    world.cut(late);
    world.cut(joao);
    world.follow(late, &invite);
    world.phone_mut(late).is_awaited = false;
    world.on(late).give_voice("I have time.");
    let grant = invite.member().unwrap().grant;
    assert_eq!(world.does(lead, |session, now, rng| session.revoke_invite(grant, now, rng)), Some(Ok(())));
    let file = world.file(late, Parcel::Unsent).unwrap();
    world.take_file(joao, &file).unwrap().unwrap();
    let voice = world.on(joao).give_voice("I met somebody with time.");

    [amina, joao, late].into_iter().for_each(|phone| world.mend(phone));
    world.run_until_quiet();

    for phone in [lead, amina, joao] {
        assert!(world.on(phone).sees_voice(&voice).is_some(), "it reached {phone:?}");
    }
    let status = world.phone(late).session().unwrap().status();
    assert!(status.trouble.is_some(), "{status:?}");
    world.settle();
}

/// Nobody brings in more than they are: a late coordinator does not come in with a field worker. The courier is not
/// bothered, and has what was handed over.
#[test]
fn nobody_brings_in_more_than_they_are() {
    let (mut world, [lead, amina, joao], file) = too_late(5, Role::Coordinator);
    world.take_file(joao, &file).unwrap().unwrap();
    world.mend(joao);
    world.run_until_quiet();

    let status = world.phone(joao).session().unwrap().status();
    assert_eq!((status.n_carried, status.n_refused), (0, 0));
    assert_eq!(world.on(joao).session().initiative().each("contributions").count(), 1, "he has it");
    assert_eq!(world.on(lead).session().initiative().each("contributions").count(), 0, "by file only");
    assert_eq!(world.on(amina).session().initiative().each("contributions").count(), 0);
}

/// Every way in which a file can be wrong is told apart, and none changes anything.
#[test]
fn a_file_that_is_not_as_it_was_made_says_how_and_changes_nothing() {
    let (mut world, [lead, amina, _]) = without_network(6);
    world.on(amina).give_voice("On its way.");
    let file = world.file(amina, Parcel::Everything).unwrap();
    let mut elsewhere = World::new(7);
    let stranger = elsewhere.found("somebody else");
    let other = elsewhere.file(stranger, Parcel::Everything).unwrap();
    let changed = |at: usize| {
        let mut file = file.clone();
        file[at] ^= 1;
        file
    };
    let before = (world.phone(lead).disk.load(), world.screen(lead));

    for (found, expected) in [
        (b"PK\x03\x04 something else".to_vec(), "something else"),
        (Vec::new(), "something else"),
        (b"ensem".to_vec(), "cut short"),
        (file[..40].to_vec(), "cut short"),
        (file[..file.len() - 1].to_vec(), "cut short"),
        (changed(8), "version"),
        (changed(file.len() / 2), "altered"),
        (changed(file.len() - 1), "altered"),
        (changed(70), "altered"),
        ([file.as_slice(), b"\n"].concat(), "expected at most"),
        (other, "another initiative"),
    ] {
        let error = world.take_file(lead, &found).unwrap().expect_err(expected);
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(world.look_into(lead, &found), Err(error));
    }

    assert_eq!((world.phone(lead).disk.load(), world.screen(lead)), before);
    world.settle();
}

/// No length in a file makes anybody set room aside for it.
#[test]
fn a_file_that_promises_too_much_is_refused_by_its_first_bytes() {
    let (mut world, [lead, amina, _]) = without_network(8);
    let mut file = world.file(amina, Parcel::Unsent).unwrap();
    file[81..89].copy_from_slice(&[255; 8]);
    let error = world.take_file(lead, &file).unwrap().unwrap_err();
    assert!(matches!(error, HandOverError::TooMuch { .. }), "{error}");
    world.settle();
}

/// Before a file is taken in, the screen says whom it is from, what it adds, and what of it disagrees.
#[test]
fn the_preview_says_what_a_file_adds_and_changes_nothing() {
    let (mut world, [lead, amina, joao]) = without_network(9);
    carry(&mut world, lead, joao);
    carry(&mut world, lead, amina);
    world.on(lead).record(0, "2025", 31.0).unwrap();
    world.on(joao).record(0, "2025", 28.0).unwrap();
    world.on(joao).record(0, "2024", 33.0).unwrap();
    world.on(joao).give_voice("The cellar is wet.");
    world.on(joao).set_text("vision", "en", |vision| format!("{vision} Cellars too.")).unwrap();
    let file = world.file(joao, Parcel::Everything).unwrap();
    let before = (world.phone(lead).disk.load(), world.screen(lead));

    let told = world.look_into(lead, &file).unwrap();

    assert_eq!((world.phone(lead).disk.load(), world.screen(lead)), before, "it was only looked into");
    assert_eq!(told.maker_label.as_deref(), Some("joao"));
    let Difference { added, n_changed, n_texts, n_disagreeing } = told.difference.clone();
    let added: Vec<(&str, usize)> = added.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
    assert_eq!(added, [("contributions", 1), ("devices", 1), ("readings", 2)]);
    assert_eq!((n_changed, n_texts, n_disagreeing), (0, 1, 1));
    assert_eq!(
        told.n_envelopes - told.n_fresh,
        4,
        "the lead's membership, first change and two invitations are here"
    );
    assert_eq!(world.take_file(lead, &file).unwrap(), Ok(told), "what was told is what happens");
    world.settle();
}

/// A change its author's role does not allow is refused from a file as it is from a relay.
#[test]
fn a_file_meets_the_same_gate() {
    let (mut world, [lead, _, joao]) = without_network(10);
    let before = world.on(lead).vision();
    let invite = world.invite(lead, Role::Resident).unwrap();
    let mut changed = Stranger::joins(&invite, &mut world.rng);
    let known = world.file(lead, Parcel::Everything).unwrap();
    let known = HandOver::read(&known, changed.member.initiative).unwrap();
    known.envelopes.iter().for_each(|envelope| changed.follow(envelope.to_vec()));
    let edit = Edit::Text {
        field: "vision",
        lang: "en".to_owned(),
        base: before.clone(),
        text: "Rents go up.".to_owned(),
    };
    let writer = changed.writer(Role::Lead);
    let chunk = changed.document.edit(&[edit], &writer, 0).unwrap().expect("it is new").chunk;
    let envelope = changed.envelope(vec![chunk], &mut world.rng);
    let rows = [changed.introduction.as_slice(), &envelope];
    let file = HandOver::write(&changed.keys, &changed.member, &rows, &[], Millis(0)).unwrap();

    carry(&mut world, lead, joao);
    let told = world.take_file(joao, &file).unwrap().unwrap();
    assert_eq!(told.refused.values().sum::<usize>(), 1, "{told:?}");
    assert_eq!(world.on(joao).vision(), before);
}
