//! The icons: strokes on a grid of 24. Always beside words, so hidden from those who hear the page.

use yew::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Home,
    Add,
    Results,
    Agenda,
    Desk,
    Outbox,
    Person,
    Phone,
    Moving,
    Check,
    Warning,
    Offline,
    Bulb,
    Cloud,
    Eye,
    Book,
    Question,
    Hand,
    Lock,
    People,
    Invite,
    Back,
    Figure,
    Walk,
    Microphone,
    Speaker,
}

impl Icon {
    /// The icon of a kind of voice.
    pub(crate) fn of_voice(kind: &str) -> Self {
        match kind {
            "idea" => Self::Bulb,
            "concern" => Self::Cloud,
            "observation" => Self::Eye,
            "story" => Self::Book,
            "offer" => Self::Hand,
            _ => Self::Question,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11l8-7 8 7M6 10v10h4v-6h4v6h4V10",
            Self::Add => "M4 5h16v11H12l-5 4v-4H4zM12 7.5v6M9 10.5h6",
            Self::Results => "M4 20h16M6 20v-6h3v6M11 20V9h3v11M16 20V5h3v15",
            Self::Agenda => "M6 3h12v18H6zM9 8h6M9 12h6M9 16h4",
            Self::Desk => "M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5",
            Self::Outbox => "M12 14V4M8 8l4-4 4 4M4 14v6h16v-6",
            Self::Person => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c1-5 4-6 8-6s7 1 8 6",
            Self::Phone => "M7 2.5h10v19H7zM11 18.5h2",
            Self::Moving => "M12 19V6M6 12l6-6 6 6",
            Self::Check => "M4 13l5 5L20 6",
            Self::Warning => "M12 3.5L22 20.5H2zM12 10v5M12 17.5v.5",
            Self::Offline => {
                "M3 3l18 18M5 11c2-2 4-3 6-3M13 8c2 0 4 1 6 3M8.5 15c1-1 2-1.5 3.5-1.5M12 18.5v.5"
            }
            Self::Bulb => "M9 17c0-3-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5-3 8zM10 20.5h4",
            Self::Cloud => "M7 18a4 4 0 0 1 0-8 5.5 5.5 0 0 1 10.5-1A4.5 4.5 0 0 1 17.5 18z",
            Self::Eye => {
                "M2.5 12C5 8 8 6 12 6s7 2 9.5 6c-2.5 4-5.5 6-9.5 6s-7-2-9.5-6M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"
            }
            Self::Book => "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
            Self::Question => "M8.5 9a3.5 3.5 0 1 1 5.5 3c-1.5 1-2 1.5-2 3M12 18.5v.5",
            Self::Hand => {
                "M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V14l2-2c1-1 2.5 0 2 1.5L17 19c-1 1.5-2 2-4 2-4 0-6-2-6-5z"
            }
            Self::Lock => "M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2",
            Self::People => {
                "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.5-5 3-6 6.5-6s6 1 6.5 6M16 11a3 3 0 1 0-1-6M17 14c3 0 4 2 4.5 5"
            }
            Self::Invite => "M3 5h18v14H3zM3 6l9 7 9-7",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Walk => {
                "M13 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M8 21l3-6-2-2 1-5 3-1 2 3 3 1M11 15l3 2 1 4M10 8l-3 2v3"
            }
            Self::Microphone => {
                "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3M6 11a6 6 0 0 0 12 0M12 17v4"
            }
            Self::Speaker => "M4 10v4h3l5 4V6l-5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
            Self::Figure => "M9 4L7 20M17 4l-2 16M4 9h16M4 15h16",
        }
    }
}

/// An icon; the words beside it say what it means.
pub(crate) fn icon(what: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={what.path()} /></svg>
    }
}
