//! 收件与受理: from the application to acceptance or its refusal (L-04 … L-11, K-04, K-06, K-08, C-11, C-12).

use super::{
    AboutLicence, ApplySource, Case, CaseStatus, Command, Context, Event, Refusal, SpecialProcedureKind,
    decide::{Numbering, at_window, given, station},
    document::DocKind,
    event::{Acceptance, Submission},
    material::{AUTHORISATION, CorrectionItem, GIVEN_MAX, Given, known_materials},
    promise::VERIFICATION,
};
use crate::{
    clock::{Clock, ClockKind, LOWER_REVIEW, Limit},
    item::{
        Content, ItemState,
        content::{CaseKind, Necessity, Regime},
    },
    name::{Commitment, MaterialId},
    time::Date,
};
use alloc::{boxed::Box, collections::BTreeMap, string::String, vec, vec::Vec};

impl Case {
    /// The application (L-04), numbered when it is handed in (K-04): at the window by a clerk, otherwise by the applicants themselves or by whoever acts for
    /// them. An agent of the hall's own help service is nobody's agent unless entrusted like any other (P-12).
    pub(super) fn submit(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let Command::Submit {
            applicant,
            agent,
            source,
            answers,
            form,
            query_code,
            materials,
            by_promise,
            licence,
        } = command
        else {
            return Err(Refusal::NoSuchCase);
        };
        is_open(context)?;
        let at_the_window = matches!(source, ApplySource::Window | ApplySource::Post | ApplySource::Express);
        if at_the_window {
            at_window(context)?;
        } else if context.actor.person != applicant && agent.as_ref() != Some(&context.actor.person) {
            return Err(Refusal::NotTheApplicant);
        }
        if agent.is_some() && context.content.handling.presence_required {
            return Err(Refusal::PresenceRequired);
        }
        if by_promise {
            may_promise(context)?;
        }
        known_materials(context.content, &materials, agent.is_some())?;
        all_answered(context.content, &answers)?;
        let about = AboutLicence::of(licence.as_ref(), &applicant, context).map_err(Refusal::AboutLicence)?;
        let number = context.fresh.case_number.clone().ok_or(Refusal::NoFreshNumber)?;
        let mut events = vec![Event::ApplicationSubmitted(Box::new(Submission {
            number,
            item: context.content.identity.task_code.clone(),
            item_version: context.item_version,
            department: context.content.body.department.clone(),
            kind: context.content.handling.case_kind.unwrap_or(CaseKind::Promised),
            applicant,
            agent,
            source,
            answers,
            form,
            query_code,
            materials,
            about,
            by_promise,
            regime: context.content.handling.regime,
        }))];
        if at_the_window {
            events.push(received(context.today(), context));
        }
        Ok(events)
    }

    pub(super) fn resubmit(
        &self,
        form: Commitment,
        materials: Vec<Given>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::PreReviewReturned])?;
        self.by_party(context)?;
        known_materials(context.content, &materials, self.agent.is_some())?;
        Ok(vec![Event::ApplicationResubmitted { form, materials }])
    }

    /// One return before receipt, naming everything at once (§4.1): whoever comes back is received, and what is still
    /// wrong then is a matter of the one correction notice (L-06).
    pub(super) fn return_pre_review(
        &self,
        reasons: Vec<CorrectionItem>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Submitted])?;
        at_window(context)?;
        if self.returned {
            return Err(Refusal::SecondReturn);
        }
        let reasons = named(reasons, context.content)?;
        Ok(vec![Event::PreReviewReturned { reasons, limit: correction_limit(context) }])
    }

    /// Receipt of an application that came over the net: legally it was received when it reached the system (C-16).
    pub(super) fn receive(&self, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Submitted])?;
        at_window(context)?;
        let received_on = self.received_on.unwrap_or_else(|| context.today());
        Ok(vec![received(received_on, context)])
    }

    /// What can be put right on the spot is put right on the spot (L-09): the window takes in what was missing or wrong,
    /// without a notice and without a stop of any clock. Whoever was told to correct something does so by
    /// [`Command::SupplyCorrection`].
    pub(super) fn correct_on_the_spot(
        &self,
        form: Option<Commitment>,
        materials: Vec<Given>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Received])?;
        at_window(context)?;
        known_materials(context.content, &materials, self.agent.is_some())?;
        if materials.is_empty() && form.is_none() {
            return Err(Refusal::NothingToCorrect);
        }
        Ok(vec![Event::CorrectedOnTheSpot { form, materials }])
    }

    /// One notice, naming everything at once (L-06); a second one is refused.
    pub(super) fn request_correction(
        &self,
        items: Vec<CorrectionItem>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Received])?;
        at_window(context)?;
        if self.correction.is_some() {
            return Err(Refusal::SecondCorrection);
        }
        let items = named(items, context.content)?;
        let limit = correction_limit(context);
        let notice = Numbering::new(context).document(DocKind::CorrectionNotice);
        Ok(vec![Event::CorrectionNoticeIssued { items, limit, notice }])
    }

    pub(super) fn supply_correction(
        &self,
        form: Option<Commitment>,
        materials: Vec<Given>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::CorrectionRequired])?;
        if !self.is_party(&context.actor.person) {
            at_window(context).map_err(|_| Refusal::NotTheApplicant)?;
        }
        known_materials(context.content, &materials, self.agent.is_some())?;
        if materials.is_empty() && form.is_none() {
            return Err(Refusal::NothingToCorrect);
        }
        Ok(vec![Event::CorrectionSupplied { form, materials }])
    }

    /// Acceptance (L-10). Mandatory materials must be in, or deferred where the item allows it (P-08, SR-C3); an agent
    /// must have shown the authorisation (L-04), and the applicant must not be barred (L-43, L-44).
    pub(super) fn accept(
        &self,
        deferred: Vec<MaterialId>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Received])?;
        at_window(context)?;
        not_banned(context.today(), context)?;
        for id in &deferred {
            let material = context.content.materials.iter().find(|material| material.id == *id);
            let material = material.ok_or_else(|| Refusal::UnknownMaterial(id.clone()))?;
            if !material.deferrable && material.necessity != Some(Necessity::Deferrable) {
                return Err(Refusal::NotDeferrable(id.clone()));
            }
            // What lies here already, or is not asked of this applicant, cannot be owed.
            if !self.missing(context.content).iter().any(|material| material.id == *id) {
                return Err(Refusal::NotOwed(id.clone()));
            }
        }
        let missing: Vec<MaterialId> = self
            .missing(context.content)
            .into_iter()
            .map(|material| material.id.clone())
            .filter(|id| !deferred.contains(id))
            .chain(self.unauthorised())
            .collect();
        if !missing.is_empty() {
            return Err(Refusal::MaterialsMissing(missing));
        }
        // C-11: the day the last correction came in is the day of acceptance. A request for information is not accepted
        // but answered: its clock runs from the receipt (L-48).
        let clear_from = match self.regime {
            Regime::InformationRequest => self.received_on,
            Regime::Licensing => None,
        };
        let accepted_on = self.corrected_on.or(clear_from).unwrap_or_else(|| context.today());
        let accepted = self.acceptance(accepted_on, deferred, context);
        let mut events = vec![Event::CaseAccepted(accepted)];
        events.extend(self.first_steps(context));
        Ok(events)
    }

    /// Materials that were deferred at acceptance, or still owed when silence accepted, come in later (P-08). Only
    /// what is owed is taken: what has been reviewed is not exchanged behind the reviewer's back.
    pub(super) fn supply_deferred(
        &self,
        materials: Vec<Given>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        if !self.status.is_under_review() {
            return Err(Refusal::WrongState(self.status));
        }
        if !self.is_party(&context.actor.person) {
            at_window(context).map_err(|_| Refusal::NotTheApplicant)?;
        }
        known_materials(context.content, &materials, self.agent.is_some())?;
        let owed = self.missing(context.content);
        if materials.is_empty() {
            return Err(Refusal::NothingToCorrect);
        }
        match materials.iter().find(|given| !owed.iter().any(|material| material.id == given.material)) {
            Some(other) => Err(Refusal::NotOwed(other.material.clone())),
            None => {
                let comes = |id: &MaterialId| materials.iter().any(|given| given.material == *id);
                let complete = owed.iter().all(|material| comes(&material.id));
                Ok(vec![Event::DeferredSupplied { materials, complete }])
            }
        }
    }

    /// What is told to the applicant with acceptance, and which clocks follow.
    pub(super) fn acceptance(
        &self,
        accepted_on: Date,
        deferred: Vec<MaterialId>,
        context: &Context<'_>,
    ) -> Acceptance {
        let content = context.content;
        // L-15, L-21: where a superior decides, the limit of the law is theirs, and the review here has its own.
        let forwards = content.process.forwards();
        let statutory = content.statutory_limit().filter(|_| !forwards);
        let promised = content.promised_limit();
        let due_of =
            |kind, limit| Clock::started(kind, context.now, accepted_on, limit).due(context.calendar());
        let due = due_of(ClockKind::Promised, promised);
        let on_the_spot = self.kind == Some(CaseKind::OnTheSpot);
        let deferral = content.limits.deferral.unwrap_or(Limit::WorkingDays(context.hall.correction_days));
        let commitments = content.handling.commitments.as_ref().filter(|_| self.by_promise);
        let inspects = |kind: Option<SpecialProcedureKind>| kind.is_some_and(SpecialProcedureKind::measures);
        let mut numbers = Numbering::new(context);
        // K-14, L-13, L-34: on the spot, the written decision stands for the acceptance notice.
        let notice = (!on_the_spot).then(|| numbers.document(DocKind::AcceptanceNotice));
        let promise = match (commitments.is_some(), deferred.is_empty()) {
            (true, _) => Some(DocKind::PromiseLetter),
            (false, false) => Some(DocKind::DeferralPromise),
            (false, true) => None,
        };
        Acceptance {
            accepted_on,
            statutory,
            promised,
            statutory_due: statutory.map(|limit| due_of(ClockKind::Statutory, limit).date),
            promised_due: due.date,
            provisional: due.provisional,
            // What silence accepted is owed without a day: nobody was told one, and nobody loses what they were not
            // told (L-06). The decision waits for it, or refuses.
            deferral: (!deferred.is_empty()).then_some(deferral),
            deferred,
            lower_review: forwards.then_some(Limit::WorkingDays(LOWER_REVIEW)),
            inspection: content.limits.special_links.iter().any(|link| inspects(link.kind)),
            verify_within: commitments
                .map(|own| own.verify_within.unwrap_or(Limit::WorkingDays(VERIFICATION))),
            promise: promise.map(|kind| numbers.document(kind)),
            notice,
        }
    }

    /// No licence is needed: the applicant is told at once, in writing and with the reason (L-07, L-11).
    pub(super) fn tell_not_required(
        &self,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Submitted, CaseStatus::Received])?;
        at_window(context)?;
        let reason = given(reason, Refusal::TurnedAwayWithoutReasons)?;
        let notice = Numbering::new(context).document(DocKind::NotRequiredNotice);
        Ok(vec![Event::NotRequiredTold { reason, notice }])
    }

    /// Refusal of acceptance (L-08): the competent body must be named. Corrected but still wrong counts too (K-08);
    /// then the body that refuses is itself the proper one, and none other need be named. Nor need it where the
    /// applicant is barred from this licence (L-43, L-44): no other body could take the application.
    pub(super) fn refuse_acceptance(
        &self,
        reason: String,
        proper_body: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Submitted, CaseStatus::Received])?;
        at_window(context)?;
        let reason = given(reason, Refusal::TurnedAwayWithoutReasons)?;
        let no_other_body = self.corrected_on.is_some() || not_banned(context.today(), context).is_err();
        if proper_body.trim().is_empty() && !no_other_body {
            return Err(Refusal::NoProperBody);
        }
        let decision = Numbering::new(context).document(DocKind::AcceptanceRefusal);
        let remedies = remedies(context.content);
        Ok(vec![Event::AcceptanceRefused { reason, proper_body, remedies, decision }])
    }

    /// An agent's letter of authority, where there is an agent and none was handed in (L-04).
    fn unauthorised(&self) -> Option<MaterialId> {
        let letter = MaterialId::from(AUTHORISATION);
        (self.agent.is_some() && !self.materials.contains_key(&letter)).then_some(letter)
    }

    fn by_party(&self, context: &Context<'_>) -> Result<(), Refusal> {
        if self.is_party(&context.actor.person) { Ok(()) } else { Err(Refusal::NotTheApplicant) }
    }
}

/// 救济途径 (L-45): review within 60 days, court within 6 months. An item may add to it, for example which body reviews,
/// and takes nothing away: what the law calls a right is not switched off by a text.
pub(crate) fn remedies(content: &Content) -> String {
    let own = content.help.remedies.trim();
    if own.is_empty() { GENERAL_REMEDIES.into() } else { alloc::format!("{GENERAL_REMEDIES}{own}") }
}

const GENERAL_REMEDIES: &str = "如不服本决定，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。";

/// How long the applicant has to put right what was named (K-08): the item's own limit, or the hall's, which is in working
/// days, to the applicant's advantage (C-03).
fn correction_limit(context: &Context<'_>) -> Limit {
    context.content.limits.correction.unwrap_or(Limit::WorkingDays(context.hall.correction_days))
}

fn received(received_on: Date, context: &Context<'_>) -> Event {
    let receipt = Numbering::new(context).document(DocKind::ReceiptList);
    Event::MaterialsReceived { received_on, receipt, station: station(context).map(|it| it.id.clone()) }
}

/// Only a published item in force takes applications (I-06, L-47).
fn is_open(context: &Context<'_>) -> Result<(), Refusal> {
    if context.item_state != ItemState::Published {
        return Err(Refusal::ItemClosed(context.item_state));
    }
    let today = context.today();
    let identity = &context.content.identity;
    let ahead = identity.plan_effective_date.is_some_and(|from| today < from);
    let over = identity.plan_cancel_date.is_some_and(|from| today >= from);
    if ahead || over { Err(Refusal::ItemNotInForce) } else { Ok(()) }
}

/// Whoever deceived the agency is accepted for this licence no more until the ban is over (L-43, L-44). The application
/// itself is taken in: only a refusal in writing can be reviewed.
pub(super) fn not_banned(on: Date, context: &Context<'_>) -> Result<(), Refusal> {
    let ban = context.standing.and_then(|standing| standing.ban(context.content, on));
    match ban {
        Some(ban) => Err(Refusal::Banned { until: ban.until, cause: ban.cause }),
        None => Ok(()),
    }
}

/// The item must know a promise, and whoever broke one is offered no other until it is put right (P-09).
fn may_promise(context: &Context<'_>) -> Result<(), Refusal> {
    if context.content.handling.commitments.is_none() {
        return Err(Refusal::NotPromisable);
    }
    match context.standing {
        Some(standing) if !standing.may_promise(context.today()) => Err(Refusal::CreditLost),
        _ => Ok(()),
    }
}

/// Every question of the item has one of its answers.
fn all_answered(content: &Content, answers: &BTreeMap<String, String>) -> Result<(), Refusal> {
    if answers.len() > content.questions.len() {
        return Err(Refusal::TooMany);
    }
    for question in &content.questions {
        let answer = answers.get(&question.id);
        if !answer.is_some_and(|answer| question.answers.iter().any(|known| known.id == *answer)) {
            return Err(Refusal::Unanswered(question.id.clone()));
        }
    }
    Ok(())
}

/// Correction items that say something, about materials the item knows.
fn named(items: Vec<CorrectionItem>, content: &Content) -> Result<Vec<CorrectionItem>, Refusal> {
    if items.len() > GIVEN_MAX {
        return Err(Refusal::TooMany);
    }
    if items.is_empty() || items.iter().any(|item| item.what.trim().is_empty()) {
        return Err(Refusal::NothingToCorrect);
    }
    for id in items.iter().filter_map(|item| item.material.as_ref()) {
        if !content.materials.iter().any(|known| known.id == *id) {
            return Err(Refusal::UnknownMaterial(id.clone()));
        }
    }
    Ok(items)
}
