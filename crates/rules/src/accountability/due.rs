//! 期限: how long each stage of a pursuit takes, and which clocks run now.
//!
//! The law gives the months of an appeal against a sanction. The other periods are what halls practise, so that nothing
//! lies still unseen: a pursuit that is late goes on all the same, and says so. An agency's period ends with the close of
//! business of its last day, a person's own at midnight.

use super::{Accountability, AppealKind, PursuitState, SubjectState};
use crate::{
    calendar::{Calendar, Due},
    item::content::coded,
    time::{CalendarDays, Date, Instant, WorkingDays, day_number, next_day},
};
use alloc::vec::Vec;
use jiff::Span;
use serde::{Deserialize, Serialize};

/// From the clue to whether it is taken up: as for a complaint (S-14).
pub const ACCEPTANCE: WorkingDays = WorkingDays(5);
/// From taking it up to the findings.
pub const VERIFICATION: WorkingDays = WorkingDays(30);
/// From the findings to telling those who answer, and from the last word of the hearing to a decision.
pub const DECISION: WorkingDays = WorkingDays(15);
/// From the decision to its service.
pub const SERVICE: WorkingDays = WorkingDays(5);
/// How long somebody has to speak at least, and at most.
pub const STATEMENT: (WorkingDays, WorkingDays) = (WorkingDays(3), WorkingDays(30));
/// To object to measures of the own agency, and to answer it.
pub const OBJECTION: WorkingDays = WorkingDays(5);

coded!(
    /// 追究环节: what takes its time.
    PursuitStage {
        Acceptance = "受理线索",
        Verification = "核实",
        Telling = "告知",
        Statement = "陈述申辩",
        Decision = "作出决定",
        Service = "送达",
        AppealTime = "申诉期",
        Appeal = "申诉处理",
    }
);

/// 期间: so many working days (C-01), or months as the law of sanctions counts them (C-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// 工作日
    WorkingDays(WorkingDays),
    /// 月
    Months(u8),
}

impl Period {
    /// The last day, counted from a day that does not count itself; a month ends on the day of the same number, or on its
    /// last, and on a working day (C-04).
    #[must_use]
    pub fn last_day(self, from: Date, calendar: &Calendar) -> Due {
        match self {
            Self::WorkingDays(days) => calendar.due(from, days),
            Self::Months(months) => {
                let last = from.saturating_add(Span::new().months(i32::from(months)));
                let days = u16::try_from(day_number(last) - day_number(from)).unwrap_or(u16::MAX);
                calendar.due_calendar(from, CalendarDays(days))
            }
        }
    }
}

/// 环节时钟: a period that runs now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// 环节
    pub stage: PursuitStage,
    /// Of which one who answers; none where it is the matter's own.
    pub subject: Option<u32>,
    /// Since when; the day itself does not count.
    pub from: Date,
    /// How long.
    pub period: Period,
}

impl Running {
    /// The last day.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Due {
        self.period.last_day(self.from, calendar)
    }

    /// Whether it is the time of whoever answers, who may use it to midnight, and not the agency's.
    #[must_use]
    pub const fn is_theirs(&self) -> bool {
        matches!(self.stage, PursuitStage::Statement | PursuitStage::AppealTime)
    }

    /// The first moment that is late.
    #[must_use]
    pub fn late_from(&self, calendar: &Calendar) -> Instant {
        let last = self.due(calendar).date;
        if self.is_theirs() {
            Instant::midnight(next_day(last))
        } else {
            calendar.closing_of(last).plus_ms(1)
        }
    }
}

impl AppealKind {
    /// How long there is to ask for it.
    #[must_use]
    pub const fn to_ask(self) -> Period {
        match self {
            Self::Objection => Period::WorkingDays(OBJECTION),
            Self::Reexamination | Self::Recheck => Period::Months(1),
        }
    }

    /// How long there is to decide on it.
    #[must_use]
    pub const fn to_decide(self) -> Period {
        match self {
            Self::Objection => Period::WorkingDays(OBJECTION),
            Self::Reexamination => Period::Months(1),
            Self::Recheck => Period::Months(2),
        }
    }
}

impl Accountability {
    /// The clocks that run now, those of the matter first.
    #[must_use]
    pub fn running(&self) -> Vec<Running> {
        let own = match self.state {
            PursuitState::Clue => Some((PursuitStage::Acceptance, ACCEPTANCE)),
            PursuitState::Verifying => Some((PursuitStage::Verification, VERIFICATION)),
            _ => None,
        };
        let own = own.filter(|_| self.clue.is_some()).map(|(stage, days)| Running {
            stage,
            subject: None,
            from: self.since,
            period: Period::WorkingDays(days),
        });
        let each = self.subjects.iter().filter_map(|(number, subject)| {
            let (stage, period) = subject.runs()?;
            Some(Running { stage, subject: Some(*number), from: subject.since, period })
        });
        own.into_iter().chain(each).collect()
    }

    /// The clock of this stage of one who answers, if it runs.
    #[must_use]
    pub fn clock(&self, stage: PursuitStage, subject: u32) -> Option<Running> {
        self.running().into_iter().find(|one| one.stage == stage && one.subject == Some(subject))
    }

    /// The clocks that run and of which nobody has said yet that they have passed.
    pub(super) fn unheard(&self) -> impl Iterator<Item = Running> {
        self.running().into_iter().filter(|one| !self.late.contains(&(one.subject, one.stage)))
    }

    /// When the matter next wants waking: when the next of its clocks has run out.
    #[must_use]
    pub fn next_wake(&self, calendar: &Calendar) -> Option<Instant> {
        self.unheard().map(|one| one.late_from(calendar)).min()
    }
}

impl super::Subject {
    /// What runs for one who answers, and how long.
    fn runs(&self) -> Option<(PursuitStage, Period)> {
        let days = Period::WorkingDays;
        Some(match self.state {
            SubjectState::Found => (PursuitStage::Telling, days(DECISION)),
            SubjectState::Told => (PursuitStage::Statement, days(self.to_speak)),
            SubjectState::Heard | SubjectState::Proposed => (PursuitStage::Decision, days(DECISION)),
            // The organ has its own time, which is no business of this hall: nothing runs.
            SubjectState::Referred | SubjectState::Final => return None,
            SubjectState::Decided => (PursuitStage::Service, days(SERVICE)),
            SubjectState::Served | SubjectState::Reexamined => {
                (PursuitStage::AppealTime, self.may_appeal()?.to_ask())
            }
            SubjectState::UnderAppeal => (PursuitStage::Appeal, self.appeals.last()?.kind.to_decide()),
        })
    }

    /// The last day of a sanction that runs: from the day of the organ's decision, whatever is asked against it,
    /// for an appeal does not stay it.
    #[must_use]
    pub fn sanction_until(&self) -> Option<Date> {
        let recorded = self.organ.as_ref()?;
        self.imposed()?.sanction?.until(recorded.decided_on)
    }

    /// Whether a sanction runs on this day.
    #[must_use]
    pub fn is_under_sanction(&self, on: Date) -> bool {
        let Some(recorded) = &self.organ else { return false };
        let Some(sanction) = self.imposed().and_then(|imposed| imposed.sanction) else { return false };
        let begun = day_number(recorded.decided_on) <= day_number(on);
        begun && sanction.until(recorded.decided_on).is_none_or(|until| on <= until)
    }
}
