//! Keeping what is being typed, so that a crash, a call or an empty battery costs at most a word.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::{ask, use_engine};
use crate::bridge::{Reply, Request};
use crate::browser::{self, Timer};
use crate::engine::EngineHandle;

/// How long typing must pause before the draft is kept.
const PAUSE_MS: i32 = 400;

/// A draft as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// As the form encoded it; empty if there was none.
    pub(crate) text: String,
    /// When it was kept, in milliseconds since 1970.
    pub(crate) at_ms: i64,
}

impl Kept {
    /// Whether there was one.
    pub(crate) fn is_some(&self) -> bool {
        !self.text.is_empty()
    }
}

/// Keeps the draft of one form.
#[derive(Clone)]
pub(crate) struct DraftKeeper {
    name: AttrValue,
    engine: EngineHandle,
    waiting: Rc<RefCell<Waiting>>,
    kept_at: UseStateHandle<Option<i64>>,
}

#[derive(Default)]
struct Waiting {
    text: Option<String>,
    /// Kept so that it runs.
    _timer: Option<Timer>,
}

impl PartialEq for DraftKeeper {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Rc::ptr_eq(&self.waiting, &other.waiting) && self.kept_at == other.kept_at
    }
}

impl DraftKeeper {
    /// The form's content is `text` from here on; kept as soon as typing pauses.
    pub(crate) fn change(&self, text: String) {
        let keeper = self.clone();
        let timer = Timer::after(PAUSE_MS, move || keeper.keep());
        *self.waiting.borrow_mut() = Waiting { text: Some(text), _timer: Some(timer) };
    }

    /// Keeps what waits to be kept, at once.
    pub(crate) fn keep(&self) {
        let waiting = self.waiting.take();
        if let Some(text) = waiting.text {
            let kept_at = self.kept_at.clone();
            ask(&self.engine, self.request(text), move |outcome| {
                // A failure shows as the engine's alarm; the words are still in the form.
                if outcome.is_ok() {
                    kept_at.set(Some(browser::now_ms()));
                }
            });
        }
    }

    /// Forgets the draft: it was given, or is not wanted.
    pub(crate) fn forget(&self) {
        self.waiting.take();
        self.kept_at.set(None);
        ask(&self.engine, self.request(String::new()), |_| {});
    }

    /// When the draft was last kept, since the form was opened.
    pub(crate) fn kept_at(&self) -> Option<i64> {
        *self.kept_at
    }

    fn request(&self, text: String) -> Request {
        Request::SaveDraft { name: self.name.to_string(), text }
    }
}

/// The draft of the form called `name`: as found, once that is known, and its keeper.
#[hook]
pub(crate) fn use_draft(name: AttrValue) -> (Option<Kept>, DraftKeeper) {
    let engine = use_engine();
    let found = use_state(|| None::<Kept>);
    let keeper = DraftKeeper {
        name: name.clone(),
        engine: engine.clone(),
        waiting: use_mut_ref(Waiting::default),
        kept_at: use_state(|| None),
    };
    {
        let found = found.clone();
        use_effect_with(name, move |name| {
            ask(&engine, Request::LoadDraft { name: name.to_string() }, move |outcome| {
                found.set(Some(match outcome {
                    Ok(Reply::Draft { text, at_ms }) => Kept { text, at_ms },
                    // No draft is no reason to keep a form shut.
                    _ => Kept { text: String::new(), at_ms: 0 },
                }));
            });
        });
    }
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            // Browsers may end a page without another word after any of these.
            let [hidden, gone, left] = [keeper.clone(), keeper.clone(), keeper.clone()];
            let listening = (
                browser::on_document("visibilitychange", move || hidden.keep()),
                browser::on_window("pagehide", move || gone.keep()),
                browser::on_window("blur", move || left.keep()),
            );
            move || {
                drop(listening);
                keeper.keep();
            }
        });
    }
    ((*found).clone(), keeper)
}
