//! The entrance: sign in, sign out, make an account; in the rehearsal, be somebody with one click.
//!
//! Reads nothing but the form. Refuses a wrong password without saying which half was wrong, locks an account after
//! five failures, and limits tries by address. What was typed stays, except the password.

use crate::{
    failure::Failure,
    form::Form,
    limits::Door,
    people::kind,
    receipt::{self, Shut},
    text::Message,
    visitor::{Visit, session_cookie},
    web::{
        ease::own_path,
        frame::Room,
        password,
        pieces::{self, Field, Weight},
    },
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::Case,
    identifier::{citizen, credit},
    name::PersonId,
};
use store::{
    accounts::{AccountKind, AccountRefusal, PasswordFault},
    vault::Datum,
};

/// The receipt that joins an account to whoever applied at a window, asked for only where there is such a person.
const CASE: &str = "case_number";
const CODE: &str = "query_code";
/// Says that the page has asked for it, so that both left empty is an answer.
const ASKED: &str = "join";

/// `GET /sign-in`
pub async fn show(visit: Visit, form: Form) -> Response {
    page(&visit, StatusCode::OK, &form)
}

/// `POST /sign-in`
pub async fn sign_in(visit: Visit, mut form: Form) -> Result<Response, Response> {
    let login = form.text("login").to_owned();
    if !visit.front.limits.allow(Door::SignIn, &visit.from) {
        return Err(visit.fail(&Failure::TooOften));
    }
    let lang = visit.lang();
    form.require("login", Message::both(|lang| lang.form_required(lang.door_login())));
    form.require("password", Message::both(|lang| lang.form_required(lang.door_password())));
    if !form.is_sound() {
        return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let now = visit.front.office.now().0;
    match visit.front.accounts.verify(&login, form.text("password"), now).await {
        Ok(account) => {
            let next = form.given("next").map(own_path).map(str::to_owned);
            enter(&visit, &account.person, next.as_deref()).await
        }
        Err(AccountRefusal::Locked { for_ms }) => {
            let minutes = ((for_ms + 59_999) / 60_000).max(1);
            form.refuse("password", Message::both(|lang| lang.door_locked(minutes)));
            Ok(page(&visit, StatusCode::TOO_MANY_REQUESTS, &form))
        }
        Err(AccountRefusal::Store(error)) => Err(visit.fail(&error.into())),
        Err(_) => {
            let _ = lang;
            form.refuse("password", Message::both(|lang| lang.door_wrong().to_owned()));
            Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form))
        }
    }
}

/// `POST /sign-out`
pub async fn sign_out(visit: Visit, form: Form) -> Result<Response, Response> {
    visit.check(&form).map_err(|failure| visit.fail(&failure))?;
    if let Some(signed_in) = &visit.signed_in {
        let ended = visit.front.accounts.revoke_session(&signed_in.token).await;
        ended.map_err(|error| visit.fail(&error.into()))?;
    }
    Ok(with_cookie("", visit.front.config.secure_cookies, "/"))
}

/// `POST /demo/be`: in the rehearsal only.
pub async fn be(visit: Visit, form: Form) -> Result<Response, Response> {
    let person = form.text("person");
    let known = visit.front.demo.as_ref().and_then(|demo| {
        demo.people.iter().find(|known| known.person.as_str() == person).map(|known| known.person.clone())
    });
    let Some(person) = known else { return Err(visit.fail(&Failure::NotFound)) };
    enter(&visit, person.as_str(), None).await
}

/// Opens a session and goes on to where one wanted to go, or to one's own first page.
pub(super) async fn enter(visit: &Visit, person: &str, next: Option<&str>) -> Result<Response, Response> {
    let front = &visit.front;
    let fail = |error: store::StoreError| visit.fail(&error.into());
    let now = front.office.now().0;
    let session = front.accounts.open_session(person, "{}", now).await.map_err(fail)?;
    let account = front.accounts.account(person).await.map_err(fail)?;
    if account.as_ref().is_some_and(|account| account.must_change) {
        return Ok(with_cookie(&session.token, front.config.secure_cookies, password::ADDRESS));
    }
    let is_staff = account.is_some_and(|account| account.kind == AccountKind::Staff);
    let person = PersonId::from(person);
    let home = if is_staff { crate::web::home_of_roles(&visit.hall.roles_of(&person)) } else { "/my" };
    Ok(with_cookie(
        &session.token,
        front.config.secure_cookies,
        next.filter(|next| *next != "/").unwrap_or(home),
    ))
}

fn with_cookie(token: &str, secure: bool, to: &str) -> Response {
    let mut answer = Redirect::to(to).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&session_cookie(token, secure)) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let mut shown = form.clone();
    shown.set("password", "");
    let fields = html! {
        (pieces::hidden("next", own_path(form.text("next"))))
        (Field::line("login", lang.door_login()).required().hint(lang.door_login_hint())
            .autocomplete("username").show(lang, &shown))
        (Field::password("password", lang.door_password()).required()
            .autocomplete("current-password").show(lang, &shown))
        (pieces::buttons(&[
            pieces::submit(Weight::Main, lang.door_sign_in()),
            pieces::side_link(&onward("/register", form), lang.door_no_account()),
        ]))
    };
    let body = html! {
        (pieces::heading(lang.door_sign_in(), Some(lang.door_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/sign-in", visit.tokens(&visit.act()), None, fields))
    };
    visit.page_with(status, Room::Portal, lang.door_sign_in(), &[], body)
}

/// The same way with where one wanted to go, so that an application is not lost behind a new account.
fn onward(path: &str, form: &Form) -> String {
    crate::form::address(path, &[("next", own_path(form.text("next")))])
}

/// `GET /register`
pub async fn show_register(visit: Visit, form: Form) -> Response {
    register_page(&visit, StatusCode::OK, &Form::empty().with("next", form.text("next")))
}

/// `POST /register`: makes a person with a vault key, their particulars, and a login.
pub async fn register(visit: Visit, mut form: Form) -> Result<Response, Response> {
    if !visit.front.limits.allow(Door::Register, &visit.from) {
        return Err(visit.fail(&Failure::TooOften));
    }
    check_particulars(&visit, &mut form);
    if !form.is_sound() {
        return Ok(register_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let front = &visit.front;
    let fail = |failure: Failure| visit.fail(&failure);
    let now = front.office.now().0;
    let Some(person) = whose(&visit, &mut form).await.map_err(fail)? else {
        return Ok(register_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    let registered = front.accounts.register(
        &person,
        form.text("login"),
        form.text("password"),
        AccountKind::Citizen,
        now,
    );
    if let Err(refusal) = registered.await {
        refuse_account(&mut form, refusal).map_err(|error| fail(error.into()))?;
        return Ok(register_page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    keep_particulars(&visit, &person, &form, now).await.map_err(|error| fail(error.into()))?;
    enter(&visit, &person, form.given("next").map(own_path)).await
}

/// Whose account it becomes: somebody new, or whoever applied at a window under this number and name.
///
/// Number and name are no secret, so they alone open nobody's cases: joining that person takes the number and query
/// code of one of their cases. Whoever leaves both empty gets an account of a fresh person, to whom the number does
/// not lead, so that no window files anything under whoever registered first.
async fn whose(visit: &Visit, form: &mut Form) -> Result<Option<String>, Failure> {
    let front = &visit.front;
    let fresh = format!("p-{:032x}", rand::random::<u128>());
    let number = form.code("id_number");
    let known = front.store.vault().find(front.store.db(), kind::ID_NUMBER, &[&number]).await?;
    let Some(known) = known.into_iter().next().flatten() else { return Ok(Some(fresh)) };
    let names = crate::people::Names::of(&front.store, [known.as_str()]).await?;
    if names.get(&known) != form.text("name") {
        return Ok(Some(fresh));
    }
    if front.accounts.account(&known).await?.is_some() {
        form.refuse("id_number", Message::both(|lang| lang.door_person_taken().to_owned()));
        return Ok(None);
    }
    let (case, code) = (form.text(CASE).to_owned(), form.text(CODE).to_owned());
    if case.is_empty() && code.is_empty() {
        if form.chosen(ASKED, "yes") {
            return Ok(Some(fresh));
        }
        form.set(ASKED, "yes");
        form.refuse(CASE, Message::both(|lang| lang.door_join().to_owned()));
        return Ok(None);
    }
    form.set(ASKED, "yes");
    if proves(visit, &known, &case, &code).await? {
        return Ok(Some(known));
    }
    form.refuse(CODE, Message::both(|lang| lang.door_join_wrong().to_owned()));
    Ok(None)
}

/// Whether this is a receipt that the person alone was given. The receipt of a case handed in by an agent lies with the
/// agent, who must not become the person they acted for.
async fn proves(visit: &Visit, person: &str, case: &str, code: &str) -> Result<bool, Failure> {
    let row = match receipt::case_of(&visit.front, &visit.from, case, code).await {
        Ok(row) => row,
        Err(Shut::Wrong) => return Ok(false),
        Err(Shut::TooOften) => return Err(Failure::TooOften),
        Err(Shut::Store(error)) => return Err(error.into()),
    };
    let known = visit.front.store.dossier::<Case>(&row.number).await?;
    Ok(row.applicant == person && known.is_some_and(|known| known.state.agent.is_none()))
}

/// Keeps name, number and phone in the vault; the number leads nobody here until a window has seen the card.
async fn keep_particulars(
    visit: &Visit,
    person: &str,
    form: &Form,
    now: i64,
) -> Result<(), store::StoreError> {
    let number = form.code("id_number");
    let phone = form.code("phone");
    let data = [
        Datum::new(person, kind::NAME, form.text("name").as_bytes()),
        Datum::new(person, kind::ID_NUMBER, number.as_bytes()),
        Datum::new(person, kind::PHONE, phone.as_bytes()),
    ];
    crate::people::keep(&visit.front.store, person, &data, None, now).await
}

fn check_particulars(visit: &Visit, form: &mut Form) {
    let today = visit.front.office.now().day();
    for (field, label) in [
        ("name", crate::text::Lang::door_name as fn(crate::text::Lang) -> &'static str),
        ("id_number", crate::text::Lang::door_id_number),
        ("phone", crate::text::Lang::door_phone),
        ("login", crate::text::Lang::door_new_login),
        ("password", crate::text::Lang::door_new_password),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    form.at_most("name", 100);
    let number = form.code("id_number");
    if !number.is_empty() && citizen::parse(&number, Some(today)).is_err() && credit::parse(&number).is_err()
    {
        form.refuse("id_number", Message::both(crate::filled::not_an_identity(&number)));
    }
    let phone = form.code("phone");
    let is_phone =
        phone.len() == 11 && phone.starts_with('1') && phone.bytes().all(|byte| byte.is_ascii_digit());
    if !phone.is_empty() && !is_phone {
        form.refuse("phone", Message::both(|lang| lang.form_not_a_phone().to_owned()));
    }
}

fn refuse_account(form: &mut Form, refusal: AccountRefusal) -> Result<(), store::StoreError> {
    match refusal {
        AccountRefusal::Taken => form.refuse("login", Message::both(|lang| lang.door_taken().to_owned())),
        AccountRefusal::BadLogin => {
            form.refuse("login", Message::both(|lang| lang.door_bad_login().to_owned()))
        }
        AccountRefusal::Weak(fault) => form.refuse("password", weak(&fault)),
        AccountRefusal::Store(error) => return Err(error),
        AccountRefusal::Wrong | AccountRefusal::Locked { .. } | AccountRefusal::TooManyTokens { .. } => {
            form.refuse("login", Message::both(|lang| lang.door_taken().to_owned()));
        }
    }
    Ok(())
}

/// Why a password is too weak, in words.
#[must_use]
pub fn weak(_fault: &PasswordFault) -> Message {
    Message::both(|lang| lang.door_new_password_hint().to_owned())
}

fn register_page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let mut shown = form.clone();
    shown.set("password", "");
    let body = html! {
        (pieces::heading(lang.door_register(), Some(lang.door_register_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/register", visit.tokens(&visit.act()), None, register_fields(visit, &shown)))
    };
    visit.page_with(status, Room::Portal, lang.door_register(), &[], body)
}

fn register_fields(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    html! {
        (pieces::hidden("next", own_path(form.text("next"))))
        (Field::line("name", lang.door_name()).required().hint(lang.door_name_hint())
            .autocomplete("name").show(lang, form))
        (Field::code("id_number", lang.door_id_number()).required().hint(lang.door_id_hint())
            .autocomplete("off").show(lang, form))
        (Field::phone("phone", lang.door_phone()).required().autocomplete("tel").show(lang, form))
        (Field::line("login", lang.door_new_login()).required().hint(lang.door_new_login_hint())
            .autocomplete("username").show(lang, form))
        (Field::password("password", lang.door_new_password()).required().hint(lang.door_new_password_hint())
            .autocomplete("new-password").show(lang, form))
        @if form.chosen(ASKED, "yes") {
            (pieces::hidden(ASKED, "yes"))
            (Field::code(CASE, lang.track_number()).hint(lang.door_join_hint()).show(lang, form))
            (Field::code(CODE, lang.track_code()).hint(lang.track_code_hint()).show(lang, form))
        }
        (pieces::buttons(&[
            pieces::submit(Weight::Main, lang.door_register()),
            pieces::side_link(&onward("/sign-in", form), lang.door_already_have()),
        ]))
    }
}
