//! 内容: reasons, materials, and decisions against what was found (SR-C1 … SR-C3, SR-D2).

use super::{Cause, Rule, View};
use crate::{
    case::{Case, Event, StepResult, material::CorrectionItem},
    dossier::Recorded,
    item::{
        Content,
        content::{Material, MaterialSource},
    },
    name::StepId,
};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};

pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let View { case, content, .. } = view;
    let proof = vec![event.version];
    let cause = match &event.event {
        // L-07, L-08, L-17: whoever is turned away is told why.
        Event::Refused { reasons: reason, .. }
        | Event::AcceptanceRefused { reason, .. }
        | Event::NotRequiredTold { reason, .. }
            if view.is_no_reason(reason, event) =>
        {
            Some(Cause::found(Rule::Reasons, proof))
        }
        // L-05, L-12, I-08: nothing is asked for beyond the list, nor what sharing could get.
        Event::CorrectionNoticeIssued { items, .. } | Event::PreReviewReturned { reasons: items, .. }
            if items.iter().any(|item| is_beyond_the_list(item, content)) =>
        {
            Some(Cause::found(Rule::Demand, proof))
        }
        // L-06, P-08: what is missing was deferred on a promise, or the case was not to be accepted.
        Event::CaseAccepted(acceptance)
            if case.missing(content).iter().any(|missing| !acceptance.deferred.contains(&missing.id)) =>
        {
            Some(Cause::found(Rule::Materials, proof))
        }
        Event::StepFinished { step, result, opinion, checklist, .. }
            if *result == StepResult::Agree
                && is_against_the_list(step, checklist, content)
                && view.is_no_reason(opinion, event) =>
        {
            Some(Cause::found(Rule::Benchmark, proof).at(step))
        }
        Event::Granted { content: granted, .. } => against_review(case, event.version)
            .filter(|_| view.is_no_reason(opinion_with(case, event.version).unwrap_or(granted), event))
            .map(|evidence| Cause::found(Rule::Benchmark, evidence)),
        _ => None,
    };
    cause.into_iter().collect()
}

fn is_beyond_the_list(item: &CorrectionItem, content: &Content) -> bool {
    let Some(asked) = &item.material else { return false };
    let known: Option<&Material> = content.materials.iter().find(|material| material.id == *asked);
    let is_the_authorisation = asked.as_str() == crate::case::material::AUTHORISATION;
    known.map_or(!is_the_authorisation, |known| known.source_type == Some(MaterialSource::SharedData))
}

/// CA10: a point of the checklist was answered with no, and the step was passed all the same.
fn is_against_the_list(step: &StepId, checklist: &BTreeMap<String, bool>, content: &Content) -> bool {
    let known = content.process.step(step);
    known.is_some_and(|known| known.checklist.iter().any(|point| checklist.get(&point.id) == Some(&false)))
}

/// The opinion of whoever granted: the decision's step is finished by the event right before the grant. None in a history of another make,
/// which has the reason in what was granted, if anywhere.
fn opinion_with(case: &Case, granted: u64) -> Option<&str> {
    let mut finished = case.steps.values().filter_map(|record| record.finished.as_ref());
    finished
        .find(|it| it.result == StepResult::Agree && it.version + 1 == granted)
        .map(|it| it.opinion.as_str())
}

/// The events of the reviews that disagreed, and of the grant that followed them.
fn against_review(case: &Case, granted: u64) -> Option<Vec<u64>> {
    let finished = case.steps.values().filter_map(|record| record.finished.as_ref());
    let mut against: Vec<u64> =
        finished.filter(|it| it.result == StepResult::Disagree).map(|it| it.version).collect();
    if against.is_empty() {
        return None;
    }
    against.push(granted);
    Some(against)
}
