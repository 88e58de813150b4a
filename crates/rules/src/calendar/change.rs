//! 日历变动: what has changed the calendar, by the number of the paper that did, so that a date that moves can name
//! its cause (C-08, CL2).
//!
//! A change knows the days that it touches. Only those can move a date: whoever asks for the causes of a move names
//! the days the limit runs over, and changes that touch none of them are not blamed.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Calendar, Declaration, Decree, LocalHoliday};
use crate::time::{Date, Instant};

/// The most changes that are remembered; a date moved by an older one names no cause.
const CHANGES_MAX: usize = 128;

/// 日历变动: one change of the calendar, as a date that moved names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarChange {
    /// 放假通知发布 (C-07)
    DecreeLoaded {
        /// 文号
        number: String,
    },
    /// 放假通知收回: it had been entered by mistake.
    DecreeTakenBack {
        /// 文号
        number: String,
    },
    /// 地方假日公布 (C-06)
    LocalHolidayDeclared {
        /// What is celebrated, in Chinese.
        zh: String,
        /// What is celebrated, in English.
        en: String,
        /// The local notice.
        notice: String,
    },
    /// 地方假日收回: it had been declared by mistake.
    LocalHolidayTakenBack {
        /// What was celebrated, in Chinese.
        zh: String,
        /// What was celebrated, in English.
        en: String,
        /// The local notice.
        notice: String,
    },
    /// 办公时间变动: hours, closures and openings move no legal day, but the close of business and office seconds
    /// (C-04, C-14).
    HoursChanged,
}

/// 历次变动: the latest changes of a calendar, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarChanges(Vec<Noted>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Noted {
    at: Instant,
    change: CalendarChange,
    /// First and last day of every stretch that is touched; none where any day may be.
    touched: Option<Vec<(Date, Date)>>,
}

impl CalendarChanges {
    /// A decree comes; what an earlier text of the same number said is touched, too.
    pub(crate) fn decree_loaded(&mut self, at: Instant, decree: &Decree, before: &Calendar) {
        let mut touched = stretches(decree);
        touched.extend(decree_of(before, &decree.number).into_iter().flat_map(stretches));
        self.note(at, CalendarChange::DecreeLoaded { number: decree.number.clone() }, Some(touched));
    }

    /// A local holiday comes.
    pub(crate) fn local_holiday_declared(&mut self, at: Instant, holiday: &LocalHoliday) {
        let LocalHoliday { zh, en, notice, first, last } = holiday.clone();
        let change = CalendarChange::LocalHolidayDeclared { zh, en, notice };
        self.note(at, change, Some(alloc::vec![(first, last)]));
    }

    /// The hours of the hall change.
    pub(crate) fn hours_changed(&mut self, at: Instant) {
        self.note(at, CalendarChange::HoursChanged, None);
    }

    /// Something declared by mistake goes.
    pub(crate) fn taken_back(&mut self, at: Instant, declaration: &Declaration, before: &Calendar) {
        match declaration {
            Declaration::Decree(number) => {
                let touched = decree_of(before, number).map(stretches);
                let change = CalendarChange::DecreeTakenBack { number: number.clone() };
                self.note(at, change, Some(touched.unwrap_or_default()));
            }
            Declaration::LocalHoliday(holiday) => {
                let LocalHoliday { zh, en, notice, first, last } = holiday.clone();
                let change = CalendarChange::LocalHolidayTakenBack { zh, en, notice };
                self.note(at, change, Some(alloc::vec![(first, last)]));
            }
            Declaration::Closure(_) | Declaration::Opening(_) => self.hours_changed(at),
        }
    }

    fn note(&mut self, at: Instant, change: CalendarChange, touched: Option<Vec<(Date, Date)>>) {
        if self.0.len() >= CHANGES_MAX {
            self.0.remove(0);
        }
        self.0.push(Noted { at, change, touched });
    }

    /// What has changed since a moment on days from one through another (C-08), each change once. Where nothing has touched
    /// a legal day, a change of hours is the cause.
    #[must_use]
    pub fn since(&self, at: Instant, first: Date, last: Date) -> Vec<CalendarChange> {
        let among = |wanted: fn(&Noted, Date, Date) -> bool| {
            let mut found: Vec<CalendarChange> = Vec::new();
            for noted in self.0.iter().filter(|noted| noted.at >= at && wanted(noted, first, last)) {
                if !found.contains(&noted.change) {
                    found.push(noted.change.clone());
                }
            }
            found
        };
        let of_days = among(|noted, first, last| {
            let touched = noted.touched.as_deref().unwrap_or_default();
            touched.iter().any(|(from, to)| *from <= last && first <= *to)
        });
        if of_days.is_empty() { among(|noted, _, _| noted.touched.is_none()) } else { of_days }
    }
}

fn decree_of<'a>(calendar: &'a Calendar, number: &str) -> Option<&'a Decree> {
    calendar.parts().decrees.iter().find(|decree| decree.number == number)
}

fn stretches(decree: &Decree) -> Vec<(Date, Date)> {
    let days = |holiday: &super::Holiday| {
        let worked: Vec<(Date, Date)> = holiday.worked.iter().map(|day| (*day, *day)).collect();
        core::iter::once((holiday.first, holiday.last)).chain(worked)
    };
    decree.holidays.iter().flat_map(days).collect()
}
