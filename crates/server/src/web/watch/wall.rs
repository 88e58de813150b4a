//! `/watch/wall`: one dark page for a wall screen, nothing to click and nothing to scroll at 1920 × 1080 and above.

use super::{cards::card_words, centre::STREAM, level_tag, numbers::Numbers};
use crate::{
    visitor::Watcher,
    web::{
        frame::{Frame, Room},
        pieces,
    },
};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use paper::chart::DataTable;

/// Departments that fit.
const RANKED: usize = 12;

/// `GET /watch/wall`
pub(super) async fn show(watcher: Watcher) -> Result<Response, Response> {
    let lang = watcher.lang();
    let numbers = Numbers::of(&watcher).await.map_err(|error| watcher.fail(&error.into()))?;
    let hall = lang.pick(&watcher.hall.name, &watcher.hall.name_en);
    let title = lang.watch_wall_title(hall);
    let now = watcher.front.office.now();
    let open =
        numbers.lights.values().map(|of| of.in_time + of.due_soon + of.late + of.grave + of.paused).sum();
    let trend = numbers.trend_chart(lang, 560, 400);
    let ranking = numbers.ranking_chart(&watcher, 400, RANKED);
    let body = html! {
        div class="wall" id="wall" data-live=(STREAM) {
            div class="panel-head" {
                h1 { (title) }
                p { (pieces::full_moment(lang, now)) " "
                    span class="live" hidden data-live-mark data-off=(lang.live_off()) data-on=(lang.live_on()) {} }
            }
            (numbers.today_tiles(lang, false))
            (numbers.light_tiles(lang, false))
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
                        li { (level_tag(lang, card.level)) " " (card_words(&watcher, card)) }
                    } }
                }))
            }
        }
    };
    let frame = Frame::new(Room::Watch, watcher.ease, hall, &title, &watcher.here);
    Ok(frame.wall(body).into_response())
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
