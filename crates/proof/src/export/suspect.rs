//! One event that betrays itself: by its place, its leaf or its times. The rest of the log is then searched for what
//! happened to it, because a leaf that was not made anew still proves the place at which its event once stood.

use super::{Kind, Row, Sentence};
use crate::hashing::Hashing;

/// So many places ahead an event is tried at once; the rest of the file is tried row by row.
const REACH: u64 = 1024;

/// What was noticed first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clue {
    /// The row says another position than the one due.
    Place,
    /// The columns do not give the stored leaf.
    Leaf,
    /// Place and leaf agree, the times cannot be.
    Time(Kind, Sentence),
}

/// What the next checkpoint said to a row whose leaf does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sealed {
    /// The stored leaves are under the seal: the columns were changed.
    Leaves,
    /// The columns are under the seal: the leaf was changed.
    Columns,
    /// Neither: more is wrong than this row shows.
    Neither,
}

#[derive(Debug, Clone)]
pub(super) struct Suspect {
    pub(super) at: u64,
    pub(super) clue: Clue,
    row: Row,
    hashing: Hashing,
    /// Time evidence against a row that was noticed for its leaf.
    pub(super) back_dated: Option<Sentence>,
    pub(super) sealed: Option<Sealed>,
    stood_at: Option<u64>,
    /// The row, counted in the file, that proves to have stood here.
    displaced_to: Option<u64>,
}

impl Suspect {
    pub(super) fn new(at: u64, clue: Clue, row: Row, hashing: Hashing) -> Self {
        let stood_at = (clue == Clue::Leaf)
            .then(|| (at + 1..=at.saturating_add(REACH)).find(|q| row.entry.leaf_at(hashing, *q) == row.leaf))
            .flatten();
        Self { at, clue, row, hashing, back_dated: None, sealed: None, stood_at, displaced_to: None }
    }

    /// Searches a later row, the one at `index` in the file, for traces.
    pub(super) fn observe(&mut self, later: &Row, index: u64) {
        match self.clue {
            Clue::Place if self.displaced_to.is_none() && later.entry.position == self.at => {
                self.displaced_to = Some(index);
            }
            Clue::Leaf => {
                if self.displaced_to.is_none() {
                    let there = later.entry.leaf_at(self.hashing, self.at);
                    // The leaf went along with the event, or stayed when the events changed places.
                    if there == later.leaf || there == self.row.leaf {
                        self.displaced_to = Some(index);
                    }
                }
                if self.stood_at.is_none() {
                    let here = self.row.entry.leaf_at(self.hashing, later.entry.position);
                    if here == self.row.leaf || here == later.leaf {
                        self.stood_at = Some(later.entry.position);
                    }
                }
            }
            Clue::Place | Clue::Time(..) => {}
        }
    }

    /// What happened, after the whole log was seen.
    pub(super) fn explain(&self) -> (Kind, Sentence) {
        let at = self.at;
        if let Clue::Time(kind, why) = &self.clue {
            return (*kind, why.clone());
        }
        if let Some(index) = self.displaced_to {
            let zh = format!("原在此处的事件现在文件的第 {index} 行（从 0 数）");
            let en = format!("the event that stood here is now in row {index} of the file (counting from 0)");
            return (Kind::Reordered, Sentence::new(zh, en));
        }
        if self.clue == Clue::Place {
            let found = self.row.entry.position;
            return if found > at {
                let zh = format!("第 {at} 至 {} 号缺失，其后为第 {found} 号", found - 1);
                let en = format!("positions {at} to {} are missing; the next is {found}", found - 1);
                (Kind::Dropped, Sentence::new(zh, en))
            } else {
                let zh = format!("应为第 {at} 号，却再次出现第 {found} 号");
                let en = format!("position {at} is due, {found} comes again");
                (Kind::Reordered, Sentence::new(zh, en))
            };
        }
        if let Some(q) = self.stood_at {
            let zh = format!("现在此处的事件按其散列原为第 {q} 号，原第 {at} 号已不存在，位置被重新编号");
            let en = format!(
                "the event now here stood at {q} by its leaf, the one that stood at {at} is gone, positions were renumbered"
            );
            return (Kind::Dropped, Sentence::new(zh, en));
        }
        let leaf = self.explain_leaf();
        match &self.back_dated {
            Some(time) => (Kind::BackDated, time.clone().and(leaf)),
            None => (Kind::Changed, leaf),
        }
    }

    fn explain_leaf(&self) -> Sentence {
        match self.sealed {
            Some(Sealed::Leaves) => Sentence::new(
                "内容或时间与所存散列不符，而该散列受已签名检查点保护",
                "its text or times do not give its stored leaf, and that leaf is under a signed checkpoint",
            ),
            Some(Sealed::Columns) => Sentence::new(
                "事件各列受已签名检查点保护，被改动的是其 leaf 列",
                "its columns are under a signed checkpoint; what was changed is the leaf column",
            ),
            Some(Sealed::Neither) => Sentence::new(
                "内容或时间与所存散列不符，且覆盖它的检查点表明同一区间还有其他改动",
                "its text or times do not give its stored leaf, and the checkpoint over it shows that more was altered near it",
            ),
            None => Sentence::new(
                "内容或时间与所存散列不符，其后没有检查点可比对",
                "its text or times do not give its stored leaf; no later checkpoint is there to compare with",
            ),
        }
    }
}
