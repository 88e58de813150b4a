//! The versions of every dossier must follow one another: 1, 2, 3 … A missing one betrays a dropped event even when
//! positions and leaves were made anew.
//!
//! A table of all dossiers would grow with the log. So it holds hashed names, at most [`TABLE_LIMIT`] of them; when a log
//! has more, the table is halved (only dossiers of one partition stay) and the other partitions are read in later
//! passes over the file.

use std::collections::HashMap;
use std::path::Path;

use super::read::{Events, ExportError};
use crate::entry::Entry;
use crate::hashing::Hashing;

/// Entries of 24 bytes and their index: some 25 MB.
const TABLE_LIMIT: usize = 1 << 19;

/// 缺号: the first break in the versions of a dossier.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    pub(super) dossier: String,
    /// The version that should have come.
    pub(super) wanted: u64,
    /// The version that came instead, at `at`.
    pub(super) came: u64,
    /// Place of the dossier's event before it, if there is one.
    pub(super) after: Option<u64>,
    pub(super) at: u64,
    /// Where the missing version turned up later.
    pub(super) found_at: Option<u64>,
}

impl Gap {
    /// The first place the missing event can have had.
    pub(super) fn earliest(&self) -> u64 {
        self.after.map_or(0, |after| after + 1)
    }

    /// Whether versions run backwards here rather than being missing.
    pub(super) fn is_disorder(&self) -> bool {
        self.came < self.wanted || self.found_at.is_some()
    }
}

#[derive(Debug)]
pub(super) struct Versions {
    limit: usize,
    partitions: u64,
    this: u64,
    last: HashMap<u64, (u64, u64)>,
    first: Option<Gap>,
}

impl Versions {
    pub(super) fn new() -> Self {
        Self::with_limit(TABLE_LIMIT)
    }

    fn with_limit(limit: usize) -> Self {
        Self { limit, partitions: 1, this: 0, last: HashMap::new(), first: None }
    }

    /// Takes note of the event that stands at `at`.
    pub(super) fn observe(&mut self, entry: &Entry, at: u64) {
        if let Some(gap) = &mut self.first {
            // After the first break only its cause is of interest: does the missing version come later?
            let missing = gap.wanted..gap.came;
            if gap.found_at.is_none() && missing.contains(&entry.version) && gap.dossier == entry.dossier {
                gap.found_at = Some(at);
            }
            return;
        }
        // A cryptographic hash, so that nobody can choose names that fall together.
        let hash = Hashing::Sha256.leaf(entry.dossier.as_bytes());
        let name = hash.first_chunk::<8>().map_or(0, |bytes| u64::from_be_bytes(*bytes));
        if name % self.partitions != self.this {
            return;
        }
        let before = self.last.insert(name, (entry.version, at));
        let wanted = before.map_or(1, |(version, _)| version.saturating_add(1));
        if entry.version != wanted {
            self.first = Some(Gap {
                dossier: entry.dossier.clone(),
                wanted,
                came: entry.version,
                after: before.map(|(_, at)| at),
                at,
                found_at: None,
            });
        }
        if self.last.len() > self.limit && self.this == 0 {
            self.partitions *= 2;
            self.last.retain(|name, _| name % self.partitions == 0);
        }
    }

    /// The first break in the whole file: reads the partitions that had no place in the first pass.
    pub(super) fn finish(self, folder: &Path) -> Result<Option<Gap>, ExportError> {
        let mut first = self.first;
        for this in 1..self.partitions {
            let mut pass = Self {
                limit: self.limit,
                partitions: self.partitions,
                this,
                last: HashMap::new(),
                first: None,
            };
            let mut events = Events::open(folder)?;
            let mut at = 0;
            while let Some(Ok(row)) = events.next()? {
                pass.observe(&row.entry, at);
                at += 1;
            }
            if let Some(gap) = pass.first
                && first.as_ref().is_none_or(|first| gap.at < first.at)
            {
                first = Some(gap);
            }
        }
        Ok(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Writer;

    /// Three events of each of 40 dossiers, one of them missing, in a table for five.
    #[test]
    fn a_table_too_small_for_all_dossiers_finds_the_same_gap() {
        for missing in [0, 17, 40, 63, 79] {
            let place = tempfile::TempDir::new().unwrap();
            let mut writer = Writer::create(place.path(), "log", Hashing::Sha256, Vec::new()).unwrap();
            let (mut small, mut large) = (Versions::with_limit(5), Versions::new());
            for (at, serial) in (0..120_u64).filter(|serial| *serial != missing).enumerate() {
                let (position, dossier) = (at as u64, format!("case/{}", serial % 40));
                let (version, empty) = (serial / 40 + 1, String::new());
                let entry = Entry {
                    position,
                    dossier,
                    version,
                    kind: empty.clone(),
                    happened_at: 0,
                    recorded_at: 0,
                    actor: empty.clone(),
                    body: empty,
                };
                writer.event(&entry, &[0; 32]).unwrap();
                small.observe(&entry, position);
                large.observe(&entry, position);
            }
            writer.finish().unwrap();
            assert!(small.partitions > 1 && small.last.len() <= 6 && large.partitions == 1);
            let found = small.finish(place.path()).unwrap().unwrap();
            assert_eq!(
                (found.dossier, found.wanted, found.at),
                (format!("case/{}", missing % 40), missing / 40 + 1, missing + 39)
            );
            assert_eq!(large.finish(place.path()).unwrap().unwrap().at, missing + 39);
        }
    }
}
