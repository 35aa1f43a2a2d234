//! Looking over a stored log: whether each envelope is one a relay takes.

use super::record;
use crate::keys::InitiativeId;
use crate::keys::grant::GrantId;
use crate::keys::standing::Standing;
use crate::wire::{Envelope, EnvelopeId, Refusal};

/// Who was admitted to an initiative, for comparing with who wrote into its log.
#[derive(Debug)]
pub struct Admitted {
    initiative: InitiativeId,
    standing: Standing,
}

impl Admitted {
    /// Reads member records, as [`super::RelayEffect::Admit`] gave them; also how many of them cannot be read.
    #[must_use]
    pub fn new(initiative: InitiativeId, records: &[(GrantId, Vec<u8>)]) -> (Self, usize) {
        let (standing, n_unreadable) = record::read(records);
        (Self { initiative, standing }, n_unreadable)
    }

    /// Looks at an envelope stored under an id: the hash, the outside, the signature, the author.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, id: EnvelopeId, bytes: Vec<u8>) -> Result<(), Refusal> {
        if EnvelopeId::of(&bytes) != id {
            return Err(Refusal::Malformed);
        }
        let envelope = Envelope::read(bytes).ok().ok_or(Refusal::Malformed)?;
        if envelope.initiative() != self.initiative {
            return Err(Refusal::OtherInitiative);
        }
        // Whether a grant chain holds was checked when its member was admitted.
        match self.standing.place(envelope.grant()) {
            Some(member) if member.device == envelope.author() => Ok(()),
            Some(_) | None => Err(Refusal::UnknownAuthor),
        }
    }
}
