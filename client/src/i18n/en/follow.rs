//! What became of a voice, in English.

use crate::i18n::FollowText;

pub(in crate::i18n) static TEXT: FollowText = FollowText {
    title: "What became of it",
    given: "Given",
    arrived: "Received by the initiative",
    read: "Read by a person",
    answered: "Answered",
    joined: |n| {
        if n == 1 {
            "Joined with another note that says the same".to_owned()
        } else {
            format!("Joined with {n} others that say the same")
        }
    },
    became: |relation, kind| match relation {
        "informed" => format!("Used: it helped with this ({kind})"),
        "example_of" => format!("Used: it is an example of this ({kind})"),
        _ => format!("Used: it became this ({kind})"),
    },
    moves: "What this is meant to change:",
    is_out: "This has been taken out of the list since.",
    waiting: "Nobody has looked at it yet.",
    take_back: "Take this back",
    came_from: "Where it came from",
    from_withdrawn: "A note that was taken back since.",
    others_none: "Nobody has said anything to everyone yet.",
    n_phones: |n| match n {
        0 => "No support yet".to_owned(),
        1 => "Supported from 1 phone".to_owned(),
        n => format!("Supported from {n} phones"),
    },
    support: "I support this",
    support_which: |code| format!("I support this: {code}"),
    supported: "You support this.",
    unsupport: "Take my support back",
    unsupport_which: |code| format!("Take my support back: {code}"),
};
