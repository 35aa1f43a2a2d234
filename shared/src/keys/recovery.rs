//! The recovery sheet: what a lead prints at founding, so that a lost phone does not lose the initiative.
//!
//! Three secrets (founding seed, epoch key, team seed) as lines of letters and digits a person can copy by hand; each
//! line ends with two characters that tell whether it was copied right.

use base32ct::{Base32UpperUnpadded, Encoding};
use thiserror::Error;

use super::epoch::EpochKey;
use super::grant::{Chain, Terms};
use super::invite::Membership;
use super::seal::SealSecret;
use super::{DeviceKeys, Seed};
use crate::domain::rights::Role;

/// How many links a founding grant lets follow.
pub(crate) const FOUNDING_DEPTH: u8 = 14;
const VERSION: u8 = 1;
const BYTES: usize = 1 + 32 + 4 + 32 + 32;
/// Bytes per line: 16 characters and 2 of check.
const LINE: usize = 10;

/// What the sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    /// The seed of the founding key.
    pub founding: Seed,
    /// The epoch key.
    pub epoch: EpochKey,
    /// The team's seed.
    pub team: Seed,
}

/// Why copied lines are not a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// Too many or too few lines.
    #[error("expected {expected} lines, found {found}")]
    Lines { expected: usize, found: usize },
    /// A line was copied wrong.
    #[error("line {line} was not copied as printed")]
    Line { line: usize },
    /// From a later version.
    #[error("expected a sheet of version {VERSION}, found version {found}")]
    Version { found: u8 },
}

impl RecoverySheet {
    /// The sheet's lines, each of four groups and a check: `ABCD EFGH IJKL MNOP QR`.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.push(VERSION);
        bytes.extend_from_slice(self.founding.as_bytes());
        bytes.extend_from_slice(&self.epoch.epoch.to_be_bytes());
        bytes.extend_from_slice(self.epoch.secret());
        bytes.extend_from_slice(self.team.as_bytes());
        bytes.resize(BYTES.next_multiple_of(LINE), 0);
        bytes.chunks(LINE).enumerate().map(|(line, chunk)| written(line, chunk)).collect()
    }

    /// Reads the lines back; blanks, hyphens and small letters do not matter.
    ///
    /// # Errors
    /// Names the first line that is not as printed.
    ///
    /// # Panics
    /// Never: the lines' lengths are checked before they are cut up.
    pub fn read(lines: &[String]) -> Result<Self, RecoveryError> {
        let expected = BYTES.div_ceil(LINE);
        if lines.len() != expected {
            return Err(RecoveryError::Lines { expected, found: lines.len() });
        }
        let mut bytes = Vec::with_capacity(BYTES);
        for (line, words) in lines.iter().enumerate() {
            bytes.extend(copied(line, words).ok_or(RecoveryError::Line { line: line + 1 })?);
        }
        let mut rest = bytes.as_slice();
        let mut take = |n: usize| {
            let (head, tail) = rest.split_at(n);
            rest = tail;
            head.to_vec()
        };
        let found = take(1).first().copied().unwrap_or(0);
        if found != VERSION {
            return Err(RecoveryError::Version { found });
        }
        let fixed = |bytes: Vec<u8>| -> [u8; 32] { bytes.try_into().expect("32 bytes were taken") };
        let founding = Seed::from_bytes(fixed(take(32)));
        let epoch = u32::from_be_bytes(take(4).try_into().expect("4 bytes were taken"));
        let epoch = EpochKey::from_parts(epoch, fixed(take(32)));
        Ok(Self { founding, epoch, team: Seed::from_bytes(fixed(take(32))) })
    }

    /// What opens the keys of later epochs, which are wrapped to it.
    #[must_use]
    pub fn secret(founding: &Seed) -> SealSecret {
        DeviceKeys::from_seed(founding.clone()).seal().clone()
    }

    /// Makes the holder of `keys` a lead.
    #[must_use]
    pub fn membership(&self, keys: &DeviceKeys) -> Membership {
        let founding = DeviceKeys::from_seed(self.founding.clone());
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: FOUNDING_DEPTH };
        Membership {
            chain: Chain::found(&founding, keys.key(), terms),
            epoch: self.epoch.clone(),
            team: Some(self.team.clone()),
            invite: None,
        }
    }
}

fn check_of(line: usize, chunk: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("ensemble 1 recovery line");
    hasher.update(&(line as u64).to_be_bytes()).update(chunk);
    Base32UpperUnpadded::encode_string(&hasher.finalize().as_bytes()[..5]).chars().take(2).collect()
}

fn written(line: usize, chunk: &[u8]) -> String {
    let letters = Base32UpperUnpadded::encode_string(chunk);
    let mut groups: Vec<String> =
        letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.push(check_of(line, chunk));
    groups.join(" ")
}

fn copied(line: usize, words: &str) -> Option<Vec<u8>> {
    let letters: String =
        words.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let (data, check) = letters.split_at_checked(letters.len().checked_sub(2)?)?;
    let chunk = Base32UpperUnpadded::decode_vec(data).ok()?;
    (chunk.len() == LINE && check_of(line, &chunk) == check).then_some(chunk)
}

#[cfg(test)]
mod tests {
    use super::{EpochKey, RecoveryError, RecoverySheet, Seed};

    fn sheet() -> RecoverySheet {
        RecoverySheet {
            founding: Seed::from_bytes([7; 32]),
            epoch: EpochKey::from_parts(3, [8; 32]),
            team: Seed::from_bytes([9; 32]),
        }
    }

    #[test]
    fn a_sheet_reads_back_from_small_letters() {
        let copied: Vec<String> = sheet().lines().iter().map(|line| line.to_lowercase()).collect();
        assert_eq!(RecoverySheet::read(&copied), Ok(sheet()));
    }

    #[test]
    fn a_wrong_letter_names_its_line() {
        let mut lines = sheet().lines();
        lines[4] = lines[4].replacen(|c: char| c.is_ascii_alphabetic(), "7", 1);
        assert_eq!(RecoverySheet::read(&lines), Err(RecoveryError::Line { line: 5 }));
        lines.swap(0, 1);
        assert_eq!(RecoverySheet::read(&lines), Err(RecoveryError::Line { line: 1 }));
    }
}
