//! One test binary for this crate. The law floor is linked here and nowhere else in the crate: to be held against.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there")]

mod arithmetic;
mod malformed;
mod verdicts;
