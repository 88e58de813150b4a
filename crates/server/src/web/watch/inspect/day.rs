//! `/watch/inspections/{day}`: the bulletin of supervision of one day: what was seen on patrol, which cards were raised, and
//! which cards nobody has explained in time (SU3). Made to be printed.

use super::{
    super::{cards::card_line, department, home},
    book, day_address, patrols, today,
};
use crate::{
    card_report::{CardReport, Line},
    failure::Failure,
    form::address,
    people::Names,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Column, Link, Table},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    inspection::{Month, Patrol, is_patrolled},
    supervision::SupervisionLevel,
    time::{Date, next_day, previous_day},
};
use store::views::cards::{self, CardRow, Filter};

/// Cards without an explanation that are named; the list has the rest.
const OVERDUE: u32 = 50;

/// `GET /watch/inspections/{day}`
pub(super) async fn show(watcher: Watcher, Path(typed): Path<String>) -> Result<Response, Response> {
    // One address a day: what only reads like it is another page, and days to come have none.
    let day = typed.parse::<Date>().ok().filter(|day| day.to_string() == typed && *day <= today(&watcher));
    let day = day.ok_or_else(|| watcher.fail(&Failure::NotFound))?;
    page(&watcher, day).await.map_err(|failure| watcher.fail(&failure))
}

async fn page(watcher: &Watcher, day: Date) -> Result<Response, Failure> {
    let lang = watcher.lang();
    let book = book(watcher, Month::of(day)).await?;
    let seen: Vec<&Patrol> = book.patrols_on(day).collect();
    let store = &watcher.front.store;
    let names = Names::of(store, seen.iter().map(|patrol| patrol.by.as_str())).await?;
    let counted = CardReport::of(&watcher.front, &watcher.hall, (day, day), None).await?.departments;
    let filter = Filter { open: true, unanswered: true, ..Filter::default() };
    let overdue = cards::page(store.db(), &filter, OVERDUE).await?;
    let title = lang.inspect_day_title(&pieces::full_day_text(lang, day));
    let due = is_patrolled(&watcher.hall.calendar, day);
    let why = if due { lang.inspect_day_no_patrol_due() } else { lang.inspect_day_not_due() };
    let empty = pieces::nothing(lang.inspect_day_no_patrol(), why, &[]);
    let body = html! {
        (pieces::heading(&title, Some(lang.inspect_day_lead()), ways(watcher, day)))
        (pieces::panel("patrols", lang.inspect_day_patrols(), patrols(watcher, &seen, &names, empty, true)))
        (pieces::panel("cards", lang.inspect_day_cards(), raised(watcher, day, &counted)))
        (pieces::panel("overdue", lang.inspect_day_overdue(), late(watcher, &overdue)))
    };
    let trail = [home(lang), Link::new("/watch/inspections", lang.inspect_title())];
    Ok(watcher.page(Room::Watch, &title, &trail, body))
}

/// To the days beside it, and the button that prints.
fn ways(visit: &Visit, day: Date) -> Markup {
    let lang = visit.lang();
    let after = next_day(day);
    html! {
        button type="button" class="button main no-print" data-print hidden { (lang.sheet_print()) }
        (pieces::side_link(&day_address(previous_day(day)), lang.inspect_day_before()))
        @if after <= today(visit) { (pieces::side_link(&day_address(after), lang.inspect_day_after())) }
    }
}

/// Cards of the day by department and level; every figure leads to its list.
fn raised(visit: &Visit, day: Date, counted: &[Line]) -> Markup {
    let lang = visit.lang();
    let word = day.to_string();
    let columns: Vec<Column<'_>> = std::iter::once(Column::new(lang.inspect_department()))
        .chain(
            SupervisionLevel::ALL.iter().map(|level| Column::number(level::name(lang, &visit.hall, *level))),
        )
        .collect();
    let linked = |level: SupervisionLevel, code: &str, n: i64| {
        let href =
            address("/watch/cards", &[("day", &word), ("level", level::word(level)), ("department", code)]);
        html! { @if n == 0 { span class="quiet" { "0" } } @else { a href=(href) { (pieces::count(n)) } } }
    };
    let row = |line: &Line| {
        let mut cells = vec![html! { (department(lang, &visit.hall, &line.key)) }];
        cells.extend(SupervisionLevel::ALL.iter().map(|it| linked(*it, &line.key, line.tally.of(*it))));
        cells
    };
    let rows: Vec<Vec<Markup>> = counted.iter().map(row).collect();
    html! {
        @if rows.is_empty() { p class="quiet" { (lang.inspect_day_no_cards()) } } @else {
            (Table {
                caption: lang.inspect_day_cards(),
                columns: &columns,
                rows,
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }.show_slim(lang))
            p class="no-print" { a href=(address("/watch/cards", &[("day", &word)])) { (lang.inspect_day_all_cards()) } }
        }
    }
}

fn late(visit: &Visit, cards: &[CardRow]) -> Markup {
    let lang = visit.lang();
    html! {
        @if cards.is_empty() { p class="quiet" { (lang.inspect_day_no_overdue()) } } @else {
            ul class="news" { @for card in cards { li { (card_line(visit, card)) } } }
        }
    }
}
