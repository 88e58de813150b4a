//! `/counter` 窗口首页: what must I do now, what is about to be late; find the item of whoever stands at the window.
//!
//! Reads the queue of my posts (the comprehensive window sees receipt and acceptance of every department, K-09), the
//! items that match what was typed, and today's counters. Changes nothing.

use crate::{
    failure::Failure,
    form::Form,
    people::{self, Names},
    text::{Lang, codes, law},
    visitor::Deliverer,
    web::{
        awaited,
        frame::Room,
        pieces::{self, Column, Columns, Search, Table, Tile},
        why::due_moment,
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    hall::Role,
    item::{ItemState, content::CaseKind},
    name::ItemCode,
};
use store::views::{
    cases::{self, DELIVERY, INTAKE, Task},
    figures::{self, Figures},
    items::ItemRow,
};

/// Items shown for a search, and for a case number typed into the same box.
const FOUND_MAX: u32 = 12;
/// Rows of the queue on the page.
const QUEUE_MAX: u32 = 100;

/// `GET /counter`
pub(super) async fn show(clerk: Deliverer, asked: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let lang = clerk.lang();
    let db = clerk.front.store.db();
    let typed = asked.text("q");
    let found = match typed {
        "" => Vec::new(),
        typed => clerk
            .front
            .finder
            .search(db, typed, &[ItemState::Published], FOUND_MAX)
            .await
            .map_err(|error| fail(error.into()))?,
    };
    let case = match typed {
        "" => None,
        typed => cases::one(db, &number_in(typed)).await.map_err(|error| fail(error.into()))?,
    };
    let queue = queue(&clerk).await.map_err(fail)?;
    let today = clerk.front.office.now().day();
    let figures = figures::of_day(db, today).await.map_err(|error| fail(error.into()))?;
    let awaited = awaited::notices(&clerk, &clerk.me.person).await.map_err(|error| fail(error.into()))?;
    let body = html! {
        (awaited)
        (pieces::heading(lang.counter_title(), Some(lang.counter_lead()), html! {}))
        (Search {
            action: "/counter",
            name: "q",
            label: lang.counter_find(),
            example: lang.counter_find_example(),
            value: typed,
            suggestions: &[],
            large: true,
            keep: &[],
        }.focused(lang))
        @if let Some(case) = case {
            (pieces::notice(pieces::Tone::Action, lang.counter_that_case(), html! {
                a href=(super::open::address(&case.number)) { (pieces::case_number(&case.number)) " · " (lang.pick(&case.item_name, &case.item_name_en)) }
            }))
        }
        @if !typed.is_empty() { (results(&clerk, typed, &found)) }
        (pieces::columns(Columns::MainAndSide, &[
            pieces::panel("queue", lang.counter_queue(), rows(&clerk, &queue).await.map_err(fail)?),
            numbers(lang, &figures, &queue, &clerk),
        ]))
    };
    Ok(clerk.page(Room::Counter, lang.counter_title(), &[], body))
}

/// A case number as people copy it, with blanks between the groups.
fn number_in(typed: &str) -> String {
    typed.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// What waits for my posts. The comprehensive window takes in for every department, so it sees every acceptance post.
async fn queue(clerk: &Deliverer) -> Result<Vec<Task>, Failure> {
    let me = &clerk.me.person;
    let hall = &clerk.hall;
    let comprehensive = hall.sits_at_the_comprehensive_window(me);
    let takes_in = |post: &&rules::hall::Post| comprehensive && post.roles.contains(&Role::WindowClerk);
    let posts: Vec<&str> = hall
        .posts
        .values()
        .filter(|post| post.holders.contains(me) || takes_in(post))
        .map(|post| post.id.as_str())
        .collect();
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let tasks = cases::tasks_of(clerk.front.store.db(), &posts, cases::TASKS_MAX).await?;
    let mine = |task: &Task| {
        let at_window = task.step == INTAKE || task.step == DELIVERY;
        at_window && (task.step == INTAKE || hall.holds(me, &task.post.as_str().into()))
    };
    Ok(tasks.into_iter().filter(mine).take(QUEUE_MAX as usize).collect())
}

fn results(clerk: &Deliverer, typed: &str, found: &[ItemRow]) -> Markup {
    let lang = clerk.lang();
    let may_take = clerk.has(Role::WindowClerk);
    // Whoever sits at a town or village centre takes in what the centre was given (LE1).
    let station = clerk.hall.station_of(&clerk.me.person);
    let takes =
        |row: &ItemRow| station.is_none_or(|station| station.items.contains(&ItemCode(row.code.clone())));
    let department = |row: &ItemRow| {
        let known = clerk.hall.departments.get(&row.department.as_str().into());
        known.map_or("", |known| lang.pick(&known.name, &known.name_en)).to_owned()
    };
    let columns = [
        Column::new(lang.counter_item()),
        Column::new(lang.counter_department()),
        Column::new(lang.counter_kind()),
        Column::new(lang.counter_promised()),
    ];
    let rows = found
        .iter()
        .map(|row| {
            let name = lang.pick(&row.name, &row.name_en);
            vec![
                html! {
                    @if may_take && takes(row) { a href={ "/counter/new/" (row.code) } { (name) } } @else { (name) }
                    @if let Some(station) = station.filter(|_| !takes(row)) {
                        p class="hint" { (lang.stations_not_here(lang.pick(&station.name, &station.name_en))) }
                    }
                },
                html! { (department(row)) },
                html! { (row.case_kind.map_or("", |kind| law::case_kind(lang, kind))) },
                html! { (row.promised.map(|limit| codes::limit(lang, limit)).unwrap_or_default())
                @if row.case_kind == Some(CaseKind::OnTheSpot) { " ✓" } },
            ]
        })
        .collect();
    let table = Table {
        caption: lang.counter_found(),
        columns: &columns,
        rows,
        empty: pieces::nothing(&lang.counter_found_none(typed), lang.counter_found_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    };
    pieces::panel("found", lang.counter_found(), table.show(lang))
}

async fn rows(clerk: &Deliverer, queue: &[Task]) -> Result<Markup, Failure> {
    let lang = clerk.lang();
    let people = queue.iter().map(|task| task.case.applicant.as_str());
    let names = Names::of(&clerk.front.store, people.clone()).await?;
    let bodies = people::bodies(&clerk.front.store, people).await?;
    let now = clerk.front.office.now();
    let columns = [
        Column::new(lang.counter_light()),
        Column::new(lang.counter_item()),
        Column::new(lang.counter_applicant()),
        Column::new(lang.counter_to_do()),
        Column::new(lang.counter_since()),
        Column::new(lang.counter_due()),
    ];
    let rows = queue
        .iter()
        .map(|task| {
            let case = &task.case;
            let step = lang.pick(&task.step_name, &task.step_name_en);
            vec![
                pieces::light(lang, light_of(task, now)),
                html! { a href=(super::open::address(&case.number)) { (lang.pick(&case.item_name, &case.item_name_en)) } },
                html! {
                    @if bodies.contains(&case.applicant) { (names.get(&case.applicant)) }
                    @else { (names.masked(&case.applicant)) }
                },
                html! { (step) },
                pieces::moment_from(lang, task.since, now),
                html! { @if let Some(due) = task.due_at { (due_moment(lang, due, task.provisional, now)) } @else { "—" } },
            ]
        })
        .collect();
    let empty = pieces::nothing(lang.counter_queue_empty(), lang.counter_queue_empty_more(), &[]);
    let caption = lang.counter_queue();
    let table = Table { caption, columns: &columns, rows, empty, next: None, first: None, files: &[] };
    Ok(table.show(lang))
}

/// The light of the window's own part; a case that is late as a whole is late here too.
fn light_of(task: &Task, now: rules::time::Instant) -> rules::clock::Light {
    use rules::clock::Light;
    let from = |mark: Option<rules::time::Instant>| mark.is_some_and(|mark| mark <= now);
    match task.case.light(now) {
        Light::Grave => Light::Grave,
        _ if task.due_at.is_some_and(|due| due < now) => Light::Late,
        Light::Late => Light::Late,
        _ if from(task.remind_at) => Light::DueSoon,
        other => other,
    }
}

fn numbers(lang: Lang, figures: &Figures, queue: &[Task], clerk: &Deliverer) -> Markup {
    let now = clerk.front.office.now();
    let count = |n: i64| pieces::count(n);
    let late = queue.iter().filter(|task| task.due_at.is_some_and(|due| due < now)).count();
    let of = |what: &str| count(figures.get(what));
    let (received, accepted, corrections, completed) =
        (of("received"), of("accepted"), of("corrections"), of("completed"));
    let (waiting, late_figure) =
        (count(i64::try_from(queue.len()).unwrap_or(0)), count(i64::try_from(late).unwrap_or(0)));
    let tile = |label, figure, definition| Tile { label, figure, definition, href: None, light: None };
    pieces::panel(
        "today",
        lang.counter_today(),
        pieces::tiles(&[
            tile(lang.counter_waiting(), &waiting, lang.counter_waiting_means()),
            Tile {
                light: (late > 0).then_some(rules::clock::Light::Late),
                ..tile(lang.counter_late(), &late_figure, lang.counter_late_means())
            },
            tile(lang.counter_received(), &received, lang.counter_received_means()),
            tile(lang.counter_accepted(), &accepted, lang.counter_accepted_means()),
            tile(lang.counter_corrections(), &corrections, lang.counter_corrections_means()),
            tile(lang.counter_completed(), &completed, lang.counter_completed_means()),
        ]),
    )
}
