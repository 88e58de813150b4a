//! Folding the chapter's events into the case.

use super::{SuperiorEvent, TELL};
use crate::{
    case::{Case, CaseStatus, ClockName},
    dossier::Stamp,
};

impl Case {
    pub(in crate::case) fn sent_up(&mut self, event: &SuperiorEvent, stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        match event {
            SuperiorEvent::ForwardedUp { step, limit, .. } => {
                self.stop(&[ClockName::LowerReview, ClockName::Step(step.clone())], at);
                self.status = CaseStatus::ForwardedUp;
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
