//! Vectors: dates that the law, the published notices and the domain rules fix in advance (C-01 … C-17).

use rules::{
    calendar::{
        Calendar, Closure, DayReason, Declaration, Festival, HolidayKind, Hours, LocalHoliday, Opening,
        Spans, notices,
    },
    clock::{Cause, Clock, ClockKind, Light, Limit, Remaining, Verdict},
    time::{CalendarDays, Date, Instant, OfficeSeconds, WorkingDays, day_number, from_day_number},
};

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

fn statutory(start: &str, days: u16) -> Clock {
    let on = date(start);
    Clock::started(
        ClockKind::Statutory,
        Instant::midnight(on).plus_seconds(36_000),
        on,
        Limit::working_days(days),
    )
}

#[test]
fn due_dates_of_the_domain_rules() {
    let china = Calendar::china();
    let vectors = [
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-02-13", 30, "2026-04-02"),
        ("2026-09-19", 5, "2026-09-24"),
        ("2026-09-24", 10, "2026-10-15"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2025-12-31", 5, "2026-01-08"),
        ("2026-04-30", 45, "2026-07-07"),
        ("2026-04-30", 60, "2026-07-28"),
    ];
    for (start, n, due) in vectors {
        let found = china.due(date(start), WorkingDays(n));
        assert_eq!((found.date, found.provisional), (date(due), false), "{start} + {n}");
        assert_eq!(statutory(start, n).explain(&china).due.date, date(due), "account of {start} + {n}");
    }
    assert_eq!(china.working_days_between(date("2025-12-31"), date("2026-12-31")), 248);
    for make_up in ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"] {
        assert!(matches!(china.reason(date(make_up)), DayReason::MakeUpDay { .. }), "{make_up}");
    }
}

#[test]
fn pause_of_the_domain_rules() {
    let china = Calendar::china();
    let clock = statutory("2026-02-13", 20)
        .pause(at("2026-02-25T15:00:00+08:00"), Cause::Inspection, None)
        .resume(at("2026-03-04T10:00:00+08:00"), Cause::Inspection);
    assert_eq!(clock.due(&china).date, date("2026-03-30"));
    let account = clock.explain(&china);
    assert_eq!(account.due, clock.due(&china));
    let paused = |it: &&rules::clock::AccountDay| it.verdict == Verdict::Paused(Cause::Inspection);
    assert_eq!(account.days.iter().filter(paused).count(), 8, "seven working days and a Sunday");
    // The list is closed (L-23): waiting for papers stops no statutory clock, but a promised one.
    let idle = statutory("2026-02-13", 20).pause_days(date("2026-02-25"), date("2026-03-04"), Cause::Other);
    assert_eq!(idle.due(&china).date, date("2026-03-19"));
}

/// The published days as three public calendars agree on them; compared wherever that table lies beside the project.
#[test]
fn decrees_agree_with_the_published_days() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/cn-special-days-2015-2026.csv");
    let Ok(text) = std::fs::read_to_string(beside) else {
        println!("no file of special days here, nothing compared");
        return;
    };
    let china = Calendar::china();
    let mut special = std::collections::BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let name = if fields[4].starts_with("Anti-Fascist") { Festival::VictoryDay.en() } else { fields[4] };
        special
            .insert(date(fields[0]), (fields[2] == "1", name.to_owned(), fields[5].starts_with("statutory")));
    }
    assert!(special.len() > 250);
    for number in day_number(date("2015-01-01"))..=day_number(date("2026-12-31")) {
        let day = from_day_number(number);
        let weekend = matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        let reason = china.reason(day);
        let expected = special.get(&day).map_or(!weekend, |it| it.0);
        assert_eq!(china.is_working_day(day), expected, "{day}");
        assert_eq!(reason.is_working_day(), expected, "{day}");
        match (special.get(&day), reason) {
            (None, DayReason::Weekday) => assert!(!weekend),
            (None, DayReason::Weekend | DayReason::Holiday { kind: HolidayKind::Weekend, .. }) => {
                assert!(weekend)
            }
            (Some((true, name, _)), DayReason::MakeUpDay { festival, .. }) => {
                assert_eq!(name, festival.en(), "{day}")
            }
            (Some((false, name, by_law)), DayReason::Holiday { kind, festival, .. }) => {
                assert_eq!(name, festival.en(), "{day}");
                assert_eq!(*by_law, kind == HolidayKind::Statutory, "{day}");
            }
            (fact, reason) => panic!("{day}: {fact:?} against {reason:?}"),
        }
    }
}

#[test]
fn every_decree_is_sound_and_named() {
    let all = notices();
    assert_eq!(all.len(), 15, "twelve years and three amendments");
    for decree in &all {
        decree.check().unwrap();
        assert!(decree.number.contains("发明电〔") && decree.number.ends_with('号'), "{}", decree.number);
    }
    let years: Vec<i16> = all.iter().filter_map(|decree| decree.year).collect();
    assert_eq!(years, (2015..=2026).collect::<Vec<_>>());
    assert!(all.is_sorted_by_key(|decree| decree.issued));
}

#[test]
fn amendments_prevail_over_the_yearly_notice() {
    let china = Calendar::china();
    assert!(!china.is_working_day(date("2020-02-01")), "worked by the notice, off by the extension");
    let before = china.clone().without(&Declaration::Decree("国办发明电〔2020〕1号".into()));
    assert!(before.is_working_day(date("2020-02-01")) && before.is_working_day(date("2020-01-31")));
    assert_eq!(
        china.reason(date("2019-05-02")),
        DayReason::Holiday {
            kind: HolidayKind::InLieu,
            festival: Festival::LabourDay,
            decree: "国办发明电〔2019〕3号".into()
        }
    );
}

#[test]
fn beyond_the_horizon_is_provisional_until_the_decree_arrives() {
    let china = Calendar::china();
    assert_eq!(china.horizon(), date("2026-12-31"));
    assert!(!china.due(date("2026-12-30"), WorkingDays(1)).provisional);
    let late = china.due(date("2026-12-31"), WorkingDays(20));
    assert!(late.provisional);
    assert!(china.due(date("2014-12-30"), WorkingDays(1)).provisional, "before the first decree known");
    assert!(!china.due(date("2014-12-31"), WorkingDays(1)).provisional);
    assert_eq!(china.reason(date("2027-01-02")), DayReason::BeyondHorizon { weekend: true });
    let interval = statutory("2026-12-31", 20).interval(&china);
    assert!(interval.earliest <= late.date && late.date < interval.latest, "{interval:?}");
    let mut decree = notices().pop().unwrap();
    decree.number = "国办发明电〔2026〕0号".into();
    decree.year = Some(2027);
    decree.issued = date("2026-11-20");
    decree.holidays = vec![rules::calendar::Holiday {
        festival: Festival::NewYear,
        first: date("2027-01-01"),
        last: date("2027-01-03"),
        statutory: vec![date("2027-01-01")],
        worked: vec![],
    }];
    let settled = china.with_decree(decree).due(date("2026-12-31"), WorkingDays(20));
    assert_eq!((settled.date, settled.provisional), (date("2027-01-29"), false));
}

#[test]
fn a_hall_is_not_the_law() {
    let shut = Closure { first: date("2026-03-02"), last: date("2026-03-06"), cause: "装修".into() };
    let open = Opening {
        first: date("2026-03-07"),
        last: date("2026-03-07"),
        spans: Spans::parse("09:00-12:00").unwrap(),
        cause: "周末办".into(),
    };
    let hall = Calendar::china().with_closure(shut).with_opening(open);
    assert!(hall.is_working_day(date("2026-03-03")));
    assert!(!hall.is_working_day(date("2026-03-07")));
    let week = hall.elapsed(at("2026-03-02T00:00:00+08:00"), at("2026-03-09T00:00:00+08:00"));
    assert_eq!(week, OfficeSeconds(3 * 3600), "only Saturday morning");
    assert_eq!(hall.due(date("2026-03-02"), WorkingDays(1)).date, date("2026-03-03"));
    // A local holiday is the law of its area (C-08).
    let local = LocalHoliday {
        first: date("2026-03-03"),
        last: date("2026-03-03"),
        zh: "三月三".into(),
        en: "Third of March".into(),
        notice: "桂政发〔2026〕1号".into(),
    };
    let area = Calendar::china().with_local_holiday(local);
    assert_eq!(area.due(date("2026-03-02"), WorkingDays(1)).date, date("2026-03-04"));
    assert!(matches!(area.reason(date("2026-03-03")), DayReason::LocalHoliday { .. }));
    assert_eq!(
        area.elapsed(at("2026-03-03T00:00:00+08:00"), at("2026-03-04T00:00:00+08:00")),
        OfficeSeconds(0)
    );
}

#[test]
fn last_day_and_close_of_business() {
    let china = Calendar::china();
    // C-04: the fifteenth calendar day falls on 2026-10-01 and moves behind the holiday.
    assert_eq!(china.due_calendar(date("2026-09-16"), CalendarDays(15)).date, date("2026-10-08"));
    assert_eq!(china.due_calendar(date("2026-09-01"), CalendarDays(3)).date, date("2026-09-04"));
    assert_eq!(china.closing_of(date("2026-03-02")), at("2026-03-02T17:00:00+08:00"));
    assert_eq!(
        china.closing_of(date("2026-03-07")),
        at("2026-03-08T00:00:00+08:00"),
        "24:00 where none is open"
    );
    assert_eq!(china.opening_of(date("2026-03-02")), at("2026-03-02T09:00:00+08:00"));
    // C-15: no days at all means today; after closing or at the weekend, the next working day.
    let on_the_spot = |text: &str| {
        let at = at(text);
        Clock::started(ClockKind::Promised, at, at.day(), Limit::working_days(0)).due(&china).date
    };
    assert_eq!(on_the_spot("2026-03-02T16:59:00+08:00"), date("2026-03-02"));
    assert_eq!(on_the_spot("2026-03-06T17:30:00+08:00"), date("2026-03-09"));
    assert_eq!(on_the_spot("2026-03-07T10:00:00+08:00"), date("2026-03-09"));
}

#[test]
fn office_seconds_of_one_day() {
    let china = Calendar::china();
    let day = |text: &str| at(&format!("2026-03-02T{text}+08:00"));
    let left = |text: &str| china.elapsed(day(text), at("2026-03-03T00:00:00+08:00")).0;
    assert_eq!(left("08:00:00"), 7 * 3600, "before opening the whole day is left");
    assert_eq!(left("12:30:00"), 4 * 3600, "in the break the afternoon");
    assert_eq!(left("17:00:00"), 0, "after closing nothing");
    assert_eq!(china.moment(day("08:00:00"), OfficeSeconds(3 * 3600)), day("12:00:00"), "the earlier border");
    assert_eq!(china.moment(day("08:00:00"), OfficeSeconds(0)), day("08:00:00"));
    assert_eq!(china.moment(day("11:59:00"), OfficeSeconds(61)), day("13:00:01"));
    assert_eq!(china.moment(day("16:00:00"), OfficeSeconds(7200)), at("2026-03-03T10:00:00+08:00"));
    // A longer stretch with the spring holiday and two make-up Saturdays in it.
    let spring = china.elapsed(at("2026-02-13T00:00:00+08:00"), at("2026-03-01T00:00:00+08:00")).0;
    assert_eq!(spring, 7 * 7 * 3600, "13, 14, 24, 25, 26, 27 and 28 February");
}

#[test]
fn seasons_and_weekend_halls() {
    let summer = Hours {
        from: Some(date("2026-06-01")),
        working_day: Spans::parse("08:30-12:00,14:30-17:30").unwrap(),
        saturday: Spans::parse("09:00-12:00").unwrap(),
        sunday: Spans::shut(),
    };
    let hall = Calendar::china().with_hours(summer);
    assert_eq!(hall.closing_of(date("2026-05-29")), at("2026-05-29T17:00:00+08:00"));
    assert_eq!(hall.closing_of(date("2026-06-01")), at("2026-06-01T17:30:00+08:00"));
    assert_eq!(
        hall.elapsed(Instant::midnight(date("2026-06-06")), Instant::midnight(date("2026-06-08"))).0,
        10_800
    );
    assert!(!hall.is_working_day(date("2026-06-06")));
    let shut_on_holidays =
        hall.elapsed(Instant::midnight(date("2026-06-19")), Instant::midnight(date("2026-06-22")));
    assert_eq!(shut_on_holidays, OfficeSeconds(0), "the Saturday inside the holiday, too");
    for wrong in
        ["9:00-12:00", "12:00-09:00", "09:00-12:00,11:00-13:00", "09:00", "00:00-25:00", "09:60-10:00"]
    {
        assert!(Spans::parse(wrong).is_err(), "{wrong}");
    }
    let json = serde_json::to_string(&hall).unwrap();
    assert_eq!(serde_json::from_str::<Calendar>(&json).unwrap(), hall);
}

#[test]
fn rest_light_and_notice() {
    let china = Calendar::china();
    let clock = statutory("2026-03-02", 5);
    assert_eq!(clock.due(&china).date, date("2026-03-09"));
    assert_eq!(clock.due_at(&china), at("2026-03-09T17:00:00+08:00"));
    assert_eq!(clock.remind_at(&china, WorkingDays(1)), at("2026-03-06T09:00:00+08:00"));
    let rows = [
        ("2026-03-02T11:00:00+08:00", Remaining::Left(Limit::working_days(5)), Light::InTime),
        ("2026-03-05T23:00:00+08:00", Remaining::Left(Limit::working_days(2)), Light::InTime),
        ("2026-03-06T09:00:00+08:00", Remaining::Left(Limit::working_days(1)), Light::DueSoon),
        ("2026-03-09T17:00:00+08:00", Remaining::Left(Limit::working_days(0)), Light::DueSoon),
        ("2026-03-09T17:00:00.001+08:00", Remaining::Late(Limit::working_days(0)), Light::Grave),
        ("2026-03-11T08:00:00+08:00", Remaining::Late(Limit::working_days(2)), Light::Grave),
    ];
    for (now, rest, light) in rows {
        assert_eq!(clock.remaining(&china, at(now)), rest, "{now}");
        assert_eq!(clock.light(&china, at(now), WorkingDays(1)), light, "{now}");
    }
    let done = clock.stop(at("2026-03-05T10:00:00+08:00"));
    assert_eq!(done.light(&china, at("2026-04-01T00:00:00+08:00"), WorkingDays(1)), Light::Done);
    assert_eq!(
        done.remaining(&china, at("2026-04-01T00:00:00+08:00")),
        Remaining::Left(Limit::working_days(2))
    );
}

#[test]
fn an_open_pause_fixes_no_date() {
    let china = Calendar::china();
    let clock = statutory("2026-03-02", 5).pause(at("2026-03-04T10:00:00+08:00"), Cause::Hearing, None);
    assert!(clock.is_paused() && clock.due(&china).open_pause);
    assert_eq!(clock.due(&china).date, date("2026-03-10"), "the earliest possible");
    assert_eq!(clock.due_as_of(&china, date("2026-03-20")).date, date("2026-03-26"));
    for now in ["2026-03-04T12:00:00+08:00", "2026-03-31T12:00:00+08:00"] {
        assert_eq!(clock.remaining(&china, at(now)), Remaining::Left(Limit::working_days(4)), "{now}");
        assert_eq!(clock.light(&china, at(now), WorkingDays(1)), Light::Paused);
    }
    let told = statutory("2026-03-02", 5).pause(
        at("2026-03-04T10:00:00+08:00"),
        Cause::Hearing,
        Some(date("2026-03-13")),
    );
    assert_eq!(told.due(&china).date, date("2026-03-19"));
    // A pause opened after the end comes too late to help.
    let late = statutory("2026-03-02", 5).pause(at("2026-03-11T10:00:00+08:00"), Cause::Hearing, None);
    assert_eq!((late.due(&china).date, late.due(&china).open_pause), (date("2026-03-09"), false));
    assert_eq!(late.light(&china, at("2026-03-12T10:00:00+08:00"), WorkingDays(1)), Light::Grave);
}

#[test]
fn extension_restart_and_units() {
    let china = Calendar::china();
    let now = at("2026-03-05T10:00:00+08:00");
    let extended = statutory("2026-02-13", 20).extend(now, Limit::working_days(10), "局长批准");
    assert_eq!(extended.due(&china).date, date("2026-04-02"));
    let mixed = statutory("2026-02-13", 20).extend(now, Limit::calendar_days(10), "局长批准");
    assert_eq!(mixed.due(&china).date, date("2026-03-19"), "never converted silently");
    assert!(Limit::working_days(20).plus(Limit::calendar_days(10)).is_err());
    // C-12: deemed acceptance counts from the receipt, five working days before the rule fires.
    let deemed = statutory("2026-03-09", 20).restart(at("2026-03-02T10:00:00+08:00"), date("2026-03-02"));
    assert_eq!(deemed.due(&china).date, china.due(date("2026-03-02"), WorkingDays(20)).date);
    let json = serde_json::to_string(&Limit::working_days(20)).unwrap();
    assert_eq!(json, r#"{"working_days":20}"#);
    let text = serde_json::to_string(&extended).unwrap();
    assert_eq!(serde_json::from_str::<Clock>(&text).unwrap(), extended);
}

#[test]
fn moments_are_read_and_written() {
    assert_eq!(at("2026-02-13T01:00:00Z"), at("2026-02-13T09:00:00+08:00"));
    assert_eq!(at("2026-02-13T09:00:00.250+08:00").rfc3339(), "2026-02-13T09:00:00.250+08:00");
    assert_eq!(at("2026-02-13T20:00:00Z").day(), date("2026-02-14"), "C-17");
    for wrong in ["", "2026-02-13", "2026-02-13T09:00:00", "2026-02-30T09:00:00Z", "yesterday"] {
        assert!(Instant::parse(wrong).is_err(), "{wrong}");
    }
    for number in [-4_371_587_i64, -719_468, -1, 0, 59, 11_016, 20_500, 2_932_896] {
        assert_eq!(day_number(from_day_number(number)), number);
    }
    for extreme in [i64::MIN, i64::MAX] {
        let day = Instant(extreme).day();
        assert!(day == Date::MIN || day == Date::MAX);
        let _ = Calendar::china().due(day, WorkingDays(3));
    }
    assert_eq!(from_day_number(day_number(date("2024-02-29")) + 1), date("2024-03-01"));
}
