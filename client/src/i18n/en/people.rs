//! People and their phones, in English.

use crate::i18n::PeopleText;

pub(in crate::i18n) static TEXT: PeopleText = PeopleText {
    title: "People and phones",
    about: "Everybody in the initiative, and the phones they are in it with. No other names are kept than those people chose.",

    members: "Who is in it",
    since: |date| format!("Since {date}"),
    since_by: |date, who| format!("Since {date}, invited by {who}"),
    n_phones: |n| format!("{n} phones"),
    phone_since: |n, date| format!("Phone {n}, since {date}"),
    this_phone: "This phone",
    out: |n| {
        if n == 1 {
            "1 phone that is no longer in it".to_owned()
        } else {
            format!("{n} phones that are no longer in it")
        }
    },
    out_about: "They receive nothing any more. What their people gave before stays in the initiative.",
    remove_whom: |who| format!("Remove {who}"),
    remove_phone: |n| format!("Remove only phone {n}"),
    remove_means: |who| {
        format!("From then on {who} receives nothing more and changes nothing more, on any phone.")
    },
    remove_phone_means: "This phone will receive nothing more and change nothing more. The same person’s other phones stay in.",
    remove_keeps: "What was given until now stays, and what is on the phone already can still be read there. What is written \
                   on it from now on waits here until a coordinator decides. The invitation it came by ends, and the lock \
                   is changed at the same time.",
    do_remove: "Yes, remove",
    removed: "Removed, and the lock is changed. The other phones hear of it as soon as they have internet.",
    let_in: |who| format!("Let {who} in again"),
    is_in: "It is in again.",
    leave: "Leave it as it is",

    late: "Came too late",
    late_about: "Written by people who had been removed, and received only afterwards. Nobody sees it until a coordinator or a \
                 lead has decided.",
    late_last: |when| format!("Last written on {when}"),
    late_words: "What they say",
    late_nothing: "Nothing that the initiative does not have already.",
    take_up: "Take it up",
    taken_up: "It is taken up: everybody sees it.",
    leave_out: "Leave it out",
    left_out: "It is left out. Nobody else has to look at it.",

    for_other_phone: |who| format!("Another phone of {who}"),
    this_person: "this person",
    invitations: "Invitations that are open",
    invitations_about: "Whoever holds one of these can join. End those that are no longer needed.",
    no_invitations: "No invitation is open.",
    made_by: |who, date| format!("Made by {who} on {date}"),
    uses_left: |left, max| {
        if max == 1 { "For one phone".to_owned() } else { format!("{left} of {max} phones may still join") }
    },
    uses_any: "For any number of phones",
    no_last_day: "No last day",
    joined: |names| format!("Joined by it: {names}"),
    joined_nobody: "Nobody has joined by it yet.",
    revoke: "End this invitation",
    revoke_means: "Nobody can join by it any more, also not by a paper that hangs somewhere. Who has joined stays. The lock is \
                   changed at the same time, because the invitation carries a key.",
    do_revoke: "Yes, end it",
    revoked: "The invitation has ended.",

    lock: "The lock",
    lock_about: "Everything in the initiative travels sealed, and only its phones have the key. Change the lock when a phone \
                 was lost, or when an invitation reached the wrong people.",
    lock_can: "What is written from then on can only be read by those who are in the initiative today. Their phones, the open \
               invitations and the recovery sheet receive the new key by themselves.",
    lock_cannot: "It takes nothing back: what somebody has already received, they can go on reading. It removes nobody: do \
                  that above, and the lock is changed with it.",
    change_lock: "Change the lock",
    lock_means: "There will be a new key from now on. Nobody has to do anything for it.",
    lock_changed: "The lock is changed.",

    second_phone: "My second phone",
    second_phone_about: "On another phone or a computer you can be the same person: same role, same name.",
    second_phone_stays: "What you say on one phone can only be changed or withdrawn on that phone. What is for yourself only, \
                         and what you have not finished, does not travel.",
    second_phone_warning: "Whoever scans this square acts in your name and reads what you read. Show it to nobody else. It works \
                           once, until tomorrow.",
    second_phone_make: "Show the square",
    second_phone_how: "Point the other phone’s camera at the square, or open the link there. It then shows what this phone \
                       shows, as soon as both have had internet.",
    second_phone_code: "Code for my second phone’s camera",
    second_phone_link: "Link for my second phone",
};
