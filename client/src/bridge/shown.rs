//! What a query shows, as it crosses the boundary: bytes that only the screens which show it read. So neither the first
//! screens nor the engine carry the code for every view there is; see [`crate::engine::looks`].

use serde::{Deserialize, Serialize};
use shared::domain::view::{HomeView, View};

/// A [`View`], written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown(Vec<u8>);

/// Where [`View::Home`] stands among the views.
const HOME: u8 = 0;

impl Shown {
    /// Writes any view down.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "plain values can always be written")]
    pub fn of(view: &View) -> Self {
        Self(postcard::to_allocvec(view).expect("views are plain values"))
    }

    /// Writes a [`View::Home`] down.
    #[must_use]
    pub(crate) fn of_home(home: &HomeView) -> Self {
        let mut bytes = vec![HOME];
        bytes.extend(postcard::to_allocvec(home).expect("views are plain values"));
        Self(bytes)
    }

    /// How long it is.
    #[must_use]
    pub(crate) const fn n_bytes(&self) -> usize {
        self.0.len()
    }

    /// Reads any view; nothing if another version of the app wrote it.
    #[must_use]
    pub fn read(&self) -> Option<View> {
        postcard::from_bytes(&self.0).ok()
    }

    /// Reads a [`View::Home`], and nothing else.
    #[must_use]
    pub(crate) fn read_home(&self) -> Option<View> {
        let home = self.0.strip_prefix(&[HOME])?;
        postcard::from_bytes(home).ok().map(View::Home)
    }
}
