//! Days in the field: what people answer at the door, without any network until the evening.

use shared::domain::media::{Media, PHOTO};
use shared::domain::questions::{Answers, Said};
use shared::domain::view::{FieldDay, FormView, Query, View};
use shared::domain::{Command, Entity, Role, Value};
use shared::sync::{Millis, Parcel};
use tests::{PhoneId, World};

const ANSWER: &str = "We sleep in our coats since the boiler stopped.";
const CAPTION: &str = "The boiler, with water below it";

fn form(world: &mut World, phone: PhoneId, key: &str) -> FormView {
    let View::Form(form) = world.on(phone).sees(&Query::Form(key.to_owned())) else {
        unreachable!("it was asked for")
    };
    form.unwrap()
}

fn day(world: &mut World, phone: PhoneId) -> FieldDay {
    let View::FieldDays(mut days) = world.on(phone).sees(&Query::FieldDays) else {
        unreachable!("it was asked for")
    };
    days.pop().expect("one day was declared")
}

fn door(form: &str, consent: bool, words: &str) -> Command {
    let (media_type, caption) = (PHOTO.to_owned(), CAPTION.to_owned());
    let photo = Media { media_type, seconds: 0, caption, bytes: vec![0xff, 0xd8, 0xff] };
    Command::Submit {
        form: form.to_owned(),
        consent,
        answers: Answers([("line1".to_owned(), Said::Words(words.to_owned()))].into()),
        lang: "en".to_owned(),
        area: String::new(),
        media: vec![("line1".to_owned(), photo)],
    }
}

/// What a phone shows of the photos that answer the first question, by their captions.
fn photos(world: &mut World, phone: PhoneId, form_key: &str) -> Vec<String> {
    let rows = form(world, phone, form_key).sums.swap_remove(0).media;
    let session = world.phone(phone).session().expect("the app is open");
    rows.iter().map(|row| session.media(&row.key).expect("it is shown").caption).collect()
}

/// What was answered without network comes by file, whole, and is for the team and the worker only.
#[test]
fn answers_from_the_door_come_by_file_and_only_the_team_reads_them() {
    let mut world = World::new(1);
    world.oracle.keep_secret(ANSWER);
    world.oracle.keep_secret(CAPTION);
    let lead = world.found("lead");
    let tom = world.join("tom", Role::FieldWorker);
    let amina = world.join("amina", Role::Resident);
    world.run_until_quiet();
    let text = |name: &str, words: &str| (name.to_owned(), Value::Text(words.to_owned()));
    let fields = vec![
        text("form_id", "door"),
        text("version", "1"),
        text("title@en", "At the door"),
        text("definition", "Is it warm at your place?"),
    ];
    let asked = world.on(lead).does(&Command::Create { kind: "forms".to_owned(), fields }).unwrap().key;
    world.run_until_quiet();

    [lead, tom, amina].into_iter().for_each(|phone| world.cut(phone));
    let today = |count| Command::FieldDay { date: "2026-06-15".to_owned(), since: Millis(0), count };
    world.on(tom).does(&today(0)).unwrap();
    world.on(tom).does(&door(&asked, true, ANSWER)).unwrap();
    world.on(tom).does(&door(&asked, false, "nothing of this is kept")).unwrap();
    world.crash(tom);
    world.run_for(5_000);
    world.on(tom).does(&today(3)).unwrap();
    assert_eq!(
        form(&mut world, tom, &asked).sums[0].words,
        [ANSWER],
        "the worker’s phone has it after a crash"
    );
    assert_eq!(photos(&mut world, tom, &asked), [CAPTION]);

    let file = world.file(tom, Parcel::Unsent).unwrap();
    world.take_file(lead, &file).unwrap().unwrap();
    let shown = form(&mut world, lead, &asked);
    assert_eq!((shown.n_asked, shown.n_refused, shown.n_read, shown.n_awaited), (2, 1, 1, 0));
    assert_eq!(shown.sums[0].words, [ANSWER]);
    assert_eq!(photos(&mut world, lead, &asked), [CAPTION]);
    let arrived = day(&mut world, lead);
    assert_eq!((arrived.n_declared, arrived.n_arrived, arrived.awaited.len()), (3, 2, 0), "one is missing");

    [lead, tom, amina].into_iter().for_each(|phone| world.mend(phone));
    world.run_until_quiet();
    let hers = form(&mut world, amina, &asked);
    assert_eq!((hers.n_asked, hers.n_read, hers.n_awaited), (2, 0, 0), "not for her eyes");
    assert_eq!(hers.sums[0].media, []);
    assert_eq!(world.relay.blobs.n_whole(), 2, "the answers and the photo, sealed");
    world.settle();

    // Somebody rings at the office and does not want to have said it.
    let is_said = |(_, it): &(&String, &Entity)| it.text("consent") == Some("yes");
    let shown = world.phone(lead).session().expect("the app is open").initiative();
    let said = shown.each("submissions").find(is_said).map(|(key, _)| key.clone());
    let take_back = Command::WithdrawAnswers { submission: said.expect("one agreed") };
    assert!(world.on(amina).does(&take_back).is_none(), "they are not hers");
    world.on(lead).does(&take_back).expect("the team may");
    world.run_until_quiet();
    assert_eq!(world.relay.blobs.n_whole(), 0);
    for phone in [lead, tom] {
        let shown = form(&mut world, phone, &asked);
        assert_eq!((shown.n_asked, shown.n_withdrawn, shown.n_read), (2, 1, 0));
        assert!(shown.sums[0].words.is_empty() && shown.sums[0].media.is_empty());
        assert_eq!(world.phone(phone).session().expect("the app is open").bodies().count(), 0);
    }
    world.settle();
}
