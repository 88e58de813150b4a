//! `/apply/{code}/{draft}/who`: the applicant as the hall knows them, and whether they apply for somebody else.
//!
//! The particulars of oneself come from the vault and cannot be changed here. For somebody else their name and
//! number are typed; a number a window has seen must go with the name it was seen with, and nothing the vault knows of
//! the other person is ever shown. Where presence is required no agent is let through (L-04).

use super::{
    draft::{Application, OTHER, SELF},
    licence::{self, LICENCE},
    particulars,
    steps::{Step, TO, is_of_this_session, turned_away},
};
use crate::{
    beside::Beside,
    form::Form,
    masking,
    office::Refusal,
    people::{Names, kind},
    text::{Lang, Message, refusal},
    visitor::{Citizen, Visit},
    web::pieces::{self, Choice, Fact, Field, Tone},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    case,
    identifier::{citizen as citizen_number, credit},
    name::PersonId,
};
use store::vault::Datum;

/// The field that says for whom.
pub(super) const ACTING: &str = "acting";
const NAME: &str = "principal_name";
const NUMBER: &str = "principal_number";
const PHONE: &str = "principal_phone";
/// Signs of any of them that a draft keeps.
const KEPT_MAX: usize = 200;

/// 本人信息, as the vault has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Particulars {
    /// 姓名或名称
    pub(super) name: String,
    /// 证件号码
    pub(super) number: String,
    /// 手机号
    pub(super) phone: String,
    /// 地址
    pub(super) address: String,
}

impl Particulars {
    /// What the vault knows of whoever is signed in.
    pub(super) async fn of(citizen: &Citizen) -> Result<Particulars, Response> {
        let store = &citizen.front.store;
        let person = citizen.me.person.as_str();
        let mut known = Particulars { name: citizen.me.name.clone(), ..Particulars::default() };
        for (kind, place) in [
            (kind::ID_NUMBER, &mut known.number),
            (kind::PHONE, &mut known.phone),
            (kind::ADDRESS, &mut known.address),
        ] {
            let held = store.vault().latest(store.db(), &[person], kind).await;
            let held = held.map_err(|error| citizen.fail(&error.into()))?;
            *place = held.get(person).and_then(|held| held.text()).unwrap_or_default().to_owned();
        }
        Ok(known)
    }
}

/// `GET …/who`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    asked: Form,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let mut form = form_of(&application).with(TO, asked.text(TO)).with(LICENCE, asked.text(LICENCE));
    if application.work.acting.is_empty() {
        form.set(ACTING, SELF);
    }
    page(&application, StatusCode::OK, &form).await
}

/// `POST …/who`
pub(super) async fn answer(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let mut application = Application::open(citizen, &code, &id).await?;
    if !is_of_this_session(&visit, &form) {
        return page(&application, StatusCode::CONFLICT, &form).await;
    }
    take(&mut application, &form);
    licence::take(&mut application, &form);
    application.save().await?;
    check(&application, &mut form).await?;
    if !form.is_sound() {
        return page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    Ok(application.onward(&Step::Who, &form))
}

/// Takes over what stands in a form, as typed.
pub(super) fn take(application: &mut Application, form: &Form) {
    let acting = form.text(ACTING);
    if matches!(acting, SELF | OTHER) {
        application.work.acting = acting.to_owned();
    }
    let principal = &mut application.work.principal;
    let places =
        [(NAME, &mut principal.name), (NUMBER, &mut principal.number), (PHONE, &mut principal.phone)];
    for (name, place) in places {
        if !form.all(name).is_empty() {
            *place = form.text(name).chars().take(KEPT_MAX).collect();
        }
    }
}

/// The page's form that a draft makes.
pub(super) fn form_of(application: &Application) -> Form {
    let principal = &application.work.principal;
    Form::empty()
        .with(ACTING, &application.work.acting)
        .with(NAME, &principal.name)
        .with(NUMBER, &principal.number)
        .with(PHONE, &principal.phone)
}

/// Judges for whom the application is made.
pub(super) async fn check(application: &Application, form: &mut Form) -> Result<(), Response> {
    match form.text(ACTING) {
        SELF => Ok(()),
        OTHER if application.offer.content.handling.presence_required => {
            form.refuse(ACTING, Message::both(Lang::apply_who_presence));
            Ok(())
        }
        OTHER => check_principal(application, form).await,
        _ => {
            form.refuse(ACTING, Message::both(Lang::apply_who_choose));
            Ok(())
        }
    }
}

/// Whoever is barred learns it here, before the rest is typed; handing in is theirs all the same, for only a refusal in
/// writing can be reviewed (L-08, L-43, L-44). Of somebody else nothing is told: the rules look at acceptance.
async fn barred(application: &Application) -> Result<Markup, Response> {
    let Application { citizen, offer, .. } = application;
    let beside = Beside::of(&citizen.front.store, &citizen.me.person, &offer.content).await;
    let beside = beside.map_err(|error| citizen.fail(&error.into()))?;
    let today = citizen.hall.calendar.date_of(citizen.front.office.now());
    let Some(ban) = beside.standing.state.ban(&offer.content, today) else { return Ok(html! {}) };
    let lang = citizen.lang();
    let why = Refusal::Case(case::Refusal::Banned { until: ban.until, cause: ban.cause });
    let said = refusal(lang, &why);
    Ok(pieces::notice(Tone::Warning, &said.why, html! { p { (said.helps) } p { (lang.apply_who_barred()) } }))
}

async fn check_principal(application: &Application, form: &mut Form) -> Result<(), Response> {
    let citizen = &application.citizen;
    for (field, label) in [
        (NAME, Lang::apply_principal_name as fn(Lang) -> &'static str),
        (NUMBER, Lang::apply_principal_number),
        (PHONE, Lang::apply_principal_phone),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    form.at_most(NAME, 100);
    let today = citizen.front.office.now().day();
    let number = form.code(NUMBER);
    let is_number = citizen_number::parse(&number, Some(today)).is_ok() || credit::parse(&number).is_ok();
    if !number.is_empty() && !is_number {
        form.refuse(NUMBER, Message::both(crate::filled::not_an_identity(&number)));
    }
    if form.given(PHONE).is_some() && !particulars::is_mobile(&form.code(PHONE)) {
        form.refuse(PHONE, Message::both(Lang::form_not_a_phone));
    }
    if !form.is_sound() {
        return Ok(());
    }
    match find(citizen, &number).await? {
        None => {}
        Some(person) if person == citizen.me.person => {
            form.refuse(NUMBER, Message::both(Lang::apply_principal_self));
        }
        Some(person) => {
            let names = Names::of(&citizen.front.store, [person.as_str()]).await;
            let names = names.map_err(|error| citizen.fail(&error.into()))?;
            if names.name(&person) != form.text(NAME) {
                form.refuse(NUMBER, Message::both(Lang::apply_principal_differs));
            }
        }
    }
    Ok(())
}

/// Whom a number leads to.
async fn find(citizen: &Citizen, number: &str) -> Result<Option<PersonId>, Response> {
    let store = &citizen.front.store;
    let found = store.vault().find(store.db(), kind::ID_NUMBER, &[number]).await;
    let found = found.map_err(|error| citizen.fail(&error.into()))?;
    Ok(found.into_iter().next().flatten().map(PersonId))
}

/// The particulars of the person an agent applies for, as typed.
pub(super) fn typed_principal(application: &Application) -> Particulars {
    let typed = form_of(application);
    Particulars {
        name: typed.text(NAME).to_owned(),
        number: typed.code(NUMBER),
        phone: typed.code(PHONE),
        address: String::new(),
    }
}

/// The person an agent applies for. One no window has seen becomes a person with a key of their own, whom the number
/// does not lead to: an agent only says whose it is.
pub(super) async fn principal(application: &Application) -> Result<PersonId, Response> {
    let citizen = &application.citizen;
    let typed = form_of(application);
    let (number, phone) = (typed.code(NUMBER), typed.code(PHONE));
    if let Some(known) = find(citizen, &number).await? {
        return Ok(known);
    }
    let person = format!("p-{:032x}", rand::random::<u128>());
    let data = [
        Datum::new(&person, kind::NAME, typed.text(NAME).as_bytes()),
        Datum::new(&person, kind::ID_NUMBER, number.as_bytes()),
        Datum::new(&person, kind::PHONE, phone.as_bytes()),
    ];
    let now = citizen.front.office.now().0;
    let kept = crate::people::keep(&citizen.front.store, &person, &data, None, now).await;
    kept.map_err(|error| citizen.fail(&error.into()))?;
    Ok(PersonId(person))
}

async fn page(application: &Application, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let citizen = &application.citizen;
    let lang = citizen.lang();
    let me = Particulars::of(citizen).await?;
    let barred = barred(application).await?;
    let (number, phone) = (masking::identity_number(&me.number), masking::phone(&me.phone));
    let facts = [
        Fact::new(lang.apply_name(), &me.name),
        Fact::new(lang.apply_number(), &number),
        Fact::new(lang.apply_phone(), &phone),
    ];
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_who_title(), Some(lang.apply_who_lead()), html! {}))
        (barred)
        (pieces::summary(lang, &facts))
        (application.step_form(&Step::Who, form, fields(application, form)))
    };
    Ok(application.page(status, &Step::Who, body))
}

fn fields(application: &Application, form: &Form) -> Markup {
    let lang = application.citizen.lang();
    if application.offer.content.handling.presence_required {
        return html! {
            (pieces::hidden(ACTING, SELF))
            div id=(pieces::field_id(ACTING)) {
                (pieces::notice(Tone::Quiet, lang.apply_who_presence(), html! {}))
            }
        };
    }
    let choices = [
        Choice::new(SELF, lang.apply_who_self()),
        Choice::hinted(OTHER, lang.apply_who_other(), lang.apply_who_other_hint()),
    ];
    let is_open = form.text(ACTING) == OTHER || form.given(NAME).is_some();
    html! {
        (Field::radios(ACTING, lang.apply_who_for(), &choices).required().show(lang, form))
        // It works without script, and is folded away for the many who apply for themselves.
        details class="panel" open[is_open] {
            summary { (lang.apply_principal()) }
            (Field::line(NAME, lang.apply_principal_name()).autocomplete("off").show(lang, form))
            (Field::code(NUMBER, lang.apply_principal_number()).hint(lang.apply_principal_number_hint())
                .show(lang, form))
            (Field::phone(PHONE, lang.apply_principal_phone()).autocomplete("off").show(lang, form))
        }
    }
}
