//! One test binary for this crate.
mod counter;
mod look;
mod papers;
mod reckon;
mod import;
mod manage;
mod watch;
