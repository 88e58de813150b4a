//! Folding the chapter's events into the case.

use super::{PromiseEvent, Trust};
use crate::{
    case::{Case, CaseOutcome, CaseStatus, ClockName},
    dossier::Stamp,
};

impl Case {
    pub(in crate::case) fn trusted(&mut self, event: &PromiseEvent, stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        match event {
            PromiseEvent::AcceptanceWithdrawn { .. } => {
                self.end(CaseStatus::AcceptanceRefused, CaseOutcome::AcceptanceRefused, at);
            }
            PromiseEvent::PromiseVerified { kept, rectify, .. } => {
                self.stop(&[ClockName::Verification, ClockName::Rectification], at);
                self.trust = if *kept { Trust::Kept } else { Trust::Rectifying };
                if let Some(limit) = rectify {
                    self.start_limit(ClockName::Rectification, at, on, *limit);
                }
            }
            PromiseEvent::PromiseBroken { .. } => {
                self.stop(&[ClockName::Verification, ClockName::Rectification], at);
                self.trust = Trust::Broken;
            }
        }
    }
}
