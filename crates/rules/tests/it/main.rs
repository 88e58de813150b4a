//! One test binary for this crate.

mod acts;
mod any_event;
mod base;
mod bulletins;
mod catalogue;
mod evasion;
mod foresee;
mod identifiers;
mod law;
mod laws;
mod licences;
mod listing;
mod oracle;
mod organisation;
mod places;
mod publication;
mod quality;
mod reforms;
mod reviews;
mod slow;
mod stage;
mod stories;
mod supervised;
mod task_code;
mod together;
mod vectors;
