//! `/password` 修改密码: everybody changes their own password here; whoever was given one by the security administrator
//! comes nowhere else before they have.
//!
//! All sessions and API tokens of the person end with the old password; the browser in which it was changed goes on
//! with a new session.

use super::door::{enter, weak};
use crate::{
    failure::Failure,
    form::Form,
    limits::Door,
    text::{Lang, Message},
    visitor::{SignedIn, Visit},
    web::{
        frame::Room,
        pieces::{self, Field, Tone, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use store::accounts::AccountRefusal;

/// The address of this page.
pub const ADDRESS: &str = "/password";

/// `GET /password`
pub async fn show(visit: Visit) -> Response {
    match &visit.signed_in {
        Some(me) => page(&visit, me, StatusCode::OK, &Form::empty()),
        None => to_sign_in(),
    }
}

/// `POST /password`
pub async fn change(visit: Visit, mut form: Form) -> Result<Response, Response> {
    let Some(me) = visit.signed_in.clone() else { return Ok(to_sign_in()) };
    let fail = |failure: Failure| visit.fail(&failure);
    visit.check(&form).map_err(fail)?;
    if !visit.front.limits.allow(Door::SignIn, &visit.from) {
        return Err(fail(Failure::TooOften));
    }
    for (field, label) in [
        ("old", Lang::password_old as fn(Lang) -> &'static str),
        ("new", Lang::door_new_password),
        ("again", Lang::manage_password_again),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    let (old, new) = (form.text("old").to_owned(), form.text("new").to_owned());
    if new != form.text("again") {
        form.refuse("again", Message::both(|lang| lang.manage_password_differs().to_owned()));
    }
    if new == old {
        form.refuse("new", Message::both(Lang::password_same));
    }
    if !form.is_sound() {
        return Ok(page(&visit, &me, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let now = visit.front.office.now().0;
    match visit.front.accounts.change_password(me.person.as_str(), &old, &new, now).await {
        Ok(()) => return enter(&visit, me.person.as_str(), None).await,
        Err(AccountRefusal::Store(error)) => return Err(fail(error.into())),
        Err(AccountRefusal::Weak(fault)) => form.refuse("new", weak(&fault)),
        Err(AccountRefusal::Locked { for_ms }) => {
            let minutes = ((for_ms + 59_999) / 60_000).max(1);
            form.refuse("old", Message::both(|lang| lang.door_locked(minutes)));
        }
        Err(_) => form.refuse("old", Message::both(Lang::password_old_wrong)),
    }
    Ok(page(&visit, &me, StatusCode::UNPROCESSABLE_ENTITY, &form))
}

fn to_sign_in() -> Response {
    Redirect::to(&crate::form::address("/sign-in", &[("next", ADDRESS)])).into_response()
}

fn page(visit: &Visit, me: &SignedIn, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    // Passwords are never sent back to a page.
    let mut shown = form.clone();
    ["old", "new", "again"].into_iter().for_each(|field| shown.set(field, ""));
    let fields = html! {
        (Field::password("old", lang.password_old()).required().autocomplete("current-password").show(lang, &shown))
        (Field::password("new", lang.door_new_password()).required().hint(lang.password_hint())
            .autocomplete("new-password").show(lang, &shown))
        (Field::password("again", lang.manage_password_again()).required().autocomplete("new-password").show(lang, &shown))
        (pieces::buttons(&[pieces::submit(Weight::Main, lang.password_change())]))
    };
    let body = html! {
        (pieces::heading(lang.password_change(), Some(lang.password_lead()), html! {}))
        (pieces::error_summary(lang, &shown))
        @if me.must_change { (pieces::notice(Tone::Warning, lang.password_must(), html! {})) }
        (pieces::post(ADDRESS, visit.tokens(&visit.act()), None, fields))
    };
    visit.page_with(status, Room::Portal, lang.password_change(), &[], body)
}
