//! The second count against the house's own, over the published years and random histories. Two that were written apart
//! and agree are more than one that was tested.

use jiff::civil::date;
use proptest::prelude::*;
use recount::{Calendar, Clock, Day, Limit};
use rules::{
    calendar as law,
    clock::{self, Cause, ClockKind},
    time::{self, Instant},
};
use serde_json::json;
use std::sync::LazyLock;

fn day(of: time::Date) -> Day {
    of.to_string().parse().unwrap()
}

#[test]
fn civil_days_are_those_of_everybody_else() {
    for number in 0..time::day_number(date(2150, 1, 1)) {
        let theirs = time::from_day_number(number);
        let ours = day(theirs);
        assert_eq!(ours.to_string(), theirs.to_string());
        assert_eq!(ours.begins(), Instant::midnight(theirs).0, "{ours}");
        assert_eq!(ours.weekday(), i64::from(theirs.weekday().to_monday_zero_offset()), "{ours}");
        assert_eq!(Day::of(ours.begins()), Some((ours, 0)));
        assert_eq!(Day::of(ours.begins() - 1).map(|(_, ms)| ms), (number > 0).then_some(86_399_999));
        assert_eq!(day(theirs.tomorrow().unwrap()), ours.next());
    }
    for wrong in
        ["", "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01-01", "9999-01-01", "二〇二六"]
    {
        assert!(wrong.parse::<Day>().is_err(), "{wrong}");
    }
}

#[test]
fn the_published_days_are_those_of_the_law_floor() {
    let weekend = r#"{"hours_set":{"from":"2016-01-01","working_day":"09:00-12:00","saturday":"10:00-11:00","sunday":"10:00-10:30"}}"#;
    let mut ours = Calendar::published();
    ours.take("HoursSet", &serde_json::from_str(weekend).unwrap()).unwrap();
    let hours = serde_json::from_value(json!({
        "from": "2016-01-01", "working_day": "09:00-12:00", "saturday": "10:00-11:00", "sunday": "10:00-10:30"
    }));
    let theirs = law::Calendar::china().with_hours(hours.unwrap());
    for number in time::day_number(date(2015, 1, 1))..=time::day_number(date(2028, 12, 31)) {
        let of = time::from_day_number(number);
        assert_eq!(ours.works(day(of)), theirs.is_working_day(of), "{of}");
        let open: i64 = ours.open(day(of)).iter().map(|(from, to)| to - from).sum();
        let theirs: u32 = theirs.spans_on(of).iter().map(|span| span.seconds()).sum();
        assert_eq!(open, i64::from(theirs), "{of}");
    }
}

/// What a hall may say of its days, as its events carry it, and the law floor's calendar after it.
fn hall() -> (Calendar, law::Calendar) {
    let mut ours = Calendar::published();
    let mut theirs = law::Calendar::china();
    let mut take = |kind: &str, body: serde_json::Value| assert!(ours.take(kind, &body).unwrap(), "{kind}");
    let decree = json!({
        "number": "国办发明电〔2026〕9号", "title": "通知", "issued": "2026-11-20", "year": 2027,
        "holidays": [{"festival": "spring_festival", "first": "2027-02-05", "last": "2027-02-12",
                      "statutory": [], "worked": ["2027-02-14", "2027-01-31"]}]
    });
    take("DecreeLoaded", json!({ "decree_loaded": decree }));
    theirs = theirs.with_decree(serde_json::from_value(decree).unwrap());
    let local = |first: &str, last: &str| json!({"first": first, "last": last, "zh": "县庆", "en": "County Day", "notice": "通知"});
    for (first, last) in [("2026-03-06", "2026-03-06"), ("2026-05-18", "2026-05-20")] {
        take("LocalHolidayDeclared", json!({ "local_holiday_declared": local(first, last) }));
        theirs = theirs.with_local_holiday(serde_json::from_value(local(first, last)).unwrap());
    }
    let back = json!({ "local_holiday": local("2026-03-06", "2026-03-06") });
    take("DeclarationTakenBack", json!({ "declaration_taken_back": back }));
    theirs = theirs.without(&serde_json::from_value(back).unwrap());
    let closure = json!({"first": "2026-04-08", "last": "2026-04-09", "cause": "检修"});
    take("ClosureDeclared", json!({ "closure_declared": closure }));
    theirs = theirs.with_closure(serde_json::from_value(closure).unwrap());
    let opening =
        json!({"first": "2026-04-11", "last": "2026-04-11", "spans": "09:00-11:30", "cause": "周末办"});
    take("OpeningDeclared", json!({ "opening_declared": opening }));
    theirs = theirs.with_opening(serde_json::from_value(opening).unwrap());
    let summer = json!({"from": "2026-06-01", "working_day": "08:30-12:00,14:30-17:30", "saturday": "09:00-12:00", "sunday": ""});
    take("HoursSet", json!({ "hours_set": summer }));
    theirs = theirs.with_hours(serde_json::from_value(summer).unwrap());
    (ours, theirs)
}

static HALL: LazyLock<(Calendar, law::Calendar)> = LazyLock::new(hall);

/// A start, a limit, pauses one after another, and whether it is extended.
type History = (i64, i64, u8, Vec<(i64, i64)>, Option<u16>);

fn history() -> impl Strategy<Value = History> {
    let pauses = prop::collection::vec((0..20_000i64, 1..15_000i64), 0..4);
    (0..1_200_000i64, 0..70i64, 0..3u8, pauses, prop::option::of(1..15u16))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any limit, back-dated or not, with pauses and extensions, ends on the same day for both.
    #[test]
    fn two_counts_agree((minute, n, unit, pauses, extended) in history(), back in 0..4i64) {
        let (ours, theirs) = &*HALL;
        let at = Instant(Instant::midnight(date(2025, 12, 1)).0 + minute * 60_000 / 2);
        let on = time::from_day_number(time::day_number(at.day()) - back);
        let (limit, law_limit) = match unit {
            0 => (Limit::WorkingDays(n), clock::Limit::working_days(u16::try_from(n).unwrap())),
            1 => (Limit::CalendarDays(n), clock::Limit::calendar_days(u16::try_from(n).unwrap())),
            _ => (Limit::OfficeSeconds(n * 1_111), clock::Limit::office_seconds(u64::try_from(n * 1_111).unwrap())),
        };
        let mut own = Clock::start(at.0, day(on), limit);
        let mut law = clock::Clock::started(ClockKind::Promised, at, on, law_limit);
        let mut moment = at;
        for (after, length) in pauses {
            let from = moment.plus_seconds(after * 60);
            moment = from.plus_seconds(length * 60);
            own.pause(from.0, day(from.day())).unwrap();
            own.resume(moment.0, day(moment.day()));
            law = law.pause(from, Cause::Testing, None).resume(moment, Cause::Testing);
        }
        if let Some(by) = extended {
            own.extend(i64::from(by));
            law = law.extend(moment, clock::Limit::working_days(by), "批准");
        }
        let count = own.count(ours).expect("it ends");
        let due = law.due(theirs).date;
        // The very last second of a day, or no second at all, ends on that day for both.
        prop_assert_eq!(count.due.to_string(), due.to_string(), "{:?}", law);
        prop_assert_eq!(count.used_by(count.due), own.limit().amount());
    }
}
