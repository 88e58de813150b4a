//! 检索视图: what a search over the catalogue in memory reads, and what has changed since it last read.
//!
//! Every item carries the mark of the batch it was last written in. A process asks for the newest mark before it
//! searches and reads the rows behind its own; marks only rise, for whoever writes holds the head. Marks are no view:
//! they say when rows were written, so a rebuild gives every item a new one.

use super::{
    items::{ItemRow, SELECT, item_row},
    unword,
};
use crate::{
    args,
    db::{Reader, StoreError, Tx},
};
use rules::item::content::{Purpose, UseLevel};
use std::collections::{BTreeMap, BTreeSet};

/// 检索条目: an item as search and the ways to browse know it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As lists show it.
    pub row: ItemRow,
    /// Everyday words.
    pub words: Vec<String>,
    /// Whether it gives a licence or does something to one.
    pub purpose: Purpose,
    /// 行使层级
    pub level: Option<UseLevel>,
    /// What it is found under: kind (`life_event`, `person`, `legal`, `target`) and name.
    pub subjects: Vec<(String, String)>,
}

/// Notes that these items are written in this batch.
pub(super) async fn written(tx: &Tx, codes: &BTreeSet<String>) -> Result<(), StoreError> {
    if codes.is_empty() {
        return Ok(());
    }
    let mark = newest(tx).await? + 1;
    let rows = codes.iter().map(|code| args![code, mark]).collect();
    let update = "ON CONFLICT (code) DO UPDATE SET mark = excluded.mark";
    tx.insert_many("item_written", &["code", "mark"], rows, update).await?;
    Ok(())
}

/// The mark of the last batch that wrote an item.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(reader: &impl Reader) -> Result<i64, StoreError> {
    let row = reader.one("SELECT COALESCE(MAX(mark), 0) AS mark FROM item_written", args![]).await?;
    row.map_or(Ok(0), |row| row.get("mark"))
}

/// Items read together: a catalogue of tens of thousands has more subjects than one answer may have rows.
const TOGETHER: usize = 4_000;

/// Every item written behind this mark.
///
/// # Errors
/// When the database does not answer.
pub async fn since(reader: &impl Reader, mark: i64) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    let mut after = String::new();
    loop {
        let page = behind(reader, mark, &after).await?;
        let Some(last) = page.last() else { return Ok(entries) };
        let (first, size) = (std::mem::replace(&mut after, last.row.code.clone()), page.len());
        entries.extend(with_subjects(reader, page, (&first, &after)).await?);
        if size < TOGETHER {
            return Ok(entries);
        }
    }
}

/// The next items behind a mark and a code, without what they are found under.
async fn behind(reader: &impl Reader, mark: i64, after: &str) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "{} JOIN item_written w ON w.code = i.code WHERE w.mark > $1 AND i.code > $2 ORDER BY i.code LIMIT $3",
        select()
    );
    let mut entries = Vec::new();
    let most = u32::try_from(TOGETHER).unwrap_or(u32::MAX);
    for row in reader.query(&sql, args![mark, after, most]).await? {
        let broken = |error| StoreError::broken("reading a view", error);
        let level: &str = row.get("use_level")?;
        entries.push(Entry {
            words: serde_json::from_str(row.get("search_words")?).map_err(broken)?,
            purpose: serde_json::from_str(row.get("purpose")?).map_err(broken)?,
            level: Some(level).filter(|level| !level.is_empty()).map(unword).transpose()?,
            subjects: Vec::new(),
            row: item_row(&row)?,
        });
    }
    Ok(entries)
}

/// The same items with what they are found under; their codes lie behind the first of these and up to the last.
async fn with_subjects(
    reader: &impl Reader,
    mut page: Vec<Entry>,
    (first, last): (&str, &str),
) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT code, kind, subject FROM item_subject WHERE code > $1 AND code <= $2";
    let mut subjects: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in reader.query(sql, args![first, last]).await? {
        subjects.entry(row.get("code")?).or_default().push((row.get("kind")?, row.get("subject")?));
    }
    for entry in &mut page {
        entry.subjects = subjects.remove(&entry.row.code).unwrap_or_default();
    }
    Ok(page)
}

/// The codes behind this mark under which nothing stands any more: their drafts were discarded.
///
/// # Errors
/// When the database does not answer.
pub async fn gone_since(reader: &impl Reader, mark: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT w.code FROM item_written w LEFT JOIN item_view i ON i.code = w.code \
               WHERE w.mark > $1 AND i.code IS NULL";
    reader.query(sql, args![mark]).await?.iter().map(|row| row.get("code")).collect()
}

fn select() -> String {
    SELECT.replacen(" FROM item_view i", ", i.search_words, i.purpose, i.use_level FROM item_view i", 1)
}
