//! 申请人: what applicants do for themselves — apply, follow, correct, withdraw.
//!
//! | page | what it is for |
//! |---|---|
//! | `my` | what I must do now, my cases, my messages |
//! | `licences` | what I hold, how long, and what I may ask for about it |
//! | `begin`, `question`, `who`, `licence`, `particulars`, `materials`, `check` | the way through an application, one thing a page |
//! | `bundle` | the files that the materials step brings |
//! | `done` | number, code, what happens next; the receipt to print |
//! | `case` | one case: how it stands, its clocks, its story, what I handed in |
//! | `supply` | corrections, changes after pre-review, papers that were to follow |
//! | `relief` | asking to pay less, nothing or later |
//! | `withdraw` | taking an application back |
//! | `voice` | asking for a hearing or waiving it, asking that somebody stand aside |
//! | `standing` | what is on record about me, with reasons and remedies |
//! | `files` | uploads, and who may open them |
//!
//! `offer` is the item as it may be applied for now, `draft` what lies sealed between two steps, `steps` the way, `own`
//! a case as its party may see it. Nothing is decided here: the rules decide, the refusal is told in words.

mod begin;
mod bundle;
mod case;
mod check;
mod done;
mod draft;
pub mod files;
mod held;
mod licence;
mod licences;
mod materials;
mod my;
mod offer;
mod own;
mod particulars;
pub mod question;
mod relief;
mod standing;
mod steps;
mod supply;
mod supplying;
mod voice;
mod who;
mod withdraw;

use crate::{
    front::Shared,
    office::Refusal,
    text::{Known, refusal_about},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Link},
    },
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use rules::item::Content;

/// The addresses of the applicant's half of the portal.
pub fn applicant_routes() -> Router<Shared> {
    let uploads = Router::new()
        .route("/apply/{code}/{draft}/materials", get(materials::show).post(materials::go_on)) // citizen
        .route("/apply/{code}/{draft}/material/{material}", post(materials::upload)) // citizen
        .route("/my/cases/{number}/correct/{material}", post(supplying::upload)) // citizen, party
        // Files are measured one by one while they stream in.
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/my", get(my::show)) // citizen
        .route("/apply/{code}", get(begin::show)) // citizen
        .route("/apply/{code}/{draft}", get(begin::resume)) // citizen
        .route("/apply/{code}/{draft}/question/{place}", get(question::show).post(question::answer)) // citizen
        .route("/apply/{code}/{draft}/who", get(who::show).post(who::answer)) // citizen
        .route("/apply/{code}/{draft}/licence", get(licence::show).post(licence::answer)) // citizen
        .route("/apply/{code}/{draft}/form", get(particulars::show).post(particulars::answer)) // citizen
        .route("/apply/{code}/{draft}/check", get(check::show).post(check::send)) // citizen
        .route("/apply/{code}/{draft}/autosave", post(begin::autosave)) // citizen
        .route("/apply/{code}/{draft}/drop", get(begin::ask_to_drop).post(begin::drop)) // citizen
        .route("/my/licences", get(licences::show)) // citizen
        .route("/my/licences/{licence}", get(held::show).post(held::state)) // citizen, holder
        .route("/my/cases/{number}", get(case::show)) // citizen, party
        .route("/my/cases/{number}/why", get(case::why)) // citizen, party
        .route("/my/cases/{number}/proof/{version}", get(case::proof)) // citizen, party
        .route("/my/cases/{number}/sent", get(done::show)) // citizen, party
        .route("/my/cases/{number}/receipt", get(done::receipt)) // citizen, party
        .route("/my/cases/{number}/correct", get(supply::show).post(supply::send)) // citizen, party
        .route("/my/saved/{number}", post(supplying::autosave)) // citizen, party
        .route("/my/cases/{number}/statement", get(voice::ask_statement).post(voice::statement)) // citizen, party
        .route("/my/cases/{number}/hearing", get(voice::ask_hearing).post(voice::hearing)) // citizen, party
        .route("/my/cases/{number}/recusal", get(voice::ask_recusal).post(voice::recusal)) // citizen, party
        .route("/my/cases/{number}/relief", get(relief::ask).post(relief::act)) // citizen, party
        .route("/my/cases/{number}/withdraw", get(withdraw::ask).post(withdraw::act)) // citizen, party
        .route("/files/{upload}", get(files::hand_out)) // anyone signed in; see files::may_open
        .merge(uploads)
}

/// The page after an application has been handed in.
fn done_address(number: &str) -> String {
    format!("/my/cases/{number}/sent")
}

/// The page of a case.
fn case_address(number: &str) -> String {
    format!("/my/cases/{number}")
}

/// A refusal of the office as a page: why, on what article, what would help. What was typed stays in the draft.
fn refused(visit: &Visit, refusal: &Refusal, content: Option<&Content>, back: &str) -> Response {
    let lang = visit.lang();
    let saying = refusal_about(lang, refusal, Known { content, hall: Some(&visit.hall) });
    if *refusal == Refusal::Stale {
        let body = pieces::stale(lang, &saying.why, back);
        return visit.page_with(StatusCode::CONFLICT, Room::Portal, lang.answer_stale(), &[], body);
    }
    let links = [Link::new(back, lang.answer_back()), Link::new("/my", lang.apply_see_my())];
    let body = pieces::refused(lang, &saying.why, saying.article, &saying.helps, &links);
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, Room::Portal, lang.answer_refused(), &[], body)
}

/// The way to the rating page with the one-use token: posted, so that the token stands in no address and no log.
fn rate_form(visit: &Visit, number: &str, token: &str, is_rated: bool) -> maud::Markup {
    let lang = visit.lang();
    let (weight, label) = if is_rated {
        (pieces::Weight::Side, lang.voice_rater_see())
    } else {
        (pieces::Weight::Main, lang.my_case_rate())
    };
    maud::html! {
        form method="post" action={ "/rate/" (number) } {
            (pieces::hidden(crate::form::CSRF_FIELD, visit.csrf()))
            (pieces::hidden("token", token))
            (pieces::submit(weight, label))
        }
    }
}
