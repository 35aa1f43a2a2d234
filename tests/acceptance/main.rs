//! What people do and see, row by row of what the founding documents ask for: docs/acceptance.md leads from each row to
//! its test. A test plays what the row says on several phones, most of the time without network, and reads the result
//! as the screens do.

mod table;

mod activities;
mod agenda;
mod backbone;
mod beginning;
mod communication;
mod frameworks;
mod learning;
mod measurement;
mod merging;
