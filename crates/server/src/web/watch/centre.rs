//! `/watch`: the supervision centre. Reads the figures of now; refuses nobody who may be here; shows today, lights,
//! cards as they come, departments, trend and ranking, each figure with the list behind it. Script keeps it fresh.

use super::{
    area,
    cards::card_line,
    department, home, hours, linked,
    numbers::{Numbers, cards_of},
    risk, rulebook,
    tree::Area,
};
use crate::{
    form::{Form, address},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Chart, Column, Columns, Table, Weight},
    },
};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::sync::atomic::Ordering;
use store::views::places::PlaceFigures;

/// The stream that tells when something was recorded.
pub(super) const STREAM: &str = "/watch/stream";
/// The newest cards shown.
const CARDS: usize = 8;

/// `GET /watch`
pub(super) async fn show(watcher: Watcher) -> Result<Response, Response> {
    let lang = watcher.lang();
    let numbers = Numbers::of(&watcher).await.map_err(|error| watcher.fail(&error.into()))?;
    let today = lang.watch_today(&pieces::full_day_text(lang, numbers.today));
    let acts = html! {
        @if watcher.front.demo.is_some() { (demo_switch(&watcher)) }
        (pieces::side_link("/watch/wall", lang.watch_open_wall()))
    };
    let waiting = super::waiting::panel(&watcher).await.map_err(|error| watcher.fail(&error.into()))?;
    let nights = rulebook::nights_behind(&watcher).await.map_err(|error| watcher.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(lang.watch_title(), Some(lang.watch_lead()), acts))
        (rulebook::cannot_run(lang, &watcher.hall, html! {
            p { (lang.centre_lacking_more()) " " a href="/watch/rules" { (lang.centre_lacking_link()) } }
        }))
        (nights)
        (waiting)
        (pieces::live_panel(lang, "today", &today, STREAM, numbers.today_tiles(lang, true)))
        (pieces::columns(Columns::Halves, &[
            html! {
                (fresh("lights", lang.watch_lights(), html! {
                    p class="quiet" { (lang.watch_lights_means()) }
                    (numbers.light_tiles(lang, true))
                }))
                (fresh("risk", lang.centre_risk_kinds(), html! {
                    p class="quiet" { (lang.centre_risk_board_means()) }
                    (risk::tiles(&watcher, &numbers))
                    p { a href="/watch/risk" { (lang.centre_risk_open()) } }
                }))
            },
            fresh("cards", lang.watch_new_cards(), newest(&watcher, &numbers)),
        ]))
        (pieces::columns(Columns::Halves, &[
            html! {
                (fresh("trend", lang.watch_trend(), trend(&watcher, &numbers)))
                @for (counted, chart) in hours::charts(lang, &numbers) {
                    (fresh(counted.id(), counted.title(lang), chart))
                }
            },
            fresh("ranking", lang.watch_ranking(), ranking(&watcher, &numbers)),
        ]))
        (fresh("places", lang.centre_area_places(), places(&watcher, &numbers)))
        (fresh("departments", lang.watch_departments(), departments(&watcher, &numbers)))
    };
    Ok(watcher.page(Room::Watch, lang.watch_title(), &[], body))
}

/// `POST /demo/pause`: in the rehearsal, lets the county rest or go on.
pub(crate) async fn pause(visit: Visit, form: Form) -> Result<Response, Response> {
    visit.check(&form).map_err(|failure| visit.fail(&failure))?;
    if let Some(demo) = &visit.front.demo {
        demo.paused.store(form.text("paused") == "yes", Ordering::Relaxed);
    }
    Ok(Redirect::to(home(visit.lang()).href).into_response())
}

fn demo_switch(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let paused = visit.front.demo.as_ref().is_some_and(|demo| demo.paused.load(Ordering::Relaxed));
    let (value, label) =
        if paused { ("no", lang.watch_demo_resume()) } else { ("yes", lang.watch_demo_pause()) };
    pieces::post(
        "/demo/pause",
        visit.tokens(&visit.act()),
        None,
        pieces::submit_as(Weight::Side, "paused", value, label),
    )
}

fn newest(visit: &Visit, numbers: &Numbers) -> Markup {
    let lang = visit.lang();
    html! {
        @if numbers.cards.is_empty() {
            (pieces::nothing(lang.watch_no_cards(), lang.watch_no_cards_more(), &[]))
        } @else {
            ul class="news" { @for card in numbers.cards.iter().take(CARDS) { li { (card_line(visit, card)) } } }
            p { a href="/watch/cards" { (lang.watch_all_cards()) } }
        }
    }
}

/// A panel kept fresh without a mark of its own: one on the page says whether the stream is up.
fn fresh(id: &str, title: &str, body: Markup) -> Markup {
    html! { div id={ "live-" (id) } data-live=(STREAM) { (pieces::panel(id, title, body)) } }
}

/// Department by department; every figure is a link to exactly its list.
fn departments(visit: &Visit, numbers: &Numbers) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.watch_department()),
        Column::number(lang.watch_column_received()),
        Column::number(lang.watch_column_accepted()),
        Column::number(lang.watch_column_finished()),
        Column::number(lang.watch_column_open()),
        Column::number(lang.watch_column_late()),
        Column::number(lang.watch_column_cards()),
    ];
    let rows = numbers
        .department_codes()
        .into_iter()
        .map(|code| {
            let figures = numbers.departments.get(code).cloned().unwrap_or_default();
            let lights = numbers.lights.get(code).copied().unwrap_or_default();
            let open = address("/watch/cases", &[("show", "open"), ("department", code)]);
            let late = address("/watch/cases", &[("show", "late"), ("department", code)]);
            let day = numbers.today.to_string();
            let cards = address("/watch/cards", &[("department", code), ("day", &day)]);
            let accepted = figures.get("accepted") + figures.get("deemed_accepted");
            let in_hand = lights.in_time + lights.due_soon + lights.late + lights.grave + lights.paused;
            vec![
                html! { a href=(address("/watch/cases", &[("department", code)])) { (department(lang, &visit.hall, code)) } },
                linked(&numbers.list_of_day("received", code), figures.get("submitted")),
                linked(&numbers.list_of_day("accepted", code), accepted),
                linked(&numbers.list_of_day("finished", code), figures.get("completed")),
                linked(&open, in_hand),
                linked(&late, lights.late + lights.grave),
                linked(&cards, cards_of(&figures)),
            ]
        })
        .collect();
    Table {
        caption: lang.watch_departments(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.watch_no_department(), lang.watch_no_department_more(), &[]),
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// The hall and its towns; every figure is a link to exactly its list.
fn places(visit: &Visit, numbers: &Numbers) -> Markup {
    let (lang, hall) = (visit.lang(), &visit.hall);
    let mut columns = vec![Column::new(lang.centre_area_place())];
    columns.extend(area::headings(lang).map(Column::number));
    let row = |(area, sum): &(Area, PlaceFigures)| {
        let mut row = vec![html! { a href=(area.address()) { (area.name(lang, hall)) } }];
        row.extend(area::cells_of(numbers, sum, area.word()));
        row
    };
    let rows = Area::below(hall, numbers).iter().map(row).collect();
    let table = Table {
        caption: lang.centre_area_places(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        (table.show(lang))
        p { a href="/watch/area" { (lang.centre_area_open_page()) } }
    }
}

fn trend(visit: &Visit, numbers: &Numbers) -> Markup {
    let lang = visit.lang();
    let chart = numbers.trend_chart(lang, 640, 260);
    let says = lang.watch_trend_says(numbers.in_month("submitted"), numbers.in_month("completed"));
    let columns: Vec<&str> = chart.table.head.iter().map(String::as_str).collect();
    Chart {
        title: lang.watch_trend(),
        finding: &says,
        svg: &chart.svg,
        columns: &columns,
        rows: chart.table.rows.clone(),
    }
    .show(lang)
}

fn ranking(visit: &Visit, numbers: &Numbers) -> Markup {
    let lang = visit.lang();
    let ranked = numbers.ranked();
    let chart = numbers.ranking_chart(visit, 640, 60);
    let says = ranked.first().map(|(code, figures)| {
        lang.watch_ranking_says(department(lang, &visit.hall, code), figures.get("completed"))
    });
    let rows = ranked
        .iter()
        .map(|(code, figures)| {
            let (in_time, late) = (figures.get("decided_in_time"), figures.get("decided_late"));
            let share = (in_time * 1000).checked_div(in_time + late).map(pieces::per_mille);
            vec![
                department(lang, &visit.hall, code).to_owned(),
                pieces::count(figures.get("completed")),
                share.unwrap_or_else(|| "—".to_owned()),
                pieces::count(cards_of(figures)),
            ]
        })
        .collect();
    Chart {
        title: lang.watch_ranking(),
        finding: &says.unwrap_or_default(),
        svg: &chart.svg,
        columns: &[
            lang.watch_department(),
            lang.watch_column_finished(),
            lang.watch_ranking_on_time(),
            lang.watch_nav_cards(),
        ],
        rows,
    }
    .show(lang)
}
