//! What a decree says: the yearly notice of the State Council Office, its amendments, and the local holidays that
//! an autonomous area sets itself (C-06, C-07).
//!
//! A decree is data: it can be typed in by a clerk in November and travel as an event. It does not decide whether a
//! day counts; that is the calendar's, which knows all decrees at once.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::Festival;
use crate::time::{Date, day_number};

/// The longest holiday or closure accepted, in days; longer ones are slips of the pen.
pub const LONGEST_RANGE: i64 = 366;
/// The most holidays one decree may hold.
pub const MOST_HOLIDAYS: usize = 64;

/// 放假通知: a notice of the State Council (Office) that fixes days off and make-up working days (C-07).
///
/// Where two decrees speak of the same day the one issued later prevails, so an amendment needs to name only what
/// it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decree {
    /// 文号, such as `国办发明电〔2025〕7号`.
    pub number: String,
    /// The title of the notice.
    pub title: String,
    /// The day of its signature.
    pub issued: Date,
    /// The year for which it settles the whole calendar; `None` for an amendment, which settles single days.
    pub year: Option<i16>,
    /// The holidays in it.
    pub holidays: Vec<Holiday>,
}

/// 假期: one paragraph of a decree — days off in a row, and the weekend days worked for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The occasion.
    pub festival: Festival,
    /// First day off.
    pub first: Date,
    /// Last day off.
    pub last: Date,
    /// Those working days of the week that are off by law (放假, also moved or extended by order); the others
    /// between first and last are off in exchange (调休) or are weekend days.
    #[serde(default)]
    pub statutory: Vec<Date>,
    /// 调休上班日: weekend days that are worked.
    #[serde(default)]
    pub worked: Vec<Date>,
}

/// 地方假日: a day off set by an area itself, legal there (C-06, C-08): it is no working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalHoliday {
    /// First day off.
    pub first: Date,
    /// Last day off.
    pub last: Date,
    /// What is celebrated, in Chinese.
    pub zh: String,
    /// What is celebrated, in English.
    pub en: String,
    /// The notice that orders it.
    pub notice: String,
}

/// Why a decree cannot be right. The calendar itself takes any decree; ask this before it becomes an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecreeFault {
    /// The number or the title is missing.
    #[error("number or title is missing")]
    Nameless,
    /// More holidays than [`MOST_HOLIDAYS`].
    #[error("more holidays than a decree can have")]
    TooMany,
    /// A holiday that ends before it begins or lasts longer than [`LONGEST_RANGE`].
    #[error("the holiday beginning {0} has no sensible end")]
    Range(Date),
    /// A day named as off by law that lies outside its holiday, or a worked day inside it.
    #[error("{0} contradicts its holiday")]
    Contradiction(Date),
}

impl Decree {
    /// Checks what can be checked of a year's notice without other decrees (C-07).
    ///
    /// # Errors
    /// The first [`DecreeFault`] found.
    pub fn check(&self) -> Result<(), DecreeFault> {
        if self.number.trim().is_empty() || self.title.trim().is_empty() {
            return Err(DecreeFault::Nameless);
        }
        if self.holidays.len() > MOST_HOLIDAYS {
            return Err(DecreeFault::TooMany);
        }
        for holiday in &self.holidays {
            if !sensible(holiday.first, holiday.last) {
                return Err(DecreeFault::Range(holiday.first));
            }
            let inside = |day: &&Date| (holiday.first..=holiday.last).contains(*day);
            if let Some(day) = holiday.statutory.iter().find(|day| !inside(day)) {
                return Err(DecreeFault::Contradiction(*day));
            }
            if let Some(day) = holiday.worked.iter().find(inside) {
                return Err(DecreeFault::Contradiction(*day));
            }
        }
        Ok(())
    }
}

/// Whether two days make a range that is not backwards and not longer than [`LONGEST_RANGE`].
#[must_use]
pub fn sensible(first: Date, last: Date) -> bool {
    let days = day_number(last) - day_number(first);
    (0..LONGEST_RANGE).contains(&days)
}
