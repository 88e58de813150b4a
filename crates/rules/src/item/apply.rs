//! Folding what happened into the item. Total: nothing is judged here.

use super::{Event, Item, Returned, Review, Version, VersionState};
use crate::dossier::Recorded;
use alloc::collections::BTreeMap;

pub(super) fn apply(mut item: Item, recorded: &Recorded<Event>) -> Item {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::ItemDrafted { version, content } => {
            item.code = content.identity.task_code.clone();
            // Why a draft was sent back is told until both offices have found the mended one in order.
            let returned = item.versions.remove(version).and_then(|before| before.returned);
            item.versions.insert(
                *version,
                Version {
                    content: content.clone(),
                    state: VersionState::Draft,
                    drafted_by: stamp.actor.clone(),
                    drafted_at: stamp.happened_at,
                    reviews: BTreeMap::new(),
                    returned,
                    published_at: None,
                },
            );
        }
        Event::ItemReviewed { version, opinion, office } => {
            if let Some(version) = item.versions.get_mut(version) {
                let (by, at) = (stamp.actor.clone(), stamp.happened_at);
                version.reviews.insert(*office, Review { by, at, opinion: opinion.clone() });
                if version.reviews_missing().is_empty() {
                    version.state = VersionState::Reviewed;
                    version.returned = None;
                } else {
                    version.state = VersionState::Draft;
                }
            }
        }
        Event::ItemReturned { version, reason } => {
            if let Some(version) = item.versions.get_mut(version) {
                let (by, at) = (stamp.actor.clone(), stamp.happened_at);
                version.state = VersionState::Returned;
                version.reviews.clear();
                version.returned = Some(Returned { by, at, reason: reason.clone() });
            }
        }
        Event::ItemListed { listing } => item.listed = Some(listing.clone()),
        Event::ItemUnlisted { .. } => item.listed = None,
        // Nothing was ever in force, so no case keeps a version of it (I-05).
        Event::ItemDiscarded { .. } => item.versions.clear(),
        Event::ItemPublished { version } => {
            if let Some(old) = item.in_force.and_then(|number| item.versions.get_mut(&number)) {
                old.state = VersionState::Replaced;
            }
            if let Some(new) = item.versions.get_mut(version) {
                new.state = VersionState::Published;
                new.published_at = Some(stamp.happened_at);
            }
            item.in_force = Some(*version);
        }
        Event::ItemSuspended { reason } => item.suspended = Some(reason.clone()),
        Event::ItemResumed => item.suspended = None,
        Event::ItemCancelled { reason } => item.cancelled = Some(reason.clone()),
        Event::ItemMovedAway { round, reason } => {
            item.suspended = Some(reason.clone());
            item.moved_by = Some(round.clone());
        }
        Event::ItemMovedHere { .. } => {
            item.suspended = None;
            item.moved_by = None;
        }
    }
    item
}
