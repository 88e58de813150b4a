//! The rows of an item, sheet by sheet.

use super::{
    cell::{self, Cell},
    flat,
    sheets::{SHEETS, Sheet},
};
use rules::{hall::Hall, item::Content};
use serde_json::Value;

/// The rows of an item on a sheet: the cells of the sheet's columns, without code and order.
#[must_use]
pub fn rows(sheet: &Sheet, flat: &Value, hall: &Hall) -> Vec<Vec<Cell>> {
    if sheet.is_of_items() {
        return vec![row(sheet, flat, hall)];
    }
    let parts = flat[sheet.key].as_array().map_or(&[][..], Vec::as_slice);
    parts.iter().map(|part| row(sheet, part, hall)).collect()
}

/// One row.
#[must_use]
pub fn row(sheet: &Sheet, part: &Value, hall: &Hall) -> Vec<Cell> {
    sheet.columns.iter().map(|column| cell::write(column.kind, flat::get(part, column.path), hall)).collect()
}

/// Where rows are written to, sheet by sheet.
pub trait Pen {
    /// Why it could not be written.
    type Fault;

    /// Writes one row of the sheet at this place among [`SHEETS`].
    ///
    /// # Errors
    /// When it cannot be written.
    fn row(&mut self, sheet: usize, cells: Vec<Cell>) -> Result<(), Self::Fault>;
}

/// Writes all rows of an item; code and order stand in front.
///
/// # Errors
/// When the pen fails.
pub fn item<P: Pen>(pen: &mut P, content: &Content, hall: &Hall) -> Result<(), P::Fault> {
    let flat = flat::flatten(content);
    for (nth, sheet) in SHEETS.iter().enumerate() {
        for (place, row) in rows(sheet, &flat, hall).into_iter().enumerate() {
            let mut cells = vec![Cell::Text(content.identity.task_code.0.clone())];
            if !sheet.is_of_items() {
                cells.push(Cell::Number(i64::try_from(place + 1).unwrap_or(i64::MAX)));
            }
            cells.extend(row);
            pen.row(nth, cells)?;
        }
    }
    Ok(())
}

/// The machine names of a sheet's columns, in order: what a reader goes by, whatever becomes of the headings.
#[must_use]
pub fn machine_row(sheet: &Sheet) -> Vec<String> {
    let mut names = vec![format!("{}:{}", sheet.key, super::sheets::CODE)];
    if !sheet.is_of_items() {
        names.push(format!("{}:{}", sheet.key, super::sheets::ORDER));
    }
    names.extend(sheet.columns.iter().map(|column| format!("{}:{}", sheet.key, column.path)));
    names
}

/// The headings of a sheet, in order.
#[must_use]
pub fn headings(sheet: &Sheet) -> Vec<String> {
    let lang = crate::text::Lang::Zh;
    let mut headings = vec![super::sheets::code_heading(lang)];
    if !sheet.is_of_items() {
        headings.push(super::sheets::order_heading(lang));
    }
    headings.extend(sheet.columns.iter().map(|column| column.heading(lang)));
    headings
}
