//! What may be asked of a case, what the decision looks at, and the refusals with their articles.

use super::{
    ApplySource, CaseStatus, SpecialProcedureKind, StepResult,
    event::DeliveryMode,
    material::{CorrectionItem, Given},
};
use crate::{
    actor::Actor,
    calendar::Calendar,
    clock::Limit,
    hall::Hall,
    identifier::{CaseNumber, DocumentNumber},
    item::{Content, ItemState, content::Basis},
    name::{Commitment, MaterialId, PersonId, StepId},
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
    /// The next serial of the department's documents this year (K-05).
    pub document_serial: u32,
}

/// Why a command on a case is refused: the article, and what would help, follow from the variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case does not exist.
    #[error("there is no such case")]
    NoSuchCase,
    /// The case exists already.
    #[error("the case has been submitted already")]
    AlreadySubmitted,
    /// The item takes no applications now (I-06).
    #[error("the item takes no applications now: {0:?}")]
    ItemClosed(ItemState),
    /// The item's planned effective date lies ahead, or its cancellation date has come (I-06).
    #[error("the item is not in force on this day")]
    ItemNotInForce,
    /// The act does not fit the state of the case (domain rules §4.1).
    #[error("not possible while the case is {0:?}")]
    WrongState(CaseStatus),
    /// The actor does not hold the post or role for this act.
    #[error("not entitled: this is for whoever holds the post {0}")]
    NotThePost(String),
    /// Only the applicant, or who acts for them.
    #[error("only the applicant may do this")]
    NotTheApplicant,
    /// Applying through an agent is not allowed for this item (L-04).
    #[error("this item must be applied for in person")]
    PresenceRequired,
    /// Acceptance, review and decision are different people (K-13).
    #[error("acceptance, review and decision must be different people")]
    DutiesNotSeparated,
    /// Mandatory materials are missing (L-06, SR-C3); they are named.
    #[error("mandatory materials are missing")]
    MaterialsMissing(Vec<MaterialId>),
    /// A material that the item does not know (SR-C2).
    #[error("the item asks for no such material: {0}")]
    UnknownMaterial(MaterialId),
    /// This material may not follow later (P-08).
    #[error("this material cannot be deferred: {0}")]
    NotDeferrable(MaterialId),
    /// The law gives one correction notice (L-06).
    #[error("a correction notice has been issued already; the law gives one")]
    SecondCorrection,
    /// Before receipt an application is sent back once (§4.1).
    #[error("the application has been sent back once already")]
    SecondReturn,
    /// A correction notice must say what to correct.
    #[error("the notice must say what is to be corrected")]
    NothingToCorrect,
    /// More parts than any application has.
    #[error("more parts than allowed")]
    TooMany,
    /// A question of the item was not answered, or with an unknown answer.
    #[error("the question {0} is not answered")]
    Unanswered(String),
    /// Reasons are mandatory (L-17, L-07, L-08).
    #[error("reasons are mandatory")]
    NoReasons,
    /// A refusal names the law it rests on (L-17).
    #[error("a refusal must name its legal basis")]
    NoBasis,
    /// A refusal of acceptance names the proper body (L-08).
    #[error("the body that is competent must be named")]
    NoProperBody,
    /// A bare signature without opinion is a defect (K-12).
    #[error("an opinion is needed")]
    NoOpinion,
    /// Points of the checklist are unanswered (CA10).
    #[error("points of the checklist are unanswered")]
    ChecklistOpen(Vec<String>),
    /// There is no such step, or it is not open.
    #[error("the step {0} is not open")]
    StepNotOpen(StepId),
    /// The step can only go back to one that has been done.
    #[error("the case cannot be sent back to {0}")]
    NoWayBack(StepId),
    /// Only the eight procedures of the law stop the clock (L-23).
    #[error("only the procedures of article 45 stop the clock")]
    NotASpecialProcedure,
    /// A special procedure is open; it must end first.
    #[error("a special procedure is open")]
    SpecialProcedureOpen,
    /// There is one extension at most (L-19).
    #[error("the case has been extended already")]
    SecondExtension,
    /// An extension must be approved before expiry (L-19).
    #[error("the limit has passed; it can no longer be extended")]
    ExtensionTooLate,
    /// Ten working days at most (L-19).
    #[error("an extension is between 1 and {0} working days")]
    ExtensionTooLong(u16),
    /// The item has no statutory clock running.
    #[error("no limit is running that could be extended")]
    NothingToExtend,
    /// The review must be over before the decision.
    #[error("the review is not over: {0} is open")]
    ReviewOpen(StepId),
    /// Deferred materials must be in before the result leaves (P-08).
    #[error("deferred materials are still missing")]
    DeferredMissing(Vec<MaterialId>),
    /// Nothing of the kind is owed after acceptance (P-08).
    #[error("this material is not owed: {0}")]
    NotOwed(MaterialId),
    /// The written notice of a special procedure says how long it will take (L-23).
    #[error("the time needed must be told")]
    NoNeededTime,
    /// A number that was to be fresh was not handed in: a fault of the caller.
    #[error("no fresh number was handed in")]
    NoFreshNumber,
    /// The case never issued a paper of this number, or it is not for people to file one (IN4).
    #[error("no paper of the number {0} can be filed")]
    NotToBeFiled(DocumentNumber),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCase | Self::AlreadySubmitted | Self::NoFreshNumber => "K-01",
            Self::ItemClosed(_) | Self::ItemNotInForce => "I-06",
            Self::WrongState(_) => "K-01",
            Self::NotThePost(_) => "P-13",
            Self::NotTheApplicant => "K-15",
            Self::PresenceRequired => "L-04",
            Self::DutiesNotSeparated => "K-13",
            Self::MaterialsMissing(_) | Self::UnknownMaterial(_) => "L-06",
            Self::SecondCorrection | Self::NothingToCorrect => "L-06",
            Self::SecondReturn => "K-06",
            Self::NotDeferrable(_) | Self::DeferredMissing(_) | Self::NotOwed(_) => "P-08",
            Self::TooMany | Self::Unanswered(_) => "L-05",
            Self::NoReasons | Self::NoBasis => "L-17",
            Self::NoProperBody => "L-08",
            Self::NotToBeFiled(_) => "L-11",
            Self::NoOpinion => "K-12",
            Self::ChecklistOpen(_) => "K-12",
            Self::StepNotOpen(_) | Self::NoWayBack(_) | Self::ReviewOpen(_) => "K-12",
            Self::NotASpecialProcedure | Self::SpecialProcedureOpen | Self::NoNeededTime => "L-23",
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => "L-19",
        }
    }

    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::PresenceRequired => Some("行政许可法第二十九条"),
            Self::MaterialsMissing(_)
            | Self::UnknownMaterial(_)
            | Self::SecondCorrection
            | Self::NothingToCorrect
            | Self::NoProperBody => Some("行政许可法第三十二条"),
            Self::NoReasons | Self::NoBasis => Some("行政许可法第三十八条"),
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => Some("行政许可法第四十二条"),
            Self::NotASpecialProcedure | Self::SpecialProcedureOpen | Self::NoNeededTime => {
                Some("行政许可法第四十五条")
            }
            _ => None,
        }
    }
}
