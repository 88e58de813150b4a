//! `/`: the first page. “您要办什么事？” comes first, then what people come for, their case by number, the hall today.
//!
//! Reads subjects, departments and the counters of today. Refuses nothing.

use super::{filter, hours};
use crate::{
    failure::Failure,
    finder::Ways,
    form::{Form, address},
    text::{Lang, codes, law, subject},
    visitor::Visit,
    web::{
        frame::Room,
        news,
        pieces::{self, Columns, Field, Search, Tile, Weight},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{bulletin::Force, hall::Role, item::content::ServiceTarget, name::DepartmentId};
use store::views::{bulletins, figures, items::Subject};

/// Subjects of a kind and departments shown on the first page; the rest are a click away.
const SHOWN: usize = 12;
/// Pinned bulletins shown at most, and the newest of the others.
const PINNED: u32 = 3;
const NEWEST: u32 = 3;

/// `GET /`
pub async fn show(visit: Visit) -> Result<Response, Response> {
    body(&visit)
        .await
        .map_err(|failure| visit.fail(&failure))
        .map(|body| visit.page(Room::Portal, visit.lang().home_title(), &[], body))
}

async fn body(visit: &Visit) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let ways = visit.front.finder.ways(db).await?;
    let subjects = ways.themes();
    let today = figures::of_day(db, visit.front.office.now().day()).await?;
    let suggestions: Vec<&str> = subjects.iter().take(40).map(|known| subject(lang, &known.name)).collect();
    let search = Search {
        action: "/items",
        name: "q",
        label: lang.home_question(),
        example: lang.home_example(),
        value: "",
        suggestions: &suggestions,
        large: true,
        keep: &[],
    };
    let told = told(visit).await?;
    let find = html! {
        (told)
        (topics(lang, "life", lang.home_life(), &subjects, "life_event"))
        (topics(lang, "person", lang.home_person(), &subjects, "person"))
        (topics(lang, "legal", lang.home_legal(), &subjects, "legal"))
        (departments(visit, &ways))
        (more_ways(visit, &ways))
    };
    let side = html! {
        (pieces::panel("track", lang.home_track(), track(visit)))
        (pieces::panel("hours", lang.home_hours(), hours::of_today(visit)))
    };
    Ok(html! {
        h1 class="unseen" { (lang.pick(&visit.hall.name, &visit.hall.name_en)) }
        (search.show(lang))
        (pieces::columns(Columns::MainAndSide, &[find, side]))
        (pieces::panel("today", lang.home_today(), tiles(visit, &today)))
    })
}

/// What the hall tells everybody: what is pinned and in force first, then the newest.
async fn told(visit: &Visit) -> Result<Markup, Failure> {
    let (lang, db) = (visit.lang(), visit.front.store.db());
    let today = news::today(visit);
    let pinned = bulletins::Filter {
        pinned: true,
        standing: true,
        force: Some((Force::InForce, today)),
        ..bulletins::Filter::default()
    };
    let mut shown = bulletins::page(db, &pinned, PINNED).await?;
    let newest = bulletins::Filter { standing: true, ..bulletins::Filter::default() };
    // Some of the newest may be pinned, and what is over is no news.
    let newest = bulletins::page(db, &newest, NEWEST + PINNED).await?;
    let others: Vec<_> = newest
        .into_iter()
        .filter(|row| !shown.iter().any(|known| known.id == row.id) && row.force(today) != Force::Over)
        .take(NEWEST as usize)
        .collect();
    shown.extend(others);
    Ok(html! {
        @if !shown.is_empty() {
            (pieces::panel("news", lang.news_home(), html! {
                (news::short(visit, &shown))
                p { a href="/news" { (lang.news_home_all()) } }
            }))
        }
    })
}

fn topics(lang: Lang, id: &str, title: &str, subjects: &[Subject], kind: &str) -> Markup {
    let of_kind: Vec<&Subject> = subjects.iter().filter(|subject| subject.kind == kind).collect();
    let (first, more) = of_kind.split_at(of_kind.len().min(SHOWN));
    html! {
        @if !of_kind.is_empty() {
            (pieces::panel(id, title, html! {
                (links(lang, first))
                @if !more.is_empty() {
                    details { summary { (lang.home_more_topics(more.len())) } (links(lang, more)) }
                }
            }))
        }
    }
}

fn links(lang: Lang, subjects: &[&Subject]) -> Markup {
    html! { ul class="topics" { @for known in subjects { li {
        a href=(address("/items", &[("subject", &known.name)])) { (subject(lang, &known.name)) }
    } } } }
}

fn departments(visit: &Visit, ways: &Ways) -> Markup {
    let lang = visit.lang();
    let mut busiest: Vec<(&String, i64)> =
        ways.departments.iter().map(|(id, items)| (id, i64::try_from(*items).unwrap_or(i64::MAX))).collect();
    busiest.sort_by_key(|(_, items)| -items);
    html! {
        (pieces::panel("departments", lang.home_departments(), html! {
            ul class="topics counted" {
                @for (id, items) in busiest.iter().take(SHOWN) {
                    @if let Some(department) = visit.hall.departments.get(&DepartmentId::from(id.as_str())) {
                        li { a href=(address("/items", &[("department", id)])) {
                            (lang.pick(&department.name, &department.name_en)) " "
                            small { (lang.home_items_count(*items)) }
                        } }
                    }
                }
            }
            p { a href="/items" { (lang.home_all_items()) } }
        }))
    }
}

/// By kind, by level of government, and for whom.
fn more_ways(visit: &Visit, ways: &Ways) -> Markup {
    let lang = visit.lang();
    let kinds = ways.kinds.iter().map(|(it, n)| ("kind", codes::word(it), law::item_kind(lang, *it), *n));
    let levels =
        ways.levels.iter().map(|(it, n)| ("level", codes::word(it), codes::use_level(lang, *it), *n));
    let targets = ways.of_kind("target").into_iter().filter_map(|(word, n)| {
        let target: ServiceTarget = filter::coded(word)?;
        Some(("target", word.to_owned(), codes::service_target(lang, target), n))
    });
    html! {
        (pieces::panel("ways", lang.ways_home_more(), html! {
            ul class="topics counted" {
                @for (name, word, label, items) in targets.chain(kinds).chain(levels) {
                    li { a href=(address("/items", &[(name, &word)])) {
                        (label) " " small { (lang.home_items_count(i64::try_from(items).unwrap_or(i64::MAX))) }
                    } }
                }
            }
        }))
    }
}

fn track(visit: &Visit) -> Markup {
    let lang = visit.lang();
    html! {
        @if visit.has(Role::Citizen) { p { (pieces::main_link("/my", lang.home_my())) } }
        (pieces::post("/track", visit.tokens(&visit.act()), None, html! {
            (Field::code("number", lang.track_number()).show(lang, &Form::empty()))
            (Field::code("code", lang.track_code()).show(lang, &Form::empty()))
            (pieces::buttons(&[pieces::submit(Weight::Side, lang.home_track_go())]))
        }))
    }
}

fn tiles(visit: &Visit, today: &figures::Figures) -> Markup {
    let lang = visit.lang();
    let in_time = today.get("decided_in_time");
    let decided = in_time + today.get("decided_late");
    let share = if decided > 0 { pieces::per_mille(in_time * 1000 / decided) } else { "—".to_owned() };
    let share_of =
        if decided > 0 { lang.home_on_time_more(decided) } else { lang.home_none_yet().to_owned() };
    let (open, received, completed) = (
        pieces::count(today.get("open")),
        pieces::count(today.get("received")),
        pieces::count(today.get("completed")),
    );
    let tile = |label, figure, definition| Tile { label, figure, definition, href: None, light: None };
    pieces::tiles(&[
        tile(lang.home_waiting(), &open, lang.home_waiting_more()),
        tile(lang.home_received(), &received, lang.home_received_more()),
        tile(lang.home_completed(), &completed, lang.home_completed_more()),
        tile(lang.home_on_time(), &share, &share_of),
    ])
}
