//! 亮灯: one colour for how a clock stands; the words beside it are the pages' business, it is never colour alone.

use serde::{Deserialize, Serialize};

use super::{Clock, ClockKind, Remaining};
use crate::{
    calendar::Calendar,
    time::{Instant, WorkingDays},
};

/// 灯色: how a clock stands, from the least to the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 已完成: stopped.
    Done,
    /// 中止: standing still.
    Paused,
    /// 正常
    InTime,
    /// 临期: the early notice is due (S-03).
    DueSoon,
    /// 超期: later than promised.
    Late,
    /// 严重超期: later than the law allows, or later than the threshold (S-05).
    Grave,
}

/// 亮灯阈值: when a light changes; local rules differ, so this is data (S-04, S-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// The early notice comes so many working days before the due day (S-03: one).
    pub remind_before: WorkingDays,
    /// Percent of the office seconds of a second-level clock after which the early notice comes.
    pub remind_percent: u8,
    /// A clock counted in working days that is this late is gravely late; `None`: only statutory clocks are.
    pub grave_after: Option<WorkingDays>,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds { remind_before: WorkingDays(1), remind_percent: 80, grave_after: None }
    }
}

impl Light {
    /// The most urgent of several, for a case with several clocks; none at all is done.
    #[must_use]
    pub fn worst(lights: impl IntoIterator<Item = Light>) -> Light {
        lights.into_iter().max().unwrap_or(Light::Done)
    }
}

impl Clock {
    /// How the clock stands now. What is late stays late while paused; a stopped clock is done, late or not.
    #[must_use]
    pub fn light(&self, calendar: &Calendar, now: Instant, thresholds: &Thresholds) -> Light {
        if self.is_stopped() {
            return Light::Done;
        }
        match self.remaining(calendar, now) {
            Remaining::Late(by) => {
                let long = thresholds.grave_after.is_some_and(|grave| by.amount() >= u64::from(grave.0));
                let by_law = matches!(self.kind(), ClockKind::Statutory | ClockKind::LowerReview);
                let in_days = matches!(by, super::Limit::WorkingDays(_));
                if by_law || (in_days && long) { Light::Grave } else { Light::Late }
            }
            Remaining::Left(_) if self.is_paused() => Light::Paused,
            Remaining::Left(_) => {
                let soon = self.notice_at(calendar, thresholds);
                if now >= soon { Light::DueSoon } else { Light::InTime }
            }
        }
    }

    /// When the early notice is due by these thresholds.
    #[must_use]
    pub fn notice_at(&self, calendar: &Calendar, thresholds: &Thresholds) -> Instant {
        match self.limit() {
            super::Limit::OfficeSeconds(_) => self.remind_at_percent(calendar, thresholds.remind_percent),
            _ => self.remind_at(calendar, thresholds.remind_before),
        }
    }
}
