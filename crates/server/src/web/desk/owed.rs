//! 应当撤销: licences that were got by a promise which was not kept, for the head who must revoke them (P-09). Nothing does it by
//! itself: the holder is told and heard first, like before every revocation. And what supervision waits for (S-16).

use super::licence::act_address;
use crate::{
    people::Names,
    visitor::Officer,
    web::{
        licences,
        pieces::{self, Tone},
    },
};
use maud::{Markup, html};
use rules::{hall::Role, licence::ActKind};
use std::collections::BTreeSet;
use store::{
    StoreError,
    views::{
        licences::{Filter, LicenceRow, page},
        months,
        ratings::{self, Turn},
    },
};

/// Shown at once; the list of licences has the rest.
const MOST: u32 = 20;
/// Bad ratings that are counted; more than these are as many.
const VOICES_MAX: u32 = 99;

/// What supervision waits for from the departments somebody answers for (S-16); nothing for everybody else.
pub(super) async fn answers(officer: &Officer) -> Result<Markup, StoreError> {
    let today = officer.hall.calendar.date_of(officer.front.office.now());
    let person = &officer.me.person;
    let departments: BTreeSet<&str> = officer
        .hall
        .posts_of(person)
        .filter(|post| officer.hall.answers_for(person, &post.department, today))
        .map(|post| post.department.as_str())
        .collect();
    let departments: Vec<&str> = departments.into_iter().collect();
    let owed =
        if departments.is_empty() { 0 } else { months::owed(officer.front.store.db(), &departments).await? };
    let lang = officer.lang();
    let voices = voices(officer).await?;
    Ok(html! {
        (voices)
        @if let Some(owed) = usize::try_from(owed).ok().filter(|owed| *owed > 0) {
            (pieces::notice(Tone::Warning, &lang.inspect_desk_owed(owed), html! {
                p { a href="/desk/months" { (lang.inspect_desk_title()) } }
            }))
        }
    })
}

/// Bad ratings that wait for the departments in which somebody has a desk.
async fn voices(officer: &Officer) -> Result<Markup, StoreError> {
    let posts = officer.hall.posts_of(&officer.me.person).filter(|post| post.is_on_the_desk());
    let departments: BTreeSet<String> = posts.map(|post| post.department.0.clone()).collect();
    let departments = Some(departments.into_iter().collect());
    let filter = ratings::Filter { turn: Turn::Department, departments, ..ratings::Filter::default() };
    let waiting = ratings::waiting(officer.front.store.db(), &filter, VOICES_MAX).await?;
    let lang = officer.lang();
    Ok(html! {
        @if waiting > 0 {
            (pieces::notice(Tone::Warning, &lang.voice_desk_waits(waiting), html! {
                p { a href="/desk/ratings" { (lang.voice_desk()) } }
            }))
        }
    })
}

/// What the head of a department owes; nothing for everybody else.
pub(super) async fn panel(officer: &Officer) -> Result<Markup, StoreError> {
    let heads = officer.hall.posts_of(&officer.me.person);
    let heads = heads.filter(|post| post.roles.contains(&Role::DepartmentHead));
    let mut rows: Vec<LicenceRow> = Vec::new();
    for post in heads {
        let department = Some(post.department.0.clone());
        let filter = Filter { department, promise_broken: true, ..Filter::default() };
        rows.extend(page(officer.front.store.db(), &filter, MOST).await?);
    }
    if rows.is_empty() {
        return Ok(html! {});
    }
    let names = Names::of(&officer.front.store, rows.iter().map(|row| row.holder.as_str())).await?;
    let lang = officer.lang();
    Ok(pieces::panel(
        "owed",
        lang.desk_owed(),
        html! {
            (pieces::notice(Tone::Warning, lang.desk_owed_lead(), html! {}))
            ul class="plain" { @for row in &rows { li {
                a href=(licences::desk_address(&row.number)) { (row.name) " " (row.number) } " · " (names.get(&row.holder)) " · "
                a href=(act_address(&row.number, ActKind::Intend)) { (crate::text::licence::act(lang, ActKind::Intend)) }
            } } }
        },
    ))
}
