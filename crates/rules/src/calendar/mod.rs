//! 日历: which day is a working day, why, and when the hall is open.
//!
//! The calendar is a weekly rule (Monday to Friday), the decrees that change it (C-06, C-07), the local holidays of
//! the area (C-08), and — separately, because a hall's doors are not the law (K-16) — the hours, closures and extra
//! openings of the hall. Working days and office seconds are both counted here; what they are counted *for* is the
//! business of `clock`.
//!
//! Make-up days cannot be derived, they are decreed once a year. So the calendar has a [horizon](Calendar::horizon):
//! whatever depends on a day that no decree covers is marked provisional (C-08). Even inside the last year covered,
//! the next year's notice may still move a day or two of late December; that, too, comes as a changed calendar.

mod account;
mod change;
mod declaration;
mod decree;
mod due;
mod festival;
mod hours;
mod notices;
mod office;
mod season;
mod table;

use alloc::{collections::BTreeMap, sync::Arc, vec::Vec};

pub use account::DayReason;
pub use account::HolidayKind;
pub use change::{CalendarChange, CalendarChanges};
pub use declaration::Declaration;
pub use decree::{Decree, DecreeFault, Holiday, LONGEST_RANGE, LocalHoliday, MOST_HOLIDAYS, sensible};
pub use due::{Due, Interval};
pub use festival::Festival;
pub use hours::{Closure, Doors, Hours, HoursFault, MOST_SPANS, Opening, Span, Spans};
use jiff::civil::Weekday;
pub use notices::notices;
pub use season::{SEASONS, Season};
use serde::{Deserialize, Serialize};
use table::Table;

use crate::time::{Date, Instant, day_number, next_day};

/// 日历各部分: everything a calendar is made of, as data; its tables are derived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarParts {
    /// Decrees in the order in which they were loaded; the one issued later prevails.
    pub decrees: Vec<Decree>,
    /// Days off of the area itself.
    pub local_holidays: Vec<LocalHoliday>,
    /// Seasons of opening hours in the order of their beginning.
    pub hours: Vec<Hours>,
    /// Days on which the hall is shut.
    pub closures: Vec<Closure>,
    /// Days on which the hall is open beyond its hours.
    pub openings: Vec<Opening>,
}

/// 日历: weekly rule, decrees, local holidays and hall hours, with tables over 2000–2100. Cheap to clone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "CalendarParts", into = "CalendarParts")]
pub struct Calendar {
    parts: Arc<CalendarParts>,
    /// What decrees say of single days, by day number: place of the decree and of the holiday in it.
    marks: Arc<BTreeMap<i64, Mark>>,
    table: Arc<Table>,
    /// The ranges of days in the parts, as day numbers.
    ranges: Arc<Ranges>,
    /// One bit per year from 2000 for which a yearly decree is known.
    covered: u128,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    decree: usize,
    holiday: usize,
    worked: bool,
}

/// First and last day of each range in the parts, in the order of the parts; a season begins and does not end.
#[derive(Clone, Debug)]
struct Ranges {
    local: Vec<(i64, i64)>,
    closures: Vec<(i64, i64)>,
    openings: Vec<(i64, i64)>,
    seasons: Vec<i64>,
}

impl Ranges {
    fn of(parts: &CalendarParts) -> Ranges {
        let range = |first: Date, last: Date| (day_number(first), day_number(last));
        Ranges {
            local: parts.local_holidays.iter().map(|it| range(it.first, it.last)).collect(),
            closures: parts.closures.iter().map(|it| range(it.first, it.last)).collect(),
            openings: parts.openings.iter().map(|it| range(it.first, it.last)).collect(),
            seasons: parts.hours.iter().map(|it| it.from.map_or(i64::MIN, day_number)).collect(),
        }
    }
}

/// The place of the range that holds a day, the one added last if there are several.
fn place_of(ranges: &[(i64, i64)], number: i64) -> Option<usize> {
    ranges.iter().rposition(|(first, last)| *first <= number && number <= *last)
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Calendar) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Calendar {}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::china()
    }
}

impl From<CalendarParts> for Calendar {
    fn from(parts: CalendarParts) -> Calendar {
        Calendar::from_parts(parts)
    }
}

impl From<Calendar> for CalendarParts {
    fn from(calendar: Calendar) -> CalendarParts {
        (*calendar.parts).clone()
    }
}

impl Calendar {
    /// 全国日历: Monday to Friday, the decrees of 2015–2026, hours 09:00–12:00 and 13:00–17:00.
    #[must_use]
    pub fn china() -> Calendar {
        let hours = alloc::vec![Hours::on_working_days(Spans::usual())];
        Calendar::from_parts(CalendarParts { decrees: notices(), hours, ..CalendarParts::default() })
    }

    /// A calendar of these parts; builds the tables (about a millisecond), so build once and clone.
    #[must_use]
    pub fn from_parts(parts: CalendarParts) -> Calendar {
        let mut order: Vec<usize> = (0..parts.decrees.len()).collect();
        order.sort_by_key(|place| parts.decrees.get(*place).map(|decree| decree.issued));
        let mut marks = BTreeMap::new();
        let mut covered = 0_u128;
        for (place, decree) in order.iter().filter_map(|place| Some((*place, parts.decrees.get(*place)?))) {
            covered |= decree.year.map_or(0, year_bit);
            mark(&mut marks, place, decree);
        }
        let mut calendar = Calendar {
            ranges: Arc::new(Ranges::of(&parts)),
            parts: Arc::new(parts),
            marks: Arc::new(marks),
            table: Arc::new(Table::empty()),
            covered,
        };
        let table = Table::build(|number| {
            let works = calendar.rule(number);
            (works, calendar.spans_by_rule(number, works).map_or(0, Spans::seconds))
        });
        calendar.table = Arc::new(table);
        calendar
    }

    /// What the calendar is made of.
    #[must_use]
    pub fn parts(&self) -> &CalendarParts {
        &self.parts
    }

    fn with(self, change: impl FnOnce(&mut CalendarParts)) -> Calendar {
        let mut parts = (*self.parts).clone();
        change(&mut parts);
        Calendar::from_parts(parts)
    }

    /// The same with a season of hours; hours without a beginning replace all hours there were.
    #[must_use]
    pub fn with_hours(self, hours: Hours) -> Calendar {
        self.with(|parts| {
            parts.hours.retain(|known| hours.from.is_some() && known.from != hours.from);
            parts.hours.push(hours);
            parts.hours.sort_by_key(|hours| hours.from);
        })
    }

    /// The same with a decree more; a decree of the same number is replaced.
    #[must_use]
    pub fn with_decree(self, decree: Decree) -> Calendar {
        self.with(|parts| {
            parts.decrees.retain(|known| known.number != decree.number);
            parts.decrees.push(decree);
        })
    }

    /// The same without what was declared, as it was before.
    #[must_use]
    pub fn without(self, declaration: &Declaration) -> Calendar {
        self.with(|parts| match declaration {
            Declaration::LocalHoliday(holiday) => parts.local_holidays.retain(|known| known != holiday),
            Declaration::Closure(closure) => parts.closures.retain(|known| known != closure),
            Declaration::Opening(opening) => parts.openings.retain(|known| known != opening),
            Declaration::Decree(number) => parts.decrees.retain(|known| known.number != *number),
        })
    }

    /// The same with a local holiday more (C-06, C-08): its days are no working days.
    #[must_use]
    pub fn with_local_holiday(self, holiday: LocalHoliday) -> Calendar {
        self.with(|parts| parts.local_holidays.push(holiday))
    }

    /// The same with a closure of the hall more; working days stay what they are (K-16).
    #[must_use]
    pub fn with_closure(self, closure: Closure) -> Calendar {
        self.with(|parts| parts.closures.push(closure))
    }

    /// The same with an extra opening of the hall more; it makes no working day (K-16).
    #[must_use]
    pub fn with_opening(self, opening: Opening) -> Calendar {
        self.with(|parts| parts.openings.push(opening))
    }

    /// The civil day on which a moment lies (C-17).
    #[must_use]
    pub fn date_of(&self, at: Instant) -> Date {
        at.day()
    }

    /// Local midnight at the beginning of a day.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Instant {
        Instant::midnight(date)
    }

    /// Start of business on that day, else its midnight.
    #[must_use]
    pub fn opening_of(&self, date: Date) -> Instant {
        let first = self.spans_on(date).first().map_or(0, |span| span.open());
        Instant::midnight(date).plus_seconds(i64::from(first))
    }

    /// Close of business on that day, else 24:00 (C-04).
    #[must_use]
    pub fn closing_of(&self, date: Date) -> Instant {
        match self.spans_on(date).last() {
            Some(span) => Instant::midnight(date).plus_seconds(i64::from(span.close())),
            None => Instant::midnight(next_day(date)),
        }
    }

    /// Whether a day is a working day (C-08): a local holiday never, else as decreed, else Monday to Friday.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.table.works(date).unwrap_or_else(|| self.rule(day_number(date)))
    }

    /// The last day of the last year for which a decree is known; later days are provisional.
    #[must_use]
    pub fn horizon(&self) -> Date {
        let last = i16::try_from(127_u32.saturating_sub(self.covered.leading_zeros())).unwrap_or(0);
        if self.covered == 0 {
            Date::MIN
        } else {
            Date::new(table::FIRST_YEAR + last, 12, 31).unwrap_or(Date::MIN)
        }
    }

    /// Whether a decree settles the year in which this day lies.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.covered & year_bit(date.year()) != 0
    }

    /// The opening spans of a day: extra openings before closures before the hours of the season.
    #[must_use]
    pub fn spans_on(&self, date: Date) -> &[Span] {
        self.spans_of(day_number(date)).map_or(&[], Spans::as_slice)
    }

    /// The opening hours of a day as a whole, to be shown.
    #[must_use]
    pub fn hours_on(&self, date: Date) -> Spans {
        self.spans_of(day_number(date)).cloned().unwrap_or_default()
    }

    /// By whose word the hall is open or shut on a day, the same order as in [`Calendar::spans_on`].
    #[must_use]
    pub fn doors(&self, date: Date) -> Doors {
        let number = day_number(date);
        let opening =
            place_of(&self.ranges.openings, number).and_then(|place| self.parts.openings.get(place));
        let closure =
            place_of(&self.ranges.closures, number).and_then(|place| self.parts.closures.get(place));
        match (opening, closure) {
            (Some(opening), _) => Doors::Opened { cause: opening.cause.clone() },
            (None, Some(closure)) => Doors::Closed { cause: closure.cause.clone() },
            (None, None) => Doors::Usual,
        }
    }

    fn spans_of(&self, number: i64) -> Option<&Spans> {
        self.spans_by_rule(number, self.rule(number))
    }

    fn spans_by_rule(&self, number: i64, works: bool) -> Option<&Spans> {
        if let Some(place) = place_of(&self.ranges.openings, number) {
            return self.parts.openings.get(place).map(|opening| &opening.spans);
        }
        if place_of(&self.ranges.closures, number).is_some() {
            return None;
        }
        let place = self.ranges.seasons.iter().rposition(|from| *from <= number)?;
        let season = self.parts.hours.get(place)?;
        if works {
            return Some(&season.working_day);
        }
        let holiday = self.marks.contains_key(&number) || place_of(&self.ranges.local, number).is_some();
        match weekday(number) {
            _ if holiday => None,
            Weekday::Saturday => Some(&season.saturday),
            Weekday::Sunday => Some(&season.sunday),
            _ => None,
        }
    }

    /// The rule itself, without tables.
    fn rule(&self, number: i64) -> bool {
        if place_of(&self.ranges.local, number).is_some() {
            return false;
        }
        self.marks.get(&number).map_or_else(|| !is_weekend(number), |mark| mark.worked)
    }

    fn local_holiday(&self, number: i64) -> Option<&LocalHoliday> {
        self.parts.local_holidays.get(place_of(&self.ranges.local, number)?)
    }

    fn marked(&self, number: i64) -> Option<(&Decree, &Holiday, bool)> {
        let mark = self.marks.get(&number)?;
        let decree = self.parts.decrees.get(mark.decree)?;
        Some((decree, decree.holidays.get(mark.holiday)?, mark.worked))
    }
}

fn mark(marks: &mut BTreeMap<i64, Mark>, place: usize, decree: &Decree) {
    for (nth, holiday) in decree.holidays.iter().enumerate().take(MOST_HOLIDAYS) {
        if sensible(holiday.first, holiday.last) {
            for number in day_number(holiday.first)..=day_number(holiday.last) {
                marks.insert(number, Mark { decree: place, holiday: nth, worked: false });
            }
        }
        for day in holiday.worked.iter().take(MOST_HOLIDAYS) {
            marks.insert(day_number(*day), Mark { decree: place, holiday: nth, worked: true });
        }
    }
}

/// The bit of a year, or none for years outside the tables.
fn year_bit(year: i16) -> u128 {
    let inside = (table::FIRST_YEAR..=table::LAST_YEAR).contains(&year);
    if inside { 1 << (year - table::FIRST_YEAR) } else { 0 }
}

/// The day of the week from a day number: day 0 was a Thursday.
fn weekday(number: i64) -> Weekday {
    match (number + 3).rem_euclid(7) {
        0 => Weekday::Monday,
        1 => Weekday::Tuesday,
        2 => Weekday::Wednesday,
        3 => Weekday::Thursday,
        4 => Weekday::Friday,
        5 => Weekday::Saturday,
        _ => Weekday::Sunday,
    }
}

fn is_weekend(number: i64) -> bool {
    (number + 3).rem_euclid(7) >= 5
}
