//! The words of every kind, section by section, in French.

pub(in crate::i18n) mod activities;
pub(in crate::i18n) mod agenda;
pub(in crate::i18n) mod anywhere;
pub(in crate::i18n) mod backbone;
pub(in crate::i18n) mod communication;
pub(in crate::i18n) mod field;
pub(in crate::i18n) mod frameworks;
pub(in crate::i18n) mod initiative;
pub(in crate::i18n) mod learning;
pub(in crate::i18n) mod measurement;
pub(in crate::i18n) mod voices;
