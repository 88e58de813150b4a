//! 筛选: a whole file against the whole catalogue, some hundred items at a time: what each item would say, what stays as it
//! is, and every row that cannot be taken, with its line, its column and the reason.
//!
//! Nothing is changed here. Who may draft what the rules are asked, so that what is shown beforehand is what happens.

use super::{
    cell::mend,
    fault::CellFault,
    found::Found,
    load::{Load, known_department, made_id},
    reading::{self, RowsOfItem, Wrong},
    sheets::{CODE, ITEM},
};
use crate::{
    catalogue_table::{self, DraftRow, ListColumn, RowFault},
    form::half_width,
    office::{Refusal, Who},
};
use rules::{
    dossier::{Dossier, SYSTEM},
    hall::{Hall, Role},
    item::{self, Content, Item},
    time::Instant,
};
use serde::{Deserialize, Serialize};
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
                let code: String = half_width(&mend(row.get(found.code))).split_whitespace().collect();
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
