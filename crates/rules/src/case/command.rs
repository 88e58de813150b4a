//! What may be asked of a case, and what the decision looks at.

use super::{
    ApplySource, SpecialProcedureKind, StepResult,
    hearing::HearingCommand,
    material::{CorrectionItem, Given},
    officers::OfficersCommand,
    promise::PromiseCommand,
    serving::DeliveryMode,
    serving::{Proof, Service},
    slip::SlipCommand,
    superior::SuperiorCommand,
};
use crate::{
    actor::Actor,
    calendar::Calendar,
    clock::Limit,
    hall::Hall,
    identifier::{CaseNumber, DocumentNumber, LicenceNumber, SlipNumber},
    item::{Content, ItemState, content::Basis},
    licence::Licence,
    name::{Commitment, MaterialId, PersonId, StepId},
    quota::PlaceQueue,
    standing::Standing,
    time::{Date, Instant, WorkingDays},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 办件命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 提交申请 (L-04). Handed in at the window, receipt of the materials follows at once.
    Submit {
        /// 申请人
        applicant: PersonId,
        /// 代理人
        agent: Option<PersonId>,
        /// 申请来源
        source: ApplySource,
        /// 情形问题的回答
        answers: BTreeMap<String, String>,
        /// 申请表, in the vault.
        form: Commitment,
        /// 查询码, in the vault.
        query_code: Commitment,
        /// 材料
        materials: Vec<Given>,
        /// 证照: which one is to be renewed, changed or cancelled.
        licence: Option<LicenceNumber>,
        /// 告知承诺: whether the applicant chose to promise instead of proving (P-09).
        #[serde(default)]
        by_promise: bool,
    },
    /// 重新提交 after a pre-review return.
    Resubmit {
        /// The form, in the vault.
        form: Commitment,
        /// 材料
        materials: Vec<Given>,
    },
    /// 预审退回
    ReturnPreReview {
        /// Every reason at once.
        reasons: Vec<CorrectionItem>,
    },
    /// 收件
    Receive,
    /// 当场更正 (L-09)
    CorrectOnTheSpot {
        /// The form, if it was corrected.
        form: Option<Commitment>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 一次性告知补正 (L-06)
    RequestCorrection {
        /// Everything to be corrected, at once.
        items: Vec<CorrectionItem>,
    },
    /// 补正
    SupplyCorrection {
        /// The form, if it was corrected.
        form: Option<Commitment>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 受理 (L-10)
    Accept {
        /// 容缺: deferrable materials that may follow (P-08).
        deferred: Vec<MaterialId>,
    },
    /// 补交容缺材料 (P-08): what was still owed after acceptance.
    SupplyDeferred {
        /// 材料
        materials: Vec<Given>,
    },
    /// 不受理 (L-07)
    TellNotRequired {
        /// 理由
        reason: String,
    },
    /// 不予受理 (L-08)
    RefuseAcceptance {
        /// 理由
        reason: String,
        /// 应当向其申请的机关
        proper_body: String,
    },
    /// 签收环节
    TakeStep {
        /// 环节
        step: StepId,
    },
    /// 完成环节 (K-12)
    FinishStep {
        /// 环节
        step: StepId,
        /// 结果
        result: StepResult,
        /// 意见
        opinion: String,
        /// 审查要点的回答
        checklist: BTreeMap<String, bool>,
    },
    /// 退回以前的环节
    SendBack {
        /// 从
        from: StepId,
        /// 到
        to: StepId,
        /// 理由
        reason: String,
    },
    /// 启动特别程序 (L-23)
    StartSpecialProcedure {
        /// 种类
        kind: SpecialProcedureKind,
        /// 所需时间, told to the applicant in writing.
        needed: Limit,
        /// 依据
        basis: Basis,
    },
    /// 结束特别程序
    EndSpecialProcedure {
        /// 结论
        result: String,
    },
    /// 批准延期 (L-19)
    Extend {
        /// 延长
        by: WorkingDays,
        /// 理由
        reason: String,
    },
    /// 准予 (L-17)
    Grant {
        /// 决定内容
        content: String,
        /// 意见
        opinion: String,
        /// 审查要点的回答
        checklist: BTreeMap<String, bool>,
    },
    /// 不予 (L-17)
    Refuse {
        /// 理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
        /// 技术标准、技术规范, where it rests on an inspection, a test or a quarantine (L-33).
        #[serde(default)]
        standard: String,
        /// 审查要点的回答
        checklist: BTreeMap<String, bool>,
    },
    /// 制证
    ProduceResult,
    /// 送达 (L-22)
    Deliver {
        /// 方式
        mode: DeliveryMode,
        /// The signature name of whoever receives it, in the vault.
        recipient: Commitment,
        /// 证明
        #[serde(default)]
        proof: Proof,
    },
    /// 送达文书 (N-16): any document but the result.
    Serve {
        /// Which.
        document: DocumentNumber,
        /// How.
        service: Service,
    },
    /// 听证与陈述申辩 (L-16, L-24 … L-27)
    Hearing(HearingCommand),
    /// 经办人员 (L-14, L-33, L-26, P-13)
    Officers(OfficersCommand),
    /// 上报 (L-15, K-10)
    Superior(SuperiorCommand),
    /// 容缺与承诺 (P-08, P-09)
    Promise(PromiseCommand),
    /// 缴费通知 (F-03)
    AssessFee {
        /// How many units of each fee.
        quantities: BTreeMap<String, u32>,
    },
    /// 缴款与减免 (F-02 … F-09)
    Slip(SlipCommand),
    /// 说明延误 (L-46)
    ExplainDelay {
        /// 理由
        reason: String,
    },
    /// 绿色通道 (P-16)
    Expedite {
        /// The shorter promise.
        promised: Limit,
        /// 理由
        reason: String,
    },
    /// 撤回申请 (K-15)
    Withdraw {
        /// 理由
        reason: String,
    },
    /// 异常终止
    Terminate {
        /// 理由
        reason: String,
    },
    /// 归卷 (IN4): the press hands the paper of this number over to the file. Only the system does.
    FileDocument {
        /// 文号
        number: DocumentNumber,
        /// The fingerprint of the file, in the vault.
        file: Commitment,
    },
    /// Time passes. Given by nobody but time itself.
    Tick,
}

/// What a decision on a case looks at besides the case.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall: posts, and the calendar in it.
    pub hall: &'a Hall,
    /// The version of the item that the case keeps; for a new case, the version in force.
    pub content: &'a Content,
    /// Number of that version.
    pub item_version: u32,
    /// The state of the item as a whole now.
    pub item_state: ItemState,
    /// Numbers nobody has used yet.
    pub fresh: &'a Fresh,
    /// The applicant's standing, where there is a record (L-43, L-44).
    pub standing: Option<&'a Standing>,
    /// Who waits for the item's places and who has one, where their number is limited (L-35).
    pub places: Option<&'a PlaceQueue>,
    /// The licence it is about as it stands now; for a new case, the one that was named.
    pub licence: Option<&'a Licence>,
}

impl Context<'_> {
    /// The calendar of the hall.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.hall.calendar
    }

    /// The civil day of the decision.
    #[must_use]
    pub fn today(&self) -> Date {
        self.calendar().date_of(self.now)
    }
}

/// 新号: numbers nobody has used yet, handed in because the rules know no counter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fresh {
    /// For a new case (K-03).
    pub case_number: Option<CaseNumber>,
    /// For a new slip (F-06).
    pub slip: Option<SlipNumber>,
    /// The year in which documents are numbered: that of their recording, which after an outage over New Year is later
    /// than the day they speak of.
    pub year: i16,
    /// The next serial of the department's documents of that year (K-05).
    pub document_serial: u32,
}

impl Fresh {
    /// For looking ahead, which numbers no paper: whoever records draws the real numbers.
    #[must_use]
    pub fn looking_ahead(now: Instant) -> Self {
        let slip = Some(SlipNumber::of(0));
        Self { case_number: None, slip, year: now.day().year(), document_serial: 1 }
    }
}
