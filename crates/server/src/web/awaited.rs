//! 等您答复: what supervision waits for from whoever is signed in, on the first page of their room: cards to explain, orders to answer
//! (S-09, S-10), reliefs to decide on (F-04), and a matter in which they may speak or appeal. Who does not see it cannot answer in time.

use super::pieces::{self, Tone};
use crate::{form::segment, visitor::Visit};
use maud::{Markup, html};
use rules::{accountability::SubjectState, hall::Hall, name::PersonId};
use store::{
    StoreError,
    views::{
        accountability::parts,
        cards::{self, LaidTo},
        slips,
    },
};

/// Reliefs that are named.
const RELIEFS: u32 = 20;
/// Parts that are looked through.
const PARTS: u32 = 100;

/// The notices for somebody; nothing where nothing is waited for.
pub(super) async fn notices(visit: &Visit, person: &PersonId) -> Result<Markup, StoreError> {
    let db = visit.front.store.db();
    let lang = visit.lang();
    let owed = cards::owed(db, &answered_by(&visit.hall, person)).await?;
    let told = told(visit, person).await?;
    let headed = headed(&visit.hall, person);
    let reliefs = if headed.is_empty() { vec![] } else { slips::reliefs(db, &headed, RELIEFS).await? };
    Ok(html! {
        (told)
        @if !reliefs.is_empty() {
            (pieces::notice(Tone::Warning, &lang.slip_awaits_head(reliefs.len()), html! {
                ul { @for row in &reliefs {
                    @let number = row.case.as_str();
                    li { a href={ "/desk/cases/" (segment(number)) "/acts/decide-relief" } { (number) } " " (pieces::money(row.due.0)) }
                } }
            }))
        }
        @if owed.cards > 0 {
            (pieces::notice(Tone::Warning, &lang.awaited_cards(owed.cards), html! {
                p {
                    @if let Some(by) = owed.by { (lang.awaited_by()) (pieces::moment(lang, by)) " " }
                    a href="/desk/cards" { (lang.desk_cards()) }
                }
            }))
        }
    })
}

/// The notice of a matter in which somebody may speak or appeal now; whatever room they work in, they are told there.
pub(super) async fn told(visit: &Visit, person: &PersonId) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let departments = headed(&visit.hall, person);
    let departments: Vec<&str> = departments.iter().map(String::as_str).collect();
    let rows = parts(visit.front.store.db(), person.as_str(), &departments, PARTS).await?;
    let waits = [SubjectState::Told, SubjectState::Served, SubjectState::Reexamined];
    let told = rows.iter().find(|row| waits.contains(&row.state));
    Ok(html! {
        @if let Some(row) = told {
            (pieces::notice(Tone::Warning, lang.awaited_told(), html! {
                p { a href={ "/desk/accountability/" (segment(&row.number)) } { (lang.pursuit_desk_title()) " " (row.number) } }
            }))
        }
    })
}

/// The cards that wait for somebody: laid to them, to a post of theirs, or to a department that they head. The rules take an answer from
/// nobody else (S-09), and whoever may not give it is not to be told that it is due.
fn answered_by(hall: &Hall, person: &PersonId) -> LaidTo {
    let posts = hall.posts_of(person).map(|post| post.id.0.clone()).collect();
    LaidTo { person: person.0.clone(), posts, departments: headed(hall, person) }
}

fn headed(hall: &Hall, person: &PersonId) -> Vec<String> {
    let mut departments: Vec<String> = hall
        .posts_of(person)
        .filter(|post| hall.heads(person, &post.department))
        .map(|post| post.department.0.clone())
        .collect();
    departments.dedup();
    departments
}

/// Whose cards somebody may look at: their own, their posts' and their departments'.
pub(super) fn laid_to(hall: &Hall, person: &PersonId) -> LaidTo {
    let mut laid_to = LaidTo { person: person.0.clone(), ..LaidTo::default() };
    for post in hall.posts_of(person) {
        laid_to.posts.push(post.id.0.clone());
        if !laid_to.departments.contains(&post.department.0) {
            laid_to.departments.push(post.department.0.clone());
        }
    }
    laid_to
}
