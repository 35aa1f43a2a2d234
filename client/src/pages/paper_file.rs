//! A file for another program or for paper: made when somebody asks, then handed on.

use std::rc::Rc;

use yew::prelude::*;

use super::hand_over::{Made, file_name, hand_on};
use crate::bridge::{Paper, Reply, Request};
use crate::components::{button, trouble_note};
use crate::hooks::{use_asking, use_lang};

#[derive(Properties, PartialEq)]
pub(super) struct PaperFileProps {
    pub(super) paper: Paper,
    /// What the file is called: a word and its ending.
    pub(super) name: (&'static str, &'static str),
    /// What stands on the button.
    pub(super) label: &'static str,
}

/// See the module.
#[component]
pub(super) fn PaperFile(props: &PaperFileProps) -> Html {
    let lang = use_lang();
    let asking = use_asking();
    let made = use_state_eq(|| None::<Made>);
    let make = {
        let (asking, made, paper, (what, kind)) =
            (asking.clone(), made.clone(), props.paper.clone(), props.name);
        Callback::from(move |_| {
            let made = made.clone();
            asking.ask(Request::Paper(paper.clone()), move |reply| {
                if let Reply::File { bytes } = reply {
                    made.set(Some(Made { name: file_name(what, kind), bytes: Rc::new(bytes) }));
                }
            });
        })
    };
    html! {
        <div class="stack">
            <p>{ button("button", props.label, make) }</p>
            <div role="status">
                if let Some(made) = &*made {
                    { hand_on(lang, made, &Callback::noop()) }
                }
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
        </div>
    }
}
