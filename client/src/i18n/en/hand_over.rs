//! Files from hand to hand, in English.

use crate::i18n::HandOverText;

pub(in crate::i18n) static TEXT: HandOverText = HandOverText {
    title: "Hand over by file",
    about: "Where there is no internet, phones can pass on what they have by file: by cable, memory card, or whatever shares \
            files nearby.",
    give: "Make a file",
    unsent_about: "For somebody who will have internet before you: what is not sent yet goes on from their phone.",
    unsent: "File with what is not sent yet",
    backup_about: "A backup holds everything of this initiative. Keep it away from this phone, and make a new one now and then. \
                   Only phones of this initiative can read it.",
    backup: "File with everything",
    made: |name| format!("Ready: {name}"),
    save: "Save the file",
    take: "Take a file in",
    choose: "Choose a file",
    take_in: "Take it in",
    leave: "Leave it out",
    taken: "It is in, and saved on this phone.",
    from: |who, when| format!("From {who}, {when}"),
    nothing_new: "Everything in it is here already.",
    adds: |kind, n| {
        let (one, more) = match kind {
            "contributions" => ("note", "notes"),
            "blobs" => ("photo or recording", "photos and recordings"),
            "replies" => ("answer to a note", "answers to notes"),
            "reviews" => ("word on where a note stands", "words on where notes stand"),
            "submissions" => ("interview", "interviews"),
            "field_days" => ("day in the field", "days in the field"),
            "readings" => ("figure", "figures"),
            "devices" => ("phone", "phones"),
            "goals" => ("goal", "goals"),
            "partners" => ("partner", "partners"),
            "indicators" => ("indicator", "indicators"),
            _ => ("other thing", "other things"),
        };
        if n == 1 { format!("Adds 1 {one}") } else { format!("Adds {n} {more}") }
    },
    changes: |n| if n == 1 { "Changes 1 thing".to_owned() } else { format!("Changes {n} things") },
    disagrees: |n| {
        if n == 1 {
            "1 thing disagrees with what is here; both stay, and you can compare them.".to_owned()
        } else {
            format!("{n} things disagree with what is here; both stay, and you can compare them.")
        }
    },
    waits: |n| format!("{n} need something that is not here yet; they show once it comes."),
    refused: |n| format!("{n} cannot be used and will be set aside."),

    other_file: "This is no file of Ensemble. Nothing was changed.",
    too_new: "This file was made by a newer version of Ensemble. Update the app first. Nothing was changed.",
    cut_short: "Part of this file is missing: it was cut short on its way. Ask for it again. Nothing was changed.",
    too_large: "This is too much for one file. Nothing was changed.",
    other_initiative: "This file is of another initiative. Open that one first. Nothing was changed.",
    altered: "This file was changed or damaged on its way. Ask for it again. Nothing was changed.",
    stranger: "This file comes from a phone that is not in this initiative. Nothing was changed.",

    set_aside: "What was set aside",
    set_aside_none: "Nothing was set aside on this phone.",
    set_aside_about: "These pieces could not be read. They are kept and harm nothing. Whoever looks after Ensemble for you can \
                      find out more from the file.",
};
