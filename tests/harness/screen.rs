//! What everybody can see on a phone, whoever looks: the part of every screen that must be the same everywhere.

use shared::domain::Initiative;
use shared::domain::view::{Query, SendState, View};
use shared::sync::Session;

/// Screens as plain values.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    heads: Vec<[u8; 32]>,
    initiative: Initiative,
    agenda: View,
    indicators: View,
    each_indicator: Vec<View>,
}

impl Screen {
    /// What a session's screens show.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let initiative = session.initiative();
        let each_indicator = initiative
            .each("indicators")
            .map(|(key, _)| nobodys(session.view(&Query::Indicator(key.clone()))))
            .collect();
        Self {
            heads: session.document().heads(),
            initiative: initiative.clone(),
            agenda: session.view(&Query::Agenda),
            indicators: session.view(&Query::Indicators),
            each_indicator,
        }
    }
}

/// A view without what depends on who looks.
fn nobodys(mut view: View) -> View {
    if let View::Indicator(Some(indicator)) = &mut view {
        for answer in indicator.periods.iter_mut().flat_map(|period| &mut period.answers) {
            (answer.mine, answer.state) = (false, SendState::Received);
        }
    }
    view
}
