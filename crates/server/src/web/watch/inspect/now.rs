//! `/watch/inspections`: the patrols of this month: which days were patrolled, which departments were seen how often, and for a
//! supervisor the form to write one down (S-16).

use super::{book, day_address, patrols, today};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        months::month_text,
        pieces::{self, Column, Columns, Table, Tone},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    hall::Role,
    inspection::{Month, MonthBook, Patrol, PatrolSubject, RECORDS_LEAST, is_patrolled},
    name::DepartmentId,
    time::Date,
};
use std::collections::{BTreeMap, BTreeSet};
use store::views::months;

/// Patrols shown below the form; the others stand under their days.
const LATEST: usize = 30;

/// `GET /watch/inspections`
pub(super) async fn show(watcher: Watcher, form: Form) -> Result<Response, Response> {
    let done = form.text("done") == "yes";
    page(&watcher, StatusCode::OK, &Form::empty(), done).await.map_err(|failure| watcher.fail(&failure))
}

pub(super) async fn page(
    watcher: &Watcher,
    status: StatusCode,
    form: &Form,
    done: bool,
) -> Result<Response, Failure> {
    let (lang, today) = (watcher.lang(), today(watcher));
    let month = Month::of(today);
    let book = book(watcher, month).await?;
    let store = &watcher.front.store;
    let names = Names::of(store, book.patrols.iter().map(|patrol| patrol.by.as_str())).await?;
    let offering = months::offering(store.db()).await?;
    let latest: Vec<&Patrol> = book.patrols.iter().rev().take(LATEST).collect();
    let empty = pieces::nothing(lang.inspect_none(), lang.inspect_none_more(), &[]);
    let recording = html! {
        @if watcher.has(Role::Supervisor) { (super::record::form_of(watcher, form)) }
        @else { p class="quiet" { (lang.inspect_only_supervisors()) } }
    };
    let acts = html! {
        (pieces::side_link(&day_address(today), lang.inspect_day_of_today()))
        (pieces::side_link("/watch/months", lang.inspect_months_nav()))
    };
    let body = html! {
        (pieces::heading(lang.inspect_title(), Some(lang.inspect_lead()), acts))
        @if done { (pieces::notice(Tone::Good, lang.inspect_done(), html! {})) }
        (pieces::error_summary(lang, form))
        (missing(watcher, &book, month, today))
        (pieces::columns(Columns::Halves, &[
            pieces::panel("record", lang.inspect_record(), recording),
            html! {
                (pieces::panel("calendar", lang.inspect_calendar(), calendar(watcher, &book, month, today)))
                (pieces::panel("records", lang.inspect_records(), records(watcher, &book, &offering)))
            },
        ]))
        (pieces::panel("patrols", lang.inspect_latest(), patrols(watcher, &latest, &names, empty, false)))
    };
    Ok(watcher.page_with(status, Room::Watch, lang.inspect_title(), &[super::super::home(lang)], body))
}

/// The days of the month that are over without a patrol, and whether today still lacks one.
fn missing(visit: &Visit, book: &MonthBook, month: Month, today: Date) -> Markup {
    let lang = visit.lang();
    let days = book.days_without(month, today, &visit.hall.calendar);
    let (now, over): (Vec<Date>, Vec<Date>) = days.into_iter().partition(|day| *day == today);
    html! {
        @if !now.is_empty() { (pieces::notice(Tone::Action, lang.inspect_today_missing(), html! {})) }
        @if !over.is_empty() {
            (pieces::notice(Tone::Warning, &lang.inspect_days_missing(over.len()), html! { p { (day_links(lang, &over)) } }))
        }
    }
}

/// Days as links to their bulletins.
pub(super) fn day_links(lang: Lang, days: &[Date]) -> Markup {
    html! { @for day in days { a href=(day_address(*day)) { (pieces::day_text(lang, *day)) } " " } }
}

/// The month as weeks, with a sign on every day that S-16 speaks of.
fn calendar(visit: &Visit, book: &MonthBook, month: Month, today: Date) -> Markup {
    let lang = visit.lang();
    let of_the_hall = book.patrols.iter().filter(|patrol| patrol.subject == PatrolSubject::Hall);
    let seen: BTreeSet<Date> = of_the_hall.map(|patrol| patrol.at.day()).collect();
    let blank = usize::try_from(month.first().weekday().to_monday_zero_offset()).unwrap_or(0);
    let days: Vec<Option<Date>> = std::iter::repeat_n(None, blank).chain(month.days().map(Some)).collect();
    let cell = |day: Date| {
        let asked = is_patrolled(&visit.hall.calendar, day);
        html! {
            td class=[(!asked).then_some("off")] {
                @if day <= today { a href=(day_address(day)) { (day.day()) } } @else { (day.day()) }
                @if seen.contains(&day) {
                    small { span aria-hidden="true" { "✓" } span class="unseen" { (lang.inspect_seen()) } }
                } @else if asked && day <= today {
                    small class="missed" { span aria-hidden="true" { "✕" } span class="unseen" { (lang.inspect_unseen()) } }
                }
            }
        }
    };
    html! {
        table class="month" {
            caption { (month_text(lang, month)) }
            thead { tr { @for place in 0..7_i8 {
                th scope="col" {
                    @if let Ok(weekday) = jiff::civil::Weekday::from_monday_zero_offset(place) { (pieces::weekday(lang, weekday)) }
                }
            } } }
            tbody { @for week in days.chunks(7) { tr {
                @for day in week { @if let Some(day) = day { (cell(*day)) } @else { td {} } }
            } } }
        }
        p class="hint" { (lang.inspect_legend()) }
    }
}

/// Which departments were seen how often; those that still lack a record first.
fn records(visit: &Visit, book: &MonthBook, offering: &BTreeSet<String>) -> Markup {
    let lang = visit.lang();
    let mut counted: BTreeMap<DepartmentId, usize> =
        offering.iter().map(|id| (DepartmentId::from(id.as_str()), 0)).collect();
    counted.extend(book.records().into_iter().map(|(id, n)| (id.clone(), n)));
    let mut rows: Vec<(DepartmentId, usize)> = counted.into_iter().collect();
    rows.sort_by_key(|(id, n)| ((*n).min(RECORDS_LEAST), id.clone()));
    let columns = [Column::new(lang.inspect_department()), Column::number(lang.inspect_month_patrols())];
    let row = |(id, n): &(DepartmentId, usize)| {
        vec![
            html! { (super::super::department(lang, &visit.hall, id.as_str())) },
            html! {
                (lang.inspect_records_of(*n))
                @if *n < RECORDS_LEAST { " " (pieces::tag(Tone::Warning, lang.inspect_records_short())) }
            },
        ]
    };
    let (all, left) = (rows.len(), rows.iter().filter(|(_, n)| *n < RECORDS_LEAST).count());
    let table = Table {
        caption: lang.inspect_records(),
        columns: &columns,
        rows: rows.iter().map(row).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        details {
            summary { (if left == 0 { lang.inspect_records_all(all) } else { lang.inspect_records_left(left, all) }) }
            (table.show_slim(lang))
        }
    }
}
