//! People and their phones: who is in the initiative, which invitations are open, and the lock.

use shared::domain::Role;
use shared::domain::view::{PeopleView, Query, View};
use yew::prelude::*;

use super::people_invitations::invitations;
use super::people_late::late;
use super::people_members::members;
use crate::bridge::{MemberDeed, Request};
use crate::browser;
use crate::components::{Page, button, link, section, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_role, use_view};
use crate::i18n::{Catalogue, Lang, PeopleText};
use crate::route::Route;

const MS_PER_S: i64 = 1_000;

/// Something that is asked before it is done, since it cannot be taken back.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Question {
    /// The id of the button that asks it, which gets the focus back.
    pub(super) id: String,
    /// What it means, paragraph by paragraph.
    pub(super) means: Vec<String>,
    /// The button that does it.
    pub(super) act: &'static str,
    pub(super) deed: MemberDeed,
    /// What is said when it is done.
    pub(super) done: &'static str,
}

/// What every part of the screen needs.
pub(super) struct Seen<'a> {
    pub(super) lang: Lang,
    pub(super) text: Catalogue,
    pub(super) t: &'static PeopleText,
    pub(super) view: &'a PeopleView,
    asking: &'a Asking,
    question: &'a UseStateHandle<Option<Question>>,
    done: &'a UseStateHandle<Option<&'static str>>,
}

/// See the module.
#[component]
pub(crate) fn People() -> Html {
    let (lang, role, asking) = (use_lang(), use_role(), use_asking());
    let text = lang.catalogue();
    let t = text.people();
    let question = use_state_eq(|| None::<Question>);
    let done = use_state_eq(|| None::<&'static str>);
    let n_shown = use_state_eq(|| super::people_members::PAGE);
    let view = use_view(Query::People);
    use_effect_with((*question).clone(), |question| {
        let opener = question.as_ref().map(|question| question.id.clone());
        if opener.is_some() {
            browser::focus("question");
        }
        move || {
            if let Some(opener) = opener {
                browser::focus(&opener);
            }
        }
    });
    use_effect_with(*done, |done| {
        if done.is_some() {
            browser::focus("done");
        }
    });
    let Some(View::People(view)) = view.as_deref() else {
        return html! { <Page title={t.title} back={Route::Me}>{ skeleton(lang) }</Page> };
    };
    let seen = Seen { lang, text, t, view, asking: &asking, question: &question, done: &done };
    html! {
        <Page title={t.title} back={Route::Me}>
            <p>{ t.about }</p>
            <div id="done" tabindex="-1" role="status">
                if let Some(done) = *done {
                    <p class="note">{ done }</p>
                }
            </div>
            <div>
                if role == Role::Lead && view.n_leads < 2 {
                    { super::home_doors::lead_nudge(lang) }
                }
            </div>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <div>
                if !view.late.is_empty() && role.in_team() {
                    { section(t.late, late(&seen)) }
                }
            </div>
            { section(t.members, members(&seen, &n_shown)) }
            <div>
                if !role.may_invite().is_empty() {
                    { section(t.invitations, invitations(&seen)) }
                }
            </div>
            <div>
                if role.in_team() {
                    { section(t.lock, seen.lock()) }
                }
            </div>
            <div>
                if role == Role::Lead {
                    <p>{ link(&Route::Closing, "button button--quiet", text.closing().title) }</p>
                }
            </div>
        </Page>
    }
}

impl Seen<'_> {
    /// What others call somebody.
    pub(super) fn called(&self, nickname: &str) -> String {
        if nickname.is_empty() { self.text.shell().somebody } else { nickname }.to_owned()
    }

    /// What the person is called who has the device with this tag.
    pub(super) fn called_by_tag(&self, tag: &str) -> String {
        let member = self.view.members.iter().find(|member| member.tag == tag);
        self.called(member.map_or("", |member| &member.nickname))
    }

    /// Does it at once.
    pub(super) fn doing(&self, deed: MemberDeed, said: &'static str) -> Callback<MouseEvent> {
        let (asking, question, done) = (self.asking.clone(), self.question.clone(), self.done.clone());
        Callback::from(move |_| {
            let (question, done) = (question.clone(), done.clone());
            done.set(None);
            asking.ask(Request::Members(deed.clone()), move |_| {
                question.set(None);
                done.set(Some(said));
            });
        })
    }

    /// A button that asks; once it has, the question in its place.
    pub(super) fn asks(&self, words: &str, asked: Question) -> Html {
        if self.question.as_ref().is_none_or(|open| open.id != asked.id) {
            let (id, question) = (asked.id.clone(), self.question.clone());
            let onclick = Callback::from(move |_| question.set(Some(asked.clone())));
            return html! { <div class="buttons"><button {id} type="button" class="button" {onclick}>{ words.to_owned() }</button></div> };
        }
        let Question { means, act, deed, done, .. } = asked;
        let question = self.question.clone();
        html! {
            <div id="question" tabindex="-1" role="group" aria-label={words.to_owned()} class="note note--attention">
                { for means.into_iter().map(|words| html! { <p dir="auto">{ words }</p> }) }
                <div class="buttons">
                    { button("button button--primary", act, self.doing(deed, done)) }
                    { button("button", self.t.leave, Callback::from(move |_| question.set(None))) }
                </div>
            </div>
        }
    }

    fn lock(&self) -> Html {
        let t = self.t;
        let question = Question {
            id: "change-lock".to_owned(),
            means: vec![t.lock_means.to_owned()],
            act: t.change_lock,
            deed: MemberDeed::ChangeLock,
            done: t.lock_changed,
        };
        html! {
            <div class="stack">
                <p>{ t.lock_about }</p>
                <p>{ t.lock_can }</p>
                <p>{ t.lock_cannot }</p>
                { self.asks(t.change_lock, question) }
            </div>
        }
    }
}

/// Where to go for making an invitation.
pub(super) fn invite_link(seen: &Seen<'_>) -> Html {
    html! { <p>{ link(&Route::Invite, "button button--primary", seen.text.invitations().invite) }</p> }
}

/// Seconds since 1970 in milliseconds.
pub(super) fn ms(at_s: u64) -> i64 {
    i64::try_from(at_s).unwrap_or(i64::MAX).saturating_mul(MS_PER_S)
}
