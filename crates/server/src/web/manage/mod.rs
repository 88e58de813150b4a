//! (room)

use crate::front::Shared;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
}
