//! What others say to everyone, and supporting it.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::rights::Reach;
use shared::domain::view::{OpenVoice, Query, View};
use yew::prelude::*;

use crate::bridge::Request;
use crate::components::{button, muted, skeleton, trouble_note, voice_card};
use crate::hooks::{use_asking, use_lang, use_last_view, use_reach};

/// How many are shown, and by how many more at a time.
const PAGE: usize = 20;

/// See the module.
#[component]
pub(crate) fn SeeVoices() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let n_shown = use_state_eq(|| PAGE);
    let view = use_last_view(Query::OpenVoices { from: 0, count: *n_shown });
    let Some(View::OpenVoices(open)) = view.as_deref() else { return skeleton(lang) };
    let card = |row: &OpenVoice| {
        html! {
            <li key={row.voice.key.clone()}>
                { voice_card(lang, "h2", &row.voice) }
                <Support voice={row.voice.key.clone()} receipt={row.voice.receipt.clone()} n_phones={row.voice.n_phones}
                    is_given={row.is_supported_here} is_mine={row.voice.mine} />
            </li>
        }
    };
    let has_more = open.n > open.rows.len();
    let more = Callback::from(move |_| n_shown.set(*n_shown + PAGE));
    html! {
        <div class="stack">
            if open.rows.is_empty() {
                <p>{ text.follow().others_none }</p>
            }
            <ul class="cards">{ open.rows.iter().map(card).collect::<Html>() }</ul>
            if has_more {
                { button("button", text.shell().more, more) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SupportProps {
    /// The voice's key.
    pub(crate) voice: String,
    /// Its word code, by which its buttons are told apart.
    pub(crate) receipt: String,
    pub(crate) n_phones: usize,
    /// Whether this phone supports it.
    pub(crate) is_given: bool,
    /// Whether this phone gave it: nobody supports themselves.
    pub(crate) is_mine: bool,
}

/// How many support a voice, and the way to do so or to take it back.
#[component]
pub(crate) fn Support(props: &SupportProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().follow();
    let asking = use_asking();
    let may = use_reach("supports") != Reach::Nothing && !props.is_mine;
    let (words, which) =
        if props.is_given { (t.unsupport, t.unsupport_which) } else { (t.support, t.support_which) };
    let onclick = {
        let (asking, voice, on) = (asking.clone(), props.voice.clone(), !props.is_given);
        Callback::from(move |_: MouseEvent| {
            let fields = vec![
                ("contribution".to_owned(), Value::Text(voice.clone())),
                ("on".to_owned(), Value::Flag(on)),
            ];
            let command = Command::Create { kind: "supports".to_owned(), fields };
            asking.ask(Request::Do(command), |_| {});
        })
    };
    html! {
        <div class="support">
            { muted((t.n_phones)(props.n_phones)) }
            <p role="status">{ if props.is_given { t.supported } else { "" } }</p>
            if may {
                <button type="button" class="button" aria-label={which(&props.receipt)} {onclick}>{ words }</button>
            }
            { trouble_note(lang, asking.trouble().as_deref()) }
        </div>
    }
}
