//! 行文: one text of a template, taken apart: words, `{content}`, `{law:第三十二条}`, and `[…]` for a clause that is left
//! out when what it speaks of is not known.

use super::super::contents::Values;
use serde::Deserialize;

/// What begins the citation of an article.
const LAW: &str = "law:";

/// 行文
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Text(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// A content of the paper.
    Content(String),
    /// An article: of the licensing law for licences, of the item's own basis for everything else.
    Law(String),
    /// Left out as a whole when one of its contents is empty.
    Clause(Vec<Part>),
}

/// Why a text is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// A bracket or brace that nothing closes, or that closes nothing.
    #[error("a `{0}` has no counterpart")]
    Unpaired(char),
    /// A clause within a clause.
    #[error("a `[…]` stands within another")]
    Nested,
    /// A name that is no name.
    #[error("`{{}}` holds no name of a content")]
    Nameless,
}

impl TryFrom<String> for Text {
    type Error = TextFault;

    fn try_from(text: String) -> Result<Text, TextFault> {
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['[', ']']) {
            parts.extend(plain(&rest[..at])?);
            if rest[at..].starts_with(']') {
                return Err(TextFault::Unpaired(']'));
            }
            let inner = &rest[at + 1..];
            let end = inner.find(']').ok_or(TextFault::Unpaired('['))?;
            if inner[..end].contains('[') {
                return Err(TextFault::Nested);
            }
            parts.push(Part::Clause(plain(&inner[..end])?));
            rest = &inner[end + 1..];
        }
        parts.extend(plain(rest)?);
        Ok(Text(parts))
    }
}

/// A stretch without clauses.
fn plain(text: &str) -> Result<Vec<Part>, TextFault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        if rest[at..].starts_with('}') {
            return Err(TextFault::Unpaired('}'));
        }
        if at > 0 {
            parts.push(Part::Words(rest[..at].to_owned()));
        }
        let inner = &rest[at + 1..];
        let end = inner.find('}').ok_or(TextFault::Unpaired('{'))?;
        let name = inner[..end].trim();
        parts.push(match name.strip_prefix(LAW) {
            Some(article) if !article.trim().is_empty() => Part::Law(article.trim().to_owned()),
            None if !name.is_empty() => Part::Content(name.to_owned()),
            _ => return Err(TextFault::Nameless),
        });
        rest = &inner[end + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_owned()));
    }
    Ok(parts)
}

impl Text {
    /// The contents it speaks of, each with whether it may be missing there.
    pub fn contents(&self) -> impl Iterator<Item = (&str, bool)> {
        fn names(parts: &[Part]) -> impl Iterator<Item = &str> {
            parts.iter().filter_map(|part| match part {
                Part::Content(name) => Some(name.as_str()),
                _ => None,
            })
        }
        let clauses = self.0.iter().filter_map(|part| match part {
            Part::Clause(inner) => Some(inner),
            _ => None,
        });
        let within = clauses.flat_map(|inner| names(inner).map(|name| (name, true)));
        names(&self.0).map(|name| (name, false)).chain(within)
    }

    /// The text with everything filled in.
    #[must_use]
    pub fn fill(&self, values: &Values) -> String {
        filled(&self.0, values)
    }
}

fn filled(parts: &[Part], values: &Values) -> String {
    let is_known = |part: &Part| match part {
        Part::Content(name) => !values.is_empty(name),
        _ => true,
    };
    parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => words.clone(),
            Part::Content(name) => values.text(name).to_owned(),
            Part::Law(article) => values.cite(article),
            Part::Clause(inner) if inner.iter().all(is_known) => filled(inner, values),
            Part::Clause(_) => String::new(),
        })
        .collect()
}
