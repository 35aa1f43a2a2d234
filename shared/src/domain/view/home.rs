//! The first screen: what this is, what can be done now, what became of it.

use serde::{Deserialize, Serialize};

use super::measure::{self, IndicatorRow};
use super::voices::{self, VoiceRow};
use super::{Beholder, SendState};
use crate::domain::initiative::{Initiative, Words};
use crate::domain::rights::Role;

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomeView {
    /// The initiative's name; empty until the first exchange on a new phone.
    pub title: Words,
    /// One sentence of what it is.
    pub summary: Words,
    /// Where it is.
    pub place: Option<String>,
    /// Whether its people are invented, for a demonstration.
    pub example: bool,
    /// That the initiative is closed, if it is.
    pub closed: Option<Closed>,
    /// The vision.
    pub vision: Words,
    /// This person's role.
    pub role: Role,
    /// What this person is called, if anything.
    pub nickname: Option<String>,
    /// The latest voice this device gave.
    pub my_latest: Option<VoiceRow>,
    /// How many voices this device gave.
    pub n_mine: usize,
    /// The headline indicators.
    pub headlines: Vec<IndicatorRow>,
    /// What waits to be sent.
    pub n_to_send: usize,
    /// What was refused.
    pub n_refused: usize,
}

/// That an initiative is closed, or will be. Everything stays readable, and what comes late still comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// From which day on, `YYYY-MM-DD`.
    pub on: String,
    /// What who closed it is called, if anything.
    pub by: Option<String>,
    /// Until which day the relay keeps it, if that was said.
    pub kept_until: Option<String>,
    /// What people should know, if anything was said.
    pub note: Option<String>,
}

impl Closed {
    /// Whether that day has come.
    #[must_use]
    pub fn is_over(&self, today: &str) -> bool {
        self.on.as_str() <= today
    }

    /// As the initiative says.
    #[must_use]
    pub fn of(initiative: &Initiative) -> Option<Self> {
        let meta = initiative.get("meta", "initiative")?;
        let said = |name| meta.text(name).filter(|words| !words.is_empty());
        Some(Self {
            on: said("closed_on")?.to_owned(),
            by: said("closed_by").and_then(|tag| measure::nickname(initiative, tag)),
            kept_until: said("kept_until").map(str::to_owned),
            note: said("closing_note").map(str::to_owned),
        })
    }
}

pub(crate) fn home(initiative: &Initiative, me: &impl Beholder) -> HomeView {
    let meta = initiative.get("meta", "initiative");
    let words = |name| meta.map(|meta| meta.words(name)).unwrap_or_default();
    let mine = voices::mine(initiative, me);
    let to_send = me.to_send();
    let n_refused = to_send.iter().filter(|row| row.state == SendState::NeedsAttention).count();
    HomeView {
        title: words("title"),
        summary: words("summary"),
        place: meta.and_then(|meta| meta.text("place")).map(str::to_owned),
        example: meta.is_some_and(|meta| meta.flag("example")),
        closed: Closed::of(initiative),
        vision: initiative.agenda("vision"),
        role: me.role(),
        nickname: measure::nickname(initiative, me.tag().as_str()),
        n_mine: mine.len(),
        my_latest: mine.into_iter().next(),
        headlines: measure::rows(initiative).into_iter().filter(|row| row.headline).collect(),
        n_to_send: to_send.len() - n_refused,
        n_refused,
    }
}
