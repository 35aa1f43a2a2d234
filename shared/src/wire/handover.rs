//! A hand-over file: envelopes from one device to another where there is no network.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `ensemble` |
//! | 1 | version, 1 |
//! | 16 | initiative |
//! | 32 | device that made the file |
//! | 16 | id of its grant |
//! | 8 | when, by that device's clock: milliseconds since 1970, big-endian |
//! | 4 | how many envelopes, big-endian |
//! | 4 | how many sealed bodies, big-endian |
//! | 4 | length of the next row, big-endian |
//! | n | for each envelope, then for each body: length (3, big-endian) and its bytes |
//! | 64 | the device's signature over all the bytes before |
//!
//! What is secret in it stays sealed in its envelopes. The signature says whom the file is from, and that it came whole.

use thiserror::Error;

use super::EnvelopeError;
use super::envelope::take;
use super::limits::{BLOB_MAX, HANDOVER_ENVELOPES, HANDOVER_MAX, SNAPSHOT_MAX};
use crate::keys::grant::{GrantId, Member};
use crate::keys::{DeviceKey, DeviceKeys, InitiativeId, SignDomain};
use crate::sync::Millis;

const MAGIC: &[u8; 8] = b"ensemble";
const VERSION: u8 = 1;
const HEADER: usize = 93;
const SIGNATURE: usize = 64;

/// A file that came whole, from the device it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver<'a> {
    /// The device that made it.
    pub author: DeviceKey,
    /// The grant by which that device is a member.
    pub grant: GrantId,
    /// When, by that device's clock.
    pub at: Millis,
    /// Envelopes, not read yet, in the order in which they are to be taken in.
    pub envelopes: Vec<&'a [u8]>,
    /// Sealed bodies that envelopes refer to, these or others.
    pub bodies: Vec<&'a [u8]>,
}

/// Why bytes are no hand-over for this device.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HandOverError {
    /// Something else.
    #[error("expected a hand-over file of Ensemble, found something else")]
    OtherFile,
    /// Of a version this one does not read.
    #[error("expected a hand-over of version {VERSION}, found version {found}")]
    Version { found: u8 },
    /// The end is missing.
    #[error("the file was cut short: expected {expected} bytes, found {found}")]
    CutShort { expected: usize, found: usize },
    /// More than it says, or more than is read or written.
    #[error("expected at most {max} {what}, found {found}")]
    TooMuch { what: &'static str, max: usize, found: usize },
    /// Of another initiative.
    #[error("the file is of another initiative: expected {}, found {}", expected.name(), found.name())]
    OtherInitiative { expected: InitiativeId, found: InitiativeId },
    /// Not as its author made it.
    #[error("the file was altered: its maker's signature does not hold")]
    Altered,
    /// Its author is no member as far as this device and the file know.
    #[error("the file was made by {}, who is no member", maker.tag().as_str())]
    Stranger { maker: DeviceKey },
    /// One of its envelopes is none.
    #[error("envelope {number} of the file is none")]
    Envelope {
        number: usize,
        #[source]
        source: EnvelopeError,
    },
}

impl HandOver<'_> {
    /// Writes the file with these envelopes and sealed bodies.
    ///
    /// # Errors
    /// When they are more than a reader takes.
    pub fn write(
        keys: &DeviceKeys,
        member: &Member,
        envelopes: &[&[u8]],
        bodies: &[&[u8]],
        at: Millis,
    ) -> Result<Vec<u8>, HandOverError> {
        let length: usize = envelopes.iter().chain(bodies).map(|row| 3 + row.len()).sum();
        within("envelopes", envelopes.len(), HANDOVER_ENVELOPES)?;
        within("bodies", bodies.len(), HANDOVER_ENVELOPES)?;
        within("bytes", HEADER + length + SIGNATURE, HANDOVER_MAX)?;
        let mut bytes = Vec::with_capacity(HEADER + length + SIGNATURE);
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        bytes.extend_from_slice(member.initiative.as_bytes());
        bytes.extend_from_slice(member.device.as_bytes());
        bytes.extend_from_slice(member.grant.as_bytes());
        bytes.extend_from_slice(&at.0.to_be_bytes());
        bytes.extend_from_slice(&four(envelopes.len()));
        bytes.extend_from_slice(&four(bodies.len()));
        bytes.extend_from_slice(&four(length));
        for row in envelopes.iter().chain(bodies) {
            bytes.extend_from_slice(&four(row.len())[1..]);
            bytes.extend_from_slice(row);
        }
        let signature = keys.sign(SignDomain::HandOver, &bytes);
        bytes.extend_from_slice(&signature);
        Ok(bytes)
    }
}

impl<'a> HandOver<'a> {
    /// Reads a file of `initiative`; nothing is allocated but a list of what is in it.
    ///
    /// # Errors
    /// When it is another file, of another version or initiative, cut short, too large or altered.
    pub fn read(bytes: &'a [u8], initiative: InitiativeId) -> Result<Self, HandOverError> {
        within("bytes", bytes.len(), HANDOVER_MAX)?;
        let mut rest = bytes;
        let cut = |expected| HandOverError::CutShort { expected, found: bytes.len() };
        if !MAGIC.starts_with(rest.get(..MAGIC.len()).unwrap_or(rest)) || rest.is_empty() {
            return Err(HandOverError::OtherFile);
        }
        let short = || cut(HEADER + SIGNATURE);
        take::<8>(&mut rest).ok_or_else(short)?;
        let [version] = *take(&mut rest).ok_or_else(short)?;
        if version != VERSION {
            return Err(HandOverError::Version { found: version });
        }
        let found = InitiativeId::from_bytes(*take(&mut rest).ok_or_else(short)?);
        let author = DeviceKey::from_bytes(*take(&mut rest).ok_or_else(short)?);
        let grant = GrantId::from_bytes(*take(&mut rest).ok_or_else(short)?);
        let at = Millis(i64::from_be_bytes(*take(&mut rest).ok_or_else(short)?));
        let n_envelopes = number(take(&mut rest).ok_or_else(short)?);
        let n_bodies = number(take(&mut rest).ok_or_else(short)?);
        let length = number(take(&mut rest).ok_or_else(short)?);
        if found != initiative {
            return Err(HandOverError::OtherInitiative { expected: initiative, found });
        }
        let expected = (HEADER + SIGNATURE).saturating_add(length);
        within("bytes", expected, HANDOVER_MAX)?;
        within("envelopes", n_envelopes, HANDOVER_ENVELOPES)?;
        within("bodies", n_bodies, HANDOVER_ENVELOPES)?;
        if bytes.len() < expected {
            return Err(cut(expected));
        }
        within("bytes", bytes.len(), expected)?;
        let (signed, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or_else(short)?;
        if !author.verifies(SignDomain::HandOver, signed, signature) {
            return Err(HandOverError::Altered);
        }
        let rows = split(signed.get(HEADER..).unwrap_or_default(), n_envelopes, n_bodies);
        let (envelopes, bodies) = rows.ok_or(HandOverError::Altered)?;
        Ok(Self { author, grant, at, envelopes, bodies })
    }
}

/// Envelopes, and bodies.
type Rows<'a> = (Vec<&'a [u8]>, Vec<&'a [u8]>);

/// Cuts envelopes and bodies apart; nothing if they are not as many as they were said to be.
fn split(mut row: &[u8], n_envelopes: usize, n_bodies: usize) -> Option<Rows<'_>> {
    let mut rows = Vec::new();
    while let Some(length) = take::<3>(&mut row) {
        let (one, behind) = row.split_at_checked(number(&[0, length[0], length[1], length[2]]))?;
        let is_envelope = rows.len() < n_envelopes;
        let most = if is_envelope { SNAPSHOT_MAX } else { usize::try_from(BLOB_MAX).unwrap_or(usize::MAX) };
        if one.len() > most || rows.len() == n_envelopes + n_bodies {
            return None;
        }
        rows.push(one);
        row = behind;
    }
    (row.is_empty() && rows.len() == n_envelopes + n_bodies).then(|| {
        let bodies = rows.split_off(n_envelopes);
        (rows, bodies)
    })
}

const fn within(what: &'static str, found: usize, max: usize) -> Result<(), HandOverError> {
    if found > max { Err(HandOverError::TooMuch { what, max, found }) } else { Ok(()) }
}

fn four(count: usize) -> [u8; 4] {
    u32::try_from(count).expect("within the limits").to_be_bytes()
}

fn number(bytes: &[u8; 4]) -> usize {
    usize::try_from(u32::from_be_bytes(*bytes)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{HandOver, SNAPSHOT_MAX};
    use crate::domain::Role;
    use crate::keys::grant::{Chain, Terms};
    use crate::keys::{DeviceKeys, Seed};
    use crate::sync::Millis;

    #[test]
    fn the_longest_snapshot_goes_into_a_file_and_comes_out() {
        let [founding, keys] = [1, 2].map(|n| DeviceKeys::from_seed(Seed::from_bytes([n; 32])));
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 1 };
        let member = Chain::found(&founding, keys.key(), terms).verify().expect("it was just made");
        let row = vec![7; SNAPSHOT_MAX];
        let file = HandOver::write(&keys, &member, &[&row], &[], Millis(0)).expect("it is short enough");
        let read = HandOver::read(&file, member.initiative).expect("it was just written");
        assert_eq!(read.envelopes, [&row[..]]);
    }
}
