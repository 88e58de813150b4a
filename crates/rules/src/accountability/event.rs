//! What can happen in a matter of accountability. No event carries a word about a person: they lie in the vault.

use super::{Answerable, AppealAnswer, AppealKind, Clue, Findings, OrganDecision, Proposal, PursuitStage};
use crate::{
    case::DeliveryMode,
    name::Commitment,
    time::{Date, WorkingDays},
};
use alloc::{boxed::Box, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 责任追究事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 登记线索
    ClueRecorded(Box<Clue>),
    /// 受理线索
    ClueTakenUp,
    /// 不予受理
    ClueDismissed {
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 核实认定
    FaultVerified {
        /// What was found.
        findings: Box<Findings>,
        /// Everybody whose part was looked at.
        answerable: Vec<Answerable>,
    },
    /// 查无责任
    NothingFound {
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 书面告知
    SubjectTold {
        /// Whom.
        subject: u32,
        /// 告知书文号
        document: String,
        /// How long they have to speak.
        days: WorkingDays,
        /// The last day of that time, as they were told it.
        until: Date,
    },
    /// 陈述申辩
    SubjectHeard {
        /// Who.
        subject: u32,
        /// What they said, in the vault; none where they waived it.
        statement: Option<Commitment>,
    },
    /// 逾期未陈述
    StatementMissed {
        /// Who.
        subject: u32,
    },
    /// 处理建议 (A-03 … A-07)
    MeasureProposed {
        /// For whom.
        subject: u32,
        /// What.
        proposal: Box<Proposal>,
    },
    /// 退回建议
    ProposalReturned {
        /// Whose.
        subject: u32,
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 作出决定: what was proposed.
    PursuitDecided {
        /// On whom.
        subject: u32,
        /// 决定文号
        document: String,
    },
    /// 有权机关已决定
    SanctionRecorded {
        /// On whom.
        subject: u32,
        /// What was decided.
        decision: OrganDecision,
    },
    /// 送达决定
    PursuitServed {
        /// To whom.
        subject: u32,
        /// How.
        mode: DeliveryMode,
        /// The day from which the time to appeal counts.
        on: Date,
        /// The last day to appeal; none where there is nothing to appeal against.
        appeal_until: Option<Date>,
    },
    /// 提出申诉
    AppealMade {
        /// Who.
        subject: u32,
        /// Of which kind.
        kind: AppealKind,
        /// 理由, in the vault.
        grounds: Commitment,
    },
    /// 申诉答复
    AppealAnswered {
        /// Whose.
        subject: u32,
        /// What was answered.
        answer: Box<AppealAnswer>,
    },
    /// 申诉期满
    AppealTimePassed {
        /// Whose.
        subject: u32,
    },
    /// 环节超期: the agency is late; nothing else follows.
    StageLate {
        /// Of which one who answers; none where it is the matter's own.
        subject: Option<u32>,
        /// Which stage.
        stage: PursuitStage,
        /// The last day of its time.
        due: Date,
    },
    /// 归档
    PursuitFiled,
}

impl Event {
    /// Which one who answers it is about; none where it is the whole matter.
    #[must_use]
    pub const fn subject(&self) -> Option<u32> {
        match self {
            Self::SubjectTold { subject, .. }
            | Self::SubjectHeard { subject, .. }
            | Self::StatementMissed { subject }
            | Self::MeasureProposed { subject, .. }
            | Self::ProposalReturned { subject, .. }
            | Self::PursuitDecided { subject, .. }
            | Self::SanctionRecorded { subject, .. }
            | Self::PursuitServed { subject, .. }
            | Self::AppealMade { subject, .. }
            | Self::AppealAnswered { subject, .. }
            | Self::AppealTimePassed { subject } => Some(*subject),
            Self::StageLate { subject, .. } => *subject,
            Self::ClueRecorded(_)
            | Self::ClueTakenUp
            | Self::ClueDismissed { .. }
            | Self::FaultVerified { .. }
            | Self::NothingFound { .. }
            | Self::PursuitFiled => None,
        }
    }
}
