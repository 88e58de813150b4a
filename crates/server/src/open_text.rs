//! 公开文字: what people write themselves and the log then carries: opinions, reasons, explanations.
//!
//! Every room and the API ask here, so that no door is wider than another: a text has a length, and it names nobody by
//! identity or phone number, for the log is open. What is personal by its nature goes to the vault instead.

use crate::{
    filled::TEXT_MAX,
    form::{Form, half_width},
    text::{Lang, Message},
};
use rules::identifier::citizen;
use serde::Serialize;
use serde_json::Value;

/// Says beside the field what is wrong with the text in it.
pub fn keep(form: &mut Form, field: &str, most: usize) {
    if let Some(why) = fault(form.text(field), most) {
        form.refuse(field, why);
    }
}

/// The same, naming the field by its label: for pages that tell everything that is wrong in one list.
pub fn keep_of(form: &mut Form, field: &str, label: fn(Lang) -> &'static str, most: usize) {
    form.at_most_of(field, label, most);
    if form.error(field).is_none() {
        keep(form, field, most);
    }
}

/// What is wrong with a text of at most so many signs.
#[must_use]
pub fn fault(text: &str, most: usize) -> Option<Message> {
    let found = text.chars().count();
    if found > most {
        return Some(Message::both(|lang| lang.form_too_long(found, most)));
    }
    names_a_person(text).then(|| Message::both(Lang::open_text_personal))
}

/// The first text of a command that is wrong, with the place where it stands in it (`items[2].what`).
#[must_use]
pub fn fault_of(command: &impl Serialize) -> Option<(String, Message)> {
    match serde_json::to_value(command).ok()? {
        // A command is its name and what belongs to it; the name is no place.
        Value::Object(named) => named.into_iter().find_map(|(_, value)| fault_at("", &value)),
        other => fault_at("", &other),
    }
}

fn fault_at(place: &str, value: &Value) -> Option<(String, Message)> {
    match value {
        Value::String(text) => Some((place.to_owned(), fault(text, TEXT_MAX)?)),
        Value::Array(all) => {
            all.iter().enumerate().find_map(|(nth, value)| fault_at(&format!("{place}[{nth}]"), value))
        }
        Value::Object(all) => all.iter().find_map(|(name, value)| {
            let below = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            fault_at(&below, value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Whether a run of digits in the text is a citizen's number or a mobile number.
fn names_a_person(text: &str) -> bool {
    let text = half_width(text);
    text.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|run| {
        let is_phone = run.len() == 11
            && run.starts_with('1')
            && !run.starts_with("10")
            && run.bytes().all(|byte| byte.is_ascii_digit());
        is_phone || citizen::parse(run, None).is_ok()
    })
}
