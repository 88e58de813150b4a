//! What may be asked of a licence, and what the decision looks at.

use super::{
    event::Grant,
    ground::{CancellationGround, Heard, RevocationGround, WithdrawalGround},
    intention::Intended,
};
use crate::{
    actor::Actor,
    case::Service,
    hall::Hall,
    identifier::{CaseNumber, DocumentNumber, LicenceNumber},
    item::{
        Content,
        content::{Basis, Purpose},
    },
    name::Commitment,
    time::{Date, Instant},
};
use alloc::{boxed::Box, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 证照命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 颁发: follows from a result that was made; by the system alone.
    Issue {
        /// 证照编号, which nobody has used yet.
        number: LicenceNumber,
        /// Its serial.
        serial: u32,
        /// 许可
        grant: Box<Grant>,
    },
    /// A case about it was handed in; by the system alone.
    File {
        /// 办件
        case: CaseNumber,
        /// What is asked for.
        purpose: Purpose,
        /// Whether silence renews (L-31).
        in_time: bool,
    },
    /// That case has ended and leaves it as it is; by the system alone.
    Close {
        /// 办件
        case: CaseNumber,
    },
    /// 延续: follows from the decision of a case; by the system alone.
    Renew {
        /// 办件
        case: CaseNumber,
        /// The new last day.
        until: Date,
        /// Whether silence did it.
        deemed: bool,
        /// 文号
        decision: DocumentNumber,
    },
    /// 变更: follows from the decision of a case; by the system alone.
    Change {
        /// 办件
        case: CaseNumber,
        /// 许可内容
        content: String,
        /// 文号
        decision: DocumentNumber,
    },
    /// 依申请注销: follows from the decision of a case; by the system alone.
    Surrender {
        /// 办件
        case: CaseNumber,
        /// 文号
        decision: DocumentNumber,
    },
    /// 事先告知: what is meant to be done, before it is (L-38, L-39).
    Intend {
        /// What is meant to be done.
        intended: Intended,
        /// 事实和理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
    },
    /// 送达文书 (N-16)
    Serve {
        /// 文号
        document: DocumentNumber,
        /// 送达
        service: Service,
    },
    /// 听取陈述申辩
    Hear {
        /// What they stated, or that they waived it.
        heard: Heard,
    },
    /// 不再处理
    Desist {
        /// 理由
        reasons: String,
    },
    /// 文书归卷; by the system alone.
    FileDocument {
        /// 文号
        number: DocumentNumber,
        /// The salted commitment to its fingerprint.
        file: Commitment,
    },
    /// 撤回 (L-38)
    Withdraw {
        /// 事由
        ground: WithdrawalGround,
        /// 事实和理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
        /// 补偿
        compensation: String,
    },
    /// 撤销 (L-39)
    Revoke {
        /// 事由
        ground: RevocationGround,
        /// 事实和理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
        /// Whether revoking would gravely harm the public.
        harms_public: bool,
        /// 赔偿
        compensation: String,
    },
    /// 注销 (L-40)
    Cancel {
        /// 事由
        ground: CancellationGround,
        /// 事实和理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
    },
    /// Time passes. Given by nobody but time itself.
    Tick,
}

/// What a decision on a licence looks at besides the licence.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall: posts and departments.
    pub hall: &'a Hall,
    /// The version of the item it was issued under.
    pub content: &'a Content,
    /// The next serial of the department's documents this year (K-05).
    pub document_serial: u32,
}
