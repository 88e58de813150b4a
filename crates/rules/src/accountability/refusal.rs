//! Why a matter of accountability refuses a command.

use super::{AppealKind, ExemptCondition, Measure, PursuitState, Sanction, SubjectState};
use crate::time::Date;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Why a command on a matter is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Supervisors run a matter (SU7).
    #[error("only a supervisor may do this")]
    NotASupervisor,
    /// There is no such matter.
    #[error("there is no such matter")]
    NoSuchMatter,
    /// Nobody of this number answers in it.
    #[error("nobody of this number answers in this matter")]
    NoSuchSubject,
    /// Nobody of the hall has this name, nor acted in the case.
    #[error("nobody of the hall has this name")]
    NoSuchPerson,
    /// The number has been given to another matter.
    #[error("this number has been given to another matter")]
    NumberTaken,
    /// A number is a year, a hyphen and a serial.
    #[error("a matter's number is a year, a hyphen and a serial: 2026-7")]
    NumberForm,
    /// There is no such department in the hall.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// There is no such case.
    #[error("there is no such case")]
    NoSuchCase,
    /// Not in this state of the matter.
    #[error("not possible while the matter is {0:?}")]
    WrongState(PursuitState),
    /// Not in this state of whoever answers.
    #[error("not possible while they are {0:?}")]
    WrongStage(SubjectState),
    /// Words, a reference or a document number is missing.
    #[error("words are needed")]
    NoWords,
    /// A line is longer than one may be, or there are more people or events than may be named.
    #[error("too long, or too many")]
    TooMuch,
    /// Whoever it concerns does not act on it: they handled the case, applied in it, answer in it, or serve the
    /// department.
    #[error("whoever the matter concerns does not act on it")]
    Concerned,
    /// Whoever verified or proposed does not decide.
    #[error("whoever verified or proposed does not decide")]
    OwnFinding,
    /// Whoever decided does not answer the objection to it.
    #[error("whoever decided does not answer the objection")]
    OwnDecision,
    /// Nobody fares worse for having appealed (公务员法 95).
    #[error("nothing graver than before is imposed on appeal")]
    GraverThanBefore,
    /// A fault found in a case is proved by its events.
    #[error("the numbers of the events that prove it are needed")]
    NoEvidence,
    /// The case has no events of these numbers.
    #[error("the case has no events of these numbers: {0:?}")]
    NoSuchEvents(Vec<u64>),
    /// How the fault came about can only be read from a case.
    #[error("this course can only be read from a case")]
    NeedsCase,
    /// Nobody answers by this course and this evidence.
    #[error("nobody answers by this course and this evidence")]
    NobodyAnswers,
    /// A time to speak within bounds.
    #[error("the time to speak is from {0} to {1} working days")]
    StatementTime(u16, u16),
    /// Only whoever it is about speaks for themselves.
    #[error("only whoever it is about may do this")]
    NotYours,
    /// Nothing is proposed before they were heard.
    #[error("they have not been told and heard")]
    NotHeard,
    /// Their time to speak is over.
    #[error("the time to speak was over after {0}")]
    StatementTooLate(Date),
    /// At least one measure.
    #[error("at least one measure is needed")]
    NoMeasure,
    /// Not a measure for them, or named twice.
    #[error("{0:?} is no measure for them, or is named twice")]
    MeasureUnfit(Measure),
    /// The fault is not so grave.
    #[error("the fault is not grave enough for {0:?}")]
    MeasureTooGrave(Measure),
    /// The sanction lies outside what may be proposed.
    #[error("the sanction must lie between {0:?} and {1:?}")]
    SanctionOutOfRange(Option<Sanction>, Option<Sanction>),
    /// Only an offence about fees has one of their kinds.
    #[error("this kind of violation is not about fees")]
    NotAboutFees,
    /// The organ and the number of its decision are needed.
    #[error("the competent organ and the number of its decision are needed")]
    NoOrgan,
    /// The competent organ has not decided yet.
    #[error("the competent organ has not decided yet")]
    OrganUndecided,
    /// The day lies ahead, or before what it follows.
    #[error("the day must not lie ahead, nor before what it follows")]
    WrongDay,
    /// Conditions of the exemption are not met; every one is named.
    #[error("conditions of the exemption are not met: {0:?}")]
    NotExempt(Vec<ExemptCondition>),
    /// There is nothing to appeal against.
    #[error("there is nothing to appeal against")]
    NothingToAppeal,
    /// The time to appeal is over.
    #[error("the time to appeal was over after {0}")]
    AppealTooLate(Date),
    /// A changed decision says what holds from now on, and no other does.
    #[error("a change says what holds from now on, and nothing else does")]
    ChangeUnclear,
    /// The upper organ answers a re-check, not the one that re-examined.
    #[error("{0:?} is answered by another organ")]
    SameOrgan(AppealKind),
    /// Some who answer have not come to the end.
    #[error("not everybody who answers has come to the end: {0:?}")]
    StillOpen(Vec<u32>),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NeedsCase | Self::NobodyAnswers | Self::NoSuchPerson => "A-02",
            Self::NoMeasure | Self::MeasureUnfit(_) => "A-03",
            Self::MeasureTooGrave(_) | Self::SanctionOutOfRange(..) => "A-04",
            Self::NoOrgan | Self::OrganUndecided => "A-05",
            Self::NotAboutFees => "A-06",
            Self::NotExempt(_) => "A-07",
            _ => "A-08",
        }
    }
}
