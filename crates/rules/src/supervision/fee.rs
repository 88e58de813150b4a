//! 收费: what is charged, what is forgone, and what is paid before the result is issued (SR-F1, SR-F2).
//!
//! The rules of the slip refuse nearly all of this; supervision trusts none of them and looks at what was recorded, for a history may come
//! from an older make of the program or from another hall.

use super::{Cause, Rule, View};
use crate::{
    case::{
        Case, CaseOutcome, Event, FeeLine, SlipEvent,
        slip::{Relief, ReliefKind, SlipState},
    },
    dossier::Recorded,
    hall::Role,
    item::{Content, content::FeeItem},
    money::Fen,
    name::PersonId,
};
use alloc::{vec, vec::Vec};

pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let View { case, content, .. } = view;
    let waived = |evidence: Option<Vec<u64>>| evidence.map(|proof| Cause::found(Rule::Waiver, proof));
    let cause = match &event.event {
        // F-01, F-03: standard × quantity of a fee that has a basis, and nothing else.
        Event::FeeAssessed { lines, .. } if lines.iter().any(|line| !is_due(line, content)) => {
            Some(Cause::found(Rule::Charge, vec![event.version]))
        }
        // F-04: less, later or back only with a basis, and by somebody else than whoever proposed it.
        Event::Slip(SlipEvent::ReliefDecided { approved: true, .. }) => {
            waived(unlawful_relief(view, &event.stamp.actor).map(|proposed| proof(proposed, event)))
        }
        // F-03, F-04: what is taken for the whole is the whole.
        Event::Slip(SlipEvent::PaymentReceived { paid, suspense: None }) => {
            waived(short_of(case, paid.amount).map(|slip| proof(Some(slip), event)))
        }
        Event::Slip(SlipEvent::PaymentCounted { .. } | SlipEvent::PaymentVerified { .. }) => {
            let came = case.fees.counted().map_or(Fen(0), |payment| payment.amount);
            waived(short_of(case, came).map(|slip| proof(Some(slip), event)))
        }
        // F-11: where the law demands payment first, nothing is issued before it. What is made is in force, so that is when it is issued.
        Event::ResultProduced { .. } if is_issued_unpaid(case, content) => {
            let slip = case.fees.slip.as_ref().map(|slip| slip.version);
            let post = Some(content.process.delivery_post.clone());
            waived(Some(proof(slip, event))).map(|cause| Cause { post, ..cause })
        }
        _ => None,
    };
    cause.into_iter().collect()
}

/// The earlier event that it is about, and the one that shows it.
fn proof(earlier: Option<u64>, event: &Recorded<Event>) -> Vec<u64> {
    earlier.into_iter().chain([event.version]).collect()
}

/// Granted and made, while the law demands a payment that nobody assessed, or nobody made, put off or forwent. Reckoned from the list of fees, and not from what
/// the slip says of itself.
fn is_issued_unpaid(case: &Case, content: &Content) -> bool {
    let demanded = |id: &str| content.fees.iter().any(|fee| fee.id == id && fee.is_prepaid());
    if case.outcome != Some(CaseOutcome::Granted) || !content.fees.iter().any(FeeItem::is_prepaid) {
        return false;
    }
    let Some(slip) = case.fees.standing() else { return true };
    let put_off = slip.put_off.is_some() && slip.state == SlipState::Issued;
    let settled = slip.is_settled() || put_off;
    !settled || !slip.lines.iter().any(|line| demanded(&line.fee))
}

fn is_due(line: &FeeLine, content: &Content) -> bool {
    content.fees.iter().any(|fee| {
        fee.id == line.fee
            && fee.basis.is_named()
            && i128::from(line.amount.0) == i128::from(fee.standard.0) * i128::from(line.quantity)
    })
}

/// The slip, where this is less than it says.
fn short_of(case: &Case, came: Fen) -> Option<u64> {
    case.fees.slip.as_ref().filter(|slip| came < slip.due()).map(|slip| slip.version)
}

/// The proposal, as far as there was one, of a relief that should not have been approved: nobody proposed it; whoever proposed it, made the slip or
/// accepted the case approved it; no head did; the item names no basis; or more was forgone than the item allows.
fn unlawful_relief(view: View<'_>, decider: &PersonId) -> Option<Option<u64>> {
    let View { case, content, hall } = view;
    let Some(relief) = case.fees.reliefs.iter().rfind(|relief| relief.approved.is_some()) else {
        return Some(None);
    };
    let made_it = case.fees.slip.as_ref().is_some_and(|slip| slip.by == *decider);
    let alone = relief.by == *decider || made_it || case.acceptor.as_ref() == Some(decider);
    let heads = hall.heads(decider, &content.body.department)
        || hall.roles_of(decider).contains(&Role::GovernmentHead);
    let alone = alone || case.is_party(decider);
    let lawful = !alone && heads && has_basis(relief) && is_within(case, content);
    (!lawful).then_some(Some(relief.version))
}

/// What goes back is somebody's own money and needs no provision; what is forgone does.
fn has_basis(relief: &Relief) -> bool {
    relief.sought.kind() == ReliefKind::Refund || !relief.basis.trim().is_empty()
}

fn is_within(case: &Case, content: &Content) -> bool {
    case.fees.slip.as_ref().is_none_or(|slip| {
        let reducible = |id: &str| content.fees.iter().any(|fee| fee.id == id && fee.reducible);
        let most: i128 =
            slip.lines.iter().filter(|line| reducible(&line.fee)).map(|line| i128::from(line.amount.0)).sum();
        i128::from(slip.reduced.0) <= most
    })
}
