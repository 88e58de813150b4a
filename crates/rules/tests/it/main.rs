//! One test binary for this crate.

mod acts;
mod any_event;
mod catalogue;
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
mod pursuits;
mod quality;
mod reforms;
mod reviews;
mod slow;
mod stage;
mod stories;
mod supervised;
mod together;
mod vectors;
