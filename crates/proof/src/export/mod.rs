//! The export of a node, and the verdict on it.
//!
//! An export is a folder of three files; this module is the only definition of it.
//!
//! | file | what stands in it |
//! |---|---|
//! | `events.jsonl` | one JSON object a line, in log order: `position, dossier, version, kind, happened_at, recorded_at, actor, body` (the exact text as a string), `leaf` (the hash *as stored* in the table, hexadecimal) |
//! | `checkpoints.txt` | signed notes, oldest first, each followed by a line `--` |
//! | `log.json` | `format, origin, hashing, public_keys, size`; written last, so a folder without it is an unfinished export |
//!
//! An export ends at a checkpoint: whoever writes one hands in the rows up to the newest checkpoint and no more, for
//! events after it bear no seal and the verdict must say so.
//!
//! # What can be found, and how exactly
//!
//! Two attackers are thought of. The **naive** one changes the event table. The **careful** one also renumbers, computes
//! all leaves anew and corrects head and `log.json`, and may delete checkpoints; he lacks the signing key. *Exact* means
//! that the event is named; *interval* that the stretch between two neighbouring checkpoints is named, because nothing
//! signed lies inside it. With a checkpoint a second an interval is a second's work.
//!
//! | what was done | naive | careful |
//! |---|---|---|
//! | changed | exact: its columns do not give its leaf, while the leaf is under the seal | interval; exact with the receipt of that event, narrower with any receipt near it |
//! | dropped | exact: gap in the positions, or after renumbering the leaves that still prove the old places | the dossier and version missing, by the next event of that dossier, and the places it can have had; else interval, with the number missing when the interval has too few events before its checkpoint's time; in the last interval it then cannot be told from a cut |
//! | reordered | exact: leaves prove the old places | exact when it shows in the times or in the versions of a dossier; within one batch (equal times) of different dossiers: interval |
//! | back-dated | exact; named *back-dated* when the time runs backwards, else *changed* | exact when the time runs backwards against the neighbours or the signed time of a checkpoint; a smaller shift: interval |
//! | cut off | exact: a checkpoint covers more events | exact while one later checkpoint is left, be it one kept elsewhere or in a receipt; with all of them deleted and none kept elsewhere it **cannot be found** |
//!
//! The node itself has the key and could sign another history. Against that helps only what lies elsewhere: checkpoints
//! sent to a witness, receipts in citizens' hands. Given to the verifier, they show that *history was rewritten*.

mod gap;
mod judge;
mod narrow;
mod read;
mod seals;
mod suspect;
mod verdict;
mod walk;
mod write;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::hashing::{Hash, Hashing};
use crate::key::PublicKey;

pub use read::{Events, ExportError, Read, card};
pub use verdict::{Finding, Kind, Report, Sentence, Verdict};
pub use walk::{Evidence, inspect};
pub use write::{Totals, Writer};

/// File of the events.
pub const EVENTS_FILE: &str = "events.jsonl";
/// File of the checkpoints.
pub const CHECKPOINTS_FILE: &str = "checkpoints.txt";
/// File that says what the others are.
pub const LOG_FILE: &str = "log.json";
/// A line of `events.jsonl` with more bytes than this is refused; so is writing one.
pub const LINE_LIMIT: usize = 4 * 1024 * 1024;

const FORMAT: &str = "onewindow-export-1";

/// 日志名片: the contents of `log.json`. Nothing in it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogCard {
    pub format: String,
    pub origin: String,
    pub hashing: Hashing,
    /// The node's own key first (older ones after it), then those of witnesses.
    pub public_keys: Vec<PublicKey>,
    pub size: u64,
}

/// 行: one event and the leaf that was stored with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub entry: Entry,
    pub leaf: Hash,
}

/// A line of `events.jsonl`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    position: u64,
    dossier: Cow<'a, str>,
    version: u64,
    kind: Cow<'a, str>,
    happened_at: i64,
    recorded_at: i64,
    actor: Cow<'a, str>,
    body: Cow<'a, str>,
    leaf: Cow<'a, str>,
}
