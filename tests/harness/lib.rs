//! A neighbourhood in a box: phones, a relay, a network and clocks, all driven by one seed.
//!
//! Phones and relay run the core that ships; only what lies outside it is simulated: storage, sockets, time, chance.
//! A [`World`] with the same seed does the same things in the same order, so a failure is replayed by its seed.
//! Stories in `sim/` use it like this:
//!
//! ```
//! use shared::domain::Role;
//! use tests::World;
//!
//! let mut world = World::new(7);
//! world.found("lead");
//! let amina = world.join("amina", Role::Resident);
//! world.cut(amina);
//! world.on(amina).give_voice("The crossing at the school has no light.");
//! world.mend(amina);
//! world.settle();
//! ```
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a harness fails by panicking")]

pub mod actions;
pub mod blobs;
pub mod chance;
pub mod courier;
pub mod disk;
pub mod events;
pub mod forms;
pub mod fuzz;
pub mod log;
pub mod membership;
pub mod network;
pub mod options;
pub mod oracle;
pub mod person;
pub mod phone;
pub mod relay;
pub mod rogue;
pub mod screen;
pub mod stranger;
pub mod template;
mod verdict;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::Role;
use shared::domain::template::Template;
use shared::keys::invite::{Invite, Offer};
use shared::sync::{ConnId, Founding, Line, Session};

use events::{Event, Events};
use network::{Cut, Network, Weather};
use oracle::{Finding, Oracle};
use person::Person;
use phone::Phone;
use relay::RelayShell;
use rogue::Rogue;
use screen::Screen;
use stranger::Stranger;

/// A phone, by the order in which it came into the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneId(pub usize);

/// What phones and the relay work with while they perform effects.
#[derive(Debug)]
pub struct Around<'a> {
    /// The network.
    pub network: &'a mut Network,
    /// What is going to happen.
    pub events: &'a mut Events,
    /// Chance.
    pub rng: &'a mut ChaCha8Rng,
    /// The model, which sees everything.
    pub oracle: &'a mut Oracle,
}

/// How long a world may take to come to rest once nothing goes wrong any more: a minute of being out of favour, the
/// longest waits between tries, and a slow network.
const REST_MS: i64 = 15 * 60_000;
/// After so long, every phone has compared what the relay has with what is here.
pub(crate) const MONTHS_MS: i64 = 200 * DAY_MS;
/// Milliseconds in a day.
pub const DAY_MS: i64 = 86_400_000;

/// The neighbourhood.
#[derive(Debug)]
pub struct World {
    /// What everything follows from.
    pub seed: u64,
    phones: Vec<Phone>,
    /// The relay.
    pub relay: RelayShell,
    /// What the relay's operator would restore, if a backup was made.
    pub backup: Option<log::Logs>,
    /// Whether the relay keeps something back, or may lack something nobody notices, until the phones compare.
    is_in_doubt: bool,
    /// Whether the relay ever lost what it had acknowledged, and needs a member's phone to bring it again.
    has_lost: bool,
    /// The network.
    pub network: Network,
    /// Time, and what is going to happen.
    pub events: Events,
    /// Chance.
    pub rng: ChaCha8Rng,
    /// The model.
    pub oracle: Oracle,
    strangers: Vec<(ConnId, Stranger)>,
    /// A member with changed software, in a generated neighbourhood.
    pub rogue: Option<Rogue>,
    /// From how many envelopes on new phones pack them.
    pub pack_min: usize,
}

impl World {
    /// An empty neighbourhood.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            phones: Vec::new(),
            relay: RelayShell::new(),
            backup: None,
            is_in_doubt: false,
            has_lost: false,
            network: Network::new(),
            events: Events::default(),
            rng: ChaCha8Rng::seed_from_u64(seed),
            oracle: Oracle::default(),
            strangers: Vec::new(),
            rogue: None,
            pack_min: phone::PACK_MIN,
        }
    }

    /// Everything but the phones and the relay, and these two.
    fn parts(&mut self) -> (&mut Vec<Phone>, &mut RelayShell, Around<'_>) {
        let Self { phones, relay, network, events, rng, oracle, .. } = self;
        (phones, relay, Around { network, events, rng, oracle })
    }

    /// Does something with a phone.
    fn with<T>(&mut self, id: PhoneId, act: impl FnOnce(&mut Phone, &mut Around<'_>) -> T) -> T {
        let (phones, _, mut around) = self.parts();
        act(&mut phones[id.0], &mut around)
    }

    fn new_phone(&mut self, name: &str) -> PhoneId {
        let id = PhoneId(self.phones.len());
        self.phones.push(Phone::new(id, name, self.pack_min));
        id
    }

    /// A lead, a coordinator, a field worker and a resident who have met.
    #[must_use]
    pub fn neighbourhood(seed: u64) -> (Self, [PhoneId; 4]) {
        let mut world = Self::new(seed);
        let lead = world.found("lead");
        let ines = world.join("ines", Role::Coordinator);
        let joao = world.join("joao", Role::FieldWorker);
        let amina = world.join("amina", Role::Resident);
        world.run_until_quiet();
        (world, [lead, ines, joao, amina])
    }

    /// Somebody founds the initiative; the first phone in the world.
    pub fn found(&mut self, name: &str) -> PhoneId {
        self.found_from(&template::TABLE, "en", name)
    }

    /// As [`World::found`], from a template of the story's own, by somebody who reads `lang`.
    pub fn found_from(&mut self, template: &Template, lang: &str, name: &str) -> PhoneId {
        let id = self.new_phone(name);
        self.with(id, |phone, around| {
            let founding = Founding { template, lang, nickname: name, creation_code: "" };
            let session = Session::found(&founding, phone.clock(around.events), around.rng);
            phone.begin(session, around);
        });
        id
    }

    /// Somebody makes an invitation, with or without a network.
    pub fn invite(&mut self, by: PhoneId, role: Role) -> Option<Invite> {
        let invite = self.offer(by, Offer { role, until_s: 0, uses_max: 0 })?;
        // As a link: what is on paper or in a message is what is followed.
        Some(Invite::read(&format!("https://relay.example/#{}", invite.to_fragment())).unwrap())
    }

    /// Somebody follows an invitation by the founder.
    pub fn join(&mut self, name: &str, role: Role) -> PhoneId {
        let invite = self.invite(PhoneId(0), role).expect("the founder invites everybody");
        let id = self.new_phone(name);
        self.follow(id, &invite);
        id
    }

    /// A phone on which nobody has opened the app; see [`World::follow`].
    pub fn buy_phone(&mut self, name: &str) -> PhoneId {
        self.new_phone(name)
    }

    /// Somebody follows an invitation on a phone that is not a member yet.
    pub fn follow(&mut self, id: PhoneId, invite: &Invite) {
        self.with(id, |phone, around| {
            let now = phone.clock(around.events);
            let session =
                Session::join(invite, &phone.name.clone(), now, around.rng).expect("a fresh invitation");
            phone.begin(session, around);
        });
    }

    /// What the person at a phone does.
    pub fn on(&mut self, id: PhoneId) -> Person<'_> {
        Person::new(self, id)
    }

    /// A phone.
    #[must_use]
    pub fn phone(&self, id: PhoneId) -> &Phone {
        &self.phones[id.0]
    }

    /// A phone, to do something to it.
    pub fn phone_mut(&mut self, id: PhoneId) -> &mut Phone {
        &mut self.phones[id.0]
    }

    /// Does something to every phone.
    pub fn each_phone(&mut self, act: impl FnMut(&mut Phone)) {
        self.phones.iter_mut().for_each(act);
    }

    /// Every phone.
    #[must_use]
    pub fn phones(&self) -> &[Phone] {
        &self.phones
    }

    /// Takes a phone's network away, and says so.
    pub fn cut(&mut self, id: PhoneId) {
        self.cut_as(id, Cut::Told);
    }

    /// Takes a phone's network away in one of several ways.
    pub fn cut_as(&mut self, id: PhoneId, how: Cut) {
        self.network.cut(id, how, &mut self.events);
    }

    /// Gives a phone its network back. Nobody tells it.
    pub fn mend(&mut self, id: PhoneId) {
        self.network.mend(id);
    }

    /// Kills the app on a phone; it is opened again a little later.
    pub fn crash(&mut self, id: PhoneId) {
        self.with(id, |phone, around| phone.die(around.network, around.events, around.rng));
    }

    /// Kills the relay and starts it again.
    pub fn crash_relay(&mut self) {
        let Self { relay, network, events, .. } = self;
        relay.die(network, events);
    }

    /// The relay comes back with what it had stored at an earlier time; see [`RelayShell::restore`].
    pub fn restore_relay(&mut self, backup: log::Logs, is_told: bool) {
        // A log that has again an id from before another one is not found out by who knew it by that id.
        self.is_in_doubt |= !is_told && !self.relay.logs.have_ids_of(&backup);
        self.has_lost = true;
        let (_, relay, mut around) = self.parts();
        relay.restore(backup, is_told, &mut around);
    }

    /// The relay says nothing any more of what it stored last; some months pass before everything is well.
    pub fn relay_withholds(&mut self) {
        self.relay.logs.withhold_last();
        self.is_in_doubt = true;
        self.has_lost = true;
    }

    /// Sets a phone's clock.
    pub fn set_clock(&mut self, id: PhoneId, off_ms: i64) {
        self.phones[id.0].clock_off_ms = off_ms;
    }

    /// Lets a stranger to the app dial the relay; see [`Stranger`].
    pub fn dial_as(&mut self, stranger: Stranger) -> ConnId {
        // A stranger has no phone: a number nobody else has.
        let nobody = PhoneId(usize::MAX - self.strangers.len());
        let Self { network, events, rng, .. } = self;
        let conn = network.dial(nobody, events, rng);
        self.strangers.push((conn, stranger));
        conn
    }

    /// Lets a stranger whose socket was closed dial again.
    pub fn dial_again_as(&mut self, conn: ConnId) -> ConnId {
        let at = self.strangers.iter().position(|(its, _)| *its == conn).expect("it has dialled before");
        let (_, stranger) = self.strangers.swap_remove(at);
        self.dial_as(stranger)
    }

    /// The stranger on a socket.
    #[must_use]
    pub fn stranger(&self, conn: ConnId) -> &Stranger {
        self.strangers.iter().find(|(its, _)| *its == conn).map(|(_, stranger)| stranger).unwrap()
    }

    /// The stranger on a socket, to do something as it.
    pub fn stranger_mut(&mut self, conn: ConnId) -> &mut Stranger {
        self.strangers.iter_mut().find(|(its, _)| *its == conn).map(|(_, stranger)| stranger).unwrap()
    }

    /// A stranger hands over a batch of changes.
    pub fn push_changes_as(&mut self, conn: ConnId, chunks: Vec<Vec<u8>>) {
        let Self { strangers, rng, .. } = self;
        let stranger = strangers.iter().find(|(its, _)| *its == conn).map(|(_, stranger)| stranger).unwrap();
        let envelope = stranger.envelope(chunks, rng);
        self.send_as(conn, &stranger::push(envelope));
    }

    /// A stranger sends a frame.
    pub fn send_as(&mut self, conn: ConnId, frame: &[u8]) {
        let Self { network, events, rng, .. } = self;
        network.send_up(conn, frame, events, rng);
    }

    /// Puts a frame on a phone's line as if the relay had sent it; whether there is a line.
    pub fn forge_to(&mut self, id: PhoneId, frame: &[u8]) -> bool {
        let Self { phones, network, events, rng, .. } = self;
        let Some(conn) = phones[id.0].conn().filter(|conn| network.is_sound(*conn)) else { return false };
        network.send_down(conn, frame, events, rng);
        true
    }

    /// Lets the next thing happen.
    pub fn step(&mut self) {
        let Some(event) = self.events.next_event() else { return };
        let (phones, relay, mut around) = self.parts();
        match event {
            Event::Opened(conn) => self.opened(conn),
            Event::DialFailed(conn) => {
                if let Some(phone) = phones.iter_mut().find(|phone| phone.conn() == Some(conn)) {
                    phone.disconnected(conn, &mut around);
                }
            }
            Event::ToPhone(conn, frame) => self.reaches_phone(conn, &frame),
            Event::ToRelay(conn, frame) => {
                if around.network.arrives_up(conn) {
                    relay.frame(conn, frame, around.events);
                }
            }
            Event::PhoneEndClosed(conn) => {
                if let Some(phone) = around.network.phone_end_closed(conn).and_then(|id| phones.get_mut(id.0))
                {
                    phone.disconnected(conn, &mut around);
                }
            }
            Event::RelayEndClosed(conn) => {
                if around.network.relay_end_closed(conn) {
                    relay.closed(conn, around.events);
                }
            }
            Event::BlobAsked(id, opening, call) => {
                if !around.network.is_cut(id)
                    && let Some(answer) = relay.blob(&call, &mut around)
                {
                    let answer = (call.ticket, answer);
                    around.network.answer((id, opening), answer, around.events, around.rng);
                }
            }
            Event::BlobAnswered(id, opening, ticket, answer) => {
                if !around.network.is_cut(id) || answer.is_none() {
                    phones[id.0].blob_answered(opening, (ticket, answer), &mut around);
                }
            }
            Event::PhoneTimer(id, arming) => phones[id.0].timer_rang(arming, &mut around),
            Event::PhoneRestart(id, opening) => phones[id.0].open_again(opening, &mut around),
            Event::RelayTimer(arming) => relay.timer_rang(arming, &mut around),
            Event::RelayRound(incarnation) => relay.round(incarnation, &mut around),
            Event::RelayAnswer(incarnation, answer) => relay.answered(incarnation, answer, &mut around),
        }
    }

    fn opened(&mut self, conn: ConnId) {
        let is_strangers = self.strangers.iter().any(|(its, _)| *its == conn);
        let (phones, relay, mut around) = self.parts();
        let phone = phones.iter_mut().find(|phone| phone.conn() == Some(conn));
        // A phone that gave up meanwhile never took the socket.
        if (phone.is_none() && !is_strangers) || !around.network.opened(conn) {
            return;
        }
        relay.opened(conn, around.events);
        if let Some(phone) = phone {
            let now = phone.clock(around.events);
            phone.tell(&mut around, |session, _| session.connected(now));
        }
    }

    fn reaches_phone(&mut self, conn: ConnId, frame: &[u8]) {
        let (listener, is_drained) = self.network.arrives_down(conn);
        if is_drained {
            self.relay.drained(conn, &mut self.events);
        }
        if let Some(at) = self.strangers.iter().position(|(its, _)| *its == conn) {
            let answers = self.strangers[at].1.hears(frame);
            answers.iter().for_each(|answer| self.send_as(conn, answer));
        } else if let Some(id) =
            listener.filter(|id| self.phones.get(id.0).is_some_and(|phone| phone.conn() == Some(conn)))
        {
            self.with(id, |phone, around| {
                let now = phone.clock(around.events);
                phone.tell(around, |session, rng| session.frame_received(frame, now, rng));
            });
        }
    }

    /// Lets time pass.
    pub fn run_for(&mut self, ms: i64) {
        let until = self.events.now + ms;
        while self.events.next_at().is_some_and(|at| at <= until) {
            self.step();
        }
        self.events.now = until;
    }

    /// Lets things happen until nothing is on its way and every phone that has network has caught up.
    pub fn run_until_quiet(&mut self) {
        let began = self.events.now;
        while !self.is_quiet() {
            if self.events.now - began > REST_MS {
                self.oracle.seen.push(Finding::Restless { after_ms: REST_MS });
                return;
            }
            self.step();
        }
    }

    fn is_quiet(&self) -> bool {
        self.events.are_idle()
            && self.phones.iter().all(|phone| {
                if self.network.is_cut(phone.id) || !phone.is_awaited {
                    return true;
                }
                let Some(session) = phone.session() else { return phone.disk.is_empty() };
                let status = session.status();
                if phone.is_out() {
                    return true;
                }
                status.line == Line::Connected
                    && !session.has_chores()
                    && status.caught_up
                    && status.n_to_send + status.n_carried == 0
                    && session.n_to_erase() == 0
                    && !session.awaited().any(|name| self.relay.blobs.has(name))
                    && phone.conn().is_some_and(|conn| self.network.is_sound(conn))
            })
    }

    /// What everybody can see on a phone.
    #[must_use]
    pub fn screen(&self, id: PhoneId) -> Screen {
        Screen::of(self.phones[id.0].session().expect("the app is open"))
    }

    /// Nothing goes wrong any more: every phone has network, is open, has room, and so has the relay.
    pub fn make_well(&mut self) {
        self.network.weather = Weather::FAIR;
        self.relay.be_safe();
        for phone in &mut self.phones {
            phone.be_safe();
            self.network.mend(phone.id);
        }
    }
}
