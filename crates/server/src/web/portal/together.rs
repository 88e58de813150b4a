//! `/items/together?code=…&code=…`: several items prepared at once — one form, one list of documents, total time and
//! fees — to print, with the way to apply for each. What the second asks that the first was told is filled in there.
//!
//! Reads the versions in force. Items without a guide, and those that take no applications, are left out.

use super::chosen;
use crate::{
    failure::Failure,
    form::Form,
    text::{Lang, codes},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, GuideFact, Link, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::item::{
    Content, ItemState,
    content::{FieldKind, FormField, Material, Necessity},
    together::{Shared, Together, together},
};
use store::views::items::ItemRow;

/// `GET /items/together`
pub(super) async fn show(visit: Visit, form: Form) -> Result<Response, Response> {
    let chosen = chosen::read(&visit, &form).await.map_err(|failure: Failure| visit.fail(&failure))?;
    let lang = visit.lang();
    let asked = chosen.items.len();
    let open: Vec<(ItemRow, Content)> = chosen
        .items
        .into_iter()
        .filter(|(row, _)| row.state == ItemState::Published)
        .filter_map(|(row, content)| Some((row, content?)))
        .collect();
    let body = html! {
        (pieces::heading(lang.together_title(), Some(lang.together_lead()), html! {
            button type="button" class="button" data-print hidden { (lang.guide_print()) }
        }))
        @if chosen.too_many { (pieces::notice(Tone::Warning, lang.ways_too_many(), html! {})) }
        @if open.len() < asked { (pieces::notice(Tone::Warning, lang.together_only_guides(), html! {})) }
        @if open.len() < 2 {
            (pieces::nothing(lang.ways_too_few(), lang.ways_too_few_more(), &[Link::new("/items", lang.items_all())]))
        } @else { (whole(lang, &open)) }
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/items", lang.items_title())];
    Ok(visit.page(Room::Portal, lang.together_title(), &trail, body))
}

fn whole(lang: Lang, open: &[(ItemRow, Content)]) -> Markup {
    let contents: Vec<&Content> = open.iter().map(|(_, content)| content).collect();
    let merged = together(&contents);
    let names: Vec<&str> = open.iter().map(|(row, _)| lang.pick(&row.name, &row.name_en)).collect();
    html! {
        (facts(lang, &contents, &merged))
        (pieces::panel("apply", lang.together_apply(), html! {
            p { (lang.together_apply_more()) }
            ul { @for (row, content) in open { li {
                @let name = lang.pick(&row.name, &row.name_en);
                a href={ "/items/" (row.code) } { (name) }
                @if content.handling.online_depth.is_some() {
                    " · " a href={ "/apply/" (row.code) } { (lang.guide_apply()) }
                }
            } } }
        }))
        @if !merged.questions.is_empty() {
            (pieces::panel("questions", lang.together_questions(), html! {
                ul { @for shared in &merged.questions { li {
                    (lang.pick(&shared.thing.text, &shared.thing.text_en)) " "
                    span class="quiet" { "（" (of(lang, &names, shared)) "）" }
                } } }
            }))
        }
        (pieces::panel("bring", lang.together_materials(), materials(lang, &names, &merged)))
        (pieces::panel("form", lang.together_form(), blank(lang, &names, &merged)))
    }
}

fn facts(lang: Lang, contents: &[&Content], merged: &Together) -> Markup {
    let words = |limit| codes::limit(lang, limit);
    let longest = merged.longest.map_or(lang.together_time_differs().to_owned(), words);
    let in_turn = merged
        .one_after_another
        .map_or(lang.together_time_more().to_owned(), |limit| lang.together_time_in_turn(&words(limit)));
    let fees = if merged.fees.0 == 0 { lang.guide_free().to_owned() } else { pieces::money(merged.fees.0) };
    let fields: usize = contents.iter().map(|content| content.form.len()).sum();
    let papers: usize = contents.iter().map(|content| content.materials.len()).sum();
    let saved = lang.together_saved_count(
        fields.saturating_sub(merged.form.len()),
        papers.saturating_sub(merged.materials.len()),
    );
    pieces::four_facts(&[
        GuideFact { label: lang.together_time(), figure: &longest, beside: &in_turn },
        GuideFact {
            label: lang.together_visits(),
            figure: &merged.visits.to_string(),
            beside: lang.together_visits_more(),
        },
        GuideFact { label: lang.together_fees(), figure: &fees, beside: "" },
        GuideFact { label: lang.together_saved(), figure: &saved, beside: lang.together_saved_more() },
    ])
}

/// Which of the items ask for it.
fn of<T>(lang: Lang, names: &[&str], shared: &Shared<T>) -> String {
    if shared.of.len() == names.len() {
        return lang.together_all().to_owned();
    }
    let named: Vec<&str> = shared.of.iter().filter_map(|place| names.get(*place).copied()).collect();
    named.join("、")
}

fn materials(lang: Lang, names: &[&str], merged: &Together) -> Markup {
    let columns = [
        Column::new(lang.together_material()),
        Column::new(lang.together_copies()),
        Column::new(lang.together_for()),
    ];
    let row = |shared: &Shared<Material>| {
        let material = &shared.thing;
        vec![
            html! {
                "□ " strong { (lang.pick(&material.name, &material.name_en)) }
                @if material.necessity != Some(Necessity::Mandatory) || material.when.is_some() {
                    " " span class="quiet" { (lang.together_sometimes()) }
                }
                @if !material.use_note.is_empty() { p class="hint" { (material.use_note) } }
            },
            html! {
                @if material.original_count > 0 { (lang.together_originals(material.original_count)) " " }
                @if material.copy_count > 0 { (lang.together_copies_of(material.copy_count)) }
            },
            html! { (of(lang, names, shared)) },
        ]
    };
    Table {
        caption: lang.together_materials(),
        columns: &columns,
        rows: merged.materials.iter().map(row).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn blank(lang: Lang, names: &[&str], merged: &Together) -> Markup {
    let columns = [
        Column::new(lang.together_field()),
        Column::new(lang.together_value()),
        Column::new(lang.together_for()),
    ];
    let row = |shared: &Shared<FormField>| {
        let field = &shared.thing;
        vec![
            html! {
                strong { (lang.pick(&field.label, &field.label_en)) }
                @if field.required { " " span class="quiet" { (lang.guide_blank_needed()) } }
                @if !field.hint.is_empty() { p class="hint" { (field.hint) } }
            },
            html! {
                @if field.kind == FieldKind::Choice {
                    @for option in &field.options { span { "□ " (option) "　" } }
                }
            },
            html! { (of(lang, names, shared)) },
        ]
    };
    html! {
        p class="quiet" { (lang.together_print_lead()) }
        div class="blank" {
            (Table {
                caption: lang.together_form(),
                columns: &columns,
                rows: merged.form.iter().map(row).collect(),
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }.show(lang))
            p { (lang.guide_blank_sign()) "：________________　" (lang.guide_blank_day()) "：________________" }
        }
    }
}
