//! 上传记录: the rows about files, written inside the caller's transaction.
//!
//! `file` knows the contents, `upload` who put one in under which name. Names are personal data: they are
//! read from here for the people they concern, and go when their owner is forgotten.

use super::Stored;
use crate::args;
use crate::db::{Reader, Row, StoreError, Tx, Val};
use crate::dialect::{ListOf, list};

/// Uploads in one page of a list.
pub const MOST_UPLOADS: i64 = 200;
/// Signs of a name that are kept.
const LONGEST_NAME: usize = 200;

/// 上传: a file as somebody put it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Chosen by the caller; stands in addresses.
    pub id: String,
    /// The person it belongs to.
    pub owner: String,
    /// The content.
    pub hash: String,
    /// As it was called on the owner's machine, without folders and control signs.
    pub name: String,
    /// In bytes.
    pub size: i64,
    /// As it is handed out.
    pub media_type: String,
    /// UTC milliseconds.
    pub stored_at: i64,
}

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

/// One upload by its id.
pub async fn upload(reader: &impl Reader, id: &str) -> Result<Option<Upload>, StoreError> {
    let sql = format!("{SELECT} WHERE u.id = $1");
    reader.one(&sql, args![id]).await?.as_ref().map(read).transpose()
}

/// Uploads by their ids, in no order; ids nobody knows are absent.
pub async fn uploads(reader: &impl Reader, ids: &[String]) -> Result<Vec<Upload>, StoreError> {
    let among = reader.dialect().among("u.id", "$1", ListOf::Texts);
    reader.query(&format!("{SELECT} WHERE {among}"), vec![list(ids)]).await?.iter().map(read).collect()
}

/// What these people have put in among these contents: the names and ids behind the fingerprints of a case.
pub async fn handed_in(
    reader: &impl Reader,
    owners: &[&str],
    hashes: &[String],
) -> Result<Vec<Upload>, StoreError> {
    let by = reader.dialect().among("u.owner", "$1", ListOf::Texts);
    let of = reader.dialect().among("u.hash", "$2", ListOf::Texts);
    let sql = format!("{SELECT} WHERE {by} AND {of} ORDER BY u.stored_at DESC, u.id LIMIT $3");
    let asked = vec![list(owners), list(hashes), MOST_UPLOADS.into()];
    reader.query(&sql, asked).await?.iter().map(read).collect()
}

/// Takes one of a person's uploads back and answers whether there was one. The content stays: the hall may have
/// issued the same, or somebody else handed it in. Only for what no event speaks of; whatever was handed in with a
/// case keeps its upload.
pub async fn take_back(tx: &Tx, owner: &str, id: &str) -> Result<bool, StoreError> {
    let gone = tx.exec("DELETE FROM upload WHERE id = $1 AND owner = $2", args![id, owner]).await?;
    Ok(gone == 1)
}

/// A person's uploads, newest first, the [`MOST_UPLOADS`] before this time and id.
pub async fn uploads_of(
    reader: &impl Reader,
    owner: &str,
    before: Option<(i64, &str)>,
) -> Result<Vec<Upload>, StoreError> {
    let (time, id) = before.unwrap_or((i64::MAX, ""));
    let sql = format!(
        "{SELECT} WHERE u.owner = $1 AND (u.stored_at < $2 OR (u.stored_at = $2 AND u.id < $3)) \
         ORDER BY u.stored_at DESC, u.id DESC LIMIT $4"
    );
    reader.query(&sql, args![owner, time, id, MOST_UPLOADS]).await?.iter().map(read).collect()
}

/// Forgets all uploads of a person and answers the contents that nobody else has put in; they can be
/// discarded once this has been committed. `kept` are contents that events refer to, such as documents.
pub async fn forget_owner(tx: &Tx, owner: &str, kept: &[String]) -> Result<Vec<String>, StoreError> {
    let rows =
        tx.query("SELECT DISTINCT hash FROM upload WHERE owner = $1 ORDER BY hash", args![owner]).await?;
    let hashes = rows.iter().map(|row| row.get("hash")).collect::<Result<Vec<String>, _>>()?;
    tx.exec("DELETE FROM upload WHERE owner = $1", args![owner]).await?;
    let dialect = tx.dialect();
    let sql = format!(
        "DELETE FROM file WHERE {} AND NOT ({}) AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.hash = file.hash) \
         RETURNING hash",
        dialect.among("hash", "$1", ListOf::Texts),
        dialect.among("hash", "$2", ListOf::Texts),
    );
    let gone: Vec<Val> = vec![list(&hashes), list(kept)];
    tx.query(&sql, gone).await?.iter().map(|row| row.get("hash")).collect()
}

const SELECT: &str = "SELECT u.id, u.owner, u.hash, u.name, f.size, f.media_type, u.stored_at \
                      FROM upload u JOIN file f ON f.hash = u.hash";

fn read(row: &Row) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.get("id")?,
        owner: row.get("owner")?,
        hash: row.get("hash")?,
        name: row.get("name")?,
        size: row.get("size")?,
        media_type: row.get("media_type")?,
        stored_at: row.get("stored_at")?,
    })
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
