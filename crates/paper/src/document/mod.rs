//! Numbered documents (文书): notices, decisions, receipts and accounts of days, as PDF.
//!
//! A [`Document`] says *what* stands on the paper: title, number, addressee, sections, issuer, seal, date. The
//! templates (`templates/*.typ`) say *how* it stands there. Values reach the template as one JSON file, never
//! as program text, so nothing a person typed can be read as markup. This module does not know which
//! contents the law asks of which document; the server composes that from the rules (N-01 … N-19).

mod fonts;
mod press;
mod vet;
mod world;

pub use press::{Press, PressError};
pub use vet::{MAX_CHARACTERS, MAX_PIECES};

use serde::{Deserialize, Serialize};

use crate::{Language, Seal};

/// 文书: one numbered document, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// The snake_case name of its kind (`acceptance_notice` …). A template of that name is used if there is
    /// one, else the common `notice` template.
    pub kind: String,
    /// The number as printed, for example `云审批受〔2026〕第00123号`.
    pub number: String,
    pub title: String,
    /// Who is addressed; the template adds the colon.
    pub addressee: Option<String>,
    pub sections: Vec<Section>,
    /// The issuing body: stands in red at the head and over the date at the end.
    pub issuer: String,
    pub seal: Option<Seal>,
    /// The date as printed, already in words of the document's language.
    pub date_text: String,
    /// The same date for the file itself. With it the file is PDF/A-2b, which the archive asks for and which
    /// must carry a date; without it (drafts, previews) an ordinary PDF.
    pub issued_on: Option<IssuedOn>,
    pub qr: Option<Qr>,
    /// One small line at the foot of every page.
    pub footer: Option<String>,
    /// A pale word across every page, such as `草稿` or `演示`; a document in force has none.
    pub watermark: Option<String>,
    pub language: Language,
}

/// 成文日期: a civil date; the press knows no clock and takes it as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedOn {
    pub year: i16,
    pub month: i8,
    pub day: i8,
}

/// 章节: a stretch of the document with an optional heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    pub heading: Option<String>,
    pub blocks: Vec<Block>,
}

impl Section {
    /// 正文: a section without heading.
    pub fn plain(blocks: Vec<Block>) -> Section {
        Section { heading: None, blocks }
    }

    /// 带标题的章节: a section under a heading.
    pub fn headed(heading: impl Into<String>, blocks: Vec<Block>) -> Section {
        Section { heading: Some(heading.into()), blocks }
    }
}

/// 内容块: what a section is made of, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block", content = "value")]
pub enum Block {
    Paragraph(String),
    /// Numbered items, one below the other.
    List(Vec<String>),
    /// Label and value, two pairs to a line where both are short.
    Fields(Vec<Field>),
    Table(Table),
    /// Boxes to sign and date by hand (N-16, N-10).
    Signatures(Vec<String>),
}

/// 栏目: one label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub label: String,
    pub value: String,
}

impl Field {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Field {
        Field { label: label.into(), value: value.into() }
    }
}

/// 表格: a ruled table; its head is repeated on every page it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// 列: the head of a column and how it shares the width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    /// Shares of the free width; 0 makes the column as wide as its longest cell.
    pub share: u8,
    pub align: Align,
}

impl Column {
    /// 窄列: as wide as its contents, centred (numbers, dates, yes or no).
    pub fn narrow(head: impl Into<String>) -> Column {
        Column { head: head.into(), share: 0, align: Align::Centre }
    }

    /// 宽列: takes `share` parts of the free width, set from the left.
    pub fn wide(head: impl Into<String>, share: u8) -> Column {
        Column { head: head.into(), share: share.max(1), align: Align::Start }
    }
}

/// 对齐: where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Start,
    Centre,
    End,
}

/// 行: the cells of one row; missing cells stay empty, surplus cells are an error.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    pub cells: Vec<String>,
    /// Set in quiet ink: a day that does not count, a material no longer needed.
    pub quiet: bool,
}

impl Row {
    pub fn new<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Row {
        Row { cells: cells.into_iter().map(Into::into).collect(), quiet: false }
    }

    /// 次要行: the same, in quiet ink.
    pub fn quiet<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Row {
        Row { quiet: true, ..Row::new(cells) }
    }
}

/// 二维码: what a camera reads on the paper, and the words beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// Normally the public address where the document can be checked; at most [`crate::qr::MAX_BYTES`].
    pub text: String,
    /// For example `扫码核验`.
    pub caption: String,
}
