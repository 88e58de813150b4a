//! `/watch/area`: the area from the hall down to its towns and villages, their departments and items, each figure with the
//! list behind it (SU4): a step of the way is a link, the last one leads to the cases. Reads; refuses an area there is none of.

use super::{centre::STREAM, department, home, linked, numbers::Numbers, tree::Area};
use crate::{
    failure::Failure,
    form::{Form, address},
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Link, Table, Tile},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{hall::Station, identifier::region::RegionLevel};
use std::collections::BTreeMap;
use store::views::{items, places::PlaceFigures};

/// `GET /watch/area`, or `?department=…` for the items of one department.
pub(super) async fn all(watcher: Watcher, form: Form) -> Result<Response, Response> {
    page(&watcher, &Area::All, &form).await.map_err(|failure| watcher.fail(&failure))
}

/// `GET /watch/area/{code}`: a town of nine digits, a village of twelve, or `hall` for the hall itself.
pub(super) async fn one(
    watcher: Watcher,
    Path(code): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let area = Area::of(&watcher.hall, &code).ok_or_else(|| watcher.fail(&Failure::NotFound))?;
    page(&watcher, &area, &form).await.map_err(|failure| watcher.fail(&failure))
}

async fn page(watcher: &Watcher, area: &Area, form: &Form) -> Result<Response, Failure> {
    let (lang, hall) = (watcher.lang(), &watcher.hall);
    let numbers = Numbers::of(watcher).await?;
    let node = Node { visit: watcher, area, department: form.given("department"), numbers: &numbers };
    let title = node.name();
    let sum = node.sum();
    let parts = match node.department {
        Some(_) => html! { (fresh("items", lang.centre_area_items(), node.items().await?)) },
        None => html! {
            @if let Some(places) = node.places() { (fresh("places", lang.centre_area_places(), places)) }
            (fresh("departments", lang.centre_area_departments(), node.departments()))
        },
    };
    let body = html! {
        (pieces::heading(&title, Some(lang.centre_area_lead()), html! {}))
        (pieces::live_panel(lang, "area-now", lang.centre_area_now(), STREAM, node.tiles(&sum)))
        (parts)
    };
    let (up, above) = (node.above(), area.address());
    let mut trail = vec![home(lang)];
    if *area != Area::All || node.department.is_some() {
        trail.push(Link::new("/watch/area", lang.centre_area_title()));
    }
    let name = area.name(lang, hall);
    if let Some((address, name)) = &up {
        trail.push(Link::new(address, name));
    }
    if node.department.is_some() && *area != Area::All {
        trail.push(Link::new(&above, &name));
    }
    Ok(watcher.page(Room::Watch, &title, &trail, body))
}

/// A panel kept fresh; the one of the tiles says whether the stream is up.
fn fresh(id: &str, title: &str, body: Markup) -> Markup {
    html! { div id={ "live-" (id) } data-live=(STREAM) { (pieces::panel(id, title, body)) } }
}

/// What one page is about.
struct Node<'a> {
    visit: &'a Visit,
    area: &'a Area,
    department: Option<&'a str>,
    numbers: &'a Numbers,
}

/// The rest of the address of a list: of which area or centre, department and item.
#[derive(Clone, Copy, Default)]
struct Narrowed<'a> {
    area: &'a str,
    station: &'a str,
    department: &'a str,
    item: &'a str,
}

impl Node<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang()
    }

    fn name(&self) -> String {
        let (lang, hall) = (self.lang(), &self.visit.hall);
        let area = self.area.name(lang, hall);
        self.department.map_or(area.clone(), |code| format!("{area} · {}", department(lang, hall, code)))
    }

    /// The town above a village.
    fn above(&self) -> Option<(String, String)> {
        let Area::Division(code) = self.area else { return None };
        let town = code.get(..9).filter(|_| code.len() == 12)?;
        let town = Area::Division(town.to_owned());
        Some((town.address(), town.name(self.lang(), &self.visit.hall)))
    }

    fn sum(&self) -> PlaceFigures {
        let figures = self.area.figures(&self.visit.hall, self.numbers, |place| {
            self.department.is_none_or(|department| place.department == department).then_some(())
        });
        figures.get(&()).copied().unwrap_or_default()
    }

    fn here(&self) -> Narrowed<'_> {
        Narrowed { area: self.area.word(), department: self.department.unwrap_or(""), ..Narrowed::default() }
    }

    fn tiles(&self, sum: &PlaceFigures) -> Markup {
        let lang = self.lang();
        let figures = figures_of(sum).map(pieces::count);
        let lists = lists(self.numbers, self.here());
        let means = [
            lang.centre_area_received_means(),
            lang.centre_area_finished_means(),
            lang.centre_area_open_means(),
            lang.centre_area_late_means(),
            lang.centre_area_cards_means(),
        ];
        let tiles: Vec<Tile<'_>> = headings(lang)
            .iter()
            .enumerate()
            .map(|(at, label)| Tile {
                label,
                figure: &figures[at],
                definition: means[at],
                href: Some(&lists[at]),
                light: None,
            })
            .collect();
        pieces::tiles(&tiles)
    }

    /// The places below this one; none where there is nothing below.
    fn places(&self) -> Option<Markup> {
        let (lang, hall) = (self.lang(), &self.visit.hall);
        let rows = match self.area {
            Area::All => {
                let below = Area::below(hall, self.numbers);
                below.iter().map(|(area, sum)| self.row_of_area(area, sum)).collect()
            }
            Area::Division(_) if self.area.stations(hall).count() > 1 => {
                let sums = self.area.figures(hall, self.numbers, |place| Some(place.station.clone()));
                let sum = |station: &Station| sums.get(station.id.as_str()).copied().unwrap_or_default();
                self.area.stations(hall).map(|station| self.row_of_station(station, &sum(station))).collect()
            }
            _ => return None,
        };
        let columns = [Column::new(lang.centre_area_place()), Column::new(lang.centre_area_level())];
        Some(self.table(lang.centre_area_places(), &columns, rows))
    }

    fn row_of_area(&self, area: &Area, sum: &PlaceFigures) -> Vec<Markup> {
        let (lang, hall) = (self.lang(), &self.visit.hall);
        let level = if *area == Area::Hall { lang.centre_area_hall_word() } else { lang.centre_area_town() };
        let mut row = vec![html! { a href=(area.address()) { (area.name(lang, hall)) } }, html! { (level) }];
        row.extend(cells(self.numbers, sum, Narrowed { area: area.word(), ..self.here() }));
        row
    }

    fn row_of_station(&self, station: &Station, sum: &PlaceFigures) -> Vec<Markup> {
        let lang = self.lang();
        let name = lang.pick(&station.name, &station.name_en);
        let node = Area::node_of(station);
        let is_village = station.level() == Some(RegionLevel::Village);
        let mut row = vec![
            html! { @if node == *self.area { (name) } @else { a href=(node.address()) { (name) } } },
            html! { @if is_village { (lang.centre_area_village()) } @else { (lang.centre_area_town()) } },
        ];
        let here = Narrowed { station: station.id.as_str(), ..Narrowed::default() };
        row.extend(cells(self.numbers, sum, here));
        row
    }

    fn departments(&self) -> Markup {
        let (lang, hall) = (self.lang(), &self.visit.hall);
        let figures = self.area.figures(hall, self.numbers, |place| Some(place.department.clone()));
        let rows = figures
            .iter()
            .map(|(code, of)| {
                let down = address(&self.area.address(), &[("department", code)]);
                let mut row = vec![html! { a href=(down) { (department(lang, hall, code)) } }];
                row.extend(cells(self.numbers, of, Narrowed { department: code, ..self.here() }));
                row
            })
            .collect();
        self.table(lang.centre_area_departments(), &[Column::new(lang.watch_department())], rows)
    }

    async fn items(&self) -> Result<Markup, Failure> {
        let (lang, hall) = (self.lang(), &self.visit.hall);
        let figures = self.area.figures(hall, self.numbers, |place| {
            (self.department == Some(place.department.as_str())).then(|| place.item.clone())
        });
        let codes: Vec<&str> = figures.keys().map(String::as_str).collect();
        let known = items::many(self.visit.front.store.db(), &codes).await?;
        let names: BTreeMap<&str, &str> =
            known.iter().map(|row| (row.code.as_str(), lang.pick(&row.name, &row.name_en))).collect();
        let rows = figures
            .iter()
            .map(|(code, of)| {
                let here = Narrowed { item: code, ..self.here() };
                let down = list("/watch/cases", &[], here);
                let name = names.get(code.as_str()).copied().unwrap_or(code);
                let mut row = vec![html! { a href=(down) { (name) } }];
                row.extend(cells(self.numbers, of, here));
                row
            })
            .collect();
        Ok(self.table(lang.centre_area_items(), &[Column::new(lang.centre_area_item())], rows))
    }

    fn table(&self, caption: &str, first: &[Column<'_>], rows: Vec<Vec<Markup>>) -> Markup {
        let lang = self.lang();
        let mut columns = first.to_vec();
        columns.extend(headings(lang).map(Column::number));
        let empty = pieces::nothing(lang.centre_area_none(), lang.centre_area_none_more(), &[]);
        Table { caption, columns: &columns, rows, empty, next: None, first: None, files: &[] }.show(lang)
    }
}

/// What the five figures are called.
pub(super) const fn headings(lang: Lang) -> [&'static str; 5] {
    [
        lang.centre_area_received(),
        lang.centre_area_finished(),
        lang.centre_area_open(),
        lang.centre_area_late(),
        lang.centre_area_cards(),
    ]
}

pub(super) const fn figures_of(of: &PlaceFigures) -> [i64; 5] {
    [of.received, of.completed, of.open, of.late, of.cards]
}

/// The lists behind the five figures, in their order.
fn lists(numbers: &Numbers, narrowed: Narrowed<'_>) -> [String; 5] {
    let day = numbers.today.to_string();
    [
        list("/watch/cases", &[("did", "taken"), ("day", &day)], narrowed),
        list("/watch/cases", &[("did", "finished"), ("day", &day)], narrowed),
        list("/watch/cases", &[("show", "open")], narrowed),
        list("/watch/cases", &[("show", "late")], narrowed),
        list("/watch/cards", &[("open", "yes")], narrowed),
    ]
}

fn list(path: &str, first: &[(&str, &str)], narrowed: Narrowed<'_>) -> String {
    let Narrowed { area, station, department, item } = narrowed;
    let rest = [("area", area), ("station", station), ("department", department), ("item", item)];
    address(path, &[first, &rest].concat())
}

/// The five figures of a row, each a link to its list.
pub(super) fn cells_of(numbers: &Numbers, of: &PlaceFigures, area: &str) -> [Markup; 5] {
    cells(numbers, of, Narrowed { area, ..Narrowed::default() })
}

fn cells(numbers: &Numbers, of: &PlaceFigures, narrowed: Narrowed<'_>) -> [Markup; 5] {
    let (figures, lists) = (figures_of(of), lists(numbers, narrowed));
    [0, 1, 2, 3, 4].map(|at| linked(&lists[at], figures[at]))
}
