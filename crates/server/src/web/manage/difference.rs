//! What an item says, field by field, and in what two versions of it differ. Every field that is filled in is shown,
//! also ones that this page does not know by name, so that nothing is published unseen.

use crate::text::{Lang, fault_field};
use rules::item::Content;
use serde_json::Value;
use std::collections::BTreeSet;

/// 字段: its path (`materials[2].name`) and what stands in it.
pub(super) type Filled = (String, String);

/// Every field that is filled in, in the order of the standard.
pub(super) fn fields(lang: Lang, content: &Content) -> Vec<Filled> {
    let mut filled = Vec::new();
    if let Ok(value) = serde_json::to_value(content) {
        walk(lang, String::new(), &value, &mut filled);
    }
    filled
}

fn walk(lang: Lang, path: String, value: &Value, filled: &mut Vec<Filled>) {
    match value {
        Value::Null | Value::Bool(false) => {}
        Value::Bool(true) => filled.push((path, lang.manage_yes().to_owned())),
        Value::Number(number) if number.as_i64() == Some(0) => {}
        Value::Number(number) => filled.push((path, number.to_string())),
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => filled.push((path, text.clone())),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            if !texts.is_empty() {
                filled.push((path, texts.join(lang.pick("；", "; "))));
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                walk(lang, format!("{path}[{place}]"), value, filled);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(lang, path, value, filled);
            }
        }
    }
}

/// A field in which two versions differ.
#[derive(Debug)]
pub(super) struct Differing {
    /// Its path.
    pub(super) path: String,
    /// What the version in force says; empty when nothing.
    pub(super) before: String,
    /// What the draft says; empty when nothing.
    pub(super) after: String,
}

/// Every field in which the draft differs from what is in force.
pub(super) fn differences(lang: Lang, before: Option<&Content>, after: &Content) -> Vec<Differing> {
    let before = before.map(|content| fields(lang, content)).unwrap_or_default();
    let after = fields(lang, after);
    let said = |fields: &[Filled], path: &str| {
        fields.iter().find(|(known, _)| known == path).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let mut seen = BTreeSet::new();
    let paths = after.iter().chain(&before).map(|(path, _)| path);
    paths
        .filter(|path| seen.insert(path.as_str()))
        .map(|path| Differing { path: path.clone(), before: said(&before, path), after: said(&after, path) })
        .filter(|field| field.before != field.after)
        .collect()
}

/// The path in words: "申请材料第 3 项 · 名称".
pub(super) fn words(lang: Lang, path: &str) -> String {
    let words = fault_field(lang, path);
    if words.is_empty() { path.to_owned() } else { words }
}
