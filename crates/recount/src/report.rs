//! 结论: what the second count says of every case, in both languages.

use crate::{Day, Name};
use std::collections::BTreeMap;
use std::fmt;

/// The most differences that are kept of one case; the others are counted.
const KEPT_MAX: usize = 16;

/// 分歧: one date told that the second count does not reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which event of the log tells it.
    pub position: u64,
    /// Its kind.
    pub kind: String,
    /// What differs.
    pub what: What,
}

/// 分歧所在
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Another due date.
    Due {
        /// Which clock.
        clock: Name,
        /// The date told.
        told: Day,
        /// Our own; none where the limit ends in no time that is known.
        own: Option<Day>,
        /// The first day on which the two part.
        parts: Day,
        /// How much of the limit our own count has used up by the end of that day.
        used: i64,
        /// And how much there is.
        limit: i64,
        /// Whether that day is a working day by our own calendar.
        works: bool,
    },
    /// The date moved from another one than was told.
    Before {
        /// Which clock.
        clock: Name,
        /// The date that is said to have been told.
        said: Day,
        /// The date that had been told.
        told: Option<Day>,
    },
    /// The limit ends on another day than the one told last: a change that nobody was told of.
    Untold {
        /// Which clock.
        clock: Name,
        /// The day on which it is said to end.
        ends: Day,
        /// The day that had been told.
        told: Day,
    },
    /// Another day of acceptance (C-11, C-12).
    Accepted {
        /// The day told.
        told: Day,
        /// Our own.
        own: Day,
    },
    /// A date told of a clock that does not run, or an event that cannot be read.
    Unfounded(String),
}

/// 一件的结论
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseVerdict {
    /// Dates that were compared.
    pub dates: u64,
    /// What differs, the first of it.
    pub differences: Vec<Difference>,
    /// Differences beyond those kept.
    pub more: u64,
    /// A calendar has changed and the case has not been told yet: told and own date.
    pub awaits: Vec<(Name, Day, Day)>,
}

impl CaseVerdict {
    pub(crate) fn differs(&mut self, difference: Difference) {
        if self.differences.len() < KEPT_MAX {
            self.differences.push(difference);
        } else {
            self.more += 1;
        }
    }

    /// Whether every date agrees.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.differences.is_empty()
    }
}

/// 总结论
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By case number.
    pub cases: BTreeMap<String, CaseVerdict>,
    /// Lines of the export, or events of the hall, that cannot be read: position as far as known, and why.
    pub unreadable: Vec<(u64, String)>,
    /// Events read.
    pub events: u64,
}

impl Report {
    /// Whether everything could be read and every date agrees.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.unreadable.is_empty() && self.cases.values().all(CaseVerdict::agrees)
    }

    /// The verdict on every case, or only on those that differ, and the summary.
    #[must_use]
    pub fn text(&self, only_differing: bool) -> String {
        let mut text = String::new();
        for (number, verdict) in &self.cases {
            if !only_differing || !verdict.agrees() {
                text.push_str(&format!("{number}: {verdict}\n"));
            }
        }
        for (position, why) in &self.unreadable {
            text.push_str(&format!("event 事件 {position}: cannot be read 无法读取: {why}\n"));
        }
        let differing = self.cases.values().filter(|verdict| !verdict.agrees()).count();
        let waiting = self.cases.values().filter(|verdict| !verdict.awaits.is_empty()).count();
        let dates: u64 = self.cases.values().map(|verdict| verdict.dates).sum();
        let (cases, events) = (self.cases.len(), self.events);
        let word = if self.agrees() { "agrees 相符" } else { "differs 不符" };
        text.push_str(&format!(
            "{word}: {events} events, {cases} cases, {dates} dates recounted, {differing} cases differ, \
             {waiting} await a changed calendar · 事件 {events}，办件 {cases}，复算日期 {dates}，不符 {differing} 件，待按新日历告知 {waiting} 件\n"
        ));
        text
    }
}

impl fmt::Display for CaseVerdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dates = self.dates;
        if self.agrees() {
            write!(out, "agrees 相符 ({dates} dates 个日期)")?;
        } else {
            write!(out, "DIFFERS 不符 ({dates} dates 个日期)")?;
        }
        for difference in &self.differences {
            write!(out, "\n  {difference}")?;
        }
        if self.more > 0 {
            write!(out, "\n  and {} more 另有 {} 处", self.more, self.more)?;
        }
        for (name, told, own) in &self.awaits {
            let (zh, en) = name.words();
            write!(
                out,
                "\n  note 注意: {en} told {told}, now {own}; not told yet {zh}已告知{told}，按现行日历为{own}，尚未告知"
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { position, kind, what } = self;
        write!(out, "event 事件 {position} {kind}: ")?;
        match what {
            What::Due { clock, told, own, parts, used, limit, works } => {
                let (zh, en) = clock.words();
                let own = own.map_or("none 无".to_owned(), |own| own.to_string());
                let (day_zh, day_en) =
                    if *works { ("工作日", "a working day") } else { ("非工作日", "no working day") };
                write!(
                    out,
                    "{en} {zh}: told 告知 {told}, own count 复算 {own}, they part on 自 {parts} 起不同 \
                     (by then 至该日 {used} of {limit} used up 已用 {used}/{limit}; {day_en} {day_zh})"
                )
            }
            What::Before { clock, said, told } => {
                let (zh, en) = clock.words();
                let told = told.map_or("none 无".to_owned(), |told| told.to_string());
                write!(out, "{en} {zh}: moved from 称由 {said}, but told before was 此前告知 {told}")
            }
            What::Untold { clock, ends, told } => {
                let (zh, en) = clock.words();
                write!(out, "{en} {zh}: ends on 止于 {ends}, but told last was 最后告知的是 {told}")
            }
            What::Accepted { told, own } => {
                write!(out, "day of acceptance 受理日: told 告知 {told}, own reading 复算 {own} (C-11, C-12)")
            }
            What::Unfounded(why) => write!(out, "{why}"),
        }
    }
}
