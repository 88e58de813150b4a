//! Why an act on a licence is refused: the rule, and the article of the licensing law.

use super::LicenceState;
use crate::case::DeliveryMode;
use serde::{Deserialize, Serialize};

/// 拒绝
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The licence does not exist.
    #[error("there is no such licence")]
    NoSuchLicence,
    /// The act does not fit the state of the licence.
    #[error("not possible while the licence is {0:?}")]
    WrongState(LicenceState),
    /// Only the head of the department that issued it, or time.
    #[error("not entitled: this is for the head of the department")]
    NotTheHead,
    /// Reasons are mandatory (L-45).
    #[error("reasons are mandatory")]
    NoReasons,
    /// The legal basis must be named (L-45).
    #[error("the legal basis must be named")]
    NoBasis,
    /// Before a licence is taken its holder is told what is meant to be done, and on which ground (L-39).
    #[error("the holder has not been told of this act and ground")]
    NotTold,
    /// The notice has not been served yet, so the holder's time has not begun (L-39).
    #[error("the notice has not been served")]
    NotServed,
    /// The holder has neither spoken nor waived it, and their time is not over (L-39).
    #[error("the holder has not been heard and their time is not over")]
    NotHeard,
    /// The holder has been told of an intended act already; one at a time.
    #[error("the holder has been told of an intended act already")]
    IntendedAlready,
    /// Nothing is meant to be done that anybody could speak to.
    #[error("nothing is intended")]
    NothingIntended,
    /// They have stated their view already.
    #[error("the holder has stated their view already")]
    HeardAlready,
    /// What was stated must be written down.
    #[error("the statement is missing")]
    NoStatement,
    /// Only whoever works for the department that issued it, or the comprehensive window.
    #[error("not entitled: this is for the department that issued it")]
    NotTheDepartment,
    /// There is no such paper about this licence.
    #[error("there is no such document")]
    NoSuchDocument,
    /// This way of serving needs a proof of its own (N-16).
    #[error("proof of service is missing for {0:?}")]
    ProofMissing(DeliveryMode),
    /// What would gravely harm the public is not revoked (L-39).
    #[error("revocation would gravely harm the public")]
    PublicHarm,
    /// How the holder's loss is made good must be said (L-38, L-39).
    #[error("it must be said how the holder is compensated")]
    NoCompensation,
    /// What was got by fraud or bribery is not compensated (L-39).
    #[error("what was got by fraud or bribery is not compensated")]
    CompensatedFraud,
    /// The ground of cancellation does not fit the state (L-40).
    #[error("this ground does not fit a licence that is {0:?}")]
    GroundDoesNotFit(LicenceState),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchLicence | Self::WrongState(_) => "L-29",
            Self::NotTheHead | Self::NotTheDepartment => "P-13",
            Self::NoReasons | Self::NoBasis => "L-45",
            Self::NotTold
            | Self::NotServed
            | Self::NotHeard
            | Self::IntendedAlready
            | Self::NothingIntended
            | Self::HeardAlready
            | Self::NoStatement
            | Self::PublicHarm
            | Self::CompensatedFraud => "L-39",
            Self::NoSuchDocument => "L-11",
            Self::ProofMissing(_) => "N-16",
            Self::NoCompensation => "L-38",
            Self::GroundDoesNotFit(_) => "L-40",
        }
    }

    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::NoReasons | Self::NoBasis => Some("行政许可法第三十八条"),
            Self::NotTold | Self::NotServed | Self::NotHeard => Some("行政许可法第七条"),
            Self::PublicHarm | Self::CompensatedFraud => Some("行政许可法第六十九条"),
            Self::NoCompensation => Some("行政许可法第八条、第六十九条"),
            Self::GroundDoesNotFit(_) => Some("行政许可法第七十条"),
            _ => None,
        }
    }
}
