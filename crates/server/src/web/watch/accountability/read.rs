//! What the forms of a matter mean: each act's fields as the command the rules decide on. What is missing is said beside
//! its field; words about people are sealed on the way.

use super::{chosen, new::owner};
use crate::{
    filled::TEXT_MAX,
    form::Form,
    open_text,
    text::{Lang, Message},
    web::pursuit::{Words, need, need_open, unchosen},
};
use rules::{
    accountability::{
        AppealAnswer, AppealOutcome, Command, Exemption, FaultCourse, FeeOffence, Findings, Imposed,
        LINE_MAX, Measure, OrganDecision, Proposal, STATEMENT, Sanction, Severity, Violation,
    },
    case::{DeliveryMode, StepResult},
    name::PersonId,
    time::{Date, WorkingDays},
};

/// What is asked of a matter; none while something is wrong, or where nothing of ours was asked.
pub(super) fn command(number: &str, form: &mut Form, words: &mut Words) -> Option<Command> {
    let subject = form.text("subject").parse().unwrap_or(0);
    let owner = owner(number);
    let act = form.text("do").to_owned();
    let command = match act.as_str() {
        "take-up" => Command::TakeUp,
        "dismiss" => Command::Dismiss { reasons: reasons(form, words, &owner) },
        "verify" => Command::Verify(Box::new(findings(form, words, &owner)?)),
        "find-nothing" => Command::FindNothing { reasons: reasons(form, words, &owner) },
        "tell" => Command::Tell { subject, document: document(form), days: days(form) },
        "propose" => Command::Propose { subject, proposal: Box::new(proposal(form, words, &owner)?) },
        "return" => Command::Return { subject, reasons: reasons(form, words, &owner) },
        "decide" => Command::Decide { subject, document: document(form) },
        "sanction" => Command::RecordSanction { subject, decision: organ(form)? },
        "serve" => Command::Serve { subject, mode: mode(form)?, on: day(form, "on")? },
        "answer" => Command::AnswerAppeal { subject, answer: Box::new(answer(form, words, &owner)?) },
        "file" => Command::File,
        _ => return None,
    };
    form.is_sound().then_some(command)
}

/// Where a refusal stands that belongs to no field of its own.
pub(super) fn place(act: &str) -> &'static str {
    match act {
        "dismiss" | "find-nothing" | "return" | "answer" => "reasons",
        "verify" => "course",
        "propose" => "proposal",
        "tell" | "decide" => "document",
        "sanction" => "organ",
        "serve" => "mode",
        "file" => "file",
        _ => "take-up",
    }
}

/// The numbers of events that were typed, with commas of either script between them.
pub(super) fn evidence(form: &mut Form) -> Vec<u64> {
    let typed = form.text("evidence").to_owned();
    let parts = typed.split([',', '，', '、', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let numbers: Result<Vec<u64>, _> = parts.map(str::parse).collect();
    numbers.unwrap_or_else(|_| {
        form.refuse("evidence", Message::both(Lang::pursuit_evidence_wrong));
        Vec::new()
    })
}

fn reasons(form: &mut Form, words: &mut Words, owner: &str) -> rules::name::Commitment {
    need(form, "reasons", Lang::pursuit_reasons, TEXT_MAX);
    words.seal(owner, form.text("reasons"))
}

fn document(form: &mut Form) -> String {
    need_open(form, "document", Lang::pursuit_document);
    form.text("document").to_owned()
}

fn days(form: &mut Form) -> WorkingDays {
    let (least, most) = STATEMENT;
    let typed = form.number("days").and_then(|days| u16::try_from(days).ok()).map(WorkingDays);
    typed.filter(|days| (least..=most).contains(days)).unwrap_or_else(|| {
        form.refuse("days", Message::both(Lang::pursuit_days_wrong));
        least
    })
}

fn day(form: &mut Form, field: &str) -> Option<Date> {
    let day = form.date(field);
    if day.is_none() {
        form.refuse(field, Message::both(Lang::pursuit_day_wrong));
    }
    day
}

fn one<T: Copy + serde::Serialize>(
    form: &mut Form,
    (field, label): (&str, fn(Lang) -> &'static str),
    all: &[T],
) -> Option<T> {
    let found = chosen(all, form.text(field));
    if found.is_none() {
        unchosen(form, field, label);
    }
    found
}

fn mode(form: &mut Form) -> Option<DeliveryMode> {
    one(form, ("mode", Lang::pursuit_mode), DeliveryMode::ALL)
}

fn findings(form: &mut Form, words: &mut Words, owner: &str) -> Option<Findings> {
    need(form, "facts", Lang::pursuit_found_facts, TEXT_MAX);
    let violation = one(form, ("violation", Lang::pursuit_violation_label), Violation::ALL);
    let severity = one(form, ("severity", Lang::pursuit_severity_label), Severity::ALL);
    let evidence = evidence(form);
    let course = course(form);
    Some(Findings {
        violation: violation?,
        severity: severity?,
        fee: chosen(FeeOffence::ALL, form.text("fee")),
        course: course?,
        evidence,
        facts: words.seal(owner, form.text("facts")),
    })
}

fn course(form: &mut Form) -> Option<FaultCourse> {
    let person = form.given("people").map(PersonId::from);
    let named = |form: &mut Form| {
        if person.is_none() {
            unchosen(form, "people", Lang::pursuit_people);
        }
        person.clone()
    };
    let right = |form: &mut Form| one(form, ("right", Lang::pursuit_right), StepResult::ALL);
    let course = match form.text("course").to_owned().as_str() {
        "falsified" => FaultCourse::Falsified,
        "wrong_decision" => FaultCourse::WrongDecision { right: right(form)? },
        "collective" => {
            let (decider, right) = (named(form), right(form));
            FaultCourse::Collective { decider: decider?, right: right? }
        }
        "ordered" => FaultCourse::Ordered { by: named(form)? },
        "own_act" => FaultCourse::OwnAct,
        "outside" => FaultCourse::Outside { people: vec![named(form)?] },
        "of_department" => FaultCourse::OfDepartment,
        _ => {
            unchosen(form, "course", Lang::pursuit_course_label);
            return None;
        }
    };
    Some(course)
}

fn measures(form: &Form, field: &str) -> Vec<Measure> {
    form.all(field).iter().filter_map(|word| chosen(Measure::ALL, word)).collect()
}

fn proposal(form: &mut Form, words: &mut Words, owner: &str) -> Option<Proposal> {
    match form.text("proposal").to_owned().as_str() {
        "impose" => Some(Proposal::Impose(Imposed {
            measures: measures(form, "measures"),
            sanction: chosen(Sanction::ALL, form.text("sanction")),
        })),
        "exempt" => {
            let reasons = reasons(form, words, owner);
            open_text::keep(form, "basis", LINE_MAX);
            Some(Proposal::Exempt(Exemption {
                basis: form.text("basis").to_owned(),
                procedure_kept: form.chosen("conditions", "procedure_kept"),
                no_gain: form.chosen("conditions", "no_gain"),
                reasons,
            }))
        }
        "clear" => Some(Proposal::Clear { reasons: reasons(form, words, owner) }),
        _ => {
            unchosen(form, "proposal", Lang::pursuit_proposal);
            None
        }
    }
}

fn organ(form: &mut Form) -> Option<OrganDecision> {
    need_open(form, "organ", Lang::pursuit_organ);
    let document = document(form);
    let decided_on = day(form, "on");
    Some(OrganDecision {
        organ: form.text("organ").to_owned(),
        document,
        sanction: chosen(Sanction::ALL, form.text("sanction")),
        decided_on: decided_on?,
    })
}

fn answer(form: &mut Form, words: &mut Words, owner: &str) -> Option<AppealAnswer> {
    let document = document(form);
    let reasons = reasons(form, words, owner);
    let outcome = one(form, ("outcome", Lang::pursuit_outcome_label), AppealOutcome::ALL)?;
    open_text::keep(form, "organ", LINE_MAX);
    let changed = Imposed {
        measures: measures(form, "measures"),
        sanction: chosen(Sanction::ALL, form.text("sanction")),
    };
    Some(AppealAnswer {
        outcome,
        changed_to: Some(changed).filter(|terms| !terms.is_empty()),
        organ: form.text("organ").to_owned(),
        document,
        reasons,
    })
}
