//! 封印: signed checkpoints of the log, and proofs from it (VE2).

use crate::{
    args,
    db::{Db, Reader, StoreError, Tx},
};
use proof::{
    Hashing,
    checkpoint::{Checkpoint, Note},
    frontier::Frontier,
    key::{PublicKey, Signer},
    nodes::{Nodes, spans_for_inclusion},
};
use rules::time::Instant;

/// A checkpoint is signed at most so often.
pub const CHECKPOINT_EVERY_MS: i64 = 1000;

/// 封印: who signs, for which log, with which hashing.
#[derive(Debug)]
pub struct Seal {
    origin: String,
    hashing: Hashing,
    signer: Signer,
}

impl Seal {
    /// The seal of a node. `origin` names its log for ever; `seed` is the secret of its signing key.
    ///
    /// # Errors
    /// When the name cannot stand in a signed note.
    pub fn new(origin: &str, hashing: Hashing, seed: &[u8; 32]) -> Result<Seal, StoreError> {
        let signer =
            Signer::from_seed(origin, seed).map_err(|error| StoreError::broken("reading the seal", error))?;
        Ok(Seal { origin: origin.to_owned(), hashing, signer })
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How the log is hashed.
    #[must_use]
    pub fn hashing(&self) -> Hashing {
        self.hashing
    }

    /// The key by which anybody checks the signatures.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.signer.public()
    }
}

/// The head of an empty log, written once.
pub(crate) async fn begin(tx: &Tx, seal: &Seal) -> Result<(), StoreError> {
    let sql = "INSERT INTO head (id, size, recorded_at, checkpoint_at, frontier) VALUES (1, 0, 0, 0, $1) \
               ON CONFLICT (id) DO NOTHING";
    tx.exec(sql, args![Frontier::new(seal.hashing).to_bytes()]).await?;
    Ok(())
}

pub(crate) async fn write(tx: &Tx, seal: &Seal, frontier: &Frontier, at: Instant) -> Result<(), StoreError> {
    let checkpoint = Checkpoint {
        origin: seal.origin.clone(),
        size: frontier.size(),
        root: frontier.root(),
        hashing: seal.hashing,
        time: at.0,
    };
    let note =
        checkpoint.sign(&seal.signer).map_err(|error| StoreError::broken("signing a checkpoint", error))?;
    let sql =
        "INSERT INTO checkpoint (size, made_at, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING";
    let size = i64::try_from(frontier.size()).unwrap_or(i64::MAX);
    tx.exec(sql, args![size, at.0, note.to_string()]).await?;
    Ok(())
}

/// Signs a checkpoint of the head now, unless the last one already covers it. For the last event of a quiet hour,
/// for exports and for receipts.
///
/// A head that lies before the last checkpoint was set back by somebody. It is not signed: the node would swear to a
/// history that contradicts its own word. The last checkpoint is answered, so that an export shows what is missing.
///
/// # Errors
/// When the database does not answer.
pub async fn checkpoint_now(db: &Db, seal: &Seal, now: Instant) -> Result<Note, StoreError> {
    let tx = db.begin_write().await?;
    let lock = format!("SELECT recorded_at, frontier FROM head WHERE id = 1{}", tx.dialect().for_update());
    let row = tx.one(&lock, args![]).await?.ok_or(StoreError::Missing { what: "a row of the log" })?;
    let bytes: Vec<u8> = row.get("frontier")?;
    let frontier = Frontier::from_bytes(&bytes).map_err(|e| StoreError::broken("reading the head", e))?;
    let last = "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1";
    let mut note = tx.one(last, args![]).await?;
    let sealed = note.as_ref().map(|row| row.get::<u64>("size")).transpose()?;
    if sealed.is_none_or(|sealed| sealed < frontier.size()) {
        let at = Instant(now.0.max(row.get("recorded_at")?));
        write(&tx, seal, &frontier, at).await?;
        tx.exec("UPDATE head SET checkpoint_at = $1 WHERE id = 1", args![at.0]).await?;
        note = tx.one(last, args![]).await?;
    }
    tx.commit().await?;
    parse(note.ok_or(StoreError::Missing { what: "a row of the log" })?.get("note")?)
}

/// The last checkpoint signed, without touching the head: what anybody may ask for as often as they like. It may be
/// behind by what was recorded since ([`CHECKPOINT_EVERY_MS`]); on a log never signed, the head is signed now.
///
/// # Errors
/// When the database does not answer.
pub async fn last_checkpoint(db: &Db, seal: &Seal, now: Instant) -> Result<Note, StoreError> {
    match db.one("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1", args![]).await? {
        Some(row) => parse(row.get("note")?),
        None => checkpoint_now(db, seal, now).await,
    }
}

/// Reads a note back.
pub(crate) fn parse(text: &str) -> Result<Note, StoreError> {
    Note::parse(text).map_err(|error| StoreError::broken("reading a checkpoint", error))
}

/// The nodes that prove the event at `position` to be in the log of `size` events.
pub(crate) async fn nodes(
    reader: &impl Reader,
    hashing: Hashing,
    size: u64,
    position: u64,
) -> Result<Nodes, StoreError> {
    let spans = spans_for_inclusion(size, position).map_err(|e| StoreError::broken("proving an event", e))?;
    let mut nodes = Nodes::new(hashing);
    for span in spans {
        let (first, end) = (span.first, span.first + span.count);
        let sql = if span.level == 0 {
            "SELECT position AS idx, leaf AS hash FROM event WHERE position >= $1 AND position < $2"
        } else {
            "SELECT idx, hash FROM node WHERE idx >= $1 AND idx < $2 AND level = $3"
        };
        let mut range =
            args![i64::try_from(first).unwrap_or(i64::MAX), i64::try_from(end).unwrap_or(i64::MAX)];
        if span.level != 0 {
            range.push(span.level.into());
        }
        for row in reader.query(sql, range).await? {
            let hash: Vec<u8> = row.get("hash")?;
            let hash =
                hash.try_into().map_err(|_| StoreError::broken("proving an event", "a hash is cut off"))?;
            nodes.insert(span.level, row.get("idx")?, hash);
        }
    }
    Ok(nodes)
}
