//! Why a round of reform refuses a command.

use super::{AdjustState, AdjustTest, TakeOverPaper};
use crate::{identifier::CaseNumber, time::Date};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Why a command on a round is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Proposing, giving opinions, approving and publishing are for different roles.
    #[error("not entitled: each stage of an adjustment belongs to another role")]
    NotEntitled,
    /// There is no such round.
    #[error("there is no such round")]
    NoSuchRound,
    /// There is no such adjustment in it.
    #[error("there is no such adjustment")]
    NoSuchAdjustment,
    /// The number has been given to another round.
    #[error("this number has been given to another round")]
    NumberTaken,
    /// A number is of small letters, digits and hyphens.
    #[error("a round's number has digits, small letters and hyphens, and begins with a digit")]
    NumberForm,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    Period,
    /// The round holds as many adjustments as one may.
    #[error("the round is full")]
    Full,
    /// Fields of the proposal are empty (D-01); every one is named.
    #[error("fields are empty: {0:?}")]
    Incomplete(Vec<String>),
    /// The department is none of this hall's.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// The later supervision must be settled at the same time (D-05).
    #[error("the supervision afterwards must be settled at the same time")]
    NoSupervisionPlan,
    /// Nobody finds their own proposal in order (D-02).
    #[error("whoever proposed it gives no opinion on it")]
    OwnProposal,
    /// It has been worded otherwise since its page was shown (D-02).
    #[error("it has been worded otherwise since this page was shown")]
    Overtaken,
    /// An opinion, a document number or a reason is needed.
    #[error("words are needed")]
    NoWords,
    /// The adjustment is not in a state for this.
    #[error("not possible while the adjustment is {0:?}")]
    WrongState(AdjustState),
    /// Not every test has been found passed (D-02).
    #[error("tests are open: {0:?}")]
    TestsOpen(Vec<AdjustTest>),
    /// The government must approve it first (D-05).
    #[error("the government must approve it first")]
    NotApproved,
    /// Attachments of the take-over are missing (D-03); every one is named.
    #[error("attachments are missing: {0:?}")]
    PapersMissing(Vec<TakeOverPaper>),
    /// Its day has not come (D-06).
    #[error("it is to be executed on {0}")]
    NotYet(Date),
    /// A list needs cases, and not too many.
    #[error("a list names at least one case, and not too many")]
    ListLength,
    /// The power has not left this hall, so no case leaves it.
    #[error("the power has not left this hall")]
    NotMoved,
    /// There is no such case of this item.
    #[error("there is no such case of this item: {0}")]
    NoSuchCase(CaseNumber),
    /// The case is over (D-06).
    #[error("the case is over: {0}")]
    CaseOver(CaseNumber),
    /// The case has been handed over already.
    #[error("the case has been handed over already: {0}")]
    HandedOverAlready(CaseNumber),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled | Self::NoSuchRound | Self::NoSuchAdjustment => "D-01",
            Self::NumberTaken | Self::NumberForm | Self::Period | Self::Full => "D-01",
            Self::Incomplete(_) | Self::NoSuchDepartment | Self::NoWords | Self::WrongState(_) => "D-01",
            Self::OwnProposal | Self::Overtaken | Self::TestsOpen(_) => "D-02",
            Self::PapersMissing(_) => "D-03",
            Self::NoSupervisionPlan | Self::NotApproved => "D-05",
            Self::NotYet(_) | Self::ListLength | Self::NotMoved => "D-06",
            Self::NoSuchCase(_) | Self::CaseOver(_) | Self::HandedOverAlready(_) => "D-06",
        }
    }
}
