//! Folding what happened into the bulletin. Total: nothing is judged here.

use super::{Bulletin, BulletinText, Edition, Event, PendingState, PendingText, Withdrawal};
use crate::dossier::{Recorded, Stamp};
use alloc::{boxed::Box, collections::BTreeSet};

pub(super) fn apply(mut bulletin: Bulletin, recorded: &Recorded<Event>) -> Bulletin {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::BulletinDrafted(text) => {
            bulletin.begun = true;
            bulletin.pending = Some(worded(text, stamp));
        }
        Event::CorrectionDrafted { text, reason } => {
            bulletin.pending = Some(PendingText { correction: Some(reason.clone()), ..worded(text, stamp) });
        }
        Event::BulletinPublished { .. } => {
            if let Some(pending) = bulletin.pending.take() {
                bulletin.editions.push(Edition {
                    text: pending.text,
                    published_at: stamp.happened_at,
                    by: stamp.actor.clone(),
                    correction: pending.correction,
                });
            }
        }
        Event::DraftDropped => bulletin.pending = None,
        Event::BulletinWithdrawn { reason } => {
            bulletin.pending = None;
            bulletin.withdrawn =
                Some(Withdrawal { reason: reason.clone(), by: stamp.actor.clone(), at: stamp.happened_at });
        }
        of_the_draft => {
            if let Some(pending) = &mut bulletin.pending {
                change(pending, of_the_draft, stamp);
            }
        }
    }
    bulletin
}

fn worded(text: &BulletinText, stamp: &Stamp) -> PendingText {
    PendingText {
        text: Box::new(text.clone()),
        state: PendingState::Draft,
        authors: BTreeSet::from([stamp.actor.clone()]),
        correction: None,
        sent_back: None,
        changed_at: stamp.happened_at,
    }
}

fn change(pending: &mut PendingText, event: &Event, stamp: &Stamp) {
    pending.changed_at = stamp.happened_at;
    match event {
        Event::BulletinRevised(text) => {
            pending.text.clone_from(text);
            pending.authors.insert(stamp.actor.clone());
            pending.state = PendingState::Draft;
        }
        Event::BulletinSubmitted => {
            pending.state = PendingState::Waiting;
            pending.sent_back = None;
        }
        Event::BulletinSentBack { reason } => {
            pending.state = PendingState::Draft;
            pending.sent_back = Some(reason.clone());
        }
        _ => {}
    }
}
