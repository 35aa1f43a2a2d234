//! Members without a document: real keys, real chains, real envelopes around bytes that mean nothing.
//!
//! A relay cannot tell them from an app's, and thousands of them fit in one process.

use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};
use shared::domain::Role;
use shared::keys::epoch::EpochKey;
use shared::keys::grant::{Chain, Member, Terms};
use shared::keys::{DeviceKeys, Seed, SignDomain};
use shared::wire::envelope::{Changes, Envelope};
use shared::wire::message::{Channel, Open, open_proof};
use shared::wire::{EnvelopeId, ToRelay};

/// Bytes of a change: one small edit of an app. Its envelope then has 334, as many as an app's.
const CHANGE_BYTES: usize = 96;

/// The system's chance.
pub(crate) const fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// One member.
#[derive(Debug)]
pub(crate) struct Device {
    keys: DeviceKeys,
    chain: Chain,
    member: Member,
    epoch: EpochKey,
}

impl Device {
    /// A founder and their initiative.
    pub(crate) fn founder() -> Self {
        let founding = DeviceKeys::from_seed(Seed::generate(&mut rng()));
        let keys = DeviceKeys::from_seed(Seed::generate(&mut rng()));
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 5 };
        let chain = Chain::found(&founding, keys.key(), terms);
        let member = chain.verify().expect("a chain that was just made holds");
        Self { keys, chain, member, epoch: EpochKey::generate(1, &mut rng()) }
    }

    /// Another member, invited by this one.
    pub(crate) fn invite(&self) -> Self {
        let keys = DeviceKeys::from_seed(Seed::generate(&mut rng()));
        let terms = Terms { role: Role::Resident, admits_until_s: 0, admits_max: 0, depth: 0 };
        let chain = self.chain.extend(&self.keys, keys.key(), terms).expect("a lead invites residents");
        let member = chain.verify().expect("a chain that was just made holds");
        Self { keys, chain, member, epoch: self.epoch.clone() }
    }

    /// The message that opens a channel, to envelopes from the first on.
    pub(crate) fn open(&self, channel: Channel, nonce: &[u8; 32]) -> ToRelay {
        let Member { initiative, device, grant, .. } = self.member;
        let proof = self.keys.sign(SignDomain::Hello, &open_proof(nonce, initiative, grant));
        let chain = Some(self.chain.clone());
        ToRelay::Open(Box::new(Open {
            at: None,
            channel,
            initiative,
            device,
            grant,
            log: None,
            cursor: 0,
            chain,
            creation_code: None,
            proof,
        }))
    }

    /// One small edit.
    pub(crate) fn edit(&self) -> Letter {
        let mut chunk = vec![0; CHANGE_BYTES];
        rng().fill_bytes(&mut chunk);
        let changes = Changes::new(vec![chunk]);
        let envelope = Envelope::changes(&self.keys, &self.member, &self.epoch, &changes, &mut rng());
        Letter { id: envelope.id(), bytes: envelope.bytes().to_vec() }
    }
}

/// An envelope ready to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// Its id.
    pub(crate) id: EnvelopeId,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}
