//! Why a bulletin refuses a command.

use super::TextFault;
use crate::time::Date;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Why a command on a bulletin is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A department's editor words it, a hall manager publishes and withdraws it.
    #[error("not entitled: a department's editor words a bulletin, a hall manager publishes it")]
    NotEntitled,
    /// There is no such bulletin.
    #[error("there is no such bulletin")]
    NoSuchBulletin,
    /// The number has been given to another one.
    #[error("this number has been given to another bulletin")]
    NumberTaken,
    /// A number is of small letters, digits and hyphens.
    #[error("a bulletin's number has small letters, digits and hyphens")]
    NumberForm,
    /// Something is wrong with what it says (G-01); everything is named.
    #[error("something is wrong with what it says: {0:?}")]
    Faulty(Vec<TextFault>),
    /// Nobody publishes their own words (G-02).
    #[error("whoever worded it does not publish it")]
    OwnWords,
    /// Nothing is being worded.
    #[error("there is no draft")]
    NoDraft,
    /// It has not been submitted (G-02).
    #[error("the draft has not been submitted")]
    NotSubmitted,
    /// It has been submitted already.
    #[error("the draft has been submitted already")]
    SubmittedAlready,
    /// It bears a day that has not come (G-01).
    #[error("it is dated {0}, which has not come")]
    DatedAhead(Date),
    /// A correction is being worded already (G-03).
    #[error("a correction is being worded already")]
    CorrectionPending,
    /// Nothing was published that could be corrected or withdrawn.
    #[error("it has not been published")]
    NotPublished,
    /// The correction changes nothing (G-03).
    #[error("the correction changes nothing")]
    Unchanged,
    /// It has been corrected as often as it may.
    #[error("it has been corrected as often as it may")]
    TooManyEditions,
    /// It was withdrawn, for good (G-04).
    #[error("it was withdrawn")]
    Withdrawn,
    /// A reason is needed, and not too long a one (G-03, G-04).
    #[error("a reason is needed")]
    NoReason,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NumberTaken | Self::NumberForm | Self::NoSuchBulletin => "G-01",
            Self::Faulty(_) | Self::DatedAhead(_) => "G-01",
            Self::NotEntitled | Self::OwnWords | Self::NoDraft => "G-02",
            Self::NotSubmitted | Self::SubmittedAlready => "G-02",
            Self::CorrectionPending | Self::NotPublished | Self::Unchanged => "G-03",
            Self::TooManyEditions | Self::NoReason => "G-03",
            Self::Withdrawn => "G-04",
        }
    }
}
