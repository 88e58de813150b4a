//! One test binary for this crate. Every test of the store runs on SQLite and on PostgreSQL.

mod accounts;
mod backup;
mod card_views;
mod centre;
mod db;
mod discarded;
mod errands;
mod files;
mod ground;
mod ledger;
mod migrate;
mod paging;
mod quality;
mod rebuild;
mod recount;
mod scribe;
mod tampering;
mod vault;
mod views;
