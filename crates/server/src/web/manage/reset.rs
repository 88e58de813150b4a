//! `/manage/people/password`: the security administrator gives a member of staff who lost theirs a one-time password,
//! shown once and good for nothing but choosing another.
//!
//! The reset stands in the open log before it is done, and ends every session and token of the person, so that nobody
//! can go on as somebody else unnoticed: whoever is reset finds their own password gone.

use super::{home, order, people::find, refuse};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Lang, Message},
    visitor::{Guardian, Visit},
    web::{
        frame::Room,
        pieces::{self, Done, Fact, Field, Link, Weight},
    },
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use maud::{Markup, html};
use rules::hall::Command;
use store::accounts::AccountRefusal;

/// `GET /manage/people/password`
pub(super) async fn ask(guardian: Guardian, form: Form) -> Response {
    page(&guardian, StatusCode::OK, asked(&guardian, &form))
}

/// `POST /manage/people/password`
pub(super) async fn reset(guardian: Guardian, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| guardian.fail(&failure);
    guardian.check(&form).map_err(fail)?;
    let login = form.text("login").to_owned();
    let Some((person, name)) = find(&guardian, &mut form, &login).await? else {
        return Ok(page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, asked(&guardian, &form)));
    };
    if person == guardian.me.person {
        form.refuse("login", Message::both(Lang::manage_reset_own));
        return Ok(page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, asked(&guardian, &form)));
    }
    let logged = Order::Hall(Command::ResetPassword { person: person.clone() });
    if let Some(why) = order(&guardian, &form, logged).await.map_err(fail)? {
        refuse(&mut form, "login", &why);
        return Ok(page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, asked(&guardian, &form)));
    }
    let now = guardian.front.office.now().0;
    let password = match guardian.front.accounts.reset_password(person.as_str(), now).await {
        Ok(password) => password,
        Err(AccountRefusal::Store(error)) => return Err(fail(error.into())),
        Err(refusal) => return Err(fail(Failure::Ours(refusal.to_string()))),
    };
    let lang = guardian.lang();
    let facts = [
        Fact::new(lang.manage_name(), &name),
        Fact::new(lang.manage_login(), &login),
        Fact::new(lang.manage_reset_password(), &password),
    ];
    let done = Done {
        title: lang.manage_reset_done(),
        facts: &facts,
        qr: None,
        next: &[lang.manage_reset_next()],
        links: &[Link::new("/manage/hall", lang.manage_nav_hall())],
    };
    let mut answer = page(&guardian, StatusCode::OK, done.show(lang));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn asked(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    html! {
        (pieces::heading(lang.manage_reset(), Some(lang.manage_reset_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/people/password", visit.tokens(&visit.act()), None, html! {
            (Field::line("login", lang.manage_login()).required().autocomplete("off").show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_reset()),
                pieces::side_link("/manage/people", lang.answer_back()),
            ]))
        }))
    }
}

fn page(visit: &Visit, status: StatusCode, body: Markup) -> Response {
    let lang = visit.lang();
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_reset(), &trail, body)
}
