//! Why a slip says no, and which rule refuses.

use crate::money::Fen;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Why something about a slip is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SlipRefusal {
    /// No payment notice stands (F-03).
    #[error("no payment notice stands")]
    NoSlip,
    /// It is paid already: what is paid is paid back, not made void or reduced (F-04).
    #[error("it has been paid already")]
    PaidAlready,
    /// The item does not provide for any relief (F-04).
    #[error("the item does not allow the fee to be reduced, forgone or put off")]
    NotReducible,
    /// More than the item allows to be reduced (F-04).
    #[error("no more than {0} yuan may be reduced")]
    TooMuch(Fen),
    /// A day that is not later, or later than anybody puts off (F-04).
    #[error("the day is not later than today, or too late")]
    NotLater,
    /// A relief waits for its decision (F-04).
    #[error("a proposal waits for its decision")]
    ProposalWaits,
    /// No relief waits for a decision (F-04).
    #[error("no proposal waits for a decision")]
    NothingProposed,
    /// The head of the department decides (F-04).
    #[error("the head of the department decides")]
    NotTheHead,
    /// Whoever proposed it does not decide on it, and nor does whoever had the case in hand (F-04).
    #[error("whoever proposed it, or had the case in hand, does not decide on it")]
    NotAlone,
    /// Payments are finance's and the bank's: no window touches money (F-02).
    #[error("payments are for finance and the bank")]
    NotFinance,
    /// Whoever had the case in hand touches none of its money (F-02).
    #[error("whoever had the case in hand touches none of its money")]
    HadItInHand,
    /// The bank's number is missing, or longer than any (F-09).
    #[error("the bank's number of the payment is missing")]
    NoReference,
    /// The same number was told with something else (F-09).
    #[error("the number {0} was told with another amount, time or slip")]
    ReferenceDiffers(String),
    /// It must be said why the money is counted (F-09).
    #[error("reasons are mandatory")]
    NoReason,
    /// No amount, or a negative one (F-03).
    #[error("the amount must be more than nothing")]
    NoAmount,
    /// Money that comes tomorrow has not come, and nobody pays by a slip before it is made (F-05).
    #[error("the time of payment lies in the future, or before the slip was made")]
    WrongTime,
    /// There is no such payment, or it is not in that state (F-09).
    #[error("there is no such payment")]
    NoSuchPayment,
    /// It is not what is due, so it is paid back and not counted (F-09).
    #[error("it is not what is due")]
    NotWhatIsDue,
    /// Nothing that could be verified (F-05).
    #[error("nothing has been paid that waits to be verified")]
    NothingToVerify,
    /// Whoever typed the payment does not verify it (F-02).
    #[error("whoever typed the payment does not verify it")]
    OwnRecord,
    /// The law demands payment before the result is issued, and nobody has paid (F-11).
    #[error("{0} yuan are to be paid before the result is issued")]
    Unpaid(Fen),
    /// The law demands payment before the result is issued, and nobody has said how much (F-11).
    #[error("what is to be paid before the result is issued has not been assessed")]
    NotAssessed,
    /// More than any case has.
    #[error("more than any case has")]
    TooMany,
}

impl SlipRefusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSlip | Self::NoAmount | Self::TooMany => "F-03",
            Self::PaidAlready | Self::NotReducible | Self::TooMuch(_) | Self::NotLater => "F-04",
            Self::ProposalWaits | Self::NothingProposed | Self::NotAlone | Self::NotTheHead => "F-04",
            Self::NotFinance | Self::HadItInHand | Self::OwnRecord => "F-02",
            Self::WrongTime | Self::NothingToVerify => "F-05",
            Self::Unpaid(_) | Self::NotAssessed => "F-11",
            Self::NoReference | Self::ReferenceDiffers(_) | Self::NoReason => "F-09",
            Self::NoSuchPayment | Self::NotWhatIsDue => "F-09",
        }
    }
}
