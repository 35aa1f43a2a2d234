//! Somebody who speaks the protocol without the app: a member with changed software, or nobody at all.

use rand_chacha::ChaCha8Rng;
use shared::domain::rights::Role;
use shared::keys::act::Introduction;
use shared::keys::grant::Member;
use shared::keys::invite::{Invite, Membership};
use shared::keys::{DeviceKeys, Seed, SignDomain};
use shared::sync::Millis;
use shared::wire::envelope::Changes;
use shared::wire::message::{Open, open_proof};
use shared::wire::{Envelope, ToDevice, ToRelay};

use shared::document::{Document, Incoming, Writer};

/// A member whose software is somebody's own.
#[derive(Debug)]
pub struct Stranger {
    /// Its keys.
    pub keys: DeviceKeys,
    /// Its membership.
    pub membership: Membership,
    /// What its chain makes it.
    pub member: Member,
    /// The document as far as it has followed it, taking every envelope's author for a lead.
    pub document: Document,
    /// The envelope by which it shows its grants, which it sends once its channel is open.
    pub introduction: Vec<u8>,
    /// What it has heard.
    pub heard: Vec<ToDevice>,
    n_read: u64,
}

impl Stranger {
    /// Somebody who follows an invitation with software of their own.
    ///
    /// # Panics
    /// When the invitation does not hold.
    #[must_use]
    pub fn joins(invite: &Invite, rng: &mut ChaCha8Rng) -> Self {
        let keys = DeviceKeys::from_seed(Seed::generate(rng));
        let membership = invite.accept(&keys, Millis(0)).unwrap();
        let member = membership.chain.verify().unwrap();
        let document = Document::new(keys.key().fresh_actor(rng));
        let introduction = Introduction::of(&keys, membership.chain.clone(), membership.epoch.name(), 0);
        let introduction = Envelope::membership(&keys, &member, &introduction).bytes().to_vec();
        Self { keys, membership, member, document, introduction, heard: Vec::new(), n_read: 0 }
    }

    /// Who this document takes itself for.
    #[must_use]
    pub fn writer(&self, role: Role) -> Writer {
        Writer { device: self.member.device, tag: self.member.device.tag(), role }
    }

    /// An envelope of these chunks, signed as a member signs.
    #[must_use]
    pub fn envelope(&self, chunks: Vec<Vec<u8>>, rng: &mut ChaCha8Rng) -> Vec<u8> {
        let changes = Changes::new(chunks);
        Envelope::changes(&self.keys, &self.member, &self.membership.epoch, &changes, rng).bytes().to_vec()
    }

    /// A frame came; what to send now.
    pub fn hears(&mut self, frame: &[u8]) -> Vec<Vec<u8>> {
        let Ok(message) = ToDevice::from_frame(frame) else { return Vec::new() };
        self.heard.push(message.clone());
        match message {
            ToDevice::Challenge { nonce, .. } => vec![self.open(&nonce).to_frame()],
            ToDevice::Welcome { .. } => vec![push(self.introduction.clone())],
            ToDevice::Deliver { envelopes, .. } => {
                for bytes in envelopes {
                    self.follow(bytes.into());
                }
                Vec::new()
            }
            ToDevice::Ack { .. }
            | ToDevice::Refused { .. }
            | ToDevice::Closed { .. }
            | ToDevice::Compared { .. }
            | ToDevice::Pong
            | ToDevice::Goodbye { .. } => Vec::new(),
        }
    }

    fn open(&self, nonce: &[u8; 32]) -> ToRelay {
        let Member { initiative, device, grant, .. } = self.member;
        let proof = self.keys.sign(SignDomain::Hello, &open_proof(nonce, initiative, grant));
        let chain = Some(self.membership.chain.clone());
        ToRelay::Open(Box::new(Open {
            channel: 0,
            initiative,
            device,
            grant,
            log: None,
            cursor: 0,
            chain,
            creation_code: None,
            proof,
            at: None,
        }))
    }

    /// Takes in an envelope, however it came.
    pub fn follow(&mut self, bytes: Vec<u8>) {
        let Ok(envelope) = Envelope::read(bytes) else { return };
        let Ok(changes) = envelope.open_changes(&self.membership.epoch) else { return };
        let author = envelope.author();
        let writer = Writer { device: author, tag: author.tag(), role: Role::Lead };
        self.n_read += 1;
        let chunks = changes.chunks().to_vec();
        self.document.receive(vec![Incoming { source: self.n_read, writer, chunks, is_late: false }]);
    }
}

/// The frame that hands over an envelope.
#[must_use]
pub fn push(envelope: Vec<u8>) -> Vec<u8> {
    ToRelay::Push { channel: 0, envelope: envelope.into() }.to_frame()
}
