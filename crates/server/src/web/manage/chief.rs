//! `/manage/hall/chief`: a department's chief representative, with the five powers and both letters (P-14, P-15). The
//! letters are filed here and published at `/representatives`.

use super::{department, home, order, refuse_at_its_field};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Lang, Message, codes},
    visitor::{Manager, Visit},
    web::{
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
    hall::{Chief, ChiefPower, Command, Letter},
    name::{DepartmentId, PersonId},
    time::Date,
};
use store::accounts::AccountKind;

/// How a field is called in an error.
type Label = fn(Lang) -> &'static str;

/// `GET /manage/hall/chief?department=…`
pub(super) async fn ask(manager: Manager, form: Form) -> Result<Response, Response> {
    let id = the_department(&manager, &form).map_err(|failure| manager.fail(&failure))?;
    let mut shown = Form::empty();
    if let Some(chief) = manager.hall.chiefs.get(&id) {
        let account = manager.front.accounts.account(chief.person.as_str()).await;
        let account = account.map_err(|error| manager.fail(&error.into()))?;
        shown.set("person", account.map(|account| account.login).unwrap_or_default());
        for power in &chief.powers {
            shown.add("powers", &codes::word(power));
        }
        shown.set("appointment", &*chief.appointment.number);
        shown.set("appointed", chief.appointment.issued.to_string());
        shown.set("authority", &*chief.authority.number);
        shown.set("authorised", chief.authority.issued.to_string());
        shown.set("from", chief.from.to_string());
        shown.set("until", chief.until.map(|day| day.to_string()).unwrap_or_default());
    }
    Ok(page(&manager, StatusCode::OK, &id, &shown))
}

/// `POST /manage/hall/chief`: appointed, or with `dismiss` dismissed.
pub(super) async fn appoint(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let id = the_department(&manager, &form).map_err(|failure| manager.fail(&failure))?;
    let command = if form.given("dismiss").is_some() {
        Some(Command::DismissChief { department: id.clone() })
    } else {
        chief(&manager, &id, &mut form).await?.map(Command::AppointChief)
    };
    if let Some(command) = command {
        match order(&manager, &form, Order::Hall(command)).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to("/manage/hall#chiefs").into_response()),
            Some(why) => refuse_at_its_field(&mut form, "person", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &id, &form))
}

async fn chief(manager: &Manager, id: &DepartmentId, form: &mut Form) -> Result<Option<Chief>, Response> {
    let needed: [(&str, Label); 6] = [
        ("person", Lang::manage_chief_login),
        ("appointment", Lang::manage_chief_appointment),
        ("appointed", Lang::manage_chief_appointed),
        ("authority", Lang::manage_chief_authority),
        ("authorised", Lang::manage_chief_authorised),
        ("from", Lang::manage_chief_from),
    ];
    for (field, label) in needed {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
        form.at_most(field, 100);
    }
    for field in ["appointed", "authorised", "from", "until"] {
        if form.given(field).is_some() && form.date(field).is_none() {
            form.refuse(field, Message::both(Lang::desk_day_wrong));
        }
    }
    let login = form.text("person").to_owned();
    let found = manager.front.accounts.with_login(&login, AccountKind::Staff).await;
    let found = found.map_err(|error| manager.fail(&error.into()))?;
    if found.is_none() && !login.is_empty() {
        form.refuse("person", Message::both(|lang| lang.manage_no_login(&login)));
    }
    let chosen = form.all("powers").to_vec();
    let powers =
        ChiefPower::ALL.iter().copied().filter(|power| chosen.contains(&codes::word(power))).collect();
    let (Some(account), true) = (found, form.is_sound()) else { return Ok(None) };
    let day = |field: &str| form.date(field).unwrap_or(Date::MIN);
    let letter =
        |number: &str, issued: &str| Letter { number: form.text(number).to_owned(), issued: day(issued) };
    Ok(Some(Chief {
        department: id.clone(),
        person: PersonId(account.person),
        powers,
        appointment: letter("appointment", "appointed"),
        authority: letter("authority", "authorised"),
        from: day("from"),
        until: form.date("until"),
    }))
}

fn the_department(visit: &Visit, form: &Form) -> Result<DepartmentId, Failure> {
    let id = DepartmentId::from(form.text("department"));
    if visit.hall.departments.contains_key(&id) { Ok(id) } else { Err(Failure::NotFound) }
}

fn page(visit: &Visit, status: StatusCode, id: &DepartmentId, form: &Form) -> Response {
    let lang = visit.lang();
    let of = department(lang, &visit.hall, id.as_str());
    let words: Vec<(String, &str)> =
        ChiefPower::ALL.iter().map(|power| (codes::word(power), codes::chief_power(lang, *power))).collect();
    let powers: Vec<Choice<'_>> = words.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let body = html! {
        (pieces::heading(lang.manage_chief(), Some(of), html! {}))
        p { (lang.manage_chief_lead()) }
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/hall/chief", visit.tokens(&visit.act()), None, html! {
            (pieces::hidden("department", id.as_str()))
            (Field::code("person", lang.manage_chief_login()).required().hint(lang.manage_login_hint()).show(lang, form))
            (Field::boxes("powers", lang.manage_chief_powers(), &powers).required().hint(lang.manage_chief_powers_hint()).show(lang, form))
            (Field::line("appointment", lang.manage_chief_appointment()).required().show(lang, form))
            (Field::day("appointed", lang.manage_chief_appointed()).required().show(lang, form))
            (Field::line("authority", lang.manage_chief_authority()).required().show(lang, form))
            (Field::day("authorised", lang.manage_chief_authorised()).required().show(lang, form))
            (Field::day("from", lang.manage_chief_from()).required().show(lang, form))
            (Field::day("until", lang.manage_chief_until()).hint(lang.manage_chief_until_hint()).show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_chief_appoint()),
                pieces::side_link("/manage/hall#chiefs", lang.answer_back()),
            ]))
        }))
        @if visit.hall.chiefs.contains_key(id) {
            (pieces::post("/manage/hall/chief", visit.tokens(&visit.act()), None, html! {
                (pieces::hidden("department", id.as_str()))
                (pieces::hidden("dismiss", "yes"))
                (pieces::buttons(&[pieces::submit(Weight::Grave, lang.manage_chief_dismiss())]))
            }))
        }
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, lang.manage_chief(), &trail, body)
}
