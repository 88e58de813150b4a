//! `/watch/rules/periods`: how long before the day the hall reminds (S-03), and how long a department has to explain a card (S-09).
//! Supervisors set them, each time with a reason; whoever is measured by them does not (S-17).

use super::{WORDS_MAX, asked, history, saved, trail};
use crate::{
    form::Form,
    text::Message,
    visitor::Watcher,
    web::{
        frame::Room,
        pieces::{self, Column, Field, Weight},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::html;
use rules::{
    hall::{Command, Event, Role},
    time::WorkingDays,
};

/// `GET /watch/rules/periods`
pub(super) async fn show(watcher: Watcher, asked: Form) -> Result<Response, Response> {
    let hall = &watcher.hall;
    let form = Form::empty()
        .with("remind_before", hall.remind_before.0.to_string())
        .with("explanation_days", hall.explanation_days.0.to_string())
        .with("saved", asked.text("saved"));
    page(&watcher, StatusCode::OK, &form).await
}

/// `POST /watch/rules/periods`
pub(super) async fn set(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    form.require("reason", Message::both(|lang| lang.form_required(lang.rules_reason())));
    crate::open_text::keep(&mut form, "reason", WORDS_MAX);
    let days = ["remind_before", "explanation_days"].map(|field| days(&mut form, field));
    if let [Some(remind_before), Some(explanation_days)] = days
        && form.is_sound()
    {
        let reason = form.text("reason").to_owned();
        let command = Command::SetSupervisionPeriods { remind_before, explanation_days, reason };
        let answer = asked(&watcher, &mut form, command, "/watch/rules/periods").await;
        if let Some(onward) = answer.map_err(|failure| watcher.fail(&failure))? {
            return Ok(onward);
        }
    }
    page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

fn days(form: &mut Form, field: &str) -> Option<WorkingDays> {
    let days = form.number(field).and_then(|days| u16::try_from(days).ok());
    if days.is_none() {
        form.refuse(field, Message::both(|lang| lang.rules_period_wrong().to_owned()));
    }
    days.map(WorkingDays)
}

async fn page(visit: &Watcher, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let lang = visit.lang();
    let between = [Column::number(lang.rules_remind()), Column::number(lang.rules_explanation())];
    let history = history(visit, "SupervisionPeriodsSet", &between, |event| match event {
        Event::SupervisionPeriodsSet { remind_before, explanation_days, reason } => {
            Some((vec![html! { (remind_before.0) }, html! { (explanation_days.0) }], reason))
        }
        _ => None,
    });
    let history = history.await.map_err(|failure| visit.fail(&failure))?;
    let fields = html! {
        (Field::number("remind_before", lang.rules_remind()).required().hint(lang.rules_remind_hint()).show(lang, form))
        (Field::number("explanation_days", lang.rules_explanation()).required()
            .hint(lang.rules_explanation_hint()).show(lang, form))
        (Field::lines("reason", lang.rules_reason(), 3).required().hint(lang.rules_reason_hint()).show(lang, form))
        (pieces::buttons(&[pieces::submit(Weight::Main, lang.rules_save())]))
    };
    let body = html! {
        (saved(lang, form))
        (pieces::heading(lang.rules_periods(), Some(lang.manage_periods_then()), html! {}))
        (pieces::error_summary(lang, form))
        @if visit.has(Role::Supervisor) {
            (pieces::panel("set", lang.rules_set(), pieces::post("/watch/rules/periods", visit.tokens(&visit.act()), None, fields)))
        } @else {
            p class="quiet" { (lang.rules_only_supervisors()) }
        }
        (pieces::panel("history", lang.rules_history(), history))
    };
    Ok(visit.page_with(status, Room::Watch, lang.rules_periods(), &trail(lang), body))
}
