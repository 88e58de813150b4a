//! 月份: the calendar month a book is of, written `2026-10`.

use crate::time::{Date, next_day, previous_day};
use core::{fmt, iter};

/// 月份: a calendar month. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month in which a day lies.
    #[must_use]
    pub fn of(day: Date) -> Month {
        Month { first: day.first_of_month() }
    }

    /// Reads `2026-10`, and nothing else; none where it is no month.
    #[must_use]
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        Some(Month { first })
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Month {
        Month::of(previous_day(self.first))
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Month {
        Month::of(next_day(self.last()))
    }

    /// Its days, the first first.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let last = self.last();
        iter::successors(Some(self.first), |day| Some(next_day(*day))).take_while(move |day| *day <= last)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}
