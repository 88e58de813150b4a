//! The checkpoints in the order of their sizes: those of the export as a stream, those kept elsewhere merged in.
//!
//! Only checkpoints that one of the keys signed come out; the first one that is not sound is remembered as trouble.

use std::collections::VecDeque;
use std::ops::Range;
use std::path::Path;

use super::read::{Checkpoints, ExportError};
use super::{LogCard, Sentence};
use crate::checkpoint::{Checkpoint, Note};
use crate::key::PublicKey;

/// 印记: a checkpoint that is signed, and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Seal {
    pub(super) checkpoint: Checkpoint,
    /// Kept elsewhere, not in the export.
    pub(super) outside: bool,
}

/// The first checkpoint of the export that is worth nothing.
#[derive(Debug, Clone)]
pub(super) struct Trouble {
    /// The events it should have covered that the one before it did not.
    pub(super) events: Range<u64>,
    pub(super) because: Sentence,
}

#[derive(Debug)]
pub(super) struct Seals {
    card: LogCard,
    keys: Vec<PublicKey>,
    own: Checkpoints,
    own_ended: bool,
    own_next: Option<Seal>,
    outside: VecDeque<Seal>,
    last: Option<Checkpoint>,
    /// How many sound ones the export had so far.
    pub(super) sound: u64,
    pub(super) trouble: Option<Trouble>,
}

impl Seals {
    /// Errors: a checkpoint from elsewhere belongs to another log or is not signed by any of the keys.
    pub(super) fn open(
        folder: &Path,
        card: &LogCard,
        keys: Vec<PublicKey>,
        outside: Vec<Note>,
    ) -> Result<Self, ExportError> {
        let mut kept = Vec::new();
        for note in outside {
            belongs(&note, card, &keys).map_err(|why| ExportError::Kept(why.en))?;
            kept.push(Seal { checkpoint: note.checkpoint().clone(), outside: true });
        }
        kept.sort_by_key(|seal| seal.checkpoint.size);
        Ok(Self {
            card: card.clone(),
            keys,
            own: Checkpoints::open(folder)?,
            own_ended: false,
            own_next: None,
            outside: kept.into(),
            last: None,
            sound: 0,
            trouble: None,
        })
    }

    /// The next seal by size, the export's own first where two have one size.
    pub(super) fn peek(&mut self) -> Result<Option<&Seal>, ExportError> {
        self.fill()?;
        Ok(if self.outside_is_next() { self.outside.front() } else { self.own_next.as_ref() })
    }

    /// Takes what `peek` showed.
    pub(super) fn take(&mut self) -> Result<Option<Seal>, ExportError> {
        self.fill()?;
        Ok(if self.outside_is_next() { self.outside.pop_front() } else { self.own_next.take() })
    }

    fn outside_is_next(&self) -> bool {
        match (&self.own_next, self.outside.front()) {
            (Some(own), Some(outside)) => outside.checkpoint.size < own.checkpoint.size,
            (None, Some(_)) => true,
            (_, None) => false,
        }
    }

    fn fill(&mut self) -> Result<(), ExportError> {
        while self.own_next.is_none() && !self.own_ended {
            match self.own.next()? {
                None => self.own_ended = true,
                Some(Err(why)) => {
                    // Where one note ends and the next begins is still known unless the file itself broke off.
                    let size = self.size_so_far();
                    self.remember(size..size, why);
                }
                Some(Ok(note)) => self.admit(&note),
            }
        }
        Ok(())
    }

    fn admit(&mut self, note: &Note) {
        let checkpoint = note.checkpoint().clone();
        let before = self.size_so_far();
        let events = before..checkpoint.size.max(before);
        if let Err(why) = belongs(note, &self.card, &self.keys) {
            return self.remember(events, why);
        }
        if let Some(last) = &self.last
            && (checkpoint.size < last.size || checkpoint.time < last.time)
        {
            let (zh, en) = ("检查点的规模或时间倒退", "a checkpoint runs backwards in size or time");
            return self.remember(events, Sentence::new(zh, en));
        }
        self.sound += 1;
        self.last = Some(checkpoint.clone());
        self.own_next = Some(Seal { checkpoint, outside: false });
    }

    fn size_so_far(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.size)
    }

    fn remember(&mut self, events: Range<u64>, because: Sentence) {
        self.trouble.get_or_insert(Trouble { events, because });
    }
}

/// Whether the note is this log's and signed by one of the keys.
fn belongs(note: &Note, card: &LogCard, keys: &[PublicKey]) -> Result<(), Sentence> {
    let checkpoint = note.checkpoint();
    let size = checkpoint.size;
    if checkpoint.origin != card.origin || checkpoint.hashing != card.hashing {
        let origin = &checkpoint.origin;
        return Err(Sentence::new(
            format!("规模为 {size} 的检查点属于另一日志（{origin}，{}）", checkpoint.hashing),
            format!(
                "the checkpoint of size {size} belongs to another log ({origin}, {})",
                checkpoint.hashing
            ),
        ));
    }
    note.verify_any(keys).map_err(|error| {
        Sentence::new(
            format!("规模为 {size} 的检查点未通过签名核验：{error}"),
            format!("the signature of the checkpoint of size {size} does not hold: {error}"),
        )
    })
}
