//! What screens are made of.
//!
//! What has a life of its own (what is typed, a timer, the focus) is a component; everything else is a function from
//! what is shown to markup, which costs the download far less.

mod announcer;
mod answer;
mod bars;
mod bottom_bar;
mod button;
mod choice;
mod copy_button;
mod curve;
mod error_summary;
mod field;
mod frame;
mod header;
mod icon;
mod indicator_card;
mod languages;
mod link;
mod lock_screen;
mod needle_note;
mod page;
mod paste_invitation;
mod period_card;
mod pick;
mod qr_code;
mod ready_notice;
mod section;
mod send_state;
mod sending_chip;
mod skeleton;
mod ticks;
mod trouble_note;
mod unfinished_note;
mod voice_card;
mod worded;

pub(crate) use answer::answer;
pub(crate) use button::{button, submit};
pub(crate) use choice::{Choice, Offer, choice};
pub(crate) use copy_button::CopyButton;
pub(crate) use curve::curve;
pub(crate) use error_summary::{ErrorSummary, Wrong};
pub(crate) use field::{Field, Typing};
pub(crate) use frame::Frame;
pub(crate) use icon::{Icon, icon};
pub(crate) use indicator_card::indicator_card;
pub(crate) use languages::language_choice;
pub(crate) use link::{door, link};
pub(crate) use lock_screen::lock_button;
pub(crate) use needle_note::{change_note, needle_note};
pub(crate) use page::Page;
pub(crate) use paste_invitation::PasteInvitation;
pub(crate) use period_card::period_card;
pub(crate) use pick::{Pick, pick};
pub(crate) use qr_code::qr_code;
pub(crate) use ready_notice::ready_notice;
pub(crate) use section::{muted, section};
pub(crate) use send_state::send_state;
pub(crate) use skeleton::skeleton;
pub(crate) use ticks::{Ticks, ticks};
pub(crate) use trouble_note::trouble_note;
pub(crate) use unfinished_note::UnfinishedNote;
pub(crate) use voice_card::{kicker, said, voice_card, words};
pub(crate) use worded::worded;
