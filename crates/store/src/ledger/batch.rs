//! One batch: lock the head, load, append, commit.

use super::{key, seal::Seal};
use crate::{
    answers::Answer,
    args,
    db::{Reader, StoreError, Tx, Val},
    dialect::{ListOf, list},
    views::Views,
};
use proof::{Entry, frontier::Frontier, frontier::Node};
use rules::{
    dossier::{Decided, Dossier, Known, Recorded, Stamp},
    errand::Errand,
    name::PersonId,
    time::Instant,
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::{BTreeMap, BTreeSet};

/// Where the log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of events.
    pub size: u64,
    /// When the last one was recorded; the next may not be recorded earlier.
    pub recorded_at: Instant,
}

/// One write transaction on the log. Dropping it leaves nothing.
#[derive(Debug)]
pub struct Batch<'a> {
    tx: Tx,
    seal: &'a Seal,
    frontier: Frontier,
    head: Head,
    checkpoint_at: i64,
    events: Vec<Vec<Val>>,
    nodes: Vec<Node>,
    errands: Vec<Vec<Val>>,
    answers: Vec<Vec<Val>>,
    /// The view rows of this batch.
    pub views: Views,
    /// The kinds of dossiers that something was appended to.
    touched: BTreeSet<&'static str>,
}

impl<'a> Batch<'a> {
    pub(crate) async fn begin(tx: Tx, seal: &'a Seal) -> Result<Batch<'a>, StoreError> {
        let lock = format!(
            "SELECT size, recorded_at, checkpoint_at, frontier, (SELECT MAX(size) FROM checkpoint) AS sealed \
             FROM head WHERE id = 1{}",
            tx.dialect().for_update()
        );
        let row = tx.one(&lock, args![]).await?.ok_or(StoreError::Missing { what: "a row of the log" })?;
        let bytes: Vec<u8> = row.get("frontier")?;
        let frontier = Frontier::from_bytes(&bytes).map_err(|e| StoreError::broken("reading the head", e))?;
        // Nothing is written after a log that somebody has cut: it would bury what happened.
        if frontier.size() != row.get::<u64>("size")?
            || row.get::<Option<u64>>("sealed")? > Some(frontier.size())
        {
            return Err(StoreError::broken(
                "reading the head",
                "it lies before what was sealed: verify the log",
            ));
        }
        let checkpoint_at: i64 = row.get("checkpoint_at")?;
        // What follows a checkpoint may not be recorded before it: its time is part of the proof.
        let recorded_at = Instant(row.get::<i64>("recorded_at")?.max(checkpoint_at));
        let head = Head { size: row.get("size")?, recorded_at };
        Ok(Batch {
            checkpoint_at,
            tx,
            seal,
            frontier,
            head,
            events: Vec::new(),
            nodes: Vec::new(),
            errands: Vec::new(),
            answers: Vec::new(),
            views: Views::default(),
            touched: BTreeSet::new(),
        })
    }

    /// Where the log ends, with what this batch has appended so far.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Whether anything was appended to a dossier of any other kind than these.
    #[must_use]
    pub fn touches_any_but(&self, kinds: &[&str]) -> bool {
        self.touched.iter().any(|kind| !kinds.contains(kind))
    }

    /// The transaction, for what is written beside the log in the same breath (the vault).
    #[must_use]
    pub fn tx(&self) -> &Tx {
        &self.tx
    }

    /// The dossiers of these names, as their histories make them; unknown names come back empty.
    ///
    /// # Errors
    /// When the database does not answer, or holds an event this program cannot read.
    pub async fn load<D>(&self, ids: &[String]) -> Result<BTreeMap<String, Known<D>>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        load(&self.tx, ids).await
    }

    /// The dossiers of a kind whose alarm should have rung by this moment, with the moment each was set for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn due<D: Dossier>(
        &self,
        now: Instant,
        most: u32,
    ) -> Result<Vec<(String, Instant)>, StoreError> {
        let sql = "SELECT dossier, wake_at FROM alarm WHERE wake_at <= $1 AND dossier LIKE $2 \
                   ORDER BY wake_at, dossier LIMIT $3";
        let kind = key::<D>("");
        let rows = self.tx.query(sql, args![now.0, format!("{kind}%"), most]).await?;
        let due = rows.iter().map(|row| {
            let dossier: &str = row.get("dossier")?;
            Ok((dossier.trim_start_matches(&kind).to_owned(), Instant(row.get("wake_at")?)))
        });
        due.collect()
    }

    /// The last number given out in each of these series.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn serials(&self, series: &[String]) -> Result<BTreeMap<String, u32>, StoreError> {
        let among = self.tx.dialect().among("series", "$1", ListOf::Texts);
        let sql = format!("SELECT series, last FROM serial WHERE {among}");
        let rows = self.tx.query(&sql, args![list(series)]).await?;
        rows.iter().map(|row| Ok((row.get("series")?, row.get("last")?))).collect()
    }

    /// The answers already given under these keys.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn answered(&self, keys: &[String]) -> Result<BTreeMap<String, Answer>, StoreError> {
        crate::answers::find(&self.tx, keys).await
    }

    /// Appends what the rules decided to the dossier of this name.
    ///
    /// # Errors
    /// When an event cannot be written as text, or says that it was recorded before the last one: the log never runs
    /// backwards, and a verifier would call such an event back-dated.
    pub fn append<D>(&mut self, id: &str, decided: &Decided<D>) -> Result<(), StoreError>
    where
        D: Dossier,
        D::Event: Serialize,
    {
        let dossier = key::<D>(id);
        for recorded in decided.events() {
            self.touched.insert(D::KIND);
            if recorded.stamp.recorded_at < self.head.recorded_at {
                return Err(StoreError::broken("appending an event", "the log would run backwards"));
            }
            let body = serde_json::to_string(&recorded.event)
                .map_err(|error| StoreError::broken("writing an event", error))?;
            self.push(Entry {
                position: self.head.size,
                dossier: dossier.clone(),
                version: recorded.version,
                kind: D::event_name(&recorded.event).to_owned(),
                happened_at: recorded.stamp.happened_at.0,
                recorded_at: recorded.stamp.recorded_at.0,
                actor: recorded.stamp.actor.0.clone(),
                body,
            });
        }
        Ok(())
    }

    fn push(&mut self, entry: Entry) {
        let leaf = entry.leaf(self.frontier.hashing());
        self.nodes.extend(self.frontier.append(leaf));
        self.head.size += 1;
        self.head.recorded_at = self.head.recorded_at.max(Instant(entry.recorded_at));
        self.events.push(args![
            number(entry.position),
            entry.dossier,
            number(entry.version),
            entry.kind,
            entry.happened_at,
            entry.recorded_at,
            entry.actor,
            entry.body,
            leaf,
        ]);
    }

    /// Queues what must be done outside. The name of an errand follows from the last event and its place, so it is
    /// queued once however often the batch is tried.
    ///
    /// # Errors
    /// When an errand cannot be written as text.
    pub fn send(&mut self, errands: Vec<Errand>, now: Instant) -> Result<(), StoreError> {
        for errand in errands {
            let body = serde_json::to_string(&errand)
                .map_err(|error| StoreError::broken("writing an errand", error))?;
            let id = format!("{:012}-{:04}", self.head.size, self.errands.len());
            self.errands.push(args![id, body, crate::errands::WAITING, 0, now.0, 0, ""]);
        }
        Ok(())
    }

    /// Remembers the answer to a request, so that the same request again gets the same answer.
    pub fn answer(&mut self, key: &str, answer: &Answer, now: Instant) {
        self.answers.push(args![key, answer.request.as_str(), answer.text.as_str(), now.0]);
    }

    /// Writes everything and makes it durable. At most once a second a signed checkpoint is written with it, taken
    /// while the head is locked, so its time is part of the proof.
    ///
    /// # Errors
    /// When the database does not take it; then nothing of the batch has happened.
    pub async fn commit(mut self, now: Instant) -> Result<Head, StoreError> {
        if !self.events.is_empty() {
            self.write_events(now).await?;
        }
        self.tx
            .insert_many(
                "errand",
                &["id", "body", "state", "attempts", "next_at", "claimed_until", "error"],
                self.errands,
                "",
            )
            .await?;
        self.tx
            .insert_many("answered", &["key", "request", "answer", "answered_at"], self.answers, "")
            .await?;
        self.views.write(&self.tx).await?;
        self.tx.commit().await?;
        Ok(self.head)
    }

    async fn write_events(&mut self, now: Instant) -> Result<(), StoreError> {
        let columns: &[&str] = &[
            "position",
            "dossier",
            "version",
            "kind",
            "happened_at",
            "recorded_at",
            "actor",
            "body",
            "leaf",
        ];
        self.tx.insert_many("event", columns, std::mem::take(&mut self.events), "").await?;
        let nodes = self.nodes.iter();
        let nodes = nodes.map(|node| args![node.level, number(node.index), node.hash]).collect();
        self.tx.insert_many("node", &["level", "idx", "hash"], nodes, "").await?;
        let due = now.0 - self.checkpoint_at >= super::seal::CHECKPOINT_EVERY_MS;
        if due {
            let at = Instant(now.0.max(self.head.recorded_at.0));
            self.checkpoint_at = at.0;
            super::seal::write(&self.tx, self.seal, &self.frontier, at).await?;
        }
        let sql =
            "UPDATE head SET size = $1, recorded_at = $2, checkpoint_at = $3, frontier = $4 WHERE id = 1";
        let head = args![
            number(self.head.size),
            self.head.recorded_at.0,
            self.checkpoint_at,
            self.frontier.to_bytes(),
        ];
        self.tx.exec(sql, head).await?;
        Ok(())
    }
}

/// The dossiers of these names, from their histories.
pub(crate) async fn load<D>(
    reader: &impl Reader,
    ids: &[String],
) -> Result<BTreeMap<String, Known<D>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    load_before(reader, ids, u64::MAX).await
}

/// The same dossiers as they were before the event at this position.
pub(crate) async fn load_before<D>(
    reader: &impl Reader,
    ids: &[String],
    position: u64,
) -> Result<BTreeMap<String, Known<D>>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let mut known: BTreeMap<String, Known<D>> =
        ids.iter().map(|id| (id.clone(), Known { version: 0, state: D::default() })).collect();
    let keys: Vec<String> = ids.iter().map(|id| key::<D>(id)).collect();
    let among = reader.dialect().among("dossier", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT dossier, version, happened_at, recorded_at, actor, body FROM event WHERE {among} \
         AND position < $2 ORDER BY dossier, version"
    );
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    for row in reader.query(&sql, args![list(&keys), position]).await? {
        let dossier: &str = row.get("dossier")?;
        let id = dossier.split_once('/').map_or(dossier, |(_, id)| id);
        if let Some(before) = known.remove(id) {
            let recorded = recorded::<D>(&row)?;
            known.insert(id.to_owned(), before.then(&recorded));
        }
    }
    Ok(known)
}

/// One row of the log as the rules know it.
pub(crate) fn recorded<D>(row: &crate::db::Row) -> Result<Recorded<D::Event>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let body: &str = row.get("body")?;
    let event = serde_json::from_str(body).map_err(|error| StoreError::broken("reading an event", error))?;
    let actor: String = row.get("actor")?;
    Ok(Recorded {
        version: row.get("version")?,
        stamp: Stamp {
            actor: PersonId(actor),
            happened_at: Instant(row.get("happened_at")?),
            recorded_at: Instant(row.get("recorded_at")?),
        },
        event,
    })
}

/// Positions and versions are counted up from nought, so they fit.
fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
