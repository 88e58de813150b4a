//! 制证与送达: the result is made, handed over against a signature, and the case is completed (L-22, DE1).

use super::{
    Case, CaseOutcome, CaseStatus, Context, Event, Refusal,
    decide::{Numbering, at_window, holds, represents},
    document::DocKind,
    serving::DeliveryMode,
    serving::Proof,
};
use crate::{hall::ChiefPower, item::content::Purpose, licence::Licence, name::Commitment};
use alloc::{string::String, vec, vec::Vec};

impl Case {
    /// The result is made (制证) by whoever delivers, or represents the department with the power to make it (P-14).
    pub(super) fn produce_result(&self, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Granted, CaseStatus::Refused])?;
        if !represents(context, ChiefPower::Issue) {
            self.by_delivery(context)?;
        }
        Ok(vec![self.produced(context)?])
    }

    /// Delivery, within ten days of the decision, completes the case (L-22). A result nobody has made yet is made in the same act: at a small hall the
    /// delivery clerk prints and hands over in one go.
    pub(super) fn deliver(
        &self,
        mode: DeliveryMode,
        recipient: Commitment,
        proof: Proof,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Granted, CaseStatus::Refused, CaseStatus::Delivering])?;
        self.by_delivery(context)?;
        // A slip that was made after the result was is no reason to hand it out unpaid.
        self.paid_before_issue(context.content)?;
        proof.proves(mode)?;
        let mut events = vec![];
        if self.status != CaseStatus::Delivering {
            events.push(self.produced(context)?);
        }
        let receipt = Numbering::new(context).document(DocKind::ServiceReceipt);
        events.push(Event::ResultDelivered { mode, recipient, proof, receipt });
        Ok(events)
    }

    fn produced(&self, context: &Context<'_>) -> Result<Event, Refusal> {
        if self.outcome != Some(CaseOutcome::Granted) {
            return Ok(Event::ResultProduced { result: self.refusal_kind().zh().into(), valid_until: None });
        }
        // F-11: a result that is made is a licence in force; where the law demands payment first, it waits for it.
        self.paid_before_issue(context.content)?;
        let result = context.content.results.first();
        let name = result.map_or_else(|| String::from(self.grant_kind().zh()), |result| result.name.clone());
        let valid_until = match &self.about {
            // What was cancelled is valid no more; what was renewed or changed is valid as the licence says.
            Some(about) if about.purpose == Purpose::Cancellation => None,
            Some(_) => context.licence.and_then(Licence::valid_until),
            None => result.and_then(|result| result.validity).and_then(|v| v.last_day(context.today())),
        };
        Ok(Event::ResultProduced { result: name, valid_until })
    }

    /// The delivery clerk; the chief representative whose letter gives the power (P-14); and where one person may do it all
    /// (一审核准), the window that accepts.
    pub(super) fn by_delivery(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let post = &context.content.process.delivery_post;
        let on_the_spot = context.content.process.full_authorisation && at_window(context).is_ok();
        let chief = || represents(context, ChiefPower::Deliver);
        if holds(context, post) || on_the_spot || chief() {
            Ok(())
        } else {
            Err(Refusal::NotThePost(post.0.clone()))
        }
    }
}
