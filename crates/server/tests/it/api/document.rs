//! The OpenAPI document: sound in itself, under version control, and true: every example in it is answered.

use super::{Program, Told};
use crate::ground::Ground;
use axum::http::Method;
use rules::hall::Role;
use serde_json::Value;
use std::{collections::BTreeSet, path::Path};

fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().iter();
            methods.map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
        .collect()
}

fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            document.pointer(&reference[1..]).unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
        None => value,
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

fn speaks_both(words: &Value) -> bool {
    let words = words.as_str().unwrap_or_default();
    words.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
        && words.chars().any(|sign| sign.is_ascii_lowercase())
}

#[test]
fn the_document_is_sound() {
    let document = server::api::document();
    assert_eq!(document["openapi"], "3.1.0");
    let mut found = BTreeSet::new();
    references(document, &mut found);
    assert!(found.iter().all(|reference| document.pointer(&reference[1..]).is_some()), "{found:?}");
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations(document) {
        assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{path} {method} has an id twice");
        assert!(speaks_both(&operation["description"]), "{path} {method} speaks one language");
        assert!(speaks_both(&operation["summary"]) || operation["summary"].as_str().unwrap().contains('·'));
        let parameters = operation["parameters"].as_array().unwrap();
        let named: Vec<_> = parameters.iter().map(|parameter| resolve(document, parameter)).collect();
        for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            let known = named.iter().any(|parameter| parameter["in"] == "path" && parameter["name"] == part);
            assert!(known, "{path} does not tell of {part}");
        }
        let has = |name: &str| named.iter().any(|parameter| parameter["name"] == name);
        let is_write = method == "post" && operation.get("security").is_some();
        assert_eq!(has("Idempotency-Key"), is_write, "{path} {method}");
        assert!(operation["responses"].as_object().unwrap().len() > 1, "{path} {method} tells of no problem");
    }
    assert!(ids.len() >= 62, "{}", ids.len());
    for (name, shape) in document["components"]["schemas"].as_object().unwrap() {
        let parts = [shape].into_iter().chain(shape["allOf"].as_array().into_iter().flatten());
        assert!(
            parts.clone().any(|part| speaks_both(&part["description"])),
            "{name} is not told of in both languages"
        );
        for (field, value) in parts.filter_map(|part| part["properties"].as_object()).flatten() {
            let one_of = || value["oneOf"].as_array().into_iter().flatten();
            let told = speaks_both(&value["description"])
                || value.get("$ref").is_some()
                || one_of().any(|part| speaks_both(&part["description"]));
            assert!(told, "{name}.{field} is not told of in both languages: {value}");
        }
    }
}

/// A change of the API is a change of this file, to be read before it is kept: `UPDATE=1` writes it anew.
#[test]
fn the_document_is_under_version_control() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/openapi.json");
    let now = format!("{}\n", serde_json::to_string_pretty(server::api::document()).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "the API has changed; read the difference and run again with UPDATE=1");
}

fn example_of<'a>(document: &'a Value, parameter: &'a Value) -> Option<&'a Value> {
    let parameter = resolve(document, parameter);
    parameter.get("example").or_else(|| parameter["schema"].get("example"))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The address with every example of its parameters filled in.
fn address(document: &Value, path: &str, operation: &Value) -> String {
    let mut path = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().unwrap() {
        let known = resolve(document, parameter);
        let Some(example) = example_of(document, parameter).map(plain) else { continue };
        match (known["in"].as_str().unwrap(), known["name"].as_str().unwrap()) {
            ("path", name) => path = path.replace(&format!("{{{name}}}"), &example),
            ("query", name) => query.push((name.to_owned(), example)),
            _ => {}
        }
    }
    let query: Vec<(&str, &str)> =
        query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    server::form::address(&path, &query)
}

#[tokio::test]
async fn every_example_is_understood() {
    let ground = Ground::new().await;
    let document = server::api::document();
    let mut program = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let mut bodies = 0;
    for (path, method, operation) in operations(document) {
        let address = address(document, path, operation);
        assert!(!address.contains('{'), "{path} gives no example of a part");
        let content = operation["requestBody"]["content"].as_object();
        let body = content.and_then(|content| content.get("application/json")).map(|content| {
            let shape = resolve(document, &content["schema"]);
            shape.get("example").unwrap_or_else(|| panic!("{path} gives no example of its body"))
        });
        bodies += usize::from(body.is_some());
        let told = match method {
            "get" => program.get(&address).await,
            "post" if body.is_none() => continue,
            _ => program.post(&address, body.unwrap()).await,
        };
        understood(document, path, operation, &told);
    }
    assert!(bodies > 45, "{bodies}");
}

/// An answer that the document tells of, and no complaint that the request could not be read.
fn understood(document: &Value, path: &str, operation: &Value, told: &Told) {
    let status = told.status.as_u16();
    assert!(status < 500 && status != 400 && status != 415, "{path}: {status} {}", told.body);
    let answers = &operation["responses"];
    let answer = answers.get(status.to_string()).unwrap_or(&answers["default"]);
    let content = answer["content"].as_object().unwrap_or_else(|| panic!("{path} tells nothing of {status}"));
    let (kind, shape) = content.iter().next().unwrap();
    assert!(told.kind.starts_with(kind.as_str()), "{path}: {} is not {kind}", told.kind);
    fits(document, path, &shape["schema"], &told.body);
}

/// A small check of a value against its shape: types, required fields, values of lists.
fn fits(document: &Value, at: &str, shape: &Value, value: &Value) {
    let shape = resolve(document, shape);
    for part in shape["allOf"].as_array().into_iter().flatten() {
        fits(document, at, part, value);
    }
    if let Some(list) = shape["enum"].as_array() {
        assert!(list.contains(value), "{at}: {value} is not in the list");
    }
    let kinds: Vec<&str> = match &shape["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(kinds.contains(&kind), "{at}: {value} is no {kinds:?}");
    for field in shape["required"].as_array().into_iter().flatten() {
        assert!(value.get(field.as_str().unwrap()).is_some(), "{at}: {field} is missing in {value}");
    }
    for (field, inner) in shape["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(field) {
            fits(document, &format!("{at}.{field}"), inner, value);
        }
    }
    for value in value.as_array().into_iter().flatten() {
        fits(document, at, &shape["items"], value);
    }
    if let (Some(map), Some(inner)) =
        (value.as_object(), shape.get("additionalProperties").filter(|it| it.is_object()))
    {
        let known = &shape["properties"];
        map.iter()
            .filter(|(name, _)| known.get(name).is_none())
            .for_each(|(_, value)| fits(document, at, inner, value));
    }
}

/// What is told of a case whole fits its shape too, with every part filled.
#[tokio::test]
async fn a_case_fits_its_shape() {
    let ground = Ground::new().await;
    let document = server::api::document();
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let (number, code) = super::submitted(&ground, &mut citizen).await;
    let mut window = Program::of(&ground, &ground.holder("market/window", 0)).await;
    window.post(&format!("/api/v1/cases/{number}/receive"), &serde_json::json!({})).await.ok();
    window.post(&format!("/api/v1/cases/{number}/accept"), &serde_json::json!({})).await.ok();
    let shape_of = |path: &str, method: &str| {
        let content = &document["paths"][path][method]["responses"]["200"]["content"];
        content["application/json"]["schema"].clone()
    };
    for (path, address) in [
        ("/api/v1/cases/{number}", format!("/api/v1/cases/{number}")),
        ("/api/v1/cases", "/api/v1/cases".to_owned()),
        ("/api/v1/tasks", "/api/v1/tasks".to_owned()),
    ] {
        let told = window.send(Method::GET, &address, &[], None).await.ok();
        fits(document, path, &shape_of(path, "get"), &told);
    }
    let told =
        window.post("/api/v1/track", &serde_json::json!({"number": number, "query_code": code})).await.ok();
    fits(document, "track", &shape_of("/api/v1/track", "post"), &told);
}
