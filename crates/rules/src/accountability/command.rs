//! What may be asked of a matter of accountability, and what the decision looks at.

use super::{AppealAnswer, Clue, CourseOfCase, Findings, Proposal, Sanction};
use crate::{
    actor::Actor,
    case::DeliveryMode,
    hall::Hall,
    name::Commitment,
    time::{Date, Instant, WorkingDays},
};
use alloc::{boxed::Box, string::String};
use serde::{Deserialize, Serialize};

/// 责任追究命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 登记线索
    Record(Box<Clue>),
    /// 受理线索
    TakeUp,
    /// 不予受理
    Dismiss {
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 核实认定
    Verify(Box<Findings>),
    /// 查无责任
    FindNothing {
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 书面告知
    Tell {
        /// Whom.
        subject: u32,
        /// 告知书文号
        document: String,
        /// How long they have to speak.
        days: WorkingDays,
    },
    /// 陈述申辩, or waive it.
    State {
        /// Who speaks.
        subject: u32,
        /// What they say, in the vault; none where they waive it.
        statement: Option<Commitment>,
    },
    /// 提出处理建议 (A-03 … A-07)
    Propose {
        /// For whom.
        subject: u32,
        /// What.
        proposal: Box<Proposal>,
    },
    /// 退回建议
    Return {
        /// Whose.
        subject: u32,
        /// 理由, in the vault.
        reasons: Commitment,
    },
    /// 作出决定
    Decide {
        /// On whom.
        subject: u32,
        /// 决定文号
        document: String,
    },
    /// 记录有权机关的决定
    RecordSanction {
        /// On whom.
        subject: u32,
        /// What was decided.
        decision: OrganDecision,
    },
    /// 送达决定
    Serve {
        /// To whom.
        subject: u32,
        /// How.
        mode: DeliveryMode,
        /// When it reached them.
        on: Date,
    },
    /// 申诉
    Appeal {
        /// Who.
        subject: u32,
        /// 理由, in the vault.
        grounds: Commitment,
    },
    /// 申诉答复
    AnswerAppeal {
        /// Whose.
        subject: u32,
        /// What is answered.
        answer: Box<AppealAnswer>,
    },
    /// 归档
    File,
    /// Time has passed.
    Tick,
}

impl Command {
    /// Whether it is somebody's own word, which what happens to others in the matter does not hold up: its time is running.
    #[must_use]
    pub const fn is_ones_own_word(&self) -> bool {
        matches!(self, Self::State { .. } | Self::Appeal { .. })
    }
}

/// 有权机关的决定: recorded, never made here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganDecision {
    /// The competent organ.
    pub organ: String,
    /// 决定文号
    pub document: String,
    /// What it decided; none where it imposed no sanction.
    pub sanction: Option<Sanction>,
    /// The day of the decision, from which the sanction runs.
    pub decided_on: Date,
}

/// What a decision on a matter looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
    /// The case of the clue, with its history; none where it is about none, or there is none of that number.
    pub case: Option<CourseOfCase<'a>>,
}

impl Context<'_> {
    pub(super) fn today(&self) -> Date {
        self.hall.calendar.date_of(self.now)
    }
}
