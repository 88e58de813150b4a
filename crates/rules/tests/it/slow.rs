//! The calendar as a child would keep it, seeded chance, and random calendars: what the oracle is made of.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;
use rules::{
    calendar::{Calendar, Closure, Decree, Festival, Holiday, Hours, LocalHoliday, Opening, Spans},
    time::{Date, Instant, day_number, from_day_number},
};

/// SplitMix64: the same histories everywhere, every time.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(to - from + 1).expect("within range")))
            .expect("within range")
    }

    pub(crate) fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("within range")]
    }
}

pub(crate) fn later(day: Date, days: i64) -> Date {
    from_day_number(day_number(day) + days)
}

pub(crate) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The calendar as a child would keep it: a list of special days.
pub(crate) struct SlowCalendar {
    special: BTreeMap<Date, bool>,
    local: BTreeSet<Date>,
    pub(crate) years: BTreeSet<i16>,
    parts: rules::calendar::CalendarParts,
    /// Every day of [`LISTED`], one after the other: works or not.
    list: Vec<bool>,
}

/// The years in which histories mostly run, by day numbers; other days are looked up one by one.
const LISTED: std::ops::Range<i64> = 15_600..24_000;

impl SlowCalendar {
    pub(crate) fn of(calendar: &Calendar) -> SlowCalendar {
        let parts = calendar.parts().clone();
        let mut decrees = parts.decrees.clone();
        decrees.sort_by_key(|decree| decree.issued);
        let (mut special, mut local, mut years) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for decree in &decrees {
            years.extend(decree.year);
            for holiday in &decree.holidays {
                let mut day = holiday.first;
                while day <= holiday.last {
                    special.insert(day, false);
                    day = day.tomorrow().expect("within range");
                }
                special.extend(holiday.worked.iter().map(|day| (*day, true)));
            }
        }
        for holiday in &parts.local_holidays {
            let mut day = holiday.first;
            while day <= holiday.last {
                local.insert(day);
                day = day.tomorrow().expect("within range");
            }
        }
        let mut slow = SlowCalendar { special, local, years, parts, list: vec![] };
        slow.list = LISTED.map(|number| slow.look_up(from_day_number(number))).collect();
        slow
    }

    pub(crate) fn works(&self, day: Date) -> bool {
        let place = usize::try_from(day_number(day) - LISTED.start).ok();
        let listed = place.and_then(|place| self.list.get(place)).copied();
        listed.unwrap_or_else(|| self.look_up(day))
    }

    fn look_up(&self, day: Date) -> bool {
        if self.local.contains(&day) {
            return false;
        }
        self.special.get(&day).copied().unwrap_or(!is_weekend(day))
    }

    pub(crate) fn spans(&self, day: Date) -> Spans {
        let holds = |first: Date, last: Date| first <= day && day <= last;
        if let Some(opening) = self.parts.openings.iter().rfind(|it| holds(it.first, it.last)) {
            return opening.spans.clone();
        }
        if self.parts.closures.iter().any(|it| holds(it.first, it.last)) {
            return Spans::shut();
        }
        let mut season = None;
        for hours in &self.parts.hours {
            if hours.from.is_none() || hours.from.expect("within range") <= day {
                season = Some(hours);
            }
        }
        let season = season.expect("within range");
        if self.works(day) {
            season.working_day.clone()
        } else if self.local.contains(&day) || self.special.contains_key(&day) || !is_weekend(day) {
            Spans::shut()
        } else if day.weekday() == Weekday::Saturday {
            season.saturday.clone()
        } else {
            season.sunday.clone()
        }
    }
}

/// Random calendars: local holidays, decrees for the years to come, amendments of old ones, seasons and closures.
pub(crate) fn calendars(chance: &mut Chance, how_many: usize) -> Vec<(Calendar, SlowCalendar)> {
    let mut all = vec![Calendar::china()];
    while all.len() < how_many {
        let mut parts = Calendar::china().parts().clone();
        for _ in 0..chance.below(4) {
            let first = later(jiff::civil::date(2015, 1, 1), chance.between(0, 4_700));
            let last = later(first, chance.between(0, 4));
            let (zh, en, notice) = ("地方节日".into(), "local".into(), "地方通知".into());
            parts.local_holidays.push(LocalHoliday { first, last, zh, en, notice });
        }
        for _ in 0..chance.below(4) {
            let year =
                chance.one_in(2).then(|| i16::try_from(chance.between(2027, 2029)).expect("within range"));
            let issued = later(jiff::civil::date(2014, 1, 1), chance.between(0, 5_000));
            let first = later(jiff::civil::date(2015, 1, 1), chance.between(0, 5_200));
            let last = later(first, chance.between(0, 8));
            let worked = vec![later(first, -chance.between(1, 9)), later(last, chance.between(1, 9))];
            let festival = Festival::Other { zh: "纪念日".into(), en: "memorial".into() };
            let holidays = vec![Holiday { festival, first, last, statutory: vec![first], worked }];
            let number = format!("〔{}〕{}号", issued.year(), parts.decrees.len());
            parts.decrees.push(Decree { number, title: "通知".into(), issued, year, holidays });
        }
        let hours = ["09:00-12:00,13:00-17:00", "08:30-11:45,14:00-17:30", "00:00-24:00", "10:00-10:01", ""];
        for year in 2016..2016 + chance.between(0, 3) {
            let text = |chance: &mut Chance| Spans::parse(chance.pick(&hours)).expect("within range");
            let from = Some(jiff::civil::date(i16::try_from(year).expect("within range"), 6, 1));
            let (working_day, saturday, sunday) =
                (Spans::parse(hours[1]).expect("within range"), text(chance), text(chance));
            parts.hours.push(Hours { from, working_day, saturday, sunday });
        }
        for _ in 0..chance.below(3) {
            let first = later(jiff::civil::date(2019, 1, 1), chance.between(0, 60));
            let last = later(first, chance.between(0, 6));
            parts.closures.push(Closure { first, last, cause: "停电".into() });
            let spans = Spans::parse(chance.pick(&hours)).expect("within range");
            let day = later(first, chance.between(0, 9));
            parts.openings.push(Opening { first: day, last: day, spans, cause: "加开".into() });
        }
        all.push(Calendar::from_parts(parts));
    }
    all.into_iter()
        .map(|calendar| (SlowCalendar::of(&calendar), calendar))
        .map(|(slow, it)| (it, slow))
        .collect()
}

/// A moment on a whole minute of a day.
pub(crate) fn minute_of(chance: &mut Chance, day: Date) -> Instant {
    Instant::midnight(day).plus_seconds(chance.between(0, 1439) * 60)
}
