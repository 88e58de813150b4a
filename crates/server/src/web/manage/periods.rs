//! `/manage/hall/periods`: how long applicants have to correct where the item says nothing (K-08), and in which unit (C-03). How long
//! before the day the hall reminds and how long a department has to explain a card, supervisors set (`watch/rulebook`).

use super::{home, order, refuse_at_its_field};
use crate::{
    form::Form,
    office::Order,
    text::Message,
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    hall::{ApplicantUnit, Command},
    time::WorkingDays,
};

/// `GET /manage/hall/periods`
pub(super) async fn show(manager: Manager) -> Response {
    let hall = &manager.hall;
    let form = Form::empty().with("correction_days", hall.correction_days.0.to_string()).with(
        "applicant_unit",
        if hall.applicant_unit == ApplicantUnit::CalendarDay { CALENDAR } else { WORKING },
    );
    page(&manager, StatusCode::OK, &form)
}

/// `POST /manage/hall/periods`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    if let Some(correction_days) = days(&mut form) {
        let asked = Order::Hall(Command::SetPeriods { correction_days, applicant_unit: unit(&form) });
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/hall#periods").into_response()),
            Some(why) => refuse_at_its_field(&mut form, "correction_days", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form))
}

const WORKING: &str = "working_day";
const CALENDAR: &str = "calendar_day";

/// What is not said is generous to the applicant (C-03).
fn unit(form: &Form) -> ApplicantUnit {
    if form.text("applicant_unit") == CALENDAR {
        ApplicantUnit::CalendarDay
    } else {
        ApplicantUnit::WorkingDay
    }
}

fn days(form: &mut Form) -> Option<WorkingDays> {
    let days = form.number("correction_days").and_then(|days| u16::try_from(days).ok());
    if days.is_none() {
        form.refuse("correction_days", Message::both(|lang| lang.manage_period_wrong().to_owned()));
    }
    days.map(WorkingDays)
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let units = [
        Choice::new(WORKING, lang.manage_unit_working()),
        Choice::new(CALENDAR, lang.manage_unit_calendar()),
    ];
    let body = html! {
        (pieces::heading(lang.manage_periods(), Some(lang.manage_periods_then()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/hall/periods", visit.tokens(&visit.act()), None, html! {
            (Field::number("correction_days", lang.manage_correction()).required()
                .hint(lang.manage_correction_hint()).show(lang, form))
            (Field::radios("applicant_unit", lang.manage_unit(), &units).required()
                .hint(lang.manage_unit_hint()).show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_save()),
                pieces::side_link("/manage/hall#periods", lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_periods(), &trail, body)
}
