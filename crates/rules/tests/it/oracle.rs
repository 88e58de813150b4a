//! A slow, obvious reckoner against the quick one, over random histories (lesson: compute by replay, fuzz every
//! interleaving). It knows no tables, no merging and no arithmetic over ranges: it asks day by day, minute by minute.
//!
//! `ONEWINDOW_HISTORIES` sets how many histories are tried (20,000 unless told otherwise).

use std::collections::BTreeMap;

use rules::{
    calendar::{Calendar, Spans},
    clock::{Cause, Clock, ClockKind, Entry, Limit, Remaining, Verdict},
    time::{Date, Instant, OfficeSeconds, WorkingDays, from_day_number},
};

use crate::slow::{Chance, SlowCalendar, calendars, later, minute_of};

const CAUSES: [Cause; 6] =
    [Cause::Hearing, Cause::Testing, Cause::ExpertReview, Cause::Inspection, Cause::Correction, Cause::Other];
const KINDS: [ClockKind; 4] =
    [ClockKind::Statutory, ClockKind::Promised, ClockKind::Step, ClockKind::LowerReview];

fn histories() -> u64 {
    std::env::var("ONEWINDOW_HISTORIES").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000)
}

/// A random life of a clock; entries come in any order, pauses nest, overlap, stay open or end before they begin.
fn history(chance: &mut Chance, limit: Limit, from: Date, spread: i64) -> Clock {
    let at = minute_of(chance, from);
    let mut clock = Clock::started(chance.pick(&KINDS), at, from, limit);
    for _ in 0..chance.below(5) {
        let first = later(from, chance.between(-6, spread));
        let cause = chance.pick(&CAUSES);
        let last = later(first, chance.between(-1, spread / 3));
        clock = match chance.below(4) {
            0 => clock.pause_days(first, last, cause),
            1 => clock.pause(minute_of(chance, first), cause, chance.one_in(2).then_some(last)),
            _ => {
                let (start, end) = (minute_of(chance, first), minute_of(chance, last));
                clock.pause(start, cause, None).resume(end, cause)
            }
        };
        if chance.one_in(6) {
            let day = later(from, chance.between(0, spread));
            clock = clock.resume(minute_of(chance, day), chance.pick(&CAUSES));
        }
        if chance.one_in(4) {
            let n = chance.below(20);
            let by = if chance.one_in(5) { Limit::calendar_days(3) } else { limit.of(n) };
            clock = clock.extend(at, by, "批准");
        }
    }
    if chance.one_in(8) {
        let day = later(from, chance.between(-9, 3));
        clock = clock.restart(minute_of(chance, day), day);
    }
    if chance.one_in(8) {
        let day = later(from, chance.between(0, spread));
        clock = clock.stop(minute_of(chance, day));
    }
    clock
}

/// From which moment and day, told through which day, ended when.
type PauseRead = (Instant, Date, Option<Date>, Option<(Instant, Date)>);

/// The ledger read by the letter: start, total limit and the pauses that count, each with its end if it has one.
struct Reading {
    at: Instant,
    on: Date,
    total: u64,
    pauses: Vec<PauseRead>,
}

fn read(clock: &Clock) -> Reading {
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
    fn pauses_day(&self, day: Date, as_of: Option<Date>) -> bool {
        self.pauses.iter().any(|(_, from, told, end)| {
            let last = match end {
                Some((_, last)) => *last,
                None => told.unwrap_or(*from).max(as_of.unwrap_or(*from)),
            };
            day == *from || (*from <= day && day <= last)
        })
    }

    fn pauses_minute(&self, minute: Instant) -> bool {
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
    fn due(&self, slow: &SlowCalendar, working: bool, as_of: Option<Date>, closing: Instant) -> (Date, bool) {
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

    fn used(&self, slow: &SlowCalendar, working: bool, through: Date) -> u64 {
        let mut day = self.on;
        let mut used = 0;
        while day < through {
            day = later(day, 1);
            used += u64::from(!self.pauses_day(day, Some(through)) && (slow.works(day) || !working));
        }
        used
    }
}

#[test]
fn random_histories_agree_with_the_day_by_day_oracle() {
    let mut chance = Chance(0x1A2B_3C4D);
    let calendars = calendars(&mut chance, 24);
    let (mut paused, mut provisional, mut open, mut account_days) = (0_u64, 0_u64, 0_u64, 0_u64);
    for nth in 0..histories() {
        let (calendar, slow) = &calendars[usize::try_from(chance.below(24)).unwrap()];
        let from = later(jiff::civil::date(2014, 11, 1), chance.between(0, 4_900));
        let working = !chance.one_in(3);
        let n = u16::try_from(chance.below(61)).unwrap();
        let limit = if working { Limit::working_days(n) } else { Limit::calendar_days(n) };
        let clock = history(&mut chance, limit, from, 90);
        let reading = read(&clock);
        let closing = calendar.closing_of(reading.on);
        let told = || format!("history {nth}: {clock:?}");

        let (day, unsettled) = reading.due(slow, working, None, closing);
        let due = clock.due(calendar);
        assert_eq!((due.date, due.provisional), (day, unsettled), "{}", told());
        let account = clock.explain(calendar);
        assert_eq!(account.due, due, "{}", told());
        assert!(!account.cut);
        let counted =
            account.days.iter().filter(|it| matches!(it.verdict, Verdict::Counted(_))).count() as u64;
        assert_eq!(counted, reading.total, "{}", told());
        assert!(account.days.iter().all(|it| it.date == reading.on
            || matches!(it.verdict, Verdict::Paused(_)) == reading.pauses_day(it.date, None)));

        let today = later(from, chance.between(-3, 140));
        let as_of = reading.due(slow, working, Some(today), closing);
        assert_eq!(clock.due_as_of(calendar, today).date, as_of.0, "{}", told());
        check_rest(&mut chance, &clock, &reading, calendar, slow, working, &told);
        check_laws(&mut chance, &clock, calendar, from, &told);
        paused += u64::from(!reading.pauses.is_empty());
        provisional += u64::from(unsettled);
        open += u64::from(due.open_pause);
        account_days += account.days.len() as u64;
    }
    println!(
        "{} histories agree: {paused} with pauses, {open} with an open pause, {provisional} provisional, \
         {account_days} days accounted for",
        histories()
    );
    assert!(paused > histories() / 3 && provisional > 0 && open > 0, "the histories must be worth trying");
}

/// What is used and what is left, at a random moment.
fn check_rest(
    chance: &mut Chance,
    clock: &Clock,
    reading: &Reading,
    calendar: &Calendar,
    slow: &SlowCalendar,
    working: bool,
    told: &dyn Fn() -> String,
) {
    let day = later(reading.on, chance.between(0, 140));
    let now = minute_of(chance, day);
    let end = clock.stopped_at().map_or(now, |stop| stop.min(now));
    let used = reading.used(slow, working, end.day());
    assert_eq!(clock.used(calendar, now).amount(), used, "used at {now}: {}", told());
    match clock.remaining(calendar, now) {
        Remaining::Left(left) if working && end.day() >= reading.on => {
            assert_eq!(left.amount(), reading.total.saturating_sub(used), "rest at {now}: {}", told());
        }
        Remaining::Late(_) => assert!(used >= reading.total, "late at {now}: {}", told()),
        Remaining::Left(_) => {}
    }
}

/// A pause or an extension never shortens, and another day of limit never ends earlier.
fn check_laws(
    chance: &mut Chance,
    clock: &Clock,
    calendar: &Calendar,
    from: Date,
    told: &dyn Fn() -> String,
) {
    let due = clock.due(calendar).date;
    let first = later(from, chance.between(-5, 100));
    let longer = clock.clone().pause_days(first, later(first, chance.between(0, 30)), chance.pick(&CAUSES));
    assert!(longer.due(calendar).date >= due, "a pause shortened: {}", told());
    let more = clock.clone().extend(clock.started_at(), clock.limit().of(chance.below(9)), "批准");
    assert!(more.due(calendar).date >= due, "an extension shortened: {}", told());
    assert!(clock.remind_at(calendar, WorkingDays(1)) <= clock.due_at(calendar).max(clock.started_at()));
}

/// Open minutes of a stretch, one by one.
fn slow_open(slow: &SlowCalendar, days: &mut BTreeMap<Date, Spans>, minute: Instant) -> bool {
    let spans = days.entry(minute.day()).or_insert_with(|| slow.spans(minute.day()));
    let second = u32::try_from(minute.ms_of_day() / 1000).expect("a second of the day");
    spans.as_slice().iter().any(|span| span.open() <= second && second < span.close())
}

#[test]
fn office_seconds_agree_with_the_minute_by_minute_oracle() {
    let mut chance = Chance(0x05EC_00D5);
    let calendars = calendars(&mut chance, 16);
    let tries = histories() / 20 + 1;
    let mut walked = 0_u64;
    for nth in 0..tries {
        let (calendar, slow) = &calendars[usize::try_from(chance.below(16)).unwrap()];
        let from = later(jiff::civil::date(2018, 12, 20), chance.between(0, 90));
        let limit = Limit::office_seconds(chance.below(40 * 60) * 60);
        let clock = history(&mut chance, limit, from, 9);
        let reading = read(&clock);
        let mut days = BTreeMap::new();

        let start = reading.at;
        let end = start.plus_seconds(chance.between(0, 12 * 1440) * 60);
        let (mut minute, mut open, mut unpaused) = (start, 0_u64, 0_u64);
        while minute < end {
            let counts = slow_open(slow, &mut days, minute);
            open += u64::from(counts) * 60;
            unpaused += u64::from(counts && !reading.pauses_minute(minute)) * 60;
            minute = minute.plus_seconds(60);
            walked += 1;
        }
        assert_eq!(calendar.elapsed(start, end), OfficeSeconds(open), "history {nth}");
        if clock.stopped_at().is_none_or(|stop| stop >= end) && !clock.is_paused() {
            assert_eq!(clock.used(calendar, end).amount(), unpaused, "history {nth}: {clock:?}");
        }

        let (mut minute, mut left) = (start, reading.total);
        while left > 0 {
            let counts = slow_open(slow, &mut days, minute) && !reading.pauses_minute(minute);
            left -= if counts { 60.min(left) } else { 0 };
            minute = minute.plus_seconds(60);
            walked += 1;
        }
        if reading.total.is_multiple_of(60) {
            assert_eq!(clock.due_at(calendar), minute, "history {nth}: {clock:?}");
        }
        let account = clock.explain(calendar);
        assert_eq!(account.due.date, clock.due(calendar).date, "history {nth}: {clock:?}");
        assert_eq!(account.due.provisional, clock.due(calendar).provisional, "history {nth}: {clock:?}");
        assert_eq!(account.days.last().map(|day| day.total), Some(reading.total), "history {nth}: {clock:?}");
    }
    println!("{tries} second-level histories agree over {walked} minutes walked");
}

#[test]
fn the_moment_is_the_earliest_at_which_the_seconds_are_used() {
    let mut chance = Chance(0x0FF1CE);
    let calendars = calendars(&mut chance, 16);
    for _ in 0..histories() {
        let (calendar, _) = &calendars[usize::try_from(chance.below(16)).unwrap()];
        let start = Instant(1_400_000_000_000 + i64::try_from(chance.below(420_000_000_000)).unwrap());
        let n = OfficeSeconds(chance.below(3_000_000));
        let moment = calendar.moment(start, n);
        assert_eq!(calendar.elapsed(start, moment), n, "{start} + {n}");
        if n.0 == 0 {
            assert_eq!(moment, start);
        } else {
            assert!(calendar.elapsed(start, moment.minus_ms(1)) < n, "{moment} is not the earliest");
        }
    }
}

#[test]
fn tables_and_steps_agree_over_every_day() {
    let mut chance = Chance(7);
    for (calendar, slow) in calendars(&mut chance, 3) {
        let mut worked = 0;
        for number in 10_957 - 400..47_847 + 400 {
            let day = from_day_number(number);
            assert_eq!(calendar.is_working_day(day), slow.works(day), "{day}");
            assert_eq!(calendar.reason(day).is_working_day(), slow.works(day), "{day}");
            if number >= 10_957 && slow.works(day) && day.year() <= 2100 {
                worked += 1;
            }
        }
        let whole =
            calendar.working_days_between(jiff::civil::date(1999, 12, 31), jiff::civil::date(2100, 12, 31));
        assert_eq!(whole, worked, "across the edge of the tables");
        let edge = calendar.due(jiff::civil::date(2100, 12, 20), WorkingDays(30)).date;
        let between = calendar.working_days_between(jiff::civil::date(2100, 12, 20), edge);
        assert_eq!(between, 30, "beyond the tables");
        assert!(calendar.due(jiff::civil::date(1999, 12, 1), WorkingDays(60)).provisional);
    }
}
