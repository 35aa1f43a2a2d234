//! The address of every screen.

use crate::state::give::Step;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The first one: welcome, or what can be done now.
    Home,
    /// Founding an initiative.
    Found,
    /// The recovery sheet.
    Recovery,
    /// Coming back with it.
    Recover,
    /// Making an invitation.
    Invite,
    /// Answering one.
    Join,
    /// A page of giving a voice.
    Give(Step),
    /// What the voice with this key got when it was given.
    Receipt(String),
    /// What this phone gave.
    Mine,
    /// The voice with this key.
    Voice(String),
    /// The common agenda.
    Agenda,
    /// Editing one of its texts.
    AgendaText(String),
    /// All indicators.
    Results,
    /// The indicator with this key.
    Indicator(String),
    /// Recording a reading of the indicator with this key.
    Record(String),
    /// The team's piles.
    Desk,
    /// What waits to be sent.
    ToSend,
    /// Files from hand to hand.
    HandOver,
    /// What could not be read and is kept.
    SetAside,
    /// Who is in the initiative, and with which phones.
    People,
    /// Another phone of the same person.
    SecondPhone,
    /// This person and this phone.
    Me,
    /// No screen has this address.
    NotFound,
}

impl Route {
    /// The screen at an address: the path alone, beginning with a slash.
    pub(crate) fn at(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["found"] => Self::Found,
            ["recovery"] => Self::Recovery,
            ["recover"] => Self::Recover,
            ["invite"] => Self::Invite,
            ["join"] => Self::Join,
            ["give"] => Self::Give(Step::Kind),
            ["give", step] => step.parse().map_or(Self::NotFound, Self::Give),
            ["receipt", key] => Self::Receipt((*key).to_owned()),
            ["mine"] => Self::Mine,
            ["voice", key] => Self::Voice((*key).to_owned()),
            ["agenda"] => Self::Agenda,
            ["agenda", field] => Self::AgendaText((*field).to_owned()),
            ["results"] => Self::Results,
            ["results", key] => Self::Indicator((*key).to_owned()),
            ["results", key, "record"] => Self::Record((*key).to_owned()),
            ["desk"] => Self::Desk,
            ["to-send"] => Self::ToSend,
            ["hand-over"] => Self::HandOver,
            ["set-aside"] => Self::SetAside,
            ["people"] => Self::People,
            ["second-phone"] => Self::SecondPhone,
            ["me"] => Self::Me,
            _ => Self::NotFound,
        }
    }

    /// Its address. Keys are letters, digits and a point, and need no encoding.
    pub(crate) fn path(&self) -> String {
        let (screen, key, tail) = match self {
            Self::Home => ("", "", ""),
            Self::Found => ("found", "", ""),
            Self::Recovery => ("recovery", "", ""),
            Self::Recover => ("recover", "", ""),
            Self::Invite => ("invite", "", ""),
            Self::Join => ("join", "", ""),
            Self::Give(Step::Kind) => ("give", "", ""),
            Self::Give(step) => ("give/", step.name(), ""),
            Self::Receipt(key) => ("receipt/", key.as_str(), ""),
            Self::Mine => ("mine", "", ""),
            Self::Voice(key) => ("voice/", key.as_str(), ""),
            Self::Agenda => ("agenda", "", ""),
            Self::AgendaText(field) => ("agenda/", field.as_str(), ""),
            Self::Results => ("results", "", ""),
            Self::Indicator(key) => ("results/", key.as_str(), ""),
            Self::Record(key) => ("results/", key.as_str(), "/record"),
            Self::Desk => ("desk", "", ""),
            Self::ToSend => ("to-send", "", ""),
            Self::HandOver => ("hand-over", "", ""),
            Self::SetAside => ("set-aside", "", ""),
            Self::People => ("people", "", ""),
            Self::SecondPhone => ("second-phone", "", ""),
            Self::Me => ("me", "", ""),
            Self::NotFound => ("not-found", "", ""),
        };
        ["/", screen, key, tail].concat()
    }

    /// Whether the screen makes sense on a phone that is in no initiative.
    pub(crate) fn needs_nothing_open(&self) -> bool {
        matches!(self, Self::Home | Self::Found | Self::Recover | Self::Join | Self::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::state::give::Step;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let key = "4g2ks0q1m8f7v3hd.0rt5c9k2p4".to_owned();
        let screens = [
            Route::Home,
            Route::Found,
            Route::Recovery,
            Route::Recover,
            Route::Invite,
            Route::Join,
            Route::Give(Step::Kind),
            Route::Give(Step::Words),
            Route::Receipt(key.clone()),
            Route::Mine,
            Route::Voice(key.clone()),
            Route::Agenda,
            Route::AgendaText("vision".to_owned()),
            Route::Results,
            Route::Indicator(key.clone()),
            Route::Record(key),
            Route::Desk,
            Route::ToSend,
            Route::HandOver,
            Route::SetAside,
            Route::People,
            Route::SecondPhone,
            Route::Me,
        ];
        for screen in screens {
            assert_eq!(Route::at(&screen.path()), screen);
        }
    }

    #[test]
    fn an_address_of_nothing_is_not_found() {
        for path in ["/no", "/give/nothing", "/results/key/other", "/mine/too/deep"] {
            assert_eq!(Route::at(path), Route::NotFound, "{path}");
        }
    }
}
