//! `/items`: what the hall does, to browse and to search. The search forgives; a list that is empty says what to try.
//!
//! Suspended and cancelled items stay visible with their state, drafts are never shown (I-06). Pages are cut by the
//! last name seen, so that no page grows slower than the first.

use super::filter;
use crate::{
    failure::Failure,
    finder::Ways,
    form::{Form, address},
    text::{Lang, codes, law, subject},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Link, Search, Table, Tone, Weight},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{item::ItemState, name::DepartmentId};
use store::views::items::{self, Filter, ItemRow, Subject};

/// Rows of a page.
const PAGE: u32 = 30;
/// What the public may see.
const VISIBLE: [ItemState; 4] =
    [ItemState::Listed, ItemState::Published, ItemState::Suspended, ItemState::Cancelled];

/// `GET /items`
pub async fn show(visit: Visit, form: Form) -> Result<Response, Response> {
    let body = body(&visit, &form).await.map_err(|failure| visit.fail(&failure))?;
    let lang = visit.lang();
    let trail = [Link::new("/", lang.frame_home())];
    Ok(visit.page(Room::Portal, lang.items_title(), &trail, body))
}

async fn body(visit: &Visit, form: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let query = form.text("q");
    let ways = visit.front.finder.ways(visit.front.store.db()).await?;
    let themes = ways.themes();
    let suggestions: Vec<&str> = themes.iter().take(40).map(|known| subject(lang, &known.name)).collect();
    let search = Search {
        action: "/items",
        name: "q",
        label: lang.home_question(),
        example: lang.home_example(),
        value: query,
        suggestions: &suggestions,
        large: false,
        keep: &[],
    };
    let list = if query.is_empty() {
        browse(visit, form, &ways).await?
    } else {
        found(visit, query, &themes).await?
    };
    Ok(html! {
        (pieces::heading(lang.items_title(), Some(lang.items_lead()), html! {}))
        (search.show(lang))
        (list)
    })
}

async fn found(visit: &Visit, query: &str, themes: &[Subject]) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let hits = visit.front.finder.answer(visit.front.store.db(), query, &VISIBLE, PAGE).await?;
    let rows = hits.rows;
    let shown: String = query.chars().take(40).collect();
    let empty = html! {
        (pieces::nothing(&lang.items_nothing(&shown), lang.items_nothing_more(),
            &[Link::new("/items", lang.items_all())]))
        (suggest(lang, themes))
    };
    Ok(html! {
        @if !rows.is_empty() {
            p class="quiet" {
                @if hits.close { (lang.items_found(&shown)) } @else { (lang.items_only_like(&shown)) }
            }
        }
        (table(visit, &rows, empty, None, None))
    })
}

/// Subjects to choose from where nothing was found.
fn suggest(lang: Lang, themes: &[Subject]) -> Markup {
    html! {
        ul class="topics" { @for known in themes.iter().filter(|known| known.kind == "life_event") { li {
            a href=(address("/items", &[("subject", &known.name)])) { (subject(lang, &known.name)) }
        } } }
    }
}

async fn browse(visit: &Visit, form: &Form, ways: &Ways) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let after = form.given("name").zip(form.given("code"));
    let (kind, level, target) = filter::codes_of(form);
    let filter = Filter {
        states: VISIBLE.to_vec(),
        department: form.given("department").map(str::to_owned),
        subject: form.given("subject").map(str::to_owned),
        kind,
        level,
        target,
        latest_state: None,
        after: after.map(|(name, code)| (name.to_owned(), code.to_owned())),
    };
    // One row more than is shown tells whether there is another page.
    let mut rows = items::page(visit.front.store.db(), &filter, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let keep: Vec<(&str, &str)> =
        filter::KEPT.iter().filter_map(|name| Some((*name, form.given(name)?))).collect();
    let next = rows.last().filter(|_| more).map(|last| {
        let key = [("name", last.name.as_str()), ("code", last.code.as_str())];
        address("/items", &[keep.as_slice(), &key].concat())
    });
    let first = after.map(|_| address("/items", &keep));
    let empty = pieces::nothing(
        lang.items_empty(),
        lang.items_empty_more(),
        &[Link::new("/items", lang.items_all())],
    );
    Ok(html! {
        (filter::bar(visit, form, ways))
        (table(visit, &rows, empty, next.as_deref(), first.as_deref()))
    })
}

fn table(visit: &Visit, rows: &[ItemRow], empty: Markup, next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.items_name()),
        Column::new(lang.items_department()),
        Column::new(lang.items_time()),
        Column::number(lang.items_visits()),
        Column::new(lang.items_fee()),
        Column::new(lang.ways_choose()),
    ];
    let list = Table {
        caption: lang.items_caption(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(visit, row)).collect(),
        empty,
        next,
        first,
        files: &[],
    }
    .show(lang);
    // A plain form around the list: whatever is ticked is shown together.
    html! {
        @if rows.len() > 1 {
            form method="get" action="/items/compare" {
                (list)
                p class="hint" { (lang.ways_choose_hint()) }
                (pieces::buttons(&[
                    pieces::submit(Weight::Side, lang.ways_compare()),
                    html! { button type="submit" class="button" formaction="/items/together" { (lang.ways_together()) } },
                ]))
            }
        } @else { (list) }
    }
}

fn cells(visit: &Visit, row: &ItemRow) -> Vec<Markup> {
    let lang = visit.lang();
    let department = visit.hall.departments.get(&DepartmentId::from(row.department.as_str()));
    let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let time = row
        .promised
        .or(row.statutory)
        .map_or(lang.items_no_limit().to_owned(), |limit| codes::limit(lang, limit));
    let told = row.state != ItemState::Listed;
    vec![
        html! {
            a href={ "/items/" (row.code) } { (lang.pick(&row.name, &row.name_en)) }
            (state(lang, row))
        },
        html! { (department) },
        html! { @if told { (time) } @else { "—" } },
        html! { @if told { (row.visits) } @else { "—" } },
        html! { @if !told { "—" } @else if row.free { (lang.guide_free()) } @else { (lang.guide_paid()) } },
        html! { input type="checkbox" name="code" value=(row.code) aria-label=(lang.ways_choose_item(lang.pick(&row.name, &row.name_en))); },
    ]
}

/// Whatever is not open says so, with the reason.
fn state(lang: Lang, row: &ItemRow) -> Markup {
    let word = law::item_state(lang, row.state);
    html! {
        @match row.state {
            ItemState::Suspended => { " " (pieces::tag(Tone::Warning, word)) p class="hint" { (row.reason) } }
            ItemState::Cancelled => { " " (pieces::tag(Tone::Bad, word)) p class="hint" { (row.reason) } }
            ItemState::Listed => { " " (pieces::tag(Tone::Quiet, word)) }
            ItemState::Published | ItemState::Draft => {}
        }
    }
}
