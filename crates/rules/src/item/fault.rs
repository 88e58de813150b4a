//! 缺陷: what stands in the way of a publication, each at its field and with the rule it breaks.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 缺陷: one thing that stands in the way of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Path of the field (`materials[2].name`).
    pub field: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// 缺陷种类
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// A mandatory field is empty (L-05, I-07).
    Empty,
    /// The credit code fails its check (E-03).
    CreditCode,
    /// The promised limit is longer than the statutory one (C-13).
    PromiseLongerThanLaw,
    /// A special law may give less time, never more (L-19, L-22).
    LongerThanLaw,
    /// The steps together take longer than the promise (C-13).
    StepsLongerThanPromise,
    /// A step forwards up and nobody is named who decides there (L-15).
    NoSuperior,
    /// Limits that must be compared stand in different units.
    UnitsDiffer,
    /// A limit of nought.
    NoTime,
    /// "Other materials" is no material (I-07).
    CatchAll,
    /// Obtainable by sharing, so it may not be asked from the applicant (I-08, L-12).
    ObtainableBySharing,
    /// The same id twice.
    Twice,
    /// Names something that does not exist (a post, a department).
    Unknown,
    /// Nothing is chosen yet where something of the hall's must be (a post, a department).
    NotChosen,
    /// It hangs on a question, or on an answer, that is no longer asked.
    QuestionGone,
    /// A question of the public without an answer.
    Unanswered,
    /// One person would accept and decide (K-13).
    DutiesNotSeparated,
    /// The process does not end in exactly one decision.
    NoSingleDecision,
    /// A high risk without a control measure (P-18).
    RiskWithoutMeasure,
    /// Fully online, yet the applicant must come, and no reason is given.
    VisitWithoutReason,
    /// A reduction is allowed, but on no basis (F-04).
    ReductionWithoutBasis,
    /// An approval that must come first, or a service bought from others, on no legal basis (L-47).
    ConditionWithoutBasis,
    /// A promise instead of a check, where safety is at stake, on no provision of its own (P-09).
    PromiseWithoutBasis,
    /// A promise is decided on the spot, and a superior would have to decide (P-09, L-15).
    PromiseForwarded,
    /// The code cannot be part of a case number (K-02, K-03): its cases could never be numbered.
    CodeOutsideNumbers,
}

impl FaultKind {
    /// The rule this fault breaks.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Empty
            | Self::CatchAll
            | Self::Twice
            | Self::Unknown
            | Self::NotChosen
            | Self::QuestionGone
            | Self::Unanswered => "I-07",
            Self::CreditCode => "E-03",
            Self::PromiseLongerThanLaw
            | Self::StepsLongerThanPromise
            | Self::UnitsDiffer
            | Self::NoTime
            | Self::NoSingleDecision => "C-13",
            Self::NoSuperior => "L-15",
            Self::ObtainableBySharing => "I-08",
            Self::DutiesNotSeparated => "K-13",
            Self::RiskWithoutMeasure => "P-18",
            Self::VisitWithoutReason => "L-05",
            Self::ReductionWithoutBasis => "F-04",
            Self::LongerThanLaw => "L-19",
            Self::PromiseWithoutBasis | Self::PromiseForwarded => "P-09",
            Self::ConditionWithoutBasis => "L-47",
            Self::CodeOutsideNumbers => "K-03",
        }
    }
}
