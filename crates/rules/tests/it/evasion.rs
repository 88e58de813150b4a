//! Known answers of the detectors of evasion (SU6; SR-V1 … SR-V8), of peers (SR-D1) and rates (SR-E1): what each finds, the
//! honest things that look alike and that it leaves alone, and that it tells of one cause once.

use crate::stage::{Happened, Stage, complete, material, step};
use rules::{
    case::{
        ApplySource, Command, Event, SpecialProcedureKind, StepResult,
        material::{CorrectionItem, Given},
    },
    clock::Limit,
    dossier::{Recorded, Stamp},
    hall::Hall,
    identifier::CaseNumber,
    item::{
        Content,
        content::{Basis, CaseKind, MaterialForm, Necessity},
        process::{Block, StepKind},
    },
    name::{Commitment, PersonId},
    rating::{self, RatingChannel, RatingLevel},
    supervision::{
        Finding, Rule, Setting, SupervisionLevel,
        evasion::{Done, Mark, Rated, Trace, Traces, nightly},
        peers::{PeerTally, deviations},
        rates::{MonthTally, Rates},
    },
    time::{Date, Instant},
};

fn at(moment: &str) -> Instant {
    Instant::parse(&format!("2026-03-{}+08:00", moment.replace(' ', "T"))).expect("a moment")
}

fn day() -> Date {
    jiff::civil::date(2026, 3, 3)
}

fn given(name: &str) -> Given {
    Given { material: name.into(), form: MaterialForm::Paper, count: 1, files: vec![] }
}

fn submit(source: ApplySource, materials: &[&str]) -> Command {
    Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: materials.iter().map(|name| given(name)).collect(),
        licence: None,
        by_promise: false,
    }
}

fn accept() -> Command {
    Command::Accept { deferred: vec![] }
}

fn take(step: &str) -> Command {
    Command::TakeStep { step: step.into() }
}

fn finish(step: &str) -> Command {
    let opinion = "材料齐全，符合条件".to_owned();
    Command::FinishStep {
        step: step.into(),
        result: StepResult::Agree,
        opinion,
        checklist: Default::default(),
    }
}

fn grant() -> Command {
    Command::Grant {
        content: "准予食品经营许可".into(),
        opinion: "同意准予许可".into(),
        checklist: Default::default(),
    }
}

fn send_back() -> Command {
    Command::SendBack { from: "决定".into(), to: "审查".into(), reason: "意见未写明依据".into() }
}

fn slip() -> Vec<CorrectionItem> {
    vec![CorrectionItem { material: None, what: "表格缺签名".into() }]
}

fn pause(kind: SpecialProcedureKind) -> Command {
    let basis =
        Basis { law: "行政许可法".into(), article: "第四十五条".into(), ..Basis::default() };
    Command::StartSpecialProcedure { kind, needed: Limit::working_days(10), basis }
}

/// Plays these acts on a fresh stage; answers the findings of evasion that raised a card, in order.
fn played(content: Content, acts: &[(&str, &str, Command)]) -> Vec<Finding> {
    let mut stage = Stage::with(content, vec![]).expect("a stage");
    let mut found = Vec::new();
    for (moment, who, command) in acts {
        let happened = stage.case(who, command.clone(), at(moment)).expect("a lawful act");
        found.extend(happened.into_iter().filter_map(|it| match it {
            Happened::Card(finding, _) if finding.rule.only_suspects() => Some(*finding),
            _ => None,
        }));
    }
    found
}

fn rules_of(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule.code()).collect()
}

/// From the window to acceptance.
fn accepted() -> Vec<(&'static str, &'static str, Command)> {
    vec![("02 09:05:00", "张窗", submit(ApplySource::Window, &["申请书"])), ("02 09:20:00", "张窗", accept())]
}

fn after(
    mut acts: Vec<(&'static str, &'static str, Command)>,
    more: &[(&'static str, &'static str, Command)],
) -> Vec<(&'static str, &'static str, Command)> {
    acts.extend(more.iter().cloned());
    acts
}

/// Three steps in a row, so that a row can go on after it was told of.
fn three_steps() -> Content {
    let mut content = complete();
    content.process.blocks = vec![
        Block::Step(step("审查", StepKind::Review, "审查岗", 4)),
        Block::Step(step("审核", StepKind::Verification, "审核岗", 2)),
        Block::Step(step("决定", StepKind::Decision, "决定岗", 2)),
    ];
    content
}

#[test]
fn steps_typed_in_one_upon_the_other_are_found_once() {
    let acts = after(
        accepted(),
        &[
            ("02 09:20:20", "赵审", finish("审查")),
            ("02 09:20:45", "吴核", finish("审核")),
            ("02 09:21:10", "周批", grant()),
        ],
    );
    let found = played(three_steps(), &acts);
    assert_eq!(rules_of(&found), ["SR-V1"], "one row, one finding");
    let [finding] = &found[..] else { panic!("one") };
    assert_eq!(finding.level, SupervisionLevel::EarlyWarning);
    assert_eq!(finding.person, Some(PersonId::from("吴核")), "laid to whoever made it a row");
    assert_eq!(finding.evidence.len(), 2, "both steps are named");
}

#[test]
fn one_quick_step_is_no_row() {
    let acts = after(
        accepted(),
        &[
            ("02 14:00:00", "赵审", finish("审查")),
            ("02 14:00:30", "吴核", finish("审核")),
            ("03 10:00:00", "周批", grant()),
        ],
    );
    assert!(played(three_steps(), &acts).is_empty(), "a reviewer was waiting for it");
}

#[test]
fn what_is_done_on_the_spot_may_be_quick() {
    let mut content = three_steps();
    content.handling.case_kind = Some(CaseKind::OnTheSpot);
    let acts = after(
        accepted(),
        &[
            ("02 09:20:20", "赵审", finish("审查")),
            ("02 09:20:45", "吴核", finish("审核")),
            ("02 09:21:10", "周批", grant()),
        ],
    );
    assert!(played(content, &acts).is_empty());
    let mut content = three_steps();
    content.process.full_authorisation = true;
    assert!(played(content, &acts).is_empty(), "one person decides at the window (P-14)");
}

#[test]
fn what_is_mended_after_a_send_back_may_be_quick() {
    let acts = after(
        accepted(),
        &[
            ("02 10:00:00", "赵审", finish("审查")),
            ("02 15:00:00", "周批", send_back()),
            ("02 15:00:30", "赵审", finish("审查")),
            ("02 15:01:00", "周批", grant()),
        ],
    );
    assert!(played(complete(), &acts).is_empty(), "the opinion lacked a line");
}

#[test]
fn receipt_and_decision_typed_in_at_once_are_found() {
    let mut content = complete();
    content.process.blocks = vec![Block::Step(step("决定", StepKind::Decision, "决定岗", 3))];
    let acts = [
        ("02 09:05:00", "张窗", submit(ApplySource::Window, &["申请书"])),
        ("02 09:05:30", "张窗", accept()),
        ("02 09:06:00", "周批", grant()),
    ];
    let found = played(content.clone(), &acts);
    assert_eq!(rules_of(&found), ["SR-V1"]);
    assert_eq!(found[0].evidence[0], 1, "from the application on");
    let [submitted, taken_in, _] = acts.clone();
    let acts = [submitted, taken_in, ("02 11:00:00", "周批", grant())];
    assert!(played(content, &acts).is_empty(), "taken in at once, decided after two hours");
}

#[test]
fn a_stop_in_the_last_hour_is_found() {
    // Promised for the 16th, until five in the afternoon.
    let acts = after(accepted(), &[("16 16:20:00", "赵审", pause(SpecialProcedureKind::Testing))]);
    let found = played(complete(), &acts);
    assert_eq!(rules_of(&found), ["SR-V2"]);
    assert_eq!(found[0].person, None, "nobody had taken it on");
    let acts = after(accepted(), &[("16 14:00:00", "赵审", pause(SpecialProcedureKind::Testing))]);
    assert!(played(complete(), &acts).is_empty(), "three hours before it is no last hour");
    let acts = after(accepted(), &[("03 16:20:00", "赵审", pause(SpecialProcedureKind::Testing))]);
    assert!(played(complete(), &acts).is_empty(), "days before it is as it should be");
}

#[test]
fn a_test_of_what_came_in_today_is_lawful_on_the_last_day_too() {
    let mut content = complete();
    let mut sample = material("样品", Necessity::Deferrable);
    sample.deferrable = true;
    content.materials.push(sample);
    let acts = [
        ("02 09:05:00", "张窗", submit(ApplySource::Window, &["申请书"])),
        ("02 09:20:00", "张窗", Command::Accept { deferred: vec!["样品".into()] }),
        ("16 15:40:00", "张窗", Command::SupplyDeferred { materials: vec![given("样品")] }),
        ("16 16:20:00", "赵审", pause(SpecialProcedureKind::Testing)),
    ];
    assert!(played(content, &acts).is_empty(), "the sample came this afternoon");
}

#[test]
fn more_time_on_the_last_day_is_found() {
    let extend = || Command::Extend { by: rules::time::WorkingDays(5), reason: "需要外地核实".into() };
    let found = played(complete(), &after(accepted(), &[("16 10:00:00", "郑局", extend())]));
    assert_eq!(rules_of(&found), ["SR-V2"], "the last day of the promise");
    let found = played(complete(), &after(accepted(), &[("12 10:00:00", "郑局", extend())]));
    assert!(found.is_empty(), "asked for in good time");
}

#[test]
fn the_third_return_is_one_too_many_and_told_once() {
    let start = [
        ("02 09:05:00", "王申", submit(ApplySource::DesktopWeb, &["申请书"])),
        ("02 10:00:00", "张窗", Command::ReturnPreReview { reasons: slip() }),
        ("02 11:00:00", "王申", Command::Resubmit { form: Commitment::from("表二"), materials: vec![] }),
        ("02 14:00:00", "张窗", Command::Receive),
        ("02 14:30:00", "张窗", Command::RequestCorrection { items: slip() }),
        (
            "03 09:30:00",
            "王申",
            Command::SupplyCorrection { form: Some(Commitment::from("表三")), materials: vec![] },
        ),
        ("03 10:00:00", "张窗", accept()),
        ("03 11:00:00", "赵审", finish("审查")),
    ];
    let lawful = after(start.to_vec(), &[("03 15:00:00", "周批", grant())]);
    assert!(played(complete(), &lawful).is_empty(), "one return and the one correction notice");
    let again = after(
        start.to_vec(),
        &[
            ("03 15:00:00", "周批", send_back()),
            ("03 16:00:00", "钱审", finish("审查")),
            ("04 10:00:00", "周批", send_back()),
        ],
    );
    let found = played(complete(), &again);
    assert_eq!(rules_of(&found), ["SR-V3"], "the third, and not again at the fourth");
    assert_eq!((found[0].evidence.len(), found[0].post.as_str()), (3, "决定岗"), "whoever sent it back");
}

#[test]
fn a_glance_after_days_is_found() {
    let lying = [("02 10:00:00", "赵审", finish("审查"))];
    let glance = [("05 10:00:00", "周批", take("决定")), ("05 10:00:12", "周批", grant())];
    let found = played(complete(), &after(after(accepted(), &lying), &glance));
    assert_eq!(rules_of(&found), ["SR-V8"]);
    assert_eq!(found[0].person, Some(PersonId::from("周批")));
    let read = [("05 10:00:00", "周批", take("决定")), ("05 10:20:00", "周批", grant())];
    assert!(
        played(complete(), &after(after(accepted(), &lying), &read)).is_empty(),
        "read before it was decided"
    );
    let soon = [("02 11:00:00", "周批", take("决定")), ("02 11:00:12", "周批", grant())];
    let found = played(complete(), &after(after(accepted(), &lying), &soon));
    assert!(found.is_empty(), "it had not lain");
}

#[test]
fn what_waited_for_a_result_did_not_lie() {
    let acts = after(
        accepted(),
        &[
            ("02 10:00:00", "赵审", finish("审查")),
            ("02 11:00:00", "周批", pause(SpecialProcedureKind::Appraisal)),
            ("06 09:40:00", "周批", Command::EndSpecialProcedure { result: "鉴定合格".into() }),
            ("06 10:00:00", "周批", take("决定")),
            ("06 10:00:12", "周批", grant()),
        ],
    );
    assert!(played(complete(), &acts).is_empty(), "the result came this morning, and was waited for");
}

/// A hall with the usual hours, 9 to 12 and 13 to 17.
fn hall() -> Hall {
    Stage::with(complete(), vec![]).expect("a stage").hall.state
}

fn number(serial: u32) -> CaseNumber {
    CaseNumber::compose(crate::stage::TASK_CODE, day(), serial).expect("a number")
}

fn mark(moment: &str, by: &str, version: u64) -> Mark {
    Mark { at: at(moment), by: by.into(), version }
}

/// The trace of a case that was submitted then.
fn trace(serial: u32, applicant: &str, submitted: &str) -> Trace {
    Trace {
        case: number(serial),
        item: crate::stage::TASK_CODE.into(),
        applicant: applicant.into(),
        department: "市监局".into(),
        kind: Some(CaseKind::Promised),
        submitted: Some(at(submitted)),
        received: Some(mark(submitted, "张窗", 2)),
        turned_away: None,
        decided: None,
        finished: vec![],
        rated: None,
    }
}

#[test]
fn turned_away_and_handed_in_anew_is_found_on_its_night() {
    let hall = hall();
    let away =
        Trace { turned_away: Some(mark("02 11:00:00", "张窗", 3)), ..trace(1, "王申", "02 09:00:00") };
    let anew = trace(2, "王申", "03 10:00:00");
    let found = nightly(&[anew.clone(), away.clone()], &hall, day());
    let [finding] = &found[..] else { panic!("one finding: {found:?}") };
    assert_eq!(
        (finding.rule, &finding.case, &finding.also[..]),
        (Rule::Resubmission, &away.case, &[number(2)][..])
    );
    assert_eq!((finding.evidence.as_slice(), finding.post.as_str()), (&[3][..], "受理岗"));
    let next = jiff::civil::date(2026, 3, 4);
    assert!(nightly(&[anew.clone(), away.clone()], &hall, next).is_empty(), "each night finds its own");
    let others = [
        Trace { applicant: "李申".into(), ..anew.clone() },
        Trace { item: "别的事项".into(), ..anew.clone() },
        Trace { submitted: Some(at("02 10:00:00")), ..anew.clone() },
    ];
    for other in others {
        assert!(nightly(&[away.clone(), other.clone()], &hall, day()).is_empty(), "{other:?}");
    }
    let long_ago = Trace {
        turned_away: Some(Mark {
            at: at("03 11:00:00").minus_ms(40 * 86_400_000),
            ..mark("03 11:00:00", "张窗", 3)
        }),
        ..away
    };
    assert!(nightly(&[long_ago, anew], &hall, day()).is_empty(), "weeks later it is a new matter");
}

#[test]
fn three_of_one_kind_on_a_day_are_split_and_two_are_a_familys() {
    let hall = hall();
    let one = |serial: u32, hour: u32| trace(serial, "王申", &format!("03 {hour:02}:00:00"));
    let all = [one(3, 11), one(1, 9), one(2, 10)];
    let found = nightly(&all, &hall, day());
    let [finding] = &found[..] else { panic!("one finding: {found:?}") };
    assert_eq!((finding.rule, &finding.case), (Rule::SplitCases, &number(1)), "laid to the first");
    assert_eq!(finding.also, [number(2), number(3)]);
    assert!(nightly(&all[..2], &hall, day()).is_empty(), "two are no split");
    let clients = [
        one(1, 9),
        Trace { applicant: "李申".into(), ..one(2, 10) },
        Trace { applicant: "赵申".into(), ..one(3, 11) },
    ];
    assert!(nightly(&clients, &hall, day()).is_empty(), "an agent brings the applications of many");
}

/// Steps finished by one person at these moments, each in a case of its own.
fn worked(moments: &[String]) -> Vec<Trace> {
    let one = |(serial, moment): (u32, &String)| Trace {
        finished: vec![Done { step: "审查".into(), mark: mark(moment, "赵审", 5) }],
        ..trace(serial, &format!("申请人{serial}"), "02 09:00:00")
    };
    (1..).zip(moments).map(one).collect()
}

#[test]
fn a_days_work_before_closing_is_a_batch_and_a_busy_day_is_none() {
    let hall = hall();
    let late: Vec<String> = (0..8).map(|minute| format!("03 16:{}:00", 40 + minute)).collect();
    let found = nightly(&worked(&late), &hall, day());
    let [finding] = &found[..] else { panic!("one finding: {found:?}") };
    assert_eq!((finding.rule, finding.also.len()), (Rule::Batch, 7));
    assert_eq!((finding.person.as_ref(), finding.post.as_str()), (Some(&PersonId::from("赵审")), "审查岗"));
    assert!(nightly(&worked(&late[1..]), &hall, day()).is_empty(), "seven are too few");
    let morning: Vec<String> = (0..12).map(|minute| format!("03 09:{:02}:00", 10 + minute)).collect();
    assert!(nightly(&worked(&morning), &hall, day()).is_empty(), "a busy morning");
    let all_day: Vec<String> = (0..5).map(|hour| format!("03 1{hour}:30:00")).chain(late.clone()).collect();
    assert!(nightly(&worked(&all_day), &hall, day()).is_empty(), "busy all day");
    let at_the_counter: Vec<Trace> =
        worked(&late).into_iter().map(|it| Trace { kind: Some(CaseKind::OnTheSpot), ..it }).collect();
    assert!(nightly(&at_the_counter, &hall, day()).is_empty(), "people were waiting");
    let saturday = jiff::civil::date(2026, 3, 7);
    let off: Vec<String> = late.iter().map(|moment| moment.replacen("03", "07", 1)).collect();
    assert!(nightly(&worked(&off), &hall, saturday).is_empty(), "no closing time on a day off");
}

/// Ratings of one clerk's cases at these seconds after three.
fn rated(seconds: &[u32], channel: RatingChannel, clerk: impl Fn(u32) -> &'static str) -> Vec<Trace> {
    let one = |(serial, second): (u32, &u32)| Trace {
        rated: Some(Rated {
            at: at("03 15:00:00").plus_seconds(i64::from(*second)),
            channel,
            clerk: Some(clerk(serial).into()),
            opened_by: Some(9),
        }),
        ..trace(serial, &format!("申请人{serial}"), "02 09:00:00")
    };
    (1..).zip(seconds).map(one).collect()
}

#[test]
fn a_tablet_handed_on_within_seconds_is_found() {
    let hall = hall();
    let (tablet, one) = (RatingChannel::HallTablet, |_| "张窗");
    let found = nightly(&rated(&[0, 20, 45, 3000], tablet, one), &hall, day());
    let [finding] = &found[..] else { panic!("one finding: {found:?}") };
    assert_eq!((finding.rule, &finding.also[..]), (Rule::OwnRating, &[number(2), number(3)][..]));
    assert_eq!((finding.evidence.as_slice(), finding.post.as_str()), (&[9][..], "受理岗"));
    assert!(nightly(&rated(&[0, 20, 65], tablet, one), &hall, day()).is_empty(), "a minute apart");
    assert!(
        nightly(&rated(&[0, 20, 45], RatingChannel::Mobile, one), &hall, day()).is_empty(),
        "their own telephones"
    );
    let two = |serial| if serial % 2 == 0 { "张窗" } else { "李窗" };
    assert!(nightly(&rated(&[0, 20, 45], tablet, two), &hall, day()).is_empty(), "two windows");
}

#[test]
fn a_rule_that_rests_finds_nothing() {
    let mut hall = hall();
    let late: Vec<String> = (0..8).map(|minute| format!("03 16:{}:00", 40 + minute)).collect();
    let rests = Setting { rests: true, ..Setting::usual(Rule::Batch, day()) };
    let rule_set = rules::hall::Event::RuleSet { rule: Rule::Batch, setting: rests, reason: "试行".into() };
    let stamp =
        Stamp { actor: "何监".into(), happened_at: at("02 09:00:00"), recorded_at: at("02 09:00:00") };
    hall = rules::dossier::Dossier::apply(hall, &Recorded { version: 1, stamp, event: rule_set });
    assert!(nightly(&worked(&late), &hall, day()).is_empty());
}

#[test]
fn traces_remember_what_matters() {
    let mut stage = Stage::with(complete(), vec![]).expect("a stage");
    let acts =
        after(accepted(), &[("02 10:00:00", "赵审", finish("审查")), ("02 11:00:00", "周批", grant())]);
    for (moment, who, command) in acts {
        stage.case(who, command, at(moment)).expect("a lawful act");
    }
    let case = stage.case.state.number.clone().expect("a number");
    let mut traces = Traces::default();
    stage.history.iter().for_each(|event| traces.note(&case, event));
    let given = rating::Event::RatingGiven {
        level: RatingLevel::Satisfied,
        channel: RatingChannel::HallTablet,
        tags: vec![],
        words: None,
        anonymous: false,
        follow: None,
    };
    let stamp =
        Stamp { actor: "王申".into(), happened_at: at("03 09:00:00"), recorded_at: at("03 09:00:00") };
    traces.note_rating(&case, &Recorded { version: 2, stamp, event: given });
    let [trace] = &traces.into_traces()[..] else { panic!("one case") };
    assert_eq!((trace.submitted, trace.kind), (Some(at("02 09:05:00")), Some(CaseKind::Promised)));
    let finished: Vec<(&str, &str)> =
        trace.finished.iter().map(|done| (done.step.as_str(), done.mark.by.as_str())).collect();
    assert_eq!(finished, [("审查", "赵审"), ("决定", "周批")]);
    assert_eq!(trace.decided.as_ref().map(|mark| mark.at), Some(at("02 11:00:00")));
    assert_eq!(trace.rated.as_ref().map(|rated| rated.channel), Some(RatingChannel::HallTablet));
    assert!(trace.turned_away.is_none());
}

#[test]
fn what_was_taken_back_before_anybody_had_looked_gains_nothing() {
    let withdrawn = |received: bool| {
        let mut stage = Stage::with(complete(), vec![]).expect("a stage");
        stage
            .case("王申", submit(ApplySource::DesktopWeb, &["申请书"]), at("02 09:05:00"))
            .expect("submitted");
        if received {
            stage.case("张窗", Command::Receive, at("02 10:00:00")).expect("received");
        }
        let back = Command::Withdraw { reason: "填错了".into() };
        stage.case("王申", back, at("02 11:00:00")).expect("withdrawn");
        let case = stage.case.state.number.clone().expect("a number");
        let mut traces = Traces::default();
        stage.history.iter().for_each(|event: &Recorded<Event>| traces.note(&case, event));
        traces.into_traces().remove(0).turned_away.is_some()
    };
    assert!(withdrawn(true) && !withdrawn(false));
}

fn tally(person: &str, decided: u32, refused: u32, hours: u64) -> PeerTally {
    PeerTally {
        item: crate::stage::TASK_CODE.into(),
        person: person.into(),
        department: "市监局".into(),
        post: "决定岗".into(),
        decided,
        refused,
        seconds: u64::from(decided) * hours * 3600,
        last: (number(7), 12),
    }
}

#[test]
fn whoever_lies_far_from_their_peers_is_shown_and_nobody_else() {
    let hall = hall();
    let peers = [tally("甲", 40, 2, 10), tally("乙", 40, 4, 12)];
    let shown = |own: PeerTally| {
        let all = [&peers[..], &[own][..]].concat();
        let found = deviations(&all, &hall, day());
        found.into_iter().map(|it| (it.person.expect("somebody").0, it.level)).collect::<Vec<_>>()
    };
    let remind = |who: &str| vec![(who.to_owned(), SupervisionLevel::Remind)];
    assert_eq!(shown(tally("丙", 40, 18, 10)), remind("丙"), "45 % beside 7.5 %");
    assert_eq!(shown(tally("丙", 40, 3, 30)), remind("丙"), "thirty hours beside eleven");
    assert!(shown(tally("丙", 40, 14, 20)).is_empty(), "27.5 points, and less than twice as long");
    assert!(shown(tally("丙", 19, 19, 90)).is_empty(), "too few cases");
    assert!(deviations(&[tally("丙", 40, 40, 90)], &hall, day()).is_empty(), "no peers");
}

#[test]
fn a_month_in_rates() {
    let month = MonthTally {
        completed: 300,
        in_time: 199,
        late: 1,
        refused: 10,
        accepted: 4,
        warned: 3,
        yellow: 2,
        red: 1,
        ..MonthTally::default()
    };
    let rates = Rates { overdue: Some(50), refusal: Some(500), warning: Some(15_000), operation: None };
    assert_eq!(month.rates(), rates);
}
