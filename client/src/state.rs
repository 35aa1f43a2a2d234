//! What all screens share, besides what the engine shows: pure, and told what happened by [`Action`]s.

pub(crate) mod ask;
pub(crate) mod course;
pub(crate) mod first;
pub(crate) mod form;
pub(crate) mod give;
pub(crate) mod making;
pub(crate) mod promote;
pub(crate) mod taken;

use std::rc::Rc;

use shared::domain::Role;
use shared::domain::view::View;
use yew::{AttrValue, Reducible};

use crate::app::LaterScreens;
use crate::bridge::{Line, Phase, Shown, Status};
use crate::browser::Lock;
use crate::i18n::Lang;
use crate::route::Route;

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AppState {
    /// Where the engine stands.
    pub(crate) status: Status,
    /// The screen that is shown.
    pub(crate) route: Route,
    /// The language of the screens.
    pub(crate) lang: Lang,
    /// Whether this page opens without internet.
    pub(crate) offline: Offline,
    /// Whether a new version waits.
    pub(crate) update: Update,
    /// Whether the engine stopped and was started again, and the person has not said that they know.
    pub(crate) restarted: bool,
    /// How many deeds were saved since the app was opened; those who hear the page are told of each.
    pub(crate) n_saved: u32,
    /// The invitation this phone was opened with and has not answered.
    pub(crate) invitation: Option<AttrValue>,
    /// The screens that come after the first ones.
    pub(crate) later: Later,
    /// Whether nothing was ever kept here: then the first screens need not wait for what the phone holds.
    pub(crate) newcomer: bool,
    /// The lock between people who share this phone.
    pub(crate) lock: Lock,
}

/// Whether this page opens without internet, as the boot script found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offline {
    /// Not known yet.
    Preparing,
    /// It does.
    Ready,
    /// This browser has no means for it.
    Unavailable,
}

/// Whether a new version of the app waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Update {
    /// None is known.
    None,
    /// One waits.
    Waiting,
    /// One waits and the person said later.
    PutOff,
}

/// The screens that come after the first ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Later {
    /// On their way.
    Coming,
    /// Here.
    Here(LaterScreens),
    /// They did not arrive; they are asked for again.
    Missing,
}

/// Reads what queries show: all of it with the later screens, before only the first screen's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reader(Option<LaterScreens>);

impl Later {
    /// What can be read now.
    pub(crate) const fn reader(self) -> Reader {
        match self {
            Self::Here(screens) => Reader(Some(screens)),
            Self::Coming | Self::Missing => Reader(None),
        }
    }
}

impl Reader {
    /// The view, if it can be read.
    pub(crate) fn read(self, shown: &Shown) -> Option<View> {
        self.0.map_or_else(|| shown.read_home(), |screens| screens.read(shown))
    }
}

/// Whether the phone can be taken offline, for the notice on the first screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readiness {
    /// Something is still on its way.
    Preparing,
    /// The app and the initiative are both on the phone.
    Ready,
    /// This browser has no means for it.
    Unavailable,
}

/// What the header says about sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sending {
    /// So many things were refused.
    Refused(usize),
    /// No line to the relay.
    Offline,
    /// So many things wait.
    Waiting(usize),
    /// Nothing waits.
    AllSent,
}

/// Something that happened to the app as a whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// The engine stands elsewhere.
    Stands(Status),
    /// The address became another.
    WentTo(Route),
    /// The person chose a language.
    Speaks(Lang),
    /// The boot script knows whether the page opens without internet.
    Offline(Offline),
    /// A new version is there.
    UpdateWaiting,
    /// The person said later.
    UpdatePutOff,
    /// The engine stopped and was started again.
    EngineRestarted,
    /// The person knows.
    RestartUnderstood,
    /// Something the person did is durable on this phone.
    Saved,
    /// The app was opened with an invitation.
    Invited(AttrValue),
    /// It was followed, or put away.
    InvitationAnswered,
    /// The other screens arrived, or did not.
    Later(Later),
    /// The lock stands elsewhere.
    Lock(Lock),
}

impl AppState {
    /// At the start: nothing is known but the page's language and address.
    pub(crate) fn starting(lang: Lang, route: Route, newcomer: bool) -> Self {
        let status = Status {
            phase: Phase::Starting,
            line: Line::Offline,
            n_to_send: 0,
            n_refused: 0,
            n_leads: 0,
            closed_on: None,
            alarm: None,
        };
        Self {
            status,
            route,
            lang,
            offline: Offline::Preparing,
            update: Update::None,
            restarted: false,
            n_saved: 0,
            invitation: None,
            later: Later::Coming,
            newcomer,
            lock: Lock::Off,
        }
    }

    /// The person's role in the open initiative.
    pub(crate) fn role(&self) -> Option<Role> {
        match &self.status.phase {
            Phase::Opening { role, .. } | Phase::Open { role, .. } => Some(*role),
            Phase::Starting | Phase::Empty | Phase::OtherWindow | Phase::Broken { .. } => None,
        }
    }

    /// Since when the screens show what they showed last, while the rest is being opened; in milliseconds since 1970.
    pub(crate) fn as_it_was(&self) -> Option<i64> {
        if let Phase::Opening { at_ms, .. } = &self.status.phase { Some(*at_ms) } else { None }
    }

    /// Whether the open initiative is on this phone as a whole.
    pub(crate) fn caught_up(&self) -> bool {
        matches!(self.status.phase, Phase::Open { caught_up: true, .. })
    }

    /// Whether the phone can be taken offline: only when the page and the initiative are both on it.
    pub(crate) fn readiness(&self) -> Readiness {
        match (self.offline, self.caught_up()) {
            (Offline::Unavailable, _) => Readiness::Unavailable,
            (Offline::Ready, true) => Readiness::Ready,
            (Offline::Ready, false) | (Offline::Preparing, _) => Readiness::Preparing,
        }
    }
}

/// What the header says about sending; what a person has to act on comes first.
pub(crate) fn sending(status: &Status) -> Sending {
    match (status.n_refused, status.line, status.n_to_send) {
        (1.., _, _) => Sending::Refused(status.n_refused),
        // A line that is being opened may never open: said so, the words would flicker with every try.
        (0, Line::Offline | Line::Connecting, _) => Sending::Offline,
        (0, Line::Connected, 1..) => Sending::Waiting(status.n_to_send),
        (0, Line::Connected, 0) => Sending::AllSent,
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Stands(status) => next.status = status,
            Action::WentTo(route) => next.route = route,
            Action::Speaks(lang) => next.lang = lang,
            Action::Offline(offline) => next.offline = offline,
            Action::UpdateWaiting => next.update = Update::Waiting,
            Action::UpdatePutOff => next.update = Update::PutOff,
            Action::EngineRestarted => next.restarted = true,
            Action::RestartUnderstood => next.restarted = false,
            Action::Saved => next.n_saved = next.n_saved.wrapping_add(1),
            Action::Invited(invitation) => next.invitation = Some(invitation),
            Action::InvitationAnswered => next.invitation = None,
            Action::Later(later) => next.later = later,
            Action::Lock(lock) => next.lock = lock,
        }
        // The same state must be the same pointer: only then is nothing drawn again.
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::domain::Role;
    use yew::Reducible;

    use super::{Action, AppState, Offline, Readiness, Sending, sending};
    use crate::bridge::{Line, Phase, Status};
    use crate::i18n::Lang;
    use crate::route::Route;

    fn open(caught_up: bool) -> Status {
        Status {
            phase: Phase::Open { id: "i".to_owned(), role: Role::Resident, caught_up },
            ..AppState::starting(Lang::Fr, Route::Home, false).status
        }
    }

    #[test]
    fn readiness_is_claimed_only_when_page_and_initiative_are_both_here() {
        let state = Rc::new(AppState::starting(Lang::Fr, Route::Home, false));
        let page_only = state.reduce(Action::Offline(Offline::Ready));
        assert_eq!(page_only.readiness(), Readiness::Preparing);
        let joined = page_only.reduce(Action::Stands(open(false)));
        assert_eq!(joined.readiness(), Readiness::Preparing);
        let both = joined.reduce(Action::Stands(open(true)));
        assert_eq!(both.readiness(), Readiness::Ready);
    }

    #[test]
    fn what_changes_nothing_draws_nothing() {
        let state = Rc::new(AppState::starting(Lang::Fr, Route::Home, false));
        let same = Rc::clone(&state).reduce(Action::Speaks(Lang::Fr));
        assert!(Rc::ptr_eq(&state, &same));
    }

    #[test]
    fn all_sent_is_never_claimed_without_a_line() {
        let mut status = open(true);
        assert_eq!(sending(&status), Sending::Offline);
        status.line = Line::Connecting;
        assert_eq!(sending(&status), Sending::Offline);
        status.line = Line::Connected;
        assert_eq!(sending(&status), Sending::AllSent);
        status.n_to_send = 3;
        assert_eq!(sending(&status), Sending::Waiting(3));
        status.n_refused = 1;
        assert_eq!(sending(&status), Sending::Refused(1));
    }
}
