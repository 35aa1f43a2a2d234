//! What must be true, kept beside the world and compared with it: what each person was told is saved, and what the
//! relay said it has.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use shared::domain::command::Command;
use shared::domain::initiative::said_beside;
use shared::domain::media::Opened;
use shared::domain::view::{Query, View, VoiceRow};
use shared::domain::{Initiative, Value};
use shared::keys::{DeviceKey, tag_of_key};
use shared::sync::Session;
use shared::wire::message::{LogId, Open};
use shared::wire::{EnvelopeId, ToDevice, ToRelay};

use crate::PhoneId;

/// Something a person wrote that can be found again.
#[derive(Debug, Clone, PartialEq)]
pub enum Saying {
    /// An entity, by kind and key, and what one of its fields says if that is said in clear.
    Entity {
        /// Its kind.
        kind: &'static str,
        /// Its key.
        key: String,
        /// The field and its value.
        says: Option<(&'static str, Value)>,
        /// What its sealed body says, if it has one.
        sealed: Option<String>,
        /// What was photographed or spoken with it.
        media: Vec<Opened>,
    },
    /// A voice, or what a household answered, that was taken back.
    Withdrawal {
        /// Its kind: a voice, or a filled-in form.
        kind: &'static str,
        /// Its key.
        key: String,
    },
    /// A word that occurs nowhere else, in one of the agenda's texts.
    Word {
        /// The text's field.
        field: String,
        /// Its language.
        lang: String,
        /// The word.
        word: String,
    },
    /// Something under a composite key, such as where a voice stands; a later one may have replaced it.
    Keyed {
        /// Its kind.
        kind: &'static str,
        /// Its key.
        key: String,
    },
}

impl Saying {
    /// How often it stands in an initiative.
    fn n_times(&self, initiative: &Initiative) -> usize {
        match self {
            Self::Entity { kind, key, says, .. } => {
                let entity = initiative.get(kind, key);
                let holds = |entity: &shared::domain::Entity| {
                    says.as_ref().is_none_or(|(field, value)| entity.get(field) == Some(value))
                };
                usize::from(entity.is_some_and(holds))
            }
            Self::Word { field, lang, word } => {
                initiative.agenda_text(field, lang).matches(word.as_str()).count()
            }
            Self::Withdrawal { kind, key } => usize::from(initiative.is_withdrawn(kind, key)),
            Self::Keyed { kind, key } => {
                usize::from(initiative.get(kind, key).is_some_and(|it| !it.fields.is_empty()))
            }
        }
    }

    /// What a command says, once it has created `created`.
    pub fn of(command: &Command, created: Option<&(String, String)>) -> Option<Self> {
        let key = || created.map(|(_, key)| key.clone());
        let entity =
            |kind, says, sealed| Some(Self::Entity { kind, key: key()?, says, sealed, media: Vec::new() });
        match command {
            Command::GiveVoice { body, audience, media, .. }
            | Command::GiveFor { body, audience, media, .. } => {
                let clear = *audience == shared::domain::Audience::Everyone;
                let says = (clear && !body.is_empty()).then(|| ("body", Value::Text(body.clone())));
                let sealed = (!clear).then(|| body.clone());
                let media = media.iter().filter_map(|media| Opened::read(media.to_body())).collect();
                Some(Self::Entity { kind: "contributions", key: key()?, says, sealed, media })
            }
            // Sealed or not, as the voice is: read by the team in any case.
            Command::Reply { body, .. } => entity("replies", None, Some(body.clone())),
            Command::Withdraw { contribution: key } => {
                Some(Self::Withdrawal { kind: "contributions", key: key.clone() })
            }
            Command::WithdrawAnswers { submission: key } => {
                Some(Self::Withdrawal { kind: "submissions", key: key.clone() })
            }
            Command::RecordReading { value, .. } => {
                entity("readings", Some(("value", Value::Number(*value))), None)
            }
            Command::Review { contribution, .. } => {
                Some(Self::Keyed { kind: "reviews", key: contribution.clone() })
            }
            Command::Create { kind, .. } => {
                let kind = shared::domain::schema::kind(kind)?;
                if kind.parts.is_empty() {
                    return entity(kind.name, None, None);
                }
                Some(Self::Keyed { kind: kind.name, key: key()? })
            }
            Command::Promote { kind, .. } => entity(shared::domain::schema::kind(kind)?.name, None, None),
            // What was answered at a door is no voice: its own story looks at who can read it.
            // Read as sums only, and not one by one.
            Command::Submit { media, consent, .. } => {
                let media = media
                    .iter()
                    .filter(|_| *consent)
                    .filter_map(|(_, media)| Opened::read(media.to_body()))
                    .collect();
                Some(Self::Entity { kind: "submissions", key: key()?, says: None, sealed: None, media })
            }
            Command::FieldDay { .. } => entity("field_days", None, None),
            // The harness notes the word it put in; other rewrites are not followed.
            Command::SetText { .. }
            | Command::Reword { .. }
            | Command::TakeBack { .. }
            | Command::SetNickname { .. }
            | Command::Adopt { .. }
            | Command::Join { .. }
            | Command::PublishVersion { .. }
            | Command::Place { .. }
            | Command::Change { .. }
            | Command::Archive { .. }
            | Command::Restore { .. } => None,
        }
    }
}

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// A phone lacks what somebody was told is saved.
    Lost { on: PhoneId, by: PhoneId, said: Saying },
    /// A phone shows the same thing more than once.
    Twice { on: PhoneId, said: Saying, times: usize },
    /// A phone shows something its author was told is not saved.
    Ghost { on: PhoneId, kind: &'static str, key: String },
    /// A phone that was opened again lacks what it had shown as saved.
    Forgot { on: PhoneId, said: Saying },
    /// A frame left a phone that did not have its envelope on disk.
    SentBeforeSaved { on: PhoneId },
    /// The relay acknowledged what is not in its store.
    AcknowledgedNotStored { id: EnvelopeId },
    /// A phone of the team does not show what was sealed to it.
    Unread { on: PhoneId, key: String, shows: Option<String> },
    /// A phone of the team does not show a photo or a recording that was given.
    Unseen { on: PhoneId, key: String },
    /// A phone, or the relay, still has sealed words that were withdrawn.
    NotErased { on: Option<PhoneId> },
    /// A phone shows words that were withdrawn.
    ShownAgain { on: PhoneId, key: String },
    /// Two phones show different things.
    Apart { one: PhoneId, other: PhoneId },
    /// A phone that packed what it has lacks something afterwards.
    PackedAway { on: PhoneId, n_lost: usize },
    /// A phone still waits to send, or was refused, or put something aside.
    Unfinished { on: PhoneId, what: String },
    /// Words that nobody outside may read stand in a frame or in the relay's store.
    Leaked { where_: &'static str },
    /// Reconnecting, when everybody had everything, moved envelopes again.
    MovedAgain { n_frames: usize },
    /// A device asked for what it had said before that it has.
    WentBack { log: LogId, from: u64, to: u64 },
    /// The world did not come to rest.
    Restless { after_ms: i64 },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// The model.
#[derive(Debug, Default)]
pub struct Oracle {
    saved: Vec<(PhoneId, Saying)>,
    /// Stored, but the phone could not say so.
    perhaps: BTreeSet<String>,
    /// Keys of what somebody wrote who was removed, whose sealed words may never have been sent.
    unsent_bodies: BTreeSet<String>,
    acknowledged: BTreeSet<EnvelopeId>,
    cursors: BTreeMap<DeviceKey, (LogId, u64)>,
    secrets: Vec<Vec<u8>>,
    /// Frames with envelopes in them, since somebody last set this to 0.
    pub n_envelope_frames: usize,
    /// Those among them that went up.
    pub n_pushed: usize,
    /// Questions what the relay has, since somebody last set this to 0.
    pub n_compared: usize,
    /// Whether a rogue has written two changes of one number. What others built on one of them may go then, until they
    /// say it again; and they do so with entities only.
    pub has_forked: bool,
    /// What was not as it must be, as soon as it was seen.
    pub seen: Vec<Finding>,
}

impl Oracle {
    /// A person was told that this is saved.
    pub fn told_saved(&mut self, by: PhoneId, said: Saying) {
        self.saved.push((by, said));
    }

    /// A person was told that this is not saved, although it may be.
    pub fn perhaps_saved(&mut self, said: &Saying) {
        if let Saying::Entity { key, .. } = said {
            self.perhaps.insert(key.clone());
        }
    }

    /// A word was taken out of a text on purpose; nobody expects it any more.
    pub fn struck_out(&mut self, struck: &str) {
        self.saved.retain(|(_, said)| !matches!(said, Saying::Word { word, .. } if word == struck));
    }

    /// Words that no frame and no store may show, in any encoding of text.
    pub fn keep_secret(&mut self, words: &str) {
        self.secrets.push(words.as_bytes().to_vec());
        self.secrets.push(words.encode_utf16().flat_map(u16::to_le_bytes).collect());
        self.secrets.push(words.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }

    /// How many things people were told are saved.
    #[must_use]
    pub fn n_saved(&self) -> usize {
        self.saved.len()
    }

    /// Looks at a frame on its way to the relay.
    pub fn saw_up(&mut self, frame: &[u8]) {
        match ToRelay::from_frame(frame) {
            Ok(ToRelay::Push { .. }) => {
                self.n_envelope_frames += 1;
                self.n_pushed += 1;
            }
            Ok(ToRelay::Open(open)) => self.saw_cursor(&open),
            Ok(ToRelay::Compare { .. }) => self.n_compared += 1,
            Ok(ToRelay::Ping | ToRelay::Follow { .. }) | Err(_) => {}
        }
        self.look_for_leaks("a frame to the relay", frame);
    }

    /// A cursor only grows as long as a device stays in one log. A relay whose disk was put back twice without a word has
    /// an id again that its devices have left; they compare then, and begin anew.
    fn saw_cursor(&mut self, open: &Open) {
        let Some(log) = open.log else { return };
        match self.cursors.insert(open.device, (log, open.cursor)) {
            Some((before, cursor)) if before == log && open.cursor < cursor => {
                self.seen.push(Finding::WentBack { log, from: cursor, to: open.cursor });
            }
            _ => {}
        }
    }

    /// Looks at a frame on its way to a phone.
    pub fn saw_down(&mut self, frame: &[u8], is_stored: impl Fn(&EnvelopeId) -> bool) {
        match ToDevice::from_frame(frame) {
            Ok(ToDevice::Deliver { .. }) => self.n_envelope_frames += 1,
            Ok(ToDevice::Ack { id, .. }) => {
                if !is_stored(&id) {
                    self.seen.push(Finding::AcknowledgedNotStored { id });
                }
                self.acknowledged.insert(id);
            }
            Ok(_) | Err(_) => {}
        }
        self.look_for_leaks("a frame to a phone", frame);
    }

    /// Looks for words that must not be there.
    pub fn look_for_leaks(&mut self, where_: &'static str, bytes: &[u8]) {
        let leaks = self.secrets.iter().any(|secret| contains(bytes, secret));
        if leaks {
            self.seen.push(Finding::Leaked { where_ });
        }
    }

    /// A phone packed what it has: an id stands for an envelope's exact bytes, and so for every change in it.
    pub fn compacted(&mut self, on: PhoneId, before: &BTreeSet<EnvelopeId>, after: &BTreeSet<EnvelopeId>) {
        let n_lost = before.difference(after).count();
        if n_lost > 0 {
            self.seen.push(Finding::PackedAway { on, n_lost });
        }
    }

    /// What was acknowledged and is not stored.
    pub fn check_store(&mut self, is_stored: impl Fn(&EnvelopeId) -> bool) -> Vec<Finding> {
        let lost = self.acknowledged.iter().filter(|id| !is_stored(id));
        lost.map(|id| Finding::AcknowledgedNotStored { id: *id }).collect()
    }

    /// What a phone that was opened again has forgotten of its own. What waits for a coordinator's decision it shows there.
    pub fn check_own(&self, on: PhoneId, session: &Session) -> Vec<Finding> {
        let (initiative, tag) = (session.initiative(), session.tag());
        if session.document().late().any(|change| change.device.tag() == tag) {
            return Vec::new();
        }
        let own = self.saved.iter().filter(|(by, said)| *by == on && said.n_times(initiative) == 0);
        own.filter(|_| !self.has_forked).map(|(_, said)| Finding::Forgot { on, said: said.clone() }).collect()
    }

    /// Somebody removes somebody: what the remover shows of them is the remover's to keep from now on.
    pub fn vouched_for(&mut self, whom: PhoneId, by: PhoneId, initiative: &Initiative) {
        for (author, said) in &mut self.saved {
            if *author == whom && said.n_times(initiative) > 0 {
                *author = by;
                if let Saying::Entity { key, .. } = said {
                    self.unsent_bodies.insert(key.clone());
                }
            }
        }
    }

    /// Compares what a phone shows with what everybody was told is saved. What those who are out wrote may have come too
    /// late; where somebody has forked their changes, only entities are sure to be found again.
    pub fn check_phone(&self, on: PhoneId, initiative: &Initiative, out: &BTreeSet<PhoneId>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (by, said) in &self.saved {
            if self.has_forked && !matches!(said, Saying::Entity { .. }) {
                continue;
            }
            match said.n_times(initiative) {
                0 if out.contains(by) => {}
                0 => findings.push(Finding::Lost { on, by: *by, said: said.clone() }),
                1 => {}
                times => findings.push(Finding::Twice { on, said: said.clone(), times }),
            }
            if let Saying::Entity { kind, key, .. } = said {
                known.entry(kind).or_default().insert(key);
            }
        }
        for kind in ["contributions", "replies"] {
            for (key, _) in initiative.each(kind) {
                let is_known = known.get(kind).is_some_and(|keys| keys.contains(key.as_str()));
                if !is_known && !self.perhaps.contains(key) {
                    findings.push(Finding::Ghost { on, kind, key: key.clone() });
                }
            }
        }
        findings
    }
}

impl Oracle {
    /// Compares what a phone reads of sealed bodies with what was sealed.
    #[must_use]
    pub fn check_bodies(&self, on: PhoneId, session: &Session, out: &BTreeSet<PhoneId>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (by, said) in &self.saved {
            let Saying::Entity { kind, key, sealed, media, .. } = said else { continue };
            findings.extend(self.check_media((on, by), session, (kind, key), (media, out)));
            let Some(words) = sealed else { continue };
            let shows = shown(session, kind, key);
            if session.initiative().is_withdrawn(kind, key) {
                if shows.is_some() {
                    findings.push(Finding::ShownAgain { on, key: key.clone() });
                }
            } else if shows.is_none()
                && (self.may_lack_body(*by, key, out) || Self::answers_an_outsider(session, key))
            {
            } else if (session.role().in_team() || on == *by) && shows.as_ref() != Some(words) {
                // A member of the team who is the author reads it too; others of the team must.
                findings.push(Finding::Unread { on, key: key.clone(), shows });
            }
        }
        findings
    }
}

impl Oracle {
    /// Sealed words travel beside the log, and their author may not have come to send them. And a withdrawal that a fork
    /// took away has erased them all the same.
    fn may_lack_body(&self, by: PhoneId, key: &str, out: &BTreeSet<PhoneId>) -> bool {
        out.contains(&by) || self.unsent_bodies.contains(key) || self.has_forked
    }

    /// Whether it answers a voice of somebody who is no longer a member. They may have withdrawn it, and the answer was
    /// erased with it on the way, before it was heard that their withdrawal came too late.
    fn answers_an_outsider(session: &Session, reply: &str) -> bool {
        let reply = session.initiative().get("replies", reply);
        let voice = reply.and_then(|reply| reply.text("contribution"));
        voice
            .map(tag_of_key)
            .is_some_and(|tag| !session.people().members.iter().any(|row| row.tag == tag && !row.is_out))
    }

    /// Compares what a phone has of what was photographed or spoken with a voice, or at a door.
    fn check_media(
        &self,
        (on, by): (PhoneId, &PhoneId),
        session: &Session,
        (kind, key): (&str, &str),
        (media, out): (&[Opened], &BTreeSet<PhoneId>),
    ) -> Option<Finding> {
        if media.is_empty() {
            return None;
        }
        let beside = beside(session, kind, key)?;
        let has: Vec<Opened> = beside.iter().filter_map(|key| session.media(key)).collect();
        if session.initiative().is_withdrawn(kind, key) {
            return (!has.is_empty()).then(|| Finding::ShownAgain { on, key: key.to_owned() });
        }
        let must_have = (session.role().in_team() || on == *by) && !self.may_lack_body(*by, key, out);
        let lacks = media.iter().any(|it| !has.contains(it));
        (lacks && must_have).then(|| Finding::Unseen { on, key: key.to_owned() })
    }
}

/// What a phone shows beside a voice, or has beside answers, which it shows as sums; nothing if it knows of neither.
fn beside(session: &Session, kind: &str, key: &str) -> Option<Vec<String>> {
    if kind == "contributions" {
        return Some(voice(session, key)?.media.into_iter().map(|row| row.key).collect());
    }
    let initiative = session.initiative();
    initiative.get(kind, key)?;
    let of = initiative.each("blobs").filter(|(_, it)| said_beside("blobs", it) == Some((kind, key)));
    Some(of.map(|(key, _)| key.clone()).collect())
}

/// A voice as a phone shows it.
fn voice(session: &Session, key: &str) -> Option<VoiceRow> {
    let View::Voice(row) = session.view(&Query::Voice(key.to_owned())) else { return None };
    row
}

/// The words a phone shows of a voice or an answer.
fn shown(session: &Session, kind: &str, key: &str) -> Option<String> {
    let of = if kind == "replies" { session.initiative().get(kind, key)?.text("contribution")? } else { key };
    let row = voice(session, of)?;
    if kind == "replies" { row.replies.into_iter().find(|reply| reply.key == key)?.body } else { row.body }
}

/// Whether `needle` stands somewhere in `hay`.
#[must_use]
pub fn contains(hay: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else { return false };
    let starts = hay.iter().enumerate().filter(|(_, byte)| *byte == first).map(|(at, _)| at);
    starts.into_iter().any(|at| hay.get(at..).is_some_and(|rest| rest.starts_with(needle)))
}

/// Findings as lines, the first dozen of them.
#[must_use]
pub fn told(findings: &[Finding]) -> String {
    let lines = findings.iter().take(12).map(|finding| format!("\n  {finding}"));
    format!("{} findings{}", findings.len(), lines.collect::<String>())
}
