//! 网上大厅: what anybody may see and do without being asked who they are — find what the hall does, reckon a limit,
//! follow a case by its number and code, check a document or the log itself, rate what was done.
//!
//! The applicant's own half (applying, my cases, corrections) is in [`applicant`].

pub mod applicant;
mod beside;
pub mod check;
mod check_licence;
mod chosen;
mod compare;
mod filter;
pub mod guide;
pub mod home;
pub mod hours;
pub mod items;
mod lists;
pub mod log;
mod measures;
mod news;
mod open_data;
mod rack;
pub mod rate;
mod rated;
pub mod reckon;
mod reform;
mod representatives;
mod stations;
mod together;
pub mod track;

pub use rack::Rack;

use crate::front::Shared;
use axum::{
    Router, middleware,
    routing::{get, post},
};

/// The addresses of this room.
pub fn routes(front: &Shared) -> Router<Shared> {
    Router::new()
        .merge(catalogue().route_layer(middleware::from_fn_with_state(front.clone(), rack::lend)))
        .route("/", get(home::show)) // anybody
        .route("/items", get(items::show)) // anybody
        .route("/items/compare", get(beside::show)) // anybody
        .route("/items/together", get(together::show)) // anybody
        .route("/lists", get(lists::first)) // anybody
        .route("/lists/{list}", get(lists::show)) // anybody
        .route("/lists/{list}/csv", get(lists::file)) // anybody
        .route("/laws", get(lists::laws)) // anybody
        .route("/reckon", get(reckon::show)) // anybody
        .route("/reckon/number", post(reckon::number)) // anybody
        .route("/track", get(track::show).post(track::look)) // anybody; the case to whoever shows number and code
        .route("/track/another", get(track::another)) // anybody
        .route("/track/why", get(track::show_why)) // whoever has shown number and code
        .route("/check", get(check::ask)) // anybody
        .route("/check/{number}", get(check::show).post(check::with_file)) // anybody
        .route("/check/{number}/receipt", get(check::receipt)) // anybody
        .route("/open-data", get(open_data::show)) // anybody
        .route("/open-data/items.csv", get(open_data::csv)) // anybody
        .route("/open-data/items.json", get(open_data::json)) // anybody
        .route("/open-data/items.xlsx", get(open_data::xlsx)) // anybody
        .route("/representatives", get(representatives::show)) // anybody
        .route("/measures", get(measures::show)) // anybody
        .route("/reform", get(reform::list)) // anybody
        .route("/reform/{round}", get(reform::show)) // anybody
        .route("/reform/{round}/{number}/{paper}", get(reform::paper)) // anybody, what is published
        .route("/news", get(news::list)) // anybody
        .route("/news/feed.xml", get(news::feed)) // anybody
        .route("/news/{bulletin}", get(news::show)) // anybody, what is published
        .route("/log", get(log::show)) // anybody
        .route("/log/checkpoint", get(log::checkpoint)) // anybody
        .route("/log/receipt/{case}", get(log::receipt)) // whoever has shown number and code; parties
        .route("/rate", get(rate::begin)) // anybody
        .route("/rate/{case}", get(rate::show).post(rate::give)) // parties; whoever shows the token
        .merge(applicant::applicant_routes())
}

/// Pages that are the same for everybody as long as the catalogue is.
fn catalogue() -> Router<Shared> {
    Router::new()
        .route("/items/{code}", get(guide::show)) // anybody
        .route("/items/{code}/blank", get(guide::blank)) // anybody
        .route("/items/{code}/sample", get(guide::sample)) // anybody
        .route("/centres", get(stations::show)) // anybody
        .route("/centres/{id}", get(stations::one)) // anybody
}
