//! 差事: what must be done outside: claimed, tried again with growing pauses, and visible when stuck.
//!
//! An errand is queued in the transaction of the event that caused it. A worker claims it for a while; if the worker
//! dies, the claim runs out and another takes it, so whoever does an errand must do it idempotently.

use crate::{
    args,
    db::{Db, Reader, StoreError},
};
use rules::{errand::Errand, time::Instant};

/// 待办
pub const WAITING: &str = "waiting";
/// 卡住: tried as often as allowed; somebody must look.
pub const STUCK: &str = "stuck";

/// How often an errand is tried before somebody must look.
pub const ATTEMPTS_MAX: u32 = 8;
/// How long a worker may take, in milliseconds.
const CLAIM_MS: i64 = 60_000;

/// An errand in a worker's hands.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its name.
    pub id: String,
    /// What to do.
    pub errand: Errand,
    /// How often it has been tried before.
    pub attempts: u32,
}

/// Claims up to `most` errands whose time has come.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(db: &Db, now: Instant, most: u32) -> Result<Vec<Claimed>, StoreError> {
    let tx = db.begin_write().await?;
    let sql = format!(
        "SELECT id, body, attempts FROM errand WHERE state = $1 AND next_at <= $2 AND claimed_until <= $2 \
         ORDER BY next_at, id LIMIT $3{}",
        tx.dialect().for_update_skip_locked()
    );
    let rows = tx.query(&sql, args![WAITING, now.0, most]).await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in &rows {
        let body: &str = row.get("body")?;
        let errand =
            serde_json::from_str(body).map_err(|error| StoreError::broken("reading an errand", error))?;
        claimed.push(Claimed { id: row.get("id")?, errand, attempts: row.get("attempts")? });
    }
    let ids: Vec<&str> = claimed.iter().map(|claimed| claimed.id.as_str()).collect();
    if !ids.is_empty() {
        let among = tx.dialect().among("id", "$2", crate::dialect::ListOf::Texts);
        let sql = format!("UPDATE errand SET claimed_until = $1 WHERE {among}");
        tx.exec(&sql, args![now.0 + CLAIM_MS, crate::dialect::list(&ids)]).await?;
    }
    tx.commit().await?;
    Ok(claimed)
}

/// Writes down that these errands are done, and what people were told by them, in one breath.
///
/// # Errors
/// When the database does not answer.
pub async fn done(db: &Db, done: &[Claimed], now: Instant) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    let messages = done
        .iter()
        .filter_map(|claimed| {
            let Errand::Tell { person, case, news } = &claimed.errand else { return None };
            let news = serde_json::to_string(news).unwrap_or_default();
            Some(args![claimed.id.as_str(), person.as_str(), case.as_str(), news.trim_matches('"'), now.0])
        })
        .collect();
    let columns = &["id", "person", "case_number", "news", "told_at"];
    tx.insert_many("message", columns, messages, "ON CONFLICT (id) DO NOTHING").await?;
    let ids: Vec<&str> = done.iter().map(|claimed| claimed.id.as_str()).collect();
    // The message is the record of the errand; done errands would only grow for ever.
    let among = tx.dialect().among("id", "$1", crate::dialect::ListOf::Texts);
    tx.exec(&format!("DELETE FROM errand WHERE {among}"), args![crate::dialect::list(&ids)]).await?;
    tx.commit().await
}

/// Writes down that an errand failed: it is tried again after a pause that doubles, or is stuck for good.
///
/// # Errors
/// When the database does not answer.
pub async fn failed(db: &Db, claimed: &Claimed, why: &str, now: Instant) -> Result<(), StoreError> {
    let attempts = claimed.attempts + 1;
    let state = if attempts >= ATTEMPTS_MAX { STUCK } else { WAITING };
    let pause = 1000_i64 << attempts.min(16);
    let tx = db.begin_write().await?;
    let sql = "UPDATE errand SET state = $1, attempts = $2, next_at = $3, claimed_until = 0, error = $4 \
               WHERE id = $5";
    tx.exec(sql, args![state, attempts, now.0 + pause, why, claimed.id.as_str()]).await?;
    tx.commit().await
}

/// What a person was told, newest first.
#[derive(Clone, Debug)]
pub struct Message {
    /// About which case.
    pub case: String,
    /// Of what.
    pub news: rules::errand::News,
    /// When.
    pub told_at: Instant,
    /// Whether the person has seen it.
    pub is_read: bool,
}

/// The newest messages to a person.
///
/// # Errors
/// When the database does not answer.
pub async fn messages(reader: &impl Reader, person: &str, most: u32) -> Result<Vec<Message>, StoreError> {
    let sql = "SELECT case_number, news, told_at, read_at FROM message WHERE person = $1 \
               ORDER BY told_at DESC, id DESC LIMIT $2";
    let rows = reader.query(sql, args![person, most]).await?;
    rows.iter()
        .map(|row| {
            let news: &str = row.get("news")?;
            // A bare word is a kind of news, anything longer is kept as it was written.
            let text = if news.starts_with('{') { news.to_owned() } else { format!("\"{news}\"") };
            let news = serde_json::from_str(&text)
                .map_err(|error| StoreError::broken("reading a message", error))?;
            let read: Option<i64> = row.get("read_at")?;
            Ok(Message {
                case: row.get("case_number")?,
                news,
                told_at: Instant(row.get("told_at")?),
                is_read: read.is_some(),
            })
        })
        .collect()
}

/// How many errands wait, and how many are stuck: for the operator.
///
/// # Errors
/// When the database does not answer.
pub async fn backlog(reader: &impl Reader) -> Result<(u64, u64), StoreError> {
    let sql = "SELECT state, COUNT(*) AS n FROM errand WHERE state IN ($1, $2) GROUP BY state";
    let mut backlog = (0, 0);
    for row in reader.query(sql, args![WAITING, STUCK]).await? {
        let state: &str = row.get("state")?;
        let n: u64 = row.get("n")?;
        if state == STUCK { backlog.1 = n } else { backlog.0 = n }
    }
    Ok(backlog)
}

/// 卡住的差事: one that has failed as often as allowed.
#[derive(Clone, Debug)]
pub struct Stuck {
    /// Its name.
    pub id: String,
    /// What was to be done.
    pub errand: Errand,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it failed last.
    pub error: String,
}

/// The stuck errands, those that failed first in front.
///
/// # Errors
/// When the database does not answer.
pub async fn stuck(reader: &impl Reader, most: u32) -> Result<Vec<Stuck>, StoreError> {
    let sql = "SELECT id, body, attempts, error FROM errand WHERE state = $1 ORDER BY next_at, id LIMIT $2";
    let rows = reader.query(sql, args![STUCK, most]).await?;
    rows.iter()
        .map(|row| {
            let errand = serde_json::from_str(row.get("body")?)
                .map_err(|error| StoreError::broken("reading an errand", error))?;
            Ok(Stuck { id: row.get("id")?, errand, attempts: row.get("attempts")?, error: row.get("error")? })
        })
        .collect()
}

/// Lets a stuck errand be tried again at once, as often as a new one; answers whether it was stuck.
///
/// # Errors
/// When the database does not answer.
pub async fn retry(db: &Db, id: &str, now: Instant) -> Result<bool, StoreError> {
    let tx = db.begin_write().await?;
    let sql = "UPDATE errand SET state = $1, attempts = 0, next_at = $2, claimed_until = 0 \
               WHERE id = $3 AND state = $4";
    let found = tx.exec(sql, args![WAITING, now.0, id, STUCK]).await?;
    tx.commit().await?;
    Ok(found == 1)
}

/// Notes that a person has seen their messages.
///
/// # Errors
/// When the database does not answer.
pub async fn seen(db: &Db, person: &str, now: Instant) -> Result<(), StoreError> {
    let tx = db.begin_write().await?;
    let sql = "UPDATE message SET read_at = $2 WHERE person = $1 AND read_at IS NULL";
    tx.exec(sql, args![person, now.0]).await?;
    tx.commit().await
}
