//! Voices: what a person gave and what became of it.

use serde::{Deserialize, Serialize};

use super::fate::Fates;
use super::measure::nickname;
use super::trail::is_supported;
use super::{Beholder, SendState};
use crate::domain::command::{Audience, print_of_words};
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::media::MEDIA_TYPES;
use crate::domain::receipt;
use crate::keys::tag_of_key;
use crate::wire::limits::MEDIA_PER_VOICE;

/// One voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VoiceRow {
    /// Its key.
    pub key: String,
    /// Its word code.
    pub receipt: String,
    /// One of [`crate::domain::schema::VOICE_KINDS`].
    pub kind: String,
    /// What was said; nothing if it is not for this device's eyes, has not arrived, or was withdrawn.
    pub body: Option<String>,
    /// Whether it is for this device's eyes and has not arrived yet.
    pub awaited: bool,
    /// Who withdrew it, if somebody did: one of [`crate::domain::schema::WITHDRAWN_BY`].
    pub withdrawn: Option<String>,
    /// The language it is said in.
    pub lang: String,
    /// How it came, if somebody else wrote it down for who said it.
    pub for_another: Option<String>,
    /// Who may read it.
    pub audience: Audience,
    /// When its author's phone says it was given, in milliseconds since 1970.
    pub at_ms: i64,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Whether this device gave it.
    pub mine: bool,
    /// Where it has got to.
    pub state: SendState,
    /// Where it stands at the team: one of [`crate::domain::schema::REVIEW_STATES`], if anybody has said.
    pub review: Option<String>,
    /// Why it stands there, in words.
    pub reason: Option<String>,
    /// Whether its words were changed after somebody said where it stands.
    pub edited_since: bool,
    /// Whether this device may still put it into other words.
    pub may_reword: bool,
    /// How many phones support it; phones, not people.
    pub n_phones: usize,
    /// With how many others it was joined that say the same.
    pub n_joined: usize,
    /// The answers, oldest first.
    pub replies: Vec<ReplyRow>,
    /// Its photos and recordings, if they are for this device's eyes.
    pub media: Vec<MediaRow>,
}

/// A photo or a recording beside a voice, or beside what was answered at a door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaRow {
    /// Its key.
    pub key: String,
    /// One of [`crate::domain::media::MEDIA_TYPES`].
    pub media_type: String,
    /// How long a recording lasts; 0 of a photo.
    pub seconds: i64,
    /// Whether it has not arrived yet.
    pub awaited: bool,
}

/// A page of the voices that everybody may read, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenVoices {
    /// How many there are on all pages.
    pub n: usize,
    /// The page.
    pub rows: Vec<OpenVoice>,
}

/// One voice that everybody may read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenVoice {
    /// As elsewhere.
    pub voice: VoiceRow,
    /// Whether this phone supports it.
    pub is_supported_here: bool,
}

/// One answer to a voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReplyRow {
    /// Its key.
    pub key: String,
    /// What it says; nothing if it is not for this device's eyes, or has not arrived.
    pub body: Option<String>,
    /// Whether it is for this device's eyes and has not arrived yet.
    pub awaited: bool,
    /// The language it is in.
    pub lang: String,
    /// When it was written, by its author's phone.
    pub at_ms: i64,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Where it has got to.
    pub state: SendState,
}

fn body(me: &impl Beholder, kind: &str, key: &str, entity: &Entity) -> Option<String> {
    entity.text("body").or_else(|| me.opened(kind, key)).map(str::to_owned)
}

fn reply(initiative: &Initiative, me: &impl Beholder, key: &str, reply: &Entity) -> ReplyRow {
    ReplyRow {
        key: key.to_owned(),
        body: body(me, "replies", key, reply),
        awaited: me.awaits("replies", key),
        lang: reply.text("lang").unwrap_or_default().to_owned(),
        at_ms: reply.at_ms(),
        by: nickname(initiative, key),
        state: me.send_state("replies", key),
    }
}

/// What of a voice's photos and recordings is for this device's eyes; nobody adds to another's voice.
fn media(me: &impl Beholder, fates: &Fates<'_>, voice: &str) -> Vec<MediaRow> {
    let of_author = fates.media.of(voice).iter().filter(|(key, _)| tag_of_key(key) == tag_of_key(voice));
    of_author.filter_map(|(key, it)| media_row(me, key, it)).take(MEDIA_PER_VOICE).collect()
}

/// A photo or a recording, if it is for this device's eyes.
pub(super) fn media_row(me: &impl Beholder, key: &str, it: &Entity) -> Option<MediaRow> {
    let media_type = it.text("media_type").filter(|of| MEDIA_TYPES.contains(of))?.to_owned();
    let seconds = it.int("seconds").unwrap_or(0);
    let row = MediaRow { key: key.to_owned(), media_type, seconds, awaited: me.awaits("blobs", key) };
    (row.awaited || me.holds("blobs", key)).then_some(row)
}

pub(super) fn row(
    initiative: &Initiative,
    me: &impl Beholder,
    fates: &Fates<'_>,
    (key, voice): (&str, &Entity),
) -> VoiceRow {
    let review = initiative.get("reviews", key);
    let mine = tag_of_key(key) == me.tag().as_str();
    let withdrawn = voice.text("withdrawn").map(str::to_owned);
    let is_clear = withdrawn.is_none() && voice.text("body").is_some();
    // Who gives a photo for everyone need not say anything.
    let no_words = (voice.text("audience") == Some("everyone")).then(String::new);
    let found = if withdrawn.is_none() { fates.replies.of(key) } else { &[] };
    let mut answers: Vec<ReplyRow> =
        found.iter().map(|(key, answer)| reply(initiative, me, key, answer)).collect();
    answers.sort_by(|a, b| (a.at_ms, &a.key).cmp(&(b.at_ms, &b.key)));
    VoiceRow {
        key: key.to_owned(),
        receipt: receipt::code(key),
        kind: voice.text("kind").unwrap_or_default().to_owned(),
        body: body(me, "contributions", key, voice).or(no_words).filter(|_| withdrawn.is_none()),
        awaited: withdrawn.is_none() && me.awaits("contributions", key),
        lang: voice.text("lang").unwrap_or_default().to_owned(),
        for_another: voice.text("origin").filter(|_| voice.flag("on_behalf")).map(str::to_owned),
        audience: if voice.text("audience") == Some("everyone") {
            Audience::Everyone
        } else {
            Audience::Team
        },
        at_ms: voice.at_ms(),
        by: nickname(initiative, key),
        mine,
        state: me.send_state("contributions", key),
        review: fates.standing(key).map(str::to_owned),
        reason: review
            .and_then(|review| review.text("reason"))
            .filter(|reason| !reason.is_empty())
            .map(str::to_owned),
        edited_since: review.is_some_and(|review| {
            let seen = review.get("words");
            seen.is_some() && print_of_words(voice).is_some_and(|words| seen != Some(&words))
        }),
        may_reword: mine && is_clear && !fates.is_dealt_with(key),
        n_phones: fates.n_phones(key),
        n_joined: fates.others(key).count(),
        replies: answers,
        media: if withdrawn.is_none() { media(me, fates, key) } else { Vec::new() },
        withdrawn,
    }
}

/// The voices that nobody withdrew.
pub(super) fn standing(initiative: &Initiative) -> impl Iterator<Item = (&String, &Entity)> {
    initiative.each("contributions").filter(|(_, voice)| voice.text("withdrawn").is_none())
}

fn newest_first(rows: &mut [VoiceRow]) {
    rows.sort_by(|a, b| (b.at_ms, &b.key).cmp(&(a.at_ms, &a.key)));
}

pub(super) fn mine(initiative: &Initiative, me: &impl Beholder) -> Vec<VoiceRow> {
    let fates = Fates::of(initiative);
    let mut rows: Vec<VoiceRow> = initiative
        .each("contributions")
        .filter(|(key, _)| tag_of_key(key) == me.tag().as_str())
        .map(|(key, voice)| row(initiative, me, &fates, (key, voice)))
        .collect();
    newest_first(&mut rows);
    rows
}

pub(super) fn open(initiative: &Initiative, me: &impl Beholder, from: usize, count: usize) -> OpenVoices {
    let fates = Fates::of(initiative);
    let mut found: Vec<_> =
        standing(initiative).filter(|(_, voice)| voice.text("audience") == Some("everyone")).collect();
    found.sort_by_key(|(key, voice)| std::cmp::Reverse((voice.at_ms(), *key)));
    let open = |(key, voice): (&String, &Entity)| OpenVoice {
        voice: row(initiative, me, &fates, (key, voice)),
        is_supported_here: is_supported(initiative, me, key),
    };
    OpenVoices { n: found.len(), rows: found.iter().skip(from).take(count).copied().map(open).collect() }
}

pub(super) fn voice(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<VoiceRow> {
    let voice = initiative.get("contributions", key)?;
    Some(row(initiative, me, &Fates::of(initiative), (key, voice)))
}

/// The voices with this receipt; two may share one. Whoever has it learns where its voice stands and what was answered.
/// The words are for the team's screens only: who mistypes a receipt reads no other person's.
pub(super) fn with_receipt(initiative: &Initiative, me: &impl Beholder, code: &str) -> Vec<VoiceRow> {
    let fates = Fates::of(initiative);
    let found = initiative.each("contributions").filter(|(key, _)| receipt::code(key) == code);
    let shown = |(key, voice): (&String, &Entity)| {
        let row = row(initiative, me, &fates, (key, voice));
        if me.role().in_team() {
            row
        } else {
            VoiceRow { body: None, awaited: false, media: Vec::new(), ..row }
        }
    };
    found.map(shown).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::rig::Table;
    use crate::domain::view::{Query, View, VoiceRow};
    use crate::domain::{Audience, Command, Role, receipt};

    fn found(table: &Table, who: usize, code: &str) -> Vec<VoiceRow> {
        let View::Receipt(rows) = table[who].asks(&Query::Receipt(code.to_owned())) else {
            panic!("it answers")
        };
        rows
    }

    #[test]
    fn a_voice_for_another_keeps_how_it_came_and_its_receipt_says_where_it_stands_on_every_phone() {
        let mut table = Table::of(&[Role::Lead, Role::FieldWorker, Role::Resident]);
        let give = |origin: &str| Command::GiveFor {
            kind: "concern".to_owned(),
            body: "Lift ya a pa mache.".to_owned(),
            audience: Audience::Everyone,
            lang: "ht".to_owned(),
            origin: origin.to_owned(),
            media: Vec::new(),
        };
        assert!(table[1].does(&give("pigeon")).is_err());
        let voice = table[1].does(&give("field")).expect("she may");
        table.meet();
        let review = Command::Review {
            contribution: voice.clone(),
            state: "in_discussion".to_owned(),
            reason: String::new(),
        };
        table[0].does(&review).expect("he may");
        table.meet();
        let code = receipt::code(&voice);
        let shown = &found(&table, 0, &code)[0];
        assert_eq!((shown.for_another.as_deref(), shown.lang.as_str()), (Some("field"), "ht"));
        assert!(shown.body.is_some(), "the team knows what it speaks of");
        for who in [1, 2] {
            let shown = &found(&table, who, &code)[0];
            assert_eq!((shown.review.as_deref(), shown.body.as_deref()), (Some("in_discussion"), None));
        }
        assert!(found(&table, 2, "no-such").is_empty());
    }
}
