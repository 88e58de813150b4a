//! 网上大厅: what anybody may see and do without being asked who they are — find what the hall does, reckon a limit,
//! follow a case by its number and code, check a document or the log itself, rate what was done.
//!
//! The applicant's own half (applying, my cases, corrections) is in [`applicant`].

pub mod applicant;
pub mod check;

use crate::front::Shared;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    Router::new().merge(applicant::applicant_routes())
}
