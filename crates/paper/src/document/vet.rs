//! What is looked at before a document goes to the press: its size, and the signs the font lacks.
//!
//! A sign that no font has is printed as its code point in brackets, `〔U+1F600〕`: that is honest, can be read
//! out and searched for, and does not stop a notice over an ornament in a company name. Where a missing sign
//! must stop the document (a person's name on a licence), the caller asks [`super::Press::missing_signs`]
//! first. Signs that turn the reading direction or hide themselves are dropped: a paper must show what it says.

use super::{Block, Document, PressError};
use crate::wording;

/// The most characters one document may hold, over all its texts (about 150 pages).
pub const MAX_CHARACTERS: usize = 200_000;
/// The most pieces (rows, items, fields, blocks, sections) one document may hold.
pub const MAX_PIECES: usize = 5_000;
/// The widest table a page can carry.
const MAX_COLUMNS: usize = 12;

/// Checks the limits of a document.
///
/// # Errors
/// [`PressError::TooLong`] with the limit that was passed, [`PressError::Kind`] when the kind is not a plain
/// snake_case name, [`PressError::Table`] when rows and columns do not fit each other.
pub(super) fn vet(document: &Document) -> Result<(), PressError> {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    if document.kind.is_empty() || document.kind.len() > 60 || !document.kind.chars().all(plain) {
        return Err(PressError::Kind(document.kind.chars().take(60).collect()));
    }
    let mut pieces = document.sections.len();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        pieces += 1;
        match block {
            Block::Paragraph(_) => {}
            Block::List(items) | Block::Signatures(items) => pieces += items.len(),
            Block::Fields(fields) => pieces += fields.len(),
            Block::Table(table) => {
                pieces += table.rows.len();
                let columns = table.columns.len();
                let widest = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                if columns == 0 || columns > MAX_COLUMNS || widest > columns {
                    return Err(PressError::Table { columns, widest });
                }
            }
        }
    }
    if pieces > MAX_PIECES {
        return Err(PressError::TooLong { what: "pieces", found: pieces, limit: MAX_PIECES });
    }
    let mut characters = 0;
    each_text(&mut document.clone(), &mut |text| characters += text.chars().count());
    if characters > MAX_CHARACTERS {
        return Err(PressError::TooLong { what: "characters", found: characters, limit: MAX_CHARACTERS });
    }
    Ok(())
}

/// The document as it will be printed: no hidden signs, unknown signs named by their code point.
pub(super) fn printable(document: &Document, known: &dyn Fn(char) -> bool) -> Document {
    let mut document = document.clone();
    each_text(&mut document, &mut |text| *text = legible(text, known));
    document
}

/// The signs of the document that no font of the press can draw, each once, in order of appearance.
pub(super) fn missing(document: &Document, known: &dyn Fn(char) -> bool) -> Vec<char> {
    let mut found = Vec::new();
    each_text(&mut document.clone(), &mut |text| {
        for sign in text.chars() {
            if !sign.is_whitespace() && !wording::is_hidden(sign) && !known(sign) && !found.contains(&sign) {
                found.push(sign);
            }
        }
    });
    found
}

fn legible(text: &str, known: &dyn Fn(char) -> bool) -> String {
    let mut line = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign == '\n' {
            line.push(sign);
        } else if sign.is_whitespace() {
            line.push(if sign == '\u{3000}' { sign } else { ' ' });
        } else if wording::is_hidden(sign) {
        } else if known(sign) {
            line.push(sign);
        } else {
            line.push_str(&format!("〔U+{:04X}〕", u32::from(sign)));
        }
    }
    line
}

/// Calls `visit` with every text that is printed; the text inside the QR code is not.
fn each_text(document: &mut Document, visit: &mut dyn FnMut(&mut String)) {
    visit(&mut document.number);
    visit(&mut document.title);
    visit(&mut document.issuer);
    visit(&mut document.date_text);
    let more = [&mut document.addressee, &mut document.footer, &mut document.watermark];
    more.into_iter().flatten().for_each(&mut *visit);
    if let Some(seal) = &mut document.seal {
        visit(&mut seal.body);
        seal.purpose.iter_mut().for_each(&mut *visit);
    }
    if let Some(qr) = &mut document.qr {
        visit(&mut qr.caption);
    }
    for section in &mut document.sections {
        section.heading.iter_mut().for_each(&mut *visit);
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(text) => visit(text),
                Block::List(items) | Block::Signatures(items) => items.iter_mut().for_each(&mut *visit),
                Block::Fields(fields) => {
                    for field in fields {
                        visit(&mut field.label);
                        visit(&mut field.value);
                    }
                }
                Block::Table(table) => {
                    table.columns.iter_mut().for_each(|column| visit(&mut column.head));
                    table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(&mut *visit);
                }
            }
        }
    }
}
