//! 等您答复: what supervision waits for from whoever is signed in, on the first page of their room: cards to explain, orders to answer
//! (S-09, S-10), and a matter in which they may speak or appeal. Who does not see it cannot answer in time.

use super::pieces::{self, Tone};
use crate::{form::segment, visitor::Visit};
use maud::{Markup, html};
use rules::{accountability::SubjectState, hall::Hall, name::PersonId};
use store::{
    StoreError,
    views::{
        accountability::parts,
        cards::{self, LaidTo},
    },
};

/// Parts that are looked through.
const PARTS: u32 = 100;

/// The notices for somebody; nothing where nothing is waited for.
pub(super) async fn notices(visit: &Visit, person: &PersonId) -> Result<Markup, StoreError> {
    let db = visit.front.store.db();
    let lang = visit.lang();
    let owed = cards::owed(db, &laid_to(&visit.hall, person)).await?;
    let told = told(visit, person).await?;
    Ok(html! {
        (told)
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
    let rows = parts(visit.front.store.db(), person.as_str(), &[], PARTS).await?;
    let told = rows.iter().find(|row| matches!(row.state, SubjectState::Told | SubjectState::Served));
    Ok(html! {
        @if let Some(row) = told {
            (pieces::notice(Tone::Warning, lang.awaited_told(), html! {
                p { a href={ "/desk/accountability/" (segment(&row.number)) } { (lang.pursuit_desk_title()) " " (row.number) } }
            }))
        }
    })
}

/// Whose cards somebody answers for: their own, their posts' and their departments'.
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
