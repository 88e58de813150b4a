//! 巡查与月度通报: a month of supervision, as a dossier of its own, named by its month (S-16, SR-E1, SR-D1).
//!
//! While the month runs, supervisors record their patrols, each at the moment of it. When it is over the system draws its
//! figures: from what the office counted the rules reckon each department's rates, its place in the ranking ([`draw`]), the
//! days nobody patrolled, and what follows by S-16. What follows stays open until it is answered. A supervisor comments on the
//! figures, and another one publishes them: nobody's judgement of a department goes out on their own word. What was drawn is
//! never reckoned anew, for it is what the consequences rest on.
//!
//! How S-16 is read, where its words leave it open (PD):
//! - “hall daily ≥1”: every working day on which the hall is open, somebody records a patrol of the hall;
//! - “department ≥2 records”: every department that offers an item is the subject of two patrols of its own in the month. A
//!   patrol of the hall is none of a department's, else whoever walks past would have seen them all;
//! - “last twice, three times”: in as many months following one another. A month in which a department was not ranked breaks
//!   the row, to its benefit;
//! - “then accountability”: from the fourth month on a clue is proposed. What becomes of a clue is not decided here;
//! - “zero cases”: nothing was received, accepted or decided. A report is owed for each such month; from the third in a row
//!   on the department is urged besides.
//!
//! Words about what was amiss lie in the log in clear, like those on a card: they name posts and windows, no people. Nothing
//! here counts or reads the time.

mod apply;
pub mod command;
pub mod consequence;
mod decide;
pub mod draw;
pub mod event;
mod month;
mod patrol;
mod refusal;

pub use command::{Command, Context};
pub use consequence::{Consequence, ConsequenceAnswer, ConsequenceGround, ConsequenceKind, ConsequenceState};
pub use draw::{MonthCounts, UnitMonth};
pub use event::{Event, MonthFigures};
pub use month::Month;
pub use patrol::{AMISS_MAX, Amiss, PATROLS_MAX, Patrol, PatrolPoint, PatrolSubject};
pub use refusal::Refusal;

use crate::{
    calendar::Calendar,
    name::{DepartmentId, PersonId},
    time::{Date, Instant},
};
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

/// Signs of a comment, a report or a note.
pub const WORDS_MAX: usize = 2_000;
/// S-16: records of its own that a department has in a month.
pub const RECORDS_LEAST: usize = 2;

/// 月度监察台账
#[derive(Clone, Debug, Default)]
pub struct MonthBook {
    /// 巡查, in the order in which they were recorded.
    pub patrols: Vec<Patrol>,
    /// 月度统计; none until the month is over and drawn.
    pub figures: Option<Box<MonthFigures>>,
    /// When they were drawn.
    pub drawn: Option<Instant>,
    /// 后续措施, by number.
    pub consequences: BTreeMap<u32, ConsequenceState>,
    /// 点评
    pub comment: Option<MonthComment>,
    /// 发布: by whom, and when.
    pub published: Option<(PersonId, Instant)>,
}

/// 点评: what a supervisor says about the figures of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthComment {
    /// 点评
    pub text: String,
    /// Whose.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl MonthBook {
    /// What a department's month was; none until it is drawn, and for whoever offered nothing.
    #[must_use]
    pub fn unit(&self, department: &DepartmentId) -> Option<&UnitMonth> {
        self.figures.as_ref()?.units.get(department)
    }

    /// The patrols of one day.
    pub fn patrols_on(&self, day: Date) -> impl Iterator<Item = &Patrol> {
        self.patrols.iter().filter(move |patrol| patrol.at.day() == day)
    }

    /// How many patrols each department was the subject of.
    #[must_use]
    pub fn records(&self) -> BTreeMap<&DepartmentId, usize> {
        let mut records = BTreeMap::new();
        for patrol in &self.patrols {
            if let PatrolSubject::Department(department) = &patrol.subject {
                *records.entry(department).or_default() += 1;
            }
        }
        records
    }

    /// Working days up to and with this one on which the hall was open and nobody recorded a patrol of it (S-16).
    #[must_use]
    pub fn days_without(&self, month: Month, until: Date, calendar: &Calendar) -> Vec<Date> {
        let of_the_hall = self.patrols.iter().filter(|patrol| patrol.subject == PatrolSubject::Hall);
        let seen: BTreeSet<Date> = of_the_hall.map(|patrol| patrol.at.day()).collect();
        let days = month.days().take_while(|day| *day <= until);
        days.filter(|day| is_patrolled(calendar, *day) && !seen.contains(day)).collect()
    }
}

/// Whether S-16 asks for a patrol of the hall on this day: a working day on which its doors are open.
#[must_use]
pub fn is_patrolled(calendar: &Calendar, day: Date) -> bool {
    calendar.is_working_day(day) && !calendar.spans_on(day).is_empty()
}
