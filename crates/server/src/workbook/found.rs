//! Our sheets in a file that came back: by the hidden machine names where they are still there, whatever the sheet is
//! called and in whatever order its columns stand; else by the headings.

use super::sheets::{CODE, Column, ORDER, SHEETS, Sheet, code_heading, order_heading};
use crate::{
    catalogue_table::{HEADING_ROWS, ListColumn},
    form::half_width,
    grid::{Grid, Row},
    text::Lang,
};

/// 找到的表
#[derive(Clone, Debug)]
pub struct Found {
    /// Which of our sheets it is.
    pub sheet: &'static Sheet,
    /// What it is called in the file.
    pub title: String,
    /// The column of the codes.
    pub code: usize,
    /// The column of the order, if it is there.
    pub order: Option<usize>,
    /// The columns that are there: place and meaning.
    pub columns: Vec<(usize, &'static Column)>,
    /// Headings that mean nothing here; their columns are passed over.
    pub unknown: Vec<String>,
    /// Whether the machine names were still there.
    pub by_machine: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Finds out which of our sheets a grid is, if it is one.
#[must_use]
pub fn find(grid: Grid) -> Option<Found> {
    let top = || grid.rows.iter().take(HEADING_ROWS).enumerate();
    let machine = top().find_map(|(at, row)| Some((at, by_machine(row)?)));
    let (at, mut found) = match machine {
        Some((at, found)) => {
            // The headings stand below the machine names, if nobody has taken them away.
            let is_heading = |row: &Row| {
                let known = found
                    .columns
                    .iter()
                    .filter(|(place, column)| normal(row.get(*place)) == normal(&column.heading(Lang::Zh)));
                2 * known.count() > found.columns.len()
            };
            let below = grid.rows.get(at + 1).is_some_and(is_heading);
            (if below { at + 1 } else { at }, found)
        }
        None => {
            let tried = top().filter_map(|(at, row)| Some((at, by_heading(row, &grid.name)?)));
            tried.max_by_key(|(_, found)| found.columns.len())?
        }
    };
    found.title = if grid.name.is_empty() { found.sheet.title.to_owned() } else { grid.name };
    let mut rows = grid.rows;
    found.rows = rows.split_off((at + 1).min(rows.len()));
    Some(found)
}

impl Found {
    fn of(sheet: &'static Sheet) -> Found {
        Found {
            sheet,
            title: String::new(),
            code: usize::MAX,
            order: None,
            columns: Vec::new(),
            unknown: Vec::new(),
            by_machine: false,
            rows: Vec::new(),
        }
    }

    /// A column that stands twice counts where it stands first.
    fn add(&mut self, place: usize, column: &'static Column) {
        if !self.columns.iter().any(|(_, known)| known.path == column.path) {
            self.columns.push((place, column));
        }
    }

    fn is_sound(&self) -> bool {
        self.code != usize::MAX && !self.columns.is_empty()
    }
}

fn by_machine(row: &Row) -> Option<Found> {
    let names = row.cells.iter().filter_map(|(place, text)| Some((*place, text.trim().split_once(':')?)));
    let names: Vec<(usize, (&str, &str))> = names.collect();
    let (_, (key, _)) = names.first()?;
    let sheet = SHEETS.iter().find(|sheet| sheet.key == *key)?;
    let mut found = Found { by_machine: true, ..Found::of(sheet) };
    for (place, (key, path)) in names {
        match sheet.columns.iter().find(|column| column.path == path) {
            _ if key != sheet.key => found.unknown.push(format!("{key}:{path}")),
            _ if path == CODE => found.code = place,
            _ if path == ORDER => found.order = Some(place),
            Some(column) => found.add(place, column),
            None => found.unknown.push(path.to_owned()),
        }
    }
    found.is_sound().then_some(found)
}

/// By headings: the sheet that knows most of them; of several the one that is called so.
fn by_heading(row: &Row, name: &str) -> Option<Found> {
    let tried = SHEETS.iter().map(|sheet| headed(sheet, row)).filter(Found::is_sound);
    tried.max_by_key(|found| (found.columns.len(), found.sheet.title == name))
}

fn headed(sheet: &'static Sheet, row: &Row) -> Found {
    let (code, order) = (normal(&code_heading(Lang::Zh)), normal(&order_heading(Lang::Zh)));
    let mut found = Found::of(sheet);
    for (place, text) in &row.cells {
        let text = normal(text);
        let known = sheet.columns.iter().find(|column| {
            text == normal(&column.heading(Lang::Zh)) || text == normal(&column.heading(Lang::En))
        });
        match known {
            _ if text == code => found.code = *place,
            _ if text == order => found.order = Some(*place),
            Some(column) => found.add(*place, column),
            None if !sheet.is_of_items() => found.unknown.push(text),
            None => match of_list(&text) {
                Some(CODE) if found.code == usize::MAX => found.code = *place,
                Some(path) => {
                    let known = sheet.columns.iter().find(|column| column.path == path);
                    known.into_iter().for_each(|column| found.add(*place, column));
                }
                None => found.unknown.push(text),
            },
        }
    }
    found
}

/// The names that lists give to columns of items.
fn of_list(heading: &str) -> Option<&'static str> {
    ListColumn::ALL.into_iter().find(|column| column.headings().contains(&heading)).map(path_of)
}

/// Where the column of a list lies in an item.
#[must_use]
pub const fn path_of(column: ListColumn) -> &'static str {
    match column {
        ListColumn::Department => "body.department",
        ListColumn::MainItem => "identity.main_item",
        ListColumn::Name => "identity.name",
        ListColumn::Code => CODE,
        ListColumn::BasicCode => "identity.catalog_code",
        ListColumn::Division => "body.jurisdiction",
        ListColumn::CreditCode => "body.credit_code",
        ListColumn::Variant => "identity.local_code",
        ListColumn::Kind => "identity.kind",
    }
}

fn normal(heading: &str) -> String {
    half_width(heading).split_whitespace().collect::<String>().to_lowercase()
}
