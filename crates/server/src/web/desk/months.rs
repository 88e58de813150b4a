//! 月度通报 on the desk: what each month was for my department, what supervision asks it to answer, and the form in which its head or
//! representative answers (S-16). The figures of other departments are shown once the month is published.

use super::way_back;
use crate::{
    failure::Failure,
    form::{Form, address},
    office::{Answer, Order, Refusal, Request},
    open_text,
    text::{Message, refusal},
    visitor::CaseWorker,
    web::{
        frame::Room,
        months::{self, about, due, month_text, own_month},
        pieces::{self, Column, Confirmation, Link, Table, Tone},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    inspection::{Command, ConsequenceState, Month, MonthBook, MonthFigures, WORDS_MAX},
    name::DepartmentId,
    time::Date,
};
use std::collections::BTreeSet;
use store::views::months::{self as views, ConsequenceRow};

/// Rows of a page of what followed.
const PAGE: u32 = 30;
/// Months that are named.
const MONTHS: u32 = 24;

fn today(worker: &CaseWorker) -> Date {
    worker.hall.calendar.date_of(worker.front.office.now())
}

/// The departments somebody holds a post of.
fn own(worker: &CaseWorker) -> BTreeSet<DepartmentId> {
    worker.hall.posts_of(&worker.me.person).map(|post| post.department.clone()).collect()
}

/// Whether the rules would take an answer for this department from this person (S-16).
fn answers(worker: &CaseWorker, department: &DepartmentId) -> bool {
    worker.hall.answers_for(&worker.me.person, department, today(worker))
}

fn answer_address(month: Month, number: u32) -> String {
    format!("/desk/months/{month}/{number}")
}

/// `GET /desk/months`
pub(super) async fn list(worker: CaseWorker, form: Form) -> Result<Response, Response> {
    body_of_list(&worker, &form).await.map_err(|failure| worker.fail(&failure))
}

async fn body_of_list(worker: &CaseWorker, form: &Form) -> Result<Response, Failure> {
    let (lang, db) = (worker.lang(), worker.front.store.db());
    let own = own(worker);
    let own: Vec<&str> = own.iter().map(DepartmentId::as_str).collect();
    let before = form.text("before").split_once('.');
    let before = before.and_then(|(month, number)| Some((Month::parse(month)?, number.parse().ok()?)));
    let mut rows = views::of_departments(db, &own, before, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.month, row.number));
    let next = next.map(|key| address("/desk/months", &[("before", &key)]));
    let drawn = views::page(db, None, MONTHS).await?;
    let drawn: Vec<Month> =
        drawn.into_iter().filter(|row| row.drawn_at.is_some()).map(|row| row.month).collect();
    let done = form.text("done") == "yes";
    let body = html! {
        (pieces::heading(lang.inspect_desk_title(), Some(lang.inspect_desk_lead()), html! {}))
        @if done { (pieces::notice(Tone::Good, lang.inspect_act_done(), html! {})) }
        (table(worker, &rows, next.as_deref(), before.map(|_| "/desk/months")))
        @if !drawn.is_empty() {
            (pieces::panel("drawn", lang.inspect_desk_months(), html! {
                ul { @for month in drawn { li { a href={ "/desk/months/" (month) } { (month_text(lang, month)) } } } }
            }))
        }
    };
    Ok(worker.page(Room::Desk, lang.inspect_desk_title(), &[way_back(worker)], body))
}

fn table(worker: &CaseWorker, rows: &[ConsequenceRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let (lang, today) = (worker.lang(), today(worker));
    let columns = [
        Column::new(lang.inspect_kind()),
        Column::new(lang.inspect_ground()),
        Column::new(lang.inspect_month()),
        Column::new(lang.inspect_due()),
        Column::new(lang.inspect_answer()),
    ];
    let row = |of: &ConsequenceRow| {
        let department = DepartmentId::from(of.department.as_str());
        let href = answer_address(of.month, of.number);
        vec![
            html! { a href=(href) { (lang.consequence_kind(of.kind)) } },
            html! { (lang.consequence_ground(of.ground, of.months)) },
            html! { a href={ "/desk/months/" (of.month) } { (month_text(lang, of.month)) } },
            due(lang, of.due, of.is_open, today),
            html! {
                @if !of.is_open { (pieces::tag(Tone::Good, lang.inspect_act_done())) }
                @else if !of.kind.is_for_department() { span class="quiet" { (lang.inspect_desk_talk()) } }
                @else if answers(worker, &department) { a href=(href) { (lang.inspect_desk_answer()) } }
                @else { span class="quiet" { (lang.inspect_no_answer()) } }
            },
        ]
    };
    Table {
        caption: lang.inspect_desk_title(),
        columns: &columns,
        rows: rows.iter().map(row).collect(),
        empty: pieces::nothing(lang.inspect_desk_none(), lang.inspect_desk_none_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

/// A month's book that was drawn.
async fn drawn(worker: &CaseWorker, typed: &str) -> Result<(Month, MonthBook), Failure> {
    let month = Month::parse(typed).ok_or(Failure::NotFound)?;
    let known = worker.front.store.dossier::<MonthBook>(typed).await?.ok_or(Failure::NotFound)?;
    if known.state.figures.is_none() { Err(Failure::NotFound) } else { Ok((month, known.state)) }
}

/// `GET /desk/months/{month}`
pub(super) async fn month(worker: CaseWorker, Path(typed): Path<String>) -> Result<Response, Response> {
    body_of_month(&worker, &typed).await.map_err(|failure| worker.fail(&failure))
}

async fn body_of_month(worker: &CaseWorker, typed: &str) -> Result<Response, Failure> {
    let lang = worker.lang();
    let (month, book) = drawn(worker, typed).await?;
    let nothing = MonthFigures::default();
    let figures = book.figures.as_deref().unwrap_or(&nothing);
    let own = own(worker);
    let own: Vec<&DepartmentId> = own.iter().collect();
    let comment = book.comment.iter().map(|comment| comment.by.as_str());
    let people = comment.chain(book.published.iter().map(|(by, _)| by.as_str()));
    let names = crate::people::Names::of(&worker.front.store, people).await?;
    let name = |id: &DepartmentId| {
        let known = worker.hall.departments.get(id);
        html! { (known.map_or(id.as_str(), |it| lang.pick(&it.name, &it.name_en))) }
    };
    let units: Vec<_> = own.iter().filter_map(|id| Some((*id, figures.units.get(*id)?))).collect();
    let title = lang.inspect_month_title(&month_text(lang, month));
    let body = html! {
        (pieces::heading(&title, None, html! {}))
        @if units.is_empty() { p class="quiet" { (lang.inspect_desk_not_counted()) } }
        @for (id, unit) in units { (pieces::panel(&format!("own-{id}"), &name(id).into_string(), own_month(worker, unit))) }
        @if book.published.is_some() {
            (pieces::panel("ranking", lang.inspect_ranking(), html! {
                (months::ranking(worker, figures, name, &own))
                p class="hint" { (lang.inspect_ranking_means(figures.least_decided)) }
            }))
            (pieces::panel("comment", lang.inspect_comment(), months::comment(lang, &book, &names)))
        } @else { p class="quiet" { (lang.inspect_desk_unpublished()) } }
    };
    Ok(worker.page(Room::Desk, &title, &trail(worker), body))
}

fn trail(worker: &CaseWorker) -> [Link<'static>; 2] {
    [way_back(worker), Link::new("/desk/months", worker.lang().inspect_desk_title())]
}

/// What my department has to answer; to others it does not exist.
async fn asked(worker: &CaseWorker, typed: &str, number: u32) -> Result<(Month, ConsequenceState), Failure> {
    let (month, book) = drawn(worker, typed).await?;
    let state = book.consequences.get(&number).cloned().ok_or(Failure::NotFound)?;
    let is_own = own(worker).contains(&state.consequence.department);
    is_own.then_some((month, state)).ok_or(Failure::NotFound)
}

/// `GET /desk/months/{month}/{number}`
pub(super) async fn ask(
    worker: CaseWorker,
    Path((typed, number)): Path<(String, u32)>,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    let (month, state) = asked(&worker, &typed, number).await.map_err(fail)?;
    page(&worker, StatusCode::OK, (month, number), &state, &Form::empty()).await.map_err(fail)
}

/// `POST /desk/months/{month}/{number}`
pub(super) async fn answer(
    worker: CaseWorker,
    Path((typed, number)): Path<(String, u32)>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    worker.check(&form).map_err(fail)?;
    let (month, state) = asked(&worker, &typed, number).await.map_err(fail)?;
    form.require("text", Message::both(|lang| lang.form_required(lang.inspect_desk_answer_text())));
    open_text::keep(&mut form, "text", WORDS_MAX);
    if form.is_sound() {
        let report = Command::Report { number, text: form.text("text").to_owned() };
        match order(&worker, month, report, &form).await.map_err(fail)? {
            None => return Ok(Redirect::to("/desk/months?done=yes").into_response()),
            Some(why) => form.refuse("text", sentence(why)),
        }
    }
    let again = page(&worker, StatusCode::UNPROCESSABLE_ENTITY, (month, number), &state, &form);
    again.await.map_err(fail)
}

fn sentence(why: Refusal) -> Message {
    Message::both(move |lang| {
        let said = refusal(lang, &why);
        format!("{}{}{}", said.why, lang.pick("", " "), said.helps)
    })
}

async fn order(
    worker: &CaseWorker,
    month: Month,
    command: Command,
    form: &Form,
) -> Result<Option<Refusal>, Failure> {
    let mut request = Request::new(worker.who(), Order::Month(month.to_string(), command));
    request.key = form.act().map(str::to_owned);
    match worker.front.office.ask(request).await? {
        Answer::Done { .. } => Ok(None),
        Answer::Refused(refusal) => Ok(Some(refusal)),
    }
}

/// The form of the answer, or what came of it.
async fn page(
    worker: &CaseWorker,
    status: StatusCode,
    (month, number): (Month, u32),
    state: &ConsequenceState,
    form: &Form,
) -> Result<Response, Failure> {
    let lang = worker.lang();
    let of = &state.consequence;
    let question = lang.inspect_question(lang.consequence_kind(of.kind), &month_text(lang, month));
    let facts = about(worker, of);
    let may = state.answer.is_none() && of.kind.is_for_department() && answers(worker, &of.department);
    // What somebody else has answered meanwhile is shown, with what was typed kept below it.
    let body = if may || !form.is_sound() {
        let tokens = worker.act();
        let confirmation = Confirmation {
            question: &question,
            then: &[lang.inspect_desk_answer_then()],
            about: &facts,
            action: &answer_address(month, number),
            carried: &[],
            fields: pieces::Field::lines("text", lang.inspect_desk_answer_text(), 8)
                .required()
                .hint(lang.inspect_desk_answer_hint())
                .show(lang, form),
            yes: lang.inspect_desk_answer(),
            back: "/desk/months",
            final_act: true,
        };
        html! { (pieces::error_summary(lang, form)) (confirmation.show(lang, worker.tokens(&tokens))) }
    } else {
        let by = state.answer.iter().map(|answer| answer.by.as_str());
        let names = crate::people::Names::of(&worker.front.store, by).await?;
        let why = match (&state.answer, of.kind.is_for_department()) {
            (Some(_), _) => "",
            (None, true) => lang.inspect_desk_only_head(),
            (None, false) => lang.inspect_desk_talk(),
        };
        html! {
            (pieces::heading(&question, None, html! {}))
            (pieces::summary(lang, &facts))
            (pieces::panel("answer", lang.inspect_answer(), months::answer(lang, state, &names)))
            @if !why.is_empty() { p class="quiet" { (why) } }
        }
    };
    Ok(worker.page_with(status, Room::Desk, &question, &trail(worker), body))
}
