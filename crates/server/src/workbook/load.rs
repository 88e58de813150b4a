//! 来件: what a file holds, taken apart: a plain list, or sheets of our workbook.

use super::{
    found::{self, Found},
    sheets::SHEETS,
};
use crate::{
    catalogue_table::{self, ItemList, ROWS_MAX, RowNote, TableFault},
    grid,
};
use rules::{
    hall::{Department, Hall},
    name::{DepartmentId, ItemCode},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// 一份来件: what a file holds, taken apart.
#[derive(Clone, Debug)]
pub enum Load {
    /// A plain list, a row an item.
    List(ItemList),
    /// Sheets of our workbook.
    Book(Vec<Found>),
}

impl Load {
    /// Takes a file apart. Slow for a large one: not to be called where others wait.
    ///
    /// # Errors
    /// When it is no table at all; then nothing of it counts.
    pub fn read(bytes: &[u8]) -> Result<Load, TableFault> {
        let grids = grid::read(bytes)?;
        let list = grids.first().map(catalogue_table::read_grid);
        let mut found: Vec<Found> = grids.into_iter().filter_map(found::find).collect();
        let place = |found: &Found| SHEETS.iter().position(|sheet| sheet.key == found.sheet.key);
        found.sort_by_key(place);
        let knows_more = |list: &ItemList| {
            let ours = found.iter().map(|found| found.columns.len()).max().unwrap_or(0);
            found.iter().any(|found| found.by_machine) || ours > list.columns.len()
        };
        // Which of the two would count, nobody could say.
        if let Some(twice) = found.windows(2).find(|two| two[0].sheet.key == two[1].sheet.key) {
            return Err(TableFault::TwoSheets(twice[0].sheet.title));
        }
        let load = match list {
            Some(Ok(list)) if !knows_more(&list) => Load::List(list),
            _ if !found.is_empty() => Load::Book(found),
            Some(Err(fault)) if !matches!(fault, TableFault::NoColumn(_)) => return Err(fault),
            _ => return Err(TableFault::NoTable),
        };
        if load.rows() > ROWS_MAX { Err(TableFault::TooManyRows) } else { Ok(load) }
    }

    /// How many rows of data it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self {
            Load::List(list) => list.drafts.len() + list.refused.len(),
            Load::Book(found) => found.iter().map(|found| found.rows.len()).sum(),
        }
    }

    /// The items that a plain list names; a workbook changes what is there and lists nothing.
    #[must_use]
    pub fn listed_codes(&self) -> Vec<ItemCode> {
        let Load::List(list) = self else { return Vec::new() };
        list.drafts.iter().map(|draft| draft.content.identity.task_code.clone()).collect()
    }

    /// Columns that are not taken, by sheet (none of a plain list) and heading.
    #[must_use]
    pub fn unknown(&self) -> Vec<(String, String)> {
        let found = match self {
            Load::Book(found) => found,
            Load::List(list) => {
                return list.passed_over.iter().map(|heading| (String::new(), heading.clone())).collect();
            }
        };
        let of = |found: &Found| {
            let title = found.title.clone();
            found.unknown.iter().map(move |heading| (title.clone(), heading.clone())).collect::<Vec<_>>()
        };
        found.iter().flat_map(of).collect()
    }

    /// What was amiss in rows that are taken all the same, and how often.
    #[must_use]
    pub fn notes(&self) -> BTreeMap<RowNote, usize> {
        let mut notes = BTreeMap::new();
        if let Load::List(list) = self {
            for note in list.drafts.iter().flat_map(|draft| &draft.notes) {
                *notes.entry(*note).or_default() += 1;
            }
        }
        notes
    }

    /// Departments that the list names and the hall does not know.
    #[must_use]
    pub fn new_departments(&self, hall: &Hall) -> Vec<Department> {
        let Load::List(list) = self else { return Vec::new() };
        let mut new: BTreeMap<&str, Department> = BTreeMap::new();
        for draft in &list.drafts {
            let name = draft.department.as_str();
            if !new.contains_key(name) && known_department(hall, name).is_none() {
                new.insert(name, made_department(name));
            }
        }
        new.into_values().collect()
    }
}

/// By name, by abbreviation, or made by an earlier import and called otherwise since.
#[must_use]
pub fn known_department(hall: &Hall, name: &str) -> Option<DepartmentId> {
    let id = made_id(name);
    let called = |known: &&Department| known.name == name || known.abbreviation == name || known.id == id;
    hall.departments.values().find(called).map(|department| department.id.clone())
}

/// A department of which only the name is known.
#[must_use]
pub fn made_department(name: &str) -> Department {
    let name = name.to_owned();
    Department { id: made_id(&name), abbreviation: name.clone(), name, ..Department::default() }
}

/// A code for a department of which only the name is known: the same name always has the same.
pub(super) fn made_id(name: &str) -> DepartmentId {
    let digest = hex::encode(Sha256::digest(name.as_bytes()));
    DepartmentId(format!("d{}", digest.get(..10).unwrap_or(&digest)))
}

/// Which of our sheets a file has, with their rows, for pages that say what was found.
#[must_use]
pub fn sheets_found(load: &Load) -> Vec<(&'static str, usize)> {
    let Load::Book(found) = load else { return Vec::new() };
    let rows = |key: &str| found.iter().filter(|one| one.sheet.key == key).map(|one| one.rows.len()).sum();
    let all = SHEETS.iter().map(|sheet| (sheet.title, rows(sheet.key)));
    all.filter(|(_, rows)| *rows > 0).collect()
}
