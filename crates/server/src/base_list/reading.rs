//! Reads a list of the level above from a file: a table as offices keep it (CSV, XLSX), or our TOML. Decides nothing.
//!
//! Every row becomes an entry or is refused with its line and the reason. A file that is broken as a whole yields nothing.

use crate::{
    catalogue_table::{self, HEADING_ROWS, TableFault},
    form::half_width,
    grid::{self, Grid, Row},
    text::Lang,
};
use rules::{
    base::{BASIS_MAX, BaseEntry, CODE_MAX, ENTRIES_MAX, NAME_MAX},
    item::content::UseLevel,
    time::Date,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Refused rows that are kept to be shown.
const REFUSED_MAX: usize = 500;

/// 列: the columns of a list, by the names they go under; the first is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BaseColumn {
    /// 基本编码: required.
    Code,
    /// 名称: required.
    Name,
    /// 事项类型
    Kind,
    /// 主管部门
    Department,
    /// 实施主体
    Body,
    /// 行使层级
    Levels,
    /// 设定依据
    Basis,
    /// 取消日期
    Cancelled,
    /// 替代编码
    ReplacedBy,
}

impl BaseColumn {
    /// Every column, in the order of our own files.
    pub const ALL: [BaseColumn; 9] = [
        Self::Code,
        Self::Name,
        Self::Kind,
        Self::Department,
        Self::Body,
        Self::Levels,
        Self::Basis,
        Self::Cancelled,
        Self::ReplacedBy,
    ];

    /// The headings it is known by.
    #[must_use]
    pub const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["code", "基本编码", "目录编码", "basic_code", "catalog_code"],
            Self::Name => &["name", "事项名称", "目录名称", "名称", "主项名称"],
            Self::Kind => &["kind", "事项类型", "权力类型", "task_type"],
            Self::Department => &["department", "主管部门", "部门", "部门名称"],
            Self::Body => &["body", "实施主体", "实施机关"],
            Self::Levels => &["levels", "行使层级", "实施层级", "层级"],
            Self::Basis => &["basis", "设定依据", "依据", "设定和实施依据"],
            Self::Cancelled => &["cancelled_on", "取消日期"],
            Self::ReplacedBy => &["replaced_by", "替代编码"],
        }
    }
}

/// Why a row becomes no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryFault {
    /// More or fewer cells than headings.
    Shifted,
    /// No code, or none that can be one.
    Code,
    /// No name.
    Name,
    /// A text longer than any.
    Long,
    /// The code stands above already (I-03).
    SameCode,
    /// No kind of the standard.
    Kind,
    /// No level of the standard.
    Level,
    /// No day.
    Day,
    /// Beyond the entries of a list.
    TooMany,
}

impl EntryFault {
    /// In words.
    #[must_use]
    pub const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Shifted => lang.base_fault_shifted(),
            Self::Code => lang.base_fault_code(),
            Self::Name => lang.base_fault_name(),
            Self::Long => lang.base_fault_long(),
            Self::SameCode => lang.base_fault_same(),
            Self::Kind => lang.base_fault_kind(),
            Self::Level => lang.base_fault_level(),
            Self::Day => lang.base_fault_day(),
            Self::TooMany => lang.base_fault_many(),
        }
    }
}

/// 读得的目录: a list taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseTable {
    /// What the file was called.
    pub file: String,
    /// 条目
    pub entries: Vec<BaseEntry>,
    /// Lines and reasons of the first rows that became none.
    pub refused: Vec<(u64, EntryFault)>,
    /// How many rows became none.
    pub refused_all: usize,
}

impl BaseTable {
    fn refuse(&mut self, line: u64, fault: EntryFault) {
        self.refused_all += 1;
        if self.refused.len() < REFUSED_MAX {
            self.refused.push((line, fault));
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    entry: Vec<BaseEntry>,
}

/// Takes a file apart.
///
/// # Errors
/// A [`TableFault`] when it is no list; then nothing of it counts.
pub fn read(file: &str, bytes: &[u8]) -> Result<BaseTable, TableFault> {
    let mut table = BaseTable { file: file.chars().take(NAME_MAX).collect(), ..BaseTable::default() };
    if file.to_ascii_lowercase().ends_with(".toml") {
        let text = std::str::from_utf8(bytes).map_err(|_| TableFault::Encoding)?;
        let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() as u64 + 1;
        let written: Written = toml::from_str(text)
            .map_err(|error| TableFault::Broken(error.span().map_or(1, |span| line(span.start))))?;
        table.entries = written.entry;
        return Ok(table);
    }
    let grids = grid::read(bytes)?;
    let grid = grids.first().ok_or(TableFault::Empty)?;
    let (at, columns) = headings(grid)?;
    let width = grid.rows.get(at).and_then(|row| row.width);
    let mut codes = BTreeSet::new();
    for row in grid.rows.iter().skip(at + 1) {
        if row.width != width {
            table.refuse(row.line, EntryFault::Shifted);
            continue;
        }
        match entry(&columns, row) {
            Err(fault) => table.refuse(row.line, fault),
            Ok(entry) if !codes.insert(entry.code.clone()) => table.refuse(row.line, EntryFault::SameCode),
            Ok(_) if table.entries.len() >= ENTRIES_MAX => table.refuse(row.line, EntryFault::TooMany),
            Ok(entry) => table.entries.push(entry),
        }
    }
    Ok(table)
}

/// People write titles above their headings, so the first few rows are looked at.
fn headings(grid: &Grid) -> Result<(usize, BTreeMap<BaseColumn, usize>), TableFault> {
    let mut first = None;
    for (at, row) in grid.rows.iter().take(HEADING_ROWS).enumerate() {
        match columns(row) {
            Ok(columns) => return Ok((at, columns)),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    Err(first.unwrap_or(TableFault::Empty))
}

fn columns(row: &Row) -> Result<BTreeMap<BaseColumn, usize>, TableFault> {
    let mut columns: BTreeMap<BaseColumn, (usize, usize)> = BTreeMap::new();
    for (place, heading) in &row.cells {
        let heading = half_width(heading).trim().to_lowercase();
        for column in BaseColumn::ALL {
            let Some(rank) = column.headings().iter().position(|known| *known == heading) else { continue };
            // Where a table has a name and a main name, the surer heading counts.
            let known = columns.entry(column).or_insert((*place, rank));
            if rank < known.1 {
                *known = (*place, rank);
            }
        }
    }
    let missing = [BaseColumn::Code, BaseColumn::Name].into_iter().find(|one| !columns.contains_key(one));
    match missing {
        Some(missing) => Err(TableFault::NoColumn(missing.headings()[1])),
        None => Ok(columns.into_iter().map(|(column, (place, _))| (column, place)).collect()),
    }
}

fn entry(columns: &BTreeMap<BaseColumn, usize>, row: &Row) -> Result<BaseEntry, EntryFault> {
    let raw = |column: BaseColumn| columns.get(&column).map_or("", |place| row.get(*place));
    let words = |column: BaseColumn| catalogue_table::clean(raw(column));
    let code = |column: BaseColumn| half_width(raw(column)).split_whitespace().collect::<String>();
    let (own, replaced_by) = (code(BaseColumn::Code), code(BaseColumn::ReplacedBy));
    let is_code = |code: &str| code.len() <= CODE_MAX && catalogue_table::is_code(code);
    if !is_code(&own) || !(replaced_by.is_empty() || is_code(&replaced_by)) {
        return Err(EntryFault::Code);
    }
    let name = words(BaseColumn::Name);
    if name.is_empty() {
        return Err(EntryFault::Name);
    }
    let (department, body, basis) =
        (words(BaseColumn::Department), words(BaseColumn::Body), words(BaseColumn::Basis));
    let long = |text: &str, most: usize| text.chars().count() > most;
    if [&name, &department, &body].into_iter().any(|text| long(text, NAME_MAX)) || long(&basis, BASIS_MAX) {
        return Err(EntryFault::Long);
    }
    let kind = words(BaseColumn::Kind);
    let known = catalogue_table::kind(&kind);
    if known.is_none() && !kind.is_empty() {
        return Err(EntryFault::Kind);
    }
    let day = code(BaseColumn::Cancelled);
    let cancelled_on =
        if day.is_empty() { None } else { Some(day.parse::<Date>().map_err(|_| EntryFault::Day)?) };
    Ok(BaseEntry {
        code: own,
        name,
        kind: known,
        department,
        body,
        levels: levels(raw(BaseColumn::Levels))?,
        basis,
        cancelled_on,
        replaced_by,
    })
}

/// Levels by the words of the standard, or the first sign of them (省、市、县).
fn levels(cell: &str) -> Result<Vec<UseLevel>, EntryFault> {
    let mut levels = Vec::new();
    let parts = cell.split(['、', ',', '，', ';', '；', '/', '|', ' ', '\n']);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let known = UseLevel::ALL.iter().find(|level| level.zh() == part || short(**level).contains(&part));
        let level = *known.ok_or(EntryFault::Level)?;
        if !levels.contains(&level) {
            levels.push(level);
        }
    }
    Ok(levels)
}

const fn short(level: UseLevel) -> &'static [&'static str] {
    match level {
        UseLevel::National => &["国家", "国"],
        UseLevel::Province => &["省", "自治区", "直辖市"],
        UseLevel::City => &["市", "市级", "设区的市级"],
        UseLevel::County => &["县", "区", "区级", "县（市、区）", "区县级"],
        UseLevel::Town => &["乡", "镇", "乡镇", "乡级", "街道", "镇（乡、街道）级"],
        UseLevel::Village => &["村", "社区", "村级"],
        UseLevel::MultiLevel => &["分级"],
    }
}
