//! (api)

use crate::front::Shared;
use axum::Router;

/// The addresses of the API.
pub fn routes() -> Router<Shared> {
    Router::new()
}
