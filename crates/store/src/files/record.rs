//! 上传记录: the rows about files: what is there, by whom, under which name.
//!
//! `file` knows the contents, `upload` who put one in under which name. Names are personal data: they are
//! read from here for the people they concern, and go when their owner is forgotten. How a file comes in, changes
//! hands and goes again stands in `keep`.

use crate::args;
use crate::db::{Reader, Row, StoreError};
use crate::dialect::{ListOf, list};
use rules::{case::Case, name::FileHash};

/// Uploads in one page of a list.
pub const MOST_UPLOADS: i64 = 200;

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

/// The uploads that lie in the file of a case, by fingerprint: their names and ids for pages, newest first. Whatever
/// the applicant or the agent handed in is found; what officers take in goes over to the applicant.
pub async fn of_case(reader: &impl Reader, case: &Case) -> Result<Vec<Upload>, StoreError> {
    let hashes: Vec<&str> = case.files().map(FileHash::as_str).collect();
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let owners: Vec<&str> =
        std::iter::once(&case.applicant).chain(&case.agent).map(|person| person.as_str()).collect();
    let by = reader.dialect().among("u.owner", "$1", ListOf::Texts);
    let of = reader.dialect().among("u.hash", "$2", ListOf::Texts);
    let sql = format!("{SELECT} WHERE {by} AND {of} ORDER BY u.stored_at DESC, u.id LIMIT $3");
    let asked = vec![list(&owners), list(&hashes), MOST_UPLOADS.into()];
    reader.query(&sql, asked).await?.iter().map(read).collect()
}

/// A person's uploads, newest first, the [`MOST_UPLOADS`] before this time and id.
pub async fn uploads_of(
    reader: &impl Reader,
    owner: &str,
    before: Option<(i64, &str)>,
) -> Result<Vec<Upload>, StoreError> {
    let (time, id) = before.unwrap_or((i64::MAX, ""));
    let sql = format!(
        "{SELECT} WHERE u.owner = $1 AND (u.stored_at, u.id) < ($2, $3) \
         ORDER BY u.stored_at DESC, u.id DESC LIMIT $4"
    );
    reader.query(&sql, args![owner, time, id, MOST_UPLOADS]).await?.iter().map(read).collect()
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
