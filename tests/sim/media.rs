//! Photos and recordings beside voices: they arrive whatever goes wrong, words come before them, and when their voice is
//! withdrawn nobody has them.

use shared::domain::media::{Media, Opened, PHOTO};
use shared::domain::view::{SendState, VoiceRow};
use shared::domain::{Audience, Command, Problem, Role};
use shared::sync::{Parcel, Room};
use tests::network::{Cut, Weather};
use tests::{PhoneId, World};

const DAMP: &str = "There is mould behind the cupboard and the landlord does not answer.";
const WALL: &str = "The wall behind the cupboard, black to the ceiling.";

/// A photo, with its caption, of so many bytes.
fn photo(n_bytes: usize) -> Media {
    let bytes = WALL.bytes().cycle().take(n_bytes).collect();
    Media { media_type: PHOTO.to_owned(), seconds: 0, caption: WALL.to_owned(), bytes }
}

fn recording() -> Media {
    Media { media_type: "webm".to_owned(), seconds: 7, caption: String::new(), bytes: vec![0x1a; 90_000] }
}

/// A lead, a coordinator, and two residents.
fn neighbourhood(seed: u64) -> (World, [PhoneId; 4]) {
    let mut world = World::new(seed);
    world.oracle.keep_secret(DAMP);
    world.oracle.keep_secret(WALL);
    let lead = world.found("lead");
    let ines = world.join("ines", Role::Coordinator);
    let amina = world.join("amina", Role::Resident);
    let joao = world.join("joao", Role::Resident);
    world.run_until_quiet();
    (world, [lead, ines, amina, joao])
}

fn gives(world: &mut World, by: PhoneId, media: Vec<Media>) -> String {
    world.on(by).voice_with(DAMP, Audience::Team, media).expect("the team's key has arrived").key
}

fn sees(world: &mut World, phone: PhoneId, voice: &str) -> VoiceRow {
    world.on(phone).sees_voice(voice).expect("everybody sees that there is a voice")
}

fn opens(world: &mut World, phone: PhoneId, voice: &str) -> Vec<Opened> {
    let person = world.on(phone);
    let media = person.sees_voice(voice).map(|row| row.media).unwrap_or_default();
    media.iter().filter_map(|it| person.session().media(&it.key)).collect()
}

/// Given without network, a photo and a recording wait with their voice, which has arrived when they have.
#[test]
fn a_voice_is_received_when_its_photo_and_its_recording_are() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(1);
    world.cut(amina);
    world.run_for(1_000);
    let voice = gives(&mut world, amina, vec![photo(150_000), recording()]);
    world.crash(amina);
    world.run_for(5_000);
    assert_eq!(opens(&mut world, amina, &voice).len(), 2, "they are kept with the voice");
    assert_eq!(sees(&mut world, amina, &voice).state, SendState::OnThisPhone);
    world.mend(amina);
    world.run_until_quiet();

    assert_eq!(sees(&mut world, amina, &voice).state, SendState::Received);
    let opened = opens(&mut world, lead, &voice);
    let shown = Opened { caption: WALL.to_owned(), bytes: photo(150_000).bytes };
    assert!(opened.len() == 2 && opened.contains(&shown), "as it was taken, with its caption");
    let seconds: i64 = sees(&mut world, lead, &voice).media.iter().map(|it| it.seconds).sum();
    assert_eq!(seconds, 7);
    assert!(sees(&mut world, joao, &voice).media.is_empty(), "not for his eyes");
    world.settle();
}

/// What is photographed can be erased, whoever may read the words: so only the team and its author ever have it.
#[test]
fn a_photo_beside_words_for_everyone_is_for_the_team() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(2);
    let photos = vec![photo(3_000)];
    let voice = world.on(amina).voice_with("", Audience::Everyone, photos).expect("a photo says enough").key;
    world.run_until_quiet();
    for (phone, n_seen) in [(lead, 1), (amina, 1), (joao, 0)] {
        assert_eq!(opens(&mut world, phone, &voice).len(), n_seen);
        assert_eq!(sees(&mut world, phone, &voice).body.as_deref(), Some(""));
    }
    world.settle();
}

/// On the desk, the words of a voice that came later stand before the pictures of an earlier one.
#[test]
fn words_come_before_pictures() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(3);
    world.cut(lead);
    world.run_for(1_000);
    let pictures: Vec<String> = (0..8).map(|_| gives(&mut world, amina, vec![photo(200_000)])).collect();
    world.run_until_quiet();
    let words: Vec<String> = (0..8).map(|_| world.on(joao).tell_team(DAMP)).collect();
    world.run_until_quiet();

    world.mend(lead);
    let mut n_looks = 0;
    loop {
        world.run_for(10);
        n_looks += 1;
        let is_read = words
            .iter()
            .chain(&pictures)
            .all(|voice| world.on(lead).sees_voice(voice).is_some_and(|row| row.body.is_some()));
        let n_pictures: usize = pictures.iter().map(|voice| opens(&mut world, lead, voice).len()).sum();
        if is_read {
            assert!(n_pictures < pictures.len(), "there was something left to wait for");
            break;
        }
        assert_eq!(n_pictures, 0, "a picture came before all words were there");
        assert!(n_looks < 100_000, "the words come");
    }
    assert!(sees(&mut world, lead, &pictures[0]).media.iter().all(|it| it.awaited));
    world.settle();
}

/// Withdrawn, they are on no phone and not at the relay, also where the words were for everyone.
#[test]
fn what_is_withdrawn_takes_its_pictures_along() {
    for (seed, audience) in [(4, Audience::Team), (5, Audience::Everyone)] {
        let (mut world, [lead, ines, amina, _]) = neighbourhood(seed);
        let media = vec![photo(100_000), recording()];
        let voice = world.on(amina).voice_with("The lift.", audience, media).expect("she may").key;
        world.run_until_quiet();
        assert_eq!(opens(&mut world, ines, &voice).len(), 2);
        world.cut(lead);
        world.on(amina).withdraw(&voice).expect("it is hers");
        world.run_until_quiet();
        assert_eq!(world.relay.blobs.n_whole(), 0);
        world.mend(lead);
        world.run_until_quiet();
        for phone in [lead, ines, amina] {
            assert_eq!(world.on(phone).session().bodies().count(), 0);
            assert!(sees(&mut world, phone, &voice).media.is_empty());
        }
        world.settle();
    }
}

/// The phone and the relay die after each possible step of saving, sending and erasing them.
#[test]
fn dying_at_any_step_loses_none_of_them() {
    for steps in 0..12 {
        let (mut world, [_, _, amina, _]) = neighbourhood(6);
        world.phone_mut(amina).die_after(steps);
        let media = vec![photo(70_000), recording()];
        let voice = world.on(amina).voice_with(DAMP, Audience::Team, media).map(|done| done.key);
        world.run_for(10_000);
        world.relay.die_after(steps * 2);
        world.run_for(60_000);
        let voice = voice.filter(|voice| world.on(amina).sees_voice(voice).is_some());
        if let Some(voice) = voice.filter(|_| steps % 2 == 0) {
            world.relay.die_after(steps);
            world.phone_mut(amina).die_after(steps);
            world.on(amina).withdraw(&voice);
        }
        world.settle();
    }
}

/// On lines that swallow, repeat and swap what is sent, they arrive all the same.
#[test]
fn pictures_arrive_in_any_weather() {
    for seed in 0..4 {
        let (mut world, [lead, _, amina, joao]) = neighbourhood(100 + seed);
        world.network.weather = Weather::FOUL;
        let voices = [amina, joao].map(|phone| gives(&mut world, phone, vec![photo(140_000), recording()]));
        world.run_for(3_000);
        world.cut_as(amina, Cut::Silent);
        world.run_for(30_000);
        world.mend(amina);
        world.on(joao).withdraw(&voices[1]);
        world.settle();
        assert_eq!(opens(&mut world, lead, &voices[0]).len(), 2);
    }
}

/// Where there is no relay, they go with the envelopes, and on from whoever carried them.
#[test]
fn pictures_can_be_carried() {
    let (mut world, [lead, _, amina, joao]) = neighbourhood(9);
    world.relay.blobs.most = Some(Room { device: 0, initiative: 0 });
    let voice = gives(&mut world, amina, vec![photo(150_000)]);
    world.run_for(20_000);
    assert_eq!(sees(&mut world, amina, &voice).state, SendState::NeedsAttention, "the relay is full");
    world.cut(amina);
    world.relay.blobs.most = None;

    let file = world.file(amina, Parcel::Unsent).unwrap();
    world.take_file(joao, &file).unwrap().expect("a file of the neighbourhood");
    assert!(opens(&mut world, joao, &voice).is_empty(), "he carries what he cannot see");
    world.run_for(120_000);
    assert_eq!(opens(&mut world, lead, &voice).len(), 1);
    world.settle();
}

/// What is too heavy is refused with what was expected and what was found, and then nothing is saved of the voice.
#[test]
fn all_is_saved_or_nothing() {
    let (mut world, [_, _, amina, _]) = neighbourhood(10);
    let media = vec![recording(), photo(300_000)];
    assert_eq!(world.on(amina).voice_with(DAMP, Audience::Team, media.clone()), None);
    assert_eq!(world.on(amina).session().initiative().sealed().count(), 0);
    let refused = Command::GiveVoice {
        kind: "concern".to_owned(),
        body: DAMP.to_owned(),
        audience: Audience::Team,
        lang: "en".to_owned(),
        media,
    };
    let told = world.does(amina, |session, now, rng| session.edit(&refused, now, rng));
    let problem = Problem::TooHeavy { max: 204_800, found: 300_000 };
    assert!(format!("{told:?}").contains(&format!("{problem:?}")), "{told:?}");
    world.settle();
}
