//! The door of the case: which chapter decides a command, and who is entitled to it.

use super::{
    Case, CaseStatus, Command, Context, Event, OfficersCommand, Refusal, apply, document::DocKind,
    document::Document,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::{ChiefPower, Hall, Station},
    identifier::DocumentNumber,
    name::{DepartmentId, PostId},
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
        self.present(context)?;
        self.unchallenged(&command, context)?;
        match command {
            // One matter, one number (K-01).
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
            Command::Refuse { reasons, basis, standard, checklist } => {
                self.refuse(reasons, (basis, standard), checklist, context)
            }
            Command::ProduceResult => self.produce_result(context),
            Command::Deliver { mode, recipient, proof } => self.deliver(mode, recipient, proof, context),
            Command::Serve { document, service } => self.serve(document, service, context),
            Command::Hearing(command) => self.hear(command, context),
            Command::Officers(command) => self.man(command, context),
            Command::Superior(command) => self.send_up(command, context),
            Command::Promise(command) => self.hold_to_promise(command, context),
            Command::AssessFee { quantities } => self.assess_fee(quantities, context),
            Command::Slip(command) => self.settle(command, context),
            Command::ExplainDelay { reason } => self.explain_delay(reason, context),
            Command::Expedite { promised, reason } => self.expedite(promised, reason, context),
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
            Event::DocumentServed { .. } => "DocumentServed",
            Event::Hearing(event) => event.name(),
            Event::Officers(event) => event.name(),
            Event::Superior(event) => event.name(),
            Event::Promise(event) => event.name(),
            Event::FeeAssessed { .. } => "FeeAssessed",
            Event::Slip(event) => event.name(),
            Event::DelayExplained { .. } => "DelayExplained",
            Event::Expedited { .. } => "Expedited",
            Event::ApplicationWithdrawn { .. } => "ApplicationWithdrawn",
            Event::CaseTerminated { .. } => "CaseTerminated",
            Event::DeadlineRecomputed { .. } => "DeadlineRecomputed",
            Event::LimitNeared { .. } => "LimitNeared",
            Event::LimitPassed { .. } => "LimitPassed",
            Event::RenewalDeemedGranted { .. } => "RenewalDeemedGranted",
            Event::DocumentFiled { .. } => "DocumentFiled",
        }
    }
}

impl Case {
    /// Whoever is noted as away acts on no case until they are back (P-13), and whoever stands aside acts on this one
    /// no more (L-26). The applicant is never either.
    pub(super) fn present(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let person = &context.actor.person;
        if self.is_party(person) {
            return Ok(());
        }
        if context.hall.is_absent(person, context.today()) {
            return Err(Refusal::Away);
        }
        if self.recused.contains(person) { Err(Refusal::StandsAside) } else { Ok(()) }
    }

    /// Whoever the applicant wants to stand aside does nothing more on the case until the head has said (L-26), save
    /// stand aside by themselves.
    fn unchallenged(&self, command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
        let person = &context.actor.person;
        let stands_aside = matches!(
            command,
            Command::Officers(OfficersCommand::Recuse { .. } | OfficersCommand::DenyRecusal { .. })
        );
        if stands_aside || !self.recusals_asked.contains(person) {
            return Ok(());
        }
        Err(Refusal::RecusalUndecided(person.clone()))
    }

    /// Whether the case is in one of these states.
    pub(super) fn must_be(&self, states: &[CaseStatus]) -> Result<(), Refusal> {
        if states.contains(&self.status) { Ok(()) } else { Err(Refusal::WrongState(self.status)) }
    }
}

/// Whoever sits at the item's acceptance window, or at the comprehensive window (K-09), or at a town or village centre that
/// takes the item (LE1), or represents the department there with the power to accept (P-14).
pub(super) fn at_window(context: &Context<'_>) -> Result<(), Refusal> {
    let post = &context.content.process.acceptance_post;
    let comprehensive = || context.hall.sits_at_the_comprehensive_window(&context.actor.person);
    let station = || station(context).is_some();
    let allowed =
        holds(context, post) || comprehensive() || station() || represents(context, ChiefPower::Accept);
    if allowed { Ok(()) } else { Err(Refusal::NotThePost(post.0.clone())) }
}

/// The centre at which the actor takes this item in (LE1).
pub(super) fn station<'a>(context: &Context<'a>) -> Option<&'a Station> {
    context.hall.takes_at_station(&context.actor.person, &context.content.identity.task_code)
}

/// Whether the actor represents the department that answers for the item with this power today (P-14, P-15).
pub(super) fn represents(context: &Context<'_>, power: ChiefPower) -> bool {
    let department = &context.content.body.department;
    context.hall.represents(&context.actor.person, department, power, context.today())
}

/// Whether the actor holds this post, as A or B (P-13).
pub(super) fn holds(context: &Context<'_>, post: &PostId) -> bool {
    context.hall.holds(&context.actor.person, post)
}

/// Whether the actor is head of the department that answers for the item (L-19).
pub(super) fn is_head(context: &Context<'_>) -> bool {
    context.hall.heads(&context.actor.person, &context.content.body.department)
}

/// A text that may not be empty.
pub(super) fn given(text: String, refusal: Refusal) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(refusal) } else { Ok(text) }
}

/// Numbers the documents of one decision one after another (K-05), so that the series has no gap (S-18).
pub(crate) struct Numbering<'a> {
    abbreviation: &'a str,
    year: i16,
    next: u32,
}

impl<'a> Numbering<'a> {
    pub(super) fn new(context: &'a Context<'_>) -> Self {
        let department = &context.content.body.department;
        Self::of(context.hall, department, context.fresh.year, context.fresh.document_serial)
    }

    /// The documents of a department from this serial of a year on: those of cases and of licences share one series.
    pub(crate) fn of(hall: &'a Hall, department: &DepartmentId, year: i16, next: u32) -> Self {
        let department = hall.departments.get(department);
        let abbreviation = department.map_or("", |department| department.abbreviation.as_str());
        Self { abbreviation, year, next }
    }

    /// The same behind so many documents that are issued in the same breath.
    pub(super) fn after(self, issued: usize) -> Self {
        Self { next: self.next.saturating_add(u32::try_from(issued).unwrap_or(0)), ..self }
    }

    /// The next document of the series: abbreviation of the body, kind, year, serial (K-05).
    pub(crate) fn document(&mut self, kind: DocKind) -> Document {
        let serial = self.next;
        self.next += 1;
        let number = DocumentNumber::compose(self.abbreviation, kind.sign(), self.year, serial);
        Document { kind, number, serial }
    }
}
