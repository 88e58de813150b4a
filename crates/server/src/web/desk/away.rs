//! `/desk/away`: who is away and until when (P-13). Everybody says it of themselves, heads of their department's people;
//! what others of the post have taken over is theirs from the first day on, and no clock stops.

use crate::{
    form::Form,
    office::{Answer, Order, Request},
    people::Names,
    text::{Lang, Message, refusal},
    visitor::CaseWorker,
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Table, Tone, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Role},
    name::PersonId,
};
use std::collections::BTreeSet;

/// `GET /desk/away`
pub(super) async fn show(worker: CaseWorker, asked: Form) -> Result<Response, Response> {
    let form = Form::empty().with("person", worker.me.person.as_str());
    let lang = worker.lang();
    let done = match asked.text("done") {
        "away" => pieces::notice(Tone::Good, lang.desk_away_noted(), html! { p { (lang.desk_away_then()) } }),
        "back" => pieces::notice(Tone::Good, lang.desk_away_ended(), html! {}),
        _ => html! {},
    };
    page(&worker, StatusCode::OK, &form, done).await
}

/// `POST /desk/away`: an absence, or with `back` its end.
pub(super) async fn save(worker: CaseWorker, mut form: Form) -> Result<Response, Response> {
    worker.check(&form).map_err(|failure| worker.fail(&failure))?;
    let done = if form.given("back").is_some() { "/desk/away?done=back" } else { "/desk/away?done=away" };
    let command = match form.given("back") {
        Some(person) => Some(Command::EndAbsence { person: PersonId::from(person) }),
        None => noted(&mut form),
    };
    if let Some(command) = command {
        let mut request = Request::new(worker.who(), Order::Hall(command));
        request.key = form.act().map(str::to_owned);
        match worker.front.office.ask(request).await.map_err(|error| worker.fail(&error.into()))? {
            Answer::Done { .. } => return Ok(Redirect::to(done).into_response()),
            Answer::Refused(why) => {
                // The rules call the last day so for every span; here it is the field `until`.
                let field = match refusal(Lang::Zh, &why).field {
                    Some("last") => "until",
                    named => named.unwrap_or("from"),
                };
                form.refuse(
                    field,
                    Message::both(|lang| {
                        let said = refusal(lang, &why);
                        format!("{}{}{}", said.why, lang.pick("", " "), said.helps)
                    }),
                );
            }
        }
    }
    page(&worker, StatusCode::UNPROCESSABLE_ENTITY, &form, html! {}).await
}

fn noted(form: &mut Form) -> Option<Command> {
    form.require("person", Message::both(|lang| lang.form_choose_one(lang.desk_away_who())));
    for (field, label) in
        [("from", Lang::desk_away_from as fn(Lang) -> &'static str), ("until", Lang::desk_away_until)]
    {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
        if form.given(field).is_some() && form.date(field).is_none() {
            form.refuse(field, Message::both(Lang::desk_day_wrong));
        }
    }
    let (from, until) = (form.date("from")?, form.date("until")?);
    if until < from {
        form.refuse("until", Message::both(Lang::desk_away_backwards));
    }
    form.is_sound().then(|| Command::NoteAbsence { person: PersonId::from(form.text("person")), from, until })
}

/// Whose absence this person may note: their own, and where they head a department, that of its people.
fn concerned(worker: &CaseWorker) -> Vec<PersonId> {
    let hall = &worker.hall;
    let me = worker.me.person.clone();
    let mut people = vec![me.clone()];
    if worker.has(Role::DepartmentHead) {
        people.extend(hall.colleagues(&me));
    }
    people
}

async fn page(
    worker: &CaseWorker,
    status: StatusCode,
    form: &Form,
    done: Markup,
) -> Result<Response, Response> {
    let lang = worker.lang();
    let people = concerned(worker);
    let asked: BTreeSet<&str> =
        people.iter().chain(worker.hall.absences.keys()).map(PersonId::as_str).collect();
    let names = Names::of(&worker.front.store, asked).await.map_err(|error| worker.fail(&error.into()))?;
    let named: Vec<(&str, &str)> = people.iter().map(|one| (one.as_str(), names.name(one))).collect();
    let choices: Vec<Choice<'_>> = named.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let act = worker.act();
    let body = html! {
        (pieces::heading(lang.desk_away(), Some(lang.desk_away_lead()), html! {}))
        (done)
        (pieces::error_summary(lang, form))
        (pieces::panel("note", lang.desk_away_note(), pieces::post("/desk/away", worker.tokens(&act), None, html! {
            (Field::select("person", lang.desk_away_who(), &choices).required().show(lang, form))
            (Field::day("from", lang.desk_away_from()).required().show(lang, form))
            (Field::day("until", lang.desk_away_until()).required().show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.desk_away_note())]))
        })))
        (pieces::panel("away", lang.desk_away_list(), list(worker, &people, &names)))
    };
    Ok(worker.page_with(status, Room::Desk, lang.desk_away(), &[super::way_back(worker)], body))
}

fn list(worker: &CaseWorker, people: &[PersonId], names: &Names) -> Markup {
    let lang = worker.lang();
    let columns = [
        Column::new(lang.desk_away_who()),
        Column::new(lang.desk_away_from()),
        Column::new(lang.desk_away_until()),
        Column::new(lang.desk_away_back()),
    ];
    let known = worker.hall.absences.iter().filter(|(person, _)| people.contains(person));
    let rows = known
        .map(|(person, absence)| {
            let act = worker.act();
            let back = pieces::post(
                "/desk/away",
                worker.tokens(&act),
                None,
                html! {
                    (pieces::hidden("back", person.as_str()))
                    (pieces::submit(Weight::Side, lang.desk_away_back()))
                },
            );
            vec![
                html! { (names.name(person)) },
                pieces::full_day(lang, absence.from),
                pieces::full_day(lang, absence.until),
                back,
            ]
        })
        .collect();
    Table {
        caption: lang.desk_away_list(),
        columns: &columns,
        rows,
        empty: html! { p { (lang.desk_away_nobody()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
