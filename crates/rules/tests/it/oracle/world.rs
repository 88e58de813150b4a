//! Random calendars, each with a change that comes while limits run on it.

use std::collections::BTreeSet;

use rules::{
    calendar::{Calendar, Closure, Declaration, Decree, Festival, Holiday, LocalHoliday},
    time::Date,
};

use crate::slow::{Chance, SlowCalendar, calendars, later};

/// A calendar, what it becomes, and the days that the change speaks of.
pub(super) struct Turn {
    pub(super) before: (Calendar, SlowCalendar),
    pub(super) after: (Calendar, SlowCalendar),
    pub(super) touched: BTreeSet<Date>,
    pub(super) change: String,
}

/// Many of them.
pub(super) struct World {
    pub(super) turns: Vec<Turn>,
}

impl World {
    pub(super) fn new(chance: &mut Chance, how_many: usize) -> World {
        let turns = calendars(chance, how_many).into_iter().map(|before| turn(chance, before)).collect();
        World { turns }
    }

    pub(super) fn turn(&self, chance: &mut Chance) -> &Turn {
        &self.turns[usize::try_from(chance.below(self.turns.len() as u64)).unwrap()]
    }
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (0..).map(move |n| later(first, n)).take_while(move |day| *day <= last)
}

fn spoken_of(decree: &Decree) -> BTreeSet<Date> {
    let of = |holiday: &Holiday| {
        days(holiday.first, holiday.last).chain(holiday.worked.clone()).collect::<Vec<_>>()
    };
    decree.holidays.iter().flat_map(of).collect()
}

fn turn(chance: &mut Chance, before: (Calendar, SlowCalendar)) -> Turn {
    let calendar = before.0.clone();
    let parts = calendar.parts().clone();
    let mut touched = BTreeSet::new();
    let after = match chance.below(5) {
        0 => {
            let first = later(jiff::civil::date(2015, 1, 1), chance.between(0, 4_700));
            let last = later(first, chance.between(0, 9));
            touched.extend(days(first, last));
            let (zh, en, notice) = ("县庆".into(), "county day".into(), "通知".into());
            calendar.with_local_holiday(LocalHoliday { first, last, zh, en, notice })
        }
        1 if !parts.local_holidays.is_empty() => {
            let holiday = chance.pick(&parts.local_holidays.iter().collect::<Vec<_>>()).clone();
            touched.extend(days(holiday.first, holiday.last));
            calendar.without(&Declaration::LocalHoliday(holiday))
        }
        2 => {
            let decree = chance.pick(&parts.decrees.iter().collect::<Vec<_>>()).clone();
            touched = spoken_of(&decree);
            calendar.without(&Declaration::Decree(decree.number))
        }
        3 => {
            let first = later(jiff::civil::date(2015, 1, 1), chance.between(0, 4_700));
            calendar.with_closure(Closure { first, last: later(first, 9), cause: "停电".into() })
        }
        _ => {
            let decree = decree(chance);
            touched = spoken_of(&decree);
            calendar.with_decree(decree)
        }
    };
    let change = format!("{:?}", (touched.first(), touched.last(), touched.len()));
    let slow = SlowCalendar::of(&after);
    Turn { before, after: (after, slow), touched, change }
}

/// A notice with several holidays, for a year to come or for single days of the past, and never of a known number.
fn decree(chance: &mut Chance) -> Decree {
    let year = chance.one_in(2).then(|| i16::try_from(chance.between(2027, 2029)).unwrap());
    let begin = year.map_or_else(
        || later(jiff::civil::date(2015, 1, 1), chance.between(0, 4_000)),
        |year| jiff::civil::date(year, 1, 1),
    );
    let holidays = (0..7).map(|nth| {
        let first = later(begin, nth * 50 + chance.between(0, 30));
        let last = later(first, chance.between(0, 8));
        let worked = vec![later(first, -chance.between(1, 9)), later(last, chance.between(1, 9))];
        let festival = Festival::Other { zh: "新节日".into(), en: "new day".into() };
        Holiday { festival, first, last, statutory: vec![first], worked }
    });
    let holidays = holidays.collect();
    let issued = later(begin, -chance.between(20, 60));
    Decree { number: "新〔0〕1号".into(), title: "通知".into(), issued, year, holidays }
}
