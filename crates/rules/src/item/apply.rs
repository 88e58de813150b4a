//! Folding what happened into the item. Total: nothing is judged here.

use super::{Event, Item, Review, Version, VersionState};
use crate::dossier::Recorded;
use alloc::collections::BTreeMap;

pub(super) fn apply(mut item: Item, recorded: &Recorded<Event>) -> Item {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::ItemDrafted { version, content } => {
            item.code = content.identity.task_code.clone();
            item.versions.insert(
                *version,
                Version {
                    content: content.clone(),
                    state: VersionState::Draft,
                    drafted_by: stamp.actor.clone(),
                    drafted_at: stamp.happened_at,
                    reviews: BTreeMap::new(),
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
                }
            }
        }
        Event::ItemReturned { version, .. } => {
            if let Some(version) = item.versions.get_mut(version) {
                version.state = VersionState::Draft;
                version.reviews.clear();
            }
        }
        Event::ItemListed { listing } => item.listed = Some(listing.clone()),
        Event::ItemUnlisted { .. } => item.listed = None,
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
