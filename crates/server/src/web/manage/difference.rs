//! What an item says, field by field, and in what two versions of it differ. Every field that is filled in is shown,
//! also ones that this page does not know by name, so that nothing is published unseen. Parts of a list are matched by
//! their id or name: a material put before the others does not make all of them differ.

use crate::{
    text::{Lang, fault_field},
    web::pieces::{self, Column, Table, Tone},
};
use maud::{Markup, html};
use rules::item::Content;
use serde_json::Value;
use std::collections::BTreeMap;

/// 字段: a field that is filled in.
pub(super) struct Filled {
    /// Its path by places (`materials[2].name`), for its name in words.
    pub(super) path: String,
    /// The same by ids (`materials[#application].name`), for finding it in another version.
    same: String,
    /// What stands in it.
    pub(super) text: String,
}

/// The names that tell one part of a list from another, the surest first.
const KEYS: [&str; 8] = ["id", "key", "law", "name", "q", "text", "kind", "block"];

/// Every field that is filled in, in the order of the standard.
pub(super) fn fields(lang: Lang, content: &Content) -> Vec<Filled> {
    let mut walk = Walk { lang, filled: Vec::new(), orders: BTreeMap::new() };
    if let Ok(value) = serde_json::to_value(content) {
        walk.value((String::new(), String::new()), &value);
    }
    walk.filled
}

/// All fields of an item, and in which order its lists stand.
struct Walk {
    lang: Lang,
    filled: Vec<Filled>,
    orders: BTreeMap<String, Vec<String>>,
}

impl Walk {
    fn push(&mut self, (path, same): (String, String), text: String) {
        self.filled.push(Filled { path, same, text });
    }

    fn value(&mut self, at: (String, String), value: &Value) {
        match value {
            Value::Null | Value::Bool(false) => {}
            Value::Bool(true) => self.push(at, self.lang.manage_yes().to_owned()),
            Value::Number(number) if number.as_i64() == Some(0) => {}
            Value::Number(number) => self.push(at, number.to_string()),
            Value::String(text) if text.is_empty() => {}
            Value::String(text) => self.push(at, text.clone()),
            Value::Array(list) if list.iter().all(Value::is_string) => {
                let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                if !texts.is_empty() {
                    self.push(at, texts.join(self.lang.pick("；", "; ")));
                }
            }
            Value::Array(list) => self.list(&at, list),
            Value::Object(fields) => {
                for (name, value) in fields {
                    let below = |path: &str| {
                        if path.is_empty() { name.clone() } else { format!("{path}.{name}") }
                    };
                    self.value((below(&at.0), below(&at.1)), value);
                }
            }
        }
    }

    fn list(&mut self, (path, same): &(String, String), list: &[Value]) {
        let mut order: Vec<String> = Vec::new();
        for (place, value) in list.iter().enumerate() {
            let mut key = key(value).unwrap_or_else(|| place.to_string());
            // The second of the same name is another one.
            while order.contains(&key) {
                key.push('+');
            }
            self.value((format!("{path}[{place}]"), format!("{same}[#{key}]")), value);
            order.push(key);
        }
        self.orders.insert(same.clone(), order);
    }
}

/// What a part of a list is known by: its id, or else its name; an article belongs to its law.
fn key(value: &Value) -> Option<String> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let found = KEYS.iter().find_map(|name| text(name))?;
    Some(format!("{found}{}", text("article").unwrap_or_default()))
}

/// A field in which two versions differ.
#[derive(Debug)]
pub(super) struct Differing {
    /// Its path.
    pub(super) path: String,
    /// What the one says; empty when nothing.
    pub(super) before: String,
    /// What the other says; empty when nothing.
    pub(super) after: String,
    /// Of a part that is gone, of which `before` is the name: everything it said, by path.
    pub(super) details: Vec<(String, String)>,
}

/// Every field in which the draft differs from what is in force.
pub(super) fn differences(lang: Lang, before: Option<&Content>, after: &Content) -> Vec<Differing> {
    let walked = |content: &Content| {
        let mut walk = Walk { lang, filled: Vec::new(), orders: BTreeMap::new() };
        let value = serde_json::to_value(content).unwrap_or_default();
        walk.value((String::new(), String::new()), &value);
        walk
    };
    let before = before.map(walked);
    let after = walked(after);
    let (old, orders) = match &before {
        Some(walk) => (walk.filled.as_slice(), Some(&walk.orders)),
        None => (&[] as &[Filled], None),
    };
    let text = |fields: &BTreeMap<&str, &Filled>, same: &str| {
        fields.get(same).map(|field| field.text.clone()).unwrap_or_default()
    };
    let known: BTreeMap<&str, &Filled> = old.iter().map(|field| (field.same.as_str(), field)).collect();
    let new: BTreeMap<&str, &Filled> =
        after.filled.iter().map(|field| (field.same.as_str(), field)).collect();
    let parts = orders.map(|orders| gone_parts(orders, &after.orders)).unwrap_or_default();
    let is_of_part = |field: &&Filled| parts.iter().any(|part| field.same.starts_with(part.as_str()));
    let gone = old.iter().filter(|field| !new.contains_key(field.same.as_str()) && !is_of_part(field));
    let all = after.filled.iter().chain(gone);
    let mut differing: Vec<Differing> = all
        .map(|field| Differing {
            path: field.path.clone(),
            before: text(&known, &field.same),
            after: text(&new, &field.same),
            details: Vec::new(),
        })
        .filter(|field| field.before != field.after)
        .collect();
    differing.extend(parts.iter().filter_map(|part| gone_part(part, old)));
    if let Some(orders) = orders {
        differing.extend(reordered(lang, orders, &after.orders));
    }
    differing
}

/// The parts of lists that the other version has no more, by the beginning of their fields' ids; the largest only.
fn gone_parts(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut gone: Vec<String> = Vec::new();
    // A list stands before those within its parts.
    for (list, keys) in before {
        let still = after.get(list);
        let lost = keys.iter().filter(|key| still.is_none_or(|still| !still.contains(key)));
        for part in lost.map(|key| format!("{list}[#{key}]")) {
            if !gone.iter().any(|larger| part.starts_with(larger.as_str())) {
                gone.push(part);
            }
        }
    }
    gone
}

/// Fields of a part by which people know it, the surest first.
const NAMES: [&str; 5] = [".name", ".text", ".q", ".label", ".law"];

/// A part that is gone, in one line.
fn gone_part(part: &str, old: &[Filled]) -> Option<Differing> {
    let fields: Vec<&Filled> = old.iter().filter(|field| field.same.starts_with(part)).collect();
    let first = fields.first()?;
    let named = NAMES.iter().find_map(|name| fields.iter().find(|field| field.same[part.len()..] == **name));
    // The same parts of both paths stand in brackets: one by its place, the other by its id.
    let deep = part.matches("[#").count();
    let end = first.path.match_indices(']').nth(deep.checked_sub(1)?)?.0;
    Some(Differing {
        path: first.path[..=end].to_owned(),
        before: named.unwrap_or(first).text.clone(),
        after: String::new(),
        details: fields.iter().map(|field| (field.path.clone(), field.text.clone())).collect(),
    })
}

/// Lists whose parts stand in another order: those that both have, in the order of each.
fn reordered(
    lang: Lang,
    before: &BTreeMap<String, Vec<String>>,
    after: &BTreeMap<String, Vec<String>>,
) -> Vec<Differing> {
    let in_both = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|key| other.contains(key)).cloned().collect()
    };
    let words = |keys: Vec<String>| keys.join(lang.pick("、", ", "));
    after
        .iter()
        .filter_map(|(list, new)| {
            let old = before.get(list)?;
            let (old, new) = (in_both(old, new), in_both(new, old));
            let path = format!("{}.order", list.split('[').next().unwrap_or(list));
            (old != new).then(|| Differing {
                path,
                before: words(old),
                after: words(new),
                details: Vec::new(),
            })
        })
        .collect()
}

/// The path in words: "申请材料第 3 项 · 名称".
pub(super) fn words(lang: Lang, path: &str) -> String {
    let words = fault_field(lang, path);
    if words.is_empty() { path.to_owned() } else { words }
}

/// Two contents side by side, only where they differ.
pub(super) fn table(
    lang: Lang,
    (before, after): (&Content, &Content),
    heads: [&str; 2],
    none: &str,
) -> Markup {
    let columns = [Column::new(lang.manage_field()), Column::new(heads[0]), Column::new(heads[1])];
    let rows: Vec<Vec<Markup>> = differences(lang, Some(before), after)
        .into_iter()
        .map(|field| {
            vec![
                html! { (words(lang, &field.path)) },
                html! {
                    @if field.before.is_empty() { "—" } @else { del { (field.before) } }
                    @if !field.details.is_empty() { details {
                        summary { (lang.table_details()) }
                        ul { @for (path, text) in &field.details { li { (words(lang, path)) "：" (text) } } }
                    } }
                },
                html! {
                    @if !field.details.is_empty() { (pieces::tag(Tone::Warning, lang.table_part_gone())) }
                    @else if field.after.is_empty() { "—" } @else { ins { (field.after) } }
                },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_difference(),
        columns: &columns,
        rows,
        empty: html! { p { (none) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
