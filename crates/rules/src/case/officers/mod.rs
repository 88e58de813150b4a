//! 经办人员: who must and who must not act on a case — two at a site check and an inspection (L-14, L-33), nobody who
//! is biased (L-26), and never nobody (P-13).

mod apply;
mod decide;

pub(super) use decide::rules_on;

use super::{Case, document::Document};
use crate::{
    name::{Commitment, FileHash, PersonId, StepId},
    time::{Instant, WorkingDays},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// L-33: five working days after acceptance to name whoever inspects, tests or quarantines.
pub const ASSIGNMENT: WorkingDays = WorkingDays(5);
/// L-14, L-33: a check on site and an inspection need two.
pub const TWO: usize = 2;
/// L-26: a challenge that was denied may be made once more, as before a court.
const DENIALS: u8 = 2;
/// More people do not check one site: a limit against abuse, not a rule of law.
const TEAM_MAX: usize = 20;

/// 现场核查: what was recorded of a check on site, and who has signed it (L-14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCheck {
    /// Everybody who was there for the agency.
    pub staff: Vec<PersonId>,
    /// Whoever of them has signed.
    pub signed: BTreeSet<PersonId>,
    /// Pictures and scans, also of an earlier check of the same step.
    pub files: Vec<FileHash>,
}

impl SiteCheck {
    /// The first who has still to sign, if anybody has.
    #[must_use]
    pub fn unsigned(&self) -> Option<&PersonId> {
        self.staff.iter().find(|person| !self.signed.contains(*person))
    }
}

impl Case {
    /// Whoever has a hand in the case and of whom it can be asked that they stand aside (L-26): nobody who does
    /// already, or about whom the head has still to say.
    #[must_use]
    pub fn may_be_biased(&self) -> Vec<&PersonId> {
        if !self.status.is_under_review() {
            return Vec::new();
        }
        let chair = self.hearing.sitting.as_ref().map(|sitting| &sitting.chair);
        let all: BTreeSet<&PersonId> = self.hands.iter().chain(chair).collect();
        let is_settled =
            |person: &PersonId| self.recused.contains(person) || self.recusals_asked.contains(person);
        all.into_iter().filter(|person| !is_settled(person)).collect()
    }
}

/// 现场核查笔录: what the record of a site check says (N-10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteFindings {
    /// 核查时间
    pub at: Instant,
    /// 核查地点
    pub place: String,
    /// 核查情况
    pub findings: String,
    /// 在场的当事人: who was met there, in the vault; none when nobody was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub present: Option<Commitment>,
    /// Photographs and the signed sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileHash>,
}

/// 经办命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficersCommand {
    /// 记录现场核查 (L-14)
    RecordSiteCheck {
        /// 环节
        step: StepId,
        /// The colleagues who were there too.
        with: Vec<PersonId>,
        /// 笔录
        findings: SiteFindings,
    },
    /// 签署核查笔录
    SignSiteCheck {
        /// 环节
        step: StepId,
    },
    /// 指派检验、检测、检疫人员 (L-33)
    AssignInspection {
        /// Two or more.
        staff: Vec<PersonId>,
    },
    /// 申请回避: by the applicant.
    AskRecusal {
        /// Whose.
        person: PersonId,
        /// 理由
        reason: String,
    },
    /// 回避: one's own, or ordered by the head.
    Recuse {
        /// Whose.
        person: PersonId,
        /// 理由
        reason: String,
    },
    /// 驳回回避申请
    DenyRecusal {
        /// Whose.
        person: PersonId,
        /// 理由
        reason: String,
    },
}

/// 经办事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficersEvent {
    /// 现场核查记录 (L-14): whoever records it has signed with it.
    SiteCheckRecorded {
        /// 环节
        step: StepId,
        /// 核查人员: two at least.
        staff: Vec<PersonId>,
        /// 笔录
        findings: SiteFindings,
        /// 现场核查笔录 N-10
        record: Document,
    },
    /// 签署核查笔录
    SiteCheckSigned {
        /// 环节
        step: StepId,
    },
    /// 指派检验、检测、检疫人员 (L-33)
    InspectionAssigned {
        /// Two or more.
        staff: Vec<PersonId>,
    },
    /// 申请回避
    RecusalAsked {
        /// Whose.
        person: PersonId,
        /// 理由
        reason: String,
    },
    /// 回避: this person acts on the case no more.
    Recused {
        /// Who.
        person: PersonId,
        /// 理由
        reason: String,
    },
    /// 驳回回避申请
    RecusalDenied {
        /// Whose.
        person: PersonId,
        /// 理由
        reason: String,
    },
    /// 岗位移交 (P-13): whoever had taken the step is away, and the other of the post has it from now on. No clock stops.
    StepHandedOver {
        /// 环节
        step: StepId,
        /// Who had it.
        from: PersonId,
        /// Who has it now.
        to: PersonId,
    },
}

impl OfficersEvent {
    /// The document this event issued, if any.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::SiteCheckRecorded { record, .. } => Some(record),
            _ => None,
        }
    }

    /// The name of the event in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SiteCheckRecorded { .. } => "SiteCheckRecorded",
            Self::SiteCheckSigned { .. } => "SiteCheckSigned",
            Self::InspectionAssigned { .. } => "InspectionAssigned",
            Self::RecusalAsked { .. } => "RecusalAsked",
            Self::Recused { .. } => "Recused",
            Self::RecusalDenied { .. } => "RecusalDenied",
            Self::StepHandedOver { .. } => "StepHandedOver",
        }
    }
}
