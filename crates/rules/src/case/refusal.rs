//! Why a command on a case is refused: the rule, the article, and what would help, follow from the variant.

use super::CaseStatus;
use crate::{
    identifier::CaseNumber,
    item::ItemState,
    name::{MaterialId, StepId},
    standing::BanCause,
    time::Date,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Why a command on a case is refused: the article, and what would help, follow from the variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case does not exist.
    #[error("there is no such case")]
    NoSuchCase,
    /// The case exists already.
    #[error("the case has been submitted already")]
    AlreadySubmitted,
    /// The item takes no applications now (I-06).
    #[error("the item takes no applications now: {0:?}")]
    ItemClosed(ItemState),
    /// The item's planned effective date lies ahead, or its cancellation date has come (I-06).
    #[error("the item is not in force on this day")]
    ItemNotInForce,
    /// The act does not fit the state of the case (domain rules §4.1).
    #[error("not possible while the case is {0:?}")]
    WrongState(CaseStatus),
    /// The actor does not hold the post or role for this act.
    #[error("not entitled: this is for whoever holds the post {0}")]
    NotThePost(String),
    /// Only the applicant, or who acts for them.
    #[error("only the applicant may do this")]
    NotTheApplicant,
    /// Applying through an agent is not allowed for this item (L-04).
    #[error("this item must be applied for in person")]
    PresenceRequired,
    /// Acceptance, review and decision are different people (K-13).
    #[error("acceptance, review and decision must be different people")]
    DutiesNotSeparated,
    /// Mandatory materials are missing (L-06, SR-C3); they are named.
    #[error("mandatory materials are missing")]
    MaterialsMissing(Vec<MaterialId>),
    /// A material that the item does not know (SR-C2).
    #[error("the item asks for no such material: {0}")]
    UnknownMaterial(MaterialId),
    /// This material may not follow later (P-08).
    #[error("this material cannot be deferred: {0}")]
    NotDeferrable(MaterialId),
    /// The law gives one correction notice (L-06).
    #[error("a correction notice has been issued already; the law gives one")]
    SecondCorrection,
    /// Before receipt an application is sent back once (§4.1).
    #[error("the application has been sent back once already")]
    SecondReturn,
    /// A correction notice must say what to correct.
    #[error("the notice must say what is to be corrected")]
    NothingToCorrect,
    /// More parts than any application has.
    #[error("more parts than allowed")]
    TooMany,
    /// A question of the item was not answered, or with an unknown answer.
    #[error("the question {0} is not answered")]
    Unanswered(String),
    /// Reasons are mandatory (L-17, L-07, L-08).
    #[error("reasons are mandatory")]
    NoReasons,
    /// A refusal names the law it rests on (L-17).
    #[error("a refusal must name its legal basis")]
    NoBasis,
    /// A refusal of acceptance names the proper body (L-08).
    #[error("the body that is competent must be named")]
    NoProperBody,
    /// A bare signature without opinion is a defect (K-12).
    #[error("an opinion is needed")]
    NoOpinion,
    /// Points of the checklist are unanswered (CA10).
    #[error("points of the checklist are unanswered")]
    ChecklistOpen(Vec<String>),
    /// There is no such step, or it is not open.
    #[error("the step {0} is not open")]
    StepNotOpen(StepId),
    /// The step can only go back to one that has been done.
    #[error("the case cannot be sent back to {0}")]
    NoWayBack(StepId),
    /// Only the eight procedures of the law stop the clock (L-23).
    #[error("only the procedures of article 45 stop the clock")]
    NotASpecialProcedure,
    /// A special procedure is open; it must end first.
    #[error("a special procedure is open")]
    SpecialProcedureOpen,
    /// There is one extension at most (L-19).
    #[error("the case has been extended already")]
    SecondExtension,
    /// An extension must be approved before expiry (L-19).
    #[error("the limit has passed; it can no longer be extended")]
    ExtensionTooLate,
    /// Ten working days at most (L-19), twenty for an answer to a request for information (L-48).
    #[error("an extension is between 1 and {0} working days")]
    ExtensionTooLong(u16),
    /// The item has no statutory clock running.
    #[error("no limit is running that could be extended")]
    NothingToExtend,
    /// The review must be over before the decision.
    #[error("the review is not over: {0} is open")]
    ReviewOpen(StepId),
    /// Deferred materials must be in before the result leaves (P-08).
    #[error("deferred materials are still missing")]
    DeferredMissing(Vec<MaterialId>),
    /// Nothing of the kind is owed after acceptance (P-08).
    #[error("this material is not owed: {0}")]
    NotOwed(MaterialId),
    /// The written notice of a special procedure says how long it will take (L-23).
    #[error("the time needed must be told")]
    NoNeededTime,
    /// A number that was to be fresh was not handed in: a fault of the caller.
    #[error("no fresh number was handed in")]
    NoFreshNumber,
    /// The applicant deceived the agency and may not apply for this licence yet (L-43, L-44).
    #[error("the applicant is barred from this licence until {until}")]
    Banned {
        /// The last day of the ban.
        until: Date,
        /// What for.
        cause: BanCause,
    },
    /// Whoever acts for another shows the authorisation (L-04).
    #[error("the agent has not shown the authorisation")]
    NoAuthority,
    /// Every place of a limited number is taken (L-35).
    #[error("all {places} places are taken")]
    QuotaFull {
        /// How many there are.
        places: u32,
    },
    /// Whoever was accepted earlier comes first while there are not places for all (L-35).
    #[error("an earlier acceptance comes first: {case}")]
    EarlierAcceptance {
        /// The first of the cases that come before.
        case: CaseNumber,
    },
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCase | Self::AlreadySubmitted | Self::NoFreshNumber => "K-01",
            Self::ItemClosed(_) | Self::ItemNotInForce => "I-06",
            Self::WrongState(_) => "K-01",
            Self::NotThePost(_) => "P-13",
            Self::NotTheApplicant => "K-15",
            Self::PresenceRequired => "L-04",
            Self::DutiesNotSeparated => "K-13",
            Self::MaterialsMissing(_) | Self::UnknownMaterial(_) => "L-06",
            Self::SecondCorrection | Self::NothingToCorrect => "L-06",
            Self::SecondReturn => "K-06",
            Self::NotDeferrable(_) | Self::DeferredMissing(_) | Self::NotOwed(_) => "P-08",
            Self::TooMany | Self::Unanswered(_) => "L-05",
            Self::NoReasons | Self::NoBasis => "L-17",
            Self::NoProperBody => "L-08",
            Self::NoOpinion => "K-12",
            Self::ChecklistOpen(_) => "K-12",
            Self::StepNotOpen(_) | Self::NoWayBack(_) | Self::ReviewOpen(_) => "K-12",
            Self::NotASpecialProcedure | Self::SpecialProcedureOpen | Self::NoNeededTime => "L-23",
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => "L-19",
            Self::Banned { cause, .. } => cause.rule(),
            Self::NoAuthority => "L-04",
            Self::QuotaFull { .. } | Self::EarlierAcceptance { .. } => "L-35",
        }
    }

    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::PresenceRequired => Some("行政许可法第二十九条"),
            Self::MaterialsMissing(_)
            | Self::UnknownMaterial(_)
            | Self::SecondCorrection
            | Self::NothingToCorrect
            | Self::NoProperBody => Some("行政许可法第三十二条"),
            Self::NoReasons | Self::NoBasis => Some("行政许可法第三十八条"),
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => Some("行政许可法第四十二条"),
            Self::NotASpecialProcedure | Self::SpecialProcedureOpen | Self::NoNeededTime => {
                Some("行政许可法第四十五条")
            }
            Self::Banned { cause, .. } => Some(cause.article()),
            Self::NoAuthority => Some("行政许可法第二十九条"),
            Self::QuotaFull { .. } | Self::EarlierAcceptance { .. } => Some("行政许可法第五十七条"),
            _ => None,
        }
    }
}
