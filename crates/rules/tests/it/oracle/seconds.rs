//! Limits in office seconds: minute by minute, while the doors are open and no pause runs.

use std::collections::BTreeMap;

use rules::{
    calendar::Spans,
    clock::Limit,
    time::{Date, Instant, OfficeSeconds},
};

use super::{history, reading::read, world::World};
use crate::slow::{Chance, SlowCalendar, later};

/// Open minutes of a stretch, one by one.
fn slow_open(slow: &SlowCalendar, days: &mut BTreeMap<Date, Spans>, minute: Instant) -> bool {
    let spans = days.entry(minute.day()).or_insert_with(|| slow.spans(minute.day()));
    let second = u32::try_from(minute.ms_of_day() / 1000).expect("a second of the day");
    spans.as_slice().iter().any(|span| span.open() <= second && second < span.close())
}

/// One random history on the level of seconds; answers how many minutes were walked.
pub(super) fn try_one(chance: &mut Chance, world: &World) -> u64 {
    let mut walked = 0;
    let (calendar, slow) = &world.turn(chance).after;
    let from = later(jiff::civil::date(2018, 12, 20), chance.between(0, 90));
    let limit = Limit::office_seconds(chance.below(40 * 60) * 60);
    let clock = history(chance, limit, from, 9);
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
    assert_eq!(calendar.elapsed(start, end), OfficeSeconds(open), "{clock:?}");
    if clock.stopped_at().is_none_or(|stop| stop >= end) && !clock.is_paused() {
        assert_eq!(clock.used(calendar, end).amount(), unpaused, "{clock:?}");
    }

    let (mut minute, mut left) = (start, reading.total);
    while left > 0 {
        let counts = slow_open(slow, &mut days, minute) && !reading.pauses_minute(minute);
        left -= if counts { 60.min(left) } else { 0 };
        minute = minute.plus_seconds(60);
        walked += 1;
    }
    if reading.total.is_multiple_of(60) {
        assert_eq!(clock.due_at(calendar), minute, "{clock:?}");
    }
    let account = clock.explain(calendar);
    assert_eq!(account.due.date, clock.due(calendar).date, "{clock:?}");
    assert_eq!(account.due.provisional, clock.due(calendar).provisional, "{clock:?}");
    assert_eq!(account.days.last().map(|day| day.total), Some(reading.total), "{clock:?}");
    walked
}

#[test]
fn office_seconds_agree_with_the_minute_by_minute_oracle() {
    let mut chance = Chance(super::from_environment("ONEWINDOW_SEED").unwrap_or(0x05EC_00D5));
    let world = World::new(&mut chance, 16);
    let tries = super::histories() / 20 + 1;
    let walked: u64 = (0..tries).map(|_| try_one(&mut chance, &world)).sum();
    println!("{tries} second-level histories agree over {walked} minutes walked");
}
