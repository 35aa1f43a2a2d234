//! The screens that arrive after the first ones, in a part of the module of their own.
//!
//! A resident who opens an invitation waits for the screens she is about to see, and for no others: the rest is fetched
//! as soon as those stand. A service worker keeps all parts together, so offline there is no difference.

use shared::domain::view::View;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::bridge::Shown;
use crate::pages;
use crate::route::Route;
use crate::state::first::into_draft;

/// The screens of the second part, once it is here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LaterScreens {
    screen: fn(&Route) -> Html,
    read: fn(&Shown) -> Option<View>,
    into_draft: fn(&str, &str) -> Option<String>,
}

impl PartialEq for LaterScreens {
    /// The second part is loaded once.
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl LaterScreens {
    /// Fetches the second part; tries anew after a failure.
    pub(crate) async fn fetch() -> Result<Self, SplitLoaderError> {
        fetch().await
    }

    /// The screen of a route that is not among the first.
    pub(crate) fn show(self, route: &Route) -> Html {
        (self.screen)(route)
    }

    /// The draft of a voice with a newcomer's first words in it; nothing if they are in it already.
    pub(crate) fn into_draft(self, draft: &str, words: &str) -> Option<String> {
        (self.into_draft)(draft, words)
    }

    /// The view that was written down.
    pub(crate) fn read(self, shown: &Shown) -> Option<View> {
        (self.read)(shown)
    }
}

#[wasm_split(later, fallible)]
fn fetch() -> Result<LaterScreens, SplitLoaderError> {
    Ok(LaterScreens { screen, read: Shown::read, into_draft })
}

fn screen(route: &Route) -> Html {
    match route.clone() {
        Route::Found => html! { <pages::Found /> },
        Route::Recovery => html! { <pages::Recovery /> },
        Route::Recover => html! { <pages::Recover /> },
        Route::Invite => html! { <pages::Invite /> },
        Route::Give(step) => html! { <pages::WhileOpen><pages::Give {step} /></pages::WhileOpen> },
        Route::Closing => html! { <pages::Closing /> },
        Route::Receipt(key) => html! { <pages::Receipt key={key.as_str()} voice={key.clone()} /> },
        Route::Mine => html! { <pages::Mine /> },
        Route::Voice(key) => html! { <pages::Voice key={key.as_str()} voice={key.clone()} /> },
        Route::Agenda => html! { <pages::Agenda /> },
        Route::AgendaText(field) => {
            html! { <pages::AgendaText key={field.as_str()} field={field.clone()} /> }
        }
        Route::Results => html! { <pages::Results /> },
        Route::Indicator(key) => html! { <pages::Indicator key={key.as_str()} indicator={key.clone()} /> },
        Route::Record(key) => html! { <pages::Record key={key.as_str()} indicator={key.clone()} /> },
        Route::RecordFor(key, period) => {
            html! { <pages::Record key={[key.as_str(), " ", &period].concat()} indicator={key.clone()} period={period.clone()} /> }
        }
        Route::Paste(key) => html! { <pages::Paste key={key.as_str()} indicator={key.clone()} /> },
        Route::All => html! { <pages::All /> },
        Route::See(look) => html! { <pages::See key={look.as_str()} look={look.clone()} /> },
        Route::List(kind) => html! { <pages::List key={kind.as_str()} kind={kind.clone()} /> },
        Route::Table(kind) => html! { <pages::Table key={kind.as_str()} kind={kind.clone()} /> },
        Route::Meet(key) => html! { <pages::Meet key={key.as_str()} meeting={key.clone()} /> },
        Route::Wall(key) => html! { <pages::Wall key={key.as_str()} meeting={key.clone()} /> },
        Route::Field(screen) => pages::field(&screen),
        Route::NewEntry(kind, _) if kind == "forms" => {
            html! { <pages::MakeForm key="forms" of={None::<String>} /> }
        }
        Route::Entry(kind, form) if kind == "forms" => {
            html! { <pages::FormPage key={form.as_str()} form={form.clone()} /> }
        }
        Route::NewEntry(kind, of) => {
            html! { <pages::NewEntry key={kind.as_str()} kind={kind.clone()} {of} /> }
        }
        Route::Entry(kind, entry) => {
            html! { <pages::Entry key={entry.as_str()} {kind} entry={entry.clone()} /> }
        }
        Route::EditEntry(kind, entry) => {
            html! { <pages::EditEntry key={entry.as_str()} {kind} entry={entry.clone()} /> }
        }
        Route::History(kind, entry) => {
            html! { <pages::History key={entry.as_str()} {kind} entry={entry.clone()} /> }
        }
        Route::Card(kind, entry) => {
            html! { <pages::Card key={entry.as_str()} {kind} entry={entry.clone()} /> }
        }
        Route::Desk => html! { <pages::Desk /> },
        Route::ToSend => html! { <pages::ToSend /> },
        Route::HandOver => html! { <pages::HandOver /> },
        Route::SetAside => html! { <pages::SetAside /> },
        Route::Papers => html! { <pages::Papers /> },
        Route::Report => html! { <pages::Report /> },
        Route::VoiceForm => html! { <pages::VoiceForm /> },
        Route::People => html! { <pages::People /> },
        Route::SecondPhone => html! { <pages::SecondPhone /> },
        Route::Me => html! { <pages::Me /> },
        Route::Home | Route::Join | Route::NotFound => Html::default(),
    }
}
