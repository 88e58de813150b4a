//! 事件内容: what is wanted of an event's text, field by field, and the words for what is not there.

use crate::Day;
use serde_json::Value;

/// Why a text cannot be read as what it should be.
pub(crate) type Fault = String;

/// The fields of the one variant that an event's body holds.
pub(crate) fn fields<'a>(body: &'a Value, variant: &str) -> Result<&'a Value, Fault> {
    body.get(variant).ok_or_else(|| format!("the body is no {variant}"))
}

/// A field that has to be there.
pub(crate) fn field<'a>(of: &'a Value, name: &str) -> Result<&'a Value, Fault> {
    of.get(name).ok_or_else(|| format!("{name} is missing"))
}

/// A field that may be absent or null.
pub(crate) fn maybe<'a>(of: &'a Value, name: &str) -> Option<&'a Value> {
    of.get(name).filter(|value| !value.is_null())
}

pub(crate) fn text<'a>(of: &'a Value, name: &str) -> Result<&'a str, Fault> {
    field(of, name)?.as_str().ok_or_else(|| format!("{name} is no text"))
}

pub(crate) fn whole(of: &Value, name: &str) -> Result<i64, Fault> {
    field(of, name)?.as_i64().ok_or_else(|| format!("{name} is no whole number"))
}

pub(crate) fn day(of: &Value, name: &str) -> Result<Day, Fault> {
    text(of, name)?.parse()
}

/// A list, which where absent is empty.
pub(crate) fn list<'a>(of: &'a Value, name: &str) -> Result<&'a [Value], Fault> {
    match maybe(of, name) {
        None => Ok(&[]),
        Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| format!("{name} is no list")),
    }
}
