//! 机缘: every lot that is drawn, from a seed and a stream; nothing else in the crate draws any.
//!
//! Whole numbers only, so that the same seed gives the same county on every machine. A stream is named by a text
//! (a post, a case number), so a change in one place of the county leaves the lots of all others as they were.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

/// A seeded source of lots.
#[derive(Clone, Debug)]
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The lots of this seed for this subject.
    pub(crate) fn of(seed: u64, subject: &str) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(fingerprint(subject));
        Self(source)
    }

    /// A number from 0 to below `n`; 0 for `n` 0.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(n);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` where they are the wrong way round.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low).saturating_add(1))
    }

    /// Whether a lot of so many in a thousand is drawn.
    pub(crate) fn permille(&mut self, of_thousand: u64) -> bool {
        self.below(1000) < of_thousand
    }

    /// A place in a list of this length; 0 for an empty one.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(0))).unwrap_or(0)
    }

    /// One of a list.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.place(list.len()))
    }

    /// The place of a weight, each as likely as its weight.
    pub(crate) fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut lot = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if lot < *weight {
                return place;
            }
            lot -= weight;
        }
        0
    }
}

/// FNV-1a over 64 bits: a name for a stream, and for opaque person ids. No cryptography is meant.
pub(crate) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
