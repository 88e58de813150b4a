//! 办件视图: how a case becomes rows: the case list, the worklists of posts, issued documents, counters. The questions
//! that pages ask of them stand in `read`.

mod read;

pub use read::{
    After, CaseRow, Filter, TASKS_MAX, TakenIn, Task, many, one, open_numbers, page, taken_in, tasks_of,
    verifying_numbers,
};

use super::{Views, word};
use crate::{args, db::Val};
use rules::{
    case::{Case, CaseStatus, ClockName, Event, HearingEvent, OfficersEvent, StepRecord, material::Given},
    dossier::{Known, Recorded},
    hall::{Hall, Post, Role},
    item::{Content, process::Step},
    name::{FileHash, PersonId, PostId, StepId},
};

pub(super) const COLUMNS: &[&str] = &[
    "number",
    "version",
    "item",
    "item_version",
    "item_name",
    "item_name_en",
    "department",
    "kind",
    "applicant",
    "agent",
    "source",
    "status",
    "outcome",
    "is_open",
    "submitted_at",
    "accepted_on",
    "ended_at",
    "promised_due",
    "statutory_due",
    "provisional",
    "remind_at",
    "late_at",
    "grave_at",
    "paused",
    "query_code",
    "form",
    "station",
];
pub(super) const UPDATE: &str = "ON CONFLICT (number) DO UPDATE SET version = excluded.version, \
    status = excluded.status, outcome = excluded.outcome, is_open = excluded.is_open, \
    accepted_on = excluded.accepted_on, ended_at = excluded.ended_at, promised_due = excluded.promised_due, \
    statutory_due = excluded.statutory_due, provisional = excluded.provisional, remind_at = excluded.remind_at, \
    late_at = excluded.late_at, grave_at = excluded.grave_at, paused = excluded.paused, form = excluded.form, \
    submitted_at = excluded.submitted_at, item_version = excluded.item_version, station = excluded.station";
pub(super) const TASK_COLUMNS: &[&str] = &[
    "case_number",
    "step",
    "step_name",
    "step_name_en",
    "post",
    "department",
    "handler",
    "since",
    "remind_at",
    "due_at",
    "case_due_at",
    "paused",
    "provisional",
    "risk",
];

/// 收件受理: the name of the worklist row for receipt and acceptance.
pub const INTAKE: &str = "intake";
/// 制证送达: the name of the worklist row for delivery.
pub const DELIVERY: &str = "delivery";
/// 承诺核查: the name of the worklist row for what was promised and is to be verified, also when the case is completed
/// (P-09). The migration of its index knows the name.
pub const PROMISE_CHECK: &str = "promise-check";

/// 签署核查笔录: how the names of the worklist rows begin for whoever has still to sign the record of a site check
/// (L-14), one row for each of them.
pub const SIGNATURE: &str = "signature/";
/// 答复回避申请: the name of the worklist row for the head, who says whether somebody stands aside (L-26).
pub const RECUSAL: &str = "recusal";

impl Views {
    /// The rows that follow from new events of a case. `before` is how many cases were open before: the state whose
    /// events these are.
    pub fn case(
        &mut self,
        before: &Case,
        events: &[Recorded<Event>],
        after: &Known<Case>,
        hall: &Hall,
        content: &Content,
    ) {
        let case = &after.state;
        let Some(number) = case.number.as_ref().map(|number| number.as_str().to_owned()) else { return };
        for event in events {
            self.case_event(&number, case, event);
        }
        let is_open = |case: &Case| case.number.is_some() && !case.status.is_final();
        let opened = i64::from(is_open(case)) - i64::from(is_open(before));
        self.running(case.department.as_str(), "open", opened);
        if opened < 0 {
            self.reminders_end(&number);
        }
        self.cases.insert(number.clone(), row(&number, after, hall, content));
        self.slip(&number, before, events, case);
        self.tasks.insert(number.clone(), tasks(&number, case, hall, content));
    }

    fn case_event(&mut self, number: &str, case: &Case, event: &Recorded<Event>) {
        let at = event.stamp.happened_at;
        let day = at.day();
        // Numbers are drawn on the day they are recorded, which after an outage is later than the day they are for.
        let drawn = event.stamp.recorded_at.day();
        for document in event.event.documents() {
            let kind = word(&document.kind);
            self.documents.push(args![document.number.as_str(), number, kind, at.0, signed(event.version)]);
            let series = document_series(case.department.as_str(), drawn.year());
            self.serial(series, document.serial);
        }
        if let Event::DocumentFiled { number, file } = &event.event {
            self.filed(number, file, event);
        }
        if let Event::ApplicationSubmitted(submission) = &event.event
            && let Some((prefix, serial)) = split_number(submission.number.as_str(), drawn)
        {
            self.serial(case_series(prefix, drawn), serial);
        }
        let files = given(&event.event).iter().flat_map(|given| &given.files);
        self.files
            .extend(files.chain(recorded(&event.event)).map(|hash| (hash.0.clone(), number.to_owned())));
        let department = case.department.as_str();
        if let Some(what) = tally(&event.event) {
            self.count(day, department, what);
        }
        match &event.event {
            Event::ApplicationSubmitted(_) => self.count_hour(at, "submitted"),
            Event::MaterialsReceived { station, .. } => {
                self.count_place(day, station.as_ref(), case, "received");
            }
            Event::ResultDelivered { .. } => {
                self.count_hour(at, "completed");
                self.count_place(day, case.station.as_ref(), case, "completed");
            }
            _ => {}
        }
        if matches!(event.event, Event::Granted { .. } | Event::Refused { .. }) {
            let late = case.passed.contains_key(&ClockName::Promised);
            self.count(day, department, if late { "decided_late" } else { "decided_in_time" });
        }
        if matches!(event.event, Event::RenewalDeemedGranted { .. }) {
            self.count(day, department, "decided_late");
        }
    }
}

/// The materials that came in with an event.
fn given(event: &Event) -> &[Given] {
    match event {
        Event::ApplicationSubmitted(submission) => &submission.materials,
        Event::ApplicationResubmitted { materials, .. }
        | Event::CorrectionSupplied { materials, .. }
        | Event::CorrectedOnTheSpot { materials, .. }
        | Event::DeferredSupplied { materials, .. } => materials,
        _ => &[],
    }
}

/// The scans that officers put in with what they recorded.
fn recorded(event: &Event) -> &[FileHash] {
    match event {
        Event::Officers(OfficersEvent::SiteCheckRecorded { findings, .. }) => &findings.files,
        Event::Hearing(HearingEvent::HearingHeld { files, .. }) => files,
        _ => &[],
    }
}

/// The series of case numbers with this prefix on a day (K-03).
#[must_use]
pub fn case_series(prefix: &str, day: rules::time::Date) -> String {
    format!("case/{prefix}/{day}")
}

/// The prefix and the serial of a case number given on this day.
fn split_number(number: &str, day: rules::time::Date) -> Option<(&str, u32)> {
    let day = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    let (prefix, serial) = number.rsplit_once(&day)?;
    Some((prefix, serial.parse().ok()?))
}

/// The series of a department's documents in a year (K-05).
#[must_use]
pub fn document_series(department: &str, year: i16) -> String {
    format!("document/{department}/{year}")
}

/// What an event counts as, in the tally of its day.
fn tally(event: &Event) -> Option<&'static str> {
    Some(match event {
        Event::ApplicationSubmitted(_) => "submitted",
        Event::MaterialsReceived { .. } => "received",
        Event::CaseAccepted(_) => "accepted",
        Event::CaseDeemedAccepted(_) => "deemed_accepted",
        Event::CorrectionNoticeIssued { .. } => "corrections",
        Event::NotRequiredTold { .. } | Event::AcceptanceRefused { .. } => "not_accepted",
        Event::Granted { .. } | Event::RenewalDeemedGranted { .. } => "granted",
        Event::Refused { .. } => "refused",
        Event::ResultDelivered { .. } => "completed",
        Event::ApplicationWithdrawn { .. } => "withdrawn",
        Event::CaseTerminated { .. } => "terminated",
        _ => return None,
    })
}

fn row(number: &str, known: &Known<Case>, hall: &Hall, content: &Content) -> Vec<Val> {
    let case = &known.state;
    let running = |name: &ClockName| case.clock(name).filter(|clock| !clock.is_stopped());
    let due_at = |name: &ClockName| running(name).map(|clock| clock.due_at(&hall.calendar).0);
    let marks = case.marks(hall, content.limits.remind_before);
    let provisional =
        running(&ClockName::Promised).is_some_and(|clock| clock.due(&hall.calendar).provisional);
    args![
        number,
        signed(known.version),
        case.item.as_str(),
        case.item_version,
        content.identity.name.as_str(),
        content.identity.name_en.as_str(),
        case.department.as_str(),
        case.kind.as_ref().map(word).unwrap_or_default(),
        case.applicant.as_str(),
        case.agent.as_ref().map(|agent| agent.as_str()),
        case.source.as_ref().map(word).unwrap_or_default(),
        word(&case.status),
        case.outcome.as_ref().map(word),
        !case.status.is_final(),
        case.submitted.map_or(0, |at| at.0),
        case.accepted_on.map(|day| day.to_string()),
        case.ended.map(|at| at.0),
        due_at(&ClockName::Promised),
        due_at(&ClockName::Statutory),
        provisional,
        marks.remind_at.map(|at| at.0),
        marks.late_at.map(|at| at.0),
        marks.grave_at.map(|at| at.0),
        marks.paused,
        case.query_code.0.as_str(),
        case.form.0.as_str(),
        case.station.as_ref().map(|station| station.as_str()),
    ]
}

/// What somebody at the hall must do about the case now.
fn tasks(number: &str, case: &Case, hall: &Hall, content: &Content) -> Vec<Vec<Val>> {
    let process = &content.process;
    let lead = hall.lead(content.limits.remind_before);
    let promised = case.clock(&ClockName::Promised).filter(|clock| !clock.is_stopped());
    let case_due = promised.map(|clock| clock.due_at(&hall.calendar).0);
    let task = |step: &str, names: (&str, &str), post: &str, handler: Option<&str>, clock: &ClockName| {
        let clock = case.clock(clock).filter(|clock| !clock.is_stopped());
        let since = clock.map(|clock| clock.started_at().0).or(case.submitted.map(|at| at.0));
        // The earlier of the two is the day that lists show.
        let first = clock.into_iter().chain(promised).min_by_key(|clock| clock.due_at(&hall.calendar));
        args![
            number,
            step,
            names.0,
            names.1,
            post,
            case.department.as_str(),
            handler,
            since.unwrap_or(0),
            clock.map(|clock| clock.remind_at(&hall.calendar, lead).0),
            clock.map(|clock| clock.due_at(&hall.calendar).0),
            case_due,
            case.special.is_some(),
            first.is_some_and(|clock| clock.due(&hall.calendar).provisional),
            None::<String>,
        ]
    };
    // What a town or village centre took in comes back to its own window (LE1).
    let at_station = case.station.as_ref().and_then(|station| hall.window_of(station));
    let window = at_station.unwrap_or(&process.acceptance_post).as_str();
    let runs = |name: &ClockName| case.clock(name).is_some_and(|clock| !clock.is_stopped());
    let verifying = [ClockName::Rectification, ClockName::Verification].into_iter().find(runs);
    let verifying = verifying.and_then(|clock| {
        let post = &process.steps().first()?.post;
        let names = ("承诺核查", "Verification of the promise");
        Some(task(PROMISE_CHECK, names, post.as_str(), None, &clock))
    });
    let mut tasks = match case.status {
        CaseStatus::Submitted => {
            vec![task(INTAKE, ("收件", "Receipt"), window, None, &ClockName::PreReview)]
        }
        CaseStatus::Received => {
            vec![task(INTAKE, ("受理", "Acceptance"), window, None, &ClockName::Acceptance)]
        }
        CaseStatus::Granted | CaseStatus::Refused | CaseStatus::Delivering => {
            let post = process.delivery_post.as_str();
            vec![task(DELIVERY, ("制证送达", "Delivery"), post, None, &ClockName::Issue)]
        }
        status if status.is_under_review() => case
            .open_steps()
            .map(|(id, record)| {
                let step = process.step(id);
                let names = step.map_or(("", ""), |step| (step.name.as_str(), step.name_en.as_str()));
                let handler = record.handler.as_ref().map(|handler| handler.as_str());
                let clock = ClockName::Step(id.clone());
                at_risk(step, task(id.as_str(), names, record.post.as_str(), handler, &clock))
            })
            .collect(),
        _ => vec![],
    };
    tasks.extend(verifying);
    tasks.extend(to_sign(case, hall).into_iter().map(|(step, person, post)| {
        let names = ("签署核查笔录", "Signing the record of the check");
        let name = format!("{SIGNATURE}{step}/{person}");
        task(&name, names, post.as_str(), Some(person.as_str()), &ClockName::Step(step.clone()))
    }));
    let before_decision = case.status == CaseStatus::Received || case.status.is_under_review();
    let heads = |post: &&Post| {
        post.department == content.body.department && post.roles.contains(&Role::DepartmentHead)
    };
    let asked = before_decision && !case.recusals_asked.is_empty();
    if let Some(head) = hall.posts.values().find(heads).filter(|_| asked) {
        let names = ("答复回避申请", "Answering who should stand aside");
        tasks.push(task(RECUSAL, names, head.id.as_str(), None, &ClockName::Promised));
    }
    tasks
}

/// The row of a step with how high its risk is (P-18), in the last column: nothing but a step of the item has one.
fn at_risk(step: Option<&Step>, mut row: Vec<Val>) -> Vec<Val> {
    if let (Some(last), Some(risk)) = (row.last_mut(), step.and_then(|step| step.risk.as_ref())) {
        *last = word(&risk.level).into();
    }
    row
}

/// Who has still to sign which record, each with a post of theirs in whose worklist they find it (L-14).
fn to_sign<'a>(case: &'a Case, hall: &'a Hall) -> Vec<(&'a StepId, &'a PersonId, &'a PostId)> {
    if !case.status.is_under_review() {
        return vec![];
    }
    let of_step = |(step, record): (&'a StepId, &'a StepRecord)| {
        let check = case.site_checks.get(step)?;
        let unsigned = check.staff.iter().filter(|person| !check.signed.contains(*person));
        Some(unsigned.map(move |person| {
            let at_the_desk = hall.posts_of(person).find(|post| post.is_on_the_desk());
            (step, person, at_the_desk.map_or(&record.post, |post| &post.id))
        }))
    };
    case.open_steps().filter_map(of_step).flatten().collect()
}

pub(super) fn signed(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
