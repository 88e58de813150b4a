//! Every address of the product on one page, room by room, with who may open it.
//!
//! Who may open a page is the type of its handler's first argument (see `visitor`); the word behind each line says
//! the same for readers, and a test knocks at every door with every role.

use crate::{
    assets,
    front::Shared,
    web::{door, ease, password, specimen},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware,
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    set_header::SetResponseHeaderLayer, trace::TraceLayer,
};

/// Nothing but our own files may be loaded, nobody may frame us, forms go to us alone.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; \
    form-action 'self'; base-uri 'none'";

/// The whole site.
pub fn site(front: Shared) -> Router {
    let upload_max = usize::try_from(front.config.upload_max).unwrap_or(usize::MAX);
    let pages = Router::new()
        .merge(entrance())
        .merge(crate::web::portal::routes(&front))
        .merge(crate::web::papers::routes())
        .merge(crate::web::counter::routes())
        .merge(crate::web::desk::routes())
        .merge(crate::web::watch::routes())
        .merge(crate::web::manage::routes())
        .merge(crate::web::programs::routes(crate::api::document()))
        // What was typed into a form that is turned away is given back.
        .layer(middleware::from_fn_with_state(front.clone(), crate::web::kept::keep))
        // Requests that browsers mark as coming from another site change nothing here.
        .layer(CsrfLayer::new());
    let demo = if front.demo.is_some() { rehearsal() } else { Router::new() };
    pages
        .merge(demo)
        .merge(crate::api::routes())
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(upload_max.saturating_add(1 << 20)))
        .layer(CompressionLayer::new())
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(CONTENT_POLICY),
        ))
        .layer(SetResponseHeaderLayer::overriding(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(middleware::from_fn(crate::web::confidential::mark))
        .layer(SetResponseHeaderLayer::overriding(
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http())
        .with_state(front)
}

fn entrance() -> Router<Shared> {
    Router::new()
        .route(assets::ROUTE, get(assets::serve)) // anybody
        .route(ease::ROUTE, post(ease::remember)) // anybody
        .route("/sign-in", get(door::show).post(door::sign_in)) // anybody
        .route("/sign-out", post(door::sign_out)) // anybody
        .route("/password", get(password::show).post(password::change)) // anybody signed in
        .route("/register", get(door::show_register).post(door::register)) // anybody
}

/// Only in the rehearsal.
fn rehearsal() -> Router<Shared> {
    Router::new()
        .route("/demo/be", post(door::be)) // anybody
        .route("/demo/pause", post(crate::web::watch::pause)) // anybody
        .route("/pieces", get(specimen::pieces)) // anybody
        .route("/pieces/wall", get(specimen::wall)) // anybody
        .route("/pieces/sheet", get(specimen::sheet)) // anybody
}

async fn nowhere(visit: crate::visitor::Visit) -> axum::response::Response {
    visit.fail(&crate::failure::Failure::NotFound)
}
