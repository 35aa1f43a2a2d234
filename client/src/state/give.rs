//! Giving a voice, one question a page: the questions, and what has been answered.

use std::str::FromStr;

use shared::domain::media::Media;
use shared::domain::schema::VOICE_KINDS;
use shared::domain::{Audience, Command};

use super::form::Form;
use crate::i18n::Lang;

/// The draft's name at the engine.
pub(crate) const DRAFT: &str = "voice";
/// The name of the draft of what was photographed and recorded: words are kept more often than that changes.
pub(crate) const MEDIA_DRAFT: &str = "voice-media";

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// How it came, if it is somebody else's, and in which language.
    Origin,
    /// What kind it is.
    Kind,
    /// The words.
    Words,
    /// Who may see it.
    Audience,
    /// All of it, once more.
    Check,
    /// Wherever it was left.
    Resume,
}

impl Step {
    /// Its number among the questions of one's own voice; the check has none, and what comes before is 0.
    pub(crate) fn number(self) -> Option<usize> {
        match self {
            Self::Origin => Some(0),
            Self::Kind => Some(1),
            Self::Words => Some(2),
            Self::Audience => Some(3),
            Self::Check | Self::Resume => None,
        }
    }

    /// Its name in the address.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Kind => "kind",
            Self::Words => "words",
            Self::Audience => "audience",
            Self::Check => "check",
            Self::Resume => "continue",
        }
    }
}

/// There is no such page.
#[derive(Debug)]
pub(crate) struct NoSuchStep;

impl FromStr for Step {
    type Err = NoSuchStep;

    fn from_str(name: &str) -> Result<Self, NoSuchStep> {
        let all = [Self::Origin, Self::Kind, Self::Words, Self::Audience, Self::Check, Self::Resume];
        all.into_iter().find(|step| step.name() == name).ok_or(NoSuchStep)
    }
}

/// What has been answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Voice {
    /// One of [`VOICE_KINDS`], once chosen.
    pub(crate) kind: Option<&'static str>,
    /// The words.
    pub(crate) body: String,
    /// Who may see it; the team unless said otherwise.
    pub(crate) audience: Audience,
    /// How it came, if it is somebody else's: one of [`ORIGINS`].
    pub(crate) origin: Option<&'static str>,
    /// The language it was said in, if it is somebody else's; empty for that of the screens.
    pub(crate) spoken: String,
}

/// How somebody else's voice can have come.
pub(crate) const ORIGINS: [&str; 3] = ["field", "meeting", "paper"];

/// Languages that it may have been said in, besides any other.
pub(crate) const SPOKEN: [&str; 16] =
    ["fr", "en", "es", "ar", "ht", "pt", "el", "hi", "pa", "ur", "bn", "ta", "zh", "vi", "it", "ru"];

impl Voice {
    /// Nothing answered.
    pub(crate) const EMPTY: Self = Self {
        kind: None,
        body: String::new(),
        audience: Audience::Team,
        origin: None,
        spoken: String::new(),
    };

    /// Reads a draft.
    pub(crate) fn from_draft(text: &str) -> Self {
        let form = Form::decode(text);
        let kind = VOICE_KINDS.iter().find(|kind| **kind == form.get("kind")).copied();
        let audience = if form.get("audience") == "everyone" { Audience::Everyone } else { Audience::Team };
        let origin = ORIGINS.iter().find(|origin| **origin == form.get("origin")).copied();
        let [body, spoken] = ["body", "spoken"].map(|name| form.get(name).to_owned());
        Self { kind, body, audience, origin, spoken }
    }

    /// As a draft; empty when nothing was answered.
    pub(crate) fn to_draft(&self) -> String {
        if *self == Self::EMPTY {
            return String::new();
        }
        let audience = match self.audience {
            Audience::Team => "team",
            Audience::Everyone => "everyone",
        };
        Form::default()
            .with("kind", self.kind.unwrap_or_default())
            .with("body", &self.body)
            .with("audience", audience)
            .with("origin", self.origin.unwrap_or_default())
            .with("spoken", &self.spoken)
            .encode()
    }

    /// The first page that is still to be answered; who shows something or says it aloud need not write.
    pub(crate) fn next_step(&self, media: &[Media]) -> Step {
        match (self.kind, self.body.trim()) {
            (None, _) => Step::Kind,
            (Some(_), "") if media.is_empty() => Step::Words,
            (Some(_), _) => Step::Check,
        }
    }

    /// How many questions there are before the check.
    pub(crate) fn n_questions(&self) -> usize {
        3 + usize::from(self.origin.is_some())
    }

    /// The language it is in.
    pub(crate) fn lang(&self, lang: Lang) -> &str {
        let is_own = self.origin.is_none() || self.spoken.is_empty();
        if is_own { lang.code() } else { &self.spoken }
    }

    /// What giving it asks of the engine, once a kind is chosen.
    pub(crate) fn command(&self, lang: Lang, media: Vec<Media>) -> Option<Command> {
        let (kind, body, audience) = (self.kind?.to_owned(), self.body.clone(), self.audience);
        let lang = self.lang(lang).to_owned();
        Some(match self.origin {
            None => Command::GiveVoice { kind, body, audience, lang, media },
            Some(origin) => Command::GiveFor { kind, body, audience, lang, origin: origin.to_owned(), media },
        })
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Audience;

    use super::{Step, Voice};
    use crate::state::taken::photo;

    #[test]
    fn what_was_taken_is_enough_without_words() {
        let voice = Voice { kind: Some("concern"), ..Voice::EMPTY };
        assert_eq!((voice.next_step(&[]), voice.next_step(&[photo()])), (Step::Words, Step::Check));
    }

    #[test]
    fn an_unfinished_voice_comes_back_whole() {
        let voice = Voice {
            kind: Some("concern"),
            body: "The lamp in the passage\nhas been broken since May.".to_owned(),
            audience: Audience::Everyone,
            origin: Some("field"),
            spoken: "ht".to_owned(),
        };
        assert_eq!(Voice::from_draft(&voice.to_draft()), voice);
        assert_eq!(Voice::EMPTY.to_draft(), "");
    }

    #[test]
    fn a_kind_that_is_not_offered_is_asked_again() {
        assert_eq!(Voice::from_draft("kind=spam\nbody=x").next_step(&[]), Step::Kind);
    }

    #[test]
    fn the_team_is_who_sees_it_unless_said_otherwise() {
        assert_eq!(Voice::from_draft("kind=idea\nbody=x").audience, Audience::Team);
    }

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        for step in [Step::Origin, Step::Kind, Step::Words, Step::Audience, Step::Check, Step::Resume] {
            assert_eq!(step.name().parse::<Step>().ok(), Some(step));
        }
    }
}
