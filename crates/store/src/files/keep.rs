//! 收存: how a file comes in, changes hands and goes again. Each is one transaction of its own or part of the
//! caller's, so that no page opens one.

use super::{Files, Stored};
use crate::args;
use crate::db::{Db, Reader, StoreError, Tx, Val};
use crate::dialect::{ListOf, list};
use crate::migrate::CASE_FILES;
use rules::time::Instant;

/// Signs of a name that are kept.
const LONGEST_NAME: usize = 200;
/// What the id of a scan begins with that lies under a clerk and waits for its application.
pub const WAITING: &str = "counter-";
/// Contents thrown away in one round.
const MOST_COLLECTED: i64 = 500;

/// Notes contents that lie in the folder; known ones stay as they are.
pub async fn take(tx: &Tx, files: &[Stored], now: i64) -> Result<u64, StoreError> {
    let rows = files
        .iter()
        .map(|file| {
            let size = i64::try_from(file.size).unwrap_or(i64::MAX);
            args![&file.hash, size, file.kind.media_type(), now]
        })
        .collect();
    let columns = &["hash", "size", "media_type", "stored_at"];
    tx.insert_many("file", columns, rows, "ON CONFLICT (hash) DO NOTHING").await
}

/// Notes that a person put a file in, and the content with it.
pub async fn note(
    tx: &Tx,
    id: &str,
    owner: &str,
    name: &str,
    file: &Stored,
    now: i64,
) -> Result<(), StoreError> {
    take(tx, std::slice::from_ref(file), now).await?;
    let sql = "INSERT INTO upload (id, owner, hash, name, stored_at) VALUES ($1, $2, $3, $4, $5)";
    tx.exec(sql, args![id, owner, &file.hash, plain_name(name), now]).await?;
    Ok(())
}

/// 收件: a file on its way to a person.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// Chosen by the caller; stands in addresses.
    pub id: &'a str,
    /// Whose it becomes.
    pub owner: &'a str,
    /// As it is called.
    pub name: &'a str,
    /// The content, which lies in the folder.
    pub stored: &'a Stored,
}

/// How many bytes a person may still put in on the day of this moment, if `most` are allowed.
pub async fn room(reader: &impl Reader, owner: &str, now: i64, most: u64) -> Result<u64, StoreError> {
    let day = Instant(now).day().to_string();
    let sql = "SELECT bytes FROM upload_day WHERE owner = $1 AND day = $2";
    let row = reader.one(sql, args![owner, day]).await?;
    let bytes: i64 = row.map_or(Ok(0), |row| row.get("bytes"))?;
    Ok(most.saturating_sub(u64::try_from(bytes).unwrap_or(0)))
}

/// Notes a file that has come in, and counts it where a person may put in only so many bytes a day. Answers `false`,
/// and keeps no upload, when it is too much: then many came at once, since [`room`] is asked before. What is taken
/// back counts all the same, or a disk could be filled by putting in and taking back.
pub async fn keep(
    db: &Db,
    arrival: Arrival<'_>,
    now: i64,
    most_a_day: Option<u64>,
) -> Result<bool, StoreError> {
    let Arrival { id, owner, name, stored } = arrival;
    let tx = db.begin_write().await?;
    let mut fits = true;
    if let Some(most) = most_a_day {
        let day = Instant(now).day().to_string();
        let size = i64::try_from(stored.size).unwrap_or(i64::MAX);
        let sql = "INSERT INTO upload_day (owner, day, bytes) VALUES ($1, $2, $3) \
                   ON CONFLICT (owner, day) DO UPDATE SET bytes = upload_day.bytes + excluded.bytes \
                   RETURNING bytes";
        let row = tx.one(sql, args![owner, day, size]).await?;
        let bytes: i64 = row.ok_or(StoreError::Missing { what: "count" })?.get("bytes")?;
        fits = u64::try_from(bytes).is_ok_and(|bytes| bytes <= most);
    }
    if fits {
        note(&tx, id, owner, name, stored, now).await?;
    } else {
        // The content is known without an upload, so the sweep finds it.
        take(&tx, std::slice::from_ref(stored), now).await?;
    }
    tx.commit().await?;
    Ok(fits)
}

/// Takes one of a person's uploads back and answers whether there was one. The content stays until it is collected:
/// the hall may have issued the same, or somebody else handed it in. What a case names keeps its upload.
pub async fn take_back(db: &Db, owner: &str, id: &str) -> Result<bool, StoreError> {
    let tx = db.begin_write().await?;
    let gone = take_back_all(&tx, owner, &[id.to_owned()]).await?;
    tx.commit().await?;
    Ok(gone == 1)
}

/// The same for many, inside the caller's transaction.
pub(crate) async fn take_back_all(tx: &Tx, owner: &str, ids: &[String]) -> Result<u64, StoreError> {
    let among = tx.dialect().among("id", "$2", ListOf::Texts);
    let sql = format!(
        "DELETE FROM upload WHERE owner = $1 AND {among} \
         AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.hash = upload.hash)"
    );
    tx.exec(&sql, vec![owner.into(), list(ids)]).await
}

/// Gives scans that wait under a clerk over to whoever they were handed in for, inside the transaction in which the
/// case takes them in. Scans that are the person's already stay as they are.
pub async fn hand_over(tx: &Tx, clerk: &str, to: &str, ids: &[String]) -> Result<u64, StoreError> {
    let among = tx.dialect().among("id", "$4", ListOf::Texts);
    let sql = format!(
        "UPDATE upload SET owner = $1, id = SUBSTR(id, $2) WHERE owner = $3 AND id LIKE '{WAITING}%' AND {among}"
    );
    let behind = i64::try_from(WAITING.len()).unwrap_or(0) + 1;
    tx.exec(&sql, vec![to.into(), behind.into(), clerk.into(), list(ids)]).await
}

/// Forgets scans that have waited for an application since before this moment, and the counts of days before it.
pub async fn sweep(tx: &Tx, before: i64) -> Result<u64, StoreError> {
    tx.exec("DELETE FROM upload_day WHERE day < $1", args![Instant(before).day().to_string()]).await?;
    let sql = format!("DELETE FROM upload WHERE id LIKE '{WAITING}%' AND stored_at < $1");
    tx.exec(&sql, args![before]).await
}

/// Notes that a content is the paper of this number, and of whom it speaks, inside the transaction that files it.
pub async fn keep_paper(
    tx: &Tx,
    person: &str,
    number: &str,
    stored: &Stored,
    now: i64,
) -> Result<(), StoreError> {
    take(tx, std::slice::from_ref(stored), now).await?;
    let sql = "INSERT INTO paper_file (hash, number, person) VALUES ($1, $2, $3) \
               ON CONFLICT (hash, number) DO NOTHING";
    tx.exec(sql, args![&stored.hash, number, person]).await?;
    Ok(())
}

/// Throws away contents that no upload, no case and no paper names, noted before this moment, and answers how many. Contents from
/// the time before it was noted which a case names are left alone.
pub async fn collect(db: &Db, files: &Files, before: i64, now: i64) -> Result<usize, StoreError> {
    let unnamed = "NOT EXISTS (SELECT 1 FROM upload u WHERE u.hash = file.hash) \
                   AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.hash = file.hash) \
                   AND NOT EXISTS (SELECT 1 FROM paper_file p WHERE p.hash = file.hash) \
                   AND NOT EXISTS (SELECT 1 FROM reform_paper r WHERE r.hash = file.hash)";
    let sql = format!(
        "SELECT hash FROM file WHERE stored_at < $1 \
         AND stored_at >= (SELECT applied_at FROM migration WHERE number = $2) AND {unnamed} LIMIT $3"
    );
    let rows = db.query(&sql, args![before, CASE_FILES, MOST_COLLECTED]).await?;
    let mut settled: Vec<String> = Vec::new();
    for row in &rows {
        let hash: String = row.get("hash")?;
        // One that has just been put in again waits for its row.
        if files.is_settled(&hash, now).await? != Some(false) {
            settled.push(hash);
        }
    }
    let tx = db.begin_write().await?;
    let among = tx.dialect().among("hash", "$1", ListOf::Texts);
    let sql = format!("DELETE FROM file WHERE {among} AND {unnamed} RETURNING hash");
    let rows = tx.query(&sql, vec![list(&settled)]).await?;
    let gone = rows.iter().map(|row| row.get("hash")).collect::<Result<Vec<String>, _>>()?;
    tx.commit().await?;
    for hash in &gone {
        files.discard(db, hash, now).await?;
    }
    Ok(gone.len())
}

/// Forgets all uploads of a person, and the papers that speak of them, and answers the contents that nobody else has
/// put in; they can be discarded once this has been committed. `kept` are contents that must stay all the same.
pub async fn forget_owner(tx: &Tx, owner: &str, kept: &[String]) -> Result<Vec<String>, StoreError> {
    let rows = tx
        .query(
            "SELECT hash FROM upload WHERE owner = $1 UNION SELECT hash FROM paper_file WHERE person = $1",
            args![owner],
        )
        .await?;
    let hashes = rows.iter().map(|row| row.get("hash")).collect::<Result<Vec<String>, _>>()?;
    tx.exec("DELETE FROM upload WHERE owner = $1", args![owner]).await?;
    tx.exec("DELETE FROM paper_file WHERE person = $1", args![owner]).await?;
    let dialect = tx.dialect();
    let sql = format!(
        "DELETE FROM file WHERE {} AND NOT ({}) AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.hash = file.hash) \
         AND NOT EXISTS (SELECT 1 FROM paper_file p WHERE p.hash = file.hash) \
         AND NOT EXISTS (SELECT 1 FROM reform_paper r WHERE r.hash = file.hash) RETURNING hash",
        dialect.among("hash", "$1", ListOf::Texts),
        dialect.among("hash", "$2", ListOf::Texts),
    );
    let gone: Vec<Val> = vec![list(&hashes), list(kept)];
    tx.query(&sql, gone).await?.iter().map(|row| row.get("hash")).collect()
}

/// The name without the folders some browsers send, without signs that turn text around or end lines, and
/// not too long; the ending is kept.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let turning = |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let signs: Vec<char> = last.trim().chars().filter(|sign| !sign.is_control() && !turning(*sign)).collect();
    let from = signs.len().saturating_sub(LONGEST_NAME);
    signs[from..].iter().collect()
}
