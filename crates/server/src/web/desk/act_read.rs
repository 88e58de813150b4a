//! 读表: what an officer typed becomes a command, and what the rules refuse becomes an error beside its field.
//!
//! Nothing of the law is checked here: an empty opinion goes to the rules as an empty opinion. Only what no command
//! could carry is said here — a number that is none, a text that is too long — and words that name a person, for
//! whatever is written here goes into the open log.

use super::{
    chapter_read::{self, Read},
    open::OpenCase,
};
use crate::{
    filled::{LINE_MAX, TEXT_MAX},
    form::Form,
    office, open_text,
    text::{Known, Lang, Message, refusal_about},
};
use rules::{
    case::{self, ActKind, Command, SpecialProcedureKind, StepResult},
    clock::Limit,
    item::{content::Basis, process::Step},
    name::{FileHash, StepId},
    time::{CalendarDays, WorkingDays},
};
use std::collections::BTreeMap;

/// The longest special procedure that can be told, in days: longer than any that the law knows.
const NEEDED_MAX: u16 = 999;

/// The field of a point of the checklist.
pub(super) fn point_field(point: &str) -> String {
    format!("check.{point}")
}

/// The bases a refusal may rest on, as the item names them: what sets the item up first.
pub(super) fn known_bases(open: &OpenCase) -> Vec<&Basis> {
    let power = &open.content.power;
    power.setting_basis.iter().chain(&power.implementing_basis).collect()
}

/// The command this form means; what is wrong with it stands in the form. Where something is amiss the command holds
/// whatever is lawful in its place, so that the rules can say at once what else is wrong.
pub(super) fn read(
    open: &OpenCase,
    kind: ActKind,
    step: Option<&Step>,
    files: Vec<FileHash>,
    form: &mut Form,
) -> Read {
    if is_of_a_chapter(kind) {
        let id = step.map(|step| step.id.clone()).unwrap_or_default();
        if let Some(read) = chapter_read::command(open, kind, id, files, form) {
            return read;
        }
    }
    Read { command: command(open, kind, step, form), sealed: vec![] }
}

/// Whether the act has a chapter of its own, and so its own fields.
pub(super) const fn is_of_a_chapter(kind: ActKind) -> bool {
    !matches!(
        kind,
        ActKind::TakeStep
            | ActKind::FinishStep
            | ActKind::SendBack
            | ActKind::Grant
            | ActKind::Refuse
            | ActKind::StartSpecialProcedure
            | ActKind::EndSpecialProcedure
            | ActKind::Extend
            | ActKind::ProduceResult
            | ActKind::Terminate
    )
}

fn command(open: &OpenCase, kind: ActKind, step: Option<&Step>, form: &mut Form) -> Command {
    for (field, label, most) in [
        ("opinion", Lang::desk_opinion as fn(Lang) -> &'static str, TEXT_MAX),
        ("reason", reason_label(kind), TEXT_MAX),
        ("law", Lang::desk_law, LINE_MAX),
        ("article", Lang::desk_article, LINE_MAX),
        ("standard", Lang::desk_standard, TEXT_MAX),
    ] {
        open_text::keep_of(form, field, label, most);
    }
    let id = || step.map(|step| step.id.clone()).unwrap_or_default();
    if matches!(kind, ActKind::SendBack | ActKind::EndSpecialProcedure | ActKind::Extend | ActKind::Terminate)
    {
        need(form, "reason", reason_label(kind));
    }
    match kind {
        ActKind::TakeStep => Command::TakeStep { step: id() },
        ActKind::FinishStep => {
            let result = result(form);
            let (opinion, checklist) = (form.text("opinion").to_owned(), checklist(step, form));
            Command::FinishStep { step: id(), result, opinion, checklist }
        }
        ActKind::SendBack => {
            let first =
                step.and_then(|step| open.case().ways_back(&step.id, &open.content.process).first().copied());
            if form.given("to").is_none() {
                form.refuse("to", Message::both(|lang| lang.form_choose_one(lang.desk_to())));
            }
            let to = match form.given("to") {
                Some(to) => StepId::from(to),
                None => first.map(|step| step.id.clone()).unwrap_or_default(),
            };
            Command::SendBack { from: id(), to, reason: form.text("reason").to_owned() }
        }
        ActKind::Grant => Command::Grant {
            content: form.text("reason").to_owned(),
            opinion: form.text("opinion").to_owned(),
            checklist: checklist(step, form),
        },
        ActKind::Refuse => {
            // A law named by hand is named with its article; neither stands alone (L-17).
            if form.given("law").is_some() || form.given("article").is_some() {
                need(form, "law", Lang::desk_law);
                need(form, "article", Lang::desk_article);
            }
            Command::Refuse {
                reasons: form.text("reason").to_owned(),
                basis: bases(open, form),
                standard: form.text("standard").to_owned(),
                checklist: checklist(step, form),
            }
        }
        ActKind::StartSpecialProcedure => special(form),
        ActKind::EndSpecialProcedure => {
            Command::EndSpecialProcedure { result: form.text("reason").to_owned() }
        }
        ActKind::Extend => {
            if form.given("by").is_none() {
                form.refuse("by", Message::both(|lang| lang.form_choose_one(lang.desk_by())));
            }
            let by = form.number("by").and_then(|days| u16::try_from(days).ok()).unwrap_or(1);
            Command::Extend { by: WorkingDays(by), reason: form.text("reason").to_owned() }
        }
        ActKind::Terminate => Command::Terminate { reason: form.text("reason").to_owned() },
        _ => Command::ProduceResult,
    }
}

/// What the field of reasons is called in each act, so that an error names it as its label does.
fn reason_label(kind: ActKind) -> fn(Lang) -> &'static str {
    match kind {
        ActKind::SendBack => Lang::desk_back_reason,
        ActKind::Grant => Lang::desk_content,
        ActKind::Refuse => Lang::desk_reasons,
        ActKind::EndSpecialProcedure => Lang::desk_end_result,
        ActKind::Extend => Lang::desk_extend_reason,
        ActKind::Terminate => Lang::desk_terminate_reason,
        _ => Lang::desk_reason_label,
    }
}

pub(super) fn need(form: &mut Form, field: &str, label: fn(Lang) -> &'static str) {
    form.require(field, Message::both(|lang| lang.form_required(label(lang))));
}

fn result(form: &mut Form) -> StepResult {
    match form.text("result") {
        "agree" => StepResult::Agree,
        "disagree" => StepResult::Disagree,
        _ => {
            form.refuse("result", Message::both(|lang| lang.form_choose_one(lang.desk_result())));
            StepResult::Agree
        }
    }
}

/// The points that were answered with yes or no.
fn checklist(step: Option<&Step>, form: &Form) -> BTreeMap<String, bool> {
    let points = step.map_or(&[][..], |step| &step.checklist);
    let answer = |point: &str| match form.text(&point_field(point)) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    points.iter().filter_map(|point| Some((point.id.clone(), answer(&point.id)?))).collect()
}

fn bases(open: &OpenCase, form: &Form) -> Vec<Basis> {
    let known = known_bases(open);
    let ticked = form.all("basis").iter().filter_map(|place| known.get(place.parse::<usize>().ok()?));
    let mut bases: Vec<Basis> = ticked.map(|basis| (*basis).clone()).collect();
    if form.given("law").is_some() || form.given("article").is_some() {
        bases.push(typed_basis(form));
    }
    bases
}

pub(super) fn typed_basis(form: &Form) -> Basis {
    Basis { law: form.text("law").to_owned(), article: form.text("article").to_owned(), ..Basis::default() }
}

fn special(form: &mut Form) -> Command {
    let word = serde_json::Value::from(form.text("kind"));
    let kind = serde_json::from_value::<SpecialProcedureKind>(word).unwrap_or_else(|_| {
        form.refuse("kind", Message::both(|lang| lang.form_choose_one(lang.desk_special_kind())));
        SpecialProcedureKind::ALL[0]
    });
    need(form, "needed", Lang::desk_needed);
    let days = form.number("needed").and_then(|days| u16::try_from(days).ok());
    let days = days.filter(|days| (1..=NEEDED_MAX).contains(days));
    if days.is_none() {
        form.refuse("needed", Message::both(|lang| lang.desk_needed_range(NEEDED_MAX)));
    }
    let days = days.unwrap_or(1);
    let needed = match form.text("unit") {
        "calendar" => Limit::CalendarDays(CalendarDays(days)),
        "working" => Limit::WorkingDays(WorkingDays(days)),
        _ => {
            form.refuse("unit", Message::both(|lang| lang.form_choose_one(lang.desk_unit())));
            Limit::WorkingDays(WorkingDays(days))
        }
    };
    need(form, "law", Lang::desk_law);
    need(form, "article", Lang::desk_article);
    Command::StartSpecialProcedure { kind, needed, basis: typed_basis(form) }
}

/// Notes what the rules refuse beside the fields it belongs to.
pub(super) fn explain(
    open: &OpenCase,
    kind: ActKind,
    step: Option<&Step>,
    form: &mut Form,
    refusals: &[case::Refusal],
) {
    let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
    for refusal in refusals {
        if let case::Refusal::ChecklistOpen(points) = refusal {
            for id in points {
                form.refuse(&point_field(id), which_point(step, id));
            }
            continue;
        }
        if let case::Refusal::ChecklistFailed(points) = refusal {
            for id in points {
                form.refuse(&point_field(id), Message::both(Lang::desk_point_failed));
            }
        }
        let said = |lang| refusal_about(lang, &office::Refusal::Case(refusal.clone()), known);
        let field = match (said(Lang::Zh).field, kind) {
            (Some("basis"), ActKind::StartSpecialProcedure | ActKind::AnnounceHearing) => "law",
            (Some(field), _) => field,
            (None, _) => WHOLE,
        };
        form.refuse(field, Message::both(|lang| super::may::why_not(lang, open, refusal)));
    }
    form.order_errors(place_of);
}

/// The order of the fields on the pages of this room, which is the order in which their errors are told.
const ORDER: [&str; 31] = [
    WHOLE,
    "check",
    "document",
    "mode",
    "recipient",
    "tracking",
    "witness",
    "note",
    "result",
    "number",
    "with",
    "person",
    "to",
    "by",
    "date",
    "time",
    "place",
    "chair",
    "closed",
    "party",
    "how",
    "kept",
    "opinion",
    "reason",
    "signed",
    "basis",
    "kind",
    "needed",
    "unit",
    "law",
    "article",
];

fn place_of(field: &str) -> usize {
    let name = field.split('.').next().unwrap_or(field);
    ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len())
}

/// Which point of the step's checklist has no answer, by its number and its words; another step may have a point of the
/// same name.
fn which_point(step: Option<&Step>, id: &str) -> Message {
    let mut points = step.map_or(&[][..], |step| &step.checklist).iter().enumerate();
    match points.find(|(_, point)| point.id == id) {
        Some((place, point)) => Message::both(|lang| lang.desk_answer_point(place + 1, &point.text)),
        None => Message::both(|lang| lang.desk_answer_point(1, id)),
    }
}

/// Where errors stand that belong to no field: the head of the form.
pub(super) const WHOLE: &str = "act";
