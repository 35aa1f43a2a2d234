//! Answering an invitation.

use std::rc::Rc;

use yew::prelude::*;

use shared::domain::Role;
use shared::keys::invite::Glance;

use crate::bridge::{InvitationSummary, Phase, Reply, Request, Trouble};
use crate::browser;
use crate::components::{
    Field, Icon, Page, Typing, button, icon, link, muted, section, skeleton, submit, trouble_note,
};
use crate::engine;
use crate::hooks::{
    FirstWords, INVITATION_DRAFT, ask, use_app, use_asking, use_engine, use_first_words, use_go, use_lang,
};
use crate::i18n::Lang;
use crate::route::Route;
use crate::state::Action;

type Read = Option<Result<Rc<InvitationSummary>, Rc<Trouble>>>;

/// See the module.
#[component]
pub(crate) fn Join() -> Html {
    let (lang, engine, app) = (use_lang(), use_engine(), use_app());
    let text = lang.catalogue();
    let invitation = app.invitation.clone();
    let glance = use_memo(invitation.clone(), |link| {
        link.as_ref().map(|link| engine::glance(link, &browser::address()))
    });
    let answered = use_answered();
    let read = use_state_eq(|| Read::None);
    {
        let read = read.clone();
        use_effect_with(invitation.clone(), move |invitation| {
            read.set(None);
            if let Some(link) = invitation {
                ask(
                    &engine,
                    Request::ReadInvitation { link: link.to_string() },
                    move |outcome| match outcome {
                        Ok(Reply::Invitation(summary)) => read.set(Some(Ok(Rc::new(summary)))),
                        Ok(_) => {}
                        Err(trouble) => read.set(Some(Err(Rc::new(trouble)))),
                    },
                );
            }
        });
    }
    let put_away = button("button button--quiet", text.invitations().not_now, answered);
    // A newcomer reads what it says of itself until the engine has checked it; elsewhere it may be a member's.
    let said = match (&*read, &*glance) {
        (None, Some(Ok(glance))) if app.newcomer && app.role().is_none() => {
            Some(Ok(Rc::new(unchecked(glance))))
        }
        (None, Some(Err(trouble))) => Some(Err(Rc::new(Trouble::Link(trouble.clone())))),
        (known, _) => known.clone(),
    };
    let leads_to = match &*glance {
        Some(Ok(glance)) => AttrValue::from(glance.initiative.name()),
        Some(Err(_)) | None => AttrValue::default(),
    };
    let shown = match (invitation, &said) {
        (None, _) => html! {
            <div class="stack">
                <p>{ text.invitations().none_here }</p>
                <p>{ link(&Route::Home, "button", text.shell().go_home) }</p>
            </div>
        },
        (Some(_), None) => skeleton(lang),
        (Some(_), Some(Err(trouble))) => html! {
            <div class="stack">{ trouble_note(lang, Some(trouble)) }<p>{ put_away }</p></div>
        },
        (Some(link), Some(Ok(summary))) => html! {
            <div class="stack"><JoinForm {link} {leads_to} summary={Rc::clone(summary)} /><p>{ put_away }</p></div>
        },
    };
    html! { <Page title={text.invitations().join}>{ shown }</Page> }
}

/// As long as nobody has checked it.
fn unchecked(glance: &Glance) -> InvitationSummary {
    let Glance { title, role, nickname, initiative: _ } = glance.clone();
    InvitationSummary { title, role, nickname, member_already: false }
}

/// The invitation is answered: it no longer waits, and the first screen is shown.
#[hook]
fn use_answered() -> Callback<MouseEvent> {
    let answered = use_answer();
    Callback::from(move |_| answered.emit(()))
}

#[hook]
fn use_answer() -> Callback<()> {
    let (engine, app, go) = (use_engine(), use_app(), use_go());
    Callback::from(move |()| {
        let forget = Request::SaveDraft { name: INVITATION_DRAFT.to_owned(), text: String::new() };
        ask(&engine, forget, |_| {});
        browser::forget_newcomers_invitation();
        app.dispatch(Action::InvitationAnswered);
        go.emit(Route::Home);
    })
}

#[derive(Properties, PartialEq)]
struct JoinFormProps {
    link: AttrValue,
    /// The initiative, as the invitation says.
    leads_to: AttrValue,
    summary: Rc<InvitationSummary>,
}

#[component]
fn JoinForm(props: &JoinFormProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.invitations();
    let (asking, answered) = (use_asking(), use_answer());
    let is_here = use_app().status.phase != Phase::Starting;
    let first = use_first_words(props.leads_to.clone());
    let nickname = use_state_eq(String::new);
    let on_input = {
        let nickname = nickname.clone();
        Callback::from(move |typed| nickname.set(typed))
    };
    let onsubmit = {
        let (asking, link, first) = (asking.clone(), props.link.clone(), first.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            first.follow();
            let answered = answered.clone();
            let request = Request::Join { link: link.to_string(), nickname: nickname.trim().to_owned() };
            asking.ask(request, move |_| answered.emit(()));
        })
    };
    let is_member = props.summary.member_already;
    let has_name = is_member || props.summary.nickname.is_some();
    let can_give = !is_member && props.summary.role >= Role::Resident;
    let label = match (asking.is_busy(), is_member) {
        (true, _) if !is_here => t.joins_soon,
        (true, _) => t.joining,
        (false, true) => t.open,
        (false, false) => t.do_join,
    };
    let (name, hint) = ((text.shell().optional)(text.arrival().nickname), text.arrival().nickname_hint);
    html! {
        <div class="stack">
            { summary(lang, &props.summary) }
            <form {onsubmit}>
                <div>
                    if !has_name {
                        <Field id="nickname" label={name} {hint} {on_input} />
                    }
                </div>
                <div>
                    if can_give {
                        { first_words(lang, &first) }
                    }
                </div>
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary button--wide", label) }
                <div role="status">
                    if !is_here {
                        { muted(t.still_coming.to_owned()) }
                    }
                </div>
            </form>
        </div>
    }
}

/// Where a newcomer can write before anything else is there.
fn first_words(lang: Lang, first: &FirstWords) -> Html {
    let text = lang.catalogue();
    let t = text.invitations();
    let error = if *first.is_unkept { t.first_words_unkept } else { "" };
    let on_input = {
        let first = first.clone();
        Callback::from(move |words| first.change(words))
    };
    html! {
        <Field
            id="first-words"
            label={(text.shell().optional)(t.first_words)}
            hint={t.first_words_hint}
            {error}
            initial={first.initial()}
            typing={Typing::Lines(4)}
            {on_input}
        />
    }
}

fn summary(lang: Lang, summary: &InvitationSummary) -> Html {
    let text = lang.catalogue();
    let t = text.invitations();
    let invited =
        if summary.title.is_empty() { t.invited_untitled.to_owned() } else { (t.invited_to)(&summary.title) };
    let about = if summary.member_already {
        html! { <><p>{ t.member_already }</p><p>{ t.member_returns }</p></> }
    } else {
        html! {
            <>
                <p>{ (t.you_would_be)((text.shell().role)(summary.role)) }</p>
                <p>{ (t.can)(summary.role) }</p>
                <div>
                    if let Some(name) = &summary.nickname {
                        <div class="note note--attention">
                            <p dir="auto">{ (t.same_person)(name) }</p>
                            <p>{ t.same_person_about }</p>
                        </div>
                    }
                </div>
                { section(t.what_is_kept, html! {
                    <div class="facts">
                        <p>{ icon(Icon::Phone) }<span>{ t.kept_here }</span></p>
                        <p>{ icon(Icon::Lock) }<span>{ t.kept_sealed }</span></p>
                        <p>{ icon(Icon::Person) }<span>{ t.kept_nothing_else }</span></p>
                    </div>
                }) }
            </>
        }
    };
    html! { <div class="stack"><p class="lead" dir="auto">{ invited }</p>{ about }</div> }
}
