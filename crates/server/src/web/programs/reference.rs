//! `/api`: the reference, drawn from the OpenAPI document: how to ask, every address with its parameters, body and
//! answers, every shape with its fields. Needs no script; every operation and shape has its own anchor.

use crate::{
    text::Lang,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Table, Tone},
    },
};
use axum::{Extension, response::Response};
use maud::{Markup, html};
use serde_json::Value;

/// `GET /api`
pub async fn show(visit: Visit, Extension(document): Extension<&'static Value>) -> Response {
    let lang = visit.lang();
    let acts = html! {
        (pieces::main_link("/api/tokens", lang.api_tokens()))
        (pieces::side_link("/api/openapi.json", lang.api_document()))
    };
    let how = html! { ul {
        @for line in [lang.api_how_token(), lang.api_how_key(), lang.api_how_match(), lang.api_how_problem(),
            lang.api_how_limits()] { li { (line) } }
    } };
    let tags = list(&document["tags"]);
    let body = html! {
        (pieces::heading(lang.api_title(), Some(lang.api_lead()), acts))
        (pieces::panel("how", lang.api_how(), how))
        @for tag in tags {
            @let name = text(&tag["name"]);
            (pieces::panel(&format!("tag-{name}"), &own(lang, text(&tag["description"])), of_tag(lang, document, name)))
        }
        (pieces::panel("shapes", lang.api_shapes(), shapes(lang, document)))
    };
    visit.page(Room::Portal, lang.api_title(), &[], body)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The half of a description in the reader's language: Chinese sentences come first, English ones after.
fn own(lang: Lang, both: &str) -> String {
    let is_han =
        |sign: char| ('\u{2e80}'..='\u{9fff}').contains(&sign) || ('\u{ff00}'..='\u{ffef}').contains(&sign);
    let end = both.rfind(is_han).map_or(0, |at| at + both[at..].chars().next().map_or(0, char::len_utf8));
    let (zh, en) = both.split_at(end);
    let en = en.trim_start_matches(['`', '。', '.']).trim();
    match lang {
        Lang::En if !en.is_empty() => en.to_owned(),
        Lang::En => both.trim().to_owned(),
        Lang::Zh if zh.is_empty() => both.trim().to_owned(),
        Lang::Zh => zh.trim().to_owned(),
    }
}

/// 受理 · Accept: the half of a summary in the reader's language.
fn title(lang: Lang, both: &str) -> String {
    match both.split_once('·') {
        Some((zh, en)) => lang.pick(zh.trim(), en.trim()).to_owned(),
        None => both.to_owned(),
    }
}

fn of_tag(lang: Lang, document: &Value, tag: &str) -> Markup {
    let Some(paths) = document["paths"].as_object() else { return html! {} };
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    let own: Vec<_> = operations.filter(|(.., operation)| operation["tags"][0] == tag).collect();
    html! { @for (path, method, operation) in own { (one(lang, document, path, method, operation)) } }
}

fn one(lang: Lang, document: &Value, path: &str, method: &str, operation: &Value) -> Markup {
    let has_token = operation.get("security").is_some();
    let id = text(&operation["operationId"]);
    let body = operation["requestBody"]["content"].as_object().and_then(|kinds| kinds.values().next());
    html! {
        details class="panel" id=(id) {
            summary {
                code { (method.to_uppercase()) " " (path) } " "
                (title(lang, text(&operation["summary"]))) " "
                @if has_token { (pieces::tag(Tone::Action, lang.api_needs_token())) }
                @else { (pieces::tag(Tone::Quiet, lang.api_is_open())) }
            }
            p { (own(lang, text(&operation["description"]))) }
            (parameters(lang, document, list(&operation["parameters"])))
            @if let Some(body) = body {
                h3 { (lang.api_body()) }
                p { (shape_of(&body["schema"])) }
                @let example = example_of(document, &body["schema"]);
                @if let Some(example) = example {
                    pre { code { (serde_json::to_string_pretty(example).unwrap_or_default()) } }
                }
            }
            h3 { (lang.api_answers()) }
            ul {
                @for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
                    @let content = answer["content"].as_object().and_then(|kinds| kinds.values().next());
                    li {
                        strong { (status) } " " (own(lang, text(&answer["description"]))) " "
                        @if let Some(content) = content { (shape_of(&content["schema"])) }
                    }
                }
            }
        }
    }
}

/// The example of a shape that a body refers to.
fn example_of<'a>(document: &'a Value, schema: &'a Value) -> Option<&'a Value> {
    let known = resolve(document, schema);
    known.get("example").filter(|example| example.as_object().is_none_or(|example| !example.is_empty()))
}

fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

fn parameters(lang: Lang, document: &Value, all: &[Value]) -> Markup {
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|parameter| resolve(document, parameter))
        .map(|parameter| {
            let must = parameter["required"] == true;
            vec![
                html! { code { (text(&parameter["name"])) } @if must { " " (lang.api_must()) } },
                html! { (text(&parameter["in"])) },
                shape_of(&parameter["schema"]),
                html! { (own(lang, described(parameter))) },
            ]
        })
        .collect();
    let columns = [
        Column::new(lang.api_column_field()),
        Column::new(lang.api_column_where()),
        Column::new(lang.api_column_type()),
        Column::new(lang.api_column_means()),
    ];
    html! {
        @if !rows.is_empty() {
            h3 { (lang.api_parameters()) }
            (table(lang, lang.api_parameters(), &columns, rows))
        }
    }
}

/// What a parameter or property says of itself, or else what its values say.
fn described(value: &Value) -> &str {
    match text(&value["description"]) {
        "" => text(&value["schema"]["description"]),
        own => own,
    }
}

fn table(lang: Lang, caption: &str, columns: &[Column<'_>], rows: Vec<Vec<Markup>>) -> Markup {
    Table { caption, columns, rows, empty: html! {}, next: None, first: None, files: &[] }.show(lang)
}

fn shapes(lang: Lang, document: &Value) -> Markup {
    let all = document["components"]["schemas"].as_object();
    html! {
        @for (name, shape) in all.into_iter().flatten() {
            details class="panel" id=(format!("shape-{name}")) {
                summary { code { (name) } " " (own(lang, text(&shape["description"]))) }
                (fields(lang, name, shape))
            }
        }
    }
}

fn fields(lang: Lang, name: &str, shape: &Value) -> Markup {
    // A shape may be put together of others (allOf) or be one of several (oneOf).
    let parts = list(&shape["allOf"]).iter().chain(list(&shape["oneOf"]));
    let parts: Vec<&Value> = std::iter::once(shape).chain(parts).collect();
    let mut rows = Vec::new();
    for part in &parts {
        if let Some(reference) = part["$ref"].as_str() {
            rows.push(vec![
                html! { "…" },
                link_to(reference),
                html! { (own(lang, text(&part["description"]))) },
            ]);
        }
        for (field, schema) in part["properties"].as_object().into_iter().flatten() {
            let must = list(&part["required"]).iter().any(|required| required == field);
            rows.push(vec![
                html! { code { (field) } @if must { " " (lang.api_must()) } },
                shape_of(schema),
                html! { (own(lang, described(schema))) },
            ]);
        }
    }
    let columns = [
        Column::new(lang.api_column_field()),
        Column::new(lang.api_column_type()),
        Column::new(lang.api_column_means()),
    ];
    if rows.is_empty() {
        html! {}
    } else {
        table(lang, name, &columns, rows)
    }
}

fn link_to(reference: &str) -> Markup {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    html! { a href=(format!("#shape-{name}")) { code { (name) } } }
}

/// The type of a value in a few signs, shapes as links.
fn shape_of(schema: &Value) -> Markup {
    if let Some(reference) = schema["$ref"].as_str() {
        return link_to(reference);
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect()
        }
        _ => vec![],
    };
    let choices = list(&schema["oneOf"]);
    html! {
        @if kinds.contains(&"array") { "[" (shape_of(&schema["items"])) "]" }
        @else if !choices.is_empty() {
            @for (place, choice) in choices.iter().filter(|choice| choice["type"] != "null").enumerate() {
                @if place > 0 { " | " }
                @match choice["properties"].as_object() {
                    Some(fields) => code { "{" (fields.keys().cloned().collect::<Vec<_>>().join(", ")) "}" },
                    None => (shape_of(choice)),
                }
            }
        }
        @else {
            (kinds.join(" | "))
            @if let Some(format) = schema["format"].as_str() { " (" (format) ")" }
        }
    }
}
