//! 流程: order of steps, separated duties, written receipts, one correction notice, extensions and special procedures (SR-P1 …
//! SR-P4).
//!
//! The rules of the case refuse all of these. They are checked here all the same, from the record alone, because
//! supervision must not have to trust what decides: a node of another make, or an import, shows here.

use super::{Cause, Rule, SupervisionLevel, View};
use crate::{
    case::{Case, ClockName, DocKind, Event, SpecialProcedureKind},
    dossier::Recorded,
    hall::Role,
    item::{
        Content,
        content::CaseKind,
        process::{Progress, StepKind},
    },
    name::{PersonId, StepId},
};
use alloc::{vec, vec::Vec};

pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let View { case, content, .. } = view;
    let issued = |kind| case.documents.iter().filter(|document| document.kind == kind).count();
    let proof = vec![event.version];
    let cause = match &event.event {
        Event::StepFinished { step, .. } => {
            let earlier = out_of_order(case, step, content)
                .or_else(|| joined_duties(case, step, &event.stamp.actor, content));
            earlier.map(|earlier| Cause::found(Rule::Order, [earlier, proof].concat()).at(step))
        }
        Event::CaseAccepted(_) if issued(DocKind::ReceiptList) == 0 => {
            Some(Cause::found(Rule::Receipt, proof))
        }
        Event::CorrectionNoticeIssued { .. } if issued(DocKind::CorrectionNotice) > 1 => {
            Some(Cause::found(Rule::Receipt, proof))
        }
        // L-19: once, before the limit, by the head.
        Event::ExtensionApproved { .. }
            if issued(DocKind::ExtensionNotice) > 1 || is_too_late(case) || !is_by_the_head(view, event) =>
        {
            Some(Cause::found(Rule::Extension, proof))
        }
        // L-23: nothing outside the list stops the clock.
        Event::SpecialProcedureStarted { kind: SpecialProcedureKind::Other, .. } => {
            Some(Cause::found(Rule::SpecialProcedure, proof))
        }
        // Every case that ends before its steps are done is reported (§4.1); whether that was right a person looks at.
        Event::CaseTerminated { .. } => {
            Some(Cause { at_most: Some(SupervisionLevel::Remind), ..Cause::found(Rule::Order, proof) })
        }
        _ => None,
    };
    cause.into_iter().collect()
}

fn is_too_late(case: &Case) -> bool {
    case.passed.contains_key(&ClockName::Statutory)
}

/// L-19, L-20: the head of the agency; where several handle the case, the head of the government.
fn is_by_the_head(view: View<'_>, event: &Recorded<Event>) -> bool {
    let actor = &event.stamp.actor;
    match view.case.kind {
        Some(CaseKind::Joint) => view.hall.roles_of(actor).contains(&Role::GovernmentHead),
        _ => view.hall.heads(actor, &view.content.body.department),
    }
}

/// A step finished that the item does not know, or while steps before it were open: the events of those that were
/// not done have no number, so the proof is the finishing itself.
fn out_of_order(case: &Case, step: &StepId, content: &Content) -> Option<Vec<u64>> {
    // P-09: what is granted on a promise is decided first and verified afterwards.
    if case.by_promise && content.process.step(step).is_some_and(|step| step.kind == StepKind::Decision) {
        return None;
    }
    let before = Before { case, step };
    let open = content.process.open_steps(&before);
    let was_open = open.iter().any(|open| open.id == *step);
    (!was_open).then(Vec::new)
}

/// The progress as it was before this step was finished.
struct Before<'a> {
    case: &'a Case,
    step: &'a StepId,
}

impl Progress for Before<'_> {
    fn is_done(&self, step: &StepId) -> bool {
        step != self.step && self.case.is_done(step)
    }

    fn holds(&self, when: &crate::item::content::When) -> bool {
        self.case.answered(when)
    }
}

/// One person in separated roles (K-13): the numbers of the earlier acts.
fn joined_duties(case: &Case, step: &StepId, actor: &PersonId, content: &Content) -> Option<Vec<u64>> {
    let process = &content.process;
    if process.full_authorisation || process.step(step)?.kind != StepKind::Decision {
        return None;
    }
    let earlier: Vec<u64> =
        case.finished_by(actor).filter(|(id, _)| *id != step).map(|(_, version)| version).collect();
    let accepted = case.acceptor.as_ref() == Some(actor);
    (accepted || !earlier.is_empty()).then_some(earlier)
}
