//! 开放接口的页面: what a programmer reads about the API, and the tokens somebody has made. The document comes in from
//! outside; these pages know nothing of the API's inside.

pub mod reference;
pub mod tokens;

use crate::front::Shared;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use serde_json::Value;

/// The addresses of these pages; `document` is the OpenAPI document that the reference shows.
pub fn routes(document: &'static Value) -> Router<Shared> {
    Router::new()
        .route("/api", get(reference::show)) // anybody
        .route("/api/tokens", get(tokens::show).post(tokens::make)) // anybody signed in, their own
        .route("/api/tokens/{id}/revoke", post(tokens::revoke)) // anybody signed in, their own
        .layer(Extension(document))
}
