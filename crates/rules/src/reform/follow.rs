//! What an execution means for the item (D-06): after its day the old body takes no application, and what was taken over
//! is open. The item's own dossier carries it out, in the same batch; its open cases finish where they began (I-06).

use super::{AdjustEffect, AdjustKind, Event, Round, RoundOpening, Terms};
use crate::{
    hall::Hall,
    item::{self, Item, ItemState},
    name::ItemCode,
};
use alloc::{format, string::String};

/// What executing these terms means for the item as it stands now (D-06).
#[must_use]
pub fn effect(terms: &Terms, item: Option<&Item>, hall: &Hall) -> AdjustEffect {
    let state = item.map(Item::state);
    if terms.arrives(hall) {
        return match state {
            Some(ItemState::Published | ItemState::Suspended) => AdjustEffect::Opened,
            Some(ItemState::Draft | ItemState::Listed | ItemState::Cancelled) | None => {
                AdjustEffect::AwaitsVersion
            }
        };
    }
    let offered = matches!(state, Some(ItemState::Published | ItemState::Suspended));
    match terms.kind {
        AdjustKind::Change | AdjustKind::ChangeManagement => AdjustEffect::Unchanged,
        _ if !offered => AdjustEffect::NotKept,
        AdjustKind::Cancel | AdjustKind::Merge | AdjustKind::Split => AdjustEffect::Cancelled,
        AdjustKind::Suspend if state == Some(ItemState::Suspended) => AdjustEffect::Unchanged,
        AdjustKind::Suspend => AdjustEffect::Suspended,
        _ => AdjustEffect::MovedAway,
    }
}

/// What follows for an item from an event of a round (D-06).
#[must_use]
pub fn follows(round: &Round, event: &Event) -> Option<(ItemCode, item::Command)> {
    let Event::AdjustmentExecuted { number, effect } = event else { return None };
    let (opening, adjustment) = (round.opening.as_ref()?, round.adjustments.get(number)?);
    let terms = &*adjustment.terms;
    let reason = reason(opening, terms);
    let command = match effect {
        AdjustEffect::Cancelled => item::Command::Cancel { reason },
        AdjustEffect::MovedAway => item::Command::MoveAway { round: opening.number.clone(), reason },
        AdjustEffect::Suspended => item::Command::Suspend { reason },
        AdjustEffect::Opened => item::Command::MoveHere { round: opening.number.clone() },
        AdjustEffect::AwaitsVersion | AdjustEffect::NotKept | AdjustEffect::Unchanged => return None,
    };
    Some((terms.item.clone(), command))
}

/// The reason that the public reads at the item: what happened, by which round, and where to go now.
fn reason(opening: &RoundOpening, terms: &Terms) -> String {
    let (kind, to) = (terms.kind.zh(), terms.to_body.trim());
    let day = terms.execution_on.strftime("%Y年%-m月%-d日");
    let round = format!("《{}》（{}）", opening.name, opening.basis);
    if terms.kind.moves() && !to.is_empty() {
        format!("按照{round}，本事项{kind}，{day}起由{to}办理")
    } else {
        format!("按照{round}，本事项{day}起{kind}")
    }
}
