//! `/watch/accountability`: the matters, newest first, by state, department and kind, with what was found and decided so
//! far.

use super::{address, chosen, worded};
use crate::{
    form::{self, Form},
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Link, Table, Tone},
        pursuit::state_tone,
        watch::{PAGE, cards::department_choices, department, home},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    accountability::{LiabilityLevel, Measure, PursuitState, Sanction, Violation},
    hall::Role,
    time::Instant,
};
use store::views::accountability::{CountRow, MatterFilter, MatterRow, counts, page};

/// `GET /watch/accountability`
pub(super) async fn show(watcher: Watcher, form: Form) -> Result<Response, Response> {
    let lang = watcher.lang();
    let before = form.text("at").parse().ok().map(|at| (Instant(at), form.text("number").to_owned()));
    let is_first = before.is_none();
    let filter = MatterFilter {
        state: chosen(PursuitState::ALL, form.text("state")),
        department: form.given("department").map(str::to_owned),
        violation: chosen(Violation::ALL, form.text("violation")),
        before,
    };
    let db = watcher.front.store.db();
    let mut rows = page(db, &filter, PAGE + 1).await.map_err(|error| watcher.fail(&error.into()))?;
    let figures = counts(db).await.map_err(|error| watcher.fail(&error.into()))?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let keep = ["state", "department", "violation"].map(|name| (name, form.text(name)));
    let first = form::address("/watch/accountability", &keep);
    let next = rows.last().filter(|_| more).map(|last| {
        let at = last.recorded_at.0.to_string();
        let mut pairs = keep.to_vec();
        pairs.extend([("at", at.as_str()), ("number", last.number.as_str())]);
        form::address("/watch/accountability", &pairs)
    });
    let records = watcher.has(Role::Supervisor);
    let body = html! {
        (pieces::heading(lang.pursuit_title(), Some(lang.pursuit_lead()), html! {
            @if records { (pieces::main_link("/watch/accountability/new", lang.pursuit_new())) }
        }))
        (filters(&watcher, &form))
        (table(&watcher, &rows, next.as_deref(), (!is_first).then_some(first.as_str())))
        (pieces::panel("figures", lang.pursuit_statistics(), statistics(&watcher, &figures)))
    };
    Ok(watcher.page(Room::Watch, lang.pursuit_title(), &[home(lang)], body))
}

fn filters(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let states = worded(PursuitState::ALL, |state| lang.pursuit_state(state));
    let kinds = worded(Violation::ALL, |kind| lang.pursuit_violation(kind));
    let states: Vec<Choice<'_>> = states.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let departments = department_choices(visit);
    pieces::filter_bar(
        lang,
        "/watch/accountability",
        &[
            Field::select("state", lang.pursuit_state_label(), &states).show(lang, form),
            Field::select("department", lang.pursuit_department(), &departments).show(lang, form),
            Field::select("violation", lang.pursuit_violation_label(), &kinds).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn table(visit: &Visit, rows: &[MatterRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.pursuit_number()),
        Column::new(lang.pursuit_violation_label()),
        Column::new(lang.pursuit_department()),
        Column::new(lang.pursuit_source_label()),
        Column::new(lang.pursuit_state_label()),
        Column::new(lang.pursuit_recorded()),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            html! { a href=(address(&row.number)) { (row.number) } },
            html! { (row.violation.code()) " " (lang.pursuit_violation(row.violation)) },
            html! { (department(lang, &visit.hall, &row.department)) },
            html! { (lang.pursuit_source(row.source)) " " (row.reference) },
            html! {
                (pieces::tag(state_tone(row.state), lang.pursuit_state(row.state)))
                @if row.late { " " (pieces::tag(Tone::Bad, lang.pursuit_late())) }
            },
            pieces::moment(lang, row.recorded_at),
        ]
    });
    let links = [Link::new("/watch/accountability/new", lang.pursuit_new())];
    let links: &[Link<'_>] = if visit.has(Role::Supervisor) { &links } else { &[] };
    Table {
        caption: lang.pursuit_title(),
        columns: &columns,
        rows: cells.collect(),
        empty: pieces::nothing(lang.pursuit_none(), lang.pursuit_none_more(), links),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

/// What has been found and decided, by level, kind, measure and sanction, and in which department.
fn statistics(visit: &Visit, figures: &[CountRow]) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.pursuit_statistics_what()),
        Column::new(lang.pursuit_department()),
        Column::number(lang.pursuit_statistics_n()),
    ];
    let cells = figures.iter().filter_map(|row| {
        Some(vec![
            html! { (counted(lang, row)?) },
            html! { (department(lang, &visit.hall, &row.department)) },
            html! { (pieces::count(row.n)) },
        ])
    });
    Table {
        caption: lang.pursuit_statistics(),
        columns: &columns,
        rows: cells.collect(),
        empty: html! { p class="quiet" { (lang.pursuit_statistics_none()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// What a figure counts, in words; none for a word that no list knows any more.
fn counted(lang: Lang, row: &CountRow) -> Option<String> {
    let named = |label: &str, name: &str| format!("{label} · {name}");
    Some(match row.kind.as_str() {
        "level" => {
            named(lang.pursuit_level_label(), lang.pursuit_level(chosen(LiabilityLevel::ALL, &row.word)?))
        }
        "violation" => {
            let kind = chosen(Violation::ALL, &row.word)?;
            named(kind.code(), lang.pursuit_violation(kind))
        }
        "measure" => named(lang.pursuit_measures(), lang.pursuit_measure(chosen(Measure::ALL, &row.word)?)),
        "sanction" => {
            named(lang.pursuit_organ_sanction(), lang.pursuit_sanction(chosen(Sanction::ALL, &row.word)?))
        }
        _ => return None,
    })
}
