//! Checkpoints: the node's signed word on what its log was at a moment (C2SP tlog-checkpoint in a C2SP signed note).
//!
//! ```text
//! onewindow.example/370800          origin
//! 4213                              size: number of events
//! qINS1GRFpWf…=                     root, base64
//! hashing sha256                    extension line
//! time 1763776800000                extension line: UTC milliseconds
//!                                   blank line
//! — onewindow.example/370800 GDb3…= signature: base64(key hash ‖ Ed25519 signature)
//! — witness.example/3708 Az3u…=     further signatures: the level above, a supervision body
//! ```
//!
//! Every signature covers the text up to and without the blank line, so each witness signs what the node signed. Lines
//! that a later version adds stay in the signed text and are kept as they are. Unknown signatures are no fault; a
//! checkpoint is worth what the keys in the reader's hands confirm.
//!
//! **The time is part of the proof.** Events after a checkpoint must not have been recorded before it, nor those under
//! it after it. So whoever signs takes the time while the log stands still (under the head lock), and records events
//! with a time that never runs backwards.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::hashing::{Hash, Hashing};
use crate::key::{PublicKey, Signer};

/// A note longer than this is refused unread.
pub const NOTE_LIMIT: usize = 16 * 1024;
/// A note with more signature lines than this is refused.
pub const SIGNATURES_LIMIT: usize = 32;
/// The line that separates notes in a file of notes; no line of a note may read like this.
pub const SEPARATOR: &str = "--";

/// The text is not a checkpoint, or it is not signed as asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckpointError {
    #[error("检查点过长 a checkpoint has at most {NOTE_LIMIT} bytes and {SIGNATURES_LIMIT} signatures")]
    Long,
    #[error("检查点缺少内容或内容有误 the checkpoint lacks, or has no sound, {0}")]
    Part(&'static str),
    #[error("签名行有误 signature line {0} is malformed")]
    SignatureLine(usize),
    #[error("没有该公钥的签名 the checkpoint bears no signature by {0}")]
    Unsigned(String),
    #[error("签名不成立 the signature by {0} does not hold for this text")]
    Forged(String),
}

/// 检查点: what is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The unique name of the log, one line without spaces at its ends.
    pub origin: String,
    /// Number of events.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
    /// Hash function of the tree.
    pub hashing: Hashing,
    /// When it was made, UTC milliseconds.
    pub time: i64,
}

/// 签名: one signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SignatureLine {
    name: String,
    key_hash: [u8; 4],
    bytes: Vec<u8>,
}

/// 签名检查点: a checkpoint with its signatures. Parsing does not check a signature: `verify` does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Note {
    checkpoint: Checkpoint,
    /// The signed text as it was read, with its final line feed.
    text: String,
    signatures: Vec<SignatureLine>,
}

impl Checkpoint {
    /// The text that is signed. Errors: the origin cannot stand in a note.
    pub fn text(&self) -> Result<String, CheckpointError> {
        if !origin_is_sound(&self.origin) {
            return Err(CheckpointError::Part("origin"));
        }
        let Self { origin, size, hashing, time, .. } = self;
        let root = BASE64.encode(self.root);
        Ok(format!("{origin}\n{size}\n{root}\nhashing {hashing}\ntime {time}\n"))
    }

    /// Signs it. Errors: the origin cannot stand in a note.
    pub fn sign(self, signer: &Signer) -> Result<Note, CheckpointError> {
        let text = self.text()?;
        let mut note = Note { checkpoint: self, text, signatures: Vec::new() };
        note.cosign(signer)?;
        Ok(note)
    }

    fn parse(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.lines();
        let origin =
            lines.next().filter(|line| origin_is_sound(line)).ok_or(CheckpointError::Part("origin"))?;
        let size = lines.next().and_then(decimal).ok_or(CheckpointError::Part("size"))?;
        let root = lines.next().and_then(|line| BASE64.decode(line).ok());
        let root = root.and_then(|root| Hash::try_from(root).ok()).ok_or(CheckpointError::Part("root"))?;
        let (mut hashing, mut time) = (None, None);
        for line in lines {
            if line.is_empty() || line == SEPARATOR {
                return Err(CheckpointError::Part("extension line"));
            }
            if let Some(name) = line.strip_prefix("hashing ") {
                let name = name.parse().map_err(|_| CheckpointError::Part("hash algorithm"))?;
                once(&mut hashing, name, "hash algorithm")?;
            } else if let Some(text) = line.strip_prefix("time ") {
                let value: i64 = text.parse().map_err(|_| CheckpointError::Part("time"))?;
                once(&mut time, value, "time")?;
            }
        }
        let hashing = hashing.ok_or(CheckpointError::Part("hash algorithm"))?;
        let time = time.ok_or(CheckpointError::Part("time"))?;
        Ok(Self { origin: origin.to_owned(), size, root, hashing, time })
    }
}

/// A line that stands twice could mean two things to two readers.
fn once<T>(place: &mut Option<T>, value: T, part: &'static str) -> Result<(), CheckpointError> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(CheckpointError::Part(part)),
    }
}

fn origin_is_sound(origin: &str) -> bool {
    let plain = !origin.is_empty() && origin.len() <= 200 && origin.trim() == origin;
    plain && origin != SEPARATOR && !origin.chars().any(char::is_control)
}

/// Decimal without sign and leading zeros: one number, one text.
fn decimal(line: &str) -> Option<u64> {
    line.parse::<u64>().ok().filter(|number| number.to_string() == line)
}

impl Note {
    /// Reads a note. Errors name the part that is missing or malformed.
    pub fn parse(note: &str) -> Result<Self, CheckpointError> {
        if note.len() > NOTE_LIMIT {
            return Err(CheckpointError::Long);
        }
        if note.chars().any(|sign| sign.is_control() && sign != '\n') {
            return Err(CheckpointError::Part("text without control signs"));
        }
        // The signatures come after the last blank line; the signed text keeps its own final line feed.
        let end = note.rfind("\n\n").ok_or(CheckpointError::Part("blank line"))?;
        let (text, signatures) = (&note[..=end], &note[end + 2..]);
        if !signatures.ends_with('\n') {
            return Err(CheckpointError::Part("final line feed"));
        }
        let checkpoint = Checkpoint::parse(text)?;
        if signatures.lines().count() > SIGNATURES_LIMIT {
            return Err(CheckpointError::Long);
        }
        let signatures = signatures.lines().enumerate();
        let signatures = signatures
            .map(|(index, line)| SignatureLine::parse(line).ok_or(CheckpointError::SignatureLine(index + 1)))
            .collect::<Result<_, _>>()?;
        Ok(Self { checkpoint, text: text.to_owned(), signatures })
    }

    /// What the note says.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Adds a signature (of a witness) over the same text; an older one by the same key is replaced.
    pub fn cosign(&mut self, signer: &Signer) -> Result<(), CheckpointError> {
        let (name, key_hash) = (signer.name().to_owned(), signer.public().hash());
        self.signatures.retain(|line| line.name != name || line.key_hash != key_hash);
        if self.signatures.len() >= SIGNATURES_LIMIT {
            return Err(CheckpointError::Long);
        }
        self.signatures.push(SignatureLine { name, key_hash, bytes: signer.sign(self.text.as_bytes()) });
        Ok(())
    }

    /// The names in the signature lines, unchecked.
    pub fn signers(&self) -> impl Iterator<Item = &str> {
        self.signatures.iter().map(|line| line.name.as_str())
    }

    /// Checks the signature by this key. Errors: there is none, or it does not hold.
    pub fn verify(&self, key: &PublicKey) -> Result<(), CheckpointError> {
        let mut seen = false;
        for line in &self.signatures {
            if line.name == key.name() && line.key_hash == key.hash() {
                if key.holds(self.text.as_bytes(), &line.bytes) {
                    return Ok(());
                }
                seen = true;
            }
        }
        let name = key.name().to_owned();
        Err(if seen { CheckpointError::Forged(name) } else { CheckpointError::Unsigned(name) })
    }

    /// Checks that at least one of these keys signed it (a node may have changed its key once). Errors: none did.
    pub fn verify_any(&self, keys: &[PublicKey]) -> Result<(), CheckpointError> {
        let mut answer = Err(CheckpointError::Part("key to check it with"));
        for key in keys {
            match self.verify(key) {
                Ok(()) => return Ok(()),
                // A forged signature by one key says more than a missing one by another.
                Err(forged @ CheckpointError::Forged(_)) => answer = Err(forged),
                Err(unsigned) if !matches!(answer, Err(CheckpointError::Forged(_))) => answer = Err(unsigned),
                Err(_) => {}
            }
        }
        answer
    }

    /// Splits a file of notes: every note is followed by a line `--` (the last one may lack it).
    pub fn parse_all(text: &str) -> Result<Vec<Self>, CheckpointError> {
        let text = text.strip_prefix("--\n").unwrap_or(text);
        let notes = text.split_inclusive("\n--\n").map(|part| part.strip_suffix("--\n").unwrap_or(part));
        notes.filter(|part| !part.trim().is_empty()).map(Self::parse).collect()
    }
}

impl SignatureLine {
    fn parse(line: &str) -> Option<Self> {
        let (name, bytes) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64.decode(bytes).ok()?;
        let (key_hash, bytes) = bytes.split_first_chunk::<4>()?;
        let sound = !name.is_empty() && !bytes.is_empty();
        sound.then(|| Self { name: name.to_owned(), key_hash: *key_hash, bytes: bytes.to_vec() })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for line in &self.signatures {
            let bytes = [&line.key_hash[..], &line.bytes].concat();
            writeln!(f, "— {} {}", line.name, BASE64.encode(bytes))?;
        }
        Ok(())
    }
}

impl FromStr for Note {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        Self::parse(text)
    }
}

impl From<Note> for String {
    fn from(note: Note) -> Self {
        note.to_string()
    }
}

impl TryFrom<String> for Note {
    type Error = CheckpointError;

    fn try_from(text: String) -> Result<Self, CheckpointError> {
        Self::parse(&text)
    }
}
