//! What holds for every history of a case, whoever does what and however late time is told of it.

use std::{collections::BTreeSet, sync::LazyLock};

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    case::{
        ApplySource, Case, CaseOutcome, CaseStatus, ClockName, Command, DeliveryMode, Event, HearingCommand,
        OfficersCommand, Side, SpecialProcedureKind, StepResult, SuperiorCommand,
        hearing::{Heard, Sitting},
        material::{CorrectionItem, Given},
        next_wake,
        superior::Reply,
    },
    clock::{Clock, Limit},
    dossier::{Dossier, Known, Recorded, SYSTEM, Stamp},
    identifier::CaseNumber,
    item::{
        Content,
        content::{Basis, CaseKind, MaterialForm, Necessity, Purpose},
        process::{Block, Branch, StepKind},
    },
    licence::{Grant, LicenceState},
    name::{PersonId, StepId},
    time::{Instant, WorkingDays, from_day_number},
};

use crate::any_event::{event, instant};
use crate::stage::{Stage, TASK_CODE, complete, material, step};

/// The items that histories are made of: a plain one, one with parallel branches and a deferrable material, one that
/// is handled on the spot in office seconds, one in calendar days, one that is forwarded up, and one that renews a
/// licence.
static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let mut parallel = complete();
    let branch = |name: &str, post: &str, days| Branch {
        name: name.into(),
        blocks: vec![Block::Step(step(name, StepKind::Review, post, days))],
    };
    let branches = vec![branch("消防", "消防岗", 1), branch("环保", "环保岗", 2)];
    parallel.process.blocks.insert(1, Block::Parallel { branches });
    parallel.materials.push(material("健康证", Necessity::Deferrable));
    let mut quick = complete();
    quick.limits.promised = Some(Limit::office_seconds(7200));
    quick.handling.case_kind = Some(CaseKind::OnTheSpot);
    let mut only = step("决定", StepKind::Decision, "决定岗", 1);
    only.limit = Limit::office_seconds(3600);
    quick.process.blocks = vec![Block::Step(only)];
    let mut civil = complete();
    civil.limits.statutory = Some(Limit::calendar_days(30));
    civil.limits.promised = Some(Limit::calendar_days(9));
    for (block, days) in civil.process.blocks.iter_mut().zip([3, 2]) {
        if let Block::Step(step) = block {
            step.limit = Limit::calendar_days(days);
        }
    }
    let mut upward = complete();
    upward.handling.superior = "省局".into();
    upward.process.blocks.insert(1, Block::Step(step("转报", StepKind::Forward, "审查岗", 2)));
    let mut renewal = complete();
    renewal.handling.purpose = Purpose::Renewal;
    renewal.handling.about = TASK_CODE.into();
    let mut made: Vec<Stage> = [complete(), parallel, quick, civil, upward, renewal]
        .map(|content: Content| Stage::with(content, vec![]).expect("a stage"))
        .into();
    made[RENEWAL].issue(held(), Instant::midnight(held().valid_from)).expect("a licence");
    made
});

/// The stage on which a licence is to be renewed; its last day lies within the reach of most histories.
const RENEWAL: usize = 5;

fn held() -> Grant {
    Grant {
        name: "食品经营许可证".into(),
        type_code: String::new(),
        issuer_code: String::new(),
        item: TASK_CODE.into(),
        item_version: 1,
        main_item: String::new(),
        department: "市监局".into(),
        holder: "王申".into(),
        case: CaseNumber::compose(TASK_CODE, from_day_number(20_000), 1).expect("a number"),
        content: "准予经营".into(),
        valid_from: from_day_number(20_000),
        valid_until: Some("2026-03-15".parse().expect("a day")),
    }
}

/// The command as it is meant on this stage: an application for a renewal names the licence.
fn meant(which: usize, mut command: Command) -> Command {
    if let Command::Submit { licence, .. } = &mut command {
        *licence = (which == RENEWAL).then(|| "宁市监证〔2026〕1号".parse().expect("a number"));
    }
    command
}

const PEOPLE: [&str; 11] =
    ["王申", "张窗", "李窗", "赵审", "钱审", "周批", "冯达", "郑局", "肖消", "黄环", "路人"];
pub(crate) const STEPS: [&str; 5] = ["审查", "消防", "环保", "转报", "决定"];

pub(crate) fn given(name: &str) -> Given {
    Given { material: name.into(), form: MaterialForm::Paper, count: 1, files: vec![] }
}

pub(crate) fn basis() -> Basis {
    Basis { law: "食品安全法".into(), article: "第三十三条".into(), ..Basis::default() }
}

fn submit(source: ApplySource, materials: Vec<Given>) -> Command {
    Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials,
        licence: None,
        by_promise: false,
    }
}

/// Somebody and what they want, more often sensible than not.
fn wish() -> impl Strategy<Value = (&'static str, Command)> {
    let stepwise = (select(&PEOPLE[..]), select(&STEPS[..]), select(&STEPS[..]), 0..4u8).prop_map(
        |(who, step, other, kind)| {
            let step = StepId::from(step);
            let command = match kind {
                0 => Command::TakeStep { step },
                1 => Command::SendBack { from: step, to: other.into(), reason: "请复核".into() },
                _ if who == "钱审" => {
                    Command::Superior(SuperiorCommand::Forward { step, opinion: "拟同意".into() })
                }
                _ => Command::FinishStep {
                    step,
                    result: StepResult::Agree,
                    opinion: "符合".into(),
                    checklist: Default::default(),
                },
            };
            (who, command)
        },
    );
    let fixed = select(vec![
        ("张窗", submit(ApplySource::Window, vec![given("申请书")])),
        ("张窗", submit(ApplySource::Window, vec![])),
        ("王申", submit(ApplySource::DesktopWeb, vec![given("申请书")])),
        ("张窗", Command::Receive),
        (
            "李窗",
            Command::ReturnPreReview {
                reasons: vec![CorrectionItem { material: None, what: "缺签名".into() }],
            },
        ),
        ("王申", Command::Resubmit { form: "表二".into(), materials: vec![given("申请书")] }),
        (
            "张窗",
            Command::RequestCorrection {
                items: vec![CorrectionItem { material: None, what: "缺签名".into() }],
            },
        ),
        ("王申", Command::SupplyCorrection { form: None, materials: vec![given("申请书")] }),
        ("张窗", Command::Accept { deferred: vec![] }),
        ("李窗", Command::Accept { deferred: vec!["健康证".into()] }),
        ("张窗", Command::CorrectOnTheSpot { form: None, materials: vec![given("申请书")] }),
        ("王申", Command::SupplyDeferred { materials: vec![given("健康证")] }),
        ("张窗", Command::TellNotRequired { reason: "不需许可".into() }),
        ("张窗", Command::RefuseAcceptance { reason: "不归本局".into(), proper_body: "消防".into() }),
        (
            "周批",
            Command::Grant {
                content: "准予".into(), opinion: "同意".into(), checklist: Default::default()
            },
        ),
        (
            "周批",
            Command::Refuse {
                reasons: "不合".into(),
                basis: vec![basis()],
                standard: "标准".into(),
                checklist: Default::default(),
            },
        ),
        ("冯达", Command::ProduceResult),
        (
            "冯达",
            Command::Deliver {
                mode: DeliveryMode::Direct,
                recipient: "签".into(),
                proof: Default::default(),
            },
        ),
        ("王申", Command::Withdraw { reason: String::new() }),
        ("郑局", Command::Terminate { reason: "死亡".into() }),
        ("郑局", Command::Extend { by: WorkingDays(10), reason: "复杂".into() }),
        ("郑局", Command::Extend { by: WorkingDays(3), reason: "复杂".into() }),
    ]);
    let able = select(vec![
        ("赵审", "审查"),
        ("钱审", "转报"),
        ("肖消", "消防"),
        ("黄环", "环保"),
        ("周批", "决定"),
    ]);
    let able =
        (able, select(vec!["审查", "消防"]), 0..4u8, 1..12u16).prop_map(|((who, step), back, act, days)| {
            let step = StepId::from(step);
            let command = match act {
                0 => Command::SendBack { from: step, to: back.into(), reason: "请复核".into() },
                1 => Command::StartSpecialProcedure {
                    kind: SpecialProcedureKind::Testing,
                    needed: Limit::working_days(days),
                    basis: basis(),
                },
                2 => Command::EndSpecialProcedure { result: "完毕".into() },
                _ => Command::FinishStep {
                    step,
                    result: StepResult::Agree,
                    opinion: "符合".into(),
                    checklist: Default::default(),
                },
            };
            (who, command)
        });
    let special = (select(&PEOPLE[..]), select(SpecialProcedureKind::ALL), 1..12u16, any::<bool>()).prop_map(
        |(who, kind, days, begins)| {
            let begin =
                Command::StartSpecialProcedure { kind, needed: Limit::working_days(days), basis: basis() };
            (who, if begins { begin } else { Command::EndSpecialProcedure { result: "完毕".into() } })
        },
    );
    prop_oneof![4 => fixed, 3 => stepwise, 8 => able, 1 => special, 1 => chapters()]
}

/// Somebody is to be heard, stands aside, is late or in a hurry.
fn chapters() -> impl Strategy<Value = (&'static str, Command)> {
    let reason = || "因故".to_owned();
    let of = |who, command| (who, Command::Hearing(command));
    let recuse = OfficersCommand::Recuse { person: "赵审".into(), reason: reason() };
    let ask = OfficersCommand::AskRecusal { person: "钱审".into(), reason: reason() };
    let deny = OfficersCommand::DenyRecusal { person: "钱审".into(), reason: reason() };
    let reply = Reply {
        step: "转报".into(),
        agrees: true,
        number: "批复".into(),
        dated: EPOCH.day(),
        opinion: reason(),
    };
    let fixed = select(vec![
        of("赵审", HearingCommand::TellRight { interest: "采光".into() }),
        of("钱审", HearingCommand::TellRight { interest: "采光".into() }),
        of("王申", HearingCommand::Request { side: Side::Applicant }),
        of("王申", HearingCommand::Waive { side: Side::Applicant }),
        of("王申", HearingCommand::WithdrawRequest { side: Side::Applicant }),
        of("邻居一", HearingCommand::Request { side: Side::Party(0) }),
        of("钱审", HearingCommand::Waive { side: Side::Party(0) }),
        of(
            "钱审",
            HearingCommand::Inform {
                person: "邻居一".into(),
                party: "邻居".into(),
                interest: "采光".into(),
                limit: Limit::working_days(3),
            },
        ),
        of(
            "钱审",
            HearingCommand::Hear { side: Side::Party(0), how: Heard::Spoke, statement: "反对".into() },
        ),
        of(
            "钱审",
            HearingCommand::Hear { side: Side::Party(0), how: Heard::Silent, statement: String::new() },
        ),
        of(
            "王申",
            HearingCommand::Hear { side: Side::Applicant, how: Heard::Waived, statement: String::new() },
        ),
        of("郑局", HearingCommand::Hold { record: "要点".into(), signed: Some("签".into()), files: vec![] }),
        ("赵审", Command::Officers(recuse)),
        ("王申", Command::Officers(ask)),
        ("郑局", Command::Officers(deny)),
        ("赵审", Command::Superior(SuperiorCommand::Forward { step: "转报".into(), opinion: reason() })),
        ("钱审", Command::Superior(SuperiorCommand::Return(reply.clone()))),
        ("赵审", Command::Superior(SuperiorCommand::Return(reply))),
        ("郑局", Command::ExplainDelay { reason: reason() }),
        ("郑局", Command::Expedite { promised: Limit::working_days(4), reason: reason() }),
    ]);
    let scheduled = (2_500..9_000i64).prop_map(|hours| {
        let at = EPOCH.plus_ms(hours * 3_600_000);
        let sitting =
            Sitting { at, place: "会议室".into(), chair: "郑局".into(), closed_because: String::new() };
        ("钱审", Command::Hearing(HearingCommand::Schedule(sitting)))
    });
    prop_oneof![4 => fixed, 1 => scheduled]
}

/// From where the times of hearings are counted: the day on which the stage opens.
const EPOCH: Instant = Instant(1_767_488_400_000);

/// A sensible beginning, so that most histories come further than the window.
fn opening() -> impl Strategy<Value = Vec<(&'static str, Command)>> {
    let accept = vec![
        ("张窗", submit(ApplySource::Window, vec![given("申请书")])),
        ("张窗", Command::Accept { deferred: vec![] }),
        ("李窗", Command::Accept { deferred: vec!["健康证".into()] }),
    ];
    let reviewed = Command::FinishStep {
        step: "审查".into(),
        result: StepResult::Agree,
        opinion: "符合".into(),
        checklist: Default::default(),
    };
    let forwarded = SuperiorCommand::Forward { step: "转报".into(), opinion: "拟同意".into() };
    let granted =
        Command::Grant { content: "准予".into(), opinion: "同意".into(), checklist: Default::default() };
    let far = [("赵审", reviewed), ("钱审", Command::Superior(forwarded)), ("周批", granted)];
    let far = accept.iter().cloned().chain(far).collect();
    let online = vec![("王申", submit(ApplySource::DesktopWeb, vec![given("申请书")]))];
    select(vec![accept.clone(), accept, far, online, vec![]])
}

/// A history as it happens: acts with minutes between them; `awake` says whether alarms ring on the way or the hall
/// slept through them and hears of the time only when it wakes.
type Wish = (&'static str, Command);
type Walk = (usize, Vec<Wish>, Vec<(i64, bool, Wish)>);

fn walk() -> impl Strategy<Value = Walk> {
    let minutes = prop_oneof![12 => 1..400i64, 4 => 400..5_000i64, 1 => 5_000..40_000i64];
    (0..6usize, opening(), vec((minutes, any::<bool>(), wish()), 1..40))
}

/// Time is told: what the Tick brings, and that afterwards nothing is left to tell.
fn told(stage: &mut Stage, now: Instant) -> Result<(), TestCaseError> {
    stage.tick(now).expect("time is not refused");
    let before = stage.history.len();
    let again = stage.tick(now).expect("time is not refused");
    prop_assert!(again.is_empty() && stage.history.len() == before, "a second Tick yields {again:?}");
    if let Some(wake) = stage.next_wake() {
        prop_assert!(wake > now, "the next alarm {wake} is not after {now}");
        let early = stage.clone().tick(wake.minus_ms(1)).expect("time is not refused");
        prop_assert!(early.is_empty(), "before its alarm: {early:?}");
        let rung = stage.clone().tick(wake).expect("time is not refused");
        prop_assert!(!rung.is_empty(), "the alarm {wake} rings in vain");
    }
    Ok(())
}

/// What holds for the history as a whole.
fn lawful(stage: &Stage) -> Result<(), TestCaseError> {
    let history = &stage.history;
    let replayed: Known<Case> = Known::replay(history);
    prop_assert_eq!(format!("{:?}", &replayed), format!("{:?}", &stage.case));
    for (event, version) in history.iter().zip(1..) {
        prop_assert_eq!(event.version, version);
    }
    let count = |is: fn(&Event) -> bool| history.iter().filter(|event| is(&event.event)).count();
    prop_assert!(count(|event| matches!(event, Event::ExtensionApproved { .. })) <= 1, "twice");
    prop_assert!(count(|event| matches!(event, Event::CorrectionNoticeIssued { .. })) <= 1, "twice");
    prop_assert!(
        count(|event| matches!(event, Event::CaseAccepted(_) | Event::CaseDeemedAccepted(_))) <= 1,
        "twice"
    );
    prop_assert!(
        count(|event| matches!(
            event,
            Event::Granted { .. } | Event::Refused { .. } | Event::RenewalDeemedGranted { .. }
        )) <= 1,
        "twice"
    );
    let numbers: Vec<_> = history.iter().flat_map(|event| event.event.documents()).collect();
    let different: BTreeSet<_> = numbers.iter().map(|document| document.number.as_str()).collect();
    prop_assert_eq!(different.len(), numbers.len(), "the same number twice");
    let ends = history.iter().position(|event| {
        matches!(
            event.event,
            Event::NotRequiredTold { .. }
                | Event::AcceptanceRefused { .. }
                | Event::ResultDelivered { .. }
                | Event::ApplicationWithdrawn { .. }
                | Event::CaseTerminated { .. }
        )
    });
    let later = ends.map_or(&[][..], |end| &history[end + 1..]);
    // What was promised is verified, and what was decided is served, when the case is over.
    let goes_on = |event: &Event| match event {
        Event::DocumentServed { .. } | Event::Promise(_) => true,
        Event::LimitPassed { clock, .. } => clock.outlives_the_case(),
        _ => false,
    };
    prop_assert!(later.iter().all(|event| goes_on(&event.event)), "something happened after the end");
    prop_assert_eq!(ends.is_some(), stage.case.state.status.is_final());
    licence_and_case_agree(stage)?;
    one_live_clock_each(&stage.case.state)?;
    pauses_never_shorten(stage)
}

/// What the case decided is what the licence says, and a renewal asked for in time and still open lets nothing end (L-31).
fn licence_and_case_agree(stage: &Stage) -> Result<(), TestCaseError> {
    let (case, licence) = (&stage.case.state, &stage.licence.state);
    let Some(about) = &case.about else { return Ok(()) };
    let granted = case.outcome == Some(CaseOutcome::Granted);
    prop_assert_eq!(licence.valid_until(), if granted { about.until } else { about.valid_until });
    prop_assert_eq!(licence.pending.is_some(), case.outcome.is_none());
    prop_assert!(case.outcome.is_some() || !about.in_time || licence.state == LicenceState::Valid);
    Ok(())
}

/// Every open step of a live case has exactly one running clock, every closed one none (lesson 7).
fn one_live_clock_each(case: &Case) -> Result<(), TestCaseError> {
    for (id, record) in &case.steps {
        let runs = case.clock(&ClockName::Step(id.clone())).is_some_and(|clock| !clock.is_stopped());
        // What lies with the superior has no limit here (L-15).
        let here = case.status != CaseStatus::ForwardedUp;
        let open = record.finished.is_none() && !case.status.is_final() && here;
        prop_assert_eq!(runs, open, "{} {:?}", id, record);
    }
    Ok(())
}

/// A special procedure that has ended never leaves a limit earlier than it was before.
fn pauses_never_shorten(stage: &Stage) -> Result<(), TestCaseError> {
    let calendar = &stage.hall.state.calendar;
    let mut known: Known<Case> = Known::default();
    let mut before: Vec<(ClockName, Clock)> = vec![];
    for event in &stage.history {
        if let Event::SpecialProcedureStarted { .. } = event.event {
            before = known.state.clocks.iter().map(|(name, clock)| (name.clone(), clock.clone())).collect();
        }
        known = known.then(event);
        if let Event::SpecialProcedureEnded { .. } = event.event {
            // The procedure's own time begins anew with each.
            for (name, old) in before.iter().filter(|(name, _)| *name != ClockName::Procedure) {
                let Some(new) = known.state.clock(name) else { continue };
                let (was, is) = (old.due_at(calendar), new.due_at(calendar));
                prop_assert!(is >= was, "{name:?} fell from {was} to {is}");
                prop_assert!(!old.is_stopped() || is == was, "{name:?} had stopped, yet moved");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_history_keeps_the_laws((which, opening, acts) in walk()) {
        let mut stage = STAGES[which].clone();
        let mut now = Instant::parse("2026-02-09T09:00:00+08:00").unwrap();
        for (who, command) in opening {
            now = now.plus_seconds(60);
            let _ = stage.case(who, meant(which, command), now);
        }
        for (minutes, awake, (who, command)) in acts {
            let until = now.plus_seconds(minutes * 60);
            while let Some(wake) = stage.next_wake().filter(|wake| awake && *wake <= until) {
                now = now.max(wake);
                told(&mut stage, now)?;
            }
            now = until;
            told(&mut stage, now)?;
            let before = (stage.history.len(), stage.case.state.status.is_final());
            let _ = stage.case(who, meant(which, command), now);
            prop_assert!(!before.1 || stage.history.len() == before.0, "an act after the end");
        }
        told(&mut stage, now)?;
        lawful(&stage)?;
        // Every event has an actor, and time's own acts are time's.
        for event in &stage.history {
            let by_time = matches!(
                event.event,
                Event::LimitNeared { .. } | Event::LimitPassed { .. } | Event::CaseDeemedAccepted(_)
            );
            prop_assert!(!by_time || event.stamp.actor.as_str() == SYSTEM);
        }
    }

    /// What happened cannot be refused: any events in any order, at any time, fold without fault, can be shown, and
    /// survive their text.
    #[test]
    fn any_event_applies_to_any_case(events in vec((event(), instant(), select(&PEOPLE[..])), 0..24), now in instant()) {
        let hall = &STAGES[0].hall.state;
        let mut known: Known<Case> = Known::default();
        for ((event, at, who), version) in events.into_iter().zip(1..) {
            let stamp = Stamp { actor: PersonId::from(who), happened_at: at, recorded_at: at };
            let recorded = Recorded { version, stamp, event };
            let text = serde_json::to_string(&recorded).unwrap();
            let read: Recorded<Event> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &recorded);
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
            prop_assert!(!Case::event_name(&recorded.event).is_empty());
            known = known.then(&recorded);
            prop_assert_eq!(known.version, version);
        }
        let _ = known.state.marks(hall, None).light(now);
        let _ = next_wake(&known.state, hall, None);
        let _ = rules::supervision::supervise(&known.state, &[], &complete(), hall);
        let mut stage = STAGES[1].clone();
        stage.case = known;
        stage.case("赵审", Command::Tick, now).ok();
    }
}

#[test]
fn every_kind_of_event_is_tried() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let names: BTreeSet<&str> =
        (0..4000).map(|_| Case::event_name(&event().new_tree(&mut runner).unwrap().current())).collect();
    assert_eq!(names.len(), 65, "{names:?}");
}

/// The histories tried above must come far: a law that is asked only of cases at the window says little.
#[test]
fn histories_reach_every_state() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..600 {
        let (which, opening, acts) = walk().new_tree(&mut runner).unwrap().current();
        let mut stage = STAGES[which].clone();
        let mut now = Instant::parse("2026-02-09T09:00:00+08:00").unwrap();
        let opening = opening.into_iter().map(|wish| (1, wish));
        for (minutes, (who, command)) in
            opening.chain(acts.into_iter().map(|(minutes, _, wish)| (minutes, wish)))
        {
            now = now.plus_seconds(minutes * 60);
            stage.tick(now).unwrap();
            let _ = stage.case(who, meant(which, command), now);
            seen.insert(stage.case.state.status);
        }
    }
    // 已受理 itself is passed through at once: the first step opens with acceptance.
    let wanted = CaseStatus::ALL.iter().copied().filter(|status| *status != CaseStatus::Accepted).collect();
    assert_eq!(seen, wanted);
}
