//! The other chapters of the law through the API: hearing, parties, recusal, absence, service, and what is refused.

use super::{Program, submitted};
use crate::ground::Ground;
use rules::hall::Role;
use serde_json::{Value, json};

/// A case in review, the address of its acts, and the programs of whoever has to do with it.
struct Line {
    ground: Ground,
    case: String,
    citizen: Program,
    officer: Program,
}

impl Line {
    async fn in_review() -> Line {
        let ground = Ground::new().await;
        let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
        let (number, _) = submitted(&ground, &mut citizen).await;
        let case = format!("/api/v1/cases/{number}");
        let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
        window.post(&format!("{case}/receive"), &json!({})).await.ok();
        window.post(&format!("{case}/accept"), &json!({})).await.ok();
        let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
        officer.post(&format!("{case}/take-step"), &json!({"step": "review"})).await.ok();
        Line { ground, case, citizen, officer }
    }

    fn at(&self, act: &str) -> String {
        format!("{}/{act}", self.case)
    }

    async fn head(&self) -> Program {
        Program::of(&self.ground, &self.ground.holder("market/head", 0)).await
    }

    async fn refused(&mut self, act: &str, body: Value, status: u16, kind: &str, field: &str) {
        let told = self.officer.post(&self.at(act), &body).await.problem(status, kind);
        assert_eq!(told["field"].as_str().unwrap_or_default(), field, "{act}: {told}");
    }
}

#[tokio::test]
async fn a_hearing_is_told_asked_for_set_and_held() {
    let mut line = Line::in_review().await;
    line.refused("request-hearing", json!({}), 409, "case.no_hearing", "").await;
    line.refused("tell-hearing-right", json!({"interest": " "}), 422, "case.no_interest", "interest").await;
    line.officer.post(&line.at("tell-hearing-right"), &json!({"interest": "油烟影响住户"})).await.ok();
    assert_eq!(line.citizen.get(&line.case).await.ok()["hearing"]["open"], true);
    line.citizen.post(&line.at("request-hearing"), &json!({})).await.ok();
    line.citizen
        .post(&line.at("request-hearing"), &json!({}))
        .await
        .problem(409, "case.hearing_told_already");
    line.citizen.post(&line.at("waive-hearing"), &json!({})).await.problem(409, "case.no_hearing");

    let sitting = |at: &str, chair: &str| json!({"at": at, "place": "三楼听证室", "chair": chair});
    let head = line.ground.holder("market/head", 0).0;
    let me = line.ground.holder("market/review", 0).0;
    let good = "2026-03-12T09:30:00+08:00";
    line.refused("schedule-hearing", sitting("下周四", &head), 422, "invalid", "at").await;
    let early = sitting("2026-03-04T09:30:00+08:00", &head);
    line.refused("schedule-hearing", early, 422, "case.hearing_notice_too_short", "at").await;
    line.refused("schedule-hearing", sitting(good, &me), 422, "case.chair_reviews", "chair").await;
    line.officer.post(&line.at("schedule-hearing"), &sitting(good, &head)).await.ok();
    let sheet = line.citizen.get(&line.case).await.ok();
    assert_eq!((&sheet["hearing"]["owed"], &sheet["hearing"]["place"]), (&json!(true), &json!("三楼听证室")));

    let held = json!({"record": "各方陈述完毕", "signed": "林晚；赵明"});
    line.refused("hold-hearing", held.clone(), 409, "case.hearing_ahead", "").await;
    line.ground.wind("2026-03-12T11:00:00+08:00").await;
    let unsigned = json!({"record": "各方陈述完毕"});
    line.refused("hold-hearing", unsigned, 422, "case.transcript_unsigned", "signed").await;
    let personal = json!({"record": "住户 13900001234 无异议", "signed": "林晚"});
    line.refused("hold-hearing", personal, 422, "invalid", "record").await;
    let mut chair = line.head().await;
    chair.post(&line.at("hold-hearing"), &held).await.ok();
    let sheet = line.officer.get(&line.case).await.ok();
    assert!(sheet["hearing"]["transcript"].is_string());
    assert!(!sheet["history"].to_string().contains("赵明"), "names lie in the vault alone");
}

#[tokio::test]
async fn parties_are_heard_and_an_announced_hearing_has_its_article() {
    let mut line = Line::in_review().await;
    let party =
        |name: &str, days: u16| json!({"party": name, "interest": "油烟", "limit": {"working_days": days}});
    line.refused("inform-party", party(" ", 3), 422, "invalid", "party").await;
    line.refused("inform-party", party("赵明", 2), 422, "case.no_time_to_speak", "limit").await;
    line.officer.post(&line.at("inform-party"), &party("赵明", 3)).await.ok();
    let heard = |how: &str, said: &str| json!({"party": 0, "how": how, "statement": said});
    line.refused("hear-party", heard("spoke", ""), 422, "case.no_statement", "statement").await;
    line.refused("hear-party", heard("silent", ""), 409, "case.party_may_still_speak", "how").await;
    line.officer.post(&line.at("hear-party"), &heard("spoke", "希望加装净化设备")).await.ok();
    line.refused("hear-party", heard("waived", ""), 422, "case.no_such_party", "party").await;
    let sheet = line.officer.get(&line.case).await.ok();
    assert_eq!(sheet["parties"], json!([{"interest": "油烟", "heard": "spoke"}]));
    assert!(!sheet["history"].to_string().contains("赵明"));

    let announced = |article: &str| json!({"ground": "public_interest", "basis": {"law": "行政许可法", "article": article}});
    line.refused("announce-hearing", announced(""), 422, "case.no_basis_for", "basis").await;
    line.officer.post(&line.at("announce-hearing"), &announced("第四十六条")).await.ok();
}

#[tokio::test]
async fn a_recusal_is_asked_for_denied_and_ordered() {
    let mut line = Line::in_review().await;
    let officers = line.citizen.get(&line.case).await.ok()["officers"].clone();
    let me = line.ground.holder("market/review", 0).0;
    assert!(
        officers.as_array().unwrap().iter().any(|officer| officer["person"] == me.as_str()),
        "{officers}"
    );
    let aside = |person: &str, reason: &str| json!({"person": person, "reason": reason});
    line.refused("ask-recusal", aside(&me, "近亲属"), 403, "case.not_the_applicant", "").await;
    let ask = line.at("ask-recusal");
    let told = line.citizen.post(&ask, &aside("nobody", "近亲属")).await.problem(422, "case.takes_no_part");
    assert_eq!(told["field"], "person");
    line.citizen.post(&ask, &aside(&me, " ")).await.problem(422, "case.no_reason_for");
    line.citizen.post(&ask, &aside(&me, "近亲属")).await.ok();
    line.refused("deny-recusal", aside(&me, "查无此事"), 403, "case.not_the_post", "").await;
    let mut head = line.head().await;
    head.post(&line.at("deny-recusal"), &aside(&me, "查无此事")).await.ok();
    head.post(&line.at("deny-recusal"), &aside(&me, "查无此事")).await.problem(409, "case.no_recusal_asked");
    head.post(&line.at("recuse"), &aside(&me, "主动申报")).await.ok();
    let done = json!({"step": "review", "result": "agree", "opinion": "符合"});
    line.refused("finish-step", done, 403, "case.stands_aside", "").await;
}

#[tokio::test]
async fn service_fees_delay_and_promise_are_refused_by_field() {
    let mut line = Line::in_review().await;
    let sheet = line.officer.get(&line.case).await.ok();
    let papers = sheet["documents"].as_array().unwrap();
    let paper = papers.iter().find(|paper| paper["kind"] == "acceptance_notice").unwrap()["number"].clone();
    let served = |paper: &Value, mode: &str, tracking: &str| json!({"document": paper, "service": {"mode": mode, "recipient": "林晚", "tracking": tracking}});
    line.refused("serve", served(&json!("无此文书"), "direct", ""), 422, "case.no_such_document", "document")
        .await;
    line.refused("serve", served(&paper, "postal", ""), 422, "case.proof_missing", "service.tracking").await;
    line.refused("serve", served(&paper, "left_in_place", ""), 422, "case.proof_missing", "service.witness")
        .await;
    line.officer.post(&line.at("serve"), &served(&paper, "postal", "EX100000001CN")).await.ok();
    line.refused("assess-fee", json!({"quantities": {}}), 409, "case.no_fee", "").await;
    line.refused("explain-delay", json!({"reason": "人手不足"}), 409, "case.not_late", "").await;
    line.refused(
        "verify-promise",
        json!({"kept": true, "findings": "属实"}),
        409,
        "case.nothing_to_verify",
        "",
    )
    .await;
    line.refused("assign-inspectors", json!({"staff": ["a", "b"]}), 409, "case.nothing_to_assign", "").await;
    let shorter = |days: u16| json!({"promised": {"working_days": days}, "reason": "灾后重建"});
    line.refused("expedite", shorter(3), 403, "case.not_the_post", "").await;
    let mut head = line.head().await;
    let told = head.post(&line.at("expedite"), &shorter(200)).await.problem(422, "case.not_shorter");
    assert_eq!(told["field"], "promised");
    head.post(&line.at("expedite"), &shorter(3)).await.ok();
}

#[tokio::test]
async fn an_absence_is_noted_and_ended_and_leaves_no_post_alone() {
    let mut line = Line::in_review().await;
    let own = line.officer.get("/api/v1/colleagues").await.ok();
    let me = line.ground.holder("market/review", 0);
    assert_eq!(own[0]["person"], me.as_str(), "oneself first");
    let away = json!({"from": "2026-03-03", "until": "2026-03-05"});
    line.officer.post("/api/v1/absences/end", &json!({})).await.problem(409, "hall.not_away");
    line.officer.post("/api/v1/absences", &away).await.ok();
    assert_eq!(line.officer.get("/api/v1/colleagues").await.ok()[0]["away"]["until"], "2026-03-05");
    let mut other = Program::of(&line.ground, &line.ground.holder("market/review", 1)).await;
    let told = other.post("/api/v1/absences", &away).await.problem(409, "hall.post_left_alone");
    assert_eq!(told["field"], "from");
    let backwards = json!({"from": "2026-03-05", "until": "2026-03-03"});
    other.post("/api/v1/absences", &backwards).await.problem(422, "hall.range");
    let of_me = json!({"person": me.as_str(), "from": "2026-03-09", "until": "2026-03-10"});
    other.post("/api/v1/absences", &of_me).await.problem(403, "hall.not_entitled");
    line.citizen.post("/api/v1/absences", &away).await.problem(403, "no_right");
    line.citizen.get("/api/v1/colleagues").await.problem(403, "no_right");
    line.ground.wind("2026-03-03T09:30:00+08:00").await;
    let done = json!({"step": "review", "result": "agree", "opinion": "符合"});
    line.refused("finish-step", done.clone(), 403, "case.away", "").await;
    line.officer.post("/api/v1/absences/end", &json!({})).await.ok();
    let told = line.officer.post(&line.at("finish-step"), &done).await.problem(422, "case.checklist_open");
    assert_eq!(told["field"], "checklist");
}

#[tokio::test]
async fn a_case_goes_up_and_comes_back_with_an_answer() {
    let ground = Ground::new().await;
    let item = "forestry/temporary-land";
    let number = crate::line::received_case(&ground, item).await;
    let case = format!("/api/v1/cases/{number}");
    let mut window = Program::of(&ground, &ground.holder("forestry/window", 0)).await;
    window.post(&format!("{case}/accept"), &json!({})).await.ok();
    for (post, step, points) in
        [("forestry/review", "review", 2), ("forestry/site", "site", 3), ("forestry/verify", "verify", 1)]
    {
        if step == "site" {
            crate::line::site_checked(&ground, &number, step).await;
        }
        let mut officer = Program::of(&ground, &ground.holder(post, 0)).await;
        let checklist: serde_json::Map<_, _> = (1..=points).map(|n| (format!("c{n}"), json!(true))).collect();
        let body = json!({"step": step, "result": "agree", "opinion": "符合条件", "checklist": checklist});
        officer.post(&format!("{case}/finish-step"), &body).await.ok();
    }
    let mut officer = Program::of(&ground, &ground.holder("forestry/review", 1)).await;
    let up = format!("{case}/forward-up");
    let told =
        officer.post(&up, &json!({"step": "forward", "opinion": ""})).await.problem(422, "case.no_opinion");
    assert_eq!(told["field"], "opinion");
    let done = officer.post(&up, &json!({"step": "forward", "opinion": "初审符合"})).await.ok();
    assert_eq!(done["status"], "forwarded_up");
    let answer = |day: &str| json!({"step": "forward", "agrees": true, "number": "宁林许〔2026〕8号", "dated": day, "opinion": "同意"});
    let back = format!("{case}/record-reply");
    let told = officer.post(&back, &answer("2026-03-09")).await.problem(422, "case.not_when_it_was");
    assert_eq!(told["field"], "dated");
    officer.post(&back, &answer("2026-03-02")).await.ok();
    let mut decider = Program::of(&ground, &ground.holder("forestry/decide", 0)).await;
    let body = json!({"content": "准予", "opinion": "同意", "checklist": {"c1": true}});
    assert_eq!(decider.post(&format!("{case}/grant"), &body).await.ok()["status"], "granted");
}
