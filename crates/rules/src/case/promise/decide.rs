//! Holding applicants to what they promised (P-08, P-09).

use super::{PromiseCommand, PromiseEvent, RECTIFICATION, Trust};
use crate::{
    case::{
        ActKind, Case, ClockName, Context, Event, Refusal,
        decide::{Numbering, at_window, given, holds, is_head},
        document::DocKind,
        intake::remedies,
    },
    clock::Limit,
};
use alloc::{string::String, vec, vec::Vec};

impl Case {
    pub(in crate::case) fn hold_to_promise(
        &self,
        command: PromiseCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            PromiseCommand::WithdrawAcceptance { reason } => self.withdraw_acceptance(reason, context)?,
            PromiseCommand::Verify { kept, findings } => self.verify(kept, findings, context)?,
        };
        Ok(vec![Event::Promise(event)])
    }

    /// Only after the promised day, only while something is still owed, and in writing (P-08).
    fn withdraw_acceptance(&self, reason: String, context: &Context<'_>) -> Result<PromiseEvent, Refusal> {
        at_window(context)?;
        if !self.status.is_under_review() {
            return Err(Refusal::WrongState(self.status));
        }
        if self.missing(context.content).is_empty() {
            return Err(Refusal::NothingOwed);
        }
        if !self.passed.contains_key(&ClockName::Deferral) {
            return Err(Refusal::DeferralRuns);
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::WithdrawAcceptance))?;
        let decision = Numbering::new(context).document(DocKind::AcceptanceWithdrawal);
        Ok(PromiseEvent::AcceptanceWithdrawn { reason, remedies: remedies(context.content), decision })
    }

    /// Whoever has a post in the process, or the head, goes and looks; a promise found wanting is first given time to
    /// be put right, and only then broken (P-09).
    fn verify(&self, kept: bool, findings: String, context: &Context<'_>) -> Result<PromiseEvent, Refusal> {
        let process = &context.content.process;
        let works = process.steps().into_iter().any(|step| holds(context, &step.post));
        if !works && !is_head(context) {
            let post = process.steps().first().map_or_else(String::new, |step| step.post.0.clone());
            return Err(Refusal::NotThePost(post));
        }
        let findings = given(findings, Refusal::NoOpinion)?;
        match self.trust {
            Trust::Unverified if kept => Ok(PromiseEvent::PromiseVerified { kept, findings, rectify: None }),
            Trust::Unverified => {
                let own = context.content.handling.commitments.as_ref().and_then(|it| it.rectify_within);
                let rectify = Some(own.unwrap_or(Limit::WorkingDays(RECTIFICATION)));
                Ok(PromiseEvent::PromiseVerified { kept, findings, rectify })
            }
            Trust::Rectifying if kept => Ok(PromiseEvent::PromiseVerified { kept, findings, rectify: None }),
            // Nobody is held to have broken a promise while the time to put it right runs.
            Trust::Rectifying if !self.passed.contains_key(&ClockName::Rectification) => {
                Err(Refusal::RectificationRuns)
            }
            Trust::Rectifying => Ok(PromiseEvent::PromiseBroken { findings }),
            Trust::Plain | Trust::Kept | Trust::Broken => Err(Refusal::NothingToVerify),
        }
    }
}
