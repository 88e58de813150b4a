//! What may be asked of a rating, and what the decision looks at.

use super::{AnswerWay, RatingChannel, RatingLevel, ReviewGround};
use crate::{
    actor::Actor,
    hall::Hall,
    identifier::CaseNumber,
    name::{Commitment, DepartmentId, PersonId},
    time::Instant,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 评价命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Open the rating of a completed case; by the system alone.
    Open {
        /// 办件
        case: CaseNumber,
        /// 部门
        department: DepartmentId,
        /// Whom it is about.
        clerk: Option<PersonId>,
        /// The commitment of the token.
        token: Commitment,
    },
    /// Rate, by whoever holds the token.
    Give {
        /// The commitment of the token shown.
        token: Commitment,
        /// 等级
        level: RatingLevel,
        /// 渠道
        channel: RatingChannel,
        /// 标签
        tags: Vec<String>,
        /// 文字, in the vault.
        words: Option<Commitment>,
        /// 匿名
        anonymous: bool,
    },
    /// 联系: whoever rated was called.
    Contact {
        /// Whether somebody was spoken to.
        reached: bool,
        /// What was said, or how it was tried; in the vault.
        words: Commitment,
    },
    /// 处理答复
    Answer {
        /// Which of the three ways.
        way: AnswerWay,
        /// What whoever rated is told; in the vault.
        words: Commitment,
    },
    /// 整改完成: what was planned is done.
    Finish {
        /// What was done; in the vault.
        words: Commitment,
    },
    /// 再评, by whoever holds the token.
    Mark {
        /// The commitment of the token shown.
        token: Commitment,
        /// 等级
        level: RatingLevel,
        /// 文字, in the vault.
        words: Option<Commitment>,
    },
    /// 回访: the hall has called, and notes what was said.
    CallBack {
        /// The second mark; none where nobody answered.
        mark: Option<RatingLevel>,
        /// What was said; in the vault.
        words: Commitment,
    },
    /// 追评, by whoever holds the token.
    Supplement {
        /// The commitment of the token shown.
        token: Commitment,
        /// 等级
        level: RatingLevel,
        /// 文字, in the vault.
        words: Option<Commitment>,
    },
    /// 申请复核, by the department.
    Contest {
        /// Why it should not stand.
        ground: ReviewGround,
        /// 理由, in the vault.
        words: Commitment,
    },
    /// 决定复核, by a supervisor.
    Review {
        /// Whether it is left out of every figure.
        excluded: bool,
        /// 理由, in the vault.
        words: Commitment,
    },
    /// Time passes.
    Tick,
}

/// What a decision on a rating looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
}
