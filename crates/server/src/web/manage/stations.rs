//! `/manage/stations`: the service centres of towns and villages; adding one or changing its particulars. What a centre
//! takes in is said on a page of its own (`station_items`).

use super::{home, id, order, refuse_at_its_field};
use crate::{
    divisions,
    failure::Failure,
    form::{Form, address},
    office::Order,
    text::{Lang, Message},
    visitor::{Housekeeper, Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Field, Link, Table, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Role, Station},
    identifier::region::RegionLevel,
    name::StationId,
};

/// Signs of a name, an address or hours.
const TEXT_MAX: usize = 200;

/// `GET /manage/stations`
pub(super) async fn list(keeper: Housekeeper) -> Response {
    let lang = keeper.lang();
    let manages = keeper.has(Role::HallManager);
    let columns = [
        Column::new(lang.stations_name()),
        Column::new(lang.stations_level()),
        Column::new(lang.stations_division()),
        Column::new(lang.stations_phone()),
        Column::number(lang.stations_items()),
    ];
    let row = |one: &Station| {
        let name = lang.pick(&one.name, &one.name_en);
        let change = address("/manage/stations/one", &[("id", one.id.as_str())]);
        let items = address("/manage/stations/items", &[("id", one.id.as_str())]);
        let count = lang.stations_items_count(one.items.len());
        vec![
            html! {
                (name)
                @if manages { " " a href=(change) { (lang.manage_change()) span class="unseen" { " " (name) } } }
            },
            html! { (level(lang, one)) },
            html! { (divisions::named(&one.division)) },
            html! { (one.phone) },
            html! { @if manages { a href=(items) { (count) span class="unseen" { " " (name) } } } @else { (count) } },
        ]
    };
    let acts = html! { @if manages { (pieces::main_link("/manage/stations/one", lang.stations_add())) } };
    let body = html! {
        (pieces::heading(lang.stations_keep(), Some(lang.stations_keep_lead()), acts))
        (Table {
            caption: lang.stations_keep(), columns: &columns,
            rows: keeper.hall.stations.values().map(row).collect(),
            empty: html! { p { (lang.stations_none()) } }, next: None, first: None, files: &[],
        }.show(lang))
    };
    keeper.page(Room::Manage, lang.stations_keep(), &[home(lang)], body)
}

/// The level of a centre in words.
fn level(lang: Lang, station: &Station) -> &'static str {
    match station.level() {
        Some(RegionLevel::Village) => lang.stations_village(),
        _ => lang.stations_town(),
    }
}

/// `GET /manage/stations/one`, or `?id=…` for one that there is.
pub(super) async fn show(manager: Manager, form: Form) -> Result<Response, Response> {
    let Some(id) = form.given("id") else { return Ok(page(&manager, StatusCode::OK, None, &Form::empty())) };
    let known = the_station(&manager, id).map_err(|failure| manager.fail(&failure))?;
    let form = Form::empty()
        .with("name", &*known.name)
        .with("name_en", &*known.name_en)
        .with("division", &*known.division)
        .with("place", &*known.place)
        .with("time", &*known.time)
        .with("phone", &*known.phone);
    Ok(page(&manager, StatusCode::OK, Some(known), &form))
}

/// `POST /manage/stations/one`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let changed = form.given("changes").map(str::to_owned);
    let known = match &changed {
        Some(id) => Some(the_station(&manager, id).map_err(|failure| manager.fail(&failure))?),
        None => None,
    };
    let id = match known {
        Some(known) => Some(known.id.clone()),
        None => id(&mut form).map(StationId),
    };
    if known.is_none() && id.as_ref().is_some_and(|id| manager.hall.stations.contains_key(id)) {
        form.refuse("id", Message::both(|lang| lang.manage_id_taken().to_owned()));
    }
    for (field, label) in [
        ("name", Lang::manage_name_of as fn(Lang) -> &'static str),
        ("division", Lang::stations_division),
        ("place", Lang::stations_place),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    for field in ["name", "name_en", "place", "time", "phone"] {
        form.at_most(field, TEXT_MAX);
    }
    if let Some(id) = id.filter(|_| form.is_sound()) {
        let text = |field: &str| form.text(field).to_owned();
        let asked = Order::Hall(Command::DescribeStation(Station {
            id,
            name: text("name"),
            name_en: text("name_en"),
            division: form.code("division"),
            place: text("place"),
            time: text("time"),
            phone: text("phone"),
            ..Station::default()
        }));
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/stations").into_response()),
            Some(why) => refuse_at_its_field(&mut form, "name", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, known, &form))
}

pub(super) fn the_station<'a>(visit: &'a Visit, id: &str) -> Result<&'a Station, Failure> {
    visit.hall.stations.get(&StationId::from(id)).ok_or(Failure::NotFound)
}

/// The way here, for the pages below.
pub(super) fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new("/manage/stations", lang.stations_keep())]
}

fn page(visit: &Visit, status: StatusCode, known: Option<&Station>, form: &Form) -> Response {
    let lang = visit.lang();
    let title = if known.is_some() { lang.stations_change() } else { lang.stations_add() };
    let example = format!("{}101", visit.hall.division);
    let body = html! {
        (pieces::heading(title, Some(lang.stations_keep_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/stations/one", visit.tokens(&visit.act()), None, html! {
            (identity(lang, known, form))
            (Field::line("name", lang.manage_name_of()).required().show(lang, form))
            (Field::line("name_en", lang.manage_en()).show(lang, form))
            (Field::code("division", lang.stations_division()).required()
                .hint(&lang.stations_division_hint(&example)).show(lang, form))
            (Field::line("place", lang.stations_place()).required().show(lang, form))
            (Field::line("time", lang.stations_time()).show(lang, form))
            (Field::phone("phone", lang.stations_phone()).autocomplete("off").show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_save()),
                pieces::side_link("/manage/stations", lang.answer_back()),
            ]))
        }))
    };
    visit.page_with(status, Room::Manage, title, &trail(lang), body)
}

fn identity(lang: Lang, known: Option<&Station>, form: &Form) -> Markup {
    html! {
        @if let Some(known) = known {
            (pieces::hidden("changes", known.id.as_str()))
            (pieces::summary(lang, &[Fact::new(lang.manage_id(), known.id.as_str())]))
        } @else {
            (Field::code("id", lang.manage_id()).required().hint(lang.manage_id_hint()).example("qinghe").show(lang, form))
        }
    }
}
