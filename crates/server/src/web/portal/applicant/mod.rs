//! 申请人: what applicants do for themselves: apply, follow, correct, withdraw.

use crate::front::Shared;
use axum::Router;

/// The addresses of the applicant's half of the portal.
pub fn applicant_routes() -> Router<Shared> {
    Router::new()
}
