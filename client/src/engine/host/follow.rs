//! While another window works: what screens ask goes there, and what it says comes here. Drafts do not: whoever types
//! keeps them, so that no keystroke depends on another window.

use std::collections::VecDeque;
use std::rc::Rc;

use shared::domain::view::Query;

use crate::bridge::{FromEngine, Request, Status, ToEngine};

use super::show::shown;
use super::{Footing, Host};
use crate::engine::clock::Delay;
use crate::engine::event::Event;
use crate::engine::tabs::Word;

/// How long the window that works may take to answer before a person is asked to choose, in milliseconds. It has not
/// ended, or the lock would be free: it is busy with something large, or the browser has put it to sleep.
const DOUBT_MS: i64 = 8_000;

/// What a window knows that does not work.
#[derive(Debug, Default)]
pub(super) struct Following {
    /// Where the window that works last said to stand.
    leader: Option<Status>,
    /// What was asked of it and is not answered.
    pub(super) asked: VecDeque<(u64, Request)>,
    doubt: Option<Delay>,
    is_doubted: bool,
}

impl Following {
    /// Where the window that works stands, while there is no doubt that it does.
    pub(super) fn status(&self) -> Option<&Status> {
        self.leader.as_ref().filter(|_| !self.is_doubted)
    }

    /// Whether to ask the person.
    pub(super) const fn is_doubted(&self) -> bool {
        self.is_doubted
    }
}

impl Host {
    /// Another window works from here on, or it is not known which one.
    pub(super) fn follow(&mut self) {
        self.tabs.say(&Word::Hello);
        self.look_there_for(|_| true);
        self.following.leader = None;
        self.doubt();
    }

    fn doubt(&mut self) {
        if self.following.doubt.is_none() {
            let events = Rc::clone(&self.events);
            self.following.doubt = Some(Delay::new(DOUBT_MS, move || events.push(Event::Doubt)));
        }
    }

    /// The window that works has not said a word since it was asked.
    pub(super) fn doubted(&mut self) {
        self.following.is_doubted = self.footing == Footing::Following && self.following.doubt.is_some();
        self.following.doubt = None;
    }

    /// Asks the window that works.
    pub(super) fn ask_there(&mut self, ticket: u64, request: Request) {
        self.tabs.say(&Word::Ask(ToEngine::Call { ticket, request: request.clone() }));
        self.following.asked.push_back((ticket, request));
        self.doubt();
    }

    pub(super) fn look_there(&self, query: &Query) {
        self.tabs.say(&Word::Ask(ToEngine::Watch(query.clone())));
    }

    fn look_there_for(&self, which: impl Fn(&Query) -> bool) {
        self.watched.keys().filter(|query| which(query)).for_each(|query| self.look_there(query));
    }

    /// This window works from here on, or no longer follows: what was asked elsewhere and not answered is answered here.
    pub(super) fn follow_no_more(&mut self) {
        let asked = std::mem::take(&mut self.following.asked);
        self.following = Following { asked, ..Following::default() };
        self.tabs.say(&Word::Leads);
    }

    /// What another window says.
    pub(super) async fn heard(&mut self, word: Word) {
        match (&self.footing, word) {
            (Footing::Leading, Word::Hello) => self.told = None,
            (Footing::Leading, Word::Ask(ToEngine::Call { ticket, request })) => {
                let outcome = self.answer(ticket, request).await;
                self.show().await;
                self.tabs.say(&Word::Tell(FromEngine::Reply { ticket, outcome }));
                self.ask_to_stay().await;
            }
            (Footing::Leading, Word::Ask(ToEngine::Watch(query))) => {
                let view = self.open.as_ref().and_then(|open| shown(self.looks, &open.session, &query));
                if let Some(view) = view {
                    self.tabs.say(&Word::Tell(FromEngine::View(query, view)));
                }
            }
            (Footing::Following, Word::Leads) => {
                for (ticket, request) in &self.following.asked {
                    let call = ToEngine::Call { ticket: *ticket, request: request.clone() };
                    self.tabs.say(&Word::Ask(call));
                }
                self.follow();
            }
            (Footing::Following, Word::Changed) => self.look_there_for(|_| true),
            (Footing::Following, Word::Tell(message)) => {
                self.following.doubt = None;
                self.following.is_doubted = false;
                self.told_there(message);
            }
            (
                Footing::Starting
                | Footing::Leading
                | Footing::Following
                | Footing::Reading(_)
                | Footing::Broken { .. },
                _,
            ) => {}
        }
    }

    fn told_there(&mut self, message: FromEngine) {
        match message {
            FromEngine::Reply { ticket, outcome } => {
                let n_asked = self.following.asked.len();
                self.following.asked.retain(|(asked, _)| *asked != ticket);
                // The rest is for other windows.
                if self.following.asked.len() < n_asked {
                    self.port.from_engine.push(FromEngine::Reply { ticket, outcome });
                }
            }
            FromEngine::View(query, view) => {
                if let Some(shown) = self.watched.get_mut(&query)
                    && shown.as_ref() != Some(&view)
                {
                    *shown = Some(view.clone());
                    self.port.from_engine.push(FromEngine::View(query, view));
                }
            }
            FromEngine::Status(status) => {
                let is_first = self.following.leader.replace(status).is_none();
                if is_first {
                    self.look_there_for(|_| true);
                }
            }
            FromEngine::AskToStay => {}
        }
    }
}
