//! What the rows that came back say of one item, against what it says now.
//!
//! Every fault is found at once and named at its row and column; an item with a fault is not changed at all. A part that
//! stands nowhere on its sheet is gone; an item without any row on a sheet keeps its parts there, because whoever cut a
//! table down to what they work on must not empty the rest. To empty a list one writes 无 in a row of it.

use super::{
    cell,
    fault::CellFault,
    flat,
    found::Found,
    sheets::{CODE, Column, ITEM, Kind, SHEETS},
};
use crate::{form::half_width, grid::Row};
use rules::{hall::Hall, item::Content};
use serde_json::{Value, json};

/// Parts of one item on one sheet.
pub const PARTS_MAX: usize = 500;
/// What one writes in a row to say that there is no such part.
pub const NONE: &str = "无";

/// The rows of one item: the sheet among those found, and the rows on it.
pub type RowsOfItem<'a> = Vec<(&'a Found, Vec<&'a Row>)>;

/// 一处毛病
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What the sheet is called in the file.
    pub sheet: String,
    /// The line; nought where it is the item as a whole.
    pub line: u64,
    /// The machine name of the column, with its sheet (`materials:name`).
    pub column: String,
    /// What is wrong.
    pub fault: CellFault,
}

impl Wrong {
    fn at(found: &Found, row: &Row, path: &str, fault: CellFault) -> Wrong {
        let column = format!("{}:{path}", found.sheet.key);
        Wrong { sheet: found.title.clone(), line: row.line, column, fault }
    }
}

/// What the item says after these rows.
///
/// # Errors
/// Everything that is wrong with them.
pub fn read(
    code: &str,
    rows: &RowsOfItem<'_>,
    before: Option<&Content>,
    hall: &Hall,
) -> Result<Content, Vec<Wrong>> {
    let mut reading = Reading { hall, wrong: Vec::new() };
    let mut flat = before.map_or_else(|| flat::blank(ITEM).clone(), flat::flatten);
    flat::set(&mut flat, "identity.task_code", json!(code));
    for (found, rows) in rows {
        let Some(first) = rows.first() else { continue };
        if found.sheet.is_of_items() {
            if let Some(second) = rows.get(1) {
                let twice = CellFault::Twice(code.to_owned());
                reading.wrong.push(Wrong::at(found, second, CODE, twice));
            }
            let was = flat.clone();
            reading.row(found, first, &was, &mut flat);
        } else {
            let parts = reading.parts(found, rows, &flat);
            flat[found.sheet.key] = Value::Array(parts);
        }
    }
    if before.is_none() && flat::get(&flat, "identity.name").as_str().is_none_or(str::is_empty) {
        reading.missing(rows, "identity.name");
    }
    if !reading.wrong.is_empty() {
        return Err(reading.wrong);
    }
    flat::drop_orphans(&mut flat, |key| rows.iter().any(|(found, _)| found.sheet.key == key));
    flat::gather(flat).map_err(|ungathered| {
        let found = rows.iter().find(|(found, _)| found.sheet.key == ungathered.sheet).or(rows.first());
        let Some((found, rows)) = found else { return Vec::new() };
        let rows = if found.sheet.is_of_items() { rows.clone() } else { in_order(found, rows) };
        let row = ungathered.place.and_then(|place| rows.get(place)).or(rows.first());
        row.map(|row| Wrong::at(found, row, ungathered.column, ungathered.fault)).into_iter().collect()
    })
}

struct Reading<'a> {
    hall: &'a Hall,
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    /// A new item must have this; nothing that came back says it.
    fn missing(&mut self, rows: &RowsOfItem<'_>, path: &str) {
        let Some((found, rows)) = rows.first() else { return };
        let Some(row) = rows.first() else { return };
        let fault = if found.sheet.is_of_items() { CellFault::Needed } else { CellFault::NoItem };
        let path = if found.sheet.is_of_items() { path } else { CODE };
        self.wrong.push(Wrong::at(found, row, path, fault));
    }

    fn row(&mut self, found: &Found, row: &Row, was: &Value, now: &mut Value) {
        let blank = flat::blank(found.sheet.key);
        let mut touched = Vec::new();
        for (place, column) in &found.columns {
            let mended = cell::mend(row.get(*place));
            let before = cell::write(column.kind, flat::get(was, column.path), self.hall);
            if cell::says_the_same(column.kind, &mended, &before) {
                continue;
            }
            if mended.is_empty() {
                flat::set(now, column.path, emptied(column, blank));
                touched.push(column.path);
                continue;
            }
            match cell::read(column.kind, &mended, self.hall) {
                Ok(value) => {
                    flat::set(now, column.path, value);
                    touched.push(column.path);
                }
                Err(fault) => self.wrong.push(Wrong::at(found, row, column.path, fault)),
            }
        }
        flat::drop_empty_groups(now, &touched);
    }

    fn parts(&mut self, found: &Found, rows: &[&Row], flat: &Value) -> Vec<Value> {
        if let Some(one) = rows.get(PARTS_MAX) {
            self.wrong.push(Wrong::at(found, one, CODE, CellFault::TooMany(PARTS_MAX)));
            return Vec::new();
        }
        if let [only] = rows
            && says_none(found, only)
        {
            return Vec::new();
        }
        let before = flat[found.sheet.key].as_array().cloned().unwrap_or_default();
        let mut parts = Vec::new();
        for (nth, row) in in_order(found, rows).into_iter().enumerate() {
            let order = found.order.map_or(Some(nth + 1), |place| order_of(row.get(place)));
            let known = order.and_then(|order| before.get(order.checked_sub(1)?));
            let was = known.cloned().unwrap_or_else(|| flat::blank(found.sheet.key).clone());
            let mut now = was.clone();
            let wrong = self.wrong.len();
            self.row(found, row, &was, &mut now);
            let empty = |column: &&Column| {
                matches!(flat::get(&now, column.path), Value::Null) || flat::get(&now, column.path) == ""
            };
            // A cell that could not be read has been named already.
            if self.wrong.len() == wrong
                && let Some(column) = found.sheet.columns.iter().filter(|one| one.required).find(empty)
            {
                self.wrong.push(Wrong::at(found, row, column.path, CellFault::Needed));
            }
            parts.push(now);
        }
        parts
    }
}

/// The rows as their orders say; one without an order stays behind the one above it.
fn in_order<'a>(found: &Found, rows: &[&'a Row]) -> Vec<&'a Row> {
    let mut last = 0;
    let mut keyed: Vec<(usize, &Row)> = rows
        .iter()
        .map(|row| {
            last = found.order.and_then(|place| order_of(row.get(place))).unwrap_or(last);
            (last, *row)
        })
        .collect();
    keyed.sort_by_key(|(order, _)| *order);
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn order_of(text: &str) -> Option<usize> {
    let text = half_width(text);
    let text = text.trim();
    text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|order| *order > 0)
}

fn says_none(found: &Found, row: &Row) -> bool {
    let mut said =
        found.columns.iter().map(|(place, _)| row.get(*place).trim()).filter(|text| !text.is_empty());
    said.next() == Some(NONE) && said.next().is_none()
}

/// What a field is when its cell has been emptied.
fn emptied(column: &Column, blank: &Value) -> Value {
    let by_default = flat::get(blank, column.path);
    if !by_default.is_null() {
        return by_default.clone();
    }
    match column.kind {
        Kind::Text | Kind::Code | Kind::Department => json!(""),
        Kind::Lines | Kind::Terms | Kind::Words(_) => json!([]),
        Kind::YesNo => json!(false),
        Kind::Count(_) | Kind::Money => json!(0),
        Kind::Word(_) | Kind::Limit | Kind::Validity | Kind::Maybe(_) | Kind::Date => Value::Null,
    }
}

/// The heading of a column by its machine name, for reports.
#[must_use]
pub fn heading(lang: crate::text::Lang, machine: &str) -> String {
    let (key, path) = machine.split_once(':').unwrap_or((ITEM, machine));
    let sheet = SHEETS.iter().find(|sheet| sheet.key == key);
    let column = sheet.and_then(|sheet| sheet.columns.iter().find(|column| column.path == path));
    column.map_or_else(|| crate::text::fault_field(lang, path), |column| column.heading(lang))
}
