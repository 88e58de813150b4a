//! What may be asked about the fees of a case, and what may happen to them.

use super::{Sought, Suspense};
use crate::{
    case::Document, clock::Limit, identifier::SlipNumber, money::Fen, name::Commitment, time::Instant,
};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 收费命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipCommand {
    /// 作废: the slip was wrong and nobody has paid it.
    Void {
        /// 理由
        reason: String,
    },
    /// 申请减免缓退 (F-04)
    Propose {
        /// What is asked.
        sought: Sought,
        /// 申请理由, in the vault.
        reason: Commitment,
    },
    /// 审批减免缓退 (F-04)
    Decide {
        /// Whether it is approved.
        approve: bool,
        /// 审批意见
        opinion: String,
    },
    /// 缴款 (F-02, F-05): the bank says that money came, or finance types what the bank's paper says.
    Pay(Paid),
    /// 入账: finance counts money in suspense as the payment of the slip (F-09).
    Count {
        /// 流水号
        reference: String,
        /// 理由
        reason: String,
    },
    /// 核销: finance verifies the payment and issues the receipt (F-05).
    Verify,
    /// 已退付: the bank has paid back what was decided.
    PayBack {
        /// 流水号 of the payment.
        reference: String,
        /// 退付流水号
        refund: String,
    },
}

/// 到账: what a bank says of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// 缴款码
    pub slip: Option<SlipNumber>,
    /// 流水号
    pub reference: String,
    /// 金额, in fen.
    pub amount: Fen,
    /// 缴款时间
    pub at: Instant,
}

/// 收费事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipEvent {
    /// 作废
    SlipVoided {
        /// 理由
        reason: String,
    },
    /// 申请减免缓退 (F-04)
    ReliefProposed {
        /// What is asked.
        sought: Sought,
        /// 依据
        basis: String,
        /// 申请理由, in the vault.
        reason: Commitment,
    },
    /// 审批减免缓退 (F-04)
    ReliefDecided {
        /// Whether it was approved.
        approved: bool,
        /// 审批意见
        opinion: String,
        /// 应缴: what is still due by then, in fen.
        due: Fen,
        /// 缴款期限 from now on, where there is still something to pay.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// 审批决定书
        decision: Document,
    },
    /// 缴款
    PaymentReceived {
        /// What came.
        #[serde(flatten)]
        paid: Paid,
        /// 待查原因, where it does not pay the slip.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        suspense: Option<Suspense>,
    },
    /// 入账 (F-09)
    PaymentCounted {
        /// 流水号
        reference: String,
        /// 理由
        reason: String,
    },
    /// 核销 (F-05)
    PaymentVerified {
        /// 缴款核验凭证
        receipt: Document,
    },
    /// 已退付
    RefundPaid {
        /// 流水号 of the payment.
        reference: String,
        /// 退付流水号
        refund: String,
    },
}

impl SlipEvent {
    /// The document this event issued, if any.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::ReliefDecided { decision, .. } => Some(decision),
            Self::PaymentVerified { receipt } => Some(receipt),
            _ => None,
        }
    }

    /// Whether it is about money that came or went, which is the bank's and finance's business alone.
    #[must_use]
    pub const fn is_of_money(&self) -> bool {
        matches!(
            self,
            Self::PaymentReceived { .. }
                | Self::PaymentCounted { .. }
                | Self::PaymentVerified { .. }
                | Self::RefundPaid { .. }
        )
    }

    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SlipVoided { .. } => "SlipVoided",
            Self::ReliefProposed { .. } => "ReliefProposed",
            Self::ReliefDecided { .. } => "ReliefDecided",
            Self::PaymentReceived { .. } => "PaymentReceived",
            Self::PaymentCounted { .. } => "PaymentCounted",
            Self::PaymentVerified { .. } => "PaymentVerified",
            Self::RefundPaid { .. } => "RefundPaid",
        }
    }
}
