//! The first screen: saying something, and what became of it.

use shared::domain::view::VoiceRow;
use yew::prelude::*;

use crate::components::{Icon, NavLink, VoiceCard, icon};
use crate::hooks::use_text;
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct SayDoorProps {
    /// Whether it is what the person does most here.
    #[prop_or_default]
    pub(crate) is_main: bool,
}

/// The way to saying something.
#[component]
pub(crate) fn SayDoor(props: &SayDoorProps) -> Html {
    let t = &use_text().home;
    html! {
        <NavLink to={Route::Give} class={classes!("door", props.is_main.then_some("door--main"))}>
            { icon(Icon::Add) }
            <span class="door__words">
                <strong>{ t.say_something }</strong>
                <span>{ t.say_something_about }</span>
            </span>
        </NavLink>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct MyVoicesProps {
    /// How many this phone gave.
    pub(crate) n: usize,
    /// The latest.
    pub(crate) latest: Option<VoiceRow>,
}

/// What became of what this phone gave.
#[component]
pub(crate) fn MyVoices(props: &MyVoicesProps) -> Html {
    let t = &use_text().home;
    html! {
        <section class="section">
            <h2>{ t.mine }</h2>
            if let Some(latest) = &props.latest {
                <VoiceCard voice={latest.clone()} />
                <p><NavLink to={Route::Mine} class="button">{ (t.all_mine)(props.n) }</NavLink></p>
            } else {
                <p>{ t.mine_none }</p>
            }
        </section>
    }
}
