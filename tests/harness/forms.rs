//! Filling in forms by chance: any kind of the schema that people write by its row, created, changed, moved, taken out and
//! put back.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::command::may_create;
use shared::domain::schema::{FieldSpec, FieldType, KINDS, Kind, NOTE_MAX, Order};
use shared::domain::{Command, Initiative, Role, Value};

use crate::actions::SECRET;
use crate::chance::{below, fresh_word, happens, one_of};
use crate::{PhoneId, World};

/// Kinds that are written in one neighbourhood: few, so that people meet in the same lists and at the same keys.
const KINDS_IN_USE: usize = 6;

/// What one neighbourhood fills in.
#[derive(Debug)]
pub struct Forms {
    /// A stream of its own, so that what else is drawn stays as it was.
    rng: ChaCha8Rng,
    kinds: Vec<&'static Kind>,
}

impl Forms {
    /// Those of a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(3);
        let open: Vec<&'static Kind> = KINDS.iter().filter(|kind| !kind.by_command).collect();
        let mut kinds: Vec<&Kind> =
            (0..KINDS_IN_USE).filter_map(|_| one_of(&mut rng, &open).copied()).collect();
        // And what these must lead to.
        let specs = kinds.iter().flat_map(|kind| kind.parts.iter().chain(kind.fields));
        let targets: Vec<_> =
            specs.filter(|spec| spec.required).filter_map(|spec| spec.ty.target()).collect();
        kinds.extend(open.iter().filter(|kind| targets.contains(&kind.name)));
        Self { rng, kinds }
    }

    /// At times, somebody at one of the phones fills something in; nothing comes of it if the app is closed, the role does
    /// not write that, or something is lacking that it would have to lead to.
    pub fn perhaps_fill_in(&mut self, world: &mut World) {
        if !happens(&mut self.rng, 250) {
            return;
        }
        let at = PhoneId(below(&mut self.rng, world.phones().len()));
        let Some(session) = world.phone(at).session() else { return };
        let Some(command) = self.command(session.initiative(), session.role()) else { return };
        world.on(at).does(&command);
    }

    fn command(&mut self, initiative: &Initiative, role: Role) -> Option<Command> {
        let is_theirs = |kind: &&Kind| may_create(kind, role);
        if happens(&mut self.rng, 400) {
            let kinds: Vec<&Kind> = self.kinds.iter().copied().filter(is_theirs).collect();
            let kind = *one_of(&mut self.rng, &kinds)?;
            let fields = self.fields(initiative, kind, kind.parts);
            return Some(Command::Create { kind: kind.name.to_owned(), fields });
        }
        let is_there = |kind: &&Kind| initiative.each(kind.name).next().is_some();
        let kinds: Vec<&Kind> = KINDS.iter().filter(is_theirs).filter(is_there).collect();
        let kind = *one_of(&mut self.rng, &kinds)?;
        let (name, key) = (kind.name.to_owned(), self.key(initiative, kind.name)?);
        let command = match below(&mut self.rng, 6) {
            0 => Command::Archive { kind: name, key, reason: self.words(NOTE_MAX) },
            1 => Command::Restore { kind: name, key },
            2 if kind.order == Order::Rank => {
                let after = self.key(initiative, kind.name).filter(|after| *after != key).unwrap_or_default();
                Command::Place { kind: name, key, after }
            }
            _ => Command::Change { kind: name, key, fields: self.fields(initiative, kind, &[]) },
        };
        Some(command)
    }

    /// Something that is there, the oldest most often, so that people meet.
    fn key(&mut self, initiative: &Initiative, kind: &str) -> Option<String> {
        let keys: Vec<&String> = initiative.each(kind).map(|(key, _)| key).collect();
        let at = below(&mut self.rng, keys.len().max(1)).min(below(&mut self.rng, keys.len().max(1)));
        keys.get(at).map(|key| (*key).clone())
    }

    fn fields(&mut self, initiative: &Initiative, kind: &Kind, parts: &[FieldSpec]) -> Vec<(String, Value)> {
        let mut fields = Vec::new();
        for spec in parts.iter().chain(kind.fields) {
            let is_asked = spec.required || happens(&mut self.rng, 300);
            if is_asked && let Some(field) = self.field(initiative, spec) {
                fields.push(field);
            }
        }
        fields
    }

    fn field(&mut self, initiative: &Initiative, spec: &FieldSpec) -> Option<(String, Value)> {
        let name = spec.name;
        let lang = if happens(&mut self.rng, 500) { "en" } else { "fr" };
        let plain = if spec.worded { format!("{name}@{lang}") } else { name.to_owned() };
        let flag = Value::Flag(happens(&mut self.rng, 700));
        let said = |words: &str| Value::Text(words.to_owned());
        let value = match spec.ty {
            FieldType::Line(max) | FieldType::Prose(max) => Value::Text(self.words(max)),
            FieldType::Choice(codes) => said(one_of(&mut self.rng, codes)?),
            FieldType::Codes(codes) => {
                return Some((format!("{name}:{}", one_of(&mut self.rng, codes)?), flag));
            }
            FieldType::Links(to) => return Some((format!("{name}:{}", self.key(initiative, to)?), flag)),
            FieldType::Link(to) => Value::Text(self.key(initiative, to)?),
            FieldType::Subject => {
                let kind = *one_of(&mut self.rng, &self.kinds)?;
                Value::Text(self.key(initiative, kind.name)?)
            }
            FieldType::Number => Value::Number(*one_of(&mut self.rng, &[0.0, -1.5, 12.0])?),
            FieldType::Count | FieldType::Score(..) => Value::Int(*one_of(&mut self.rng, &[1, 3, 5])?),
            FieldType::Date => said(one_of(&mut self.rng, &["2026-06-15", "2024-02-29"])?),
            FieldType::Moment => said(one_of(&mut self.rng, &["2026-06-15T18:30", "2026-07-01"])?),
            FieldType::Period => said(one_of(&mut self.rng, &["2024", "2025-06"])?),
            FieldType::Flag => flag,
            FieldType::Address => said("https://example.org/stairwell"),
            // Filled in by the app, not by people.
            FieldType::Device | FieldType::Who | FieldType::Sealed | FieldType::PublicKey => return None,
        };
        Some((plain, value))
    }

    /// Words that nobody outside may read, as many as fit.
    fn words(&mut self, max: usize) -> String {
        let word = fresh_word(&mut self.rng);
        format!("{word}, {SECRET}").chars().take(max).collect()
    }
}
