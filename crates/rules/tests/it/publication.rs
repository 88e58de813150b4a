//! The check before publication (I-07, C-13, K-13, F-01): a complete content has no fault, and every kind of fault is
//! found where it is made, and nowhere else.

use std::collections::BTreeSet;

use rules::{
    case::promise::Commitments,
    clock::Limit,
    identifier::CaseNumber,
    item::{
        Content,
        content::{
            Answer, Basis, Faq, FeeItem, FieldKind, FormField, IntermediaryService, ItemKind, MaterialSource,
            Necessity, OnlineDepth, Prerequisite, Question, When,
        },
        process::{Arm, Block, Branch, CheckPoint, RiskLevel, RiskPoint, Step, StepKind},
        publication::{FaultKind, faults, faults_alone},
    },
    money::Fen,
    time::WorkingDays,
};

use crate::stage::{Stage, complete, material, step};

type Mutation = (&'static str, FaultKind, fn(&mut Content));

fn first_step(content: &mut Content) -> &mut Step {
    match content.process.blocks.first_mut() {
        Some(Block::Step(step)) => step,
        other => panic!("the complete content begins with a step, not {other:?}"),
    }
}

fn fee() -> FeeItem {
    FeeItem {
        id: "工本费".into(),
        name: "工本费".into(),
        standard: Fen(500),
        unit: "本".into(),
        basis: Basis { law: "收费条例".into(), article: "第三条".into(), ..Basis::default() },
        ..FeeItem::default()
    }
}

fn promise(promises: &str) -> Commitments {
    Commitments { promises: promises.into(), ..Commitments::default() }
}

fn question() -> Question {
    let answer = |id: &str| Answer { id: id.into(), text: id.into(), text_en: String::new() };
    Question {
        id: "规模".into(),
        text: "规模".into(),
        text_en: String::new(),
        answers: vec![answer("大"), answer("小")],
    }
}

fn field() -> FormField {
    FormField {
        key: "名称".into(),
        label: "名称".into(),
        label_en: String::new(),
        kind: FieldKind::Text,
        required: true,
        hint: String::new(),
        example: String::new(),
        options: vec![],
    }
}

fn risk(content: &mut Content, measures: Vec<String>) {
    first_step(content).risk =
        Some(RiskPoint {
            level: RiskLevel::High, form: "自由裁量".into(), measures, owner: String::new()
        });
}

/// What may stand in a content without being a fault, although something like it would be one.
const HARMLESS: &[fn(&mut Content)] = &[
    |_| {},
    |content| content.limits.statutory = None,
    |content| content.limits.promised = content.limits.statutory,
    // The licensing law binds licences alone.
    |content| {
        content.identity.kind = Some(ItemKind::PublicService);
        content.limits.statutory = None;
        content.limits.promised = Some(Limit::working_days(30));
    },
    // A code as long as codes are in practice, with a catalogue code to number its cases by (K-02).
    |content| {
        content.identity.task_code = format!("{}-a", "A".repeat(54)).into();
        content.identity.catalog_code = "511A00144001".into();
    },
    |content| content.identity.task_code = "A".repeat(38).into(),
    |content| content.handling.commitments = Some(promise("符合条件")),
    // What is a promise on safety without its provision is none with it.
    |content| {
        content.handling.safety = true;
        let basis = Basis { law: "国务院决定".into(), article: "附件".into(), ..Basis::default() };
        content.handling.commitments = Some(Commitments { basis: Some(basis), ..promise("符合条件") });
    },
    |content| {
        content.limits.extension = Some(WorkingDays(5));
        content.limits.issue = Some(Limit::working_days(5));
    },
    |content| content.fees = vec![fee()],
    |content| content.questions = vec![question()],
    |content| content.form = vec![field()],
    |content| risk(content, vec!["双人复核".into()]),
    |content| {
        content.process.full_authorisation = true;
        content.process.acceptance_post = "决定岗".into();
    },
    |content| {
        let mut shared = material("营业执照", Necessity::Optional);
        shared.source_type = Some(MaterialSource::SharedData);
        content.materials.push(shared);
    },
    // Parallel branches count with the longest, so six and four days beside each other keep a promise of ten.
    |content| {
        let branch = |name: &str, days| Branch {
            name: name.into(),
            blocks: vec![Block::Step(step(name, StepKind::Review, "消防岗", days))],
        };
        content.process.blocks[0] = Block::Parallel { branches: vec![branch("甲", 6), branch("乙", 4)] };
    },
];

const MUTATIONS: &[Mutation] = &[
    ("identity.task_code", FaultKind::Empty, |it| it.identity.task_code = "".into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| it.identity.task_code = "a-1".into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| it.identity.task_code = "A.1".into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| it.identity.task_code = "A/1_2".into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| it.identity.task_code = "A1\u{0}".into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| it.identity.task_code = "A".repeat(39).into()),
    ("identity.task_code", FaultKind::CodeOutsideNumbers, |it| {
        it.identity.task_code = "A".repeat(54).into();
        it.identity.catalog_code = "000144.1".into();
    }),
    ("identity.name", FaultKind::Empty, |it| it.identity.name = " ".into()),
    ("identity.kind", FaultKind::Empty, |it| it.identity.kind = None),
    ("power.power_source", FaultKind::Empty, |it| it.power.power_source = None),
    ("power.use_level", FaultKind::Empty, |it| it.power.use_level = None),
    ("power.setting_basis", FaultKind::Empty, |it| it.power.setting_basis.clear()),
    ("power.setting_basis[0].law", FaultKind::Empty, |it| it.power.setting_basis[0].law.clear()),
    ("power.setting_basis[0].article", FaultKind::Empty, |it| it.power.setting_basis[0].article.clear()),
    ("body.impl_body", FaultKind::Empty, |it| it.body.impl_body.clear()),
    ("body.department", FaultKind::Unknown, |it| it.body.department = "没有的局".into()),
    ("body.credit_code", FaultKind::CreditCode, |it| it.body.credit_code = "11999921MB990003XX".into()),
    ("limits.promised", FaultKind::Empty, |it| it.limits.promised = None),
    ("limits.promised", FaultKind::PromiseLongerThanLaw, |it| {
        it.limits.promised = Some(Limit::working_days(21));
    }),
    // No law of its own: twenty working days by the licensing law (L-18).
    ("limits.promised", FaultKind::PromiseLongerThanLaw, |it| {
        it.limits.statutory = None;
        it.limits.promised = Some(Limit::working_days(21));
    }),
    ("limits.promised", FaultKind::UnitsDiffer, |it| it.limits.statutory = Some(Limit::calendar_days(20))),
    ("limits.correction", FaultKind::NoTime, |it| it.limits.correction = Some(Limit::working_days(0))),
    ("process.blocks", FaultKind::StepsLongerThanPromise, |it| {
        first_step(it).limit = Limit::working_days(8);
    }),
    ("handling.superior", FaultKind::NoSuperior, |it| first_step(it).kind = StepKind::Forward),
    ("handling.commitments.promises", FaultKind::Empty, |it| it.handling.commitments = Some(promise(""))),
    ("handling.commitments.basis", FaultKind::PromiseWithoutBasis, |it| {
        it.handling.safety = true;
        it.handling.commitments = Some(promise("符合条件"));
    }),
    ("handling.commitments", FaultKind::PromiseForwarded, |it| {
        it.handling.commitments = Some(promise("符合条件"));
        it.handling.superior = "市局".into();
        first_step(it).kind = StepKind::Forward;
    }),
    ("limits.extension", FaultKind::LongerThanLaw, |it| it.limits.extension = Some(WorkingDays(11))),
    ("limits.issue", FaultKind::LongerThanLaw, |it| it.limits.issue = Some(Limit::working_days(11))),
    ("process.blocks", FaultKind::UnitsDiffer, |it| first_step(it).limit = Limit::calendar_days(1)),
    ("process.steps[0].limit", FaultKind::NoTime, |it| first_step(it).limit = Limit::working_days(0)),
    ("handling.case_kind", FaultKind::Empty, |it| it.handling.case_kind = None),
    ("handling.handle_forms", FaultKind::Empty, |it| it.handling.handle_forms.clear()),
    ("handling.accept_conditions", FaultKind::Empty, |it| it.handling.accept_conditions.clear()),
    ("handling.visit_reason", FaultKind::VisitWithoutReason, |it| {
        it.handling.online_depth = Some(OnlineDepth::Handle);
        it.handling.visits_max = 1;
    }),
    ("handling.prerequisites[0].basis", FaultKind::ConditionWithoutBasis, |it| {
        it.handling.prerequisites =
            vec![Prerequisite { name: "环评批复".into(), ..Prerequisite::default() }];
    }),
    ("handling.intermediary_services[0].basis", FaultKind::ConditionWithoutBasis, |it| {
        it.handling.intermediary_services =
            vec![IntermediaryService { name: "论证报告".into(), ..IntermediaryService::default() }];
    }),
    ("handling.intermediary_services[0].name", FaultKind::Empty, |it| {
        let basis = Basis { law: "法".into(), article: "第一条".into(), ..Basis::default() };
        it.handling.intermediary_services =
            vec![IntermediaryService { basis, ..IntermediaryService::default() }];
    }),
    ("place.place", FaultKind::Empty, |it| it.place.place.clear()),
    ("place.time", FaultKind::Empty, |it| it.place.time.clear()),
    ("place.consult_way", FaultKind::Empty, |it| it.place.consult_way.clear()),
    ("place.supervise_way", FaultKind::Empty, |it| it.place.supervise_way.clear()),
    ("subject.service_targets", FaultKind::Empty, |it| it.subject.service_targets.clear()),
    ("materials[0].id", FaultKind::Empty, |it| it.materials[0].id = "".into()),
    ("materials[0].name", FaultKind::Empty, |it| it.materials[0].name.clear()),
    ("materials[0].name", FaultKind::CatchAll, |it| it.materials[0].name = "其他材料等".into()),
    ("materials[0].necessity", FaultKind::Empty, |it| it.materials[0].necessity = None),
    ("materials[0].necessity", FaultKind::ObtainableBySharing, |it| {
        it.materials[0].source_type = Some(MaterialSource::SharedData);
    }),
    ("materials[0].forms", FaultKind::Empty, |it| it.materials[0].forms.clear()),
    ("materials[0].source_type", FaultKind::Empty, |it| it.materials[0].source_type = None),
    ("materials[0].original_count", FaultKind::Empty, |it| it.materials[0].original_count = 0),
    ("materials[0].when", FaultKind::QuestionGone, |it| {
        it.materials[0].when = Some(When { question: "规模".into(), answer: "大".into() });
    }),
    ("materials[1].id", FaultKind::Twice, |it| it.materials.push(it.materials[0].clone())),
    ("fees[0].name", FaultKind::Empty, |it| it.fees = vec![FeeItem { name: String::new(), ..fee() }]),
    ("fees[0].unit", FaultKind::Empty, |it| it.fees = vec![FeeItem { unit: String::new(), ..fee() }]),
    ("fees[0].standard", FaultKind::Empty, |it| it.fees = vec![FeeItem { standard: Fen(0), ..fee() }]),
    ("fees[0].basis.law", FaultKind::Empty, |it| {
        it.fees = vec![fee()];
        it.fees[0].basis.law.clear();
    }),
    ("fees[0].basis.article", FaultKind::Empty, |it| {
        it.fees = vec![fee()];
        it.fees[0].basis.article.clear();
    }),
    ("fees[0].reduction_basis", FaultKind::ReductionWithoutBasis, |it| {
        it.fees = vec![FeeItem { reducible: true, ..fee() }];
    }),
    ("fees[1].id", FaultKind::Twice, |it| it.fees = vec![fee(), fee()]),
    ("results", FaultKind::Empty, |it| it.results.clear()),
    ("results[0].name", FaultKind::Empty, |it| it.results[0].name.clear()),
    ("results[0].result_sample", FaultKind::Empty, |it| it.results[0].result_sample.clear()),
    ("results[0].result_type", FaultKind::Empty, |it| it.results[0].result_type = None),
    ("questions[0].text", FaultKind::Empty, |it| {
        it.questions = vec![Question { text: String::new(), ..question() }];
    }),
    ("questions[0].answers", FaultKind::Empty, |it| {
        it.questions = vec![question()];
        it.questions[0].answers.truncate(1);
    }),
    ("questions[0].answers", FaultKind::Twice, |it| {
        it.questions = vec![question()];
        it.questions[0].answers[1].id = "大".into();
    }),
    ("questions[1].id", FaultKind::Twice, |it| it.questions = vec![question(), question()]),
    ("form[0].label", FaultKind::Empty, |it| it.form = vec![FormField { label: String::new(), ..field() }]),
    ("form[1].key", FaultKind::Twice, |it| it.form = vec![field(), field()]),
    ("process.acceptance_post", FaultKind::Unknown, |it| it.process.acceptance_post = "没有的岗".into()),
    ("process.delivery_post", FaultKind::Unknown, |it| it.process.delivery_post = "没有的岗".into()),
    ("process.steps[0].post", FaultKind::Unknown, |it| first_step(it).post = "没有的岗".into()),
    ("process.steps[0].post", FaultKind::NotChosen, |it| first_step(it).post = "".into()),
    ("body.department", FaultKind::NotChosen, |it| it.body.department = "".into()),
    ("help.faq[0].a", FaultKind::Unanswered, |it| {
        it.help.faq = vec![Faq { q: "要多久？".into(), a: " ".into() }];
    }),
    ("help.faq[0].q", FaultKind::Empty, |it| {
        it.help.faq = vec![Faq { q: String::new(), a: "五日".into() }];
    }),
    ("process.steps[0].name", FaultKind::Empty, |it| first_step(it).name.clear()),
    ("process.steps[0].id", FaultKind::Twice, |it| first_step(it).id = "".into()),
    ("process.steps[1].id", FaultKind::Twice, |it| first_step(it).id = "决定".into()),
    ("process.steps[0].checklist", FaultKind::Twice, |it| {
        let point = CheckPoint { id: "甲".into(), text: "甲".into() };
        first_step(it).checklist = vec![point.clone(), point];
    }),
    ("process.steps[0].risk.measures", FaultKind::RiskWithoutMeasure, |it| risk(it, vec![])),
    ("process.blocks", FaultKind::DutiesNotSeparated, |it| it.process.acceptance_post = "决定岗".into()),
    ("process.blocks", FaultKind::NoSingleDecision, |it| it.process.blocks.clear()),
    ("process.blocks", FaultKind::NoSingleDecision, |it| it.process.blocks.reverse()),
    ("process.blocks", FaultKind::NoSingleDecision, |it| first_step(it).kind = StepKind::Decision),
    ("process.parallel.branches", FaultKind::Empty, |it| {
        let blocks = vec![it.process.blocks[0].clone()];
        it.process.blocks[0] = Block::Parallel { branches: vec![Branch { name: "一".into(), blocks }] };
    }),
    ("process.choice.when", FaultKind::QuestionGone, |it| {
        let when = Some(When { question: "规模".into(), answer: "大".into() });
        let blocks = vec![it.process.blocks[0].clone()];
        it.process.blocks[0] = Block::Choice { arms: vec![Arm { when, blocks }] };
    }),
];

#[test]
fn a_complete_content_has_no_fault() {
    let stage = Stage::with(complete(), vec![]).unwrap();
    for (change, n) in HARMLESS.iter().zip(0..) {
        let mut content = complete();
        change(&mut content);
        assert_eq!(faults(&content, &stage.hall.state), [], "harmless change {n}");
    }
}

#[test]
fn every_fault_is_found_at_its_field_and_alone() {
    let stage = Stage::with(complete(), vec![]).unwrap();
    for (field, kind, mutate) in MUTATIONS {
        let mut content = complete();
        mutate(&mut content);
        let found: Vec<(String, FaultKind)> =
            faults(&content, &stage.hall.state).into_iter().map(|fault| (fault.field, fault.kind)).collect();
        assert_eq!(found, [((*field).to_owned(), *kind)], "{field} {kind:?}");
    }
}

#[test]
fn every_kind_of_fault_is_tried() {
    let tried: BTreeSet<FaultKind> = MUTATIONS.iter().map(|(_, kind, _)| *kind).collect();
    // A new kind does not compile here until it is counted, and then fails until it is tried above.
    let count = |kind: FaultKind| match kind {
        FaultKind::Empty
        | FaultKind::CreditCode
        | FaultKind::PromiseLongerThanLaw
        | FaultKind::StepsLongerThanPromise
        | FaultKind::NoSuperior
        | FaultKind::UnitsDiffer
        | FaultKind::NoTime
        | FaultKind::CatchAll
        | FaultKind::ObtainableBySharing
        | FaultKind::Twice
        | FaultKind::Unknown
        | FaultKind::NotChosen
        | FaultKind::QuestionGone
        | FaultKind::Unanswered
        | FaultKind::DutiesNotSeparated
        | FaultKind::NoSingleDecision
        | FaultKind::RiskWithoutMeasure
        | FaultKind::VisitWithoutReason
        | FaultKind::ReductionWithoutBasis
        | FaultKind::PromiseWithoutBasis
        | FaultKind::PromiseForwarded
        | FaultKind::LongerThanLaw
        | FaultKind::ConditionWithoutBasis
        | FaultKind::CodeOutsideNumbers => 24,
    };
    assert!(tried.iter().all(|kind| count(*kind) == tried.len()), "only {tried:?}");
    assert!(tried.iter().all(|kind| kind.rule().contains('-')));
}

/// What passes the check can be numbered on any day, and what the check refuses cannot, or under another name (K-03).
#[test]
fn whatever_is_published_can_be_numbered() {
    let day = "2026-12-31".parse().unwrap();
    for (code, fits) in
        [("A-1", true), ("a-1", false), ("A_1", false), ("A.1", false), ("A/1", false), ("", false)]
    {
        assert_eq!(CaseNumber::may_begin_with(code), fits, "{code}");
        let number = CaseNumber::compose(code, day, 9_999);
        assert_eq!(number.is_ok_and(|number| number.as_str().starts_with(code)), fits, "{code}");
    }
    let longest = "9".repeat(rules::identifier::LONGEST_PREFIX);
    assert!(CaseNumber::may_begin_with(&longest) && CaseNumber::compose(&longest, day, 9_999).is_ok());
    assert!(!CaseNumber::may_begin_with(&format!("{longest}9")));
}

/// Publication itself asks the check, and the refusal lists every fault at once.
#[test]
fn a_faulty_content_is_not_published() {
    let mut content = complete();
    content.place.time.clear();
    content.fees = vec![FeeItem { unit: String::new(), ..fee() }];
    let Err(refusal) = Stage::with(content, vec![]) else { panic!("it was published") };
    assert_eq!(refusal.rule, "I-07");
    assert!(refusal.name.contains("place.time") && refusal.name.contains("fees[0].unit"), "{}", refusal.name);
}

/// Lists are made without the hall: they miss what only the hall knows, and nothing else.
#[test]
fn what_shows_in_the_content_alone_is_found_without_the_hall() {
    let stage = Stage::with(complete(), vec![]).unwrap();
    for (field, kind, mutate) in MUTATIONS {
        let mut content = complete();
        mutate(&mut content);
        let expected = if *kind == FaultKind::Unknown { vec![] } else { faults(&content, &stage.hall.state) };
        assert_eq!(faults_alone(&content), expected, "{field}");
    }
}
