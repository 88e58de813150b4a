//! `/manage/stations/items`: what a service centre takes in, ticked department by department (LE1). Saving one department
//! leaves what the centre takes of all others as it is.

use super::{
    order, refuse_at_its_field,
    stations::{the_station, trail},
};
use crate::{
    failure::Failure,
    form::{Form, address},
    office::Order,
    text::codes,
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Station},
    item::ItemState,
    name::ItemCode,
};
use std::collections::{BTreeMap, BTreeSet};
use store::views::items::{self, Filter, ItemRow};

/// Items of one department on the page; a department with more keeps the rest as they are.
const MOST: u32 = 400;

/// `GET /manage/stations/items?id=…&department=…`
pub(super) async fn show(manager: Manager, form: Form) -> Result<Response, Response> {
    let station = the_station(&manager, form.text("id")).map_err(|failure| manager.fail(&failure))?;
    let rows = rows(&manager, &form).await.map_err(|failure| manager.fail(&failure))?;
    let mut chosen = form.clone();
    station.items.iter().for_each(|code| chosen.add("items", code.as_str()));
    Ok(page(&manager, StatusCode::OK, station, &rows, &chosen))
}

/// `POST /manage/stations/items`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let station = the_station(&manager, form.text("id")).map_err(|failure| manager.fail(&failure))?;
    let rows = rows(&manager, &form).await.map_err(|failure| manager.fail(&failure))?;
    let shown: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let others = station.items.iter().filter(|code| !shown.contains(code.as_str())).cloned();
    let ticked =
        rows.iter().filter(|row| form.chosen("items", &row.code)).map(|row| ItemCode(row.code.clone()));
    let items: BTreeSet<ItemCode> = others.chain(ticked).collect();
    let back = of(station, form.text("department"));
    let asked = Order::Hall(Command::OfferAt { station: station.id.clone(), items });
    match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
        None => Ok(Redirect::to(&back).into_response()),
        Some(why) => {
            refuse_at_its_field(&mut form, "items", &why);
            Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, station, &rows, &form))
        }
    }
}

fn of(station: &Station, department: &str) -> String {
    address("/manage/stations/items", &[("id", station.id.as_str()), ("department", department)])
}

/// The published items of the department that is chosen; of none until one is.
async fn rows(visit: &Visit, form: &Form) -> Result<Vec<ItemRow>, Failure> {
    let Some(department) = form.given("department") else { return Ok(Vec::new()) };
    let filter = Filter {
        states: vec![ItemState::Published, ItemState::Suspended],
        department: Some(department.to_owned()),
        ..Filter::default()
    };
    Ok(items::page(visit.front.store.db(), &filter, MOST).await?)
}

fn page(visit: &Visit, status: StatusCode, station: &Station, rows: &[ItemRow], form: &Form) -> Response {
    let lang = visit.lang();
    let name = lang.pick(&station.name, &station.name_en);
    let department = form.text("department");
    let body = html! {
        (pieces::heading(name, Some(&lang.stations_choose_lead(name)), html! {}))
        (pieces::error_summary(lang, form))
        p class="quiet" { (lang.stations_given(station.items.len())) }
        (pieces::panel("departments", lang.stations_departments(), departments(visit, station, department)))
        @if !department.is_empty() { (boxes(visit, station, rows, form)) }
    };
    visit.page_with(status, Room::Manage, lang.stations_choose(), &trail(lang), body)
}

fn departments(visit: &Visit, station: &Station, chosen: &str) -> Markup {
    let lang = visit.lang();
    html! { ul class="topics" { @for one in visit.hall.departments.values() { li {
        a href=(of(station, one.id.as_str())) aria-current=[(one.id.as_str() == chosen).then_some("true")] {
            (lang.pick(&one.name, &one.name_en))
        }
    } } } }
}

fn boxes(visit: &Visit, station: &Station, rows: &[ItemRow], form: &Form) -> Markup {
    let lang = visit.lang();
    let department = super::department(lang, &visit.hall, form.text("department"));
    let labels: BTreeMap<&str, (&str, String)> = rows
        .iter()
        .map(|row| {
            let limit = row.promised.map(|limit| codes::limit(lang, limit)).unwrap_or_default();
            (row.code.as_str(), (lang.pick(&row.name, &row.name_en), limit))
        })
        .collect();
    let choices: Vec<Choice<'_>> =
        labels.iter().map(|(code, (name, limit))| Choice::hinted(code, name, limit)).collect();
    pieces::panel(
        "items",
        &lang.stations_of(department),
        html! {
            @if rows.is_empty() { p { (lang.stations_no_items()) } } @else {
                (pieces::post("/manage/stations/items", visit.tokens(&visit.act()), None, html! {
                    (pieces::hidden("id", station.id.as_str()))
                    (pieces::hidden("department", form.text("department")))
                    (Field::boxes("items", lang.stations_items(), &choices).show(lang, form))
                    (pieces::buttons(&[
                        pieces::submit(Weight::Main, lang.manage_save()),
                        pieces::side_link("/manage/stations", lang.answer_back()),
                    ]))
                }))
            }
        },
    )
}
