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

impl Clock {
    /// How the clock stands now, with the early notice so many working days ahead (S-03). What is late stays late while
    /// paused; a stopped clock is done, late or not; past what the law allows is grave (S-05).
    #[must_use]
    pub fn light(&self, calendar: &Calendar, now: Instant, lead: WorkingDays) -> Light {
        if self.is_stopped() {
            return Light::Done;
        }
        match self.remaining(calendar, now) {
            Remaining::Late(_) if matches!(self.kind(), ClockKind::Statutory | ClockKind::LowerReview) => {
                Light::Grave
            }
            Remaining::Late(_) => Light::Late,
            Remaining::Left(_) if self.is_paused() => Light::Paused,
            Remaining::Left(_) if now >= self.remind_at(calendar, lead) => Light::DueSoon,
            Remaining::Left(_) => Light::InTime,
        }
    }
}
