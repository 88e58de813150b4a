//! Folding what happened into the round. Total: nothing is judged here.

use super::{AdjustState, Adjustment, Approval, Event, HandOver, Opinion, Round};
use crate::dossier::{Recorded, Stamp};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

pub(super) fn apply(mut round: Round, recorded: &Recorded<Event>) -> Round {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::RoundOpened(opening) => round.opening = Some(opening.clone()),
        Event::AdjustmentProposed { number, terms } => {
            let adjustment = Adjustment {
                terms: terms.clone(),
                state: AdjustState::Proposed,
                proposed_by: stamp.actor.clone(),
                authors: BTreeSet::from([stamp.actor.clone()]),
                worded: 1,
                proposed_on: stamp.happened_at.day(),
                opinions: BTreeMap::new(),
                reviewed_on: None,
                papers: BTreeMap::new(),
                approval: None,
                published_on: None,
                executed: None,
                handed_over: Vec::new(),
                withdrawn: None,
                changed_at: stamp.happened_at,
            };
            round.adjustments.insert(*number, adjustment);
        }
        other => {
            let known = other.adjustment().and_then(|number| round.adjustments.get_mut(&number));
            if let Some(adjustment) = known {
                change(adjustment, other, stamp);
            }
        }
    }
    round
}

fn change(adjustment: &mut Adjustment, event: &Event, stamp: &Stamp) {
    let (by, on) = (stamp.actor.clone(), stamp.happened_at.day());
    adjustment.changed_at = stamp.happened_at;
    match event {
        Event::RoundOpened(_) | Event::AdjustmentProposed { .. } => {}
        Event::AdjustmentAmended { terms, .. } => {
            adjustment.terms.clone_from(terms);
            adjustment.authors.insert(by.clone());
            adjustment.proposed_by = by;
            adjustment.worded = adjustment.worded.saturating_add(1);
            adjustment.opinions.clear();
            adjustment.reviewed_on = None;
            adjustment.state = AdjustState::Proposed;
        }
        Event::OpinionGiven { test, agrees, words, .. } => {
            let opinion = Opinion { agrees: *agrees, words: words.clone(), by, on };
            adjustment.opinions.insert(*test, opinion);
            let passed = adjustment.tests_open().is_empty();
            adjustment.reviewed_on = passed.then_some(on);
            adjustment.state = if passed { AdjustState::Reviewed } else { AdjustState::Proposed };
        }
        Event::AttachmentFiled { paper, file, .. } => {
            adjustment.papers.insert(*paper, file.clone());
        }
        Event::AdjustmentApproved { document, .. } => {
            adjustment.approval = Some(Approval { document: document.clone(), by, on });
            adjustment.state = AdjustState::Approved;
        }
        Event::AdjustmentPublished { .. } => {
            adjustment.published_on = Some(on);
            adjustment.state = AdjustState::Published;
        }
        Event::AdjustmentExecuted { effect, .. } => {
            adjustment.executed = Some((on, *effect));
            adjustment.state = AdjustState::Executed;
        }
        Event::CasesHandedOver { cases, to, .. } => {
            adjustment.handed_over.push(HandOver { cases: cases.clone(), to: to.clone(), on });
        }
        Event::AdjustmentWithdrawn { reason, .. } => {
            adjustment.withdrawn = Some(reason.clone());
            adjustment.state = AdjustState::Withdrawn;
        }
    }
}
