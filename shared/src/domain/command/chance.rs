//! Writing by chance: whatever people in whatever role try to write, nothing that a command lets through is refused by
//! the gate, everybody who heard the same sees the same, and every screen can be shown.

use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::Command;
use crate::domain::media::Media;
use crate::domain::questions::{Answers, Said};
use crate::domain::rig::Table;
use crate::domain::schema::{self, AGENDA_TEXTS, ENVELOPE, FieldSpec, FieldType, KINDS, Kind, Order, Shape};
use crate::domain::view::Query;
use crate::domain::{Audience, Role, Value};
use crate::sync::Millis;

const ROLES: [Role; 5] = [Role::Lead, Role::Coordinator, Role::Partner, Role::FieldWorker, Role::Resident];
const STEPS: usize = 250;

struct Chance {
    rng: ChaCha20Rng,
    /// Which fifth of the kinds is written.
    offset: usize,
}

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).expect("small");
        usize::try_from(self.rng.next_u64() % n.max(1)).expect("small")
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn words(&mut self) -> String {
        let words =
            ["roof", "é", "Élan vital", "a|b", "x:y", "@", "\n", "😀", "-", "longer words, with commas"];
        (0..=self.below(4)).map(|_| *self.of(&words)).collect::<Vec<_>>().join(" ")
    }

    /// A key of a kind, of something that is there if anything is.
    fn key(&mut self, table: &Table, who: usize, kind: &str) -> String {
        let keys: Vec<&String> = table[who].sees().each(kind).map(|(key, _)| key).collect();
        if keys.is_empty() || self.one_in(40) {
            return "nowhere".to_owned();
        }
        // Some things are written by everybody, so that people meet there.
        let at = self.below(keys.len()).min(self.below(keys.len()));
        keys[at].clone()
    }

    fn value(&mut self, table: &Table, who: usize, spec: &FieldSpec) -> Value {
        if self.one_in(25) {
            return [
                Value::Text(String::new()),
                Value::Number(f64::NAN),
                Value::Int(-1),
                Value::Text("soon".to_owned()),
            ][self.below(4)]
            .clone();
        }
        match spec.ty {
            FieldType::Number => Value::Number([0.0, -1.5, f64::MAX, 12.0][self.below(4)]),
            FieldType::Count | FieldType::Score(..) => Value::Int([1, 3, 5][self.below(3)]),
            FieldType::Flag | FieldType::Codes(_) | FieldType::Links(_) => Value::Flag(self.one_in(2)),
            FieldType::Choice(codes) => Value::Text((*self.of(codes)).to_owned()),
            FieldType::Date => {
                Value::Text((*self.of(&["2026-06-15", "2025-01-01", "2024-02-29"])).to_owned())
            }
            FieldType::Moment => Value::Text((*self.of(&["2026-06-15T18:30", "2026-07-01"])).to_owned()),
            FieldType::Period => {
                Value::Text((*self.of(&["2026", "2026-06", "2025-03-01/2026-02-28"])).to_owned())
            }
            FieldType::Link(kind) => Value::Text(self.key(table, who, kind)),
            FieldType::Subject => {
                let kind = *self.of(&["goals", "tasks", "contributions", "readings"]);
                Value::Text(self.key(table, who, kind))
            }
            FieldType::Who => Value::Text(self.key(table, who, "partners")),
            FieldType::Device => Value::Text(table[self.below(ROLES.len())].tag().as_str().to_owned()),
            FieldType::Address => Value::Text("https://example.org".to_owned()),
            FieldType::Line(_) | FieldType::Prose(_) => Value::Text(self.words()),
            FieldType::Sealed | FieldType::PublicKey => Value::Bytes(vec![1, 2, 3]),
        }
    }

    fn name(&mut self, table: &Table, who: usize, spec: &FieldSpec) -> String {
        let lang = if self.one_in(40) { "xx" } else { *self.of(&["en", "fr"]) };
        if spec.worded {
            format!("{}@{lang}", spec.name)
        } else if let FieldType::Codes(codes) = spec.ty {
            format!("{}:{}", spec.name, self.of(codes))
        } else if let FieldType::Links(kind) = spec.ty {
            format!("{}:{}", spec.name, self.key(table, who, kind))
        } else {
            spec.name.to_owned()
        }
    }

    fn fields(&mut self, table: &Table, who: usize, kind: &Kind, parts: bool) -> Vec<(String, Value)> {
        let mut fields = Vec::new();
        let all = kind.parts.iter().filter(|_| parts).chain(kind.fields);
        for spec in all {
            let is_left_out =
                !spec.required && self.one_in(2) || matches!(spec.ty, FieldType::Device | FieldType::Who);
            let is_filled_in = matches!(spec.ty, FieldType::Sealed | FieldType::PublicKey);
            if !is_left_out && (!is_filled_in || self.one_in(30)) {
                fields.push((self.name(table, who, spec), self.value(table, who, spec)));
            }
        }
        if self.one_in(40) {
            let spec = *self.of(ENVELOPE);
            fields.push((spec.name.to_owned(), self.value(table, who, &spec)));
        }
        fields
    }

    fn command(&mut self, table: &Table, who: usize) -> Command {
        // Not all kinds at once, so that what is linked to is there, and is written by several.
        let at = self.below(KINDS.len() / 5) * 5 + self.offset;
        let base = ["goals", "partners", "indicators", "readings", "tasks", "segments"];
        let base = schema::kind(base[self.below(base.len())]).expect("a kind");
        let kind = if self.one_in(2) { base } else { KINDS.get(at).unwrap_or(base) };
        let name = kind.name.to_owned();
        match self.below(12) {
            0..4 => Command::Create { fields: self.fields(table, who, kind, true), kind: name },
            4..8 => {
                let fields = self.fields(table, who, kind, false);
                Command::Change { key: self.key(table, who, kind.name), kind: name, fields }
            }
            8 => Command::Archive { key: self.key(table, who, kind.name), kind: name, reason: self.words() },
            9 => Command::Restore { key: self.key(table, who, kind.name), kind: name },
            10 => {
                let kind = if kind.order == Order::Rank { kind.name } else { "tasks" };
                let after = if self.one_in(3) { String::new() } else { self.key(table, who, kind) };
                Command::Place { kind: kind.to_owned(), key: self.key(table, who, kind), after }
            }
            _ => self.special(table, who),
        }
    }

    /// A photo of a few bytes at times, or what is none.
    fn media(&mut self) -> Vec<Media> {
        let of = |media_type: &str| Media {
            media_type: media_type.to_owned(),
            seconds: 0,
            caption: "words".to_owned(),
            bytes: vec![0xff; 3],
        };
        [of("jpeg"), of("webm"), of("gif")].into_iter().filter(|_| self.one_in(6)).collect()
    }

    fn withdrawal(&mut self, table: &Table, who: usize, voice: String) -> Command {
        if self.one_in(2) {
            return Command::Withdraw { contribution: voice };
        }
        Command::WithdrawAnswers { submission: self.key(table, who, "submissions") }
    }

    fn special(&mut self, table: &Table, who: usize) -> Command {
        let lang = "en".to_owned();
        let voice = self.key(table, who, "contributions");
        match self.below(12) {
            10 => Command::Join {
                children: vec![voice, self.key(table, who, "contributions")],
                into: if self.one_in(3) { String::new() } else { self.key(table, who, "contributions") },
            },
            9 => Command::GiveFor {
                kind: "story".to_owned(),
                body: self.words(),
                audience: Audience::Everyone,
                lang,
                origin: (*self.of(&["field", "meeting", "pigeon"])).to_owned(),
                media: self.media(),
            },
            0 => Command::GiveVoice {
                kind: "idea".to_owned(),
                body: self.words(),
                audience: Audience::Everyone,
                lang,
                media: self.media(),
            },
            1 if self.one_in(2) => Command::Reword { contribution: voice, body: self.words() },
            1 => self.withdrawal(table, who, voice),
            2 => {
                let state = (*self.of(&["read", "not_now", ""])).to_owned();
                Command::Review { contribution: voice, state, reason: self.words() }
            }
            5 => {
                let name = ["causes", "activities", "learnings"][self.below(3)];
                let kind = schema::kind(name).expect("a kind");
                let fields = self.fields(table, who, kind, false);
                Command::Promote {
                    contribution: voice,
                    kind: kind.name.to_owned(),
                    fields,
                    reply: self.words(),
                    lang,
                }
            }
            6 => Command::TakeBack { promotion: self.key(table, who, "promotions") },
            7 => Command::FieldDay { date: "2026-06-15".to_owned(), since: Millis(0), count: 4 },
            8 => {
                let answers = Answers([("line1".to_owned(), Said::Declined)].into());
                let form = self.key(table, who, "forms");
                let media = self.media().into_iter().map(|media| ("line1".to_owned(), media)).collect();
                Command::Submit { form, consent: self.one_in(2), answers, lang, area: String::new(), media }
            }
            3 => Command::PublishVersion { name: self.words(), meeting: String::new(), note: self.words() },
            4 => {
                let field = (*self.of(AGENDA_TEXTS)).to_owned();
                let base = table[who].sees().agenda_text(&field, "en").to_owned();
                Command::SetText { field, lang, text: self.words(), base }
            }
            _ => {
                let reading = self.key(table, who, "readings");
                let read = table[who].sees().get("readings", &reading);
                let text = |name| read.and_then(|read| read.text(name)).unwrap_or_default().to_owned();
                Command::Adopt {
                    indicator: text("indicator"),
                    period: format!("{}/{}", text("period_start"), text("period_end")),
                    area: text("area"),
                    segment: text("segment"),
                    rule: (*self.of(&["single", "latest", "average", "sum", "agreed"])).to_owned(),
                    reading,
                    value: Some(4.0),
                    reason: "so".to_owned(),
                }
            }
        }
    }
}

fn queries(chance: &mut Chance, table: &Table) -> Vec<Query> {
    let today = || "2026-06-15".to_owned();
    let mut queries = vec![
        Query::Home,
        Query::Agenda,
        Query::Indicators,
        Query::Desk { n_max: 20, today: today() },
        Query::MyVoices,
        Query::PublicFigures,
        Query::Definitions,
        Query::Versions,
        Query::Activities,
        Query::Pledges,
        Query::Pulses,
        Query::Engagement,
        Query::Practices,
        Query::Readiness,
        Query::FieldDays,
        Query::Same { today: today() },
        Query::Receipt("tulipe-417".to_owned()),
        Query::MyDay { today: today(), midnight_ms: 0 },
        Query::Form(chance.key(table, 0, "forms")),
        Query::Wordings { lang: "en".to_owned() },
        Query::ToCount { today: today() },
        Query::Grid { today: today() },
        Query::Commitments { today: today() },
        Query::Coverage { today: today() },
        Query::Cadence { today: today() },
        Query::Balance { today: today() },
        Query::Worries { today: today() },
        Query::Since { at_ms: 0 },
        Query::OpenVoices { from: 0, count: 10 },
        Query::Selections { round: chance.key(table, 0, "rounds") },
        Query::Ratings { framework: "kk5".to_owned(), round: chance.key(table, 0, "rounds") },
        Query::Meeting(chance.key(table, 0, "meetings")),
        Query::Positions(chance.key(table, 0, "decisions")),
        Query::Indicator(chance.key(table, 0, "indicators")),
        Query::Trail(chance.key(table, 0, "contributions")),
        Query::Timeline(chance.key(table, 0, "contributions")),
    ];
    for kind in &KINDS {
        let kind_name = kind.name.to_owned();
        queries.push(Query::Entry { key: chance.key(table, 0, kind.name), kind: kind_name.clone() });
        queries.push(Query::List { kind: kind_name, of: None, archived: true, from: 0, count: 50 });
    }
    queries
}

fn lived(seed: u64) {
    let mut chance =
        Chance { rng: ChaCha20Rng::seed_from_u64(seed), offset: usize::try_from(seed % 5).expect("small") };
    let mut table = Table::of(&ROLES);
    let mut n_written = 0;
    for _ in 0..STEPS {
        let who = chance.below(ROLES.len()).min(chance.below(ROLES.len()));
        let command = chance.command(&table, who);
        table[who].now.0 += 60_000;
        n_written += usize::from(table[who].does(&command).is_ok());
        if chance.one_in(10) {
            table.meet();
        }
    }
    table.meet();
    assert!(n_written > STEPS / 15, "only {n_written} of {STEPS} were let in");
    for query in queries(&mut chance, &table) {
        for who in 0..ROLES.len() {
            let _shown = table[who].asks(&query);
        }
    }
    let keyed = KINDS.iter().filter(|kind| kind.collection().shape == Shape::Keyed);
    for kind in keyed.filter(|kind| !kind.parts.is_empty()) {
        for (key, _) in table[0].sees().each(kind.name) {
            assert_eq!(key.split('|').count(), kind.parts.len(), "{} {key}", kind.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_try_to_write_is_told_or_let_in_and_everybody_sees_the_same(seed: u64) {
        lived(seed);
    }
}
