//! Points and lengths of time as the law knows them.
//!
//! An [`Instant`] is a UTC moment, a [`Date`] is a civil day of the fixed zone `Asia/Shanghai` (C-17: +08:00, no
//! summer time), and there are three lengths that never turn into one another silently: [`WorkingDays`],
//! [`CalendarDays`] and [`OfficeSeconds`]. Nothing here reads the time; what "now" is comes in from outside.

use alloc::string::{String, ToString as _};
use core::fmt;
use core::str::FromStr;

pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Milliseconds of one civil day; there is no summer time, so every day has as many.
pub const DAY_MS: i64 = 86_400_000;
/// The fixed offset of Chinese civil time from UTC, in milliseconds (C-17).
pub const OFFSET_MS: i64 = 8 * 3_600_000;

/// 时刻: a moment, in milliseconds since 1970-01-01T00:00:00Z. Arithmetic saturates, it never wraps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// 工作日数: a length in working days as in art. 82 of the licensing law (C-01).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkingDays(pub u16);

/// 自然日数: a length in calendar days (C-04, C-05).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalendarDays(pub u16);

/// 办公秒数: a length in seconds during which the hall is open (C-14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfficeSeconds(pub u64);

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstantFault {
    /// The text is not RFC 3339 with an offset.
    #[error("not a moment with an offset, such as 2026-02-13T09:00:00+08:00")]
    Form,
}

impl Instant {
    /// The moment this many milliseconds later.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }

    /// The moment this many milliseconds earlier.
    #[must_use]
    pub const fn minus_ms(self, ms: i64) -> Instant {
        Instant(self.0.saturating_sub(ms))
    }

    /// The moment this many seconds of the wall clock later (not office seconds).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Instant {
        self.plus_ms(seconds.saturating_mul(1000))
    }

    /// Milliseconds from `earlier` to this moment; negative when `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Instant) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The civil day in Chinese time on which this moment lies (C-17).
    #[must_use]
    pub fn day(self) -> Date {
        from_day_number(self.0.saturating_add(OFFSET_MS).div_euclid(DAY_MS))
    }

    /// Milliseconds since local midnight, 0 to 86,399,999.
    #[must_use]
    pub const fn ms_of_day(self) -> i64 {
        self.0.saturating_add(OFFSET_MS).rem_euclid(DAY_MS)
    }

    /// Local midnight at the beginning of a day.
    #[must_use]
    pub fn midnight(date: Date) -> Instant {
        Instant(day_number(date) * DAY_MS - OFFSET_MS)
    }

    /// Reads RFC 3339 with an offset (`Z`, `+08:00` …); anything finer than a millisecond is cut off.
    ///
    /// # Errors
    /// [`InstantFault::Form`] when the text has another form, no offset, or names no real moment.
    pub fn parse(text: &str) -> Result<Instant, InstantFault> {
        let stamp: jiff::Timestamp = text.trim().parse().map_err(|_| InstantFault::Form)?;
        // Rounding towards the past keeps a moment inside its second also before 1970.
        let ms = stamp.as_nanosecond().div_euclid(1_000_000);
        i64::try_from(ms).map(Instant).map_err(|_| InstantFault::Form)
    }

    /// Writes RFC 3339 in Chinese civil time, `2026-02-13T09:00:00+08:00`; milliseconds only when there are any.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.ms_of_day();
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(out, "{}T{hour:02}:{minute:02}:{second:02}", self.day())?;
        if ms % 1000 != 0 {
            write!(out, ".{:03}", ms % 1000)?;
        }
        out.write_str("+08:00")
    }
}

impl FromStr for Instant {
    type Err = InstantFault;

    fn from_str(text: &str) -> Result<Instant, InstantFault> {
        Instant::parse(text)
    }
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl fmt::Display for CalendarDays {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl fmt::Display for OfficeSeconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// Days since 1970-01-01, by shifting the year to begin in March so that the leap day comes last.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day with this number; numbers beyond the years −9999 to 9999 give the first or the last day there is.
#[must_use]
pub fn from_day_number(number: i64) -> Date {
    // Clamping first keeps the arithmetic below far from overflow; ±4,500,000 days cover every year there is.
    let shifted = number.clamp(-4_500_000, 4_500_000) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let narrow = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let civil =
        if let (Ok(year), Ok(month), Ok(day)) = narrow { Date::new(year, month, day).ok() } else { None };
    civil.unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
}

/// The next civil day; the last day there is stays.
#[must_use]
pub fn next_day(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

/// The civil day before; the first day there is stays.
#[must_use]
pub fn previous_day(date: Date) -> Date {
    date.yesterday().unwrap_or(Date::MIN)
}
