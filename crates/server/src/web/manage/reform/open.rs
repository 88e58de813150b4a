//! `/manage/reform/new`: opens a round, with the document it rests on and the limits of its procedure (D-05).

use super::{address, order, refuse_at_its_field, trail};
use crate::{
    form::{Form, half_width},
    office::Order,
    open_text,
    text::{Lang, Message},
    visitor::Manager,
    web::{
        frame::Room,
        pieces::{self, Field, Weight, Width},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    reform::{Command, NUMBER_MAX, RoundLimits, RoundOpening},
    time::{Date, WorkingDays},
};
use store::views::reform;

/// How a field is called in an error.
type Label = fn(Lang) -> &'static str;

/// Signs of a name or a document.
const LINE_MAX: usize = 200;
/// Rounds of one year whose numbers are looked at for the next one.
const YEAR_MAX: u32 = 200;
/// Working days of a stage at most: a year of them.
const DAYS_MAX: i64 = 250;

/// `GET /manage/reform/new`
pub(super) async fn ask(manager: Manager) -> Result<Response, Response> {
    let limits = RoundLimits::default();
    let today = manager.hall.calendar.date_of(manager.front.office.now());
    let prefix = format!("{}-", today.year());
    let known = reform::numbers_with(manager.front.store.db(), &prefix, YEAR_MAX).await;
    let known = known.map_err(|error| manager.fail(&error.into()))?;
    let last = known.iter().filter_map(|number| number[prefix.len()..].parse::<u32>().ok()).max();
    let form = Form::empty()
        .with("number", format!("{prefix}{}", last.unwrap_or(0).saturating_add(1)))
        .with("from", today.to_string())
        .with("apply", limits.apply.to_string())
        .with("review", limits.review.to_string())
        .with("publish", limits.publish.to_string());
    Ok(page(&manager, StatusCode::OK, &form))
}

/// `POST /manage/reform/new`
pub(super) async fn open(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    if let Some(opening) = opening(&mut form) {
        let round = opening.number.clone();
        let asked = Order::Reform(round.clone(), Command::Open(opening));
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to(&address(&round)).into_response()),
            Some(why) => refuse_at_its_field(&mut form, "number", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form))
}

fn opening(form: &mut Form) -> Option<RoundOpening> {
    let needed: [(&str, Label); 5] = [
        ("number", Lang::reform_number),
        ("name", Lang::reform_name),
        ("basis", Lang::reform_basis),
        ("from", Lang::reform_from),
        ("until", Lang::reform_until),
    ];
    for (field, label) in needed {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
        open_text::keep(form, field, LINE_MAX);
    }
    form.at_most("number", NUMBER_MAX);
    for field in ["from", "until"] {
        if form.given(field).is_some() && form.date(field).is_none() {
            form.refuse(field, Message::both(Lang::desk_day_wrong));
        }
    }
    let mut days = |field: &str| {
        let found = form.number(field).filter(|days| (1..=DAYS_MAX).contains(days));
        if found.is_none() {
            form.refuse(field, Message::both(Lang::reform_days_wrong));
        }
        WorkingDays(found.and_then(|days| u16::try_from(days).ok()).unwrap_or(1))
    };
    let limits = RoundLimits { apply: days("apply"), review: days("review"), publish: days("publish") };
    form.is_sound().then(|| RoundOpening {
        number: half_width(form.text("number")).to_lowercase(),
        name: form.text("name").to_owned(),
        basis: form.text("basis").to_owned(),
        from: form.date("from").unwrap_or(Date::MIN),
        until: form.date("until").unwrap_or(Date::MIN),
        limits,
    })
}

fn page(manager: &Manager, status: StatusCode, form: &Form) -> Response {
    let lang = manager.lang();
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.reform_open(), Some(lang.reform_open_lead()), html! {}))
        (pieces::post("/manage/reform/new", manager.tokens(&manager.act()), None, html! {
            (Field::code("number", lang.reform_number()).required().hint(lang.reform_number_hint()).show(lang, form))
            (Field::line("name", lang.reform_name()).required().example(lang.reform_name_example()).show(lang, form))
            (Field::line("basis", lang.reform_basis()).required().width(Width::Middle)
                .hint(lang.reform_basis_hint()).example(lang.reform_basis_example()).show(lang, form))
            (Field::day("from", lang.reform_from()).required().show(lang, form))
            (Field::day("until", lang.reform_until()).required().show(lang, form))
            (Field::number("apply", lang.reform_apply_days()).required().show(lang, form))
            (Field::number("review", lang.reform_review_days()).required().show(lang, form))
            (Field::number("publish", lang.reform_publish_days()).required().show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.reform_open()),
                pieces::side_link("/manage/reform", lang.answer_back()),
            ]))
        }))
    };
    manager.page_with(status, Room::Manage, lang.reform_open(), &trail(lang), body)
}
