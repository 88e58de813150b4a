//! Counting office seconds: how long the hall was open between two moments, and when so much time is used up (C-14).
//!
//! Before opening the whole day is left, in the break the afternoon, after closing nothing. Outside 2000–2100 a hall
//! has no hours. Second-level counting serves step limits and efficiency figures; whether a case is late by law is
//! decided in days.

use super::Calendar;
use crate::time::{DAY_MS, Instant, OFFSET_MS, OfficeSeconds, day_number};

impl Calendar {
    /// Whole seconds during which the hall was open between two moments; none when `to` is not later.
    #[must_use]
    pub fn elapsed(&self, from: Instant, to: Instant) -> OfficeSeconds {
        let ms = self.elapsed_ms(from, to);
        OfficeSeconds(u64::try_from(ms / 1000).unwrap_or(0))
    }

    /// The same in milliseconds, for sums over several stretches.
    #[must_use]
    pub(crate) fn elapsed_ms(&self, from: Instant, to: Instant) -> i64 {
        (self.open_ms_before(to) - self.open_ms_before(from)).max(0)
    }

    /// The earliest moment at which so many office seconds since `start` are used up: a border between two spans
    /// is the end of the earlier one, and no seconds at all end at the start itself.
    ///
    /// A hall that never opens again answers with the end of the year 2100.
    #[must_use]
    pub fn moment(&self, start: Instant, seconds: OfficeSeconds) -> Instant {
        self.moment_ms(start, i64::try_from(seconds.0).unwrap_or(i64::MAX).saturating_mul(1000))
    }

    /// The same for open milliseconds.
    #[must_use]
    pub(crate) fn moment_ms(&self, start: Instant, open_ms: i64) -> Instant {
        if open_ms <= 0 {
            return start;
        }
        let target = self.open_ms_before(start).saturating_add(open_ms);
        let whole = target.saturating_add(999) / 1000;
        let found = self.table.day_when_used(whole).and_then(|(number, before)| {
            let spans = self.spans_of(number)?;
            let within = spans.ms_when_used(target - before * 1000)?;
            Some(Instant(number * DAY_MS - OFFSET_MS + within))
        });
        found.unwrap_or_else(|| Instant::midnight(jiff::civil::date(2101, 1, 1)))
    }

    /// Open milliseconds from the beginning of 2000 to a moment.
    fn open_ms_before(&self, at: Instant) -> i64 {
        let day = at.day();
        let number = day_number(day);
        let before = self.table.open_before(number) * 1000;
        let inside = (super::table::FIRST_YEAR..=super::table::LAST_YEAR).contains(&day.year());
        let today = if inside { self.spans_of(number) } else { None };
        before + today.map_or(0, |spans| spans.open_ms_before(at.ms_of_day()))
    }
}
