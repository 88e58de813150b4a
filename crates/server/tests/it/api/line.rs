//! The line from application to rating, corrections, special procedures, cards: through the API alone.

use super::{ITEM, Program, all_papers, application, paper, submitted};
use crate::ground::Ground;
use rules::hall::Role;
use serde_json::json;

#[tokio::test]
async fn the_whole_line_runs_through_the_api() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let file = citizen.upload("平面图.pdf", b"%PDF-1.7 a plan", "plan").await.ok();
    let mut materials = all_papers();
    materials[1] = json!({"material": "layout", "form": "electronic", "files": [file["id"]]});
    let done = citizen.post("/api/v1/cases", &application(&ground.item(ITEM), &materials)).await.ok();
    assert_eq!((&done["version"], &done["status"]), (&json!(1), &json!("submitted")));
    let number = done["number"].as_str().unwrap().to_owned();
    let case = format!("/api/v1/cases/{number}");

    let queue = window.get("/api/v1/tasks").await.ok();
    let mine = queue.as_array().unwrap().iter().find(|task| task["case"]["number"] == number.as_str());
    assert_eq!(mine.unwrap()["step"], "intake");
    assert_eq!(window.post(&format!("{case}/receive"), &json!({})).await.ok()["status"], "received");
    let accepted = window.post(&format!("{case}/accept"), &json!({})).await.ok();
    assert_eq!(accepted["status"], "in_review");

    for (post, step, points) in [("market/review", "review", 3), ("market/site", "site", 4)] {
        let mut officer = Program::of(&ground, &ground.holder(post, 0)).await;
        officer.post(&format!("{case}/take-step"), &json!({"step": step})).await.ok();
        if step == "site" {
            let other = ground.holder(post, 1);
            let mut colleague = Program::of(&ground, &other).await;
            let body = json!({"step": step, "with": [other], "at": "2026-03-02T09:00:00+08:00",
                "place": "宁安县东街12号", "findings": "布局与图纸一致", "present": "林晚"});
            let checklist = json!({"c1": true, "c2": true, "c3": true, "c4": true});
            let finish =
                json!({"step": step, "result": "agree", "opinion": "符合条件", "checklist": checklist});
            officer
                .post(&format!("{case}/finish-step"), &finish)
                .await
                .problem(409, "case.site_check_missing");
            officer.post(&format!("{case}/record-site-check"), &body).await.ok();
            colleague.post(&format!("{case}/sign-site-check"), &json!({"step": step})).await.ok();
        }
        let checklist: serde_json::Map<_, _> = (1..=points).map(|n| (format!("c{n}"), json!(true))).collect();
        let body = json!({"step": step, "result": "agree", "opinion": "符合条件", "checklist": checklist});
        officer.post(&format!("{case}/finish-step"), &body).await.ok();
    }
    let mut decider = Program::of(&ground, &ground.holder("market/decide", 0)).await;
    let body = json!({"content": "准予许可", "opinion": "同意", "checklist": {"c1": true, "c2": true}});
    assert_eq!(decider.post(&format!("{case}/grant"), &body).await.ok()["status"], "granted");
    let mut delivery = Program::of(&ground, &ground.holder("hall/delivery", 0)).await;
    assert_eq!(
        delivery.post(&format!("{case}/produce-result"), &json!({})).await.ok()["status"],
        "delivering"
    );
    let body = json!({"mode": "direct", "recipient": "林晚"});
    assert_eq!(delivery.post(&format!("{case}/deliver"), &body).await.ok()["status"], "completed");
    let rated =
        citizen.post(&format!("{case}/rating"), &json!({"level": "satisfied", "anonymous": true})).await;
    assert_eq!(rated.ok()["level"], "satisfied");
    citizen
        .post(&format!("{case}/rating"), &json!({"level": "satisfied"}))
        .await
        .problem(409, "rating.already_rated");

    let sheet = citizen.get(&case).await.ok();
    assert_eq!((&sheet["status"], &sheet["outcome"]), (&json!("completed"), &json!("granted")));
    assert_eq!(sheet["rating"], json!({"open": false, "level": "satisfied"}));
    assert_eq!(sheet["form"]["contact_phone"], "13900001234", "numbers are kept in their plain form");
    let kinds: Vec<_> =
        sheet["documents"].as_array().unwrap().iter().map(|document| &document["kind"]).collect();
    assert_eq!(
        kinds,
        ["receipt_list", "acceptance_notice", "site_check_record", "grant_decision", "service_receipt"]
    );
    assert!(
        sheet["clocks"].as_array().unwrap().iter().all(|clock| clock["stopped"] == true),
        "{}",
        sheet["clocks"]
    );
    assert!(sheet["history"].as_array().unwrap().iter().all(|event| event.get("body").is_none()));
}

#[tokio::test]
async fn a_clerk_submits_for_whoever_stands_at_the_window() {
    let ground = Ground::new().await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let mut body = application(&ground.item(ITEM), &all_papers());
    window.post("/api/v1/cases", &body).await.problem(422, "invalid");
    body["applicant"] = json!({"name": "林晚", "id_number": "11010519491231002X", "phone": "13900001234"});
    let done = window.post("/api/v1/cases", &body).await.ok();
    assert_eq!((&done["version"], &done["status"]), (&json!(2), &json!("received")));
    let case = format!("/api/v1/cases/{}", done["number"].as_str().unwrap());
    let sheet = window.get(&case).await.ok();
    assert_eq!(
        sheet["applicant"],
        json!({"name": "林晚", "id_number": "11010519491231002X", "phone": "13900001234"})
    );
    assert_eq!(sheet["source"], "window");

    // The number leads to the same person again, but not under another name.
    window.post("/api/v1/cases", &body).await.ok();
    body["applicant"]["name"] = json!("林早");
    let told = window.post("/api/v1/cases", &body).await.problem(422, "invalid");
    assert_eq!(told["field"], "applicant.id_number");
    body["applicant"] = json!({"name": "林晚", "id_number": "110105194912310021", "phone": "13900001234"});
    assert_eq!(
        window.post("/api/v1/cases", &body).await.problem(422, "invalid")["field"],
        "applicant.id_number"
    );

    // Nobody but the window names an applicant.
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    assert_eq!(citizen.post("/api/v1/cases", &body).await.problem(422, "invalid")["field"], "applicant");
    let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    officer.post("/api/v1/cases", &body).await.problem(403, "no_right");
}

#[tokio::test]
async fn correction_special_procedure_and_extension_run_through_the_api() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let mut body = application(&ground.item(ITEM), &[paper("application")]);
    let done = citizen.post("/api/v1/cases", &body).await.ok();
    let case = format!("/api/v1/cases/{}", done["number"].as_str().unwrap());
    let reasons = json!({"items": [{"what": "地址请写到门牌号"}]});
    assert_eq!(
        window.post(&format!("{case}/return-pre-review"), &reasons).await.ok()["status"],
        "pre_review_returned"
    );
    body["form"]["address"] = json!("宁安县东街12号1层");
    let again = json!({"form": body["form"], "materials": body["materials"]});
    assert_eq!(citizen.post(&format!("{case}/resubmit"), &again).await.ok()["status"], "submitted");
    window.post(&format!("{case}/receive"), &json!({})).await.ok();
    let items = json!({"items": [{"material": "layout", "what": "缺平面图"}]});
    assert_eq!(
        window.post(&format!("{case}/request-correction"), &items).await.ok()["status"],
        "correction_required"
    );
    let papers = json!({"materials": [paper("layout"), paper("rules")]});
    assert_eq!(citizen.post(&format!("{case}/supply-correction"), &papers).await.ok()["status"], "received");
    window.post(&format!("{case}/request-correction"), &items).await.problem(409, "case.second_correction");
    let deferred = json!({"deferred": ["catering-disposal"]});
    window.post(&format!("{case}/accept"), &deferred).await.ok();
    let papers = json!({"materials": [paper("catering-disposal")]});
    citizen.post(&format!("{case}/supply-deferred"), &papers).await.ok();
    assert_eq!(citizen.get(&case).await.ok()["missing"], json!([]));
    assert_eq!(citizen.get(&case).await.ok()["form"]["address"], "宁安县东街12号1层");

    let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    let mut special =
        json!({"kind": "expert_review", "needed": {"working_days": 10}, "basis": {"law": "行政许可法"}});
    let start = format!("{case}/start-special-procedure");
    officer.post(&start, &special).await.problem(422, "case.no_basis_for");
    special["basis"]["article"] = json!("第四十五条");
    officer.post(&start, &special).await.ok();
    let sheet = citizen.get(&case).await.ok();
    assert_eq!((&sheet["status"], &sheet["light"]), (&json!("suspended"), &json!("paused")));
    officer.post(&format!("{case}/end-special-procedure"), &json!({"result": "通过"})).await.ok();
    let mut head = Program::of(&ground, ground.county.people().head(&"market".into()).unwrap()).await;
    let longer = json!({"working_days": 11, "reason": "案情复杂"});
    head.post(&format!("{case}/extend"), &longer).await.problem(422, "case.extension_too_long");
    head.post(&format!("{case}/extend"), &json!({"working_days": 5, "reason": "案情复杂"})).await.ok();
    assert_eq!(
        citizen.post(&format!("{case}/withdraw"), &json!({"reason": "不办了"})).await.ok()["status"],
        "withdrawn"
    );
}

#[tokio::test]
async fn a_card_is_explained_by_the_responsible_and_closed_by_a_supervisor() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let (number, _) = submitted(&ground, &mut citizen).await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    window.post(&format!("/api/v1/cases/{number}/receive"), &json!({})).await.ok();
    window.post(&format!("/api/v1/cases/{number}/accept"), &json!({})).await.ok();
    // Nobody does anything until the review's limit has long passed.
    ground.wind("2026-03-12T09:00:00+08:00").await;
    let mut supervisor = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let cards =
        supervisor.get(&format!("/api/v1/cards?open=true&case={number}&level=yellow_card")).await.ok();
    let card =
        cards["cards"].as_array().unwrap().iter().find(|card| card["step"] == "review").unwrap().clone();
    let address = format!("/api/v1/cards/{}", card["card"].as_str().unwrap());
    let text = json!({"text": "人员请假，已调整B岗"});
    citizen.get("/api/v1/cards").await.problem(403, "no_right");
    citizen.get(&address).await.problem(403, "no_right");
    let mut elsewhere = Program::of(&ground, &ground.holder("health/review", 0)).await;
    elsewhere.get(&address).await.problem(404, "not_found");
    supervisor.post(&format!("{address}/explain"), &text).await.problem(403, "card.not_responsible");
    let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    officer.post(&format!("{address}/close"), &text).await.problem(403, "card.not_a_supervisor");
    officer.post(&format!("{address}/explain"), &json!({"text": " "})).await.problem(422, "card.no_text");
    assert_eq!(officer.post(&format!("{address}/explain"), &text).await.ok()["state"], "explained");
    assert_eq!(supervisor.post(&format!("{address}/close"), &text).await.ok()["state"], "closed");
    supervisor.post(&format!("{address}/cancel"), &text).await.problem(409, "card.wrong_state");
    let sheet = supervisor.get(&address).await.ok();
    assert_eq!(sheet["explanation"], text["text"]);
    let events: Vec<_> = sheet["history"].as_array().unwrap().iter().map(|event| &event["event"]).collect();
    assert_eq!(events, ["CardRaised", "ExplanationMissed", "ReplyUrged", "CardExplained", "CardClosed"]);
}
