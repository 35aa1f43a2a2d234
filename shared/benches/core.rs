//! What a person waits for, each named for it. `cargo bench -p shared`; figures stand in `docs/performance.md`.
//!
//! Each bench says its shape (how big an initiative, made by whom) and its budget: what it may take on one core of a
//! small server. A mid-range phone's wasm takes about six times as long (four for the processor, the rest for wasm).

use std::collections::BTreeMap;
use std::sync::Mutex;

use divan::Bencher;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::template::template;
use shared::domain::view::Query;
use shared::domain::{Audience, Command, Role};
use shared::keys::invite::Offer;
use shared::sync::{Effect, Founding, Millis, Parcel, Session};
use shared::wire::blob::Pass;
use shared::wire::message::LogId;
use shared::wire::{Envelope, ToDevice};

const NOW: Millis = Millis(1_790_000_000_000);
/// Envelopes of a page: about 128 KiB of voices.
const PAGE: usize = 200;
const LOG: LogId = LogId([7; 16]);

fn main() {
    divan::main();
}

/// Who gave the voices.
const PEOPLE: usize = 20;

type Disk = BTreeMap<String, Vec<u8>>;

/// A phone: a session and what it has stored. The relay is played by hand.
struct Phone {
    session: Session,
    disk: Disk,
    rng: ChaCha20Rng,
}

impl Phone {
    fn founding() -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let template = template("neighbourhood-table").expect("the plainest template");
        let founding = Founding { template, lang: "en", nickname: "Amina", creation_code: "" };
        let session = Session::found(&founding, NOW, &mut rng);
        Self { session, disk: Disk::new(), rng }.settled()
    }

    fn joining(&mut self, seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let offer = Offer { role: Role::Resident, until_s: 0, uses_max: 0 };
        let invite = self.session.invite(offer, "en", NOW, &mut rng).expect("a lead invites");
        let session = Session::join(&invite, "Joao", NOW, &mut rng).expect("it is open");
        Self { session, disk: Disk::new(), rng }.settled()
    }

    fn settled(mut self) -> Self {
        self.perform();
        self
    }

    /// Performs what is to be performed; returns what is sent.
    fn perform(&mut self) -> Vec<Vec<u8>> {
        let mut sent = Vec::new();
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Persist(writes) => {
                    for write in writes {
                        write.perform(&mut self.disk);
                    }
                }
                Effect::Send(frame) => sent.push(frame),
                Effect::Dial | Effect::HangUp(_) | Effect::Show | Effect::StartOver | Effect::Blob(_) => {}
            }
        }
        sent
    }

    /// Gives a voice of 30 words.
    fn say(&mut self, n: usize) {
        let body = format!(
            "Sentence {n}: since the lamp at the corner went dark in spring, nobody from our stair walks to the stop \
             after six, and my mother waits at the window until we are back."
        );
        let voice = voice(body);
        self.session.edit(&voice, NOW.plus(i64::try_from(n).expect("few")), &mut self.rng).expect("a voice");
        self.perform();
    }

    /// Every envelope this phone has stored, in the order in which it took them in.
    fn envelopes(&self) -> Vec<Vec<u8>> {
        self.disk.iter().filter(|(key, _)| key.starts_with("e/")).map(|(_, bytes)| bytes.clone()).collect()
    }

    /// Opens a line to a relay that has nothing, and hears `envelopes` from it.
    fn hear(&mut self, envelopes: &[Vec<u8>]) {
        self.greet(envelopes.len() as u64);
        let mut after = 0;
        for page in envelopes.chunks(PAGE) {
            let upto = after + page.len() as u64;
            let envelopes = page.iter().map(|bytes| bytes.clone().into()).collect();
            let frame = ToDevice::Deliver { channel: 0, after, upto, envelopes }.to_frame();
            self.session.frame_received(&frame, NOW, &mut self.rng);
            self.perform();
            after = upto;
        }
    }

    fn greet(&mut self, head: u64) {
        self.session.start(NOW);
        self.session.connected(NOW);
        let challenge = ToDevice::Challenge { nonce: [3; 32], oldest: 1, newest: 1 };
        let welcome = ToDevice::Welcome { channel: 0, log: LOG, head, from: 0, pass: Pass([7; 16]) };
        for message in [challenge, welcome] {
            self.session.frame_received(&message.to_frame(), NOW, &mut self.rng);
            self.perform();
        }
    }
}

fn voice(body: String) -> Command {
    Command::GiveVoice {
        kind: "idea".to_owned(),
        body,
        audience: Audience::Everyone,
        lang: "en".to_owned(),
        media: Vec::new(),
    }
}

/// What a lead's phone has stored on which 20 people gave so many voices.
fn stored(n_voices: usize) -> Disk {
    static BUILT: Mutex<BTreeMap<usize, Disk>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().expect("no bench panicked");
    built
        .entry(n_voices)
        .or_insert_with(|| {
            let mut lead = Phone::founding();
            let mut all = lead.envelopes();
            for person in 0..PEOPLE {
                let mut phone = lead.joining(100 + person as u64);
                for n in 0..n_voices / PEOPLE {
                    phone.say(person * n_voices + n);
                }
                all.extend(phone.envelopes());
            }
            lead.hear(&all);
            assert_eq!(lead.session.initiative().each("contributions").count(), n_voices);
            lead.disk
        })
        .clone()
}

fn opened(n_voices: usize) -> Phone {
    let (disk, mut rng) = (stored(n_voices), ChaCha20Rng::seed_from_u64(2));
    let saved = disk.clone().into_iter().collect();
    let session = Session::restore(saved, &mut rng).expect("what a phone stored");
    Phone { session, disk, rng }
}

/// Opening the app. Budget: 40 ms for 1,000 voices, 300 ms for 10,000.
#[divan::bench(args = [1_000, 10_000], sample_count = 5, sample_size = 1)]
fn open_an_initiative(bencher: Bencher<'_, '_>, n_voices: usize) {
    let disk = stored(n_voices);
    bencher
        .with_inputs(|| disk.clone().into_iter().collect())
        .bench_values(|saved| Session::restore(saved, &mut ChaCha20Rng::seed_from_u64(3)));
}

/// From the thumb to what is to be stored: the edit, its change, the gate, the envelope. Budget: 1 ms, however many
/// there are already.
#[divan::bench(args = [1_000, 10_000], sample_count = 100, sample_size = 1)]
fn give_a_voice(bencher: Bencher<'_, '_>, n_voices: usize) {
    let mut phone = opened(n_voices);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        phone.say(n);
    });
}

/// What the first screen shows. Budget: 1 ms for 1,000 voices, 5 ms for 10,000.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn show_the_first_screen(bencher: Bencher<'_, '_>, n_voices: usize) {
    let phone = opened(n_voices);
    bencher.bench_local(|| phone.session.view(&Query::Home));
}

/// What the coordinator's desk shows. Budget: 5 ms for 1,000 voices, 50 ms for 10,000.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn show_the_desk(bencher: Bencher<'_, '_>, n_voices: usize) {
    let phone = opened(n_voices);
    bencher.bench_local(|| phone.session.view(&Query::Desk { n_max: 20, today: "2026-06-15".to_owned() }));
}

/// A phone with 1,000 voices comes back after a month; 300 came meanwhile, of 20 people. Budget: 60 ms.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn take_in_300_after_a_month(bencher: Bencher<'_, '_>) {
    let mut lead = opened(1_000);
    let mut news = Vec::new();
    for person in 0..PEOPLE {
        let mut phone = lead.joining(500 + person as u64);
        for n in 0..300 / PEOPLE - 2 {
            phone.say(1_000_000 + 100 * person + n);
        }
        news.extend(phone.envelopes());
    }
    assert!((290..=310).contains(&news.len()), "{} envelopes", news.len());
    bencher.with_inputs(|| opened(1_000)).bench_local_values(|mut phone| {
        phone.hear(&news);
        phone
    });
}

/// A new phone takes in the whole log of 1,000 voices. Budget: 250 ms.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn join_an_initiative_of_1000(bencher: Bencher<'_, '_>) {
    let mut lead = opened(1_000);
    let log = lead.envelopes();
    let mut seed = 900;
    bencher
        .with_inputs(|| {
            seed += 1;
            lead.joining(seed)
        })
        .bench_local_values(|mut phone| {
            phone.hear(&log);
            phone
        });
}

/// Writing the file that hands an initiative of 1,000 voices over. Budget: 50 ms.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn export_a_hand_over(bencher: Bencher<'_, '_>) {
    let phone = opened(1_000);
    let saved: Vec<(String, Vec<u8>)> = phone.disk.clone().into_iter().collect();
    bencher.bench_local(|| phone.session.export(&saved, Parcel::Everything, NOW));
}

/// Taking such a file in on a phone that has nothing yet. Budget: 250 ms.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn take_in_a_hand_over(bencher: Bencher<'_, '_>) {
    let mut lead = opened(1_000);
    let saved: Vec<(String, Vec<u8>)> = lead.disk.clone().into_iter().collect();
    let file = lead.session.export(&saved, Parcel::Everything, NOW).expect("it fits");
    let mut seed = 1_900;
    bencher
        .with_inputs(|| {
            seed += 1;
            lead.joining(seed)
        })
        .bench_local_values(|mut phone| {
            phone.session.import(&file, NOW).expect("a good file");
            phone
        });
}

/// All a relay does with an envelope before it stores it. Budget: 0.1 ms.
#[divan::bench]
fn check_an_envelope(bencher: Bencher<'_, '_>) {
    let envelope = opened(1_000).envelopes().pop().expect("there are many");
    bencher.with_inputs(|| envelope.clone()).bench_values(Envelope::read);
}
