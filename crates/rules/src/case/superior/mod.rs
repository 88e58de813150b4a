//! 上报件: a lower agency reviews, sends everything up, and the superior decides (L-15, L-21, K-10).
//!
//! Each level has its own clock: the lower review runs from acceptance until the case goes up, the limit of the law
//! from then until the superior's answer is back, and the duty to tell the applicant from then until the decision is
//! theirs. The promise to the applicant runs through all of it.

mod apply;
mod decide;

use crate::{
    name::StepId,
    time::{Date, WorkingDays},
};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// K-10: two working days to tell the applicant what the superior has answered.
pub const TELL: WorkingDays = WorkingDays(2);

/// 上报命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuperiorCommand {
    /// 上报 (L-15): with the opinion of the lower review and every paper there is.
    Forward {
        /// 环节
        step: StepId,
        /// 初审意见
        opinion: String,
    },
    /// 登记批复 (K-10)
    Return(Reply),
}

/// 批复: what the superior has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// 环节
    pub step: StepId,
    /// Whether the superior agrees; a refusal of theirs cannot be granted here.
    pub agrees: bool,
    /// 批复文号
    pub number: String,
    /// 批复日期
    pub dated: Date,
    /// 批复意见
    pub opinion: String,
}

/// 上报事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuperiorEvent {
    /// 已上报 (L-15)
    ForwardedUp {
        /// 环节
        step: StepId,
        /// 上级机关
        to: String,
        /// 初审意见
        opinion: String,
        /// 上级机关的审批期限, from this day on.
        limit: crate::clock::Limit,
    },
    /// 批复返回 (K-10)
    ReturnedDown(Reply),
}

impl SuperiorEvent {
    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::ForwardedUp { .. } => "ForwardedUp",
            Self::ReturnedDown(_) => "ReturnedDown",
        }
    }
}
