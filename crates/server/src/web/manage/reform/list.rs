//! `/manage/reform`: the rounds of reform, newest first, each with how far it has come.

use super::{address, home};
use crate::{
    form::{self, Form},
    visitor::Reformer,
    web::{
        frame::Room,
        pieces::{self, Column, Link, Table},
        reform::counted,
    },
};
use axum::response::Response;
use maud::html;
use rules::{hall::Role, time::Instant};
use store::views::reform;

/// `GET /manage/reform`
pub(super) async fn show(reformer: Reformer, form: Form) -> Result<Response, Response> {
    let lang = reformer.lang();
    let at = form.text("at").parse().ok().map(Instant);
    let before = at.map(|at| (at, form.text("number")));
    let rows = reform::rounds(reformer.front.store.db(), false, before, super::super::PAGE + 1).await;
    let mut rows = rows.map_err(|error| reformer.fail(&error.into()))?;
    let more = rows.len() > super::super::PAGE as usize;
    rows.truncate(super::super::PAGE as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let at = last.opened_at.0.to_string();
        form::address("/manage/reform", &[("at", &at), ("number", &last.number)])
    });
    let columns = [
        Column::new(lang.reform_name()),
        Column::new(lang.reform_basis()),
        Column::new(lang.reform_period()),
        Column::new(lang.reform_progress()),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            html! { a href=(address(&row.number)) { (row.name) } " " span class="quiet" { (row.number) } },
            html! { (row.basis) },
            html! { (pieces::day(lang, row.from)) " – " (pieces::day(lang, row.until)) },
            html! { @if row.progress.is_empty() { "—" } @else { (counted(lang, &row.progress)) } },
        ]
    });
    let manages = reformer.has(Role::HallManager);
    let acts = html! {
        @if manages { (pieces::main_link("/manage/reform/new", lang.reform_open())) }
        (pieces::side_link("/measures", lang.measure_nav()))
    };
    let links = [Link::new("/manage/reform/new", lang.reform_open())];
    let table = Table {
        caption: lang.reform_title(),
        columns: &columns,
        rows: cells.collect(),
        empty: pieces::nothing(
            lang.reform_none(),
            lang.reform_none_more(),
            if manages { &links } else { &[] },
        ),
        next: next.as_deref(),
        first: at.map(|_| "/manage/reform"),
        files: &[],
    };
    let body = html! {
        (pieces::heading(lang.reform_title(), Some(lang.reform_lead()), acts))
        (table.show(lang))
    };
    Ok(reformer.page(Room::Manage, lang.reform_title(), &[home(lang)], body))
}
