//! The first screen of an open initiative: for each role what it does most.

use shared::domain::Role;
use shared::domain::view::{Closed, HomeView, Query, View};
use yew::prelude::*;

use super::home_doors::{RecoveryNudge, doors, lead_nudge};
use crate::bridge::{Alarm, Line};
use crate::browser;
use crate::components::{
    Page, PasteInvitation, UnfinishedNote, indicator_card, link, muted, ready_notice, section, skeleton,
    voice_card, worded,
};
use crate::hooks::{App, use_app, use_view};
use crate::i18n::{Lang, intl};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Home() -> Html {
    let app = use_app();
    let lang = app.lang;
    let t = lang.catalogue().home();
    let view = use_view(Query::Home);
    let Some(View::Home(home)) = view.as_deref() else {
        return html! { <Page title={t.title}>{ skeleton(lang) }</Page> };
    };
    html! {
        <Page title={t.title}>
            { ready_notice(&app) }
            { is_out(&app) }
            { coming(&app) }
            { home.closed.as_ref().map(|closed| closed_note(lang, closed)).unwrap_or_default() }
            <UnfinishedNote />
            <div>
                if home.role == Role::Lead {
                    <RecoveryNudge />
                }
            </div>
            <div>
                if home.role == Role::Lead && app.caught_up() && app.status.n_leads < 2 {
                    { lead_nudge(lang) }
                }
            </div>
            <div>
                if home.example {
                    { muted(t.example.to_owned()) }
                }
            </div>
            <div class="doors">{ doors(lang, home) }</div>
            <div>
                if home.role >= Role::Resident && !home.role.in_team() {
                    { mine(lang, home) }
                }
            </div>
            { happening(lang, home) }
        </Page>
    }
}

/// When this phone is no member any more: what can still be done.
fn is_out(app: &App) -> Html {
    let text = app.lang.catalogue();
    if !matches!(app.status.alarm, Some(Alarm::Removed | Alarm::InvitationEnded)) {
        return html! { <div hidden=true></div> };
    }
    html! {
        <section class="note note--attention">
            <h2 class="note__title">{ text.home().out }</h2>
            <p>{ text.home().out_kept }</p>
            <p>{ link(&Route::HandOver, "button", text.home().out_hand_over) }</p>
            <p>{ text.home().out_back }</p>
            <PasteInvitation />
        </section>
    }
}

/// Until a new phone has received the initiative.
fn coming(app: &App) -> Html {
    let t = app.lang.catalogue().home();
    let words = match (app.caught_up(), app.status.line) {
        _ if matches!(app.status.alarm, Some(Alarm::Removed | Alarm::InvitationEnded)) => {
            return html! { <div hidden=true></div> };
        }
        (true, _) => return html! { <div hidden=true></div> },
        // Whether something is still to come is not known yet.
        (false, _) if app.as_it_was().is_some() => return html! { <div hidden=true></div> },
        (false, Line::Offline) => t.coming_offline,
        (false, Line::Connecting | Line::Connected) => t.coming,
    };
    html! { <div class="note" role="status"><p>{ words }</p></div> }
}

/// That it is closed: since when, by whom, until when it is kept, and what was said about it.
pub(super) fn closed_note(lang: Lang, closed: &Closed) -> Html {
    let text = lang.catalogue();
    let t = text.home();
    let who = closed.by.as_deref().unwrap_or(text.shell().somebody);
    let day = intl::calendar_day(lang, &closed.on);
    html! {
        <div class="note" role="status">
            if closed.is_over(&browser::today()) {
                <p class="note__title">{ (t.closed)(&day, who) }</p>
                <p>{ t.still_readable }</p>
            } else {
                <p class="note__title">{ (t.ends)(&day) }</p>
            }
            if let Some(until) = &closed.kept_until {
                <p>{ (t.kept_until)(&intl::calendar_day(lang, until)) }</p>
            }
            if let Some(note) = &closed.note {
                <p class="words" dir="auto">{ note.clone() }</p>
            }
        </div>
    }
}

/// What became of what this phone gave.
fn mine(lang: Lang, home: &HomeView) -> Html {
    let t = lang.catalogue().home();
    let body = match &home.my_latest {
        None => html! { <p>{ t.mine_none }</p> },
        Some(latest) => html! {
            <>
                { voice_card(lang, "h3", latest) }
                <p>{ link(&Route::Mine, "button", &(t.all_mine)(home.n_mine)) }</p>
            </>
        },
    };
    section(t.mine, body)
}

fn happening(lang: Lang, home: &HomeView) -> Html {
    let text = lang.catalogue();
    let t = text.home();
    let cards = home.headlines.iter().map(|row| indicator_card(lang, "h3", row)).collect::<Html>();
    let body = html! {
        <>
            <h3>{ t.vision }</h3>
            { worded(lang, &home.vision, text.agenda().not_written) }
            <p>{ link(&Route::Agenda, "button", t.read_agenda) }</p>
            <ul class="cards">{ cards }</ul>
            <p>{ link(&Route::Results, "button", t.all_results) }</p>
        </>
    };
    section(t.happening, body)
}
