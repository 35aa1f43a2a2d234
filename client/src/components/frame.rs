//! What is around every screen: header, warnings, tabs, and the voice that tells of sending.

use yew::prelude::*;
use yew_router::prelude::*;

use super::alarm_bar::AlarmBar;
use super::announcer::Announcer;
use super::bottom_bar::BottomBar;
use super::header::Header;
use super::update_bar::UpdateBar;
use crate::browser;
use crate::hooks::{use_app, use_text};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    pub(crate) children: Html,
}

/// See the module.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let t = &use_text().shell;
    let has_tabs = use_app().role().is_some() && use_route::<Route>() != Some(Route::Join);
    let onclick = Callback::from(|event: MouseEvent| {
        // The address keeps naming the screen.
        event.prevent_default();
        browser::focus("main");
    });
    html! {
        <div class={classes!("frame", has_tabs.then_some("frame--tabs"))}>
            <a class="skip" href="#main" {onclick}>{ t.skip }</a>
            <Header />
            <AlarmBar />
            <UpdateBar />
            <main id="main" class="frame__main" tabindex="-1">{ props.children.clone() }</main>
            <div class="frame__tabs">
                if has_tabs {
                    <BottomBar />
                }
            </div>
            <Announcer />
        </div>
    }
}
