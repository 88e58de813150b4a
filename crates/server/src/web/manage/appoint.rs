//! `/manage/hall/appoint`: who holds a post, A first, then B. Appointing is the hall manager's; who may hold what beside
//! what the rules decide (P-13, S-17).

use super::{department, home, order, refuse};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::Message,
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    hall::{Command, Post},
    name::{PersonId, PostId},
};
use store::accounts::AccountKind;

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
