//! 办件事件 in words: what happened, in a few words, for histories and lists.

use super::{Lang, law::clock};
use rules::{
    case::{
        ClockName, Event, HearingEvent, OfficersEvent, PromiseEvent, SlipEvent, StepResult, SuperiorEvent,
    },
    item::process::Process,
};

/// 办件事件: what happened, in a few words; steps and clocks are named by the item's process.
#[must_use]
pub fn happened(lang: Lang, event: &Event, process: Option<&Process>) -> String {
    let step_name = |id: &rules::name::StepId| {
        let known = process.and_then(|process| process.step(id));
        known.map_or(id.as_str(), |step| lang.pick(&step.name, &step.name_en)).to_owned()
    };
    let of_step = |zh: &str, en: &str, step: &rules::name::StepId| {
        let (word, name) = (lang.pick(zh, en), step_name(step));
        if lang == Lang::Zh { format!("{word}：{name}") } else { format!("{word}: {name}") }
    };
    let of_clock = |zh: &str, en: &str, name: &ClockName| {
        let (word, name) = (lang.pick(zh, en), clock(lang, name, process));
        if lang == Lang::Zh { format!("{word}：{name}") } else { format!("{word}: {name}") }
    };
    match event {
        Event::StepStarted { step, .. } => of_step("环节开始", "Step begun", step),
        Event::StepTaken { step } => of_step("签收", "Taken on", step),
        Event::StepFinished { step, result: StepResult::Agree, .. } => {
            of_step("环节完成（通过）", "Step finished, agreed", step)
        }
        Event::StepFinished { step, .. } => of_step("环节完成（不通过）", "Step finished, disagreed", step),
        Event::StepSentBack { to, .. } => of_step("退回", "Sent back", to),
        Event::LimitNeared { clock, .. } => of_clock("临期", "Due soon", clock),
        Event::LimitPassed { clock, .. } => of_clock("超期", "Limit passed", clock),
        Event::ApplicationWithdrawn { deemed: true, .. } => {
            lang.pick("逾期未补正，视为撤回", "Deemed withdrawn").to_owned()
        }
        plain => {
            let (zh, en) = plain_event(plain);
            lang.pick(zh, en).to_owned()
        }
    }
}

/// Events that need no name beside their word.
const fn plain_event(event: &Event) -> (&'static str, &'static str) {
    match event {
        Event::ApplicationSubmitted(_) => ("提交申请", "Application submitted"),
        Event::ApplicationResubmitted { .. } => ("重新提交", "Application submitted again"),
        Event::PreReviewReturned { .. } => ("预审退回", "Returned for changes"),
        Event::MaterialsReceived { .. } => ("收件", "Materials received"),
        Event::CorrectionNoticeIssued { .. } => ("一次性告知补正", "Correction notice issued"),
        Event::CorrectionSupplied { .. } => ("提交补正", "Correction supplied"),
        Event::CaseAccepted(_) => ("受理", "Accepted"),
        Event::CaseDeemedAccepted(_) => ("逾期未告知，视为受理", "Deemed accepted"),
        Event::CorrectedOnTheSpot { .. } => ("当场更正", "Put right on the spot"),
        Event::DeferredSupplied { .. } => ("补交容缺材料", "Deferred materials supplied"),
        Event::NotRequiredTold { .. } => ("告知不受理", "Told that no application is needed"),
        Event::AcceptanceRefused { .. } => ("不予受理", "Acceptance refused"),
        Event::ReviewFinished => ("审查终结", "Review finished"),
        Event::SpecialProcedureStarted { .. } => ("特别程序开始", "Special procedure begun"),
        Event::SpecialProcedureEnded { .. } => ("特别程序结束", "Special procedure ended"),
        Event::DeadlineRecomputed { .. } => ("到期日重算", "Date recomputed"),
        Event::ExtensionApproved { .. } => ("批准延期", "Extension approved"),
        Event::Granted { .. } => ("准予", "Granted"),
        Event::Refused { .. } => ("不予许可", "Refused"),
        Event::RenewalDeemedGranted { .. } => {
            ("届满前未决定，视为准予延续", "Not decided in time: renewed by law")
        }
        Event::ResultProduced { .. } => ("制证", "Result produced"),
        Event::ResultDelivered { .. } => ("送达办结", "Result delivered"),
        Event::DocumentServed { .. } => ("文书送达", "Document served"),
        Event::Hearing(event) => hearing_event(event),
        Event::Officers(event) => officers_event(event),
        Event::Superior(SuperiorEvent::ForwardedUp { .. }) => ("已上报上级机关", "Forwarded to the superior"),
        Event::Superior(SuperiorEvent::ReturnedDown(_)) => ("上级机关已批复", "The superior has answered"),
        Event::Promise(PromiseEvent::AcceptanceWithdrawn { .. }) => ("撤销受理", "Acceptance withdrawn"),
        Event::Promise(PromiseEvent::PromiseVerified { kept: true, .. }) => {
            ("承诺核查属实", "The promise is kept")
        }
        Event::Promise(PromiseEvent::PromiseVerified { .. }) => {
            ("承诺核查不属实，限期整改", "The promise is not kept; to be put right")
        }
        Event::Promise(PromiseEvent::PromiseBroken { .. }) => ("认定承诺不实", "The promise is broken"),
        Event::FeeAssessed { .. } => ("开具缴款通知", "Payment notice made"),
        Event::Slip(event) => slip_event(event),
        Event::DelayExplained { .. } => ("说明延误", "The delay is explained"),
        Event::Expedited { .. } => ("绿色通道，承诺时限缩短", "Expedited: the promise is shorter"),
        Event::ApplicationWithdrawn { .. } => ("撤回申请", "Application withdrawn"),
        Event::CaseTerminated { .. } => ("异常终止", "Terminated"),
        Event::StepStarted { .. } => ("环节开始", "Step begun"),
        Event::StepTaken { .. } => ("签收", "Taken on"),
        Event::StepFinished { .. } => ("环节完成", "Step finished"),
        Event::StepSentBack { .. } => ("退回", "Sent back"),
        Event::LimitNeared { .. } => ("临期", "Due soon"),
        Event::LimitPassed { .. } => ("超期", "Limit passed"),
        Event::DocumentFiled { .. } => ("文书归卷", "Paper filed"),
    }
}

const fn slip_event(event: &SlipEvent) -> (&'static str, &'static str) {
    match event {
        SlipEvent::SlipVoided { .. } => ("缴款单作废", "The slip is void"),
        SlipEvent::ReliefProposed { .. } => ("申请减免缓退", "A relief is proposed"),
        SlipEvent::ReliefDecided { approved: true, .. } => ("准予减免缓退", "The relief is approved"),
        SlipEvent::ReliefDecided { .. } => ("不予减免缓退", "The relief is not approved"),
        SlipEvent::PaymentReceived { suspense: None, .. } => ("缴款到账", "Paid"),
        SlipEvent::PaymentReceived { .. } => ("缴款待查", "A payment in suspense"),
        SlipEvent::PaymentCounted { .. } => ("待查款项入账", "A payment in suspense is counted"),
        SlipEvent::PaymentVerified { .. } => ("缴款核验", "The payment is verified"),
        SlipEvent::RefundPaid { .. } => ("款项已退付", "Paid back"),
    }
}

const fn hearing_event(event: &HearingEvent) -> (&'static str, &'static str) {
    match event {
        HearingEvent::InterestedPartyInformed { .. } => ("告知利害关系人", "An interested party informed"),
        HearingEvent::ApplicantToldOfRights { .. } => {
            ("告知申请人陈述申辩的权利", "The applicant told of the right to speak")
        }
        HearingEvent::StatementHeard { .. } => ("听取陈述申辩", "A statement heard"),
        HearingEvent::HearingRightTold { .. } => ("告知听证权利", "Told of the right to a hearing"),
        HearingEvent::HearingRequested { .. } => ("申请听证", "A hearing is asked for"),
        HearingEvent::HearingWaived { .. } => ("放弃听证", "The hearing is waived"),
        HearingEvent::HearingRequestWithdrawn { .. } => {
            ("撤回听证申请", "The request for a hearing is taken back")
        }
        HearingEvent::HearingNoticeIssued { .. } => {
            ("通知利害关系人听证", "An interested party told of the hearing")
        }
        HearingEvent::HearingAnnounced { .. } => ("公告听证", "A hearing is announced"),
        HearingEvent::HearingScheduled { .. } => ("通知听证时间地点", "The hearing is set"),
        HearingEvent::HearingHeld { .. } => ("举行听证", "The hearing is held"),
    }
}

const fn officers_event(event: &OfficersEvent) -> (&'static str, &'static str) {
    match event {
        OfficersEvent::SiteCheckRecorded { .. } => ("现场核查记录", "Check on site recorded"),
        OfficersEvent::SiteCheckSigned { .. } => ("签署核查笔录", "Record of the check signed"),
        OfficersEvent::InspectionAssigned { .. } => ("指派检验检测检疫人员", "Inspectors named"),
        OfficersEvent::RecusalAsked { .. } => ("申请回避", "Asked to stand aside"),
        OfficersEvent::Recused { .. } => ("回避", "Stands aside"),
        OfficersEvent::RecusalDenied { .. } => ("驳回回避申请", "Request to stand aside denied"),
        OfficersEvent::StepHandedOver { .. } => ("AB岗移交", "Handed over within the post"),
    }
}
