//! 流程: order of steps, separated duties, written receipts, one correction notice (SR-P1, SR-P2).
//!
//! The rules of the case refuse all of these. They are checked here all the same, from the record alone, because
//! supervision must not have to trust what decides: a node of another make, or an import, shows here.

use super::{Cause, Rule, SupervisionLevel};
use crate::{
    case::{Case, DocKind, Event},
    dossier::Recorded,
    item::{
        Content,
        process::{Progress, StepKind},
    },
    name::{PersonId, StepId},
};
use alloc::{vec, vec::Vec};

pub(super) fn check<'a>(case: &'a Case, event: &'a Recorded<Event>, content: &'a Content) -> Vec<Cause<'a>> {
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
        // Every case that ends before its steps are done is reported (§4.1); whether that was right a person looks at.
        Event::CaseTerminated { .. } => {
            Some(Cause { at_most: Some(SupervisionLevel::Remind), ..Cause::found(Rule::Order, proof) })
        }
        _ => None,
    };
    cause.into_iter().collect()
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
