//! Lists of ratings: a row says how somebody rated, what, when, and what that waits for. Whether a row may name its case is said by
//! whoever shows it.

use super::{address, state_tag};
use crate::{
    failure::Failure,
    text::codes,
    visitor::Visit,
    web::pieces::{self, Column, Table, Tone},
};
use maud::{Markup, html};
use std::collections::HashMap;
use store::views::{
    cases::{self, CaseRow},
    ratings::{self, Filter, RatingRow},
};

/// Rows of a page.
const PAGE: usize = 50;
const PAGE_ROWS: u32 = 50;
/// Pages of a list that is counted; nobody turns over more.
const PAGES_MAX: u32 = 100;

/// Which of its cells a list shows, and where it leads.
#[derive(Clone, Copy)]
pub(in crate::web) struct Listing<'a> {
    /// The address of the list, under which each rating has its own.
    pub(in crate::web) room: &'a str,
    pub(in crate::web) caption: &'a str,
    /// Whether the department is told.
    pub(in crate::web) department: bool,
    /// Where a case stands in this room; none where cases are not shown at all.
    pub(in crate::web) case: Option<fn(&str) -> String>,
    /// Whether the case of an anonymous rating is shown: only to supervision, which watches cases and not people.
    pub(in crate::web) anonymous_too: bool,
    pub(in crate::web) next: Option<&'a str>,
    pub(in crate::web) first: Option<&'a str>,
}

impl Listing<'_> {
    /// Draws a page of ratings.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(in crate::web) async fn show(&self, visit: &Visit, rows: &[RatingRow]) -> Result<Markup, Failure> {
        let lang = visit.lang();
        let numbers: Vec<&str> = rows.iter().map(|row| row.case.as_str()).collect();
        let known = cases::many(visit.front.store.db(), &numbers).await?;
        let items: HashMap<&str, &CaseRow> = known.iter().map(|case| (case.number.as_str(), case)).collect();
        let mut columns = vec![Column::new(lang.voice_level()), Column::new(lang.voice_item())];
        if self.department {
            columns.push(Column::new(lang.voice_department()));
        }
        columns.extend([lang.voice_given(), lang.voice_waits(), lang.voice_until()].map(Column::new));
        if self.case.is_some() {
            columns.push(Column::new(lang.voice_case()));
        }
        let rows = rows.iter().map(|row| self.cells(visit, row, items.get(row.case.as_str()).copied()));
        Ok(Table {
            caption: self.caption,
            columns: &columns,
            rows: rows.collect(),
            empty: pieces::nothing(lang.voice_none(), lang.voice_none_more(), &[]),
            next: self.next,
            first: self.first,
            files: &[],
        }
        .show(lang))
    }

    fn cells(&self, visit: &Visit, row: &RatingRow, case: Option<&CaseRow>) -> Vec<Markup> {
        let lang = visit.lang();
        let mut cells = vec![
            html! {
                a href=(address(self.room, &row.reference)) { (codes::rating_level(lang, row.level)) }
                @if row.anonymous { " " (pieces::tag(Tone::Quiet, lang.voice_anonymous())) }
            },
            html! { @if let Some(case) = case { (lang.pick(&case.item_name, &case.item_name_en)) } @else { "—" } },
        ];
        if self.department {
            let known = visit.hall.departments.get(&row.department.as_str().into());
            cells.push(
                html! { (known.map_or(row.department.as_str(), |it| lang.pick(&it.name, &it.name_en))) },
            );
        }
        let due = if row.contested { row.review_by } else { row.contact_by.or(row.seen_to_by) };
        cells.extend([
            pieces::day(lang, row.given_at.day()),
            html! {
                (state_tag(lang, row.state))
                @if row.contested { " " (pieces::tag(Tone::Action, lang.voice_contested())) }
                @if row.missed { " " (pieces::tag(Tone::Bad, lang.voice_missed())) }
            },
            html! { @match due { Some(at) => (pieces::moment(lang, at)), None => "—" } },
        ]);
        if let Some(address) = self.case {
            cells.push(html! {
                @if row.anonymous && !self.anonymous_too { span class="quiet" { (lang.voice_hidden()) } }
                @else { a href=(address(&row.case)) { (pieces::case_number(&row.case)) } }
            });
        }
        cells
    }
}

/// The page of ratings that an address asks for, and the place behind it.
///
/// # Errors
/// When the store does not answer.
pub(in crate::web) async fn page(
    visit: &Visit,
    mut filter: Filter,
    after: &str,
) -> Result<(Vec<RatingRow>, Option<String>), Failure> {
    // A list about oneself names no rating: its pages are counted.
    let is_counted = filter.clerk.is_some();
    let page = after.parse::<u32>().unwrap_or(0).min(PAGES_MAX);
    if is_counted {
        filter.skip = page.saturating_mul(PAGE_ROWS);
    } else {
        filter.after = Some(after.to_owned()).filter(|name| !name.is_empty());
    }
    let most = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut rows = ratings::page(visit.front.store.db(), &filter, most).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| match is_counted {
        true => (page + 1).to_string(),
        false => row.reference.clone(),
    });
    Ok((rows, next))
}
