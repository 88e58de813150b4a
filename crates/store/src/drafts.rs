//! 草稿 Drafts: applications somebody has begun and not handed in.
//!
//! A draft is no history: it can be changed and thrown away, and no event knows of it. Its answers are
//! personal data, so they are sealed with the person's key of the vault and gone when that is erased.

use crate::args;
use crate::db::{Db, Reader, Row, StoreError, Tx};
use crate::files;
use crate::keys::{Secret, open, seal};
use crate::vault::{Vault, place};
use std::collections::BTreeSet;
use thiserror::Error;

/// Drafts a person may keep.
pub const MOST_DRAFTS: i64 = 50;
/// Bytes of JSON in one draft.
pub const LARGEST_DRAFT: usize = 256 * 1024;

/// 草稿: the answers given so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Chosen by the caller, known to the person only.
    pub id: String,
    /// The item's code.
    pub item: String,
    /// The answers as JSON text.
    pub answers: String,
    /// UTC milliseconds.
    pub updated_at: i64,
}

/// 草稿摘要: a line in the list of drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// As in [`Draft`].
    pub id: String,
    /// The item's code.
    pub item: String,
    /// UTC milliseconds.
    pub updated_at: i64,
}

/// Why a draft was not kept.
#[derive(Debug, Error)]
pub enum DraftRefusal {
    /// The person has [`MOST_DRAFTS`] already.
    #[error("a person keeps at most {limit} drafts")]
    TooMany {
        /// [`MOST_DRAFTS`].
        limit: i64,
    },
    /// The answers are longer than [`LARGEST_DRAFT`].
    #[error("a draft holds at most {limit} bytes")]
    TooLarge {
        /// [`LARGEST_DRAFT`].
        limit: usize,
    },
    /// The id is another person's draft, or the person's data have been erased.
    #[error("not this person's draft")]
    NotTheirs,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a draft, new or again, in a transaction of its own.
pub async fn put(db: &Db, vault: &Vault, person: &str, draft: &Draft) -> Result<(), DraftRefusal> {
    if draft.answers.len() > LARGEST_DRAFT {
        return Err(DraftRefusal::TooLarge { limit: LARGEST_DRAFT });
    }
    let tx = db.begin_write().await?;
    let keys = vault.admitted(&tx, &[person], draft.updated_at).await?;
    let key = keys.get(person).ok_or(DraftRefusal::NotTheirs)?;
    // Holding the person's row makes two windows of one person take turns, so that the count is true.
    let lock = format!("SELECT person FROM vault_person WHERE person = $1{}", tx.dialect().for_update());
    tx.one(&lock, args![person]).await?;
    let sql = "SELECT (SELECT COUNT(*) FROM draft WHERE person = $1 AND id <> $2) AS others, \
               (SELECT person FROM draft WHERE id = $2) AS owner";
    let row = tx.one(sql, args![person, &draft.id]).await?.ok_or(StoreError::Missing { what: "count" })?;
    if row.get::<Option<&str>>("owner")?.is_some_and(|owner| owner != person) {
        return Err(DraftRefusal::NotTheirs);
    }
    if row.get::<i64>("others")? >= MOST_DRAFTS {
        return Err(DraftRefusal::TooMany { limit: MOST_DRAFTS });
    }
    let cipher = seal(key, &place(&draft.id, person, "draft"), draft.answers.as_bytes())?;
    let sql = "INSERT INTO draft (id, person, item, cipher, updated_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (id) DO UPDATE SET item = excluded.item, cipher = excluded.cipher, \
               updated_at = excluded.updated_at";
    tx.exec(sql, args![&draft.id, person, &draft.item, cipher, draft.updated_at]).await?;
    tx.commit().await?;
    Ok(())
}

/// The person's draft, if it is theirs and can still be read.
pub async fn get(
    reader: &impl Reader,
    vault: &Vault,
    person: &str,
    id: &str,
) -> Result<Option<Draft>, StoreError> {
    let sql = "SELECT id, item, cipher, updated_at FROM draft WHERE id = $1 AND person = $2";
    let Some(row) = reader.one(sql, args![id, person]).await? else { return Ok(None) };
    let mut keys = vault.keys(reader, &BTreeSet::from([person])).await?;
    let Some(key) = keys.remove(person).flatten() else { return Ok(None) };
    opened(&row, &key, person)
}

fn opened(row: &Row, key: &Secret, person: &str) -> Result<Option<Draft>, StoreError> {
    let id: String = row.get("id")?;
    let plain = open(key, &place(&id, person, "draft"), row.get("cipher")?);
    let Some(answers) = plain.and_then(|plain| String::from_utf8(plain.to_vec()).ok()) else {
        return Ok(None);
    };
    Ok(Some(Draft { id, item: row.get("item")?, answers, updated_at: row.get("updated_at")? }))
}

/// The person's drafts, newest first; never more than [`MOST_DRAFTS`].
pub async fn list(reader: &impl Reader, person: &str) -> Result<Vec<DraftLine>, StoreError> {
    let sql =
        "SELECT id, item, updated_at FROM draft WHERE person = $1 ORDER BY updated_at DESC, id LIMIT $2";
    let rows = reader.query(sql, args![person, MOST_DRAFTS]).await?;
    rows.iter()
        .map(|row| {
            Ok(DraftLine { id: row.get("id")?, item: row.get("item")?, updated_at: row.get("updated_at")? })
        })
        .collect()
}

/// Throws the person's draft away and answers whether there was one. In the caller's transaction, so that
/// handing an application in and losing its draft are one step.
pub async fn delete(tx: &Tx, person: &str, id: &str) -> Result<bool, StoreError> {
    let gone = tx.exec("DELETE FROM draft WHERE id = $1 AND person = $2", args![id, person]).await?;
    Ok(gone == 1)
}

/// Throws the person's draft and its uploads away together, and answers whether there was one. Where the draft has
/// been handed in meanwhile it is gone, and its uploads are the case's.
pub async fn discard(db: &Db, person: &str, id: &str, uploads: &[String]) -> Result<bool, StoreError> {
    let tx = db.begin_write().await?;
    let was_there = delete(&tx, person, id).await?;
    if was_there {
        files::take_back_all(&tx, person, uploads).await?;
    }
    tx.commit().await?;
    Ok(was_there)
}

/// Throws away drafts nobody has touched since `before` (UTC milliseconds), and answers how many.
pub async fn sweep(tx: &Tx, before: i64) -> Result<u64, StoreError> {
    tx.exec("DELETE FROM draft WHERE updated_at < $1", args![before]).await
}
