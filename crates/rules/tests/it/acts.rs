//! What may be done now: the list agrees with the decision, and everything in the way is told at once.

use crate::stage::{Stage, complete};
use rules::{
    actor::Actor,
    case::{self, ActKind, ApplySource, Command, Event, Fresh, Refusal, StepResult, material::Given},
    item::{content::MaterialForm, process::CheckPoint},
    name::{PersonId, StepId},
    time::{Instant, WorkingDays},
};

fn now() -> Instant {
    Instant::parse("2026-03-02T09:30:00+08:00").expect("a moment")
}

/// A case accepted by 张窗, with one point to check at the review.
fn accepted() -> Stage {
    let mut content = complete();
    if let rules::item::process::Block::Step(step) = &mut content.process.blocks[0] {
        step.checklist = vec![CheckPoint { id: "c1".into(), text: "材料是否齐全？".into() }];
    }
    let mut stage = Stage::with(content, vec![]).expect("a stage");
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
    stage.case("张窗", submit, now()).expect("the application is taken");
    stage.case("张窗", Command::Accept { deferred: vec![] }, now()).expect("the case is accepted");
    stage
}

/// Asks with the context of somebody.
fn as_seen_by<T>(stage: &Stage, who: &str, ask: impl FnOnce(&case::Case, &case::Context<'_>) -> T) -> T {
    let (item_version, content) = stage.content();
    let actor = Actor::staff(PersonId::from(who), &stage.hall.state);
    let fresh = Fresh::looking_ahead(now());
    let context = case::Context {
        now: now(),
        actor: &actor,
        hall: &stage.hall.state,
        content: &content,
        item_version,
        item_state: stage.item.state.state(),
        fresh: &fresh,
        standing: None,
        places: None,
        licence: None,
    };
    ask(&stage.case.state, &context)
}

/// Act, step and whether it is open, in short.
fn acts(stage: &Stage, who: &str) -> Vec<(ActKind, Option<String>, Option<&'static str>)> {
    as_seen_by(stage, who, |case, context| {
        let acts = case.acts(context).into_iter();
        acts.map(|act| (act.kind, act.step.map(|step| step.0), act.open.err().map(|no| no.rule()))).collect()
    })
}

fn open(stage: &Stage, who: &str) -> Vec<ActKind> {
    acts(stage, who).into_iter().filter(|(_, _, no)| no.is_none()).map(|(kind, _, _)| kind).collect()
}

fn finish(opinion: &str, answered: bool) -> Command {
    Command::FinishStep {
        step: StepId::from("审查"),
        result: StepResult::Agree,
        opinion: opinion.into(),
        checklist: if answered { [("c1".into(), true)].into() } else { Default::default() },
    }
}

#[test]
fn each_post_is_offered_its_own_acts_and_told_why_not_the_others() {
    let mut stage = accepted();
    let reviewing = [
        ActKind::TakeStep,
        ActKind::FinishStep,
        ActKind::StartSpecialProcedure,
        ActKind::InformParty,
        ActKind::TellHearingRight,
        ActKind::AnnounceHearing,
        ActKind::Serve,
        ActKind::Recuse,
    ];
    assert_eq!(open(&stage, "赵审"), reviewing);
    assert_eq!(open(&stage, "郑局"), [ActKind::Extend, ActKind::Expedite, ActKind::Terminate]);
    // Nobody else decides, so whoever does cannot stand aside (P-13).
    assert_eq!(open(&stage, "周批"), []);
    let refused = acts(&stage, "周批");
    assert!(refused.contains(&(ActKind::FinishStep, Some("审查".into()), Some("K-13"))), "{refused:?}");
    // The first step leads back nowhere, so sending back is not even mentioned.
    assert!(refused.iter().all(|(kind, _, _)| *kind != ActKind::SendBack));

    stage.case("赵审", Command::TakeStep { step: "审查".into() }, now()).unwrap();
    assert_eq!(open(&stage, "赵审"), reviewing[1..], "what is taken is not offered to be taken again");
    stage.case("赵审", finish("材料齐全", true), now()).unwrap();
    let deciding = [
        ActKind::TakeStep,
        ActKind::Grant,
        ActKind::Refuse,
        ActKind::SendBack,
        ActKind::StartSpecialProcedure,
        ActKind::InformParty,
        ActKind::TellHearingRight,
        ActKind::AnnounceHearing,
        ActKind::Serve,
    ];
    assert_eq!(open(&stage, "周批"), deciding);
    let procedure = Command::StartSpecialProcedure {
        kind: case::SpecialProcedureKind::ExpertReview,
        needed: rules::clock::Limit::working_days(5),
        basis: stage.content().1.power.setting_basis[0].clone(),
    };
    stage.case("周批", procedure, now()).unwrap();
    // Somebody may be heard while the clock stands still; deciding waits.
    assert_eq!(
        open(&stage, "周批"),
        [
            ActKind::EndSpecialProcedure,
            ActKind::InformParty,
            ActKind::TellHearingRight,
            ActKind::AnnounceHearing,
            ActKind::Serve,
        ]
    );
}

#[test]
fn everything_in_the_way_is_told_at_once_and_trying_changes_nothing() {
    let stage = accepted();
    let before = format!("{:?}", stage.case);
    let refusals = |who, command| as_seen_by(&stage, who, |case, context| case.refusals(command, context));
    let open_points = Refusal::ChecklistOpen(vec!["c1".into()]);
    assert_eq!(refusals("赵审", finish("  ", false)), [Refusal::NoOpinion, open_points.clone()]);
    assert_eq!(refusals("赵审", finish("齐全", false)), [open_points]);
    assert_eq!(refusals("赵审", finish("齐全", true)), []);
    // What nobody can fill in ends the list.
    assert_eq!(refusals("周批", finish("", false)), [Refusal::NotThePost("审查岗".into())]);
    let extend = Command::Extend { by: WorkingDays(30), reason: String::new() };
    assert_eq!(
        refusals("郑局", extend),
        [Refusal::ExtensionTooLong(10), Refusal::NoReasonFor(ActKind::Extend)]
    );
    let special = Command::StartSpecialProcedure {
        kind: case::SpecialProcedureKind::Other,
        needed: rules::clock::Limit::working_days(0),
        basis: Default::default(),
    };
    let no_basis = Refusal::NoBasisFor(ActKind::StartSpecialProcedure);
    let all = [Refusal::NotASpecialProcedure, Refusal::NoNeededTime, no_basis];
    assert_eq!(refusals("赵审", special), all);
    assert_eq!(format!("{:?}", stage.case), before);
}

#[test]
fn a_look_ahead_tells_the_remedies_and_the_ways_back() {
    let mut stage = accepted();
    stage.case("赵审", finish("材料齐全", true), now()).unwrap();
    let decide = StepId::from("决定");
    let events =
        as_seen_by(&stage, "周批", |case, context| case.foreseen(ActKind::Refuse, Some(&decide), context));
    let told = events.unwrap().into_iter().find_map(|event| match event {
        Event::Refused { remedies, .. } => Some(remedies),
        _ => None,
    });
    assert!(told.unwrap().contains("行政复议"));
    let refused =
        as_seen_by(&stage, "赵审", |case, context| case.foreseen(ActKind::Refuse, Some(&decide), context));
    assert_eq!(refused, Err(Refusal::NotThePost("决定岗".into())));
    let (_, content) = stage.content();
    let back: Vec<&str> = stage
        .case
        .state
        .ways_back(&decide, &content.process)
        .into_iter()
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(back, ["审查"]);
}
