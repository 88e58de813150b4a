//! 效能指标: a unit's month in rates (SR-E1; M-08, M-09). Numbers for a report; no card comes of them.

/// 月度计数: what was counted of a unit in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthTally {
    /// 办结: cases that were completed.
    pub completed: u32,
    /// 超期: those of them whose promised limit had passed.
    pub overdue: u32,
    /// 决定: cases that were granted or refused.
    pub decided: u32,
    /// 不予: those of them that were refused.
    pub refused: u32,
    /// 受理: cases that were accepted.
    pub accepted: u32,
    /// 预警: warnings and cards raised; reminders are help and do not count.
    pub warned: u32,
    /// 事项: items in force.
    pub items: u32,
    /// 运行事项: those of them that anybody applied for.
    pub in_use: u32,
}

/// 效能指标: rates in hundredths of a per cent, rounded down; none where there was nothing to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// 超期率: overdue of completed.
    pub overdue: Option<u32>,
    /// 不予率: refused of decided.
    pub refusal: Option<u32>,
    /// 预警率: warnings and cards to accepted cases; may be above the whole, for a case may have several.
    pub warning: Option<u32>,
    /// 权力运行率: items in use of items in force.
    pub operation: Option<u32>,
}

impl MonthTally {
    /// The rates of the month.
    #[must_use]
    pub fn rates(&self) -> Rates {
        Rates {
            overdue: share(self.overdue, self.completed),
            refusal: share(self.refused, self.decided),
            warning: share(self.warned, self.accepted),
            operation: share(self.in_use, self.items),
        }
    }
}

fn share(part: u32, whole: u32) -> Option<u32> {
    let share = (u64::from(part) * 10_000).checked_div(u64::from(whole))?;
    Some(u32::try_from(share).unwrap_or(u32::MAX))
}
