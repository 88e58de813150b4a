//! `/apply/{code}/{draft}/licence`: which licence is to be renewed, changed or cancelled (I-01, L-30, L-31). Whoever applies
//! for themselves chooses among what they hold; an agent types the number of what the other person holds.
//!
//! Whether it may be done is decided by the rules when the application is handed in; here it is asked beforehand, so that
//! nobody fills in a form in vain, and it is said what silence would do.

use super::{
    draft::Application,
    steps::{Step, TO, is_of_this_session, turned_away},
};
use crate::{
    failure::Failure,
    form::Form,
    office::Refusal,
    text::{Lang, Message, refusal},
    visitor::{Citizen, Visit},
    web::{
        licences,
        pieces::{self, Choice, Field, Tone},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    case::{self, AboutRefusal},
    identifier::LicenceNumber,
    item::content::Purpose,
    licence::{Licence, LicenceState},
    time::{Date, day_number, from_day_number},
};
use store::views::licences::{Filter, LicenceRow, one, page as page_of};

/// The field that says which.
pub(super) const LICENCE: &str = "licence";
/// Signs of it that a draft keeps.
const KEPT_MAX: usize = 80;
/// Licences to choose from; whoever holds more types the number.
const HELD_MAX: u32 = 50;

/// `GET …/licence`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    asked: Form,
) -> Result<Response, Response> {
    let application = open(citizen, &code, &id).await?;
    let mut form = form_of(&application).with(TO, asked.text(TO));
    let held = held(&application).await?;
    // Where there is only one it stands chosen.
    if let ([only], None) = (held.as_slice(), form.given(LICENCE)) {
        form.set(LICENCE, &only.number);
    }
    Ok(page(&application, StatusCode::OK, &form, &held))
}

/// `POST …/licence`
pub(super) async fn answer(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let mut application = open(citizen, &code, &id).await?;
    let held = held(&application).await?;
    if !is_of_this_session(&visit, &form) {
        return Ok(page(&application, StatusCode::CONFLICT, &form, &held));
    }
    take(&mut application, &form);
    application.save().await?;
    check(&application, &mut form).await?;
    if !form.is_sound() {
        return Ok(page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form, &held));
    }
    Ok(application.onward(&Step::Licence, &form))
}

/// The draft, if the item is about licences at all.
async fn open(citizen: Citizen, code: &str, id: &str) -> Result<Application, Response> {
    let application = Application::open(citizen, code, id).await?;
    match application.offer.content.handling.purpose {
        Purpose::New => Err(application.citizen.fail(&Failure::NotFound)),
        _ => Ok(application),
    }
}

/// Takes over what stands in a form, as typed.
pub(super) fn take(application: &mut Application, form: &Form) {
    if let Some(typed) = form.given(LICENCE) {
        application.work.licence = typed.chars().take(KEPT_MAX).collect();
    }
}

/// The page's form that a draft makes.
pub(super) fn form_of(application: &Application) -> Form {
    Form::empty().with(LICENCE, &application.work.licence)
}

/// Judges which licence is meant: a number, and for oneself one of those one holds.
pub(super) async fn check(application: &Application, form: &mut Form) -> Result<(), Response> {
    let content = &application.offer.content;
    if content.handling.purpose == Purpose::New {
        return Ok(());
    }
    if form.given(LICENCE).is_none() {
        form.refuse(LICENCE, Message::both(Lang::apply_licence_choose));
        return Ok(());
    }
    let number = licences::typed(content, form.text(LICENCE));
    let is_held = |row: &LicenceRow| number.as_ref().is_some_and(|number| number.as_str() == row.number);
    let theirs = application.work.by_agent() || held(application).await?.iter().any(is_held);
    if number.is_none() || !theirs {
        form.refuse(LICENCE, Message::both(Lang::apply_licence_unknown));
    } else if content.handling.purpose == Purpose::Renewal {
        renewed_ahead(application, number.as_ref().map_or("", LicenceNumber::as_str), form).await?;
    }
    Ok(())
}

/// Whoever has renewed already learns it here, before anything is filled in (L-31).
async fn renewed_ahead(application: &Application, number: &str, form: &mut Form) -> Result<(), Response> {
    let citizen = &application.citizen;
    let known = citizen.front.store.dossier::<Licence>(number).await;
    let known = known.map_err(|error| citizen.fail(&error.into()))?;
    let today = citizen.front.office.now().day();
    if let Some(ends) = known.and_then(|known| known.state.runs_until_renewed(today)) {
        let why = Refusal::Case(case::Refusal::AboutLicence(AboutRefusal::RenewedAhead(ends)));
        let said = |lang: Lang| {
            let said = refusal(lang, &why);
            format!("{}{}{}", said.why, lang.pick("", " "), said.helps)
        };
        form.refuse(LICENCE, Message::both(said));
    }
    Ok(())
}

/// The licences of whoever is signed in that this item is about and that are valid.
async fn held(application: &Application) -> Result<Vec<LicenceRow>, Response> {
    let citizen = &application.citizen;
    let filter = Filter {
        holder: Some(citizen.me.person.0.clone()),
        state: Some(LicenceState::Valid),
        ..Filter::default()
    };
    let rows = page_of(citizen.front.store.db(), &filter, HELD_MAX).await;
    let mut rows = rows.map_err(|error| citizen.fail(&error.into()))?;
    rows.retain(|row| super::licences::concerns(&application.offer.content, row));
    Ok(rows)
}

/// The licence that was chosen, as far as the applicant may see it: an agent does not hold it, and sees its number only.
pub(super) async fn chosen(application: &Application) -> Result<Option<LicenceRow>, Response> {
    let citizen = &application.citizen;
    let Some(number) = licences::typed(&application.offer.content, &application.work.licence) else {
        return Ok(None);
    };
    let row = one(citizen.front.store.db(), number.as_str()).await;
    let row = row.map_err(|error| citizen.fail(&error.into()))?;
    Ok(row.filter(|row| row.holder == citizen.me.person.0 || application.work.by_agent()))
}

/// What becomes of the licence if nobody decides before its last day is over; nothing where the item renews none.
pub(super) fn silence(application: &Application, row: &LicenceRow) -> Option<String> {
    let content = &application.offer.content;
    let last = row.valid_until.filter(|_| content.handling.purpose == Purpose::Renewal)?;
    let (lang, today) = (application.citizen.lang(), application.citizen.front.office.now().day());
    let day = pieces::full_day_text(lang, last);
    let in_time = today <= last_day_in_time(last, content.renewal_lead().0);
    Some(if in_time { lang.apply_licence_in_time(&day) } else { lang.apply_licence_late(&day) })
}

/// The last day on which a renewal is asked for in time (L-31).
pub(super) fn last_day_in_time(last: Date, lead: u16) -> Date {
    from_day_number(day_number(last) - i64::from(lead))
}

fn page(application: &Application, status: StatusCode, form: &Form, held: &[LicenceRow]) -> Response {
    let lang = application.citizen.lang();
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_step_licence(), Some(lang.apply_licence_lead()), html! {}))
        @if held.is_empty() && !application.work.by_agent() {
            (pieces::notice(Tone::Warning, lang.apply_licence_none(), html! { p { (lang.apply_licence_none_more()) } }))
            (pieces::buttons(&[
                pieces::main_link("/my/licences", lang.my_licences()),
                pieces::side_link(&application.address(&Step::Who.path()), lang.apply_back()),
            ]))
        } @else { (application.step_form(&Step::Licence, form, fields(application, form, held))) }
    };
    application.page(status, &Step::Licence, body)
}

fn fields(application: &Application, form: &Form, held: &[LicenceRow]) -> Markup {
    let lang = application.citizen.lang();
    if application.work.by_agent() {
        return Field::code(LICENCE, lang.apply_licence_typed())
            .required()
            .hint(lang.apply_licence_typed_hint())
            .example(lang.licence_example())
            .show(lang, form);
    }
    let words: Vec<(String, String)> = held
        .iter()
        .map(|row| {
            let term = licences::term(lang, row.valid_from, row.valid_until);
            let silence = silence(application, row).unwrap_or_default();
            (format!("{} · {}", row.name, row.number), [term, silence].join(lang.pick("。", ". ")))
        })
        .collect();
    let choices: Vec<Choice<'_>> =
        held.iter().zip(&words).map(|(row, (name, hint))| Choice::hinted(&row.number, name, hint)).collect();
    Field::radios(LICENCE, lang.apply_licence_which(), &choices).required().show(lang, form)
}
