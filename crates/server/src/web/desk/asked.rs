//! 申请内容: what is asked — who asks, how they answered, the form as filled in, the materials with their files.
//!
//! The form and the files' names come from the vault and are read for the people who handle the case only. What was
//! erased is said to be erased; what the form holds but the item no longer names is shown all the same.

use super::open::{OpenCase, address};
use crate::{
    failure::Failure,
    front::Shared,
    text::{Lang, codes},
    web::{
        licences,
        pieces::{self, Fact, Tone},
    },
};
use maud::{Markup, html};
use rules::{
    case::material::is_required,
    item::content::{FieldKind, Material, MaterialSource, Necessity, Purpose},
    name::FileHash,
};
use std::collections::BTreeMap;
use store::{
    files::{self, Upload},
    vault::{Commitment, Held},
};

/// 申请表: what the vault holds of it.
#[derive(Debug)]
pub(super) enum Filled {
    /// Field by field.
    Here(BTreeMap<String, String>),
    /// Erased, or never there.
    Gone,
    /// There, but not as a form is kept.
    Unreadable,
}

/// What lies outside the log: the form and what the files are called.
#[derive(Debug)]
pub(super) struct Papers {
    form: Filled,
    uploads: Vec<Upload>,
}

impl Papers {
    /// Reads the papers of a case.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(super) async fn of(front: &Shared, open: &OpenCase) -> Result<Papers, Failure> {
        let (store, case) = (&front.store, open.case());
        let wanted = Commitment(case.form.0.clone());
        let held = store.vault().read(store.db(), std::slice::from_ref(&wanted)).await?;
        let form = match held.get(&wanted) {
            None | Some(Held::Erased) => Filled::Gone,
            Some(held) => match held.text().and_then(|text| serde_json::from_str(text).ok()) {
                Some(fields) => Filled::Here(fields),
                None => Filled::Unreadable,
            },
        };
        let uploads = files::of_case(store.db(), case).await?;
        Ok(Papers { form, uploads })
    }

    /// How a file of this content was called, where that is still known.
    pub(super) fn upload(&self, hash: &FileHash) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.hash == hash.as_str())
    }
}

/// The first part of the case page.
pub(super) fn show(lang: Lang, open: &OpenCase, papers: &Papers) -> Markup {
    html! {
        (pieces::panel("asked", lang.desk_asked(), html! {
            (particulars(lang, open))
            @if !open.case().answers.is_empty() {
                h3 { (lang.desk_answers()) }
                (answers(lang, open))
            }
            h3 { (lang.desk_form()) }
            (form(lang, open, &papers.form))
        }))
        (pieces::panel("materials", lang.desk_materials(), materials(lang, open, papers)))
        (recorded(lang, open, papers))
    }
}

fn particulars(lang: Lang, open: &OpenCase) -> Markup {
    let case = open.case();
    let source = case.source.map_or("", |source| codes::source(lang, source));
    let item = html! {
        (lang.pick(&open.content.identity.name, &open.content.identity.name_en))
        br; small class="quiet" { (lang.desk_item_version(case.item_version)) }
    };
    let submitted = html! { @if let Some(at) = case.submitted { (pieces::full_moment(lang, at)) } };
    let mut facts = vec![Fact::new(lang.desk_applicant(), open.names.name(&case.applicant))];
    if let Some(agent) = &case.agent {
        facts.push(Fact::new(lang.desk_agent(), open.names.name(agent)));
    }
    facts.extend(licence(lang, open));
    facts.extend([
        Fact::marked(lang.desk_item(), item),
        Fact::new(lang.desk_source(), source),
        Fact::marked(lang.desk_submitted(), submitted),
    ]);
    pieces::summary(lang, &facts)
}

/// The licence it is about, and what silence would do to it (L-31).
fn licence<'a>(lang: Lang, open: &OpenCase) -> Option<Fact<'a>> {
    let about = open.case().about.as_ref()?;
    let number = about.number.as_str();
    let last =
        about.valid_until.filter(|_| about.purpose == Purpose::Renewal && open.case().outcome.is_none());
    Some(Fact::marked(
        lang.desk_about_licence(),
        html! {
            a href=(licences::desk_address(number)) { (number) }
            @if let Some(licence) = &open.licence { " " (licences::tag(lang, licence.state)) }
            @if let Some(last) = last {
                br; small class="quiet" {
                    @if about.in_time { (lang.desk_silence_renews(&pieces::full_day_text(lang, last))) }
                    @else { (lang.desk_silence_does_not()) }
                }
            }
        },
    ))
}

/// The questions of the item with what the applicant chose.
fn answers(lang: Lang, open: &OpenCase) -> Markup {
    let answered = open.content.questions.iter().filter_map(|question| {
        let chosen = open.case().answers.get(&question.id)?;
        let known = question.answers.iter().find(|answer| answer.id == *chosen);
        let words = known.map_or(chosen.as_str(), |answer| lang.pick(&answer.text, &answer.text_en));
        Some(Fact::new(lang.pick(&question.text, &question.text_en), words))
    });
    pieces::summary(lang, &answered.collect::<Vec<_>>())
}

fn form(lang: Lang, open: &OpenCase, filled: &Filled) -> Markup {
    let fields = match filled {
        Filled::Gone => return html! { p class="quiet" { (lang.desk_form_gone()) } },
        Filled::Unreadable => return pieces::notice(Tone::Bad, lang.desk_form_unreadable(), html! {}),
        Filled::Here(fields) => fields,
    };
    let known = open.content.form.iter().map(|field| {
        let value = fields.get(&field.key).map_or("", String::as_str);
        let shown = match field.kind {
            FieldKind::LongText => html! { @for line in value.lines() { (line) br; } },
            _ => html! { @if value.is_empty() { "—" } @else { (value) } },
        };
        Fact::marked(lang.pick(&field.label, &field.label_en), shown)
    });
    let named = |key: &str| open.content.form.iter().any(|field| field.key == key);
    let others = fields.iter().filter(|(key, _)| !named(key)).map(|(key, value)| Fact::new(key, value));
    pieces::summary(lang, &known.chain(others).collect::<Vec<_>>())
}

fn materials(lang: Lang, open: &OpenCase, papers: &Papers) -> Markup {
    let case = open.case();
    let concerns = |material: &&Material| {
        case.materials.contains_key(&material.id)
            || material.when.as_ref().is_none_or(|when| case.answered(when))
    };
    let asked: Vec<&Material> = open.content.materials.iter().filter(concerns).collect();
    html! {
        @if asked.is_empty() { p class="quiet" { (lang.desk_no_materials()) } }
        ul { @for material in asked { li {
            (lang.pick(&material.name, &material.name_en)) " "
            (standing(lang, open, material))
            @let files: Vec<&FileHash> = case.materials.get(&material.id).into_iter().flat_map(|given| &given.files).collect();
            @if !files.is_empty() { (list(lang, open, &files, papers)) }
        } } }
    }
}

/// Whether the material is there, still owed, or not needed from the applicant.
fn standing(lang: Lang, open: &OpenCase, material: &Material) -> Markup {
    let case = open.case();
    if let Some(given) = case.materials.get(&material.id) {
        let form = codes::material_form(lang, given.form);
        let words = format!("✓ {form} {}", lang.desk_material_count(given.count));
        return pieces::tag(Tone::Good, &words);
    }
    let required = is_required(material, |when| case.answered(when));
    match material.necessity {
        _ if material.source_type == Some(MaterialSource::SharedData) => {
            pieces::tag(Tone::Quiet, lang.desk_material_shared())
        }
        _ if required && case.by_promise && material.promisable => {
            pieces::tag(Tone::Good, lang.apply_promised())
        }
        Some(Necessity::Deferrable) if required => pieces::tag(Tone::Warning, lang.desk_material_owed()),
        _ if required => pieces::tag(Tone::Bad, lang.desk_material_missing()),
        Some(necessity) => pieces::tag(Tone::Quiet, codes::necessity(lang, necessity)),
        None => html! {},
    }
}

/// Pictures and scans that officers put in with what they recorded.
fn recorded(lang: Lang, open: &OpenCase, papers: &Papers) -> Markup {
    let files: Vec<&FileHash> = open.case().recorded_files().collect();
    html! {
        @if !files.is_empty() {
            (pieces::panel("recorded", lang.desk_recorded(), list(lang, open, &files, papers)))
        }
    }
}

fn list(lang: Lang, open: &OpenCase, files: &[&FileHash], papers: &Papers) -> Markup {
    html! {
        ul { @for (place, hash) in files.iter().enumerate() {
            @let upload = papers.upload(hash);
            @let name = upload.map_or_else(|| lang.desk_file(place + 1), |upload| upload.name.clone());
            li {
                a href={ (address(&open.number)) "/files/" (hash) } { (name) }
                @if let Some(upload) = upload {
                    " " small class="quiet" { (pieces::bytes(u64::try_from(upload.size).unwrap_or(0))) }
                }
            }
        } }
    }
}
