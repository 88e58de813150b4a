//! 期限说明: the account of a clock, day by day, with the source for every day (CL3).
//!
//! The walk asks the calendar about each day in turn and yields the due date at the end, so value and explanation
//! cannot part; the quick reckoning in `reckon` is held against it by tests. It ends at the due day or after
//! [`LONGEST_ACCOUNT`] rows.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Cause, Clock, Limit, reckon::Pause};
use crate::{
    calendar::{Calendar, DayReason, Doors, Due, Spans},
    time::{Date, Instant, OfficeSeconds, day_number, next_day},
};

/// The most rows an account may have, somewhat more than ten years.
pub const LONGEST_ACCOUNT: usize = 4_000;

/// 期限说明: rows and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What was allowed, extensions included.
    pub limit: Limit,
    /// The due date that the rows come to.
    pub due: Due,
    /// One row per day from the start day through the due day.
    pub days: Vec<AccountDay>,
    /// The rows stop before the due day because there would be more than [`LONGEST_ACCOUNT`].
    pub cut: bool,
}

/// 期限说明之一日: what became of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDay {
    /// The day.
    pub date: Date,
    /// Counted or not, and why.
    pub verdict: Verdict,
    /// Units of the limit used up to the end of this day.
    pub total: u64,
}

/// 计入与否: what became of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 起算日: not counted (C-02).
    StartDay(DayReason),
    /// 计入
    Counted(DayReason),
    /// 不计入: a day off.
    NotCounted(DayReason),
    /// 顺延: the limit ended before on a day off, so it moves on (C-04).
    MovedOn(DayReason),
    /// 中止: within a pause (C-10).
    Paused(Cause),
    /// 计秒: so many office seconds were counted on this day.
    Seconds {
        /// How many.
        seconds: OfficeSeconds,
        /// What kind of day it was.
        day: DayReason,
        /// When the hall was open on it.
        hours: Spans,
        /// By whose word it was open or shut.
        doors: Doors,
        /// The pause that took part of the day, if any.
        paused: Option<Cause>,
    },
}

impl Clock {
    /// The account of this clock; an open pause is taken as in [`Clock::due`].
    #[must_use]
    pub fn explain(&self, calendar: &Calendar) -> Account {
        let limit = self.total_limit();
        let mut account = match limit {
            Limit::OfficeSeconds(_) => self.explain_seconds(calendar, limit),
            _ => self.explain_days(calendar, limit),
        };
        account.due.open_pause = self.is_paused()
            && self.pauses().iter().any(|pause| pause.until.is_none() && pause.on <= account.due.date);
        account
    }

    fn explain_days(&self, calendar: &Calendar, limit: Limit) -> Account {
        let (at, start) = self.start();
        let in_working_days = matches!(limit, Limit::WorkingDays(_));
        let wanted = limit.amount();
        let pauses = self.pauses();
        let mut days = Vec::new();
        let (mut total, mut date, mut settled, mut cut) = (0, start, true, false);
        loop {
            let reason = calendar.reason(date);
            let paused = pause_on(&pauses, date);
            let works = reason.is_working_day();
            // With nothing to count the start day itself may be the due day, unless it is over already (C-15).
            let counts = date > start && paused.is_none() && (works || !in_working_days) && total < wanted;
            total += u64::from(counts);
            let open = date > start || at <= calendar.closing_of(start);
            let on_any_day = self.kind.keeps_its_day();
            let ends = total == wanted && (works || on_any_day) && paused.is_none() && (open || on_any_day);
            let verdict = match paused {
                _ if date == start => Verdict::StartDay(reason),
                Some(cause) => Verdict::Paused(cause),
                None if counts => Verdict::Counted(reason),
                None if total == wanted => Verdict::MovedOn(reason),
                None => Verdict::NotCounted(reason),
            };
            settled &= (date == start && wanted > 0) || calendar.covers(date);
            if days.len() < LONGEST_ACCOUNT {
                days.push(AccountDay { date, verdict, total });
            } else {
                cut = true;
            }
            if ends || date == Date::MAX {
                let due = Due { date, provisional: !settled, open_pause: false };
                return Account { limit, due, days, cut };
            }
            date = next_day(date);
        }
    }

    fn explain_seconds(&self, calendar: &Calendar, limit: Limit) -> Account {
        let (at, _) = self.start();
        let start = at.day();
        let wanted = i64::try_from(limit.amount()).unwrap_or(i64::MAX).saturating_mul(1000);
        let (pauses, causes) = (self.paused_moments(None), self.pauses());
        let mut days = Vec::new();
        let (mut used, mut date, mut settled, mut cut) = (0, start, true, false);
        loop {
            let (from, to) = (Instant::midnight(date).max(at), Instant::midnight(next_day(date)));
            let mut open = calendar.elapsed_ms(from, to);
            let mut paused = false;
            for (first, last) in &pauses {
                let (first, last) = ((*first).max(from), (*last).min(to));
                paused |= first < last;
                open -= calendar.elapsed_ms(first, last);
            }
            let before = used / 1000;
            used = (used + open).min(wanted);
            let seconds = OfficeSeconds(u64::try_from(used / 1000 - before).unwrap_or(0));
            let paused = if paused { pause_on(&causes, date) } else { None };
            let (day, doors) = (calendar.reason(date), calendar.doors(date));
            let verdict = Verdict::Seconds { seconds, day, hours: calendar.hours_on(date), doors, paused };
            settled &= calendar.covers(date);
            if days.len() < LONGEST_ACCOUNT {
                days.push(AccountDay { date, verdict, total: u64::try_from(used / 1000).unwrap_or(0) });
            } else {
                cut = true;
            }
            // A hall that never opens again has no due second before the end of the tables.
            if used >= wanted || date.year() > 2100 {
                let due = Due { date, provisional: !settled, open_pause: false };
                return Account { limit, due, days, cut };
            }
            date = next_day(date);
        }
    }
}

/// The pause that takes a day, the one written first if there are several.
fn pause_on(pauses: &[Pause], date: Date) -> Option<Cause> {
    let number = day_number(date);
    let takes = |pause: &&Pause| {
        let (first, last) = pause.days(None);
        (first..=last).contains(&number)
    };
    pauses.iter().find(takes).map(|pause| pause.cause)
}
