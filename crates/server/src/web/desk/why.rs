//! 期限说明: why a clock of a case ends on the day it ends, day by day, to be printed or taken along as a file.
//!
//! `GET /desk/cases/{number}/why?clock=promised`: without a clock, or with one the case does not have, the links to
//! those it has are shown.

use super::open::{self, OpenCase};
use crate::{
    form::{Form, address},
    visitor::CaseWorker,
    web::{
        frame::Room,
        pieces::{self, Link},
        story::{Reader, Telling},
        why::Why,
    },
};
use axum::{extract::Path, response::Response};
use maud::html;
use rules::case::ClockName;

/// `GET /desk/cases/{number}/why`
pub(super) async fn show(
    worker: CaseWorker,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let open = OpenCase::of(&worker, &worker.me.person, &number).await;
    let open = open.map_err(|failure| worker.fail(&failure.of_case()))?;
    let lang = worker.lang();
    let (hall, content, names) = (&*open.hall, &open.content, &open.names);
    let telling = Telling { lang, reader: Reader::Staff, hall, content, names };
    let page = page_address(&number);
    let why = Why { telling, number: &number, history: &open.history, address: &page };
    let chosen = why.asked(&form);
    if let Some(file) = chosen.as_ref().and_then(|round| why.file(round, &form)) {
        return Ok(file);
    }
    let title = chosen.as_ref().map_or_else(|| lang.desk_clocks().to_owned(), |round| why.title(round));
    let case = open::address(&number);
    let body = html! {
        @match &chosen {
            Some(round) => (why.show(round)),
            None => (pieces::heading(&title, Some(&lang.desk_case(&number)), html! {})),
        }
        (why.others(chosen.as_ref()))
        p class="no-print" { a href=(case) { (lang.desk_back_to_case()) } }
    };
    let trail = [super::way_back(&worker), Link::new(&case, &number)];
    Ok(worker.page(Room::Desk, &title, &trail, body))
}

fn page_address(number: &str) -> String {
    format!("/desk/cases/{number}/why")
}

/// The address of the account of a clock.
pub(super) fn clock_address(number: &str, name: &ClockName) -> String {
    address(&page_address(number), &[("clock", &name.word())])
}
