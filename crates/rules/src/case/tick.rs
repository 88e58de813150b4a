//! 时间: what the passing of time brings about (L-06, C-12, K-08, S-03), and when a case next wants waking (CL5).
//!
//! A Tick notices limits that are near or have passed, and lets silence speak: five working days without an act
//! are acceptance, an uncorrected application is withdrawn. Each limit is noticed once, so a second Tick yields
//! nothing, and "exactly once" is arithmetic.

use super::{Case, CaseStatus, ClockName, Context, Event};
use crate::{
    clock::{Clock, Limit},
    hall::Hall,
    time::{Instant, WorkingDays},
};
use alloc::{vec, vec::Vec};

impl Case {
    /// Everything that the time gone by has brought about and that has not been noticed yet.
    pub(super) fn tick(&self, context: &Context<'_>) -> Vec<Event> {
        if self.status.is_final() {
            return vec![];
        }
        let mut events = vec![];
        for (name, clock) in self.running() {
            let due = clock.due_at(context.calendar());
            if self.is_reminded(name) && !self.neared.contains(name) && !self.passed.contains_key(name) {
                let remind = remind_at(clock, context.hall, context.content.limits.remind_before);
                if remind <= context.now {
                    events.push(Event::LimitNeared { clock: name.clone(), due });
                }
            }
            if due < context.now && !self.passed.contains_key(name) {
                events.push(Event::LimitPassed { clock: name.clone(), due });
                events.extend(self.silence(name, context));
            }
        }
        events
    }

    /// What silence means when this limit has passed.
    fn silence(&self, name: &ClockName, context: &Context<'_>) -> Vec<Event> {
        match name {
            // L-06, C-12: no notice within five working days is acceptance as of the day of receipt.
            ClockName::Acceptance => {
                let received_on = self.corrected_on.or(self.received_on).unwrap_or_else(|| context.today());
                let accepted = self.acceptance(received_on, vec![], context);
                let mut events = vec![Event::CaseDeemedAccepted(accepted)];
                events.extend(self.first_steps(context));
                events
            }
            // K-08: not corrected within the time set.
            ClockName::Correction => {
                vec![Event::ApplicationWithdrawn { reason: CORRECTION_MISSED.into(), deemed: true }]
            }
            _ => vec![],
        }
    }

    /// The clocks that run now. The pre-review clock ends with receipt, all others by their own acts.
    fn running(&self) -> impl Iterator<Item = (&ClockName, &Clock)> {
        self.clocks.iter().filter(|(_, clock)| !clock.is_stopped() && !clock.is_paused())
    }

    /// Reminders: before the promise, before a step's limit, and to the applicant before the correction limit.
    fn is_reminded(&self, name: &ClockName) -> bool {
        matches!(name, ClockName::Promised | ClockName::Step(_) | ClockName::Correction)
    }
}

/// When a case next wants waking: the earliest moment at which a Tick would yield something. None when only an
/// act of a person can move it (a pause, a final state).
#[must_use]
pub fn next_wake(case: &Case, hall: &Hall, remind_before: Option<WorkingDays>) -> Option<Instant> {
    if case.status.is_final() || case.status == CaseStatus::Draft {
        return None;
    }
    let passing = case
        .running()
        .filter(|(name, _)| !case.passed.contains_key(name))
        .map(|(_, clock)| clock.late_from(&hall.calendar));
    let nearing = case
        .running()
        .filter(|(name, _)| case.is_reminded(name))
        .filter(|(name, _)| !case.neared.contains(name) && !case.passed.contains_key(name))
        .map(|(_, clock)| remind_at(clock, hall, remind_before));
    passing.chain(nearing).min()
}

/// When to remind of a clock: the item's own lead or the hall's (S-03), but never on the day the clock starts,
/// where a reminder would only repeat the start.
fn remind_at(clock: &Clock, hall: &Hall, own: Option<WorkingDays>) -> Instant {
    let lead = own.unwrap_or(hall.remind_before);
    match clock.limit() {
        Limit::WorkingDays(days) => {
            clock.remind_at(&hall.calendar, WorkingDays(lead.0.min(days.0.saturating_sub(1))))
        }
        Limit::CalendarDays(_) => clock.remind_at(&hall.calendar, lead),
        Limit::OfficeSeconds(_) => clock.remind_at_percent(&hall.calendar, REMIND_PERCENT),
    }
}

/// A clock of office seconds reminds when four fifths are used up (S-03, percent mode).
const REMIND_PERCENT: u8 = 80;

const CORRECTION_MISSED: &str = "未在告知的期限内补正";
