//! The first thing a newcomer wants to say, from the invitation's screen to the draft of a voice.

use std::rc::Rc;

use shared::domain::Role;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::App;
use crate::app::LaterScreens;
use crate::bridge::{Phase, Reply, Request};
use crate::browser;
use crate::engine::EngineHandle;
use crate::route::Route;
use crate::state::first::{First, together};
use crate::state::give::{DRAFT, Step};
use crate::state::{Action, Later};

/// The words on one window's screen.
#[derive(Clone, PartialEq)]
pub(crate) struct FirstWords {
    initiative: AttrValue,
    place: Rc<String>,
    /// What was kept when the screen was opened, by its places: this window goes on with it.
    found: Rc<Vec<(String, String)>>,
    words: UseStateHandle<String>,
    /// Whether what was typed last could not be kept.
    pub(crate) is_unkept: UseStateHandle<bool>,
}

impl FirstWords {
    /// What stands in the field when the screen is opened.
    pub(crate) fn initial(&self) -> AttrValue {
        AttrValue::from((*self.words).clone())
    }

    /// This was typed: kept at once, and where another window kept it until now, no longer.
    pub(crate) fn change(&self, words: String) {
        let first = First { initiative: self.initiative.to_string(), words };
        let is_kept = browser::keep_words(&self.place, &first.encode());
        if is_kept {
            self.found.iter().for_each(|(place, text)| browser::forget_words(place, text));
        }
        self.is_unkept.set(!is_kept);
        self.words.set(first.words);
    }

    /// The invitation is followed: the words go with the person, also those written on another invitation before.
    pub(crate) fn follow(&self) {
        if !self.words.trim().is_empty() {
            self.change((*self.words).clone());
        }
    }
}

/// For writing the first words on the invitation to this initiative.
#[hook]
pub(crate) fn use_first_words(initiative: AttrValue) -> FirstWords {
    let found = use_memo((), |()| browser::kept_words());
    let words = use_state_eq(|| {
        let kept: Vec<First> = found.iter().map(|(_, text)| First::decode(text)).collect();
        together(kept.iter())
    });
    let place = use_memo((), |()| browser::place_for_words());
    FirstWords { initiative, place, found, words, is_unkept: use_state_eq(|| false) }
}

/// Once the phone is in the initiative, puts the words into the draft of a voice and takes the person there. They are
/// forgotten here only when they are durable there; told twice, they stand there once.
#[hook]
pub(crate) fn use_first_words_given_on(engine: &EngineHandle, app: &App) {
    let id = if let Phase::Open { id, .. } = &app.status.phase { Some(id.clone()) } else { None };
    let id = id.filter(|_| app.role() >= Some(Role::Resident));
    // Their form is not there before them.
    let later = app.later;
    let (engine, dispatch) = (engine.clone(), app.dispatcher());
    let is_arriving = matches!(app.route, Route::Home | Route::Join);
    use_effect_with((id, later), move |(id, later)| {
        let Later::Here(screens) = *later else { return };
        let mut kept = browser::kept_words();
        kept.retain(|(_, text)| id.as_ref().is_some_and(|id| First::decode(text).initiative == *id));
        if kept.is_empty() {
            return;
        }
        spawn_local(async move {
            if !put_into_draft(&engine, screens, &kept).await {
                return;
            }
            kept.iter().for_each(|(place, text)| browser::forget_words(place, text));
            if is_arriving {
                let there = Route::Give(Step::Resume);
                browser::push_path(&there.path());
                dispatch.dispatch(Action::WentTo(there));
            }
        });
    });
}

/// Whether the words stand in the draft, durable.
async fn put_into_draft(engine: &EngineHandle, screens: LaterScreens, kept: &[(String, String)]) -> bool {
    let name = DRAFT.to_owned();
    let Ok(Reply::Draft { text, .. }) = engine.call(Request::LoadDraft { name: name.clone() }).await else {
        return false;
    };
    let words: Vec<First> = kept.iter().map(|(_, text)| First::decode(text)).collect();
    match screens.into_draft(&text, &together(words.iter())) {
        None => true,
        Some(text) => engine.call(Request::SaveDraft { name, text }).await.is_ok(),
    }
}
