//! Anybody who has an account of the hall's staff, whatever they hold. Doors for those who hold a role stand beside.

use super::{SignedIn, Visit, admit_if};
use crate::front::Shared;
use axum::{extract::FromRequestParts, http::request::Parts, response::Response};
use std::ops::Deref;
use store::accounts::AccountKind;

/// 本厅人员: anybody with an account of the hall's staff, also whose posts were all given up: what is said of a person is theirs to
/// answer, whatever they hold now.
#[derive(Clone, Debug)]
pub struct Colleague {
    visit: Visit,
    /// Who it is.
    pub me: SignedIn,
}

impl Deref for Colleague {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl FromRequestParts<Shared> for Colleague {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, front).await?;
        let is_staff = visit.signed_in.as_ref().is_some_and(|me| me.kind == AccountKind::Staff);
        let me = admit_if(&visit, is_staff)?;
        Ok(Self { visit, me })
    }
}
