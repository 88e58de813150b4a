//! 批量导入 Imports: tables handed in to change many items. First what a table would change is laid down here, item by
//! item, and shown; nothing else has changed then. Once whoever handed it in agrees, the items are drafted through the
//! office, and each notes here, in the transaction of its own events, that it has been done. So a run that is interrupted
//! goes on where it stopped, and what has been done and what has not can always be read.
//!
//! An import belongs to whoever handed it in; nobody else reads it.

use crate::{
    args,
    db::{Db, Reader, Row, StoreError, Tx},
    dialect::{ListOf, list},
};

/// How long a table that nobody has agreed to is kept, in milliseconds: two hours.
pub const SHOWN_MS: i64 = 2 * 3_600_000;
/// How long the record of a finished import is kept, in milliseconds: ninety days.
pub const ENDED_MS: i64 = 90 * 24 * 3_600_000;
/// Imports in a list.
pub const LISTED: i64 = 20;

/// 导入状态
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// It is being read; nobody sees it yet.
    Reading,
    /// It is shown, and nobody has agreed to it.
    Shown,
    /// Agreed to, and under way.
    Running,
    /// Every item has been drafted or refused.
    Ended,
}

impl ImportState {
    const fn word(self) -> &'static str {
        match self {
            ImportState::Reading => "reading",
            ImportState::Shown => "shown",
            ImportState::Running => "running",
            ImportState::Ended => "ended",
        }
    }

    fn of(word: &str) -> Self {
        let all = [ImportState::Shown, ImportState::Running, ImportState::Ended];
        all.into_iter().find(|state| state.word() == word).unwrap_or(ImportState::Reading)
    }
}

/// 导入
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its name, known to whoever handed it in.
    pub id: String,
    /// Whose it is.
    pub person: String,
    /// What the file was called.
    pub name: String,
    /// How far it is.
    pub state: ImportState,
    /// What is to be said of the file as a whole, as JSON.
    pub about: String,
    /// When it came in, UTC milliseconds.
    pub made_at: i64,
    /// When it was agreed to.
    pub begun_at: Option<i64>,
    /// When it was done.
    pub ended_at: Option<i64>,
}

/// 结果 of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not yet drafted.
    Waiting,
    /// Drafted.
    Drafted,
    /// The office refused it.
    Refused,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 3] = [Outcome::Waiting, Outcome::Drafted, Outcome::Refused];

    const fn word(self) -> &'static str {
        match self {
            Outcome::Waiting => "waiting",
            Outcome::Drafted => "drafted",
            Outcome::Refused => "refused",
        }
    }
}

/// 导入的事项
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportItem {
    /// Where it stands in the import, from nought.
    pub place: i64,
    /// 实施编码
    pub code: String,
    /// What it would be called.
    pub name: String,
    /// The version of its dossier that it was compared with; nought for a new one.
    pub seen: i64,
    /// The line of the file.
    pub line: i64,
    /// What it would say, as JSON; empty once it has been drafted.
    pub content: String,
    /// What has become of it.
    pub outcome: Outcome,
    /// Why it was refused, as JSON.
    pub why: String,
}

/// Tables of one person that may wait for consent, beside the one that comes in.
pub const WAITING_BESIDE: usize = 4;

/// Begins an import. Of what the person has handed in before and not agreed to the newest [`WAITING_BESIDE`] stay; what
/// was never read to its end is thrown away.
///
/// # Errors
/// When the database does not answer.
pub async fn begin(db: &Db, id: &str, person: &str, name: &str, now: i64) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    forget(&tx, "person = $1 AND state = 'reading'", args![person]).await?;
    let older = format!(
        "person = $1 AND state = 'shown' AND id NOT IN (SELECT id FROM table_import WHERE person = $1 \
         AND state = 'shown' ORDER BY made_at DESC, id LIMIT {WAITING_BESIDE})"
    );
    forget(&tx, &older, args![person]).await?;
    let sql =
        "INSERT INTO table_import (id, person, name, state, about, made_at) VALUES ($1, $2, $3, $4, '', $5)";
    tx.exec(sql, args![id, person, name, ImportState::Reading.word(), now]).await?;
    tx.commit().await
}

/// Lays down more of an import that is being read: items that wait, and rows that are refused (as JSON), each with the
/// place it has.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    db: &Db,
    id: &str,
    items: &[ImportItem],
    refusals: &[(i64, String)],
) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    let rows = items.iter().map(|item| {
        let ImportItem { place, code, name, seen, line, content, outcome, why } = item;
        args![id, *place, code, name, *seen, *line, content, outcome.word(), why]
    });
    let columns = &["import", "place", "code", "name", "seen", "line", "content", "outcome", "why"];
    tx.insert_many("table_import_item", columns, rows.collect(), "").await?;
    let rows = refusals.iter().map(|(place, body)| args![id, *place, body]).collect();
    tx.insert_many("table_import_refusal", &["import", "place", "body"], rows, "").await?;
    tx.commit().await
}

/// An import has been read whole and may be shown.
///
/// # Errors
/// When the database does not answer.
pub async fn show(db: &Db, id: &str, about: &str) -> Result<(), StoreError> {
    let sql = "UPDATE table_import SET state = $2, about = $3 WHERE id = $1 AND state = $4";
    let tx = db.begin_write().await?;
    let (shown, reading) = (ImportState::Shown.word(), ImportState::Reading.word());
    tx.exec(sql, args![id, shown, about, reading]).await?;
    tx.commit().await
}

const SELECT: &str = "SELECT id, person, name, state, about, made_at, begun_at, ended_at FROM table_import";

fn import(row: &Row) -> Result<Import, StoreError> {
    Ok(Import {
        id: row.get("id")?,
        person: row.get("person")?,
        name: row.get("name")?,
        state: ImportState::of(row.get("state")?),
        about: row.get("about")?,
        made_at: row.get("made_at")?,
        begun_at: row.get("begun_at")?,
        ended_at: row.get("ended_at")?,
    })
}

/// The person's import of this name, if it may still be seen: one that nobody agreed to is gone after [`SHOWN_MS`].
///
/// # Errors
/// When the database does not answer.
pub async fn one(
    reader: &impl Reader,
    person: &str,
    id: &str,
    now: i64,
) -> Result<Option<Import>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE id = $1 AND person = $2 AND state <> 'reading' AND (state <> 'shown' OR made_at > $3)"
    );
    reader.one(&sql, args![id, person, now - SHOWN_MS]).await?.as_ref().map(import).transpose()
}

/// The person's imports, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(reader: &impl Reader, person: &str, now: i64) -> Result<Vec<Import>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE person = $1 AND state <> 'reading' AND (state <> 'shown' OR made_at > $2) \
         ORDER BY made_at DESC, id LIMIT $3"
    );
    reader.query(&sql, args![person, now - SHOWN_MS, LISTED]).await?.iter().map(import).collect()
}

/// Every import that is under way: after a restart they go on.
///
/// # Errors
/// When the database does not answer.
pub async fn running(reader: &impl Reader) -> Result<Vec<Import>, StoreError> {
    let sql = format!("{SELECT} WHERE state = 'running' ORDER BY begun_at, id LIMIT $1");
    reader.query(&sql, args![LISTED]).await?.iter().map(import).collect()
}

/// The items of an import behind a place, in order; of one outcome only where one is given.
///
/// # Errors
/// When the database does not answer.
pub async fn items(
    reader: &impl Reader,
    id: &str,
    outcome: Option<Outcome>,
    after: i64,
    most: u32,
) -> Result<Vec<ImportItem>, StoreError> {
    let outcomes: Vec<&str> =
        outcome.map_or(Outcome::ALL.to_vec(), |one| vec![one]).into_iter().map(Outcome::word).collect();
    let among = reader.dialect().among("outcome", "$2", ListOf::Texts);
    let sql = format!(
        "SELECT place, code, name, seen, line, content, outcome, why FROM table_import_item \
         WHERE import = $1 AND {among} AND place > $3 ORDER BY place LIMIT $4"
    );
    let rows = reader.query(&sql, args![id, list(&outcomes), after, most]).await?;
    rows.iter()
        .map(|row| {
            let word: &str = row.get("outcome")?;
            Ok(ImportItem {
                place: row.get("place")?,
                code: row.get("code")?,
                name: row.get("name")?,
                seen: row.get("seen")?,
                line: row.get("line")?,
                content: row.get("content")?,
                outcome: Outcome::ALL.into_iter().find(|one| one.word() == word).unwrap_or(Outcome::Waiting),
                why: row.get("why")?,
            })
        })
        .collect()
}

/// The refused rows of an import behind a place, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn refusals(
    reader: &impl Reader,
    id: &str,
    after: i64,
    most: u32,
) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = "SELECT place, body FROM table_import_refusal WHERE import = $1 AND place > $2 ORDER BY place LIMIT $3";
    let rows = reader.query(sql, args![id, after, most]).await?;
    rows.iter().map(|row| Ok((row.get("place")?, row.get("body")?))).collect()
}

/// How many items of an import wait, are drafted, are refused.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(reader: &impl Reader, id: &str) -> Result<[i64; 3], StoreError> {
    let sql = "SELECT outcome, COUNT(*) AS n FROM table_import_item WHERE import = $1 GROUP BY outcome";
    let mut counts = [0; 3];
    for row in reader.query(sql, args![id]).await? {
        let word: &str = row.get("outcome")?;
        if let Some(at) = Outcome::ALL.iter().position(|one| one.word() == word) {
            counts[at] = row.get("n")?;
        }
    }
    Ok(counts)
}

/// Whoever handed it in agrees. Answers `false`, and changes nothing, where it is not theirs, is over its time, or has
/// been agreed to before.
///
/// # Errors
/// When the database does not answer.
pub async fn agree(db: &Db, id: &str, person: &str, now: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE table_import SET state = 'running', begun_at = $3 \
               WHERE id = $1 AND person = $2 AND state = 'shown' AND made_at > $4";
    let tx = db.begin_write().await?;
    let agreed = tx.exec(sql, args![id, person, now, now - SHOWN_MS]).await? == 1;
    tx.commit().await?;
    Ok(agreed)
}

/// An item has been drafted; in the transaction of its events.
///
/// # Errors
/// When the database does not answer.
pub async fn drafted(tx: &Tx, id: &str, code: &str) -> Result<u64, StoreError> {
    let sql =
        "UPDATE table_import_item SET outcome = 'drafted', content = '' WHERE import = $1 AND code = $2";
    tx.exec(sql, args![id, code]).await
}

/// Items that were refused, each with why (as JSON).
///
/// # Errors
/// When the database does not answer.
pub async fn refused(db: &Db, id: &str, items: &[(i64, String)]) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    let sql = "UPDATE table_import_item SET outcome = 'refused', content = '', why = $3 \
               WHERE import = $1 AND place = $2 AND outcome = 'waiting'";
    for (place, why) in items {
        tx.exec(sql, args![id, *place, why]).await?;
    }
    tx.commit().await
}

/// An import is done: nothing of it waits any more.
///
/// # Errors
/// When the database does not answer.
pub async fn end(db: &Db, id: &str, now: i64) -> Result<(), StoreError> {
    let sql = "UPDATE table_import SET state = 'ended', ended_at = $2 WHERE id = $1 AND state = 'running' \
               AND NOT EXISTS (SELECT 1 FROM table_import_item i WHERE i.import = $1 AND i.outcome = 'waiting')";
    let tx = db.begin_write().await?;
    tx.exec(sql, args![id, now]).await?;
    tx.commit().await
}

/// Throws a person's import away that nobody has agreed to.
///
/// # Errors
/// When the database does not answer.
pub async fn discard(db: &Db, id: &str, person: &str) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    forget(&tx, "id = $1 AND person = $2 AND state IN ('reading', 'shown')", args![id, person]).await?;
    tx.commit().await
}

/// Throws away what nobody has agreed to in time, and the records of imports that were done long ago.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &Tx, now: i64) -> Result<(), StoreError> {
    forget(tx, "state IN ('reading', 'shown') AND made_at < $1", args![now - SHOWN_MS]).await?;
    forget(tx, "state = 'ended' AND ended_at < $1", args![now - ENDED_MS]).await
}

async fn forget(tx: &Tx, which: &str, args: Vec<crate::db::Val>) -> Result<(), StoreError> {
    for table in ["table_import_item", "table_import_refusal"] {
        let sql = format!("DELETE FROM {table} WHERE import IN (SELECT id FROM table_import WHERE {which})");
        tx.exec(&sql, args.clone()).await?;
    }
    tx.exec(&format!("DELETE FROM table_import WHERE {which}"), args).await?;
    Ok(())
}
