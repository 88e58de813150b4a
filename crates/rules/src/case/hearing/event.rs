//! What may be asked of the chapter, and what can happen in it. No event carries a name: whoever is meant stands in the
//! vault, each under their own key.

use super::{Heard, HearingGround, Side, Sitting};
use crate::{
    case::document::Document,
    clock::Limit,
    item::content::Basis,
    name::{Commitment, FileHash, PersonId},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 听证命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HearingCommand {
    /// 告知利害关系人陈述申辩的权利 (L-16)
    Inform {
        /// A number of their own that nobody has used yet.
        person: PersonId,
        /// Name and address, in the vault.
        party: Commitment,
        /// 重大利益
        interest: String,
        /// 陈述申辩期限
        limit: Limit,
    },
    /// 听取陈述申辩
    Hear {
        /// Who spoke.
        side: Side,
        /// 结果
        how: Heard,
        /// 陈述申辩的内容
        statement: String,
    },
    /// 告知听证权利 (L-25): everybody whom nobody has told yet, each by a paper of their own.
    TellRight {
        /// 重大利益关系
        interest: String,
    },
    /// 申请听证
    Request {
        /// Who asks.
        side: Side,
    },
    /// 放弃听证
    Waive {
        /// Who waives.
        side: Side,
    },
    /// 撤回听证申请
    WithdrawRequest {
        /// Who had asked.
        side: Side,
    },
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
        /// Their own number.
        person: PersonId,
        /// Name and address, in the vault.
        party: Commitment,
        /// 重大利益
        interest: String,
        /// 陈述申辩期限
        limit: Limit,
        /// 权利告知书 N-08
        notice: Document,
    },
    /// 告知申请人陈述申辩的权利 (L-16): with the first interested party.
    ApplicantToldOfRights {
        /// 重大利益
        interest: String,
        /// 陈述申辩期限
        limit: Limit,
        /// 权利告知书 N-08
        notice: Document,
    },
    /// 听取陈述申辩
    StatementHeard {
        /// Who spoke.
        side: Side,
        /// 结果
        how: Heard,
        /// 陈述申辩的内容
        statement: String,
    },
    /// 告知听证权利 (L-25)
    HearingRightTold {
        /// Who is told.
        side: Side,
        /// 重大利益关系
        interest: String,
        /// 申请期限
        limit: Limit,
        /// 听证告知书 N-09
        notice: Document,
    },
    /// 申请听证
    HearingRequested {
        /// Who asks.
        side: Side,
    },
    /// 放弃听证
    HearingWaived {
        /// Who waives.
        side: Side,
    },
    /// 撤回听证申请
    HearingRequestWithdrawn {
        /// Who had asked.
        side: Side,
    },
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
        /// 听证通知书 N-09 to the applicant
        notice: Document,
    },
    /// 通知利害关系人参加听证 (L-26): the sitting told last.
    HearingNoticeIssued {
        /// Which party.
        party: usize,
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
            | Self::ApplicantToldOfRights { notice, .. }
            | Self::HearingRightTold { notice, .. }
            | Self::HearingAnnounced { notice, .. }
            | Self::HearingScheduled { notice, .. }
            | Self::HearingNoticeIssued { notice, .. } => Some(notice),
            Self::HearingHeld { transcript, .. } => Some(transcript),
            Self::StatementHeard { .. }
            | Self::HearingRequested { .. }
            | Self::HearingWaived { .. }
            | Self::HearingRequestWithdrawn { .. } => None,
        }
    }

    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InterestedPartyInformed { .. } => "InterestedPartyInformed",
            Self::ApplicantToldOfRights { .. } => "ApplicantToldOfRights",
            Self::StatementHeard { .. } => "StatementHeard",
            Self::HearingRightTold { .. } => "HearingRightTold",
            Self::HearingRequested { .. } => "HearingRequested",
            Self::HearingWaived { .. } => "HearingWaived",
            Self::HearingRequestWithdrawn { .. } => "HearingRequestWithdrawn",
            Self::HearingAnnounced { .. } => "HearingAnnounced",
            Self::HearingScheduled { .. } => "HearingScheduled",
            Self::HearingNoticeIssued { .. } => "HearingNoticeIssued",
            Self::HearingHeld { .. } => "HearingHeld",
        }
    }
}
