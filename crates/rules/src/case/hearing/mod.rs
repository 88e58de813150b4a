//! 听证与陈述申辩: whoever a decision touches is heard before it (L-16, L-24 … L-27).
//!
//! Everybody stands for themselves: the applicant and each interested party have their own paper, their own limit and
//! their own answer, and what one of them says or lets pass binds no other. A limit runs from the day on which the paper
//! reached its person: what is told to the applicant reaches their account at once, an interested party is served.
//!
//! The chapter has its own commands and events; `decide` says who may act when and what the decision on the case waits
//! for, `ask` decides on each person's right, `sit` on the hearing itself. The notice of a hearing opens the pause that
//! the law gives it, and its transcript ends it (L-23).

mod apply;
mod ask;
mod decide;
mod event;
mod sit;

pub use event::{HearingCommand, HearingEvent};

use crate::{
    clock::Limit,
    identifier::DocumentNumber,
    item::content::coded,
    name::{Commitment, FileHash, PersonId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use serde::{Deserialize, Serialize};

/// L-25: five days to ask for a hearing, counted in the unit of C-03.
pub const HEARING_REQUEST: WorkingDays = WorkingDays(5);
/// L-25: twenty working days to hold the hearing that was asked for.
pub const HEARING: WorkingDays = WorkingDays(20);
/// L-26: the notice goes out at least seven working days before (art. 48 with art. 82).
pub const HEARING_NOTICE: WorkingDays = WorkingDays(7);
/// Nobody informs more interested parties of one case than this: a limit against abuse, not a rule of law.
pub const PARTIES_MAX: usize = 50;

/// How long somebody has to speak at least (L-16): a limit against notices that leave no time, not a rule of law.
pub const STATEMENT_LEAST: WorkingDays = WorkingDays(3);

/// 当事一方: whose right to be heard it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 申请人
    Applicant,
    /// 利害关系人, by place in the order of informing.
    Party(usize),
}

impl Side {
    /// The word of a side in an address: `applicant`, `party1`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Applicant => "applicant".into(),
            Self::Party(place) => alloc::format!("party{}", place.saturating_add(1)),
        }
    }
}

/// 听证: how far a hearing has come; empty where nobody spoke of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hearing {
    /// 听证权利 of everybody who was told of it (L-25).
    pub rights: BTreeMap<Side, Right>,
    /// Whether the agency holds it by itself (L-24).
    pub ex_officio: bool,
    /// 听证安排, as last told.
    pub sitting: Option<Sitting>,
    /// 听证通知书 of that sitting, by whom it is for (L-26).
    pub notices: BTreeMap<Side, Notice>,
    /// 主持过听证的人: they review the case no more (L-26).
    pub chaired: BTreeSet<PersonId>,
    /// 听证笔录: the only ground of the decision once there is one (L-27).
    pub transcript: Option<DocumentNumber>,
    /// Pictures and scans of it.
    pub files: Vec<FileHash>,
}

impl Hearing {
    /// Whether a hearing must still be held before the decision.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        let asked = self.rights.values().any(|right| right.answer == RightState::Requested);
        asked || (self.ex_officio && self.transcript.is_none())
    }

    /// Whether somebody's time to ask for one is running (L-25).
    #[must_use]
    pub fn is_open_question(&self) -> bool {
        self.rights.values().any(|right| right.answer == RightState::Open)
    }

    /// How this side's right stands; none where they were not told of it.
    #[must_use]
    pub fn answer(&self, side: Side) -> Option<RightState> {
        self.rights.get(&side).map(|right| right.answer)
    }

    /// Whose right stands so.
    pub fn sides(&self, answer: RightState) -> impl Iterator<Item = Side> {
        self.rights.iter().filter(move |(_, right)| right.answer == answer).map(|(side, _)| *side)
    }
}

/// 听证权利 of one side (L-25).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// 听证告知书
    pub notice: DocumentNumber,
    /// 申请期限
    pub limit: Limit,
    /// How they answered.
    pub answer: RightState,
}

/// How a side answered when told of the right to a hearing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightState {
    /// Not yet.
    Open,
    /// 申请听证
    Requested,
    /// In words, by silence, or by taking the request back.
    Waived,
    /// The hearing they asked for was held.
    Heard,
}

/// 听证通知书 for one side (L-26).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// 文号
    pub number: DocumentNumber,
    /// When it reached them; none as long as it was not served.
    pub on: Option<Date>,
}

/// 利害关系人: somebody else whom the decision touches (L-16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Their own number, under whose key the vault keeps what is known of them.
    pub person: PersonId,
    /// Name and address, in the vault.
    pub who: Commitment,
    /// What is at stake for them.
    pub interest: String,
}

/// 陈述申辩 of one side (L-16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// 权利告知书
    pub notice: DocumentNumber,
    /// 陈述申辩期限
    pub limit: Limit,
    /// How they were heard; none as long as they may still speak.
    pub heard: Option<Heard>,
}

/// 听证安排 (L-26)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// 时间
    pub at: Instant,
    /// 地点
    pub place: String,
    /// 主持人: nobody who reviews the case.
    pub chair: PersonId,
    /// 不公开的理由: a hearing is public; empty unless it touches secrets or privacy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closed_because: String,
}

coded!(
    /// 依职权听证的理由 (L-24)
    HearingGround {
        LawRequires = "法律、法规、规章规定应当听证",
        PublicInterest = "涉及公共利益的重大行政许可事项",
    }
);
coded!(
    /// 陈述申辩的结果 (L-16)
    Heard {
        Spoke = "已听取陈述申辩",
        Waived = "放弃陈述申辩",
        Silent = "逾期未提出",
    }
);
