//! Things that happen in a neighbourhood, drawn by chance: what people do, and what goes wrong.

use rand_chacha::rand_core::Rng;
use shared::domain::Command;
use shared::domain::command::Audience;
use shared::domain::media::{MEDIA_TYPES, Media, PHOTO};
use shared::domain::rights::Role;
use shared::domain::schema::REVIEW_STATES;
use shared::wire::limits::PIECE_BYTES;

use crate::chance::{below, fresh_word, happens, ms, one_of};
use crate::disk::Trouble;
use crate::forms::Forms;
use crate::network::{Cut, Weather};
use crate::options::Options;
use crate::{DAY_MS, PhoneId, World};

/// In every sentence that chance writes: neither a frame nor the relay's store may show it.
pub const SECRET: &str = "it is cold in the stairwell";

/// What can happen, and how often beside the others.
const WEIGHTS: &[(u32, Action)] = &[
    (14, Action::Voice),
    (9, Action::Reading),
    (12, Action::Word),
    (3, Action::Strike),
    (5, Action::Reply),
    (3, Action::Review),
    (3, Action::Withdraw),
    (2, Action::Rename),
    (9, Action::Cut),
    (10, Action::Mend),
    (8, Action::Crash),
    (5, Action::CrashRelay),
    (2, Action::Backup),
    (2, Action::RestoreRelay),
    (5, Action::Storage),
    (4, Action::Clock),
    (30, Action::TimePasses),
    (3, Action::Nudge),
    (3, Action::Join),
    (1, Action::Remove),
    (1, Action::Lock),
    (1, Action::Rejoin),
    (3, Action::Weather),
    (6, Action::File),
    (12, Action::Rogue),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Voice,
    Reading,
    Word,
    Strike,
    Reply,
    Review,
    Withdraw,
    Rename,
    Cut,
    Mend,
    Crash,
    CrashRelay,
    Backup,
    RestoreRelay,
    Storage,
    Clock,
    TimePasses,
    Nudge,
    Join,
    Remove,
    Lock,
    Rejoin,
    Weather,
    File,
    Rogue,
}

/// Founds a neighbourhood, in which some join before the founder's phone ever had network.
pub fn populate(world: &mut World, options: &Options) {
    world.pack_min = options.pack_min;
    world.oracle.keep_secret(SECRET);
    let lead = world.found("lead");
    if options.are_cut && happens(&mut world.rng, 300) {
        world.cut(lead);
    }
    let roles = [Role::Resident, Role::FieldWorker, Role::Coordinator, Role::Partner];
    for at in 1..options.n_phones {
        let name = ["school", "amina", "joao", "ines"][at % 4];
        let phone = world.join(name, roles[(at - 1) % 4]);
        if options.are_cut && happens(&mut world.rng, 300) {
            let how = a_cut(world);
            world.cut_as(phone, how);
        }
        let wait = ms(&mut world.rng, 0, 2_000);
        world.run_for(wait);
    }
    if let Some(role) = options.rogue {
        world.admit_rogue(role);
    }
}

/// Lets things happen.
pub fn run(world: &mut World, options: &Options) {
    let mut forms = Forms::of(world.seed);
    for n in 0..options.n_actions {
        if options.withholds_at == Some(n) {
            world.relay_withholds();
        }
        forms.perhaps_fill_in(world);
        let action = draw(world);
        let n_phones = world.phones().len();
        let at = below(&mut world.rng, n_phones);
        if is_possible(action, options, n_phones) {
            happen(world, action, PhoneId(at));
        }
    }
}

const fn is_possible(action: Action, options: &Options, n_phones: usize) -> bool {
    match action {
        Action::Cut => options.are_cut,
        Action::Crash | Action::CrashRelay => options.die,
        Action::Storage => options.storage_fails,
        Action::Clock => options.clocks_are_off,
        Action::Weather => options.has_weather,
        Action::Join => n_phones < options.n_phones_max,
        Action::Voice
        | Action::Withdraw
        | Action::Reading
        | Action::Word
        | Action::Strike
        | Action::Reply
        | Action::Review
        | Action::Rename
        | Action::Mend
        | Action::Backup
        | Action::RestoreRelay
        | Action::TimePasses
        | Action::Nudge
        | Action::Remove
        | Action::Lock
        | Action::Rejoin
        | Action::File
        | Action::Rogue => true,
    }
}

fn draw(world: &mut World) -> Action {
    let total: u32 = WEIGHTS.iter().map(|(weight, _)| weight).sum();
    let mut left = u32::try_from(world.rng.next_u64() % u64::from(total)).unwrap_or(0);
    for (weight, action) in WEIGHTS {
        if left < *weight {
            return *action;
        }
        left -= weight;
    }
    Action::TimePasses
}

fn a_cut(world: &mut World) -> Cut {
    *one_of(&mut world.rng, &Cut::ALL).unwrap_or(&Cut::Told)
}

/// A person can only do something where the app is open.
fn is_open(world: &World, id: PhoneId) -> bool {
    world.phone(id).session().is_some()
}

fn happen(world: &mut World, action: Action, id: PhoneId) {
    match action {
        Action::Voice
        | Action::Reading
        | Action::Word
        | Action::Strike
        | Action::Reply
        | Action::Review
        | Action::Withdraw
        | Action::Rename => {
            if is_open(world, id) {
                person_does(world, action, id);
            }
        }
        Action::Cut => {
            let how = a_cut(world);
            world.cut_as(id, how);
        }
        Action::Mend => {
            world.mend(id);
            if is_open(world, id) && happens(&mut world.rng, 500) {
                world.on(id).nudge();
            }
        }
        Action::Crash => crash(world, id),
        Action::Rogue => world.rogue_acts(),
        Action::Backup => world.backup = Some(world.relay.logs.clone()),
        Action::RestoreRelay => {
            let is_told = happens(&mut world.rng, 500);
            if let Some(backup) = world.backup.clone() {
                world.restore_relay(backup, is_told);
            }
        }
        Action::CrashRelay => match below(&mut world.rng, 3) {
            0 => world.crash_relay(),
            1 => world.relay.store_fails = true,
            _ => {
                let steps = ms(&mut world.rng, 0, 20);
                world.relay.die_after(u32::try_from(steps).unwrap_or(0));
            }
        },
        Action::Storage => storage(world, id),
        Action::Clock => {
            let off = ms(&mut world.rng, -1_500 * DAY_MS, 1_500 * DAY_MS);
            let is_right = happens(&mut world.rng, 300);
            world.set_clock(id, if is_right { 0 } else { off });
        }
        Action::TimePasses => {
            let wait = if happens(&mut world.rng, 200) { 120_000 } else { 3_000 };
            let wait = ms(&mut world.rng, 0, wait);
            world.run_for(wait);
        }
        Action::Nudge => {
            if is_open(world, id) {
                world.on(id).nudge();
            }
        }
        Action::Join => join(world, id),
        Action::Remove | Action::Lock | Action::Rejoin => membership(world, action, id),
        Action::File => {
            let n_phones = world.phones().len();
            let to = PhoneId(below(&mut world.rng, n_phones));
            world.carry_by_chance(id, to);
        }
        Action::Weather => {
            world.network.weather = if happens(&mut world.rng, 500) { Weather::FAIR } else { Weather::FOUL };
        }
    }
}

fn crash(world: &mut World, id: PhoneId) {
    if happens(&mut world.rng, 300) {
        world.crash(id);
    } else {
        let steps = u32::try_from(below(&mut world.rng, 8)).unwrap_or(0);
        world.phone_mut(id).die_after(steps);
    }
}

fn storage(world: &mut World, id: PhoneId) {
    let kind = below(&mut world.rng, 5);
    let disk = &mut world.phone_mut(id).disk;
    match kind {
        0 => disk.is_full = true,
        1 => disk.trouble = Trouble::FailsUnsaid,
        2 => disk.trouble = Trouble::Fails,
        _ => disk.is_full = false,
    }
}

/// Somebody follows an invitation made on this phone, whether it has network or not.
fn join(world: &mut World, by: PhoneId) {
    let role = *one_of(&mut world.rng, &[Role::Resident, Role::Resident, Role::FieldWorker])
        .unwrap_or(&Role::Resident);
    if let Some(invite) = world.invite(by, role) {
        let phone = world.buy_phone("newcomer");
        if happens(&mut world.rng, 400) {
            let how = a_cut(world);
            world.cut_as(phone, how);
        }
        world.follow(phone, &invite);
    }
}

/// Somebody removes somebody, changes the lock, or follows another invitation where the membership has ended.
fn membership(world: &mut World, action: Action, id: PhoneId) {
    let n_phones = world.phones().len();
    let other = PhoneId(below(&mut world.rng, n_phones));
    if !is_open(world, id) || !is_open(world, other) {
        return;
    }
    // Those whose role does not allow it are told so.
    if action == Action::Remove {
        world.remove(id, other);
    } else if action == Action::Lock {
        world.does(id, |session, now, rng| session.change_lock(now, rng));
    } else if world.phone(id).is_out()
        && let Some(invite) = world.invite(other, Role::Resident)
    {
        world.rejoin(id, &invite);
    }
}

/// At times something was photographed or spoken, and at times it is more than one piece carries.
fn media(world: &mut World) -> Vec<Media> {
    if !happens(&mut world.rng, 150) {
        return Vec::new();
    }
    let media_type = one_of(&mut world.rng, MEDIA_TYPES).copied().unwrap_or(PHOTO).to_owned();
    let n_bytes = if happens(&mut world.rng, 100) { PIECE_BYTES + 1_000 } else { 300 };
    let bytes = fresh_word(&mut world.rng).into_bytes().repeat(n_bytes as usize / 8);
    vec![Media { media_type, seconds: 0, caption: SECRET.to_owned(), bytes }]
}

/// A sentence nobody else says.
fn sentence(world: &mut World) -> String {
    format!("{SECRET}, {}.", fresh_word(&mut world.rng))
}

fn person_does(world: &mut World, action: Action, id: PhoneId) {
    match action {
        Action::Voice => {
            let body = sentence(world);
            let audience = if happens(&mut world.rng, 500) { Audience::Everyone } else { Audience::Team };
            let media = media(world);
            // The team's key may not have arrived yet.
            let _given = world.on(id).voice_with(&body, audience, media);
        }
        Action::Reading => {
            // Few periods and few values, so that people answer the same question, alike and differently.
            let period = one_of(&mut world.rng, &["2024", "2025"]).copied().unwrap_or("2024");
            let value = [10.0, 12.5, 31.0].get(below(&mut world.rng, 3)).copied().unwrap_or(10.0);
            let indicator = below(&mut world.rng, 2);
            world.on(id).record(indicator, period, value);
        }
        Action::Word => put_word(world, id),
        Action::Strike => strike_word(world, id),
        Action::Reply => {
            let body = sentence(world);
            if let Some(voice) = some_one(world, id, "contributions") {
                world.on(id).reply(&voice, &body);
            }
        }
        Action::Review => {
            let state = one_of(&mut world.rng, REVIEW_STATES).copied().unwrap_or("read");
            if let Some(voice) = some_one(world, id, "contributions") {
                world.on(id).review(&voice, state);
            }
        }
        Action::Withdraw => {
            // Somebody else's, too: only the team can.
            if let Some(voice) = some_one(world, id, "contributions") {
                world.on(id).withdraw(&voice);
            }
            if is_open(world, id)
                && let Some(submission) = some_one(world, id, "submissions")
            {
                world.on(id).does(&Command::WithdrawAnswers { submission });
            }
        }
        Action::Rename => {
            let label = fresh_word(&mut world.rng);
            world.on(id).rename(&label);
        }
        Action::Rogue
        | Action::Cut
        | Action::Mend
        | Action::Crash
        | Action::CrashRelay
        | Action::Backup
        | Action::RestoreRelay
        | Action::Storage
        | Action::Clock
        | Action::TimePasses
        | Action::Nudge
        | Action::Join
        | Action::Remove
        | Action::Lock
        | Action::Rejoin
        | Action::Weather
        | Action::File => unreachable!("nobody does that on purpose"),
    }
}

fn some_one(world: &mut World, id: PhoneId, kind: &str) -> Option<String> {
    let keys: Vec<String> =
        world.on(id).session().initiative().each(kind).map(|(key, _)| key.clone()).collect();
    one_of(&mut world.rng, &keys).cloned()
}

/// Somebody puts a word into the vision; at times into a wording that was on the screen for a while.
fn put_word(world: &mut World, id: PhoneId) {
    let base = world.on(id).vision();
    if happens(&mut world.rng, 300) {
        let wait = ms(&mut world.rng, 0, 5_000);
        world.run_for(wait);
        if !is_open(world, id) {
            return;
        }
    }
    let gaps: Vec<usize> = base.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).collect();
    let gap = one_of(&mut world.rng, &gaps).copied().unwrap_or(0);
    let word = fresh_word(&mut world.rng);
    world.on(id).put_word(("vision", "en"), base, &word, |base| {
        let (before, after) = base.split_at(gap);
        format!("{before} {word}{after}")
    });
}

/// Somebody strikes a word out of the vision.
fn strike_word(world: &mut World, id: PhoneId) {
    let vision = world.on(id).vision();
    let words: Vec<&str> = vision.split(' ').filter(|word| word.len() == 8).collect();
    if let Some(word) = one_of(&mut world.rng, &words).copied() {
        world.oracle.struck_out(word);
        let without = vision.replacen(&format!(" {word}"), "", 1);
        world.on(id).set_text("vision", "en", |_| without);
    }
}
