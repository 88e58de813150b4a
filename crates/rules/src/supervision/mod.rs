//! 电子监察: what a supervisor is shown as it happens (SU1; domain rules §5.1).
//!
//! Supervision reads what was recorded and decides nothing about the case: each new event of a case yields at most
//! its own findings, with the numbers of the events that prove them. A finding becomes a card dossier named by
//! case, rule, level and subject, so one cause raises one card (S-07). Rules carried here: SR-T1 … SR-T5 in
//! `timeliness`, SR-P1 and SR-P2 in `procedure`.

mod procedure;
mod timeliness;

use crate::{
    case::{Case, Event},
    dossier::Recorded,
    hall::Hall,
    identifier::CaseNumber,
    item::{Content, content::coded},
    name::{DepartmentId, PersonId, PostId, StepId},
};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

coded!(
    /// 监察规则
    Rule {
        /// SR-T1: five working days without an act on an application.
        AcceptanceMissed = "受理超时",
        /// SR-T2: promised limit near or passed.
        Promise = "承诺时限",
        /// SR-T3: statutory limit passed.
        Statute = "法定时限",
        /// SR-T4: step limit near or passed.
        StepLimit = "环节时限",
        /// SR-T5: a limit of issue, hearing, forwarding or verification passed.
        IssueLimit = "颁证、听证、转报与核查时限",
        /// SR-P1: step skipped, out of order, or one person in separated roles.
        Order = "流程与职责",
        /// SR-P2: no written receipt, or more than one correction notice.
        Receipt = "一次告知与书面凭证",
    }
);

impl Rule {
    /// The code of the rule catalogue.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AcceptanceMissed => "SR-T1",
            Self::Promise => "SR-T2",
            Self::Statute => "SR-T3",
            Self::StepLimit => "SR-T4",
            Self::IssueLimit => "SR-T5",
            Self::Order => "SR-P1",
            Self::Receipt => "SR-P2",
        }
    }

    /// What kind of rule it is (`RuleKind`).
    #[must_use]
    pub const fn kind(self) -> RuleKind {
        match self {
            Self::Order | Self::Receipt => RuleKind::Procedure,
            _ => RuleKind::Timeliness,
        }
    }
}

coded!(
    /// 监察规则种类
    RuleKind {
        Timeliness = "时效",
        Procedure = "流程",
        Content = "内容",
        Fee = "收费",
        Discretion = "裁量",
        Risk = "风险防控",
        Efficiency = "效能",
        Service = "服务",
        Other = "其他",
    }
);
coded!(
    /// 监察级别 (S-04: ordered; labels and colours are the hall's)
    SupervisionLevel {
        Remind = "提醒",
        EarlyWarning = "预警",
        YellowCard = "黄牌",
        RedCard = "红牌",
    }
);

/// 发现: what supervision noticed in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// 办件
    pub case: CaseNumber,
    /// 规则
    pub rule: Rule,
    /// 级别
    pub level: SupervisionLevel,
    /// 环节, where one is meant.
    pub step: Option<StepId>,
    /// 责任部门
    pub department: DepartmentId,
    /// 责任岗位
    pub post: PostId,
    /// 责任人, as far as somebody had taken the matter on.
    pub person: Option<PersonId>,
    /// The numbers of the events in the case's history that prove it.
    pub evidence: Vec<u64>,
}

impl Finding {
    /// The name of the card this finding raises: one per case, rule, level and step (S-07).
    #[must_use]
    pub fn card(&self) -> String {
        let level = match self.level {
            SupervisionLevel::Remind => "remind",
            SupervisionLevel::EarlyWarning => "warning",
            SupervisionLevel::YellowCard => "yellow",
            SupervisionLevel::RedCard => "red",
        };
        match &self.step {
            None => format!("{}-{}-{level}", self.case.as_str(), self.rule.code()),
            Some(step) => format!("{}-{}-{level}-{step}", self.case.as_str(), self.rule.code()),
        }
    }
}

/// What the newly recorded events of a case give cause for. `case` is the state after them; the hall says which
/// department a post belongs to, for a step may be another department's than the item.
#[must_use]
pub fn supervise(case: &Case, new: &[Recorded<Event>], content: &Content, hall: &Hall) -> Vec<Finding> {
    new.iter()
        .flat_map(|event| {
            let timely = timeliness::check(case, event, content);
            timely.into_iter().chain(procedure::check(case, event, content))
        })
        .map(|finding| match hall.posts.get(&finding.post) {
            Some(post) => Finding { department: post.department.clone(), ..finding },
            None => finding,
        })
        .collect()
}

/// A finding about the case as a whole, laid to the post that has it at hand.
fn finding(
    case: &Case,
    content: &Content,
    (rule, level): (Rule, SupervisionLevel),
    step: Option<&StepId>,
    evidence: Vec<u64>,
) -> Option<Finding> {
    let number = case.number.clone()?;
    let record = match step {
        Some(step) => case.steps.get(step),
        None => case.open_steps().map(|(_, record)| record).next(),
    };
    let post = record.map_or_else(|| content.process.acceptance_post.clone(), |record| record.post.clone());
    let person = record.map_or_else(|| case.acceptor.clone(), |record| record.handler.clone());
    let department = case.department.clone();
    Some(Finding { case: number, rule, level, step: step.cloned(), department, post, person, evidence })
}
