//! Receipts: what a citizen takes home so that nobody can later deny, alter or move the event (VE2).
//!
//! A receipt holds the place of one event, its leaf hash (and, if its holder may see it, the event itself), the
//! inclusion proof and a signed checkpoint. It is checked with the node's public key alone, without the node. Laid
//! beside an export it does more: the hashes of its proof say which stretches of the log are still as they were.
//!
//! The text form is JSON. Hashes are hexadecimal, the checkpoint is its exact note text.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::checkpoint::{CheckpointError, Note};
use crate::entry::Entry;
use crate::hashing::Hash;
use crate::key::PublicKey;
use crate::path::{PathError, verify_inclusion};

/// A receipt longer than this is refused unread.
pub const RECEIPT_LIMIT: usize = 8 * 1024 * 1024;

const FORMAT: &str = "onewindow-receipt-1";

/// 存证回执: the proof that one event stands at one place of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Paper", into = "Paper")]
pub struct Receipt {
    /// The event itself, when the holder may have its text.
    pub entry: Option<Entry>,
    /// Its place in the log, counting from 0.
    pub position: u64,
    /// Its leaf hash.
    pub leaf: Hash,
    /// The inclusion proof, nearest sibling first.
    pub proof: Vec<Hash>,
    /// The signed checkpoint that the proof leads to.
    pub checkpoint: Note,
}

/// The receipt is malformed or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReceiptError {
    #[error("回执过长 a receipt has at most {RECEIPT_LIMIT} bytes")]
    Long,
    #[error("回执格式有误 the receipt is malformed: {0}")]
    Malformed(String),
    #[error("回执中的事件与其散列或位置不符 the event in the receipt does not match its hash or place")]
    Entry,
    #[error(transparent)]
    Path(#[from] PathError),
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

impl Receipt {
    /// A receipt that shows the event. The hash algorithm is that of the checkpoint.
    pub fn of_event(entry: Entry, proof: Vec<Hash>, checkpoint: Note) -> Self {
        let leaf = entry.leaf(checkpoint.checkpoint().hashing);
        Self { position: entry.position, entry: Some(entry), leaf, proof, checkpoint }
    }

    /// A receipt that shows the leaf hash only.
    pub fn of_leaf(position: u64, leaf: Hash, proof: Vec<Hash>, checkpoint: Note) -> Self {
        Self { entry: None, position, leaf, proof, checkpoint }
    }

    /// Checks everything: the event against the leaf, the leaf against the checkpoint, the checkpoint against a key.
    /// One good signature by any of the keys is enough. Errors say which link is broken.
    pub fn verify(&self, keys: &[PublicKey]) -> Result<(), ReceiptError> {
        let sealed = self.checkpoint.checkpoint();
        if let Some(entry) = &self.entry
            && (entry.position != self.position || entry.leaf(sealed.hashing) != self.leaf)
        {
            return Err(ReceiptError::Entry);
        }
        verify_inclusion(sealed.hashing, sealed.size, self.position, &self.leaf, &self.proof, &sealed.root)?;
        Ok(self.checkpoint.verify_any(keys)?)
    }

    /// Reads the JSON text. Errors say what is malformed; nothing is verified yet.
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > RECEIPT_LIMIT {
            return Err(ReceiptError::Long);
        }
        serde_json::from_str(text).map_err(|error| ReceiptError::Malformed(error.to_string()))
    }

    /// The JSON text, indented, ending in a line feed.
    pub fn to_text(&self) -> Result<String, ReceiptError> {
        let text =
            serde_json::to_string_pretty(self).map_err(|error| ReceiptError::Malformed(error.to_string()))?;
        Ok(text + "\n")
    }
}

/// The receipt as it is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    format: String,
    position: u64,
    leaf: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<Entry>,
    proof: Vec<String>,
    checkpoint: Note,
}

impl From<Receipt> for Paper {
    fn from(receipt: Receipt) -> Self {
        Self {
            format: FORMAT.to_owned(),
            position: receipt.position,
            leaf: hex::encode(receipt.leaf),
            entry: receipt.entry,
            proof: receipt.proof.iter().map(hex::encode).collect(),
            checkpoint: receipt.checkpoint,
        }
    }
}

impl TryFrom<Paper> for Receipt {
    type Error = ReceiptError;

    fn try_from(paper: Paper) -> Result<Self, ReceiptError> {
        if paper.format != FORMAT {
            return Err(ReceiptError::Malformed(format!("format {:?}, expected {FORMAT:?}", paper.format)));
        }
        let proof = paper.proof.iter().map(|text| read_hash(text));
        Ok(Self {
            position: paper.position,
            leaf: read_hash(&paper.leaf)?,
            entry: paper.entry,
            proof: proof.collect::<Result<_, _>>()?,
            checkpoint: paper.checkpoint,
        })
    }
}

fn read_hash(text: &str) -> Result<Hash, ReceiptError> {
    let mut hash = [0; 32];
    hex::decode_to_slice(text, &mut hash).map_err(|error| ReceiptError::Malformed(error.to_string()))?;
    Ok(hash)
}
