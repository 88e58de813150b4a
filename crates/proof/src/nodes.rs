//! A sparse table of subtrees, and which part of it a proof needs.
//!
//! The memory keeps every leaf (the `leaf` column of the event table, level 0) and the subtrees that
//! [`Frontier::append`](crate::frontier::Frontier::append) reports (levels 8, 16, 24 …). A proof needs subtrees of any
//! level; each is folded from at most 128 neighbours on the next kept level below. So making a proof is two steps: read
//! the [`Span`]s (a few key ranges, by any driver, asynchronous or not), then call [`Nodes::inclusion`] or
//! [`Nodes::consistency`] on what was read. At 10 million events that is at most 6 ranges with fewer than 800 hashes.

use std::collections::HashMap;
use std::ops::Range;

use crate::frontier::STRIDE;
use crate::hashing::{Hash, Hashing};
use crate::path::{self, PathError};

/// 区段: neighbouring nodes of one kept level: `first .. first + count`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// 0 (leaves) or a multiple of 8.
    pub level: u32,
    pub first: u64,
    pub count: u64,
}

/// 节点表: the nodes read for one proof.
#[derive(Debug, Clone)]
pub struct Nodes {
    hashing: Hashing,
    kept: HashMap<(u32, u64), Hash>,
}

/// What must be read to prove that the event at `index` is in the log of `size` events.
pub fn spans_for_inclusion(size: u64, index: u64) -> Result<Vec<Span>, PathError> {
    Ok(spans(&path::inclusion_ranges(size, index)?))
}

/// What must be read to prove that the log of `old` events is the beginning of the log of `new` events.
pub fn spans_for_consistency(old: u64, new: u64) -> Result<Vec<Span>, PathError> {
    Ok(spans(&path::consistency_ranges(old, new)?))
}

fn spans(ranges: &[Range<u64>]) -> Vec<Span> {
    let mut all: Vec<Span> = ranges
        .iter()
        .flat_map(path::perfect)
        .map(|(level, index)| {
            let above = level % STRIDE;
            Span { level: level - above, first: index << above, count: 1 << above }
        })
        .collect();
    all.sort_by_key(|span| (span.level, span.first));
    all.dedup_by(|next, span| {
        let touching = span.level == next.level && span.first + span.count == next.first;
        if touching {
            span.count += next.count;
        }
        touching
    });
    all
}

impl Nodes {
    /// A table without nodes.
    pub fn new(hashing: Hashing) -> Self {
        Self { hashing, kept: HashMap::new() }
    }

    /// Puts in what was read: a leaf (level 0) or a subtree that the frontier reported.
    pub fn insert(&mut self, level: u32, index: u64, hash: Hash) {
        self.kept.insert((level, index), hash);
    }

    /// Any perfect subtree, folded from the kept level below it; `None` when a needed node was not put in.
    pub fn node(&self, level: u32, index: u64) -> Option<Hash> {
        if level.is_multiple_of(STRIDE) {
            return self.kept.get(&(level, index)).copied();
        }
        let left = self.node(level - 1, index << 1)?;
        let right = self.node(level - 1, (index << 1) + 1)?;
        Some(self.hashing.node(&left, &right))
    }

    /// The inclusion proof from these nodes; see [`path::inclusion`].
    pub fn inclusion(&self, size: u64, index: u64) -> Result<Vec<Hash>, PathError> {
        path::inclusion(self.hashing, size, index, |level, index| self.node(level, index))
    }

    /// The consistency proof from these nodes; see [`path::consistency`].
    pub fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, PathError> {
        path::consistency(self.hashing, old, new, |level, index| self.node(level, index))
    }
}
