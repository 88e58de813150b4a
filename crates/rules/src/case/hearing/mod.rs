//! 听证与陈述申辩: whoever a decision touches is heard before it (L-16, L-24 … L-27).
//!
//! The chapter has its own commands and events; `decide` says when each is lawful, and its last part what the
//! decision on the case must wait for. Nothing here pauses a clock: that the time of a hearing does not count (L-23)
//! is said by the special procedure with its written notice, as for every other of the eight.

mod apply;
mod decide;

use super::document::Document;
use crate::{
    clock::Limit,
    identifier::DocumentNumber,
    item::content::{Basis, coded},
    name::{Commitment, FileHash, PersonId},
    time::{Instant, WorkingDays},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// L-25: five days to ask for a hearing, counted in the unit of C-03.
pub const HEARING_REQUEST: WorkingDays = WorkingDays(5);
/// L-25: twenty working days to hold the hearing that was asked for.
pub const HEARING: WorkingDays = WorkingDays(20);
/// L-26: the notice goes out at least seven working days before (art. 48 with art. 82).
pub const HEARING_NOTICE: WorkingDays = WorkingDays(7);
/// Nobody informs more interested parties of one case than this: a limit against abuse, not a rule of law.
pub const PARTIES_MAX: usize = 50;

/// 听证: how far a hearing has come; empty where nobody spoke of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hearing {
    /// Whether the right to one was told (L-25).
    pub told: bool,
    /// Whether it was waived in words, or the time to ask for it has passed.
    pub waived: bool,
    /// Whether somebody asked for it.
    pub requested: bool,
    /// Whether the agency holds it by itself (L-24).
    pub ex_officio: bool,
    /// 听证安排, as last told.
    pub sitting: Option<Sitting>,
    /// 听证笔录: the only ground of the decision once there is one (L-27).
    pub transcript: Option<DocumentNumber>,
    /// Pictures and scans of it.
    pub files: Vec<FileHash>,
}

impl Hearing {
    /// Whether a hearing must still be held before the decision.
    #[must_use]
    pub const fn is_owed(&self) -> bool {
        (self.requested || self.ex_officio) && self.transcript.is_none()
    }

    /// Whether the time to ask for one is running (L-25).
    #[must_use]
    pub const fn is_open_question(&self) -> bool {
        self.told && !self.waived && !self.requested
    }
}

/// 利害关系人: somebody else whom the decision touches (L-16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Name and address, in the vault.
    pub who: Commitment,
    /// What is at stake for them.
    pub interest: String,
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

/// 听证命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HearingCommand {
    /// 告知利害关系人陈述申辩的权利 (L-16)
    Inform {
        /// Name and address, in the vault.
        party: Commitment,
        /// 重大利益
        interest: String,
        /// 陈述申辩期限
        limit: Limit,
    },
    /// 听取陈述申辩
    Hear {
        /// Which party, by place in the order of informing.
        party: usize,
        /// 结果
        how: Heard,
        /// 陈述申辩的内容
        statement: String,
    },
    /// 告知听证权利 (L-25)
    TellRight {
        /// 重大利益关系
        interest: String,
    },
    /// 申请听证
    Request,
    /// 放弃听证
    Waive,
    /// 依职权公告听证 (L-24)
    Announce {
        /// 理由
        ground: HearingGround,
        /// 依据
        basis: Basis,
    },
    /// 通知听证时间地点 (L-26)
    Schedule(Sitting),
    /// 举行听证 (L-26)
    Hold {
        /// 笔录要点
        record: String,
        /// Who signed the transcript, in the vault; it is void unsigned.
        signed: Option<Commitment>,
        /// The signed transcript as scanned.
        files: Vec<FileHash>,
    },
}

/// 听证事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HearingEvent {
    /// 告知利害关系人 (L-16)
    InterestedPartyInformed {
        /// Name and address, in the vault.
        party: Commitment,
        /// 重大利益
        interest: String,
        /// 陈述申辩期限
        limit: Limit,
        /// 权利告知书 N-08
        notice: Document,
    },
    /// 听取陈述申辩
    InterestedPartyHeard {
        /// Which party, by place in the order of informing.
        party: usize,
        /// 结果
        how: Heard,
        /// 陈述申辩的内容
        statement: String,
    },
    /// 告知听证权利 (L-25)
    HearingRightTold {
        /// 重大利益关系
        interest: String,
        /// 申请期限
        limit: Limit,
        /// 听证告知书 N-09
        notice: Document,
    },
    /// 申请听证
    HearingRequested,
    /// 放弃听证
    HearingWaived,
    /// 公告听证 (L-24)
    HearingAnnounced {
        /// 理由
        ground: HearingGround,
        /// 依据
        basis: Basis,
        /// 听证公告 N-09
        notice: Document,
    },
    /// 通知听证 (L-26)
    HearingScheduled {
        /// 时间、地点、主持人
        sitting: Sitting,
        /// 听证通知书 N-09
        notice: Document,
    },
    /// 举行听证 (L-26)
    HearingHeld {
        /// 笔录要点
        record: String,
        /// Who signed the transcript, in the vault.
        signed: Commitment,
        /// The signed transcript as scanned.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<FileHash>,
        /// 听证笔录 N-09
        transcript: Document,
    },
}

impl HearingEvent {
    /// The document this event issued, if any.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::InterestedPartyInformed { notice, .. }
            | Self::HearingRightTold { notice, .. }
            | Self::HearingAnnounced { notice, .. }
            | Self::HearingScheduled { notice, .. } => Some(notice),
            Self::HearingHeld { transcript, .. } => Some(transcript),
            Self::InterestedPartyHeard { .. } | Self::HearingRequested | Self::HearingWaived => None,
        }
    }

    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InterestedPartyInformed { .. } => "InterestedPartyInformed",
            Self::InterestedPartyHeard { .. } => "InterestedPartyHeard",
            Self::HearingRightTold { .. } => "HearingRightTold",
            Self::HearingRequested => "HearingRequested",
            Self::HearingWaived => "HearingWaived",
            Self::HearingAnnounced { .. } => "HearingAnnounced",
            Self::HearingScheduled { .. } => "HearingScheduled",
            Self::HearingHeld { .. } => "HearingHeld",
        }
    }
}
