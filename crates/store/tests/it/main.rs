//! One test binary for this crate. Every test of the store runs on SQLite and on PostgreSQL.

mod accounts;
mod db;
mod files;
mod ground;
mod migrate;
mod vault;
