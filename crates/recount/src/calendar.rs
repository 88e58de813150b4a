//! 日历: which day is a working day and when the hall is open, by lists that are read from the front every time.
//!
//! The published years are in `published.txt`; what a hall has loaded, declared and taken back comes from its events.

use crate::Day;
use crate::body::{Fault, day, field, list, maybe, text};
use serde_json::Value;

/// The longest holiday or closure that counts; the house refuses longer ones.
const LONGEST: usize = 366;
/// The most notices, holidays and hours that are remembered of a hall.
const MOST: usize = 10_000;
const PUBLISHED: &str = include_str!("published.txt");
/// 09:00–12:00 and 13:00–17:00, until a hall says otherwise.
const USUAL: [(i64, i64); 2] = [(32_400, 43_200), (46_800, 61_200)];

/// 放假通知
#[derive(Clone, Debug)]
struct Notice {
    number: String,
    issued: Day,
    /// Every day it speaks of, in its order, and whether that day is worked.
    days: Vec<(Day, bool)>,
}

/// A range of days, with what was said of it, to know it again when it is taken back.
#[derive(Clone, Debug)]
struct Range {
    first: Day,
    last: Day,
    said: Value,
}

impl Range {
    fn of(said: &Value) -> Result<Range, Fault> {
        Ok(Range { first: day(said, "first")?, last: day(said, "last")?, said: said.clone() })
    }

    fn holds(&self, date: Day) -> bool {
        self.first <= date && date <= self.last
    }
}

type Spans = Vec<(i64, i64)>;

/// 办公时间 from a day on.
#[derive(Clone, Debug)]
struct Hours {
    from: Option<Day>,
    working_day: Spans,
    saturday: Spans,
    sunday: Spans,
}

/// 日历
#[derive(Clone, Debug)]
pub struct Calendar {
    notices: Vec<Notice>,
    local: Vec<Range>,
    closures: Vec<Range>,
    openings: Vec<(Range, Spans)>,
    hours: Vec<Hours>,
}

impl Calendar {
    /// The published years and the usual hours.
    #[must_use]
    pub fn published() -> Calendar {
        let mut notices: Vec<Notice> = Vec::new();
        for line in PUBLISHED.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["notice", _, issued, number] => {
                    let Ok(issued) = issued.parse() else { continue };
                    notices.push(Notice { number: (*number).to_owned(), issued, days: Vec::new() });
                }
                [date, kind] => {
                    if let (Some(notice), Ok(date)) = (notices.last_mut(), date.parse()) {
                        notice.days.push((date, *kind == "works"));
                    }
                }
                _ => {}
            }
        }
        let (usual, shut) = (USUAL.to_vec(), Vec::new);
        let hours = vec![Hours { from: None, working_day: usual, saturday: shut(), sunday: shut() }];
        Calendar { notices, local: Vec::new(), closures: Vec::new(), openings: Vec::new(), hours }
    }

    /// Takes an event of the hall in; false for one that is not about days.
    pub fn take(&mut self, kind: &str, body: &Value) -> Result<bool, Fault> {
        let said = |variant: &str| crate::body::fields(body, variant);
        match kind {
            "DecreeLoaded" => {
                let notice = decree(said("decree_loaded")?)?;
                self.notices.retain(|known| known.number != notice.number);
                push(&mut self.notices, notice)?;
            }
            "LocalHolidayDeclared" => push(&mut self.local, Range::of(said("local_holiday_declared")?)?)?,
            "ClosureDeclared" => push(&mut self.closures, Range::of(said("closure_declared")?)?)?,
            "OpeningDeclared" => {
                let said = said("opening_declared")?;
                push(&mut self.openings, (Range::of(said)?, spans(text(said, "spans")?)?))?;
            }
            "DeclarationTakenBack" => self.take_back(said("declaration_taken_back")?)?,
            "HoursSet" => self.set_hours(said("hours_set")?)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn take_back(&mut self, said: &Value) -> Result<(), Fault> {
        if let Some(number) = maybe(said, "decree") {
            let number = number.as_str().ok_or("decree is no text")?;
            self.notices.retain(|known| known.number != number);
        } else if let Some(holiday) = maybe(said, "local_holiday") {
            self.local.retain(|known| known.said != *holiday);
        } else if let Some(closure) = maybe(said, "closure") {
            self.closures.retain(|known| known.said != *closure);
        } else if let Some(opening) = maybe(said, "opening") {
            self.openings.retain(|(known, _)| known.said != *opening);
        } else {
            return Err("what was taken back is not known".to_owned());
        }
        Ok(())
    }

    fn set_hours(&mut self, said: &Value) -> Result<(), Fault> {
        let from = maybe(said, "from").map(|_| day(said, "from")).transpose()?;
        let of = |name: &str| maybe(said, name).map_or(Ok(Vec::new()), |_| spans(text(said, name)?));
        let (saturday, sunday) = (of("saturday")?, of("sunday")?);
        let hours = Hours { from, working_day: spans(text(said, "working_day")?)?, saturday, sunday };
        self.hours.retain(|known| from.is_some() && known.from != from);
        push(&mut self.hours, hours)?;
        self.hours.sort_by_key(|hours| hours.from);
        Ok(())
    }

    /// What the notices say of a day: the one signed last prevails, and of one notice the later line.
    fn noticed(&self, date: Day) -> Option<bool> {
        let mut found: Option<(Day, bool)> = None;
        for notice in &self.notices {
            for (_, works) in notice.days.iter().filter(|(of, _)| *of == date) {
                if found.is_none_or(|(issued, _)| notice.issued >= issued) {
                    found = Some((notice.issued, *works));
                }
            }
        }
        found.map(|(_, works)| works)
    }

    /// Whether it is a working day (C-08): a local holiday never, else as a notice says, else Monday to Friday.
    #[must_use]
    pub fn works(&self, date: Day) -> bool {
        if self.local.iter().any(|range| range.holds(date)) {
            return false;
        }
        self.noticed(date).unwrap_or(date.weekday() < 5)
    }

    /// When the hall is open, in seconds of the day (C-04, C-14, K-16).
    #[must_use]
    pub fn open(&self, date: Day) -> Spans {
        if let Some((_, spans)) = self.openings.iter().rev().find(|(range, _)| range.holds(date)) {
            return spans.clone();
        }
        if self.closures.iter().any(|range| range.holds(date)) {
            return Vec::new();
        }
        let season = self.hours.iter().rev().find(|hours| hours.from.is_none_or(|from| from <= date));
        let Some(season) = season else { return Vec::new() };
        if self.works(date) {
            return season.working_day.clone();
        }
        let holiday = self.noticed(date).is_some() || self.local.iter().any(|range| range.holds(date));
        match date.weekday() {
            _ if holiday => Vec::new(),
            5 => season.saturday.clone(),
            6 => season.sunday.clone(),
            _ => Vec::new(),
        }
    }

    /// The moment at which the day's business closes, else its end (C-04).
    #[must_use]
    pub fn closes(&self, date: Day) -> i64 {
        let last = self.open(date).last().map_or(86_400, |(_, close)| *close);
        date.begins() + last * 1000
    }
}

fn push<T>(list: &mut Vec<T>, more: T) -> Result<(), Fault> {
    if list.len() >= MOST {
        return Err(format!("more than {MOST} declarations of one kind"));
    }
    list.push(more);
    Ok(())
}

fn decree(said: &Value) -> Result<Notice, Fault> {
    let mut days = Vec::new();
    for holiday in list(said, "holidays")? {
        let (first, last) = (day(holiday, "first")?, day(holiday, "last")?);
        let mut date = first;
        let mut run = Vec::new();
        while date <= last && run.len() <= LONGEST {
            run.push((date, false));
            date = date.next();
        }
        // The house takes no holiday longer than a year.
        if run.len() <= LONGEST {
            days.extend(run);
        }
        for worked in list(holiday, "worked")? {
            days.push((worked.as_str().ok_or("a worked day is no text")?.parse()?, true));
        }
    }
    field(said, "title")?;
    Ok(Notice { number: text(said, "number")?.to_owned(), issued: day(said, "issued")?, days })
}

/// `09:00-12:00,13:00-17:00`, seconds allowed.
fn spans(text: &str) -> Result<Spans, Fault> {
    let second = |text: &str| -> Option<i64> {
        let parts: Vec<i64> = text.trim().split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        match parts.as_slice() {
            [hour, minute] => Some(hour * 3600 + minute * 60),
            [hour, minute, second] => Some(hour * 3600 + minute * 60 + second),
            _ => None,
        }
    };
    let mut spans = Vec::new();
    for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let ends = piece.split_once('-').and_then(|(open, close)| Some((second(open)?, second(close)?)));
        let sound = |(open, close): &(i64, i64)| 0 <= *open && open < close && *close <= 86_400;
        let span = ends.filter(sound).ok_or("opening hours cannot be read")?;
        spans.push(span);
    }
    Ok(spans)
}
