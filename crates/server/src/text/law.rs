//! The words of the law in both languages: states, outcomes, clocks, events, cards, items. The Chinese word is the
//! one the rules carry (`zh()`); the English one stands here and nowhere else, so that every room says the same.

use super::Lang;
use rules::{
    card::{self, OrderKind},
    case::{CaseOutcome, CaseStatus, ClockName, DocKind, Side},
    errand::News,
    item::{
        self, ItemState, ReviewOffice, VersionState,
        content::{CaseKind, ItemKind},
        process::Process,
    },
};

/// 办件状态
#[must_use]
pub const fn status(lang: Lang, status: CaseStatus) -> &'static str {
    let Lang::En = lang else { return status.zh() };
    match status {
        CaseStatus::Draft => "Draft",
        CaseStatus::Submitted => "Awaiting pre-review",
        CaseStatus::PreReviewReturned => "Returned for changes",
        CaseStatus::Received => "Received",
        CaseStatus::CorrectionRequired => "Correction required",
        CaseStatus::NotRequired => "No application needed",
        CaseStatus::AcceptanceRefused => "Not accepted",
        CaseStatus::Accepted => "Accepted",
        CaseStatus::InReview => "In review",
        CaseStatus::Suspended => "Special procedure",
        CaseStatus::ForwardedUp => "With the superior",
        CaseStatus::InDecision => "Awaiting decision",
        CaseStatus::Granted => "Granted",
        CaseStatus::Refused => "Refused",
        CaseStatus::Delivering => "Being delivered",
        CaseStatus::Completed => "Completed",
        CaseStatus::Withdrawn => "Withdrawn",
        CaseStatus::Terminated => "Terminated",
    }
}

/// 办件结果
#[must_use]
pub const fn outcome(lang: Lang, outcome: CaseOutcome) -> &'static str {
    let Lang::En = lang else { return outcome.zh() };
    match outcome {
        CaseOutcome::Granted => "Granted",
        CaseOutcome::Refused => "Refused",
        CaseOutcome::AcceptanceRefused => "Not accepted",
        CaseOutcome::NotRequired => "No application needed",
        CaseOutcome::Withdrawn => "Withdrawn",
        CaseOutcome::AbnormallyTerminated => "Terminated",
        CaseOutcome::Completed => "Completed",
    }
}

/// 时钟: which of a case's clocks is meant; a step is named by the item's process.
#[must_use]
pub fn clock(lang: Lang, name: &ClockName, process: Option<&Process>) -> String {
    let (zh, en) = match name {
        ClockName::PreReview => ("预审时限", "Pre-review"),
        ClockName::Acceptance => ("受理时限", "Acceptance"),
        ClockName::Correction => ("补正期限", "Correction by the applicant"),
        ClockName::Statutory => ("法定时限", "Statutory limit"),
        ClockName::Promised => ("承诺时限", "Promised limit"),
        ClockName::Issue => ("颁证送达时限", "Issue and delivery"),
        ClockName::Procedure => ("特别程序告知的时间", "Time told for the special procedure"),
        ClockName::Renewal => ("证照届满前决定", "Decision before the licence ends"),
        ClockName::Payment => ("缴款期限", "Time to pay"),
        ClockName::Statement(Side::Applicant) => ("申请人陈述申辩期限", "Statement of the applicant"),
        ClockName::HearingRequest(Side::Applicant) => ("申请人申请听证期限", "Request for a hearing"),
        ClockName::Statement(Side::Party(place)) => {
            return lang.party_statement_limit(place.saturating_add(1));
        }
        ClockName::HearingRequest(Side::Party(place)) => {
            return lang.party_hearing_limit(place.saturating_add(1));
        }
        ClockName::Hearing => ("组织听证时限", "Holding the hearing"),
        ClockName::Assignment => ("指派检验人员时限", "Naming who inspects"),
        ClockName::LowerReview => ("初审时限", "Review at the lower level"),
        ClockName::Tell => ("告知批复时限", "Telling the superior's answer"),
        ClockName::Deferral => ("容缺补交期限", "Handing in what was deferred"),
        ClockName::Verification => ("承诺核查时限", "Verifying the promise"),
        ClockName::Rectification => ("整改期限", "Putting it right"),
        ClockName::Step(step) => {
            let known = process.and_then(|process| process.step(step));
            let name = known.map_or(step.as_str(), |step| lang.pick(&step.name, &step.name_en));
            return match lang {
                Lang::Zh => format!("环节时限 · {name}"),
                Lang::En => format!("Step · {name}"),
            };
        }
    };
    lang.pick(zh, en).to_owned()
}

/// 文书种类, named after the kind of its item: the same words on the paper, in lists and in the public check.
#[must_use]
pub fn document(lang: Lang, kind: DocKind, item: Option<ItemKind>) -> &'static str {
    use ItemKind as Kind;
    let Lang::En = lang else { return crate::papers::title(kind, item) };
    match (kind, item) {
        (DocKind::GrantDecision, Some(Kind::AdministrativeLicence)) => "Decision to grant a licence",
        (DocKind::GrantDecision, Some(Kind::AdministrativeConfirmation)) => "Decision to confirm",
        (DocKind::GrantDecision, Some(Kind::AdministrativePayment)) => "Decision to grant a benefit",
        (DocKind::RefusalDecision, Some(Kind::AdministrativeLicence)) => "Decision to refuse a licence",
        (DocKind::RefusalDecision, Some(Kind::AdministrativeConfirmation)) => "Decision not to confirm",
        (DocKind::RefusalDecision, Some(Kind::AdministrativePayment)) => "Decision to refuse a benefit",
        (kind, _) => document_en(kind),
    }
}

/// What an act or a refusal rests on, in words: an article of law as it is; a rule of the hall by what it is about,
/// never by its number.
#[must_use]
pub fn grounds(lang: Lang, rule: &str) -> &str {
    let (zh, en) = match rule {
        "K-01" => ("大厅办事规则：办理顺序", "hall rules: the order of steps"),
        "K-06" => ("大厅办事规则：网上预审", "hall rules: pre-review of online applications"),
        "K-12" => ("大厅办事规则：环节办理与签署意见", "hall rules: finishing steps and signing opinions"),
        "K-13" => {
            ("大厅办事规则：受理、审查、决定相分离", "hall rules: acceptance, review and decision apart")
        }
        "K-15" => ("大厅办事规则：撤回与终止", "hall rules: withdrawal and termination"),
        "P-08" => ("大厅办事规则：容缺受理", "hall rules: acceptance with materials to follow"),
        "P-13" => ("大厅办事规则：岗位与 A/B 角", "hall rules: posts and their A and B"),
        "L-05" => ("行政许可法第三十条", "行政许可法第三十条"),
        other => match other.split_once('-') {
            Some(("I", _)) => ("大厅办事规则：事项发布", "hall rules: publication of services"),
            Some(("S" | "SR", _)) => ("大厅办事规则：监察", "hall rules: supervision"),
            Some(("F", _)) => ("非税收入收缴和收费管理规定", "rules on fees and their collection"),
            Some(("X", _)) => ("大厅办事规则：个人信息保护", "hall rules: personal data"),
            Some((area, _)) if area.len() <= 2 && area.is_ascii() => ("大厅办事规则", "hall rules"),
            _ => (other, other),
        },
    };
    lang.pick(zh, en)
}

const fn document_en(kind: DocKind) -> &'static str {
    match kind {
        DocKind::ReceiptList => "Receipt of materials",
        DocKind::CorrectionNotice => "Notice of correction",
        DocKind::AcceptanceNotice => "Notice of acceptance",
        DocKind::NotRequiredNotice => "Notice that no application is needed",
        DocKind::AcceptanceRefusal => "Decision not to accept",
        DocKind::AcceptanceWithdrawal => "Decision to withdraw the acceptance",
        DocKind::ExtensionApproval => "Approval of extension",
        DocKind::ExtensionNotice => "Notice of extension",
        DocKind::SpecialProcedureNotice => "Notice of special procedure",
        DocKind::RightsNotice => "Notice of rights",
        DocKind::IntentionNotice => "Notice before a licence is taken",
        DocKind::HearingRightNotice => "Notice of the right to a hearing",
        DocKind::HearingAnnouncement => "Public notice of a hearing",
        DocKind::HearingNotice => "Summons to a hearing",
        DocKind::HearingTranscript => "Transcript of a hearing",
        DocKind::SiteCheckRecord => "Record of a site check",
        DocKind::LegalReviewOpinion => "Opinion of the legal review",
        DocKind::GrantDecision => "Decision to grant",
        DocKind::RefusalDecision => "Decision to refuse",
        DocKind::RenewalDecision => "Decision to renew",
        DocKind::RenewalRefusal => "Decision not to renew",
        DocKind::ChangeDecision => "Decision to change",
        DocKind::ChangeRefusal => "Decision not to change",
        DocKind::WithdrawalDecision => "Decision to withdraw a licence",
        DocKind::RevocationDecision => "Decision to revoke a licence",
        DocKind::CancellationDecision => "Decision to cancel a licence",
        DocKind::LicenceCertificate => "Licence",
        DocKind::ServiceReceipt => "Proof of service",
        DocKind::PaymentNotice => "Payment notice",
        DocKind::FeeReliefDecision => "Decision on a relief",
        DocKind::PaymentReceipt => "Receipt of a verified payment",
        DocKind::PromiseLetter => "Letter of commitment",
        DocKind::DeferralPromise => "Promise of deferred materials",
        DocKind::SupervisionNotice => "Supervision order",
        DocKind::SupervisionProposal => "Supervision proposal",
        DocKind::RectificationReply => "Reply on rectification",
    }
}

/// 事项状态
#[must_use]
pub const fn item_state(lang: Lang, state: ItemState) -> &'static str {
    match (lang, state) {
        (Lang::Zh, ItemState::Draft) => "未发布",
        (Lang::Zh, ItemState::Listed) => "指南编制中",
        (Lang::Zh, ItemState::Published) => "已发布",
        (Lang::Zh, ItemState::Suspended) => "暂停受理",
        (Lang::Zh, ItemState::Cancelled) => "已取消",
        (Lang::En, ItemState::Draft) => "Not published",
        (Lang::En, ItemState::Listed) => "Guide in preparation",
        (Lang::En, ItemState::Published) => "Published",
        (Lang::En, ItemState::Suspended) => "Suspended",
        (Lang::En, ItemState::Cancelled) => "Cancelled",
    }
}

/// 版本状态
#[must_use]
pub const fn version_state(lang: Lang, state: VersionState) -> &'static str {
    match (lang, state) {
        (Lang::Zh, VersionState::Draft) => "草稿",
        (Lang::Zh, VersionState::Returned) => "退回修改",
        (Lang::Zh, VersionState::Reviewed) => "已审核",
        (Lang::Zh, VersionState::Published) => "已发布",
        (Lang::Zh, VersionState::Replaced) => "已被替代",
        (Lang::En, VersionState::Draft) => "Draft",
        (Lang::En, VersionState::Returned) => "Sent back",
        (Lang::En, VersionState::Reviewed) => "Reviewed",
        (Lang::En, VersionState::Published) => "Published",
        (Lang::En, VersionState::Replaced) => "Replaced",
    }
}

/// 审核机构
#[must_use]
pub const fn review_office(lang: Lang, office: ReviewOffice) -> &'static str {
    match (lang, office) {
        (Lang::Zh, ReviewOffice::Hall) => "大厅审核",
        (Lang::Zh, ReviewOffice::Legal) => "法制审核",
        (Lang::En, ReviewOffice::Hall) => "Review by the hall",
        (Lang::En, ReviewOffice::Legal) => "Review by the legal office",
    }
}

/// 事项类型
#[must_use]
pub const fn item_kind(lang: Lang, kind: ItemKind) -> &'static str {
    let Lang::En = lang else { return kind.zh() };
    match kind {
        ItemKind::AdministrativeLicence => "Administrative licence",
        ItemKind::AdministrativePenalty => "Administrative penalty",
        ItemKind::AdministrativeCompulsion => "Administrative compulsion",
        ItemKind::AdministrativeLevy => "Administrative levy",
        ItemKind::AdministrativePayment => "Administrative payment",
        ItemKind::AdministrativeInspection => "Administrative inspection",
        ItemKind::AdministrativeConfirmation => "Administrative confirmation",
        ItemKind::AdministrativeReward => "Administrative reward",
        ItemKind::AdministrativeAdjudication => "Administrative adjudication",
        ItemKind::OtherPower => "Other power",
        ItemKind::PublicService => "Public service",
    }
}

/// 办件类型
#[must_use]
pub const fn case_kind(lang: Lang, kind: CaseKind) -> &'static str {
    let Lang::En = lang else { return kind.zh() };
    match kind {
        CaseKind::OnTheSpot => "On the spot",
        CaseKind::Promised => "Within a promised time",
        CaseKind::Joint => "Joint",
        CaseKind::ForwardUp => "Forwarded up",
        CaseKind::Returned => "Returned",
        CaseKind::Other => "Other",
    }
}

/// 监察牌事件
#[must_use]
pub const fn card_event(lang: Lang, event: &card::Event) -> &'static str {
    let (zh, en) = match event {
        card::Event::CardRaised { .. } => ("发牌", "Card raised"),
        card::Event::CauseAdded { .. } => ("又发现同样的情形", "Found again"),
        card::Event::CardExplained { .. } => ("说明", "Explained"),
        card::Event::ExplanationAdded { .. } => ("补充说明", "Explanation added to"),
        card::Event::ExplanationMissed => ("逾期未说明", "Explanation missed"),
        card::Event::ReplyUrged => ("催办", "Urged to answer"),
        card::Event::CardReddened => ("升级为红牌", "Made a red card"),
        card::Event::DepartmentCriticised => ("书面批评", "Department criticised"),
        card::Event::Corrected { .. } => ("自行整改", "Put right of its own accord"),
        card::Event::CardAppealed { .. } => ("申诉", "Appealed"),
        card::Event::AppealDecisionMissed => ("逾期未决定申诉", "Decision on the appeal missed"),
        card::Event::AppealUpheld { .. } => ("申诉后维持", "Upheld on appeal"),
        card::Event::AppealGranted { .. } => ("申诉后撤销", "Taken back on appeal"),
        card::Event::OrderIssued { kind: OrderKind::Notice, .. } => ("督办", "Ordered in writing"),
        card::Event::OrderIssued { kind: OrderKind::Proposal, .. } => ("监察建议", "Proposed in writing"),
        card::Event::OrderUrged => ("催办：督办或者建议逾期未回复", "Urged to answer the order"),
        card::Event::OrderCriticised => {
            ("书面批评：催办后仍未回复", "Criticised in writing for not answering the order")
        }
        card::Event::Rectified { .. } => ("整改回复", "Answered what was put right"),
        card::Event::DocumentFiled { .. } => ("文书归卷", "Paper filed"),
        card::Event::CardClosed { .. } => ("结案", "Closed"),
        card::Event::CardCancelled { .. } => ("摘牌", "Cancelled"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// 事项事件
#[must_use]
pub const fn item_event(lang: Lang, event: &item::Event) -> &'static str {
    let (zh, en) = match event {
        item::Event::ItemDrafted { .. } => ("起草", "Drafted"),
        item::Event::ItemReviewed { office: ReviewOffice::Hall, .. } => {
            ("大厅审核通过", "Found in order by the hall")
        }
        item::Event::ItemReviewed { office: ReviewOffice::Legal, .. } => {
            ("法制机构审核通过", "Found in order by the legal office")
        }
        item::Event::ItemReturned { .. } => ("退回修改", "Returned"),
        item::Event::ItemPublished { .. } => ("发布", "Published"),
        item::Event::ItemListed { .. } => ("列入目录", "Listed"),
        item::Event::ItemUnlisted { .. } => ("移出目录", "Taken off the list"),
        item::Event::ItemDiscarded { .. } => ("弃稿", "Discarded"),
        item::Event::ItemSuspended { .. } => ("暂停受理", "Suspended"),
        item::Event::ItemResumed => ("恢复受理", "Resumed"),
        item::Event::ItemCancelled { .. } => ("取消", "Cancelled"),
        item::Event::ItemMovedAway { .. } => ("移出", "Moved away"),
        item::Event::ItemMovedHere { .. } => ("移入", "Moved here"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// 消息: what an applicant is told of, as a headline.
#[must_use]
pub const fn news(lang: Lang, news: &News) -> &'static str {
    let (zh, en) = match news {
        News::Received => ("材料已收到", "Your materials have arrived"),
        News::Returned => ("申请需要修改", "Your application needs changes"),
        News::CorrectionNeeded => ("需要补正材料", "Corrections are needed"),
        News::CorrectionNear => ("补正期限快到了", "The time for corrections is nearly over"),
        News::Accepted => ("申请已受理", "Your application is accepted"),
        News::NotAccepted => ("申请没有受理", "Your application is not accepted"),
        News::DeferralNear => {
            ("容缺材料的补交期限快到了", "The time for the materials to follow is nearly over")
        }
        News::AcceptanceWithdrawn => {
            ("受理已被撤销，请看决定书", "The acceptance was withdrawn; please read the decision")
        }
        News::FeeDue => ("有费用要缴，请看缴款通知书", "There is a fee to pay; please see the notice"),
        News::Fee(news) => return super::slip::news(lang, *news),
        News::SentUp => ("已报上级机关审批", "Your case was sent to the superior body"),
        News::SuperiorAnswered => ("上级机关已经批复", "The superior body has answered"),
        News::HearingRight => {
            ("您有权申请听证，请在期限内答复", "You may ask for a hearing; please answer within the time")
        }
        News::HearingAnnounced => ("您的申请将举行听证", "A hearing will be held on your application"),
        News::HearingScheduled => {
            ("听证的时间地点已定，请看通知书", "The hearing has a time and place; please see the notice")
        }
        News::Recused => ("经办人员回避，由他人接办", "An officer stands aside; somebody else goes on"),
        News::RecusalDenied => {
            ("您申请的回避没有准许，请看理由", "The officer need not stand aside; please see why")
        }
        News::Expedited => ("办理加快，承诺时限缩短了", "Your case is sped up; the promise is shorter"),
        News::DelayExplained => ("我们说明了延误的原因", "We have explained the delay"),
        News::CommitmentKept => ("您的承诺经核查属实", "Your promise was verified and found kept"),
        News::Rectify => {
            ("承诺核查不属实，请在期限内整改", "Your promise was found wanting; please put it right in time")
        }
        News::CommitmentBroken => {
            ("承诺被认定不实，请看处理结果", "Your promise was found broken; please see what follows")
        }
        News::Suspended => ("进入特别程序", "A special procedure has begun"),
        News::Resumed => ("恢复办理", "Handling goes on"),
        News::MaySpeak => ("您可以陈述申辩", "You may state your case"),
        News::Extended => ("办理期限已延长", "The time has been extended"),
        News::DateMoved { .. } => {
            ("工作日历有变化，最迟日期变了", "The calendar has changed, and so has the latest day")
        }
        News::Decided => ("已作出决定", "A decision has been made"),
        News::Ready => ("结果可以领取", "The result is ready"),
        News::Completed => ("已办结，欢迎评价", "Completed; please rate us"),
        News::Ended => ("办理已结束", "The case has ended"),
        News::StandingChanged => ("您的信用记录有变化", "Your standing has changed"),
        News::PromiseBroken => {
            ("已超过承诺时限，我们正在督促", "The promised time has passed; we are pressing on")
        }
        News::TakingIntended => (
            "拟对您的证照作出处理，请看事先告知书，您可以陈述、申辩",
            "Your licence may be taken back; please read the notice, you may state your view",
        ),
        News::IntentionDropped => {
            ("经听取陈述、申辩，您的证照不再处理", "After you were heard, nothing is done to your licence")
        }
        News::LicenceTaken => (
            "您的证照被撤回、撤销或者注销，请看决定书",
            "Your licence was taken back; please read the decision",
        ),
        News::LicenceExpired => ("您的证照已届满失效", "Your licence has expired"),
        News::RatingAnswered => ("您的评价有了答复", "Your rating has been answered"),
        News::RatingReviewed => (
            "您的评价经复核有了决定，理由在评价页上",
            "Whether your rating stands was decided; the page of the rating says why",
        ),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
