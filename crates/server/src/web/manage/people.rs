//! `/manage/people` and `/manage/offices`: the security administrator gives logins and offices. A login alone
//! opens nothing: the post comes from the hall manager, so nobody alone gives anybody rights.

use super::{hall::in_words, home, order, refuse};
use crate::{
    form::Form,
    office::Order,
    people::{self, Names, kind},
    text::{Message, codes, role},
    visitor::{Guardian, Visit},
    web::{
        door,
        frame::Room,
        pieces::{self, Choice, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    hall::{Command, Role},
    name::PersonId,
};
use store::{
    accounts::{AccountKind, AccountRefusal},
    vault::Datum,
};

/// What may be given by office.
const OFFICES: [Role; 9] = [
    Role::HallManager,
    Role::LegalReviewer,
    Role::GovernmentHead,
    Role::Supervisor,
    Role::Auditor,
    Role::CallCentre,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::AuditAdministrator,
];

/// `GET /manage/people`
pub(super) async fn show(guardian: Guardian) -> Response {
    page(&guardian, StatusCode::OK, &Form::empty())
}

/// `POST /manage/people`: a login for a new member of staff.
pub(super) async fn add(guardian: Guardian, mut form: Form) -> Result<Response, Response> {
    guardian.check(&form).map_err(|failure| guardian.fail(&failure))?;
    form.require("name", Message::both(|lang| lang.form_required(lang.manage_name())));
    form.at_most("name", 100);
    form.require("login", Message::both(|lang| lang.form_required(lang.manage_login())));
    form.require("password", Message::both(|lang| lang.form_required(lang.manage_password())));
    if form.text("password") != form.text("again") {
        form.refuse("again", Message::both(|lang| lang.manage_password_differs().to_owned()));
    }
    if !form.is_sound() {
        return Ok(page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let now = guardian.front.office.now().0;
    let person = format!("p-{:032x}", rand::random::<u128>());
    let accounts = &guardian.front.accounts;
    let registered =
        accounts.register(&person, form.text("login"), form.text("password"), AccountKind::Staff, now).await;
    match registered {
        Ok(()) => {}
        Err(AccountRefusal::Store(error)) => return Err(guardian.fail(&error.into())),
        Err(refusal) => {
            match refusal {
                AccountRefusal::BadLogin => {
                    form.refuse("login", Message::both(|lang| lang.door_bad_login().to_owned()));
                }
                AccountRefusal::Weak(fault) => form.refuse("password", door::weak(&fault)),
                _ => form.refuse("login", Message::both(|lang| lang.door_taken().to_owned())),
            }
            return Ok(page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, &form));
        }
    }
    let name = [Datum::new(&person, kind::NAME, form.text("name").as_bytes())];
    let kept = people::keep(&guardian.front.store, &person, &name, None, now).await;
    kept.map_err(|error| guardian.fail(&error.into()))?;
    let to = crate::form::address("/manage/offices", &[("login", form.text("login"))]);
    Ok(Redirect::to(&to).into_response())
}

fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let mut shown = form.clone();
    // Passwords are never sent back to a page.
    shown.set("password", "");
    shown.set("again", "");
    let body = html! {
        (pieces::heading(lang.manage_add(), Some(lang.manage_add_lead()), html! {}))
        (pieces::error_summary(lang, &shown))
        (pieces::post("/manage/people", visit.tokens(&visit.act()), None, html! {
            (Field::line("name", lang.manage_name()).required().autocomplete("off").show(lang, &shown))
            (Field::code("login", lang.manage_login()).required().hint(lang.door_new_login_hint()).show(lang, &shown))
            (Field::password("password", lang.manage_password()).required().autocomplete("new-password").show(lang, &shown))
            (Field::password("again", lang.manage_password_again()).required().autocomplete("new-password").show(lang, &shown))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_add()),
                pieces::side_link("/manage/people/password", lang.manage_reset()),
                pieces::side_link("/manage/hall", lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_add(), &trail, body)
}

/// `GET /manage/offices?login=…`
pub(super) async fn ask_entrust(guardian: Guardian, mut form: Form) -> Result<Response, Response> {
    let who = match form.given("login").map(str::to_owned) {
        None => None,
        Some(login) => find(&guardian, &mut form, &login).await?,
    };
    if let Some((person, _)) = &who {
        for held in guardian.hall.offices.get(person).into_iter().flatten() {
            form.add("roles", &codes::word(&held));
        }
    }
    let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(offices_page(&guardian, status, who.as_ref(), &form))
}

/// `POST /manage/offices`
pub(super) async fn entrust(guardian: Guardian, mut form: Form) -> Result<Response, Response> {
    guardian.check(&form).map_err(|failure| guardian.fail(&failure))?;
    let login = form.text("login").to_owned();
    let who = find(&guardian, &mut form, &login).await?;
    if let Some((person, _)) = &who {
        let roles = OFFICES.into_iter().filter(|role| form.chosen("roles", &codes::word(&role))).collect();
        let asked = Order::Hall(Command::Entrust { person: person.clone(), roles });
        match order(&guardian, &form, asked).await.map_err(|failure| guardian.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/hall#offices").into_response()),
            Some(why) => refuse(&mut form, "roles", &why),
        }
    }
    Ok(offices_page(&guardian, StatusCode::UNPROCESSABLE_ENTITY, who.as_ref(), &form))
}

/// The member of staff with this login, and their name; a login nobody has is said beside the field.
pub(super) async fn find(
    visit: &Visit,
    form: &mut Form,
    login: &str,
) -> Result<Option<(PersonId, String)>, Response> {
    let found = visit.front.accounts.with_login(login, AccountKind::Staff).await;
    let found = found.map_err(|error| visit.fail(&error.into()))?;
    let Some(account) = found else {
        form.refuse("login", Message::both(|lang| lang.manage_no_login(login)));
        return Ok(None);
    };
    let names = Names::of(&visit.front.store, [account.person.as_str()]).await;
    let names = names.map_err(|error| visit.fail(&error.into()))?;
    let name = names.get(&account.person).to_owned();
    Ok(Some((PersonId(account.person), name)))
}

fn offices_page(
    visit: &Visit,
    status: StatusCode,
    who: Option<&(PersonId, String)>,
    form: &Form,
) -> Response {
    let lang = visit.lang();
    let words = OFFICES.map(|one| (codes::word(&one), role(lang, one)));
    let choices: Vec<Choice<'_>> = words.iter().map(|(word, label)| Choice::new(word, label)).collect();
    let body = html! {
        (pieces::heading(lang.manage_office_of(), Some(lang.manage_add_lead()), html! {}))
        (pieces::error_summary(lang, form))
        @match who {
            None => form method="get" action="/manage/offices" {
                (Field::code("login", lang.manage_login()).required().show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, lang.list_search())]))
            },
            Some((person, name)) => {
                p { strong { (name) } " " span class="quiet" {
                    (in_words(visit, &visit.hall.roles_of(person)))
                } }
                (pieces::post("/manage/offices", visit.tokens(&visit.act()), None, html! {
                    (pieces::hidden("login", form.text("login")))
                    (Field::boxes("roles", lang.manage_offices(), &choices).hint(lang.manage_entrust_hint()).show(lang, form))
                    (pieces::buttons(&[
                        pieces::submit(Weight::Main, lang.manage_entrust()),
                        pieces::side_link("/manage/hall", lang.answer_back()),
                    ]))
                }))
            }
        }
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_office_of(), &trail, body)
}
