//! 文书样式: what a kind of paper says, as data: one file a kind, each with dated editions.
//!
//! A template is words with named places; the values come from the event that issued the paper. It can be changed
//! without touching a rule, but it cannot leave out what the law asks of the paper: `check` sees to that whenever
//! templates are read. How a paper looks is the press's business.

mod check;
mod fill;
mod text;

pub use text::Text;

use rules::{case::DocKind, item::content::ItemKind, time::Date};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt};
use toml::Spanned;

/// 样式: the editions of one kind, oldest first.
#[derive(Clone, Debug)]
pub struct Template {
    /// 文书种类
    pub kind: DocKind,
    /// 版本
    pub editions: Vec<Edition>,
}

/// A file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: DocKind,
    #[serde(rename = "edition")]
    editions: Vec<Edition>,
}

/// 版本: what a paper says from a day on, until the next edition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    from: Spanned<toml::value::Datetime>,
    /// 标题
    title: Spanned<String>,
    /// The title where the kind of the item asks for another.
    #[serde(default)]
    titles: BTreeMap<ItemKind, Spanned<String>>,
    /// The title where the paper bears the name of what it certifies.
    named: Option<Spanned<Text>>,
    /// Who is addressed; nobody where it is not said.
    to: Option<Spanned<Text>>,
    /// What the seal says below its star.
    #[serde(default = "usual_seal")]
    seal: String,
    #[serde(rename = "section")]
    sections: Vec<Section>,
}

fn usual_seal() -> String {
    "行政审批专用章".to_owned()
}

/// 章节
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: Option<Spanned<Text>>,
    say: Vec<Piece>,
}

/// 内容块: exactly one of its kinds, and perhaps a condition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Piece {
    /// Only where this content is known.
    #[serde(rename = "if")]
    when: Option<Spanned<String>>,
    /// Only where it is not.
    unless: Option<Spanned<String>>,
    paragraph: Option<Spanned<Text>>,
    /// Label and value; a line whose value is empty is left out.
    fields: Option<Vec<(String, Spanned<Text>)>>,
    /// The name of a content that is a list.
    list: Option<Spanned<String>>,
    /// Numbered items that stand in the template itself.
    points: Option<Vec<Spanned<Text>>>,
    /// The name of a content that is a table.
    table: Option<Spanned<String>>,
    /// Its columns.
    columns: Vec<Column>,
    /// The name of a content that is a list: everybody on it has a line of their own, before those that follow.
    signers: Option<Spanned<String>>,
    /// Lines to sign on by hand.
    signatures: Option<Vec<Spanned<Text>>>,
}

/// 列
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    head: String,
    cell: Spanned<String>,
    /// Shares of the free width; none: as narrow as its cells.
    #[serde(default)]
    share: u8,
}

/// 样式错误: where a template is not one, for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The file.
    pub file: String,
    /// The line, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong, with the field.
    pub what: String,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what } = self;
        match line {
            Some(line) => write!(out, "{file}:{line}: {what}"),
            None => write!(out, "{file}: {what}"),
        }
    }
}

impl Template {
    /// Reads a template and checks it against what the law asks of its kind.
    ///
    /// # Errors
    /// Everything that is wrong with it; where it cannot even be read, the first thing.
    pub fn parse(file: &str, text: &str) -> Result<Template, Vec<TemplateFault>> {
        let line_of = |at: usize| text.get(..at).map(|before| before.matches('\n').count() + 1);
        let written: Written = toml::from_str(text).map_err(|fault| {
            let line = fault.span().and_then(|span| line_of(span.start));
            vec![TemplateFault { file: file.to_owned(), line, what: fault.message().to_owned() }]
        })?;
        let mut editions = written.editions;
        editions.sort_by_key(Edition::from);
        let template = Template { kind: written.kind, editions };
        let faults = template.faults();
        if faults.is_empty() {
            return Ok(template);
        }
        let told = |(at, what): (Option<usize>, String)| TemplateFault {
            file: file.to_owned(),
            line: at.and_then(line_of),
            what,
        };
        Err(faults.into_iter().map(told).collect())
    }
}

impl Edition {
    /// The day from which it is in force.
    #[must_use]
    pub fn from(&self) -> Date {
        let date = self.from.get_ref().date;
        let day = |date: toml::value::Date| {
            let (year, month) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?);
            Date::new(year, month, i8::try_from(date.day).ok()?).ok()
        };
        // A time without a day is told by the check.
        date.and_then(day).unwrap_or(Date::MAX)
    }

    /// The title on a paper of this kind of item.
    #[must_use]
    pub fn title(&self, item: Option<ItemKind>) -> &str {
        let own = item.and_then(|item| self.titles.get(&item));
        own.unwrap_or(&self.title).get_ref()
    }
}
