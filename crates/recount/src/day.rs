//! 日: civil days by counting on one's fingers — the next one, its weekday, the day of a moment. Nothing is looked up and
//! nothing is shared with the house's own calendar, which has its own arithmetic.

use std::fmt;
use std::str::FromStr;

/// Milliseconds of a day; Chinese time knows no summer time (C-17).
pub const DAY_MS: i64 = 86_400_000;
/// Chinese time is eight hours ahead of UTC (C-17).
const OFFSET_MS: i64 = 8 * 3_600_000;
/// Days outside these years are slips of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// 日: a civil day in Chinese time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i32,
    month: u32,
    day: u32,
}

impl Day {
    /// The first day that a moment can lie on here.
    const FIRST: Day = Day { year: 1970, month: 1, day: 1 };

    /// The day after.
    #[must_use]
    pub fn next(self) -> Day {
        let Day { year, month, day } = self;
        match (month, day) {
            (12, 31) => Day { year: year + 1, month: 1, day: 1 },
            _ if day == length(year, month) => Day { year, month: month + 1, day: 1 },
            _ => Day { year, month, day: day + 1 },
        }
    }

    /// The day on which a moment lies, and the milliseconds of it that are over: whole years and months are taken away
    /// one by one. None before 1970 and far in the future.
    #[must_use]
    pub fn of(ms: i64) -> Option<(Day, i64)> {
        let local = ms.checked_add(OFFSET_MS).filter(|local| *local >= 0)?;
        let (mut left, of_day) = (local / DAY_MS, local % DAY_MS);
        let mut day = Day::FIRST;
        while left >= days_of(day.year) {
            left -= days_of(day.year);
            day.year += 1;
            if !YEARS.contains(&day.year) {
                return None;
            }
        }
        while left >= i64::from(length(day.year, day.month)) {
            left -= i64::from(length(day.year, day.month));
            day.month += 1;
        }
        day.day += u32::try_from(left).ok()?;
        Some((day, of_day))
    }

    /// The moment at which the day begins.
    #[must_use]
    pub fn begins(self) -> i64 {
        let mut days = 0;
        for year in Day::FIRST.year..self.year {
            days += days_of(year);
        }
        for month in 1..self.month {
            days += i64::from(length(self.year, month));
        }
        (days + i64::from(self.day) - 1) * DAY_MS - OFFSET_MS
    }

    /// Saturday 5, Sunday 6: the first of January 1970 was a Thursday.
    #[must_use]
    pub fn weekday(self) -> i64 {
        ((self.begins() + OFFSET_MS) / DAY_MS + 3) % 7
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of(year: i32) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Day, String> {
        let wrong = || format!("{:?} is no day", text.chars().take(20).collect::<String>());
        let mut parts = text.split('-');
        let mut number = |signs: usize| {
            let part = parts.next().filter(|part| part.len() == signs)?;
            part.bytes().all(|sign| sign.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten()
        };
        let (year, month, day) = (number(4), number(2), number(2));
        let (Some(year), Some(month), Some(day), None) = (year, month, day, parts.next()) else {
            return Err(wrong());
        };
        let year = i32::try_from(year).map_err(|_| wrong())?;
        let real =
            YEARS.contains(&year) && (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
        if real { Ok(Day { year, month, day }) } else { Err(wrong()) }
    }
}
