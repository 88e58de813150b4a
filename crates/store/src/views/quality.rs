//! 质量视图: what is probably wrong in each item, and how complete it is as a guide, so that a catalogue of thirty thousand
//! is listed without reading it.
//!
//! The rows follow from the content alone and are written with the item. That two items of a department have one name
//! follows from both, and is asked of the list of items. What the hall has to do with it the item's own page asks.

use super::{Views, items, unword, word};
use crate::{
    args,
    db::{Reader, StoreError, Val},
    dialect::{ListOf, list},
};
use rules::item::{
    Content, Item, ItemState,
    completeness::completeness,
    quality::{FindingKind, findings},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FINDING_COLUMNS: &[&str] = &["code", "stage", "kind", "n", "field"];

/// 版本: in which version something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// In force: the public reads it.
    Published,
    /// A draft that is not in force, or not yet.
    Draft,
}

impl Views {
    /// What is probably wrong in an item. One that was cancelled nobody betters any more.
    pub(super) fn quality(&mut self, item: &Item) {
        let code = item.code.as_str();
        let Some((latest, version)) = item.latest() else { return };
        let sum = completeness(&version.content);
        self.completeness.insert(code.to_owned(), vec![args![code, sum.filled, sum.of]]);
        let mut rows = Vec::new();
        if item.state() != ItemState::Cancelled {
            if let Some((_, content)) = item.current() {
                rows.extend(found_in(code, Stage::Published, content));
            }
            if item.in_force != Some(latest) {
                rows.extend(found_in(code, Stage::Draft, &version.content));
            }
        }
        self.findings.insert(code.to_owned(), rows);
    }
}

fn found_in(code: &str, stage: Stage, content: &Content) -> Vec<Vec<Val>> {
    let mut kinds: BTreeMap<FindingKind, (u32, String)> = BTreeMap::new();
    for found in findings(content) {
        kinds.entry(found.kind).or_insert((0, found.field)).0 += 1;
    }
    kinds.into_iter().map(|(kind, (n, field))| args![code, word(&stage), word(&kind), n, field]).collect()
}

/// 发现行: one kind of thing found in one version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// 实施编码
    pub code: String,
    /// In which version.
    pub stage: Stage,
    /// What.
    pub kind: FindingKind,
    /// In so many places.
    pub times: u32,
    /// Path of the first.
    pub field: String,
}

/// Which items a list of findings shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this department.
    pub department: Option<String>,
    /// In which this was found.
    pub kind: Option<FindingKind>,
    /// Behind the item of this name and code.
    pub after: Option<(String, String)>,
}

/// Another item of the department that is still there has the same name (I-03).
const NAMESAKE: &str = "EXISTS (SELECT 1 FROM item_view o WHERE o.department = i.department AND o.name = i.name \
    AND o.code <> i.code AND o.state <> 'cancelled') AND i.state <> 'cancelled'";

/// A page of items in which something was found, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    filter: &Filter,
    most: u32,
) -> Result<Vec<items::ItemRow>, StoreError> {
    let mut args = args![];
    let mut conditions = Vec::new();
    match filter.kind {
        Some(FindingKind::SameName) => conditions.push(NAMESAKE.to_owned()),
        Some(kind) => {
            args.push(word(&kind).into());
            conditions.push(format!(
                "EXISTS (SELECT 1 FROM item_finding f WHERE f.code = i.code AND f.kind = ${})",
                args.len()
            ));
        }
        None => conditions
            .push(format!("(EXISTS (SELECT 1 FROM item_finding f WHERE f.code = i.code) OR ({NAMESAKE}))")),
    }
    if let Some(department) = &filter.department {
        args.push(department.into());
        conditions.push(format!("i.department = ${}", args.len()));
    }
    if let Some((name, code)) = &filter.after {
        args.extend(args![name, code]);
        conditions.push(format!("(i.name, i.code) > (${}, ${})", args.len() - 1, args.len()));
    }
    args.push(most.into());
    let (select, conditions) = (items::SELECT, conditions.join(" AND "));
    let sql = format!("{select} WHERE {conditions} ORDER BY i.name, i.code LIMIT ${}", args.len());
    reader.query(&sql, args).await?.iter().map(items::item_row).collect()
}

/// What was found in these items, by item, version and kind.
///
/// # Errors
/// When the database does not answer.
pub async fn found(reader: &impl Reader, codes: &[&str]) -> Result<Vec<Found>, StoreError> {
    let among = reader.dialect().among("i.code", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT i.code, i.stage, i.kind, i.n, i.field FROM item_finding i WHERE {among} ORDER BY i.code, i.stage, i.kind"
    );
    let mut all = Vec::new();
    for row in reader.query(&sql, args![list(codes)]).await? {
        all.push(Found {
            code: row.get("code")?,
            stage: unword(row.get("stage")?)?,
            kind: unword(row.get("kind")?)?,
            times: row.get("n")?,
            field: row.get("field")?,
        });
    }
    let sql = format!("SELECT i.code FROM item_view i WHERE {among} AND {NAMESAKE} ORDER BY i.code");
    for row in reader.query(&sql, args![list(codes)]).await? {
        all.push(Found {
            code: row.get("code")?,
            stage: Stage::Published,
            kind: FindingKind::SameName,
            times: 1,
            field: "identity.name".to_owned(),
        });
    }
    all.sort_by(|one, other| (&one.code, one.stage, one.kind).cmp(&(&other.code, other.stage, other.kind)));
    Ok(all)
}

/// How many of the fields of the latest version are filled in, and of how many, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn complete(
    reader: &impl Reader,
    codes: &[&str],
) -> Result<BTreeMap<String, (u32, u32)>, StoreError> {
    let among = reader.dialect().among("code", "$1", ListOf::Texts);
    let sql = format!("SELECT code, filled, fields FROM item_completeness WHERE {among}");
    let rows = reader.query(&sql, args![list(codes)]).await?;
    rows.iter().map(|row| Ok((row.get("code")?, (row.get("filled")?, row.get("fields")?)))).collect()
}
