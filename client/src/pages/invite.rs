//! Making an invitation: for which role, for how long.

use shared::domain::Role;
use yew::prelude::*;

use super::invite_sheet::InviteSheet;
use super::invite_sheet::Made;
use crate::bridge::{Reply, Request};
use crate::components::{Choice, Offer, Page, choice, submit, trouble_note};
use crate::hooks::{use_asking, use_lang, use_role};
use crate::i18n::{Catalogue, InvitationsText};
use crate::route::Route;

const DAYS: [u32; 3] = [7, 30, 0];
/// How many phones may follow it: one person's, those around a table, any number.
const USES: [u16; 3] = [0, 12, 1];

/// See the module.
#[component]
pub(crate) fn Invite() -> Html {
    let t = &use_lang().catalogue().invitations();
    let made = use_state_eq(|| None::<Made>);
    let on_made = {
        let made = made.clone();
        Callback::from(move |invitation| made.set(Some(invitation)))
    };
    let on_another = {
        let made = made.clone();
        Callback::from(move |_: MouseEvent| made.set(None))
    };
    let shown = if use_role().may_invite().is_empty() {
        html! { <p>{ t.may_not }</p> }
    } else if let Some(made) = (*made).clone() {
        html! { <InviteSheet {made} {on_another} /> }
    } else {
        html! { <InviteForm {on_made} /> }
    };
    html! { <Page title={t.invite} back={Route::Home}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct InviteFormProps {
    on_made: Callback<Made>,
}

fn role_offer(text: Catalogue, role: Role) -> Offer {
    Offer {
        value: AttrValue::from(role.code().to_string()),
        label: AttrValue::from((text.shell().role)(role)),
        about: AttrValue::from((text.invitations().can)(role)),
        icon: None,
    }
}

fn days_offer(t: &InvitationsText, days: u32) -> Offer {
    let label = if days == 0 { t.no_end.to_owned() } else { (t.days)(days) };
    Offer {
        value: AttrValue::from(days.to_string()),
        label: AttrValue::from(label),
        about: AttrValue::default(),
        icon: None,
    }
}

fn uses_offer(t: &InvitationsText, uses: u16) -> Offer {
    Offer {
        value: AttrValue::from(uses.to_string()),
        label: AttrValue::from((t.uses)(uses)),
        about: AttrValue::from((t.uses_about)(uses)),
        icon: None,
    }
}

#[component]
fn InviteForm(props: &InviteFormProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.invitations();
    let (asking, mine) = (use_asking(), use_role());
    // Whoever invites, invites residents.
    let role = use_state_eq(|| Role::Resident);
    let days = use_state_eq(|| DAYS[1]);
    let uses = use_state_eq(|| USES[0]);
    let on_role = {
        let role = role.clone();
        Callback::from(move |code: AttrValue| {
            let chosen = Role::ALL.into_iter().find(|role| role.code().to_string() == *code);
            role.set(chosen.unwrap_or(Role::Resident));
        })
    };
    let on_days = {
        let days = days.clone();
        Callback::from(move |n: AttrValue| days.set(n.parse().unwrap_or(DAYS[1])))
    };
    let on_uses = {
        let uses = uses.clone();
        Callback::from(move |n: AttrValue| uses.set(n.parse().unwrap_or(USES[0])))
    };
    let onsubmit = {
        let (asking, on_made, role, days, uses) =
            (asking.clone(), props.on_made.clone(), *role, *days, *uses);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let on_made = on_made.clone();
            asking.ask(Request::Invite { role, days, uses, lang: lang.code().to_owned() }, move |reply| {
                if let Reply::Link { url } = reply {
                    on_made.emit(Made { url: AttrValue::from(url), role, days, uses });
                }
            });
        })
    };
    let roles = Choice {
        id: "role",
        legend: t.as_what,
        is_legend_hidden: false,
        error: "",
        offers: mine.may_invite().iter().map(|role| role_offer(text, *role)).collect(),
        chosen: &role.code().to_string(),
        on_choose: on_role,
    };
    let lengths = Choice {
        id: "days",
        legend: t.open_for,
        is_legend_hidden: false,
        error: "",
        offers: DAYS.map(|days| days_offer(t, days)).to_vec(),
        chosen: &days.to_string(),
        on_choose: on_days,
    };
    let whom = Choice {
        id: "uses",
        legend: t.for_whom,
        is_legend_hidden: false,
        error: "",
        offers: USES.map(|uses| uses_offer(t, uses)).to_vec(),
        chosen: &uses.to_string(),
        on_choose: on_uses,
    };
    html! {
        <form {onsubmit}>
            { choice(&roles) }
            { choice(&whom) }
            { choice(&lengths) }
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button button--primary", t.make) }
        </form>
    }
}
