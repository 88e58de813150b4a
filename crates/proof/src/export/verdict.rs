//! What is said about an export: intact, or the first bad event and what happened to it, in Chinese and English.

use std::fmt;
use std::ops::Range;

use crate::hashing::Hash;

/// 一句话: one statement in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub zh: String,
    pub en: String,
}

impl Sentence {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Adds a further statement.
    pub(super) fn and(mut self, more: Self) -> Self {
        self.zh.push('；');
        self.zh.push_str(&more.zh);
        self.en.push_str("; ");
        self.en.push_str(&more.en);
        self
    }
}

/// 异常种类: what happened to the first bad event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Changed,
    Dropped,
    Reordered,
    BackDated,
    CutOff,
    /// Signed checkpoints contradict one another: the holder of the key made two histories.
    Rewritten,
    /// Events after the last checkpoint: nobody vouches for them.
    Unsealed,
    /// A checkpoint is malformed, out of order or not signed by the key.
    SealBroken,
    /// A line cannot be read as an event.
    Unreadable,
}

impl Kind {
    /// The word of the verdict.
    pub fn words(self) -> Sentence {
        match self {
            Self::Changed => Sentence::new("被改动", "changed"),
            Self::Dropped => Sentence::new("被删去", "dropped"),
            Self::Reordered => Sentence::new("被调换次序", "reordered"),
            Self::BackDated => Sentence::new("时间被倒签", "back-dated"),
            Self::CutOff => Sentence::new("末尾被截去", "cut off"),
            Self::Rewritten => Sentence::new("历史被改写", "history was rewritten"),
            Self::Unsealed => Sentence::new("未经封存", "not sealed"),
            Self::SealBroken => Sentence::new("检查点无效", "checkpoint not valid"),
            Self::Unreadable => Sentence::new("无法读出", "unreadable"),
        }
    }
}

/// 异常: the first bad event, as exactly as the evidence allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// The positions among which the first bad event is. One position: it is that event. Several: everything before
    /// `events.start` is shown intact, and nothing signed tells which of these is the first bad one.
    /// For `cut_off` it is the first position that is missing for certain; `because` says whether the events between
    /// the last fitting checkpoint and it are still vouched for.
    pub events: Range<u64>,
    /// The evidence.
    pub because: Sentence,
}

impl Finding {
    /// Whether the event itself is named, not only an interval.
    pub fn is_exact(&self) -> bool {
        self.events.end == self.events.start + 1
    }
}

/// 结论: the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Intact { events: u64, checkpoints: u64, root: Hash },
    Broken(Finding),
}

/// 核验报告: the verdict and what its reader should know beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub verdict: Verdict,
    pub warnings: Vec<Sentence>,
}

impl Report {
    /// Whether the whole export is as it was sealed.
    pub fn is_intact(&self) -> bool {
        matches!(self.verdict, Verdict::Intact { .. })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Intact { events, checkpoints, root } => {
                write!(
                    f,
                    "intact 完好: {events} events, {checkpoints} checkpoints, root {}",
                    hex::encode(root)
                )
            }
            Self::Broken(finding) => finding.fmt(f),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.kind.words();
        let Range { start, end } = self.events;
        let (zh, en) = (&self.because.zh, &self.because.en);
        if self.is_exact() {
            writeln!(f, "{} {}: event {start} 第 {start} 号事件", words.en, words.zh)?;
        } else {
            let last = end.saturating_sub(1).max(start);
            writeln!(
                f,
                "{} {}: first bad event among {start} … {last} 首个异常事件在第 {start} 至 {last} 号之间",
                words.en, words.zh
            )?;
        }
        write!(f, "  {zh}。\n  {en}.")
    }
}
