//! An XLSX workbook: every sheet, cell after cell, so that an empty sheet with one cell in its last corner costs nothing.
//! Of a formula the value is taken that the spreadsheet kept beside it.

use super::{Gather, Row, WIDTH_MAX};
use crate::catalogue_table::TableFault;
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::io::Cursor;

pub(super) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), TableFault> {
    let unreadable = |_: XlsxError| TableFault::Unreadable;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    for name in book.sheet_names() {
        gather.begin(&name);
        // A sheet that is a chart has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut row = Row::default();
        while let Some(cell) = cells.next_cell().map_err(unreadable)? {
            let (line, column) = cell.get_position();
            let line = u64::from(line) + 1;
            if line != row.line {
                gather.row(std::mem::replace(&mut row, Row { line, ..Row::default() }))?;
            }
            let column = usize::try_from(column).unwrap_or(WIDTH_MAX);
            let text = words(cell.get_value());
            if column < WIDTH_MAX && !text.is_empty() {
                row.cells.push((column, text));
            }
        }
        gather.row(row)?;
    }
    Ok(())
}

/// A cell as one reads it. Whole numbers have no decimals, days are days.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
    }
}
