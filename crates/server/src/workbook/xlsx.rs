//! An XLSX workbook: a hidden row of machine names, headings that stay in sight, lists to choose from, days and amounts
//! as such. Rows go to the disk as they are written, so that the memory holds one item at a time.

use super::{
    cell::Cell,
    sheets::{Column, Kind, SHEETS, Sheet},
    written::{Pen, headings, machine_row},
};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError,
};
use std::{
    fs::File,
    io::{BufWriter, Seek, SeekFrom, Write},
};

/// The first row with data.
const FIRST: u32 = 2;
/// The last row for which lists to choose from are offered.
const LAST: u32 = 60_000;
/// What the words of one list may have together; more and a spreadsheet refuses the file.
const LIST_MAX: usize = 255;

/// A workbook while it is written.
pub struct Book {
    book: Workbook,
    next: Vec<u32>,
    formats: Formats,
}

struct Formats {
    text: Format,
    day: Format,
    money: Format,
}

impl Book {
    /// Begins a workbook with every sheet.
    ///
    /// # Errors
    /// When the disk will not have it.
    pub fn begin() -> Result<Book, XlsxError> {
        let wrap = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let formats = Formats {
            // A text is a text, also one that begins with an equals sign and is edited later.
            text: wrap().set_num_format("@").set_quote_prefix(),
            day: wrap().set_num_format("yyyy-mm-dd"),
            money: wrap().set_num_format("0.00"),
        };
        let mut book = Workbook::new();
        for sheet in SHEETS {
            begin(book.add_worksheet_with_constant_memory()?, sheet, &formats)?;
        }
        Ok(Book { book, next: vec![FIRST; SHEETS.len()], formats })
    }

    /// Packs it; the file answered stands at its beginning.
    ///
    /// # Errors
    /// When the disk will not have it.
    pub fn finish(mut self) -> Result<File, XlsxError> {
        let mut file = BufWriter::new(tempfile::tempfile()?);
        self.book.save_to_writer(&mut file)?;
        file.flush()?;
        let mut file = file.into_inner().map_err(|error| error.into_error())?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Book({:?})", self.next)
    }
}

fn begin(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    page.set_name(sheet.title)?;
    let machine = Format::new().set_font_color(Color::Gray);
    let bold = Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E8_EEF4));
    let before = if sheet.is_of_items() { 1 } else { 2 };
    page.set_column_width(0, 34)?;
    if before == 2 {
        page.set_column_width(1, 6)?;
    }
    for (nth, column) in sheet.columns.iter().enumerate() {
        let place = u16::try_from(nth + before).unwrap_or(u16::MAX);
        page.set_column_width(place, width(column))?;
        if !matches!(column.kind, Kind::Count(_) | Kind::Maybe(_)) {
            let format = match column.kind {
                Kind::Date => &formats.day,
                Kind::Money => &formats.money,
                _ => &formats.text,
            };
            page.set_column_format(place, format)?;
        }
        if let Some(choice) = choice(column.kind)? {
            page.add_data_validation(FIRST, place, LAST, place, &choice)?;
        }
    }
    for (nth, name) in machine_row(sheet).into_iter().enumerate() {
        page.write_string_with_format(0, u16::try_from(nth).unwrap_or(u16::MAX), name, &machine)?;
    }
    page.set_row_hidden(0)?;
    for (nth, heading) in headings(sheet).into_iter().enumerate() {
        page.write_string_with_format(1, u16::try_from(nth).unwrap_or(u16::MAX), heading, &bold)?;
    }
    page.set_freeze_panes(FIRST, if sheet.is_of_items() { 2 } else { 1 })?;
    Ok(())
}

/// The list a cell is chosen from; cells for several words are free, since a list offers one.
fn choice(kind: Kind) -> Result<Option<DataValidation>, XlsxError> {
    let words: Vec<&str> = match kind {
        Kind::Word(words) => words().iter().map(|word| word.zh).collect(),
        Kind::YesNo => vec!["是", "否"],
        _ => return Ok(None),
    };
    if words.iter().map(|word| word.chars().count() + 1).sum::<usize>() > LIST_MAX {
        return Ok(None);
    }
    let list = DataValidation::new().allow_list_strings(&words)?;
    // What is typed otherwise is told when the table comes back.
    Ok(Some(list.set_error_style(DataValidationErrorStyle::Warning)))
}

fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Text | Kind::Lines | Kind::Terms => 32.0,
        Kind::Code | Kind::Department => 22.0,
        Kind::Words(_) => 18.0,
        Kind::Word(_) | Kind::Limit | Kind::Validity | Kind::Date => 14.0,
        Kind::Count(_) | Kind::Maybe(_) | Kind::YesNo | Kind::Money => 10.0,
    }
}

impl Pen for Book {
    type Fault = XlsxError;

    fn row(&mut self, sheet: usize, cells: Vec<Cell>) -> Result<(), XlsxError> {
        let Some(next) = self.next.get_mut(sheet) else { return Ok(()) };
        let row = *next;
        *next += 1;
        let page = self.book.worksheet_from_index(sheet)?;
        for (nth, cell) in cells.into_iter().enumerate() {
            write(page, (row, u16::try_from(nth).unwrap_or(u16::MAX)), cell, &self.formats)?;
        }
        Ok(())
    }
}

fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, text, &formats.text)?;
        }
        Cell::Number(number) => {
            // Whole numbers of items are small: none comes near what a spreadsheet cannot hold.
            page.write_number(row, column, u32::try_from(number).map_or(f64::MAX, f64::from))?;
        }
        Cell::Money(fen) => {
            let yuan: f64 = rules::money::Fen(fen).to_string().parse().unwrap_or_default();
            page.write_number_with_format(row, column, yuan, &formats.money)?;
        }
        Cell::Day(day) => {
            let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
            match ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, date) {
                Ok(day) => page.write_datetime_with_format(row, column, &day, &formats.day)?,
                // Before 1900 no spreadsheet has days.
                Err(_) => page.write_string_with_format(row, column, day.to_string(), &formats.text)?,
            };
        }
    }
    Ok(())
}
