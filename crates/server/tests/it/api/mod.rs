//! The API: the whole line with tokens, every shape of refusal, acting once, and a document that tells the truth.

use crate::ground::{Browser, Ground, Page};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use rules::name::PersonId;
use serde_json::{Value, json};

mod chapters;
mod document;
mod licences;
mod line;
mod pages;
mod readers;
mod refusals;

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

    pub(crate) async fn upload(&mut self, name: &str, content: &[u8], key: &str) -> Told {
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

pub(crate) fn application(item: &str, materials: &[Value]) -> Value {
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

pub(crate) fn all_papers() -> Vec<Value> {
    ["application", "layout", "rules", "catering-disposal"].map(paper).to_vec()
}

/// A case that a citizen has handed in: its number and query code.
async fn submitted(ground: &Ground, citizen: &mut Program) -> (String, String) {
    let body = application(&ground.item(ITEM), &all_papers());
    let done = citizen.post("/api/v1/cases", &body).await.ok();
    (done["number"].as_str().unwrap().to_owned(), done["query_code"].as_str().unwrap().to_owned())
}
