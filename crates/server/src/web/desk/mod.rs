//! 部门办理: the desk of whoever handles, reviews and decides: my work, the case page with its acts, the
//! licences of the department, the cards laid to me. Reading rights are decided in [`open`]: a case is shown to its department, to whoever holds a post of its
//! process, and to the comprehensive window; to others it does not exist.

mod accountability;
mod act;
mod act_fields;
mod act_read;
mod appeal;
mod asked;
mod away;
mod calls;
mod card;
mod cards;
mod case;
mod chapter_fields;
mod chapter_read;
mod confirmed;
mod effects;
mod files;
mod licence;
mod licence_act;
mod licence_fields;
mod licences;
mod manual;
mod may;
mod months;
mod open;
mod owed;
mod ratings;
mod reply;
mod serving;
mod slip;
mod standing;
mod standings;
mod why;
mod work;

use crate::{
    form::address,
    front::Shared,
    text::Lang,
    visitor::{Deliverer, Officer, SignedIn, Visit},
    web::pieces::Link,
};
use axum::{
    Router,
    routing::{get, post},
};
use maud::{Markup, html};
use rules::hall::Role;

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/desk", get(work::show)) // whoever handles, reviews or decides
        .route("/desk/cases/{number}", get(case::show)) // staff who work on cases, of this case
        .route("/desk/cases/{number}/why", get(why::show)) // the same
        .route("/desk/cases/{number}/files/{hash}", get(files::show)) // the same
        .route("/desk/cases/{number}/acts/{act}", get(act::show).post(act::perform)) // the same; the rules decide
        .route("/desk/away", get(away::show).post(away::save)) // staff who work on cases; the rules decide
        .route("/desk/cases/{number}/standing", get(standing::show).post(standing::record)) // heads; the rules decide
        .route("/desk/standing", get(standings::show)) // heads, of their departments
        .route("/desk/licences", get(licences::show)) // staff who work on cases, of their department
        .route("/desk/licences/{licence}", get(licence::show)) // staff who work on cases of its department
        .route("/desk/licences/{licence}/acts/{act}", get(licence_act::show).post(licence_act::perform)) // the same; the rules decide
        .route("/desk/manual/{code}", get(manual::show)) // staff who work on cases or items
        .route("/desk/accountability", get(accountability::list)) // anybody of the staff, about themselves
        .route("/desk/accountability/{number}", get(accountability::show).post(accountability::act)) // whoever it is about, once told; the rules decide
        .route("/desk/months", get(months::list)) // staff who work on cases, of their departments
        .route("/desk/months/{month}", get(months::month)) // the same; the ranking once it is published
        .route("/desk/months/{month}/{number}", get(months::ask).post(months::answer)) // the same; answering by the rules
        .route("/desk/ratings", get(ratings::list)) // staff who work on cases, of their departments and about themselves
        .route("/desk/ratings/{rating}", get(ratings::show).post(ratings::act)) // whoever has a desk in the rated department, not whom it is about; the rules decide
        .route("/desk/calls", get(calls::list)) // the call-back centre, the hall manager, supervisors
        .route("/desk/calls/{rating}", get(calls::show).post(calls::note)) // the same, of other departments than their own; the rules decide
        .route("/desk/cards", get(cards::show)) // staff who work on cases, supervision
        .route("/desk/cards/{card}", get(card::show)) // whoever it is laid to, supervision
        .route("/desk/cards/{card}/explain", post(card::explain)) // whoever it is laid to; the rules decide
        .route("/desk/cards/{card}/rectify", post(reply::rectify)) // the same
        .route("/desk/cards/{card}/appeal", post(appeal::appeal)) // the same
}

/// Where a page for everybody who works on cases leads back to: the desk, or for whoever has none the counter.
fn way_back(visit: &Visit) -> Link<'static> {
    let lang = visit.lang();
    let has = |roles: &[Role]| roles.iter().any(|role| visit.has(*role));
    if has(Officer::ROLES) {
        Link::new("/desk", lang.desk_work())
    } else if has(Deliverer::ROLES) {
        Link::new("/counter", lang.counter_room())
    } else {
        Link::new("/", lang.answer_home())
    }
}

/// The way to the counter, for those it is open to.
fn to_counter(me: &SignedIn, lang: Lang) -> Option<Link<'static>> {
    let is_open = Deliverer::ROLES.iter().any(|role| me.roles.contains(role));
    is_open.then(|| Link::new("/counter", lang.desk_to_counter()))
}

/// Ways to look at a list, kept in the address under `name`; the one in force is marked.
fn views(label: &str, path: &str, name: &str, ways: &[(&str, &str)], chosen: &str) -> Markup {
    let ways: Vec<(String, &str, bool)> =
        ways.iter().map(|(word, words)| (address(path, &[(name, word)]), *words, *word == chosen)).collect();
    let links = ways.iter().map(|(href, label, current)| Link { href, label, current: *current });
    html! {
        nav class="buttons" aria-label=(label) {
            @for link in links {
                a class=(if link.current { "button main" } else { "button" }) href=(link.href)
                    aria-current=[link.current.then_some("page")] { (link.label) }
            }
        }
    }
}
