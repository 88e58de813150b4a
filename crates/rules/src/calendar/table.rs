//! Cumulative tables over 2000–2100, so that questions about years cost no more than questions about a day.
//!
//! They are derived from the calendar's parts and thrown away whenever a part changes. Outside these years the
//! weekly rule alone answers, day by day.

use alloc::vec::Vec;

use crate::time::{Date, day_number, from_day_number};

/// The first year in the tables.
pub(super) const FIRST_YEAR: i16 = 2000;
/// The last year in the tables.
pub(super) const LAST_YEAR: i16 = 2100;
const FIRST: i64 = 10_957;
/// Days in the tables: 101 years, 25 of them leap years (2100 is none).
const DAYS: usize = 101 * 365 + 25;

/// How many working days and open seconds lie before each day, and which day the n-th working day is.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Working days before the day with this index; one entry more than there are days.
    working_before: Vec<u32>,
    /// The numbers of the working days in order; numbers, since making a date of each would double the building.
    working: Vec<i32>,
    /// Open seconds before the day with this index; one entry more than there are days.
    open_before: Vec<u32>,
}

impl Table {
    /// Tables that know nothing.
    pub(super) const fn empty() -> Table {
        Table { working_before: Vec::new(), working: Vec::new(), open_before: Vec::new() }
    }

    /// Asks once per day whether it is a working day and how many seconds the hall is open.
    pub(super) fn build(mut ask: impl FnMut(i64) -> (bool, u32)) -> Table {
        let mut table = Table {
            working_before: Vec::with_capacity(DAYS + 1),
            working: Vec::with_capacity(DAYS),
            open_before: Vec::with_capacity(DAYS + 1),
        };
        let mut open = 0_u32;
        for number in (FIRST..).take(DAYS) {
            table.working_before.push(count(&table.working));
            table.open_before.push(open);
            let (works, seconds) = ask(number);
            if works {
                table.working.push(i32::try_from(number).unwrap_or(i32::MAX));
            }
            open = open.saturating_add(seconds);
        }
        table.working_before.push(count(&table.working));
        table.open_before.push(open);
        table
    }

    fn index(number: i64) -> Option<usize> {
        usize::try_from(number - FIRST).ok().filter(|index| *index < DAYS)
    }

    /// Whether the tables know this day, and if so whether it is a working day.
    pub(super) fn works(&self, date: Date) -> Option<bool> {
        let index = Self::index(day_number(date))?;
        Some(self.working_before.get(index)? < self.working_before.get(index + 1)?)
    }

    /// Working days in the tables up to and including this day.
    pub(super) fn working_through(&self, date: Date) -> Option<usize> {
        let index = Self::index(day_number(date))?;
        usize::try_from(*self.working_before.get(index + 1)?).ok()
    }

    /// The working day with this place, counted from 0.
    pub(super) fn working_day(&self, place: usize) -> Option<Date> {
        self.working.get(place).map(|number| from_day_number(i64::from(*number)))
    }

    /// Open seconds before a day; before the tables there are none, after them no more come.
    pub(super) fn open_before(&self, number: i64) -> i64 {
        let index = usize::try_from((number - FIRST).max(0)).unwrap_or(DAYS).min(DAYS);
        self.open_before.get(index).copied().map_or(0, i64::from)
    }

    /// The earliest day at whose end this many open seconds (at least one) are used up, with the seconds before it.
    pub(super) fn day_when_used(&self, seconds: i64) -> Option<(i64, i64)> {
        let later = self.open_before.partition_point(|before| i64::from(*before) < seconds);
        let index = later.checked_sub(1).filter(|index| *index < DAYS)?;
        let before = self.open_before.get(index).copied().map(i64::from)?;
        Some((FIRST + i64::try_from(index).ok()?, before))
    }
}

fn count(working: &[i32]) -> u32 {
    u32::try_from(working.len()).unwrap_or(u32::MAX)
}
