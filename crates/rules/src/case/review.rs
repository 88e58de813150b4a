//! 审查: steps with posts, opinions, checklists and send-back (K-12, K-13, PR1, CA10).

use super::{
    ActKind, Case, CaseStatus, Context, Event, Refusal, StepResult,
    decide::{Numbering, given, holds, represents},
    document::DocKind,
};
use crate::{
    hall::ChiefPower,
    item::process::{Progress, Step, StepKind},
    name::{PersonId, StepId},
};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};

impl Case {
    /// The steps that open with acceptance.
    pub(super) fn first_steps(&self, context: &Context<'_>) -> Vec<Event> {
        self.opened(context, &After { case: self, done: None, again: &[] })
    }

    /// Somebody of the post takes a step on, so that the other does not work on it too (P-13).
    pub(super) fn take_step(&self, step: StepId, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let open = self.open_step(&step, context)?;
        // Whoever may not finish it does not keep it from those who may (K-13, L-26).
        self.duties_separated(open, context)?;
        self.chair_stays_apart(open.kind, &context.actor.person)?;
        let taken = self.steps.get(&step).and_then(|record| record.handler.as_ref());
        if taken == Some(&context.actor.person) {
            return Ok(vec![]);
        }
        Ok(vec![Event::StepTaken { step }])
    }

    /// A step is finished with an opinion and every point of its checklist answered (K-12, CA10). The decision is
    /// no such step, it is granted or refused; nor is what goes up, which the superior's answer finishes.
    pub(super) fn finish_step(
        &self,
        id: StepId,
        result: StepResult,
        opinion: String,
        checklist: BTreeMap<String, bool>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let step = self.open_step(&id, context)?;
        if matches!(step.kind, StepKind::Decision | StepKind::Forward) {
            return Err(Refusal::NotThisWay(step.kind));
        }
        self.duties_separated(step, context)?;
        self.chair_stays_apart(step.kind, &context.actor.person)?;
        let opinion = given(opinion, Refusal::NoOpinion)?;
        checklist_answered(step, &checklist)?;
        if result == StepResult::Agree {
            checklist_fulfilled(step, &checklist)?;
        }
        if step.kind == StepKind::SiteCheck {
            self.site_was_checked(&id)?;
        }
        let legal = step.kind == StepKind::LegalReview;
        let paper = legal.then(|| Numbering::new(context).document(DocKind::LegalReviewOpinion));
        let mut events = vec![Event::StepFinished { step: id.clone(), result, opinion, checklist, paper }];
        events.extend(self.opened(context, &After { case: self, done: Some(&id), again: &[] }));
        Ok(events)
    }

    /// Sends the case back to a step that was done: it and all behind it are done again, with fresh step clocks;
    /// the statutory and the promised clock run on (lesson 7).
    pub(super) fn send_back(
        &self,
        from: StepId,
        to: StepId,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.open_step(&from, context)?;
        let reason = given(reason, Refusal::NoReasonFor(ActKind::SendBack))?;
        let process = &context.content.process;
        let again: Vec<StepId> = process.from_step_on(&to).into_iter().map(|step| step.id.clone()).collect();
        if !self.is_done(&to) || !again.contains(&from) {
            return Err(Refusal::NoWayBack(to));
        }
        let opened = self.opened(context, &After { case: self, done: None, again: &again });
        let mut events = vec![Event::StepSentBack { from, to, reason, again }];
        events.extend(opened);
        Ok(events)
    }

    /// The step as the item describes it, if it is open for this actor.
    pub(super) fn open_step<'a>(&self, id: &StepId, context: &Context<'a>) -> Result<&'a Step, Refusal> {
        self.must_be(&[
            CaseStatus::Accepted,
            CaseStatus::InReview,
            CaseStatus::InDecision,
            CaseStatus::Suspended,
        ])?;
        if self.special.is_some() {
            return Err(Refusal::SpecialProcedureOpen);
        }
        let open = self.steps.get(id).is_some_and(|record| record.finished.is_none());
        let step = context.content.process.step(id).filter(|_| open);
        let step = step.ok_or_else(|| Refusal::StepNotOpen(id.clone()))?;
        // P-15: what the letter does not give, the representative cannot do at the window.
        let own_department = context
            .hall
            .posts
            .get(&step.post)
            .is_none_or(|post| post.department == context.content.body.department);
        let chief = || own_department && represents(context, ChiefPower::Review);
        if !holds(context, &step.post) && !chief() {
            return Err(Refusal::NotThePost(step.post.0.clone()));
        }
        Ok(step)
    }

    /// Acceptance, review and decision are different people (K-13, PR1), save under full authorisation. The same
    /// person may do several review steps of one kind, for instance two checks of one site.
    pub(super) fn duties_separated(&self, step: &Step, context: &Context<'_>) -> Result<(), Refusal> {
        let process = &context.content.process;
        if process.full_authorisation {
            return Ok(());
        }
        let actor = &context.actor.person;
        let did = |kind: fn(StepKind) -> bool| {
            self.finished_by(actor).any(|(id, _)| process.step(id).is_some_and(|step| kind(step.kind)))
        };
        // L-14: looking at the site is reviewing, for everybody who was there.
        let looked = || self.looked.contains(actor);
        let joined = match step.kind {
            StepKind::Review | StepKind::SiteCheck | StepKind::Forward => false,
            StepKind::Verification | StepKind::LegalReview => {
                looked() || did(|kind| matches!(kind, StepKind::Review | StepKind::SiteCheck))
            }
            StepKind::Decision => {
                self.acceptor.as_ref() == Some(actor) || looked() || did(|kind| kind != StepKind::Decision)
            }
        };
        if joined { Err(Refusal::DutiesNotSeparated) } else { Ok(()) }
    }

    /// The steps this person has finished, and the versions of the events; a send-back takes none of them back.
    pub(crate) fn finished_by<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = (&'a StepId, u64)> {
        let theirs = self.finished_by.iter().filter(move |((by, _), _)| by == person);
        theirs.map(|((_, step), version)| (step, *version))
    }

    /// The events that open what is now to do: steps that start, and the end of the review when only the
    /// decision is left.
    pub(super) fn opened(&self, context: &Context<'_>, after: &After<'_>) -> Vec<Event> {
        let mut open = context.content.process.open_steps(after);
        if self.by_promise {
            // P-09: decided on the promise, without review; what was promised is verified afterwards.
            let steps = context.content.process.steps();
            open = steps.into_iter().filter(|step| step.kind == StepKind::Decision).collect();
        }
        let mut events: Vec<Event> = open
            .iter()
            .filter(|step| after.is_fresh(&step.id))
            .map(|step| Event::StepStarted {
                step: step.id.clone(),
                post: step.post.clone(),
                limit: step.limit,
            })
            .collect();
        let only_decision = open.iter().all(|step| step.kind == StepKind::Decision);
        if !events.is_empty() && only_decision && self.status != CaseStatus::InDecision {
            events.push(Event::ReviewFinished);
        }
        events
    }
}

/// The progress as it will be once the decision at hand has taken effect.
pub(super) struct After<'a> {
    pub(super) case: &'a Case,
    /// The step that is being finished.
    pub(super) done: Option<&'a StepId>,
    /// The steps that are being opened again.
    pub(super) again: &'a [StepId],
}

impl After<'_> {
    /// Whether the step has not been started, or is to be started again.
    fn is_fresh(&self, step: &StepId) -> bool {
        self.again.contains(step) || !self.case.steps.contains_key(step)
    }
}

impl Progress for After<'_> {
    fn is_done(&self, step: &StepId) -> bool {
        self.done == Some(step) || (self.case.is_done(step) && !self.again.contains(step))
    }

    fn holds(&self, when: &crate::item::content::When) -> bool {
        self.case.answered(when)
    }
}

/// Every point of the checklist has an answer (CA10).
pub(super) fn checklist_answered(step: &Step, answers: &BTreeMap<String, bool>) -> Result<(), Refusal> {
    let open: Vec<String> = step
        .checklist
        .iter()
        .filter(|point| !answers.contains_key(&point.id))
        .map(|point| point.id.clone())
        .collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::ChecklistOpen(open)) }
}

/// Nothing passes of which a point of the checklist says no: a licence is granted where what the law asks is fulfilled
/// (L-17). Points are put so that yes means fulfilled.
pub(super) fn checklist_fulfilled(step: &Step, answers: &BTreeMap<String, bool>) -> Result<(), Refusal> {
    let failed = step.checklist.iter().filter(|point| answers.get(&point.id) == Some(&false));
    let failed: Vec<String> = failed.map(|point| point.id.clone()).collect();
    if failed.is_empty() { Ok(()) } else { Err(Refusal::ChecklistFailed(failed)) }
}
