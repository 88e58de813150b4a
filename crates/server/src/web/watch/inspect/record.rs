//! `POST /watch/inspections`: a supervisor writes down a patrol, now. What is wrong is said beside its field, and nothing typed
//! is lost.

use super::{super::cards::department_choices, now::page, order, sentence, today};
use crate::{
    form::Form,
    office::Refusal,
    open_text,
    text::{Lang, Message, codes},
    visitor::{Visit, Watcher},
    web::pieces::{self, Choice, Field, Weight},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    identifier::CaseNumber,
    inspection::{AMISS_MAX, Amiss, Command, Month, PatrolPoint, PatrolSubject, Refusal as No},
    name::DepartmentId,
};
use std::collections::BTreeSet;

/// What stands for the hall among the departments, one of which may be called so.
const HALL: &str = "*";
/// Signs of the name of a card.
const CARD_MAX: usize = 120;

/// `POST /watch/inspections`
pub(super) async fn record(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    if let Some(command) = read(&mut form) {
        let month = Month::of(today(&watcher));
        let refused = order(&watcher, month, command, &form).await;
        match refused.map_err(|failure| watcher.fail(&failure))? {
            None => return Ok(Redirect::to("/watch/inspections?done=yes").into_response()),
            Some(why) => form.refuse(field_of(&form, &why), sentence(&why)),
        }
    }
    let again = page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &form, false).await;
    again.map_err(|failure| watcher.fail(&failure))
}

/// What the form records; none where something of it is wrong, which it says.
fn read(form: &mut Form) -> Option<Command> {
    if form.given("subject").is_none() {
        form.refuse("subject", Message::both(|lang| lang.form_choose_one(lang.inspect_subject())));
    }
    let chosen = |point: &&PatrolPoint| form.chosen("points", &codes::word(*point));
    let points: BTreeSet<PatrolPoint> = PatrolPoint::ALL.iter().filter(chosen).copied().collect();
    if points.is_empty() {
        form.refuse("points", Message::both(|lang| lang.form_choose_one(lang.inspect_points())));
    }
    let amiss = match form.text("order") {
        "amiss" => amiss(form),
        "in_order" => {
            if ["amiss", "case", "card"].iter().any(|field| form.given(field).is_some()) {
                form.refuse("order", Message::both(Lang::inspect_amiss_but_in_order));
            }
            None
        }
        _ => {
            form.refuse("order", Message::both(|lang| lang.form_choose_one(lang.inspect_order())));
            None
        }
    };
    let subject = match form.text("subject") {
        HALL => PatrolSubject::Hall,
        department => PatrolSubject::Department(DepartmentId::from(department)),
    };
    form.is_sound().then_some(Command::RecordPatrol { subject, points, amiss })
}

fn amiss(form: &mut Form) -> Option<Amiss> {
    form.require("amiss", Message::both(|lang| lang.form_required(lang.inspect_amiss_text())));
    open_text::keep(form, "amiss", AMISS_MAX);
    form.at_most("card", CARD_MAX);
    let typed = form.code("case");
    let case = CaseNumber::parse(&typed).ok();
    if !typed.is_empty() && case.is_none() {
        form.refuse("case", Message::both(Lang::inspect_no_such_case));
    }
    let card = form.given("card").map(|card| card.trim().to_owned());
    Some(Amiss { text: form.text("amiss").to_owned(), case, card })
}

/// The field a refusal belongs to.
fn field_of(form: &Form, why: &Refusal) -> &'static str {
    match why {
        Refusal::Month(No::NoSuchDepartment) => "subject",
        Refusal::Month(No::NothingLookedAt) => "points",
        Refusal::Month(No::NoSuchName) if form.given("case").is_some() => "case",
        Refusal::Month(No::NoSuchName) => "card",
        Refusal::Month(No::NoWords) => "amiss",
        _ => "",
    }
}

/// The form itself.
pub(super) fn form_of(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let mut subjects = vec![Choice::new(HALL, lang.inspect_hall())];
    subjects.extend(department_choices(visit));
    let words: Vec<String> = PatrolPoint::ALL.iter().map(codes::word).collect();
    let points: Vec<Choice<'_>> = PatrolPoint::ALL
        .iter()
        .zip(&words)
        .map(|(point, word)| Choice::new(word, lang.patrol_point(*point)))
        .collect();
    let order =
        [Choice::new("in_order", lang.inspect_in_order()), Choice::new("amiss", lang.inspect_amiss())];
    pieces::post(
        "/watch/inspections",
        visit.tokens(&visit.act()),
        None,
        html! {
            (Field::select("subject", lang.inspect_subject(), &subjects).required().show(lang, form))
            (Field::boxes("points", lang.inspect_points(), &points).required().show(lang, form))
            (Field::radios("order", lang.inspect_order(), &order).required().show(lang, form))
            (Field::lines("amiss", lang.inspect_amiss_text(), 3).hint(lang.inspect_amiss_hint()).show(lang, form))
            (Field::code("case", lang.inspect_case()).hint(lang.inspect_case_hint()).show(lang, form))
            (Field::line("card", lang.inspect_card()).hint(lang.inspect_card_hint()).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.inspect_save())]))
        },
    )
}
