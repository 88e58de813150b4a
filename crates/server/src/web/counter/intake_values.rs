//! 录入内容: the item's own form, questions and materials as they stand in what a clerk has typed. What the window has asked
//! already need not be typed again; nothing is judged here.

use super::materials;
use crate::{filled, form::Form, text::Message, visitor::Visit};
use rules::{
    case::{
        Case,
        material::{CorrectionItem, Given},
    },
    identifier::{citizen, credit},
    item::content::{Content, FieldKind, FormField, Material, MaterialForm},
};
use std::collections::BTreeMap;

/// The form of the item in its plain form.
pub(super) fn plain(
    visit: &Visit,
    content: &Content,
    form: &Form,
) -> Result<BTreeMap<String, String>, Vec<(String, Message)>> {
    filled::plain(&content.form, &values(visit, content, form), visit.front.office.now().day())
}

/// The key under which every form of the catalogue asks for the applicant's name.
const APPLICANT_NAME: &str = "applicant_name";

/// What the window has typed under "who" already need not be typed again.
pub(super) fn is_said_above(field: &FormField) -> bool {
    let kind = matches!(field.kind, FieldKind::Phone | FieldKind::CitizenId);
    field.required && (kind || field.key == APPLICANT_NAME)
}

/// What the window has typed above already, and the form asks for once more.
fn said_above(visit: &Visit, field: &FormField, form: &Form) -> Option<String> {
    let number = form.code("id_number");
    let today = visit.front.office.now().day();
    let said = match field.kind {
        FieldKind::Phone => form.code("phone"),
        FieldKind::CitizenId => Some(number).filter(|number| citizen::parse(number, Some(today)).is_ok())?,
        FieldKind::CreditCode => Some(number).filter(|number| credit::parse(number).is_ok())?,
        FieldKind::Text if field.key == APPLICANT_NAME => form.text("name").to_owned(),
        _ => return None,
    };
    (field.required && !said.is_empty()).then_some(said)
}

/// The values of the item's form; a required field left empty takes what stands above, the first of its kind only.
pub(super) fn values(visit: &Visit, content: &Content, form: &Form) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    let mut used = Vec::new();
    for field in &content.form {
        let typed = form.given(&format!("f-{}", field.key)).map(str::to_owned);
        let above = said_above(visit, field, form).filter(|_| !used.contains(&field.kind));
        if typed.is_none() && above.is_some() {
            used.push(field.kind);
        }
        if let Some(value) = typed.or(above) {
            values.insert(field.key.clone(), value);
        }
    }
    values
}

/// The application that would be made of this form: for asking what is missing under these answers.
pub(super) fn imagined(content: &Content, form: &Form) -> Case {
    let by_promise = content.handling.commitments.is_some() && form.given("by_promise").is_some();
    let mut case = Case { answers: answers(content, form), by_promise, ..Case::default() };
    for material in &content.materials {
        let id = material.id.as_str();
        if form.chosen("m", id) || !form.all(&format!("{}{id}", crate::web::sent::KEPT)).is_empty() {
            let given =
                Given { material: material.id.clone(), form: MaterialForm::Paper, count: 1, files: vec![] };
            case.materials.insert(material.id.clone(), given);
        }
    }
    case
}

pub(super) fn answers(content: &Content, form: &Form) -> BTreeMap<String, String> {
    let answer = |id: &str| form.given(&format!("q-{id}")).map(str::to_owned);
    content
        .questions
        .iter()
        .filter_map(|question| Some((question.id.clone(), answer(&question.id)?)))
        .collect()
}

/// The materials that concern this applicant, as far as the questions are answered.
pub(super) fn concerned<'a>(content: &'a Content, case: &Case) -> Vec<&'a Material> {
    let concerns = |material: &&Material| match &material.when {
        None => true,
        Some(when) => !case.answers.contains_key(&when.question) || case.answered(when),
    };
    content.materials.iter().filter(concerns).collect()
}

/// Everything a correction notice would name.
pub(super) fn correction_items(content: &Content, form: &Form) -> Vec<CorrectionItem> {
    materials::corrections(form, content, &imagined(content, form).missing(content))
}
