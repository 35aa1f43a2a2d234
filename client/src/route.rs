//! The address of every screen.

use yew_router::prelude::*;

use crate::state::give::Step;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    /// The first one: welcome, or what can be done now.
    #[at("/")]
    Home,
    /// Founding an initiative.
    #[at("/found")]
    Found,
    /// The recovery sheet.
    #[at("/recovery")]
    Recovery,
    /// Making an invitation.
    #[at("/invite")]
    Invite,
    /// Answering one.
    #[at("/join")]
    Join,
    /// Giving a voice: the first question.
    #[at("/give")]
    Give,
    /// Giving a voice: another page of it.
    #[at("/give/:step")]
    GiveStep {
        /// Which.
        step: Step,
    },
    /// What a voice got when it was given.
    #[at("/receipt/:key")]
    Receipt {
        /// The voice.
        key: String,
    },
    /// What this phone gave.
    #[at("/mine")]
    Mine,
    /// One voice.
    #[at("/voice/:key")]
    Voice {
        /// Its key.
        key: String,
    },
    /// The common agenda.
    #[at("/agenda")]
    Agenda,
    /// Editing one of its texts.
    #[at("/agenda/:field")]
    AgendaText {
        /// Which.
        field: String,
    },
    /// All indicators.
    #[at("/results")]
    Results,
    /// One indicator.
    #[at("/results/:key")]
    Indicator {
        /// Its key.
        key: String,
    },
    /// Recording a reading of it.
    #[at("/results/:key/record")]
    Record {
        /// The indicator's key.
        key: String,
    },
    /// The team's piles.
    #[at("/desk")]
    Desk,
    /// What waits to be sent.
    #[at("/to-send")]
    ToSend,
    /// This person and this phone.
    #[at("/me")]
    Me,
    /// No screen has this address.
    #[not_found]
    #[at("/not-found")]
    NotFound,
}

impl Route {
    /// Whether the screen makes sense on a phone that is in no initiative.
    pub(crate) fn needs_nothing_open(&self) -> bool {
        matches!(self, Self::Home | Self::Found | Self::Join | Self::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use yew_router::Routable;

    use super::Route;
    use crate::state::give::Step;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let key = "4g2ks0q1m8f7v3hd.0rt5c9k2p4".to_owned();
        let screens = [
            Route::Home,
            Route::Give,
            Route::GiveStep { step: Step::Words },
            Route::Receipt { key: key.clone() },
            Route::Indicator { key: key.clone() },
            Route::Record { key },
            Route::AgendaText { field: "vision".to_owned() },
            Route::ToSend,
        ];
        for screen in screens {
            assert_eq!(Route::recognize(&screen.to_path()), Some(screen));
        }
        assert_eq!(Route::recognize("/no/such/screen/at/all"), Some(Route::NotFound));
    }
}
