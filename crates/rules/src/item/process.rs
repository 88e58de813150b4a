//! 办理流程: the block-structured process of an item.
//!
//! A process is a sequence of blocks; a block is a step, named parallel branches, or a choice by the applicant's
//! answers. There is no free graph, so nothing can deadlock or lose a token, and which steps are open is a plain
//! function of which are done. Receipt, acceptance and delivery belong to every case by law and are not steps
//! here: a process names only the posts that do them, and what lies between acceptance and delivery.

use super::content::{When, coded};
use crate::{
    clock::Limit,
    name::{PostId, StepId},
};
use alloc::{string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// 办理流程
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Process {
    /// 受理岗: the post that receives and accepts.
    pub acceptance_post: PostId,
    /// 送达岗: the post that delivers.
    pub delivery_post: PostId,
    /// 一审核准: full authorisation, under which one person may accept and decide (K-13, PR1, P-14).
    pub full_authorisation: bool,
    /// 环节: what lies between acceptance and delivery; the last block is the one decision.
    pub blocks: Vec<Block>,
}

/// 流程块
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// 环节
    Step(Step),
    /// 并联: all branches run at once; the block is done when every branch is (L-02).
    Parallel {
        /// 分支
        branches: Vec<Branch>,
    },
    /// 分支选择: the first arm whose condition holds; an arm without condition is "otherwise".
    Choice {
        /// 选择
        arms: Vec<Arm>,
    },
}

/// 并联分支
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Name of the branch, usually the department's.
    pub name: String,
    /// What the branch does, in order.
    pub blocks: Vec<Block>,
}

/// 选择分支
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// When this arm is taken; none = otherwise.
    #[serde(default)]
    pub when: Option<When>,
    /// What is done then; may be empty.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

/// 环节
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Unique within the item.
    pub id: StepId,
    /// 环节名称
    pub name: String,
    /// The name in English.
    #[serde(default)]
    pub name_en: String,
    /// 环节种类
    pub kind: StepKind,
    /// 岗位
    pub post: PostId,
    /// 环节时限; Σ ≤ promised (C-13).
    pub limit: Limit,
    /// 审查要点: what the officer must answer, so that two officers decide alike (CA10).
    #[serde(default)]
    pub checklist: Vec<CheckPoint>,
    /// 廉政风险点 (P-18, CA11)
    #[serde(default)]
    pub risk: Option<RiskPoint>,
}

/// 审查要点
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckPoint {
    /// Unique within the step.
    pub id: String,
    /// 要点: a question that can be answered yes or no.
    pub text: String,
}

/// 廉政风险点
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskPoint {
    /// 风险等级
    pub level: RiskLevel,
    /// 表现形式
    pub form: String,
    /// 防控措施
    pub measures: Vec<String>,
    /// 责任人
    #[serde(default)]
    pub owner: String,
}

coded!(
    /// 环节种类
    StepKind {
        Review = "审查",
        /// L-14
        SiteCheck = "现场核查",
        Verification = "审核",
        LegalReview = "法制审核",
        Forward = "上报",
        Decision = "决定",
    }
);
coded!(
    /// 风险等级
    RiskLevel {
        High = "高",
        Medium = "中",
        Low = "低",
    }
);

/// What the walk over a process asks: which steps are done, and how the applicant answered.
pub trait Progress {
    /// Whether the step is done.
    fn is_done(&self, step: &StepId) -> bool;
    /// Whether the condition holds for this applicant.
    fn holds(&self, when: &When) -> bool;
}

impl Process {
    /// The steps that are open now: begun or to begin, in reading order; branches side by side (L-02). Empty when all is
    /// done.
    #[must_use]
    pub fn open_steps(&self, progress: &impl Progress) -> Vec<&Step> {
        let mut open = Vec::new();
        open_in(&self.blocks, progress, &mut open);
        open
    }

    /// Every step, in reading order.
    #[must_use]
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps = Vec::new();
        collect(&self.blocks, &mut steps);
        steps
    }

    /// Whether a superior decides: the case is forwarded up on its way (L-15).
    #[must_use]
    pub fn forwards(&self) -> bool {
        self.steps().into_iter().any(|step| step.kind == StepKind::Forward)
    }

    /// The step of this name.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps().into_iter().find(|step| step.id == *id)
    }

    /// The steps that must be done again when a case is sent back to `target`: the target and all behind it.
    /// Steps of branches beside the target stay done. Empty when there is no such step.
    #[must_use]
    pub fn from_step_on(&self, target: &StepId) -> Vec<&Step> {
        behind(&self.blocks, target).unwrap_or_default()
    }

    /// The longest way through, in each unit of limits: what the steps may take together (C-13).
    /// Parallel branches count with the longest, choices with the longest arm.
    #[must_use]
    pub fn critical_path(&self) -> Budget {
        sequence_budget(&self.blocks)
    }
}

/// What steps may take together, unit by unit: the three units never add up silently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Working days.
    pub working_days: u32,
    /// Calendar days.
    pub calendar_days: u32,
    /// Office seconds.
    pub office_seconds: u64,
}

fn sequence_budget(blocks: &[Block]) -> Budget {
    blocks.iter().fold(Budget::default(), |sum, block| {
        let next = block_budget(block);
        Budget {
            working_days: sum.working_days.saturating_add(next.working_days),
            calendar_days: sum.calendar_days.saturating_add(next.calendar_days),
            office_seconds: sum.office_seconds.saturating_add(next.office_seconds),
        }
    })
}

fn block_budget(block: &Block) -> Budget {
    match block {
        Block::Step(step) => match step.limit {
            Limit::WorkingDays(days) => Budget { working_days: days.0.into(), ..Budget::default() },
            Limit::CalendarDays(days) => Budget { calendar_days: days.0.into(), ..Budget::default() },
            Limit::OfficeSeconds(seconds) => Budget { office_seconds: seconds.0, ..Budget::default() },
        },
        Block::Parallel { branches } => {
            longest(branches.iter().map(|branch| sequence_budget(&branch.blocks)))
        }
        Block::Choice { arms } => longest(arms.iter().map(|arm| sequence_budget(&arm.blocks))),
    }
}

fn longest(budgets: impl Iterator<Item = Budget>) -> Budget {
    budgets.fold(Budget::default(), |longest, next| Budget {
        working_days: longest.working_days.max(next.working_days),
        calendar_days: longest.calendar_days.max(next.calendar_days),
        office_seconds: longest.office_seconds.max(next.office_seconds),
    })
}

/// Gathers the open steps of a sequence; says whether the sequence is done.
fn open_in<'a>(blocks: &'a [Block], progress: &impl Progress, open: &mut Vec<&'a Step>) -> bool {
    for block in blocks {
        let done = match block {
            Block::Step(step) => {
                let done = progress.is_done(&step.id);
                if !done {
                    open.push(step);
                }
                done
            }
            Block::Parallel { branches } => {
                let mut done = true;
                for branch in branches {
                    // Every branch is looked at, also behind one that is not done.
                    done &= open_in(&branch.blocks, progress, open);
                }
                done
            }
            Block::Choice { arms } => {
                taken(arms, progress).is_none_or(|arm| open_in(&arm.blocks, progress, open))
            }
        };
        if !done {
            return false;
        }
    }
    true
}

/// The arm of a choice that this applicant's answers take.
fn taken<'a>(arms: &'a [Arm], progress: &impl Progress) -> Option<&'a Arm> {
    arms.iter().find(|arm| arm.when.as_ref().is_none_or(|when| progress.holds(when)))
}

fn collect<'a>(blocks: &'a [Block], steps: &mut Vec<&'a Step>) {
    for block in blocks {
        match block {
            Block::Step(step) => steps.push(step),
            Block::Parallel { branches } => branches.iter().for_each(|branch| collect(&branch.blocks, steps)),
            Block::Choice { arms } => arms.iter().for_each(|arm| collect(&arm.blocks, steps)),
        }
    }
}

/// The target and all steps behind it, if the target lies within these blocks.
fn behind<'a>(blocks: &'a [Block], target: &StepId) -> Option<Vec<&'a Step>> {
    for (index, block) in blocks.iter().enumerate() {
        let found = match block {
            Block::Step(step) => (step.id == *target).then(|| vec![step]),
            Block::Parallel { branches } => branches.iter().find_map(|branch| behind(&branch.blocks, target)),
            Block::Choice { arms } => arms.iter().find_map(|arm| behind(&arm.blocks, target)),
        };
        if let Some(mut steps) = found {
            collect(&blocks[index + 1..], &mut steps);
            return Some(steps);
        }
    }
    None
}
