//! What may be done on a matter now: one form for each act that its stage allows. What is asked all the same, the rules
//! refuse.

use super::{
    address, confirm,
    matter::{Dossier, acts_address, page},
    read, violations, worded,
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Order, Refusal},
    text::codes,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Weight},
        pursuit::{self, Words},
        refused::{refuse_at_its_field, says_something},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    accountability::{
        Answering, AppealKind, AppealOutcome, ExemptCondition, FaultCourse, FeeOffence, Measure,
        PursuitState, Sanction, Severity, Subject, SubjectState, sanction_range,
    },
    case::{DeliveryMode, StepResult},
    hall::Role,
    name::PersonId,
};
use std::collections::BTreeSet;

/// `POST /watch/accountability/{number}/acts`: what `do` says.
pub(super) async fn act(
    watcher: Watcher,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| watcher.fail(&failure);
    watcher.check(&form).map_err(fail)?;
    let dossier = Dossier::read(&watcher, &number).await.map_err(fail)?;
    if form.given("again").is_some() {
        return Ok(page(&watcher, StatusCode::OK, &dossier, &form, false));
    }
    let mut words = Words::default();
    if let Some(command) = read::command(&number, &mut form, &mut words) {
        // Whoever may not act at all is told that, whatever they typed.
        let supervises = watcher.has(Role::Supervisor);
        for field in ["facts", "reasons"] {
            if supervises && form.given(field).is_some() {
                says_something(&watcher, &mut form, field);
            }
        }
        if !form.is_sound() {
            return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &dossier, &form, false));
        }
        if supervises
            && form.given("sure").is_none()
            && let Some(sentence) = confirm::of(watcher.lang(), form.text("do"))
        {
            return Ok(confirm::page(&watcher, &dossier, &form, sentence));
        }
        let order = Order::Accountability(number.clone(), command);
        match words.ask(&watcher, &form, order).await.map_err(fail)? {
            None => {
                return Ok(Redirect::to(&format!("{}?done=yes", address(&number))).into_response());
            }
            Some(Refusal::Stale) => return Ok(stale(&watcher, &number, &form)),
            Some(why) => {
                let at = read::place(form.text("do"));
                refuse_at_its_field(&mut form, at, &why);
            }
        }
    } else if form.is_sound() {
        return Err(fail(Failure::NotFound));
    }
    Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &dossier, &form, false))
}

fn stale(watcher: &Watcher, number: &str, form: &Form) -> Response {
    let lang = watcher.lang();
    let body = html! { (pieces::stale(lang, "", &address(number))) (pieces::kept(lang, form)) };
    watcher.page_with(StatusCode::CONFLICT, Room::Watch, lang.answer_stale(), &super::trail(lang), body)
}

/// One act as a form of its own.
fn asks(
    visit: &Visit,
    dossier: &Dossier,
    (act, subject): (&str, u32),
    weight: Weight,
    button: &str,
    fields: Markup,
) -> Markup {
    pieces::post(
        &acts_address(dossier),
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::hidden("do", act))
            (pieces::hidden("seen", &dossier.history.known.version.to_string()))
            @if subject > 0 { (pieces::hidden("subject", &subject.to_string())) }
            (fields)
            (pieces::buttons(&[pieces::submit(weight, button)]))
        },
    )
}

/// What was typed, where this form is the one that was sent; else nothing.
fn typed(form: &Form, act: &str, subject: u32) -> Form {
    let of = form.text("subject").parse().unwrap_or(0);
    if form.text("do") == act && of == subject { form.clone() } else { Form::empty() }
}

/// What was refused of an act that has no field.
fn refused(visit: &Visit, form: &Form, field: &str) -> Markup {
    html! {
        @if let Some(why) = form.error(field) {
            p class="error" id=(pieces::field_id(field)) { (why.text(visit.lang())) }
        }
    }
}

/// The other way, which is seldom taken: folded up, so that nobody takes its reasons for those of the usual act.
fn folded(title: &str, open: bool, act: Markup) -> Markup {
    html! { details open[open] { summary { (title) } (act) } }
}

/// What may be done on the matter as a whole.
pub(super) fn on_matter(visit: &Visit, dossier: &Dossier, form: &Form) -> Markup {
    let lang = visit.lang();
    let matter = dossier.matter();
    let reasons = |act: &str| {
        Field::lines("reasons", lang.pursuit_reasons(), 3).required().show(lang, &typed(form, act, 0))
    };
    let filable = match matter.state {
        PursuitState::Dismissed | PursuitState::Unfounded => true,
        PursuitState::Pursuing => matter.open_subjects().is_empty(),
        _ => false,
    };
    html! {
        @match matter.state {
            PursuitState::Clue => {
                (asks(visit, dossier, ("take-up", 0), Weight::Main, lang.pursuit_take_up(), refused(visit, form, "take-up")))
                (folded(lang.pursuit_dismiss(), form.text("do") == "dismiss",
                    asks(visit, dossier, ("dismiss", 0), Weight::Side, lang.pursuit_dismiss(), reasons("dismiss"))))
            },
            PursuitState::Verifying => {
                (verify(visit, dossier, &typed(form, "verify", 0)))
                (folded(lang.pursuit_find_nothing(), form.text("do") == "find-nothing",
                    asks(visit, dossier, ("find-nothing", 0), Weight::Side, lang.pursuit_find_nothing(), reasons("find-nothing"))))
            },
            _ if filable => {
                (asks(visit, dossier, ("file", 0), Weight::Main, lang.pursuit_file(), refused(visit, form, "file")))
            },
            PursuitState::Pursuing => {
                p { (lang.pursuit_with_each()) }
                ul { @for number in matter.open_subjects() { @if let Some(subject) = matter.subjects.get(&number) {
                    li { a href=(format!("#subject-{number}")) { (pursuit::who(visit, &dossier.names, &subject.one.who)) }
                        " " (lang.pursuit_subject(subject.state)) }
                } } }
            },
            _ => { p class="quiet" { (lang.pursuit_nothing_now()) } },
        }
    }
}

/// Staff of the hall for whoever is meant, each with their post, those of the department first: two may bear one name.
fn staff(visit: &Visit, dossier: &Dossier) -> Vec<(String, String)> {
    let lang = visit.lang();
    let ours = &dossier.clue.department;
    let holders: BTreeSet<&PersonId> = visit.hall.posts.values().flat_map(|post| &post.holders).collect();
    let mut staff: Vec<(bool, String, String)> = holders
        .into_iter()
        .map(|person| {
            let post = visit.hall.posts_of(person).next();
            let of = post.map(|post| {
                let unit = crate::web::watch::department(lang, &visit.hall, post.department.as_str());
                format!("{unit} {}", lang.pick(&post.name, &post.name_en))
            });
            let is_elsewhere = visit.hall.posts_of(person).all(|post| post.department != *ours);
            let words = format!("{} · {}", dossier.names.name(person), of.unwrap_or_default());
            (is_elsewhere, words, person.0.clone())
        })
        .collect();
    staff.sort();
    staff.into_iter().map(|(_, words, person)| (person, words)).collect()
}

fn verify(visit: &Visit, dossier: &Dossier, typed: &Form) -> Markup {
    let lang = visit.lang();
    let mut form = typed.clone();
    if form.given("violation").is_none() {
        form.set("violation", codes::word(&dossier.clue.violation));
        let evidence: Vec<String> = dossier.clue.evidence.iter().map(u64::to_string).collect();
        form.set("evidence", evidence.join(", "));
    }
    let kinds = violations(lang);
    let severities = worded(Severity::ALL, |severity| lang.pursuit_severity(severity));
    let fees = worded(FeeOffence::ALL, |fee| lang.pursuit_fee(fee));
    let (agree, disagree) = (codes::word(&StepResult::Agree), codes::word(&StepResult::Disagree));
    let rights = [
        Choice::new(&agree, lang.pursuit_right_grant()),
        Choice::new(&disagree, lang.pursuit_right_refuse()),
    ];
    let people = staff(visit, dossier);
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let severities: Vec<Choice<'_>> = severities.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let fees: Vec<Choice<'_>> = fees.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let people: Vec<Choice<'_>> = people.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let nobody = PersonId::default;
    let right = StepResult::Agree;
    let courses = [
        ("own_act", FaultCourse::OwnAct),
        ("wrong_decision", FaultCourse::WrongDecision { right }),
        ("falsified", FaultCourse::Falsified),
        ("collective", FaultCourse::Collective { decider: nobody(), right }),
        ("ordered", FaultCourse::Ordered { by: nobody() }),
        ("outside", FaultCourse::Outside { people: Vec::new() }),
        ("of_department", FaultCourse::OfDepartment),
    ];
    let courses: Vec<Choice<'_>> =
        courses.iter().map(|(word, course)| Choice::new(word, lang.pursuit_course(course))).collect();
    let fields = html! {
        p class="hint" { (lang.pursuit_verify_lead()) }
        (Field::select("violation", lang.pursuit_violation_label(), &kinds).required().show(lang, &form))
        (Field::radios("severity", lang.pursuit_severity_label(), &severities).required().show(lang, &form))
        (Field::radios("course", lang.pursuit_course_label(), &courses).required().show(lang, &form))
        (Field::select("right", lang.pursuit_right(), &rights).show(lang, &form))
        (Field::select("people", lang.pursuit_people(), &people).hint(lang.pursuit_people_hint()).show(lang, &form))
        (Field::line("evidence", lang.pursuit_evidence()).hint(lang.pursuit_evidence_hint()).show(lang, &form))
        (Field::select("fee", lang.pursuit_fee_label(), &fees).hint(lang.pursuit_fee_none()).show(lang, &form))
        (Field::lines("facts", lang.pursuit_found_facts(), 5).required().show(lang, &form))
    };
    asks(visit, dossier, ("verify", 0), Weight::Main, lang.pursuit_verify(), fields)
}

/// What may be done about one who answers.
pub(super) fn on_subject(
    visit: &Visit,
    dossier: &Dossier,
    number: u32,
    subject: &Subject,
    form: &Form,
) -> Markup {
    let lang = visit.lang();
    let typed = |act: &str| typed(form, act, number);
    let document = |form: &Form| Field::line("document", lang.pursuit_document()).required().show(lang, form);
    match subject.state {
        SubjectState::Found => {
            let mut typed = typed("tell");
            if typed.given("days").is_none() {
                typed.set("days", "5");
            }
            let fields = html! {
                (document(&typed))
                (Field::number("days", lang.pursuit_days()).required().hint(lang.pursuit_days_hint()).show(lang, &typed))
            };
            asks(visit, dossier, ("tell", number), Weight::Main, lang.pursuit_tell(), fields)
        }
        SubjectState::Heard => propose(visit, dossier, (number, subject), &typed("propose")),
        // whoever proposed or verified leaves the decision to somebody else. What they typed all the same is shown with the
        // refusal.
        SubjectState::Proposed if form.is_sound() && dossier.is_prejudiced(visit, subject) => {
            html! { p class="quiet" { (lang.pursuit_decide_other()) } }
        }
        SubjectState::Proposed => html! {
            p class="hint" { (lang.pursuit_decide_lead()) }
            (asks(visit, dossier, ("decide", number), Weight::Main, lang.pursuit_decide(), document(&typed("decide"))))
            (folded(lang.pursuit_return(), form.text("do") == "return",
                asks(visit, dossier, ("return", number), Weight::Side, lang.pursuit_return(),
                    Field::lines("reasons", lang.pursuit_reasons(), 2).required().show(lang, &typed("return")))))
        },
        SubjectState::Referred => organ(visit, dossier, number, &typed("sanction")),
        SubjectState::Decided => {
            let modes: Vec<(String, &str)> = DeliveryMode::ALL
                .iter()
                .map(|mode| (codes::word(mode), codes::delivery(lang, *mode)))
                .collect();
            let modes: Vec<Choice<'_>> = modes.iter().map(|(word, name)| Choice::new(word, name)).collect();
            let typed = typed("serve");
            let fields = html! {
                (Field::select("mode", lang.pursuit_mode(), &modes).required().show(lang, &typed))
                (Field::day("on", lang.pursuit_served_on()).required().show(lang, &typed))
            };
            asks(visit, dossier, ("serve", number), Weight::Main, lang.pursuit_serve(), fields)
        }
        SubjectState::UnderAppeal => answer(visit, dossier, (number, subject), &typed("answer")),
        SubjectState::Told | SubjectState::Served | SubjectState::Reexamined | SubjectState::Final => {
            html! {}
        }
    }
}

fn propose(visit: &Visit, dossier: &Dossier, (number, subject): (u32, &Subject), form: &Form) -> Markup {
    let lang = visit.lang();
    let Some(report) = &dossier.matter().report else { return html! {} };
    let found = &report.findings;
    let range = sanction_range(&subject.one.who, subject.one.role, found.severity, found.fee);
    let name = |sanction: Option<Sanction>| {
        sanction.map_or(lang.pursuit_no_sanction(), |one| lang.pursuit_sanction(one))
    };
    let hint = match range.most {
        None => lang.pursuit_range_none().to_owned(),
        Some(_) if range.least.is_none() => lang.pursuit_most(name(range.most)),
        Some(_) => lang.pursuit_range(name(range.least), name(range.most)),
    };
    let is_person = matches!(subject.one.who, Answering::Person(_));
    let fits = |measure: &Measure| {
        let fits = if is_person { measure.is_for_people() } else { measure.is_for_departments() };
        fits && measure.needs() <= found.severity
    };
    let allowed: Vec<Measure> = Measure::ALL.iter().copied().filter(fits).collect();
    let measures = worded(&allowed, |measure| lang.pursuit_measure(measure));
    let measures: Vec<Choice<'_>> = measures.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let held: Vec<Sanction> =
        Sanction::ALL.iter().copied().filter(|sanction| range.holds(Some(*sanction))).collect();
    let sanctions = worded(&held, |sanction| lang.pursuit_sanction(sanction));
    let sanctions: Vec<Choice<'_>> = sanctions.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let conditions = [ExemptCondition::ProcedureKept, ExemptCondition::NoGain];
    let conditions = worded(&conditions, |condition| lang.pursuit_condition(condition));
    let conditions: Vec<Choice<'_>> = conditions.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let kinds = [
        Choice::new("impose", lang.pursuit_propose_impose()),
        Choice::new("exempt", lang.pursuit_propose_exempt()),
        Choice::new("clear", lang.pursuit_propose_clear()),
    ];
    let fields = html! {
        (Field::radios("proposal", lang.pursuit_proposal(), &kinds).required().show(lang, form))
        (Field::boxes("measures", lang.pursuit_measures(), &measures).show(lang, form))
        (Field::select("sanction", lang.pursuit_sanction_label(), &sanctions).hint(&hint).show(lang, form))
        (Field::line("basis", lang.pursuit_reform_basis()).show(lang, form))
        (Field::boxes("conditions", lang.pursuit_conditions(), &conditions).show(lang, form))
        (Field::lines("reasons", lang.pursuit_reasons(), 3).show(lang, form))
    };
    asks(visit, dossier, ("propose", number), Weight::Main, lang.pursuit_propose(), fields)
}

fn organ(visit: &Visit, dossier: &Dossier, number: u32, form: &Form) -> Markup {
    let lang = visit.lang();
    let sanctions = worded(Sanction::ALL, |sanction| lang.pursuit_sanction(sanction));
    let sanctions: Vec<Choice<'_>> = sanctions.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let fields = html! {
        p class="hint" { (lang.pursuit_record_lead()) }
        (Field::line("organ", lang.pursuit_organ()).required().show(lang, form))
        (Field::line("document", lang.pursuit_document()).required().show(lang, form))
        (Field::select("sanction", lang.pursuit_organ_sanction(), &sanctions).hint(lang.pursuit_organ_none()).show(lang, form))
        (Field::day("on", lang.pursuit_decided_on()).required().show(lang, form))
    };
    asks(visit, dossier, ("sanction", number), Weight::Main, lang.pursuit_record_sanction(), fields)
}

fn answer(visit: &Visit, dossier: &Dossier, (number, subject): (u32, &Subject), form: &Form) -> Markup {
    let lang = visit.lang();
    let outcomes = worded(AppealOutcome::ALL, |outcome| lang.pursuit_outcome(outcome));
    let outcomes: Vec<Choice<'_>> = outcomes.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let measures = worded(Measure::ALL, |measure| lang.pursuit_measure(measure));
    let measures: Vec<Choice<'_>> = measures.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let sanctions = worded(Sanction::ALL, |sanction| lang.pursuit_sanction(sanction));
    let sanctions: Vec<Choice<'_>> = sanctions.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let is_objection = subject.appeals.last().is_some_and(|appeal| appeal.kind == AppealKind::Objection);
    let fields = html! {
        (Field::radios("outcome", lang.pursuit_outcome_label(), &outcomes).required().show(lang, form))
        (Field::boxes("measures", lang.pursuit_changed_measures(), &measures).show(lang, form))
        @if !is_objection {
            (Field::select("sanction", lang.pursuit_changed_sanction(), &sanctions).show(lang, form))
            (Field::line("organ", lang.pursuit_organ()).hint(lang.pursuit_answer_organ_hint()).show(lang, form))
        }
        (Field::line("document", lang.pursuit_document()).required().show(lang, form))
        (Field::lines("reasons", lang.pursuit_reasons(), 3).required().show(lang, form))
    };
    asks(visit, dossier, ("answer", number), Weight::Main, lang.pursuit_answer(), fields)
}
