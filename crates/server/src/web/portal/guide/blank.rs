//! `/items/{code}/blank`: 空白申请表, the fields of the item's form on a page to print, each with how to fill it in; and
//! `/items/{code}/sample`, the same filled in with the examples of the fields, or with what fits their kind. Both are made of the version in
//! force, so paper and screen ask for the same. An item without a form says so.

use super::{example::example, read};
use crate::{
    text::Lang,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Link, Table},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::item::content::{FieldKind, FormField};

/// `GET /items/{code}/blank`
pub async fn show(visit: Visit, Path(code): Path<String>) -> Result<Response, Response> {
    page(&visit, &code, false).await
}

/// `GET /items/{code}/sample`
pub async fn sample(visit: Visit, Path(code): Path<String>) -> Result<Response, Response> {
    page(&visit, &code, true).await
}

async fn page(visit: &Visit, code: &str, filled: bool) -> Result<Response, Response> {
    let (_, _, content) = read(visit, code).await.map_err(|failure| visit.fail(&failure))?;
    let lang = visit.lang();
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let (title, lead) = if filled {
        (lang.guide_sample_title(name), lang.guide_sample_lead())
    } else {
        (lang.guide_blank_title(name), lang.guide_blank_lead())
    };
    let guide = format!("/items/{code}");
    let trail = [Link::new("/", lang.frame_home()), Link::new(&guide, name)];
    if content.form.is_empty() {
        let back = Link::new(&guide, lang.guide_back());
        let body = html! {
            (pieces::heading(&title, None, html! {}))
            (pieces::nothing(lang.guide_no_form(), lang.guide_no_form_more(), &[back]))
        };
        return Ok(visit.page(Room::Portal, &title, &trail, body));
    }
    let columns = [Column::new(lang.guide_blank_field()), Column::new(lang.guide_blank_value())];
    let body = html! {
        (pieces::heading(&title, Some(lead), html! {
            button type="button" class="button main" data-print hidden { (lang.sheet_print()) }
        }))
        div class="blank" {
            (Table {
                caption: &title,
                columns: &columns,
                rows: content.form.iter().map(|field| row(lang, field, filled)).collect(),
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }.show(lang))
            p { (lang.guide_blank_sign()) "：________________　" (lang.guide_blank_day()) "：________________" }
        }
    };
    Ok(visit.page(Room::Portal, &title, &trail, body))
}

fn row(lang: Lang, field: &FormField, filled: bool) -> Vec<Markup> {
    let label = html! {
        strong { (lang.pick(&field.label, &field.label_en)) }
        @if field.required { " " span class="quiet" { (lang.guide_blank_needed()) } }
        @if !field.hint.is_empty() { p class="hint" { (field.hint) } }
        @if !filled && !field.example.is_empty() { p class="hint" { (lang.guide_blank_example(&field.example)) } }
    };
    let said = if filled { example(field) } else { String::new() };
    let value = html! {
        @if field.kind == FieldKind::Choice {
            @for option in &field.options {
                span { @if *option == said { "☑ " } @else { "□ " } (option) "　" }
            }
        } @else { (said) }
    };
    vec![label, value]
}
