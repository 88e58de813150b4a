//! A slow, obvious reckoner against the quick one, over random histories (lesson: compute by replay, fuzz every
//! interleaving). It knows no tables, no merging and no arithmetic over ranges: it asks day by day, minute by minute.
//!
//! `reading` is the slow reckoner; `days` and `seconds` hold it against the quick one; `long` does so as often as one
//! wishes. Every history has one of many random calendars and a change of it that comes in the middle: a decree, a local
//! holiday, one that is taken back, a closure.
//!
//! | | |
//! |---|---|
//! | `ONEWINDOW_HISTORIES` | how many histories; 20,000 in the suite, ten million in the long run |
//! | `ONEWINDOW_SEED` | which ones |

mod days;
mod long;
mod reading;
mod seconds;
mod world;

use rules::{
    clock::{Cause, Clock, ClockKind, Limit},
    time::{Date, Instant, OfficeSeconds, WorkingDays, from_day_number},
};

use crate::slow::{Chance, calendars, later, minute_of};

const CAUSES: [Cause; 6] =
    [Cause::Hearing, Cause::Testing, Cause::ExpertReview, Cause::Inspection, Cause::Correction, Cause::Other];
const KINDS: [ClockKind; 4] =
    [ClockKind::Statutory, ClockKind::Promised, ClockKind::Step, ClockKind::LowerReview];

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn histories() -> u64 {
    from_environment("ONEWINDOW_HISTORIES").unwrap_or(20_000)
}

/// A random life of a clock; entries come in any order, pauses nest, overlap, stay open or end before they begin.
fn history(chance: &mut Chance, limit: Limit, from: Date, spread: i64) -> Clock {
    let at = minute_of(chance, from);
    // C-11, C-12: the day from which it counts may lie before the moment at which that was recorded.
    let on = if chance.one_in(4) { later(from, -chance.between(0, 9)) } else { from };
    let mut clock = Clock::started(chance.pick(&KINDS), at, on, limit);
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
    if chance.one_in(9) {
        clock = clock.shorten(at, limit.of(chance.below(limit.amount() + 1)), "绿色通道");
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
