//! What can go wrong between us and the database, in three words a caller can act on.
//!
//! It does not carry values: messages name tables, columns, constraints and SQLSTATE codes only, because
//! they end in logs, and logs hold no personal data. PostgreSQL's own text for data errors
//! quotes the offending value, so that text is dropped here and its code kept.

use thiserror::Error;

/// An answer of the store that is not the wanted one.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A unique row is already there, or another transaction was quicker. The transaction is lost; trying
    /// the whole of it again may succeed.
    #[error("conflict: {on}")]
    Conflict {
        /// The constraint or the reason; for logs, not for visitors.
        on: String,
    },
    /// What was asked for is not there.
    #[error("missing: {what}")]
    Missing {
        /// The kind of thing, never its value.
        what: &'static str,
    },
    /// The commit itself failed: whether the database kept the transaction nobody knows.
    #[error("a commit failed: {text}")]
    Unknown {
        /// The driver's words without any value.
        text: String,
    },
    /// The database, the disk or our own SQL is broken.
    #[error("broken while {doing}: {text}")]
    Broken {
        /// What was being done.
        doing: &'static str,
        /// The driver's words without any value.
        text: String,
    },
}

impl StoreError {
    /// Something is broken; `text` must hold no value of a row.
    pub fn broken(doing: &'static str, text: impl ToString) -> Self {
        StoreError::Broken { doing, text: text.to_string() }
    }

    /// Whether the same work may succeed when done again from its start.
    pub fn is_conflict(&self) -> bool {
        matches!(self, StoreError::Conflict { .. })
    }
}
