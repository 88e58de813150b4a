//! What differs between two versions of an item, as tables say it: a cell of the item, a cell of a part, a part that has
//! come or gone. A part that only moves up because one above it has gone is no difference.

use super::{
    cell::Cell,
    flat,
    sheets::{SHEETS, Sheet},
    written,
};
use rules::{hall::Hall, item::Content};
use std::collections::BTreeSet;

/// 一处改动
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The machine name of the column (`materials:name`); only the sheet (`materials`) where a whole part has come or gone.
    pub column: String,
    /// Which part it is, from 1; nought for the item itself.
    pub part: usize,
    /// What it said; empty when nothing.
    pub before: String,
    /// What it says; empty when nothing.
    pub after: String,
    /// Of a part that has come or gone: what it says, column by column.
    pub details: Vec<(String, String)>,
}

impl Differing {
    /// Whether a whole part has come or gone. Then `before` or `after` is what the part is called.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.column.contains(':')
    }
}

/// Every cell in which two versions differ; all that are filled where there was no version before.
#[must_use]
pub fn differences(before: Option<&Content>, after: &Content, hall: &Hall) -> Vec<Differing> {
    let was = before.map(flat::flatten);
    let is = flat::flatten(after);
    let mut found = Vec::new();
    for sheet in SHEETS {
        let was = was.as_ref().map(|was| written::rows(sheet, was, hall)).unwrap_or_default();
        let is = written::rows(sheet, &is, hall);
        if sheet.is_of_items() {
            let blank = vec![Cell::Empty; sheet.columns.len()];
            cells(sheet, 0, was.first().unwrap_or(&blank), is.first().unwrap_or(&blank), &mut found);
        } else {
            parts(sheet, &was, &is, &mut found);
        }
    }
    found
}

fn cells(sheet: &Sheet, part: usize, was: &[Cell], is: &[Cell], found: &mut Vec<Differing>) {
    for ((column, was), is) in sheet.columns.iter().zip(was).zip(is) {
        // What nobody has filled in and what says no are the same to whoever reads.
        let says = |cell: &Cell| cell.text();
        if was != is && !(is_nothing(was) && is_nothing(is)) {
            let column = format!("{}:{}", sheet.key, column.path);
            found.push(Differing { column, part, before: says(was), after: says(is), details: Vec::new() });
        }
    }
}

fn is_nothing(cell: &Cell) -> bool {
    matches!(cell, Cell::Empty | Cell::Number(0)) || *cell == Cell::Text("否".to_owned())
}

fn parts(sheet: &Sheet, was: &[Vec<Cell>], is: &[Vec<Cell>], found: &mut Vec<Differing>) {
    let same = was.iter().zip(is).take_while(|(was, is)| was == is).count();
    let (was, is) = (&was[same..], &is[same..]);
    let behind = was.iter().rev().zip(is.iter().rev()).take_while(|(was, is)| was == is).count();
    let (was, is) = (&was[..was.len() - behind], &is[..is.len() - behind]);
    let by_name = sheet.columns.first().is_some_and(|column| matches!(column.path, "id" | "key" | "path"));
    let mut taken = BTreeSet::new();
    for (nth, is) in is.iter().enumerate() {
        let partner = if by_name {
            was.iter().position(|was| was.first() == is.first())
        } else {
            Some(nth).filter(|nth| *nth < was.len())
        };
        match partner.filter(|partner| taken.insert(*partner)) {
            Some(partner) => cells(sheet, same + nth + 1, &was[partner], is, found),
            None => found.push(whole(sheet, same + nth + 1, is, false)),
        }
    }
    for (nth, was) in was.iter().enumerate().filter(|(nth, _)| !taken.contains(nth)) {
        found.push(whole(sheet, same + nth + 1, was, true));
    }
}

/// A part that has come, or gone.
fn whole(sheet: &Sheet, part: usize, cells: &[Cell], gone: bool) -> Differing {
    let filled = sheet.columns.iter().zip(cells).filter(|(_, cell)| !is_nothing(cell));
    let details: Vec<(String, String)> =
        filled.map(|(column, cell)| (format!("{}:{}", sheet.key, column.path), cell.text())).collect();
    let name = called(sheet, cells);
    let (before, after) = if gone { (name, String::new()) } else { (String::new(), name) };
    Differing { column: sheet.key.to_owned(), part, before, after, details }
}

/// The columns by which people know a part, the surest first.
const NAMES: [&str; 5] = ["name", "text", "q", "label", "law"];
/// Signs of a name that are told.
const SHORT: usize = 200;

/// What a part is called: its name, or else the first thing it says.
fn called(sheet: &Sheet, cells: &[Cell]) -> String {
    let text = |(_, cell): &(_, &Cell)| !is_nothing(cell);
    let columns = || sheet.columns.iter().zip(cells).filter(text);
    let named = |name: &&str| columns().find(|(column, _)| column.path.rsplit('.').next() == Some(*name));
    let found = NAMES.iter().find_map(named).or_else(|| columns().next());
    found.map(|(_, cell)| cell.text().chars().take(SHORT).collect()).unwrap_or_default()
}
