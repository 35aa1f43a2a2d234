//! Photos, recordings and reading aloud, in English.

use crate::i18n::MediaText;

pub(in crate::i18n) static TEXT: MediaText = MediaText {
    title: "Show it, or say it aloud",
    about: "Only the team sees photos and hears recordings, whoever may read the words. A photo is made smaller, and what \
            the camera wrote into it, such as the place, is taken out.",
    take_photo: "A photo, if you like",
    photo_unread: "This picture cannot be opened. Take another one.",
    remove_photo: "Remove the photo",
    caption_photo: "What the photo shows",
    record: "Record what is said",
    end_recording: "Stop recording",
    recorded_so_far: |seconds| format!("Recording: {seconds} of 60 seconds"),
    refused: "The microphone cannot be used. Allow it in the settings of your browser, or write what you want to say.",
    cannot_record: "This browser cannot record.",
    remove_recording: "Remove the recording",
    caption_recording: "What the recording says",
    caption_hint: "For those who cannot see or hear it. You can leave this empty.",

    check: "What you show and say aloud",
    no_words: "Without written words",
    count: |photos, recordings| {
        let photos = match photos {
            0 => None,
            1 => Some("1 photo".to_owned()),
            n => Some(format!("{n} photos")),
        };
        let recordings = match recordings {
            0 => None,
            1 => Some("1 recording".to_owned()),
            n => Some(format!("{n} recordings")),
        };
        [photos, recordings].into_iter().flatten().collect::<Vec<_>>().join(", ")
    },
    undescribed: "Photo; nobody has said what it shows",
    recording: |seconds| {
        if seconds == 1 {
            "Recording of 1 second".to_owned()
        } else {
            format!("Recording of {seconds} seconds")
        }
    },
    photo_awaited: "A photo belongs here. It is not on this phone yet.",
    recording_awaited: |seconds| {
        format!("A recording belongs here ({seconds} s). It is not on this phone yet.")
    },

    read_aloud: "Read aloud",
    stop_reading: "Stop reading",
};
