//! Sentences about photos, recordings, and reading aloud.

/// See the module.
#[derive(Debug)]
pub(crate) struct MediaText {
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) take_photo: &'static str,
    pub(crate) photo_unread: &'static str,
    pub(crate) remove_photo: &'static str,
    pub(crate) caption_photo: &'static str,
    pub(crate) record: &'static str,
    pub(crate) end_recording: &'static str,
    /// So many seconds.
    pub(crate) recorded_so_far: fn(i64) -> String,
    pub(crate) refused: &'static str,
    pub(crate) cannot_record: &'static str,
    pub(crate) remove_recording: &'static str,
    pub(crate) caption_recording: &'static str,
    pub(crate) caption_hint: &'static str,

    pub(crate) check: &'static str,
    pub(crate) no_words: &'static str,
    /// So many photos, and so many recordings.
    pub(crate) count: fn(usize, usize) -> String,
    /// A photo of which nobody has said what it shows.
    pub(crate) undescribed: &'static str,
    /// A recording of so many seconds.
    pub(crate) recording: fn(i64) -> String,
    pub(crate) photo_awaited: &'static str,
    /// The same of a recording of so many seconds.
    pub(crate) recording_awaited: fn(i64) -> String,

    pub(crate) read_aloud: &'static str,
    pub(crate) stop_reading: &'static str,
}
