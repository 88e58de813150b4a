//! 改革批次 (接放管): a round of reform in which powers are delegated, taken over, cancelled or changed, as a journal.
//!
//! A round has a name, the document it rests on, a period and the limits of its procedure; in it stand adjustments, each
//! of one item, which this hall may not have yet (D-01). An adjustment is proposed by a department, found lawful,
//! reasonable and really needed by others (D-02), approved by the government where that is needed (D-05), published, and
//! executed on its day (D-06). What an execution means for the item [`follows`] says, and the item itself carries it
//! out; open cases finish where they began unless a list hands them over. No item is edited here, and nothing reads the
//! time.

mod apply;
pub mod command;
mod decide;
mod due;
pub mod event;
mod follow;
pub mod kind;
mod level;
mod refusal;
mod terms;

pub use command::{Command, Context};
pub use due::StageDue;
pub use event::Event;
pub use follow::{effect, follows};
pub use kind::{
    AdjustCause, AdjustEffect, AdjustKind, AdjustStage, AdjustState, AdjustTest, DelegatedBy, DelegationWay,
    TakeOverPaper,
};
pub use level::{LevelGap, level_gaps};
pub use refusal::Refusal;
pub use terms::Terms;

use crate::{
    identifier::CaseNumber,
    name::{FileHash, PersonId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use serde::{Deserialize, Serialize};

/// Adjustments that one round may hold: a county has fewer powers than that.
pub const ADJUSTMENTS_MAX: usize = 1_000;
/// Cases that one list may hand over.
pub const CASES_MAX: usize = 500;
/// Signs of a round's number.
pub const NUMBER_MAX: usize = 20;

/// 改革批次
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// What it was opened with; none until then.
    pub opening: Option<RoundOpening>,
    /// Its adjustments, by number from 1.
    pub adjustments: BTreeMap<u32, Adjustment>,
}

/// 批次要素: what a round is opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOpening {
    /// 批次编号 (`2026-1`): the name of the dossier.
    pub number: String,
    /// 名称
    pub name: String,
    /// 依据文件, with its number.
    pub basis: String,
    /// 起
    pub from: Date,
    /// 止
    pub until: Date,
    /// 办理期限
    pub limits: RoundLimits,
}

/// 办理期限 of a round's procedure (D-05): what another province practises, so each round says its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundLimits {
    /// From the cause to the proposal.
    pub apply: WorkingDays,
    /// From the proposal to the last opinion.
    pub review: WorkingDays,
    /// From the approval to the publication.
    pub publish: WorkingDays,
}

impl Default for RoundLimits {
    /// Ten, fifteen and three working days (D-05).
    fn default() -> Self {
        Self { apply: WorkingDays(10), review: WorkingDays(15), publish: WorkingDays(3) }
    }
}

/// 调整: what a round does to one item.
#[derive(Clone, Debug)]
pub struct Adjustment {
    /// What is to happen (D-01).
    pub terms: Box<Terms>,
    /// How far it has come.
    pub state: AdjustState,
    /// Who proposed it, or worded it last.
    pub proposed_by: PersonId,
    /// Everybody who had a hand in its words: none of them gives an opinion on it (D-02).
    pub authors: BTreeSet<PersonId>,
    /// How often it has been worded: opinions and approval are about one wording.
    pub worded: u32,
    /// When it was proposed first.
    pub proposed_on: Date,
    /// 论证意见 (D-02)
    pub opinions: BTreeMap<AdjustTest, Opinion>,
    /// When the last of three favourable opinions was given.
    pub reviewed_on: Option<Date>,
    /// 附件 (D-03)
    pub papers: BTreeMap<TakeOverPaper, FileHash>,
    /// 政府批准 (D-05)
    pub approval: Option<Approval>,
    /// 公布日
    pub published_on: Option<Date>,
    /// 执行日, and what it meant for the item.
    pub executed: Option<(Date, AdjustEffect)>,
    /// 移交清单 (D-06)
    pub handed_over: Vec<HandOver>,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
    /// When anything last happened to it.
    pub changed_at: Instant,
}

/// 论证意见 (D-02)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Whether the test is passed.
    pub agrees: bool,
    /// 意见
    pub words: String,
    /// Whose.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// 政府批准 (D-05)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// 批准文号
    pub document: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// 移交清单: open cases that another body goes on with (D-06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// 办件
    pub cases: Vec<CaseNumber>,
    /// 接收机关
    pub to: String,
    /// When.
    pub on: Date,
}

impl Adjustment {
    /// The tests that nobody has found passed (D-02), in their order.
    #[must_use]
    pub fn tests_open(&self) -> Vec<AdjustTest> {
        let passed = |test: &&AdjustTest| !self.opinions.get(test).is_some_and(|opinion| opinion.agrees);
        AdjustTest::ALL.iter().filter(passed).copied().collect()
    }

    /// What a take-over still lacks of its five attachments (D-03); nothing else needs them.
    #[must_use]
    pub fn papers_missing(&self) -> Vec<TakeOverPaper> {
        if self.terms.kind != AdjustKind::TakeOver {
            return Vec::new();
        }
        TakeOverPaper::ALL.iter().filter(|paper| !self.papers.contains_key(paper)).copied().collect()
    }

    /// The moment from which nothing stands in the way of the execution (D-06): the beginning of its day, or when the
    /// last thing that was missing came, if that was later.
    #[must_use]
    pub fn ready_at(&self) -> Option<Instant> {
        let ready = self.state == AdjustState::Published && self.papers_missing().is_empty();
        ready.then(|| Instant::midnight(self.terms.execution_on).max(self.changed_at))
    }

    /// Whether it is still on its way.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, AdjustState::Executed | AdjustState::Withdrawn)
    }

    /// Whether the public may read of it: published, or executed after that.
    #[must_use]
    pub fn is_public(&self) -> bool {
        matches!(self.state, AdjustState::Published | AdjustState::Executed)
    }

    /// What became of the item, once it was executed.
    #[must_use]
    pub fn effect(&self) -> Option<AdjustEffect> {
        self.executed.map(|(_, effect)| effect)
    }
}

impl Round {
    /// When the round next wants waking: the day of the next execution (D-06).
    #[must_use]
    pub fn next_wake(&self) -> Option<Instant> {
        self.adjustments.values().filter_map(Adjustment::ready_at).min()
    }

    /// 承接 87 · 取消 38 …: how many adjustments of each kind stand where (D-08). What was withdrawn does not count.
    #[must_use]
    pub fn progress(&self) -> BTreeMap<AdjustKind, BTreeMap<AdjustState, u32>> {
        let mut counts: BTreeMap<AdjustKind, BTreeMap<AdjustState, u32>> = BTreeMap::new();
        let counted = self.adjustments.values().filter(|one| one.state != AdjustState::Withdrawn);
        for adjustment in counted {
            *counts.entry(adjustment.terms.kind).or_default().entry(adjustment.state).or_default() += 1;
        }
        counts
    }

    /// The adjustment in which this case was handed over, if it was (D-06).
    #[must_use]
    pub fn handed_over(&self, case: &CaseNumber) -> Option<&HandOver> {
        let lists = self.adjustments.values().flat_map(|adjustment| &adjustment.handed_over);
        lists.into_iter().find(|list| list.cases.contains(case))
    }
}
