//! 同步放权 (D-07): whoever opens a restaurant should not have to go to the town for one paper and to the county for the
//! next because only one of them was delegated. A warning, no refusal.

use super::{AdjustKind, AdjustState, Round};
use crate::{item::content::UseLevel, name::ItemCode};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

/// 层级不一: a life event whose items a round leaves at different levels (D-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelGap {
    /// 生命周期事件
    pub event: String,
    /// Its items with the level at which each stands afterwards.
    pub items: Vec<(ItemCode, UseLevel)>,
}

/// The life events whose items this round leaves at different levels (D-07). `events` says which items belong to each, and
/// at which level each stands now. Events that no adjustment touches are left alone, and so is what has no one level.
#[must_use]
pub fn level_gaps(
    round: &Round,
    events: &BTreeMap<String, Vec<(ItemCode, Option<UseLevel>)>>,
) -> Vec<LevelGap> {
    let counts = round.adjustments.values().filter(|one| one.state != AdjustState::Withdrawn);
    let (mut after, mut gone) = (BTreeMap::new(), BTreeSet::new());
    for terms in counts.map(|adjustment| &adjustment.terms) {
        if terms.kind == AdjustKind::Cancel {
            gone.insert(&terms.item);
        } else if let Some(level) = terms.to_level {
            after.insert(&terms.item, level);
        }
    }
    let gaps = events.iter().filter_map(|(event, items)| {
        let touched = items.iter().any(|(item, _)| after.contains_key(item));
        let left = items.iter().filter(|(item, _)| !gone.contains(item));
        let items: Vec<(ItemCode, UseLevel)> = left
            .filter_map(|(item, now)| Some((item.clone(), after.get(item).copied().or(*now)?)))
            .filter(|(_, level)| *level != UseLevel::MultiLevel)
            .collect();
        let levels: BTreeSet<UseLevel> = items.iter().map(|(_, level)| *level).collect();
        (touched && levels.len() > 1).then(|| LevelGap { event: event.clone(), items })
    });
    gaps.collect()
}
