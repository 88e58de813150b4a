//! Why an edition of the list is not taken.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Why a command on the base list is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The list is the hall manager's to load.
    #[error("only the hall manager loads the base list")]
    NotEntitled,
    /// An edition of this number was loaded before: editions are never changed (I-02).
    #[error("an edition of this number was loaded before")]
    NumberTaken,
    /// A number begins with a digit and has digits, small letters and hyphens.
    #[error("a number begins with a digit and has digits, small letters and hyphens, 20 at most")]
    NumberForm,
    /// A field that may not be empty is, or it is too long.
    #[error("{0} may neither be empty nor longer than 300 signs")]
    Words(String),
    /// There is nothing in it.
    #[error("the list has no entry")]
    NoEntries,
    /// More entries than any list has.
    #[error("a list has at most 20,000 entries")]
    TooMany,
    /// An entry without code or name, or longer than any is (I-03).
    #[error("the entry {0} needs a code and a name of sensible length")]
    Entry(String),
    /// A code stands twice (I-03).
    #[error("the code {0} stands twice")]
    SameCode(String),
    /// There is no such edition, or it was withdrawn already.
    #[error("there is no such edition in force")]
    NoSuchEdition,
    /// Nothing is withdrawn without a reason.
    #[error("a reason is needed")]
    NoReason,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled => "X-02",
            Self::NumberTaken | Self::NumberForm | Self::NoSuchEdition | Self::NoReason => "I-02",
            Self::Words(_) | Self::NoEntries | Self::TooMany => "I-01",
            Self::Entry(_) | Self::SameCode(_) => "I-03",
        }
    }
}
