//! 电子监察: what a supervisor is shown as it happens (SU1; domain rules §5.1).
//!
//! Supervision reads what was recorded and decides nothing about the case: each new event of a case yields at most
//! its own findings, with the numbers of the events that prove them. A check says only what it noticed ([`Cause`]); how
//! serious that is, the hall's table says ([`standard`]). A finding becomes a card dossier named by case, rule, level and
//! subject, so one cause raises one card (S-07). The rules themselves stand in [`rule`]; those of limits in `timeliness`,
//! of order and papers in `procedure`, of who was there and who was heard in `rights`, of reasons and materials in `content`, of fees
//! in `fee`, of bad ratings that nobody sees to in `voice`, of what looks like working around all this in [`evasion`];
//! what only figures say in [`peers`] and [`rates`].

mod content;
pub mod evasion;
mod fee;
pub mod peers;
mod procedure;
pub mod rates;
mod rights;
pub mod rule;
pub mod standard;
mod timeliness;
mod voice;

pub use rule::{Lack, Rule, RuleKind, Stage, Threshold};
pub use standard::{LevelColour, LevelLabel, Setting, SettingFault, Standard};
pub use voice::voice;

use crate::{
    case::{Case, Event},
    dossier::Recorded,
    hall::Hall,
    identifier::CaseNumber,
    item::{Content, content::coded},
    name::{DepartmentId, PersonId, PostId, StepId},
    rating::RatingLimit,
};
use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

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
    /// 并列办件: the other cases that show it together with this one (SR-V4 … SR-V7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<CaseNumber>,
    /// 评价期限, where it is about a rating (SR-E2): the events that prove it are those of the rating then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<RatingLimit>,
}

impl Finding {
    /// The name of the card this finding raises: one per case, rule, level and step, or limit of a rating (S-07).
    #[must_use]
    pub fn card(&self) -> String {
        let level = match self.level {
            SupervisionLevel::Remind => "remind",
            SupervisionLevel::EarlyWarning => "warning",
            SupervisionLevel::YellowCard => "yellow",
            SupervisionLevel::RedCard => "red",
        };
        if let Some(limit) = self.limit {
            return format!("{}-{}-{level}-{}", self.case.as_str(), self.rule.code(), limit.word());
        }
        match &self.step {
            None => format!("{}-{}-{level}", self.case.as_str(), self.rule.code()),
            Some(step) => format!("{}-{}-{level}-{step}", self.case.as_str(), self.rule.code()),
        }
    }
}

/// 起因: what a check noticed, before the hall's table says how serious it is.
struct Cause<'a> {
    rule: Rule,
    stage: Stage,
    /// 环节, where one is meant.
    step: Option<&'a StepId>,
    /// The numbers of the events that prove it.
    evidence: Vec<u64>,
    /// Whose post it is laid to, where that is another than the one that has the case at hand; nobody in particular then.
    post: Option<PostId>,
    /// The most that is made of it, whatever the hall's table says.
    at_most: Option<SupervisionLevel>,
}

impl<'a> Cause<'a> {
    const fn found(rule: Rule, evidence: Vec<u64>) -> Self {
        Self { rule, stage: Stage::Found, step: None, evidence, post: None, at_most: None }
    }

    fn near(rule: Rule, evidence: Vec<u64>) -> Self {
        Self { stage: Stage::Near, ..Self::found(rule, evidence) }
    }

    fn at(self, step: &'a StepId) -> Self {
        Self { step: Some(step), ..self }
    }
}

/// What a check looks at: the case as it is after the event, its item, the hall.
#[derive(Clone, Copy)]
struct View<'a> {
    case: &'a Case,
    content: &'a Content,
    hall: &'a Hall,
}

impl View<'_> {
    /// Whether these words are no reason on this day (SR-C1, K-12).
    fn is_no_reason(&self, words: &str, event: &Recorded<Event>) -> bool {
        let day = self.hall.calendar.date_of(event.stamp.happened_at);
        self.hall.standard.is_no_reason(words, day)
    }
}

/// What the newly recorded events of a case give cause for. `case` is the state after them; the hall says which
/// department a post belongs to, for a step may be another department's than the item, and how serious a rule is to it.
#[must_use]
pub fn supervise(case: &Case, new: &[Recorded<Event>], content: &Content, hall: &Hall) -> Vec<Finding> {
    let view = View { case, content, hall };
    let checks =
        [timeliness::check, procedure::check, rights::check, content::check, fee::check, evasion::check];
    let causes = new.iter().flat_map(|event| {
        checks.iter().flat_map(move |check| check(view, event)).map(move |cause| (event, cause))
    });
    causes
        .filter_map(|(event, cause)| {
            let day = hall.calendar.date_of(event.stamp.happened_at);
            let level = hall.standard.level(cause.rule, cause.stage, day)?;
            let level = cause.at_most.map_or(level, |most| level.min(most));
            laid(case, content, hall, cause, level)
        })
        .collect()
}

/// A finding, laid to the post it names, or to the one that has the case at hand.
fn laid(
    case: &Case,
    content: &Content,
    hall: &Hall,
    cause: Cause<'_>,
    level: SupervisionLevel,
) -> Option<Finding> {
    let number = case.number.clone()?;
    let record = match cause.step {
        Some(step) => case.steps.get(step),
        None => case.open_steps().map(|(_, record)| record).next(),
    };
    let (post, person) = match (cause.post, record) {
        (Some(post), _) => (post, None),
        (None, Some(record)) => (record.post.clone(), record.handler.clone()),
        (None, None) => (content.process.acceptance_post.clone(), case.acceptor.clone()),
    };
    let department = hall.posts.get(&post).map_or(&case.department, |known| &known.department).clone();
    let (rule, step, evidence) = (cause.rule, cause.step.cloned(), cause.evidence);
    Some(Finding {
        case: number,
        rule,
        level,
        step,
        department,
        post,
        person,
        evidence,
        also: Vec::new(),
        limit: None,
    })
}
