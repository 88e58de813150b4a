//! Reading the log: histories, segments, proofs and the export that anybody can check.

use super::{
    batch::{load, recorded},
    key,
    seal::{self, Seal},
};
use crate::{
    args,
    db::{Db, Reader, Row, StoreError},
    dialect::{ListOf, list},
};
pub use proof::Entry;
use proof::{export::Writer, receipt::Receipt};
use rules::{
    dossier::{Dossier, Known, Recorded},
    time::Instant,
};
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, path::Path};

/// A dossier with everything that happened to it, each event with its position in the log.
#[derive(Clone, Debug)]
pub struct History<D: Dossier> {
    /// The fold.
    pub known: Known<D>,
    /// What happened, in order.
    pub events: Vec<Recorded<D::Event>>,
    /// The positions of the events in the log, in the same order.
    pub positions: Vec<u64>,
}

const SELECT: &str =
    "SELECT position, dossier, version, kind, happened_at, recorded_at, actor, body, leaf FROM event";

/// Events of the log read at once.
const PAGE: i64 = 2_000;

/// Number of events in the log.
///
/// # Errors
/// When the database does not answer.
pub async fn size(reader: &impl Reader) -> Result<u64, StoreError> {
    let head = reader.one("SELECT size FROM head WHERE id = 1", args![]).await?;
    head.ok_or(StoreError::Missing { what: "a row of the log" })?.get("size")
}

/// One dossier without its history.
///
/// # Errors
/// When the database does not answer.
pub async fn one<D>(reader: &impl Reader, id: &str) -> Result<Option<Known<D>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    Ok(many::<D>(reader, &[id.to_owned()]).await?.remove(id))
}

/// Many dossiers without their histories; names nobody knows are absent.
///
/// # Errors
/// When the database does not answer.
pub async fn many<D>(reader: &impl Reader, ids: &[String]) -> Result<BTreeMap<String, Known<D>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let mut known = load::<D>(reader, ids).await?;
    known.retain(|_, known| known.version > 0);
    Ok(known)
}

/// One dossier with its history; none when there is no such dossier.
///
/// # Errors
/// When the database does not answer.
pub async fn history<D>(reader: &impl Reader, id: &str) -> Result<Option<History<D>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let sql = "SELECT position, version, happened_at, recorded_at, actor, body FROM event WHERE dossier = $1 \
               ORDER BY version";
    let rows = reader.query(sql, args![key::<D>(id)]).await?;
    let events: Vec<Recorded<D::Event>> = rows.iter().map(recorded::<D>).collect::<Result<_, _>>()?;
    let positions = rows.iter().map(|row| row.get("position")).collect::<Result<_, _>>()?;
    let known = Known::replay(&events);
    Ok((known.version > 0).then_some(History { known, events, positions }))
}

/// The last events of these kinds in a dossier, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn newest<D>(
    reader: &impl Reader,
    id: &str,
    kinds: &[String],
    most: u32,
) -> Result<Vec<Recorded<D::Event>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let among = reader.dialect().among("kind", "$2", ListOf::Texts);
    let sql = format!(
        "SELECT position, version, happened_at, recorded_at, actor, body FROM event \
         WHERE dossier = $1 AND {among} ORDER BY version DESC LIMIT $3"
    );
    let rows = reader.query(&sql, args![key::<D>(id), list(kinds), most]).await?;
    rows.iter().map(recorded::<D>).collect()
}

/// A page of the log from this position on, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn segment(reader: &impl Reader, from: u64) -> Result<Vec<(Entry, proof::Hash)>, StoreError> {
    let sql = format!("{SELECT} WHERE position >= $1 ORDER BY position LIMIT $2");
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    reader.query(&sql, args![from, PAGE]).await?.iter().map(entry).collect()
}

/// Writes the whole log with all its checkpoints into an empty folder, in pages, so that memory does not grow with it.
///
/// # Errors
/// When the database does not answer or the folder cannot be written.
pub async fn export(db: &Db, seal: &Seal, folder: &Path, now: Instant) -> Result<u64, StoreError> {
    let broken = |error| StoreError::broken("writing the export", error);
    // The last checkpoint covers everything that is exported: what comes later is left for the next export.
    let last = seal::checkpoint_now(db, seal, now).await?;
    let end = last.checkpoint().size;
    let mut writer =
        Writer::create(folder, seal.origin(), seal.hashing(), vec![seal.public()]).map_err(broken)?;
    let mut next = 0;
    while next < end {
        let page = segment(db, next).await?;
        let Some((newest, _)) = page.last() else { break };
        let after = newest.position + 1;
        for (entry, leaf) in page.iter().filter(|(entry, _)| entry.position < end) {
            writer.event(entry, leaf).map_err(broken)?;
        }
        next = after;
    }
    let mut size: i64 = -1;
    loop {
        let sql = "SELECT size, note FROM checkpoint WHERE size > $1 AND size <= $2 ORDER BY size LIMIT $3";
        let rows = db.query(sql, args![size, i64::try_from(end).unwrap_or(i64::MAX), PAGE]).await?;
        let Some(last) = rows.last() else { break };
        size = last.get("size")?;
        for row in &rows {
            writer.checkpoint(&seal::parse(row.get("note")?)?).map_err(broken)?;
        }
    }
    Ok(writer.finish().map_err(broken)?.events)
}

/// The receipt that proves the event at this position to be in the log: what a citizen takes home (VE2).
///
/// # Errors
/// [`StoreError::Missing`] when there is no such event.
pub async fn receipt(db: &Db, seal: &Seal, position: u64, now: Instant) -> Result<Receipt, StoreError> {
    let at = i64::try_from(position).unwrap_or(i64::MAX);
    // An older checkpoint that already covers the event will do: no need to sign anew for every receipt.
    let covering = "SELECT note FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 1";
    let note = match db.one(covering, args![at]).await? {
        Some(row) => seal::parse(row.get("note")?)?,
        None => seal::checkpoint_now(db, seal, now).await?,
    };
    let size = note.checkpoint().size;
    if position >= size {
        return Err(StoreError::Missing { what: "a row of the log" });
    }
    let row = db.one(&format!("{SELECT} WHERE position = $1"), args![at]).await?;
    let row = row.ok_or(StoreError::Missing { what: "a row of the log" })?;
    let (entry, _) = entry(&row)?;
    let nodes = seal::nodes(db, seal.hashing(), size, position).await?;
    let proof =
        nodes.inclusion(size, position).map_err(|error| StoreError::broken("proving an event", error))?;
    Ok(Receipt::of_event(entry, proof, note))
}

fn entry(row: &Row) -> Result<(Entry, proof::Hash), StoreError> {
    let leaf: Vec<u8> = row.get("leaf")?;
    // A leaf that is no hash is written as noughts, so that the export of a damaged table can still be made and
    // the verifier names the event.
    let leaf = leaf.try_into().unwrap_or([0; 32]);
    let entry = Entry {
        position: row.get("position")?,
        dossier: row.get("dossier")?,
        version: row.get("version")?,
        kind: row.get("kind")?,
        happened_at: row.get("happened_at")?,
        recorded_at: row.get("recorded_at")?,
        actor: row.get("actor")?,
        body: row.get("body")?,
    };
    Ok((entry, leaf))
}
