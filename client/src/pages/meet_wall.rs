//! The item at hand in large type, for the wall behind the table: no controls, it follows the meeting in another window, and
//! arrow keys go on and back.

use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::meet::use_course;
use crate::browser;
use crate::components::skeleton;
use crate::hooks::{use_go, use_lang, use_view};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct WallProps {
    /// The meeting's key.
    pub(crate) meeting: String,
}

/// See the module.
#[component]
pub(crate) fn Wall(props: &WallProps) -> Html {
    let (lang, to) = (use_lang(), use_go());
    let t = lang.catalogue().meet();
    let view = use_view(Query::Meeting(props.meeting.clone()));
    let (course, go) = use_course(&props.meeting);
    let (item, shown) = match view.as_deref() {
        Some(View::Meeting(Some(view))) => {
            let item = view.items.get(course.at);
            (item, item.cloned().unwrap_or_else(|| t.all_done.to_owned()))
        }
        _ => (None, String::new()),
    };
    use_effect_with(shown.clone(), |shown| {
        browser::set_title(&format!("{shown} – Ensemble"));
        browser::focus("title");
    });
    let Some(View::Meeting(Some(view))) = view.as_deref() else { return skeleton(lang) };
    let n_items = view.items.len();
    let onkeydown = {
        let (course, meeting) = (course.clone(), props.meeting.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" | " " | "Enter" => go.emit(course.next(n_items)),
            "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => go.emit(course.back()),
            "Escape" => to.emit(Route::Meet(meeting.clone())),
            _ => {}
        })
    };
    html! {
        // Whoever clicks anywhere is still heard.
        <div class="wall" tabindex="-1" {onkeydown}>
            <p class="wall__title" dir="auto">{ view.title.clone() }</p>
            <h1 id="title" class="wall__item" tabindex="-1" dir="auto" aria-live="polite">{ shown }</h1>
            <div>
                if item.is_some() {
                    <p>{ (t.item_of)(course.at + 1, n_items) }</p>
                }
                if let Some(next) = view.items.get(course.at + 1) {
                    <p dir="auto">{ (t.then)(next) }</p>
                }
            </div>
        </div>
    }
}
