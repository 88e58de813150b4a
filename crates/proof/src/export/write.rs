//! Writes an export, row by row; nothing is kept in memory but two buffers.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::{CHECKPOINTS_FILE, EVENTS_FILE, ExportError, FORMAT, LINE_LIMIT, LOG_FILE, Line, LogCard};
use crate::checkpoint::{Note, SEPARATOR};
use crate::entry::Entry;
use crate::hashing::{Hash, Hashing};
use crate::key::PublicKey;

/// 导出: a folder being written. Without `finish` it lacks `log.json` and no reader accepts it.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    card: LogCard,
    events: BufWriter<File>,
    checkpoints: BufWriter<File>,
    totals: Totals,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    pub events: u64,
    pub checkpoints: u64,
}

impl Writer {
    /// Begins an export in a folder that is new or empty. Errors: the folder has something in it or cannot be written.
    pub fn create(
        folder: &Path,
        origin: &str,
        hashing: Hashing,
        public_keys: Vec<PublicKey>,
    ) -> Result<Self, ExportError> {
        fs::create_dir_all(folder).map_err(|error| ExportError::file(folder, error))?;
        if fs::read_dir(folder).map_err(|error| ExportError::file(folder, error))?.next().is_some() {
            return Err(ExportError::Occupied(folder.to_owned()));
        }
        let begin = |name: &str| {
            let path = folder.join(name);
            File::create(&path).map(BufWriter::new).map_err(|error| ExportError::file(&path, error))
        };
        let card =
            LogCard { format: FORMAT.to_owned(), origin: origin.to_owned(), hashing, public_keys, size: 0 };
        Ok(Self {
            folder: folder.to_owned(),
            card,
            events: begin(EVENTS_FILE)?,
            checkpoints: begin(CHECKPOINTS_FILE)?,
            totals: Totals::default(),
        })
    }

    /// Writes the next event with the leaf *as it stands in the table*: a damaged table must show in its export, so
    /// nothing is checked or mended here. Errors: a line over the limit, or the disk.
    pub fn event(&mut self, entry: &Entry, leaf: &Hash) -> Result<(), ExportError> {
        let line = Line {
            position: entry.position,
            dossier: Cow::Borrowed(&entry.dossier),
            version: entry.version,
            kind: Cow::Borrowed(&entry.kind),
            happened_at: entry.happened_at,
            recorded_at: entry.recorded_at,
            actor: Cow::Borrowed(&entry.actor),
            body: Cow::Borrowed(&entry.body),
            leaf: Cow::Owned(hex::encode(leaf)),
        };
        let path = || self.folder.join(EVENTS_FILE);
        let text = serde_json::to_string(&line).map_err(|error| ExportError::file(&path(), error.into()))?;
        if text.len() > LINE_LIMIT {
            return Err(ExportError::LongEvent(entry.position));
        }
        writeln!(self.events, "{text}").map_err(|error| ExportError::file(&path(), error))?;
        self.totals.events += 1;
        Ok(())
    }

    /// Writes the next checkpoint; they come oldest first, independently of the events.
    pub fn checkpoint(&mut self, note: &Note) -> Result<(), ExportError> {
        writeln!(self.checkpoints, "{note}{SEPARATOR}")
            .map_err(|error| ExportError::file(&self.folder.join(CHECKPOINTS_FILE), error))?;
        self.totals.checkpoints += 1;
        Ok(())
    }

    /// Brings everything to the disk and writes `log.json`.
    pub fn finish(mut self) -> Result<Totals, ExportError> {
        for (file, name) in [(&mut self.events, EVENTS_FILE), (&mut self.checkpoints, CHECKPOINTS_FILE)] {
            let done = file.flush().and_then(|()| file.get_ref().sync_all());
            done.map_err(|error| ExportError::file(&self.folder.join(name), error))?;
        }
        self.card.size = self.totals.events;
        let path = self.folder.join(LOG_FILE);
        let text = serde_json::to_string_pretty(&self.card)
            .map_err(|error| ExportError::file(&path, error.into()))?;
        fs::write(&path, text + "\n").map_err(|error| ExportError::file(&path, error))?;
        Ok(self.totals)
    }
}
