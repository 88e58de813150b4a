//! 踪迹: what is left of one case for looking at it beside others: who applied for what, who finished which step when, how it
//! was turned away, how it was rated. Built from recorded events; it carries no personal data, and decides nothing.

use crate::{
    case::{self, CaseStatus},
    dossier::{Recorded, Stamp},
    identifier::CaseNumber,
    item::content::CaseKind,
    name::{DepartmentId, ItemCode, PersonId, StepId},
    rating::{self, RatingChannel},
    time::Instant,
};
use alloc::{collections::BTreeMap, vec::Vec};

/// The events of cases that traces are made of, by their names in the log.
pub const CASE_EVENTS: &[&str] = &[
    "ApplicationSubmitted",
    "MaterialsReceived",
    "NotRequiredTold",
    "AcceptanceRefused",
    "ApplicationWithdrawn",
    "StepFinished",
    "Granted",
    "Refused",
    "ResultDelivered",
];

/// The events of ratings that traces are made of.
pub const RATING_EVENTS: &[&str] = &["RatingOpened", "RatingGiven"];

/// 踪迹
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// 办件
    pub case: CaseNumber,
    /// 事项; empty where the application lies before what was read.
    pub item: ItemCode,
    /// 申请人
    pub applicant: PersonId,
    /// 部门
    pub department: DepartmentId,
    /// 办件类型
    pub kind: Option<CaseKind>,
    /// 提交; none where it lies before what was read.
    pub submitted: Option<Instant>,
    /// 收件, by whom.
    pub received: Option<Mark>,
    /// 退回: how the hall sent it away without deciding it, or took it back for the applicant.
    pub turned_away: Option<Mark>,
    /// 决定
    pub decided: Option<Mark>,
    /// The steps that were finished, in order.
    pub finished: Vec<Done>,
    /// 评价
    pub rated: Option<Rated>,
}

/// 痕迹: an act of a case that matters here: when, by whom, and the number of its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: PersonId,
    /// The number of the event in the history of the case.
    pub version: u64,
}

/// 办毕: a step that was finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// 环节
    pub step: StepId,
    /// When, by whom.
    pub mark: Mark,
}

/// 所评: a rating that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// When.
    pub at: Instant,
    /// 渠道
    pub channel: RatingChannel,
    /// Whom it is about; none where silence accepted the case.
    pub clerk: Option<PersonId>,
    /// The number of the event in the history of the case by which the rating opened: the delivery; none where that was
    /// not read.
    pub opened_by: Option<u64>,
}

/// 踪迹集: the traces of many cases, as their events are read. Events of one case are noted in their order; what lies between
/// may be left out.
#[derive(Clone, Debug, Default)]
pub struct Traces(BTreeMap<CaseNumber, Course>);

/// A trace on its way.
#[derive(Clone, Debug)]
struct Course {
    trace: Trace,
    delivered: Option<u64>,
    clerk: Option<PersonId>,
    given: Option<(Instant, RatingChannel)>,
    status: CaseStatus,
}

impl Traces {
    /// Notes what happened to a case.
    pub fn note(&mut self, case: &CaseNumber, event: &Recorded<case::Event>) {
        self.of(case).happened(event);
    }

    /// Notes what happened to the rating of a case.
    pub fn note_rating(&mut self, case: &CaseNumber, event: &Recorded<rating::Event>) {
        let course = self.of(case);
        match &event.event {
            rating::Event::RatingOpened { clerk, department, .. } => {
                course.clerk.clone_from(clerk);
                course.trace.department.clone_from(department);
            }
            rating::Event::RatingGiven { channel, .. } => {
                course.given = Some((event.stamp.happened_at, *channel));
            }
            _ => {}
        }
    }

    fn of(&mut self, case: &CaseNumber) -> &mut Course {
        self.0.entry(case.clone()).or_insert_with(|| Course::of(case.clone()))
    }

    /// What is left of each case, by number.
    #[must_use]
    pub fn into_traces(self) -> Vec<Trace> {
        self.0.into_values().map(Course::into_trace).collect()
    }
}

impl Course {
    fn of(case: CaseNumber) -> Self {
        let trace = Trace {
            case,
            item: ItemCode::default(),
            applicant: PersonId::default(),
            department: DepartmentId::default(),
            kind: None,
            submitted: None,
            received: None,
            turned_away: None,
            decided: None,
            finished: Vec::new(),
            rated: None,
        };
        Self { trace, delivered: None, clerk: None, given: None, status: CaseStatus::default() }
    }

    fn happened(&mut self, event: &Recorded<case::Event>) {
        use case::Event;
        let mark = || mark(&event.stamp, event.version);
        let trace = &mut self.trace;
        match &event.event {
            Event::ApplicationSubmitted(submission) => {
                trace.item = submission.item.clone();
                trace.applicant = submission.applicant.clone();
                trace.department = submission.department.clone();
                trace.kind = Some(submission.kind);
                trace.submitted = Some(event.stamp.happened_at);
            }
            Event::MaterialsReceived { .. } => {
                trace.received = Some(mark());
                self.status = CaseStatus::Received;
            }
            Event::NotRequiredTold { .. } | Event::AcceptanceRefused { .. } => {
                trace.turned_away = Some(mark())
            }
            // Silence of the applicant's is nobody's trick (K-08); and what was taken back before the hall had looked at it
            // gains the hall nothing.
            Event::ApplicationWithdrawn { deemed: false, .. } if self.status == CaseStatus::Received => {
                trace.turned_away = Some(mark());
            }
            Event::StepFinished { step, .. } => {
                trace.finished.push(Done { step: step.clone(), mark: mark() });
            }
            Event::Granted { .. } | Event::Refused { .. } => trace.decided = Some(mark()),
            Event::ResultDelivered { .. } => self.delivered = Some(event.version),
            _ => {}
        }
    }

    fn into_trace(self) -> Trace {
        let Self { trace, delivered, clerk, given, .. } = self;
        let rated = given.map(|(at, channel)| Rated { at, channel, clerk, opened_by: delivered });
        Trace { rated, ..trace }
    }
}

fn mark(stamp: &Stamp, version: u64) -> Mark {
    Mark { at: stamp.happened_at, by: stamp.actor.clone(), version }
}
