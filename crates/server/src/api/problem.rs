//! 问题: what a program is told when something is amiss, as `application/problem+json` (RFC 9457).
//!
//! One shape for everything: a missing token, a body that cannot be read, a refusal of the law. A refusal carries the
//! rule and the article it rests on, in the words that pages use too (`text::refusal`). Faults of ours are logged
//! once under a reference and tell nothing of the inside.

use super::status::status_of;
use crate::{
    office::{OfficeError, Refusal},
    text::{Lang, Message, refusal, unread},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;

/// 问题：出错时的统一答复（RFC 9457）。 Problem: the one shape of every error (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem, example = json!({"type": "/api#case.wrong_state", "title": "现在不能办", "status": 409,
    "detail": "办件现在是“已受理”，这一步现在不能办。请看办件页上现在可以办的事。", "rule": "K-01"}))]
pub(super) struct Sheet {
    /// 问题种类，稳定不变，可供程序判断。 The kind, stable, for programs to tell by.
    #[serde(rename = "type")]
    kind: String,
    /// 种类的名称。 The kind in words.
    title: String,
    /// HTTP 状态码。 The status code once more.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// 原因和补救办法。 Why, and what would help.
    detail: String,
    /// 规则编号。 The rule that refuses, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    /// 法律条款。 The article of law it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    /// 有误的字段。 The field of the request it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip)]
    #[schema(ignore)]
    lang: Lang,
}

/// 问题, on its way out; boxed, since almost every function may answer one.
#[derive(Clone, Debug)]
pub(super) struct Problem(Box<Sheet>);

/// 毛病: what is amiss before the law is asked.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    NoToken,
    WrongToken,
    NoRight,
    NotFound,
    WrongMethod,
    NoKey,
    BadMatch,
    Unreadable(String),
    BadQuery(String),
    TooLarge(u64),
    WrongType,
    KeyReused,
    TooOften,
    NoSignature,
}

impl Fault {
    fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Fault::NoToken => (StatusCode::UNAUTHORIZED, "no_token"),
            Fault::WrongToken => (StatusCode::UNAUTHORIZED, "wrong_token"),
            Fault::NoRight => (StatusCode::FORBIDDEN, "no_right"),
            Fault::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Fault::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong_method"),
            Fault::NoKey => (StatusCode::BAD_REQUEST, "no_key"),
            Fault::BadMatch => (StatusCode::BAD_REQUEST, "bad_match"),
            Fault::Unreadable(_) => (StatusCode::BAD_REQUEST, "unreadable"),
            Fault::BadQuery(_) => (StatusCode::BAD_REQUEST, "bad_query"),
            Fault::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Fault::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_type"),
            Fault::KeyReused => (StatusCode::CONFLICT, "key_reused"),
            Fault::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too_often"),
            Fault::NoSignature => (StatusCode::UNAUTHORIZED, "no_signature"),
        }
    }

    fn words(&self, lang: Lang) -> (&'static str, String) {
        match self {
            Fault::NoToken => (lang.api_no_token(), lang.api_no_token_more().into()),
            Fault::WrongToken => (lang.api_wrong_token(), lang.api_wrong_token_more().into()),
            Fault::NoRight => (lang.api_no_right(), lang.api_no_right_more().into()),
            Fault::NotFound => (lang.api_not_found(), lang.api_not_found_more().into()),
            Fault::WrongMethod => (lang.api_wrong_method(), lang.api_wrong_method_more().into()),
            Fault::NoKey => (lang.api_no_key(), lang.api_no_key_more().into()),
            Fault::BadMatch => (lang.api_bad_match(), lang.api_bad_match_more().into()),
            Fault::Unreadable(why) => (lang.api_unreadable(), lang.api_unreadable_more(&unread(lang, why))),
            Fault::BadQuery(why) => (lang.api_bad_query(), lang.api_unreadable_more(&unread(lang, why))),
            Fault::TooLarge(most) => (lang.api_too_large(), lang.api_too_large_more(*most)),
            Fault::WrongType => (lang.api_wrong_type(), lang.api_wrong_type_more().into()),
            Fault::KeyReused => (lang.api_key_reused(), lang.api_key_reused_more().into()),
            Fault::TooOften => (lang.api_too_often(), lang.api_too_often_more().into()),
            Fault::NoSignature => (lang.api_no_signature(), lang.api_no_signature_more().into()),
        }
    }

    /// The field or header it belongs to.
    fn field(&self) -> Option<String> {
        match self {
            Fault::NoToken | Fault::WrongToken => Some("Authorization".into()),
            Fault::NoKey | Fault::KeyReused => Some("Idempotency-Key".into()),
            Fault::BadMatch => Some("If-Match".into()),
            Fault::NoSignature => Some("X-Bank-Signature".into()),
            Fault::WrongType => Some("Content-Type".into()),
            // serde names the field between back-ticks where it is about one.
            Fault::Unreadable(why) | Fault::BadQuery(why) if why.contains("field `") => {
                why.split('`').nth(1).map(str::to_owned)
            }
            _ => None,
        }
    }
}

impl Problem {
    fn new(lang: Lang, status: StatusCode, kind: &str, title: &str, detail: String) -> Problem {
        Problem(Box::new(Sheet {
            kind: format!("/api#{kind}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail,
            rule: None,
            article: None,
            field: None,
            lang,
        }))
    }

    /// Something amiss before the law is asked.
    pub(super) fn of(lang: Lang, fault: &Fault) -> Problem {
        let (status, kind) = fault.kind();
        let (title, detail) = fault.words(lang);
        let mut problem = Problem::new(lang, status, kind, title, detail);
        problem.0.field = fault.field();
        problem
    }

    /// A field whose value is wrong.
    pub(super) fn field(lang: Lang, field: impl Into<String>, why: &Message) -> Problem {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let detail = why.text(lang).to_owned();
        let mut problem = Problem::new(lang, status, "invalid", lang.api_invalid(), detail);
        problem.0.field = Some(field.into());
        problem
    }

    /// A refusal of the law or the office, with its rule and article.
    pub(super) fn refused(lang: Lang, refused: &Refusal) -> Problem {
        let kind = kind_of(refused);
        let saying = refusal(lang, refused);
        let (title, detail, field) = match refused {
            Refusal::Stale => (lang.api_stale(), saying.why.clone(), Some("If-Match".to_owned())),
            Refusal::KeyReused => return Problem::of(lang, &Fault::KeyReused),
            _ => (
                lang.api_refused(),
                format!("{}{}", saying.why, saying.helps),
                saying.field.map(str::to_owned),
            ),
        };
        let rule = rule_of(refused);
        let mut problem = Problem::new(lang, status_of(refused), &kind, title, detail);
        problem.0.article = Some(saying.article).filter(|article| Some(*article) != rule).map(str::to_owned);
        problem.0.rule = rule.map(str::to_owned);
        problem.0.field = field;
        problem
    }

    /// The same with the field called as the body calls it, where that is not what the form calls it.
    pub(super) fn naming(mut self, fields: &[(&str, &str)]) -> Problem {
        let known = fields.iter().find(|(of_form, _)| self.0.field.as_deref() == Some(*of_form));
        if let Some((_, of_body)) = known {
            self.0.field = Some((*of_body).to_owned());
        }
        self
    }

    /// The office gave no answer.
    pub(super) fn office(lang: Lang, error: &OfficeError) -> Problem {
        match error {
            OfficeError::Busy => {
                let (title, detail) = (lang.api_busy(), lang.api_busy_more().to_owned());
                Problem::new(lang, StatusCode::SERVICE_UNAVAILABLE, "busy", title, detail)
            }
            other => Problem::ours(lang, other),
        }
    }

    /// The store gave no answer.
    pub(super) fn store(lang: Lang, error: &StoreError) -> Problem {
        match error {
            StoreError::Missing { .. } => Problem::of(lang, &Fault::NotFound),
            other => Problem::ours(lang, other),
        }
    }

    /// A fault of ours, logged here under a reference.
    pub(super) fn ours(lang: Lang, error: &dyn std::fmt::Display) -> Problem {
        let reference = format!("{:08x}", rand::random::<u32>());
        tracing::error!(%error, reference, "a request of the API failed");
        let detail = lang.api_ours_more(&reference);
        Problem::new(lang, StatusCode::INTERNAL_SERVER_ERROR, "ours", lang.api_ours(), detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.0).unwrap_or_default();
        let mut answer = (status, body).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.0.lang.tag()));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            let realm = HeaderValue::from_static("Bearer realm=\"onewindow\"");
            headers.insert(header::WWW_AUTHENTICATE, realm);
        }
        let again = match status {
            StatusCode::TOO_MANY_REQUESTS => Some("60"),
            StatusCode::SERVICE_UNAVAILABLE => Some("1"),
            _ => None,
        };
        if let Some(seconds) = again {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        answer
    }
}

/// The kind of a refusal: whose it is and its own name, as the rules spell them (`case.wrong_state`).
fn kind_of(refusal: &Refusal) -> String {
    fn name(value: &serde_json::Value) -> Option<(&str, Option<&serde_json::Value>)> {
        match value {
            serde_json::Value::String(name) => Some((name, None)),
            serde_json::Value::Object(map) => {
                map.iter().next().map(|(name, inner)| (name.as_str(), Some(inner)))
            }
            _ => None,
        }
    }
    let value = serde_json::to_value(refusal).unwrap_or_default();
    match name(&value) {
        Some((whose, Some(inner))) => match name(inner) {
            Some((which, _)) => format!("{whose}.{which}"),
            None => whose.to_owned(),
        },
        Some((office, None)) => office.to_owned(),
        None => "refused".to_owned(),
    }
}

fn rule_of(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Case(refusal) => Some(refusal.rule()),
        Refusal::Card(refusal) => Some(refusal.rule()),
        Refusal::Rating(refusal) => Some(refusal.rule()),
        Refusal::Standing(refusal) => Some(refusal.rule()),
        Refusal::Licence(refusal) => Some(refusal.rule()),
        Refusal::Reform(refusal) => Some(refusal.rule()),
        Refusal::Accountability(refusal) => Some(refusal.rule()),
        Refusal::Bulletin(refusal) => Some(refusal.rule()),
        Refusal::Month(refusal) => Some(refusal.rule()),
        Refusal::Base(refusal) => Some(refusal.rule()),
        Refusal::Words(refusal) => Some(refusal.rule()),
        Refusal::Stale => Some("K-01"),
        Refusal::NoSuchItem => Some("I-02"),
        Refusal::Hall(refusal) => Some(refusal.rule()),
        Refusal::Item(_) | Refusal::KeyReused => None,
    }
}
