//! Who sees a case, at every door alike; and what every door asks of a text that goes into the open log.

use crate::{
    api::{Program, all_papers, application},
    ground::{Browser, Ground, Page},
    line::accepted_case,
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use rules::{case::Case, hall::Role};
use serde_json::json;

#[tokio::test]
async fn whoever_writes_items_reads_no_applications() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let case = ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    let paper = case.documents.last().unwrap().number.as_str().to_owned();
    let of_department = |role: Role| {
        let posts = ground.front.office.hall().posts.clone();
        let post = posts
            .into_values()
            .find(|post| post.department == case.department && post.roles.first() == Some(&role));
        post.unwrap_or_else(|| panic!("{} has no {role:?}", case.department.as_str())).holders[0].clone()
    };
    let places = [format!("/papers/{paper}"), format!("/api/v1/cases/{number}"), "/api/v1/cases".to_owned()];
    for (role, opens) in [(Role::DepartmentEditor, false), (Role::Reviewer, true)] {
        let person = of_department(role);
        let mut browser = ground.enter(&person).await;
        let mut program = Program::of(&ground, &person).await;
        assert_eq!(browser.get(&places[0]).await.status == StatusCode::OK, opens, "{role:?} {}", places[0]);
        for place in &places[1..] {
            assert_eq!(program.get(place).await.status == StatusCode::OK, opens, "{role:?} {place}");
        }
    }
}

#[tokio::test]
async fn a_file_opens_to_whom_its_case_opens() {
    let ground = Ground::new().await;
    let (number, upload) = case_with_file(&ground).await;
    let place = format!("/files/{upload}?case={number}");
    let opens = [
        (ground.holder("market/window", 0), StatusCode::OK),
        (ground.person(Role::Citizen), StatusCode::OK),
        (ground.person(Role::DepartmentEditor), StatusCode::NOT_FOUND),
        (ground.person(Role::Supervisor), StatusCode::NOT_FOUND),
    ];
    for (person, status) in opens {
        let mut browser = ground.enter(&person).await;
        assert_eq!(browser.get(&place).await.status, status, "{:?}", ground.county.people().get(&person));
    }
}

/// A case with a scan that the applicant put in: its number, and the name of the upload.
async fn case_with_file(ground: &Ground) -> (String, String) {
    let mut program = Program::of(ground, &ground.person(Role::Citizen)).await;
    let upload =
        program.upload("申请书.txt", b"scan", "file-1").await.ok()["id"].as_str().unwrap().to_owned();
    let mut papers = all_papers();
    papers[0]["files"] = json!([upload]);
    papers[0]["form"] = json!("electronic");
    let body = application(&ground.item("market/food-business-licence"), &papers);
    let done = program.post("/api/v1/cases", &body).await.ok();
    (done["number"].as_str().unwrap().to_owned(), upload)
}

fn from(browser: &Browser, line: &str, path: &str, body: &'static str) -> (Browser, Request<Body>) {
    let request = Request::post(path)
        .header("x-forwarded-for", line)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    (browser.clone(), request.body(Body::from(body)).unwrap())
}

async fn sign_in_from(ground: &Ground, line: &str) -> Page {
    let (mut browser, request) = from(&ground.guest(), line, "/sign-in", "login=nobody&password=x");
    browser.send(request).await
}

#[tokio::test]
async fn visitors_behind_the_proxy_have_each_their_own_limit() {
    let ground = Ground::new().await;
    let mut last = StatusCode::OK;
    // The limit grows again with the time of day, and a busy machine takes its time over each try.
    for _ in 0..400 {
        last = sign_in_from(&ground, "198.51.100.9, 203.0.113.7").await.status;
        if last == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(sign_in_from(&ground, "203.0.113.8").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // What a visitor writes before the proxy's own word counts nothing.
    let again = sign_in_from(&ground, "192.0.2.1, 203.0.113.7").await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_case_is_tried_only_so_often_from_wherever() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let mut program = Program::stranger(&ground);
    let mut last = StatusCode::OK;
    for nth in 0..40 {
        let from = format!("203.0.113.{nth}");
        let body = json!({"number": number, "query_code": "7K3M9QAB"});
        let headers = [("x-forwarded-for", from.as_str())];
        last = program.send(axum::http::Method::POST, "/api/v1/track", &headers, Some(&body)).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn an_item_nobody_knows_is_not_passed_on() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    for item in ["no-such-item".to_owned(), "9".repeat(900_000)] {
        let told = citizen.post("/api/v1/cases", &json!({"item": item, "form": {}})).await;
        told.problem(404, "no_such_item");
    }
}

#[tokio::test]
async fn what_goes_into_the_log_is_short_and_names_nobody_at_every_door() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let applicant = ground.person(Role::Citizen);
    let mut program = Program::of(&ground, &applicant).await;
    let path = format!("/api/v1/cases/{number}/withdraw");
    for (reason, says) in [("请打 13900001234".to_owned(), "手机号"), ("长".repeat(2_001), "2001")] {
        let told = program.post(&path, &json!({ "reason": reason })).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.body);
        assert!(told.body.to_string().contains(says), "{}", told.body);
    }
    let mut browser = ground.enter(&applicant).await;
    let page = browser.post(&format!("/my/cases/{number}/withdraw"), &[("reason", "请打 13900001234")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("公开日志").says("13900001234");
    let case = ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    assert!(!case.status.is_final(), "nothing of it was taken");
}
