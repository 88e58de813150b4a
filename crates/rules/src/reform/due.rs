//! 办理期限: by when each stage of an adjustment is due (D-05), as days to be shown. Nothing is refused for being late.

use super::{AdjustStage, Adjustment, RoundLimits};
use crate::{
    calendar::Calendar,
    time::{Date, WorkingDays},
};
use alloc::{vec, vec::Vec};

/// 阶段期限: by when a stage is due, and when it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageDue {
    /// 阶段
    pub stage: AdjustStage,
    /// 到期
    pub due: Date,
    /// When it was done, if it was.
    pub done: Option<Date>,
}

impl StageDue {
    /// Whether it was done late, or is late on this day.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.done.unwrap_or(today) > self.due
    }
}

impl Adjustment {
    /// The stages it has reached, each with its day (D-05): the department asks within ten working days of the cause, the
    /// offices answer within fifteen, and what was approved is published within three, unless the round says otherwise;
    /// the execution has the day that the proposal names.
    #[must_use]
    pub fn stages(&self, limits: &RoundLimits, calendar: &Calendar) -> Vec<StageDue> {
        let after = |day: Date, days: WorkingDays| calendar.working_day_after(day, days.0.into());
        let (terms, approved) = (&self.terms, self.approval.as_ref().map(|approval| approval.on));
        let mut stages = vec![
            StageDue {
                stage: AdjustStage::Apply,
                due: after(terms.cause_on, limits.apply),
                done: Some(self.proposed_on),
            },
            StageDue {
                stage: AdjustStage::Review,
                due: after(self.proposed_on, limits.review),
                done: self.reviewed_on,
            },
        ];
        let begun = if terms.kind.needs_government() { approved } else { approved.or(self.reviewed_on) };
        stages.extend(begun.map(|day| StageDue {
            stage: AdjustStage::Publish,
            due: after(day, limits.publish),
            done: self.published_on,
        }));
        stages.push(StageDue {
            stage: AdjustStage::Execute,
            due: terms.execution_on,
            done: self.executed.map(|(day, _)| day),
        });
        stages
    }
}
