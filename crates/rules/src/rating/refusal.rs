//! Why a rating says no.

use super::RatingState;
use serde::{Deserialize, Serialize};

/// Why a command on a rating is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case is not open for rating, or the token is not its own. The two are not told apart, so that nobody
    /// can try tokens.
    #[error("this case cannot be rated with this token")]
    NotOpen,
    /// One case, one rating.
    #[error("this case has been rated already")]
    AlreadyRated,
    /// A tag that the standard list does not have, or one twice.
    #[error("a tag is not on the standard list")]
    UnknownTag,
    /// Nobody has rated this case.
    #[error("nobody has rated this case")]
    NotGiven,
    /// Not in this state.
    #[error("not possible while the rating is {0:?}")]
    WrongState(RatingState),
    /// Only the rated department sees to it, and not the one rated.
    #[error("only the rated department may do this, and not whom the rating is about")]
    NotOfDepartment,
    /// Whoever rated without a name is not called.
    #[error("whoever rated without a name is not called")]
    Anonymous,
    /// Whoever rated under their name is called before they are answered.
    #[error("whoever rated has to be contacted first")]
    NotContacted,
    /// A call that nobody answered is tried again after an hour (PD).
    #[error("they were called just now")]
    CalledJustNow,
    /// A plan lies ahead.
    #[error("the day of a plan does not lie behind")]
    PlanBehind,
    /// A plan ends within the time there is.
    #[error("the day of a plan lies beyond the time to put it right")]
    PlanTooLong,
    /// Only the hall calls back, and nobody of the rated department.
    #[error(
        "only the call-back centre, the hall manager or a supervisor calls back, and nobody of the rated department"
    )]
    NotCaller,
    /// One second mark.
    #[error("a second mark has been given already")]
    MarkedAlready,
    /// One supplementary rating.
    #[error("a supplementary rating has been given already")]
    SupplementedAlready,
    /// The time for a supplementary rating has passed.
    #[error("the time for a supplementary rating has passed")]
    SupplementTooLate,
    /// Only whoever answers for the rated department contests.
    #[error("only whoever answers for the rated department may contest the rating")]
    NotAnswering,
    /// It has been contested already.
    #[error("the rating has been contested already")]
    ContestedAlready,
    /// The time to contest has passed.
    #[error("the time to contest the rating has passed")]
    ContestTooLate,
    /// Only a supervisor decides, and nobody of the rated unit.
    #[error("only a supervisor decides whether a rating stands")]
    NotOwner,
    /// Nobody has contested it, or it has been decided.
    #[error("no review of this rating waits for a decision")]
    NotContested,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotOpen | Self::AlreadyRated | Self::NotGiven => "R-01",
            Self::UnknownTag | Self::SupplementedAlready | Self::SupplementTooLate => "R-03",
            Self::NotContacted | Self::CalledJustNow => "R-04",
            Self::WrongState(_) | Self::NotOfDepartment | Self::PlanBehind => "R-05",
            Self::PlanTooLong => "R-06",
            Self::NotCaller | Self::MarkedAlready => "R-07",
            Self::NotAnswering
            | Self::ContestedAlready
            | Self::ContestTooLate
            | Self::NotOwner
            | Self::NotContested => "R-08",
            Self::Anonymous => "R-11",
        }
    }
}
