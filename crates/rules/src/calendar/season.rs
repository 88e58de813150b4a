//! 节期: what the notice of a year that has none yet can do to its days (C-06, C-07, CL4).
//!
//! Nobody knows the notice of next year, but the law bounds it. There are thirteen days off a year (eleven until 2024)
//! in seven festivals (C-06); what falls on a weekend is made up on a weekday, and every further weekday off is
//! exchanged for a weekend day worked (C-07). So each festival takes from the working days, over its whole season,
//! exactly its days by law; what a notice is free in is *where* in the season, and how long the holiday is. From the
//! notices since 2015:
//!
//! - the holiday lies around its festival, which for a festival of the moon is every day it can fall on, and the days
//!   worked for it lie at most ten days before or behind: these are the two stretches of a season;
//! - the days off in a row are at most three, five, seven or nine, by festival, and hold at least as many weekdays as
//!   the law gives days.
//!
//! A season of New Year begins in December: so the notice of a year reaches back into the one before. Outside the
//! seasons no notice changes a day. A test holds every published notice against these lines. Not bounded are what no
//! law foresees: an amendment in the middle of a year (2019, 2020), an anniversary (2015), and holidays that an area
//! declares for itself. They move a date as any change of the calendar does, and the case says so.

use super::{Calendar, Festival};
use crate::time::{Date, day_number};

/// A day of the year: month and day.
type DayOfYear = (i8, i8);

/// 节期: one festival's season.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// The occasion.
    pub festival: Festival,
    /// The most days off in a row.
    pub longest: u16,
    by_law_until_2024: u16,
    by_law: u16,
    reach: (DayOfYear, DayOfYear),
    holiday: (DayOfYear, DayOfYear),
}

/// The seven seasons in the order of the year; the first begins in the year before.
pub static SEASONS: [Season; 7] = [
    season(Festival::NewYear, 3, (1, 1), ((12, 20), (1, 13)), ((12, 29), (1, 5))),
    season(Festival::SpringFestival, 9, (3, 4), ((1, 8), (3, 12)), ((1, 15), (3, 1))),
    season(Festival::TombSweeping, 3, (1, 1), ((3, 25), (4, 17)), ((4, 1), (4, 9))),
    season(Festival::LabourDay, 5, (1, 2), ((4, 18), (5, 16)), ((4, 27), (5, 7))),
    season(Festival::DragonBoat, 3, (1, 1), ((5, 16), (7, 8)), ((5, 24), (7, 1))),
    season(Festival::MidAutumn, 3, (1, 1), ((8, 27), (10, 22)), ((9, 4), (10, 11))),
    season(Festival::NationalDay, 7, (3, 3), ((9, 16), (10, 22)), ((9, 25), (10, 11))),
];

const fn season(
    festival: Festival,
    longest: u16,
    (by_law_until_2024, by_law): (u16, u16),
    reach: (DayOfYear, DayOfYear),
    holiday: (DayOfYear, DayOfYear),
) -> Season {
    Season { festival, longest, by_law_until_2024, by_law, reach, holiday }
}

impl Season {
    /// Days off by law in this year (C-06; changed by the decision of 2024-11-10).
    #[must_use]
    pub const fn by_law(&self, year: i16) -> u16 {
        if year < 2025 { self.by_law_until_2024 } else { self.by_law }
    }

    /// The most weekdays that the days off in a row can hold.
    #[must_use]
    pub const fn off_most(&self) -> u16 {
        self.longest - self.longest / 7 * 2
    }

    /// The most weekend days that are worked: as many as there are weekdays off beyond the law's.
    #[must_use]
    pub const fn worked_most(&self, year: i16) -> u16 {
        self.off_most() - self.by_law(year)
    }

    /// First and last day that the notice of a year may change for this festival (C-07).
    #[must_use]
    pub fn reach(&self, year: i16) -> (Date, Date) {
        within(year, self.reach)
    }

    /// First and last day between which the holiday lies, wherever it lies.
    #[must_use]
    pub fn holiday(&self, year: i16) -> (Date, Date) {
        within(year, self.holiday)
    }
}

fn within(year: i16, (first, last): (DayOfYear, DayOfYear)) -> (Date, Date) {
    let day = |year: i16, (month, day): DayOfYear| Date::new(year, month, day).unwrap_or(Date::MAX);
    let begins = if first > last { year.saturating_sub(1) } else { year };
    (day(begins, first), day(year, last))
}

impl Calendar {
    /// Whether something other than the weekly rule settles the day already: a local holiday, or any decree.
    pub(crate) fn is_spoken_of(&self, date: Date) -> bool {
        let number = day_number(date);
        self.local_holiday(number).is_some() || self.marked(number).is_some()
    }

    /// Whether a notice to come can change the day: what an area has off stays off.
    pub(crate) fn may_change(&self, date: Date) -> bool {
        self.local_holiday(day_number(date)).is_none()
    }

    /// The most seconds for which the hall is open on any working day.
    pub(crate) fn longest_working_day(&self) -> i64 {
        let longest = self.parts().hours.iter().map(|hours| hours.working_day.seconds()).max();
        longest.map_or(0, i64::from)
    }
}
