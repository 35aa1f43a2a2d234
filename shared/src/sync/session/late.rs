//! What changes that came too late would bring, for a person who decides about them.

use rand_core::CryptoRng;

use super::{Millis, RestoreError, Session};
use crate::document::Touched;
use crate::domain::Difference;
use crate::keys::act::Decision;

/// What is said in collections of these names, as a person reads it.
const SAID: [&str; 2] = ["contributions", "replies"];

/// What taking changes up would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adoption {
    /// What would be new, in numbers.
    pub difference: Difference,
    /// The words of the new voices and answers, as far as this device can open them.
    pub words: Vec<String>,
}

impl Session {
    /// What taking up these changes would come to, for a device with these stored records. Nothing is changed.
    ///
    /// It is tried on a second session, so that what it tells is what happens. Nothing comes of it for who may not decide.
    ///
    /// # Errors
    /// As [`Session::restore`].
    pub fn preview_adoption(
        saved: Vec<(String, Vec<u8>)>,
        changes: &[[u8; 32]],
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Adoption, RestoreError> {
        let mut session = Self::restore(saved, rng)?;
        // Nothing is performed, but what is stored is all taken in.
        while session.next_effect().is_some() {}
        let before = session.initiative().clone();
        let adopts = changes.iter().copied().map(Into::into).collect();
        if session.decide(Decision { adopts, ..Decision::default() }, now).is_err() {
            return Ok(Adoption::default());
        }
        let after = session.initiative();
        let mut words = Vec::new();
        for kind in SAID {
            for (key, said) in after.each(kind).filter(|(key, _)| before.get(kind, key).is_none()) {
                let place = Touched { kind: kind.to_owned(), key: key.clone() };
                let opened = session.opened.get(&place).map(String::as_str);
                words.extend(said.text("body").or(opened).map(str::to_owned));
            }
        }
        Ok(Adoption { difference: Difference::between(&before, after), words })
    }
}
