//! One test binary for this crate.
#![expect(
    clippy::unwrap_used,
    reason = "fixtures of tests are outside the test functions that clippy exempts"
)]

mod checkpoints;
mod county_log;
mod malformed;
mod oracle;
mod receipts;
mod tampering;
mod vectors;
