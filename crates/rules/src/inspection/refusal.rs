//! Why a month's book refuses a command.

use serde::{Deserialize, Serialize};

/// Why a command on a month's book is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The name is no month.
    #[error("the name of a book is its month, such as 2026-10")]
    MonthForm,
    /// Supervisors patrol, comment, note and publish; the system draws (S-17).
    #[error("not entitled: supervisors keep this book, and the system draws its figures")]
    NotEntitled,
    /// A patrol is recorded when it is done, in the month in which it is done.
    #[error("a patrol is recorded on its own day")]
    AnotherMonth,
    /// The department is none of this hall's.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// Nothing was looked at.
    #[error("a patrol says what was looked at")]
    NothingLookedAt,
    /// The case or the card that it names is not there.
    #[error("there is no such case, or no such card")]
    NoSuchName,
    /// The month's book is full.
    #[error("this month's book is full")]
    TooManyPatrols,
    /// Words are needed, and not too many.
    #[error("words are needed, and not too many of them")]
    NoWords,
    /// The month is not over.
    #[error("the month is not over")]
    NotOver,
    /// The figures of the month have not been drawn.
    #[error("the figures of this month have not been drawn")]
    NotDrawn,
    /// There is no consequence of this number.
    #[error("there is no such consequence")]
    NoSuchConsequence,
    /// It has been answered.
    #[error("it has been answered")]
    AnsweredAlready,
    /// Another department has to answer.
    #[error("the department's head or representative answers")]
    NotResponsible,
    /// A department cannot answer this kind: a supervisor acts.
    #[error("a supervisor notes that this was done")]
    NotByDepartment,
    /// A supervisor's note does not stand for the department's report.
    #[error("the department itself has to report")]
    NotByNote,
    /// Nobody has commented on the figures.
    #[error("a supervisor comments on the figures before they are published")]
    NoComment,
    /// Whoever commented does not publish.
    #[error("another supervisor than the one who commented publishes")]
    OwnComment,
    /// The month has been published.
    #[error("this month has been published")]
    PublishedAlready,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled => "S-17",
            _ => "S-16",
        }
    }
}
