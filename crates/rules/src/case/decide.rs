//! The door of the case: which chapter decides a command, and who is entitled to it.

use super::{
    Case, CaseStatus, Command, Context, Event, Refusal, apply, document::DocKind, document::Document,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
    identifier::DocumentNumber,
    name::PostId,
};
use alloc::{string::String, vec::Vec};

impl Dossier for Case {
    const KIND: &'static str = "case";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let exists = self.number.is_some();
        match (exists, &command) {
            (false, Command::Submit { .. }) | (true, _) => {}
            (false, Command::Tick) => return Ok(Vec::new()),
            (false, _) => return Err(Refusal::NoSuchCase),
        }
        match command {
            Command::Submit { .. } if exists => Err(Refusal::AlreadySubmitted),
            Command::Submit { .. } => self.submit(command, context),
            Command::Resubmit { form, materials } => self.resubmit(form, materials, context),
            Command::ReturnPreReview { reasons } => self.return_pre_review(reasons, context),
            Command::Receive => self.receive(context),
            Command::CorrectOnTheSpot { form, materials } => {
                self.correct_on_the_spot(form, materials, context)
            }
            Command::RequestCorrection { items } => self.request_correction(items, context),
            Command::SupplyCorrection { form, materials } => self.supply_correction(form, materials, context),
            Command::Accept { deferred } => self.accept(deferred, context),
            Command::SupplyDeferred { materials } => self.supply_deferred(materials, context),
            Command::TellNotRequired { reason } => self.tell_not_required(reason, context),
            Command::RefuseAcceptance { reason, proper_body } => {
                self.refuse_acceptance(reason, proper_body, context)
            }
            Command::TakeStep { step } => self.take_step(step, context),
            Command::FinishStep { step, result, opinion, checklist } => {
                self.finish_step(step, result, opinion, checklist, context)
            }
            Command::SendBack { from, to, reason } => self.send_back(from, to, reason, context),
            Command::StartSpecialProcedure { kind, needed, basis } => {
                self.start_special(kind, needed, basis, context)
            }
            Command::EndSpecialProcedure { result } => self.end_special(result, context),
            Command::Extend { by, reason } => self.extend(by, reason, context),
            Command::Grant { content, opinion, checklist } => {
                self.grant(content, opinion, checklist, context)
            }
            Command::Refuse { reasons, basis, checklist } => self.refuse(reasons, basis, checklist, context),
            Command::ProduceResult => self.produce_result(context),
            Command::Deliver { mode, recipient } => self.deliver(mode, recipient, context),
            Command::Withdraw { reason } => self.withdraw(reason, context),
            Command::Terminate { reason } => self.terminate(reason, context),
            Command::FileDocument { number, file } => self.file_document(number, file, context),
            Command::Tick => Ok(self.tick(context)),
        }
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::ApplicationSubmitted(_) => "ApplicationSubmitted",
            Event::ApplicationResubmitted { .. } => "ApplicationResubmitted",
            Event::PreReviewReturned { .. } => "PreReviewReturned",
            Event::MaterialsReceived { .. } => "MaterialsReceived",
            Event::CorrectedOnTheSpot { .. } => "CorrectedOnTheSpot",
            Event::CorrectionNoticeIssued { .. } => "CorrectionNoticeIssued",
            Event::CorrectionSupplied { .. } => "CorrectionSupplied",
            Event::CaseAccepted(_) => "CaseAccepted",
            Event::CaseDeemedAccepted(_) => "CaseDeemedAccepted",
            Event::DeferredSupplied { .. } => "DeferredSupplied",
            Event::NotRequiredTold { .. } => "NotRequiredTold",
            Event::AcceptanceRefused { .. } => "AcceptanceRefused",
            Event::StepStarted { .. } => "StepStarted",
            Event::StepTaken { .. } => "StepTaken",
            Event::StepFinished { .. } => "StepFinished",
            Event::StepSentBack { .. } => "StepSentBack",
            Event::ReviewFinished => "ReviewFinished",
            Event::SpecialProcedureStarted { .. } => "SpecialProcedureStarted",
            Event::SpecialProcedureEnded { .. } => "SpecialProcedureEnded",
            Event::ExtensionApproved { .. } => "ExtensionApproved",
            Event::Granted { .. } => "Granted",
            Event::Refused { .. } => "Refused",
            Event::ResultProduced { .. } => "ResultProduced",
            Event::ResultDelivered { .. } => "ResultDelivered",
            Event::ApplicationWithdrawn { .. } => "ApplicationWithdrawn",
            Event::CaseTerminated { .. } => "CaseTerminated",
            Event::DeadlineRecomputed { .. } => "DeadlineRecomputed",
            Event::LimitNeared { .. } => "LimitNeared",
            Event::LimitPassed { .. } => "LimitPassed",
            Event::DocumentFiled { .. } => "DocumentFiled",
        }
    }
}

impl Case {
    /// Whether the case is in one of these states.
    pub(super) fn must_be(&self, states: &[CaseStatus]) -> Result<(), Refusal> {
        if states.contains(&self.status) { Ok(()) } else { Err(Refusal::WrongState(self.status)) }
    }
}

/// Whoever sits at the item's acceptance window, or at the comprehensive window (K-09).
pub(super) fn at_window(context: &Context<'_>) -> Result<(), Refusal> {
    let post = &context.content.process.acceptance_post;
    let comprehensive = || context.hall.sits_at_the_comprehensive_window(&context.actor.person);
    if holds(context, post) || comprehensive() { Ok(()) } else { Err(Refusal::NotThePost(post.0.clone())) }
}

/// Whether the actor holds this post, as A or B (P-13).
pub(super) fn holds(context: &Context<'_>, post: &PostId) -> bool {
    context.hall.holds(&context.actor.person, post)
}

/// Whether the actor is head of the department that answers for the item, or approves for it (L-19).
pub(super) fn is_head(context: &Context<'_>) -> bool {
    context.hall.posts_of(&context.actor.person).any(|post| {
        post.department == context.content.body.department && post.roles.contains(&Role::DepartmentHead)
    })
}

/// A text that may not be empty.
pub(super) fn given(text: String, refusal: Refusal) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(refusal) } else { Ok(text) }
}

/// Numbers the documents of one decision one after another (K-05), so that the series has no gap (S-18).
pub(super) struct Numbering<'a> {
    context: &'a Context<'a>,
    next: u32,
}

impl<'a> Numbering<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self { context, next: context.fresh.document_serial }
    }

    pub(super) fn document(&mut self, kind: DocKind) -> Document {
        let department = self.context.hall.departments.get(&self.context.content.body.department);
        let abbreviation = department.map_or("", |department| department.abbreviation.as_str());
        let year = self.context.today().year();
        let serial = self.next;
        self.next += 1;
        Document { kind, number: DocumentNumber::compose(abbreviation, kind.sign(), year, serial), serial }
    }
}
