//! One test binary for this crate.

mod api;
mod applicant;
mod browser;
mod counter;
mod desk;
mod doors;
mod entrance;
mod ground;
mod import;
mod line;
mod look;
mod manage;
mod papers;
mod portal;
mod reckon;
mod tidy;
mod walk;
mod watch;
