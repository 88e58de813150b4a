//! 时限: how long something may take, always with its unit, and the limits that the licensing law itself sets.
//!
//! There is no conversion between units: "5 days" added to "20 working days" is refused, not guessed. Items carry
//! their own limits; the constants here are what holds when no law says otherwise.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::time::{CalendarDays, OfficeSeconds, WorkingDays};

/// 时限: a length in one of three units. As JSON `{"working_days":20}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// 工作日
    WorkingDays(WorkingDays),
    /// 自然日
    CalendarDays(CalendarDays),
    /// 办公秒
    OfficeSeconds(OfficeSeconds),
}

/// Two limits of different units that were to be added or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} and {1} are of different units")]
pub struct UnitDiffers(pub Limit, pub Limit);

/// L-06: five working days to ask for corrections, else the case is deemed accepted.
pub const ACCEPTANCE: WorkingDays = WorkingDays(5);
/// L-18: twenty working days to decide.
pub const DECISION: WorkingDays = WorkingDays(20);
/// L-19: ten more with leave of the head of the agency.
pub const DECISION_EXTENSION: WorkingDays = WorkingDays(10);
/// L-20: forty-five working days for unified, joint or centralised handling.
pub const JOINT_DECISION: WorkingDays = WorkingDays(45);
/// L-20: fifteen more with leave of the head of the government.
pub const JOINT_EXTENSION: WorkingDays = WorkingDays(15);
/// L-21: twenty working days for the lower agency's review.
pub const LOWER_REVIEW: WorkingDays = WorkingDays(20);
/// L-31: a renewal is asked for thirty days before the last day; calendar days, for the period is the applicant's (C-03).
pub const RENEWAL_LEAD: CalendarDays = CalendarDays(30);
/// L-22: ten working days to issue and serve the licence.
pub const ISSUE: WorkingDays = WorkingDays(10);
/// L-48: seven working days to ask what an unclear request for information means.
pub const CLARIFICATION: WorkingDays = WorkingDays(7);
/// L-48: twenty working days to answer a request for information.
pub const ANSWER: WorkingDays = WorkingDays(20);
/// L-48: as many more with leave of the head of the office for openness.
pub const ANSWER_EXTENSION: WorkingDays = WorkingDays(20);

impl Limit {
    /// So many working days.
    #[must_use]
    pub const fn working_days(n: u16) -> Limit {
        Limit::WorkingDays(WorkingDays(n))
    }

    /// So many calendar days.
    #[must_use]
    pub const fn calendar_days(n: u16) -> Limit {
        Limit::CalendarDays(CalendarDays(n))
    }

    /// So many office seconds.
    #[must_use]
    pub const fn office_seconds(n: u64) -> Limit {
        Limit::OfficeSeconds(OfficeSeconds(n))
    }

    /// The bare number, in the limit's own unit.
    #[must_use]
    pub fn amount(self) -> u64 {
        match self {
            Limit::WorkingDays(n) => n.0.into(),
            Limit::CalendarDays(n) => n.0.into(),
            Limit::OfficeSeconds(n) => n.0,
        }
    }

    /// A limit of the same unit with another number; too many days become as many as can be written.
    #[must_use]
    pub fn of(self, amount: u64) -> Limit {
        let days = u16::try_from(amount).unwrap_or(u16::MAX);
        match self {
            Limit::WorkingDays(_) => Limit::working_days(days),
            Limit::CalendarDays(_) => Limit::calendar_days(days),
            Limit::OfficeSeconds(_) => Limit::office_seconds(amount),
        }
    }

    /// Whether both are counted in the same unit.
    #[must_use]
    pub const fn same_unit(self, other: Limit) -> bool {
        matches!(
            (self, other),
            (Limit::WorkingDays(_), Limit::WorkingDays(_))
                | (Limit::CalendarDays(_), Limit::CalendarDays(_))
                | (Limit::OfficeSeconds(_), Limit::OfficeSeconds(_))
        )
    }

    /// The sum of two limits of one unit.
    ///
    /// # Errors
    /// [`UnitDiffers`] when the units differ.
    pub fn plus(self, other: Limit) -> Result<Limit, UnitDiffers> {
        if self.same_unit(other) {
            Ok(self.of(self.amount().saturating_add(other.amount())))
        } else {
            Err(UnitDiffers(self, other))
        }
    }

    /// Whether this limit is at most the other, as promised ≤ statutory demands (C-13).
    ///
    /// # Errors
    /// [`UnitDiffers`] when the units differ: such limits cannot be compared.
    pub fn within(self, other: Limit) -> Result<bool, UnitDiffers> {
        if self.same_unit(other) {
            Ok(self.amount() <= other.amount())
        } else {
            Err(UnitDiffers(self, other))
        }
    }

    /// In Chinese, for printing.
    #[must_use]
    pub fn zh(self) -> alloc::string::String {
        match self {
            Limit::WorkingDays(n) => alloc::format!("{n}个工作日"),
            Limit::CalendarDays(n) => alloc::format!("{n}个自然日"),
            Limit::OfficeSeconds(n) => alloc::format!("{n}办公秒"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::WorkingDays(n) => write!(out, "{n} working days"),
            Limit::CalendarDays(n) => write!(out, "{n} calendar days"),
            Limit::OfficeSeconds(n) => write!(out, "{n} office seconds"),
        }
    }
}
