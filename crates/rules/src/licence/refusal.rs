//! Why an act on a licence is refused: the rule, and the article of the licensing law.

use super::LicenceState;
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
    /// Before a revocation the holder states their view, or waives it (L-39).
    #[error("the holder has not been heard")]
    NotHeard,
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
            Self::NotTheHead => "P-13",
            Self::NoReasons | Self::NoBasis => "L-45",
            Self::NotHeard | Self::PublicHarm | Self::CompensatedFraud => "L-39",
            Self::NoCompensation => "L-38",
            Self::GroundDoesNotFit(_) => "L-40",
        }
    }

    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::NoReasons | Self::NoBasis => Some("行政许可法第三十八条"),
            Self::NotHeard => Some("行政许可法第七条"),
            Self::PublicHarm | Self::CompensatedFraud => Some("行政许可法第六十九条"),
            Self::NoCompensation => Some("行政许可法第八条、第六十九条"),
            Self::GroundDoesNotFit(_) => Some("行政许可法第七十条"),
            _ => None,
        }
    }
}
