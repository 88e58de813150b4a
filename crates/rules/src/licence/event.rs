//! What can happen to a licence (L-29 … L-31, L-38 … L-40).
//!
//! The adverse acts carry everything their papers say (N-15): ground, reasons, basis, remedies, the day of effect and
//! the number of the document. What a case decided is told by the number of the case, where its papers lie.

use super::{
    ground::{CancellationGround, Heard, RevocationGround, WithdrawalGround},
    intention::Intended,
};
use crate::{
    case::{Document, Service},
    clock::Limit,
    identifier::{CaseNumber, DocumentNumber, LicenceNumber},
    item::content::{Basis, Purpose},
    name::{Commitment, DepartmentId, ItemCode, PersonId},
    time::Date,
};
use alloc::{boxed::Box, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 证照事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 颁发 (L-29)
    LicenceIssued {
        /// 证照编号
        number: LicenceNumber,
        /// The serial within the department's year, from which the next number follows.
        serial: u32,
        /// 许可
        grant: Box<Grant>,
    },
    /// 申请在办: a case about this licence has been handed in.
    MatterFiled {
        /// 办件
        case: CaseNumber,
        /// What is asked for.
        purpose: Purpose,
        /// Whether silence renews (L-31).
        in_time: bool,
    },
    /// 申请了结: that case has ended and left the licence as it was.
    MatterClosed {
        /// 办件
        case: CaseNumber,
    },
    /// 延续 (L-31)
    LicenceRenewed {
        /// 办件
        case: CaseNumber,
        /// The last day as it was.
        expired: Option<Date>,
        /// The last day from now on.
        until: Date,
        /// Whether silence did it.
        deemed: bool,
        /// The decision, which the case issued (N-14).
        decision: DocumentNumber,
    },
    /// 变更 (L-30)
    LicenceChanged {
        /// 办件
        case: CaseNumber,
        /// 许可内容 from now on.
        content: String,
        /// The decision, which the case issued (N-14).
        decision: DocumentNumber,
    },
    /// 事先告知 (L-38, L-39): the holder is told what is meant to be done, and may state their view.
    TakingIntended {
        /// What is meant to be done.
        intended: Intended,
        /// 事实和理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
        /// How long they have, from the day of service.
        limit: Limit,
        /// N-08
        notice: Document,
    },
    /// 文书送达 (N-16)
    DocumentServed {
        /// 文号
        document: DocumentNumber,
        /// 送达
        service: Service,
        /// N-16
        receipt: Document,
    },
    /// 听取陈述申辩
    HolderHeard {
        /// What they stated, or that they waived it.
        heard: Heard,
    },
    /// 不再处理: what was meant to be done is not done.
    IntentionDropped {
        /// 理由
        reasons: String,
    },
    /// 文书归卷
    DocumentFiled {
        /// 文号
        number: DocumentNumber,
        /// The salted commitment to its fingerprint.
        file: Commitment,
    },
    /// 撤回 (L-38)
    LicenceWithdrawn {
        /// 事由
        ground: WithdrawalGround,
        /// 陈述申辩
        heard: Heard,
        /// 补偿: how the holder's loss is made good, or that there is none.
        compensation: String,
        /// 处理决定
        ruling: Ruling,
    },
    /// 撤销 (L-39)
    LicenceRevoked {
        /// 事由
        ground: RevocationGround,
        /// 陈述申辩
        heard: Heard,
        /// 赔偿; empty after fraud, which deserves none.
        compensation: String,
        /// 处理决定
        ruling: Ruling,
    },
    /// 注销 (L-40)
    LicenceCancelled {
        /// 事由
        ground: CancellationGround,
        /// 处理决定
        ruling: Ruling,
    },
    /// 依申请注销: the holder asked for it by a case (L-40).
    LicenceSurrendered {
        /// 办件
        case: CaseNumber,
        /// The decision, which the case issued.
        decision: DocumentNumber,
    },
    /// 失效: the last day is over and nobody renewed it (L-40).
    LicenceExpired {
        /// The last day.
        last_day: Date,
    },
}

/// 许可: everything a licence says when it is issued, but its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// 证照名称
    pub name: String,
    /// 证照类型代码 (E-05)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub type_code: String,
    /// 颁发机构: its credit code (E-03).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer_code: String,
    /// 事项
    pub item: ItemCode,
    /// The version of the item (I-05).
    pub item_version: u32,
    /// 主项
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub main_item: String,
    /// 部门
    pub department: DepartmentId,
    /// 持证人
    pub holder: PersonId,
    /// The case it came from.
    pub case: CaseNumber,
    /// 许可内容
    pub content: String,
    /// 有效期起
    pub valid_from: Date,
    /// 有效期止; none = without term.
    pub valid_until: Option<Date>,
}

/// 处理决定: what every adverse act says besides its ground (L-45).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// 事实和理由
    pub reasons: String,
    /// 依据
    pub basis: Vec<Basis>,
    /// 救济途径 (L-45)
    pub remedies: String,
    /// 生效日期
    pub effective_on: Date,
    /// N-15
    pub decision: Document,
}

impl Event {
    /// Whether the licence says something new afterwards, so that a certificate of it is made (DE2).
    #[must_use]
    pub const fn makes_a_version(&self) -> bool {
        matches!(self, Self::LicenceIssued { .. } | Self::LicenceRenewed { .. } | Self::LicenceChanged { .. })
    }

    /// Whether it ends the right that the licence gives (L-35, L-40).
    #[must_use]
    pub const fn ends_the_right(&self) -> bool {
        matches!(
            self,
            Self::LicenceWithdrawn { .. }
                | Self::LicenceRevoked { .. }
                | Self::LicenceCancelled { .. }
                | Self::LicenceSurrendered { .. }
                | Self::LicenceExpired { .. }
        )
    }

    /// The document this event issued by itself; what a case decided was issued there.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::LicenceWithdrawn { ruling, .. }
            | Self::LicenceRevoked { ruling, .. }
            | Self::LicenceCancelled { ruling, .. } => Some(&ruling.decision),
            Self::TakingIntended { notice, .. } => Some(notice),
            Self::DocumentServed { receipt, .. } => Some(receipt),
            _ => None,
        }
    }
}
