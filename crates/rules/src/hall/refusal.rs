//! Why the hall says no.

use super::Role;
use crate::{
    name::{DepartmentId, PostId},
    supervision::SettingFault,
};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Why a command on the hall is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor has no role for this.
    #[error("not entitled: only the hall manager, or the security administrator for offices")]
    NotEntitled,
    /// A field that may not be empty is.
    #[error("{0} may not be empty")]
    Empty(String),
    /// Documents of two departments would bear the same numbers (K-05).
    #[error("{0} has or had this abbreviation, and document numbers are made of it")]
    AbbreviationTaken(DepartmentId),
    /// The credit code fails its check (E-03).
    #[error("the credit code is not valid")]
    CreditCode,
    /// There is no such department.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// There is no such service centre.
    #[error("there is no such service centre")]
    NoSuchStation,
    /// A centre's code is of no town or village of the hall's area (E-04).
    #[error("the division code is of no town or village of this hall's area")]
    OutsideArea,
    /// There is no such post.
    #[error("there is no such post")]
    NoSuchPost,
    /// More holders than a post may have.
    #[error("a post has at most eight holders")]
    TooMany,
    /// Offices that exclude each other (X-02, SU7).
    #[error("{0:?} and {1:?} exclude each other")]
    Incompatible(Role, Role),
    /// Nobody gives themselves an office.
    #[error("nobody gives themselves an office")]
    OwnOffice,
    /// A post may only carry roles that belong to posts.
    #[error("{0:?} is no role of a post")]
    NoPostRole(Role),
    /// Whoever supervises, audits or administers has no part in cases (X-02, S-17).
    #[error("{0:?} holds no post")]
    NoPostBeside(Role),
    /// A decree that cannot be right (C-07).
    #[error("the decree cannot be right: {0}")]
    Decree(String),
    /// Days that run backwards or over more than a year (C-08).
    #[error("the last day is before the first, or more than a year after it")]
    Range,
    /// An extra opening at no hour would be a closure (K-16).
    #[error("an extra opening needs hours")]
    NoHours,
    /// Only what somebody declared here can be taken back.
    #[error("nothing like this was declared here")]
    NotDeclared,
    /// Nobody of this post would be there (P-13).
    #[error("nobody of the post {0} would be there")]
    PostLeftAlone(PostId),
    /// The absence was over before it was noted (P-13).
    #[error("the absence is over already")]
    AbsenceOver,
    /// Nobody noted that this person is away (P-13).
    #[error("this person is not away")]
    NotAway,
    /// A chief representative is of the department (P-14).
    #[error("this person does not belong to the department")]
    NotOfDepartment,
    /// A period of nought, or longer than a working year (K-08, S-09).
    #[error("{0} is no sensible period")]
    Period(String),
    /// A rule of supervision cannot be set so (S-02, S-04, S-05).
    #[error(transparent)]
    Setting(SettingFault),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled | Self::Incompatible(..) | Self::OwnOffice | Self::NoPostRole(_) => "X-02",
            Self::NoPostBeside(_) => "S-17",
            Self::Empty(_)
            | Self::NoSuchDepartment
            | Self::NoSuchStation
            | Self::NoSuchPost
            | Self::TooMany => "P-13",
            Self::PostLeftAlone(_) | Self::AbsenceOver | Self::NotAway => "P-13",
            Self::NotOfDepartment => "P-14",
            Self::AbbreviationTaken(_) => "K-05",
            Self::CreditCode => "E-03",
            Self::OutsideArea => "E-04",
            Self::Decree(_) => "C-07",
            Self::Range | Self::NotDeclared => "C-08",
            Self::NoHours => "K-16",
            Self::Period(_) => "K-08",
            Self::Setting(fault) => fault.rule(),
        }
    }
}
