//! The growing edge of the log: all that is needed to append an event and to know the new root.
//!
//! A frontier holds the roots of the perfect subtrees into which the log falls (one for every 1 in the binary size,
//! largest first), at most 64 hashes. The memory keeps it in the head row and moves it in the transaction that writes
//! the events. It cannot prove anything about single events; `path` does that from the nodes reported here.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::hashing::{Hash, Hashing};

/// Every so many levels a finished subtree is reported, so that a table of nodes stays 1/256 the size of the log and
/// yet no proof needs more than 255 hashes from any kept level.
pub const STRIDE: u32 = 8;

/// 节点: a perfect subtree: the leaves `index << level .. (index + 1) << level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub level: u32,
    pub index: u64,
    pub hash: Hash,
}

/// 前沿: size and right edge of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Frontier {
    hashing: Hashing,
    size: u64,
    edge: Vec<Hash>,
}

/// The bytes are not a frontier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrontierError {
    #[error("前沿数据过短 the frontier has {0} bytes, it needs at least 9")]
    Short(usize),
    #[error("前沿的散列算法未知 the frontier names no known hash algorithm (code {0})")]
    Hashing(u8),
    #[error(
        "前沿与规模不符 a frontier of {size} events has {wanted} hashes, {found} bytes were given for them"
    )]
    Length { size: u64, wanted: u32, found: usize },
    #[error("前沿不是十六进制文本 the frontier is not hexadecimal text")]
    Hex,
}

impl Frontier {
    /// The frontier of a log without events.
    pub fn new(hashing: Hashing) -> Self {
        Self { hashing, size: 0, edge: Vec::new() }
    }

    /// How many events the log has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash function of the log.
    pub fn hashing(&self) -> Hashing {
        self.hashing
    }

    /// Appends one leaf. Returns the subtrees of level 8, 16, 24 … that it completed, lowest first: usually none,
    /// for every 256th leaf one. The returned list does not allocate when it is empty.
    pub fn append(&mut self, leaf: Hash) -> Vec<Node> {
        let mut done = Vec::new();
        let mut hash = leaf;
        for level in 1..=self.size.trailing_ones() {
            // For every trailing 1 in the size there is a hash on the edge; the shape is checked when it is read.
            let Some(left) = self.edge.pop() else { break };
            hash = self.hashing.node(&left, &hash);
            if level.is_multiple_of(STRIDE) {
                done.push(Node { level, index: self.size >> level, hash });
            }
        }
        self.edge.push(hash);
        self.size += 1;
        done
    }

    /// The root of the tree over all events so far (RFC 6962 §2.1).
    pub fn root(&self) -> Hash {
        let mut edge = self.edge.iter().rev();
        match edge.next() {
            None => self.hashing.empty(),
            Some(last) => edge.fold(*last, |right, left| self.hashing.node(left, &right)),
        }
    }

    /// The compact form for a database column: one byte algorithm, eight bytes size (big endian), the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(9 + 32 * self.edge.len());
        out.push(self.hashing.code());
        out.extend_from_slice(&self.size.to_be_bytes());
        for hash in &self.edge {
            out.extend_from_slice(hash);
        }
        out
    }

    /// Reads the compact form back and refuses any other number of hashes than the size asks for.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (Some(code), Some((size, rest))) =
            (bytes.first(), bytes.get(1..).and_then(<[u8]>::split_first_chunk::<8>))
        else {
            return Err(FrontierError::Short(bytes.len()));
        };
        let hashing = Hashing::from_code(*code).ok_or(FrontierError::Hashing(*code))?;
        let size = u64::from_be_bytes(*size);
        let (edge, left_over) = rest.as_chunks::<32>();
        if !left_over.is_empty() || edge.len() != size.count_ones() as usize {
            return Err(FrontierError::Length { size, wanted: size.count_ones(), found: rest.len() });
        }
        Ok(Self { hashing, size, edge: edge.to_vec() })
    }
}

impl From<Frontier> for String {
    fn from(frontier: Frontier) -> Self {
        hex::encode(frontier.to_bytes())
    }
}

impl TryFrom<String> for Frontier {
    type Error = FrontierError;

    fn try_from(text: String) -> Result<Self, FrontierError> {
        Self::from_bytes(&hex::decode(text).map_err(|_| FrontierError::Hex)?)
    }
}
