//! Any event a case can have, sensible or not: what the laws of folding are asked of.

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    calendar::CalendarChange,
    case::{
        AboutLicence, ApplySource, ClockName, DeliveryMode, DocKind, Document, DueDay, Event, FeeLine,
        HearingEvent, OfficersEvent, PromiseEvent, Proof, Service, Side, SlipEvent, SpecialProcedureKind,
        StepResult, SuperiorEvent,
        event::{Acceptance, Submission},
        hearing::{Heard, HearingGround, Sitting},
        material::CorrectionItem,
        officers::SiteFindings,
        slip::{Paid, Sought, Suspense},
        superior::Reply,
    },
    clock::Limit,
    identifier::{CaseNumber, DocumentNumber, LicenceNumber, SlipNumber},
    item::content::{CaseKind, Purpose, Regime},
    money::Fen,
    name::{PersonId, StepId},
    time::{Date, Instant, WorkingDays, from_day_number},
};

use crate::{
    laws::{STEPS, basis, given},
    stage::TASK_CODE,
};

pub(crate) fn instant() -> impl Strategy<Value = Instant> {
    prop_oneof![
        8 => (1_700_000_000_000..1_900_000_000_000i64).prop_map(Instant),
        1 => any::<i64>().prop_map(Instant),
        1 => select(vec![Instant(i64::MIN), Instant(0), Instant(i64::MAX)]),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    prop_oneof![8 => 19_000..22_000i64, 1 => any::<i64>()].prop_map(from_day_number)
}

fn change() -> impl Strategy<Value = CalendarChange> {
    let (zh, en, notice) = ("县庆".to_owned(), "county day".to_owned(), "县政府通知".to_owned());
    let number = "国办发明电〔2026〕9号".to_owned();
    select(vec![
        CalendarChange::DecreeLoaded { number: number.clone() },
        CalendarChange::DecreeTakenBack { number },
        CalendarChange::LocalHolidayDeclared { zh: zh.clone(), en: en.clone(), notice: notice.clone() },
        CalendarChange::LocalHolidayTakenBack { zh, en, notice },
        CalendarChange::HoursChanged,
    ])
}

fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..400u16).prop_map(Limit::working_days),
        any::<u16>().prop_map(Limit::calendar_days),
        (0..2_000_000u64).prop_map(Limit::office_seconds),
        Just(Limit::office_seconds(u64::MAX)),
    ]
}

fn name() -> impl Strategy<Value = ClockName> {
    let fixed = vec![
        ClockName::PreReview,
        ClockName::Acceptance,
        ClockName::Correction,
        ClockName::Statutory,
        ClockName::Promised,
        ClockName::Issue,
        ClockName::Renewal,
        ClockName::Statement(Side::Applicant),
        ClockName::Statement(Side::Party(0)),
        ClockName::HearingRequest(Side::Applicant),
        ClockName::HearingRequest(Side::Party(1)),
        ClockName::Hearing,
        ClockName::Assignment,
        ClockName::LowerReview,
        ClockName::Tell,
        ClockName::Deferral,
        ClockName::Verification,
        ClockName::Rectification,
        ClockName::Payment,
    ];
    prop_oneof![select(fixed), select(&STEPS[..]).prop_map(|step| ClockName::Step(step.into()))]
}

fn document() -> impl Strategy<Value = Document> {
    (select(DocKind::ALL), any::<u32>()).prop_map(|(kind, serial)| Document {
        kind,
        number: DocumentNumber::compose("宁市监", kind.sign(), 2026, serial),
        serial,
    })
}

fn acceptance() -> impl Strategy<Value = Acceptance> {
    (date(), proptest::option::of(limit()), limit(), date(), any::<bool>(), proptest::option::of(document()))
        .prop_map(|(accepted_on, statutory, promised, promised_due, provisional, notice)| Acceptance {
            statutory_due: None,
            accepted_on,
            statutory,
            promised,
            promised_due,
            provisional,
            deferred: if provisional { vec!["健康证".into()] } else { vec![] },
            deferral: provisional.then_some(promised),
            lower_review: (!provisional).then_some(promised),
            inspection: provisional,
            verify_within: provisional.then_some(promised),
            promise: notice.clone(),
            notice,
        })
}

fn submission() -> impl Strategy<Value = Submission> {
    (select(ApplySource::ALL), select(CaseKind::ALL), any::<bool>(), 1..9999u32).prop_map(
        |(source, kind, with, serial)| Submission {
            number: CaseNumber::compose(TASK_CODE, from_day_number(20_500), serial).expect("a number"),
            item: TASK_CODE.into(),
            item_version: serial,
            department: "市监局".into(),
            kind,
            applicant: "王申".into(),
            agent: with.then(|| "林代".into()),
            source,
            answers: with.then(|| ("规模".into(), "大".into())).into_iter().collect(),
            form: "表".into(),
            query_code: "码".into(),
            materials: if with { vec![given("申请书")] } else { vec![] },
            about: with.then(|| AboutLicence {
                number: LicenceNumber::compose("宁市监", 2026, serial).expect("a number"),
                purpose: Purpose::Renewal,
                valid_until: Some(from_day_number(20_500)),
                until: Some(from_day_number(22_000)),
                in_time: true,
            }),
            by_promise: with,
            regime: if with { Regime::InformationRequest } else { Regime::Licensing },
        },
    )
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Applicant), (0..3usize).prop_map(Side::Party)]
}

fn hearing() -> impl Strategy<Value = Event> {
    let sitting = (instant(), select(vec!["郑局", "赵审"])).prop_map(|(at, chair)| Sitting {
        at,
        place: "会议室".into(),
        chair: chair.into(),
        closed_because: String::new(),
    });
    let interest = || "采光".to_owned();
    prop_oneof![
        (limit(), document()).prop_map(move |(limit, notice)| HearingEvent::InterestedPartyInformed {
            person: "邻居一".into(),
            party: "邻居".into(),
            interest: interest(),
            limit,
            notice
        }),
        (limit(), document()).prop_map(move |(limit, notice)| HearingEvent::ApplicantToldOfRights {
            interest: interest(),
            limit,
            notice
        }),
        (side(), select(Heard::ALL)).prop_map(|(side, how)| HearingEvent::StatementHeard {
            side,
            how,
            statement: "意见".into()
        }),
        (side(), limit(), document()).prop_map(move |(side, limit, notice)| HearingEvent::HearingRightTold {
            side,
            interest: interest(),
            limit,
            notice
        }),
        side().prop_map(|side| HearingEvent::HearingRequested { side }),
        side().prop_map(|side| HearingEvent::HearingWaived { side }),
        side().prop_map(|side| HearingEvent::HearingRequestWithdrawn { side }),
        (0..3usize, document())
            .prop_map(|(party, notice)| HearingEvent::HearingNoticeIssued { party, notice }),
        (select(HearingGround::ALL), document()).prop_map(|(ground, notice)| {
            HearingEvent::HearingAnnounced { ground, basis: basis(), notice }
        }),
        (sitting, document())
            .prop_map(|(sitting, notice)| HearingEvent::HearingScheduled { sitting, notice }),
        document().prop_map(|transcript| HearingEvent::HearingHeld {
            record: "要点".into(),
            signed: "签名".into(),
            files: vec![],
            transcript
        }),
    ]
    .prop_map(Event::Hearing)
}

fn officers() -> impl Strategy<Value = Event> {
    let step = || select(&STEPS[..]).prop_map(StepId::from);
    let person = || select(vec!["赵审", "钱审", "孙查"]).prop_map(PersonId::from);
    let recorded = (step(), instant(), vec(person(), 0..3), document());
    let own = prop_oneof![
        recorded.prop_map(|(step, at, staff, record)| OfficersEvent::SiteCheckRecorded {
            step,
            staff,
            findings: SiteFindings {
                at,
                place: "店内".into(),
                findings: "合格".into(),
                present: None,
                files: vec![],
            },
            record,
        }),
        step().prop_map(|step| OfficersEvent::SiteCheckSigned { step }),
        vec(person(), 0..3).prop_map(|staff| OfficersEvent::InspectionAssigned { staff }),
        person().prop_map(|person| OfficersEvent::RecusalAsked { person, reason: "亲属".into() }),
        person().prop_map(|person| OfficersEvent::Recused { person, reason: "亲属".into() }),
        person().prop_map(|person| OfficersEvent::RecusalDenied { person, reason: "无关".into() }),
        (step(), person(), person()).prop_map(|(step, from, to)| OfficersEvent::StepHandedOver {
            step,
            from,
            to
        }),
    ]
    .prop_map(Event::Officers);
    let reply = (step(), any::<bool>(), date()).prop_map(|(step, agrees, dated)| Reply {
        step,
        agrees,
        number: "批复".into(),
        dated,
        opinion: "同意".into(),
    });
    let superior = prop_oneof![
        (step(), limit()).prop_map(|(step, limit)| SuperiorEvent::ForwardedUp {
            step,
            to: "上级".into(),
            opinion: "拟同意".into(),
            limit,
        }),
        reply.prop_map(SuperiorEvent::ReturnedDown),
    ]
    .prop_map(Event::Superior);
    prop_oneof![7 => own, 2 => superior]
}

fn promised() -> impl Strategy<Value = Event> {
    prop_oneof![
        document().prop_map(|decision| PromiseEvent::AcceptanceWithdrawn {
            reason: "未补交".into(),
            remedies: "复议".into(),
            decision
        }),
        (any::<bool>(), proptest::option::of(limit())).prop_map(|(kept, rectify)| {
            PromiseEvent::PromiseVerified { kept, findings: "核查".into(), rectify }
        }),
        Just(PromiseEvent::PromiseBroken { findings: "核查".into() }),
    ]
    .prop_map(Event::Promise)
}

fn slip() -> impl Strategy<Value = Event> {
    let reference = || select(vec!["R1".to_owned(), "R2".to_owned()]);
    let sought = || {
        prop_oneof![
            any::<i64>().prop_map(|amount| Sought::Reduction { amount: Fen(amount) }),
            Just(Sought::Exemption),
            date().prop_map(|until| Sought::Deferral { until }),
            reference().prop_map(|payment| Sought::Refund { payment }),
        ]
    };
    let suspense = || proptest::option::of(select(Suspense::ALL));
    prop_oneof![
        Just(SlipEvent::SlipVoided { reason: "数量有误".into() }),
        sought().prop_map(|sought| SlipEvent::ReliefProposed {
            sought,
            basis: "减免办法".into(),
            reason: "理由".into()
        }),
        (any::<bool>(), any::<i64>(), proptest::option::of(limit()), document()).prop_map(
            |(approved, due, limit, decision)| SlipEvent::ReliefDecided {
                approved,
                opinion: "属实".into(),
                due: Fen(due),
                limit,
                decision
            }
        ),
        (reference(), any::<i64>(), instant(), suspense()).prop_map(|(reference, amount, at, suspense)| {
            let paid = Paid { slip: Some(SlipNumber::of(1)), reference, amount: Fen(amount), at };
            SlipEvent::PaymentReceived { paid, suspense }
        }),
        reference().prop_map(|reference| SlipEvent::PaymentCounted { reference, reason: "已核对".into() }),
        document().prop_map(|receipt| SlipEvent::PaymentVerified { receipt }),
        reference().prop_map(|reference| SlipEvent::RefundPaid { reference, refund: "T1".into() }),
    ]
    .prop_map(Event::Slip)
}

/// Any event there is. A new kind of event belongs in here: `every_kind_of_event_is_tried` counts.
pub(crate) fn event() -> BoxedStrategy<Event> {
    let text = || select(vec![String::new(), "理由".to_owned(), "“引号”\n\\u0000".to_owned()]);
    let step = || select(&STEPS[..]).prop_map(StepId::from);
    let materials = || select(vec![vec![], vec![given("申请书")], vec![given("健康证"), given("没有的")]]);
    let items = || {
        let item = CorrectionItem { material: Some("申请书".into()), what: "缺签名".into() };
        select(vec![vec![], vec![item]])
    };
    let early = prop_oneof![
        submission().prop_map(|it| Event::ApplicationSubmitted(Box::new(it))),
        materials().prop_map(|materials| Event::ApplicationResubmitted { form: "表".into(), materials }),
        (items(), limit()).prop_map(|(reasons, limit)| Event::PreReviewReturned { reasons, limit }),
        (date(), document(), select(vec![None, Some("清河".into())])).prop_map(
            |(received_on, receipt, station)| Event::MaterialsReceived { received_on, receipt, station }
        ),
        (items(), limit(), document()).prop_map(|(items, limit, notice)| Event::CorrectionNoticeIssued {
            items,
            limit,
            notice
        }),
        materials().prop_map(|materials| Event::CorrectionSupplied { form: None, materials }),
        acceptance().prop_map(Event::CaseAccepted),
        acceptance().prop_map(Event::CaseDeemedAccepted),
        (materials(), any::<bool>())
            .prop_map(|(materials, complete)| Event::DeferredSupplied { materials, complete }),
        materials().prop_map(|materials| Event::CorrectedOnTheSpot { form: None, materials }),
        (text(), document()).prop_map(|(reason, notice)| Event::NotRequiredTold { reason, notice }),
    ];
    let refused = (text(), document()).prop_map(|(reason, decision)| Event::AcceptanceRefused {
        reason,
        proper_body: "消防".into(),
        remedies: "复议".into(),
        decision,
    });
    let finished = (step(), select(StepResult::ALL), text()).prop_map(|(step, result, opinion)| {
        let checklist = [("要点".to_owned(), true)].into();
        Event::StepFinished { step, result, opinion, checklist, paper: None }
    });
    let back = (step(), step(), vec(step(), 0..4)).prop_map(|(from, to, again)| Event::StepSentBack {
        from,
        to,
        reason: "复核".into(),
        again,
    });
    let special = (select(SpecialProcedureKind::ALL), limit(), date(), document()).prop_map(
        |(kind, needed, through, notice)| Event::SpecialProcedureStarted {
            kind,
            needed,
            through,
            basis: basis(),
            notice,
        },
    );
    let middle = prop_oneof![
        refused,
        (step(), limit())
            .prop_map(|(step, limit)| Event::StepStarted { step, post: "审查岗".into(), limit }),
        step().prop_map(|step| Event::StepTaken { step }),
        finished,
        back,
        Just(Event::ReviewFinished),
        special,
        text().prop_map(|result| Event::SpecialProcedureEnded { result, due: vec![] }),
        (any::<u16>(), document()).prop_map(|(by, notice)| Event::ExtensionApproved {
            by: WorkingDays(by),
            reason: "复杂".into(),
            due: vec![],
            approval: Some(notice.clone()),
            notice,
        }),
        (limit(), text()).prop_map(|(promised, reason)| Event::Expedited { promised, reason, due: vec![] }),
        text().prop_map(|reason| Event::DelayExplained { reason }),
        (date(), date(), vec(change(), 0..3)).prop_map(|(from, on, causes)| Event::DeadlineRecomputed {
            from,
            due: DueDay { clock: ClockName::Promised, on, provisional: false },
            causes,
        }),
    ];
    let denied = (text(), document()).prop_map(|(reasons, decision)| Event::Refused {
        reasons,
        basis: vec![basis()],
        standard: "食品安全国家标准".into(),
        remedies: "复议".into(),
        transcript: Some(decision.number.clone()),
        decision,
    });
    let late = prop_oneof![
        document().prop_map(|decision| Event::Granted {
            content: "准予".into(),
            transcript: None,
            issue: Limit::working_days(10),
            decision,
        }),
        denied,
        proptest::option::of(date())
            .prop_map(|valid_until| Event::ResultProduced { result: "证".into(), valid_until }),
        (select(DeliveryMode::ALL), document()).prop_map(|(mode, receipt)| Event::ResultDelivered {
            mode,
            recipient: "签".into(),
            proof: Proof::default(),
            receipt
        }),
        (select(DeliveryMode::ALL), document()).prop_map(|(mode, receipt)| Event::DocumentServed {
            document: receipt.number.clone(),
            service: Service { mode, recipient: "签".into(), proof: Proof::default() },
            receipt
        }),
        (any::<u32>(), document()).prop_map(|(quantity, notice)| Event::FeeAssessed {
            lines: vec![FeeLine { fee: "工本费".into(), quantity, amount: Fen(1) }],
            slip: Some(SlipNumber::of(quantity.into())),
            limit: Some(Limit::working_days(10)),
            prepaid: quantity % 2 == 0,
            notice,
        }),
        (text(), any::<bool>()).prop_map(|(reason, deemed)| Event::ApplicationWithdrawn { reason, deemed }),
        text().prop_map(|reason| Event::CaseTerminated { reason }),
        (name(), instant()).prop_map(|(clock, due)| Event::LimitNeared { clock, due }),
        (name(), instant()).prop_map(|(clock, due)| Event::LimitPassed { clock, due }),
        (date(), date(), document()).prop_map(|(expired, until, decision)| Event::RenewalDeemedGranted {
            licence: LicenceNumber::compose("宁市监", 2026, 1).expect("a number"),
            expired,
            until,
            issue: Limit::working_days(10),
            decision,
        }),
        document()
            .prop_map(|document| Event::DocumentFiled { number: document.number, file: "文书".into() }),
    ];
    prop_oneof![10 => early, 9 => middle, 9 => late, 8 => hearing(), 9 => officers(), 5 => promised(), 8 => slip()].boxed()
}
