//! One test binary for this crate.
mod look;
mod reckon;
