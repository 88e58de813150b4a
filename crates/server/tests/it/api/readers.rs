//! Who reads what: the public, applicants, departments, supervisors.

use super::{ITEM, Program, submitted};
use crate::ground::Ground;
use rules::hall::Role;
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn anybody_reads_what_is_public_and_nothing_personal() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let (number, code) = submitted(&ground, &mut citizen).await;
    let mut stranger = Program::stranger(&ground);

    // Every item is met once, page by page.
    let (mut met, mut next) = (BTreeSet::new(), String::new());
    loop {
        let page = stranger
            .get(&server::form::address("/api/v1/items", &[("limit", "7"), ("after", &next)]))
            .await
            .ok();
        for item in page["items"].as_array().unwrap() {
            assert!(met.insert(item["code"].as_str().unwrap().to_owned()), "{item} twice");
        }
        match page["next"].as_str() {
            Some(after) => after.clone_into(&mut next),
            None => break,
        }
    }
    assert!(met.contains(&ground.item(ITEM)) && met.len() > 50, "{}", met.len());
    let found = stranger.get(&server::form::address("/api/v1/items", &[("q", "开饭店")])).await.ok();
    assert_eq!(found["items"][0]["code"], ground.item(ITEM));
    let item = stranger.get(&format!("/api/v1/items/{}", ground.item(ITEM))).await.ok();
    assert_eq!(
        (&item["state"], &item["content"]["questions"][0]["id"]),
        (&json!("published"), &json!("business"))
    );
    assert!(!item.to_string().contains("\"risk\":{"), "risk points belong to the internal manual");

    let progress = stranger
        .post("/api/v1/track", &json!({"number": number, "query_code": code.to_lowercase()}))
        .await
        .ok();
    assert_eq!(progress["status"], "submitted");
    let citizen_name = &ground.county.people().get(&ground.person(Role::Citizen)).unwrap().name;
    assert!(!progress.to_string().contains(citizen_name));
    stranger
        .post("/api/v1/track", &json!({"number": number, "query_code": "22222222"}))
        .await
        .problem(404, "not_found");
    for _ in 0..30 {
        stranger.post("/api/v1/track", &json!({"number": number, "query_code": "22222222"})).await;
    }
    stranger
        .post("/api/v1/track", &json!({"number": number, "query_code": code}))
        .await
        .problem(429, "too_often");

    let figures = stranger.get("/api/v1/figures").await.ok();
    assert_eq!(
        (&figures["day"], &figures["departments"]["market"]["submitted"]),
        (&json!("2026-03-02"), &json!(1))
    );
    let departments = stranger.get("/api/v1/departments").await.ok();
    assert!(departments.as_array().unwrap().iter().any(|department| department["id"] == "market"));
    let calendar = stranger.get("/api/v1/calendar?year=2026").await.ok();
    let new_year = &calendar["days"][0];
    assert_eq!((&new_year["date"], &new_year["working"]), (&json!("2026-01-01"), &json!(false)));
    assert_eq!(calendar["days"].as_array().unwrap().len(), 365);
    stranger.get("/api/v1/calendar?year=1066").await.problem(400, "bad_query");
    let due = stranger
        .post("/api/v1/reckon", &json!({"due": {"start": "2026-03-02", "working_days": 5}}))
        .await
        .ok();
    assert_eq!((&due["due"], due["account"].as_array().unwrap().len()), (&json!("2026-03-09"), 8));
    stranger
        .post("/api/v1/reckon", &json!({"due": {"start": "soon", "working_days": 5}}))
        .await
        .problem(400, "unreadable");
    let note = stranger.get("/api/v1/log/checkpoint").await.ok();
    let note = proof::Note::parse(note.as_str().unwrap()).unwrap();
    assert_eq!(note.checkpoint().origin, ground.front.config.origin);
}

#[tokio::test]
async fn lists_show_each_reader_their_own() {
    let ground = Ground::new().await;
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let mut numbers = BTreeSet::new();
    for _ in 0..3 {
        numbers.insert(submitted(&ground, &mut citizen).await.0);
    }
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let (mut met, mut next) = (BTreeSet::new(), String::new());
    loop {
        let page = window
            .get(&server::form::address("/api/v1/cases", &[("limit", "2"), ("after", &next)]))
            .await
            .ok();
        for case in page["cases"].as_array().unwrap() {
            assert!(met.insert(case["number"].as_str().unwrap().to_owned()));
        }
        match page["next"].as_str() {
            Some(after) => after.clone_into(&mut next),
            None => break,
        }
    }
    assert_eq!(met, numbers);
    window.get("/api/v1/cases?department=health").await.problem(403, "no_right");
    let mut supervisor = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let seen = supervisor.get("/api/v1/cases?department=market&status=submitted").await.ok();
    assert_eq!(seen["cases"].as_array().unwrap().len(), 3);
    assert!(seen["cases"][0]["applicant"].as_str().unwrap().contains('*'));
    assert_eq!(citizen.get("/api/v1/tasks").await.ok(), json!([]));
}

/// SU4, SU5: whoever watches reads the figures of the centre, and lists cards and cases by the same conditions.
#[tokio::test]
async fn supervision_reads_hours_risks_and_areas() {
    let ground = Ground::new().await;
    let number = crate::line::received_case(&ground, "market/food-business-licence").await;
    let mut supervisor = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let hours = supervisor.get("/api/v1/supervision/hours").await.ok();
    assert_eq!((&hours["from"], &hours["until"]), (&json!("2026-02-03"), &json!("2026-03-02")));
    assert_eq!(hours["hours"], json!([{"weekday": 1, "hour": 9, "submitted": 1, "completed": 0}]));
    let areas = supervisor.get("/api/v1/supervision/areas").await.ok();
    let hall = &areas["places"][0];
    assert_eq!(
        (&hall["division"], &hall["received"], &hall["open"]),
        (&json!("999921"), &json!(1), &json!(1))
    );
    assert!(areas["places"].as_array().unwrap().iter().any(|place| place["station"] == "qinghe"));
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let risks = supervisor.get("/api/v1/supervision/risks").await.ok();
    let late = &risks["departments"]["market"]["kinds"][0];
    assert_eq!(late["kind"], "timeliness");
    let late = late["cards"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap();
    let count = |page: serde_json::Value, list: &str| page[list].as_array().unwrap().len();
    for (query, cards) in [
        ("kind=timeliness&from=2026-02-09&until=2026-03-10&standing=true", late),
        ("kind=fee", 0),
        ("from=2026-03-01&until=2026-03-02", 0),
        ("unanswered=true", 0),
        ("item=none", 0),
    ] {
        let page = supervisor.get(&format!("/api/v1/cards?{query}")).await.ok();
        assert_eq!(count(page, "cards"), cards, "{query}");
    }
    supervisor.get("/api/v1/cards?kind=nonsense").await.problem(400, "bad_query");
    let code = ground.item("market/food-business-licence");
    let page = supervisor.get(&format!("/api/v1/cases?item={code}")).await.ok();
    assert_eq!(page["cases"][0]["number"], json!(number));
    let page = supervisor.get("/api/v1/cases?station=qinghe").await.ok();
    assert_eq!(count(page, "cases"), 0);
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    let book = supervisor.get("/api/v1/supervision/rules").await.ok();
    assert_eq!((&book["remind_before"], &book["explanation_days"]), (&json!(1), &json!(5)));
    assert_eq!(book["levels"][1], json!({"level": "early_warning", "zh": "预警", "en": "Early warning"}));
    let rules = book["rules"].as_array().unwrap();
    let of = |code: &str| rules.iter().find(|rule| rule["code"] == code).unwrap();
    assert_eq!((&of("SR-T2")["near"], &of("SR-T2")["found"]), (&json!("remind"), &json!("yellow_card")));
    assert!(of("SR-F2")["lacks"].is_null());
    crate::line::without_finance(&ground).await;
    let book = supervisor.get("/api/v1/supervision/rules").await.ok();
    let waiver = book["rules"].as_array().unwrap().iter().find(|rule| rule["code"] == "SR-F2").unwrap();
    assert!(waiver["lacks"].is_string(), "what cannot run says so");
    // The report counts the cards of the list, and takes a year at most.
    let days = "from=2026-03-01&until=2026-03-10";
    let report = supervisor.get(&format!("/api/v1/supervision/report?{days}")).await.ok();
    let all = supervisor.get(&format!("/api/v1/cards?{days}")).await.ok();
    let levels = ["remind", "early_warning", "yellow_card", "red_card"];
    let sum =
        |tally: &serde_json::Value| levels.iter().map(|level| tally[level].as_u64().unwrap()).sum::<u64>();
    assert_eq!(usize::try_from(sum(&report["total"])).unwrap(), count(all, "cards"));
    assert_eq!(
        (&report["departments"][0]["key"], &report["items"][0]["key"]),
        (&json!("market"), &json!(code.as_str()))
    );
    let years = "/api/v1/supervision/report?from=2024-01-01&until=2026-03-10";
    supervisor.get(years).await.problem(422, "invalid");
    for address in ["hours", "risks", "areas", "rules", "report?from=2026-03-01&until=2026-03-10"] {
        window.get(&format!("/api/v1/supervision/{address}")).await.problem(403, "no_right");
    }
}
