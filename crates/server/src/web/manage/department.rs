//! `/manage/hall/department`: adding a department, or changing its particulars. Its id never changes; its abbreviation
//! is part of every document number, so the rules keep abbreviations apart (K-05).

use super::{home, id, order, refuse_at_its_field};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Lang, Message},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Fact, Field, Link, Weight, Width},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    hall::{Command, Department},
    name::DepartmentId,
};

/// Signs of a name.
const NAME_MAX: usize = 100;
/// Signs of an abbreviation: it stands in every document number.
const ABBREVIATION_MAX: usize = 10;

/// `GET /manage/hall/department`, or `?id=…` for one that there is.
pub(super) async fn show(manager: Manager, form: Form) -> Result<Response, Response> {
    let Some(id) = form.given("id") else { return Ok(page(&manager, StatusCode::OK, None, &Form::empty())) };
    let known = the_department(&manager, id).map_err(|failure| manager.fail(&failure))?;
    let form = Form::empty()
        .with("name", &*known.name)
        .with("name_en", &*known.name_en)
        .with("abbreviation", &*known.abbreviation)
        .with("credit_code", &*known.credit_code)
        .with("phone", &*known.phone);
    Ok(page(&manager, StatusCode::OK, Some(known), &form))
}

/// `POST /manage/hall/department`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let changed = form.given("changes").map(str::to_owned);
    let known = match &changed {
        Some(id) => Some(the_department(&manager, id).map_err(|failure| manager.fail(&failure))?),
        None => None,
    };
    let id = match known {
        Some(known) => Some(known.id.clone()),
        None => id(&mut form).map(DepartmentId),
    };
    if known.is_none() && id.as_ref().is_some_and(|id| manager.hall.departments.contains_key(id)) {
        form.refuse("id", Message::both(|lang| lang.manage_id_taken().to_owned()));
    }
    for (field, label) in [
        ("name", Lang::manage_name_of as fn(Lang) -> &'static str),
        ("abbreviation", Lang::manage_abbreviation),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    for (field, most) in
        [("name", NAME_MAX), ("name_en", NAME_MAX), ("abbreviation", ABBREVIATION_MAX), ("phone", 40)]
    {
        form.at_most(field, most);
    }
    if let Some(id) = id.filter(|_| form.is_sound()) {
        let text = |field: &str| form.text(field).to_owned();
        let asked = Order::Hall(Command::DescribeDepartment(Department {
            id,
            name: text("name"),
            name_en: text("name_en"),
            abbreviation: text("abbreviation"),
            credit_code: form.code("credit_code"),
            phone: text("phone"),
        }));
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/hall#departments").into_response()),
            Some(why) => refuse_at_its_field(&mut form, "name", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, known, &form))
}

fn the_department<'a>(visit: &'a Visit, id: &str) -> Result<&'a Department, Failure> {
    visit.hall.departments.get(&DepartmentId::from(id)).ok_or(Failure::NotFound)
}

fn page(visit: &Visit, status: StatusCode, known: Option<&Department>, form: &Form) -> Response {
    let lang = visit.lang();
    let title = if known.is_some() { lang.manage_department_change() } else { lang.manage_department_add() };
    let body = html! {
        (pieces::heading(title, Some(lang.manage_department_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/hall/department", visit.tokens(&visit.act()), None, html! {
            @if let Some(known) = known {
                (pieces::hidden("changes", known.id.as_str()))
                (pieces::summary(lang, &[Fact::new(lang.manage_id(), known.id.as_str())]))
            } @else {
                (Field::code("id", lang.manage_id()).required().hint(lang.manage_id_hint()).example("market").show(lang, form))
            }
            (Field::line("name", lang.manage_name_of()).required().show(lang, form))
            (Field::line("name_en", lang.manage_en()).show(lang, form))
            (Field::line("abbreviation", lang.manage_abbreviation()).required().width(Width::Middle)
                .hint(lang.manage_abbreviation_hint()).show(lang, form))
            (Field::code("credit_code", lang.manage_credit_code()).show(lang, form))
            (Field::phone("phone", lang.manage_phone()).autocomplete("off").show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_save()),
                pieces::side_link("/manage/hall", lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, title, &trail, body)
}
