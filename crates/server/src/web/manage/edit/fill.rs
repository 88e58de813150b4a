//! From the item to the page: what is stored, as the fields of a form hold it.

use super::{
    known::{Known, posted},
    shape::{Kind, Part, at},
    words::UNITS,
};
use crate::form::Form;
use serde_json::Value;

/// The hidden field that says how many blocks a list has.
pub(super) fn count_name(list: &str) -> String {
    format!("count:{list}")
}

/// The field with the unit of a number.
pub(super) fn unit_name(field: &str) -> String {
    format!("{field}~unit")
}

/// The field for subjects that the hall does not have yet.
pub(super) fn more_name(field: &str) -> String {
    format!("{field}~more")
}

/// What stands at this path of an item (`limits.promised`, `materials[2].forms`).
pub(super) fn look<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split(['.', '[']).fold(value, |value, part| match part.strip_suffix(']') {
        Some(place) => place.parse::<usize>().ok().and_then(|place| value.get(place)).unwrap_or(&Value::Null),
        None => value.get(part).unwrap_or(&Value::Null),
    })
}

/// Puts what is stored into the fields of these parts.
pub(super) fn fill(parts: &[Part], block: &str, value: &Value, known: &Known, form: &mut Form) {
    for part in parts {
        if let Some(inside) = part.grouped() {
            fill(inside, block, value, known, form);
            continue;
        }
        let (name, found) = (at(block, part.name), look(value, part.name));
        match part.kind {
            Kind::Group(inside) | Kind::Optional(inside) => fill(inside, &name, found, known, form),
            Kind::Many(inside) => {
                let blocks = found.as_array().map_or(&[] as &[Value], Vec::as_slice);
                form.set(&count_name(&name), blocks.len().to_string());
                for (place, block) in blocks.iter().enumerate() {
                    fill(inside, &format!("{name}[{place}]"), block, known, form);
                }
            }
            Kind::Subjects(kind) => subjects(form, &name, found, &known.subjects(kind)),
            _ => leaf(part, &name, found, form),
        }
    }
}

fn leaf(part: &Part, name: &str, found: &Value, form: &mut Form) {
    match part.kind {
        Kind::Yes => {
            if found == &Value::Bool(true) {
                form.set(name, "yes");
            }
        }
        Kind::Any(_) => texts(found).for_each(|one| form.add(name, one)),
        Kind::List(_) => form.set(name, texts(found).collect::<Vec<_>>().join("\n")),
        Kind::Limit => limit(form, name, found),
        Kind::Validity => {
            if let Some((unit, amount)) = found.as_object().and_then(|pair| pair.iter().next()) {
                form.set(name, amount.to_string());
                form.set(&unit_name(name), unit.as_str());
            }
        }
        Kind::Money => {
            let fen = found.as_i64().unwrap_or_default();
            if fen > 0 {
                form.set(name, format!("{}.{:02}", fen / 100, fen % 100));
            }
        }
        Kind::When => {
            if let Ok(when) = serde_json::from_value(found.clone()) {
                form.set(name, posted(&when));
            }
        }
        _ => match found {
            Value::String(text) => form.set(name, text.as_str()),
            Value::Number(number) => form.set(name, number.to_string()),
            _ => {}
        },
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The largest unit in which the limit is a whole number.
fn limit(form: &mut Form, name: &str, found: &Value) {
    let Some((kind, amount)) = found.as_object().and_then(|pair| pair.iter().next()) else { return };
    let amount = amount.as_u64().unwrap_or_default();
    let whole = UNITS.iter().find(|(_, of, size)| of == kind && amount % size == 0 && amount >= *size);
    let smallest = UNITS.iter().rev().find(|(_, of, _)| of == kind);
    if let Some((unit, _, size)) = whole.or(smallest) {
        form.set(name, (amount / size).to_string());
        form.set(&unit_name(name), *unit);
    }
}

fn subjects(form: &mut Form, name: &str, found: &Value, known: &[&str]) {
    let (ticked, typed): (Vec<&str>, Vec<&str>) = texts(found).partition(|one| known.contains(one));
    ticked.into_iter().for_each(|one| form.add(name, one));
    form.set(&more_name(name), typed.join("\n"));
}
