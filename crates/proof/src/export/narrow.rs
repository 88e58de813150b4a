//! Receipts narrow an interval down: the hashes of an inclusion proof are the roots of stretches of the log as it was
//! sealed. Each is compared with the same stretch of the export; at any moment one stretch per receipt is being hashed.

use std::ops::Range;

use crate::frontier::Frontier;
use crate::hashing::{Hash, Hashing};
use crate::path::inclusion_ranges;
use crate::receipt::Receipt;

/// 探针: one receipt laid beside the log.
#[derive(Debug)]
pub(super) struct Probe {
    stretches: std::vec::IntoIter<(Range<u64>, Hash)>,
    current: Option<(Range<u64>, Hash)>,
    frontier: Frontier,
}

/// What the receipts say about stretches of the log.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    pub(super) sound: Vec<Range<u64>>,
    pub(super) bad: Vec<Range<u64>>,
}

impl Probe {
    /// From a receipt that was verified.
    pub(super) fn new(receipt: &Receipt) -> Self {
        let sealed = receipt.checkpoint.checkpoint();
        let ranges = inclusion_ranges(sealed.size, receipt.position).unwrap_or_default();
        let mut stretches: Vec<_> = ranges.into_iter().zip(receipt.proof.iter().copied()).collect();
        stretches.push((receipt.position..receipt.position + 1, receipt.leaf));
        stretches.sort_by_key(|(range, _)| range.start);
        let mut stretches = stretches.into_iter();
        Self { current: stretches.next(), stretches, frontier: Frontier::new(sealed.hashing) }
    }

    /// Takes the next leaf of the log.
    pub(super) fn append(&mut self, hashing: Hashing, leaf: Hash, told: &mut Stretches) {
        let Some((range, hash)) = &self.current else { return };
        self.frontier.append(leaf);
        if self.frontier.size() < range.end - range.start {
            return;
        }
        let sound = self.frontier.root() == *hash;
        if sound { &mut told.sound } else { &mut told.bad }.push(range.clone());
        self.current = self.stretches.next();
        self.frontier = Frontier::new(hashing);
    }
}

impl Stretches {
    /// Narrows an interval that must contain the first bad event.
    pub(super) fn narrow(&self, interval: Range<u64>) -> Range<u64> {
        let Range { mut start, mut end } = interval.clone();
        while let Some(sound) = self.sound.iter().find(|sound| sound.contains(&start)) {
            start = sound.end;
        }
        for bad in self.bad.iter().filter(|bad| bad.end > start) {
            end = end.min(bad.end);
        }
        // Contradictory evidence (a seal says bad, receipts say all sound) leaves the interval as it was.
        if start < end { start..end } else { interval }
    }
}
