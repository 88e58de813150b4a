//! 改革批次 (CA3): the journal of powers. Departments propose, the legal office and the hall manager give opinions, the
//! head of the government approves, the hall manager publishes; the day itself executes. Who may do what the rules decide.

mod acts;
mod adjustment;
mod attach;
mod fields;
mod list;
mod open;
mod propose;
mod round;
mod table;

use super::{home, order, refuse_at_its_field};
use crate::{failure::Failure, form::segment, front::Shared, text::Lang, visitor::Visit, web::pieces::Link};
use axum::{
    Router,
    routing::{get, post},
};
use rules::reform::{Adjustment, Round, RoundOpening};

/// The addresses of rounds of reform.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/manage/reform", get(list::show)) // editors, legal, manager, government head, auditor
        .route("/manage/reform/new", get(open::ask).post(open::open)) // hall manager
        .route("/manage/reform/{round}", get(round::show)) // as the list
        .route("/manage/reform/{round}/propose", get(propose::ask).post(propose::send)) // item editors; their department by the rules
        .route("/manage/reform/{round}/{number}", get(adjustment::show).post(acts::act)) // as the list; each act by the rules
        .route("/manage/reform/{round}/{number}/papers", post(attach::attach)) // item editors; by the rules
        .route("/manage/reform/{round}/{number}/papers/{paper}", get(attach::show)) // as the list
}

/// The address of a round in this room.
fn address(round: &str) -> String {
    format!("/manage/reform/{}", segment(round))
}

/// Reads the round of this number; not found when there is none.
async fn read(visit: &Visit, number: &str) -> Result<(Round, RoundOpening), Failure> {
    let known = visit.front.store.dossier::<Round>(number).await?.ok_or(Failure::NotFound)?;
    let opening = known.state.opening.clone().ok_or(Failure::NotFound)?;
    Ok((known.state, opening))
}

/// One adjustment of a round.
fn one<'a>(round: &'a Round, number: &str) -> Result<(u32, &'a Adjustment), Failure> {
    let number: u32 = number.parse().map_err(|_| Failure::NotFound)?;
    let adjustment = round.adjustments.get(&number).ok_or(Failure::NotFound)?;
    Ok((number, adjustment))
}

/// The way from the room's first page to the list of rounds.
fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new("/manage/reform", lang.reform_title())]
}
