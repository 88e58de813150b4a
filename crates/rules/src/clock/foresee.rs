//! 预计: between which days a provisional date will fall, whatever the notices to come say (C-08, CL4).
//!
//! Day by day two sums are kept: the most and the least of the limit that can have been used up by then. A day that no
//! notice to come can change counts for both. Within a season (see [`crate::calendar::Season`]) the most takes every
//! weekend day as worked and no weekday as off, as far as the festival allows; the least the other way round; and once
//! a season is over both know that it has cost the days that the law gives, no more and no less. Whatever calendar
//! there will be, its own sum lies between the two: so the limit cannot end before the day on which the most first
//! reaches it, nor after the day on which the least does.
//!
//! That a season costs exactly its days holds only where the clock runs through all of it, no pause and no other
//! holiday in between, and is counted in days; elsewhere the sums stay apart and the interval is wider, never wrong.

use alloc::vec::Vec;

use super::{Clock, Limit, explain::LONGEST_ACCOUNT, reckon::within};
use crate::{
    calendar::{Calendar, Interval, SEASONS, Season},
    time::{Date, Instant, day_number, from_day_number, next_day, previous_day},
};

impl Clock {
    /// Between which days the limit ends (C-08): the earliest and the latest that notices to come can make of it. A settled
    /// date is its own interval. An open pause is taken as in [`Clock::due`].
    #[must_use]
    pub fn interval(&self, calendar: &Calendar) -> Interval {
        let due = self.due(calendar);
        if !due.provisional {
            return Interval { earliest: due.date, latest: due.date };
        }
        let asked = self.asked(calendar);
        let reached = |after: Date| Foresight::new(self, calendar, after).reached(asked.wanted);
        let (earliest, latest) = reached(asked.after);
        let latest = if asked.latest_after == asked.after { latest } else { reached(asked.latest_after).1 };
        // The date itself may lie outside: the weekly rule, which stands in for a notice, knows no holiday at all.
        Interval { earliest, latest }
    }

    /// Every limit as one question: after which day the sum begins, and how much it has to reach.
    fn asked(&self, calendar: &Calendar) -> Asked {
        let (at, start) = self.start();
        let limit = self.total_limit();
        let amount = i64::try_from(limit.amount()).unwrap_or(i64::MAX);
        let of = |after: Date, wanted: i64| Asked { after, latest_after: after, wanted };
        match limit {
            Limit::OfficeSeconds(_) => of(previous_day(at.day()), amount.saturating_mul(1000)),
            // C-15: nothing to count; the first working day from the start, or after it where the hall had shut.
            _ if amount == 0 => {
                let late = at > calendar.closing_of(start);
                let before = previous_day(start);
                match (late, calendar.covers(start)) {
                    (late, true) => of(if late { start } else { before }, 1),
                    (_, false) => Asked { after: before, latest_after: start, wanted: 1 },
                }
            }
            Limit::WorkingDays(_) => of(start, amount),
            // C-04: the last day is certain; from it on the first working day.
            Limit::CalendarDays(_) => of(previous_day(self.last_calendar_day(start, amount)), 1),
        }
    }

    fn last_calendar_day(&self, start: Date, days: i64) -> Date {
        let pauses = self.paused_days(None);
        let (mut number, mut left) = (day_number(start), days);
        while left > 0 {
            number += 1;
            left -= i64::from(!within(&pauses, number));
        }
        from_day_number(number)
    }
}

struct Asked {
    after: Date,
    /// After which day the sum begins at the latest: a start whose own hours are not certain.
    latest_after: Date,
    wanted: i64,
}

/// The two sums, and what is known of the seasons that the walk passes through.
struct Foresight<'a> {
    calendar: &'a Calendar,
    clock: &'a Clock,
    in_seconds: bool,
    paused_days: Vec<(i64, i64)>,
    paused_moments: Vec<(Instant, Instant)>,
    after: Date,
    /// What days give that no notice changes, together with what the weekly rule gives for the others.
    certain: i64,
    seasons: Vec<Passing>,
}

/// A season of a year without notice, as far as the walk has come through it.
struct Passing {
    season: &'static Season,
    year: i16,
    first: Date,
    last: Date,
    holiday: (Date, Date),
    /// Whether it costs exactly its days by law once it is over.
    exact: bool,
    may_be_off: Weights,
    may_be_worked: Weights,
}

/// What several days weigh: 1 each, or their open milliseconds.
#[derive(Clone, Copy, Default)]
struct Weights {
    sum: i64,
    heaviest: i64,
}

impl Weights {
    fn add(&mut self, weight: i64) {
        self.sum += weight;
        self.heaviest = self.heaviest.max(weight);
    }

    /// The most that so many of these days can weigh.
    fn of(self, days: u16) -> i64 {
        self.sum.min(self.heaviest * i64::from(days))
    }
}

impl<'a> Foresight<'a> {
    fn new(clock: &'a Clock, calendar: &'a Calendar, after: Date) -> Foresight<'a> {
        Foresight {
            calendar,
            clock,
            in_seconds: matches!(clock.total_limit(), Limit::OfficeSeconds(_)),
            paused_days: clock.paused_days(None),
            paused_moments: clock.paused_moments(None),
            after,
            certain: 0,
            seasons: Vec::new(),
        }
    }

    /// The first day on which the most reaches what is wanted, and the first on which the least does.
    fn reached(mut self, wanted: i64) -> (Date, Date) {
        self.enter(self.after.year());
        let mut day = self.after;
        let mut earliest = None;
        for _ in 0..LONGEST_ACCOUNT {
            let before = day.year();
            day = next_day(day);
            if day.year() != before {
                self.enter(day.year());
            }
            self.pass(day);
            if earliest.is_none() && self.most(day) >= wanted {
                earliest = Some(day);
            }
            if self.least(day) >= wanted {
                break;
            }
        }
        (earliest.unwrap_or(day), day)
    }

    /// The seasons of a year that has no notice, and that of the next New Year, which begins in this one.
    fn enter(&mut self, year: i16) {
        for year in [year, year.saturating_add(1)] {
            let known = self.seasons.iter().any(|passing| passing.year == year);
            if known || self.calendar.covers(Date::new(year, 1, 1).unwrap_or(Date::MAX)) {
                continue;
            }
            for season in &SEASONS {
                let ((first, last), holiday) = (season.reach(year), season.holiday(year));
                let (may_be_off, may_be_worked) = (Weights::default(), Weights::default());
                let exact = !self.in_seconds;
                let passing =
                    Passing { season, year, first, last, holiday, exact, may_be_off, may_be_worked };
                self.seasons.push(passing);
            }
        }
    }

    fn pass(&mut self, day: Date) {
        let weight = self.weight(day);
        self.certain += weight;
        let paused = within(&self.paused_days, day_number(day));
        let spoken_of = self.calendar.is_spoken_of(day);
        let change = self.calendar.may_change(day) && (self.in_seconds || !paused);
        let works = self.calendar.is_working_day(day);
        let full = if self.in_seconds { self.calendar.longest_working_day() * 1000 } else { 1 };
        for passing in self.seasons.iter_mut().filter(|it| it.first <= day && day <= it.last) {
            passing.exact &= !paused && !spoken_of;
            if !change {
                continue;
            }
            if passing.holiday.0 <= day && day <= passing.holiday.1 {
                passing.may_be_off.add(weight);
            }
            if !works {
                passing.may_be_worked.add((full - weight).max(0));
            }
        }
    }

    /// What the day gives as things stand.
    fn weight(&self, day: Date) -> i64 {
        if !self.in_seconds {
            let paused = within(&self.paused_days, day_number(day));
            return i64::from(!paused && self.calendar.is_working_day(day));
        }
        let (from, to) = (Instant::midnight(day).max(self.clock.start().0), Instant::midnight(next_day(day)));
        let mut open = self.calendar.elapsed_ms(from, to);
        for (first, last) in &self.paused_moments {
            open -= self.calendar.elapsed_ms((*first).max(from), (*last).min(to));
        }
        open
    }

    /// The most that can have been used up by the end of this day.
    fn most(&self, day: Date) -> i64 {
        let gained = self.seasons.iter().filter(|passing| passing.first <= day).map(|passing| {
            let by_law = i64::from(passing.season.by_law(passing.year));
            let worked = passing.may_be_worked.of(passing.season.worked_most(passing.year));
            match () {
                () if self.is_over(passing, (passing.first, passing.last), day) => -by_law,
                () if self.is_over(passing, passing.holiday, day) => worked - by_law,
                () => worked,
            }
        });
        self.certain + gained.sum::<i64>()
    }

    /// The least that can have been used up by the end of this day.
    fn least(&self, day: Date) -> i64 {
        let lost = self.seasons.iter().filter(|passing| passing.first <= day).map(|passing| {
            if self.is_over(passing, (passing.first, passing.last), day) {
                i64::from(passing.season.by_law(passing.year))
            } else {
                let most = if self.in_seconds { passing.season.longest } else { passing.season.off_most() };
                passing.may_be_off.of(most)
            }
        });
        self.certain - lost.sum::<i64>()
    }

    /// Whether the clock has run through this stretch of the season from its first day to its last.
    fn is_over(&self, passing: &Passing, (first, last): (Date, Date), day: Date) -> bool {
        passing.exact && self.after < first && last <= day
    }
}
