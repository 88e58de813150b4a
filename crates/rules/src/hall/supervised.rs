//! 监察规则的设定: what supervisors make of the rules they watch by (S-04, S-17). What a setting may say, [`crate::supervision::standard`]
//! decides; who may set it, `decide`.

use super::{Context, Event, Hall, Refusal, decide::filled};
use crate::{
    supervision::{LevelLabel, Rule, Setting, SupervisionLevel},
    time::WorkingDays,
};
use alloc::string::String;

/// S-03, S-09: working days that supervision's own periods have at most; what takes longer neither helps nor answers (PD).
const SUPERVISION_MAX: u16 = 30;

impl Hall {
    pub(super) fn set_rule(
        &self,
        rule: Rule,
        setting: Setting,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        filled("reason", &reason)?;
        let today = self.calendar.date_of(context.now);
        self.standard.check(rule, &setting, today).map_err(Refusal::Setting)?;
        Ok(Event::RuleSet { rule, setting, reason })
    }

    /// No reminder beforehand is a choice (S-03); no time to explain would be none (S-09).
    pub(super) fn set_supervision_periods(
        remind_before: WorkingDays,
        explanation_days: WorkingDays,
        reason: String,
    ) -> Result<Event, Refusal> {
        for (field, days, least) in
            [("remind_before", remind_before, 0), ("explanation_days", explanation_days, 1)]
        {
            if !(least..=SUPERVISION_MAX).contains(&days.0) {
                return Err(Refusal::Period(field.into()));
            }
        }
        filled("reason", &reason)?;
        Ok(Event::SupervisionPeriodsSet { remind_before, explanation_days, reason })
    }

    pub(super) fn call_level(
        &self,
        level: SupervisionLevel,
        label: LevelLabel,
        reason: String,
    ) -> Result<Event, Refusal> {
        filled("reason", &reason)?;
        self.standard.check_label(level, &label).map_err(Refusal::Setting)?;
        Ok(Event::LevelCalled { level, label, reason })
    }
}
