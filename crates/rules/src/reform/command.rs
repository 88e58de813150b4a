//! What may be asked of a round of reform, and what the decision looks at.

use super::{AdjustTest, RoundOpening, TakeOverPaper, Terms};
use crate::{
    actor::Actor,
    case::Case,
    hall::Hall,
    identifier::CaseNumber,
    item::Item,
    name::{FileHash, ItemCode},
    time::Instant,
};
use alloc::{boxed::Box, collections::BTreeMap, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 改革命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 开启批次
    Open(RoundOpening),
    /// 提出调整
    Propose(Box<Terms>),
    /// 修改调整
    Amend {
        /// Which.
        number: u32,
        /// What is to happen now.
        terms: Box<Terms>,
        /// Which wording its reader had before them.
        worded: u32,
    },
    /// 出具意见 (D-02)
    GiveOpinion {
        /// On which.
        number: u32,
        /// Which wording its reader had before them.
        worded: u32,
        /// On which test.
        test: AdjustTest,
        /// Whether it is passed.
        agrees: bool,
        /// 意见
        words: String,
    },
    /// 附上附件 (D-03)
    FileAttachment {
        /// To which.
        number: u32,
        /// Which of the five.
        paper: TakeOverPaper,
        /// Its content, which lies in the store of files.
        file: FileHash,
    },
    /// 批准 (D-05)
    Approve {
        /// Which.
        number: u32,
        /// Which wording its reader had before them.
        worded: u32,
        /// 批准文号
        document: String,
    },
    /// 公布
    Publish {
        /// Which.
        number: u32,
        /// Which wording its reader had before them.
        worded: u32,
    },
    /// 执行 (D-06)
    Execute {
        /// Which.
        number: u32,
    },
    /// 移交办件 (D-06)
    HandOver {
        /// By which.
        number: u32,
        /// 办件
        cases: Vec<CaseNumber>,
        /// 接收机关
        to: String,
    },
    /// 撤回
    Withdraw {
        /// Which.
        number: u32,
        /// 理由
        reason: String,
    },
    /// Time has passed.
    Tick,
}

impl Command {
    /// The cases the decision looks at.
    #[must_use]
    pub fn cases(&self) -> &[CaseNumber] {
        match self {
            Self::HandOver { cases, .. } => cases,
            _ => &[],
        }
    }
}

/// What a decision on a round looks at.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
    /// The items the round speaks of, as far as this hall has them.
    pub items: BTreeMap<&'a ItemCode, &'a Item>,
    /// The cases the command names, as far as there are any.
    pub cases: BTreeMap<&'a CaseNumber, &'a Case>,
}
