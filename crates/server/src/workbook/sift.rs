//! 筛选: a whole file against the whole catalogue, some hundred items at a time: what each item would say, what stays as it
//! is, and every row that cannot be taken, with its line, its column and the reason.
//!
//! Nothing is changed here. Who may draft what the rules are asked, so that what is shown beforehand is what happens.

use super::{
    fault::CellFault,
    found::{self, Found},
    reading::{self, RowsOfItem, Wrong},
    sheets::{CODE, ITEM, SHEETS},
};
use crate::{
    catalogue_table::{self, DraftRow, ItemList, ListColumn, ROWS_MAX, RowFault, RowNote, TableFault},
    form::half_width,
    grid,
    office::{Refusal, Who},
};
use rules::{
    dossier::{Dossier, SYSTEM},
    hall::{Department, Hall, Role},
    item::{self, Content, Item},
    name::DepartmentId,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store::{Store, StoreError};

/// Items read with one question.
const AT_ONCE: usize = 200;

/// 拟改事项: an item that would say something else, or be new.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it would say.
    pub content: Content,
    /// The version of its dossier that this was compared with; nought for a new item.
    pub seen: u64,
    /// The line of the file it stands on.
    pub line: u64,
}

/// 为何不收
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A cell of the workbook.
    Cell(CellFault),
    /// A row of the list.
    Row(RowFault),
    /// The rules.
    Rules(Refusal),
    /// Somebody has worked on it, and no list overwrites that without anybody looking.
    WorkedOn,
}

/// 不收的行
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What the sheet is called in the file; empty for a list.
    pub sheet: String,
    /// The line.
    pub line: u64,
    /// The machine name of the column, if it is one cell.
    pub column: String,
    /// The item it is about, where that is known.
    pub code: String,
    /// Why.
    pub why: Why,
}

/// What came of some of the items.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    /// What would change.
    pub planned: Vec<Planned>,
    /// What cannot be taken.
    pub refused: Vec<Refused>,
    /// Items that say already what the file says.
    pub unchanged: usize,
}

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
        let found: Vec<Found> = grids.into_iter().filter_map(found::find).collect();
        let knows_more = |list: &ItemList| {
            let ours = found.iter().map(|found| found.columns.len()).max().unwrap_or(0);
            found.iter().any(|found| found.by_machine) || ours > list.columns.len()
        };
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

    /// Columns that mean nothing here, by sheet and heading.
    #[must_use]
    pub fn unknown(&self) -> Vec<(String, String)> {
        let Load::Book(found) = self else { return Vec::new() };
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
fn made_id(name: &str) -> DepartmentId {
    let digest = hex::encode(Sha256::digest(name.as_bytes()));
    DepartmentId(format!("d{}", digest.get(..10).unwrap_or(&digest)))
}

/// Whose file it is, and when.
#[derive(Clone, Debug)]
pub struct Asker<'a> {
    /// Who hands it in.
    pub who: &'a Who,
    /// The hall as it stands.
    pub hall: &'a Hall,
    /// The time.
    pub now: Instant,
}

impl Asker<'_> {
    /// Whether departments that a list names are made for whoever asks.
    #[must_use]
    pub fn makes_departments(&self) -> bool {
        let actor = self.who.actor(self.hall);
        actor.is_system() || actor.has(Role::HallManager)
    }
}

/// The sifting of one file.
#[derive(Debug)]
pub struct Sift<'a> {
    load: &'a Load,
    /// Of a workbook: the rows of each item, in the order in which the items come.
    items: Vec<(String, RowsOfItem<'a>)>,
    at: usize,
    first: Vec<Refused>,
}

impl<'a> Sift<'a> {
    /// Begins; what is wrong with rows for themselves is found at once.
    #[must_use]
    pub fn begin(load: &'a Load) -> Sift<'a> {
        let mut sift = Sift { load, items: Vec::new(), at: 0, first: Vec::new() };
        match load {
            Load::List(list) => {
                let refused = |row: &catalogue_table::RefusedRow| Refused {
                    sheet: String::new(),
                    line: row.line,
                    column: String::new(),
                    code: String::new(),
                    why: Why::Row(row.fault),
                };
                sift.first = list.refused.iter().map(refused).collect();
            }
            Load::Book(found) => sift.by_item(found),
        }
        sift
    }

    fn by_item(&mut self, found: &'a [Found]) {
        let mut place: BTreeMap<String, usize> = BTreeMap::new();
        for found in found {
            for row in &found.rows {
                let code: String = half_width(row.get(found.code)).split_whitespace().collect();
                let code = code.trim_matches('\\').to_owned();
                let fault = match code.as_str() {
                    "" => Some(CellFault::Needed),
                    code if !catalogue_table::is_code(code) => Some(CellFault::OddCode),
                    _ => None,
                };
                if let Some(fault) = fault {
                    let wrong = Wrong {
                        sheet: found.title.clone(),
                        line: row.line,
                        column: format!("{}:{CODE}", found.sheet.key),
                        fault,
                    };
                    self.first.push(refused(wrong, ""));
                    continue;
                }
                let nth = *place.entry(code.clone()).or_insert(self.items.len());
                if nth == self.items.len() {
                    self.items.push((code, Vec::new()));
                }
                let Some((_, rows)) = self.items.get_mut(nth) else { continue };
                match rows.iter_mut().find(|(known, _)| std::ptr::eq(*known, found)) {
                    Some((_, rows)) => rows.push(row),
                    None => rows.push((found, vec![row])),
                }
            }
        }
    }

    /// The next items; nothing when there are no more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn next(&mut self, store: &Store, asker: &Asker<'_>) -> Result<Option<Sifted>, StoreError> {
        let mut sifted = Sifted { refused: std::mem::take(&mut self.first), ..Sifted::default() };
        let (from, to) = (self.at, self.at + AT_ONCE);
        let load = self.load;
        let codes: Vec<String> = match load {
            Load::List(list) => {
                part(&list.drafts, from, to).iter().map(|one| code_of(one).to_owned()).collect()
            }
            Load::Book(_) => part(&self.items, from, to).iter().map(|(code, _)| code.clone()).collect(),
        };
        self.at += codes.len();
        if codes.is_empty() && sifted.refused.is_empty() {
            return Ok(None);
        }
        let known = store.dossiers::<Item>(&codes).await?;
        match load {
            Load::List(list) => {
                for row in part(&list.drafts, from, to) {
                    let known = known.get(code_of(row));
                    let state = known.map(|known| &known.state);
                    match merged(row, &list.columns, state, asker) {
                        Ok(content) => {
                            let at = ("", row.line);
                            sifted.judge(content, known.map_or(0, |known| known.version), state, at, asker);
                        }
                        Err(why) => sifted.refused.push(refused_row(row, why)),
                    }
                }
            }
            Load::Book(_) => {
                for (code, rows) in part(&self.items, from, to) {
                    let known = known.get(code);
                    let state = known.map(|known| &known.state);
                    let before = state.and_then(Item::latest).map(|(_, version)| &*version.content);
                    let (found, first) = match rows.first() {
                        Some((found, rows)) => (found, rows.first().map_or(0, |row| row.line)),
                        None => continue,
                    };
                    match reading::read(code, rows, before, asker.hall) {
                        Ok(content) => {
                            let at = (found.title.as_str(), first);
                            sifted.judge(content, known.map_or(0, |known| known.version), state, at, asker);
                        }
                        Err(wrong) => sifted.refused.extend(wrong.into_iter().map(|one| refused(one, code))),
                    }
                }
            }
        }
        Ok(Some(sifted))
    }
}

fn part<T>(all: &[T], from: usize, to: usize) -> &[T] {
    all.get(from..to.min(all.len())).unwrap_or_default()
}

fn code_of(row: &DraftRow) -> &str {
    row.content.identity.task_code.as_str()
}

fn refused(wrong: Wrong, code: &str) -> Refused {
    let Wrong { sheet, line, column, fault } = wrong;
    Refused { sheet, line, column, code: code.to_owned(), why: Why::Cell(fault) }
}

fn refused_row(row: &DraftRow, why: Why) -> Refused {
    let column = if matches!(why, Why::Cell(_)) { format!("{ITEM}:body.department") } else { String::new() };
    Refused { sheet: String::new(), line: row.line, column, code: code_of(row).to_owned(), why }
}

impl Sifted {
    /// Asks the rules what drafting this would do.
    fn judge(
        &mut self,
        content: Content,
        seen: u64,
        state: Option<&Item>,
        (sheet, line): (&str, u64),
        asker: &Asker<'_>,
    ) {
        let actor = asker.who.actor(asker.hall);
        let context = item::Context { now: asker.now, actor: &actor, hall: asker.hall };
        let unknown = Item::default();
        let draft = item::Command::Draft(Box::new(content.clone()));
        match state.unwrap_or(&unknown).decide(draft, &context) {
            Ok(events) if events.is_empty() => self.unchanged += 1,
            Ok(_) => self.planned.push(Planned { content, seen, line }),
            Err(why) => {
                // Whoever may not draft it changes nothing by handing in what it says already.
                let says = state.and_then(Item::latest).is_some_and(|(_, latest)| *latest.content == content);
                if says {
                    self.unchanged += 1;
                    return;
                }
                let code = content.identity.task_code.0;
                let why = Why::Rules(Refusal::Item(why));
                let (sheet, column) = (sheet.to_owned(), String::new());
                self.refused.push(Refused { sheet, line, column, code, why });
            }
        }
    }
}

/// What a row of a list makes of an item: what the list says; what it does not say stays.
fn merged(
    row: &DraftRow,
    columns: &[ListColumn],
    state: Option<&Item>,
    asker: &Asker<'_>,
) -> Result<Content, Why> {
    let department = match known_department(asker.hall, &row.department) {
        Some(known) => known,
        None if asker.makes_departments() => made_id(&row.department),
        None => return Err(Why::Cell(CellFault::NoDepartment(row.department.clone()))),
    };
    let latest = state.and_then(Item::latest).map(|(_, latest)| latest);
    let mut content = latest.map_or_else(Content::default, |latest| (*latest.content).clone());
    let said = &row.content;
    content.identity.task_code = said.identity.task_code.clone();
    content.body.department = department;
    for column in columns {
        match column {
            ListColumn::Department | ListColumn::Code => {}
            ListColumn::Name => content.identity.name.clone_from(&said.identity.name),
            ListColumn::MainItem => keep(&mut content.identity.main_item, &said.identity.main_item),
            ListColumn::BasicCode => keep(&mut content.identity.catalog_code, &said.identity.catalog_code),
            ListColumn::Division => keep(&mut content.body.jurisdiction, &said.body.jurisdiction),
            ListColumn::CreditCode => keep(&mut content.body.credit_code, &said.body.credit_code),
            ListColumn::Variant => keep(&mut content.identity.local_code, &said.identity.local_code),
            ListColumn::Kind => content.identity.kind = said.identity.kind.or(content.identity.kind),
        }
    }
    let by_hand =
        latest.is_some_and(|latest| latest.drafted_by.as_str() != SYSTEM && *latest.content != content);
    if by_hand && *asker.who == Who::System {
        return Err(Why::WorkedOn);
    }
    Ok(content)
}

/// An empty cell of a list says nothing.
fn keep(field: &mut String, said: &str) {
    if !said.is_empty() {
        said.clone_into(field);
    }
}

/// Whether a file has a sheet of this name among ours, for pages that say what was found.
#[must_use]
pub fn sheets_found(load: &Load) -> Vec<(&'static str, usize)> {
    let Load::Book(found) = load else { return Vec::new() };
    let rows = |key: &str| found.iter().filter(|one| one.sheet.key == key).map(|one| one.rows.len()).sum();
    let all = SHEETS.iter().map(|sheet| (sheet.title, rows(sheet.key)));
    all.filter(|(_, rows)| *rows > 0).collect()
}
