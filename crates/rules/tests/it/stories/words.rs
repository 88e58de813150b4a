//! What happened and how things stand, in the words of the stories: Chinese first, the identifier in brackets.

use rules::{
    accountability::Accountability,
    bulletin::Bulletin,
    calendar::CalendarChange,
    card::{self, Card},
    case::{
        Case, ClockName, Event, HearingEvent, OfficersEvent, PromiseEvent, Side, SuperiorEvent,
        document::Document, event::Acceptance,
    },
    clock::{Clock, Light, Limit},
    dossier::Dossier,
    hall::{self, Hall},
    inspection::MonthBook,
    item::{self, Item},
    licence::Licence,
    quota::{self, PlaceQueue},
    rating::Rating,
    reform::Round,
    standing::{self, Standing},
    supervision::Finding,
    time::Instant,
};

use crate::stage::{Happened, Stage};

pub(super) fn happened(it: &Happened) -> String {
    match it {
        Happened::Case(event) => {
            let (zh, more) = case(&event.event);
            line(zh, Case::event_name(&event.event), &more)
        }
        Happened::Card(finding, event) => {
            let zh = match &event.event {
                card::Event::CardRaised { .. } => "发牌",
                card::Event::CauseAdded { .. } => "又发现同样的情形",
                card::Event::CardExplained { .. } => "已说明",
                card::Event::ExplanationAdded { .. } => "补充说明",
                card::Event::ExplanationMissed => "逾期未说明",
                card::Event::ReplyUrged => "催办",
                card::Event::CardReddened => "升级为红牌",
                card::Event::DepartmentCriticised => "书面批评",
                card::Event::Corrected { .. } => "自行整改",
                card::Event::CardAppealed { .. } => "申诉",
                card::Event::AppealDecisionMissed => "逾期未决定申诉",
                card::Event::AppealUpheld { .. } => "申诉后维持",
                card::Event::AppealGranted { .. } => "申诉后撤销",
                card::Event::OrderIssued { kind, .. } => kind.zh(),
                card::Event::OrderUrged => "催办督办",
                card::Event::OrderCriticised => "督办书面批评",
                card::Event::Rectified { .. } => "整改回复",
                card::Event::DocumentFiled { .. } => "文书归卷",
                card::Event::CardClosed { .. } => "已结牌",
                card::Event::CardCancelled { .. } => "已摘牌",
            };
            let mut more = format!("{} {}", card_name(finding), finding.rule.zh());
            if let card::Event::CardRaised { explain, .. } = &event.event {
                let person = finding.person.as_ref().map_or("", |person| person.as_str());
                more += format!("，{} {} {person}", finding.department, finding.post).trim_end();
                more += &explain.map_or(String::new(), |limit| format!("，{}内说明", span(limit)));
            }
            if let card::Event::OrderIssued { until, .. } = &event.event {
                more += &format!("，{until}以前");
            }
            if let Some(document) = event.event.document() {
                more += &format!("，{}", document.number);
            }
            line(zh, Card::event_name(&event.event), &more)
        }
        Happened::Rating(event) => {
            let (zh, more) = super::rating::event(&event.event);
            line(zh, Rating::event_name(&event.event), &more)
        }
        Happened::Licence(event) => {
            let (zh, more) = super::papers::licence(&event.event);
            line(zh, Licence::event_name(&event.event), &more)
        }
        Happened::Item(event) => {
            let (zh, more) = match &event.event {
                item::Event::ItemDrafted { version, .. } => ("起草", format!("第{version}版")),
                item::Event::ItemReviewed { version, office, .. } => {
                    ("审核通过", format!("第{version}版，{}", office.zh()))
                }
                item::Event::ItemReturned { version, .. } => ("退回修改", format!("第{version}版")),
                item::Event::ItemPublished { version } => ("发布", format!("第{version}版")),
                item::Event::ItemListed { listing } => ("列入目录", listing.name.clone()),
                item::Event::ItemUnlisted { .. } => ("移出目录", String::new()),
                item::Event::ItemDiscarded { version, .. } => ("弃稿", format!("第{version}版")),
                item::Event::ItemSuspended { .. } => ("暂停受理", String::new()),
                item::Event::ItemResumed => ("恢复受理", String::new()),
                item::Event::ItemCancelled { .. } => ("取消", String::new()),
                item::Event::ItemMovedAway { reason, .. } => ("移出", reason.clone()),
                item::Event::ItemMovedHere { .. } => ("移入", String::new()),
            };
            line(zh, Item::event_name(&event.event), &more)
        }
        Happened::Standing(event) => {
            let (zh, more) = standing(&event.event);
            line(zh, Standing::event_name(&event.event), &more)
        }
        Happened::Places(event) => {
            let zh = match &event.event {
                quota::Event::PlaceQueued { .. } => "排队",
                quota::Event::PlaceTaken { .. } => "占用名额",
                quota::Event::PlaceReleased { .. } => "退出排队",
            };
            line(zh, PlaceQueue::event_name(&event.event), "")
        }
        Happened::Reform(event) => {
            let (zh, more) = super::reform::event(&event.event);
            line(zh, Round::event_name(&event.event), &more)
        }
        Happened::Matter(event) => {
            let (zh, more) = super::accountability::event(&event.event);
            line(zh, Accountability::event_name(&event.event), &more)
        }
        Happened::Bulletin(event) => {
            let (zh, more) = super::bulletin::event(&event.event);
            line(zh, Bulletin::event_name(&event.event), &more)
        }
        Happened::Month(event) => {
            let (zh, more) = super::inspection::event(&event.event);
            line(zh, MonthBook::event_name(&event.event), &more)
        }
        Happened::Beside(case, it) => happened(it).replacen("→ ", &format!("→ （{case}）"), 1),
        Happened::Hall(event) => {
            let zh = match &event.event {
                hall::Event::StationDescribed(_) => "服务点设立",
                hall::Event::StationItemsSet { .. } => "服务点受理事项",
                hall::Event::PostHeld { .. } => "任命",
                hall::Event::OfficeHeld { .. } => "授予",
                hall::Event::PasswordReset { .. } => "重置密码",
                hall::Event::DecreeLoaded(_) => "放假通知",
                hall::Event::LocalHolidayDeclared(_) => "地方假日",
                hall::Event::DeclarationTakenBack(_) => "收回公布",
                hall::Event::PeriodsSet { .. } => "期限设定",
                hall::Event::SupervisionPeriodsSet { .. } => "监察期限设定",
                hall::Event::RuleSet { .. } => "监察规则设定",
                hall::Event::LevelCalled { .. } => "监察级别命名",
                hall::Event::AbsenceNoted { .. } => "离岗",
                hall::Event::AbsenceEnded { .. } => "返岗",
                hall::Event::ChiefAppointed(_) => "任命首席代表",
                hall::Event::ChiefDismissed { .. } => "免去首席代表",
                _ => "大厅变更",
            };
            line(zh, Hall::event_name(&event.event), "")
        }
    }
}

fn line(zh: &str, name: &str, more: &str) -> String {
    format!("→ {zh}[{name}] {more}").trim_end().to_owned()
}

fn standing(event: &standing::Event) -> (&'static str, String) {
    match event {
        standing::Event::ApplicantBanned { number, ban } => {
            let laws: Vec<_> = ban.basis.iter().map(|it| format!("《{}》{}", it.law, it.article)).collect();
            let laws = laws.join("、");
            ("禁止申请", format!("第{number}号，{}，{}至{}，依据{laws}", ban.reach.zh(), ban.from, ban.until))
        }
        standing::Event::BanLifted { number, .. } => ("解除禁止", format!("第{number}号")),
        standing::Event::PromiseBreachNoted { number, .. } => ("记违反承诺", format!("第{number}号")),
        standing::Event::CreditRestored { number, .. } => ("信用修复", format!("第{number}号")),
    }
}

fn case(event: &Event) -> (&'static str, String) {
    let number = |document: &Document| document.number.to_string();
    match event {
        Event::ApplicationSubmitted(submission) => ("提交申请", submission.source.zh().into()),
        Event::ApplicationResubmitted { .. } => ("重新提交", String::new()),
        Event::PreReviewReturned { reasons, limit } => {
            ("预审退回", format!("{}项，限{}", reasons.len(), span(*limit)))
        }
        Event::MaterialsReceived { received_on, receipt, station } => {
            let station = station.as_ref().map(|it| format!("，在{it}")).unwrap_or_default();
            ("收件", format!("收件日{received_on}，{}{station}", number(receipt)))
        }
        Event::CorrectionNoticeIssued { items, limit, notice } => {
            ("一次性告知补正", format!("{}项，限{}，{}", items.len(), span(*limit), number(notice)))
        }
        Event::CorrectionSupplied { materials, .. } => ("已补正", format!("{}件", materials.len())),
        Event::CaseAccepted(acceptance) => ("受理", accepted(acceptance)),
        Event::CaseDeemedAccepted(acceptance) => ("视为受理", accepted(acceptance)),
        Event::CorrectedOnTheSpot { materials, .. } => ("当场更正", format!("{}件", materials.len())),
        Event::DeferredSupplied { materials, .. } => ("补交容缺材料", format!("{}件", materials.len())),
        Event::NotRequiredTold { notice, .. } => ("不受理", number(notice)),
        Event::AcceptanceRefused { proper_body, decision, .. } => {
            let to =
                if proper_body.is_empty() { String::new() } else { format!("应向{proper_body}申请，") };
            ("不予受理", format!("{to}{}", number(decision)))
        }
        Event::StepStarted { step, post, limit } => ("环节开始", format!("{step}，{post}，{}", span(*limit))),
        Event::StepTaken { step } => ("签收", step.to_string()),
        Event::StepFinished { step, result, .. } => ("环节完成", format!("{step}，{}", result.zh())),
        Event::StepSentBack { from, to, again, .. } => {
            let again: Vec<_> = again.iter().map(|step| step.as_str()).collect();
            ("退回", format!("{from}→{to}，重做{}", again.join("、")))
        }
        Event::ReviewFinished => ("审查终结", String::new()),
        Event::SpecialProcedureStarted { kind, needed, notice, .. } => {
            ("特别程序开始", format!("{}，需{}，{}", kind.zh(), span(*needed), number(notice)))
        }
        Event::DeadlineRecomputed { from, due, causes } => {
            let causes: String = causes.iter().map(|cause| format!("，因{}", change(cause))).collect();
            ("到期日重算", format!("{}，{from}改为{}{causes}", clock_name(&due.clock), due.on))
        }
        Event::SpecialProcedureEnded { .. } => ("特别程序结束", String::new()),
        Event::Hearing(event) => hearing(event),
        Event::Officers(event) => officers(event),
        Event::Superior(SuperiorEvent::ForwardedUp { to, limit, .. }) => {
            ("上报", format!("报{to}，审批{}", span(*limit)))
        }
        Event::Superior(SuperiorEvent::ReturnedDown(reply)) => {
            ("批复返回", format!("{}，{}", if reply.agrees { "同意" } else { "不同意" }, reply.number))
        }
        Event::Promise(event) => match event {
            PromiseEvent::AcceptanceWithdrawn { decision, .. } => ("撤销受理", number(decision)),
            PromiseEvent::PromiseVerified { rectify: Some(limit), .. } => {
                ("核查承诺", format!("不属实，限{}整改", span(*limit)))
            }
            PromiseEvent::PromiseVerified { .. } => ("核查承诺", "属实".into()),
            PromiseEvent::PromiseBroken { .. } => ("承诺不实", String::new()),
        },
        Event::Slip(event) => super::slip::said(event),
        Event::FeeAssessed { lines, notice, .. } => {
            let total: i64 = lines.iter().map(|line| line.amount.0).sum();
            ("缴款通知", format!("{total}分，{}", number(notice)))
        }
        Event::DocumentServed { document, service, receipt } => {
            ("送达文书", format!("{document}，{}，{}", service.mode.zh(), number(receipt)))
        }
        Event::DelayExplained { .. } => ("说明延误", String::new()),
        Event::Expedited { promised, .. } => ("绿色通道", format!("承诺缩短为{}", span(*promised))),
        Event::ExtensionApproved { by, notice, .. } => {
            ("批准延期", format!("{by}个工作日，{}", number(notice)))
        }
        Event::Granted { decision, .. } => ("准予", number(decision)),
        Event::RenewalDeemedGranted { until, decision, .. } => {
            ("视为准予延续", format!("有效期至{until}，{}", number(decision)))
        }
        Event::Refused { basis, standard, decision, .. } => {
            let standard = if standard.is_empty() { String::new() } else { format!("，标准{standard}") };
            let laws: Vec<_> = basis.iter().map(|it| format!("《{}》{}", it.law, it.article)).collect();
            ("不予", format!("依据{}{standard}，{}", laws.join("、"), number(decision)))
        }
        Event::ResultProduced { result, valid_until } => {
            let until = valid_until.map_or(String::new(), |day| format!("，有效期至{day}"));
            ("制证", format!("{result}{until}"))
        }
        Event::ResultDelivered { mode, receipt, .. } => {
            ("送达", format!("{}，{}", mode.zh(), number(receipt)))
        }
        Event::ApplicationWithdrawn { deemed: true, .. } => ("视为撤回", String::new()),
        Event::ApplicationWithdrawn { .. } => ("撤回", String::new()),
        Event::CaseTerminated { .. } => ("异常终止", String::new()),
        Event::LimitNeared { clock, due } => ("临期", format!("{}，到期{}", clock_name(clock), minute(*due))),
        Event::LimitPassed { clock, due } => ("超期", format!("{}，到期{}", clock_name(clock), minute(*due))),
        Event::DocumentFiled { number, .. } => ("归卷", number.to_string()),
    }
}

fn change(change: &CalendarChange) -> String {
    match change {
        CalendarChange::DecreeLoaded { number } => format!("放假通知{number}"),
        CalendarChange::DecreeTakenBack { number } => format!("收回放假通知{number}"),
        CalendarChange::LocalHolidayDeclared { zh, notice, .. } => format!("地方假日{zh}（{notice}）"),
        CalendarChange::LocalHolidayTakenBack { zh, notice, .. } => format!("收回地方假日{zh}（{notice}）"),
        CalendarChange::HoursChanged => "办公时间变动".into(),
    }
}

fn side_name(side: Side) -> String {
    match side {
        Side::Applicant => "申请人".into(),
        Side::Party(place) => format!("第{}位", place + 1),
    }
}

fn hearing(event: &HearingEvent) -> (&'static str, String) {
    let number = |document: &Document| document.number.to_string();
    match event {
        HearingEvent::InterestedPartyInformed { limit, notice, .. } => {
            ("告知利害关系人", format!("限{}，{}", span(*limit), number(notice)))
        }
        HearingEvent::ApplicantToldOfRights { limit, notice, .. } => {
            ("告知申请人", format!("限{}，{}", span(*limit), number(notice)))
        }
        HearingEvent::StatementHeard { side, how, .. } => {
            ("听取陈述", format!("{}，{}", side_name(*side), how.zh()))
        }
        HearingEvent::HearingRightTold { side, limit, notice, .. } => {
            ("告知听证权利", format!("{}，限{}，{}", side_name(*side), span(*limit), number(notice)))
        }
        HearingEvent::HearingRequested { side } => ("申请听证", side_name(*side)),
        HearingEvent::HearingWaived { side } => ("放弃听证", side_name(*side)),
        HearingEvent::HearingRequestWithdrawn { side } => ("撤回听证申请", side_name(*side)),
        HearingEvent::HearingNoticeIssued { party, notice } => {
            ("通知利害关系人听证", format!("{}，{}", side_name(Side::Party(*party)), number(notice)))
        }
        HearingEvent::HearingAnnounced { ground, notice, .. } => {
            ("公告听证", format!("{}，{}", ground.zh(), number(notice)))
        }
        HearingEvent::HearingScheduled { sitting, notice } => {
            let (at, place, chair) = (minute(sitting.at), &sitting.place, &sitting.chair);
            ("通知听证", format!("{at}在{place}，主持{chair}，{}", number(notice)))
        }
        HearingEvent::HearingHeld { transcript, .. } => ("举行听证", number(transcript)),
    }
}

fn officers(event: &OfficersEvent) -> (&'static str, String) {
    match event {
        OfficersEvent::SiteCheckRecorded { step, staff, record, .. } => {
            let staff: Vec<_> = staff.iter().map(|person| person.as_str()).collect();
            ("现场核查记录", format!("{step}，{}，{}", staff.join("、"), record.number))
        }
        OfficersEvent::SiteCheckSigned { step } => ("签署核查笔录", step.to_string()),
        OfficersEvent::InspectionAssigned { staff } => {
            let staff: Vec<_> = staff.iter().map(|person| person.as_str()).collect();
            ("指派检验人员", staff.join("、"))
        }
        OfficersEvent::RecusalAsked { person, .. } => ("申请回避", person.to_string()),
        OfficersEvent::Recused { person, .. } => ("回避", person.to_string()),
        OfficersEvent::RecusalDenied { person, .. } => ("驳回回避申请", person.to_string()),
        OfficersEvent::StepHandedOver { step, from, to } => ("岗位移交", format!("{step}，{from}→{to}")),
    }
}

fn accepted(it: &Acceptance) -> String {
    let provisional = if it.provisional { "（暂定）" } else { "" };
    let mut text = format!("受理日{}，承诺到期{}{provisional}", it.accepted_on, it.promised_due);
    if !it.deferred.is_empty() {
        let deferred: Vec<_> = it.deferred.iter().map(|material| material.as_str()).collect();
        text += &format!("，容缺{}", deferred.join("、"));
    }
    text + &it.notice.as_ref().map_or(String::new(), |notice| format!("，{}", notice.number))
}

/// `SR-T4黄牌`, with the step in brackets where one is meant.
pub(super) fn card_name(finding: &Finding) -> String {
    let step = match (finding.limit, &finding.step) {
        (Some(limit), _) => format!("（{}）", limit.zh()),
        (None, step) => step.as_ref().map_or(String::new(), |step| format!("（{step}）")),
    };
    format!("{}{}{step}", finding.rule.code(), finding.level.zh())
}

pub(super) fn span(limit: Limit) -> String {
    match limit {
        Limit::OfficeSeconds(n) if n.0 % 3600 == 0 => format!("{}小时", n.0 / 3600),
        Limit::OfficeSeconds(n) if n.0 % 60 == 0 => format!("{}分钟", n.0 / 60),
        other => other.zh(),
    }
}

fn clock_name(name: &ClockName) -> String {
    match name {
        ClockName::PreReview => "预审".into(),
        ClockName::Acceptance => "受理".into(),
        ClockName::Correction => "补正".into(),
        ClockName::Statutory => "法定".into(),
        ClockName::Promised => "承诺".into(),
        ClockName::Issue => "颁证".into(),
        ClockName::Procedure => "特别程序".into(),
        ClockName::Statement(side) => format!("陈述申辩（{}）", side_name(*side)),
        ClockName::HearingRequest(side) => format!("听证申请（{}）", side_name(*side)),
        ClockName::Hearing => "听证组织".into(),
        ClockName::Assignment => "指派检验".into(),
        ClockName::LowerReview => "初审".into(),
        ClockName::Tell => "告知批复".into(),
        ClockName::Deferral => "容缺补交".into(),
        ClockName::Verification => "承诺核查".into(),
        ClockName::Rectification => "整改".into(),
        ClockName::Step(step) => format!("环节{step}"),
        ClockName::Renewal => "延续".into(),
        ClockName::Payment => "缴款".into(),
    }
}

/// `2026-02-13 09:05`, with seconds where there are any.
pub(super) fn minute(at: Instant) -> String {
    let seconds = at.ms_of_day() / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let tail = if second == 0 { String::new() } else { format!(":{second:02}") };
    format!("{} {hour:02}:{minute:02}{tail}", at.day())
}

/// What a check asks for, as it stands now: `状态`, `灯`, `法定到期`, `环节到期 初审` …
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Result<String, String> {
    let case = &stage.case.state;
    let hall = &stage.hall.state;
    let content = stage.content().1;
    if let Some(told) = super::reform::check(key, stage, now) {
        return Ok(told);
    }
    if let Some(told) = super::accountability::check(key, stage, now) {
        return Ok(told);
    }
    if let Some(told) = super::bulletin::check(key, stage, now) {
        return Ok(told);
    }
    if let Some(told) = super::inspection::check(key, stage, now) {
        return Ok(told);
    }
    if let Some(told) = super::rating::check(key, stage, now) {
        return Ok(told);
    }
    Ok(match key {
        "状态" => case.status.zh().into(),
        "结果" => case.outcome.map_or("无", |outcome| outcome.zh()).into(),
        "灯" => match case.marks(hall, content.limits.remind_before).light(now) {
            Light::Done => "完成",
            Light::Paused => "中止",
            Light::InTime => "正常",
            Light::DueSoon => "临期",
            Light::Late => "超期",
            Light::Grave => "严重超期",
        }
        .into(),
        "受理人" => case.acceptor.as_ref().map_or("无", |person| person.as_str()).into(),
        "版本" => format!("第{}版", case.item_version),
        "材料缺" => {
            let missing: Vec<_> = case.missing(&content).iter().map(|it| it.id.to_string()).collect();
            if missing.is_empty() { "无".into() } else { missing.join("、") }
        }
        "文书" => case.documents.iter().map(|it| it.kind.zh()).collect::<Vec<_>>().join("、"),
        "文号" => case.documents.iter().map(|it| it.number.to_string()).collect::<Vec<_>>().join("、"),
        "编号" => case.number.as_ref().map_or("无", |number| number.as_str()).into(),
        "收件日" => case.received_on.map_or("无".into(), |day| day.to_string()),
        "受理日" => case.accepted_on.map_or("无".into(), |day| day.to_string()),
        "救济" => remedies(stage).unwrap_or_else(|| "无".into()),
        "名次" => {
            let rank = case.number.as_ref().and_then(|number| stage.places.state.rank(number));
            rank.map_or("无".into(), |rank| format!("第{rank}位"))
        }
        "余额" => {
            let places = content.handling.quota.map_or(0, |quota| quota.places);
            format!("{}个", stage.places.state.left(places))
        }
        "可否申请" => {
            let standing = stage.standings.get(&case.applicant).map(|known| &known.state);
            let ban = standing.and_then(|standing| standing.ban(&content, hall.calendar.date_of(now)));
            ban.map_or("可以".into(), |ban| format!("至{}不得申请", ban.until))
        }
        "可否承诺" => {
            let standing = stage.standings.get(&case.applicant).map(|known| &known.state);
            let may = standing.is_none_or(|standing| standing.may_promise(hall.calendar.date_of(now)));
            if may { "可以" } else { "不可以" }.into()
        }
        "证照状态" => stage.licence.state.state.zh().into(),
        "证照有效期至" => {
            stage.licence.state.valid_until().map_or("长期".into(), |day| day.to_string())
        }
        "证照版本" => {
            let current = stage.licence.state.current().ok_or("还没有证照")?;
            format!("第{}版，{}", current.number, current.content)
        }
        "证照陈述到期" => {
            let intention = stage.licence.state.intention.as_ref();
            let clock = intention.and_then(|intention| intention.clock.as_ref());
            clock.map_or("无".into(), |clock| due(clock, hall))
        }
        "证照文书" => {
            stage.licence.state.documents.iter().map(|it| it.kind.zh()).collect::<Vec<_>>().join("、")
        }
        "下次唤醒" => stage.next_wake().map_or("无".into(), minute),
        _ => match key.split_once(' ') {
            Some(("次数", step)) => {
                case.rounds.get(&step.into()).map_or("0".into(), |rounds| rounds.to_string())
            }
            Some(("签收人", step)) => {
                let record = case.steps.get(&step.into());
                let handler = record.and_then(|record| record.handler.as_ref());
                handler.map_or("无", |person| person.as_str()).into()
            }
            Some(("牌", name)) => {
                let cards = stage.cards.values().map(|card| &card.state);
                let mut cards = cards.filter(|it| it.finding.as_ref().is_some_and(|f| card_name(f) == name));
                cards.next().map_or("无".into(), |card| card.state.zh().into())
            }
            other => {
                let clocks = [
                    ("预审到期", ClockName::PreReview),
                    ("受理到期", ClockName::Acceptance),
                    ("补正到期", ClockName::Correction),
                    ("法定到期", ClockName::Statutory),
                    ("承诺到期", ClockName::Promised),
                    ("颁证到期", ClockName::Issue),
                    ("延续到期", ClockName::Renewal),
                    ("陈述申辩到期", ClockName::Statement(Side::Applicant)),
                    ("听证申请到期", ClockName::HearingRequest(Side::Applicant)),
                    ("听证组织到期", ClockName::Hearing),
                    ("指派检验到期", ClockName::Assignment),
                    ("初审到期", ClockName::LowerReview),
                    ("告知批复到期", ClockName::Tell),
                    ("容缺补交到期", ClockName::Deferral),
                    ("承诺核查到期", ClockName::Verification),
                    ("整改到期", ClockName::Rectification),
                ];
                let named = clocks.into_iter().find(|(word, _)| *word == key).map(|(_, name)| name);
                let step = match other {
                    Some(("环节到期", step)) => Some(ClockName::Step(step.into())),
                    Some(("陈述申辩到期", nth)) => Some(ClockName::Statement(party(nth)?)),
                    Some(("听证申请到期", nth)) => Some(ClockName::HearingRequest(party(nth)?)),
                    _ => None,
                };
                let name = named.or(step).ok_or_else(|| format!("不知道怎样查“{key}”"))?;
                case.clock(&name).map_or("无".into(), |clock| due(clock, hall))
            }
        },
    })
}

/// `陈述申辩到期 1`: the limit of the first interested party.
fn party(nth: &str) -> Result<Side, String> {
    let nth: usize = nth.parse().map_err(|_| "第几位利害关系人？")?;
    Ok(Side::Party(nth.saturating_sub(1)))
}

fn due(clock: &Clock, hall: &Hall) -> String {
    let due = clock.due(&hall.calendar);
    let day = match clock.limit() {
        Limit::OfficeSeconds(_) => minute(clock.due_at(&hall.calendar)),
        _ => due.date.to_string(),
    };
    let notes = [(due.provisional, "暂定"), (due.open_pause, "暂停中"), (clock.is_stopped(), "已停")];
    let notes: Vec<&str> = notes.iter().filter(|(holds, _)| *holds).map(|(_, note)| *note).collect();
    if notes.is_empty() { day } else { format!("{day}（{}）", notes.join("，")) }
}

/// The remedies that the last adverse decision told, of the case or of the standing (L-45).
fn remedies(stage: &Stage) -> Option<String> {
    let told = stage.history.iter().rev().find_map(|recorded| match &recorded.event {
        Event::Refused { remedies, .. } | Event::AcceptanceRefused { remedies, .. } => Some(remedies.clone()),
        _ => None,
    });
    told.or_else(|| {
        let standing = stage.standings.get(&stage.case.state.applicant)?;
        standing.state.bans.values().next_back().map(|ban| ban.remedies.clone())
    })
}
