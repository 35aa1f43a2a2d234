//! Answering an invitation.

use std::rc::Rc;

use yew::prelude::*;

use crate::bridge::{InvitationSummary, Reply, Request, Trouble};
use crate::components::{Field, Icon, Page, button, icon, link, section, skeleton, submit, trouble_note};
use crate::hooks::{INVITATION_DRAFT, ask, use_app, use_asking, use_engine, use_go, use_lang};
use crate::i18n::Lang;
use crate::route::Route;
use crate::state::Action;

type Read = Option<Result<Rc<InvitationSummary>, Rc<Trouble>>>;

/// See the module.
#[component]
pub(crate) fn Join() -> Html {
    let (lang, engine) = (use_lang(), use_engine());
    let text = lang.catalogue();
    let invitation = use_app().invitation.clone();
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
    let shown = match (invitation, &*read) {
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
            <div class="stack"><JoinForm {link} summary={Rc::clone(summary)} /><p>{ put_away }</p></div>
        },
    };
    html! { <Page title={text.invitations().join}>{ shown }</Page> }
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
        app.dispatch(Action::InvitationAnswered);
        go.emit(Route::Home);
    })
}

#[derive(Properties, PartialEq)]
struct JoinFormProps {
    link: AttrValue,
    summary: Rc<InvitationSummary>,
}

#[component]
fn JoinForm(props: &JoinFormProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.invitations();
    let (asking, answered) = (use_asking(), use_answer());
    let nickname = use_state_eq(String::new);
    let on_input = {
        let nickname = nickname.clone();
        Callback::from(move |typed| nickname.set(typed))
    };
    let onsubmit = {
        let (asking, link) = (asking.clone(), props.link.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let answered = answered.clone();
            let request = Request::Join { link: link.to_string(), nickname: nickname.trim().to_owned() };
            asking.ask(request, move |_| answered.emit(()));
        })
    };
    let is_member = props.summary.member_already;
    let has_name = is_member || props.summary.nickname.is_some();
    let label = match (asking.is_busy(), is_member) {
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
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary button--wide", label) }
            </form>
        </div>
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
