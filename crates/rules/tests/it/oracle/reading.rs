//! The ledger read by the letter: what a child would make of it, day by day.

use rules::{
    clock::{Cause, Clock, Entry},
    time::{Date, Instant},
};

use crate::slow::{SlowCalendar, later};

/// From which moment and day, told through which day, ended when.
type PauseRead = (Instant, Date, Option<Date>, Option<(Instant, Date)>);

/// The ledger read by the letter: start, total limit and the pauses that count, each with its end if it has one.
pub(super) struct Reading {
    pub(super) at: Instant,
    pub(super) on: Date,
    pub(super) total: u64,
    pauses: Vec<PauseRead>,
}

pub(super) fn read(clock: &Clock) -> Reading {
    let mut reading = Reading {
        at: clock.started_at(),
        on: clock.started_on(),
        total: clock.limit().amount(),
        pauses: vec![],
    };
    let mut open: Vec<(Cause, Instant, Date, Option<Date>)> = vec![];
    for entry in clock.entries() {
        match entry {
            Entry::Paused { at, on, cause, told } => open.push((*cause, *at, *on, *told)),
            Entry::Resumed { at, on, cause } => {
                if let Some(place) = open.iter().rposition(|it| it.0 == *cause) {
                    let (cause, from, day, told) = open.remove(place);
                    if cause.stops(clock.kind()) {
                        reading.pauses.push((from, day, told, Some((*at, *on))));
                    }
                }
            }
            Entry::Extended { by, .. } if by.same_unit(clock.limit()) => reading.total += by.amount(),
            Entry::Shortened { to, .. } if to.same_unit(clock.limit()) => reading.total = to.amount(),
            _ => {}
        }
    }
    for (cause, from, day, told) in open {
        if cause.stops(clock.kind()) {
            let end = clock.stopped_at().map(|stop| (stop, stop.day()));
            reading.pauses.push((from, day, told, end));
        }
    }
    reading
}

impl Reading {
    pub(super) fn is_paused(&self) -> bool {
        !self.pauses.is_empty()
    }

    pub(super) fn pauses_day(&self, day: Date, as_of: Option<Date>) -> bool {
        self.pauses.iter().any(|(_, from, told, end)| {
            let last = match end {
                Some((_, last)) => *last,
                None => told.unwrap_or(*from).max(as_of.unwrap_or(*from)),
            };
            day == *from || (*from <= day && day <= last)
        })
    }

    pub(super) fn pauses_minute(&self, minute: Instant) -> bool {
        self.pauses.iter().any(|(from, _, told, end)| {
            let until = match (end, told) {
                (Some((until, _)), _) => *until,
                (None, Some(day)) => Instant::midnight(later(*day, 1)),
                (None, None) => *from,
            };
            *from <= minute && minute < until
        })
    }

    /// Day by day until the limit is used up.
    pub(super) fn due(
        &self,
        slow: &SlowCalendar,
        working: bool,
        as_of: Option<Date>,
        closing: Instant,
    ) -> (Date, bool) {
        let mut day = self.on;
        let mut settled = true;
        let mut left = self.total;
        if left == 0 {
            if self.at > closing {
                settled &= slow.years.contains(&day.year());
                day = later(day, 1);
            }
            settled &= slow.years.contains(&day.year());
        }
        while left > 0 {
            day = later(day, 1);
            settled &= slow.years.contains(&day.year());
            if !self.pauses_day(day, as_of) && (slow.works(day) || !working) {
                left -= 1;
            }
        }
        while !slow.works(day) || self.pauses_day(day, as_of) {
            day = later(day, 1);
            settled &= slow.years.contains(&day.year());
        }
        (day, !settled)
    }

    pub(super) fn used(&self, slow: &SlowCalendar, working: bool, through: Date) -> u64 {
        let mut day = self.on;
        let mut used = 0;
        while day < through {
            day = later(day, 1);
            used += u64::from(!self.pauses_day(day, Some(through)) && (slow.works(day) || !working));
        }
        used
    }
}
