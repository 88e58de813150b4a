//! Folding the chapter's events into the case.

use super::{SuperiorEvent, TELL};
use crate::{
    case::{Case, CaseStatus, ClockName},
    clock::Clock,
    dossier::Stamp,
    name::StepId,
};

impl Case {
    /// What the superior answered holds no more once the case goes back behind the step that sent it up: nothing waits to
    /// be told, and the lower review, which goes up anew, has its own limit again (L-15, L-21,
    /// K-10).
    pub(in crate::case) fn reviewed_below_again(&mut self, again: &[StepId], stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        if self.superior_agrees.is_none() || !self.forwarded_by.as_ref().is_some_and(|it| again.contains(it))
        {
            return;
        }
        self.superior_agrees = None;
        self.stop(&[ClockName::Tell], at);
        if let Some(limit) = self.clock(&ClockName::LowerReview).map(Clock::limit) {
            self.start_limit(ClockName::LowerReview, at, on, limit);
        }
    }

    pub(in crate::case) fn sent_up(&mut self, event: &SuperiorEvent, stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        match event {
            SuperiorEvent::ForwardedUp { step, limit, .. } => {
                self.stop(&[ClockName::LowerReview, ClockName::Step(step.clone())], at);
                self.status = CaseStatus::ForwardedUp;
                self.forwarded_by = Some(step.clone());
                self.superior_agrees = None;
                self.start_limit(ClockName::Statutory, at, on, *limit);
            }
            SuperiorEvent::ReturnedDown(reply) => {
                self.stop(&[ClockName::Statutory], at);
                self.status = CaseStatus::InReview;
                self.superior_agrees = Some(reply.agrees);
                // K-10: the applicant is told within two days.
                self.start(ClockName::Tell, at, on, TELL);
            }
        }
    }
}
