//! `/reform`: what moved where, since when and on which document, round by round (CA3): what is published of it, for
//! anybody. Names of those who proposed, reviewed and approved are not shown.

use crate::{
    failure::Failure,
    form::{self, Form, segment},
    text::Lang,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Link, Table},
        reform::{self, counted, public_address, published_only, tone, way},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    reform::{Adjustment, Round, RoundOpening},
    time::Instant,
};
use std::collections::BTreeSet;
use store::views::{items, reform as rounds};

/// Rounds on one page.
const ROUNDS: u32 = 30;
/// Adjustments on one page.
const ROWS: usize = 100;

/// `GET /reform`
pub(super) async fn list(visit: Visit, form: Form) -> Result<Response, Response> {
    let lang = visit.lang();
    let at = form.text("at").parse().ok().map(Instant);
    let before = at.map(|at| (at, form.text("number")));
    let rows = rounds::rounds(visit.front.store.db(), true, before, ROUNDS + 1).await;
    let mut rows = rows.map_err(|error| visit.fail(&error.into()))?;
    let more = rows.len() > ROUNDS as usize;
    rows.truncate(ROUNDS as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let at = last.opened_at.0.to_string();
        form::address("/reform", &[("at", &at), ("number", &last.number)])
    });
    let columns = [
        Column::new(lang.reform_name()),
        Column::new(lang.reform_basis()),
        Column::new(lang.reform_period()),
        Column::new(lang.reform_progress()),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            html! { a href=(public_address(&row.number)) { (row.name) } },
            html! { (row.basis) },
            html! { (pieces::day(lang, row.from)) " – " (pieces::day(lang, row.until)) },
            html! { (lang.reform_published_count(row.published)) br; span class="quiet" { (counted(lang, &published_only(&row.progress))) } },
        ]
    });
    let table = Table {
        caption: lang.reform_public_title(),
        columns: &columns,
        rows: cells.collect(),
        empty: pieces::nothing(
            lang.reform_public_none(),
            lang.reform_public_none_more(),
            &[Link::new("/measures", lang.measure_nav())],
        ),
        next: next.as_deref(),
        first: at.map(|_| "/reform"),
        files: &[],
    };
    let acts = pieces::side_link("/measures", lang.measure_nav());
    let body = html! {
        (pieces::heading(lang.reform_public_title(), Some(lang.reform_public_lead()), acts))
        (table.show(lang))
    };
    Ok(visit.page(Room::Portal, lang.reform_public_title(), &[Link::new("/", lang.frame_home())], body))
}

/// Reads a round of which something is published.
async fn read(visit: &Visit, number: &str) -> Result<(Round, RoundOpening), Failure> {
    let known = visit.front.store.dossier::<Round>(number).await?.ok_or(Failure::NotFound)?;
    let opening = known.state.opening.clone().ok_or(Failure::NotFound)?;
    if known.state.adjustments.values().any(Adjustment::is_public) {
        Ok((known.state, opening))
    } else {
        Err(Failure::NotFound)
    }
}

/// `GET /reform/{round}`
pub(super) async fn show(visit: Visit, Path(number): Path<String>, form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| visit.fail(&failure);
    let (round, opening) = read(&visit, &number).await.map_err(fail)?;
    let lang = visit.lang();
    let after: u32 = form.text("after").parse().unwrap_or(0);
    let published = round.adjustments.range(after.saturating_add(1)..).filter(|(_, one)| one.is_public());
    let mut rows: Vec<(u32, &Adjustment)> =
        published.take(ROWS + 1).map(|(number, one)| (*number, one)).collect();
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let address = public_address(&number);
    let next = rows.last().filter(|_| more).map(|(last, _)| {
        let last = last.to_string();
        form::address(&address, &[("after", &last)])
    });
    let codes: Vec<&str> = rows.iter().map(|(_, one)| one.terms.item.as_str()).collect();
    let found = items::many(visit.front.store.db(), &codes).await.map_err(|error| fail(error.into()))?;
    let guides: BTreeSet<String> =
        found.into_iter().filter(|row| row.in_force.is_some()).map(|row| row.code).collect();
    let columns = [
        Column::new(lang.reform_item_short()),
        Column::new(lang.reform_kind_label()),
        Column::new(lang.reform_where()),
        Column::new(lang.reform_since()),
        Column::new(lang.reform_basis()),
        Column::new(lang.reform_supervisor()),
    ];
    let cells = rows.iter().map(|(number, one)| row(&visit, &address, *number, one, &guides)).collect();
    let table = Table {
        caption: &opening.name,
        columns: &columns,
        rows: cells,
        empty: html! {},
        next: next.as_deref(),
        first: (after > 0).then_some(address.as_str()),
        files: &[],
    };
    let lead = format!("{} · {}", opening.basis, counted(lang, &published_only(&round.progress())));
    let body = html! {
        (pieces::heading(&opening.name, Some(&lead), html! {}))
        (table.show(lang))
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/reform", lang.reform_public_title())];
    Ok(visit.page(Room::Portal, &opening.name, &trail, body))
}

fn row(
    visit: &Visit,
    address: &str,
    number: u32,
    one: &Adjustment,
    guides: &BTreeSet<String>,
) -> Vec<Markup> {
    let (lang, terms) = (visit.lang(), &one.terms);
    let department = visit.hall.departments.get(&terms.department);
    let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let guide = format!("/items/{}", segment(terms.item.as_str()));
    vec![
        html! {
            @if guides.contains(terms.item.as_str()) { a href=(guide) { (terms.name) } } @else { (terms.name) }
            @if !one.papers.is_empty() { p class="hint" { (papers(lang, address, number, one)) } }
        },
        html! { (lang.reform_kind(terms.kind)) },
        way(terms),
        html! { (pieces::full_day(lang, terms.execution_on)) " " (pieces::tag(tone(one.state), lang.reform_state(one.state))) },
        html! { (terms.basis) },
        html! { (terms.supervised_by().unwrap_or(department)) },
    ]
}

/// The attachments, each to be looked at (D-03).
fn papers(lang: Lang, address: &str, number: u32, one: &Adjustment) -> Markup {
    html! {
        @for (place, paper) in one.papers.keys().enumerate() {
            @if place > 0 { " · " }
            a href={ (address) "/" (number) "/" (reform::paper_word(*paper)) } { (lang.reform_paper(*paper)) }
        }
    }
}

/// `GET /reform/{round}/{number}/{paper}`: an attachment of what is published.
pub(super) async fn paper(
    visit: Visit,
    Path((round, number, paper)): Path<(String, String, String)>,
) -> Result<Response, Response> {
    let fail = |failure: Failure| visit.fail(&failure);
    let (known, _) = read(&visit, &round).await.map_err(fail)?;
    let number: u32 = number.parse().map_err(|_| fail(Failure::NotFound))?;
    let adjustment = known.adjustments.get(&number).filter(|one| one.is_public());
    let paper = reform::paper_of(&paper);
    let hash = adjustment.zip(paper).and_then(|(one, paper)| Some((paper, one.papers.get(&paper)?)));
    let (paper, hash) = hash.ok_or_else(|| fail(Failure::NotFound))?;
    reform::file(&visit, paper, hash).await.map_err(fail)
}
