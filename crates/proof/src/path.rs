//! Proofs of the Merkle log, made and checked: that an event is in it (inclusion), and that an older log is the
//! beginning of a newer one (consistency). RFC 6962 §2.1.1 and §2.1.2; checking follows RFC 9162 §2.1.3.2 and §2.1.4.2.
//!
//! Making a proof asks for perfect subtrees by (level, index), whoever keeps them: a test with a table of everything,
//! or the memory with its sparse table (`nodes`). The ranges of leaves that a proof consists of are computed by
//! `inclusion_ranges` and `consistency_ranges`; everything else here is derived from them.

use std::ops::Range;

use thiserror::Error;

use crate::hashing::{Hash, Hashing};

/// A proof cannot be made, or does not prove what it claims.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PathError {
    #[error("位置超出日志 position {index} is not in a log of {size} events")]
    Index { index: u64, size: u64 },
    #[error("旧日志大于新日志 a log of {old} events cannot be the beginning of one of {new}")]
    Sizes { old: u64, new: u64 },
    #[error("缺少节点 the subtree at level {level}, index {index} is not at hand")]
    Missing { level: u32, index: u64 },
    #[error("证明长度不对 a proof of {found} hashes cannot fit; {wanted} are needed")]
    Length { wanted: usize, found: usize },
    #[error("证明不成立 the proof does not lead to the root")]
    Mismatch,
}

/// The largest power of two smaller than `n` (`n` ≥ 2): where RFC 6962 splits a tree.
fn split(n: u64) -> u64 {
    1 << (63 - (n - 1).leading_zeros())
}

/// The ranges of leaves whose subtree hashes make up the inclusion proof of `index`, in proof order (nearest first).
pub fn inclusion_ranges(size: u64, index: u64) -> Result<Vec<Range<u64>>, PathError> {
    if index >= size {
        return Err(PathError::Index { index, size });
    }
    let mut out = Vec::new();
    let (mut low, mut high) = (0, size);
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            out.push(middle..high);
            high = middle;
        } else {
            out.push(low..middle);
            low = middle;
        }
    }
    out.reverse();
    Ok(out)
}

/// The ranges of leaves whose subtree hashes make up the consistency proof between two sizes, in proof order.
pub fn consistency_ranges(old: u64, new: u64) -> Result<Vec<Range<u64>>, PathError> {
    if old > new {
        return Err(PathError::Sizes { old, new });
    }
    let mut out = Vec::new();
    if old == 0 || old == new {
        return Ok(out);
    }
    let (mut low, mut high) = (0, new);
    // Goes down to the subtree that ends exactly at `old`; what is passed on the way is the proof, last passed first.
    while high != old {
        let middle = low + split(high - low);
        if old <= middle {
            out.push(middle..high);
            high = middle;
        } else {
            out.push(low..middle);
            low = middle;
        }
    }
    // When the old log is itself a perfect subtree on the left, its hash is the old root, which the checker has.
    if low != 0 {
        out.push(low..high);
    }
    out.reverse();
    Ok(out)
}

/// Cuts a range of leaves (as the two functions above yield them) into perfect subtrees, left to right.
pub(crate) fn perfect(range: &Range<u64>) -> impl Iterator<Item = (u32, u64)> + use<> {
    let (mut low, high) = (range.start, range.end);
    std::iter::from_fn(move || {
        let rest = high.checked_sub(low).filter(|rest| *rest > 0)?;
        let level = 63 - rest.leading_zeros();
        let found = (level, low >> level);
        low += 1 << level;
        Some(found)
    })
}

fn range_hash(
    hashing: Hashing,
    range: &Range<u64>,
    nodes: &mut impl FnMut(u32, u64) -> Option<Hash>,
) -> Result<Hash, PathError> {
    let parts = perfect(range)
        .map(|(level, index)| nodes(level, index).ok_or(PathError::Missing { level, index }))
        .collect::<Result<Vec<_>, _>>()?;
    let mut parts = parts.into_iter().rev();
    let last = parts.next().ok_or(PathError::Missing { level: 0, index: range.start })?;
    Ok(parts.fold(last, |right, left| hashing.node(&left, &right)))
}

/// The inclusion proof of the leaf at `index` in the log of `size` events. `nodes` is asked for perfect subtrees
/// inside that log only. Errors: the position lies outside, or a node is missing.
pub fn inclusion(
    hashing: Hashing,
    size: u64,
    index: u64,
    mut nodes: impl FnMut(u32, u64) -> Option<Hash>,
) -> Result<Vec<Hash>, PathError> {
    inclusion_ranges(size, index)?.iter().map(|range| range_hash(hashing, range, &mut nodes)).collect()
}

/// The proof that the log of `old` events is the beginning of the log of `new` events. Empty when `old` is 0 or both
/// are equal. Errors: `old` is greater, or a node is missing.
pub fn consistency(
    hashing: Hashing,
    old: u64,
    new: u64,
    mut nodes: impl FnMut(u32, u64) -> Option<Hash>,
) -> Result<Vec<Hash>, PathError> {
    consistency_ranges(old, new)?.iter().map(|range| range_hash(hashing, range, &mut nodes)).collect()
}

/// Checks that `leaf` stands at `index` in the log of `size` events with this `root`.
pub fn verify_inclusion(
    hashing: Hashing,
    size: u64,
    index: u64,
    leaf: &Hash,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), PathError> {
    let ranges = inclusion_ranges(size, index)?;
    if ranges.len() != proof.len() {
        return Err(PathError::Length { wanted: ranges.len(), found: proof.len() });
    }
    let reached = ranges.iter().zip(proof).fold(*leaf, |hash, (range, sibling)| {
        if range.end <= index { hashing.node(sibling, &hash) } else { hashing.node(&hash, sibling) }
    });
    if reached == *root { Ok(()) } else { Err(PathError::Mismatch) }
}

/// Checks that the log of `old` events with `old_root` is the beginning of the log of `new` events with `new_root`.
pub fn verify_consistency(
    hashing: Hashing,
    old: u64,
    new: u64,
    proof: &[Hash],
    old_root: &Hash,
    new_root: &Hash,
) -> Result<(), PathError> {
    let ranges = consistency_ranges(old, new)?;
    if ranges.len() != proof.len() {
        return Err(PathError::Length { wanted: ranges.len(), found: proof.len() });
    }
    if old == 0 {
        // Every log begins with the empty one; only its root can be wrong.
        return if *old_root == hashing.empty() { Ok(()) } else { Err(PathError::Mismatch) };
    }
    let mut steps = ranges.iter().zip(proof);
    // The walk starts at the subtree that ends at `old`: the first hash, or the old root where that is the subtree
    // (an old size that is a power of two, or no growth at all).
    let whole = old == new || old.is_power_of_two();
    let start = if whole { old_root } else { steps.next().map_or(old_root, |(_, hash)| hash) };
    let (mut before, mut after) = (*start, *start);
    for (range, hash) in steps {
        if range.end <= old {
            before = hashing.node(hash, &before);
            after = hashing.node(hash, &after);
        } else {
            after = hashing.node(&after, hash);
        }
    }
    if before == *old_root && after == *new_root { Ok(()) } else { Err(PathError::Mismatch) }
}
