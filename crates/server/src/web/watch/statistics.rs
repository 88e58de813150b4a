//! `/watch/statistics`: the report of a stretch of days: cards by rule, by department and by item, each figure with its list, and the same
//! as CSV, XLSX and PDF (AR3). The month so far where no days are asked for.

use super::{cards::department_choices, home, linked};
use crate::{
    card_report::{
        CardReport, ITEMS_MAX, Line,
        files::{Figure, Tables, figures},
        is_span,
    },
    failure::Failure,
    form::{Form, address},
    papers::filing::press,
    text::Message,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Field, Link, Table},
        sending,
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{inspection::Month, supervision::SupervisionLevel, time::Date};

const AT: &str = "/watch/statistics";
/// Lines of a table on the page; the files have all of them.
const SHOWN: usize = 20;

/// `GET /watch/statistics?from=…&until=…&department=…&as=csv|xlsx|pdf`
pub(super) async fn show(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    let days = span(&watcher, &mut form);
    let department = form.given("department").map(str::to_owned);
    let report = match days {
        None => None,
        Some(days) => {
            let made = CardReport::of(&watcher.front, &watcher.hall, days, department.as_deref()).await;
            Some((days, made.map_err(|error| watcher.fail(&error.into()))?))
        }
    };
    if let Some((days, report)) = &report
        && let Some(file) = file(&watcher, &form, *days, report).await
    {
        return file.map_err(|failure| watcher.fail(&failure));
    }
    let lang = watcher.lang();
    let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = html! {
        (pieces::heading(lang.stat_title(), Some(lang.stat_lead()), html! {}))
        (pieces::error_summary(lang, &form))
        (filters(&watcher, &form))
        @if let Some((days, report)) = &report {
            @if report.total.all() == 0 { (pieces::nothing(lang.stat_none(), lang.stat_none_more(), &[])) }
            @else { (tables(&watcher, &form, *days, report)) }
        }
    };
    Ok(watcher.page_with(status, Room::Watch, lang.stat_title(), &[home(lang)], body))
}

/// The days asked for, the month so far where none are; none where they are no stretch, which the form says.
fn span(visit: &Visit, form: &mut Form) -> Option<(Date, Date)> {
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    for (field, usual) in [("from", Month::of(today).first()), ("until", today)] {
        if form.given(field).is_none() {
            form.set(field, usual.to_string());
        }
    }
    let days = form.date("from").zip(form.date("until")).filter(|days| is_span(*days));
    if days.is_none() {
        form.refuse("until", Message::both(|lang| lang.stat_wrong_span().to_owned()));
    }
    days
}

/// The report as a file, if one was asked for.
async fn file(
    visit: &Visit,
    form: &Form,
    days: (Date, Date),
    report: &CardReport,
) -> Option<Result<Response, Failure>> {
    let tables = Tables::of(visit.lang(), &visit.hall, report);
    let ours = |error: String| Failure::Ours(format!("a report could not be made: {error}"));
    let (bytes, media_type, ending) = match form.text("as") {
        "csv" => (tables.csv().map_err(|error| ours(error.to_string())), "text/csv; charset=utf-8", "csv"),
        "xlsx" => (tables.xlsx().map_err(|error| ours(error.to_string())), sending::XLSX, "xlsx"),
        "pdf" => {
            let document = tables.document(days, visit.front.office.now());
            let printed = press(&visit.front, document).await;
            (printed.map_err(|error| ours(error.to_string())), "application/pdf", "pdf")
        }
        _ => return None,
    };
    let name = format!("supervision-{}-{}.{ending}", days.0, days.1);
    Some(bytes.map(|bytes| sending::bytes(bytes, media_type, &name)))
}

fn filters(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let departments = department_choices(visit);
    pieces::filter_bar(
        lang,
        AT,
        &[
            Field::day("from", lang.stat_from()).show(lang, form),
            Field::day("until", lang.stat_until()).show(lang, form),
            Field::select("department", lang.watch_department(), &departments).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn tables(visit: &Visit, form: &Form, days: (Date, Date), report: &CardReport) -> Markup {
    let lang = visit.lang();
    let (from, until) = (days.0.to_string(), days.1.to_string());
    let asked = [("from", from.as_str()), ("until", until.as_str()), ("department", form.text("department"))];
    let here = |kind: &str| address(AT, &[asked.as_slice(), &[("as", kind)]].concat());
    let addresses = ["csv", "xlsx", "pdf"].map(here);
    let files =
        [Link::new(&addresses[0], "CSV"), Link::new(&addresses[1], "XLSX"), Link::new(&addresses[2], "PDF")];
    let model = Tables::of(lang, &visit.hall, report);
    let shown = model.all().into_iter().zip(["rule", "department", "item"]);
    html! {
        p class="quiet" { (lang.stat_means()) }
        @for (at, ((title, heading, lines), filter)) in shown.enumerate() {
            @let headings = model.headings();
            @let columns: Vec<Column<'_>> = [Column::new(heading)].into_iter().chain(headings.iter().copied().map(Column::number)).collect();
            @let total = Line { key: String::new(), zh: lang.stat_total().to_owned(), en: lang.stat_total().to_owned(), tally: report.total };
            @let rows = [&total].into_iter().chain(lines.iter().take(SHOWN)).map(|line| row(visit, &asked, filter, line)).collect();
            @let rest = lines.len().saturating_sub(SHOWN);
            (pieces::panel(filter, title, html! {
                @if filter == "item" { p class="quiet" { (lang.stat_item_most(ITEMS_MAX)) } }
                (Table { caption: title, columns: &columns, rows, empty: html! {}, next: None, first: None, files: if at == 0 { &files } else { &[] } }.show(lang))
                @if rest > 0 { p class="quiet" { (lang.stat_rest(rest)) } }
            }))
        }
    }
}

/// A line: its name, and every figure with the list of its cards.
fn row(visit: &Visit, asked: &[(&str, &str)], filter: &str, line: &Line) -> Vec<Markup> {
    let lang = visit.lang();
    let of_line: Vec<(&str, &str)> = asked
        .iter()
        .copied()
        .filter(|(name, _)| line.key.is_empty() || *name != filter)
        .chain(Some((filter, line.key.as_str())).filter(|_| !line.key.is_empty()))
        .collect();
    let list = |more: &[(&str, &str)]| address("/watch/cards", &[of_line.as_slice(), more].concat());
    let levels =
        SupervisionLevel::ALL.iter().map(|level| list(&[("level", crate::web::level::word(*level))]));
    let rest = [
        list(&[]),
        String::new(),
        list(&[("unanswered", "yes")]),
        list(&[("state", "cancelled")]),
        list(&[("open", "yes")]),
    ];
    let name = lang.pick(&line.zh, &line.en);
    let mut cells = vec![html! { @if filter == "rule" && !line.key.is_empty() { (line.key) " " } (name) }];
    let linked_figures = figures(&line.tally).into_iter().zip(levels.chain(rest));
    cells.extend(linked_figures.map(|(figure, href)| match figure {
        Figure::Count(n) => linked(&href, n),
        Figure::Share(_) => html! { (figure.text()) },
    }));
    cells
}
