//! 申请内容: what was asked at the window: who, the form, the answers, the materials in and still missing.

use super::{acts, open::OpenCase};
use crate::{
    text::{Lang, codes},
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::item::content::Material;

/// The first column of the case page.
pub(super) fn show(lang: Lang, open: &OpenCase) -> Markup {
    html! {
        (pieces::panel("asked", lang.counter_asked(), html! {
            (particulars(lang, open))
            h3 { (lang.counter_form()) }
            (form(lang, open))
        }))
        (pieces::panel("materials", lang.counter_materials(), materials(lang, open)))
    }
}

fn particulars(lang: Lang, open: &OpenCase) -> Markup {
    let case = open.case();
    let (number, phone) = &open.particulars;
    let submitted = html! { @if let Some(at) = case.submitted { (pieces::full_moment(lang, at)) } };
    let mut facts = vec![
        Fact::new(lang.counter_applicant(), open.names.name(&case.applicant)),
        Fact::new(lang.counter_id_number(), number.as_deref().unwrap_or_default()),
        Fact::new(lang.door_phone(), phone.as_deref().unwrap_or_default()),
        Fact::marked(lang.counter_submitted(), submitted),
        Fact::new(lang.counter_source(), case.source.map_or("", |source| codes::source(lang, source))),
    ];
    if let Some(agent) = &case.agent {
        facts.insert(1, Fact::new(lang.counter_agent_name(), open.names.name(agent)));
    }
    facts.extend(open.content.questions.iter().filter_map(|question| {
        let chosen = case.answers.get(&question.id)?;
        let known = question.answers.iter().find(|answer| answer.id == *chosen);
        let words = known.map_or(chosen.as_str(), |answer| lang.pick(&answer.text, &answer.text_en));
        Some(Fact::new(lang.pick(&question.text, &question.text_en), words))
    }));
    pieces::summary(lang, &facts)
}

fn form(lang: Lang, open: &OpenCase) -> Markup {
    let Some(filled) = &open.form else { return html! { p class="quiet" { (lang.counter_form_gone()) } } };
    let facts: Vec<Fact<'_>> = open
        .content
        .form
        .iter()
        .map(|field| {
            let value = filled.get(&field.key).map_or("", String::as_str);
            Fact::new(lang.pick(&field.label, &field.label_en), value)
        })
        .collect();
    pieces::summary(lang, &facts)
}

fn materials(lang: Lang, open: &OpenCase) -> Markup {
    let asked = acts::asked(open, open.case());
    html! {
        @if asked.is_empty() { p class="quiet" { (lang.counter_no_materials()) } }
        ul { @for material in asked { li {
            (lang.pick(&material.name, &material.name_en)) " " (standing(lang, open, material)) (files(open, material))
        } } }
    }
}

fn standing(lang: Lang, open: &OpenCase, material: &Material) -> Markup {
    let case = open.case();
    if let Some(given) = case.materials.get(&material.id) {
        let words = format!("✓ {} ×{}", codes::material_form(lang, given.form), given.count);
        return pieces::tag(Tone::Good, &words);
    }
    if case.missing(&open.content).iter().any(|missing| missing.id == material.id) {
        return pieces::tag(Tone::Bad, lang.counter_missing());
    }
    if case.by_promise && material.promisable {
        return pieces::tag(Tone::Good, lang.apply_promised());
    }
    html! { @if let Some(necessity) = material.necessity { (pieces::tag(Tone::Quiet, codes::necessity(lang, necessity))) } }
}

/// The scans, by the names they came under.
fn files(open: &OpenCase, material: &Material) -> Markup {
    let hashes =
        open.case().materials.get(&material.id).map(|given| given.files.as_slice()).unwrap_or_default();
    html! {
        @for hash in hashes {
            @let known = open.uploads.iter().find(|upload| upload.hash == hash.as_str());
            @let name = known.map_or(&hash.as_str()[..8.min(hash.as_str().len())], |upload| upload.name.as_str());
            " " a href={ "/desk/cases/" (open.number) "/files/" (hash) } { (name) }
        }
    }
}
