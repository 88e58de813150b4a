//! 期限说明: why a clock of a case ends on the day it ends, day by day, to be printed.
//!
//! `GET /desk/cases/{number}/why?clock=promised`: without a clock, or with one the case does not have, the links to
//! those it has are shown.

use super::open::{self, OpenCase};
use crate::{
    form::Form,
    text::law,
    visitor::CaseWorker,
    web::{
        frame::Room,
        pieces::{self, Link},
        why,
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
    let label = |name: &ClockName| law::clock(lang, name, Some(&open.content.process));
    let chosen = why::clock_of(open.case(), form.text("clock"));
    let title = chosen.map_or_else(|| lang.desk_clocks().to_owned(), |(name, _)| lang.desk_why(&label(name)));
    let case = open::address(&number);
    let others: Vec<(String, String)> = open
        .case()
        .clocks
        .keys()
        .filter(|name| chosen.is_none_or(|(shown, _)| shown != *name))
        .map(|name| (clock_address(&number, name), label(name)))
        .collect();
    let body = html! {
        (pieces::heading(&title, Some(&lang.desk_case(&number)), html! {
            button type="button" class="button main no-print" data-print hidden { (lang.sheet_print()) }
        }))
        @if let Some((_, clock)) = chosen { (why::account(lang, clock, &open.hall)) }
        @if !others.is_empty() {
            div class="no-print" {
                (pieces::panel("others", lang.desk_clocks(), html! {
                    ul { @for (href, label) in &others { li { a href=(href) { (label) } } } }
                }))
            }
        }
        p class="no-print" { a href=(case) { (lang.desk_back_to_case()) } }
    };
    let trail = [
        Link::new("/desk", lang.desk_work()),
        Link::new(&case, &number),
        Link { href: "", label: &title, current: true },
    ];
    Ok(worker.page(Room::Desk, &title, &trail, body))
}

/// The address of the account of a clock.
pub(super) fn clock_address(number: &str, name: &ClockName) -> String {
    crate::form::address(&format!("/desk/cases/{number}/why"), &[("clock", &name.word())])
}
