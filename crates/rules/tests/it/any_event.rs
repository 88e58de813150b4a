//! Any event a case can have, sensible or not: what the laws of folding are asked of.

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    case::{
        ApplySource, ClockName, DeliveryMode, DocKind, Document, DueDay, Event, SpecialProcedureKind,
        StepResult,
        event::{Acceptance, Submission},
        material::CorrectionItem,
    },
    clock::Limit,
    identifier::{CaseNumber, DocumentNumber},
    item::content::CaseKind,
    name::StepId,
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
        },
    )
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
        (date(), document())
            .prop_map(|(received_on, receipt)| Event::MaterialsReceived { received_on, receipt }),
        (items(), limit(), document()).prop_map(|(items, limit, notice)| Event::CorrectionNoticeIssued {
            items,
            limit,
            notice
        }),
        materials().prop_map(|materials| Event::CorrectionSupplied { form: None, materials }),
        acceptance().prop_map(Event::CaseAccepted),
        acceptance().prop_map(Event::CaseDeemedAccepted),
        materials().prop_map(|materials| Event::DeferredSupplied { materials }),
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
        Event::StepFinished { step, result, opinion, checklist: [("要点".to_owned(), true)].into() }
    });
    let back = (step(), step(), vec(step(), 0..4)).prop_map(|(from, to, again)| Event::StepSentBack {
        from,
        to,
        reason: "复核".into(),
        again,
    });
    let special =
        (select(SpecialProcedureKind::ALL), limit(), document()).prop_map(|(kind, needed, notice)| {
            Event::SpecialProcedureStarted { kind, needed, basis: basis(), notice }
        });
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
            notice,
        }),
        (date(), date()).prop_map(|(from, on)| Event::DeadlineRecomputed {
            from,
            due: DueDay { clock: ClockName::Promised, on, provisional: false },
        }),
    ];
    let denied = (text(), document()).prop_map(|(reasons, decision)| Event::Refused {
        reasons,
        basis: vec![basis()],
        remedies: "复议".into(),
        decision,
    });
    let late = prop_oneof![
        document().prop_map(|decision| Event::Granted { content: "准予".into(), decision }),
        denied,
        proptest::option::of(date())
            .prop_map(|valid_until| Event::ResultProduced { result: "证".into(), valid_until }),
        (select(DeliveryMode::ALL), document()).prop_map(|(mode, receipt)| Event::ResultDelivered {
            mode,
            recipient: "签".into(),
            receipt
        }),
        (text(), any::<bool>()).prop_map(|(reason, deemed)| Event::ApplicationWithdrawn { reason, deemed }),
        text().prop_map(|reason| Event::CaseTerminated { reason }),
        (name(), instant()).prop_map(|(clock, due)| Event::LimitNeared { clock, due }),
        (name(), instant()).prop_map(|(clock, due)| Event::LimitPassed { clock, due }),
        document()
            .prop_map(|document| Event::DocumentFiled { number: document.number, file: "文书".into() }),
    ];
    prop_oneof![10 => early, 9 => middle, 8 => late].boxed()
}
