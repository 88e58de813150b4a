//! What does not work, and what works once: keys, versions, cookies, and every kind of problem.

use super::{ITEM, Program, Told, all_papers, application, paper, submitted};
use crate::ground::Ground;
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use rules::hall::Role;
use serde_json::json;

#[tokio::test]
async fn the_same_request_under_the_same_key_acts_once() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let body = application(&ground.item(ITEM), &all_papers());
    let key = [("idempotency-key", "one")];
    let first = citizen.send(Method::POST, "/api/v1/cases", &key, Some(&body)).await.ok();
    let again = citizen.send(Method::POST, "/api/v1/cases", &key, Some(&body)).await.ok();
    assert_eq!(first, again);
    let mut other = body.clone();
    other["form"]["area"] = json!("61");
    citizen.send(Method::POST, "/api/v1/cases", &key, Some(&other)).await.problem(409, "key_reused");
    let cases = citizen.get("/api/v1/cases").await.ok();
    let number = &first["number"];
    assert_eq!(cases["cases"].as_array().unwrap().iter().filter(|case| case["number"] == *number).count(), 1);

    // An act answers how the case stood right after it, also when more has happened since.
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let case = format!("/api/v1/cases/{}", number.as_str().unwrap());
    let receive = format!("{case}/receive");
    let first = window.send(Method::POST, &receive, &[("idempotency-key", "r")], Some(&json!({}))).await.ok();
    window.post(&format!("{case}/accept"), &json!({})).await.ok();
    let again = window.send(Method::POST, &receive, &[("idempotency-key", "r")], Some(&json!({}))).await.ok();
    assert_eq!(first, again);
    // Keys belong to whoever holds the token.
    let mut neighbour = Program::of(&ground, &ground.holder("market/window", 1)).await;
    let told = neighbour.send(Method::POST, &receive, &[("idempotency-key", "r")], Some(&json!({}))).await;
    told.problem(409, "case.wrong_state");

    let file = citizen.upload("a.txt", b"one", "f").await.ok();
    assert_eq!(citizen.upload("a.txt", b"one", "f").await.ok(), file);
    citizen.upload("a.txt", b"two", "f").await.problem(409, "key_reused");
}

#[tokio::test]
async fn a_stale_version_changes_nothing() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let (number, _) = submitted(&ground, &mut citizen).await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let path = format!("/api/v1/cases/{number}/receive");
    let with = |tag| [("idempotency-key", "k"), ("if-match", tag)];
    window.send(Method::POST, &path, &with("\"7\""), Some(&json!({}))).await.problem(412, "stale");
    window.send(Method::POST, &path, &with("seven"), Some(&json!({}))).await.problem(400, "bad_match");
    assert_eq!(window.send(Method::POST, &path, &with("\"1\""), Some(&json!({}))).await.ok()["version"], 2);
}

#[tokio::test]
async fn the_cookie_of_the_pages_opens_nothing() {
    let ground = Ground::new().await;
    let mut browser = ground.enter_as(Role::Citizen).await;
    let cookie = browser.cookie.clone();
    let body = application(&ground.item(ITEM), &all_papers()).to_string();
    let request = Request::post("/api/v1/cases")
        .header(header::COOKIE, &cookie)
        .header("idempotency-key", "k")
        .header(header::CONTENT_TYPE, "application/json");
    Told::from(browser.send(request.body(Body::from(body)).unwrap()).await).problem(401, "no_token");
    Told::from(browser.get("/api/v1/cases").await).problem(401, "no_token");
}

#[tokio::test]
async fn every_kind_of_problem_says_what_is_amiss() {
    let ground = Ground::new().await;
    let mut stranger = Program::stranger(&ground);
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let body = application(&ground.item(ITEM), &all_papers());
    stranger.post("/api/v1/cases", &body).await.problem(401, "no_token");
    stranger.token = Some("ow1_nonsense".into());
    stranger.get("/api/v1/tasks").await.problem(401, "wrong_token");
    citizen.send(Method::POST, "/api/v1/cases", &[], Some(&body)).await.problem(400, "no_key");
    citizen.get("/api/v1/nothing").await.problem(404, "not_found");
    citizen.get("/api/v1/cases/4711").await.problem(404, "not_found");
    citizen.get("/api/v1/items/%00").await.problem(404, "not_found");
    citizen.get("/api/v1/items?q=%00").await.problem(400, "bad_query");
    citizen.get("/api/v1/items?colour=red").await.problem(400, "bad_query");
    citizen.get("/api/v1/items?limit=101").await.problem(400, "bad_query");
    citizen.get("/api/v1/items?after=nowhere").await.problem(422, "invalid");
    citizen.send(Method::DELETE, "/api/v1/items", &[], None).await.problem(405, "wrong_method");
    let told = citizen.post("/api/v1/cases", &json!({"item": "x"})).await.problem(400, "unreadable");
    assert_eq!(told["field"], "form");
    citizen.post("/api/v1/cases", &json!({"item": "\u{0}", "form": {}})).await.problem(400, "unreadable");
    let much = json!({"item": "x".repeat(1 << 20), "form": {}});
    citizen.post("/api/v1/cases", &much).await.problem(413, "too_large");
    let told = citizen.post("/api/v1/cases", &json!({"item": "none", "form": {}})).await;
    assert_eq!(told.problem(404, "no_such_item")["rule"], "I-02");
    let mut wrong = body.clone();
    wrong["form"]["contact_phone"] = json!("12");
    assert_eq!(
        citizen.post("/api/v1/cases", &wrong).await.problem(422, "invalid")["field"],
        "form.contact_phone"
    );
    wrong = body.clone();
    wrong["answers"] = json!({});
    assert_eq!(citizen.post("/api/v1/cases", &wrong).await.problem(422, "case.unanswered")["rule"], "L-05");
    wrong = body.clone();
    wrong["materials"] = json!([{"material": "layout", "form": "electronic", "files": ["somebody-elses"]}]);
    assert_eq!(
        citizen.post("/api/v1/cases", &wrong).await.problem(422, "invalid")["field"],
        "materials[0].files"
    );
    citizen.upload("a.exe", b"MZ", "e").await.problem(422, "invalid");
    citizen.upload("a.pdf", b"no pdf at all", "p").await.problem(422, "invalid");

    let english = [("accept-language", "en-GB,en;q=0.9,zh;q=0.1")];
    let told =
        citizen.send(Method::GET, "/api/v1/cases/4711", &english, None).await.problem(404, "not_found");
    assert_eq!(told["title"], "Not found");
}

#[tokio::test]
async fn refusals_carry_rule_and_article() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let body = application(&ground.item(ITEM), &[paper("application")]);
    let done = citizen.post("/api/v1/cases", &body).await.ok();
    let case = format!("/api/v1/cases/{}", done["number"].as_str().unwrap());
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    window.post(&format!("{case}/receive"), &json!({})).await.ok();
    let told =
        window.post(&format!("{case}/accept"), &json!({})).await.problem(422, "case.materials_missing");
    assert_eq!((&told["rule"], &told["article"]), (&json!("L-06"), &json!("行政许可法第三十二条")));
    let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    let told = officer.post(&format!("{case}/accept"), &json!({})).await.problem(403, "case.not_the_post");
    assert_eq!(told["rule"], "K-13");
    // A stranger learns nothing, not even that the case exists; a supervisor sees and cannot act.
    let people = ground.county.people();
    let other = people
        .all()
        .iter()
        .find(|person| !people.is_staff(&person.id) && person.id != ground.person(Role::Citizen));
    let mut other = Program::of(&ground, &other.unwrap().id).await;
    other.post(&format!("{case}/withdraw"), &json!({"reason": "不办了"})).await.problem(404, "not_found");
    let mut supervisor = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let sheet = supervisor.get(&case).await.ok();
    assert!(sheet.get("form").is_none() && sheet["applicant"].get("phone").is_none());
    assert!(sheet["applicant"]["name"].as_str().unwrap().contains('*'), "{}", sheet["applicant"]);
    supervisor.post(&format!("{case}/accept"), &json!({})).await.problem(403, "case.not_the_post");
}
