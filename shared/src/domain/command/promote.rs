//! Making something of a voice: the entry, the way between them and an answer, in one change; and taking that back.

use rand_core::CryptoRng;

use super::entry::{archive, change, create, put, wrong};
use super::voices::reply;
use super::{Author, CommandError, Prepared, Problem};
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::schema::{self, Shape};
use crate::keys::fresh_key;
use crate::sync::Millis;

/// Writes the entry, that the voice became it, and the answer, if there is one.
pub(super) fn promote(
    initiative: &Initiative,
    author: &Author,
    (voice, kind, given): (&str, &str, &[(String, Value)]),
    (answer, lang): (&str, &str),
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let is_there = initiative.get("contributions", voice).is_some();
    if !is_there || initiative.is_withdrawn("contributions", voice) {
        return Err(wrong("contribution", Problem::Unknown));
    }
    if schema::kind(kind).is_none_or(|kind| kind.collection().shape != Shape::Entity) {
        return Err(wrong("kind", Problem::NotOffered));
    }
    let target = fresh_key(&author.tag, rng);
    let way = format!("{voice}|{target}");
    let mut prepared = create(initiative, author, kind, given, (now, target))?;
    let promotions = schema::kind("promotions").expect("the schema has it");
    let became = [("relation".to_owned(), Value::Text("became".to_owned()))];
    prepared.edits.extend(put(promotions, initiative, author, way, &became, now)?.edits);
    if !answer.trim().is_empty() {
        let answered = reply(initiative, author, (voice, answer, lang), (now, rng))?;
        prepared.edits.extend(answered.edits);
        prepared.blobs = answered.blobs;
    }
    Ok(prepared)
}

/// Cuts the way between a voice and what it became. The entry goes out of the lists, unless another voice led to it too.
pub(super) fn take_back(
    initiative: &Initiative,
    author: &Author,
    promotion: &str,
    now: Millis,
) -> Result<Prepared, CommandError> {
    let undone = [("undone".to_owned(), Value::Flag(true))];
    let mut prepared = change(initiative, author, ("promotions", promotion), &undone, now)?;
    let target = promotion.split_once('|').map_or("", |(_, target)| target);
    let leads_here = |(way, said): (&String, &Entity)| {
        way != promotion && !said.flag("undone") && way.split_once('|').is_some_and(|(_, to)| to == target)
    };
    let is_shared = initiative.standing("promotions").any(leads_here);
    if let Some((kind, entity)) = initiative.find(target)
        && !is_shared
        && !entity.is_archived()
    {
        prepared.edits.extend(archive(initiative, author, (kind, target), "", now)?.edits);
    }
    Ok(prepared)
}

#[cfg(test)]
mod tests {
    use crate::domain::rig::{Table, values};
    use crate::domain::view::{Query, View, VoiceRow};
    use crate::domain::{Audience, Command, CommandError, Role};

    fn gives(table: &mut Table, who: usize) -> String {
        let (kind, body, lang) = ("idea".to_owned(), "More street lamps".to_owned(), "fr".to_owned());
        let voice = table[who].does(&Command::GiveVoice {
            kind,
            body,
            audience: Audience::Everyone,
            lang,
            media: Vec::new(),
        });
        table.meet();
        voice.expect("anybody may")
    }

    fn promotion(voice: &str, kind: &str, fields: &[(&str, &str)], reply: &str) -> Command {
        Command::Promote {
            contribution: voice.to_owned(),
            kind: kind.to_owned(),
            fields: values(kind, fields),
            reply: reply.to_owned(),
            lang: "fr".to_owned(),
        }
    }

    fn shown(table: &Table, who: usize, voice: &str) -> VoiceRow {
        let View::Voice(Some(row)) = table[who].asks(&Query::Voice(voice.to_owned())) else {
            panic!("it is there")
        };
        row
    }

    fn n_new_in(table: &Table) -> usize {
        let View::Desk(desk) = table[0].asks(&Query::Desk { n_max: 9, today: "2026-06-15".to_owned() })
        else {
            panic!("a desk answers")
        };
        desk.n_new_in
    }

    #[test]
    fn a_voice_becomes_an_entry_with_a_way_back_and_an_answer_in_one_change() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let voice = gives(&mut table, 1);
        assert_eq!(n_new_in(&table), 1);
        let fields = [("title", "Light in the park"), ("state", "idea"), ("lang", "fr")];
        let entry = table[0].does(&promotion(&voice, "activities", &fields, "Merci !")).expect("she may");
        table.meet();
        let row = shown(&table, 1, &voice);
        assert_eq!((row.review.as_deref(), row.replies.len()), (Some("used"), 1));
        assert_eq!(n_new_in(&table), 0, "it is decided");
        let View::Trail(trail) = table[0].asks(&Query::Trail(entry.clone())) else { panic!("it answers") };
        assert_eq!(trail.came_from[0].other.key, voice);
        let promotion = trail.came_from[0].promotion.clone();
        table[0].does(&Command::TakeBack { promotion }).expect("she may");
        table.meet();
        assert!(table[1].opens("activities", &entry).archived.is_some(), "nothing is deleted");
        let row = shown(&table, 1, &voice);
        assert_eq!((row.review, row.replies.len()), (None, 1), "an answer was read; it stays");
    }

    #[test]
    fn only_the_team_promotes_only_what_is_there_and_only_to_what_stands_by_itself() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        let voice = gives(&mut table, 1);
        let cause = promotion(&voice, "causes", &[("title", "No light")], "");
        assert!(matches!(table[1].does(&cause), Err(CommandError::NotAllowed { .. })));
        assert!(table[0].does(&promotion("nowhere", "causes", &[("title", "No light")], "")).is_err());
        assert!(table[0].does(&promotion(&voice, "causes", &[], "")).is_err(), "it needs a title");
        assert!(table[0].does(&promotion(&voice, "tags", &[], "")).is_err());
        table[1].does(&Command::Withdraw { contribution: voice }).expect("it is hers");
        table.meet();
        assert!(table[0].does(&cause).is_err(), "what was taken back is nobody's to use");
    }
}
