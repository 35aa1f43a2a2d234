//! What the page itself tells the app: an invitation in its address, news of the boot script.

use yew::prelude::*;

use super::{App, ask, go_instead};
use crate::bridge::{Phase, Reply, Request};
use crate::browser;
use crate::engine::EngineHandle;
use crate::route::Route;
use crate::state::{Action, Offline};

/// The name under which an invitation waits for an answer.
pub(crate) const INVITATION_DRAFT: &str = "invitation";

/// Tells the app whether the page opens without internet and whether a new version waits.
#[hook]
pub(crate) fn use_boot_news(app: &App) {
    let dispatch = app.dispatcher();
    use_effect_with((), move |()| {
        let restarted = {
            let dispatch = dispatch.clone();
            browser::on_window("ensemble:engine-restarted", move || {
                dispatch.dispatch(Action::EngineRestarted);
            })
        };
        let look = move || {
            match browser::boot_note("offline").as_deref() {
                Some("ready") => dispatch.dispatch(Action::Offline(Offline::Ready)),
                Some("unavailable") => dispatch.dispatch(Action::Offline(Offline::Unavailable)),
                _ => {}
            }
            if browser::boot_note("update").as_deref() == Some("waiting") {
                dispatch.dispatch(Action::UpdateWaiting);
            }
        };
        look();
        let events = ["ensemble:offline-ready", "ensemble:offline-unavailable", "ensemble:update-waiting"];
        let listening = (restarted, events.map(|event| browser::on_window(event, look.clone())));
        move || drop(listening)
    });
}

/// Shows the screen of the address that the browser goes back or forward to.
#[hook]
pub(crate) fn use_addresses(app: &App) {
    let dispatch = app.dispatcher();
    use_effect_with((), move |()| {
        let listening = browser::on_window("popstate", move || {
            dispatch.dispatch(Action::WentTo(Route::at(&browser::path())));
        });
        move || drop(listening)
    });
}

/// Tells the app when another window opens or closes the lock.
#[hook]
pub(crate) fn use_lock(app: &App) {
    let dispatch = app.dispatcher();
    use_effect_with((), move |()| {
        let listening = browser::on_window("storage", move || {
            dispatch.dispatch(Action::Lock(browser::lock()));
        });
        move || drop(listening)
    });
}

/// Takes an invitation out of the address once it is kept on the phone; until it is answered it waits there.
#[hook]
pub(crate) fn use_invitation_in_address(engine: &EngineHandle, app: &App) {
    // Before, and while another window works, nothing can be kept.
    let can_keep = matches!(app.status.phase, Phase::Empty | Phase::Open { .. });
    let is_known = app.invitation.is_some();
    let (engine, dispatch) = (engine.clone(), app.dispatcher());
    use_effect_with(can_keep, move |can_keep| {
        let listening = can_keep.then(|| {
            let look = {
                let (engine, dispatch) = (engine.clone(), dispatch.clone());
                move || {
                    let Some(link) = browser::invitation_in_address() else { return false };
                    dispatch.dispatch(Action::Invited(AttrValue::from(link.clone())));
                    let go_instead = go_instead(dispatch.clone());
                    let keep = Request::SaveDraft { name: INVITATION_DRAFT.to_owned(), text: link };
                    ask(&engine, keep, move |kept| {
                        // Not kept: it stays in the address, so that reloading does not lose it.
                        if kept.is_ok() {
                            go_instead.emit(Route::Join);
                        }
                    });
                    true
                }
            };
            // A newcomer's invitation is known from the first moment, and kept by the page until it is answered.
            if !look() && !is_known {
                let load = Request::LoadDraft { name: INVITATION_DRAFT.to_owned() };
                ask(&engine, load, move |outcome| {
                    if let Ok(Reply::Draft { text, .. }) = outcome
                        && !text.is_empty()
                    {
                        dispatch.dispatch(Action::Invited(AttrValue::from(text)));
                    }
                });
            }
            // Opened again by a link to the page that is already open.
            browser::on_window("hashchange", move || {
                look();
            })
        });
        move || drop(listening)
    });
}
