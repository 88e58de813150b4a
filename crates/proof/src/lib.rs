//! THE SEAL (封印): a log that anyone can check, and the verifier.
//!
//! Whatever happens in OneWindow is an event in one append-only log. This crate makes it impossible to alter that log
//! unnoticed, and possible to check it without trusting the node that keeps it, its operator or its database (VE1,
//! VE2). It knows no law, no database and no clock; it never imports `rules` or `store`, so that a supervision body can
//! read all of it in an hour and build it alone.
//!
//! # Table of contents
//!
//! - [`hashing`]: the hash function of a log, SHA-256 or SM3, and how RFC 6962 applies it.
//! - [`entry`]: one event with all its columns, and the exact bytes that are hashed into its leaf.
//! - [`frontier`]: the right edge of the growing tree. The writer keeps it in the head row, appends leaves, learns the root,
//!   and stores the nodes it reports.
//! - [`nodes`]: that sparse table of nodes, and which few ranges of it a proof needs.
//! - [`path`]: inclusion and consistency proofs, made and checked.
//! - [`key`] and [`checkpoint`]: the node's signed word on size and root at a time; witnesses sign the same text.
//! - [`receipt`]: what a citizen takes home: an event's place, its proof and a checkpoint.
//! - [`export`]: the folder a node hands out, its writer, and [`export::inspect`], which reads it as a stream and names
//!   the first bad event. Its table says what can be found under which attack, and what cannot.
//! - `onewindow-verify`: the program around the last two.
//!
//! # In the life of a log
//!
//! A writer, within the transaction that stores a batch: build each [`Entry`] (positions from 0, versions of a dossier
//! from 1, `recorded_at` never running backwards), store its [`Entry::leaf`], [`Frontier::append`] it and store the
//! [`Node`]s that come back, at last the frontier itself. At most once a second, while the head is locked: a
//! [`Checkpoint`] of size and root with a time not before the last `recorded_at`, and not after the next one.
//!
//! What this crate does not do: draw random numbers, keep secret keys, decide what may stand in a body, or reach other
//! machines. SM2 signatures are not made yet; a note may carry them as further lines, which are kept and ignored.

pub mod checkpoint;
pub mod entry;
pub mod export;
pub mod frontier;
pub mod hashing;
pub mod key;
pub mod nodes;
pub mod path;
pub mod receipt;

pub use checkpoint::{Checkpoint, Note};
pub use entry::Entry;
pub use frontier::{Frontier, Node};
pub use hashing::{Hash, Hashing};
pub use key::{PublicKey, Signer};
pub use nodes::{Nodes, Span};
pub use path::{consistency, inclusion, verify_consistency, verify_inclusion};
pub use receipt::Receipt;
