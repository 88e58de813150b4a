//! 材料清单: the materials of an item as rows to tick: what is in, how many, scans, what is wrong with it, and whether
//! it may follow later. The same rows on the intake form, in a correction and for what was deferred.
//!
//! Field names: `m` ticked, `c-` count, `s-` scans, `u-` scans kept, `w-` what is wrong, `d` deferred.

use crate::{
    form::Form,
    open_text,
    text::{Lang, Message, codes},
    visitor::Visit,
    web::{
        pieces::{self, Tone, field_id},
        sent::{KEPT, SCAN, SCANS_MAX, kept},
    },
};
use maud::{Markup, html};
use rules::{
    case::{
        self,
        material::{CorrectionItem, Given},
    },
    item::content::{Content, Material, MaterialForm, Necessity},
    name::{FileHash, MaterialId, PersonId},
};
use store::{StoreError, files::Upload};

/// Copies of one material at most.
const COPIES_MAX: i64 = 99;
/// Signs of one thing to correct.
pub(super) const WHAT_MAX: u32 = 300;

/// Which parts of a row are shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    /// Tick, count and scans: what is handed in now.
    pub(super) given: bool,
    /// What is wrong with it.
    pub(super) wrong: bool,
    /// May follow later.
    pub(super) later: bool,
}

/// Whether a material may follow later (P-08).
pub(super) fn may_follow(material: &Material) -> bool {
    material.deferrable || material.necessity == Some(Necessity::Deferrable)
}

/// The rows of these materials, as a table that a keyboard walks through.
pub(super) fn rows(lang: Lang, form: &Form, materials: &[&Material], parts: Parts) -> Markup {
    html! {
        @if materials.is_empty() { p class="quiet" { (lang.counter_no_materials()) } } @else {
            div class="table-frame" { table class="list" {
                caption class="unseen" { (lang.counter_materials()) }
                tbody { @for material in materials { (row(lang, form, material, parts)) } }
            } }
        }
    }
}

fn row(lang: Lang, form: &Form, material: &Material, parts: Parts) -> Markup {
    let id = material.id.as_str();
    let name = lang.pick(&material.name, &material.name_en);
    let box_id = format!("m-{id}");
    let scan = format!("{SCAN}{id}");
    let count_field = format!("c-{id}");
    let what_field = format!("w-{id}");
    html! {
        tr {
            th scope="row" { div {
                @if parts.given {
                    input type="checkbox" id=(box_id) name="m" value=(id) checked[form.chosen("m", id)];
                    " " label for=(box_id) { (name) }
                } @else { (name) }
                " " (necessity(lang, material))
                @for field in [&box_id, &scan, &count_field, &what_field] {
                    @if let Some(why) = form.error(field) { p class="error" id=(field_id(field)) { "■ " (why.text(lang)) } }
                }
            } }
            @if parts.given {
                td data-label=(lang.counter_count()) { div {
                    input type="text" inputmode="numeric" maxlength="2" size="3" name=(count_field)
                        value=(count(form, material)) aria-label={ (lang.counter_count()) " " (name) };
                } }
                td { (more(lang, form, material, parts)) }
            } @else if parts.wrong || parts.later {
                td { (wrong_or_later(lang, form, material, parts)) }
            }
        }
    }
}

/// What an ordinary material does not need, folded away: scans, what is wrong with it, whether it follows later.
fn more(lang: Lang, form: &Form, material: &Material, parts: Parts) -> Markup {
    let id = material.id.as_str();
    let name = lang.pick(&material.name, &material.name_en);
    let (scan, kept) = (format!("{SCAN}{id}"), format!("{KEPT}{id}"));
    let files = form.all(&kept);
    let used = form.given(&format!("w-{id}")).is_some()
        || form.chosen("d", id)
        || form.error(&scan).is_some()
        || !files.is_empty();
    html! {
        details open[used] {
            summary { @if parts.wrong { (lang.counter_row_more()) } @else { (lang.counter_scan()) } }
            input type="file" name=(scan) multiple aria-label={ (lang.counter_scan()) " " (name) };
            @for one in files { (pieces::hidden(&kept, one)) }
            @if !files.is_empty() { " " (pieces::tag(Tone::Good, &lang.apply_files(files.len()))) }
            (wrong_or_later(lang, form, material, parts))
        }
    }
}

fn wrong_or_later(lang: Lang, form: &Form, material: &Material, parts: Parts) -> Markup {
    let id = material.id.as_str();
    let name = lang.pick(&material.name, &material.name_en);
    html! {
        @if parts.wrong {
            input class="full" type="text" name={ "w-" (id) } value=(form.text(&format!("w-{id}")))
                maxlength=(WHAT_MAX) placeholder=(lang.counter_wrong()) aria-label={ (lang.counter_wrong()) " " (name) };
        }
        @if parts.later && may_follow(material) {
            div {
                input type="checkbox" id={ "d-" (id) } name="d" value=(id) checked[form.chosen("d", id)];
                " " label for={ "d-" (id) } { (lang.counter_later()) }
            }
        }
    }
}

fn necessity(lang: Lang, material: &Material) -> Markup {
    let tone = match material.necessity {
        Some(Necessity::Mandatory) => Tone::Action,
        _ => Tone::Quiet,
    };
    html! { @if let Some(word) = material.necessity { (pieces::tag(tone, codes::necessity(lang, word))) } }
}

/// What is typed, or what the item asks for.
fn count(form: &Form, material: &Material) -> String {
    match form.given(&format!("c-{}", material.id)) {
        Some(typed) => typed.to_owned(),
        None => material.original_count.saturating_add(material.copy_count).max(1).to_string(),
    }
}

/// Notes counts that are none.
pub(super) fn check(form: &mut Form, materials: &[&Material]) {
    for material in materials {
        let field = format!("c-{}", material.id);
        let ticked = form.chosen("m", material.id.as_str());
        let sound = form.given(&field).is_none()
            || form.number(&field).is_some_and(|count| (1..=COPIES_MAX).contains(&count));
        if ticked && !sound {
            form.refuse(&field, Message::both(|lang| lang.counter_bad_count(&material.name)));
        }
        open_text::keep(form, &format!("w-{}", material.id), WHAT_MAX as usize);
    }
}

/// The materials that are ticked, with their scans. A scan without a tick counts as handed in.
pub(super) async fn given(
    visit: &Visit,
    clerk: &PersonId,
    form: &Form,
    materials: &[&Material],
) -> Result<(Vec<Given>, Vec<Upload>), StoreError> {
    let (mut all, mut uploads) = (Vec::new(), Vec::new());
    for material in materials {
        let scans = kept(visit, clerk, form, material.id.as_str()).await?;
        if scans.is_empty() && !form.chosen("m", material.id.as_str()) {
            continue;
        }
        let paper = material.forms.contains(&MaterialForm::Paper);
        let otherwise = material.forms.first().copied().unwrap_or(MaterialForm::Paper);
        let count =
            form.number(&format!("c-{}", material.id)).filter(|count| (1..=COPIES_MAX).contains(count));
        let asked = material.original_count.saturating_add(material.copy_count).max(1);
        all.push(Given {
            material: material.id.clone(),
            // What was ticked without a scan has been handed over on paper, whatever the item names first.
            form: if paper || scans.is_empty() { MaterialForm::Paper } else { otherwise },
            count: count.and_then(|count| u8::try_from(count).ok()).unwrap_or(asked),
            files: scans.iter().map(|upload| FileHash(upload.hash.clone())).collect(),
        });
        uploads.extend(scans);
    }
    uploads.truncate(SCANS_MAX);
    Ok((all, uploads))
}

/// 补正清单: what is wrong with what came, what has not come, and what was typed besides, everything at once (L-06).
pub(super) fn corrections(form: &Form, content: &Content, missing: &[&Material]) -> Vec<CorrectionItem> {
    let mut items: Vec<CorrectionItem> = Vec::new();
    for material in &content.materials {
        let typed = form.given(&format!("w-{}", material.id));
        let is_missing =
            missing.iter().any(|one| one.id == material.id) && !form.chosen("d", material.id.as_str());
        let what = match typed {
            Some(typed) => typed.to_owned(),
            None if is_missing => hand_in(material),
            None => continue,
        };
        items.push(CorrectionItem { material: Some(material.id.clone()), what });
    }
    let besides = form.text("more").lines().map(str::trim).filter(|line| !line.is_empty());
    items.extend(besides.map(|line| CorrectionItem { material: None, what: line.to_owned() }));
    items
}

/// Asks for the words about every required material that has not come in, once the lines of the notice have been
/// shown: what the clerk emptied there must not go out as a sentence they have not seen (L-06).
pub(super) fn check_told(form: &mut Form, missing: &[&Material]) {
    for material in missing {
        if form.chosen("d", material.id.as_str()) {
            continue;
        }
        let say = |lang: Lang| lang.counter_say_what(lang.pick(&material.name, &material.name_en));
        form.require(&format!("w-{}", material.id), Message::both(say));
    }
}

/// What is said about one material.
type Say = fn(Lang, &Material) -> String;

/// Notes beside its row what keeps the application from being accepted (L-10, P-08).
pub(super) fn refuse_missing(form: &mut Form, content: &Content, refusal: &case::Refusal) -> bool {
    let (ids, say): (&[MaterialId], Say) = match refusal {
        case::Refusal::MaterialsMissing(ids) => (ids, |lang, material| {
            let name = lang.pick(&material.name, &material.name_en);
            if may_follow(material) { lang.counter_not_in_yet(name) } else { lang.counter_not_in(name) }
        }),
        case::Refusal::NotDeferrable(id) => (core::slice::from_ref(id), |lang, material| {
            lang.counter_not_later(lang.pick(&material.name, &material.name_en))
        }),
        _ => return false,
    };
    for material in content.materials.iter().filter(|material| ids.contains(&material.id)) {
        form.refuse(&format!("m-{}", material.id), Message::both(|lang| say(lang, material)));
    }
    !ids.is_empty()
}

/// What a missing material's line says; it is printed on the notice, which is in Chinese.
fn hand_in(material: &Material) -> String {
    match (material.original_count, material.copy_count) {
        (0, 0) => "尚未提交，请补交。".to_owned(),
        (0, copies) => format!("尚未提交，请补交复印件 {copies} 份。"),
        (originals, 0) => format!("尚未提交，请补交原件 {originals} 份。"),
        (originals, copies) => format!("尚未提交，请补交原件 {originals} 份、复印件 {copies} 份。"),
    }
}

/// The materials of a form's ticked "may follow later".
pub(super) fn deferred(form: &Form) -> Vec<MaterialId> {
    form.all("d").iter().map(|id| MaterialId(id.clone())).collect()
}
