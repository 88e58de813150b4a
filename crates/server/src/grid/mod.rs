//! 格子: what a table's file holds, row by row, whichever program wrote it: CSV in any encoding an office uses, an XLSX
//! workbook, or a ZIP of several CSV files. What the cells mean is not asked here.
//!
//! A file from outside is met with limits: how many bytes it may have, also once it is inflated, how many rows, how wide.
//! Blank rows are passed over; every other row knows on which line of its file it stands.

mod text;
mod workbook;

use crate::catalogue_table::{BYTES_MAX, ROWS_MAX, TableFault};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Rows beside the data: headings of every sheet, and what people write above them.
const HEADINGS_MAX: usize = 200;
/// Columns that are looked at.
const WIDTH_MAX: usize = 400;
/// Signs of one cell; longer ones mean that a quotation mark was never closed.
const CELL_MAX: usize = 40_000;
/// Bytes that a compressed file may swell to.
const INFLATED_MAX: u64 = 128 << 20;
/// Files within a compressed one.
const FILES_MAX: usize = 200;

/// 格子: one sheet or one CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet, or of the file without its ending; empty when it has none.
    pub name: String,
    /// Its rows from top to bottom, without the blank ones.
    pub rows: Vec<Row>,
}

/// 行
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// On which line of the file it begins, from 1.
    pub line: u64,
    /// How many cells it was written with, where the file says so.
    pub width: Option<usize>,
    /// The cells that are not empty, by column from 0.
    pub cells: Vec<(usize, String)>,
}

impl Row {
    /// The cell of a column; an empty one where there is none.
    #[must_use]
    pub fn get(&self, column: usize) -> &str {
        let found = self.cells.binary_search_by_key(&column, |(place, _)| *place);
        found.ok().and_then(|at| self.cells.get(at)).map_or("", |(_, text)| text)
    }
}

/// Takes a file apart into its grids.
///
/// # Errors
/// A [`TableFault`] when it is no table, or larger than any table is; then nothing of it counts.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, TableFault> {
    if bytes.len() > BYTES_MAX {
        return Err(TableFault::TooLarge);
    }
    let mut gather = Gather::default();
    if bytes.starts_with(b"PK\x03\x04") {
        let names = inflate(bytes)?;
        if names.iter().any(|name| name == "xl/workbook.xml") {
            workbook::read(bytes, &mut gather)?;
        } else {
            folder(bytes, &mut gather)?;
        }
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(TableFault::OldWorkbook);
    } else {
        text::read(String::new(), bytes, &mut gather)?;
    }
    gather.grids.retain(|grid| !grid.rows.is_empty());
    if gather.grids.is_empty() { Err(TableFault::Empty) } else { Ok(gather.grids) }
}

/// What has been read so far, within the limits.
#[derive(Debug, Default)]
struct Gather {
    grids: Vec<Grid>,
    rows: usize,
}

impl Gather {
    fn begin(&mut self, name: &str) {
        self.grids.push(Grid { name: name.trim().to_owned(), rows: Vec::new() });
    }

    fn row(&mut self, row: Row) -> Result<(), TableFault> {
        let too_long = |text: &str| text.len() > CELL_MAX && text.chars().count() > CELL_MAX;
        if row.cells.iter().any(|(_, text)| too_long(text) || text.contains('\0')) {
            return Err(TableFault::Broken(row.line));
        }
        if row.cells.iter().all(|(_, text)| text.trim().is_empty()) {
            return Ok(());
        }
        self.rows += 1;
        if self.rows > ROWS_MAX + HEADINGS_MAX {
            return Err(TableFault::TooManyRows);
        }
        if let Some(grid) = self.grids.last_mut() {
            grid.rows.push(row);
        }
        Ok(())
    }
}

/// Inflates a compressed file into nothing, to see what it swells to: what it says of itself may be untrue. Answers the
/// names in it.
fn inflate(bytes: &[u8]) -> Result<Vec<String>, TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    if archive.len() > FILES_MAX {
        return Err(TableFault::Inflates);
    }
    let (mut names, mut left) = (Vec::new(), INFLATED_MAX);
    for nth in 0..archive.len() {
        let file = archive.by_index(nth).map_err(|_| TableFault::Unreadable)?;
        names.push(String::from_utf8_lossy(file.name_raw()).into_owned());
        let mut limited = file.take(left + 1);
        let size = std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| TableFault::Unreadable)?;
        left = left.checked_sub(size).ok_or(TableFault::Inflates)?;
    }
    Ok(names)
}

/// The CSV files of a compressed folder, in its order.
fn folder(bytes: &[u8], gather: &mut Gather) -> Result<(), TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).map_err(|_| TableFault::Unreadable)?;
        let path = match file.name() {
            Ok(name) => name.into_owned(),
            Err(_) => String::from_utf8_lossy(file.name_raw()).into_owned(),
        };
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path);
        let Some((name, ending)) = name.rsplit_once('.') else { continue };
        // What one system of computers leaves beside every file begins with a dot.
        if name.starts_with('.') || !matches!(ending.to_ascii_lowercase().as_str(), "csv" | "txt" | "tsv") {
            continue;
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(|_| TableFault::Unreadable)?;
        if text.is_empty() {
            continue;
        }
        text::read(name.to_owned(), &text, gather)?;
    }
    Ok(())
}
