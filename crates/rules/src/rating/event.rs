//! What can happen to a rating.

use super::{AnswerWay, RatingChannel, RatingLevel, RatingLimit, ReviewGround};
use crate::{
    identifier::CaseNumber,
    name::{Commitment, DepartmentId, PersonId},
    time::WorkingDays,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 后续办理: what has to follow a bad rating, and within which times; as the hall had it on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// 联系期限; none for an anonymous rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<WorkingDays>,
    /// 整改期限
    pub answer: WorkingDays,
}

/// 评价事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 评价开放
    RatingOpened {
        /// 办件
        case: CaseNumber,
        /// 部门
        department: DepartmentId,
        /// Whom it is about.
        clerk: Option<PersonId>,
        /// The commitment of the token.
        token: Commitment,
    },
    /// 已评价
    RatingGiven {
        /// 等级
        level: RatingLevel,
        /// 渠道
        channel: RatingChannel,
        /// 标签
        tags: Vec<String>,
        /// 文字, in the vault.
        words: Option<Commitment>,
        /// 匿名
        anonymous: bool,
        /// What has to follow; none for a good rating.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follow: Option<FollowUp>,
    },
    /// 已联系
    RaterContacted {
        /// Whether somebody was spoken to.
        reached: bool,
        /// 文字, in the vault.
        words: Commitment,
    },
    /// 处理答复
    RatingAnswered {
        /// Which of the three ways.
        way: AnswerWay,
        /// 答复, in the vault.
        words: Commitment,
    },
    /// 整改完成
    RatingPlanDone {
        /// What was done; in the vault.
        words: Commitment,
    },
    /// 再评, by the token.
    SecondMarkGiven {
        /// 等级
        level: RatingLevel,
        /// 文字, in the vault.
        words: Option<Commitment>,
    },
    /// 回访
    RaterCalledBack {
        /// The second mark; none where nobody answered.
        mark: Option<RatingLevel>,
        /// 文字, in the vault.
        words: Commitment,
    },
    /// 追评
    RatingSupplemented {
        /// 等级
        level: RatingLevel,
        /// 文字, in the vault.
        words: Option<Commitment>,
    },
    /// 申请复核
    RatingContested {
        /// 起因
        ground: ReviewGround,
        /// 理由, in the vault.
        words: Commitment,
    },
    /// 排除: kept, shown and not counted.
    RatingExcluded {
        /// 理由, in the vault.
        words: Commitment,
    },
    /// 维持
    RatingUpheld {
        /// 理由, in the vault.
        words: Commitment,
    },
    /// 评价期限临近 (SR-E2)
    RatingLimitNeared {
        /// Which one.
        limit: RatingLimit,
    },
    /// 评价期限已过 (SR-E2)
    RatingLimitPassed {
        /// Which one.
        limit: RatingLimit,
    },
}
