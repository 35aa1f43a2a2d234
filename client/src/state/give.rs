//! Giving a voice, one question a page: the questions, and what has been answered.

use std::str::FromStr;

use shared::domain::schema::VOICE_KINDS;
use shared::domain::{Audience, Command};

use super::form::Form;
use crate::i18n::Lang;

/// The draft's name at the engine.
pub(crate) const DRAFT: &str = "voice";

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
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
    /// How many questions there are before the check.
    pub(crate) const QUESTIONS: usize = 3;

    /// Its number among the questions; the check has none.
    pub(crate) fn number(self) -> Option<usize> {
        match self {
            Self::Kind => Some(1),
            Self::Words => Some(2),
            Self::Audience => Some(3),
            Self::Check | Self::Resume => None,
        }
    }

    /// Its name in the address.
    pub(crate) fn name(self) -> &'static str {
        match self {
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
        let all = [Self::Kind, Self::Words, Self::Audience, Self::Check, Self::Resume];
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
}

impl Voice {
    /// Nothing answered.
    pub(crate) const EMPTY: Self = Self { kind: None, body: String::new(), audience: Audience::Team };

    /// Reads a draft.
    pub(crate) fn from_draft(text: &str) -> Self {
        let form = Form::decode(text);
        let kind = VOICE_KINDS.iter().find(|kind| **kind == form.get("kind")).copied();
        let audience = if form.get("audience") == "everyone" { Audience::Everyone } else { Audience::Team };
        Self { kind, body: form.get("body").to_owned(), audience }
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
            .encode()
    }

    /// The first page that is still to be answered.
    pub(crate) fn next_step(&self) -> Step {
        match (self.kind, self.body.trim()) {
            (None, _) => Step::Kind,
            (Some(_), "") => Step::Words,
            (Some(_), _) => Step::Check,
        }
    }

    /// What giving it asks of the engine, once a kind is chosen.
    pub(crate) fn command(&self, lang: Lang) -> Option<Command> {
        Some(Command::GiveVoice {
            kind: self.kind?.to_owned(),
            body: self.body.clone(),
            audience: self.audience,
            lang: lang.code().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Audience;

    use super::{Step, Voice};

    #[test]
    fn an_unfinished_voice_comes_back_whole() {
        let voice = Voice {
            kind: Some("concern"),
            body: "The lamp in the passage\nhas been broken since May.".to_owned(),
            audience: Audience::Everyone,
        };
        assert_eq!(Voice::from_draft(&voice.to_draft()), voice);
        assert_eq!(Voice::EMPTY.to_draft(), "");
    }

    #[test]
    fn a_kind_that_is_not_offered_is_asked_again() {
        assert_eq!(Voice::from_draft("kind=spam\nbody=x").next_step(), Step::Kind);
    }

    #[test]
    fn the_team_is_who_sees_it_unless_said_otherwise() {
        assert_eq!(Voice::from_draft("kind=idea\nbody=x").audience, Audience::Team);
    }

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        for step in [Step::Kind, Step::Words, Step::Audience, Step::Check, Step::Resume] {
            assert_eq!(step.name().parse::<Step>().ok(), Some(step));
        }
    }
}
