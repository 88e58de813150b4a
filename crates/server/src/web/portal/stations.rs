//! `/centres`: the service centres of towns and villages, and what each takes in (LE1, DI1). Reads the hall and, for one
//! centre, the published items among those it takes.

use crate::{
    divisions,
    failure::Failure,
    text::{Lang, codes},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    hall::{Hall, Station},
    identifier::region::RegionLevel,
    item::ItemState,
    name::{ItemCode, StationId},
};
use store::views::items::{self, ItemRow};

/// Items of one centre on its page.
const ITEMS_MOST: usize = 2_000;

/// `GET /centres`
pub(super) async fn show(visit: Visit) -> Response {
    let lang = visit.lang();
    let all: Vec<&Station> = visit.hall.stations.values().collect();
    let body = html! {
        (pieces::heading(lang.stations_title(), Some(lang.stations_lead()), html! {}))
        (table(lang, lang.stations_title(), &all, html! { p { (lang.stations_none()) } }))
    };
    visit.page(Room::Portal, lang.stations_title(), &[Link::new("/", lang.frame_home())], body)
}

/// `GET /centres/{id}`
pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Response> {
    let lang = visit.lang();
    let station = visit.hall.stations.get(&StationId(id)).ok_or_else(|| visit.fail(&Failure::NotFound))?;
    let codes: Vec<&str> = station.items.iter().take(ITEMS_MOST).map(ItemCode::as_str).collect();
    let mut rows =
        items::many(visit.front.store.db(), &codes).await.map_err(|error| visit.fail(&error.into()))?;
    rows.retain(|row| row.state == ItemState::Published);
    rows.sort_by(|one, other| (&one.department, &one.name).cmp(&(&other.department, &other.name)));
    let name = lang.pick(&station.name, &station.name_en);
    let body = html! {
        (pieces::heading(name, Some(lang.stations_lead()), html! {}))
        (pieces::summary(lang, &[
            Fact::new(lang.stations_level(), level(lang, station)),
            Fact::new(lang.stations_division(), &divisions::named(&station.division)),
            Fact::new(lang.stations_place(), &station.place),
            Fact::new(lang.stations_time(), &station.time),
            Fact::new(lang.stations_phone(), &station.phone),
        ]))
        (pieces::panel("items", lang.stations_items(), offered(&visit, &rows)))
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/centres", lang.stations_title())];
    Ok(visit.page(Room::Portal, name, &trail, body))
}

fn level(lang: Lang, station: &Station) -> &'static str {
    match station.level() {
        Some(RegionLevel::Village) => lang.stations_village(),
        _ => lang.stations_town(),
    }
}

fn offered(visit: &Visit, rows: &[ItemRow]) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.stations_item_here()),
        Column::new(lang.items_department()),
        Column::new(lang.stations_item_time()),
    ];
    let row = |row: &ItemRow| {
        let department = visit.hall.departments.get(&row.department.as_str().into());
        let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
        vec![
            html! { a href={ "/items/" (row.code) } { (lang.pick(&row.name, &row.name_en)) } },
            html! { (department) },
            html! { @if let Some(limit) = row.promised { (codes::limit(lang, limit)) } },
        ]
    };
    Table {
        caption: lang.stations_items(),
        columns: &columns,
        rows: rows.iter().map(row).collect(),
        empty: html! { p { (lang.stations_items_none()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// Where else than at the hall this item is taken in; nothing where it is not.
pub(in crate::web::portal) fn near(lang: Lang, hall: &Hall, item: &ItemCode) -> Markup {
    let centres: Vec<&Station> = hall.stations_taking(item).collect();
    html! {
        @if !centres.is_empty() {
            details id="near" {
                summary { (lang.stations_here()) "：" (lang.stations_title()) "（" (centres.len()) "）" }
                p { (lang.stations_here_lead()) }
                (table(lang, lang.stations_here(), &centres, html! {}))
            }
        }
    }
}

fn table(lang: Lang, caption: &str, centres: &[&Station], empty: Markup) -> Markup {
    let columns = [
        Column::new(lang.stations_name()),
        Column::new(lang.stations_place()),
        Column::new(lang.stations_time()),
        Column::new(lang.stations_phone()),
        Column::number(lang.stations_items()),
    ];
    let row = |one: &&Station| {
        vec![
            html! { a href={ "/centres/" (one.id) } { (lang.pick(&one.name, &one.name_en)) } },
            html! { (one.place) },
            html! { (one.time) },
            html! { (one.phone) },
            html! { (one.items.len()) },
        ]
    };
    let rows = centres.iter().map(row).collect();
    Table { caption, columns: &columns, rows, empty, next: None, first: None, files: &[] }.show(lang)
}
