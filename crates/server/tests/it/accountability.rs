//! Accountability through the pages: a clue from a case, verified, told, spoken to, proposed, decided by somebody else,
//! served, appealed; what is sealed stays out of the log, and nobody reads what is not theirs (A-01 … A-08).

use crate::{
    ground::{Browser, Ground, Page},
    line::{accepted_case, done},
};
use axum::http::StatusCode;
use rules::{
    accountability::{
        Accountability, AppealAnswer, AppealOutcome, Command, PursuitState, Refusal as No, SubjectState,
    },
    case::{Case, Command as CaseCommand, StepResult},
    hall::{self, Role},
    name::{Commitment, PersonId, StepId},
};
use server::office::{Answer, Order, Refusal, Request, Who};
use std::collections::BTreeMap;

const MATTER: &str = "2026-1";
const HERE: &str = "/watch/accountability/2026-1";
const ACTS: &str = "/watch/accountability/2026-1/acts";
const MINE: &str = "/desk/accountability/2026-1";

/// Sends a form under a fresh one-time id; what is asked once more is confirmed, with everything that was typed.
async fn send(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) -> Page {
    let act = format!("{:032x}", rand::random::<u128>());
    let mut sent = vec![("act", act.as_str())];
    sent.extend(fields);
    let answer = browser.post(page, &sent).await;
    if answer.status != StatusCode::OK || !answer.body.contains("name=\"sure\"") {
        return answer;
    }
    for (name, value) in fields {
        answer.says(&format!("name=\"{name}\" value=\"{value}\""));
    }
    sent.push(("sure", "yes"));
    browser.post(page, &sent).await
}

/// A case whose first step its handler has finished with an opinion; answers its number, the handler and the event.
async fn reviewed(ground: &Ground) -> (String, PersonId, u64) {
    let number = accepted_case(ground).await;
    let case = ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    let (step, record) = case.open_steps().next().expect("a step is open");
    let (step, handler) = (StepId::clone(step), ground.holder(record.post.as_str(), 0));
    let content = crate::line::content(ground, case.item.as_str()).await;
    let points = content.process.step(&step).map(|step| step.checklist.clone()).unwrap_or_default();
    let checklist: BTreeMap<String, bool> = points.iter().map(|point| (point.id.clone(), true)).collect();
    let finish = CaseCommand::FinishStep {
        step,
        result: StepResult::Agree,
        opinion: "材料齐全，符合条件".into(),
        checklist,
    };
    done(ground, Who::Staff(handler.clone()), Order::Case(number.clone(), finish)).await;
    let history = ground.front.store.history::<Case>(&number).await.unwrap().unwrap();
    let by = history.events.iter().rfind(|event| event.stamp.actor == handler);
    let version = by.expect("the handler has acted").version;
    (number, handler, version)
}

/// Somebody else who may decide.
async fn second_supervisor(ground: &Ground) -> PersonId {
    let person = PersonId::from("s-second");
    let entrust = hall::Command::Entrust { person: person.clone(), roles: vec![Role::Supervisor] };
    let keeper = ground.person(Role::SecurityAdministrator);
    done(ground, Who::Staff(keeper), Order::Hall(entrust)).await;
    person
}

async fn matter(ground: &Ground) -> Accountability {
    ground.front.store.dossier::<Accountability>(MATTER).await.unwrap().unwrap().state
}

/// Recorded from the case, taken up, verified and told through the pages.
async fn told(watcher: &mut Browser, case: &str, evidence: &str) {
    let form = watcher.get(&format!("/watch/accountability/new?case={case}")).await.ok();
    form.says(case).says("V27");
    let wrong =
        send(watcher, "/watch/accountability/new", &[("facts", "他没有看原件"), ("evidence", "第五")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("他没有看原件").says("请选择来源").says("请选择违规种类").says("请写数字");
    let clue = [
        ("source", "complaint"),
        ("reference", "12345工单第7号"),
        ("case", case),
        ("evidence", evidence),
        ("department", "market"),
        ("violation", "wrong_intake"),
        ("facts", "他没有看原件就通过了"),
    ];
    assert_eq!(send(watcher, "/watch/accountability/new", &clue).await.onward(), HERE);
    watcher.get(HERE).await.ok().says("他没有看原件就通过了").says("待受理").says("受理线索");
    send(watcher, ACTS, &[("do", "take-up")]).await.onward();
    let verify = [
        ("do", "verify"),
        ("violation", "wrong_intake"),
        ("severity", "general"),
        ("course", "own_act"),
        ("evidence", "999"),
        ("facts", "原件与复印件不一致"),
    ];
    let wrong = send(watcher, ACTS, &verify).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("原件与复印件不一致").says("办件里没有的不算");
    let mut verify = verify;
    verify[4].1 = evidence;
    send(watcher, ACTS, &verify).await.onward();
}

#[tokio::test]
async fn a_fault_is_pursued_from_its_clue_to_the_file() {
    let ground = Ground::new().await;
    let (case, handler, version) = reviewed(&ground).await;
    let second = second_supervisor(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let mut their = ground.enter(&handler).await;
    watcher.get("/watch/accountability").await.ok().says("没有这样的线索");
    their.get("/desk/accountability").await.ok().says("没有与您有关的追责");
    told(&mut watcher, &case, &version.to_string()).await;
    assert_eq!(their.get(MINE).await.status, StatusCode::NOT_FOUND, "nobody has told them yet");
    let early = send(
        &mut watcher,
        ACTS,
        &[("do", "propose"), ("subject", "1"), ("proposal", "impose"), ("measures", "talk")],
    )
    .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("还没有告知、听取");
    let tell = [("do", "tell"), ("subject", "1"), ("document", "宁政务告〔2026〕1号"), ("days", "5")];
    assert_eq!(send(&mut watcher, ACTS, &tell).await.onward(), format!("{HERE}?done=yes"));

    // Whoever it is about reads it and speaks; a colleague does not find it.
    their.get("/desk/accountability").await.ok().says(MATTER).says("已告知");
    their.get(MINE).await.ok().says("原件与复印件不一致").says("陈述申辩");
    let mut other = ground.enter(&ground.holder("market/window", 0)).await;
    assert_eq!(other.get(MINE).await.status, StatusCode::NOT_FOUND);
    let empty = send(&mut their, MINE, &[("do", "speak"), ("statement", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&mut their, MINE, &[("do", "speak"), ("statement", "当时系统看不到原件")]).await.onward();
    watcher.get(HERE).await.ok().says("当时系统看不到原件").says("提出处理建议");

    // What is proposed lies within the severity; whoever proposed does not decide; a colleague does.
    let heavy = [
        ("do", "propose"),
        ("subject", "1"),
        ("proposal", "impose"),
        ("measures", "talk"),
        ("sanction", "demotion"),
    ];
    let refused = send(&mut watcher, ACTS, &heavy).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("警告");
    send(&mut watcher, ACTS, &heavy[..4]).await.onward();
    their.get(MINE).await.ok().hides("诫勉谈话");
    let own =
        send(&mut watcher, ACTS, &[("do", "decide"), ("subject", "1"), ("document", "宁政务追〔2026〕1号")])
            .await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    own.says("提出建议的人不能决定").says("宁政务追〔2026〕1号");
    let decide = Command::Decide { subject: 1, document: "宁政务追〔2026〕1号".into() };
    done(&ground, Who::Staff(second.clone()), Order::Accountability(MATTER.into(), decide)).await;
    let serve = [("do", "serve"), ("subject", "1"), ("mode", "direct"), ("on", "2026-03-02")];
    send(&mut watcher, ACTS, &serve).await.onward();

    // Appealed and answered by somebody who did not decide; then filed.
    their.get(MINE).await.ok().says("诫勉谈话").says("异议");
    send(&mut their, MINE, &[("do", "appeal"), ("grounds", "处理过重")]).await.onward();
    let answer = AppealAnswer {
        outcome: AppealOutcome::Upheld,
        changed_to: None,
        organ: String::new(),
        document: "宁政务复〔2026〕1号".into(),
        reasons: Commitment::from("sealed"),
    };
    let answer =
        Order::Accountability(MATTER.into(), Command::AnswerAppeal { subject: 1, answer: Box::new(answer) });
    let by_decider = ground.front.office.ask(Request::new(Who::Staff(second), answer)).await.unwrap();
    assert_eq!(by_decider, Answer::Refused(Refusal::Accountability(No::OwnDecision)));
    let answer = [
        ("do", "answer"),
        ("subject", "1"),
        ("outcome", "upheld"),
        ("document", "宁政务复〔2026〕1号"),
        ("reasons", "事实清楚，处理适当"),
    ];
    send(&mut watcher, ACTS, &answer).await.onward();
    send(&mut watcher, ACTS, &[("do", "file")]).await.onward();
    let known = matter(&ground).await;
    assert_eq!(known.state, PursuitState::Filed);
    assert_eq!(known.subjects[&1].state, SubjectState::Final);
    let list = watcher.get("/watch/accountability").await.ok();
    list.says("已归档").says("V27").says("诫勉谈话").says("窗口人员");
    watcher.get("/watch/accountability?state=clue").await.ok().hides("12345工单第7号");
}

#[tokio::test]
async fn what_people_said_is_not_in_the_log_and_auditors_only_read() {
    let ground = Ground::new().await;
    let (case, handler, version) = reviewed(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    told(&mut watcher, &case, &version.to_string()).await;
    let tell = [("do", "tell"), ("subject", "1"), ("document", "宁政务告〔2026〕1号"), ("days", "3")];
    send(&mut watcher, ACTS, &tell).await.onward();
    let mut their = ground.enter(&handler).await;
    send(&mut their, MINE, &[("do", "speak"), ("statement", "当时系统看不到原件")]).await.onward();
    let history = ground.front.store.history::<Accountability>(MATTER).await.unwrap().unwrap();
    let log = format!("{:?}", history.events);
    for words in ["没有看原件", "不一致", "看不到原件"] {
        assert!(!log.contains(words), "{words} is in the log");
    }
    let mut auditor = ground.enter_as(Role::Auditor).await;
    auditor
        .get(HERE)
        .await
        .ok()
        .says("当时系统看不到原件")
        .says("由监察员办理")
        .hides("提出处理建议</button>");
    let refused =
        send(&mut auditor, ACTS, &[("do", "find-nothing"), ("reasons", "查明没有责任，线索不实")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("责任追究由监察员办理");
}

#[tokio::test]
async fn silence_is_heard_at_midnight_and_speaking_then_is_too_late() {
    let ground = Ground::new().await;
    let (case, handler, version) = reviewed(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    told(&mut watcher, &case, &version.to_string()).await;
    let tell = [("do", "tell"), ("subject", "1"), ("document", "宁政务告〔2026〕1号"), ("days", "3")];
    send(&mut watcher, ACTS, &tell).await.onward();
    ground.wind("2026-03-06T00:00:00+08:00").await;
    assert_eq!(matter(&ground).await.subjects[&1].state, SubjectState::Heard);
    let mut their = ground.enter(&handler).await;
    let late = send(&mut their, MINE, &[("do", "speak"), ("statement", "我出差了")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.says("期限到2026年3月5日为止").says("我出差了");
}
