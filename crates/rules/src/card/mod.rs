//! 监察牌: the dossier of one card, from raised to closed or cancelled (S-07 … S-12, SU3).
//!
//! A card is never deleted (S-08). Whoever is responsible explains within the hall's period (S-09), or is urged ([`urging`]);
//! a supervisor closes it, or cancels it with a reason, and may order or propose something in writing ([`order`], N-19);
//! whoever is laid it may appeal ([`appeal`]). Who answers for it in person, accountability says, not this dossier.

pub mod appeal;
mod apply;
pub mod decide;
pub mod event;
pub mod order;
pub mod refusal;
pub mod urging;

pub use appeal::{Appeal, AppealDecision, Exemption, Verdict};
pub use decide::{Command, Context};
pub use event::Event;
pub use order::{OrderKind, Rectification, SupervisionOrder};
pub use refusal::Refusal;
pub use urging::{Unanswered, next_wake};

use crate::{
    case::Document,
    clock::Clock,
    identifier::DocumentNumber,
    item::content::coded,
    name::{Commitment, DepartmentId, PersonId},
    supervision::{Finding, SupervisionLevel},
    time::Instant,
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// 监察牌
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// What it is about; none until raised.
    pub finding: Option<Finding>,
    /// 状态
    pub state: CardState,
    /// When it was raised.
    pub raised: Option<Instant>,
    /// Who raised it by hand; none when a rule did.
    pub raised_by: Option<PersonId>,
    /// The clock of the explanation (S-09).
    pub clock: Option<Clock>,
    /// What has come of not answering in time (S-10).
    pub unanswered: Unanswered,
    /// 说明
    pub explanation: Option<Explanation>,
    /// 补充说明: what was added to it before the conclusion, oldest first.
    pub supplements: Vec<Explanation>,
    /// 又发现的起因: what the same rule found again while the card stood (S-07), oldest first.
    pub causes: Vec<AddedCause>,
    /// Every raising of it: a card that was over may be raised anew.
    pub raisings: Vec<Raising>,
    /// 整改: what the responsible side has put right by itself.
    pub correction: Option<Rectification>,
    /// 申诉 (S-11)
    pub appeal: Option<Appeal>,
    /// 督办与建议, since the card was raised last.
    pub orders: Vec<SupervisionOrder>,
    /// 文书: what was issued on it (N-19).
    pub documents: Vec<Document>,
    /// 归卷: which papers lie in its file, and their fingerprints.
    pub filed: BTreeMap<DocumentNumber, Commitment>,
    /// The last event that somebody who saw the card before has not seen; filing a paper is none, nor is what time alone brings.
    pub acted: u64,
    /// Why it was closed or cancelled.
    pub conclusion: String,
    /// When.
    pub concluded: Option<Instant>,
    /// By whom.
    pub concluded_by: Option<PersonId>,
    /// 免责情形, where it was cancelled for one (S-12).
    pub exemption: Option<Exemption>,
}

/// 说明: what the responsible side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Who explains.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 原因与整改
    pub text: String,
}

/// 一次发牌: one raising of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raising {
    /// The number of its event.
    pub version: u64,
    /// When.
    pub at: Instant,
    /// To which department it was laid then.
    pub department: DepartmentId,
}

/// 又发现的起因: a breach found on an open card, which would have raised it had it not stood already (S-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedCause {
    /// What was found.
    pub finding: Finding,
    /// When.
    pub at: Instant,
    /// The number of its event, by which it is told what was found before an appeal and what after.
    pub version: u64,
}

coded!(
    /// 监察牌状态
    CardState {
        Open = "已发出",
        Notified = "已通知",
        Explained = "已说明",
        UnderAppeal = "申诉中",
        Upheld = "维持",
        Cancelled = "已摘牌",
        Closed = "已办结",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for CardState {
    fn default() -> Self {
        Self::Open
    }
}

impl CardState {
    /// Whether nobody has to do anything about the card any more; an appeal may still open it again.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Cancelled | Self::Closed)
    }
}

impl Card {
    /// The numbers of the events that prove it: those it was raised for, and those found since.
    #[must_use]
    pub fn evidence(&self) -> Vec<u64> {
        let since = self.causes.iter().map(|cause| &cause.finding);
        self.finding.iter().chain(since).flat_map(|finding| finding.evidence.iter().copied()).collect()
    }

    /// The raising that stood when this event came.
    #[must_use]
    pub fn raising_before(&self, version: u64) -> Option<&Raising> {
        self.raisings.iter().rfind(|raising| raising.version < version)
    }

    /// Whether anybody still has to do something about it: a reminder asks for nothing, unless something is ordered on it.
    #[must_use]
    pub fn wants_something(&self) -> bool {
        let is_reminder =
            self.finding.as_ref().is_some_and(|finding| finding.level == SupervisionLevel::Remind);
        !self.state.is_final() && (!is_reminder || self.open_order().is_some())
    }
}

impl crate::dossier::Filing for Card {
    fn acted(&self) -> u64 {
        self.acted
    }
}
