//! A small log as a node would write it, to be tampered with: 120 events of 12 dossiers, a checkpoint every 10.

use std::path::Path;
use std::sync::LazyLock;

use proof::export::{Evidence, Finding, Report, Row, Verdict, Writer, inspect};
use proof::{Checkpoint, Entry, Frontier, Hash, Hashing, Note, PublicKey, Receipt, Signer, inclusion};
use tempfile::TempDir;

pub(crate) const ORIGIN: &str = "onewindow.example/370800";
pub(crate) const SIZE: u64 = 120;
pub(crate) const EVERY: u64 = 10;
const START: i64 = 1_763_776_800_000;

#[derive(Clone)]
pub(crate) struct CountyLog {
    pub(crate) hashing: Hashing,
    pub(crate) rows: Vec<Row>,
    pub(crate) notes: Vec<Note>,
}

pub(crate) fn signer() -> Signer {
    Signer::from_seed(ORIGIN, &[7; 32]).unwrap()
}

pub(crate) fn key() -> PublicKey {
    signer().public()
}

/// The event at a position. Dossiers take turns; every fifth event shares its time with the one before (one batch).
pub(crate) fn entry(position: u64) -> Entry {
    let recorded_at = START + (position - u64::from(position % 5 == 4)) as i64 * 1000;
    Entry {
        position,
        dossier: format!("case/{}", position % 12),
        version: position / 12 + 1,
        kind: "step_finished".into(),
        happened_at: recorded_at - 400,
        recorded_at,
        actor: format!("staff/{}", position % 3),
        body: format!("{{\"意见\":\"同意\",\"serial\":{position}}}"),
    }
}

impl CountyLog {
    /// Signed once for all tests of a process: signatures are what takes time here.
    pub(crate) fn lived() -> Self {
        static LIVED: LazyLock<CountyLog> = LazyLock::new(|| CountyLog::with(Hashing::Sha256));
        LIVED.clone()
    }

    pub(crate) fn with(hashing: Hashing) -> Self {
        let mut log = Self { hashing, rows: Vec::new(), notes: Vec::new() };
        log.rows = (0..SIZE).map(entry).map(|entry| Row { leaf: entry.leaf(hashing), entry }).collect();
        log.notes = (EVERY..=SIZE).step_by(EVERY as usize).map(|size| log.seal(size)).collect();
        log
    }

    pub(crate) fn root(&self, size: u64) -> Hash {
        let mut frontier = Frontier::new(self.hashing);
        self.rows[..size as usize].iter().for_each(|row| drop(frontier.append(row.leaf)));
        frontier.root()
    }

    /// The checkpoint over the first `size` rows as they are now, half a second after the last of them.
    pub(crate) fn seal(&self, size: u64) -> Note {
        let time = self.rows[size as usize - 1].entry.recorded_at + 500;
        let checkpoint =
            Checkpoint { origin: ORIGIN.into(), size, root: self.root(size), hashing: self.hashing, time };
        checkpoint.sign(&signer()).unwrap()
    }

    /// The receipt for an event under the checkpoint of `size`.
    pub(crate) fn receipt(&self, position: u64, size: u64) -> Receipt {
        let mut levels = vec![self.rows.iter().map(|row| row.leaf).collect::<Vec<Hash>>()];
        while levels[levels.len() - 1].len() > 1 {
            let below = &levels[levels.len() - 1];
            levels.push(below.as_chunks::<2>().0.iter().map(|[l, r]| self.hashing.node(l, r)).collect());
        }
        let node = |level: u32, index: u64| levels[level as usize].get(index as usize).copied();
        let proof = inclusion(self.hashing, size, position, node).unwrap();
        let note = self.notes.iter().find(|note| note.checkpoint().size == size).unwrap();
        Receipt::of_event(self.rows[position as usize].entry.clone(), proof, note.clone())
    }

    /// What the careful attacker does afterwards: positions, leaves (and so head and log.json) made anew.
    pub(crate) fn cover_up(&mut self) {
        self.renumber();
        for row in &mut self.rows {
            row.leaf = row.entry.leaf(self.hashing);
        }
    }

    pub(crate) fn renumber(&mut self) {
        for (position, row) in self.rows.iter_mut().enumerate() {
            row.entry.position = position as u64;
        }
    }

    pub(crate) fn write(&self, folder: &Path) {
        let mut writer = Writer::create(folder, ORIGIN, self.hashing, vec![key()]).unwrap();
        self.rows.iter().for_each(|row| writer.event(&row.entry, &row.leaf).unwrap());
        self.notes.iter().for_each(|note| writer.checkpoint(note).unwrap());
        let totals = writer.finish().unwrap();
        assert_eq!((totals.events, totals.checkpoints), (self.rows.len() as u64, self.notes.len() as u64));
    }

    pub(crate) fn inspect_with(&self, evidence: Evidence) -> Report {
        let folder = TempDir::new().unwrap();
        self.write(folder.path());
        inspect(folder.path(), &Evidence { keys: vec![key()], ..evidence }).unwrap()
    }

    pub(crate) fn finding_with(&self, evidence: Evidence) -> Finding {
        let report = self.inspect_with(evidence);
        match report.verdict {
            Verdict::Broken(finding) => finding,
            Verdict::Intact { .. } => panic!("found intact"),
        }
    }

    pub(crate) fn finding(&self) -> Finding {
        self.finding_with(Evidence::default())
    }
}
