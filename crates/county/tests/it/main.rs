//! One test binary for this crate: the embedded catalogue, the people, and the county living before a small office.

mod catalogue;
mod evasion;
mod invariants;
mod office;
mod people;
mod rehearsal;
mod year;
