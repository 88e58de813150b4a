//! What can happen to a card.

use crate::{clock::Limit, supervision::Finding};
use alloc::{boxed::Box, string::String};
use serde::{Deserialize, Serialize};

/// 监察牌事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 发牌: by rule or by a supervisor's hand.
    CardRaised {
        /// What it is about.
        finding: Box<Finding>,
        /// 说明 by a supervisor who raised it by hand.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
        /// How long the department has to explain (S-09); none for a mere reminder.
        explain: Option<Limit>,
    },
    /// 说明
    CardExplained {
        /// 原因与整改
        text: String,
    },
    /// 逾期未说明
    ExplanationMissed,
    /// 办结
    CardClosed {
        /// 结论
        conclusion: String,
    },
    /// 摘牌 (S-08): with the reason; the card stays on record.
    CardCancelled {
        /// 理由
        reason: String,
    },
}
