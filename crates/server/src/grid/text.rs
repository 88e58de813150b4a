//! A CSV file: whatever encoding an office's programs write, whatever separates the cells.

use super::{Gather, Row, WIDTH_MAX};
use crate::catalogue_table::TableFault;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

pub(super) fn read(name: String, bytes: &[u8], gather: &mut Gather) -> Result<(), TableFault> {
    let text = in_lines(decode(bytes)?);
    let delimiter = delimiter(&text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    gather.begin(&name);
    let mut record = csv::StringRecord::new();
    // A cell may go over several lines; a spreadsheet shows all of it in one row, and that row is what people look for.
    let mut inside = 0;
    loop {
        let more = reader.read_record(&mut record);
        let at = |position: Option<&csv::Position>| {
            let (byte, line) = position.map_or((0, 1), |position| (position.byte(), position.line()));
            let rest = text.get(usize::try_from(byte).unwrap_or(usize::MAX)..).unwrap_or_default();
            // The reader passes over blank rows without a word.
            let blank = rest.bytes().take_while(|byte| *byte == b'\n').count() as u64;
            (line + blank).saturating_sub(inside).max(1)
        };
        if !more.map_err(|error| TableFault::Broken(at(error.position())))? {
            return Ok(());
        }
        let line = at(record.position());
        inside += record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        let cells = record.iter().take(WIDTH_MAX).enumerate().filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(place, cell)| (place, cell.to_owned())).collect();
        gather.row(Row { line, width: Some(record.len()), cells })?;
    }
}

/// With one sign at the end of every line.
fn in_lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// UTF-8, with or without its mark; UTF-16, which a spreadsheet calls Unicode text; else GB18030, which many offices'
/// spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, TableFault> {
    let (encoding, bytes) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (UTF_16LE, bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (UTF_16BE, bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => return Ok(text.to_owned()),
                Err(_) => (GB18030, bytes),
            }
        }
    };
    whole(encoding, bytes)
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, TableFault> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken || text.contains('\0') { Err(TableFault::Encoding) } else { Ok(text.into_owned()) }
}

/// What separates the cells of the first lines most: comma, tab or semicolon.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    // The last of several equal ones wins, so the comma stands last.
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
