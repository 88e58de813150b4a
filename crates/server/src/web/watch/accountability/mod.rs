//! 责任追究 in the room of those who watch (A-01 … A-08): the matters with their figures, a new one from a card or a case,
//! and each with its stages. Supervisors run them, auditors read; the rules decide who may do what.

mod acts;
mod confirm;
mod list;
mod matter;
mod new;
mod read;

use super::home;
use crate::{
    form::segment,
    front::Shared,
    text::{Lang, codes},
    web::pieces::Link,
};
use axum::{
    Router,
    routing::{get, post},
};
use rules::accountability::Violation;

/// The addresses of matters of accountability.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/watch/accountability", get(list::show)) // supervisors, auditors
        .route("/watch/accountability/new", get(new::ask).post(new::record)) // the same; recording by the rules
        .route("/watch/accountability/{number}", get(matter::show)) // supervisors, auditors
        .route("/watch/accountability/{number}/acts", post(acts::act)) // the same; each act by the rules
}

/// The address of a matter in this room.
fn address(number: &str) -> String {
    format!("/watch/accountability/{}", segment(number))
}

/// The way from the room's first page to the list of matters.
fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new("/watch/accountability", lang.pursuit_title())]
}

/// A code by its word in a form or an address.
fn chosen<T: Copy + serde::Serialize>(all: &[T], typed: &str) -> Option<T> {
    all.iter().copied().find(|one| codes::word(one) == typed)
}

/// The kinds of violation with their codes, for choices.
fn violations(lang: Lang) -> Vec<(String, String)> {
    let named = |kind: &Violation| format!("{} {}", kind.code(), lang.pursuit_violation(*kind));
    Violation::ALL.iter().map(|kind| (codes::word(kind), named(kind))).collect()
}

/// The words of a list of codes with what they are called, for choices.
fn worded<T: Copy + serde::Serialize>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Vec<(String, &'static str)> {
    all.iter().map(|one| (codes::word(one), name(*one))).collect()
}
