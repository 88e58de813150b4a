//! The walk through an export, event by event, checkpoint by checkpoint. It gathers evidence; `judge` decides.
//!
//! Memory stays the same however long the log is: two frontiers, one line, one checkpoint, the table of dossier
//! versions (bounded, see `gap`), and what the reader's own receipts need.

use std::ops::Range;
use std::path::Path;

use super::gap::{Gap, Versions};
use super::narrow::{Probe, Stretches};
use super::read::{Events, ExportError, card};
use super::seals::{Seal, Seals, Trouble};
use super::suspect::{Clue, Sealed, Suspect};
use super::{Kind, LogCard, Report, Row, Sentence, judge};
use crate::checkpoint::Note;
use crate::frontier::Frontier;
use crate::hashing::Hash;
use crate::key::PublicKey;
use crate::receipt::Receipt;

/// 佐证: what the reader brings along from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Trusted public keys. Every checkpoint must be signed by one of them. Without any, the first key in `log.json`
    /// is taken, with a warning.
    pub keys: Vec<PublicKey>,
    /// Checkpoints kept elsewhere (witness, supervision body, an older export).
    pub checkpoints: Vec<Note>,
    /// Receipts kept elsewhere; they were verified by whoever brings them.
    pub receipts: Vec<Receipt>,
}

/// A checkpoint that the events do not lead to.
#[derive(Debug, Clone)]
pub(super) struct Breach {
    /// From the last checkpoint that fits to the one that does not.
    pub(super) events: Range<u64>,
    pub(super) outside: bool,
    /// The largest checkpoint kept elsewhere that fits, should the export's own not be trusted.
    pub(super) outside_from: u64,
    /// How many of these events were recorded after the checkpoint was made.
    pub(super) late: u64,
    /// A later or equal checkpoint of the export fits: the key's holder signed two histories.
    pub(super) signed_twice: bool,
}

/// All that was gathered.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) card: LogCard,
    pub(super) count: u64,
    pub(super) root: Hash,
    pub(super) checkpoints: u64,
    /// Size of the last checkpoint that fits.
    pub(super) sealed: u64,
    /// Size of the largest checkpoint beyond the last event.
    pub(super) beyond: Option<u64>,
    pub(super) suspect: Option<Suspect>,
    pub(super) breach: Option<Breach>,
    pub(super) gap: Option<Gap>,
    pub(super) unreadable: Option<Sentence>,
    pub(super) trouble: Option<Trouble>,
    pub(super) stretches: Stretches,
}

/// Reads the export in `folder` and says whether it is as it was sealed.
///
/// Errors mean that there is no verdict: a file is missing, `log.json` is malformed, or the evidence is not of this log.
pub fn inspect(folder: &Path, evidence: &Evidence) -> Result<Report, ExportError> {
    let card = card(folder)?;
    let mut warnings = Vec::new();
    let mut keys = evidence.keys.clone();
    if keys.is_empty() {
        keys.extend(card.public_keys.first().cloned());
        warnings.push(Sentence::new(
            "所用公钥取自导出本身；公钥应从别处取得，并以 --key 给出",
            "the public key was taken from the export itself; it should come from elsewhere (--key)",
        ));
    }
    if keys.is_empty() {
        return Err(ExportError::NoKey);
    }
    let mut outside = evidence.checkpoints.clone();
    for receipt in &evidence.receipts {
        receipt.verify(&keys).map_err(|error| ExportError::Kept(error.to_string()))?;
        outside.push(receipt.checkpoint.clone());
    }
    let seals = Seals::open(folder, &card, keys, outside)?;
    let gathered = Walk::new(card, seals, &evidence.receipts).run(folder)?;
    if gathered.card.size != gathered.count {
        let (said, found) = (gathered.card.size, gathered.count);
        warnings.push(Sentence::new(
            format!("log.json 称有 {said} 个事件，实有 {found} 个"),
            format!("log.json speaks of {said} events, there are {found}"),
        ));
    }
    Ok(Report { verdict: judge::verdict(&gathered), warnings })
}

struct Walk {
    card: LogCard,
    seals: Seals,
    count: u64,
    /// Over the leaves computed here.
    computed: Frontier,
    /// Over the stored leaves, from the first one that differs.
    stored: Option<Frontier>,
    /// Size and time of the last checkpoint that fits, and the root it had.
    sealed: (u64, i64),
    outside_sealed: u64,
    /// The times of the last two rows.
    times: [i64; 2],
    /// A row that came before its time: decided when the next row is seen.
    pending: Option<Pending>,
    late: Option<(u64, Row)>,
    late_count: u64,
    suspect: Option<Suspect>,
    breach: Option<Breach>,
    versions: Versions,
    probes: Vec<Probe>,
    stretches: Stretches,
    misplaced: bool,
}

/// Two neighbours whose times run backwards; the first was recorded at `before`.
struct Pending {
    at: u64,
    before: i64,
    first: Row,
}

impl Walk {
    fn new(card: LogCard, seals: Seals, receipts: &[Receipt]) -> Self {
        Self {
            computed: Frontier::new(card.hashing),
            card,
            seals,
            count: 0,
            stored: None,
            sealed: (0, i64::MIN),
            outside_sealed: 0,
            times: [i64::MIN; 2],
            pending: None,
            late: None,
            late_count: 0,
            suspect: None,
            breach: None,
            versions: Versions::new(),
            probes: receipts.iter().map(Probe::new).collect(),
            stretches: Stretches::default(),
            misplaced: false,
        }
    }

    fn run(mut self, folder: &Path) -> Result<Gathered, ExportError> {
        let mut events = Events::open(folder)?;
        let mut before: Option<Row> = None;
        let unreadable = loop {
            self.compare_due()?;
            match events.next()? {
                None => break None,
                Some(Err(why)) => break Some(why),
                Some(Ok(row)) => {
                    self.row(&row, before.as_ref())?;
                    before = Some(row);
                }
            }
        };
        self.decide_pending(None);
        let mut beyond = None;
        while let Some(seal) = self.seals.take()? {
            // What is left is larger than the log, unless a misplaced row ended the comparison.
            beyond = Some(seal.checkpoint.size).filter(|size| *size > self.count).or(beyond);
        }
        Ok(Gathered {
            count: self.count,
            root: self.computed.root(),
            checkpoints: self.seals.sound,
            sealed: self.sealed.0,
            beyond,
            suspect: self.suspect,
            breach: self.breach,
            gap: self.versions.finish(folder)?,
            unreadable,
            trouble: self.seals.trouble,
            stretches: self.stretches,
            card: self.card,
        })
    }

    /// Compares all checkpoints of the present size.
    fn compare_due(&mut self) -> Result<(), ExportError> {
        while !self.misplaced && self.seals.peek()?.is_some_and(|seal| seal.checkpoint.size <= self.count) {
            if let Some(seal) = self.seals.take()? {
                self.compare(&seal);
            }
        }
        Ok(())
    }

    fn compare(&mut self, seal: &Seal) {
        let (size, root) = (seal.checkpoint.size, seal.checkpoint.root);
        let columns = self.computed.root() == root;
        let leaves = self.stored.as_ref().map_or(columns, |stored| stored.root() == root);
        if let Some(suspect) = &mut self.suspect
            && suspect.clue == Clue::Leaf
            && suspect.at < size
        {
            suspect.sealed.get_or_insert(match (leaves, columns) {
                (true, _) => Sealed::Leaves,
                (false, true) => Sealed::Columns,
                (false, false) => Sealed::Neither,
            });
        }
        let late = std::mem::take(&mut self.late_count);
        let late_row = self.late.take();
        if columns || leaves {
            if let Some((at, row)) = late_row {
                let why = Sentence::new(
                    "记录时间晚于覆盖它的检查点的签署时间",
                    "it was recorded after the time of the checkpoint that covers it",
                );
                self.suspect(at, Clue::Time(Kind::BackDated, why), &row);
            }
            match &mut self.breach {
                Some(breach) => breach.signed_twice |= !seal.outside,
                None => self.sealed = (size, seal.checkpoint.time),
            }
            if seal.outside && self.breach.is_none() {
                self.outside_sealed = size;
            }
        } else if self.breach.is_none() {
            // Two checkpoints of one size, of which the first fits, cannot both be true.
            let signed_twice = size == self.sealed.0 && size > 0;
            self.breach = Some(Breach {
                events: self.sealed.0..size,
                outside: seal.outside,
                outside_from: self.outside_sealed,
                late,
                signed_twice,
            });
        }
    }

    fn row(&mut self, row: &Row, before: Option<&Row>) -> Result<(), ExportError> {
        let at = self.count;
        self.count += 1;
        if let Some(suspect) = &mut self.suspect {
            suspect.observe(row, at);
        }
        if self.misplaced {
            return Ok(());
        }
        if row.entry.position != at {
            self.decide_pending(None);
            self.misplaced = true;
            self.suspect(at, Clue::Place, row);
            return Ok(());
        }
        let leaf = row.entry.leaf(self.card.hashing);
        self.append(leaf, row.leaf);
        if leaf != row.leaf {
            self.suspect(at, Clue::Leaf, row);
        }
        self.check_times(at, row, before)?;
        self.versions.observe(&row.entry, at);
        Ok(())
    }

    fn append(&mut self, computed: Hash, stored: Hash) {
        if computed != stored && self.stored.is_none() {
            self.stored = Some(self.computed.clone());
        }
        if let Some(frontier) = &mut self.stored {
            frontier.append(stored);
        }
        self.computed.append(computed);
        for probe in &mut self.probes {
            probe.append(self.card.hashing, computed, &mut self.stretches);
        }
    }

    fn check_times(&mut self, at: u64, row: &Row, before: Option<&Row>) -> Result<(), ExportError> {
        let recorded = row.entry.recorded_at;
        self.decide_pending(Some(recorded));
        let [second_last, last] = self.times;
        let impossible = if row.entry.happened_at > recorded {
            Some(("发生时间晚于记录时间", "it is said to have happened after it was recorded"))
        } else if recorded < self.sealed.1 {
            Some((
                "记录时间早于此前检查点的签署时间",
                "it is recorded before the time of an earlier checkpoint",
            ))
        } else if recorded < second_last {
            Some(("记录时间早于其前的事件", "it is recorded before the events in front of it"))
        } else {
            None
        };
        if let Some((zh, en)) = impossible {
            self.suspect(at, Clue::Time(Kind::BackDated, Sentence::new(zh, en)), row);
        } else if recorded < last
            && let Some(first) = before
        {
            self.pending = Some(Pending { at, before: last, first: first.clone() });
        }
        if self.seals.peek()?.is_some_and(|seal| recorded > seal.checkpoint.time) {
            self.late_count += 1;
            self.late.get_or_insert_with(|| (at, row.clone()));
        }
        self.times = [last, recorded];
        Ok(())
    }

    /// Two neighbours run backwards, and the second fits behind the one before both. When the row after them is also
    /// earlier than the first, the first came from further down. Otherwise they may have changed places.
    fn decide_pending(&mut self, next: Option<i64>) {
        let Some(Pending { at, before, first }) = self.pending.take() else { return };
        // A leaf that does not fit tells which of the two it is.
        if let Some(suspect) = self.suspect.as_mut().filter(|suspect| suspect.clue == Clue::Leaf) {
            if suspect.at == at {
                suspect.back_dated.get_or_insert_with(|| {
                    Sentence::new("记录时间早于其前的事件", "it is recorded before the event in front of it")
                });
            }
            if suspect.at <= at {
                return;
            }
        }
        let why = if next.is_some_and(|next| next < before) {
            Sentence::new("其记录时间晚于其后的事件", "it is recorded after the events behind it")
        } else {
            Sentence::new(
                format!("它与第 {at} 号的记录时间先后颠倒（次序被调换，或其一的时间被改）"),
                format!(
                    "its time and that of event {at} run backwards (they changed places, or one time was altered)"
                ),
            )
        };
        self.suspect(at - 1, Clue::Time(Kind::Reordered, why), &first);
    }

    /// Keeps the first suspect; time evidence against the same event is added to it.
    fn suspect(&mut self, at: u64, clue: Clue, row: &Row) {
        match &mut self.suspect {
            Some(first) if first.at == at => {
                if let Clue::Time(Kind::BackDated, why) = clue {
                    first.back_dated.get_or_insert(why);
                }
            }
            Some(first) if first.at < at => {}
            _ => self.suspect = Some(Suspect::new(at, clue, row.clone(), self.card.hashing)),
        }
    }
}
