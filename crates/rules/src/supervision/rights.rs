//! 权利保障: who was there, who was heard, whom a paper reached, and whether what guards a step of risk was done (SR-P5, SR-P6,
//! SR-R1).
//!
//! The rules of the case refuse most of these, and are not believed here: supervision looks at the record alone.

use super::{Cause, Rule, View};
use crate::{
    case::{Event, HearingEvent, OfficersEvent},
    dossier::Recorded,
    item::process::{RiskLevel, Step},
};
use alloc::{collections::BTreeSet, vec, vec::Vec};

/// L-14, L-33: whoever looks is not alone.
const INSPECTORS: usize = 2;

pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let proof = || vec![event.version];
    match &event.event {
        Event::Officers(OfficersEvent::SiteCheckRecorded { step, staff, .. }) => {
            let there: BTreeSet<_> = staff.iter().collect();
            let alone = (there.len() < INSPECTORS).then(|| Cause::found(Rule::Inspection, proof()).at(step));
            alone.into_iter().collect()
        }
        Event::Officers(OfficersEvent::InspectionAssigned { staff }) => {
            let named: BTreeSet<_> = staff.iter().collect();
            let alone = (named.len() < INSPECTORS).then(|| Cause::found(Rule::Inspection, proof()));
            alone.into_iter().collect()
        }
        // L-24, L-25: what must be heard is heard before the decision; and a party is told before it, too.
        Event::Granted { .. } | Event::Refused { .. } => {
            let unheard = (view.case.hearing.is_owed() || view.case.hearing.is_open_question())
                .then(|| Cause::found(Rule::Inspection, proof()));
            let unserved = is_a_party_unserved(view).then(|| Cause::found(Rule::Service, proof()));
            unheard.into_iter().chain(unserved).collect()
        }
        Event::Hearing(HearingEvent::HearingHeld { .. }) if is_a_party_unserved(view) => {
            vec![Cause::found(Rule::Service, proof())]
        }
        // N-16: each mode of service has its proof.
        Event::ResultDelivered { mode, proof: shown, .. } if shown.proves(*mode).is_err() => {
            vec![Cause::found(Rule::Service, proof())]
        }
        Event::DocumentServed { service, .. } if service.proof.proves(service.mode).is_err() => {
            vec![Cause::found(Rule::Service, proof())]
        }
        Event::StepFinished { step, opinion, checklist, .. } => {
            let Some(known) = view.content.process.step(step) else { return vec![] };
            let answered = known.checklist.iter().all(|point| checklist.contains_key(&point.id));
            let bare = view.is_no_reason(opinion, event);
            let unguarded = is_of_high_risk(known) && (!answered || bare);
            unguarded.then(|| Cause::found(Rule::RiskControl, proof()).at(step)).into_iter().collect()
        }
        _ => vec![],
    }
}

/// A paper that is for an interested party has no receipt of service (N-16, L-16).
fn is_a_party_unserved(view: View<'_>) -> bool {
    view.case.for_parties.keys().any(|paper| !view.case.served.contains(paper))
}

/// P-18: a step of high risk is guarded by its checklist and by an opinion that says why; a bare signature guards nothing (K-12).
fn is_of_high_risk(step: &Step) -> bool {
    step.risk.as_ref().is_some_and(|risk| risk.level == RiskLevel::High)
}
