//! The lock between people who share a phone, in English.

use crate::i18n::LockText;

pub(in crate::i18n) static TEXT: LockText = LockText {
    title: "Lock this phone between people",
    about: "With a code, a tap on “Lock” hides everything until the code is typed. What was being written stays as it is.",
    limits: "It keeps out who takes this phone in their hands for a while. It does not keep out somebody who can copy what the phone has stored: for that, the phone’s own lock is there. A lost phone is removed by a coordinator.",
    impossible: "This browser cannot keep a code at this address. Use the phone’s own lock.",
    is_set: "This phone has a code.",
    new_code: "Code",
    code_hint: "Four signs at least. A few words are better.",
    again: "The same code again",
    set: "Set the code",
    too_short: "Choose four signs at least.",
    not_the_same: "The two codes are not the same.",
    take_off: "Take the lock off",
    lock: "Lock",
    locked: "This phone is locked",
    locked_about: "What was written here is kept, and goes on being sent.",
    code: "Code",
    open: "Open",
    wrong: "That is not the code.",
    forgotten: "I have forgotten the code",
    forgotten_about: "Nothing is lost. What is to be sent is sent by itself, or goes along as a file, which only your initiative can open. The lock can be taken off without the code a day after you ask for it; then what was being written is there again.",
    hand_on: "File with what is not sent yet",
    begin_to_wait: "Take the lock off in a day",
    wait: |time| format!("Too many wrong codes. Try again at {time}."),
    comes_off: |when| format!("The lock can be taken off from {when} on."),
};
