//! 监察: the room of those who watch. They see every case, every event and every card as it happens, and change no
//! case (SU7, S-17): the only acts here are those on cards, and the rules decide who may do them.

mod accountability;
mod appeal;
mod area;
mod card;
mod cards;
mod case;
mod cases;
mod centre;
mod conclude;
mod evidence;
mod file;
mod hours;
mod inspect;
mod narrowed;
mod numbers;
mod order;
mod raise;
mod ratings;
mod receipt;
mod risk;
mod rulebook;
mod statistics;
mod stream;
mod tree;
mod waiting;
mod wall;

pub(crate) use centre::pause;
pub use numbers::Board;

use crate::{
    failure::Failure,
    front::Shared,
    office::Refusal,
    text::{Lang, Message},
    visitor::Watcher,
    web::pieces::{self, Link},
};
use axum::{Router, routing};
use maud::{Markup, html};
use rules::{
    card::Refusal as CardRefusal,
    hall::{Hall, Role},
};

/// Rows of a list on one page.
const PAGE: u32 = 50;

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/watch", routing::get(centre::show)) // supervisors, auditors
        .route("/watch/stream", routing::get(stream::listen)) // supervisors, auditors
        .route("/watch/wall", routing::get(wall::show)) // supervisors, auditors
        .route("/watch/area", routing::get(area::all)) // supervisors, auditors
        .route("/watch/area/{code}", routing::get(area::one)) // supervisors, auditors
        .route("/watch/risk", routing::get(risk::show)) // supervisors, auditors
        .route("/watch/statistics", routing::get(statistics::show)) // supervisors, auditors
        .route("/watch/cards", routing::get(cards::show)) // supervisors, auditors
        .route("/watch/cards/{card}", routing::get(card::show).post(conclude::close)) // supervisors, auditors; closing by the rules
        .route("/watch/cards/{card}/cancel", routing::get(conclude::ask_cancel).post(conclude::cancel)) // the same
        .route("/watch/cards/{card}/order", routing::post(order::order)) // the same
        .route("/watch/cards/{card}/appeal", routing::post(appeal::decide)) // the same
        .route("/watch/cases", routing::get(cases::show)) // supervisors, auditors
        .route("/watch/cases/{number}", routing::get(case::show)) // supervisors, auditors
        .route("/watch/cases/{number}/raise", routing::get(raise::show).post(raise::raise)) // the same; raising by the rules
        .route("/watch/ratings", routing::get(ratings::list)) // supervisors, auditors
        .route("/watch/ratings/{rating}", routing::get(ratings::show).post(ratings::decide)) // the same; deciding by the rules
        .route("/watch/receipts/{position}", routing::get(receipt::download)) // supervisors, auditors
        .merge(accountability::routes())
        .merge(inspect::routes())
        .merge(rulebook::routes())
}

/// The department's name in the page's language; its code where the hall does not know it.
fn department<'a>(lang: Lang, hall: &'a Hall, code: &'a str) -> &'a str {
    let known = hall.departments.get(&code.into());
    known.map_or(code, |department| lang.pick(&department.name, &department.name_en))
}

/// The post's name, the same way.
fn post<'a>(lang: Lang, hall: &'a Hall, code: &'a str) -> &'a str {
    hall.posts.get(&code.into()).map_or(code, |post| lang.pick(&post.name, &post.name_en))
}

/// A figure with its list; noughts stay quiet, so that the eye finds what there is.
fn linked(href: &str, n: i64) -> Markup {
    html! { @if n == 0 { span class="quiet nought" { "0" } } @else { a href=(href) { (pieces::count(n)) } } }
}

/// The name of the room's first page, for the trail.
fn home(lang: Lang) -> Link<'static> {
    Link::new("/watch", lang.watch_title())
}

/// Whoever only reads is not led through a form that the rules would not take from them (SU7).
fn supervises(watcher: &Watcher) -> Result<(), Failure> {
    if watcher.has(Role::Supervisor) { Ok(()) } else { Err(Failure::NoRight) }
}

/// The page of what was acted on, which says what was done.
fn done_at(page: &str, what: &'static str) -> String {
    format!("{page}?done={what}")
}

/// What a refusal on a card means for the form: the field it belongs to, and the sentence.
fn refusal(refusal: &Refusal, text_field: &'static str) -> (&'static str, Message) {
    let field = match refusal {
        Refusal::Card(CardRefusal::NoText | CardRefusal::SaysNothing) => text_field,
        Refusal::Card(CardRefusal::AlreadyRaised | CardRefusal::NotByHand) => "rule",
        Refusal::Card(CardRefusal::NoTime) => "until",
        _ => "",
    };
    let refusal = refusal.clone();
    (field, Message::both(move |lang| crate::text::refusal(lang, &refusal).why))
}
