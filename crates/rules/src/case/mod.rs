//! 办件: one matter, one number, one flow (K-01): a case from application to delivery.
//!
//! The state is the fold of the events and carries exactly what later decisions look at. `decide` stands by
//! chapter of the law: intake (L-04 … L-13), review (K-12, K-13), officers (L-14, L-33, P-13), hearing (L-16,
//! L-24 … L-27), special procedures and extension (L-19, L-23), superior (L-15, K-10), decision (L-17), promise (P-08,
//! P-09), slip (F-02 … F-09), delivery and service (L-22, N-16), and time itself in `tick`. What a case has to do with a licence stands in
//! `about`. A chapter of its own folder has its own commands and events. A case keeps the item version it was submitted
//! under (I-05); the version is handed in with the context.

pub mod about;
pub mod acts;
mod apply;
mod clocks;
pub mod command;
mod course;
mod decide;
mod decision;
mod delivery;
pub mod document;
pub mod event;
mod grounds;
pub mod hearing;
mod intake;
pub mod material;
pub mod officers;
pub mod promise;
pub mod refusal;
mod review;
pub mod serving;
pub mod slip;
mod special;
pub mod superior;
pub mod tick;

pub use about::{AboutLicence, AboutRefusal};
pub use acts::{Act, ActKind};
pub use clocks::{ClockName, DueDay};
pub use command::{Command, Context, Fresh};
pub use document::{DocKind, Document};
pub use event::Event;
pub use hearing::{Hearing, HearingCommand, HearingEvent, Side};
pub use officers::{OfficersCommand, OfficersEvent, SiteCheck};
pub use promise::{PromiseCommand, PromiseEvent, Trust};
pub use refusal::Refusal;
pub use serving::{DeliveryMode, Proof, Service};
pub use slip::{FeeLine, Fees, SlipCommand, SlipEvent};
pub use superior::{SuperiorCommand, SuperiorEvent};
pub use tick::{Marks, next_wake};
pub(crate) use {decide::Numbering, intake::remedies};

pub use crate::item::content::SpecialProcedureKind;
use crate::{
    clock::{Clock, Limit},
    dossier::Filing,
    identifier::{CaseNumber, DocumentNumber},
    item::{
        content::{CaseKind, Regime, When, coded},
        process::Progress,
    },
    name::{Commitment, DepartmentId, ItemCode, MaterialId, PersonId, PostId, StationId, StepId},
    time::{Date, Instant},
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

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
    /// 办理制度 (L-48)
    pub regime: Regime,
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
    /// 服务点: the town or village centre that took it in; none at the hall (LE1).
    pub station: Option<StationId>,
    /// 受理日: from which the limits count (C-11, C-12).
    pub accepted_on: Option<Date>,
    /// 受理人; none when silence accepted.
    pub acceptor: Option<PersonId>,
    /// Whether the window has sent the application back before receiving it: once is enough (§4.1).
    pub returned: bool,
    /// Whether a correction notice has been issued: the law gives one (L-06).
    pub correction: Option<Vec<material::CorrectionItem>>,
    /// 退改: by which events it was returned, corrected or sent back, in order (SR-V3).
    pub returns: Vec<u64>,
    /// The day the last correction came in (C-11).
    pub corrected_on: Option<Date>,
    /// 时钟
    pub clocks: BTreeMap<ClockName, Clock>,
    /// The days on which limits end, as they were last told (C-08).
    pub told: BTreeMap<ClockName, Told>,
    /// Limits whose nearness has been told.
    pub neared: BTreeSet<ClockName>,
    /// Limits that have passed, with the version of the event that says so.
    pub passed: BTreeMap<ClockName, u64>,
    /// 环节
    pub steps: BTreeMap<StepId, StepRecord>,
    /// 经手: whoever has ever accepted, taken on, finished, checked or inspected anything here. A send-back erases the
    /// records of steps, but not who was there (K-13, L-26).
    pub hands: BTreeSet<PersonId>,
    /// Which steps each of them has finished, with the version of the last event that says so; also before a send-back.
    pub finished_by: BTreeMap<(PersonId, StepId), u64>,
    /// How often each step has been opened; more than once after a send-back.
    pub rounds: BTreeMap<StepId, u32>,
    /// The special procedure that is open now, and its kind.
    pub special: Option<SpecialProcedureKind>,
    /// The status to which the case returns when that procedure ends.
    pub resumes_as: Option<CaseStatus>,
    /// 听证 (L-24 … L-27)
    pub hearing: Hearing,
    /// 利害关系人, in the order of informing (L-16).
    pub parties: Vec<hearing::Party>,
    /// 陈述申辩 of everybody who was told of the right to it (L-16).
    pub statements: BTreeMap<hearing::Side, hearing::Statement>,
    /// Papers that are for an interested party and not for the applicant, with which of them.
    pub for_parties: BTreeMap<DocumentNumber, usize>,
    /// Papers that have been served (N-16).
    pub served: BTreeSet<DocumentNumber>,
    /// 现场核查, by step (L-14).
    pub site_checks: BTreeMap<StepId, SiteCheck>,
    /// 检验、检测、检疫人员 (L-33)
    pub inspectors: Vec<PersonId>,
    /// 回避: whoever acts on the case no more.
    pub recused: BTreeSet<PersonId>,
    /// 申请回避, on which nobody has decided yet.
    pub recusals_asked: BTreeSet<PersonId>,
    /// How often a challenge to somebody has been denied.
    pub recusals_denied: BTreeMap<PersonId, u8>,
    /// Whoever was at a check on site; a send-back takes none of them back (L-14).
    pub looked: BTreeSet<PersonId>,
    /// The step by which the case went up to the superior, once it has (L-15).
    pub forwarded_by: Option<StepId>,
    /// Whether the superior agreed, once they have answered (L-15).
    pub superior_agrees: Option<bool>,
    /// 告知承诺: whether the applicant promised instead of proving (P-09).
    pub by_promise: bool,
    /// How long there is to verify it, from the decision on.
    pub verify_within: Option<Limit>,
    /// How that promise stands.
    pub trust: Trust,
    /// 收费情况: the slip, what was paid, what was forgone (F-01 … F-09).
    pub fees: Fees,
    /// Special procedures that have ended with a result (L-32).
    pub procedures: BTreeSet<SpecialProcedureKind>,
    /// Whether the one extension has been used (L-19).
    pub extended: bool,
    /// 涉及的证照: the licence it is about, if it is about one (I-01).
    pub about: Option<AboutLicence>,
    /// 决定
    pub outcome: Option<CaseOutcome>,
    /// 决定内容: what was granted.
    pub granted: String,
    /// 文书
    pub documents: Vec<Document>,
    /// The papers that lie in the file as they were pressed, with the fingerprints in the vault (IN4).
    pub filed: BTreeMap<DocumentNumber, Commitment>,
    /// The version of the last event that was an act and no mere filing: whoever has seen it has seen all that matters.
    pub acted: u64,
    /// 办结或终止的时间
    pub ended: Option<Instant>,
}

/// 已告知的到期日: the day on which a limit ends, as people know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day.
    pub on: Date,
    /// Changes of the calendar before this moment are in it.
    pub since: Instant,
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
    /// 签收或移交: since when they have it, or the start as long as nobody has. An absence before this took it from
    /// somebody else (P-13).
    pub taken: Instant,
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
        ForwardedUp = "已上报",
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

    /// Whether it was granted and the result is not with the applicant yet.
    #[must_use]
    pub const fn is_granted(self) -> bool {
        matches!(self, Self::Granted | Self::Delivering)
    }

    /// Whether the case has been accepted and not yet decided: the statutory clock belongs here.
    #[must_use]
    pub const fn is_under_review(self) -> bool {
        matches!(
            self,
            Self::Accepted | Self::InReview | Self::Suspended | Self::ForwardedUp | Self::InDecision
        )
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

    /// Whether nothing more can happen: it has ended, and no promise is left to verify.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.status.is_final() && self.clocks.values().all(Clock::is_stopped)
    }

    /// Whether this person may act for the applicant.
    #[must_use]
    pub fn is_party(&self, person: &PersonId) -> bool {
        self.applicant == *person || self.agent.as_ref() == Some(person)
    }
}

impl Filing for Case {
    fn acted(&self) -> u64 {
        self.acted
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
