//! 时钟: one limit of a case, counted day by day from its start to its end, and nothing else: no tables, no sums over
//! ranges, no merging of pauses.

use crate::body::{Fault, field, whole};
use crate::{Calendar, Day};
use serde_json::Value;

/// A limit that does not end within so many days is a slip of the pen.
const DAYS_MAX: usize = 40_000;
/// No case has more special procedures.
const PAUSES_MAX: usize = 500;

/// 时限: how long, and in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    WorkingDays(i64),
    CalendarDays(i64),
    OfficeSeconds(i64),
}

impl Limit {
    /// Reads `{"working_days":20}`.
    pub fn read(of: &Value, name: &str) -> Result<Limit, Fault> {
        let said = field(of, name)?;
        let amount = |unit: &str| whole(said, unit).ok().filter(|amount| *amount >= 0);
        match (amount("working_days"), amount("calendar_days"), amount("office_seconds")) {
            (Some(days), None, None) => Ok(Limit::WorkingDays(days)),
            (None, Some(days), None) => Ok(Limit::CalendarDays(days)),
            (None, None, Some(seconds)) => Ok(Limit::OfficeSeconds(seconds)),
            _ => Err(format!("{name} is no limit")),
        }
    }

    /// The number without its unit.
    #[must_use]
    pub fn amount(self) -> i64 {
        match self {
            Limit::WorkingDays(n) | Limit::CalendarDays(n) | Limit::OfficeSeconds(n) => n,
        }
    }
}

/// 中止: from a moment to a moment, and the days of both.
#[derive(Clone, Copy, Debug)]
struct Pause {
    from: (i64, Day),
    until: Option<(i64, Day)>,
}

/// 时钟
#[derive(Clone, Debug)]
pub struct Clock {
    /// The moment of the start, and the day from which it counts (C-11, C-12).
    at: i64,
    on: Day,
    limit: Limit,
    pauses: Vec<Pause>,
    /// Decided: what it measured has been done.
    pub stopped: bool,
    /// It has been said that its end has passed.
    pub passed: bool,
}

/// 推算: what a count came to.
#[derive(Clone, Debug)]
pub struct Count {
    /// The last day of the limit.
    pub due: Day,
    /// Each day from the start day to the due day, and how much was used up by its end.
    days: Vec<(Day, i64)>,
}

impl Count {
    /// How much was used up by the end of a day.
    #[must_use]
    pub fn used_by(&self, day: Day) -> i64 {
        self.days.iter().take_while(|(of, _)| *of <= day).last().map_or(0, |(_, used)| *used)
    }
}

impl Clock {
    /// Starts: at a moment, counting from a day.
    #[must_use]
    pub fn start(at: i64, on: Day, limit: Limit) -> Clock {
        Clock { at, on, limit, pauses: Vec::new(), stopped: false, passed: false }
    }

    /// The limit with its extensions.
    #[must_use]
    pub fn limit(&self) -> Limit {
        self.limit
    }

    /// Stands still from here on.
    pub fn pause(&mut self, at: i64, on: Day) -> Result<(), Fault> {
        if self.pauses.len() >= PAUSES_MAX {
            return Err(format!("more than {PAUSES_MAX} pauses"));
        }
        self.pauses.push(Pause { from: (at, on), until: None });
        Ok(())
    }

    /// Runs on; the latest open pause ends.
    pub fn resume(&mut self, at: i64, on: Day) {
        if let Some(open) = self.pauses.iter_mut().rev().find(|pause| pause.until.is_none()) {
            open.until = Some((at, on));
        }
    }

    /// Working days lengthen a limit in working days and no other (L-19).
    pub fn extend(&mut self, days: i64) {
        if let Limit::WorkingDays(n) = &mut self.limit {
            *n = n.saturating_add(days.max(0));
        }
    }

    /// A shorter limit takes the place of the old one, in its own unit (P-16).
    pub fn shorten(&mut self, to: Limit) {
        let same_unit = matches!(
            (self.limit, to),
            (Limit::WorkingDays(_), Limit::WorkingDays(_))
                | (Limit::CalendarDays(_), Limit::CalendarDays(_))
                | (Limit::OfficeSeconds(_), Limit::OfficeSeconds(_))
        );
        if same_unit {
            self.limit = to;
        }
    }

    /// Whether the clock has a date now: it runs, and does not stand still.
    #[must_use]
    pub fn runs(&self) -> bool {
        !self.stopped && self.pauses.iter().all(|pause| pause.until.is_some())
    }

    /// Counts. None where the limit ends in no time that is known.
    #[must_use]
    pub fn count(&self, calendar: &Calendar) -> Option<Count> {
        match self.limit {
            Limit::OfficeSeconds(n) => self.count_seconds(calendar, n.checked_mul(1000)?),
            _ => self.count_days(calendar),
        }
    }

    fn count_days(&self, calendar: &Calendar) -> Option<Count> {
        let working = matches!(self.limit, Limit::WorkingDays(_));
        let wanted = self.limit.amount();
        let (mut day, mut used) = (self.on, 0);
        // C-02: the start day is not counted.
        let mut days = vec![(day, 0)];
        // C-15: with nothing to count the start day itself may be the last, unless its business is over.
        let mut may_end = wanted == 0 && self.at <= calendar.closes(day);
        for _ in 0..DAYS_MAX {
            // C-04: the last day is one on which the hall works and the clock does not stand still.
            if used == wanted && may_end && calendar.works(day) && !self.pauses_on(day) {
                return Some(Count { due: day, days });
            }
            day = day.next();
            may_end = true;
            if used < wanted && !self.pauses_on(day) && (calendar.works(day) || !working) {
                used += 1;
            }
            days.push((day, used));
        }
        None
    }

    /// C-10: of a pause neither the first nor the last day counts, nor any between.
    fn pauses_on(&self, day: Day) -> bool {
        self.pauses.iter().any(|pause| {
            let last = pause.until.map_or(pause.from.1, |(_, day)| day).max(pause.from.1);
            pause.from.1 <= day && day <= last
        })
    }

    /// C-14: only while the hall is open, and never while the clock stands still.
    fn count_seconds(&self, calendar: &Calendar, wanted: i64) -> Option<Count> {
        let (mut day, _) = Day::of(self.at)?;
        let (mut used, mut days) = (0, Vec::new());
        for _ in 0..DAYS_MAX {
            for (open, close) in calendar.open(day) {
                let from = (day.begins() + open * 1000).max(self.at);
                used += self.unpaused(from, day.begins() + close * 1000);
            }
            days.push((day, used.min(wanted) / 1000));
            if used >= wanted {
                return Some(Count { due: day, days });
            }
            day = day.next();
        }
        None
    }

    /// The milliseconds of a stretch that no pause takes: up to the first pause in it, and from its end on.
    fn unpaused(&self, from: i64, to: i64) -> i64 {
        if from >= to {
            return 0;
        }
        for pause in &self.pauses {
            let (first, last) = (pause.from.0, pause.until.map_or(pause.from.0, |(at, _)| at));
            if first < to && from < last {
                return self.unpaused(from, first.min(to)) + self.unpaused(last.max(from), to);
            }
        }
        to - from
    }
}
