//! 综合窗口: the counter of window and delivery clerks: my queue and today's numbers, taking an application for a
//! person at the window, the case at the window with the acts the rules allow now, and handing the result over. Beside it the room of
//! finance, which sees payments and no cases.
//!
//! A page decides nothing: which act is open, and why another is not, is asked of the rules ([`acts`]). Everything
//! typed stays when something is amiss; a form posted twice acts once; a page that has grown old is told so.

mod act_fields;
mod acts;
mod asked;
mod case;
mod command;
mod confirm;
mod done;
mod fee;
mod fees;
mod intake;
mod intake_form;
mod intake_read;
mod intake_values;
mod materials;
mod open;
mod perform;
mod window;

use crate::front::Shared;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    let with_scans = Router::new()
        .route("/counter/new/{code}", get(intake::show).post(intake::take)) // window clerks
        .route("/counter/cases/{number}/acts/{act}", get(perform::show).post(perform::act)) // window and delivery clerks; the rules decide
        // Scans are measured one by one while they stream in, and all together by the form (`sent`).
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/counter/fees", get(fees::list)) // finance
        .route("/counter/fees/{number}", get(fee::show)) // finance, of cases for which something was charged
        .route("/counter/fees/{number}/{act}", post(fee::act)) // finance; the rules decide
        .route("/counter", get(window::show)) // window and delivery clerks
        .route("/counter/cases/{number}", get(case::show)) // window and delivery clerks, of this case
        .route("/counter/cases/{number}/done", get(done::show)) // the same
        .merge(with_scans)
}
