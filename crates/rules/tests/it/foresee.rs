//! The interval of a provisional date holds whatever the notices to come say: against every published year as if it
//! had not come yet, and against invented notices that use the freedom of a season to the full (C-06 … C-08, CL4).

use rules::{
    calendar::{Calendar, Decree, Holiday, Interval, SEASONS, Season, notices},
    clock::{Cause, Clock, ClockKind, Limit},
    time::{Date, Instant, day_number},
};

use crate::slow::{Chance, is_weekend, later, minute_of};

const YEARS: std::ops::RangeInclusive<i16> = 2015..=2026;

/// The yearly notices, without the amendments that no law foresees.
fn yearly() -> Vec<Decree> {
    notices().into_iter().filter(|decree| decree.year.is_some()).collect()
}

fn calendar(decrees: Vec<Decree>) -> Calendar {
    let hours = Calendar::china().parts().hours.clone();
    Calendar::from_parts(rules::calendar::CalendarParts { decrees, hours, ..Default::default() })
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (0..=day_number(to) - day_number(from)).map(move |n| later(from, n))
}

/// What a notice does to the weekly rule: weekdays off, and weekend days worked.
fn changed(decree: &Decree) -> (Vec<Date>, Vec<Date>) {
    let alone = calendar(vec![decree.clone()]);
    let year = decree.year.expect("a yearly notice");
    let all = days(jiff::civil::date(year - 1, 6, 1), jiff::civil::date(year + 1, 6, 1));
    let (off, worked): (Vec<Date>, Vec<Date>) =
        all.filter(|day| alone.is_working_day(*day) == is_weekend(*day)).partition(|day| !is_weekend(*day));
    (off, worked)
}

#[test]
fn every_published_notice_keeps_to_its_seasons() {
    for decree in yearly() {
        let year = decree.year.unwrap();
        let (off, worked) = changed(&decree);
        let by_law: u16 = SEASONS.iter().map(|season| season.by_law(year)).sum();
        assert_eq!(off.len() - worked.len(), usize::from(by_law), "{year}: thirteen days, eleven until 2024");
        let within = |(first, last): (Date, Date), day: &Date| first <= *day && *day <= last;
        for day in off.iter().chain(&worked) {
            assert!(SEASONS.iter().any(|season| within(season.reach(year), day)), "{day} is in no season");
        }
        // 中秋 and 国庆 may fall together, and are then one holiday with the days of both.
        for seasons in
            [&SEASONS[..1], &SEASONS[1..2], &SEASONS[2..3], &SEASONS[3..4], &SEASONS[4..5], &SEASONS[5..]]
        {
            let count = |days: &[Date], span: fn(&Season, i16) -> (Date, Date)| {
                days.iter().filter(|day| seasons.iter().any(|it| within(span(it, year), day))).count()
            };
            let sum = |of: &dyn Fn(&Season) -> u16| usize::from(seasons.iter().map(of).sum::<u16>());
            let (off_now, worked_now) = (count(&off, Season::reach), count(&worked, Season::reach));
            let told = format!("{year} {:?}: {off:?} {worked:?}", seasons[0].festival);
            assert!(off_now <= sum(&|it| it.off_most()), "{told}");
            assert!(worked_now <= sum(&|it| it.worked_most(year)), "{told}");
            assert_eq!(off_now - worked_now, sum(&|it| it.by_law(year)), "{told}");
            assert_eq!(count(&off, Season::holiday), off_now, "{told}");
        }
    }
}

/// A clock of any unit, with what may happen to it.
fn clock(chance: &mut Chance, from: Date) -> Clock {
    let n = u16::try_from(chance.below(70)).expect("below seventy");
    let limit = match chance.below(5) {
        0 => Limit::calendar_days(n),
        1 => Limit::office_seconds(chance.below(60 * 7 * 3600)),
        _ => Limit::working_days(n),
    };
    let mut clock = Clock::started(ClockKind::Promised, minute_of(chance, from), from, limit);
    for _ in 0..chance.below(3) {
        let first = later(from, chance.between(-2, 60));
        clock = match chance.below(3) {
            0 => clock.extend(Instant::midnight(first), limit.of(chance.below(15)), "批准"),
            1 => clock.pause_days(first, later(first, chance.between(0, 25)), Cause::Testing),
            _ => {
                let last = later(first, chance.between(0, 9));
                let until = minute_of(chance, last);
                clock.pause(minute_of(chance, first), Cause::Testing, None).resume(until, Cause::Testing)
            }
        };
    }
    clock
}

#[track_caller]
fn holds(clock: &Clock, before: &Calendar, after: &Calendar) -> Interval {
    let (interval, due) = (clock.interval(before), clock.due(after));
    assert!(
        interval.earliest <= due.date && due.date <= interval.latest,
        "{due:?} is not in {interval:?}: {clock:?}"
    );
    interval
}

#[test]
fn every_published_year_falls_into_the_interval_foreseen_the_year_before() {
    let mut chance = Chance(0xF0_2E5EE);
    let (mut tried, mut width, mut moved) = (0_u32, 0, 0_u32);
    for year in YEARS.skip(1) {
        // One or two years ahead: the notices known in the autumn before, and those that came.
        for ahead in [1, 2] {
            let known = |last: i16| {
                calendar(yearly().into_iter().filter(|decree| decree.year.unwrap() <= last).collect())
            };
            let (before, after) = (known(year - 1), known(year - 1 + ahead));
            for _ in 0..600 {
                let from = later(jiff::civil::date(year - 1, 9, 1), chance.between(0, 300));
                let clock = clock(&mut chance, from);
                if !clock.due(&before).provisional || clock.due(&after).provisional {
                    continue;
                }
                let interval = holds(&clock, &before, &after);
                let settled = clock.interval(&after);
                assert_eq!(
                    (settled.earliest, settled.latest),
                    (clock.due(&after).date, clock.due(&after).date)
                );
                tried += 1;
                width += day_number(interval.latest) - day_number(interval.earliest);
                moved += u32::from(clock.due(&before).date != clock.due(&after).date);
            }
        }
    }
    println!(
        "{tried} clocks over eleven years, {moved} of them moved; {} days wide on average",
        width / i64::from(tried)
    );
    assert!(tried > 4_000 && moved > 1_000, "the years must be worth trying: {tried}, {moved}");
}

/// A notice as wild as the law allows: any holiday around each festival, any weekend days of the season worked for it.
fn invented(chance: &mut Chance, year: i16) -> Decree {
    let mut holidays: Vec<Holiday> = Vec::new();
    let mut taken: Vec<Date> = Vec::new();
    for season in &SEASONS {
        let (holiday, reach) = (season.holiday(year), season.reach(year));
        let by_law = usize::from(season.by_law(year));
        for _ in 0..200 {
            let length = chance.between(1, i64::from(season.longest));
            let first = later(holiday.0, chance.between(0, day_number(holiday.1) - day_number(holiday.0)));
            let last = later(first, length - 1);
            let run: Vec<Date> = days(first, last).collect();
            let off = run.iter().filter(|day| !is_weekend(**day)).count();
            let mut weekends: Vec<Date> = days(reach.0, reach.1)
                .filter(|day| is_weekend(*day) && !run.contains(day) && !taken.contains(day))
                .collect();
            let exchanged = off.saturating_sub(by_law);
            if off < by_law || last > holiday.1 || exchanged > weekends.len() {
                continue;
            }
            if run.iter().any(|day| taken.contains(day)) {
                continue;
            }
            let mut worked = Vec::new();
            while worked.len() < exchanged {
                let place = match chance.below(3) {
                    0 => 0,
                    1 => weekends.len() - 1,
                    _ => usize::try_from(chance.below(weekends.len() as u64)).expect("an index"),
                };
                worked.push(weekends.remove(place));
            }
            taken.extend(run.iter().chain(&worked));
            let festival = season.festival.clone();
            holidays.push(Holiday { festival, first, last, statutory: vec![], worked });
            break;
        }
    }
    let (number, title) = (format!("国办发明电〔{}〕{}号", year - 1, chance.below(90)), "通知".into());
    Decree { number, title, issued: jiff::civil::date(year - 1, 11, 20), year: Some(year), holidays }
}

#[test]
fn whatever_a_notice_may_say_the_date_falls_into_the_interval() {
    let mut chance = Chance(0x1A_F0_2E);
    let before = Calendar::china();
    let mut tried = 0;
    for _ in 0..60 {
        let decrees: Vec<Decree> = (2027..=2029).map(|year| invented(&mut chance, year)).collect();
        for decree in &decrees {
            decree.check().unwrap();
            assert_eq!(decree.holidays.len(), SEASONS.len(), "every festival has its holiday");
        }
        let next = before.clone().with_decree(decrees[0].clone());
        let last = next.clone().with_decree(decrees[1].clone()).with_decree(decrees[2].clone());
        for _ in 0..120 {
            let from = later(jiff::civil::date(2026, 10, 1), chance.between(0, 460));
            let clock = clock(&mut chance, from);
            // A date in the last year that has its notice counts as settled, though New Year may still reach back (C-08).
            if !clock.due(&before).provisional {
                continue;
            }
            let interval = holds(&clock, &before, &last);
            tried += 1;
            if !clock.due(&next).provisional {
                continue;
            }
            // What is learned on the way only narrows the interval.
            let narrower = holds(&clock, &next, &last);
            if clock.due(&before).provisional && from < jiff::civil::date(2026, 12, 1) {
                assert!(
                    interval.earliest <= narrower.earliest && narrower.latest <= interval.latest,
                    "{clock:?}"
                );
            }
        }
    }
    assert!(tried > 4_000, "{tried}");
}

#[test]
fn a_date_of_the_spring_is_foreseen_within_days() {
    let clock = |from: &str, n: u16| {
        let from: Date = from.parse().unwrap();
        Clock::started(ClockKind::Promised, Instant::midnight(from), from, Limit::working_days(n))
    };
    let china = Calendar::china();
    let told = |from: &str, n: u16| {
        let interval = clock(from, n).interval(&china);
        (interval.earliest.to_string(), interval.latest.to_string())
    };
    let day = |text: &str| text.to_owned();
    // New Year alone: at most two weekend days are worked for it, at most three weekdays are off.
    assert_eq!(told("2026-12-28", 8), (day("2027-01-06"), day("2027-01-12")));
    // Behind every season of the winter the law's five days are gone for certain.
    assert_eq!(told("2026-12-01", 75), (day("2027-03-23"), day("2027-03-23")));
    // A settled date needs none.
    assert_eq!(told("2026-12-01", 5), (day("2026-12-08"), day("2026-12-08")));
}
