//! One test binary for this crate.

mod checkpoints;
mod oracle;
mod vectors;
