//! What can happen to a case (domain rules §4.1; names as there).
//!
//! No event carries personal data: forms, names and codes are commitments to what lies in the vault (VE3).
//! Limits and due dates stand in the events because the applicant was told them; the clocks derive their own.

use super::{
    AboutLicence, ApplySource, ClockName, DueDay, SpecialProcedureKind, StepResult,
    document::Document,
    hearing::HearingEvent,
    material::{CorrectionItem, Given},
    officers::OfficersEvent,
    promise::PromiseEvent,
    serving::{DeliveryMode, Proof, Service},
    slip::{FeeLine, SlipEvent},
    superior::SuperiorEvent,
};
use crate::{
    calendar::CalendarChange,
    clock::Limit,
    identifier::{CaseNumber, DocumentNumber, LicenceNumber, SlipNumber},
    item::content::{Basis, CaseKind, Regime},
    name::{Commitment, DepartmentId, ItemCode, PersonId, PostId, StationId, StepId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{boxed::Box, collections::BTreeMap, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 办件事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 提交申请 (L-04, K-04): the case has its number from here on.
    ApplicationSubmitted(Box<Submission>),
    /// 重新提交 after a pre-review return.
    ApplicationResubmitted {
        /// The form, in the vault.
        form: Commitment,
        /// 材料
        materials: Vec<Given>,
    },
    /// 预审退回: every reason at once, and once only (§4.1).
    PreReviewReturned {
        /// 需要修改的内容
        reasons: Vec<CorrectionItem>,
        /// How long the applicant has (K-08).
        limit: Limit,
    },
    /// 收件 (L-11): the legal day of receipt.
    MaterialsReceived {
        /// The day from which silence counts (L-06, C-16).
        received_on: Date,
        /// 收件凭证 N-01
        receipt: Document,
        /// 服务点: the town or village centre that took it in; none at the hall (LE1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        station: Option<StationId>,
    },
    /// 当场更正 (L-09): what was wrong or missing was put right at the window, and is no correction of record.
    CorrectedOnTheSpot {
        /// The form, if it was corrected.
        form: Option<Commitment>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 一次性告知补正 (L-06)
    CorrectionNoticeIssued {
        /// Everything to be corrected, at once.
        items: Vec<CorrectionItem>,
        /// How long the applicant has (K-08).
        limit: Limit,
        /// 补正材料告知书 N-02
        notice: Document,
    },
    /// 已补正: what the applicant handed in after the notice.
    CorrectionSupplied {
        /// The form, if it was corrected.
        form: Option<Commitment>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 受理 (L-10)
    CaseAccepted(Acceptance),
    /// 视为受理 (L-06, C-12): silence for five working days; back-dated to the receipt.
    CaseDeemedAccepted(Acceptance),
    /// 补交容缺材料 (P-08): the promise made at acceptance is kept, in whole or in part.
    DeferredSupplied {
        /// 材料
        materials: Vec<Given>,
        /// Whether nothing is owed any more.
        #[serde(default)]
        complete: bool,
    },
    /// 不受理 (L-07): no licence is needed.
    NotRequiredTold {
        /// 理由
        reason: String,
        /// N-04
        notice: Document,
    },
    /// 不予受理 (L-08): outside the powers.
    AcceptanceRefused {
        /// 理由
        reason: String,
        /// 应当向其申请的机关: mandatory.
        proper_body: String,
        /// 救济途径 (L-45)
        remedies: String,
        /// N-05
        decision: Document,
    },
    /// 环节开始: its clock runs, whoever of the post will take it.
    StepStarted {
        /// 环节
        step: StepId,
        /// 岗位
        post: PostId,
        /// 环节时限
        limit: Limit,
    },
    /// 签收: somebody of the post takes the step on.
    StepTaken {
        /// 环节
        step: StepId,
    },
    /// 环节完成 (K-12): with opinion and answered checklist.
    StepFinished {
        /// 环节
        step: StepId,
        /// 结果
        result: StepResult,
        /// 意见
        opinion: String,
        /// 审查要点的回答
        checklist: BTreeMap<String, bool>,
        /// 法制审核意见书 N-11, where the step is a legal review.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Document>,
    },
    /// 退回上一环节: the named steps are open again.
    StepSentBack {
        /// 从
        from: StepId,
        /// 到
        to: StepId,
        /// 理由
        reason: String,
        /// Every step that must be done again.
        again: Vec<StepId>,
    },
    /// 审查终结: only the decision is left.
    ReviewFinished,
    /// 特别程序开始 (L-23)
    SpecialProcedureStarted {
        /// 种类
        kind: SpecialProcedureKind,
        /// 告知的所需时间
        needed: Limit,
        /// 告知的最后一日: the last day of that time, by the calendar as it was known then.
        through: Date,
        /// 依据
        basis: Basis,
        /// 特别程序告知书 N-07
        notice: Document,
    },
    /// 特别程序结束
    SpecialProcedureEnded {
        /// 结论
        result: String,
        /// The days on which the limits end now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        due: Vec<DueDay>,
    },
    /// 批准延期 (L-19): once, before expiry, told to the applicant with reasons.
    ExtensionApproved {
        /// 延长
        by: WorkingDays,
        /// 理由
        reason: String,
        /// The days on which the limits end now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        due: Vec<DueDay>,
        /// 延期审批表 N-06: the head's own form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<Document>,
        /// 延期通知书 N-06
        notice: Document,
    },
    /// 准予 (L-17)
    Granted {
        /// 决定内容
        content: String,
        /// 听证笔录, on which the decision rests where there was a hearing (L-27).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcript: Option<DocumentNumber>,
        /// 颁证期限 (L-22)
        issue: Limit,
        /// N-12
        decision: Document,
    },
    /// 不予 (L-17): reasons, basis and remedies are mandatory.
    Refused {
        /// 理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
        /// 技术标准、技术规范, where it rests on an inspection, a test or a quarantine (L-33).
        #[serde(default, skip_serializing_if = "String::is_empty")]
        standard: String,
        /// 救济途径 (L-45)
        remedies: String,
        /// 听证笔录, on which the decision rests where there was a hearing (L-27).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcript: Option<DocumentNumber>,
        /// N-13
        decision: Document,
    },
    /// 制证
    ResultProduced {
        /// 结果名称
        result: String,
        /// 有效期止; none = without term.
        valid_until: Option<Date>,
    },
    /// 送达 (L-22): the case is completed.
    ResultDelivered {
        /// 方式
        mode: DeliveryMode,
        /// The signature name of whoever received it, in the vault.
        recipient: Commitment,
        /// 证明
        #[serde(default, skip_serializing_if = "Proof::is_empty")]
        proof: Proof,
        /// 送达回证 N-16
        receipt: Document,
    },
    /// 送达文书 (N-16): any document but the result.
    DocumentServed {
        /// Which.
        document: DocumentNumber,
        /// How.
        service: Service,
        /// 送达回证 N-16
        receipt: Document,
    },
    /// 听证与陈述申辩 (L-16, L-24 … L-27)
    Hearing(HearingEvent),
    /// 经办人员 (L-14, L-33, L-26, P-13)
    Officers(OfficersEvent),
    /// 上报 (L-15, K-10)
    Superior(SuperiorEvent),
    /// 容缺与承诺 (P-08, P-09)
    Promise(PromiseEvent),
    /// 缴费通知 (F-03)
    FeeAssessed {
        /// What is to be paid.
        lines: Vec<FeeLine>,
        /// 缴款码 (F-06); none for notices from before slips had one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slip: Option<SlipNumber>,
        /// 缴款期限 (F-06)
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// 先缴后发: whether the law demands it before the result is issued (F-11).
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        prepaid: bool,
        /// 缴款通知书 N-17
        notice: Document,
    },
    /// 缴款与减免 (F-02 … F-09)
    Slip(SlipEvent),
    /// 说明延误 (L-46)
    DelayExplained {
        /// 理由
        reason: String,
    },
    /// 绿色通道 (P-16): the promise is shorter from now on.
    Expedited {
        /// The shorter promise.
        promised: Limit,
        /// 理由
        reason: String,
        /// The days on which the limits end now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        due: Vec<DueDay>,
    },
    /// 撤回申请 (K-15), or deemed withdrawn after the correction limit (K-08).
    ApplicationWithdrawn {
        /// 理由
        reason: String,
        /// Whether silence did it (K-08).
        deemed: bool,
    },
    /// 异常终止: with reason and approver; reported.
    CaseTerminated {
        /// 理由
        reason: String,
    },
    /// 到期日重算 (C-08): the calendar has changed under a limit, and its day is another than was told.
    DeadlineRecomputed {
        /// The day as it was told.
        from: Date,
        /// The day as it is now.
        due: DueDay,
        /// What changed the calendar, by number; none where it is no longer known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        causes: Vec<CalendarChange>,
    },
    /// 临期: a limit is near.
    LimitNeared {
        /// Which clock.
        clock: ClockName,
        /// 到期
        due: Instant,
    },
    /// 超期: a limit has passed.
    LimitPassed {
        /// Which clock.
        clock: ClockName,
        /// 到期
        due: Instant,
    },
    /// 视为准予延续 (L-31): asked for in time and not decided when the licence ended.
    RenewalDeemedGranted {
        /// 证照
        licence: LicenceNumber,
        /// The last day as it was.
        expired: Date,
        /// The last day from now on.
        until: Date,
        /// 颁证期限 (L-22)
        issue: Limit,
        /// N-14
        decision: Document,
    },
    /// 文书归卷 (IN4): the pressed paper lies in the file of the case, and these bytes are the paper from now on.
    DocumentFiled {
        /// 文号
        number: DocumentNumber,
        /// The fingerprint of the file. It could be guessed from a name on the paper, so it lies in the vault.
        file: Commitment,
    },
}

/// 申请: what is known of a case from the moment it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// 办件编号 (K-03)
    pub number: CaseNumber,
    /// 事项
    pub item: ItemCode,
    /// The version in force then (I-05).
    pub item_version: u32,
    /// 部门
    pub department: DepartmentId,
    /// 办件类型
    pub kind: CaseKind,
    /// 申请人
    pub applicant: PersonId,
    /// 代理人 (L-04)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<PersonId>,
    /// 申请来源
    pub source: ApplySource,
    /// 情形问题的回答
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// 申请表, in the vault.
    pub form: Commitment,
    /// 查询码, in the vault (K-03).
    pub query_code: Commitment,
    /// 材料
    pub materials: Vec<Given>,
    /// 涉及的证照 (I-01)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AboutLicence>,
    /// 告知承诺: whether the applicant chose to promise instead of proving (P-09).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub by_promise: bool,
    /// 办理制度 (L-48)
    #[serde(default, skip_serializing_if = "Regime::is_licensing")]
    pub regime: Regime,
}

/// 受理: the clocks that run from here, and what the applicant was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The day from which the limits count (C-02, C-11, C-12).
    pub accepted_on: Date,
    /// 法定时限
    pub statutory: Option<Limit>,
    /// 承诺时限
    pub promised: Limit,
    /// The statutory day as told, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_due: Option<Date>,
    /// The promised day as told; `provisional` beyond the last decree (C-08).
    pub promised_due: Date,
    /// Whether that day lies beyond the last decree.
    pub provisional: bool,
    /// 容缺: materials that may follow later (P-08).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deferred: Vec<crate::name::MaterialId>,
    /// 容缺补交期限 (P-08), where anything was deferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deferral: Option<Limit>,
    /// 下级初审期限 (L-21), where a superior decides; the law's clock then runs there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower_review: Option<Limit>,
    /// Whether somebody must be named to inspect, test or quarantine (L-33).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub inspection: bool,
    /// 核查期限 of what the applicant promised (P-09), which starts with the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verify_within: Option<Limit>,
    /// 告知承诺书 or 容缺受理承诺书 N-18, where something was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Document>,
    /// 受理通知书 N-03; none for on-the-spot cases (K-14).
    pub notice: Option<Document>,
}
