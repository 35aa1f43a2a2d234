//! Every bound on what is exchanged: its unit, and why it is what it is.

/// The protocol version in every frame's first byte.
pub const PROTOCOL_VERSION: u8 = 1;
/// Bytes of one frame: a page of envelopes and its framing.
pub const FRAME_MAX: usize = 1 << 20;
/// Bytes of one envelope: the largest change, its padding and its header.
pub const ENVELOPE_MAX: usize = 320 * 1024;
/// Bytes of one envelope's changes once inflated; 97 KB of deflate can hold 100 MB.
pub const CHANGES_MAX: usize = 256 * 1024;
/// Changes in one envelope.
pub const CHANGES_PER_ENVELOPE: usize = 256;
/// Operations in one change; Automerge needs about 200 bytes for each while it reads them.
pub const OPS_MAX: usize = 20_000;
/// Dependencies of one change.
pub const DEPS_MAX: usize = 1_024;
/// Bytes of a page of envelopes, so that a slow line shows progress and a relay's memory stays flat.
pub const PAGE_BYTES: usize = 128 * 1024;
/// Envelopes a device has on its way at once; enough to fill a slow line, few enough to send again.
pub const WINDOW_ENVELOPES: usize = 64;
/// Bytes a device has on its way at once.
pub const WINDOW_BYTES: usize = 256 * 1024;
/// Envelopes whose prints go into one message: 32 KiB.
pub const PRINTS_MAX: usize = 4_096;
/// Bytes of a history once inflated: ten times what 10,000 changes take.
pub const HISTORY_MAX: usize = 16 << 20;
/// Changes in one history.
pub const HISTORY_CHANGES: usize = 200_000;
/// Bytes of one snapshot: it goes into a frame.
pub const SNAPSHOT_MAX: usize = FRAME_MAX - 4_096;
/// Changes a device keeps although what they build on has not arrived.
pub const PARKED_MAX: usize = 10_000;
/// Bytes of one hand-over file: what a messenger still carries and a phone still holds in memory.
pub const HANDOVER_MAX: usize = 64 << 20;
/// Envelopes in one hand-over file: each costs a signature check before anything else is done.
pub const HANDOVER_ENVELOPES: usize = 100_000;
/// Bytes of one blob: a photo or a voice note, shrunk as phones shrink them.
pub const BLOB_MAX: u32 = 2 * 1024 * 1024;
/// Bytes of a photo: 1280 pixels as JPEG, at a quality at which writing on a wall can be read.
pub const PHOTO_MAX: usize = 200 * 1024;
/// Bytes of a recording: a minute as the most wasteful phone encodes speech.
pub const RECORDING_MAX: usize = 320 * 1024;
/// Seconds of a recording: what a listener on the desk still hears to its end.
pub const RECORDING_SECONDS: i64 = 60;
/// Photos and recordings beside one voice, so that one voice does not fill a phone.
pub const MEDIA_PER_VOICE: usize = 4;
/// Bytes of a blob in one request or answer, so that a line that breaks loses little.
pub const PIECE_BYTES: u32 = 64 * 1024;
/// Characters of a key in the document.
pub const KEY_MAX: usize = 200;
