//! What people wrote who had been removed, and what becomes of it: person by person, since one thing builds on another.

use shared::domain::view::LateRow;
use yew::prelude::*;

use super::people::Seen;
use crate::bridge::{LateWork, MemberDeed, Reply, Request};
use crate::components::{button, muted, skeleton, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::i18n::intl;

/// See the module.
pub(super) fn late(seen: &Seen<'_>) -> Html {
    let mut tags: Vec<&str> = seen.view.late.iter().map(|row| row.tag.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    html! {
        <>
            <p>{ seen.t.late_about }</p>
            <ul class="cards">{ tags.into_iter().map(|tag| of_device(seen, tag)).collect::<Html>() }</ul>
        </>
    }
}

fn of_device(seen: &Seen<'_>, tag: &str) -> Html {
    let t = seen.t;
    let rows: Vec<&LateRow> = seen.view.late.iter().filter(|row| row.tag == tag).collect();
    let changes: Vec<String> = rows.iter().map(|row| row.change.clone()).collect();
    let nickname = rows.first().map_or("", |row| row.nickname.as_str());
    let last_s = rows.iter().map(|row| row.at_s).max().unwrap_or_default();
    let take_up = seen.doing(MemberDeed::TakeUp { changes: changes.clone() }, t.taken_up);
    let of_all = changes.concat();
    let leave_out = seen.doing(MemberDeed::LeaveOut { changes: changes.clone() }, t.left_out);
    html! {
        <li key={tag.to_owned()} class="card">
            <h3 class="card__title" dir="auto">{ seen.called(nickname) }</h3>
            { muted((t.late_last)(&intl::moment(seen.lang, last_s.saturating_mul(1_000)))) }
            // Of more changes it is asked anew, also while the answer about the first is on its way.
            <Work key={of_all} {changes} />
            <div class="buttons">
                { button("button", t.take_up, take_up) }
                { button("button", t.leave_out, leave_out) }
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct WorkProps {
    changes: Vec<String>,
}

/// How much it is, and what it says.
#[component]
fn Work(props: &WorkProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let asking = use_asking();
    let work = use_state_eq(|| None::<LateWork>);
    {
        let (asking, work) = (asking.clone(), work.clone());
        use_effect_with(props.changes.clone(), move |changes| {
            asking.ask(Request::LateWork { changes: changes.clone() }, move |reply| {
                if let Reply::LateWork(found) = reply {
                    work.set(Some(found));
                }
            });
        });
    }
    let Some(LateWork { added, n_changed, words }) = &*work else {
        return html! { <div>{ trouble_note(lang, asking.trouble().as_deref()) }{ skeleton(lang) }</div> };
    };
    let t = text.hand_over();
    let changed = (*n_changed > 0).then(|| (t.changes)(*n_changed));
    let mut lines: Vec<String> = added.iter().map(|(kind, n)| (t.adds)(kind, *n)).chain(changed).collect();
    if lines.is_empty() {
        lines.push(text.people().late_nothing.to_owned());
    }
    html! {
        <div class="stack">
            <ul>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if !words.is_empty() {
                <p class="label">{ text.people().late_words }</p>
                { for words.iter().map(|said| html! { <blockquote class="words" dir="auto">{ said.clone() }</blockquote> }) }
            }
        </div>
    }
}
