//! THE SEAL: a log that anyone can check.
pub mod checkpoint;
pub mod entry;
pub mod frontier;
pub mod hashing;
pub mod key;
pub mod nodes;
pub mod path;

pub use checkpoint::{Checkpoint, Note};
pub use entry::Entry;
pub use frontier::{Frontier, Node};
pub use hashing::{Hash, Hashing};
pub use key::{PublicKey, Signer};
pub use nodes::{Nodes, Span};
pub use path::{consistency, inclusion, verify_consistency, verify_inclusion};
