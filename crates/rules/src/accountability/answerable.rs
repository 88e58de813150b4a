//! 责任认定: who answers for a fault, read from what the log says happened.
//!
//! A pure function over the history of a case: it looks at who gave which opinion, who sent whose work back, who decided,
//! and whose acts prove the fault. What the right answer would have been the verification says; nothing here judges that.

use super::LiabilityRole;
use crate::{
    case::{Case, Event, StepResult},
    dossier::{Known, Recorded, SYSTEM},
    item::{Content, content::coded, process::StepKind},
    name::{DepartmentId, PersonId},
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::slice;
use serde::{Deserialize, Serialize};

/// 责任对象: whoever answers, a person or a department.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answering {
    /// 个人
    Person(PersonId),
    /// 部门
    Department(DepartmentId),
}

/// 差错经过: how the fault came about, as the verification found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCourse {
    /// 弄虚作假: whoever's acts the evidence is.
    Falsified,
    /// 决定错误: the decision should have been another.
    WrongDecision {
        /// What would have been right.
        right: StepResult,
    },
    /// 集体决定
    Collective {
        /// Whoever led the decision.
        decider: PersonId,
        /// What would have been right.
        right: StepResult,
    },
    /// 指使或者干预
    Ordered {
        /// The leader who gave the order or interfered.
        by: PersonId,
    },
    /// 本人所为: an act or an omission of whoever the evidence shows.
    OwnAct,
    /// 案外查明: these people, whom no event of a case shows.
    Outside {
        /// Who they are.
        people: Vec<PersonId>,
    },
    /// 部门行为: the department answers as such.
    OfDepartment,
}

impl FaultCourse {
    /// The people whom it names itself, beside those whom the events of a case show.
    #[must_use]
    pub fn named(&self) -> &[PersonId] {
        match self {
            Self::Collective { decider: person, .. } | Self::Ordered { by: person } => {
                slice::from_ref(person)
            }
            Self::Outside { people } => people,
            Self::Falsified | Self::WrongDecision { .. } | Self::OwnAct | Self::OfDepartment => &[],
        }
    }
}

coded!(
    /// 认定理由: why somebody answers, or does not.
    AnswerGround {
        Falsified = "弄虚作假",
        GaveWrongOpinion = "意见错误",
        ShouldHaveSeen = "应当发现而没有发现",
        RejectedRightOpinion = "否定正确意见",
        DecidedAlone = "改变正确意见或者独自决定",
        Ordered = "指使或者干预",
        LedCollective = "主持集体决定",
        OwnAct = "本人所为",
        FoundOutside = "案外查明",
        Department = "部门行为",
        HeldRightOpinion = "持正确意见",
    }
);

/// 责任认定: one who answers, or who held the right opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answerable {
    /// Who.
    pub who: Answering,
    /// 责任种类
    pub role: LiabilityRole,
    /// Why.
    pub ground: AnswerGround,
    /// The numbers of the events of the case that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u64>,
}

/// 办件经过: a case with everything that happened in it, and the version of the item it keeps.
#[derive(Clone, Copy, Debug)]
pub struct CourseOfCase<'a> {
    /// The case as it stands.
    pub case: &'a Case,
    /// Its whole history.
    pub history: &'a [Recorded<Event>],
    /// The item version it was submitted under.
    pub content: &'a Content,
}

/// Who answers for a fault, each once, those who answer first. Empty where the course is one of a case and there
/// is none, or where the evidence shows nobody's act.
#[must_use]
pub fn answerable(
    course: &FaultCourse,
    department: &DepartmentId,
    of: Option<CourseOfCase<'_>>,
    evidence: &[u64],
) -> Vec<Answerable> {
    let mut found = match course {
        FaultCourse::Falsified => acted(of, evidence, AnswerGround::Falsified),
        FaultCourse::OwnAct => acted(of, evidence, AnswerGround::OwnAct),
        FaultCourse::WrongDecision { right } => of.map(|of| by_opinions(of, *right)).unwrap_or_default(),
        FaultCourse::Collective { decider, right } => collective(of, decider, *right),
        FaultCourse::Ordered { by } => {
            vec![person(by, LiabilityRole::Direct, AnswerGround::Ordered, evidence)]
        }
        FaultCourse::Outside { people } => {
            let each = |who| person(who, LiabilityRole::Direct, AnswerGround::FoundOutside, &[]);
            people.iter().map(each).collect()
        }
        FaultCourse::OfDepartment => vec![Answerable {
            who: Answering::Department(department.clone()),
            role: LiabilityRole::Direct,
            ground: AnswerGround::Department,
            evidence: evidence.to_vec(),
        }],
    };
    found.sort_by_key(|one| one.role);
    let mut seen = Vec::new();
    found.retain(|one| {
        let is_new = !seen.contains(&one.who);
        seen.push(one.who.clone());
        is_new
    });
    found
}

fn person(who: &PersonId, role: LiabilityRole, ground: AnswerGround, evidence: &[u64]) -> Answerable {
    Answerable { who: Answering::Person(who.clone()), role, ground, evidence: evidence.to_vec() }
}

/// Whoever did what the evidence shows; where time itself spoke, whoever had the case in hand then.
fn acted(of: Option<CourseOfCase<'_>>, evidence: &[u64], ground: AnswerGround) -> Vec<Answerable> {
    let Some(of) = of else { return Vec::new() };
    let mut by_person: BTreeMap<PersonId, Vec<u64>> = BTreeMap::new();
    for event in of.history.iter().filter(|event| evidence.contains(&event.version)) {
        let actor = &event.stamp.actor;
        let whose = if actor.as_str() == SYSTEM { in_hand(of, event.version) } else { vec![actor.clone()] };
        for person in whose.into_iter().filter(|person| !of.case.is_party(person)) {
            by_person.entry(person).or_default().push(event.version);
        }
    }
    by_person.iter().map(|(who, shown)| person(who, LiabilityRole::Direct, ground, shown)).collect()
}

/// Who had the case in hand when this event happened: whoever had taken an open step, else whoever accepted it.
fn in_hand(of: CourseOfCase<'_>, version: u64) -> Vec<PersonId> {
    let then: Known<Case> = Known::replay(of.history.iter().filter(|event| event.version <= version));
    let handlers: Vec<PersonId> =
        then.state.open_steps().filter_map(|(_, record)| record.handler.clone()).collect();
    if handlers.is_empty() { then.state.acceptor.into_iter().collect() } else { handlers }
}

/// The ranks of the chain of opinions, from below.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Handler,
    Reviewer,
    Approver,
}

impl Rank {
    const fn of(kind: StepKind) -> Self {
        match kind {
            StepKind::Review | StepKind::SiteCheck => Self::Handler,
            StepKind::Verification | StepKind::LegalReview | StepKind::Forward => Self::Reviewer,
            StepKind::Decision => Self::Approver,
        }
    }
}

/// How somebody stood to the matter at one rank.
struct Stand {
    /// Whether what they said last was right.
    is_right: bool,
    /// Whether they had been right and were sent back: whoever yields to an order from above held the right opinion.
    was_overruled: bool,
    /// Whether they sent somebody's right opinion back.
    overruled: bool,
    evidence: Vec<u64>,
}

impl Stand {
    const fn is_wrong(&self) -> bool {
        self.overruled || !(self.is_right || self.was_overruled)
    }
}

/// Every opinion on the case, by rank and person, measured by what would have been right.
fn opinions(of: CourseOfCase<'_>, right: StepResult) -> BTreeMap<(Rank, PersonId), Stand> {
    let mut stands: BTreeMap<(Rank, PersonId), Stand> = BTreeMap::new();
    for event in of.history {
        let (rank, result) = match &event.event {
            Event::StepFinished { step, result, .. } => {
                let Some(step) = of.content.process.step(step) else { continue };
                (Rank::of(step.kind), *result)
            }
            Event::StepSentBack { from, .. } => {
                let Some(step) = of.content.process.step(from) else { continue };
                sent_back(&mut stands, Rank::of(step.kind), event);
                continue;
            }
            Event::Granted { .. } => (Rank::Approver, StepResult::Agree),
            Event::Refused { .. } => (Rank::Approver, StepResult::Disagree),
            _ => continue,
        };
        let stand = stand(&mut stands, rank, event);
        stand.is_right = result == right;
        stand.evidence.push(event.version);
    }
    stands
}

fn stand<'a>(
    stands: &'a mut BTreeMap<(Rank, PersonId), Stand>,
    rank: Rank,
    event: &Recorded<Event>,
) -> &'a mut Stand {
    stands.entry((rank, event.stamp.actor.clone())).or_insert_with(|| Stand {
        is_right: true,
        was_overruled: false,
        overruled: false,
        evidence: Vec::new(),
    })
}

/// Somebody sends back what stands below them: whose opinion was right is overruled.
fn sent_back(stands: &mut BTreeMap<(Rank, PersonId), Stand>, rank: Rank, event: &Recorded<Event>) {
    let mut overrules = false;
    for ((below, _), known) in stands.iter_mut() {
        let was_right = *below < rank && known.is_right && !known.evidence.is_empty();
        known.was_overruled |= was_right;
        overrules |= was_right;
    }
    if overrules {
        let sender = stand(stands, rank, event);
        sender.overruled = true;
        sender.evidence.push(event.version);
    }
}

/// the lowest rank that was wrong answers directly. Below the reviewer's mistake the reviewer answers as the main
/// leader and the approver as an important one; where the handler was right and the reviewer was not, the reviewer
/// directly and the approver as the main leader; where all below were right, the approver alone. Whoever held the right
/// opinion does not answer.
fn by_opinions(of: CourseOfCase<'_>, right: StepResult) -> Vec<Answerable> {
    let decided = of.history.iter().rev().find_map(|event| match &event.event {
        Event::Granted { .. } => Some(StepResult::Agree),
        Event::Refused { .. } => Some(StepResult::Disagree),
        _ => None,
    });
    // Where the decision was right, or there is none, no wrong opinion has led to anything.
    if decided.is_none_or(|decided| decided == right) {
        return Vec::new();
    }
    let stands = opinions(of, right);
    let lowest = stands.iter().find(|(_, stand)| stand.is_wrong()).map(|((rank, _), _)| *rank);
    let laid = stands.iter().map(|((rank, who), stand)| {
        let (role, ground) = match lowest {
            Some(lowest) if stand.is_wrong() => answers(lowest, *rank),
            _ => (LiabilityRole::None, AnswerGround::HeldRightOpinion),
        };
        person(who, role, ground, &stand.evidence)
    });
    laid.collect()
}

const fn answers(lowest: Rank, rank: Rank) -> (LiabilityRole, AnswerGround) {
    match (lowest, rank) {
        (Rank::Handler, Rank::Handler) => (LiabilityRole::Direct, AnswerGround::GaveWrongOpinion),
        (Rank::Handler, Rank::Reviewer) => (LiabilityRole::MainLeader, AnswerGround::ShouldHaveSeen),
        (Rank::Handler, Rank::Approver) => (LiabilityRole::ImportantLeader, AnswerGround::ShouldHaveSeen),
        (Rank::Reviewer, Rank::Approver) => (LiabilityRole::MainLeader, AnswerGround::ShouldHaveSeen),
        (Rank::Reviewer, _) => (LiabilityRole::Direct, AnswerGround::RejectedRightOpinion),
        (Rank::Approver, _) => (LiabilityRole::Direct, AnswerGround::DecidedAlone),
    }
}

/// whoever led a collective decision answers as its main leader; who held the right opinion does not.
fn collective(of: Option<CourseOfCase<'_>>, decider: &PersonId, right: StepResult) -> Vec<Answerable> {
    let stands = of.map(|of| opinions(of, right)).unwrap_or_default();
    let right = stands.iter().filter(|(_, stand)| !stand.is_wrong());
    let right = right.map(|((_, who), stand)| {
        person(who, LiabilityRole::None, AnswerGround::HeldRightOpinion, &stand.evidence)
    });
    let led = person(decider, LiabilityRole::MainLeader, AnswerGround::LedCollective, &[]);
    [led].into_iter().chain(right).collect()
}
