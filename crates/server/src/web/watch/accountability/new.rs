//! `/watch/accountability/new`: a clue, from a card (`?card=`), a case (`?case=`) or nothing. The number is the office's to
//! give: the one behind the last of the year.

use super::{address, chosen, read, trail, violations, worded};
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::Form,
    office::{Order, Refusal},
    text::{Lang, Message, codes},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Weight},
        pursuit::{Words, need, need_open, unchosen},
        refused::refuse_at_its_field,
        watch::cards::department_choices,
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    accountability::{Clue, ClueSource, Command, Refusal as No, Violation},
    card::Card,
    identifier::CaseNumber,
    name::DepartmentId,
};
use store::views::accountability::last_number;

/// How often a number that somebody else took meanwhile is given anew.
const TRIES: u32 = 3;

/// What a field is called.
type Label = fn(Lang) -> &'static str;

/// `GET /watch/accountability/new`
pub(super) async fn ask(watcher: Watcher, from: Form) -> Result<Response, Response> {
    super::super::supervises(&watcher).map_err(|failure| watcher.fail(&failure))?;
    let mut form = Form::empty();
    if let Some(case) = from.given("case") {
        form.set("case", case);
    }
    if let Some(id) = from.given("card") {
        let card = watcher.front.store.dossier::<Card>(id).await;
        let card = card.map_err(|error| watcher.fail(&error.into()))?;
        let known = card.map(|known| known.state).unwrap_or_default();
        let finding = known.finding.as_ref().ok_or_else(|| watcher.fail(&Failure::NotFound))?;
        form.set("source", codes::word(&ClueSource::Card));
        form.set("reference", id);
        form.set("case", finding.case.as_str());
        form.set("department", finding.department.as_str());
        let evidence: Vec<String> = known.evidence().iter().map(u64::to_string).collect();
        form.set("evidence", evidence.join(", "));
        // Where the rule points to one kind alone it is chosen; of several the supervisor chooses.
        let mut kinds = Violation::suggested_by(finding.rule);
        if let (Some(kind), None) = (kinds.next(), kinds.next()) {
            form.set("violation", codes::word(&kind));
        }
    }
    Ok(page(&watcher, StatusCode::OK, &form))
}

/// `POST /watch/accountability/new`
pub(super) async fn record(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| watcher.fail(&failure);
    watcher.check(&form).map_err(fail)?;
    let Some(mut clue) = clue(&mut form) else {
        return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    for _ in 0..TRIES {
        let number = next(&watcher).await.map_err(fail)?;
        clue.number.clone_from(&number);
        let mut words = Words::default();
        let facts = words.seal(&owner(&number), form.text("facts"));
        let command = Command::Record(Box::new(Clue { facts, ..clue.clone() }));
        let order = Order::Accountability(number.clone(), command);
        match words.ask(&watcher, &form, order).await.map_err(fail)? {
            None => return Ok(Redirect::to(&address(&number)).into_response()),
            Some(Refusal::Accountability(No::NumberTaken)) => {}
            Some(why) => {
                refuse_at_its_field(&mut form, "reference", &why);
                return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &form));
            }
        }
    }
    refuse_at_its_field(&mut form, "reference", &Refusal::Accountability(No::NumberTaken));
    Ok(page(&watcher, StatusCode::CONFLICT, &form))
}

/// Under which key the vault keeps what is written about a matter and not by somebody who answers in it.
pub(super) fn owner(number: &str) -> String {
    format!("accountability/{number}")
}

/// The number behind the last one, from 1 in each year.
async fn next(visit: &Visit) -> Result<String, Failure> {
    let year = visit.hall.calendar.date_of(visit.front.office.now()).year();
    let last = last_number(visit.front.store.db()).await?;
    let last = last.and_then(|number| {
        let (of, serial) = number.split_once('-')?;
        let is_this_year = of.parse::<i16>().is_ok_and(|of| of == year);
        serial.parse::<u32>().ok().filter(|_| is_this_year)
    });
    Ok(format!("{year:04}-{}", last.unwrap_or(0).saturating_add(1)))
}

/// What the form means; none when something of it is missing, which it says.
fn clue(form: &mut Form) -> Option<Clue> {
    need_open(form, "reference", Lang::pursuit_reference);
    need(form, "facts", Lang::pursuit_facts, TEXT_MAX);
    let source = chosen(ClueSource::ALL, form.text("source"));
    let violation = chosen(Violation::ALL, form.text("violation"));
    let needed: [(&str, Label, bool); 3] = [
        ("source", Lang::pursuit_source_label, source.is_some()),
        ("violation", Lang::pursuit_violation_label, violation.is_some()),
        ("department", Lang::pursuit_department, form.given("department").is_some()),
    ];
    for (field, label, is_given) in needed {
        if !is_given {
            unchosen(form, field, label);
        }
    }
    let case: Option<CaseNumber> = match form.given("case").map(str::parse) {
        None => None,
        Some(Ok(number)) => Some(number),
        Some(Err(_)) => {
            form.refuse("case", Message::both(Lang::pursuit_case_wrong));
            None
        }
    };
    let evidence = read::evidence(form);
    let clue = Clue {
        number: String::new(),
        source: source?,
        reference: form.text("reference").to_owned(),
        case,
        evidence,
        department: DepartmentId::from(form.text("department")),
        violation: violation?,
        facts: String::new().into(),
    };
    form.is_sound().then_some(clue)
}

fn page(visit: &Watcher, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let sources = worded(ClueSource::ALL, |source| lang.pursuit_source(source));
    let sources: Vec<Choice<'_>> = sources.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let kinds = violations(lang);
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let departments = department_choices(visit);
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.pursuit_new(), Some(lang.pursuit_new_lead()), html! {}))
        (pieces::post("/watch/accountability/new", visit.tokens(&visit.act()), None, html! {
            (Field::select("source", lang.pursuit_source_label(), &sources).required().show(lang, form))
            (Field::line("reference", lang.pursuit_reference()).required().hint(lang.pursuit_reference_hint()).show(lang, form))
            (Field::line("case", lang.pursuit_case()).hint(lang.pursuit_case_hint()).show(lang, form))
            (Field::line("evidence", lang.pursuit_evidence()).hint(lang.pursuit_evidence_hint()).show(lang, form))
            (Field::select("department", lang.pursuit_department(), &departments).required().show(lang, form))
            (Field::select("violation", lang.pursuit_violation_label(), &kinds).required().show(lang, form))
            (Field::lines("facts", lang.pursuit_facts(), 5).required().show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.pursuit_new())]))
        }))
    };
    visit.page_with(status, Room::Watch, lang.pursuit_new(), &trail(lang), body)
}
