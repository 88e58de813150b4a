//! Why a card says no.

use super::CardState;
use serde::{Deserialize, Serialize};

/// Why a command on a card is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such card.
    #[error("there is no such card")]
    NoSuchCard,
    /// Only supervisors conclude, and raise by hand (SU7).
    #[error("only a supervisor may do this")]
    NotASupervisor,
    /// Only the responsible side explains.
    #[error("only the responsible department may explain")]
    NotResponsible,
    /// Not in this state.
    #[error("not possible while the card is {0:?}")]
    WrongState(CardState),
    /// No card of this rule is raised by hand (SR-E1, SR-E2).
    #[error("no card of this rule is raised by hand")]
    NotByHand,
    /// Such a card stands already on this case (S-07).
    #[error("the card stands already")]
    AlreadyRaised,
    /// What is said would fit anything, or is too short to say something (S-09, SR-C1).
    #[error("this says nothing of the matter")]
    SaysNothing,
    /// It has been added to often enough (S-09).
    #[error("nothing more may be added")]
    SaidEnough,
    /// An appeal is for whoever the card names, or for the head of the department (S-11).
    #[error("the appeal is another person's")]
    NotTheirAppeal,
    /// A text is missing.
    #[error("a text is needed")]
    NoText,
    /// One order at a time: the last one has not been answered.
    #[error("the last order has not been answered")]
    OrderOpen,
    /// There is no order that waits for an answer.
    #[error("no order waits for an answer")]
    NoOrder,
    /// The day by which it must be done lies ahead.
    #[error("the day must lie ahead")]
    NoTime,
    /// Nobody is given for ever (PD: sixty working days).
    #[error("the day lies too far ahead")]
    TooMuchTime,
    /// What is not done cannot be reported as done.
    #[error("the day must not lie ahead")]
    NotDoneYet,
    /// What was put right long before anything was found was not put right for it (PD: a year).
    #[error("the day lies long before the card")]
    DoneLongAgo,
    /// There is no card to appeal against: a mere reminder, or one that was taken back (S-11).
    #[error("there is nothing to appeal against")]
    NothingToAppeal,
    /// The time to appeal has passed (S-11).
    #[error("the time to appeal has passed")]
    AppealTooLate,
    /// One appeal, and one decision on it (S-11).
    #[error("an appeal has been made already")]
    AppealedAlready,
    /// Whoever raised or concluded a card does not decide on the appeal against it (S-11).
    #[error("whoever raised or concluded the card does not decide on the appeal")]
    OwnCard,
    /// Nobody judges a card that was laid to themselves, whatever office they hold now (S-17).
    #[error("the card was laid to this person")]
    LaidToSelf,
    /// A case that is over is not reproached any more by hand; accountability is the way (S-07).
    #[error("the case is over")]
    CaseOver,
    /// What has been put right was told already (S-09).
    #[error("the correction was told already")]
    CorrectedAlready,
    /// There is no such paper on this card.
    #[error("there is no such document")]
    NoSuchDocument,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCard
            | Self::WrongState(_)
            | Self::CaseOver
            | Self::AlreadyRaised
            | Self::NotByHand => "S-07",
            Self::NotASupervisor | Self::LaidToSelf => "S-17",
            Self::NotResponsible
            | Self::NoText
            | Self::SaysNothing
            | Self::SaidEnough
            | Self::CorrectedAlready => "S-09",
            Self::NothingToAppeal
            | Self::NotTheirAppeal
            | Self::AppealTooLate
            | Self::AppealedAlready
            | Self::OwnCard => "S-11",
            Self::OrderOpen
            | Self::NoOrder
            | Self::NoTime
            | Self::TooMuchTime
            | Self::NotDoneYet
            | Self::DoneLongAgo => "S-10",
            Self::NoSuchDocument => "L-11",
        }
    }
}
