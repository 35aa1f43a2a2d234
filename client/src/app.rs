//! The app as a whole: what every screen can reach, and which screen is shown.

mod later;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::bridge::Phase;
use crate::browser;
use crate::components::Frame;
use crate::engine::{self, EngineHandle};
use crate::hooks::{
    App, use_addresses, use_app, use_boot_news, use_first_words_given_on, use_go_instead,
    use_invitation_in_address, use_lock,
};
use crate::i18n::Lang;
use crate::pages;
use crate::route::Route;
use crate::state::{Action, AppState, Later};

pub(crate) use later::LaterScreens;

/// How long to wait before screens that did not arrive are fetched again.
const FETCH_AGAIN_MS: i32 = 5_000;

/// Mounts the app where the page has a place for it; in the engine's worker, starts the engine. Call once.
///
/// A panic is a trap, without words or hook: the page's script hears of it and paints the crash screen.
pub fn start() {
    if !browser::is_page() {
        engine::work();
        return;
    }
    match browser::app_root() {
        Some(root) => {
            yew::Renderer::<Root>::with_root(root).render();
        }
        None => browser::crash("the page has no place for the app"),
    }
}

/// Starts the engine, which every screen reaches for as long as the page lives.
#[component]
fn Root() -> Html {
    let engine =
        use_memo((), |()| EngineHandle::start(browser::version(), browser::page_lang().code().to_owned()));
    html! {
        <ContextProvider<EngineHandle> context={(*engine).clone()}>
            <Providers {engine} />
        </ContextProvider<EngineHandle>>
    }
}

#[derive(Properties, PartialEq)]
struct ProvidersProps {
    engine: Rc<EngineHandle>,
}

/// Provides the state, then the language: the latter apart, because nearly everything reads it and it rarely changes.
#[component]
fn Providers(props: &ProvidersProps) -> Html {
    let app = use_reducer(|| {
        let newcomer = !browser::is_known();
        // Read and answered before the engine is there.
        let came = newcomer.then(|| browser::newcomers_invitation(&Route::Join.path())).flatten();
        let has_just_come = came.as_ref().is_some_and(|(_, has_just_come)| *has_just_come);
        let route = if has_just_come { Route::Join } else { Route::at(&browser::path()) };
        let state = AppState::starting(browser::page_lang(), route, newcomer);
        // From the first moment on: what is hidden must not be seen flashing by.
        AppState { lock: browser::lock(), invitation: came.map(|(link, _)| AttrValue::from(link)), ..state }
    });
    {
        let (engine, dispatch) = (Rc::clone(&props.engine), app.dispatcher());
        use_effect_with((), move |()| {
            let listening = engine.on_status(move |status| dispatch.dispatch(Action::Stands(status)));
            move || drop(listening)
        });
    }
    use_addresses(&app);
    use_lock(&app);
    use_boot_news(&app);
    use_later_screens(&app);
    use_invitation_in_address(&props.engine, &app);
    use_first_words_given_on(&props.engine, &app);
    let lang = app.lang;
    html! {
        <ContextProvider<App> context={app}>
            <ContextProvider<Lang> context={lang}>
                <Frame><Screen /></Frame>
            </ContextProvider<Lang>>
        </ContextProvider<App>>
    }
}

/// Fetches the other screens as soon as the first one stands, and again until they are here.
#[hook]
fn use_later_screens(app: &App) {
    let dispatch = app.dispatcher();
    use_effect_with((), move |()| {
        spawn_local(async move {
            loop {
                match LaterScreens::fetch().await {
                    Ok(screens) => return dispatch.dispatch(Action::Later(Later::Here(screens))),
                    Err(_) => dispatch.dispatch(Action::Later(Later::Missing)),
                }
                browser::pause(FETCH_AGAIN_MS).await;
            }
        });
    });
}

/// The screen for where the engine stands and where the address leads.
#[component]
fn Screen() -> Html {
    let app = use_app();
    let go_instead = use_go_instead();
    let is_lost = app.status.phase == Phase::Empty && !app.route.needs_nothing_open();
    let is_open = matches!(app.status.phase, Phase::Open { .. });
    use_effect_with(is_open, |is_open| {
        if *is_open {
            browser::keep_known();
            browser::forget_newcomers_invitation();
        }
    });
    use_effect_with(is_lost, move |is_lost| {
        if *is_lost {
            go_instead.emit(Route::Home);
        }
    });
    match &app.status.phase {
        Phase::Starting if app.newcomer && app.route == Route::Home => pages::welcome(&app),
        // What was typed while the engine was on its way stays when it is there.
        Phase::Starting if app.newcomer && app.route.needs_nothing_open() => {
            html! { <div key="none">{ screen(&app) }</div> }
        }
        Phase::Starting => pages::starting(app.lang),
        Phase::OtherWindow => html! { <pages::OtherWindow /> },
        Phase::Broken { reason } => pages::broken(app.lang, reason),
        Phase::Empty if is_lost || app.route == Route::Home => pages::welcome(&app),
        Phase::Empty => html! { <div key="none">{ screen(&app) }</div> },
        // Another initiative is another set of screens: nothing of the one before may stay in them.
        Phase::Opening { id, .. } | Phase::Open { id, .. } => {
            html! { <div key={id.clone()}>{ screen(&app) }</div> }
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the later screens list the other routes, and must name each"
)]
fn screen(app: &App) -> Html {
    match &app.route {
        Route::Home => html! { <pages::Home /> },
        Route::Join => html! { <pages::Join /> },
        Route::NotFound => pages::not_found(app.lang),
        later => match app.later {
            Later::Here(screens) => screens.show(later),
            Later::Coming => pages::starting(app.lang),
            Later::Missing => pages::missing(app.lang),
        },
    }
}
