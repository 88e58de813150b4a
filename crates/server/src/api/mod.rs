//! 开放接口: the acts of the line and the public data as JSON, described by an OpenAPI 3.1 document that is made from
//! the handlers themselves.
//!
//! The API decides nothing: it reads a request, asks the office or the views, and answers. Whoever holds a token has
//! exactly the rights that the pages give them. It speaks to programs only; the pages about it (`/api`, `/api/tokens`)
//! stand in `web::programs`, which is handed the document.

mod accountability;
mod acts;
mod appeals;
mod bank;
mod base;
mod bodies;
mod caller;
mod card_acts;
mod cards;
mod case;
mod cases;
mod hall;
mod heard;
mod inspections;
mod items;
mod licence_acts;
mod licences;
mod news;
mod open_data;
mod people;
mod problem;
mod rating;
mod rating_acts;
mod ratings;
mod rulebook;
mod shapes;
mod standing;
mod status;
mod submit;
mod supervision;
mod track;
mod upload;

use crate::front::Shared;
use axum::{
    Json, Router,
    response::IntoResponse,
    routing::{any, get},
};
use caller::Asker;
use problem::{Fault, Problem};
use serde_json::{Value, json};
use std::sync::LazyLock;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What the document says of the whole.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "OneWindow 一窗 API",
        version = "1",
        description = "政务服务大厅的开放接口：公开数据不用令牌；办理业务用 `Authorization: Bearer <令牌>`，权限与网页完全一样，登录网页的 \
            Cookie 在接口上不起作用。每次写入都带 `Idempotency-Key`；可带 `If-Match: \"版本号\"`。出错时返回 \
            `application/problem+json`（RFC 9457）。时间为 RFC 3339，日期为 2026-03-02，金额以分为单位；列表每页最多 100 条，\
            正文最多 1 MB。\n\nThe API of a government service hall. Public data need no token; acts take `Authorization: \
            Bearer <token>` with exactly the rights of the pages, and the cookie of the pages opens nothing here. Every \
            write carries an `Idempotency-Key`; `If-Match: \"version\"` is optional. Errors are \
            `application/problem+json` (RFC 9457). Times are RFC 3339, days 2026-03-02, money is in fen; a page has at most \
            100 rows and a body at most 1 MB.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    tags(
        (name = "items", description = "事项与部门。 Items and departments."),
        (name = "hall", description = "大厅公开数据与时限推算。 Public data of the hall, and the reckoner."),
        (name = "cases", description = "看办件。 Reading cases."),
        (name = "acts", description = "办理：申请、受理、审查、决定、送达、评价。 Acts on cases, from application to rating."),
        (name = "licences", description = "证照：撤回、撤销、注销。 Licences: withdrawal, revocation, cancellation."),
        (name = "standing", description = "信用记录：禁止申请、违反承诺。 Standing: bans and broken promises."),
        (name = "ratings", description = "差评处理。 What follows a bad rating."),
        (name = "cards", description = "监察牌。 Cards of supervision."),
        (name = "accountability", description = "责任追究。 Accountability.")
    ),
    paths(open_data::items_csv, open_data::items_json, open_data::items_xlsx),
    components(schemas(problem::Sheet, items::ItemContent, news::NewsText))
)]
struct About;

/// What is done to licences and to the standing of their holders, beside any case, and what supervision saw.
fn beside_cases() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(licence_acts::one)) // token: case workers of its department
        .routes(routes!(licence_acts::intend)) // token: the same; the rules ask for the head
        .routes(routes!(licence_acts::serve)) // token: the same
        .routes(routes!(licence_acts::hear)) // token: the same
        .routes(routes!(licence_acts::desist)) // token: the same; the rules ask for the head, here and below
        .routes(routes!(licence_acts::withdraw))
        .routes(routes!(licence_acts::revoke))
        .routes(routes!(licence_acts::cancel))
        .routes(routes!(standing::one)) // token: heads, of a case they see
        .routes(routes!(standing::impose_ban)) // token: the same, here and below
        .routes(routes!(standing::lift_ban))
        .routes(routes!(standing::note_breach))
        .routes(routes!(standing::restore_credit))
        .routes(routes!(inspections::of_day)) // token: supervisors, auditors
        .routes(routes!(inspections::of_month)) // token: supervisors, auditors
}

/// What supervision counts, and its cards.
fn of_supervision() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(cards::list)) // token: supervisors, and staff for their department
        .routes(routes!(supervision::hours)) // token: supervisors, auditors
        .routes(routes!(supervision::risks)) // token: the same
        .routes(routes!(supervision::areas)) // token: the same
        .routes(routes!(supervision::report)) // token: the same
        .routes(routes!(rulebook::rules)) // token: the same
        .routes(routes!(cards::one))
        .routes(routes!(card_acts::explain))
        .routes(routes!(card_acts::order)) // token; supervisors by the rules
        .routes(routes!(card_acts::rectify))
        .routes(routes!(card_acts::close))
        .routes(routes!(card_acts::cancel))
        .routes(routes!(accountability::list)) // token: supervisors, auditors
        .routes(routes!(accountability::one))
        .routes(routes!(appeals::correct))
        .routes(routes!(appeals::appeal))
        .routes(routes!(appeals::decide)) // token; supervisors by the rules
}

/// What follows a bad rating.
fn of_ratings() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(ratings::list)) // token: supervisors, callers, and staff for their department
        .routes(routes!(ratings::one))
        .routes(routes!(rating_acts::contact)) // token: the rated department, not whom it is about; the rules decide
        .routes(routes!(rating_acts::answer)) // the same
        .routes(routes!(rating_acts::finish)) // the same
        .routes(routes!(rating_acts::contest)) // the same; the rules ask for the head
        .routes(routes!(rating_acts::call_back)) // token: callers, by the rules
        .routes(routes!(rating_acts::review)) // token; supervisors by the rules
        .routes(routes!(rating::mark)) // token: parties of the case
        .routes(routes!(rating::add)) // the same
}

fn router() -> OpenApiRouter<Shared> {
    OpenApiRouter::with_openapi(About::openapi())
        .routes(routes!(items::list)) // anybody
        .routes(routes!(items::one)) // anybody
        .routes(routes!(items::form)) // anybody
        .routes(routes!(items::departments)) // anybody
        .routes(routes!(base::list)) // anybody
        .routes(routes!(licences::one)) // anybody
        .routes(routes!(news::list)) // anybody
        .routes(routes!(news::one)) // anybody
        .routes(routes!(hall::of_day)) // anybody
        .routes(routes!(hall::checkpoint)) // anybody
        .routes(routes!(hall::calendar)) // anybody
        .routes(routes!(hall::reckon)) // anybody
        .routes(routes!(people::representatives)) // anybody
        .routes(routes!(people::colleagues)) // token: staff who work on cases
        .routes(routes!(people::note_absence)) // token: the same; the rules decide whose
        .routes(routes!(people::end_absence)) // token: the same
        .routes(routes!(track::track)) // whoever holds number and code
        .routes(routes!(cases::list, submit::submit)) // token
        .routes(routes!(cases::tasks)) // token
        .routes(routes!(case::one)) // token: parties, case workers, supervisors
        .routes(routes!(upload::upload)) // token
        .routes(routes!(acts::receive)) // token; what the rules allow, here and below
        .routes(routes!(acts::return_pre_review))
        .routes(routes!(acts::resubmit))
        .routes(routes!(acts::correct_on_the_spot))
        .routes(routes!(acts::request_correction))
        .routes(routes!(acts::supply_correction))
        .routes(routes!(acts::supply_deferred))
        .routes(routes!(acts::accept))
        .routes(routes!(acts::tell_not_required))
        .routes(routes!(acts::refuse_acceptance))
        .routes(routes!(acts::take_step))
        .routes(routes!(acts::finish_step))
        .routes(routes!(acts::send_back))
        .routes(routes!(acts::start_special_procedure))
        .routes(routes!(acts::end_special_procedure))
        .routes(routes!(acts::extend))
        .routes(routes!(acts::grant))
        .routes(routes!(acts::refuse))
        .routes(routes!(acts::produce_result))
        .routes(routes!(acts::deliver))
        .routes(routes!(acts::withdraw))
        .routes(routes!(acts::terminate))
        .routes(routes!(acts::hearing::inform_party))
        .routes(routes!(acts::hearing::hear_party))
        .routes(routes!(acts::hearing::tell_hearing_right))
        .routes(routes!(acts::hearing::request_hearing))
        .routes(routes!(acts::hearing::waive_hearing))
        .routes(routes!(acts::hearing::withdraw_hearing_request))
        .routes(routes!(acts::hearing::announce_hearing))
        .routes(routes!(acts::hearing::schedule_hearing))
        .routes(routes!(acts::hearing::hold_hearing))
        .routes(routes!(acts::officers::record_site_check))
        .routes(routes!(acts::officers::sign_site_check))
        .routes(routes!(acts::officers::assign_inspectors))
        .routes(routes!(acts::officers::ask_recusal))
        .routes(routes!(acts::officers::recuse))
        .routes(routes!(acts::officers::deny_recusal))
        .routes(routes!(acts::course::forward_up))
        .routes(routes!(acts::course::record_reply))
        .routes(routes!(acts::course::withdraw_acceptance))
        .routes(routes!(acts::course::verify_promise))
        .routes(routes!(acts::course::assess_fee))
        .routes(routes!(acts::course::serve))
        .routes(routes!(acts::course::explain_delay))
        .routes(routes!(acts::course::expedite))
        .routes(routes!(rating::rate)) // token: parties
        .merge(beside_cases())
        .merge(of_supervision())
        .merge(of_ratings())
}

/// The addresses of the API.
pub fn routes() -> Router<Shared> {
    let (router, _) = router().split_for_parts();
    router
        .merge(bank::routes())
        .route("/api/openapi.json", get(|| async { Json(document()) })) // anybody
        .route("/api/v1/{*rest}", any(nowhere)) // anybody
        .method_not_allowed_fallback(wrong_method)
}

async fn nowhere(asker: Asker) -> Problem {
    asker.fault(&Fault::NotFound)
}

async fn wrong_method(asker: Asker) -> impl IntoResponse {
    asker.fault(&Fault::WrongMethod)
}

/// The OpenAPI 3.1 document of the API.
#[must_use]
pub fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
        let mut document = serde_json::to_value(router().into_openapi()).unwrap_or_default();
        complete(&mut document);
        document
    });
    &DOCUMENT
}

/// Adds what is alike for every operation: the token, the headers of writes, the language, and the shape of errors.
fn complete(document: &mut Value) {
    document["components"]["securitySchemes"]["token"] = json!({
        "type": "http", "scheme": "bearer",
        "description": "令牌，在 /api/tokens 自己办理。 A token, made at /api/tokens."
    });
    document["components"]["parameters"] = json!({
        "key": {
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "幂等键：同键同请求，答复相同，只办一次；内容不同得 409。保留三天。 \
                The same request under the same key acts once and gets the same answer; another one gets 409. Kept three days.",
            "schema": { "type": "string", "minLength": 1, "maxLength": caller::KEY_MAX, "pattern": "^[!-~]+$" },
            "example": "5f0c6f0e-6f0b-4d0e-9f2f-2f8e1c0a7b11"
        },
        "seen": {
            "name": "If-Match", "in": "header", "required": false,
            "description": "看到的版本号；版本已变时得 412，什么也不发生。 The version seen; when it has moved on the answer is 412 \
                and nothing happens.",
            "schema": { "type": "string", "pattern": "^(\\*|(W/)?\"[0-9]{1,18}\")$" }, "example": "\"7\""
        },
        "language": {
            "name": "Accept-Language", "in": "header", "required": false,
            "description": "答复的语言，缺省中文。 Language of the words; Chinese where nothing is said.",
            "schema": { "type": "string" }, "example": "en"
        }
    });
    // Bytes have no schema in 3.1; a form has one part of them.
    document["paths"]["/api/v1/files"]["post"]["requestBody"]["content"] = json!({
        "application/octet-stream": {},
        "multipart/form-data": { "schema": { "type": "object", "required": ["file"], "properties": {
            "file": { "type": "string", "contentMediaType": "application/octet-stream",
                "description": "文件，带文件名。 The file, with its name." } } } }
    });
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, methods) in paths {
        let Some(methods) = methods.as_object_mut() else { continue };
        for (method, operation) in methods {
            tell_alike(path, method, operation);
        }
    }
}

/// What an operation has in common with all others of its kind: headers of the request, and problems.
fn tell_alike(path: &str, method: &str, operation: &mut Value) {
    let problem = |words: &str| {
        let shape = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        json!({ "description": words, "content": { "application/problem+json": shape } })
    };
    let has_token = operation.get("security").is_some();
    let is_write = has_token && method == "post";
    let has_body = operation.get("requestBody").is_some();
    let mut headers = vec!["language"];
    let mut answers = vec![("default", "其他问题。 Any other problem.")];
    if has_token {
        answers.push(("401", "没有令牌或令牌无效。 No token, or one that is not good."));
        answers.push(("403", "无权办理。 Not entitled."));
    }
    if is_write {
        headers.push("key");
        answers.push((
            "409",
            "现状不允许，或幂等键已用于别的请求。 The state of things forbids it, or the key was used.",
        ));
    }
    let is_act = ["{number}/", "{card}/", "{licence}/"].iter().any(|of| path.contains(of));
    if is_write && is_act && !path.ends_with("/rating") {
        headers.push("seen");
        answers.push(("412", "版本已变。 The version has moved on."));
    }
    if has_body || operation.get("parameters").is_some() {
        answers.push(("400", "请求读不懂。 The request cannot be read."));
    }
    if has_body {
        answers.push(("413", "请求太大。 Too large."));
        answers.push(("415", "正文类型不对。 Wrong media type."));
        answers.push(("422", "内容需要更正。 Something needs correcting."));
    }
    if path.contains('{') || path.ends_with("/track") {
        answers.push(("404", "没有找到，或无权查看。 Not found, or not yours to see."));
    }
    if path.ends_with("/track") {
        answers.push(("429", "尝试太多。 Too many tries."));
    }
    for (status, words) in answers {
        operation["responses"][status] = problem(words);
    }
    let parameters =
        operation.as_object_mut().map(|operation| operation.entry("parameters").or_insert(json!([])));
    if let Some(parameters) = parameters.and_then(Value::as_array_mut) {
        let named = |name: &&str| json!({ "$ref": format!("#/components/parameters/{name}") });
        parameters.extend(headers.iter().map(named));
    }
}
