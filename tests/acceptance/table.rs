//! People with a phone each, who have network only while they meet: what is done between two meetings is done without
//! knowing of each other. Each phone runs the whole core, and the simulator's relay stands between them.

use shared::domain::command::Audience;
use shared::domain::period::day_of_ms;
use shared::domain::schema::{self, Kind};
use shared::domain::template::{Card, Template};
use shared::domain::view::{EntryView, ListView, Name, Piece, Query, View};
use shared::domain::{Command, CommandError, Entity, Initiative, Problem, Role, Value};
use shared::sync::Session;
use tests::{PhoneId, World};

/// Who founds, and leads.
pub(crate) const LEAD: usize = 0;
/// What the others are called, in the order of their numbers.
const NAMES: &[&str] = &["lea", "ines", "joao", "amina", "rui", "noor"];
/// When everybody meets first: 2026-06-15.
const BEGINS_MS: i64 = 1_781_481_600_000;
const DAY_MS: i64 = 86_400_000;

/// An initiative in which nothing is written yet.
static BLANK: Template = Template {
    card: &Card {
        id: "blank",
        name: &[("en", "Elm Street table"), ("fr", "Table de la rue des Ormes")],
        about: &[("en", "Neighbours act together."), ("fr", "Des voisins agissent ensemble.")],
        is_example: false,
    },
    sheets: &[],
};

/// The people, by their numbers.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) world: World,
    phones: Vec<PhoneId>,
    /// Who is expected to see what the others see.
    out: Vec<usize>,
}

/// What a screen shows somebody, as the view that answers the query: `shown!(table, LEAD, Practices)`.
macro_rules! shown {
    ($table:expr, $who:expr, $name:ident $($of:tt)*) => {{
        let view = $table.sees($who, &shared::domain::view::Query::$name $($of)*);
        let shared::domain::view::View::$name(shown) = view else { unreachable!("a query has its answer") };
        shown
    }};
}
pub(crate) use shown;

impl Table {
    /// A lead, and others in these roles, who have met.
    pub(crate) fn with(others: &[Role]) -> Self {
        Self::founded(&BLANK, "en", others)
    }

    /// A lead who reads `lang` and founds from a template, and others in these roles.
    pub(crate) fn founded(template: &Template, lang: &str, others: &[Role]) -> Self {
        let mut world = World::new(1);
        world.events.now = BEGINS_MS;
        let mut phones = vec![world.found_from(template, lang, NAMES[LEAD])];
        phones.extend(others.iter().zip(&NAMES[1..]).map(|(role, name)| world.join(name, *role)));
        let mut table = Self { world, phones, out: Vec::new() };
        table.meet();
        table
    }

    /// Everybody has network until everybody has everything; then nobody has any.
    pub(crate) fn meet(&mut self) {
        for phone in &self.phones {
            self.world.mend(*phone);
            self.world.on(*phone).nudge();
        }
        self.world.run_until_quiet();
        assert_eq!(self.world.oracle.seen, [], "nothing goes wrong at a meeting");
        for phone in &self.phones {
            self.world.cut(*phone);
        }
        self.world.run_for(1_000);
        for who in (0..self.phones.len()).filter(|who| !self.out.contains(who)) {
            assert_eq!(self.reads(who), self.reads(LEAD), "who heard the same sees the same");
        }
    }

    /// Somebody brings in another phone of their own; its number.
    pub(crate) fn second_phone(&mut self, who: usize) -> usize {
        let invite =
            self.world.does(self.phones[who], |session, now, rng| session.second_phone(0, "en", now, rng));
        let invite = invite.expect("the app is open").expect("there are hands left");
        let phone = self.world.buy_phone(NAMES[who]);
        self.world.follow(phone, &invite);
        self.phones.push(phone);
        self.phones.len() - 1
    }

    /// Somebody is removed by the lead, and meets the others no more.
    pub(crate) fn removes(&mut self, whom: usize) {
        let removed = self.world.remove(self.phones[LEAD], self.phones[whom]);
        assert_eq!(removed, Some(Ok(())));
        self.out.push(whom);
    }

    /// Everybody's clock goes on.
    pub(crate) fn days_pass(&mut self, n: i64) {
        self.world.each_phone(|phone| phone.clock_off_ms += n * DAY_MS);
    }

    /// The day it is on a phone.
    pub(crate) fn today_of(&self, who: usize) -> String {
        day_of_ms(self.world.phone(self.phones[who]).clock(&self.world.events).0)
    }

    /// The day it is.
    pub(crate) fn today(&self) -> String {
        self.today_of(LEAD)
    }

    /// Somebody's phone.
    pub(crate) fn phone(&self, who: usize) -> PhoneId {
        self.phones[who]
    }

    pub(crate) fn session(&self, who: usize) -> &Session {
        self.world.phone(self.phones[who]).session().expect("the app is open")
    }

    /// What somebody's phone holds.
    pub(crate) fn reads(&self, who: usize) -> &Initiative {
        self.session(who).initiative()
    }

    /// The tag of somebody's phone.
    pub(crate) fn tag(&self, who: usize) -> String {
        self.session(who).tag().as_str().to_owned()
    }

    /// One thing, as somebody's phone holds it.
    pub(crate) fn entity(&self, who: usize, kind: &str, key: &str) -> &Entity {
        self.reads(who).get(kind, key).expect("it is here")
    }

    /// What a field holds on somebody's phone.
    pub(crate) fn text(&self, who: usize, (kind, key): (&str, &str), field: &str) -> Option<&str> {
        self.entity(who, kind, key).text(field)
    }

    /// Does something, with no network; the key of what was created.
    pub(crate) fn does(&mut self, who: usize, command: &Command) -> Result<String, CommandError> {
        // No two things are done at the same moment.
        self.world.run_for(1);
        let done = self.world.does(self.phones[who], |session, now, rng| session.edit(command, now, rng));
        Ok(done.expect("the app is open")?.map(|(_, key)| key).unwrap_or_default())
    }

    /// Tries to write something new.
    pub(crate) fn tries(
        &mut self,
        who: usize,
        kind: &str,
        fields: &[(&str, &str)],
    ) -> Result<String, CommandError> {
        let fields = values(kind, fields);
        self.does(who, &Command::Create { kind: kind.to_owned(), fields })
    }

    /// Writes something new; its key.
    pub(crate) fn adds(&mut self, who: usize, kind: &str, fields: &[(&str, &str)]) -> String {
        self.tries(who, kind, fields).expect("it is filled in well, and the role writes it")
    }

    /// Tries to change what is there.
    pub(crate) fn tries_to_change(
        &mut self,
        who: usize,
        (kind, key): (&str, &str),
        fields: &[(&str, &str)],
    ) -> Result<String, CommandError> {
        let fields = values(kind, fields);
        self.does(who, &Command::Change { kind: kind.to_owned(), key: key.to_owned(), fields })
    }

    /// Changes what is there.
    pub(crate) fn changes(&mut self, who: usize, of: (&str, &str), fields: &[(&str, &str)]) {
        self.tries_to_change(who, of, fields).expect("it is filled in well, and the role writes it");
    }

    /// Takes something out of the lists.
    pub(crate) fn archives(&mut self, who: usize, (kind, key): (&str, &str)) {
        let (kind, key, reason) = (kind.to_owned(), key.to_owned(), "no longer here".to_owned());
        self.does(who, &Command::Archive { kind, key, reason }).expect("the role may");
    }

    /// Gives a voice that everybody may read; its key.
    pub(crate) fn says(&mut self, who: usize, body: &str) -> String {
        self.gives(who, body, Audience::Everyone)
    }

    /// Gives a voice; its key.
    pub(crate) fn gives(&mut self, who: usize, body: &str, audience: Audience) -> String {
        let (kind, body, lang) = ("idea".to_owned(), body.to_owned(), "en".to_owned());
        self.does(who, &Command::GiveVoice { kind, body, audience, lang, media: Vec::new() })
            .expect("everybody gives voices")
    }

    /// Saves one of the agenda's texts in English, begun from what stood there on this phone.
    pub(crate) fn rewrites(&mut self, who: usize, field: &str, text: &str) {
        let base = self.reads(who).agenda_text(field, "en").to_owned();
        let (field, lang, text) = (field.to_owned(), "en".to_owned(), text.to_owned());
        self.does(who, &Command::SetText { field, lang, text, base }).expect("the role may");
    }

    /// Names the agenda as it stands; the version's key.
    pub(crate) fn publishes(&mut self, who: usize, name: &str) -> String {
        let (name, nothing) = (name.to_owned(), String::new());
        self.does(who, &Command::PublishVersion { name, meeting: nothing.clone(), note: nothing })
            .expect("the team may")
    }

    /// What a screen shows somebody.
    pub(crate) fn sees(&self, who: usize, query: &Query) -> View {
        self.session(who).view(query)
    }

    /// A page of a list, of those whose field holds a value if one is named.
    pub(crate) fn lists(&self, who: usize, kind: &str, of: Option<(&str, &str)>) -> ListView {
        let of = of.map(|(field, value)| (field.to_owned(), value.to_owned()));
        shown!(self, who, List { kind: kind.to_owned(), of, archived: false, from: 0, count: 50 })
            .expect("the schema has it")
    }

    /// The keys of a list.
    pub(crate) fn keys(&self, who: usize, kind: &str, of: Option<(&str, &str)>) -> Vec<String> {
        self.lists(who, kind, of).rows.into_iter().map(|row| row.key).collect()
    }

    /// One thing, opened.
    pub(crate) fn opens(&self, who: usize, (kind, key): (&str, &str)) -> EntryView {
        shown!(self, who, Entry { kind: kind.to_owned(), key: key.to_owned() }).expect("it is here")
    }
}

/// Values as a form would read them.
pub(crate) fn values(kind: &str, fields: &[(&str, &str)]) -> Vec<(String, Value)> {
    let kind = row(kind);
    let value = |(name, words): &(&str, &str)| {
        let part = kind.parts.iter().find(|part| part.name == *name);
        let spec = part.or_else(|| kind.field(name)).expect("the schema has the field");
        let member = name.split_once(':').map(|(_, member)| member);
        ((*name).to_owned(), shared::domain::value::read(spec.ty, member, words).expect("it reads"))
    };
    fields.iter().map(value).collect()
}

/// The row of the schema.
pub(crate) fn row(kind: &str) -> &'static Kind {
    schema::kind(kind).expect("the schema has the kind")
}

/// What is wrong with the fields of a form.
pub(crate) fn problems(outcome: Result<String, CommandError>) -> Vec<(String, Problem)> {
    let Err(CommandError::Fields(errors)) = outcome else { unreachable!("problems, found {outcome:?}") };
    errors.into_iter().map(|error| (error.field, error.problem)).collect()
}

/// What something is called, in English if it is said in several languages.
pub(crate) fn called(name: &Name) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.pick("en").map(|(_, text)| text.to_owned()).unwrap_or_default(),
        Piece::Code(_, code) => code.clone(),
        Piece::When(when) => when.clone(),
        Piece::Device(tag) => tag.clone(),
    };
    name.iter().map(piece).collect::<Vec<_>>().join(" · ")
}

/// An indicator about everybody, among the headlines; its key.
pub(crate) fn indicator(
    table: &mut Table,
    name: &str,
    (value_kind, unit, direction): (&str, &str, &str),
) -> String {
    let fields = [
        ("name@en", name),
        ("level", "population"),
        ("value_kind", value_kind),
        ("unit", unit),
        ("direction", direction),
        ("headline", "yes"),
    ];
    table.adds(LEAD, "indicators", &fields)
}

/// Somebody records a reading; its key.
pub(crate) fn counts(
    table: &mut Table,
    who: usize,
    indicator: &str,
    (period, value): (&str, f64),
    more: &[(&str, &str)],
) -> String {
    let period = shared::domain::period::Period::parse(period).expect("a period");
    let value = value.to_string();
    let mut fields = vec![
        ("indicator", indicator),
        ("period_start", period.start()),
        ("period_end", period.end()),
        ("value", &value),
    ];
    fields.extend(more);
    table.adds(who, "readings", &fields)
}

/// The lead says which reading counts, and why.
pub(crate) fn adopts(table: &mut Table, indicator: &str, period: &str, (rule, reading): (&str, &str)) {
    let adoption = Command::Adopt {
        indicator: indicator.to_owned(),
        period: period.to_owned(),
        area: String::new(),
        segment: String::new(),
        rule: rule.to_owned(),
        reading: reading.to_owned(),
        value: None,
        reason: "It covers everybody".to_owned(),
    };
    table.does(LEAD, &adoption).expect("the lead may");
}
