//! One device's side of the conversation, for one initiative.

mod acts;
mod blobs;
mod compact;
pub mod handed;
pub mod handover;
mod inbox;
mod intake;
pub mod late;
mod line;
mod me;
mod members;
mod outbox;
mod papers;
mod people;
mod reconcile;
mod records;
mod rejoin;
mod snapshot;
mod status;
mod stopped;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_core::CryptoRng;
use thiserror::Error;

use super::Millis;
use super::backoff::Backoff;
use crate::document::{Document, TooManyOperations, Touched, Writer};
use crate::domain::command::{Author, Command, CommandError, FieldError, Problem};
use crate::domain::rights::Role;
use crate::domain::template::Template;
use crate::domain::view::{self, HomeView, Query, View};
use crate::domain::{Edit, Initiative, Value};
use crate::keys::act::Introduction;
use crate::keys::epoch::EpochKey;
use crate::keys::grant::{GrantId, Member};
use crate::keys::invite::{Invite, InviteError, Membership};
use crate::keys::recovery::RecoverySheet;
use crate::keys::ring::KeyRing;
use crate::keys::seal::SealSecret;
use crate::keys::{DeviceKeys, DeviceTag, InitiativeId, Seed};
use crate::wire::limits::OPS_MAX;
use crate::wire::message::{LogId, PrintKey};
use crate::wire::{Envelope, EnvelopeId, HangUp};

pub use acts::ActError;
pub use inbox::SetAside;
pub use status::{Line, LineTrouble, SessionStatus};

pub use blobs::BlobCall;
use handed::Handed;
use intake::Intake;

use blobs::Blobs;
use compact::{Kept, PACK_MIN};
use line::{LineState, Timing};
use members::Members;
use outbox::Mine;
use reconcile::Comparing;
use records::Identity;
use snapshot::Snapshots;

/// One record to put, or with no value to delete. Keys are unique within an initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The record's key: ASCII, at most 40 characters.
    pub key: String,
    /// Its bytes.
    pub value: Option<Vec<u8>>,
}

impl Write {
    /// Performs it on records kept in memory, as tests and tools keep them.
    pub fn perform(self, records: &mut BTreeMap<String, Vec<u8>>) {
        match self.value {
            Some(value) => drop(records.insert(self.key, value)),
            None => drop(records.remove(&self.key)),
        }
    }
}

/// What the shell must do, in order, each completed before the next begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write all of these or none, durable when it returns.
    Persist(Vec<Write>),
    /// Open a socket to the relay.
    Dial,
    /// Send one binary frame.
    Send(Vec<u8>),
    /// Close the socket; the session counts it as closed already.
    HangUp(HangUp),
    /// Something to see has changed.
    Show,
    /// Drop this session and its socket, restore one from what is stored, and start that: what stood in the document no
    /// longer counts.
    StartOver,
    /// Make a request over HTTP and answer with [`Session::blob_answered`]; others need not wait for that.
    Blob(BlobCall),
}

/// What a founder decides.
#[derive(Debug, Clone, Copy)]
pub struct Founding<'a> {
    /// What to start with.
    pub template: &'a Template,
    /// The founder's language, for what a template says in one only.
    pub lang: &'a str,
    /// What others call the founder; may be empty.
    pub nickname: &'a str,
    /// The code that lets an initiative be founded on the relay; may be empty.
    pub creation_code: &'a str,
}

/// Why stored records are not a session.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RestoreError {
    /// Without it nothing can be opened.
    #[error("expected a record named {}, found none among {found}", records::IDENTITY)]
    NoIdentity { found: usize },
    /// It cannot be read.
    #[error("the record named {} is not one this version reads", records::IDENTITY)]
    BadIdentity,
}

/// How far this device is with the relay's log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct RelayMark {
    log: Option<LogId>,
    cursor: u64,
    /// The number after which every change was handed out, up to the cursor; a snapshot stands for those before.
    whole_after: u64,
    /// The envelope at the cursor, if it is known.
    at: Option<EnvelopeId>,
    admitted: bool,
    /// When what the relay has was last compared with what is here, or the first line opened.
    compared: Option<Millis>,
}

/// One device's side of the conversation about one initiative.
#[derive(Debug)]
pub struct Session {
    identity: Identity,
    keys: DeviceKeys,
    me: Member,
    team: Option<SealSecret>,
    document: Document,
    /// Whose changes can be judged: everyone whose grant chain has arrived.
    writers: BTreeMap<GrantId, Writer>,
    members: Members,
    /// The prints of all envelopes that ever came or were written here.
    held: BTreeSet<u64>,
    handed: Handed,
    print_key: PrintKey,
    /// What is stored, by record number; the bytes are read from there when a session is restored.
    kept: BTreeMap<u64, Kept>,
    /// The bytes of those among them that wait for something, or may be tried again.
    at_hand: BTreeMap<u64, Vec<u8>>,
    /// The number of the first record that was not looked at to be packed.
    packed_to: u64,
    /// Envelopes, by record number, whose author or epoch is not known yet.
    waiting: BTreeMap<u64, Envelope>,
    outbox: BTreeMap<u64, Mine>,
    number_by_own_id: BTreeMap<EnvelopeId, u64>,
    in_flight: BTreeSet<u64>,
    opened: BTreeMap<Touched, String>,
    blobs: Blobs,
    next_record: u64,
    /// Envelopes that could not be used, by record number, and why.
    aside: BTreeMap<u64, String>,
    mark: RelayMark,
    head: Option<u64>,
    comparing: Option<Comparing>,
    /// The highest number acknowledged on this line; up to there, too, the relay is about to deliver.
    acknowledged_to: u64,
    line: LineState,
    timing: Timing,
    trouble: Option<LineTrouble>,
    backoff: Backoff,
    effects: VecDeque<Effect>,
    /// Whether the session is to be restored anew once everything queued is done.
    starts_over: bool,
    intake: Intake,
    snapshots: Snapshots,
}

impl Session {
    /// Founds an initiative; this device becomes its first lead.
    ///
    /// # Panics
    /// When a template does not fit in one change, which a test of the templates rules out.
    #[must_use]
    pub fn found(founding: &Founding<'_>, now: Millis, rng: &mut impl CryptoRng) -> Self {
        let keys = DeviceKeys::from_seed(Seed::generate(rng));
        let sheet = RecoverySheet {
            founding: Seed::generate(rng),
            epoch: EpochKey::generate(1, rng),
            team: Seed::generate(rng),
        };
        let code = founding.creation_code;
        let identity = Identity {
            creation_code: (!code.is_empty()).then(|| code.to_owned()),
            founding: Some(sheet.founding.clone()),
            ..Identity::new(keys.seed().clone(), sheet.membership(&keys))
        };
        let team = SealSecret::derive(sheet.team.as_bytes());
        let mut session = Self::create(identity, rng);
        let mut edits = founding.template.edits(&keys.key().tag(), team.public(), founding.lang, now, rng);
        edits.extend(session.nickname_edit(founding.nickname));
        session.begin(&edits, now, rng);
        session
    }

    /// Joins an initiative.
    ///
    /// # Errors
    /// When the invitation has ended or its grants do not hold.
    pub fn join(
        invite: &Invite,
        nickname: &str,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, InviteError> {
        let keys = DeviceKeys::from_seed(Seed::generate(rng));
        let membership = invite.accept(&keys, now)?;
        let mut session = Self::create(Identity::new(keys.seed().clone(), membership), rng);
        let edits: Vec<Edit> = session.nickname_edit(nickname).into_iter().collect();
        session.begin(&edits, now, rng);
        Ok(session)
    }

    /// Rebuilds a session from its stored records, in any order.
    ///
    /// # Errors
    /// When the record that says who this device is cannot be read. Any other record that cannot is set aside.
    pub fn restore(saved: Vec<(String, Vec<u8>)>, rng: &mut impl CryptoRng) -> Result<Self, RestoreError> {
        records::restore(saved, PACK_MIN, rng)
    }

    /// As [`Session::restore`], but packs what has come as soon as it is so many envelopes.
    ///
    /// # Errors
    /// As [`Session::restore`].
    pub fn restore_packing(
        saved: Vec<(String, Vec<u8>)>,
        n_min: usize,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, RestoreError> {
        records::restore(saved, n_min, rng)
    }

    fn create(identity: Identity, rng: &mut impl CryptoRng) -> Self {
        let keys = DeviceKeys::from_seed(identity.seed.clone());
        let membership = &identity.membership;
        let (me, path) =
            membership.chain.trace().expect("one's own chain was verified when it was made or stored");
        let actor = keys.key().fresh_actor(rng);
        let mut session = Self {
            team: membership.team.as_ref().map(|seed| SealSecret::derive(seed.as_bytes())),
            members: Members::new(KeyRing::new(
                &membership.epoch,
                &identity.keys,
                members::secrets(&keys, &identity),
            )),
            document: Document::new(actor),
            writers: BTreeMap::new(),
            held: BTreeSet::new(),
            handed: Handed::default(),
            print_key: PrintKey(blake3::derive_key("ensemble 1 print key", keys.seed().as_bytes())),
            kept: BTreeMap::new(),
            at_hand: BTreeMap::new(),
            packed_to: 0,
            waiting: BTreeMap::new(),
            outbox: BTreeMap::new(),
            number_by_own_id: BTreeMap::new(),
            in_flight: BTreeSet::new(),
            opened: BTreeMap::new(),
            blobs: Blobs::new(rng),
            next_record: 0,
            aside: BTreeMap::new(),
            mark: RelayMark::default(),
            head: None,
            comparing: None,
            acknowledged_to: 0,
            line: LineState::Idle,
            timing: Timing::default(),
            trouble: None,
            backoff: Backoff::default(),
            effects: VecDeque::new(),
            starts_over: false,
            intake: Intake::default(),
            snapshots: Snapshots::default(),
            identity,
            keys,
            me,
        };
        session.admit(&me, path);
        session
    }

    /// Writes a new session's first records: who it is, its membership, and its first change if it has one.
    fn begin(&mut self, edits: &[Edit], now: Millis, rng: &mut impl CryptoRng) {
        let mut writes = vec![self.identity.write()];
        self.introduce_oneself(now, &mut writes);
        let first = self.change(edits, now, rng).expect("templates and nicknames fit in one change");
        if let Some((envelope, touched)) = first {
            self.keep_own(&envelope, touched, now, &mut writes);
        }
        self.effects.extend([Effect::Persist(writes), Effect::Show]);
    }

    fn nickname_edit(&self, nickname: &str) -> Option<Edit> {
        let label: String = nickname.trim().chars().take(40).collect();
        (!label.is_empty() && self.role() > Role::Viewer).then(|| Edit::Set {
            kind: "devices",
            key: self.me.device.tag().as_str().to_owned(),
            field: "label".to_owned(),
            value: Value::Text(label),
        })
    }

    /// Does what a person wants done; returns the kind and key of what it created.
    ///
    /// # Errors
    /// When a field is not as expected, the role does not allow it, or a key is missing. Nothing is written then.
    pub fn edit(
        &mut self,
        command: &Command,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<(String, String)>, CommandError> {
        let author = Author {
            tag: self.me.device.tag(),
            role: self.role(),
            seal_to: self.keys.seal().public().clone(),
        };
        let prepared = command.prepare(self.document.initiative(), &author, now, rng)?;
        let change = self.change(&prepared.edits, now, rng).map_err(|TooManyOperations { found }| {
            let problem = Problem::TooLong { max: OPS_MAX, found };
            CommandError::Fields(vec![FieldError { field: "text".to_owned(), problem }])
        })?;
        if let Some((envelope, touched)) = change {
            let mut writes = Vec::new();
            for bytes in prepared.blobs {
                self.keep_blob(bytes, &mut writes);
            }
            self.keep_own(&envelope, touched, now, &mut writes);
            self.effects.extend([Effect::Persist(writes), Effect::Show]);
            self.call(now);
            self.push(now);
        }
        Ok(prepared.created)
    }

    /// What a lead prints, if this device has the founding key.
    #[must_use]
    pub fn recovery_sheet(&self) -> Option<RecoverySheet> {
        let Membership { epoch, team, .. } = &self.identity.membership;
        let (founding, team) = (self.identity.founding.clone()?, team.clone()?);
        // Later epochs' keys are wrapped to it; a sheet printed at founding opens them all.
        Some(RecoverySheet { founding, epoch: epoch.clone(), team })
    }

    /// Whether the lead has said the sheet is kept.
    #[must_use]
    pub const fn is_recovery_kept(&self) -> bool {
        self.identity.recovery_kept
    }

    /// Remembers that it is.
    pub fn recovery_kept(&mut self) {
        self.identity.recovery_kept = true;
        self.effects.extend([Effect::Persist(vec![self.identity.write()]), Effect::Show]);
    }

    /// What a screen shows.
    #[must_use]
    pub fn view(&self, query: &Query) -> View {
        let eyes = me::Eyes { session: self, tag: self.me.device.tag() };
        view::view(query, self.document.initiative(), &eyes)
    }

    /// What the first screen shows, for who does without all other views.
    #[must_use]
    pub fn home(&self) -> HomeView {
        view::home(self.document.initiative(), &me::Eyes { session: self, tag: self.me.device.tag() })
    }

    /// The initiative's id.
    #[must_use]
    pub const fn id(&self) -> InitiativeId {
        self.me.initiative
    }

    /// This device's tag, with which all that it creates is marked.
    #[must_use]
    pub fn tag(&self) -> DeviceTag {
        self.me.device.tag()
    }

    /// This member's role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.me.terms.role
    }

    /// What the document says.
    #[must_use]
    pub const fn initiative(&self) -> &Initiative {
        self.document.initiative()
    }

    /// The document, for those who compare or export it.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    fn admit(&mut self, member: &Member, path: Vec<GrantId>) {
        let writer = Writer { device: member.device, tag: member.device.tag(), role: member.terms.role };
        self.writers.insert(member.grant, writer);
        self.members.standing.admit(member.grant, member.device, member.terms.role, path);
    }

    fn learn(&mut self, introduction: Introduction, member: &Member, path: Vec<GrantId>) {
        self.admit(member, path);
        self.members.introduce(introduction, member);
    }

    /// Notes that an envelope is here; whether it was not before.
    fn hold(&mut self, id: EnvelopeId) -> bool {
        self.held.insert(self.print_key.print(&id))
    }

    fn is_held(&self, bytes: &[u8]) -> bool {
        self.held.contains(&self.print_key.print(&EnvelopeId::of(bytes)))
    }

    fn take_number(&mut self) -> u64 {
        let number = self.next_record;
        self.next_record += 1;
        number
    }
}
