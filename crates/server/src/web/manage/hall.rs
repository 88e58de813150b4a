//! `/manage/hall`: departments, their posts and who holds them, and the offices outside the departments. Appointing is
//! the hall manager's; who may hold what beside what the rules decide (P-13, S-17).

use super::{department, home, order, refuse};
use crate::{
    failure::Failure,
    form::{Form, address},
    office::Order,
    people::Names,
    text::{Message, role},
    visitor::{Housekeeper, Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Field, Link, Table, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Post, Role},
    name::{PersonId, PostId},
};
use std::collections::BTreeSet;
use store::accounts::AccountKind;

/// `GET /manage/hall`
pub(super) async fn show(keeper: Housekeeper) -> Result<Response, Response> {
    let lang = keeper.lang();
    let hall = &keeper.hall;
    let holders = hall.posts.values().flat_map(|post| &post.holders);
    let people: BTreeSet<&str> = holders.chain(hall.offices.keys()).map(PersonId::as_str).collect();
    let names = Names::of(&keeper.front.store, people).await.map_err(|error| keeper.fail(&error.into()))?;
    let acts = html! {
        @if keeper.has(Role::SecurityAdministrator) {
            (pieces::main_link("/manage/people", lang.manage_add()))
            (pieces::side_link("/manage/offices", lang.manage_office_of()))
        }
    };
    let body = html! {
        (pieces::heading(lang.manage_nav_hall(), Some(lang.manage_hall_lead()), acts))
        (pieces::panel("offices", lang.manage_offices(), offices(&keeper, &names)))
        (pieces::panel("posts", lang.manage_posts(), posts(&keeper, &names)))
    };
    Ok(keeper.page(Room::Manage, lang.manage_nav_hall(), &[home(lang)], body))
}

fn offices(visit: &Visit, names: &Names) -> Markup {
    let lang = visit.lang();
    let columns = [Column::new(lang.manage_person()), Column::new(lang.manage_offices())];
    let rows = visit
        .hall
        .offices
        .iter()
        .map(|(person, roles)| vec![html! { (names.name(person)) }, html! { (in_words(visit, roles)) }])
        .collect();
    html! {
        (Table {
            caption: lang.manage_offices(), columns: &columns, rows,
            empty: html! { p { (lang.manage_nothing()) } }, next: None, first: None, files: &[],
        }.show(lang))
        @if !visit.has(Role::SecurityAdministrator) { p class="quiet" { (lang.manage_only_guardian()) } }
    }
}

fn posts(visit: &Visit, names: &Names) -> Markup {
    let lang = visit.lang();
    let appoints = visit.has(Role::HallManager);
    let columns = [
        Column::new(lang.manage_post()),
        Column::new(lang.manage_department()),
        Column::new(lang.manage_roles()),
        Column::new(lang.manage_holders()),
    ];
    let rows = visit
        .hall
        .posts
        .values()
        .map(|post| {
            let appoint = address("/manage/hall/appoint", &[("post", post.id.as_str())]);
            vec![
                html! { (lang.pick(&post.name, &post.name_en)) },
                html! { (department(lang, &visit.hall, post.department.as_str())) },
                html! { (in_words(visit, &post.roles)) },
                html! {
                    @if post.holders.is_empty() { span class="quiet" { (lang.manage_vacant()) } }
                    @for (place, holder) in post.holders.iter().enumerate() {
                        @if place > 0 { (lang.pick("、", ", ")) } (names.name(holder))
                    }
                    @if appoints { " " a href=(appoint) { (lang.manage_appoint()) } }
                },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_posts(),
        columns: &columns,
        rows,
        empty: html! { p { (lang.manage_nothing()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// Roles in words.
pub(super) fn in_words(visit: &Visit, roles: &[Role]) -> String {
    let lang = visit.lang();
    let words: Vec<&str> = roles.iter().map(|one| role(lang, *one)).collect();
    words.join(lang.pick("、", ", "))
}

/// `GET /manage/hall/appoint?post=…`
pub(super) async fn ask_appoint(manager: Manager, form: Form) -> Result<Response, Response> {
    let post = the_post(&manager, &form).map_err(|failure| manager.fail(&failure))?.clone();
    let mut shown = Form::empty().with("post", post.id.as_str());
    for (field, holder) in ["a", "b"].into_iter().zip(&post.holders) {
        let account = manager.front.accounts.account(holder.as_str()).await;
        let account = account.map_err(|error| manager.fail(&error.into()))?;
        shown.set(field, account.map(|account| account.login).unwrap_or_default());
    }
    Ok(page(&manager, StatusCode::OK, &post, &shown))
}

/// `POST /manage/hall/appoint`
pub(super) async fn appoint(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let post = the_post(&manager, &form).map_err(|failure| manager.fail(&failure))?.clone();
    let mut holders = Vec::new();
    for field in ["a", "b"] {
        let Some(login) = form.given(field).map(str::to_owned) else { continue };
        let found = manager.front.accounts.with_login(&login, AccountKind::Staff).await;
        match found.map_err(|error| manager.fail(&error.into()))? {
            None => form.refuse(field, Message::both(|lang| lang.manage_no_login(&login))),
            Some(account) if !holders.contains(&PersonId(account.person.clone())) => {
                holders.push(PersonId(account.person));
            }
            Some(_) => {}
        }
    }
    // A large window has more than two; this page is about A and B.
    let further: Vec<PersonId> =
        post.holders.iter().skip(2).filter(|one| !holders.contains(one)).cloned().collect();
    holders.extend(further);
    if form.is_sound() {
        let asked = Order::Hall(Command::Appoint { post: post.id.clone(), holders });
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/hall#posts").into_response()),
            Some(why) => refuse(&mut form, "a", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &post, &form))
}

fn the_post<'a>(visit: &'a Visit, form: &Form) -> Result<&'a Post, Failure> {
    visit.hall.posts.get(&PostId::from(form.text("post"))).ok_or(Failure::NotFound)
}

fn page(visit: &Visit, status: StatusCode, post: &Post, form: &Form) -> Response {
    let lang = visit.lang();
    let name = lang.pick(&post.name, &post.name_en);
    let of = department(lang, &visit.hall, post.department.as_str());
    let body = html! {
        (pieces::heading(name, Some(of), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/hall/appoint", visit.tokens(&visit.act()), None, html! {
            (pieces::hidden("post", post.id.as_str()))
            (Field::code("a", lang.manage_holder_a()).hint(lang.manage_login_hint()).show(lang, form))
            (Field::code("b", lang.manage_holder_b()).hint(lang.manage_login_hint()).show(lang, form))
            @if post.holders.len() > 2 { p class="quiet" { (lang.manage_others_stay()) } }
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_appoint()),
                pieces::side_link("/manage/hall", lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_appoint(), &trail, body)
}
