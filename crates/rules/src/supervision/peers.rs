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

/// 同类计数: what one officer decided of one item in some stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// 同类合计: tallies of one item together.
#[derive(Clone, Copy, Default)]
struct Sum {
    decided: u64,
    refused: u64,
    seconds: u128,
}

impl Sum {
    fn of(tally: &PeerTally) -> Self {
        let (decided, refused) = (tally.decided.into(), tally.refused.into());
        Self { decided, refused, seconds: tally.seconds.into() }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            decided: self.decided + other.decided,
            refused: self.refused + other.refused,
            seconds: self.seconds + other.seconds,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            decided: self.decided.saturating_sub(other.decided),
            refused: self.refused.saturating_sub(other.refused),
            seconds: self.seconds.saturating_sub(other.seconds),
        }
    }
}

/// Who lies so far from their peers, by the hall's numbers of that day, that somebody should look; one finding a person
/// and item, in the order of items and people. The same person stands at most once for an item.
#[must_use]
pub fn deviations(tallies: &[PeerTally], hall: &Hall, day: Date) -> Vec<Finding> {
    let Some(level) = hall.standard.level(Rule::Deviation, Stage::Found, day) else { return Vec::new() };
    let number = |threshold| hall.standard.number(threshold, day);
    let bounds = (number(Threshold::RefusalPoints), number(Threshold::DurationPercent));
    let least = u64::from(number(Threshold::PeerCases));
    let mut all: BTreeMap<&ItemCode, Sum> = BTreeMap::new();
    for tally in tallies {
        let sum = all.entry(&tally.item).or_default();
        *sum = sum.plus(Sum::of(tally));
    }
    let far = |tally: &&PeerTally| {
        let own = Sum::of(tally);
        let peers = all.get(&tally.item).copied().unwrap_or_default().minus(own);
        own.decided >= least && peers.decided >= least && is_far(own, peers, bounds)
    };
    let mut found: Vec<&PeerTally> = tallies.iter().filter(far).collect();
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
    };
    found.into_iter().map(finding).collect()
}

/// Whether the refusal rates lie further apart than so many percentage points, on whichever side, or the mean duration lies
/// more than so many per cent above. Whole numbers throughout: both sides are multiplied out, so nothing is rounded.
fn is_far(own: Sum, peers: Sum, (points, percent): (u32, u32)) -> bool {
    let (a, b) = (
        u128::from(own.refused) * u128::from(peers.decided),
        u128::from(peers.refused) * u128::from(own.decided),
    );
    let both = u128::from(own.decided) * u128::from(peers.decided);
    let refusals = a.abs_diff(b) * 100 > u128::from(points) * both;
    let (own_mean, peer_mean) =
        (own.seconds * u128::from(peers.decided), peers.seconds * u128::from(own.decided));
    refusals || own_mean * 100 > peer_mean * (100 + u128::from(percent))
}
