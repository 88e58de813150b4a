//! One test binary for this crate.

mod chance;
mod charts;
mod documents;
mod examples;
mod flows;
mod picture;
mod qr;
mod seals;
mod sheet;
