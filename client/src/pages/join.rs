//! Answering an invitation.

use std::rc::Rc;

use yew::prelude::*;

use crate::bridge::{InvitationSummary, Reply, Request, Trouble};
use crate::components::{Icon, NavLink, Page, Skeleton, TextField, TroubleNote, icon};
use crate::hooks::{INVITATION_DRAFT, ask, use_app, use_asking, use_engine, use_go, use_text};
use crate::i18n::InvitationsText;
use crate::route::Route;
use crate::state::Action;

/// See the module.
#[component]
pub(crate) fn Join() -> Html {
    let text = use_text();
    let t = &text.invitations;
    let shown = match use_app().invitation.clone() {
        Some(link) => html! { <Invitation key={link.to_string()} link={link.clone()} /> },
        None => html! {
            <div class="stack">
                <p>{ t.none_here }</p>
                <p><NavLink to={Route::Home} class="button">{ text.shell.go_home }</NavLink></p>
            </div>
        },
    };
    html! { <Page title={t.join}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct InvitationProps {
    link: AttrValue,
}

#[component]
fn Invitation(props: &InvitationProps) -> Html {
    let engine = use_engine();
    let read = use_state_eq(|| None::<Result<InvitationSummary, Rc<Trouble>>>);
    {
        let read = read.clone();
        use_effect_with(props.link.clone(), move |link| {
            ask(&engine, Request::ReadInvitation { link: link.to_string() }, move |outcome| match outcome {
                Ok(Reply::Invitation(summary)) => read.set(Some(Ok(summary))),
                Ok(_) => {}
                Err(trouble) => read.set(Some(Err(Rc::new(trouble)))),
            });
        });
    }
    match &*read {
        None => html! { <Skeleton /> },
        Some(Err(trouble)) => html! {
            <div class="stack">
                <TroubleNote trouble={Some(Rc::clone(trouble))} />
                <PutAway />
            </div>
        },
        Some(Ok(summary)) => {
            html! { <JoinForm link={props.link.clone()} summary={Rc::new(summary.clone())} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct JoinFormProps {
    link: AttrValue,
    summary: Rc<InvitationSummary>,
}

#[component]
fn JoinForm(props: &JoinFormProps) -> Html {
    let text = use_text();
    let t = &text.invitations;
    let asking = use_asking();
    let answered = use_answered();
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
    let label = match (asking.is_busy(), is_member) {
        (true, _) => t.joining,
        (false, true) => t.open,
        (false, false) => t.do_join,
    };
    html! {
        <div class="stack">
            { summary(t, (text.shell.role)(props.summary.role), &props.summary) }
            <form {onsubmit}>
                <div>
                    if !is_member {
                        <TextField
                            id="nickname"
                            label={(text.shell.optional)(text.arrival.nickname)}
                            hint={text.arrival.nickname_hint}
                            {on_input}
                        />
                    }
                </div>
                <TroubleNote trouble={asking.trouble()} />
                <button type="submit" class="button button--primary button--wide">{ label }</button>
            </form>
            <PutAway />
        </div>
    }
}

fn summary(t: &InvitationsText, role: &str, summary: &InvitationSummary) -> Html {
    let invited =
        if summary.title.is_empty() { t.invited_untitled.to_owned() } else { (t.invited_to)(&summary.title) };
    if summary.member_already {
        return html! {
            <div class="stack">
                <p class="lead" dir="auto">{ invited }</p>
                <p>{ t.member_already }</p>
            </div>
        };
    }
    html! {
        <div class="stack">
            <p class="lead" dir="auto">{ invited }</p>
            <p>{ (t.you_would_be)(role) }</p>
            <p>{ (t.can)(summary.role) }</p>
            <h2>{ t.what_is_kept }</h2>
            <section class="facts" aria-label={t.what_is_kept}>
                <p>{ icon(Icon::Phone) }<span>{ t.kept_here }</span></p>
                <p>{ icon(Icon::Lock) }<span>{ t.kept_sealed }</span></p>
                <p>{ icon(Icon::Person) }<span>{ t.kept_nothing_else }</span></p>
            </section>
        </div>
    }
}

/// The invitation is answered: it no longer waits, and the first screen is shown.
#[hook]
fn use_answered() -> Callback<()> {
    let (engine, app, go) = (use_engine(), use_app(), use_go());
    Callback::from(move |()| {
        let forget = Request::SaveDraft { name: INVITATION_DRAFT.to_owned(), text: String::new() };
        ask(&engine, forget, |_| {});
        app.dispatch(Action::InvitationAnswered);
        go.emit(Route::Home);
    })
}

#[component]
fn PutAway() -> Html {
    let t = &use_text().invitations;
    let answered = use_answered();
    let onclick = Callback::from(move |_: MouseEvent| answered.emit(()));
    html! { <p><button type="button" class="button button--quiet" {onclick}>{ t.not_now }</button></p> }
}
