//! 台账: the one append-only log, and the transaction that writes it.
//!
//! A [`Batch`] is the unit of durability: it locks the head row, so the order of the log is total and gapless, takes
//! whatever the rules decided, and writes events, Merkle leaves, view rows, alarms, errands and answers in one
//! transaction. The ledger accepts only [`Decided`](rules::dossier::Decided), which only `rules` can make. It knows
//! nothing of what an event means; the views do.

mod batch;
mod read;
pub mod seal;

pub use batch::{Batch, Head};
pub(crate) use batch::{load_before, recorded};
pub use read::{Entry, History, export, history, many, newest, one, receipt, segment, size};

use rules::dossier::Dossier;

/// The name of a dossier in the log: its kind and its own name.
#[must_use]
pub fn key<D: Dossier>(id: &str) -> String {
    format!("{}/{id}", D::KIND)
}
