//! Messages between a device and a relay. A frame is the protocol version in one byte, then one message in CBOR.
//!
//! One socket carries several initiatives: every message but the first and the heartbeat names a channel, which the
//! device chose when it opened it.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use thiserror::Error;

use super::EnvelopeId;
use super::blob::Pass;
use super::limits::{FRAME_MAX, PROTOCOL_VERSION};
use crate::keys::grant::{Chain, GrantId};
use crate::keys::{DeviceKey, InitiativeId};

/// The number a device gave to one initiative on one socket.
pub type Channel = u16;

/// From a device to a relay.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub enum ToRelay {
    /// Opens a channel to an initiative.
    #[n(0)]
    Open(#[n(0)] Box<Open>),
    /// Hands over an envelope to be stored and passed on.
    #[n(1)]
    Push {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The envelope's bytes.
        #[n(1)]
        envelope: ByteVec,
    },
    /// Asks for a sign of life.
    #[n(2)]
    Ping,
    /// Asks for the prints of a log's envelopes, when the log is not the one the device knew.
    #[n(3)]
    Compare {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// What the prints are made with.
        #[n(1)]
        key: PrintKey,
        /// The sequence number before the first one wanted.
        #[n(2)]
        after: u64,
    },
    /// Asks for what follows a sequence number, once both sides know what the other has.
    #[n(4)]
    Follow {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The last sequence number up to which the device has everything.
        #[n(1)]
        after: u64,
    },
}

/// Who opens a channel, and from where on it wants envelopes.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct Open {
    /// The channel.
    #[n(0)]
    pub channel: Channel,
    /// The initiative.
    #[n(1)]
    pub initiative: InitiativeId,
    /// The device, in this initiative.
    #[n(2)]
    pub device: DeviceKey,
    /// Its grant.
    #[n(3)]
    pub grant: GrantId,
    /// The log it read from last.
    #[n(4)]
    pub log: Option<LogId>,
    /// The last sequence number it has from that log.
    #[n(5)]
    pub cursor: u64,
    /// Its grant's whole chain, until the relay has admitted it.
    #[n(6)]
    pub chain: Option<Chain>,
    /// What lets it found an initiative on this relay, where that needs a code.
    #[n(7)]
    pub creation_code: Option<String>,
    /// The device's signature over [`open_proof`].
    #[cbor(n(8), with = "minicbor::bytes")]
    pub proof: [u8; 64],
    /// The first eight bytes of the id of the envelope at the cursor, if the device knows it: a log that went back to an
    /// earlier state without saying so has another one there, or none.
    #[n(9)]
    pub at: Option<u64>,
}

/// What a device signs to open a channel: this socket's nonce, the initiative, the grant.
#[must_use]
pub fn open_proof(nonce: &[u8; 32], initiative: InitiativeId, grant: GrantId) -> Vec<u8> {
    let mut bytes = nonce.to_vec();
    bytes.extend_from_slice(initiative.as_bytes());
    bytes.extend_from_slice(grant.as_bytes());
    bytes
}

/// A log's random id, new whenever a log is created or restored; cursors mean nothing in another log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct LogId(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 16]);

/// What an envelope's print is made with; random or secret, so that nobody can make two envelopes with one print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct PrintKey(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 32]);

/// Stands in place of a print where a log has no envelope any more, or one that is not for who asks.
pub const NO_PRINT: u64 = 0;

impl PrintKey {
    /// The first eight bytes of a keyed hash of an envelope's id.
    #[must_use]
    pub fn print(&self, id: &EnvelopeId) -> u64 {
        first_8(blake3::keyed_hash(&self.0, id.as_bytes()).as_bytes())
    }
}

/// The first eight bytes, as a number.
#[must_use]
pub fn first_8(bytes: &[u8; 32]) -> u64 {
    bytes.first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}

/// From a relay to a device.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub enum ToDevice {
    /// The first message on a socket; every version can read it.
    #[n(0)]
    Challenge {
        /// What the device must sign.
        #[cbor(n(0), with = "minicbor::bytes")]
        nonce: [u8; 32],
        /// The oldest protocol version this relay speaks.
        #[n(1)]
        oldest: u8,
        /// The newest.
        #[n(2)]
        newest: u8,
    },
    /// A channel is open.
    #[n(1)]
    Welcome {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The log's id.
        #[n(1)]
        log: LogId,
        /// The log's last sequence number.
        #[n(2)]
        head: u64,
        /// The sequence number after which envelopes follow: the device's cursor. In another log than the one it named
        /// it is 0, and nothing follows before the device has asked: see [`ToRelay::Compare`] and [`ToRelay::Follow`].
        #[n(3)]
        from: u64,
        /// Lets the device ask for blobs as long as the channel is open.
        #[n(4)]
        pass: Pass,
    },
    /// All that the relay hands out between two sequence numbers, in order.
    #[n(2)]
    Deliver {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The number before the first.
        #[n(1)]
        after: u64,
        /// The last number: of the last envelope, unless those that follow it are not handed out any more.
        #[n(2)]
        upto: u64,
        /// Their bytes.
        #[n(3)]
        envelopes: Vec<ByteVec>,
    },
    /// An envelope is stored for good.
    #[n(3)]
    Ack {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The envelope.
        #[n(1)]
        id: EnvelopeId,
        /// Its sequence number.
        #[n(2)]
        seq: u64,
    },
    /// An envelope is not stored, and would not be if it came again now.
    #[n(4)]
    Refused {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The envelope.
        #[n(1)]
        id: EnvelopeId,
        /// Why.
        #[n(2)]
        reason: Refusal,
    },
    /// A channel is not open, or no longer.
    #[n(5)]
    Closed {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// Why.
        #[n(1)]
        reason: Closed,
    },
    /// A sign of life.
    #[n(6)]
    Pong,
    /// The last message on a socket.
    #[n(7)]
    Goodbye {
        /// Why.
        #[n(0)]
        reason: HangUp,
    },
    /// The prints of a log's envelopes.
    #[n(8)]
    Compared {
        /// The channel.
        #[n(0)]
        channel: Channel,
        /// The number before the first.
        #[n(1)]
        after: u64,
        /// Eight bytes for each, in order; fewer than a whole page at the end of the log.
        #[n(2)]
        prints: ByteVec,
    },
}

/// Why a relay does not store an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Refusal {
    /// It is no envelope, or its signature does not hold.
    #[n(0)]
    Malformed,
    /// It belongs to another initiative than its channel.
    #[n(1)]
    OtherInitiative,
    /// Its author is not a member here.
    #[n(2)]
    UnknownAuthor,
    /// Its author may read only.
    #[n(3)]
    ReadsOnly,
    /// Its invitation had ended before the device first came here.
    #[n(4)]
    InvitationEnded,
    /// The relay keeps as much for this initiative as it may.
    #[n(5)]
    InitiativeFull,
    /// It keeps as much of this device as it may.
    #[n(6)]
    DeviceFull,
}

impl Refusal {
    /// Whether it may be taken another time: whoever runs the relay can make room.
    #[must_use]
    pub const fn is_for_now(self) -> bool {
        matches!(self, Self::InitiativeFull | Self::DeviceFull)
    }

    /// The code screens look a sentence up by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::OtherInitiative => "other_initiative",
            Self::UnknownAuthor => "unknown_author",
            Self::ReadsOnly => "reads_only",
            Self::InvitationEnded => "invitation_ended",
            Self::InitiativeFull => "initiative_full",
            Self::DeviceFull => "device_full",
        }
    }
}

/// Why a channel is not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Closed {
    /// The relay does not have this initiative, and does not take it up from this device.
    #[n(0)]
    UnknownInitiative,
    /// The relay takes up new initiatives with a code only.
    #[n(1)]
    FoundingClosed,
    /// The relay does not know the grant; the device may try again with its chain.
    #[n(2)]
    UnknownGrant,
    /// The chain or the proof does not hold.
    #[n(3)]
    BadProof,
    /// The invitation had ended before the device first came here.
    #[n(4)]
    InvitationEnded,
    /// Too many channels on this socket.
    #[n(5)]
    TooMany,
    /// The device was removed.
    #[n(6)]
    Removed,
}

/// Why a socket ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum HangUp {
    /// No protocol version in common.
    #[n(0)]
    Version,
    /// A frame longer than the limit.
    #[n(1)]
    TooLong,
    /// A frame that is no message.
    #[n(2)]
    Malformed,
    /// A message out of turn.
    #[n(3)]
    OutOfTurn,
    /// Nothing heard for too long.
    #[n(4)]
    Silent,
    /// Read too slowly.
    #[n(5)]
    TooSlow,
    /// The relay is shutting down or out of order; come back later.
    #[n(6)]
    Unavailable,
    /// The device closed it of its own accord.
    #[n(7)]
    Done,
}

/// Why bytes are no message.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrameError {
    /// Nothing at all.
    #[error("expected a frame of at least 2 bytes, found {found}")]
    Empty { found: usize },
    /// Longer than the limit.
    #[error("expected at most {FRAME_MAX} bytes, found {found}")]
    TooLong { found: usize },
    /// Of another version.
    #[error("expected version {PROTOCOL_VERSION}, found version {found}")]
    Version { found: u8 },
    /// Not a message.
    #[error("the frame is no message of version {PROTOCOL_VERSION}")]
    Malformed,
}

impl FrameError {
    /// Why the socket ends because of it.
    #[must_use]
    pub const fn hang_up(&self) -> HangUp {
        match self {
            Self::Empty { .. } | Self::Malformed => HangUp::Malformed,
            Self::TooLong { .. } => HangUp::TooLong,
            Self::Version { .. } => HangUp::Version,
        }
    }
}

fn encode(message: &impl Encode<()>) -> Vec<u8> {
    let mut frame = vec![PROTOCOL_VERSION];
    minicbor::encode(message, &mut frame).expect("writing to memory cannot fail");
    assert!(frame.len() <= FRAME_MAX, "a frame of {} bytes was made", frame.len());
    frame
}

fn decode<'b, T: Decode<'b, ()>>(frame: &'b [u8]) -> Result<T, FrameError> {
    if frame.len() > FRAME_MAX {
        return Err(FrameError::TooLong { found: frame.len() });
    }
    let (&version, body) = frame.split_first().ok_or(FrameError::Empty { found: frame.len() })?;
    if version != PROTOCOL_VERSION {
        return Err(FrameError::Version { found: version });
    }
    let mut decoder = minicbor::Decoder::new(body);
    let message = decoder.decode().ok().ok_or(FrameError::Malformed)?;
    if decoder.position() == body.len() { Ok(message) } else { Err(FrameError::Malformed) }
}

impl ToRelay {
    /// The frame.
    #[must_use]
    pub fn to_frame(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads a frame.
    ///
    /// # Errors
    /// When it is too long, of another version, or no message.
    pub fn from_frame(frame: &[u8]) -> Result<Self, FrameError> {
        decode(frame)
    }
}

impl ToDevice {
    /// The frame.
    #[must_use]
    pub fn to_frame(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads a frame.
    ///
    /// # Errors
    /// When it is too long, of another version, or no message.
    pub fn from_frame(frame: &[u8]) -> Result<Self, FrameError> {
        decode(frame)
    }
}
