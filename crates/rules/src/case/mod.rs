//! 办件: one matter, one number, one flow (K-01): a case from application to delivery.
//!
//! The state is the fold of the events and carries exactly what later decisions look at. `decide` stands by
//! chapter of the law: intake (L-04 … L-13), review (K-12, K-13), special procedures and extension (L-19, L-23),
//! decision (L-17), delivery (L-22), and time itself in `tick`. A case keeps the item version it was submitted
//! under (I-05); the version is handed in with the context.

pub mod acts;
mod apply;
pub mod command;
mod decide;
mod decision;
mod delivery;
pub mod document;
pub mod event;
mod intake;
pub mod material;
mod review;
mod special;
pub mod tick;

pub use acts::{Act, ActKind};
pub use command::{Command, Context, Fresh, Refusal};
pub use document::{DocKind, Document};
pub use event::{DeliveryMode, DueDay, Event};
pub use tick::{Marks, next_wake};

pub use crate::item::content::SpecialProcedureKind;
use crate::{
    clock::Clock,
    identifier::{CaseNumber, DocumentNumber},
    item::{
        content::{CaseKind, When, coded},
        process::Progress,
    },
    name::{Commitment, DepartmentId, ItemCode, MaterialId, PersonId, PostId, StepId},
    time::{Date, Instant},
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use serde::{Deserialize, Serialize};

/// 办件
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// 办件编号; none until submitted.
    pub number: Option<CaseNumber>,
    /// 事项
    pub item: ItemCode,
    /// The version the case keeps (I-05).
    pub item_version: u32,
    /// 部门
    pub department: DepartmentId,
    /// 办件类型
    pub kind: Option<CaseKind>,
    /// 申请人
    pub applicant: PersonId,
    /// 代理人
    pub agent: Option<PersonId>,
    /// 申请来源
    pub source: Option<ApplySource>,
    /// 状态
    pub status: CaseStatus,
    /// 情形问题的回答
    pub answers: BTreeMap<String, String>,
    /// 申请表, in the vault.
    pub form: Commitment,
    /// 查询码, in the vault.
    pub query_code: Commitment,
    /// 收到的材料
    pub materials: BTreeMap<MaterialId, material::Given>,
    /// 提交
    pub submitted: Option<Instant>,
    /// 收件日: from which silence counts (L-06).
    pub received_on: Option<Date>,
    /// 受理日: from which the limits count (C-11, C-12).
    pub accepted_on: Option<Date>,
    /// 受理人; none when silence accepted.
    pub acceptor: Option<PersonId>,
    /// Whether the window has sent the application back before receiving it: once is enough (§4.1).
    pub returned: bool,
    /// Whether a correction notice has been issued: the law gives one (L-06).
    pub correction: Option<Vec<material::CorrectionItem>>,
    /// The day the last correction came in (C-11).
    pub corrected_on: Option<Date>,
    /// 时钟
    pub clocks: BTreeMap<ClockName, Clock>,
    /// The days on which limits end, as they were last told (C-08).
    pub told: BTreeMap<ClockName, Date>,
    /// Limits whose nearness has been told.
    pub neared: BTreeSet<ClockName>,
    /// Limits that have passed, with the version of the event that says so.
    pub passed: BTreeMap<ClockName, u64>,
    /// 环节
    pub steps: BTreeMap<StepId, StepRecord>,
    /// How often each step has been opened; more than once after a send-back.
    pub rounds: BTreeMap<StepId, u32>,
    /// The special procedure that is open now, and its kind.
    pub special: Option<SpecialProcedureKind>,
    /// The status to which the case returns when that procedure ends.
    pub resumes_as: Option<CaseStatus>,
    /// Whether the one extension has been used (L-19).
    pub extended: bool,
    /// 决定
    pub outcome: Option<CaseOutcome>,
    /// 文书
    pub documents: Vec<Document>,
    /// The papers that lie in the file as they were pressed, with the fingerprints in the vault (IN4).
    pub filed: BTreeMap<DocumentNumber, Commitment>,
    /// The version of the last event that was an act and no mere filing: whoever has seen it has seen all that matters.
    pub acted: u64,
    /// 办结或终止的时间
    pub ended: Option<Instant>,
}

/// 环节记录
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// 岗位
    pub post: PostId,
    /// 开始
    pub started: Instant,
    /// 承办人: who took it, if anybody has.
    pub handler: Option<PersonId>,
    /// 完成
    pub finished: Option<Finished>,
}

/// 环节结论
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// 时间
    pub at: Instant,
    /// 承办人
    pub by: PersonId,
    /// 结果
    pub result: StepResult,
    /// 意见
    pub opinion: String,
    /// The version of the event.
    pub version: u64,
}

coded!(
    /// 办件状态 (domain rules §4.1)
    CaseStatus {
        Draft = "暂存",
        Submitted = "待预审",
        PreReviewReturned = "预审退回",
        Received = "已收件",
        CorrectionRequired = "待补正",
        NotRequired = "不受理",
        AcceptanceRefused = "不予受理",
        Accepted = "已受理",
        InReview = "审查中",
        Suspended = "特别程序",
        InDecision = "待决定",
        Granted = "准予",
        Refused = "不予",
        Delivering = "制证送达",
        Completed = "办结",
        Withdrawn = "已撤回",
        Terminated = "异常终止",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for CaseStatus {
    fn default() -> Self {
        Self::Draft
    }
}

impl CaseStatus {
    /// Whether nothing more can happen to the case.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::NotRequired
                | Self::AcceptanceRefused
                | Self::Completed
                | Self::Withdrawn
                | Self::Terminated
        )
    }

    /// Whether the case has been accepted and not yet decided: the statutory clock belongs here.
    #[must_use]
    pub const fn is_under_review(self) -> bool {
        matches!(self, Self::Accepted | Self::InReview | Self::Suspended | Self::InDecision)
    }
}

coded!(
    /// 办件结果
    CaseOutcome {
        Granted = "准予",
        Refused = "不予",
        AcceptanceRefused = "不予受理",
        NotRequired = "不受理",
        Withdrawn = "撤回",
        AbnormallyTerminated = "异常终止",
        Completed = "办结",
    }
);
coded!(
    /// 申请来源
    ApplySource {
        Window = "窗口",
        DesktopWeb = "网上",
        MobileApp = "手机",
        SelfServiceTerminal = "自助终端",
        Post = "邮寄",
        Express = "快递",
        ThirdParty = "第三方",
        HelpAgent = "帮办代办",
    }
);
coded!(
    /// 环节结果
    StepResult {
        Agree = "通过",
        Disagree = "不通过",
    }
);

/// 时钟名: which of a case's clocks is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockName {
    /// 预审 (K-06)
    PreReview,
    /// 受理 (L-06)
    Acceptance,
    /// 补正: the applicant's (K-08)
    Correction,
    /// 法定 (L-18)
    Statutory,
    /// 承诺 (C-13)
    Promised,
    /// 颁证送达 (L-22)
    Issue,
    /// 环节
    Step(StepId),
}

impl Case {
    /// Whether the applicant answered so.
    #[must_use]
    pub fn answered(&self, when: &When) -> bool {
        self.answers.get(&when.question).is_some_and(|answer| *answer == when.answer)
    }

    /// The clock of this name, if it has ever started.
    #[must_use]
    pub fn clock(&self, name: &ClockName) -> Option<&Clock> {
        self.clocks.get(name)
    }

    /// The steps that are open, with their records.
    pub fn open_steps(&self) -> impl Iterator<Item = (&StepId, &StepRecord)> {
        self.steps.iter().filter(|(_, record)| record.finished.is_none())
    }

    /// Whether this person may act for the applicant.
    #[must_use]
    pub fn is_party(&self, person: &PersonId) -> bool {
        self.applicant == *person || self.agent.as_ref() == Some(person)
    }
}

impl Progress for Case {
    fn is_done(&self, step: &StepId) -> bool {
        self.steps.get(step).is_some_and(|record| record.finished.is_some())
    }

    fn holds(&self, when: &When) -> bool {
        self.answered(when)
    }
}
