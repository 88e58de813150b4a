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
//! | [`accounts`] | logins, sessions, tokens of programs |
//! | [`drafts`] | applications begun and not handed in |

pub mod accounts;
pub mod db;
pub mod dialect;
pub mod drafts;
pub mod keys;
pub mod migrate;
pub mod vault;

pub use db::{Db, Reader, Row, Settings, StoreError, Tx, Val};
pub use dialect::Dialect;
