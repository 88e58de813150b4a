//! 记忆 The memory: SQLite and PostgreSQL behind one door.
//!
//! This crate keeps what the hall must remember and decides nothing. Times come in as UTC milliseconds and
//! money as fen; there is no clock here. Personal data lie in the vault, names of files in their table, and
//! neither ever in the log, in keys of files, or in an error's text.
//!
//! | page | what it keeps |
//! |---|---|
//! | [`db`] | the door: values, questions, transactions |
//! | [`dialect`] | every difference between the two databases |
//! | [`migrate`] | the tables, in numbered steps |
//! | [`keys`] | the node key and how secrets are sealed |
//! | [`vault`] | personal data, a key for each person; destroy the key, keep the proof |
//! | [`files`] | uploads and documents by the hash of their content |
//! | [`accounts`] | logins, sessions, tokens of programs |
//! | [`drafts`] | applications begun and not handed in |
//! | [`imports`] | tables handed in to change many items, and how far that has come |
//! | [`ledger`] | the one append-only log, its batches, checkpoints, receipts and export |
//! | [`views`] | lists, worklists and counters, written with the events they come from |
//! | [`alarms`] | when each dossier next wants waking |
//! | [`errands`] | what must be done outside, and what people were told |
//! | [`answers`] | answers already given, so that a request posted twice acts once |
//! | [`backup`] | copies the node while it serves |
//! | [`rebuild`] | throws the views away and makes them anew from the log |

pub mod accounts;
pub mod alarms;
pub mod answers;
pub mod backup;
pub mod db;
pub mod dialect;
pub mod drafts;
pub mod errands;
pub mod files;
pub mod imports;
pub mod keys;
pub mod ledger;
mod memory;
pub mod migrate;
pub mod nights;
pub mod rebuild;
pub mod vault;
pub mod views;

pub use db::{Db, Reader, Row, Settings, StoreError, Tx, Val};
pub use dialect::Dialect;
pub use ledger::History;
pub use memory::Store;
