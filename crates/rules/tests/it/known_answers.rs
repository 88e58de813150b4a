//! Known answers of the rules of supervision, one by one: fires, does not fire. The rules of the case refuse most of what is
//! forged here; supervision looks at the record alone and must see it all the same. That a finding raises one card
//! only, the stories tell.

use crate::stage::{Stage, complete, material};
use rules::{
    case::{
        ApplySource, Case, ClockName, Command, DeliveryMode, DocKind, Document, Event, FeeLine, HearingEvent,
        OfficersEvent, Proof, SlipEvent, SpecialProcedureKind, StepResult,
        hearing::HearingGround,
        material::{CorrectionItem, Given},
        officers::SiteFindings,
        slip::{Paid, Sought, Suspense},
    },
    clock::Limit,
    dossier::{Known, Recorded, Stamp},
    identifier::{DocumentNumber, SlipNumber},
    item::{
        Content,
        content::{Basis, FeeItem, MaterialForm, MaterialSource, Necessity},
        process::{Block, CheckPoint, RiskLevel, RiskPoint},
    },
    money::Fen,
    supervision::{Finding, Rule, SupervisionLevel, supervise},
    time::{Date, Instant, WorkingDays},
};
use std::collections::BTreeMap;

const ACCEPTED: &str = "2026-03-02T09:30:00+08:00";

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

fn paper(kind: DocKind, serial: u32) -> Document {
    Document { kind, number: DocumentNumber::compose("宁市监", "测", 2026, serial), serial }
}

fn basis() -> Basis {
    Basis { law: "食品安全法".into(), article: "第三十五条".into(), ..Basis::default() }
}

/// A case that has been accepted, what its item says to whoever looks, and what is recorded next.
struct Record {
    stage: Stage,
    case: Known<Case>,
    content: Content,
}

impl Record {
    fn of(content: Content) -> Record {
        let mut stage = Stage::with(complete(), vec![]).expect("a stage");
        let given =
            Given { material: "申请书".into(), form: MaterialForm::Paper, count: 1, files: vec![] };
        let submit = Command::Submit {
            applicant: "王申".into(),
            agent: None,
            source: ApplySource::Window,
            answers: BTreeMap::default(),
            form: "表".into(),
            query_code: "码".into(),
            materials: vec![given],
            licence: None,
            by_promise: false,
        };
        for command in [submit, Command::Accept { deferred: vec![] }] {
            stage.case("张窗", command, at(ACCEPTED)).expect("a lawful act");
        }
        let case = stage.case.clone();
        Record { stage, case, content }
    }

    /// What is found when somebody does this, which then stands in the record.
    fn found(&mut self, who: &str, when: &str, event: Event) -> Vec<Finding> {
        let stamp = Stamp { actor: who.into(), happened_at: at(when), recorded_at: at(when) };
        let recorded = Recorded { version: self.case.version + 1, stamp, event };
        self.case = std::mem::take(&mut self.case).then(&recorded);
        supervise(&self.case.state, std::slice::from_ref(&recorded), &self.content, &self.stage.hall.state)
    }
}

/// Whether a rule is among what was found, with the level it has if nobody chose and the event that proves it.
fn names(found: &[Finding], rule: Rule) -> bool {
    let mine: Vec<&Finding> = found.iter().filter(|finding| finding.rule == rule).collect();
    assert!(mine.len() <= 1, "{mine:?}");
    assert!(mine.iter().all(|finding| !finding.evidence.is_empty()));
    !mine.is_empty()
}

const NEXT: &str = "2026-03-04T10:00:00+08:00";

fn finish(step: &str, opinion: &str, result: StepResult, answers: &[(&str, bool)]) -> Event {
    let checklist = answers.iter().map(|(point, yes)| ((*point).to_owned(), *yes)).collect();
    Event::StepFinished { step: step.into(), result, opinion: opinion.into(), checklist, paper: None }
}

fn extension(serial: u32) -> Event {
    Event::ExtensionApproved {
        by: WorkingDays(5),
        reason: "需要检测机构复核".into(),
        due: vec![],
        approval: None,
        notice: paper(DocKind::ExtensionNotice, serial),
    }
}

/// SR-P2, L-06, L-11: everything to be corrected is told at once, and whoever is accepted has a receipt in writing.
#[test]
fn a_correction_is_told_once_and_a_receipt_is_given() {
    let notice = |serial| Event::CorrectionNoticeIssued {
        items: vec![CorrectionItem { material: Some("申请书".into()), what: "缺签名".into() }],
        limit: Limit::working_days(10),
        notice: paper(DocKind::CorrectionNotice, serial),
    };
    let mut record = Record::of(complete());
    assert!(!names(&record.found("张窗", NEXT, notice(91)), Rule::Receipt));
    assert!(names(&record.found("张窗", NEXT, notice(92)), Rule::Receipt), "a second notice");

    let record = Record::of(complete());
    let accepted = |event: &&Recorded<Event>| matches!(event.event, Event::CaseAccepted(_));
    let accepted = record.stage.history.iter().find(accepted).expect("it was accepted").event.clone();
    let mut record = Record::of(complete());
    assert!(
        !names(&record.found("张窗", NEXT, accepted.clone()), Rule::Receipt),
        "there is a list of what came"
    );
    let mut record = Record::of(complete());
    record.case.state.documents.retain(|document| document.kind != DocKind::ReceiptList);
    assert!(names(&record.found("张窗", NEXT, accepted), Rule::Receipt), "no list of what came");
}

/// SR-P3, L-19: by the head, once, before the limit.
#[test]
fn an_extension_is_the_heads_once_and_in_time() {
    let mut record = Record::of(complete());
    assert!(!names(&record.found("郑局", NEXT, extension(91)), Rule::Extension));
    assert!(names(&record.found("郑局", NEXT, extension(92)), Rule::Extension), "a second one");
    let mut record = Record::of(complete());
    let found = record.found("赵审", NEXT, extension(91));
    assert!(names(&found, Rule::Extension), "by nobody competent");
    assert_eq!(found[0].level, SupervisionLevel::RedCard);
    let mut record = Record::of(complete());
    let clock = rules::case::ClockName::Statutory;
    record.found("system", NEXT, Event::LimitPassed { clock, due: at(NEXT) });
    assert!(names(&record.found("郑局", NEXT, extension(91)), Rule::Extension), "after expiry");
}

/// SR-P4, L-23: nothing outside the list.
#[test]
fn a_special_procedure_is_one_of_the_list() {
    let started = |kind| Event::SpecialProcedureStarted {
        kind,
        needed: Limit::working_days(5),
        through: Date::new(2026, 3, 11).expect("a day"),
        basis: basis(),
        notice: paper(DocKind::SpecialProcedureNotice, 91),
    };
    let mut record = Record::of(complete());
    let lawful = record.found("赵审", NEXT, started(SpecialProcedureKind::Inspection));
    assert!(!names(&lawful, Rule::SpecialProcedure));
    let mut record = Record::of(complete());
    assert!(names(&record.found("赵审", NEXT, started(SpecialProcedureKind::Other)), Rule::SpecialProcedure));
}

/// SR-P5, L-14, L-33: two different people look.
#[test]
fn whoever_inspects_is_not_alone() {
    let looked = |staff: &[&str]| {
        let findings = SiteFindings {
            at: at(NEXT),
            place: "经营场所".into(),
            findings: "布局相符".into(),
            present: None,
            files: vec![],
        };
        Event::Officers(OfficersEvent::SiteCheckRecorded {
            step: "审查".into(),
            staff: staff.iter().map(|one| (*one).into()).collect(),
            findings,
            record: paper(DocKind::SiteCheckRecord, 91),
        })
    };
    let found = |staff: &[&str]| Record::of(complete()).found("赵审", NEXT, looked(staff));
    assert!(!names(&found(&["赵审", "钱审"]), Rule::Inspection));
    assert!(names(&found(&["赵审"]), Rule::Inspection));
    assert!(names(&found(&["赵审", "赵审"]), Rule::Inspection), "one person twice");
    let named = |staff: &[&str]| {
        let staff = staff.iter().map(|one| (*one).into()).collect();
        Event::Officers(OfficersEvent::InspectionAssigned { staff })
    };
    assert!(names(&Record::of(complete()).found("郑局", NEXT, named(&["赵审"])), Rule::Inspection));
    assert!(!names(&Record::of(complete()).found("郑局", NEXT, named(&["赵审", "钱审"])), Rule::Inspection));
}

fn refused(reasons: &str) -> Event {
    Event::Refused {
        reasons: reasons.into(),
        basis: vec![basis()],
        standard: String::new(),
        remedies: "六十日内申请行政复议".into(),
        transcript: None,
        decision: paper(DocKind::RefusalDecision, 91),
    }
}

fn granted(content: &str) -> Event {
    Event::Granted {
        content: content.into(),
        transcript: None,
        issue: Limit::working_days(10),
        decision: paper(DocKind::GrantDecision, 95),
    }
}

/// SR-P5, L-24, L-25: what must be heard is heard before the decision.
#[test]
fn no_decision_comes_before_a_hearing_that_is_owed() {
    let mut record = Record::of(complete());
    assert!(!names(&record.found("周批", NEXT, granted("准予从事食品经营活动")), Rule::Inspection));
    let mut record = Record::of(complete());
    let announced = Event::Hearing(HearingEvent::HearingAnnounced {
        ground: HearingGround::ALL[0],
        basis: basis(),
        notice: paper(DocKind::HearingAnnouncement, 91),
    });
    record.found("赵审", NEXT, announced);
    assert!(names(&record.found("周批", NEXT, granted("准予从事食品经营活动")), Rule::Inspection));
}

/// SR-P6, N-16: each mode of service has its proof.
#[test]
fn service_has_its_proof() {
    let delivered = |mode, proof| Event::ResultDelivered {
        mode,
        recipient: "签收".into(),
        proof,
        receipt: paper(DocKind::ServiceReceipt, 91),
    };
    let found = |mode, proof| Record::of(complete()).found("冯达", NEXT, delivered(mode, proof));
    assert!(!names(&found(DeliveryMode::Direct, Proof::default()), Rule::Service));
    assert!(names(&found(DeliveryMode::LeftInPlace, Proof::default()), Rule::Service));
    let seen = Proof { witness: Some("见证".into()), ..Proof::default() };
    assert!(!names(&found(DeliveryMode::LeftInPlace, seen), Rule::Service));
}

/// SR-C1, L-08, L-17: whoever is turned away is told why.
#[test]
fn a_refusal_says_why() {
    let found =
        |reasons: &str| names(&Record::of(complete()).found("周批", NEXT, refused(reasons)), Rule::Reasons);
    assert!(!found("经营场所距污染源不足二十五米，不符合布局要求"));
    for empty in ["", " 。", "不同意", "不符合条件。", "经审查，不符合。"] {
        assert!(found(empty), "{empty:?} is no reason");
    }
}

/// SR-C2, L-12, I-08: nothing beyond the list, nothing that sharing could get.
#[test]
fn nothing_beyond_the_list_is_asked_for() {
    let mut content = complete();
    let mut shared = material("营业执照", Necessity::Mandatory);
    shared.source_type = Some(MaterialSource::SharedData);
    content.materials.push(shared);
    let asked = |material: Option<&str>| Event::CorrectionNoticeIssued {
        items: vec![CorrectionItem { material: material.map(Into::into), what: "请补交".into() }],
        limit: Limit::working_days(10),
        notice: paper(DocKind::CorrectionNotice, 91),
    };
    let found =
        |material| names(&Record::of(content.clone()).found("张窗", NEXT, asked(material)), Rule::Demand);
    assert!(!found(Some("申请书")) && !found(None));
    assert!(found(Some("无犯罪记录证明")) && found(Some("营业执照")));
}

/// SR-F1, F-01, F-03: standard × quantity of a fee that has a basis.
#[test]
fn a_charge_is_standard_by_quantity_of_a_listed_fee() {
    let mut content = complete();
    let fee = |id: &str, basis| FeeItem { id: id.into(), standard: Fen(1_000), basis, ..FeeItem::default() };
    content.fees = vec![fee("工本费", basis()), fee("服务费", Basis::default())];
    let assessed = |fee: &str, quantity, amount| Event::FeeAssessed {
        lines: vec![FeeLine { fee: fee.into(), quantity, amount: Fen(amount) }],
        slip: Some(SlipNumber::of(91)),
        limit: Some(Limit::working_days(10)),
        prepaid: false,
        notice: paper(DocKind::PaymentNotice, 91),
    };
    let found = |fee, quantity, amount| {
        names(&Record::of(content.clone()).found("赵审", NEXT, assessed(fee, quantity, amount)), Rule::Charge)
    };
    assert!(!found("工本费", 3, 3_000));
    assert!(found("工本费", 3, 3_001), "another amount");
    assert!(found("加急费", 1, 1_000), "not in the list");
    assert!(found("服务费", 1, 1_000), "without a basis");
}

/// A case with a fee that may be reduced and that the law wants paid first, assessed at twenty yuan.
fn charged(reducible: bool, prepaid: bool) -> Record {
    let mut content = complete();
    content.fees = vec![FeeItem {
        id: "工本费".into(),
        standard: Fen(1_000),
        basis: basis(),
        reducible,
        prepaid_basis: if prepaid { "收费办法第九条".into() } else { String::new() },
        ..FeeItem::default()
    }];
    let mut record = Record::of(content);
    let event = Event::FeeAssessed {
        lines: vec![FeeLine { fee: "工本费".into(), quantity: 2, amount: Fen(2_000) }],
        slip: Some(SlipNumber::of(91)),
        limit: Some(Limit::working_days(10)),
        prepaid,
        notice: paper(DocKind::PaymentNotice, 91),
    };
    record.found("张窗", NEXT, event);
    record
}

fn money(amount: i64, suspense: Option<Suspense>) -> Event {
    let paid =
        Paid { slip: Some(SlipNumber::of(91)), reference: "R1".into(), amount: Fen(amount), at: at(NEXT) };
    Event::Slip(SlipEvent::PaymentReceived { paid, suspense })
}

fn relief(sought: Sought, basis: &str) -> Event {
    Event::Slip(SlipEvent::ReliefProposed { sought, basis: basis.into(), reason: "理由".into() })
}

fn relieved(approved: bool, due: i64) -> Event {
    Event::Slip(SlipEvent::ReliefDecided {
        approved,
        opinion: "情况属实".into(),
        due: Fen(due),
        limit: None,
        decision: paper(DocKind::FeeReliefDecision, 92),
    })
}

/// The numbers of the events that prove a breach of SR-F2, if it is found.
fn waived(found: &[Finding]) -> Option<Vec<u64>> {
    let finding = found.iter().find(|finding| finding.rule == Rule::Waiver)?;
    assert_eq!(finding.level, SupervisionLevel::RedCard);
    Some(finding.evidence.clone())
}

/// SR-F2, F-04: less only by the head's leave, on a proposal of somebody else's, by a provision, and within what the item allows.
#[test]
fn nothing_is_forgone_without_leave() {
    let decided = |proposer: &str, basis: &str, decider: &str, approved, due| {
        let mut record = charged(true, false);
        record.found(proposer, NEXT, relief(Sought::Reduction { amount: Fen(500) }, basis));
        waived(&record.found(decider, NEXT, relieved(approved, due)))
    };
    assert_eq!(decided("王申", "减免办法", "郑局", true, 1_500), None, "lawful");
    assert_eq!(decided("郑局", "", "郑局", false, 2_000), None, "nothing is forgone");
    let proven = decided("郑局", "减免办法", "郑局", true, 1_500).expect("alone");
    assert_eq!(proven.len(), 2, "the proposal and the decision");
    assert!(decided("王申", "减免办法", "张窗", true, 1_500).is_some(), "whoever made the slip");
    assert!(decided("王申", "减免办法", "赵审", true, 1_500).is_some(), "no head");
    assert!(decided("王申", "", "郑局", true, 1_500).is_some(), "no basis");
    let mut record = charged(true, false);
    assert!(waived(&record.found("郑局", NEXT, relieved(true, 0))).is_some(), "nobody proposed it");
    let mut record = charged(false, false);
    record.found("王申", NEXT, relief(Sought::Exemption, "减免办法"));
    assert!(waived(&record.found("郑局", NEXT, relieved(true, 0))).is_some(), "the item allows nothing");
    let mut record = charged(false, false);
    record.found("王申", NEXT, money(2_000, None));
    record.found("钱财", NEXT, relief(Sought::Refund { payment: "R1".into() }, ""));
    assert_eq!(waived(&record.found("郑局", NEXT, relieved(true, 2_000))), None, "one's own money back");
}

/// SR-F2, F-03: what is taken for the whole is the whole, whatever the bank and finance said.
#[test]
fn less_than_is_due_pays_nothing() {
    let paid = |amount, suspense| waived(&charged(true, false).found("bank", NEXT, money(amount, suspense)));
    assert_eq!(paid(2_000, None), None);
    assert_eq!(paid(1_999, Some(Suspense::Amount)), None, "in suspense it pays nothing");
    assert!(paid(1_999, None).is_some());
    let counted = |amount| {
        let mut record = charged(true, false);
        record.found("bank", NEXT, money(amount, Some(Suspense::Late)));
        let event = SlipEvent::PaymentCounted { reference: "R1".into(), reason: "已核对".into() };
        waived(&record.found("钱财", NEXT, Event::Slip(event)))
    };
    assert_eq!(counted(2_000), None);
    assert!(counted(1_999).is_some());
    let verified = Event::Slip(SlipEvent::PaymentVerified { receipt: paper(DocKind::PaymentReceipt, 93) });
    assert!(waived(&charged(true, false).found("钱财", NEXT, verified)).is_some(), "nobody paid");
}

/// SR-F2, F-11: where the law demands payment first, nothing is issued before it; what was put off by leave, and what was refused, waits for nothing.
#[test]
fn no_result_is_issued_before_a_due_payment() {
    let delivered = || Event::ResultProduced { result: "许可证".into(), valid_until: None };
    let issued = |prepaid, before: Vec<Event>| {
        let mut record = charged(true, prepaid);
        record.found("周批", NEXT, granted("准予经营"));
        for event in before {
            record.found("钱财", NEXT, event);
        }
        waived(&record.found("冯达", NEXT, delivered()))
    };
    assert_eq!(issued(true, vec![]).map(|proof| proof.len()), Some(2), "the slip and what was made");
    assert_eq!(issued(false, vec![]), None, "no law demands it first");
    assert_eq!(issued(true, vec![money(2_000, None)]), None);
    assert!(issued(true, vec![money(2_000, Some(Suspense::Late))]).is_some(), "in suspense");
    let void = || Event::Slip(SlipEvent::SlipVoided { reason: "有误".into() });
    assert_eq!(
        issued(true, vec![void()]).map(|proof| proof.len()),
        Some(2),
        "made void, and nothing in its place"
    );
    let put_off = || relief(Sought::Deferral { until: jiff::civil::date(2026, 12, 1) }, "减免办法");
    assert_eq!(issued(true, vec![put_off(), relieved(true, 2_000)]), None);
    assert!(issued(true, vec![put_off(), relieved(false, 2_000)]).is_some(), "not approved");
    let expired = Event::LimitPassed { clock: ClockName::Payment, due: at(NEXT) };
    assert!(issued(true, vec![put_off(), relieved(true, 2_000), expired]).is_some(), "the day has passed");
    let mut record = charged(true, true);
    record.found("周批", NEXT, refused("场所不符合卫生要求，距污染源不足二十五米"));
    assert_eq!(waived(&record.found("冯达", NEXT, delivered())), None, "refused");
}

/// SR-T5, F-11: a result that waits for the payer is late by no fault of the hall; one that waits for the slip is.
#[test]
fn a_result_that_waits_for_the_payer_is_not_the_halls_delay() {
    let late = |before: Vec<Event>| {
        let mut record = charged(true, true);
        record.found("周批", NEXT, granted("准予经营"));
        for event in before {
            record.found("钱财", NEXT, event);
        }
        let passed = Event::LimitPassed { clock: ClockName::Issue, due: at(NEXT) };
        names(&record.found("system", NEXT, passed), Rule::IssueLimit)
    };
    assert!(!late(vec![]), "nobody has paid");
    assert!(late(vec![money(2_000, None)]), "paid, and not delivered");
    assert!(
        late(vec![Event::Slip(SlipEvent::SlipVoided { reason: "有误".into() })]),
        "nobody has said how much"
    );
}

/// SR-D2, CA10: against the checklist, or against the review, without saying why.
#[test]
fn a_decision_follows_the_checklist_or_says_why_not() {
    let mut content = complete();
    let Block::Step(review) = &mut content.process.blocks[0] else { panic!("the review") };
    review.checklist = vec![CheckPoint { id: "布局".into(), text: "布局是否合理".into() }];
    let found = |opinion, result, yes| {
        let event = finish("审查", opinion, result, &[("布局", yes)]);
        names(&Record::of(content.clone()).found("赵审", NEXT, event), Rule::Benchmark)
    };
    assert!(!found("符合", StepResult::Agree, true));
    assert!(!found("布局不合理，已出具整改意见书", StepResult::Disagree, false));
    assert!(found("符合", StepResult::Agree, false));
    assert!(!found("隔断正在施工，三日内完成，已附承诺", StepResult::Agree, false), "says why");
    let over = |words: &str| {
        let mut record = Record::of(content.clone());
        let against = finish("审查", "布局不合理，污水直排", StepResult::Disagree, &[("布局", false)]);
        record.found("赵审", NEXT, against);
        let found = record.found("周批", NEXT, granted(words));
        found.iter().find(|finding| finding.rule == Rule::Benchmark).map(|finding| finding.evidence.len())
    };
    assert_eq!(over("准予"), Some(2), "the review and the grant prove it");
    // What the approver writes into the decision is read, and must say something.
    let with = |opinion: &str| {
        let mut record = Record::of(content.clone());
        let against = finish("审查", "布局不合理，污水直排", StepResult::Disagree, &[("布局", false)]);
        record.found("赵审", NEXT, against);
        let started =
            Event::StepStarted {
                step: "决定".into(), post: "决定岗".into(), limit: Limit::working_days(3)
            };
        record.found("system", NEXT, started);
        record.found("周批", NEXT, finish("决定", opinion, StepResult::Agree, &[]));
        let found = record.found("周批", NEXT, granted("准予从事食品经营"));
        found.iter().any(|finding| finding.rule == Rule::Benchmark)
    };
    assert!(with("经审查符合规定，同意。"));
    assert!(!with("复查时污水已经接入管网，布局按要求改好"));
    assert_eq!(over("复查时布局已经改好，准予从事食品经营"), None);
}

/// SR-R1, P-18: a step of high risk is guarded by its checklist and a reasoned opinion.
#[test]
fn a_step_of_high_risk_is_guarded() {
    let with = |level| {
        let mut content = complete();
        let Block::Step(review) = &mut content.process.blocks[0] else { panic!("the review") };
        review.checklist = vec![CheckPoint { id: "布局".into(), text: "布局是否合理".into() }];
        let measures = vec!["双人复核".into()];
        review.risk = Some(RiskPoint { level, form: "放宽标准".into(), measures, owner: String::new() });
        content
    };
    let found = |level, opinion, answers: &[(&str, bool)]| {
        let event = finish("审查", opinion, StepResult::Agree, answers);
        names(&Record::of(with(level)).found("赵审", NEXT, event), Rule::RiskControl)
    };
    assert!(!found(RiskLevel::High, "布局合理，设备齐全，符合规范", &[("布局", true)]));
    assert!(found(RiskLevel::High, "同意", &[("布局", true)]), "a bare signature");
    assert!(found(RiskLevel::High, "布局合理，设备齐全，符合规范", &[]), "no answers");
    assert!(!found(RiskLevel::Low, "同意", &[]));
}

/// SR-T5, L-26: whoever is heard is told seven working days before.
#[test]
fn a_hearing_is_told_in_time() {
    let scheduled = |when: &str| {
        let sitting = rules::case::hearing::Sitting {
            at: at(when),
            place: "二楼".into(),
            chair: "郑局".into(),
            closed_because: String::new(),
        };
        Event::Hearing(HearingEvent::HearingScheduled { sitting, notice: paper(DocKind::HearingNotice, 91) })
    };
    let found = |when| names(&Record::of(complete()).found("赵审", NEXT, scheduled(when)), Rule::IssueLimit);
    assert!(!found("2026-03-13T10:00:00+08:00"));
    assert!(found("2026-03-12T10:00:00+08:00"));
}

/// SR-C3, L-06, P-08: what is missing was deferred, or the case was not to be accepted.
#[test]
fn nothing_mandatory_is_missing_at_acceptance() {
    let record = Record::of(complete());
    let accepted = record.stage.history.iter().find(|event| matches!(event.event, Event::CaseAccepted(_)));
    let accepted = accepted.expect("the acceptance").clone();
    let mut richer = complete();
    richer.materials.push(material("健康证", Necessity::Mandatory));
    let found = |content: &Content, event: &Recorded<Event>| {
        let hall = &record.stage.hall.state;
        names(&supervise(&record.case.state, std::slice::from_ref(event), content, hall), Rule::Materials)
    };
    assert!(!found(&complete(), &accepted));
    assert!(found(&richer, &accepted));
    let mut deferred = accepted.clone();
    if let Event::CaseAccepted(acceptance) = &mut deferred.event {
        acceptance.deferred = vec!["健康证".into()];
    }
    assert!(!found(&richer, &deferred));
}
