//! THE SECOND COUNT (复算): every due date that applicants were told, counted again by somebody else.
//!
//! A stranger with nothing but an export can ask: were these people told the right days? This crate answers. It reads the
//! events of the log — acceptance, special procedures, extensions, recomputed dates, and what the hall loaded and declared
//! about its days — and counts every limit day by day, in arithmetic of its own: its own civil days, its own list of the
//! published calendars, its own reading of the events' text. It never imports `rules`: a fault of the law floor must not
//! be able to hide in here. Nor does it judge seals; `onewindow-verify` does, and should be asked first.
//!
//! - [`day`]: civil days. [`calendar`]: working days and opening hours. [`clock`]: one limit, counted.
//! - [`life`]: what the events of a case make of its two limits, and which dates they tell. `body`: reading their text.
//! - [`report`]: what comes of it. `onewindow-reckon` is the program around it.
//!
//! What is compared: the day of acceptance (C-11, C-12); statutory and promised due date as told at acceptance, at the end
//! of a special procedure, with an extension, after a change of the calendar, and when a limit is near or has passed; and
//! that a date which is said to have moved had been told before. Limits of steps, of the window and of the applicant are
//! not told to anybody as dates and are not counted.

mod body;
pub mod calendar;
pub mod clock;
pub mod day;
pub mod life;
pub mod report;

pub use calendar::Calendar;
pub use clock::{Clock, Count, Limit};
pub use day::Day;
pub use life::{Life, Name, Telling};
pub use report::{CaseVerdict, Difference, Report, What};

use proof::Entry;
use proof::export::{Events, ExportError, card};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Unreadable lines after which an export is given up.
const UNREADABLE_MAX: usize = 100;

/// Reads the export in a folder and counts again.
///
/// # Errors
/// When there is no verdict: a file is missing, or `log.json` is malformed.
pub fn recount(folder: &Path) -> Result<Report, ExportError> {
    card(folder)?;
    let mut events = Events::open(folder)?;
    let mut recount = Recount::default();
    while let Some(row) = events.next()? {
        match row {
            Ok(row) => recount.take(&row.entry),
            Err(why) => recount.unreadable(recount.report.events, why.en),
        }
        recount.report.events += 1;
        if recount.report.unreadable.len() >= UNREADABLE_MAX {
            break;
        }
    }
    Ok(recount.finish())
}

/// 复算: the count as far as the log has been read.
#[derive(Clone, Debug)]
pub struct Recount {
    calendar: Calendar,
    open: BTreeMap<String, Life>,
    report: Report,
}

impl Default for Recount {
    fn default() -> Self {
        Self { calendar: Calendar::published(), open: BTreeMap::new(), report: Report::default() }
    }
}

impl Recount {
    /// Takes the next event of the log in.
    pub fn take(&mut self, entry: &Entry) {
        let Some((of, id)) = entry.dossier.split_once('/') else { return };
        if of != "hall" && of != "case" {
            return;
        }
        let body: Value = match serde_json::from_str(&entry.body) {
            Ok(body) => body,
            Err(error) => return self.unreadable(entry.position, format!("the body is no JSON: {error}")),
        };
        if of == "hall" {
            if let Err(fault) = self.calendar.take(&entry.kind, &body) {
                self.unreadable(entry.position, format!("{}: {fault}", entry.kind));
            }
            return;
        }
        let life = self.open.entry(id.to_owned()).or_default();
        let verdict = self.report.cases.entry(id.to_owned()).or_default();
        let differs = |what: What| Difference { position: entry.position, kind: entry.kind.clone(), what };
        match life.take(entry, &body) {
            Ok(tells) => {
                for telling in tells {
                    verdict.dates += 1;
                    if let Some(what) = judge(life, telling, &self.calendar) {
                        verdict.differs(differs(what));
                    }
                }
            }
            Err(fault) => {
                verdict.differs(differs(What::Unfounded(format!("cannot be read 无法读取: {fault}"))))
            }
        }
        if life.ended {
            self.open.remove(id);
        }
    }

    fn unreadable(&mut self, position: u64, why: String) {
        if self.report.unreadable.len() < UNREADABLE_MAX {
            self.report.unreadable.push((position, why));
        }
    }

    /// What is left open is held against the calendar as it stands at the end.
    #[must_use]
    pub fn finish(mut self) -> Report {
        for (id, life) in &self.open {
            for (name, clock) in life.clocks.iter().filter(|(_, clock)| clock.runs()) {
                let own = clock.count(&self.calendar).map(|count| count.due);
                if let (Some(told), Some(own)) = (life.told.get(name), own)
                    && *told != own
                    && let Some(verdict) = self.report.cases.get_mut(id)
                    && verdict.agrees()
                {
                    verdict.awaits.push((*name, *told, own));
                }
            }
        }
        self.report
    }
}

/// Holds one date told against the own count.
fn judge(life: &mut Life, telling: Telling, calendar: &Calendar) -> Option<What> {
    match telling {
        Telling::Accepted(told) => {
            let own = life.accepted_on?;
            (own != told).then_some(What::Accepted { told, own })
        }
        Telling::Before(clock, said) => {
            let told = life.told.get(&clock).copied();
            (told != Some(said)).then_some(What::Before { clock, said, told })
        }
        Telling::Due(name, told) => {
            life.told.insert(name, told);
            due(life, name, told, calendar)
        }
        Telling::Ends(name, ends) => {
            let told = life.told.get(&name).copied();
            let untold = told.filter(|told| *told != ends);
            let untold = untold.map(|told| What::Untold { clock: name, ends, told });
            due(life, name, ends, calendar).or(untold)
        }
    }
}

/// Holds one due date against the own count.
fn due(life: &Life, name: Name, told: Day, calendar: &Calendar) -> Option<What> {
    let (zh, en) = name.words();
    let Some(clock) = life.clocks.get(&name).filter(|clock| clock.runs()) else {
        let why = format!("{en} told for a clock that does not run 时钟未在计时却告知了{zh}: {told}");
        return Some(What::Unfounded(why));
    };
    let count = clock.count(calendar);
    let own = count.as_ref().map(|count| count.due);
    if own == Some(told) {
        return None;
    }
    // Up to the earlier of the two days both may have counted alike; on it one ends and the other goes on.
    let parts = own.map_or(told, |own| own.min(told));
    let used = count.map_or(0, |count| count.used_by(parts));
    let (limit, works) = (clock.limit().amount(), calendar.works(parts));
    Some(What::Due { clock: name, told, own, parts, used, limit, works })
}
