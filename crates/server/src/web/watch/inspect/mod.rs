//! 巡查与月度通报 in the watch room: what was seen on which day, the bulletin of a day, and the months with their figures and what
//! follows from them (S-16). Who may do what, the rules decide.

mod act;
mod day;
mod list;
mod month;
mod now;
mod record;

use crate::{
    failure::Failure,
    form::Form,
    front::Shared,
    office::{Answer, Order, Refusal, Request},
    people::Names,
    text::{Lang, Message, refusal},
    visitor::{Visit, Watcher},
    web::pieces::{self, Column, Table},
};
use axum::{Router, routing::get};
use maud::{Markup, html};
use rules::{
    dossier::Known,
    inspection::{Command, Month, MonthBook, Patrol, PatrolSubject},
    time::Date,
};

/// The addresses of this part of the room.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/watch/inspections", get(now::show).post(record::record)) // supervisors, auditors; recording by the rules
        .route("/watch/inspections/{day}", get(day::show)) // supervisors, auditors
        .route("/watch/months", get(list::show)) // supervisors, auditors
        .route("/watch/months/{month}", get(month::show)) // supervisors, auditors
        .route("/watch/months/{month}/{act}", get(act::ask).post(act::act)) // the same; each act by the rules
}

fn month_address(month: Month) -> String {
    format!("/watch/months/{month}")
}

fn day_address(day: Date) -> String {
    format!("/watch/inspections/{day}")
}

fn today(visit: &Visit) -> Date {
    visit.hall.calendar.date_of(visit.front.office.now())
}

/// The book of a month; an empty one where nothing has happened in it.
async fn book(visit: &Visit, month: Month) -> Result<MonthBook, Failure> {
    Ok(known(visit, month).await?.state)
}

/// The same with its version.
async fn known(visit: &Visit, month: Month) -> Result<Known<MonthBook>, Failure> {
    Ok(visit.front.store.dossier::<MonthBook>(&month.to_string()).await?.unwrap_or_default())
}

/// Hands an order to a month's book in; the refusal, if there was one.
async fn order(
    watcher: &Watcher,
    month: Month,
    command: Command,
    form: &Form,
) -> Result<Option<Refusal>, Failure> {
    let publishes = command == Command::Publish;
    let mut request = Request::new(watcher.who(), Order::Month(month.to_string(), command));
    request.key = form.act().map(str::to_owned);
    // Two supervisors: the second publishes what they read, and not what was written meanwhile (S-16).
    let request = request.seen(form.text("seen").parse().ok().filter(|_| publishes));
    match watcher.front.office.ask(request).await? {
        Answer::Done { .. } => Ok(None),
        Answer::Refused(refusal) => Ok(Some(refusal)),
    }
}

/// A refusal as the sentence beside a field.
fn sentence(why: &Refusal) -> Message {
    let why = why.clone();
    Message::both(move |lang| {
        let said = refusal(lang, &why);
        format!("{}{}{}", said.why, lang.pick("", " "), said.helps)
    })
}

/// What a patrol looked at, in words.
fn subject<'a>(visit: &'a Visit, patrol: &'a Patrol) -> &'a str {
    match &patrol.subject {
        PatrolSubject::Hall => visit.lang().inspect_hall(),
        PatrolSubject::Department(id) => super::department(visit.lang(), &visit.hall, id.as_str()),
    }
}

/// Patrols as a table, with the day where they are of several.
fn patrols(visit: &Visit, patrols: &[&Patrol], names: &Names, empty: Markup, of_one_day: bool) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.inspect_at()),
        Column::new(lang.inspect_subject()),
        Column::new(lang.inspect_looked()),
        Column::new(lang.inspect_found()),
        Column::new(lang.inspect_by()),
    ];
    let row = |patrol: &&Patrol| {
        let points: Vec<&str> = patrol.points.iter().map(|point| lang.patrol_point(*point)).collect();
        vec![
            html! {
                @if of_one_day { (pieces::clock_text(patrol.at)) }
                @else { a href=(day_address(patrol.at.day())) { (pieces::moment(lang, patrol.at)) } }
            },
            html! { (subject(visit, patrol)) },
            html! { (lang.and(&points)) },
            found(lang, patrol),
            html! { (names.name(&patrol.by)) },
        ]
    };
    Table {
        caption: lang.inspect_latest(),
        columns: &columns,
        rows: patrols.iter().map(row).collect(),
        empty,
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// What was amiss, with the case and the card it names.
fn found(lang: Lang, patrol: &Patrol) -> Markup {
    let Some(amiss) = &patrol.amiss else {
        return pieces::tag(pieces::Tone::Good, lang.inspect_in_order());
    };
    html! {
        (pieces::tag(pieces::Tone::Warning, lang.inspect_amiss())) " " (amiss.text)
        @if let Some(case) = &amiss.case {
            br; a href=(super::cards::case_address(case.as_str())) { (pieces::case_number(case.as_str())) }
        }
        @if let Some(card) = &amiss.card { br; a href=(super::cards::card_address(card)) { (card) } }
    }
}
