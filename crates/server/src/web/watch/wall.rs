//! `/watch/wall`: one dark page for a wall screen, nothing to click and nothing to scroll at 1920 × 1080 and above.

use super::{
    area,
    cards::card_words,
    centre::STREAM,
    hours::{Counted, Hours},
    numbers::Numbers,
    rulebook,
    tree::Area,
};
use crate::{
    visitor::{Visit, Watcher},
    web::{
        frame::{Frame, Room},
        level, pieces,
    },
};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use paper::chart::DataTable;

/// Departments that fit.
const RANKED: usize = 8;
/// Places that fit, the hall among them.
const PLACES: usize = 7;

/// `GET /watch/wall`
pub(super) async fn show(watcher: Watcher) -> Result<Response, Response> {
    let lang = watcher.lang();
    let numbers = Numbers::of(&watcher).await.map_err(|error| watcher.fail(&error.into()))?;
    let hall = lang.pick(&watcher.hall.name, &watcher.hall.name_en);
    let title = lang.watch_wall_title(hall);
    let now = watcher.front.office.now();
    let open =
        numbers.lights.values().map(|of| of.in_time + of.due_soon + of.late + of.grave + of.paused).sum();
    let trend = numbers.trend_chart(lang, 760, 250);
    let ranking = numbers.ranking_chart(&watcher, 460, RANKED);
    let hours = Hours::of(&numbers, Counted::HandedIn);
    let heat = hours.chart(lang, lang.centre_hours_in(), (760, 250));
    let lacking = rulebook::lacking(&watcher.hall).count();
    let body = html! {
        div class="wall" id="wall" data-live=(STREAM) {
            div class="panel-head" {
                h1 { (title) }
                p { (pieces::full_moment(lang, now)) " "
                    span class="live" hidden data-live-mark data-off=(lang.live_off()) data-on=(lang.live_on()) {} }
            }
            @if lacking > 0 { p class="wall-warning" { "▲ " (lang.rules_lacking(lacking)) } }
            div class="wall-tiles" { (numbers.today_tiles(lang, false)) (numbers.light_tiles(lang, false)) }
            div class="wall-columns" {
                (pieces::panel("wall-trend", lang.watch_trend(), html! {
                    p class="quiet" {
                        (lang.watch_trend_says(numbers.in_month("submitted"), numbers.in_month("completed")))
                        " " (lang.watch_wall_open(open))
                    }
                    (picture(&trend.svg, &trend.table, lang.watch_trend()))
                }))
                (pieces::panel("wall-ranking", lang.watch_wall_ranking(),
                    picture(&ranking.svg, &ranking.table, lang.watch_wall_ranking())))
                (pieces::panel("wall-cards", lang.watch_new_cards(), html! {
                    @if numbers.cards.is_empty() { p class="quiet" { (lang.watch_no_cards()) } }
                    ul class="news" { @for card in &numbers.cards {
                        li { (level::tag(lang, &watcher.hall, card.level)) " " (card_words(&watcher, card)) }
                    } }
                }))
                (pieces::panel("wall-hours", lang.centre_hours_in(), html! {
                    p class="quiet" { (hours.finding(lang, Counted::HandedIn)) }
                    (picture(&heat.svg, &heat.table, lang.centre_hours_in()))
                }))
                (pieces::panel("wall-places", lang.centre_area_places(), places(&watcher, &numbers)))
            }
        }
    };
    let frame = Frame::new(Room::Watch, watcher.ease, hall, &title, &watcher.here);
    Ok(frame.wall(body).into_response())
}

/// Where most is open; the rest of the towns stand on the page of areas.
fn places(visit: &Visit, numbers: &Numbers) -> Markup {
    let (lang, hall) = (visit.lang(), &visit.hall);
    let mut rows = Area::below(hall, numbers);
    rows.sort_by_key(|(_, sum)| (-sum.open, -sum.received));
    html! {
        table {
            caption class="unseen" { (lang.centre_area_places()) }
            thead { tr {
                th scope="col" { (lang.centre_area_place()) }
                @for heading in area::headings(lang) { th scope="col" class="number" { (heading) } }
            } }
            tbody { @for (area, sum) in rows.iter().take(PLACES) { tr {
                th scope="row" { (area.name(lang, hall)) }
                @for n in area::figures_of(sum) { td class="number" { (pieces::count(n)) } }
            } } }
        }
    }
}

/// A chart that fills its panel, with its numbers for those who do not see it.
fn picture(svg: &str, table: &DataTable, caption: &str) -> Markup {
    html! {
        div class="wall-picture" { (PreEscaped(svg)) }
        // A table takes the room its cells need whatever it is told, so the box around it is what is hidden.
        div class="unseen" { table {
            caption { (caption) }
            thead { tr { @for head in &table.head { th scope="col" { (head) } } } }
            tbody { @for row in &table.rows { tr { @for cell in row { td { (cell) } } } } }
        } }
    }
}
