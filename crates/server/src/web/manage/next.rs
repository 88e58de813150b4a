//! 接下来: what was just done to an item, why it was sent back, what comes next, and who does it.

use super::{edit::may_edit, item::Kept, items::item_address};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::{Lang, law},
    visitor::Visit,
    web::pieces::{self, Tone},
};
use maud::{Markup, html};
use rules::{
    hall::{Hall, Role},
    item::{ItemState, Version, VersionState, publication},
    name::PersonId,
};
use std::collections::BTreeSet;

/// People of one office that are named.
const NAMED: usize = 3;

/// The notices on top of an item's page; `done` is what the visitor did last.
pub(super) async fn notices(visit: &Visit, code: &str, kept: &Kept, asked: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let Some((_, version)) = kept.latest() else { return Ok(html! {}) };
    let next = next(visit, kept, version).await?;
    let done = done(lang, asked.text("done"));
    Ok(html! {
        @if let Some(done) = done {
            (pieces::notice(Tone::Good, done, html! { @if let Some(next) = &next { p { (next) } } }))
        }
        (returned(visit, code, kept, version))
        @if let Some(next) = next.filter(|_| done.is_none()) { (pieces::notice(Tone::Quiet, &next, html! {})) }
    })
}

fn done(lang: Lang, word: &str) -> Option<&'static str> {
    Some(match word {
        "saved" => lang.draft_done_saved(),
        "process" => lang.draft_done_process(),
        "review" => lang.draft_done_review(),
        "return" => lang.draft_done_return(),
        "list" => lang.draft_done_list(),
        "unlist" => lang.draft_done_unlist(),
        "publish" => lang.draft_done_publish(),
        "suspend" => lang.draft_done_suspend(),
        "resume" => lang.draft_done_resume(),
        "cancel" => lang.draft_done_cancel(),
        _ => return None,
    })
}

/// Who sent it back, when and why, until both offices have found it in order.
fn returned(visit: &Visit, code: &str, kept: &Kept, version: &Version) -> Markup {
    let lang = visit.lang();
    let Some(returned) = &version.returned else { return html! {} };
    let changed = version.state != VersionState::Returned;
    let title = lang.draft_returned(kept.names.name(&returned.by), &pieces::moment_text(lang, returned.at));
    let mends = may_edit(visit, &version.content.body.department);
    pieces::notice(
        if changed { Tone::Quiet } else { Tone::Warning },
        &title,
        html! {
            p { (returned.reason) }
            @if changed { p { (lang.draft_returned_changed()) } }
            @if mends { p { a href={ (item_address(code)) "#tasks" } { (lang.draft_returned_to_sections()) } } }
        },
    )
}

async fn next(visit: &Visit, kept: &Kept, version: &Version) -> Result<Option<String>, Failure> {
    let (lang, hall) = (visit.lang(), &*visit.hall);
    if kept.item().state() == ItemState::Cancelled {
        return Ok(None);
    }
    let faults = publication::faults(&version.content, hall).len();
    Ok(Some(match version.state {
        VersionState::Published if may_edit(visit, &version.content.body.department) => {
            lang.draft_next_change().to_owned()
        }
        VersionState::Published | VersionState::Replaced => return Ok(None),
        _ if faults > 0 => lang.draft_next_faults(faults),
        VersionState::Returned => lang.draft_next_returned().to_owned(),
        VersionState::Reviewed => {
            let people = holders(hall, Role::HallManager, &BTreeSet::new());
            lang.draft_next_publish(&named(visit, &people).await?)
        }
        VersionState::Draft => {
            // Neither whoever drafted it nor whoever has spoken for the other office.
            let busy: BTreeSet<&PersonId> =
                version.reviews.values().map(|review| &review.by).chain([&version.drafted_by]).collect();
            let mut offices = Vec::new();
            for office in version.reviews_missing() {
                let people = named(visit, &holders(hall, office.role(), &busy)).await?;
                offices.push(lang.draft_next_who(law::review_office(lang, office), &people));
            }
            lang.draft_next_review(&offices.join(lang.draft_next_and()))
        }
    }))
}

/// Who holds this office, or a post with it.
fn holders<'a>(hall: &'a Hall, role: Role, without: &BTreeSet<&PersonId>) -> Vec<&'a PersonId> {
    let by_office = hall.offices.iter().filter(|(_, roles)| roles.contains(&role)).map(|(person, _)| person);
    let posts = hall.posts.values().filter(|post| post.roles.contains(&role));
    let all: BTreeSet<&PersonId> = by_office.chain(posts.flat_map(|post| &post.holders)).collect();
    all.into_iter().filter(|person| !without.contains(person)).take(NAMED).collect()
}

async fn named(visit: &Visit, people: &[&PersonId]) -> Result<String, Failure> {
    let lang = visit.lang();
    if people.is_empty() {
        return Ok(lang.draft_nobody().to_owned());
    }
    let names = Names::of(&visit.front.store, people.iter().map(|person| person.as_str())).await?;
    let names: Vec<&str> = people.iter().map(|person| names.name(person)).collect();
    Ok(names.join(lang.pick("、", ", ")))
}
