//! 表单模式: an item's form as JSON Schema (2020-12), made from the same fields that the pages draw and [`filled`](crate::filled) judges.
//!
//! It describes the plain form of the values, as `filled::plain` leaves them. Check digits have no place in a pattern, so
//! `citizen-id`, `credit-code`, `whole-number` and `money` stand as formats beside one; whoever checks formats checks all.

use crate::filled::{LINE_MAX, TEXT_MAX};
use rules::item::content::{FieldKind, FormField};
use serde_json::{Map, Value, json};

/// What a value of at least one sign that is no blank looks like.
const FILLED: &str = r"\S";

/// The schema of these fields.
#[must_use]
pub fn of_form(id: &str, title: &str, fields: &[FormField]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.key.clone(), of_field(field))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required).map(|field| field.key.as_str()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_field(field: &FormField) -> Value {
    let mut schema = match field.kind {
        FieldKind::Text | FieldKind::Address => json!({ "maxLength": LINE_MAX, "pattern": FILLED }),
        FieldKind::LongText => json!({ "maxLength": TEXT_MAX, "pattern": FILLED }),
        FieldKind::Number => {
            json!({ "maxLength": LINE_MAX, "pattern": "^[0-9]+$", "format": "whole-number" })
        }
        FieldKind::Money => {
            json!({ "maxLength": LINE_MAX, "pattern": r"^[0-9]+(\.[0-9]{1,2})?$", "format": "money" })
        }
        FieldKind::Date => json!({ "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date" }),
        FieldKind::Choice => json!({ "enum": field.options }),
        FieldKind::CitizenId => json!({ "pattern": "^[0-9]{17}[0-9X]$", "format": "citizen-id" }),
        FieldKind::CreditCode => json!({ "pattern": "^[0-9A-Z]{18}$", "format": "credit-code" }),
        FieldKind::Phone => json!({ "pattern": "^1[0-9]{10}$" }),
    };
    if let Value::Object(about) = &mut schema {
        about.insert("type".to_owned(), json!("string"));
        about.insert("title".to_owned(), json!(field.label));
        for (name, text) in [("x-title-en", &field.label_en), ("description", &field.hint)] {
            if !text.is_empty() {
                about.insert(name.to_owned(), json!(text));
            }
        }
        if !field.example.is_empty() {
            about.insert("examples".to_owned(), json!([field.example]));
        }
    }
    schema
}
