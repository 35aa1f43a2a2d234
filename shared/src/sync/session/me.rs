//! This device as the views see it.

use super::Session;
use crate::document::{Clash, Touched};
use crate::domain::rights::Role;
use crate::domain::view::{Beholder, PastEdit, PeopleView, SendState, ToSendRow};
use crate::keys::DeviceTag;

/// What the views ask of whoever is looking.
pub(super) struct Eyes<'a> {
    pub(super) session: &'a Session,
    pub(super) tag: DeviceTag,
}

impl Beholder for Eyes<'_> {
    fn tag(&self) -> &DeviceTag {
        &self.tag
    }

    fn role(&self) -> Role {
        self.session.role()
    }

    fn send_state(&self, kind: &str, key: &str) -> SendState {
        self.session.state_of_place(kind, key)
    }

    fn opened(&self, kind: &str, key: &str) -> Option<&str> {
        let place = Touched { kind: kind.to_owned(), key: key.to_owned() };
        self.session.opened.get(&place).map(String::as_str)
    }

    fn awaits(&self, kind: &str, key: &str) -> bool {
        self.session.awaits(&Touched { kind: kind.to_owned(), key: key.to_owned() })
    }

    fn holds(&self, kind: &str, key: &str) -> bool {
        self.session.holds_body(&Touched { kind: kind.to_owned(), key: key.to_owned() })
    }

    fn past(&self, kind: &str, key: &str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<PastEdit> {
        let place = Touched { kind: kind.to_owned(), key: key.to_owned() };
        self.session.document.past(&place, is_wanted)
    }

    fn clashes(&self, keys: &[String]) -> Vec<Clash> {
        self.session.document.clashes(keys)
    }

    fn to_send(&self) -> Vec<ToSendRow> {
        self.session.to_send_rows()
    }

    fn people(&self) -> PeopleView {
        self.session.people()
    }
}
