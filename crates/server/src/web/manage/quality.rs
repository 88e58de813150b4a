//! `/manage/quality`: what in the catalogue may be published and could still be better, by department and kind of finding;
//! and the same on the page of one item, with what its guide still lacks.

use super::{
    PAGE, department,
    difference::words,
    edit::{may_edit, tasks::place_of},
    home,
    items::item_address,
    whose::{ALL_DEPARTMENTS, asked_of, only_own},
};
use crate::{
    form::{Form, address},
    text::{Lang, codes::word, finding, finding_helps},
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::item::{
    Content,
    completeness::{Completeness, completeness},
    quality::{Finding, FindingKind, findings, findings_in},
};
use std::collections::BTreeMap;
use store::{
    StoreError,
    views::{
        items::ItemRow,
        quality::{self, Filter, Found, Stage},
    },
};

/// Kinds shown of one item in the list; the item's page shows all.
const KINDS_SHOWN: usize = 6;
/// Missing fields shown of one item.
const MISSING_SHOWN: usize = 60;

/// Kinds that only the hall or its base list shows: no list of items knows them.
const OF_THE_HALL: [FindingKind; 6] = [
    FindingKind::CreditCodeNotOfDepartment,
    FindingKind::PaperOfOtherDepartment,
    FindingKind::HighRiskAlone,
    FindingKind::NotInBaseList,
    FindingKind::EndedInBaseList,
    FindingKind::DiffersFromBaseList,
];

/// A page of the list.
struct Listed {
    rows: Vec<ItemRow>,
    found: BTreeMap<String, Vec<Found>>,
    complete: BTreeMap<String, (u32, u32)>,
    more: bool,
}

/// `GET /manage/quality`
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let of = asked_of(&keeper, &form);
    let listed = read(&keeper, &form, of.as_deref()).await.map_err(|error| keeper.fail(&error.into()))?;
    let keep = [("department", of.as_deref().unwrap_or(ALL_DEPARTMENTS)), ("kind", form.text("kind"))];
    let first = address("/manage/quality", &keep);
    let next = listed.rows.last().filter(|_| listed.more).map(|last| {
        let mut pairs = keep.to_vec();
        pairs.extend([("name", last.name.as_str()), ("code", last.code.as_str())]);
        address("/manage/quality", &pairs)
    });
    let is_first = form.given("code").is_none();
    let body = html! {
        (pieces::heading(lang.quality_title(), Some(lang.quality_lead()), html! {}))
        (filters(&keeper, &form, of.as_deref()))
        (only_own(lang, &form, "/manage/quality", of.as_deref()))
        (table(&keeper, &listed, next.as_deref(), (!is_first).then_some(first.as_str())))
    };
    Ok(keeper.page(Room::Manage, lang.quality_title(), &[home(lang)], body))
}

async fn read(visit: &Visit, form: &Form, of: Option<&str>) -> Result<Listed, StoreError> {
    let db = visit.front.store.db();
    let filter = Filter {
        department: of.map(str::to_owned),
        kind: FindingKind::ALL.iter().find(|kind| word(*kind) == form.text("kind")).copied(),
        after: form.given("code").map(|code| (form.text("name").to_owned(), code.to_owned())),
    };
    let mut rows = quality::page(db, &filter, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let mut found: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for one in quality::found(db, &codes).await? {
        if filter.kind.is_none_or(|kind| kind == one.kind) {
            found.entry(one.code.clone()).or_default().push(one);
        }
    }
    let complete = quality::complete(db, &codes).await?;
    Ok(Listed { found, complete, rows, more })
}

fn filters(visit: &Visit, form: &Form, of: Option<&str>) -> Markup {
    let lang = visit.lang();
    let form = &form.clone().with("department", of.unwrap_or_default());
    let departments: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en)))
        .collect();
    let kinds: Vec<(String, &str)> = FindingKind::ALL
        .iter()
        .filter(|kind| !OF_THE_HALL.contains(kind))
        .map(|kind| (word(kind), finding(lang, *kind)))
        .collect();
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, label)| Choice::new(word, label)).collect();
    pieces::filter_bar(
        lang,
        "/manage/quality",
        &[
            Field::select("department", lang.manage_department(), &departments).show(lang, form),
            Field::select("kind", lang.quality_kind(), &kinds).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn table(visit: &Visit, listed: &Listed, next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.manage_item()),
        Column::new(lang.manage_department()),
        Column::new(lang.quality_complete()),
        Column::new(lang.quality_findings()),
    ];
    let rows = listed
        .rows
        .iter()
        .map(|row| {
            let found = listed.found.get(&row.code).map(Vec::as_slice).unwrap_or_default();
            vec![
                html! { a href={ (item_address(&row.code)) "#quality" } { (lang.pick(&row.name, &row.name_en)) } },
                html! { (department(lang, &visit.hall, &row.department)) },
                html! { (complete(lang, listed.complete.get(&row.code))) },
                found_in(visit, row, found),
            ]
        })
        .collect();
    Table {
        caption: lang.quality_title(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.quality_none(), lang.quality_none_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

/// "86/92", or nothing where nothing is known.
pub(super) fn complete(lang: Lang, known: Option<&(u32, u32)>) -> String {
    known.map_or_else(|| "—".to_owned(), |(filled, of)| lang.quality_complete_of(*filled, *of))
}

fn found_in(visit: &Visit, row: &ItemRow, found: &[Found]) -> Markup {
    let (lang, code) = (visit.lang(), row.code.as_str());
    let edits = may_edit(visit, &row.department.as_str().into());
    let rest = found.len().saturating_sub(KINDS_SHOWN);
    html! {
        ul { @for one in found.iter().take(KINDS_SHOWN) { li {
            (at_field(edits, code, &one.field, finding(lang, one.kind)))
            @if one.times > 1 { " " span class="quiet" { (lang.quality_times(one.times)) } }
            @if one.stage == Stage::Draft { " " (pieces::tag(Tone::Quiet, lang.quality_in_draft())) }
        } } }
        @if rest > 0 { p class="quiet" { (lang.quality_more(rest)) } }
    }
}

/// Words that lead to where a field is edited. Whoever may not edit reads the words alone.
fn at_field(edits: bool, code: &str, path: &str, words: &str) -> Markup {
    html! {
        @if edits { a href=(place_of(code, path)) { (words) } } @else { (words) }
    }
}

/// The panel on an item's page: how complete it is, what it lacks, and what could be better.
pub(super) fn panel(visit: &Visit, code: &str, content: &Content) -> Markup {
    let lang = visit.lang();
    let found: Vec<Finding> =
        findings(content).into_iter().chain(findings_in(content, &visit.hall)).collect();
    let sum = completeness(content);
    let edits = may_edit(visit, &content.body.department);
    pieces::panel(
        "quality",
        lang.quality_panel(),
        html! {
            (completeness_of((lang, edits), code, &sum))
            @if found.is_empty() { p { (lang.quality_nothing()) } }
            @else { ul { @for (kind, fields) in by_kind(&found) { li {
                strong { (finding(lang, kind)) } " " (finding_helps(lang, kind)) " "
                span class="quiet" { (lang.manage_rule(kind.rule())) }
                @for (place, field) in fields.iter().enumerate() {
                    @if place > 0 { "；" } @else { br; }
                    (at_field(edits, code, field, &words(lang, field)))
                }
            } } } }
        },
    )
}

fn completeness_of((lang, edits): (Lang, bool), code: &str, sum: &Completeness) -> Markup {
    let share = lang.quality_complete_of(sum.filled, sum.of);
    let missing = sum.missing.len();
    let percent = format!("{}%", u64::from(sum.filled) * 100 / u64::from(sum.of.max(1)));
    html! {
        div class={ "clock " (if sum.is_whole() { "in_time" } else { "due_soon" }) } {
            div class="clock-head" {
                strong { (lang.quality_complete()) " " (share) }
                span class="light" {
                    @if sum.is_whole() { span aria-hidden="true" { "✓" } " " (lang.quality_whole()) }
                    @else { span aria-hidden="true" { "▲" } " " (lang.quality_missing(missing)) }
                }
            }
            svg class="bar" width="100%" height="8" role="img" aria-label=(share) {
                rect class="bar-ground" width="100%" height="8" rx="4" {}
                rect class="bar-used" width=(percent) height="8" rx="4" {}
            }
        }
        @if missing > 0 {
            details {
                summary { (lang.quality_missing_list()) }
                ul { @for field in sum.missing.iter().take(MISSING_SHOWN) {
                    li { (at_field(edits, code, field, &words(lang, field))) }
                } }
                @if missing > MISSING_SHOWN { p class="quiet" { (lang.quality_missing(missing - MISSING_SHOWN)) } }
            }
        }
    }
}

fn by_kind(found: &[Finding]) -> BTreeMap<FindingKind, Vec<&str>> {
    let mut kinds: BTreeMap<FindingKind, Vec<&str>> = BTreeMap::new();
    for one in found {
        kinds.entry(one.kind).or_default().push(&one.field);
    }
    kinds
}
