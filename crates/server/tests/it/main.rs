//! One test binary for this crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod api;
mod applicant;
mod browser;
mod chief;
mod counter;
mod desk;
mod doors;
mod entrance;
mod every_paper;
mod filing;
mod founding;
mod ground;
mod import;
mod joining;
mod kept;
mod licences;
mod line;
mod look;
mod manage;
mod office;
mod pages;
mod papers;
mod papers_of_course;
mod portal;
mod reckon;
mod restart;
mod six_acts;
mod standing;
mod stations;
mod templates;
mod tidy;
mod walk;
mod watch;
mod who_sees;
mod why;
