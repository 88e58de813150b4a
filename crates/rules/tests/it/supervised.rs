//! What supervision finds in a history that the rules would never have let come about: a node of another make, an import.

use crate::stage::{Stage, complete};
use rules::{
    case::{ApplySource, Command, Event, StepResult, material::Given},
    dossier::{Recorded, Stamp},
    item::content::MaterialForm,
    supervision::{Rule, supervise},
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
