//! What is around every screen: header, warnings, tabs, and the voice that tells of sending.

use yew::prelude::*;

use super::announcer::Announcer;
use super::bars::{alarm_bar, as_it_was, restart_bar, update_bar};
use super::bottom_bar::bottom_bar;
use super::header::header;
use super::lock_screen::LockScreen;
use crate::browser::{self, Lock};
use crate::hooks::{use_app, use_go};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    pub(crate) children: Html,
}

/// See the module.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let app = use_app();
    let go = use_go();
    // One ear for all links: those to screens change what is shown and fetch nothing.
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(path) = browser::followed(&event) {
            event.prevent_default();
            go.emit(Route::at(&path));
        }
    });
    let skip = Callback::from(|event: MouseEvent| {
        // The address keeps naming the screen.
        event.prevent_default();
        browser::focus("main");
    });
    if app.lock == Lock::Closed {
        // Nothing else is there at all: forms that go keep what was typed in them.
        return html! { <main class="frame__main" key="closed"><LockScreen /></main> };
    }
    if matches!(app.route, Route::Wall(_)) {
        // A wall shows what is talked about, and nothing of the phone behind it.
        return html! { <main id="main" key="wall" tabindex="-1">{ props.children.clone() }</main> };
    }
    let tabs = app.role().filter(|_| app.route != Route::Join);
    html! {
        <div key="open" class={if tabs.is_some() { "frame frame--tabs" } else { "frame" }} {onclick}>
            <a class="skip" href="#main" onclick={skip}>{ app.lang.catalogue().shell().skip }</a>
            { header(&app) }
            { alarm_bar(&app) }
            { restart_bar(&app) }
            { update_bar(&app) }
            <main id="main" class="frame__main" tabindex="-1">{ props.children.clone() }</main>
            { as_it_was(&app) }
            <div class="frame__tabs">
                if let Some(role) = tabs {
                    { bottom_bar(role, &app) }
                }
            </div>
            <Announcer />
        </div>
    }
}
