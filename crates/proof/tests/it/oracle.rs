//! Our trees and proofs against ct-merkle's, byte for byte, and against themselves by properties.

use std::collections::HashMap;

use ct_merkle::digest::Digest;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proof::nodes::{spans_for_consistency, spans_for_inclusion};
use proof::{Frontier, Hash, Hashing, Nodes, verify_consistency, verify_inclusion};
use proptest::prelude::*;
use sha2::Sha256;
use sm3::Sm3;

const LARGEST: u64 = 400;

/// Keeps what the memory keeps: leaves and the reported nodes.
struct Kept {
    hashing: Hashing,
    table: HashMap<(u32, u64), Hash>,
    roots: Vec<Hash>,
}

impl Kept {
    fn grown(hashing: Hashing, size: u64) -> Self {
        let mut frontier = Frontier::new(hashing);
        let mut table = HashMap::new();
        let mut roots = vec![frontier.root()];
        for index in 0..size {
            let leaf = hashing.leaf(&index.to_be_bytes());
            table.insert((0, index), leaf);
            for node in frontier.append(leaf) {
                table.insert((node.level, node.index), node.hash);
            }
            roots.push(frontier.root());
        }
        Self { hashing, table, roots }
    }

    /// Exactly the spans asked for, nothing else: a missing node fails the proof.
    fn read(&self, spans: &[proof::Span]) -> Nodes {
        let mut nodes = Nodes::new(self.hashing);
        for span in spans {
            for index in span.first..span.first + span.count {
                nodes.insert(span.level, index, self.table[&(span.level, index)]);
            }
        }
        nodes
    }

    fn inclusion(&self, size: u64, index: u64) -> Vec<Hash> {
        self.read(&spans_for_inclusion(size, index).unwrap()).inclusion(size, index).unwrap()
    }

    fn consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        self.read(&spans_for_consistency(old, new).unwrap()).consistency(old, new).unwrap()
    }
}

fn equal_to_the_oracle<D: Digest>(hashing: Hashing) {
    let kept = Kept::grown(hashing, LARGEST);
    let mut oracle = MemoryBackedTree::<D, [u8; 8]>::new();
    for size in 1..=LARGEST {
        oracle.push((size - 1).to_be_bytes());
        let root = kept.roots[size as usize];
        assert_eq!(oracle.root().as_bytes().as_slice(), root, "root of {size}");
        // Every index of small trees, a spread of large ones.
        let step = if size <= 70 { 1 } else { 1 + (size as usize) / 7 };
        for index in (0..size).step_by(step).chain([size - 1]) {
            let ours = kept.inclusion(size, index);
            assert_eq!(ours.concat(), oracle.prove_inclusion(index as usize).as_bytes(), "{index} in {size}");
            let leaf = kept.table[&(0, index)];
            verify_inclusion(hashing, size, index, &leaf, &ours, &root).unwrap();
        }
        for old in (1..=size).step_by(step).chain([size]) {
            let ours = kept.consistency(old, size);
            let theirs = oracle.prove_consistency((size - old) as usize);
            assert_eq!(ours.concat(), theirs.as_bytes(), "{old} to {size}");
            verify_consistency(hashing, old, size, &ours, &kept.roots[old as usize], &root).unwrap();
        }
    }
}

#[test]
fn sha256_equals_ct_merkle() {
    equal_to_the_oracle::<Sha256>(Hashing::Sha256);
}

#[test]
fn sm3_equals_ct_merkle() {
    equal_to_the_oracle::<Sm3>(Hashing::Sm3);
}

#[test]
fn the_sparse_table_serves_trees_above_level_sixteen() {
    let size = (1 << 17) + 1234;
    let kept = Kept::grown(Hashing::Sha256, size);
    let reported = kept.table.keys().filter(|(level, _)| *level > 0).count() as u64;
    assert_eq!(reported, (size >> 8) + (size >> 16));
    let root = kept.roots[size as usize];
    for index in [0, 255, 256, 65_535, 65_536, 131_071, 131_072, size - 1] {
        let spans = spans_for_inclusion(size, index).unwrap();
        assert!(spans.iter().map(|span| span.count).sum::<u64>() < 800, "{spans:?}");
        let proof = kept.inclusion(size, index);
        verify_inclusion(Hashing::Sha256, size, index, &kept.table[&(0, index)], &proof, &root).unwrap();
    }
    for old in [1, 255, 257, 65_537, 100_000, 131_072, size] {
        let proof = kept.consistency(old, size);
        verify_consistency(Hashing::Sha256, old, size, &proof, &kept.roots[old as usize], &root).unwrap();
    }
}

#[test]
fn impossible_questions_are_refused() {
    assert!(spans_for_inclusion(5, 5).is_err());
    assert!(spans_for_inclusion(0, 0).is_err());
    assert!(spans_for_consistency(6, 5).is_err());
    assert!(Nodes::new(Hashing::Sha256).inclusion(2, 0).is_err(), "no nodes at hand");
    let largest = spans_for_inclusion(u64::MAX, u64::MAX / 3).unwrap();
    assert!(!largest.is_empty());
    let empty = Hashing::Sha256.empty();
    verify_consistency(Hashing::Sha256, 0, 9, &[], &empty, &[1; 32]).unwrap();
    verify_consistency(Hashing::Sha256, 0, 9, &[], &[0; 32], &[1; 32]).unwrap_err();
    verify_consistency(Hashing::Sha256, 9, 9, &[], &[1; 32], &[1; 32]).unwrap();
    verify_consistency(Hashing::Sha256, 9, 9, &[], &[1; 32], &[2; 32]).unwrap_err();
}

proptest! {
    #[test]
    fn a_frontier_survives_its_compact_and_its_text_form(size in 0_u64..600, hashing in 0..2) {
        let hashing = if hashing == 0 { Hashing::Sha256 } else { Hashing::Sm3 };
        let mut frontier = Frontier::new(hashing);
        for index in 0..size {
            frontier.append(hashing.leaf(&index.to_be_bytes()));
        }
        let back = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        prop_assert_eq!(&back, &frontier);
        let text = serde_json::to_string(&frontier).unwrap();
        prop_assert_eq!(serde_json::from_str::<Frontier>(&text).unwrap(), frontier.clone());
        let mut bytes = frontier.to_bytes();
        bytes.push(0);
        prop_assert!(Frontier::from_bytes(&bytes).is_err());
    }

    #[test]
    fn nothing_but_the_right_proof_passes(
        size in 2_u64..LARGEST, index in 0_u64..LARGEST, at in 0_usize..12, bit in 0_u8..8, byte in 0_usize..32,
    ) {
        let index = index % size;
        let kept = Kept::grown(Hashing::Sha256, size);
        let root = kept.roots[size as usize];
        let leaf = kept.table[&(0, index)];
        let proof = kept.inclusion(size, index);
        let check = |size, index, leaf: &Hash, proof: &[Hash]| {
            verify_inclusion(Hashing::Sha256, size, index, leaf, proof, &root)
        };
        prop_assert!(check(size, index, &leaf, &proof).is_ok());
        let mut bent = proof.clone();
        let at = at % bent.len();
        bent[at][byte] ^= 1 << bit;
        prop_assert!(check(size, index, &leaf, &bent).is_err());
        prop_assert!(check(size, index, &leaf, &proof[1..]).is_err());
        prop_assert!(check(size, (index + 1) % size, &leaf, &proof).is_err());
        prop_assert!(check(size, index, &root, &proof).is_err());

        let old = index.max(1);
        let proof = kept.consistency(old, size);
        let old_root = kept.roots[old as usize];
        prop_assert!(verify_consistency(Hashing::Sha256, old, size, &proof, &old_root, &root).is_ok());
        prop_assert!(verify_consistency(Hashing::Sha256, old, size, &proof, &leaf, &root).is_err() || old == 1);
        prop_assert!(verify_consistency(Hashing::Sha256, old, size, &proof, &old_root, &leaf).is_err());
        if !proof.is_empty() {
            let mut bent = proof.clone();
            let at = at % bent.len();
            bent[at][byte] ^= 1 << bit;
            prop_assert!(verify_consistency(Hashing::Sha256, old, size, &bent, &old_root, &root).is_err());
        }
    }
}
