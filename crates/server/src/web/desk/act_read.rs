//! 读表: what an officer typed becomes a command, and what the rules refuse becomes an error beside its field.
//!
//! Nothing of the law is checked here: an empty opinion goes to the rules as an empty opinion. Only what no command
//! could carry is said here — a number that is none, a text that is too long — and words that name a person, for
//! whatever is written here goes into the open log.

use super::open::OpenCase;
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
    name::StepId,
    time::{CalendarDays, WorkingDays},
};
use std::collections::BTreeMap;

/// The field of a point of the checklist.
pub(super) fn point_field(point: &str) -> String {
    format!("check.{point}")
}

/// The bases a refusal may rest on, as the item names them: what sets the item up first.
pub(super) fn known_bases(open: &OpenCase) -> Vec<&Basis> {
    let power = &open.content.power;
    power.setting_basis.iter().chain(&power.implementing_basis).collect()
}

/// The command this form means; what is wrong with it stands in the form.
pub(super) fn command(
    open: &OpenCase,
    kind: ActKind,
    step: Option<&Step>,
    form: &mut Form,
) -> Option<Command> {
    for field in ["opinion", "reason"] {
        open_text::keep(form, field, TEXT_MAX);
    }
    for field in ["law", "article"] {
        open_text::keep(form, field, LINE_MAX);
    }
    let id = || step.map(|step| step.id.clone()).unwrap_or_default();
    let text = |field: &str| form.text(field).to_owned();
    Some(match kind {
        ActKind::TakeStep => Command::TakeStep { step: id() },
        ActKind::FinishStep => {
            let result = match form.text("result") {
                "agree" => StepResult::Agree,
                "disagree" => StepResult::Disagree,
                _ => {
                    form.refuse("result", Message::both(|lang| lang.form_choose_one(lang.desk_result())));
                    return None;
                }
            };
            Command::FinishStep {
                step: id(),
                result,
                opinion: text("opinion"),
                checklist: checklist(step, form),
            }
        }
        ActKind::SendBack => {
            if form.given("to").is_none() {
                form.refuse("to", Message::both(|lang| lang.form_choose_one(lang.desk_to())));
                return None;
            }
            Command::SendBack { from: id(), to: StepId::from(form.text("to")), reason: text("reason") }
        }
        ActKind::Grant => Command::Grant {
            content: text("reason"),
            opinion: text("opinion"),
            checklist: checklist(step, form),
        },
        ActKind::Refuse => Command::Refuse {
            reasons: text("reason"),
            basis: bases(open, form),
            checklist: checklist(step, form),
        },
        ActKind::StartSpecialProcedure => special(form)?,
        ActKind::EndSpecialProcedure => Command::EndSpecialProcedure { result: text("reason") },
        ActKind::Extend => {
            let by = days(form, "by", Lang::desk_by)?;
            Command::Extend { by: WorkingDays(by), reason: form.text("reason").to_owned() }
        }
        ActKind::ProduceResult => Command::ProduceResult,
        ActKind::Terminate => Command::Terminate { reason: text("reason") },
    })
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

fn typed_basis(form: &Form) -> Basis {
    Basis { law: form.text("law").to_owned(), article: form.text("article").to_owned(), ..Basis::default() }
}

fn special(form: &mut Form) -> Option<Command> {
    let word = serde_json::Value::from(form.text("kind"));
    let Ok(kind) = serde_json::from_value::<SpecialProcedureKind>(word) else {
        form.refuse("kind", Message::both(|lang| lang.form_choose_one(lang.desk_special_kind())));
        return None;
    };
    let needed = days(form, "needed", Lang::desk_needed)?;
    let needed = match form.text("unit") {
        "calendar" => Limit::CalendarDays(CalendarDays(needed)),
        _ => Limit::WorkingDays(WorkingDays(needed)),
    };
    Some(Command::StartSpecialProcedure { kind, needed, basis: typed_basis(form) })
}

/// A number of days; nothing typed is nought, which the rules refuse in their own words.
fn days(form: &mut Form, field: &str, label: fn(Lang) -> &'static str) -> Option<u16> {
    if form.given(field).is_none() {
        return Some(0);
    }
    let days = form.number(field).and_then(|days| u16::try_from(days).ok());
    if days.is_none() {
        form.refuse(field, Message::both(|lang| lang.form_not_a_number(label(lang))));
    }
    days
}

/// Notes what the rules refuse beside the fields it belongs to.
pub(super) fn explain(open: &OpenCase, kind: ActKind, form: &mut Form, refusals: &[case::Refusal]) {
    let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
    for refusal in refusals {
        if let case::Refusal::ChecklistOpen(points) = refusal {
            for point in points {
                form.refuse(&point_field(point), Message::both(Lang::desk_answer_point));
            }
            continue;
        }
        let said = |lang| refusal_about(lang, &office::Refusal::Case(refusal.clone()), known);
        let field = match (said(Lang::Zh).field, kind) {
            (Some("basis"), ActKind::StartSpecialProcedure) => "law",
            (Some(field), _) => field,
            (None, _) => WHOLE,
        };
        form.refuse(field, Message::both(|lang| super::may::why_not(lang, open, refusal)));
    }
}

/// Where errors stand that belong to no field: the head of the form.
pub(super) const WHOLE: &str = "act";
