//! 容缺与告知承诺: what the applicant may hand in later or promise instead of proving, and what follows when a promise is
//! not kept (P-08, P-09).

mod apply;
mod decide;

use super::document::Document;
use crate::{
    clock::Limit,
    item::content::{Basis, coded},
    time::WorkingDays,
};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// P-09: sixty working days to verify on site what was promised, where the item says nothing else.
pub const VERIFICATION: WorkingDays = WorkingDays(60);
/// P-09: what a broken promise is given to be put right, where the item says nothing else.
pub const RECTIFICATION: WorkingDays = WorkingDays(10);

/// 告知承诺 of an item (P-09): for what bears directly on safety, health or property only where a provision allows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Commitments {
    /// 承诺内容: what the applicant promises to fulfil.
    pub promises: String,
    /// 依据: the provision that allows a promise here although the licence bears directly on safety.
    pub basis: Option<Basis>,
    /// 核查期限
    pub verify_within: Option<Limit>,
    /// 整改期限
    pub rectify_within: Option<Limit>,
}

coded!(
    /// 容缺逾期的后果 (P-08): local rules differ.
    DeferralMissed {
        /// The window withdraws the acceptance in writing.
        WithdrawnInWriting = "书面撤销受理",
        /// Silence withdraws the application.
        DeemedWithdrawn = "视为撤回申请",
    }
);

/// 承诺: how a commitment stands after the decision that trusted it (P-09).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Decided the usual way, or not decided yet.
    #[default]
    Plain,
    /// Granted on a promise that nobody has verified yet.
    Unverified,
    /// Found wanting once; the time to put it right runs.
    Rectifying,
    /// Found kept.
    Kept,
    /// Found broken.
    Broken,
}

/// 承诺命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseCommand {
    /// 撤销受理: what was deferred has not come in time (P-08).
    WithdrawAcceptance {
        /// 理由
        reason: String,
    },
    /// 核查承诺 (P-09)
    Verify {
        /// Whether the promise is kept.
        kept: bool,
        /// 核查情况
        findings: String,
    },
}

/// 承诺事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseEvent {
    /// 撤销受理 (P-08)
    AcceptanceWithdrawn {
        /// 理由
        reason: String,
        /// 救济途径 (L-45)
        remedies: String,
        /// 撤销受理决定书
        decision: Document,
    },
    /// 核查承诺 (P-09): kept, or to be put right within a limit.
    PromiseVerified {
        /// Whether it is kept.
        kept: bool,
        /// 核查情况
        findings: String,
        /// 整改期限; none where it is kept.
        rectify: Option<Limit>,
    },
    /// 承诺不实 (P-09): not put right either; the licence is revoked and the credit noted.
    PromiseBroken {
        /// 核查情况
        findings: String,
    },
}

impl PromiseEvent {
    /// The document this event issued, if any.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::AcceptanceWithdrawn { decision, .. } => Some(decision),
            _ => None,
        }
    }

    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AcceptanceWithdrawn { .. } => "AcceptanceWithdrawn",
            Self::PromiseVerified { .. } => "PromiseVerified",
            Self::PromiseBroken { .. } => "PromiseBroken",
        }
    }
}
