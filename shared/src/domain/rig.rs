//! People with a document each, for tests of the domain: what they do passes the gate, and they tell each other when
//! the test says so.

use std::collections::BTreeMap;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::view::{
    Beholder, EntryView, ListView, PastEdit, PeopleView, Query, SendState, ToSendRow, View, view,
};
use super::{Command, CommandError, Edit, Initiative, Role, Value};
use crate::document::{Clash, Document, Incoming, Touched, Writer};
use crate::domain::command::{Author, Prepared};
use crate::keys::{DeviceKeys, DeviceTag, Seed, fresh_key};
use crate::sync::Millis;

/// The day on which everything happens unless a test says otherwise: 2026-06-15.
pub(crate) const TODAY: Millis = Millis(1_781_481_600_000);

/// One person and her device.
pub(crate) struct Person {
    document: Document,
    author: Author,
    writer: Writer,
    rng: ChaCha20Rng,
    /// Everything she wrote, for the others.
    said: Vec<Vec<u8>>,
    pub(crate) now: Millis,
}

/// Some people.
pub(crate) struct Table {
    people: Vec<Person>,
    /// How much of what each said has been told.
    told: BTreeMap<usize, usize>,
}

impl Person {
    fn new(number: u8, role: Role) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(u64::from(number));
        let keys = DeviceKeys::from_seed(Seed::from_bytes([number; 32]));
        let tag = keys.key().tag();
        let writer = Writer { device: keys.key(), tag: tag.clone(), role };
        let author = Author { tag, role, seal_to: keys.seal().public().clone() };
        let document = Document::new(keys.key().fresh_actor(&mut rng));
        Self { document, author, writer, rng, said: Vec::new(), now: TODAY }
    }

    /// What her phone shows.
    pub(crate) fn sees(&self) -> &Initiative {
        self.document.initiative()
    }

    pub(crate) fn tag(&self) -> &DeviceTag {
        &self.author.tag
    }

    /// Does something; the key of what was created.
    pub(crate) fn does(&mut self, command: &Command) -> Result<String, CommandError> {
        let prepared = self.prepares(command)?;
        let change =
            self.document.edit(&prepared.edits, &self.writer, self.now.0 / 1_000).expect("few operations");
        self.said.extend(change.map(|change| change.chunk));
        Ok(prepared.created.map(|(_, key)| key).unwrap_or_default())
    }

    /// What doing something would write.
    pub(crate) fn prepares(&mut self, command: &Command) -> Result<Prepared, CommandError> {
        command.prepare(self.document.initiative(), &self.author, self.now, &mut self.rng)
    }

    /// Writes something new; its key.
    pub(crate) fn adds(&mut self, kind: &str, fields: &[(&str, &str)]) -> String {
        let fields = values(kind, fields);
        self.does(&Command::Create { kind: kind.to_owned(), fields }).expect("it is all right")
    }

    /// Writes something as a template does, without a command that checks it; its key.
    pub(crate) fn founds(&mut self, kind: &'static str, fields: &[(&str, &str)]) -> String {
        let key = fresh_key(&self.author.tag, &mut self.rng);
        let edits = [Edit::Create { kind, key: key.clone(), fields: values(kind, fields) }];
        let change = self.document.edit(&edits, &self.writer, self.now.0 / 1_000).expect("few operations");
        self.said.extend(change.map(|change| change.chunk));
        key
    }

    pub(crate) fn changes(
        &mut self,
        kind: &str,
        key: &str,
        fields: &[(&str, &str)],
    ) -> Result<String, CommandError> {
        let fields = values(kind, fields);
        self.does(&Command::Change { kind: kind.to_owned(), key: key.to_owned(), fields })
    }

    pub(crate) fn archives(&mut self, kind: &str, key: &str) {
        let (kind, key, reason) = (kind.to_owned(), key.to_owned(), "not needed".to_owned());
        self.does(&Command::Archive { kind, key, reason }).expect("she may");
    }

    pub(crate) fn asks(&self, query: &Query) -> View {
        view(query, self.sees(), self)
    }

    pub(crate) fn lists(&self, kind: &str, of: Option<(&str, &str)>) -> ListView {
        let of = of.map(|(field, value)| (field.to_owned(), value.to_owned()));
        let query = Query::List { kind: kind.to_owned(), of, archived: false, from: 0, count: 20 };
        let View::List(Some(list)) = self.asks(&query) else { panic!("{kind} can be listed") };
        list
    }

    pub(crate) fn opens(&self, kind: &str, key: &str) -> EntryView {
        let query = Query::Entry { kind: kind.to_owned(), key: key.to_owned() };
        let View::Entry(Some(entry)) = self.asks(&query) else { panic!("{kind} {key} can be opened") };
        entry
    }
}

/// Values as a form would read them.
pub(crate) fn values(kind: &str, fields: &[(&str, &str)]) -> Vec<(String, Value)> {
    let kind = super::schema::kind(kind).expect("the schema has it");
    let value = |(name, words): &(&str, &str)| {
        let part = kind.parts.iter().find(|part| part.name == *name);
        let spec = part.or_else(|| kind.field(name)).unwrap_or_else(|| panic!("{} has no {name}", kind.name));
        let member = name.split_once(':').map(|(_, member)| member);
        ((*name).to_owned(), super::value::read(spec.ty, member, words).expect("it reads"))
    };
    fields.iter().map(value).collect()
}

impl Table {
    /// People in these roles.
    pub(crate) fn of(roles: &[Role]) -> Self {
        let people = roles.iter().zip(1..).map(|(role, number)| Person::new(number, *role)).collect();
        Self { people, told: BTreeMap::new() }
    }

    /// Everybody hears what everybody wrote.
    pub(crate) fn meet(&mut self) {
        let mut news = Vec::new();
        for (number, person) in self.people.iter().enumerate() {
            let told = self.told.insert(number, person.said.len()).unwrap_or(0);
            news.push((number, person.writer.clone(), person.said[told..].to_vec()));
        }
        for (number, person) in self.people.iter_mut().enumerate() {
            let others = news.iter().filter(|(from, ..)| *from != number);
            let incoming = others.map(|(_, writer, chunks)| Incoming {
                source: 0,
                writer: writer.clone(),
                chunks: chunks.clone(),
                is_late: false,
            });
            let received = person.document.receive(incoming.collect());
            assert_eq!(received.refused, [], "honest people's changes are let in");
        }
        for person in &self.people[1..] {
            assert_eq!(person.sees(), self.people[0].sees(), "who heard the same sees the same");
        }
    }
}

impl std::ops::Index<usize> for Table {
    type Output = Person;

    fn index(&self, number: usize) -> &Person {
        &self.people[number]
    }
}

impl std::ops::IndexMut<usize> for Table {
    fn index_mut(&mut self, number: usize) -> &mut Person {
        &mut self.people[number]
    }
}

impl Beholder for Person {
    fn tag(&self) -> &DeviceTag {
        &self.author.tag
    }

    fn role(&self) -> Role {
        self.author.role
    }

    fn send_state(&self, _: &str, _: &str) -> SendState {
        SendState::Received
    }

    fn opened(&self, _: &str, _: &str) -> Option<&str> {
        None
    }

    fn awaits(&self, _: &str, _: &str) -> bool {
        false
    }

    fn holds(&self, _: &str, _: &str) -> bool {
        true
    }

    fn past(&self, kind: &str, key: &str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<PastEdit> {
        self.document.past(&Touched { kind: kind.to_owned(), key: key.to_owned() }, is_wanted)
    }

    fn clashes(&self, keys: &[String]) -> Vec<Clash> {
        self.document.clashes(keys)
    }

    fn to_send(&self) -> Vec<ToSendRow> {
        Vec::new()
    }

    fn people(&self) -> PeopleView {
        PeopleView::default()
    }
}
