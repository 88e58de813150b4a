//! The API: the whole line with tokens, every shape of refusal, acting once, and a document that tells the truth.

use crate::ground::{Browser, Ground, Page};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use rules::{hall::Role, name::PersonId};
use serde_json::{Value, json};
use std::collections::BTreeSet;

mod document;
mod pages;

/// A program with a token, or without.
pub(crate) struct Program {
    browser: Browser,
    token: Option<String>,
    keys: u32,
}

/// What came back.
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) kind: String,
    pub(crate) body: Value,
}

impl Program {
    pub(crate) fn stranger(ground: &Ground) -> Program {
        Program { browser: ground.guest(), token: None, keys: 0 }
    }

    pub(crate) async fn of(ground: &Ground, person: &PersonId) -> Program {
        let _account = ground.enter(person).await;
        let now = ground.clock.now().0;
        let accounts = &ground.front.accounts;
        let token =
            accounts.issue_token(person.as_str(), "test", now + 90 * 24 * 3_600_000, now).await.unwrap();
        Program { browser: ground.guest(), token: Some(token), keys: 0 }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Told {
        self.send(Method::GET, path, &[], None).await
    }

    /// Posts under a fresh key.
    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Told {
        self.keys += 1;
        let key = format!("key-{}", self.keys);
        self.send(Method::POST, path, &[("idempotency-key", &key)], Some(body)).await
    }

    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Told {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        Told::from(self.browser.send(request.body(body).unwrap()).await)
    }

    async fn upload(&mut self, name: &str, content: &[u8], key: &str) -> Told {
        let path = server::form::address("/api/v1/files", &[("name", name)]);
        let mut request = Request::post(path).header("idempotency-key", key);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.header(header::CONTENT_TYPE, "application/octet-stream");
        Told::from(self.browser.send(request.body(Body::from(content.to_vec())).unwrap()).await)
    }
}

impl From<Page> for Told {
    fn from(page: Page) -> Told {
        let body = serde_json::from_slice(&page.bytes).unwrap_or(Value::String(page.body));
        Told { status: page.status, kind: page.kind, body }
    }
}

impl Told {
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        self.body
    }

    /// A problem of this status and kind.
    #[track_caller]
    pub(crate) fn problem(self, status: u16, kind: &str) -> Value {
        assert_eq!(self.kind, "application/problem+json", "{} {}", self.status, self.body);
        assert_eq!(
            (self.status.as_u16(), self.body["type"].as_str()),
            (status, Some(&*format!("/api#{kind}"))),
            "{}",
            self.body
        );
        assert_eq!(self.body["status"], status);
        for words in ["title", "detail"] {
            assert!(self.body[words].as_str().is_some_and(|words| !words.is_empty()), "{}", self.body);
        }
        self.body
    }
}

const ITEM: &str = "market/food-business-licence";

fn application(item: &str, materials: &[Value]) -> Value {
    json!({
        "item": item,
        "answers": {"business": "catering", "network": "no"},
        "form": {"applicant_name": "宁安县一家小馆", "credit_code": "91350100M000100Y43",
            "legal_representative": "林晚", "contact_name": "林晚", "contact_phone": "139 0000 1234",
            "address": "宁安县东街12号", "business_type": "餐饮服务经营者", "projects": "热食类食品制售", "area": "60",
            "food_safety_officer": "林晚", "staff": "5"},
        "materials": materials,
    })
}

fn paper(material: &str) -> Value {
    json!({"material": material, "form": "paper"})
}

fn all_papers() -> Vec<Value> {
    ["application", "layout", "rules", "catering-disposal"].map(paper).to_vec()
}

/// A case that a citizen has handed in: its number and query code.
async fn submitted(ground: &Ground, citizen: &mut Program) -> (String, String) {
    let body = application(&ground.item(ITEM), &all_papers());
    let done = citizen.post("/api/v1/cases", &body).await.ok();
    (done["number"].as_str().unwrap().to_owned(), done["query_code"].as_str().unwrap().to_owned())
}

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
    assert_eq!(kinds, ["receipt_list", "acceptance_notice", "grant_decision", "service_receipt"]);
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
    assert_eq!(told["rule"], "P-13");
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
    officer.post(&start, &special).await.problem(422, "case.no_basis");
    special["basis"]["article"] = json!("第四十五条");
    officer.post(&start, &special).await.ok();
    let sheet = citizen.get(&case).await.ok();
    assert_eq!((&sheet["status"], &sheet["light"]), (&json!("suspended"), &json!("paused")));
    officer.post(&format!("{case}/end-special-procedure"), &json!({"result": "通过"})).await.ok();
    let mut head = Program::of(&ground, ground.county.people().head(&"market".into()).unwrap()).await;
    let longer = json!({"working_days": 11, "reason": "案情复杂"});
    head.post(&format!("{case}/extend"), &longer).await.problem(422, "case.extension_too_long");
    head.post(&format!("{case}/extend"), &json!({"working_days": 10, "reason": "案情复杂"})).await.ok();
    assert_eq!(
        citizen.post(&format!("{case}/withdraw"), &json!({"reason": "不办了"})).await.ok()["status"],
        "withdrawn"
    );
}

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
    assert_eq!(events, ["CardRaised", "ExplanationMissed", "CardExplained", "CardClosed"]);
}
