//! 效能指标: a unit's month in rates (SR-E1; M-08, M-09). Numbers for a report; no card comes of them.

use serde::{Deserialize, Serialize};

/// 月度计数: what was counted of a unit in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthTally {
    /// 收件: applications whose materials were received.
    pub received: u32,
    /// 受理: cases that were accepted, by silence too.
    pub accepted: u32,
    /// 办结: cases whose result was delivered.
    pub completed: u32,
    /// 按时: cases decided before their promised limit had passed.
    pub in_time: u32,
    /// 超期: cases decided after it, or deemed decided.
    pub late: u32,
    /// 不予: those decided that were refused.
    pub refused: u32,
    /// 预警: warnings that stand; reminders are help and do not count.
    pub warned: u32,
    /// 黄牌: yellow cards that stand.
    pub yellow: u32,
    /// 红牌: red cards that stand.
    pub red: u32,
    /// 事项: items in force.
    pub items: u32,
    /// 运行事项: items that anybody applied for.
    pub in_use: u32,
}

/// 效能指标: rates in hundredths of a per cent, rounded down; none where there was nothing to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// 超期率: late of decided (M-09).
    pub overdue: Option<u32>,
    /// 不予率: refused of decided.
    pub refusal: Option<u32>,
    /// 预警率: warnings and cards to accepted cases; may be above the whole, for a case may have several.
    pub warning: Option<u32>,
    /// 权力运行率: items in use of items in force; above the whole where an item went out of force after somebody had applied.
    pub operation: Option<u32>,
}

impl MonthTally {
    /// 决定: cases that were decided, in time or late.
    #[must_use]
    pub fn decided(&self) -> u32 {
        self.in_time.saturating_add(self.late)
    }

    /// 零办件: nothing was received, accepted or decided (S-16).
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.received == 0 && self.accepted == 0 && self.decided() == 0
    }

    /// The rates of the month.
    #[must_use]
    pub fn rates(&self) -> Rates {
        let cards = self.warned.saturating_add(self.yellow).saturating_add(self.red);
        Rates {
            overdue: share(self.late, self.decided()),
            refusal: share(self.refused, self.decided()),
            warning: share(cards, self.accepted),
            operation: share(self.in_use, self.items),
        }
    }
}

fn share(part: u32, whole: u32) -> Option<u32> {
    let share = (u64::from(part) * 10_000).checked_div(u64::from(whole))?;
    Some(u32::try_from(share).unwrap_or(u32::MAX))
}
