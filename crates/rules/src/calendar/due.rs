//! Counting working days: the n-th from a start, how many between, and how sure that is.
//!
//! The start is never counted (C-02, C-09). A limit of no days at all is due on the start day itself or, if that is
//! a day off, on the next working day (C-15).

use serde::{Deserialize, Serialize};

use super::{Calendar, table, year_bit};
use crate::time::{CalendarDays, Date, WorkingDays, day_number, from_day_number, next_day, previous_day};

/// 到期日: a due date and how firm it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day of the limit.
    pub date: Date,
    /// A day on the way, or the day itself, is covered by no decree yet: the date may still move (C-08).
    pub provisional: bool,
    /// A pause has not ended yet: the date is the earliest possible, nobody can be held to it.
    #[serde(default)]
    pub open_pause: bool,
}

/// 预计区间: between which days a provisional due date will fall; see [`Clock::interval`](crate::clock::Clock::interval).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The earliest.
    pub earliest: Date,
    /// The latest.
    pub latest: Date,
}

impl Calendar {
    /// The n-th working day after the start, which is not counted (C-02, C-09) and may be a day off.
    #[must_use]
    pub fn due(&self, start: Date, n: WorkingDays) -> Due {
        let date = self.working_day_after(start, u32::from(n.0));
        // With nothing to count the start day itself is judged, too.
        let after = if n.0 == 0 { previous_day(start) } else { start };
        Due { date, provisional: !self.settled(after, date), open_pause: false }
    }

    /// The n-th calendar day after the start; if that is a day off, the next working day (C-04).
    #[must_use]
    pub fn due_calendar(&self, start: Date, n: CalendarDays) -> Due {
        let last = from_day_number(day_number(start) + i64::from(n.0));
        let date = self.working_day_after(last, 0);
        let after = if n.0 == 0 { previous_day(start) } else { start };
        Due { date, provisional: !self.settled(after, date), open_pause: false }
    }

    /// Working days after `after` up to and including `through`; none when `through` is not later.
    #[must_use]
    pub fn working_days_between(&self, after: Date, through: Date) -> u32 {
        if through <= after {
            return 0;
        }
        if let (Some(before), Some(all)) =
            (self.table.working_through(after), self.table.working_through(through))
        {
            return u32::try_from(all - before).unwrap_or(u32::MAX);
        }
        let days = day_number(after) + 1..=day_number(through);
        let worked = days.filter(|number| self.is_working_day(from_day_number(*number))).count();
        u32::try_from(worked).unwrap_or(u32::MAX)
    }

    /// The n-th working day after a day, counted day by day (C-09); for n = 0 the day itself or, if it is a day off, the next working day.
    #[must_use]
    pub fn working_day_after(&self, start: Date, n: u32) -> Date {
        self.nth_by_table(start, n).unwrap_or_else(|| self.nth_by_steps(start, n))
    }

    fn nth_by_table(&self, start: Date, n: u32) -> Option<Date> {
        let through = self.table.working_through(start)?;
        let n = usize::try_from(n).ok()?;
        if n > 0 {
            return self.table.working_day(through + n - 1);
        }
        if self.table.works(start)? { Some(start) } else { self.table.working_day(through) }
    }

    fn nth_by_steps(&self, start: Date, n: u32) -> Date {
        let mut day = start;
        if n == 0 {
            while !self.is_working_day(day) && day < Date::MAX {
                day = next_day(day);
            }
            return day;
        }
        let mut left = n;
        while left > 0 && day < Date::MAX {
            day = next_day(day);
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    /// The n-th working day before a day, for early notices (S-03); the day itself for n = 0.
    #[must_use]
    pub fn working_day_before(&self, date: Date, n: WorkingDays) -> Date {
        let mut day = date;
        let mut left = n.0;
        while left > 0 && day > Date::MIN {
            day = previous_day(day);
            left -= u16::from(self.is_working_day(day));
        }
        day
    }

    /// Whether every day after `start` up to and including `through` is settled by a decree.
    #[must_use]
    pub fn settled(&self, start: Date, through: Date) -> bool {
        let first = if through > start { next_day(start).year() } else { start.year() };
        let last = through.year().max(first);
        if first < table::FIRST_YEAR || last > table::LAST_YEAR {
            return false;
        }
        // All years from first to last: the bits up to last without the bits below first.
        let below = year_bit(first) - 1;
        let years = (year_bit(last) | (year_bit(last) - 1)) & !below;
        self.covered & years == years
    }
}
