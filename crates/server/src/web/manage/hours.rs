//! What the hall manager declares on the calendar page: local holidays (C-06), closures and extra openings
//! (K-16), opening hours.

use super::{calendar::page, order, refuse};
use crate::{
    form::Form,
    office::Order,
    text::{Lang, Message},
    visitor::Manager,
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::{
    calendar::{Closure, Hours, LocalHoliday, Opening, Spans, sensible},
    hall::Command,
    time::Date,
};

/// Signs of a name or cause.
const TEXT_MAX: usize = 200;

/// `POST /manage/calendar/holiday`
pub(super) async fn holiday(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let range = range(&mut form, "local_first", "local_last");
    for (field, label) in
        [("local_zh", Lang::manage_zh as fn(Lang) -> &'static str), ("local_notice", Lang::manage_notice)]
    {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
        form.at_most(field, TEXT_MAX);
    }
    form.at_most("local_en", TEXT_MAX);
    let text = |name: &str| form.text(name).to_owned();
    let command = range.map(|(first, last)| {
        let (zh, notice) = (text("local_zh"), text("local_notice"));
        let en = form.given("local_en").unwrap_or(&zh).to_owned();
        Command::DeclareLocalHoliday(LocalHoliday { first, last, zh, en, notice })
    });
    declare(&manager, form, command, "local_first").await
}

/// `POST /manage/calendar/closure`
pub(super) async fn closure(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let range = range(&mut form, "shut_first", "shut_last");
    form.require("shut_cause", Message::both(|lang| lang.form_required(lang.manage_cause())));
    form.at_most("shut_cause", TEXT_MAX);
    let cause = form.text("shut_cause").to_owned();
    let command = range.map(|(first, last)| Command::DeclareClosure(Closure { first, last, cause }));
    declare(&manager, form, command, "shut_first").await
}

/// `POST /manage/calendar/opening`
pub(super) async fn opening(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let range = range(&mut form, "open_first", "open_last");
    let spans = spans(&mut form, "open_hours");
    if spans.as_ref().is_some_and(|spans| spans.as_slice().is_empty()) {
        form.refuse("open_hours", Message::both(|lang| lang.manage_hours_wrong().to_owned()));
    }
    form.require("open_cause", Message::both(|lang| lang.form_required(lang.manage_cause())));
    form.at_most("open_cause", TEXT_MAX);
    let cause = form.text("open_cause").to_owned();
    let command = range
        .zip(spans)
        .map(|((first, last), spans)| Command::DeclareOpening(Opening { first, last, spans, cause }));
    declare(&manager, form, command, "open_first").await
}

/// `POST /manage/calendar/hours`
pub(super) async fn hours(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let from = day(&mut form, "hours_from");
    let working_day = spans(&mut form, "hours_working");
    let (saturday, sunday) = (spans(&mut form, "hours_saturday"), spans(&mut form, "hours_sunday"));
    let command = match (from, working_day, saturday, sunday) {
        // A hall that is never open would stop every clock of office time.
        (Some(_), Some(working_day), ..) if working_day.as_slice().is_empty() => {
            form.refuse("hours_working", Message::both(|lang| lang.manage_hours_wrong().to_owned()));
            None
        }
        (Some(from), Some(working_day), Some(saturday), Some(sunday)) => {
            Some(Command::SetHours(Hours { from: Some(from), working_day, saturday, sunday }))
        }
        _ => None,
    };
    declare(&manager, form, command, "hours_from").await
}

async fn declare(
    manager: &Manager,
    mut form: Form,
    command: Option<Command>,
    field: &str,
) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    if let Some(command) = command.filter(|_| form.is_sound()) {
        match order(manager, &form, Order::Hall(command)).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/calendar").into_response()),
            Some(why) => refuse(&mut form, field, &why),
        }
    }
    Ok(page(manager, StatusCode::UNPROCESSABLE_ENTITY, &form))
}

fn day(form: &mut Form, name: &str) -> Option<Date> {
    let day = form.date(name);
    if day.is_none() {
        form.refuse(name, Message::both(|lang| lang.form_not_a_day(lang.manage_first())));
    }
    day
}

fn range(form: &mut Form, first: &str, last: &str) -> Option<(Date, Date)> {
    let (from, to) = (day(form, first), day(form, last));
    let (from, to) = (from?, to?);
    if !sensible(from, to) {
        form.refuse(last, Message::both(|lang| lang.manage_range_wrong().to_owned()));
        return None;
    }
    Some((from, to))
}

/// Spans as typed; nothing typed means shut.
fn spans(form: &mut Form, name: &str) -> Option<Spans> {
    let typed = crate::form::half_width(form.text(name)).replace(['—', '–', '~'], "-").replace(' ', "");
    match Spans::parse(&typed) {
        Ok(spans) => Some(spans),
        Err(_) => {
            form.refuse(name, Message::both(|lang| lang.manage_hours_wrong().to_owned()));
            None
        }
    }
}
