//! 时段: on which day of the week and at which hour people come, and when results are handed over, over the last twenty-eight
//! days. Every day of the week stands in that stretch four times, so no day looks busier than it is; holidays are
//! not taken out.

use super::numbers::{Numbers, plate};
use crate::{
    text::Lang,
    web::pieces::{self, Chart},
};
use maud::Markup;
use paper::chart;
use rules::time::{from_day_number, next_day};

/// Days looked at, today among them: four weeks.
pub(super) const DAYS: i64 = 28;
/// The hours that are drawn even when nothing happened in them: those in which a hall is open.
const USUAL: (usize, usize) = (8, 18);

/// 时段数字: counts by day of the week, Monday first, and by hour.
#[derive(Debug)]
pub(super) struct Hours([[i64; 24]; 7]);

/// What is counted by hours.
#[derive(Clone, Copy, Debug)]
pub(super) enum Counted {
    /// Applications handed in.
    HandedIn,
    /// Results delivered.
    Finished,
}

impl Counted {
    const fn word(self) -> &'static str {
        match self {
            Self::HandedIn => "submitted",
            Self::Finished => "completed",
        }
    }

    /// The name of its part of the page.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::HandedIn => "hours-in",
            Self::Finished => "hours-out",
        }
    }

    pub(super) const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::HandedIn => lang.centre_hours_in(),
            Self::Finished => lang.centre_hours_out(),
        }
    }
}

impl Hours {
    pub(super) fn of(numbers: &Numbers, counted: Counted) -> Self {
        let mut cells = [[0; 24]; 7];
        for ((day, hour), figures) in &numbers.hours {
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
            if let Some(cell) = cells.get_mut(weekday).and_then(|row| row.get_mut(*hour)) {
                *cell += figures.get(counted.word());
            }
        }
        Self(cells)
    }

    /// The busiest hour: day of the week, hour, how many; the earliest where several are as busy. None where there is nothing.
    fn peak(&self) -> Option<(usize, usize, i64)> {
        let cells = (0..7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
        let counted = cells.map(|(day, hour)| (day, hour, self.0[day][hour]));
        counted.filter(|cell| cell.2 > 0).reduce(|best, cell| if cell.2 > best.2 { cell } else { best })
    }

    /// What the picture says, in one sentence.
    pub(super) fn finding(&self, lang: Lang, counted: Counted) -> String {
        let Some((day, hour, n)) = self.peak() else { return lang.centre_hours_none().to_owned() };
        let names = names(lang);
        match counted {
            Counted::HandedIn => lang.centre_hours_in_says(names[day], hour, hour + 1, n),
            Counted::Finished => lang.centre_hours_out_says(names[day], hour, hour + 1, n),
        }
    }

    /// The heat of the hours, from the first in which anything happened to the last.
    pub(super) fn chart(&self, lang: Lang, title: &str, (width, height): (u32, u32)) -> chart::Chart {
        let busy = |hour: &usize| self.0.iter().any(|row| row[*hour] > 0);
        let first = (0..24).find(busy).map_or(USUAL.0, |hour| hour.min(USUAL.0));
        let last = (0..24).rfind(busy).map_or(USUAL.1, |hour| hour.max(USUAL.1 - 1) + 1);
        let columns: Vec<String> = (first..last).map(|hour| hour.to_string()).collect();
        let rows: Vec<String> = names(lang).iter().map(|name| (*name).to_owned()).collect();
        let count = |n: &i64| u64::try_from(*n).unwrap_or(0);
        let values: Vec<Vec<u64>> =
            self.0.iter().map(|row| row[first..last].iter().map(count).collect()).collect();
        chart::heat(&plate(lang, title, width, height), &rows, &columns, &values)
    }
}

/// Both pictures with their numbers.
pub(super) fn charts(lang: Lang, numbers: &Numbers) -> [(Counted, Markup); 2] {
    [Counted::HandedIn, Counted::Finished].map(|counted| {
        let hours = Hours::of(numbers, counted);
        let chart = hours.chart(lang, counted.title(lang), (640, 260));
        let columns: Vec<&str> = std::iter::once(lang.centre_hours_axis())
            .chain(chart.table.head.iter().skip(1).map(String::as_str))
            .collect();
        let picture = Chart {
            title: counted.title(lang),
            finding: &hours.finding(lang, counted),
            svg: &chart.svg,
            columns: &columns,
            rows: chart.table.rows.clone(),
        };
        (counted, picture.show(lang))
    })
}

/// The days of the week, Monday first.
fn names(lang: Lang) -> [&'static str; 7] {
    // The fifth of January 1970 was a Monday.
    let mut day = from_day_number(4);
    [(); 7].map(|()| {
        let name = pieces::weekday(lang, day.weekday());
        day = next_day(day);
        name
    })
}
