//! 决定: grant or refuse in writing; a refusal without reasons, basis or remedies is no decision (L-17, L-45).

use super::{
    Case, CaseStatus, Context, Event, Refusal, SpecialProcedureKind, StepResult,
    decide::{Numbering, given},
    intake::{not_banned, remedies},
    review::{checklist_answered, checklist_fulfilled},
};
use crate::{
    item::{
        content::{Basis, SpecialLink},
        process::StepKind,
    },
    name::StepId,
    quota::Blocked,
};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};

impl Case {
    pub(super) fn grant(
        &self,
        content: String,
        opinion: String,
        checklist: BTreeMap<String, bool>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let step = self.decision_step(&checklist, context)?;
        if let Some(step) = context.content.process.step(&step) {
            checklist_fulfilled(step, &checklist)?;
        }
        // L-43, L-44: what silence accepted although its applicant was barred is not granted; what was accepted before
        // the ban is no new application.
        if let Some(accepted) = self.accepted_on {
            not_banned(accepted, context)?;
        }
        self.nothing_owed(context)?;
        self.has_a_place(context)?;
        let opinion = given(opinion, Refusal::NoOpinion)?;
        let content = given(content, Refusal::NoReasons)?;
        // L-15: what the superior refused cannot be granted here.
        if self.superior_agrees == Some(false) {
            return Err(Refusal::SuperiorDisagreed);
        }
        self.licence_stands(context).map_err(Refusal::AboutLicence)?;
        let transcript = self.hearing.transcript.clone();
        let decision = Numbering::new(context).document(self.grant_kind());
        Ok(vec![
            Event::StepFinished { step, result: StepResult::Agree, opinion, checklist, paper: None },
            Event::Granted { content, transcript, issue: context.content.issue_limit(), decision },
        ])
    }

    /// A refusal says its reasons, its basis and the remedies (L-17, L-45).
    pub(super) fn refuse(
        &self,
        reasons: String,
        (basis, standard): (Vec<Basis>, String),
        checklist: BTreeMap<String, bool>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let step = self.decision_step(&checklist, context)?;
        let reasons = given(reasons, Refusal::NoReasons)?;
        if !Basis::all_named(&basis) {
            return Err(Refusal::NoBasis);
        }
        // L-33: what was inspected, tested or quarantined is refused by the standard that it failed.
        let measured = self.procedures.iter().any(|kind| kind.measures());
        if measured && standard.trim().is_empty() {
            return Err(Refusal::NoStandard);
        }
        let decision = Numbering::new(context).document(self.refusal_kind());
        let remedies = remedies(context.content);
        let transcript = self.hearing.transcript.clone();
        let opinion = reasons.clone();
        Ok(vec![
            Event::StepFinished { step, result: StepResult::Disagree, opinion, checklist, paper: None },
            Event::Refused { reasons, basis, standard, remedies, transcript, decision },
        ])
    }

    /// P-08: no result before what was deferred has come in. The decision itself waits, for a licence that is granted
    /// and cannot be issued helps nobody.
    fn nothing_owed(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let missing: Vec<_> =
            self.missing(context.content).into_iter().map(|material| material.id.clone()).collect();
        if missing.is_empty() { Ok(()) } else { Err(Refusal::DeferredMissing(missing)) }
    }

    /// Where the number is limited, whoever was accepted earlier comes first (L-35).
    fn has_a_place(&self, context: &Context<'_>) -> Result<(), Refusal> {
        // What is about a licence keeps the place of that licence.
        let quota = context.content.handling.quota.filter(|_| self.about.is_none());
        let (Some(quota), Some(case)) = (quota, &self.number) else { return Ok(()) };
        context.places.map_or(Ok(()), |queue| queue.offers(case, quota.places)).map_err(|blocked| {
            match blocked {
                Blocked::Full => Refusal::QuotaFull(quota.places),
                Blocked::Behind(case) => Refusal::EarlierAcceptance(case),
            }
        })
    }

    /// The decision step, if it is open for this actor and everything before it is done.
    fn decision_step(
        &self,
        checklist: &BTreeMap<String, bool>,
        context: &Context<'_>,
    ) -> Result<StepId, Refusal> {
        self.must_be(&[
            CaseStatus::InDecision,
            CaseStatus::InReview,
            CaseStatus::Accepted,
            CaseStatus::Suspended,
        ])?;
        let kind = |id: &StepId| context.content.process.step(id).map(|step| step.kind);
        if let Some((open, _)) = self.open_steps().find(|(id, _)| kind(id) != Some(StepKind::Decision)) {
            return Err(Refusal::ReviewOpen(open.clone()));
        }
        let decision = self.open_steps().find(|(id, _)| kind(id) == Some(StepKind::Decision));
        let (id, _) = decision.ok_or(Refusal::WrongState(self.status))?;
        let step = self.open_step(id, context)?;
        self.duties_separated(step, context)?;
        // L-26: a challenge is ruled on before the decision; afterwards nobody could.
        if let Some(challenged) = self.recusals_asked.first() {
            return Err(Refusal::RecusalUndecided(challenged.clone()));
        }
        self.everybody_heard()?;
        let links = context.content.limits.special_links.iter();
        if let Some(kind) = links.filter_map(SpecialLink::prescribed).find(|kind| !self.has_result(*kind)) {
            return Err(Refusal::ResultMissing(kind));
        }
        checklist_answered(step, checklist)?;
        Ok(id.clone())
    }

    /// Whether a procedure that the item prescribes has come to its result (L-23): a hearing to its transcript (L-24).
    fn has_result(&self, kind: SpecialProcedureKind) -> bool {
        match kind {
            SpecialProcedureKind::Hearing => self.hearing.transcript.is_some(),
            _ => self.procedures.contains(&kind),
        }
    }
}
