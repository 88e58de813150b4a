//! 办理中的说明: a late case explained in public (L-46), and a promise shortened for who cannot wait (P-16).

use super::{
    ActKind, Case, CaseStatus, ClockName, Context, Event, Refusal,
    decide::{given, is_head},
};
use crate::{clock::Limit, hall::Role};
use alloc::{string::String, vec, vec::Vec};

impl Case {
    /// Whoever is late says why, to the applicant (L-46).
    pub(super) fn explain_delay(&self, reason: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if self.status.is_final() {
            return Err(Refusal::WrongState(self.status));
        }
        if !is_head(context) && self.by_delivery(context).is_err() {
            self.by_open_post(context)?;
        }
        if !self.is_late() {
            return Err(Refusal::NotLate);
        }
        Ok(vec![Event::DelayExplained {
            reason: given(reason, Refusal::NoReasonFor(ActKind::ExplainDelay))?,
        }])
    }

    /// Whether a limit of the hall's has ever passed: whoever waits longer than was told may hear why, also for an
    /// acceptance or a delivery (L-46).
    pub(super) fn is_late(&self) -> bool {
        self.passed.keys().any(|name| !name.is_the_applicants() && !matches!(name, ClockName::Step(_)))
    }

    /// 绿色通道 (P-16): the head shortens the promise for a reason. It only re-orders the work; no step of the law is
    /// left out, and a promise is never lengthened.
    pub(super) fn expedite(
        &self,
        promised: Limit,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Accepted, CaseStatus::InReview, CaseStatus::InDecision])?;
        if !is_head(context) {
            return Err(Refusal::NotThePost(Role::DepartmentHead.zh().into()));
        }
        let clock = self.clock(&ClockName::Promised).ok_or(Refusal::NothingToExtend)?;
        let shorter = promised.amount() > 0
            && promised.same_unit(clock.limit())
            && promised.amount() < clock.total_limit().amount();
        if !shorter {
            return Err(Refusal::NotShorter);
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::Expedite))?;
        let expedited = Event::Expedited { promised, reason: reason.clone(), due: vec![] };
        let due = self.after(&[expedited], context).due_days(context);
        if due.iter().any(|due| due.clock == ClockName::Promised && due.on < context.today()) {
            return Err(Refusal::NotShorter);
        }
        Ok(vec![Event::Expedited { promised, reason, due }])
    }
}
