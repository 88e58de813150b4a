//! 责任追究: one matter from a clue to the file (A-01 … A-08, AP3).
//!
//! A clue comes from a card, a complaint, a bad rating, an audit or a report. A supervisor takes it up or does not; somebody
//! whom it does not concern verifies it, and whoever answers is found from the log of the case ([`answerable`], A-02).
//! Everybody who answers is told in writing and heard before anything is proposed; what may be proposed stands in
//! [`measure`] and [`proposal`]. Somebody who neither verified nor proposed decides; a sanction is decided by the
//! competent organ, and only recorded here. Whoever answers may appeal, and nothing is stayed by it.
//!
//! What people said and did stands in the vault, each text under a commitment; the log knows who, which kind and which
//! stage. No case, card or item is changed from here, nobody is judged by a rule, and nothing reads the time.

mod answerable;
mod appeal;
mod apply;
mod clue;
mod command;
mod decide;
mod due;
mod event;
mod measure;
mod proposal;
mod pursue;
mod refusal;
mod violation;

pub use answerable::{AnswerGround, Answerable, Answering, CourseOfCase, FaultCourse, answerable};
pub use command::{Command, Context, OrganDecision};
pub use due::{
    ACCEPTANCE, DECISION, OBJECTION, Period, PursuitStage, Running, SERVICE, STATEMENT, VERIFICATION,
};
pub use event::Event;
pub use measure::{FeeOffence, LiabilityRole, Measure, Sanction, SanctionRange, Severity};
pub use proposal::{ExemptCondition, Exemption, Imposed, Proposal, sanction_range};
pub use refusal::Refusal;
pub use violation::{LiabilityLevel, Violation};

use crate::{
    dossier::Filing,
    hall::Hall,
    identifier::CaseNumber,
    item::content::coded,
    name::{Commitment, DepartmentId, PersonId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use serde::{Deserialize, Serialize};

/// Events that may prove one fault: a limit against abuse, not a rule of law.
pub const EVIDENCE_MAX: usize = 100;
/// People named from outside a case in one matter.
pub const PEOPLE_MAX: usize = 20;
/// Signs of a matter's number.
pub const NUMBER_MAX: usize = 20;
/// Signs of a reference, a document number or the name of an organ.
pub const LINE_MAX: usize = 200;

/// 责任追究
#[derive(Clone, Debug, Default)]
pub struct Accountability {
    /// What it began with; none until then.
    pub clue: Option<Clue>,
    /// Who recorded the clue.
    pub recorded_by: PersonId,
    /// 状态
    pub state: PursuitState,
    /// The day on which it came into that state.
    pub since: Date,
    /// 核实结果, once there is one.
    pub report: Option<Report>,
    /// Why the clue was dismissed, or nothing was found, in the vault.
    pub reasons: Option<Commitment>,
    /// 责任人, by number from 1; who held the right opinion stands in the report only.
    pub subjects: BTreeMap<u32, Subject>,
    /// Stages whose time has passed, and of which that was said.
    pub late: BTreeSet<(Option<u32>, PursuitStage)>,
    /// When it was filed.
    pub filed: Option<Date>,
    /// When anything last happened.
    pub changed: Option<Instant>,
    /// The version of the last event that was an act.
    pub acted: u64,
}

/// 线索: what a matter begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// 编号 (`2026-7`): the name of the dossier.
    pub number: String,
    /// 来源
    pub source: ClueSource,
    /// Which card, complaint, audit: its number or what it is called.
    pub reference: String,
    /// 办件, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseNumber>,
    /// The numbers of the events of that case to which it points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u64>,
    /// 部门
    pub department: DepartmentId,
    /// 违规种类, as it looks at first.
    pub violation: Violation,
    /// 线索内容, in the vault.
    pub facts: Commitment,
}

/// 核实结论: what the verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// 违规种类
    pub violation: Violation,
    /// 情节
    pub severity: Severity,
    /// 收费违法行为, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeOffence>,
    /// 差错经过
    pub course: FaultCourse,
    /// The numbers of the events of the case that prove it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u64>,
    /// 查明的事实, in the vault.
    pub facts: Commitment,
}

/// 核实报告: findings, by whom, and who answers for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was found.
    pub findings: Findings,
    /// Everybody whose part was looked at, with those who do not answer.
    pub answerable: Vec<Answerable>,
    /// Who verified.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

coded!(
    /// 线索来源
    ClueSource {
        Card = "监察牌",
        Complaint = "投诉",
        BadRating = "差评",
        Audit = "检查审计",
        Report = "举报移送",
    }
);
coded!(
    /// 追究状态
    PursuitState {
        Clue = "待受理",
        Dismissed = "不予受理",
        Verifying = "核实中",
        Unfounded = "查无责任",
        Pursuing = "追究中",
        Filed = "已归档",
    }
);
coded!(
    /// 责任人状态
    SubjectState {
        Found = "已认定",
        Told = "已告知",
        Heard = "已听取陈述",
        Proposed = "待决定",
        Referred = "待有权机关决定",
        Decided = "已决定",
        Served = "已送达",
        UnderAppeal = "申诉中",
        Reexamined = "已复审",
        Final = "已终结",
    }
);
coded!(
    /// 申诉种类: of a sanction to the same organ, then to the upper one; of own measures to the agency.
    AppealKind {
        Objection = "异议",
        Reexamination = "复审",
        Recheck = "复核",
    }
);
coded!(
    /// 申诉结果
    AppealOutcome {
        Upheld = "维持",
        Changed = "变更",
        Revoked = "撤销",
    }
);

/// 责任人: one who answers, from being found to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who, in which role and why.
    pub one: Answerable,
    /// 状态
    pub state: SubjectState,
    /// The day from which the clock of that state counts.
    pub since: Date,
    /// 告知书文号
    pub notice: String,
    /// The day on which they were told.
    pub told_on: Date,
    /// How long they have to speak, from that day.
    pub to_speak: WorkingDays,
    /// 陈述申辩
    pub spoke: Option<Spoke>,
    /// 处理建议, and who made it.
    pub proposal: Option<(Proposal, PersonId)>,
    /// 退回理由: why the proposal before was sent back, in the vault, and by whom.
    pub returned: Option<(Commitment, PersonId)>,
    /// 决定
    pub decision: Option<PursuitDecision>,
    /// 有权机关的决定
    pub organ: Option<OrganDecision>,
    /// 送达日
    pub served_on: Option<Date>,
    /// 申诉, in their order.
    pub appeals: Vec<Appeal>,
    /// Whether the time to appeal passed unused.
    pub lapsed: bool,
}

/// 陈述申辩: how somebody was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoke {
    /// What they said, in the vault.
    Stated(Commitment),
    /// 放弃
    Waived,
    /// 逾期未陈述
    Silent,
}

/// 处理决定
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PursuitDecision {
    /// 文号
    pub document: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// 申诉: one, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// 种类
    pub kind: AppealKind,
    /// 理由, in the vault.
    pub grounds: Commitment,
    /// When it was made.
    pub on: Date,
    /// 答复
    pub answer: Option<AppealAnswer>,
    /// When it was answered.
    pub answered_on: Option<Date>,
}

/// 申诉答复
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealAnswer {
    /// 结果
    pub outcome: AppealOutcome,
    /// What holds from now on, where it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_to: Option<Imposed>,
    /// The organ that answered; empty where the agency itself did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organ: String,
    /// 文号
    pub document: String,
    /// 理由, in the vault.
    pub reasons: Commitment,
}

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for PursuitState {
    fn default() -> Self {
        Self::Clue
    }
}

impl PursuitState {
    /// Whether the matter is only to be filed, or is.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Dismissed | Self::Unfounded | Self::Filed)
    }
}

impl Subject {
    pub(crate) fn found(one: Answerable, on: Date) -> Self {
        Self {
            one,
            state: SubjectState::Found,
            since: on,
            notice: String::new(),
            told_on: on,
            to_speak: WorkingDays(0),
            spoke: None,
            proposal: None,
            returned: None,
            decision: None,
            organ: None,
            served_on: None,
            appeals: Vec::new(),
            lapsed: false,
        }
    }

    /// What is imposed as things stand: as it was decided, recorded, and changed on appeal; none where nothing is.
    #[must_use]
    pub fn imposed(&self) -> Option<Imposed> {
        self.decision.as_ref()?;
        let Some((Proposal::Impose(proposed), _)) = &self.proposal else { return None };
        let mut imposed = proposed.clone();
        if imposed.sanction.is_some() {
            imposed.sanction = self.organ.as_ref().and_then(|organ| organ.sanction);
        }
        for answer in self.appeals.iter().filter_map(|appeal| appeal.answer.as_ref()) {
            match answer.outcome {
                AppealOutcome::Upheld => {}
                AppealOutcome::Changed => imposed = answer.changed_to.clone().unwrap_or_default(),
                AppealOutcome::Revoked => imposed = Imposed::default(),
            }
        }
        Some(imposed).filter(|imposed| !imposed.is_empty())
    }

    /// What may be asked against what was decided, now: of a sanction a re-examination, then a re-check; of own
    /// measures an objection, once.
    #[must_use]
    pub fn may_appeal(&self) -> Option<AppealKind> {
        let sanctioned = self.organ.as_ref().is_some_and(|organ| organ.sanction.is_some());
        match self.state {
            SubjectState::Served if sanctioned => Some(AppealKind::Reexamination),
            SubjectState::Served => self.imposed().map(|_| AppealKind::Objection),
            SubjectState::Reexamined => Some(AppealKind::Recheck),
            _ => None,
        }
    }

    /// Whether this person speaks for whoever answers: themselves, or the head of the department.
    #[must_use]
    pub fn is_spoken_for_by(&self, person: &PersonId, hall: &Hall) -> bool {
        match &self.one.who {
            Answering::Person(who) => who == person,
            Answering::Department(department) => hall.heads(person, department),
        }
    }
}

impl Accountability {
    /// The matter's part that is about this person, as they may read it: by number.
    pub fn parts_of<'a>(
        &'a self,
        person: &'a PersonId,
        hall: &'a Hall,
    ) -> impl Iterator<Item = (u32, &'a Subject)> {
        let theirs = move |one: &(&u32, &Subject)| one.1.is_spoken_for_by(person, hall);
        self.subjects.iter().filter(theirs).map(|(number, subject)| (*number, subject))
    }

    /// Whether every one who answers has come to the end.
    #[must_use]
    pub fn open_subjects(&self) -> Vec<u32> {
        let open = self.subjects.iter().filter(|(_, subject)| subject.state != SubjectState::Final);
        open.map(|(number, _)| *number).collect()
    }
}

impl Filing for Accountability {
    fn acted(&self) -> u64 {
        self.acted
    }
}
