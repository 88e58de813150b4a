//! 单元格的毛病: what may be wrong with a cell or a row of a workbook.

use serde::{Deserialize, Serialize};

/// Why a cell or the row it stands in cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellFault {
    /// The cell must not be empty.
    Needed,
    /// None of the words of its table; these are.
    NoWord(Vec<String>),
    /// A limit without a unit, or with one that is none.
    NoUnit,
    /// This number without a unit.
    UnitLacking(u32),
    /// A limit of nought, or of more than this.
    LimitBeyond(u32),
    /// No whole number up to this.
    NoNumber(u32),
    /// No amount of money.
    NoMoney,
    /// Neither yes nor no.
    NoYes,
    /// No day.
    NoDay,
    /// No department of the hall has this name.
    NoDepartment(String),
    /// A sign that nobody sees and no database keeps.
    ControlSign,
    /// A code with signs no code has.
    OddCode,
    /// More signs than a cell may have.
    TooLong,
    /// An error of the spreadsheet (`#REF!`) instead of a value.
    SpreadsheetError,
    /// Neither the table nor the hall has an item of this code.
    NoItem,
    /// The same has come before.
    Twice(String),
    /// There is nothing of this name to belong to.
    NoSuch(String),
    /// No place such as `2.1.1`.
    NotAPlace,
    /// What stands there belongs into nothing that could hold it.
    NoHolder,
    /// More parts of one item than this.
    TooMany(usize),
    /// The item cannot be read so, for this reason.
    Unread(String),
}
