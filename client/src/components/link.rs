//! Ways to other screens: plain links, which the frame follows without fetching the page again.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::route::Route;

/// A link to a screen, with the look of `class`.
pub(crate) fn link(to: &Route, class: &'static str, words: &str) -> Html {
    html! { <a {class} href={to.path()}>{ words.to_owned() }</a> }
}

/// A large way to another screen, with a word on what is there; `is_main` for what the person does most here.
pub(crate) fn door(to: &Route, is_main: bool, picture: Icon, title: &str, about: &[&str]) -> Html {
    let class = if is_main { "door door--main" } else { "door" };
    html! {
        <a {class} href={to.path()}>
            { icon(picture) }
            <span class="door__words">
                <strong>{ title.to_owned() }</strong>
                { about.iter().map(|line| html! { <span>{ (*line).to_owned() }</span> }).collect::<Html>() }
            </span>
        </a>
    }
}
