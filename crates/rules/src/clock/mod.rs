//! 时钟: a ledger of start, pauses, extensions and stop; due date, rest, light and account are replayed from it.
//!
//! Nothing that can be derived is stored, so a pause that is corrected, an acceptance that is back-dated (C-12) or a
//! decree that arrives in November changes every date by itself. Writing into the ledger is total: what happened
//! cannot be refused. Whether it may happen is asked before, by the case.
//!
//! Day rules: the start day is not counted (C-02); of a pause neither its first nor its last day counts, nor any day
//! between (C-10); pauses that overlap count once. A second-level clock stops from the second of the pause to the
//! second of its end (C-14).
//!
//! **An open pause.** While a clock is paused there is no firm due date. [`Clock::due`] takes the pause to last
//! through the day told in the notice (L-23 demands that the needed time be told) or, if none was told, through its
//! first day; this is the earliest possible date and it is marked `open_pause`. [`Clock::due_as_of`] takes it to last
//! at least through the given day. What is left ([`Clock::remaining`]) does not depend on when the pause ends.

mod cause;
mod explain;
mod foresee;
mod light;
mod limit;
mod reckon;

use alloc::{string::String, vec::Vec};

pub use cause::{Cause, ClockKind};
pub use explain::{Account, AccountDay, LONGEST_ACCOUNT, Verdict};
pub use light::Light;
pub use limit::{
    ACCEPTANCE, ANSWER, ANSWER_EXTENSION, CLARIFICATION, DECISION, DECISION_EXTENSION, ISSUE, JOINT_DECISION,
    JOINT_EXTENSION, LOWER_REVIEW, Limit, RENEWAL_LEAD, UnitDiffers,
};
pub use reckon::Remaining;
use serde::{Deserialize, Serialize};

use crate::time::{Date, Instant, next_day};

/// 时钟: what started when, how long it may take, and everything that happened to it since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    kind: ClockKind,
    at: Instant,
    on: Date,
    limit: Limit,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry>,
}

/// 时钟记录: one thing that happened to a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// 中止
    Paused {
        /// From this moment.
        at: Instant,
        /// From this day, itself not counted.
        on: Date,
        /// Why.
        cause: Cause,
        /// Through which day it was told to last (L-23).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Date>,
    },
    /// 恢复: ends the latest open pause of this cause.
    Resumed {
        /// Until this moment.
        at: Instant,
        /// Through this day, itself not counted.
        on: Date,
        /// Of which pause.
        cause: Cause,
    },
    /// 延期
    Extended {
        /// When it was approved.
        at: Instant,
        /// By how much; counts only in the unit of the clock's limit.
        by: Limit,
        /// By whose leave or for which reason.
        basis: String,
    },
    /// 缩短: the limit is another, shorter one (P-16).
    Shortened {
        /// When it was approved.
        at: Instant,
        /// The new limit; counts only in the unit of the clock's own.
        to: Limit,
        /// By whose leave or for which reason.
        basis: String,
    },
    /// 重新起算: the clock counts anew from another start (L-48, C-12).
    Restarted {
        /// The new moment of start.
        at: Instant,
        /// The new start day.
        on: Date,
    },
    /// 停止
    Stopped {
        /// When.
        at: Instant,
        /// On which day.
        on: Date,
    },
}

impl Clock {
    /// Starts a clock: `at` is the moment, `on` the civil day used (C-17), which for a deemed acceptance lies before
    /// the day on which the rule fires (C-12).
    #[must_use]
    pub const fn started(kind: ClockKind, at: Instant, on: Date, limit: Limit) -> Clock {
        Clock { kind, at, on, limit, entries: Vec::new() }
    }

    /// Pauses from a moment: the time does not count (C-10); `told` is the last day that the written notice names (L-23).
    #[must_use]
    pub fn pause(self, at: Instant, cause: Cause, told: Option<Date>) -> Clock {
        self.with(Entry::Paused { at, on: at.day(), cause, told })
    }

    /// Ends the latest open pause of this cause; without one nothing changes.
    #[must_use]
    pub fn resume(self, at: Instant, cause: Cause) -> Clock {
        self.with(Entry::Resumed { at, on: at.day(), cause })
    }

    /// A pause of whole days, first and last included, entered afterwards.
    #[must_use]
    pub fn pause_days(self, first: Date, last: Date, cause: Cause) -> Clock {
        let (from, until) = (Instant::midnight(first), Instant::midnight(next_day(last)));
        self.with(Entry::Paused { at: from, on: first, cause, told: None }).with(Entry::Resumed {
            at: until,
            on: last,
            cause,
        })
    }

    /// Extends the limit. An extension in another unit stays in the ledger but moves nothing: ask
    /// [`Limit::same_unit`] before.
    #[must_use]
    pub fn extend(self, at: Instant, by: Limit, basis: impl Into<String>) -> Clock {
        self.with(Entry::Extended { at, by, basis: basis.into() })
    }

    /// Sets a shorter limit from now on (P-16); one in another unit stays in the ledger but moves nothing.
    #[must_use]
    pub fn shorten(self, at: Instant, to: Limit, basis: impl Into<String>) -> Clock {
        self.with(Entry::Shortened { at, to, basis: basis.into() })
    }

    /// Counts anew from another start, earlier (C-12) or later (L-48); pauses and extensions stay in the ledger.
    #[must_use]
    pub fn restart(self, at: Instant, on: Date) -> Clock {
        self.with(Entry::Restarted { at, on })
    }

    /// Stops for good; only the first stop counts.
    #[must_use]
    pub fn stop(self, at: Instant) -> Clock {
        self.with(Entry::Stopped { at, on: at.day() })
    }

    /// The clock as it was when only the first so many entries had been written.
    #[must_use]
    pub fn until(&self, entries: usize) -> Clock {
        let mut earlier = self.clone();
        earlier.entries.truncate(entries);
        earlier
    }

    fn with(mut self, entry: Entry) -> Clock {
        self.entries.push(entry);
        self
    }

    /// What the clock measures.
    #[must_use]
    pub const fn kind(&self) -> ClockKind {
        self.kind
    }

    /// The limit it was started with, before any extension or shortening.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// The limit with its extensions.
    #[must_use]
    pub fn total_limit(&self) -> Limit {
        self.entries.iter().fold(self.limit, |sum, entry| match entry {
            Entry::Extended { by, .. } => sum.plus(*by).unwrap_or(sum),
            Entry::Shortened { to, .. } if to.same_unit(sum) => *to,
            _ => sum,
        })
    }

    /// The moment from which it counts.
    #[must_use]
    pub fn started_at(&self) -> Instant {
        self.start().0
    }

    /// The day from which it counts, itself not counted (C-02).
    #[must_use]
    pub fn started_on(&self) -> Date {
        self.start().1
    }

    fn start(&self) -> (Instant, Date) {
        let restart = self.entries.iter().rev().find_map(|entry| match entry {
            Entry::Restarted { at, on } => Some((*at, *on)),
            _ => None,
        });
        restart.unwrap_or((self.at, self.on))
    }

    /// Everything that happened to it, in the order of writing.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// When it was stopped, if it was.
    #[must_use]
    pub fn stopped_at(&self) -> Option<Instant> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Stopped { at, .. } => Some(*at),
            _ => None,
        })
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped_at().is_some()
    }

    /// Whether it stands still: a pause that stops this kind of clock is open, and the clock is not stopped.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        !self.is_stopped() && self.pauses().iter().any(|pause| pause.until.is_none())
    }

    /// How often it was extended.
    #[must_use]
    pub fn extensions(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry, Entry::Extended { .. })).count()
    }
}
