//! 事项清单: item lists as offices keep them, from CSV to drafts (CA9). Real lists are messy: columns are missing or
//! shifted, numbers have been through a spreadsheet, codes carry full-width signs and names carry HTML entities.
//!
//! Reading decides nothing and stores nothing. Every row becomes a draft or is refused with its line and the reason;
//! what a draft's row was amiss in is noted beside it. A file that is broken as a whole yields no row at all, so that
//! nothing can be half imported. Codes stay opaque (I-14): a missing column is never guessed from another one.

mod fault;

pub use fault::{RowFault, RowNote, TableFault};

use crate::{
    form::half_width,
    grid::{self, Grid, Row},
};
use rules::{
    identifier::credit,
    item::{
        Content,
        content::{Body, Identity, ItemKind},
    },
    name::ItemCode,
};
use std::collections::{BTreeMap, HashMap};

/// More rows than any list has.
pub const ROWS_MAX: usize = 50_000;
/// Bytes of a list.
pub const BYTES_MAX: usize = 64 << 20;
/// Rows among which the headings are looked for.
pub(crate) const HEADING_ROWS: usize = 10;
/// Signs of one cell; longer ones mean that a quotation mark was never closed.
const CELL_MAX: usize = 2_000;
/// Signs of a heading that are repeated.
const HEADING_MAX: usize = 60;
/// Signs of an item's code.
const CODE_MAX: usize = 100;
/// Signs of an item's name.
const NAME_MAX: usize = 300;

/// What a list says for "belongs to no main item".
const UNSORTED: &[&str] = &["未分类", "无", "-", "—"];

/// 列: the columns that are understood, by the names they go under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListColumn {
    /// 部门: required.
    Department,
    /// 主项
    MainItem,
    /// 事项名称: required.
    Name,
    /// 实施编码: required.
    Code,
    /// 基本编码
    BasicCode,
    /// 行政区划
    Division,
    /// 实施主体统一社会信用代码
    CreditCode,
    /// 版本或情形
    Variant,
    /// 事项类型
    Kind,
}

impl ListColumn {
    pub(crate) const ALL: [ListColumn; 9] = [
        Self::Department,
        Self::MainItem,
        Self::Name,
        Self::Code,
        Self::BasicCode,
        Self::Division,
        Self::CreditCode,
        Self::Variant,
        Self::Kind,
    ];
    const CODES: [ListColumn; 5] =
        [Self::Code, Self::BasicCode, Self::Division, Self::CreditCode, Self::Variant];
    const REQUIRED: [ListColumn; 3] = [Self::Department, Self::Name, Self::Code];

    /// The headings under which lists have the column; the first one is ours.
    #[must_use]
    pub const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Department => &["department", "部门", "部门名称", "所属部门", "实施部门"],
            Self::MainItem => &["main_item", "主项", "主项名称", "事项主项"],
            Self::Name => &["name", "事项名称", "名称", "业务办理项名称"],
            Self::Code => &["item_code", "task_code", "实施编码", "事项编码"],
            Self::BasicCode => &["basic_code", "catalog_code", "基本编码"],
            Self::Division => &["division", "行政区划", "区划代码", "行政区划代码"],
            Self::CreditCode => &["implementer_code", "credit_code", "统一社会信用代码", "实施主体编码"],
            Self::Variant => &["variant", "版本", "情形编码"],
            Self::Kind => &["task_type", "kind", "事项类型"],
        }
    }
}

/// 草稿行: a row that becomes a draft; `body.department` is still to be filled in from `department`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// The department's name as the list has it.
    pub department: String,
    /// What the list says of the item.
    pub content: Content,
    /// What was amiss.
    pub notes: Vec<RowNote>,
}

/// 未收行
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    /// Why.
    pub fault: RowFault,
}

/// 清单: a list taken apart; every row is in one of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemList {
    /// The columns it has.
    pub columns: Vec<ListColumn>,
    /// The headings of those that a list does not bring in.
    pub passed_over: Vec<String>,
    /// Rows that become drafts.
    pub drafts: Vec<DraftRow>,
    /// Rows that do not.
    pub refused: Vec<RefusedRow>,
}

/// Takes a whole list apart.
///
/// # Errors
/// A [`TableFault`] when the file is no list; then nothing of it counts.
pub fn read(bytes: &[u8]) -> Result<ItemList, TableFault> {
    let grids = grid::read(bytes)?;
    read_grid(grids.first().ok_or(TableFault::Empty)?)
}

/// The same of a sheet that has been read already.
///
/// # Errors
/// A [`TableFault`] when it is no list; then nothing of it counts.
pub fn read_grid(grid: &Grid) -> Result<ItemList, TableFault> {
    let (at, columns) = headings(grid)?;
    let width = grid.rows.get(at).and_then(|row| row.width);
    let rows = grid.rows.get(at + 1..).unwrap_or_default();
    if rows.len() > ROWS_MAX {
        return Err(TableFault::TooManyRows);
    }
    let passed_over = grid.rows.get(at).map(|row| passed_over(row, &columns)).unwrap_or_default();
    let columns_known = columns.keys().copied().collect();
    let mut list = ItemList { columns: columns_known, passed_over, ..ItemList::default() };
    let mut codes: HashMap<String, u64> = HashMap::new();
    let mut names: HashMap<(String, String), u64> = HashMap::new();
    for record in rows {
        let line = record.line;
        if record.cells.iter().any(|(_, cell)| cell.len() > CELL_MAX && cell.chars().count() > CELL_MAX) {
            return Err(TableFault::Broken(line));
        }
        if record.width != width {
            list.refused.push(RefusedRow { line, fault: RowFault::Shifted });
            continue;
        }
        match row(&columns, record, line) {
            Err(fault) => list.refused.push(RefusedRow { line, fault }),
            Ok(draft) => {
                let code = draft.content.identity.task_code.0.clone();
                if codes.insert(code, line).is_some() {
                    list.refused.push(RefusedRow { line, fault: RowFault::SameCode });
                    continue;
                }
                *names.entry(name_key(&draft)).or_default() += 1;
                list.drafts.push(draft);
            }
        }
    }
    for draft in &mut list.drafts {
        if names.get(&name_key(draft)).is_some_and(|times| *times > 1) {
            draft.notes.push(RowNote::SameName);
        }
    }
    Ok(list)
}

/// The row of the headings and where each column stands. People write titles above their headings and group them, so
/// the first few rows are looked at; where none will do, what the first one lacks is said.
fn headings(grid: &Grid) -> Result<(usize, BTreeMap<ListColumn, usize>), TableFault> {
    let tried = grid.rows.iter().take(HEADING_ROWS).enumerate();
    let mut first = None;
    for (at, row) in tried {
        match columns(row) {
            Ok(columns) => return Ok((at, columns)),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    Err(first.unwrap_or(TableFault::Empty))
}

/// Headings of columns that are none of a list's.
fn passed_over(headings: &Row, columns: &BTreeMap<ListColumn, usize>) -> Vec<String> {
    let known = |place: &usize| columns.values().any(|column| column == place);
    let unknown = headings.cells.iter().filter(|(place, _)| !known(place));
    let named = unknown.map(|(_, heading)| heading.trim().chars().take(HEADING_MAX).collect::<String>());
    named.filter(|heading| !heading.is_empty()).collect()
}

fn name_key(draft: &DraftRow) -> (String, String) {
    (draft.department.clone(), draft.content.identity.name.clone())
}

/// Where each column stands, by its heading.
fn columns(headings: &Row) -> Result<BTreeMap<ListColumn, usize>, TableFault> {
    let mut columns = BTreeMap::new();
    for (place, heading) in &headings.cells {
        let heading = half_width(heading).trim().to_lowercase();
        let known = ListColumn::ALL.into_iter().find(|column| column.headings().contains(&heading.as_str()));
        if let Some(column) = known
            && columns.insert(column, *place).is_some()
        {
            return Err(TableFault::TwoColumns(column.headings()[0]));
        }
    }
    match ListColumn::REQUIRED.into_iter().find(|column| !columns.contains_key(column)) {
        Some(missing) => Err(TableFault::NoColumn(missing.headings()[0])),
        None => Ok(columns),
    }
}

fn row(columns: &BTreeMap<ListColumn, usize>, record: &Row, line: u64) -> Result<DraftRow, RowFault> {
    let mut notes = Vec::new();
    let raw = |column: ListColumn| columns.get(&column).map_or("", |place| record.get(*place));
    // In words they are taken out; a code is never guessed at.
    let is_odd = |sign: char| sign.is_control() && !sign.is_whitespace();
    if let Some(column) = ListColumn::CODES.into_iter().find(|column| raw(*column).contains(is_odd)) {
        return Err(RowFault::ControlSign(column));
    }
    let mut mended = false;
    let mut words = |column: ListColumn| {
        let clean = clean(raw(column));
        mended |= clean != raw(column);
        clean
    };
    let (department, name) = (words(ListColumn::Department), words(ListColumn::Name));
    let main_item = words(ListColumn::MainItem);
    let mut code = |column: ListColumn| {
        let clean: String = half_width(raw(column)).split_whitespace().collect();
        mended |= clean != raw(column);
        clean
    };
    let (task_code, catalog_code) = (code(ListColumn::Code), code(ListColumn::BasicCode));
    let (division, credit_code) = (code(ListColumn::Division), code(ListColumn::CreditCode).to_uppercase());
    let (variant, kind_code) = (code(ListColumn::Variant), code(ListColumn::Kind));
    if department.is_empty() {
        return Err(RowFault::NoDepartment);
    }
    if name.is_empty() {
        return Err(RowFault::NoName);
    }
    if name.chars().count() > NAME_MAX {
        return Err(RowFault::LongName);
    }
    if task_code.is_empty() {
        return Err(RowFault::NoCode);
    }
    if !is_code(&task_code) {
        return Err(RowFault::OddCode);
    }
    if catalog_code.is_empty() || division.is_empty() || credit_code.is_empty() {
        notes.push(RowNote::Missing);
    }
    if !credit_code.is_empty() && credit::parse(&credit_code).is_err() {
        notes.push(RowNote::CreditCode);
    }
    let kind = kind(&kind_code);
    if kind.is_none() {
        notes.push(if kind_code.contains('/') { RowNote::KindShifted } else { RowNote::Kind });
    }
    let main_item = if UNSORTED.contains(&main_item.as_str()) { String::new() } else { main_item };
    if main_item.is_empty() {
        notes.push(RowNote::NoMainItem);
    }
    if mended {
        notes.push(RowNote::Mended);
    }
    if name.contains('\\') {
        notes.push(RowNote::Backslash);
    }
    let task_code = ItemCode(task_code);
    let content = Content {
        identity: Identity {
            task_code,
            catalog_code,
            local_code: variant,
            name,
            main_item,
            kind,
            ..Identity::default()
        },
        body: Body { credit_code, jurisdiction: division, ..Body::default() },
        ..Content::default()
    };
    Ok(DraftRow { line, department, content, notes })
}

/// Whether a text can be the code of an item.
pub(crate) fn is_code(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.' | '/');
    !text.is_empty() && text.len() <= CODE_MAX && text.chars().all(is_sign)
}

/// Words as people mean them: entities decoded, every run of blanks one blank, none at the ends. Full-width
/// brackets and commas are right in Chinese names and stay; full-width letters and digits become plain ones.
pub(crate) fn clean(cell: &str) -> String {
    let text = without_entities(cell);
    let plain = text.chars().filter(|sign| !is_unseen(*sign)).map(|sign| match sign {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign)
        }
        other => other,
    });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The signs that web pages write with an ampersand.
pub(crate) fn without_entities(text: &str) -> String {
    let mut text = text.to_owned();
    // Twice, since lists that went through two web pages have `&amp;nbsp;`.
    for _ in 0..2 {
        for (entity, sign) in [
            ("&nbsp;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&middot;", "·"),
            ("&ldquo;", "“"),
            ("&rdquo;", "”"),
            ("&mdash;", "—"),
            ("&amp;", "&"),
        ] {
            text = text.replace(entity, sign);
        }
    }
    text
}

/// Signs that nobody sees but that make two equal names differ.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}')
        || (sign.is_control() && !sign.is_whitespace())
}

/// 事项类型 by the code of GB/T 39046 A.1, with or without its nought, also as a spreadsheet leaves it (`1.0`), or by
/// its word. From 11 on the standard leaves room for other powers, from 21 on for services.
pub(crate) fn kind(cell: &str) -> Option<ItemKind> {
    let by_word = ItemKind::ALL.iter().copied().find(|kind| kind.zh() == cell);
    by_word.or_else(|| {
        let code: u8 = cell.strip_suffix(".0").unwrap_or(cell).parse().ok()?;
        match code {
            1..=10 => ItemKind::ALL.get(usize::from(code) - 1).copied(),
            11..=19 => Some(ItemKind::OtherPower),
            20..=29 => Some(ItemKind::PublicService),
            _ => None,
        }
    })
}
