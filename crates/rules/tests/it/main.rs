//! One test binary for this crate.

mod acts;
mod any_event;
mod catalogue;
mod identifiers;
mod laws;
mod licences;
mod oracle;
mod organisation;
mod publication;
mod slow;
mod stage;
mod stories;
mod vectors;
