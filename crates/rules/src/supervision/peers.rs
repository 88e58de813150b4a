//! 与同类偏离: whose refusals or durations lie far from those of peers who decide the same item (SR-D1; L-03, L-17).
//!
//! A figure proves nothing: it reminds a person to look. Nothing is said below a number of decided cases on either side, nor
//! of somebody who alone decides an item. What is counted comes from outside; nothing here reads a history.

use super::{Finding, Rule, Stage, Threshold};
use crate::{
    hall::Hall,
    identifier::CaseNumber,
    name::{DepartmentId, ItemCode, PersonId, PostId},
    time::Date,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// 同类计数: what one officer decided of one item in some stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerTally {
    /// 事项
    pub item: ItemCode,
    /// 决定的人
    pub person: PersonId,
    /// 部门
    pub department: DepartmentId,
    /// 岗位: by which the decisions were made.
    pub post: PostId,
    /// Decided cases.
    pub decided: u32,
    /// Those of them that were refused.
    pub refused: u32,
    /// Office seconds from acceptance to decision, of all of them together.
    pub seconds: u64,
    /// The last of these cases, to which a finding is laid, and the number of its decision.
    pub last: (CaseNumber, u64),
}

/// Who lies so far from more than half of their peers, by the hall's numbers of that day, that somebody should look: so one
/// who is far off puts nobody else in a bad light. One finding a person and item, in the order of items and people; the same
/// person stands at most once for an item, and an item has as many peers as people who decide it, which are few.
#[must_use]
pub fn deviations(tallies: &[PeerTally], hall: &Hall, day: Date) -> Vec<Finding> {
    let Some(level) = hall.standard.level(Rule::Deviation, Stage::Found, day) else { return Vec::new() };
    let number = |threshold| hall.standard.number(threshold, day);
    let bounds = (number(Threshold::RefusalPoints), number(Threshold::DurationPercent));
    let least = number(Threshold::PeerCases);
    let mut peers: BTreeMap<&ItemCode, Vec<&PeerTally>> = BTreeMap::new();
    for tally in tallies.iter().filter(|tally| tally.decided >= least) {
        peers.entry(&tally.item).or_default().push(tally);
    }
    let is_shown = |tally: &PeerTally, all: &[&PeerTally]| {
        let others = all.iter().filter(|other| other.person != tally.person);
        let (refusals, durations, of) = others.fold((0, 0, 0), |(refusals, durations, of), other| {
            let (refusal, duration) = is_far(tally, other, bounds);
            (refusals + usize::from(refusal), durations + usize::from(duration), of + 1)
        });
        refusals.max(durations) * 2 > of
    };
    let shown = peers.values().flat_map(|all| all.iter().filter(|tally| is_shown(tally, all)).copied());
    let mut found: Vec<&PeerTally> = shown.collect();
    found.sort_by_key(|tally| (&tally.item, &tally.person));
    let finding = |tally: &PeerTally| Finding {
        case: tally.last.0.clone(),
        rule: Rule::Deviation,
        level,
        step: None,
        department: tally.department.clone(),
        post: tally.post.clone(),
        person: Some(tally.person.clone()),
        evidence: vec![tally.last.1],
        also: Vec::new(),
        limit: None,
    };
    found.into_iter().map(finding).collect()
}

/// Whether the refusal rates lie further apart than so many percentage points, on whichever side; and whether the first mean
/// duration lies more than so many per cent above the second. Whole numbers throughout: both sides are multiplied out, so
/// nothing is rounded.
fn is_far(own: &PeerTally, peer: &PeerTally, (points, percent): (u32, u32)) -> (bool, bool) {
    let wide = |n: u32| u128::from(n);
    let (refused, peers) = (wide(own.refused) * wide(peer.decided), wide(peer.refused) * wide(own.decided));
    let apart = refused.abs_diff(peers) * 100 > wide(points) * wide(own.decided) * wide(peer.decided);
    let mean = u128::from(own.seconds) * wide(peer.decided);
    let peer_mean = u128::from(peer.seconds) * wide(own.decided);
    (apart, mean * 100 > peer_mean * (100 + wide(percent)))
}
