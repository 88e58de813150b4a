//! What may be asked of a month's book, and what the decision looks at.

use super::{Amiss, Month, MonthBook, MonthCounts, PatrolPoint, PatrolSubject};
use crate::{actor::Actor, hall::Hall, identifier::CaseNumber, time::Instant};
use alloc::{boxed::Box, collections::BTreeSet, string::String};
use serde::{Deserialize, Serialize};

/// 月度监察命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 巡查: what is seen now; nobody records a patrol for another day.
    RecordPatrol {
        /// 对象
        subject: PatrolSubject,
        /// 内容
        points: BTreeSet<PatrolPoint>,
        /// 问题; none where everything was in order.
        amiss: Option<Amiss>,
    },
    /// 月度统计: the month is over, and this was counted in it. By the system alone.
    Draw(Box<MonthCounts>),
    /// 答复: the department's own word to what its month leads to.
    Report {
        /// Which one, by its number.
        number: u32,
        /// 报告
        text: String,
    },
    /// 记录: a supervisor notes what was done about it.
    Note {
        /// Which one, by its number.
        number: u32,
        /// 处理情况
        text: String,
    },
    /// 点评: what a supervisor says about the figures, before they are published.
    Comment {
        /// 点评
        text: String,
    },
    /// 发布通报
    Publish,
}

impl Command {
    /// The case it names, if it names one.
    #[must_use]
    pub fn case(&self) -> Option<&CaseNumber> {
        self.amiss()?.case.as_ref()
    }

    /// The card it names, if it names one.
    #[must_use]
    pub fn card(&self) -> Option<&str> {
        self.amiss()?.card.as_deref()
    }

    fn amiss(&self) -> Option<&Amiss> {
        match self {
            Self::RecordPatrol { amiss, .. } => amiss.as_ref(),
            _ => None,
        }
    }
}

/// What a decision on a month's book looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
    /// The month the book is of.
    pub month: Month,
    /// The book of the month before, which knows how long what it says has gone on.
    pub former: Option<&'a MonthBook>,
    /// Whether the case and the card the command names are there.
    pub names_are_known: bool,
}
