//! 完整度: how much of what a guide tells is filled in (domain rules §3.2), counted over the fields that apply to this item.
//!
//! A field counts once, whatever stands in it; a part that repeats counts each of its fields. Nothing is judged here: what
//! is wrong is said by `publication`, what is doubtful by `quality`.

use super::{
    Content,
    content::{
        Basis, HandleForm, ItemKind, Material, MaterialForm, Necessity, Purpose, ResultSpec, ResultType,
        SpecialLink,
    },
};
use alloc::{format, string::String, vec::Vec};

/// 完整度: how many of the fields that apply are filled in, and which are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// So many are filled in …
    pub filled: u32,
    /// … of so many.
    pub of: u32,
    /// Paths of the others (`materials[2].basis`), in the order of the standard.
    pub missing: Vec<String>,
}

impl Completeness {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty()
    }

    fn need(&mut self, path: impl Into<String>, there: bool) {
        self.of += 1;
        if there {
            self.filled += 1;
        } else {
            self.missing.push(path.into());
        }
    }

    fn text(&mut self, path: impl Into<String>, text: &str) {
        self.need(path, !text.trim().is_empty());
    }

    fn basis(&mut self, path: &str, basis: &Basis) {
        self.text(format!("{path}.law"), &basis.law);
        self.text(format!("{path}.article"), &basis.article);
        self.text(format!("{path}.text"), &basis.text);
    }
}

/// How complete a content is as a guide.
#[must_use]
pub fn completeness(content: &Content) -> Completeness {
    let mut sum = Completeness::default();
    identity(&mut sum, content);
    power(&mut sum, content);
    body_and_limits(&mut sum, content);
    handling(&mut sum, content);
    place_and_subject(&mut sum, content);
    questions_and_form(&mut sum, content);
    for (n, one) in content.materials.iter().enumerate() {
        material(&mut sum, n, one);
    }
    fees(&mut sum, content);
    sum.need("results", !content.results.is_empty());
    for (n, one) in content.results.iter().enumerate() {
        result(&mut sum, n, one);
    }
    help_and_process(&mut sum, content);
    sum
}

fn identity(sum: &mut Completeness, content: &Content) {
    let identity = &content.identity;
    sum.text("identity.task_code", identity.task_code.as_str());
    sum.text("identity.catalog_code", &identity.catalog_code);
    sum.text("identity.task_handle_code", &identity.task_handle_code);
    sum.text("identity.name", &identity.name);
    sum.text("identity.name_en", &identity.name_en);
    sum.text("identity.main_item", &identity.main_item);
    sum.need("identity.search_words", !identity.search_words.is_empty());
    sum.need("identity.kind", identity.kind.is_some());
}

fn power(sum: &mut Completeness, content: &Content) {
    let power = &content.power;
    sum.need("power.power_source", power.power_source.is_some());
    sum.need("power.use_level", power.use_level.is_some());
    sum.text("power.power_division", &power.power_division);
    sum.text("power.use_content", &power.use_content);
    sum.need("power.setting_basis", !power.setting_basis.is_empty());
    for (n, basis) in power.setting_basis.iter().enumerate() {
        sum.basis(&format!("power.setting_basis[{n}]"), basis);
    }
    sum.need("power.implementing_basis", !power.implementing_basis.is_empty());
    for (n, basis) in power.implementing_basis.iter().enumerate() {
        sum.basis(&format!("power.implementing_basis[{n}]"), basis);
    }
    sum.need("power.duties", !power.duties.is_empty());
    sum.need("power.liability", !power.liability.is_empty());
    sum.text("power.later_supervision", &power.later_supervision);
}

fn body_and_limits(sum: &mut Completeness, content: &Content) {
    let Content { body, limits, .. } = content;
    sum.text("body.department", body.department.as_str());
    sum.text("body.impl_body", &body.impl_body);
    sum.text("body.credit_code", &body.credit_code);
    sum.need("body.body_nature", body.body_nature.is_some());
    sum.text("body.undertaking_unit", &body.undertaking_unit);
    sum.text("body.jurisdiction", &body.jurisdiction);
    // L-46: where the law sets no limit, the guide says so.
    sum.need("limits.statutory", limits.statutory.is_some() || !limits.statutory_note.trim().is_empty());
    sum.need("limits.promised", limits.promised.is_some());
    for (n, link) in limits.special_links.iter().enumerate() {
        special(sum, n, link);
    }
}

fn special(sum: &mut Completeness, n: usize, link: &SpecialLink) {
    sum.need(format!("limits.special_links[{n}].kind"), link.kind.is_some());
    sum.text(format!("limits.special_links[{n}].name"), &link.name);
    sum.need(format!("limits.special_links[{n}].basis"), link.basis.is_named());
}

fn handling(sum: &mut Completeness, content: &Content) {
    let handling = &content.handling;
    sum.need("handling.case_kind", handling.case_kind.is_some());
    sum.need("handling.handle_forms", !handling.handle_forms.is_empty());
    sum.need("handling.accept_conditions", !handling.accept_conditions.is_empty());
    sum.text("handling.quota_note", &handling.quota_note);
    if handling.visits_max > 0 {
        sum.text("handling.visit_reason", &handling.visit_reason);
    }
    let online = [HandleForm::Desktop, HandleForm::Mobile];
    if online.iter().any(|form| handling.handle_forms.contains(form)) {
        sum.need("handling.online_depth", handling.online_depth.is_some());
    }
}

fn place_and_subject(sum: &mut Completeness, content: &Content) {
    let Content { place, subject, .. } = content;
    sum.text("place.place", &place.place);
    if place.entered_center {
        sum.text("place.window", &place.window);
    }
    sum.text("place.time", &place.time);
    sum.text("place.consult_way", &place.consult_way);
    sum.text("place.supervise_way", &place.supervise_way);
    sum.need("subject.service_targets", !subject.service_targets.is_empty());
    let themed = !subject.themes_person.is_empty() || !subject.themes_legal.is_empty();
    sum.need("subject.themes_person", themed);
    sum.need("subject.life_events", !subject.life_events.is_empty());
}

fn questions_and_form(sum: &mut Completeness, content: &Content) {
    for (n, question) in content.questions.iter().enumerate() {
        sum.text(format!("questions[{n}].text"), &question.text);
        sum.text(format!("questions[{n}].text_en"), &question.text_en);
        for (m, answer) in question.answers.iter().enumerate() {
            sum.text(format!("questions[{n}].answers[{m}].text"), &answer.text);
            sum.text(format!("questions[{n}].answers[{m}].text_en"), &answer.text_en);
        }
    }
    sum.need("form", !content.form.is_empty());
    for (n, field) in content.form.iter().enumerate() {
        sum.text(format!("form[{n}].label"), &field.label);
        sum.text(format!("form[{n}].label_en"), &field.label_en);
    }
}

fn material(sum: &mut Completeness, n: usize, material: &Material) {
    let at = |field: &str| format!("materials[{n}].{field}");
    sum.text(at("name"), &material.name);
    sum.text(at("name_en"), &material.name_en);
    sum.need(at("necessity"), material.necessity.is_some());
    sum.need(at("forms"), !material.forms.is_empty());
    sum.need(at("original_count"), material.original_count > 0 || material.copy_count > 0);
    if material.forms.contains(&MaterialForm::Paper) {
        sum.text(at("page_format"), &material.page_format);
    }
    sum.need(at("source_type"), material.source_type.is_some());
    sum.text(at("source_note"), &material.source_note);
    // L-03, XKF 30: whatever must be handed in rests on a provision.
    if material.necessity != Some(Necessity::Optional) {
        sum.need(at("basis"), material.basis.as_ref().is_some_and(Basis::is_named));
    }
    let told = !material.use_note.trim().is_empty() || !material.sample.trim().is_empty();
    sum.need(at("use_note"), told);
}

fn fees(sum: &mut Completeness, content: &Content) {
    for (n, fee) in content.fees.iter().enumerate() {
        let at = |field: &str| format!("fees[{n}].{field}");
        sum.text(at("name"), &fee.name);
        sum.need(at("standard"), fee.standard.0 > 0);
        sum.text(at("unit"), &fee.unit);
        sum.need(at("basis"), fee.basis.is_named());
        if fee.reducible {
            sum.text(at("reduction_basis"), &fee.reduction_basis);
        }
    }
}

fn result(sum: &mut Completeness, n: usize, result: &ResultSpec) {
    let at = |field: &str| format!("results[{n}].{field}");
    sum.text(at("name"), &result.name);
    sum.text(at("name_en"), &result.name_en);
    sum.need(at("result_type"), result.result_type.is_some());
    sum.text(at("result_sample"), &result.result_sample);
}

/// Whether a result has a term at all: a licence that is given or renewed. What only changes or ends one, and what is no
/// licence, has none of its own.
pub(super) fn has_term(content: &Content, result: &ResultSpec) -> bool {
    content.identity.kind == Some(ItemKind::AdministrativeLicence)
        && matches!(content.handling.purpose, Purpose::New | Purpose::Renewal)
        && result.result_type == Some(ResultType::LicenceOrPermit)
}

/// Two questions with their answers: fewer answer nobody's.
const FAQ_LEAST: usize = 2;

fn help_and_process(sum: &mut Completeness, content: &Content) {
    let Content { help, process, .. } = content;
    let answered = help.faq.iter().filter(|faq| !faq.q.trim().is_empty() && !faq.a.trim().is_empty());
    sum.need("help.faq", answered.count() >= FAQ_LEAST);
    sum.text("help.remedies", &help.remedies);
    sum.text("process.acceptance_post", process.acceptance_post.as_str());
    sum.text("process.delivery_post", process.delivery_post.as_str());
    let steps = process.steps();
    sum.need("process.blocks", !steps.is_empty());
    for (n, step) in steps.into_iter().enumerate() {
        let at = |field: &str| format!("process.steps[{n}].{field}");
        sum.text(at("name"), &step.name);
        sum.text(at("name_en"), &step.name_en);
        sum.text(at("post"), step.post.as_str());
        sum.need(at("checklist"), !step.checklist.is_empty());
        sum.need(at("risk"), step.risk.is_some());
    }
}
