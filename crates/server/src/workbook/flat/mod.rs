//! 摊平: an item as tables can hold it, and back. Lists within lists become lists beside each other: answers say their
//! question, points say their step, articles say what they are the basis of, and what holds steps becomes rows with a
//! place such as `2.1.1`. Nothing is lost: an item that is laid flat and gathered again is the same item.

mod steps;

use super::{fault::CellFault, sheets::SHEETS};
use rules::{
    case::promise::Commitments,
    item::{
        Content,
        content::{
            Answer, Basis, Duty, Faq, FeeItem, IntermediaryService, Material, Prerequisite, Question, Quota,
            ResultSpec, SpecialLink, When,
        },
    },
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, sync::LazyLock};

/// Why a flat item cannot be gathered: the sheet, the part in it from 0, the column, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ungathered {
    /// The key of the sheet.
    pub sheet: &'static str,
    /// The part; none where it is the item as a whole.
    pub place: Option<usize>,
    /// The column's path.
    pub column: &'static str,
    /// What is wrong.
    pub fault: CellFault,
}

/// What lies elsewhere when it is flat: the name of the flat list, and where it was.
const MOVED: &[(&str, &[&str])] = &[
    ("duties", &["power", "duties"]),
    ("special_links", &["limits", "special_links"]),
    ("prerequisites", &["handling", "prerequisites"]),
    ("intermediary_services", &["handling", "intermediary_services"]),
    ("faq", &["help", "faq"]),
];
const BASES: [&str; 2] = ["setting_basis", "implementing_basis"];

/// Lays an item flat.
#[must_use]
pub fn flatten(content: &Content) -> Value {
    let mut flat = valued(content);
    for (name, from) in MOVED {
        let list = take(&mut flat, from);
        flat[*name] = list;
    }
    let mut bases = Vec::new();
    for used_for in BASES {
        for mut basis in elements(take(&mut flat, &["power", used_for])) {
            basis["used_for"] = json!(used_for);
            bases.push(basis);
        }
    }
    flat["bases"] = Value::Array(bases);
    let mut answers = Vec::new();
    if let Some(questions) = flat["questions"].as_array_mut() {
        for question in questions {
            let id = question["id"].clone();
            for mut answer in elements(take(question, &["answers"])) {
                answer["question"] = id.clone();
                answers.push(answer);
            }
        }
    }
    flat["answers"] = Value::Array(answers);
    let (steps, points) = steps::flatten(take(&mut flat, &["process", "blocks"]));
    flat["steps"] = Value::Array(steps);
    flat["points"] = Value::Array(points);
    flat
}

/// Gathers a flat item again.
///
/// # Errors
/// The first part that has no place.
pub fn gather(mut flat: Value) -> Result<Content, Ungathered> {
    for (name, to) in MOVED {
        let list = take(&mut flat, &[name]);
        put(&mut flat, to, list);
    }
    let mut bases = [Vec::new(), Vec::new()];
    for (place, mut basis) in elements(take(&mut flat, &["bases"])).into_iter().enumerate() {
        let used_for = take(&mut basis, &["used_for"]);
        let Some(nth) = BASES.iter().position(|one| used_for == *one) else {
            return Err(lost("bases", place, "used_for", CellFault::Needed));
        };
        bases[nth].push(basis);
    }
    for (used_for, bases) in BASES.iter().zip(bases) {
        put(&mut flat, &["power", used_for], Value::Array(bases));
    }
    answers(&mut flat)?;
    let steps = elements(take(&mut flat, &["steps"]));
    let points = elements(take(&mut flat, &["points"]));
    let blocks = steps::gather(steps, points)?;
    put(&mut flat, &["process", "blocks"], Value::Array(blocks));
    serde_json::from_value(flat).map_err(|error| Ungathered {
        sheet: super::sheets::ITEM,
        place: None,
        column: super::sheets::CODE,
        fault: CellFault::Unread(error.to_string()),
    })
}

fn answers(flat: &mut Value) -> Result<(), Ungathered> {
    let answers = elements(take(flat, &["answers"]));
    let mut questions = elements(take(flat, &["questions"]));
    for question in &mut questions {
        question["answers"] = json!([]);
    }
    for (place, mut answer) in answers.into_iter().enumerate() {
        let id = take(&mut answer, &["question"]);
        let question = questions.iter_mut().find(|question| question["id"] == id);
        let Some(answers) = question.and_then(|question| question["answers"].as_array_mut()) else {
            let fault = CellFault::NoSuch(id.as_str().unwrap_or_default().to_owned());
            return Err(lost("answers", place, "question", fault));
        };
        answers.push(answer);
    }
    flat["questions"] = Value::Array(questions);
    Ok(())
}

/// A part of this sheet with nothing in it, or for the sheet of items an item with nothing in it.
#[must_use]
pub fn blank(sheet: &str) -> &'static Value {
    static BLANKS: LazyLock<BTreeMap<&str, Value>> =
        LazyLock::new(|| SHEETS.iter().map(|sheet| (sheet.key, made_blank(sheet.key))).collect());
    BLANKS.get(sheet).unwrap_or(&Value::Null)
}

fn made_blank(sheet: &str) -> Value {
    let with = |mut value: Value, name: &str, more: Value| {
        value[name] = more;
        value
    };
    match sheet {
        "bases" => with(valued(&Basis::default()), "used_for", Value::Null),
        "duties" => valued(&Duty::default()),
        "special_links" => valued(&SpecialLink::default()),
        "prerequisites" => valued(&Prerequisite::default()),
        "intermediary_services" => valued(&IntermediaryService::default()),
        "questions" => {
            let mut question = valued(&Question::default());
            take(&mut question, &["answers"]);
            question
        }
        "answers" => with(valued(&Answer::default()), "question", json!("")),
        "form" => json!({
            "key": "", "label": "", "label_en": "", "kind": null, "required": false, "hint": "", "example": "",
            "options": []
        }),
        "materials" => valued(&Material::default()),
        "fees" => valued(&FeeItem::default()),
        "results" => valued(&ResultSpec::default()),
        "faq" => valued(&Faq::default()),
        "steps" => steps::blank(),
        "points" => json!({"step": "", "id": "", "text": ""}),
        _ => flatten(&Content::default()),
    }
}

/// The parts of an item that are there as a whole or not at all.
pub const GROUPS: &[&str] =
    &["handling.quota", "handling.commitments", "handling.commitments.basis", "basis", "when", "risk"];

/// A group with nothing in it.
fn blank_group(path: &str) -> Value {
    match path {
        "handling.commitments" => valued(&Commitments::default()),
        "when" => valued(&When::default()),
        "handling.quota" => valued(&Quota::default()),
        "risk" => json!({"level": null, "form": "", "measures": [], "owner": ""}),
        "basis" | "handling.commitments.basis" => valued(&Basis::default()),
        _ => json!({}),
    }
}

/// What stands at a path; nothing where a group on the way is absent.
#[must_use]
pub fn get<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, name| value.get(name).unwrap_or(&Value::Null))
}

/// Sets what stands at a path; groups on the way come into being.
pub fn set(value: &mut Value, path: &str, new: Value) {
    let mut way = String::new();
    let mut at = value;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        if !way.is_empty() {
            way.push('.');
        }
        way.push_str(name);
        let Some(object) = at.as_object_mut() else { return };
        if names.peek().is_none() {
            object.insert(name.to_owned(), new);
            return;
        }
        let inner = object.entry(name).or_insert(Value::Null);
        if inner.is_null() {
            *inner = blank_group(&way);
        }
        at = inner;
    }
}

/// Takes groups away that have been emptied: those named here, where nothing is left in them. The inner ones first.
pub fn drop_empty_groups(value: &mut Value, touched: &[&str]) {
    for group in GROUPS.iter().rev() {
        let was_touched = touched.iter().any(|path| path.starts_with(&format!("{group}.")));
        if was_touched && is_empty(get(value, group)) && !get(value, group).is_null() {
            set(value, group, Value::Null);
        }
    }
}

/// Takes away what belonged to a part that has gone: points of steps, answers of questions. Only on sheets that did not
/// come back; what did come back is told where it belongs to nothing.
pub fn drop_orphans(flat: &mut Value, came_back: impl Fn(&str) -> bool) {
    if !came_back("points") {
        let known = steps::step_ids(flat["steps"].as_array().map_or(&[], Vec::as_slice));
        let keep = |point: &Value| point["step"].as_str().is_some_and(|step| known.contains(step));
        flat["points"].as_array_mut().into_iter().for_each(|points| points.retain(keep));
    }
    if !came_back("answers") {
        let ids: Vec<Value> =
            elements(flat["questions"].clone()).into_iter().map(|one| one["id"].clone()).collect();
        let keep = |answer: &Value| ids.contains(&answer["question"]);
        flat["answers"].as_array_mut().into_iter().for_each(|answers| answers.retain(keep));
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) | Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
    }
}

fn valued(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Takes what stands at a path out of its place; nothing where it was left out.
fn take(value: &mut Value, path: &[&str]) -> Value {
    let Some((last, way)) = path.split_last() else { return Value::Null };
    let mut at = value;
    for name in way {
        let Some(inner) = at.get_mut(*name) else { return Value::Null };
        at = inner;
    }
    at.as_object_mut().and_then(|object| object.remove(*last)).unwrap_or(Value::Null)
}

fn put(value: &mut Value, path: &[&str], new: Value) {
    let Some((last, way)) = path.split_last() else { return };
    let mut at = value;
    for name in way {
        let Some(object) = at.as_object_mut() else { return };
        at = object.entry(*name).or_insert_with(|| Value::Object(Map::new()));
    }
    at[*last] = if new.is_null() { json!([]) } else { new };
}

fn elements(list: Value) -> Vec<Value> {
    if let Value::Array(list) = list { list } else { Vec::new() }
}

fn lost(sheet: &'static str, place: usize, column: &'static str, fault: CellFault) -> Ungathered {
    Ungathered { sheet, place: Some(place), column, fault }
}
