//! What may be amiss with an item list: with the file as a whole, with a row, and with what became a draft.

use super::{BYTES_MAX, ListColumn, ROWS_MAX};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a file is no list. Nothing of it may be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// Larger than [`BYTES_MAX`].
    #[error("文件超过 {BYTES_MAX} 字节 the file has more than {BYTES_MAX} bytes")]
    TooLarge,
    /// Neither UTF-8 nor UTF-16 nor GB18030.
    #[error("文件不是 UTF-8、UTF-16 或 GB18030 文本 the file is neither UTF-8 nor UTF-16 nor GB18030 text")]
    Encoding,
    /// A workbook or a ZIP that cannot be opened.
    #[error("文件已损坏或者加了密码，打不开 the file is damaged or locked by a password")]
    Unreadable,
    /// A workbook of the form before 2007.
    #[error("这是 2007 年以前的 .xls 格式，请另存为 .xlsx this is an .xls workbook; save it as .xlsx")]
    OldWorkbook,
    /// A compressed file that swells beyond every table.
    #[error("压缩文件解开后过大 the compressed file is far too large once it is inflated")]
    Inflates,
    /// Nothing in it is a list or one of our sheets.
    #[error(
        "没有找到表头：至少要有“部门”“事项名称”“实施编码”三列，或者用导出的工作簿 there are no headings: a list needs at least department, name and code"
    )]
    NoTable,
    /// No heading and no row.
    #[error("文件是空的 the file is empty")]
    Empty,
    /// A required column is missing.
    #[error("缺少“{0}”列 there is no column “{0}”")]
    NoColumn(&'static str),
    /// A column stands twice.
    #[error("“{0}”列出现两次 the column “{0}” stands twice")]
    TwoColumns(&'static str),
    /// Two sheets of a workbook are the same one of ours.
    #[error("“{0}”表出现两次 the sheet “{0}” stands twice")]
    TwoSheets(&'static str),
    /// More than [`ROWS_MAX`] rows.
    #[error("超过 {ROWS_MAX} 行 there are more than {ROWS_MAX} rows")]
    TooManyRows,
    /// The file cannot be taken apart from this line on.
    #[error(
        "第 {0} 行起无法读取，引号可能没有闭合 the file cannot be read from line {0} on; a quotation mark may be open"
    )]
    Broken(u64),
}

/// Why a row becomes no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// More or fewer cells than headings: the columns have shifted.
    Shifted,
    /// No department.
    NoDepartment,
    /// No name.
    NoName,
    /// A name longer than any name.
    LongName,
    /// No implementation code.
    NoCode,
    /// A code with signs no code has, or far too long.
    OddCode,
    /// A code with a sign nobody sees and no database keeps.
    ControlSign(ListColumn),
    /// The code has come before in the same list.
    SameCode,
}

impl RowFault {
    /// In both languages, for reports.
    #[must_use]
    pub fn words(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Shifted => "列数与表头不符，列已错位 more or fewer cells than headings",
            Self::NoDepartment => "没有部门 no department",
            Self::NoName => "没有事项名称 no name",
            Self::LongName => "事项名称过长 the name is too long",
            Self::NoCode => "没有实施编码 no implementation code",
            Self::OddCode => "实施编码含有不应有的字符或过长 a code with signs no code has",
            Self::SameCode => "实施编码与前面的行重复 the code has come before",
            Self::ControlSign(column) => {
                let heading = column.headings()[0];
                return format!("“{heading}”列含有控制字符 a control character in the column “{heading}”")
                    .into();
            }
        })
    }
}

/// What was amiss in the row of a draft, or was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowNote {
    /// Columns that others have are empty: basic code, division or credit code.
    Missing,
    /// The credit code fails its check (E-03).
    CreditCode,
    /// The kind of item is none of the standard's; it stays open.
    Kind,
    /// The kind holds what belongs into the column before it.
    KindShifted,
    /// No main item.
    NoMainItem,
    /// Another item of the same department has the same name.
    SameName,
    /// Full-width signs, entities or blanks were put right.
    Mended,
    /// The name has a backslash, which some program left there; which sign was meant is not guessed.
    Backslash,
}

impl RowNote {
    /// In both languages, for reports.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Missing => "基本编码、区划或信用代码缺失 basic code, division or credit code missing",
            Self::CreditCode => "统一社会信用代码校验不通过 the credit code fails its check",
            Self::Kind => "事项类型不在标准之内 the kind is none of the standard's",
            Self::KindShifted => "事项类型列里是情形编码，列已错位 the kind holds a variant; columns shifted",
            Self::NoMainItem => "没有归入主项 belongs to no main item",
            Self::SameName => "同一部门有同名事项 the department has another item of this name",
            Self::Backslash => "名称里有反斜杠，请改成原来的符号 a stray backslash in the name",
            Self::Mended => "已改正全角字符、实体或空白 full-width signs, entities or blanks put right",
        }
    }
}
