//! English.

pub(super) mod agenda;
pub(super) mod all;
pub(super) mod arrival;
pub(super) mod decide;
pub(super) mod desk;
pub(super) mod field;
pub(super) mod follow;
pub(super) mod hand_over;
pub(super) mod history;
pub(super) mod home;
pub(super) mod invitations;
pub(super) mod lock;
pub(super) mod me;
pub(super) mod needle;
pub(super) mod papers;
pub(super) mod people;
pub(super) mod recover;
pub(super) mod results;
pub(super) mod see;
pub(super) mod shell;
pub(super) mod tables;
pub(super) mod trouble;
pub(super) mod voices;
pub(super) mod words;
