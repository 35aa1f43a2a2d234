//! What a person does at a phone.

use shared::domain::command::{Audience, Command};
use shared::domain::media::Media;
use shared::domain::view::{Query, View, VoiceRow};
use shared::sync::Session;

use crate::oracle::Saying;
use crate::{PhoneId, World};

/// What came of doing something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The key of what was created; empty if nothing was.
    pub key: String,
    /// Whether the person was told that it is saved.
    pub is_saved: bool,
}

/// A person at a phone.
#[derive(Debug)]
pub struct Person<'a> {
    world: &'a mut World,
    id: PhoneId,
}

impl<'a> Person<'a> {
    pub(crate) const fn new(world: &'a mut World, id: PhoneId) -> Self {
        Self { world, id }
    }

    /// Does what a command says; nothing comes of it if the app is closed, the form is wrong or the role forbids it.
    pub fn does(&mut self, command: &Command) -> Option<Done> {
        self.says(command, None)
    }

    fn says(&mut self, command: &Command, said: Option<Saying>) -> Option<Done> {
        let (created, is_saved) = self.world.with(self.id, |phone, around| {
            phone.command(around, |session, now, rng| match session.edit(command, now, rng) {
                Ok(created) => {
                    let said = said.or_else(|| Saying::of(command, created.as_ref()));
                    (Some(created), said)
                }
                Err(_) => (None, None),
            })
        })?;
        let key = created?.map(|(_, key)| key).unwrap_or_default();
        Some(Done { key, is_saved })
    }

    /// Gives a voice for everyone; returns its key.
    pub fn give_voice(&mut self, body: &str) -> String {
        self.voice(body, Audience::Everyone).expect("everybody gives voices").key
    }

    /// Gives a voice for the team; returns its key.
    pub fn tell_team(&mut self, body: &str) -> String {
        self.voice(body, Audience::Team).expect("the team's key has arrived").key
    }

    /// Gives a voice.
    pub fn voice(&mut self, body: &str, audience: Audience) -> Option<Done> {
        self.voice_with(body, audience, Vec::new())
    }

    /// Gives a voice with photos and recordings beside it.
    pub fn voice_with(&mut self, body: &str, audience: Audience, media: Vec<Media>) -> Option<Done> {
        let (kind, lang) = ("concern".to_owned(), "en".to_owned());
        self.does(&Command::GiveVoice { kind, body: body.to_owned(), audience, lang, media })
    }

    /// Answers a voice; returns the answer's key.
    pub fn reply(&mut self, contribution: &str, body: &str) -> Option<Done> {
        let (contribution, body, lang) = (contribution.to_owned(), body.to_owned(), "en".to_owned());
        self.does(&Command::Reply { contribution, body, lang })
    }

    /// Takes a voice back.
    pub fn withdraw(&mut self, contribution: &str) -> Option<Done> {
        self.does(&Command::Withdraw { contribution: contribution.to_owned() })
    }

    /// Says where a voice stands.
    pub fn review(&mut self, contribution: &str, state: &str) -> Option<Done> {
        let (contribution, state) = (contribution.to_owned(), state.to_owned());
        self.does(&Command::Review { contribution, state, reason: String::new() })
    }

    /// Records a reading of the indicator with this number, in the order of the screens.
    pub fn record(&mut self, indicator: usize, period: &str, value: f64) -> Option<Done> {
        let View::Indicators(rows) = self.session().view(&Query::Indicators) else {
            unreachable!("it was asked for")
        };
        let indicator = rows.get(indicator)?.key.clone();
        let (period, method, note) = (period.to_owned(), String::new(), String::new());
        self.does(&Command::RecordReading { indicator, period, value, method, note })
    }

    /// Rewrites an agenda text, as it stands on this phone at this moment.
    pub fn set_text(
        &mut self,
        field: &str,
        lang: &str,
        rewrite: impl FnOnce(&str) -> String,
    ) -> Option<Done> {
        let base = self.session().initiative().agenda_text(field, lang).to_owned();
        self.rewrite(field, lang, base.clone(), rewrite(&base))
    }

    /// Saves a rewrite of an agenda text that was begun from `base`, which others may have changed since.
    pub fn rewrite(&mut self, field: &str, lang: &str, base: String, text: String) -> Option<Done> {
        let (field, lang) = (field.to_owned(), lang.to_owned());
        self.does(&Command::SetText { field, lang, text, base })
    }

    /// Puts a word that occurs nowhere else into a text, where `put` says; it is to be found there for ever.
    pub fn put_word(
        &mut self,
        (field, lang): (&str, &str),
        base: String,
        word: &str,
        put: impl FnOnce(&str) -> String,
    ) -> Option<Done> {
        let text = put(&base);
        let (field, lang) = (field.to_owned(), lang.to_owned());
        let said = Saying::Word { field: field.clone(), lang: lang.clone(), word: word.to_owned() };
        self.says(&Command::SetText { field, lang, text, base }, Some(said))
    }

    /// Changes what others call this person.
    pub fn rename(&mut self, label: &str) -> Option<Done> {
        self.does(&Command::SetNickname { label: label.to_owned() })
    }

    /// Taps *Send now*, or the browser says that there is a network again.
    pub fn nudge(&mut self) {
        self.world.with(self.id, |phone, around| {
            let now = phone.clock(around.events);
            phone.tell(around, |session, _| session.nudge(now));
        });
    }

    /// What a screen shows this person.
    #[must_use]
    pub fn sees(&self, query: &Query) -> View {
        self.session().view(query)
    }

    /// A voice as this person sees it.
    #[must_use]
    pub fn sees_voice(&self, key: &str) -> Option<VoiceRow> {
        let View::Voice(voice) = self.sees(&Query::Voice(key.to_owned())) else {
            unreachable!("it was asked for")
        };
        voice
    }

    /// The vision as this person sees it, in English.
    #[must_use]
    pub fn vision(&self) -> String {
        self.session().initiative().agenda_text("vision", "en").to_owned()
    }

    /// This phone's session.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.world.phone(self.id).session().expect("the app is open")
    }
}
