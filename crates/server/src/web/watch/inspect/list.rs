//! `/watch/months`: the months that have a book, the latest first, and what follows from any of them and nobody has answered.

use super::{super::home, month_address, today};
use crate::{
    form::{Form, address},
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        months::{due, month_text},
        pieces::{self, Column, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::inspection::Month;
use store::{
    StoreError,
    views::months::{self, ConsequenceRow, MonthRow},
};

/// Months of a page.
const PAGE: u32 = 24;
/// Open consequences that are shown.
const OPEN: u32 = 100;

/// `GET /watch/months`
pub(super) async fn show(watcher: Watcher, form: Form) -> Result<Response, Response> {
    let fail = |error: StoreError| watcher.fail(&error.into());
    let (lang, db) = (watcher.lang(), watcher.front.store.db());
    let before = Month::parse(form.text("before"));
    let mut rows = months::page(db, before, PAGE + 1).await.map_err(fail)?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|row| row.month.to_string());
    let next = next.map(|month| address("/watch/months", &[("before", &month)]));
    let open = months::open(db, OPEN).await.map_err(fail)?;
    let first = before.map(|_| "/watch/months");
    let body = html! {
        (pieces::heading(lang.inspect_months_title(), Some(lang.inspect_months_lead()), html! {
            (pieces::side_link("/watch/inspections", lang.inspect_nav()))
        }))
        (pieces::panel("months", lang.inspect_months_title(), table(lang, Month::of(today(&watcher)), &rows, next.as_deref(), first)))
        @if !open.is_empty() { (pieces::panel("open", lang.inspect_open(), waiting(&watcher, &open))) }
    };
    Ok(watcher.page(Room::Watch, lang.inspect_months_title(), &[home(lang)], body))
}

fn table(lang: Lang, this: Month, rows: &[MonthRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let columns = [
        Column::new(lang.inspect_month()),
        Column::new(lang.inspect_month_state()),
        Column::number(lang.inspect_month_patrols()),
        Column::number(lang.inspect_month_amiss()),
        Column::number(lang.inspect_month_ranked()),
        Column::number(lang.inspect_month_open()),
    ];
    let row = |row: &MonthRow| {
        vec![
            html! { a href=(month_address(row.month)) { (month_text(lang, row.month)) } },
            state(lang, this, row),
            html! { (row.patrols) },
            html! { (row.amiss) },
            html! { @if row.drawn_at.is_some() { (row.ranked) } @else { "—" } },
            html! { (row.open) },
        ]
    };
    Table {
        caption: lang.inspect_months_title(),
        columns: &columns,
        rows: rows.iter().map(row).collect(),
        empty: pieces::nothing(lang.inspect_months_none(), lang.inspect_months_none_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

fn state(lang: Lang, this: Month, row: &MonthRow) -> Markup {
    match (row.drawn_at, row.published_at) {
        // Of the month in which the hall began only a part is known.
        (None, _) if row.month < this => pieces::tag(Tone::Quiet, lang.inspect_month_in_part()),
        (None, _) => pieces::tag(Tone::Quiet, lang.inspect_month_running()),
        (Some(_), None) => pieces::tag(Tone::Action, lang.inspect_month_ready()),
        (Some(_), Some(_)) => pieces::tag(Tone::Good, lang.inspect_month_published()),
    }
}

fn waiting(visit: &Visit, open: &[ConsequenceRow]) -> Markup {
    let (lang, today) = (visit.lang(), today(visit));
    let columns = [
        Column::new(lang.inspect_department()),
        Column::new(lang.inspect_kind()),
        Column::new(lang.inspect_ground()),
        Column::new(lang.inspect_month()),
        Column::new(lang.inspect_due()),
    ];
    let row = |of: &ConsequenceRow| {
        vec![
            html! { (super::super::department(lang, &visit.hall, &of.department)) },
            html! { (lang.consequence_kind(of.kind)) },
            html! { (lang.consequence_ground(of.ground, of.months)) },
            html! { a href={ (month_address(of.month)) "#consequences" } { (month_text(lang, of.month)) } },
            due(lang, of.due, of.is_open, today),
        ]
    };
    Table {
        caption: lang.inspect_open(),
        columns: &columns,
        rows: open.iter().map(row).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
