//! 要带什么: the materials, narrowed by the guided questions (CA6), each with form, number, source and basis.

use super::Guide;
use crate::{
    form::Form,
    text::codes,
    web::{
        pieces::{self, Choice, Column, Field, Table, Tone},
        story::basis_text,
    },
};
use maud::{Markup, html};
use rules::item::content::{Content, Material, MaterialSource, Necessity, When};

/// What the names of the questions' fields begin with.
pub(in crate::web) const ANSWER: &str = "answer-";

pub(super) fn panel(guide: &Guide<'_>) -> Markup {
    let (lang, content) = (guide.lang, guide.content);
    let answered = content.questions.iter().any(|question| is_answered(guide.form, &question.id));
    let wanted: Vec<&Material> =
        content.materials.iter().filter(|material| is_wanted(guide.form, material)).collect();
    html! {
        @if !content.questions.is_empty() { (questions(guide)) }
        @if answered {
            @let shared = wanted.iter().filter(|material| is_shared(material)).count();
            p { strong {
                (lang.guide_papers_for(wanted.len() - shared))
                @if shared > 0 { (lang.pick("，", "; ")) (lang.guide_papers_shared(shared)) }
            } " "
                a href={ (guide.at) "#bring" } { (lang.guide_all_papers()) } }
        }
        @if guide.live.is_some() && !content.form.is_empty() {
            p { a href={ "/items/" (guide.row.code) "/blank" } { (lang.guide_blank_print()) } }
        }
        @if wanted.is_empty() { p { (lang.guide_nothing_to_bring()) } } @else { (table(guide, &wanted)) }
    }
}

/// The answers given so far as fields of an address: the application is begun with them.
pub(super) fn answered<'a>(guide: &Guide<'a>) -> Vec<(String, &'a str)> {
    let given = guide.content.questions.iter().map(|question| question_field(&question.id));
    given.filter_map(|name| guide.form.given(&name).map(|answer| (name.clone(), answer))).collect()
}

fn is_answered(form: &Form, question: &str) -> bool {
    form.given(&question_field(question)).is_some()
}

/// Whether the hall has it from another office: nobody brings it.
fn is_shared(material: &Material) -> bool {
    material.source_type == Some(MaterialSource::SharedData)
}

/// Whether the answers so far leave the material in: a question not answered takes nothing away.
fn is_wanted(form: &Form, material: &Material) -> bool {
    let holds =
        |when: &When| form.given(&question_field(&when.question)).is_none_or(|answer| answer == when.answer);
    material.when.as_ref().is_none_or(holds)
}

fn questions(guide: &Guide<'_>) -> Markup {
    let lang = guide.lang;
    html! {
        details open {
            summary { (lang.guide_ask()) }
            form method="get" action={ (guide.at) "#bring" } {
                @for question in &guide.content.questions {
                    @let choices: Vec<Choice<'_>> = question.answers.iter()
                        .map(|answer| Choice::new(&answer.id, lang.pick(&answer.text, &answer.text_en))).collect();
                    (Field::radios(&question_field(&question.id), lang.pick(&question.text, &question.text_en), &choices)
                        .show(lang, guide.form))
                }
                (pieces::buttons(&[pieces::submit(pieces::Weight::Side, lang.guide_ask_go())]))
            }
        }
    }
}

fn table(guide: &Guide<'_>, wanted: &[&Material]) -> Markup {
    let lang = guide.lang;
    let columns = [
        Column::new(lang.guide_paper()),
        Column::new(lang.guide_necessity()),
        Column::new(lang.guide_forms()),
        Column::new(lang.guide_source()),
    ];
    Table {
        caption: lang.guide_bring(),
        columns: &columns,
        rows: wanted.iter().map(|material| row(guide, material)).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// Until when what may follow is owed, and what happens otherwise (P-08).
fn deferrable(guide: &Guide<'_>) -> String {
    let (lang, limits) = (guide.lang, &guide.content.limits);
    let otherwise = codes::deferral_missed(lang, limits.deferral_missed);
    match limits.deferral {
        Some(limit) => lang.guide_deferrable(&codes::limit(lang, limit), otherwise),
        None => lang.guide_deferrable_told(otherwise),
    }
}

fn row(guide: &Guide<'_>, material: &Material) -> Vec<Markup> {
    let lang = guide.lang;
    let necessity = material.necessity.map(|necessity| {
        let tone = if necessity == Necessity::Mandatory { Tone::Action } else { Tone::Quiet };
        pieces::tag(tone, codes::necessity(lang, necessity))
    });
    let source = material.source_type.map_or("", |source| codes::material_source(lang, source));
    let forms: Vec<&str> = material.forms.iter().map(|form| codes::material_form(lang, *form)).collect();
    vec![
        html! { strong { (lang.pick(&material.name, &material.name_en)) } (notes(guide, material)) },
        html! {
            @if let Some(tag) = necessity { (tag) }
            @if material.deferrable { p class="hint" { (deferrable(guide)) } }
            @if material.promisable { p class="hint" { (lang.guide_promisable()) } }
        },
        html! {
            (lang.and(&forms))
            p class="hint" {
                @if material.original_count > 0 { (lang.guide_originals(material.original_count)) " " }
                @if material.copy_count > 0 { (lang.guide_copies(material.copy_count)) " " }
                (material.page_format)
            }
        },
        html! {
            (source)
            @if !material.source_note.is_empty() && material.source_note != source {
                p class="hint" { (pieces::chinese(lang, &material.source_note)) }
            }
            @if let Some(basis) = &material.basis { p class="hint" { (pieces::chinese(lang, &basis_text(basis))) } }
        },
    ]
}

/// When it is needed, how to fill it in, where blank form and sample are.
fn notes(guide: &Guide<'_>, material: &Material) -> Markup {
    let lang = guide.lang;
    // Whoever has answered sees that it is for them.
    let open = material.when.as_ref().filter(|when| !is_answered(guide.form, &when.question));
    let only = open.and_then(|when| in_words(guide, guide.content, when));
    let sheet = |page: &str, label: &str| {
        html! {
            // The form of the item is a page of this hall; other papers are had where the text says.
            @if !guide.content.form.is_empty() { " " a href={ "/items/" (guide.row.code) "/" (page) } { (label) } }
        }
    };
    html! {
        @if let Some(only) = only { p class="hint" { (only) } }
        @for note in [&material.use_note, &material.issue_time_req] {
            @if !note.is_empty() { p class="hint" { (pieces::chinese(lang, note)) } }
        }
        @if !material.blank_form.is_empty() {
            p class="hint" { (lang.guide_blank(&material.blank_form)) (sheet("blank", lang.particular_blank())) }
        }
        @if !material.sample.is_empty() {
            p class="hint" { (lang.guide_sample(&material.sample)) (sheet("sample", lang.particular_sample())) }
        }
    }
}

fn in_words(guide: &Guide<'_>, content: &Content, when: &When) -> Option<String> {
    let lang = guide.lang;
    let question = content.questions.iter().find(|question| question.id == when.question)?;
    let answer = question.answers.iter().find(|answer| answer.id == when.answer)?;
    Some(lang.guide_only_when(
        lang.pick(&question.text, &question.text_en),
        lang.pick(&answer.text, &answer.text_en),
    ))
}

/// The name of a guided question's field, here and in the application; marked, so that no question can be called like a
/// hidden field.
#[must_use]
pub(in crate::web) fn question_field(question: &str) -> String {
    format!("{ANSWER}{question}")
}
