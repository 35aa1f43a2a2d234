//! What was photographed or spoken, on its way into a sealed body that stands beside a voice.
//!
//! A body is the caption's length in 2 bytes, big-endian, the caption, and the bytes of the picture or the sound.

use serde::{Deserialize, Serialize};

use super::command::Problem;
use super::schema::NOTE_MAX;
use crate::wire::limits::{MEDIA_PER_VOICE, PHOTO_MAX, RECORDING_MAX, RECORDING_SECONDS};

/// What a photo is: JPEG.
pub const PHOTO: &str = "jpeg";
/// What photos and recordings can be: what phones make.
pub const MEDIA_TYPES: &[&str] = &[PHOTO, "webm", "mp4", "ogg"];

/// The media type of one of [`MEDIA_TYPES`], as browsers name it.
#[must_use]
pub fn mime(media_type: &str) -> String {
    [if media_type == PHOTO { "image/" } else { "audio/" }, media_type].concat()
}

/// A photo or a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// One of [`MEDIA_TYPES`].
    pub media_type: String,
    /// How long a recording lasts; 0 of a photo.
    pub seconds: i64,
    /// What it shows or says, for those who do not see or hear it; may be empty.
    pub caption: String,
    /// The picture or the sound.
    pub bytes: Vec<u8>,
}

impl Media {
    /// What is sealed.
    ///
    /// # Panics
    /// When the caption has 64 KiB or more, which no command lets through.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        let caption = self.caption.trim().as_bytes();
        let len = u16::try_from(caption.len()).expect("the limit of a caption is below 64 KiB");
        [&len.to_be_bytes()[..], caption, &self.bytes].concat()
    }

    /// What is wrong with it.
    fn problem(&self) -> Option<Problem> {
        let is_photo = self.media_type == PHOTO;
        let max = if is_photo { PHOTO_MAX } else { RECORDING_MAX };
        let longest = if is_photo { 0 } else { RECORDING_SECONDS };
        let n_units = self.caption.trim().encode_utf16().count();
        if !MEDIA_TYPES.contains(&self.media_type.as_str()) {
            Some(Problem::NotOffered)
        } else if self.bytes.is_empty() {
            Some(Problem::Missing)
        } else if self.bytes.len() > max {
            Some(Problem::TooHeavy { max, found: self.bytes.len() })
        } else if !(0..=longest).contains(&self.seconds) {
            Some(Problem::OutOfRange { min: 0, max: longest })
        } else if n_units > NOTE_MAX {
            Some(Problem::TooLong { max: NOTE_MAX, found: n_units })
        } else {
            None
        }
    }
}

/// What is wrong with what is to stand beside one voice, or beside what was answered at one door.
pub(super) fn wrong<'a>(media: impl Iterator<Item = &'a Media> + Clone) -> Option<Problem> {
    let too_many = || {
        let max = i64::try_from(MEDIA_PER_VOICE).ok()?;
        media.clone().nth(MEDIA_PER_VOICE).map(|_| Problem::OutOfRange { min: 0, max })
    };
    media.clone().find_map(Media::problem).or_else(too_many)
}

/// A photo or a recording that was opened, as it goes to a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What it shows or says; empty if nobody wrote that down.
    pub caption: String,
    /// The picture or the sound.
    pub bytes: Vec<u8>,
}

impl Opened {
    /// Reads a body; nothing if it is none.
    #[must_use]
    pub fn read(mut body: Vec<u8>) -> Option<Self> {
        let (len, rest) = body.split_first_chunk::<2>()?;
        let len = usize::from(u16::from_be_bytes(*len));
        let caption = std::str::from_utf8(rest.get(..len)?).ok()?.to_owned();
        body.drain(..2 + len);
        Some(Self { caption, bytes: body })
    }
}

#[cfg(test)]
mod tests {
    use super::{Media, Opened, PHOTO, Problem, wrong};
    use crate::wire::limits::{MEDIA_PER_VOICE, PHOTO_MAX};

    fn photo() -> Media {
        Media {
            media_type: PHOTO.to_owned(),
            seconds: 0,
            caption: " the été wall ".to_owned(),
            bytes: vec![1, 2],
        }
    }

    #[test]
    fn a_body_reads_as_it_was_written() {
        let opened = Opened { caption: "the été wall".to_owned(), bytes: vec![1, 2] };
        assert_eq!(Opened::read(photo().to_body()), Some(opened));
        for body in [&[][..], &[0], &[0, 3, b'a'], &[0, 1, 0xff]] {
            assert_eq!(Opened::read(body.to_vec()), None, "{body:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_told_why() {
        let told = |media: &[Media]| wrong(media.iter());
        assert_eq!(told(&vec![photo(); MEDIA_PER_VOICE]), None);
        let (max, heavy) = (PHOTO_MAX, Media { bytes: vec![0; PHOTO_MAX + 1], ..photo() });
        assert_eq!(told(&[heavy]), Some(Problem::TooHeavy { max, found: max + 1 }));
        let long = Media { media_type: "webm".to_owned(), seconds: 61, ..photo() };
        assert_eq!(told(&[long]), Some(Problem::OutOfRange { min: 0, max: 60 }));
        let page = Media { media_type: "html".to_owned(), ..photo() };
        assert_eq!(told(&[page]), Some(Problem::NotOffered));
        assert_eq!(told(&[Media { bytes: Vec::new(), ..photo() }]), Some(Problem::Missing));
        assert_eq!(told(&vec![photo(); MEDIA_PER_VOICE + 1]), Some(Problem::OutOfRange { min: 0, max: 4 }));
    }
}
