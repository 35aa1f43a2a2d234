//! What was decided last on this screen, and the way to take it back.

use shared::domain::Command;
use yew::prelude::*;

use super::desk_keys::UNDO;
use crate::bridge::Request;
use crate::browser;
use crate::components::{link, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::route::Route;

/// Where the focus goes after a decision: what had it is often gone.
const PLACE: &str = "decided";

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// In a sentence.
    pub(crate) said: String,
    /// What takes it back, if that is possible.
    pub(crate) undo: Option<Command>,
    /// What came of it, if it has a screen.
    pub(crate) see: Option<Route>,
}

/// The last decision of a screen, and who hears of the next.
#[hook]
pub(crate) fn use_decisions() -> (UseStateHandle<Option<Decision>>, Callback<Decision>) {
    let last = use_state_eq(|| None::<Decision>);
    let on_decided = {
        let last = last.clone();
        Callback::from(move |decision| {
            browser::focus(PLACE);
            last.set(Some(decision));
        })
    };
    (last, on_decided)
}

#[derive(Properties, PartialEq)]
pub(crate) struct DecidedProps {
    pub(crate) last: UseStateHandle<Option<Decision>>,
}

/// See the module.
#[component]
pub(crate) fn Decided(props: &DecidedProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().decide();
    let asking = use_asking();
    let decision = (*props.last).clone();
    let undo = decision.as_ref().and_then(|decision| decision.undo.clone()).map(|command| {
        let (asking, last) = (asking.clone(), props.last.clone());
        Callback::from(move |_: MouseEvent| {
            let last = last.clone();
            asking.ask(Request::Do(command.clone()), move |_| {
                browser::focus(PLACE);
                last.set(Some(Decision { said: t.undone.to_owned(), undo: None, see: None }));
            });
        })
    });
    html! {
        <div id={PLACE} tabindex="-1" role="status">
            if let Some(decision) = decision {
                <div class="note">
                    <p dir="auto">{ decision.said }</p>
                    <div class="buttons">
                        if let Some(undo) = undo {
                            <button type="button" id={UNDO} class="button" onclick={undo}>{ t.undo }</button>
                        }
                        if let Some(see) = decision.see {
                            { link(&see, "button", t.see_it) }
                        }
                    </div>
                    { trouble_note(lang, asking.trouble().as_deref()) }
                </div>
            }
        </div>
    }
}
