//! A ZIP of CSV files, one a sheet. Each begins with the mark by which spreadsheets know UTF-8, then the machine names of
//! its columns, then the headings. The files grow on the disk, so that the memory holds one item at a time.

use super::{
    cell::{Cell, is_formula},
    sheets::SHEETS,
    written::{Pen, headings, machine_row},
};
use std::{
    fs::File,
    io::{self, BufWriter, Seek, SeekFrom, Write},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The mark of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// What a CSV has for a cell: nothing that a spreadsheet would take for a formula.
#[must_use]
pub fn guarded(cell: &Cell) -> String {
    let text = cell.text();
    match cell {
        Cell::Text(_) if is_formula(&text) => format!("'{text}"),
        _ => text,
    }
}

/// The CSV files while they are written.
#[derive(Debug)]
pub struct Csvs(Vec<csv::Writer<BufWriter<File>>>);

impl Csvs {
    /// Begins one file for each sheet.
    ///
    /// # Errors
    /// When the disk will not have it.
    pub fn begin() -> io::Result<Csvs> {
        let mut files = Vec::new();
        for sheet in SHEETS {
            let mut file = BufWriter::new(tempfile::tempfile()?);
            file.write_all(MARK)?;
            let mut writer = csv::Writer::from_writer(file);
            writer.write_record(machine_row(sheet))?;
            writer.write_record(headings(sheet))?;
            files.push(writer);
        }
        Ok(Csvs(files))
    }

    /// Packs them; the file answered stands at its beginning.
    ///
    /// # Errors
    /// When the disk will not have it.
    pub fn finish(self) -> io::Result<File> {
        let mut archive = ZipWriter::new(tempfile::tempfile()?);
        for (sheet, writer) in SHEETS.iter().zip(self.0) {
            let file = writer.into_inner().map_err(|error| error.into_error())?;
            let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.seek(SeekFrom::Start(0))?;
            archive.start_file(format!("{}.csv", sheet.title), SimpleFileOptions::default())?;
            io::copy(&mut file, &mut archive)?;
        }
        let mut whole = archive.finish()?;
        whole.seek(SeekFrom::Start(0))?;
        Ok(whole)
    }
}

impl Pen for Csvs {
    type Fault = io::Error;

    fn row(&mut self, sheet: usize, cells: Vec<Cell>) -> io::Result<()> {
        let Some(writer) = self.0.get_mut(sheet) else { return Ok(()) };
        Ok(writer.write_record(cells.iter().map(guarded))?)
    }
}
