//! How screens reach what they show and do: the engine, the app's state, the language, the page.

mod draft;
mod first;
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use shared::domain::rights::{Reach, Role};
use shared::domain::schema;
use shared::domain::view::{Query, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use draft::{DraftKeeper, Kept, use_draft};
pub(crate) use first::{FirstWords, use_first_words, use_first_words_given_on};
pub(crate) use page::{INVITATION_DRAFT, use_addresses, use_boot_news, use_invitation_in_address, use_lock};

use crate::bridge::{Reply, Request, Shown, Status, Trouble};
use crate::browser;
use crate::engine::EngineHandle;
use crate::i18n::{Catalogue, Lang};
use crate::route::Route;
use crate::state::{Action, AppState};

/// The app's state and the means to tell it what happened.
pub(crate) type App = UseReducerHandle<AppState>;

/// The engine.
#[hook]
pub(crate) fn use_engine() -> EngineHandle {
    use_context().expect("screens are inside the app, which provides the engine")
}

/// The app's state; whoever reads it is drawn again when it changes.
#[hook]
pub(crate) fn use_app() -> App {
    use_context().expect("screens are inside the app, which provides its state")
}

/// Where the engine stands.
#[hook]
pub(crate) fn use_status() -> Status {
    use_app().status.clone()
}

/// The person's role in the open initiative; a reader's while none is open.
#[hook]
pub(crate) fn use_role() -> Role {
    use_app().role().unwrap_or(Role::Viewer)
}

/// How much of a collection the person may write.
#[hook]
pub(crate) fn use_reach(collection: &'static str) -> Reach {
    let role = use_role();
    schema::collection(collection).map_or(Reach::Nothing, |collection| collection.rights.reach(role))
}

/// The language of the screens.
#[hook]
pub(crate) fn use_lang() -> Lang {
    use_context().expect("screens are inside the app, which provides the language")
}

/// The sentences of that language.
#[hook]
pub(crate) fn use_text() -> Catalogue {
    use_lang().catalogue()
}

/// What answers `query`, from the moment it is known, and whenever it changes.
#[hook]
pub(crate) fn use_view(query: Query) -> Option<Rc<View>> {
    let engine = use_engine();
    let read = use_app().later.reader();
    let shown = use_state(|| None::<(Query, Rc<Shown>)>);
    let current = shown.as_ref().filter(|(of, _)| *of == query).map(|(_, view)| Rc::clone(view));
    let current = use_memo((current, read), |(shown, read)| {
        shown.as_ref().and_then(|shown| read.read(shown).map(Rc::new))
    });
    use_effect_with(query, move |query| {
        let of = query.clone();
        // Watches until the query changes or the screen goes.
        let watching = engine.watch(query.clone(), move |view| shown.set(Some((of.clone(), Rc::new(view)))));
        move || drop(watching)
    });
    (*current).clone()
}

/// The same, for a list that grows on demand: until the longer one is known, the one before it.
#[hook]
pub(crate) fn use_last_view(query: Query) -> Option<Rc<View>> {
    let last = use_mut_ref(|| None::<Rc<View>>);
    let view = use_view(query);
    if view.is_some() {
        last.replace(view);
    }
    last.borrow().clone()
}

/// Goes to a screen.
#[hook]
pub(crate) fn use_go() -> Callback<Route> {
    let dispatch = use_app().dispatcher();
    Callback::from(move |route: Route| {
        browser::push_path(&route.path());
        dispatch.dispatch(Action::WentTo(route));
    })
}

/// Goes to a screen that takes the place of this one.
#[hook]
pub(crate) fn use_go_instead() -> Callback<Route> {
    go_instead(use_app().dispatcher())
}

/// The same, for who has the dispatcher already.
pub(crate) fn go_instead(dispatch: UseReducerDispatcher<AppState>) -> Callback<Route> {
    Callback::from(move |route: Route| {
        browser::replace_path(&route.path());
        dispatch.dispatch(Action::WentTo(route));
    })
}

/// Asks the engine for something and hands what comes of it to `then`.
pub(crate) fn ask(
    engine: &EngineHandle,
    request: Request,
    then: impl FnOnce(Result<Reply, Trouble>) + 'static,
) {
    let engine = engine.clone();
    spawn_local(async move { then(engine.call(request).await) });
}

/// A request under way: at most one at a time, so that two taps are one deed.
#[derive(Clone, PartialEq)]
pub(crate) struct Asking {
    engine: EngineHandle,
    /// What is drawn.
    state: UseStateHandle<Progress>,
    /// What is so, before anything is drawn again.
    is_under_way: Rc<RefCell<bool>>,
    app: UseReducerDispatcher<AppState>,
}

#[derive(Clone, PartialEq)]
enum Progress {
    Idle,
    Busy,
    Failed(Rc<Trouble>),
}

impl Asking {
    /// Whether it is under way.
    pub(crate) fn is_busy(&self) -> bool {
        *self.state == Progress::Busy
    }

    /// Why the last one came to nothing.
    pub(crate) fn trouble(&self) -> Option<Rc<Trouble>> {
        if let Progress::Failed(trouble) = &*self.state { Some(Rc::clone(trouble)) } else { None }
    }

    /// Asks; `then` hears only of success.
    pub(crate) fn ask(&self, request: Request, then: impl FnOnce(Reply) + 'static) {
        if self.is_under_way.replace(true) {
            return;
        }
        self.state.set(Progress::Busy);
        let (state, is_under_way) = (self.state.clone(), Rc::clone(&self.is_under_way));
        let app = self.app.clone();
        ask(&self.engine, request, move |outcome| {
            is_under_way.replace(false);
            match outcome {
                Ok(reply) => {
                    state.set(Progress::Idle);
                    if matches!(reply, Reply::Written { .. }) {
                        app.dispatch(Action::Saved);
                    }
                    then(reply);
                }
                Err(trouble) => state.set(Progress::Failed(Rc::new(trouble))),
            }
        });
    }
}

/// For asking the engine to do something and showing how that goes.
#[hook]
pub(crate) fn use_asking() -> Asking {
    Asking {
        engine: use_engine(),
        state: use_state(|| Progress::Idle),
        is_under_way: use_mut_ref(|| false),
        app: use_app().dispatcher(),
    }
}
