//! `/apply/{code}/{draft}/form`: the fields of the item's form, each judged by its kind, and filled in with what the
//! hall knows already (once-only): the registered name and number of the applicant, and the last form of the same
//! person where the keys are the same. Only whoever applies for themselves gets anything filled in from the vault; an
//! agent finds what was typed of the principal a page earlier.

use super::{
    draft::Application,
    steps::{Step, TO, is_of_this_session, turned_away},
    who::{self, Particulars},
};
use crate::{
    form::{Form, half_width},
    people::kind,
    text::{Lang, Message},
    visitor::{Citizen, Visit},
    web::pieces::{self, Choice, Field, Tone, Width},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    identifier::{Fault, citizen as citizen_number, credit},
    item::content::{FieldKind, FormField},
    time::Date,
};
use std::collections::BTreeMap;

/// Signs of a line or an address.
const LINE_MAX: usize = 200;
/// Signs of a long text.
const TEXT_MAX: usize = 2_000;
/// Signs that a draft keeps of a field, so that what is too long can be shortened by whoever typed it.
pub(super) const KEPT_MAX: usize = 4_000;
/// So many options are all shown at once; more become a list.
const FEW: usize = 5;

/// `GET …/form`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    asked: Form,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let fields = &application.offer.content.form;
    let mut values =
        if application.work.form_seen { BTreeMap::new() } else { known_already(&application).await? };
    let known = values.len();
    values.extend(application.work.form.clone());
    let form = form_of(fields, &values).with(TO, asked.text(TO));
    Ok(page(&application, StatusCode::OK, &form, known))
}

/// `POST …/form`
pub(super) async fn answer(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let mut application = Application::open(citizen, &code, &id).await?;
    if !is_of_this_session(&visit, &form) {
        return Ok(page(&application, StatusCode::CONFLICT, &form, 0));
    }
    take(&mut application, &form);
    application.work.form_seen = true;
    application.save().await?;
    check(&application.offer.content.form, &mut form, visit.front.office.now().day());
    if !form.is_sound() {
        return Ok(page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form, 0));
    }
    Ok(application.onward(&Step::Form, &form))
}

/// Takes over the fields that stand in a form, as typed.
pub(super) fn take(application: &mut Application, form: &Form) {
    take_into(&mut application.work.form, &application.offer.content.form, form);
}

/// The same into any draft.
pub(super) fn take_into(kept: &mut BTreeMap<String, String>, fields: &[FormField], form: &Form) {
    for field in fields {
        let name = field_name(&field.key);
        if !form.all(&name).is_empty() {
            kept.insert(field.key.clone(), form.text(&name).chars().take(KEPT_MAX).collect());
        }
    }
}

/// The name of a field of the item's form on a page.
pub(super) fn field_name(key: &str) -> String {
    format!("field-{key}")
}

/// The page's form that these values make.
pub(super) fn form_of(fields: &[FormField], values: &BTreeMap<String, String>) -> Form {
    let mut form = Form::empty();
    for field in fields {
        if let Some(value) = values.get(&field.key) {
            form.set(&field_name(&field.key), value);
        }
    }
    form
}

/// What goes into the vault of a sound form: every field that something stands in, numbers in their plain form.
pub(super) fn values(fields: &[FormField], form: &Form) -> BTreeMap<String, String> {
    let of = |field: &FormField| {
        let name = field_name(&field.key);
        let text = form.text(&name);
        let plain = match field.kind {
            FieldKind::CitizenId | FieldKind::CreditCode | FieldKind::Phone => form.code(&name),
            FieldKind::Date => form.date(&name).map_or_else(|| text.to_owned(), |day| day.to_string()),
            FieldKind::Number | FieldKind::Money => half_width(text),
            _ => text.to_owned(),
        };
        (!plain.is_empty()).then(|| (field.key.clone(), plain))
    };
    fields.iter().filter_map(of).collect()
}

/// Judges every field by its kind.
pub(super) fn check(fields: &[FormField], form: &mut Form, today: Date) {
    for field in fields {
        let name = field_name(&field.key);
        let label = |lang: Lang| lang.pick(&field.label, &field.label_en).to_owned();
        if form.given(&name).is_none() {
            if field.required && field.kind == FieldKind::Choice {
                form.refuse(&name, Message::both(|lang| lang.form_choose_one(&label(lang))));
            } else if field.required {
                form.refuse(&name, Message::both(|lang| lang.form_required(&label(lang))));
            }
            continue;
        }
        form.at_most(&name, if field.kind == FieldKind::LongText { TEXT_MAX } else { LINE_MAX });
        if let Some(why) = fault(field, form, &name, today) {
            form.refuse(&name, why);
        }
    }
}

/// What is wrong with the value of one field.
fn fault(field: &FormField, form: &Form, name: &str, today: Date) -> Option<Message> {
    let label = |lang: Lang| lang.pick(&field.label, &field.label_en).to_owned();
    let of_number = |fault: Fault| {
        Message::both(|lang| {
            let why = if lang == Lang::Zh { fault.zh() } else { fault.to_string() };
            lang.apply_number_wrong(&label(lang), &why)
        })
    };
    let unless = |sound: bool, say: fn(Lang, &str) -> String| {
        (!sound).then(|| Message::both(|lang| say(lang, &label(lang))))
    };
    match field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Address => None,
        FieldKind::Number => match form.number(name) {
            Some(number) => unless(number >= 0, Lang::apply_negative),
            None => unless(false, Lang::form_not_a_number),
        },
        FieldKind::Money => unless(form.money(name).is_some(), Lang::form_not_money),
        FieldKind::Date => unless(form.date(name).is_some(), Lang::form_not_a_day),
        FieldKind::Choice => {
            unless(field.options.iter().any(|option| option == form.text(name)), Lang::apply_not_a_choice)
        }
        FieldKind::CitizenId => citizen_number::parse(&form.code(name), Some(today)).err().map(of_number),
        FieldKind::CreditCode => credit::parse(&form.code(name)).err().map(of_number),
        FieldKind::Phone => (!is_mobile(&form.code(name))).then(|| Message::both(Lang::form_not_a_phone)),
    }
}

/// 手机号: eleven digits that begin with 1.
pub(super) fn is_mobile(phone: &str) -> bool {
    phone.len() == 11 && phone.starts_with('1') && phone.bytes().all(|byte| byte.is_ascii_digit())
}

/// The field of an item's form that asks for the applicant's name.
const APPLICANT_NAME: &str = "applicant_name";

/// What the hall knows already for these fields (once-only).
async fn known_already(application: &Application) -> Result<BTreeMap<String, String>, Response> {
    let fields = &application.offer.content.form;
    let (applicant, last) = if application.work.by_agent() {
        (who::typed_principal(application), BTreeMap::new())
    } else {
        (Particulars::of(&application.citizen).await?, last_form(&application.citizen).await?)
    };
    let known = fields.iter().filter_map(|field| {
        let value = known_of(field, fields, &applicant, &last);
        let fits = field.kind != FieldKind::Choice || field.options.contains(&value);
        (!value.is_empty() && fits).then(|| (field.key.clone(), value))
    });
    Ok(known.collect())
}

/// The form this person handed in last: field → text.
async fn last_form(citizen: &Citizen) -> Result<BTreeMap<String, String>, Response> {
    let store = &citizen.front.store;
    let person = citizen.me.person.as_str();
    let held = store.vault().latest(store.db(), &[person], kind::FORM).await;
    let held = held.map_err(|error| citizen.fail(&error.into()))?;
    let last = held.get(person).and_then(|held| held.text()).unwrap_or_default();
    Ok(serde_json::from_str(last).unwrap_or_default())
}

/// What is known of one field. The name and number of record go before what another form said; the name of a shop
/// or a company, which somebody wrote into a form of that kind, goes into no form that asks for a person.
fn known_of(
    field: &FormField,
    form: &[FormField],
    applicant: &Particulars,
    last: &BTreeMap<String, String>,
) -> String {
    let asks_for_body = form.iter().any(|field| field.kind == FieldKind::CreditCode);
    let is_body = credit::parse(&applicant.number).is_ok();
    let before = || last.get(&field.key).cloned().unwrap_or_default();
    let or_before = |own: &str| if own.is_empty() { before() } else { own.to_owned() };
    let before_or =
        |own: &str| Some(before()).filter(|last| !last.is_empty()).unwrap_or_else(|| own.to_owned());
    match (field.kind, field.key.as_str()) {
        (FieldKind::Text, APPLICANT_NAME) if asks_for_body == is_body => or_before(&applicant.name),
        (FieldKind::Text, APPLICANT_NAME) => {
            let same_kind = last.iter().any(|(_, value)| credit::parse(value).is_ok()) == asks_for_body;
            if same_kind { before() } else { String::new() }
        }
        (FieldKind::CitizenId, "citizen_id") if !is_body => or_before(&applicant.number),
        (FieldKind::CitizenId, _) if !is_body => before_or(&applicant.number),
        (FieldKind::CreditCode, _) if is_body => or_before(&applicant.number),
        (FieldKind::Phone, _) => before_or(&applicant.phone),
        (FieldKind::Address, "address") => before_or(&applicant.address),
        _ => before(),
    }
}

fn page(application: &Application, status: StatusCode, form: &Form, known: usize) -> Response {
    let lang = application.citizen.lang();
    let fields = &application.offer.content.form;
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_form_title(), None, html! {}))
        @if fields.is_empty() { p { (lang.apply_form_none()) } }
        @if known > 0 { (pieces::notice(Tone::Good, &lang.apply_prefilled(known), html! {})) }
        (application.step_form(&Step::Form, form, inputs(lang, fields, form)))
    };
    application.page(status, &Step::Form, body)
}

/// The fields of an item's form with what stands in them.
pub(super) fn inputs(lang: Lang, fields: &[FormField], form: &Form) -> Markup {
    html! { @for field in fields { (input(lang, field, form)) } }
}

fn input(lang: Lang, field: &FormField, form: &Form) -> Markup {
    let name = field_name(&field.key);
    let label = lang.pick(&field.label, &field.label_en);
    let choices: Vec<Choice<'_>> = field.options.iter().map(|option| Choice::new(option, option)).collect();
    let shown = match field.kind {
        FieldKind::Text => Field::line(&name, label),
        FieldKind::LongText => Field::lines(&name, label, 4),
        FieldKind::Number => Field::number(&name, label),
        FieldKind::Money => Field::money(&name, label),
        FieldKind::Date => Field::day(&name, label),
        FieldKind::Choice if choices.len() <= FEW => Field::radios(&name, label, &choices),
        FieldKind::Choice => Field::select(&name, label, &choices),
        FieldKind::CitizenId | FieldKind::CreditCode => Field::code(&name, label).width(Width::Middle),
        FieldKind::Phone => Field::phone(&name, label),
        FieldKind::Address => Field::line(&name, label).autocomplete("street-address"),
    };
    let shown = shown.hint(&field.hint).example(&field.example);
    if field.required { shown.required().show(lang, form) } else { shown.show(lang, form) }
}
