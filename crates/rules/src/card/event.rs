//! What can happen to a card.

use super::{Exemption, OrderKind};
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
    /// 又发现同样的情形 (S-07): the same rule found another breach while the card stood. No clock begins anew.
    CauseAdded {
        /// What was found.
        finding: Box<Finding>,
    },
    /// 说明
    CardExplained {
        /// 原因与整改
        text: String,
    },
    /// 补充说明: to what was explained, before the card is concluded.
    ExplanationAdded {
        /// What is added.
        text: String,
    },
    /// 逾期未说明
    ExplanationMissed,
    /// 催办 (S-10)
    ReplyUrged,
    /// 升级为红牌 (S-05): a yellow card that nobody answered.
    CardReddened,
    /// 书面批评 (S-10): the department, for not answering.
    DepartmentCriticised,
    /// 自行整改 (S-09, N-19)
    Corrected {
        /// 整改情况
        measures: String,
        /// 整改日期
        done_on: Date,
        /// N-19
        document: Document,
    },
    /// 申诉 (S-11)
    CardAppealed {
        /// 理由
        reason: String,
        /// 免责情形, where one is claimed (S-12).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        claims: Option<Exemption>,
        /// How long there is to decide.
        limit: Limit,
    },
    /// 逾期未决定申诉
    AppealDecisionMissed,
    /// 维持 (S-11)
    AppealUpheld {
        /// 理由
        reason: String,
    },
    /// 撤销 (S-11, S-12): the card is taken back.
    AppealGranted {
        /// 免责情形
        exemption: Exemption,
        /// 理由
        reason: String,
    },
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
    /// 催办 (S-10): an order that was not answered by its day.
    OrderUrged,
    /// 书面批评 (S-10): the department, for not answering an order that it was urged to answer.
    OrderCriticised,
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
        /// 免责情形, where it is one (S-12).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exemption: Option<Exemption>,
    },
}

impl Event {
    /// Whether time alone brought it: whoever wrote while it came need not write again.
    #[must_use]
    pub const fn is_of_time(&self) -> bool {
        matches!(
            self,
            Self::ExplanationMissed
                | Self::ReplyUrged
                | Self::CardReddened
                | Self::DepartmentCriticised
                | Self::AppealDecisionMissed
                | Self::OrderUrged
                | Self::OrderCriticised
        )
    }

    /// The document this event issued.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::OrderIssued { document, .. }
            | Self::Rectified { document, .. }
            | Self::Corrected { document, .. } => Some(document),
            _ => None,
        }
    }
}
