//! 决定: grant or refuse in writing; a refusal without reasons, basis or remedies is no decision (L-17, L-45).

use super::{
    Case, CaseStatus, Context, Event, Refusal, StepResult,
    decide::{Numbering, given},
    intake::remedies,
    review::checklist_answered,
};
use crate::{
    item::{content::Basis, process::StepKind},
    name::StepId,
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
        let opinion = given(opinion, Refusal::NoOpinion)?;
        let content = given(content, Refusal::NoReasons)?;
        self.licence_stands(context).map_err(Refusal::AboutLicence)?;
        let decision = Numbering::new(context).document(self.grant_kind());
        Ok(vec![
            Event::StepFinished { step, result: StepResult::Agree, opinion, checklist },
            Event::Granted { content, decision },
        ])
    }

    pub(super) fn refuse(
        &self,
        reasons: String,
        basis: Vec<Basis>,
        checklist: BTreeMap<String, bool>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let step = self.decision_step(&checklist, context)?;
        let reasons = given(reasons, Refusal::NoReasons)?;
        if !Basis::all_named(&basis) {
            return Err(Refusal::NoBasis);
        }
        let decision = Numbering::new(context).document(self.refusal_kind());
        let remedies = remedies(context.content);
        Ok(vec![
            Event::StepFinished { step, result: StepResult::Disagree, opinion: reasons.clone(), checklist },
            Event::Refused { reasons, basis, remedies, decision },
        ])
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
        checklist_answered(step, checklist)?;
        Ok(id.clone())
    }
}
