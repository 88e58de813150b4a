//! One event as the seal sees it: all its columns, and the exact bytes that are hashed.
//!
//! The bytes are text, so that anybody can rebuild them with a pencil and `sha256sum`:
//!
//! ```text
//! onewindow-event-1\n
//! <length>:<position>\n   <length>:<dossier>\n   <length>:<version>\n   <length>:<kind>\n
//! <length>:<happened_at>\n <length>:<recorded_at>\n <length>:<actor>\n  <length>:<body>\n
//! ```
//!
//! (one column a line; lengths count bytes, numbers are decimal). The length before every column makes the join
//! unambiguous: text cannot be moved from one column into its neighbour, and no column can be altered, without
//! changing the hash. A later format would carry another first line; it could never collide with this one.
//!
//! The module knows nothing of what a body says. Personal data stay out of it by the rules of the event types, not here.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::hashing::{Hash, Hashing};

const FORMAT: &str = "onewindow-event-1\n";

/// 事件: one row of the log. Times are UTC milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Place in the log, gapless, counting from 0.
    pub position: u64,
    /// The dossier (case, item, card …) the event belongs to.
    pub dossier: String,
    /// Place in the history of its dossier, gapless, counting from 1.
    pub version: u64,
    /// The name of the event type.
    pub kind: String,
    /// When it happened, as the actor stated; never after `recorded_at`.
    pub happened_at: i64,
    /// When the node wrote it; never before its predecessor's in the log.
    pub recorded_at: i64,
    /// Who acted.
    pub actor: String,
    /// The exact JSON text, byte for byte; it is never parsed and printed again.
    pub body: String,
}

impl Entry {
    /// The bytes that are hashed, see the top of this module.
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes_at(self.position)
    }

    fn bytes_at(&self, position: u64) -> Vec<u8> {
        let texts = self.dossier.len() + self.kind.len() + self.actor.len() + self.body.len();
        let mut out = String::with_capacity(FORMAT.len() + texts + 128);
        out.push_str(FORMAT);
        column(&mut out, &position.to_string());
        column(&mut out, &self.dossier);
        column(&mut out, &self.version.to_string());
        column(&mut out, &self.kind);
        column(&mut out, &self.happened_at.to_string());
        column(&mut out, &self.recorded_at.to_string());
        column(&mut out, &self.actor);
        column(&mut out, &self.body);
        out.into_bytes()
    }

    /// The leaf of this event in the tree.
    pub fn leaf(&self, hashing: Hashing) -> Hash {
        hashing.leaf(&self.bytes())
    }

    /// The leaf it would have at another place: how an event that was moved proves where it stood.
    pub(crate) fn leaf_at(&self, hashing: Hashing, position: u64) -> Hash {
        hashing.leaf(&self.bytes_at(position))
    }
}

fn column(out: &mut String, text: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(out, "{}:{text}", text.len());
}
