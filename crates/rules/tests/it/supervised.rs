//! What supervision finds in a history that the rules would never have let come about: a node of another make, an import.

use crate::stage::{Stage, complete};
use rules::{
    actor::Actor,
    card::{self, Card, Context},
    case::{ApplySource, Command, Event, StepResult, material::Given},
    dossier::{Dossier, Known, Recorded, Stamp},
    identifier::CaseNumber,
    item::content::MaterialForm,
    supervision::{Finding, Rule, SupervisionLevel, supervise},
    time::Instant,
};

fn now() -> Instant {
    Instant::parse("2026-03-02T09:30:00+08:00").expect("a moment")
}

fn finish(step: &str) -> Command {
    let (result, opinion) = (StepResult::Agree, "符合".to_owned());
    Command::FinishStep { step: step.into(), result, opinion, checklist: Default::default() }
}

/// K-13, SR-P1: who reviewed before a send-back reviewed all the same, and must not decide.
#[test]
fn a_send_back_hides_no_reviewer() {
    let mut stage = Stage::with(complete(), vec![]).expect("a stage");
    let given = Given { material: "申请书".into(), form: MaterialForm::Paper, count: 1, files: vec![] };
    let submit = Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source: ApplySource::Window,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: vec![given],
        licence: None,
        by_promise: false,
    };
    let back = Command::SendBack { from: "决定".into(), to: "审查".into(), reason: "请复核".into() };
    let acts = [
        ("张窗", submit),
        ("张窗", Command::Accept { deferred: vec![] }),
        ("赵审", finish("审查")),
        ("周批", back),
        ("钱审", finish("审查")),
    ];
    for (who, command) in acts {
        stage.case(who, command, now()).expect("a lawful act");
    }
    let decided_by = |who: &str| {
        let stamp = Stamp { actor: who.into(), happened_at: now(), recorded_at: now() };
        let event = Event::StepFinished {
            step: "决定".into(),
            result: StepResult::Agree,
            opinion: "同意".into(),
            checklist: Default::default(),
            paper: None,
        };
        let recorded = Recorded { version: stage.case.version + 1, stamp, event };
        let after = stage.case.clone().then(&recorded);
        let found = supervise(&after.state, &[recorded], &stage.content().1, &stage.hall.state);
        found
            .into_iter()
            .filter(|finding| finding.rule == Rule::Order)
            .map(|it| it.evidence)
            .collect::<Vec<_>>()
    };
    assert!(decided_by("周批").is_empty());
    let [proof] = &decided_by("赵审")[..] else { panic!("one finding") };
    let reviewed = |event: &&Recorded<Event>| {
        event.stamp.actor.as_str() == "赵审" && matches!(event.event, Event::StepFinished { .. })
    };
    let reviewed = stage.history.iter().find(reviewed).expect("the first review").version;
    assert_eq!(
        *proof,
        [reviewed, stage.case.version + 1],
        "the review before the send-back, and the decision"
    );
}

/// SR-C1, L-17: words that would fit any case are no reason, however they are put together; what names a fact of this one is.
#[test]
fn words_that_fit_any_case_are_no_reason() {
    let standard = rules::supervision::Standard::default();
    let day = now().day();
    for words in [
        "不符合",
        "经审查，不符合法定条件",
        "您提交的材料不符合规定要求",
        "你的申请不符合有关规定，不予许可",
        "经研究，决定不予批准。",
        "申请材料未达到相关标准",
        "经复核不符合法定条件，建议不予批准。",
        "经审查符合规定，同意。",
        "　　…………！！！！",
    ] {
        assert!(standard.is_no_reason(words, day), "{words}");
    }
    for words in [
        "厨房面积不足八平方米",
        "经审查，经营场所位于居民楼内，不符合条件",
        "申请人两年内被撤销过许可",
        "缺少消防验收意见书",
        "经审查，人员、场所、设施均符合规定，同意。",
    ] {
        assert!(!standard.is_no_reason(words, day), "{words}");
    }
}

/// S-07: whatever the rule and the level, one cause raises one card. The same cause again does nothing, a later one is added to the card
/// that stands, or raises a reminder anew, and once the card is over it raises it anew.
#[test]
fn whatever_the_rule_one_cause_raises_one_card() {
    let stage = Stage::with(complete(), vec![]).expect("a stage");
    let hall = &stage.hall.state;
    let system = Actor::system();
    let supervisor = Actor::staff("何监".into(), hall);
    for rule in Rule::ALL {
        for level in SupervisionLevel::ALL {
            let finding = |event: u64| Finding {
                case: CaseNumber::parse("11999921MB991508XT4000115003000202603020001").expect("a number"),
                rule: *rule,
                level: *level,
                step: None,
                department: "市监局".into(),
                post: "审查岗".into(),
                person: None,
                evidence: vec![event],
                also: vec![],
                limit: None,
            };
            let raise =
                |event| card::Command::Raise { finding: Box::new(finding(event)), remark: String::new() };
            let mut known = Known::<Card>::default();
            let mut act = |command, actor: &Actor| -> Vec<&'static str> {
                let context = Context { now: now(), actor, hall, case_is_over: false, document_serial: 1 };
                let events = known.state.decide(command, &context).expect("taken");
                for event in &events {
                    let stamp = Stamp { actor: actor.person.clone(), happened_at: now(), recorded_at: now() };
                    let recorded = Recorded { version: known.version + 1, stamp, event: event.clone() };
                    known = std::mem::take(&mut known).then(&recorded);
                }
                events.iter().map(Card::event_name).collect()
            };
            assert_eq!(act(raise(5), &system), ["CardRaised"], "{rule:?} {level:?}");
            assert!(act(raise(5), &system).is_empty(), "{rule:?} {level:?} fires once");
            let again = if *level == SupervisionLevel::Remind { "CardRaised" } else { "CauseAdded" };
            assert_eq!(act(raise(7), &system), [again], "{rule:?} {level:?}");
            assert!(act(raise(7), &system).is_empty(), "{rule:?} {level:?}");
            let close = card::Command::Close { conclusion: "已经查明".into() };
            assert_eq!(act(close, &supervisor), ["CardClosed"]);
            assert!(act(raise(7), &system).is_empty(), "what was concluded is concluded");
            assert_eq!(act(raise(9), &system), ["CardRaised"], "{rule:?} {level:?} after it was over");
        }
    }
}
