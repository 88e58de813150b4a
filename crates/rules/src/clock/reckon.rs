//! The replay: from the ledger to due date, rest and use. Pure arithmetic over merged pauses, no day-by-day walk;
//! `explain` walks the same days one by one, and tests hold the two together.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Cause, Clock, Entry, Limit};
use crate::{
    calendar::{Calendar, Due},
    time::{Date, Instant, OfficeSeconds, WorkingDays, day_number, from_day_number, next_day, previous_day},
};

/// 余期: what is left of a clock, or by how much it is late, in the clock's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remaining {
    /// So much is left; zero days on the due day itself.
    Left(Limit),
    /// Late by so much; zero days when late but not yet by a whole day of the unit.
    Late(Limit),
}

/// A pause that stops this clock, found in the ledger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pause {
    pub(super) cause: Cause,
    pub(super) at: Instant,
    pub(super) on: Date,
    pub(super) told: Option<Date>,
    pub(super) until: Option<(Instant, Date)>,
}

impl Pause {
    /// First and last day not counted; an open pause lasts as told and at least through `as_of`.
    pub(super) fn days(&self, as_of: Option<Date>) -> (i64, i64) {
        let last = match self.until {
            Some((_, on)) => on,
            None => self.told.unwrap_or(self.on).max(as_of.unwrap_or(self.on)),
        };
        (day_number(self.on), day_number(last.max(self.on)))
    }

    /// From when to when seconds do not count; an open pause lasts to the end of the day told and at least to `as_of`.
    pub(super) fn moments(&self, as_of: Option<Instant>) -> (Instant, Instant) {
        let end = match self.until {
            Some((at, _)) => at,
            None => {
                let told = self.told.map_or(self.at, |day| Instant::midnight(next_day(day)));
                told.max(as_of.unwrap_or(self.at))
            }
        };
        (self.at, end.max(self.at))
    }
}

/// Sorts ranges and joins those that overlap or touch (C-10).
fn merged<T: Copy + Ord>(mut ranges: Vec<(T, T)>, touch: impl Fn(T) -> T) -> Vec<(T, T)> {
    ranges.sort_unstable();
    let mut joined: Vec<(T, T)> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match joined.last_mut() {
            Some(last) if from <= touch(last.1) => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// C-15: office seconds before the end of a second-level clock at which notice is given.
const LAST_QUARTER_HOUR: u64 = 15 * 60;

impl Clock {
    /// The pauses that stop this kind of clock (L-23); a stop ends the open ones.
    pub(super) fn pauses(&self) -> Vec<Pause> {
        let mut pauses: Vec<Pause> = Vec::new();
        for entry in &self.entries {
            match *entry {
                Entry::Paused { at, on, cause, told } if cause.stops(self.kind) => {
                    pauses.push(Pause { cause, at, on, told, until: None });
                }
                Entry::Resumed { at, on, cause } => {
                    let open = pauses.iter_mut().rev().find(|it| it.cause == cause && it.until.is_none());
                    if let Some(pause) = open {
                        pause.until = Some((at, on));
                    }
                }
                _ => {}
            }
        }
        if let Some(end) = self.stopped_at() {
            for pause in pauses.iter_mut().filter(|pause| pause.until.is_none()) {
                pause.until = Some((end, end.day()));
            }
        }
        pauses
    }

    pub(super) fn paused_days(&self, as_of: Option<Date>) -> Vec<(i64, i64)> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        merged(self.pauses().iter().map(|pause| pause.days(as_of)).collect(), |last| last + 1)
    }

    pub(super) fn paused_moments(&self, as_of: Option<Instant>) -> Vec<(Instant, Instant)> {
        merged(self.pauses().iter().map(|pause| pause.moments(as_of)).collect(), |end| end)
    }

    /// The due date by the ledger as it stands. While a pause is open this is the earliest possible date, marked so;
    /// see the module's words on open pauses.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Due {
        self.due_with(calendar, None)
    }

    /// The due date, the pauses left out (C-10), when an open one lasts at least through this day.
    #[must_use]
    pub fn due_as_of(&self, calendar: &Calendar, today: Date) -> Due {
        self.due_with(calendar, Some(today))
    }

    fn due_with(&self, calendar: &Calendar, as_of: Option<Date>) -> Due {
        let (at, on) = self.start();
        let limit = self.total_limit();
        let (after, date) = match limit {
            Limit::OfficeSeconds(n) => {
                let until = as_of.map(|day| Instant::midnight(next_day(day)));
                let end = self.moment_due(calendar, n, until);
                // What ends at 24:00 ends on that day and not on the next; the hours of the start day count.
                (previous_day(at.day()), end.minus_ms(1).max(at).day())
            }
            _ => {
                let after = if limit.amount() == 0 { previous_day(on) } else { on };
                (after, self.day_due(calendar, limit, &self.paused_days(as_of)))
            }
        };
        let open_pause =
            self.is_paused() && self.pauses().iter().any(|pause| pause.until.is_none() && pause.on <= date);
        Due { date, provisional: !calendar.settled(after, date), open_pause }
    }

    fn day_due(&self, calendar: &Calendar, limit: Limit, pauses: &[(i64, i64)]) -> Date {
        let (at, start) = self.start();
        let mut left = u32::try_from(limit.amount()).unwrap_or(u32::MAX);
        if self.kind.keeps_its_day() {
            return from_day_number(day_number(start) + i64::from(left));
        }
        if left == 0 {
            // C-15: what comes after closing time is due on the next working day.
            let first = if at > calendar.closing_of(start) { next_day(start) } else { start };
            return first_counting(calendar, first, pauses);
        }
        let in_working_days = matches!(limit, Limit::WorkingDays(_));
        let mut cursor = day_number(start);
        for (first, last) in pauses.iter().filter(|(_, last)| *last > day_number(start)) {
            let free = if in_working_days {
                calendar.working_days_between(from_day_number(cursor), from_day_number(first - 1))
            } else {
                u32::try_from((first - 1 - cursor).max(0)).unwrap_or(u32::MAX)
            };
            if left <= free {
                break;
            }
            left -= free;
            cursor = cursor.max(*last);
        }
        if in_working_days {
            return calendar.working_day_after(from_day_number(cursor), left);
        }
        first_counting(calendar, from_day_number(cursor + i64::from(left)), pauses)
    }

    fn moment_due(&self, calendar: &Calendar, n: OfficeSeconds, as_of: Option<Instant>) -> Instant {
        let mut cursor = self.started_at();
        let mut left = i64::try_from(n.0).unwrap_or(i64::MAX).saturating_mul(1000);
        for (from, until) in self.paused_moments(as_of) {
            let free = calendar.elapsed_ms(cursor, from);
            if left <= free {
                break;
            }
            left -= free;
            cursor = cursor.max(until);
        }
        calendar.moment_ms(cursor, left)
    }

    /// The last moment in time: close of business of the due day, else its 24:00 (C-04); of a second-level clock the
    /// second at which its seconds are used up. Later than this is late.
    #[must_use]
    pub fn due_at(&self, calendar: &Calendar) -> Instant {
        match self.total_limit() {
            Limit::OfficeSeconds(n) => self.moment_due(calendar, n, None),
            _ => self.end_of(calendar, self.due(calendar).date),
        }
    }

    fn end_of(&self, calendar: &Calendar, day: Date) -> Instant {
        let midnight = || Instant::midnight(next_day(day)).minus_ms(1);
        if self.kind.ends_at_midnight() { midnight() } else { calendar.closing_of(day) }
    }

    /// The first moment that is late, for whoever sets alarms.
    #[must_use]
    pub fn late_from(&self, calendar: &Calendar) -> Instant {
        self.due_at(calendar).plus_ms(1)
    }

    fn due_at_as_of(&self, calendar: &Calendar, now: Instant) -> Instant {
        match self.total_limit() {
            Limit::OfficeSeconds(n) => self.moment_due(calendar, n, Some(now)),
            _ => self.end_of(calendar, self.due_as_of(calendar, now.day()).date),
        }
    }

    /// The early notice (S-03): start of business `lead` counted working days before the due day, but never on the day
    /// the clock starts, where it would only repeat the start. A second-level clock gives notice fifteen office minutes
    /// before its end (C-15), a shorter one when four fifths are used up.
    #[must_use]
    pub fn remind_at(&self, calendar: &Calendar, lead: WorkingDays) -> Instant {
        match self.limit() {
            Limit::WorkingDays(days) => {
                self.opening_before(calendar, WorkingDays(lead.0.min(days.0.saturating_sub(1))))
            }
            Limit::CalendarDays(_) => self.opening_before(calendar, lead),
            Limit::OfficeSeconds(n) => {
                let rest = if n.0 > LAST_QUARTER_HOUR { LAST_QUARTER_HOUR } else { n.0 / 5 };
                self.moment_due(calendar, OfficeSeconds(n.0 - rest), None)
            }
        }
    }

    /// Start of business so many counted working days before the due day, but never before the clock's own start.
    fn opening_before(&self, calendar: &Calendar, before: WorkingDays) -> Instant {
        let (at, start) = self.start();
        let pauses = self.paused_days(None);
        let mut day = self.due(calendar).date;
        let mut left = before.0;
        while left > 0 && day > start {
            day = previous_day(day);
            left -= u16::from(calendar.is_working_day(day) && !within(&pauses, day_number(day)));
        }
        calendar.opening_of(day).max(at)
    }

    /// How much of the limit is used up to and including now, or to the stop if that was earlier; pauses excluded.
    #[must_use]
    pub fn used(&self, calendar: &Calendar, now: Instant) -> Limit {
        let until = self.stopped_at().map_or(now, |stop| stop.min(now));
        let limit = self.total_limit();
        let (at, start) = self.start();
        let amount = match limit {
            Limit::OfficeSeconds(_) => {
                let mut ms = calendar.elapsed_ms(at, until);
                for (from, to) in self.paused_moments(Some(until)) {
                    ms -= calendar.elapsed_ms(from.clamp(at, until.max(at)), to.clamp(at, until.max(at)));
                }
                u64::try_from(ms / 1000).unwrap_or(0)
            }
            _ => u64::from(self.counted(calendar, start, until.day(), &self.paused_days(Some(until.day())))),
        };
        limit.of(amount)
    }

    /// Days of the clock's unit after one day through another that no pause takes.
    fn counted(&self, calendar: &Calendar, after: Date, through: Date, pauses: &[(i64, i64)]) -> u32 {
        let between = |from: i64, to: i64| match self.limit {
            Limit::WorkingDays(_) => {
                calendar.working_days_between(from_day_number(from), from_day_number(to))
            }
            _ => u32::try_from((to - from).max(0)).unwrap_or(u32::MAX),
        };
        let (after, through) = (day_number(after), day_number(through));
        let mut sum = between(after, through);
        for (first, last) in pauses {
            let (first, last) = ((first - 1).max(after), (*last).min(through));
            sum -= between(first, last).min(sum);
        }
        sum
    }

    /// What is left now, or by how much the clock is late; for a stopped clock as of its stop.
    #[must_use]
    pub fn remaining(&self, calendar: &Calendar, now: Instant) -> Remaining {
        let now = self.stopped_at().map_or(now, |stop| stop.min(now));
        let due_at = self.due_at_as_of(calendar, now);
        let late = now > due_at;
        let limit = self.total_limit();
        if !late {
            return Remaining::Left(
                limit.of(limit.amount().saturating_sub(self.used(calendar, now).amount())),
            );
        }
        // What passes in a pause that began after the end is lateness, too.
        let late = match limit {
            Limit::OfficeSeconds(_) => calendar.elapsed(due_at, now).0,
            _ => {
                let due = self.due_as_of(calendar, now.day()).date;
                u64::from(self.counted(calendar, due, now.day(), &[]))
            }
        };
        Remaining::Late(limit.of(late))
    }
}

pub(super) fn within(pauses: &[(i64, i64)], number: i64) -> bool {
    pauses.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

/// The first working day from this one on that no pause takes (C-04).
fn first_counting(calendar: &Calendar, from: Date, pauses: &[(i64, i64)]) -> Date {
    let mut day = calendar.working_day_after(from, 0);
    for (first, last) in pauses {
        if (*first..=*last).contains(&day_number(day)) {
            day = calendar.working_day_after(from_day_number(last + 1), 0);
        }
    }
    day
}
