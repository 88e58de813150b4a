//! 已答: answers already given, so that a request posted twice acts once (idempotency key on every write).
//!
//! A key belongs to one request: the same key with another request is refused, since somebody mixed keys up.
//! Answers are forgotten after a while; a key used again later than that is a new request.

use crate::{
    args,
    db::{Reader, StoreError, Tx},
    dialect::{ListOf, list},
};
use std::collections::BTreeMap;

/// How long an answer is remembered, in milliseconds: three days, over any weekend of retries.
pub const KEPT_MS: i64 = 3 * 24 * 3_600_000;

/// What was asked under a key, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Fingerprint of the request.
    pub request: String,
    /// The answer as text.
    pub text: String,
}

/// The answer given under one key, while it is remembered.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &impl Reader, key: &str) -> Result<Option<Answer>, StoreError> {
    Ok(find(reader, &[key.to_owned()]).await?.remove(key))
}

pub(crate) async fn find(
    reader: &impl Reader,
    keys: &[String],
) -> Result<BTreeMap<String, Answer>, StoreError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let among = reader.dialect().among("key", "$1", ListOf::Texts);
    let sql = format!("SELECT key, request, answer FROM answered WHERE {among}");
    let rows = reader.query(&sql, args![list(keys)]).await?;
    rows.iter()
        .map(|row| Ok((row.get("key")?, Answer { request: row.get("request")?, text: row.get("answer")? })))
        .collect()
}

/// Forgets answers older than [`KEPT_MS`].
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &Tx, now: i64) -> Result<u64, StoreError> {
    tx.exec("DELETE FROM answered WHERE answered_at < $1", args![now - KEPT_MS]).await
}
