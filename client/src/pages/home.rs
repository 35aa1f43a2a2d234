//! The first screen of an open initiative: for each role what it does most.

use shared::domain::view::{HomeView, Query, View};
use yew::prelude::*;

use super::home_field::FieldDoors;
use super::home_team::TeamDoors;
use super::home_voices::{MyVoices, SayDoor};
use crate::bridge::Line;
use crate::components::{IndicatorCard, NavLink, Page, ReadyNotice, Skeleton, UnfinishedNote, Worded};
use crate::hooks::{use_app, use_text, use_view};
use crate::route::Route;
use shared::domain::Role;

/// See the module.
#[component]
pub(crate) fn Home() -> Html {
    let t = &use_text().home;
    let view = use_view(Query::Home);
    let Some(View::Home(home)) = view.as_deref() else {
        return html! { <Page title={t.title}><Skeleton /></Page> };
    };
    html! {
        <Page title={t.title}>
            <ReadyNotice />
            <Coming />
            <UnfinishedNote />
            if home.example {
                <p class="muted">{ t.example }</p>
            }
            <div class="doors">{ doors(home) }</div>
            <div>
                if home.role >= Role::Resident && !home.role.in_team() {
                    <MyVoices n={home.n_mine} latest={home.my_latest.clone()} />
                }
            </div>
            <Happening home={home.clone()} />
        </Page>
    }
}

fn doors(home: &HomeView) -> Html {
    match home.role {
        Role::Viewer => html! { <span hidden=true></span> },
        Role::Resident => html! { <SayDoor is_main=true /> },
        Role::FieldWorker | Role::Partner => {
            html! { <FieldDoors n_to_send={home.n_to_send} n_refused={home.n_refused} /> }
        }
        Role::Coordinator | Role::Lead => html! {
            <TeamDoors n_new_in={home.n_new_in} n_two_answers={home.n_two_answers} is_lead={home.role == Role::Lead} />
        },
    }
}

/// Until a new phone has received the initiative.
#[component]
fn Coming() -> Html {
    let t = &use_text().home;
    let app = use_app();
    let words = match (app.caught_up(), app.status.line) {
        (true, _) => return html! { <span hidden=true></span> },
        (false, Line::Offline) => t.coming_offline,
        (false, Line::Connecting | Line::Connected) => t.coming,
    };
    html! { <p class="note" role="status">{ words }</p> }
}

#[derive(Properties, PartialEq)]
struct HappeningProps {
    home: HomeView,
}

#[component]
fn Happening(props: &HappeningProps) -> Html {
    let text = use_text();
    let t = &text.home;
    let home = &props.home;
    let card = |row: &shared::domain::view::IndicatorRow| {
        html! { <li key={row.key.clone()}><IndicatorCard row={row.clone()} /></li> }
    };
    html! {
        <section class="section">
            <h2>{ t.happening }</h2>
            <h3>{ t.vision }</h3>
            <Worded words={home.vision.clone()} none={text.agenda.not_written} />
            <p><NavLink to={Route::Agenda} class="button">{ t.read_agenda }</NavLink></p>
            <ul class="cards">{ for home.headlines.iter().map(card) }</ul>
            <p><NavLink to={Route::Results} class="button">{ t.all_results }</NavLink></p>
        </section>
    }
}
