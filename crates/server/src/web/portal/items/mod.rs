//! `/items`: what the hall does, to browse and to search. The search forgives; a list that is empty says what to try.
//!
//! Suspended and cancelled items stay visible with their state, drafts are never shown (I-06). Pages are cut by the
//! last name seen, so that no page grows slower than the first.

mod hits;

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
/// Life events offered where nothing was found, and beside what was found.
const EVENTS_MAX: usize = 6;
const EVENTS_OF_HITS: usize = 3;
/// Answers whose life events are offered.
const BEST: usize = 3;
/// Words offered in place of what found nothing.
const NEAREST_MAX: usize = 3;
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
    if !hits.close {
        visit.front.finder.missed(query);
    }
    let rows = hits.rows;
    let shown: String = query.chars().take(40).collect();
    if rows.is_empty() {
        return nothing(visit, &shown, themes).await;
    }
    let events = if hits.close { events_of(visit, &rows).await? } else { Vec::new() };
    let (near, far) = hits::by_closeness(rows, query);
    Ok(html! {
        p class="quiet" {
            @if hits.close { (lang.items_found(&shown)) } @else { (lang.items_only_like(&shown)) }
        }
        @if !events.is_empty() {
            (pieces::panel("events", lang.items_events(), html! { (topics(lang, events.iter().map(String::as_str))) }))
        }
        (choosing(near.len() + far.len(), html! {
            (table(visit, &near, html! {}, None, None))
            @if !far.is_empty() {
                details {
                    summary { (lang.items_less_close(far.len())) }
                    (table(visit, &far, html! {}, None, None))
                }
            }
        }, lang))
        @if !hits.close { (call(visit)) }
    })
}

/// Nothing was found: what part of the words finds something, life events, and whom to call.
async fn nothing(visit: &Visit, shown: &str, themes: &[Subject]) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let mut nearest = Vec::new();
    for part in hits::parts(shown) {
        let found = visit.front.finder.answer(visit.front.store.db(), &part, &VISIBLE, 1).await?;
        if found.close && !found.rows.is_empty() {
            nearest.push(part);
        }
    }
    let events = themes.iter().filter(|known| known.kind == "life_event").take(EVENTS_MAX);
    Ok(html! {
        (pieces::nothing(&lang.items_nothing(shown), lang.items_nothing_more(),
            &[Link::new("/items", lang.items_all())]))
        @if !nearest.is_empty() {
            p { (lang.items_nearest()) }
            ul class="row" { @for word in nearest.iter().take(NEAREST_MAX) {
                li { a href=(address("/items", &[("q", word)])) { (word) } }
            } }
        }
        h2 { (lang.home_life()) }
        (topics(lang, events.map(|known| known.name.as_str())))
        (call(visit))
    })
}

/// The telephone at which somebody looks for them.
fn call(visit: &Visit) -> Markup {
    let (lang, hotline) = (visit.lang(), &visit.hall.hotline);
    html! {
        @if !hotline.is_empty() { p { (lang.items_call()) " " a href={ "tel:" (hotline) } { (hotline) } } }
    }
}

/// The life events under which the best answers stand, those of most of them first.
async fn events_of(visit: &Visit, rows: &[ItemRow]) -> Result<Vec<String>, Failure> {
    let open = rows.iter().filter(|row| row.state == ItemState::Published).take(BEST);
    let codes: Vec<&str> = open.map(|row| row.code.as_str()).collect();
    let contents = items::in_force(visit.front.store.db(), &codes).await?;
    let mut events: Vec<(usize, &String)> = Vec::new();
    for event in codes.iter().filter_map(|code| contents.get(*code)).flat_map(|it| &it.subject.life_events) {
        match events.iter_mut().find(|(_, known)| *known == event) {
            Some((times, _)) => *times += 1,
            None => events.push((1, event)),
        }
    }
    events.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
    Ok(events.into_iter().take(EVENTS_OF_HITS).map(|(_, event)| event.clone()).collect())
}

/// Subjects to choose from.
fn topics<'a>(lang: Lang, names: impl Iterator<Item = &'a str>) -> Markup {
    html! {
        ul class="topics" { @for name in names { li {
            a href=(address("/items", &[("subject", name)])) { (subject(lang, name)) }
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
        sound: None,
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
        (choosing(rows.len(), table(visit, &rows, empty, next.as_deref(), first.as_deref()), lang))
    })
}

/// A plain form around a list: whatever is ticked is shown together.
fn choosing(rows: usize, list: Markup, lang: Lang) -> Markup {
    if rows < 2 {
        return list;
    }
    html! {
        form method="get" action="/items/compare" {
            (list)
            p class="hint" { (lang.ways_choose_hint()) }
            (pieces::buttons(&[
                pieces::submit(Weight::Side, lang.ways_compare()),
                html! { button type="submit" class="button" formaction="/items/together" { (lang.ways_together()) } },
            ]))
        }
    }
}

fn table(visit: &Visit, rows: &[ItemRow], empty: Markup, next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.items_name()),
        Column::new(lang.items_department()),
        Column::new(lang.items_time()),
        Column::new(lang.items_visits()),
        Column::new(lang.items_fee()),
        Column::new(lang.ways_choose()),
    ];
    Table {
        caption: lang.items_caption(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(visit, row)).collect(),
        empty,
        next,
        first,
        files: &[],
    }
    .show(lang)
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
        html! { @if !told { "—" } @else if row.visits == 0 { (lang.ways_visits_none()) } @else { (row.visits) } },
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
