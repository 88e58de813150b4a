//! 后续措施: what a department's month leads to (S-16), and who has to answer it.

use crate::{
    item::content::coded,
    name::{DepartmentId, PersonId},
    time::{Date, Instant},
};
use alloc::string::String;
use serde::{Deserialize, Serialize};

coded!(
    /// 后续措施种类 (S-16)
    ConsequenceKind {
        /// The department says in writing why it had no case.
        WrittenReport = "书面报告",
        /// The department answers what it does about it, or a supervisor notes that it did.
        Urging = "督办",
        /// A supervisor talks with its head, and notes it.
        Talk = "约谈",
        /// A clue for accountability is proposed; a supervisor notes what became of it.
        Accountability = "追责线索",
    }
);

coded!(
    /// 后续措施起因 (S-16)
    ConsequenceGround {
        LastInARow = "连续排名末位",
        NoCases = "零办件",
    }
);

impl ConsequenceKind {
    /// Whether the department itself can answer it.
    #[must_use]
    pub const fn is_for_department(self) -> bool {
        matches!(self, Self::WrittenReport | Self::Urging)
    }

    /// Whether a supervisor's note answers it. A report nobody else can write for the department.
    #[must_use]
    pub const fn is_for_supervisor(self) -> bool {
        !matches!(self, Self::WrittenReport)
    }
}

/// 后续措施
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consequence {
    /// 部门
    pub department: DepartmentId,
    /// 种类
    pub kind: ConsequenceKind,
    /// 起因
    pub ground: ConsequenceGround,
    /// How many months in a row, this one included.
    pub months: u32,
    /// The last day for an answer; none where nothing but a supervisor's own act is waited for.
    pub due: Option<Date>,
}

/// 措施的答复
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsequenceAnswer {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 报告或者处理情况
    pub text: String,
    /// Whether the department itself answered; else a supervisor noted it.
    pub by_department: bool,
}

/// 措施的状态: a consequence with what has come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsequenceState {
    /// What it is.
    pub consequence: Consequence,
    /// What answered it; open until then.
    pub answer: Option<ConsequenceAnswer>,
}

impl ConsequenceState {
    /// Whether nobody has answered although the last day for it is over.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.answer.is_none() && self.consequence.due.is_some_and(|due| due < today)
    }
}
