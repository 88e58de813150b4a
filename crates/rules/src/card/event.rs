//! What can happen to a card.

use super::OrderKind;
use crate::{
    case::Document,
    clock::Limit,
    identifier::DocumentNumber,
    name::{Commitment, DepartmentId},
    supervision::Finding,
    time::Date,
};
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
    /// 督办或者监察建议 (N-19)
    OrderIssued {
        /// 种类
        kind: OrderKind,
        /// 要求或者建议
        text: String,
        /// By when it must be done or answered.
        until: Date,
        /// The department that writes, in whose series it is numbered (K-05).
        department: DepartmentId,
        /// N-19
        document: Document,
    },
    /// 整改回复 (N-19)
    Rectified {
        /// 整改情况
        measures: String,
        /// 整改日期
        done_on: Date,
        /// N-19
        document: Document,
    },
    /// 文书归卷
    DocumentFiled {
        /// 文号
        number: DocumentNumber,
        /// The salted commitment to its fingerprint.
        file: Commitment,
    },
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

impl Event {
    /// The document this event issued.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::OrderIssued { document, .. } | Self::Rectified { document, .. } => Some(document),
            _ => None,
        }
    }
}
