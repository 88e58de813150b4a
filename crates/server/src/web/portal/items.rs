//! `/items`: what the hall does, to browse and to search. The search forgives; a list that is empty says what to try.
//!
//! Suspended and cancelled items stay visible with their state, drafts are never shown (I-06). Pages are cut by the
//! last name seen, so that no page grows slower than the first.

use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes, law, subject},
    visitor::Visit,
    wanted::wanted,
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Condition, Field, Link, Search, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{item::ItemState, name::DepartmentId};
use store::views::items::{self, Filter, ItemRow, Subject};

/// Rows of a page.
const PAGE: u32 = 30;
/// What the public may see.
const VISIBLE: [ItemState; 3] = [ItemState::Published, ItemState::Suspended, ItemState::Cancelled];

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
    let subjects = items::published_subjects(visit.front.store.db()).await?;
    let suggestions: Vec<&str> = subjects.iter().take(40).map(|known| subject(lang, &known.name)).collect();
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
        browse(visit, form, &subjects).await?
    } else {
        found(visit, query, &subjects).await?
    };
    Ok(html! {
        (pieces::heading(lang.items_title(), Some(lang.items_lead()), html! {}))
        (search.show(lang))
        (list)
    })
}

async fn found(visit: &Visit, query: &str, subjects: &[Subject]) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let rows = items::search(visit.front.store.db(), &wanted(query), &VISIBLE, PAGE).await?;
    let shown: String = query.chars().take(40).collect();
    let empty = html! {
        (pieces::nothing(&lang.items_nothing(&shown), lang.items_nothing_more(),
            &[Link::new("/items", lang.items_all())]))
        (suggest(lang, subjects))
    };
    Ok(html! {
        @if !rows.is_empty() { p class="quiet" { (lang.items_found(&shown)) } }
        (table(visit, &rows, empty, None, None))
    })
}

/// Subjects to choose from where nothing was found.
fn suggest(lang: Lang, subjects: &[Subject]) -> Markup {
    html! {
        ul class="topics" { @for known in subjects.iter().filter(|known| known.kind == "life_event") { li {
            a href=(address("/items", &[("subject", &known.name)])) { (subject(lang, &known.name)) }
        } } }
    }
}

async fn browse(visit: &Visit, form: &Form, subjects: &[Subject]) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let (department, subject) = (form.text("department"), form.text("subject"));
    let after = form.given("name").zip(form.given("code"));
    let filter = Filter {
        states: VISIBLE.to_vec(),
        department: form.given("department").map(str::to_owned),
        subject: form.given("subject").map(str::to_owned),
        latest_state: None,
        after: after.map(|(name, code)| (name.to_owned(), code.to_owned())),
    };
    // One row more than is shown tells whether there is another page.
    let mut rows = items::page(visit.front.store.db(), &filter, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let keep = [("department", department), ("subject", subject)];
    let next = rows.last().filter(|_| more).map(|last| {
        let key = [keep[0], keep[1], ("name", last.name.as_str()), ("code", last.code.as_str())];
        address("/items", &key)
    });
    let first = after.map(|_| address("/items", &keep));
    let empty = pieces::nothing(
        lang.items_empty(),
        lang.items_empty_more(),
        &[Link::new("/items", lang.items_all())],
    );
    Ok(html! {
        (filter_bar(visit, form, subjects))
        (table(visit, &rows, empty, next.as_deref(), first.as_deref()))
    })
}

fn filter_bar(visit: &Visit, form: &Form, subjects: &[Subject]) -> Markup {
    let lang = visit.lang();
    let departments: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|department| {
            Choice::new(department.id.as_str(), lang.pick(&department.name, &department.name_en))
        })
        .collect();
    let mut named: Vec<&str> = subjects.iter().map(|subject| subject.name.as_str()).collect();
    named.sort_unstable();
    named.dedup();
    let named: Vec<Choice<'_>> =
        named.into_iter().map(|name| Choice::new(name, subject(lang, name))).collect();
    let fields = [
        Field::select("department", lang.items_department(), &departments).show(lang, form),
        Field::select("subject", lang.items_subject(), &named).show(lang, form),
    ];
    let (department, theme) = (form.text("department"), form.text("subject"));
    let chosen = departments.iter().find(|choice| choice.value == department).map_or(department, |c| c.label);
    let labels = [
        (department, format!("{}：{chosen}", lang.items_department()), [("subject", theme)]),
        (theme, format!("{}：{}", lang.items_subject(), subject(lang, theme)), [("department", department)]),
    ];
    let without: Vec<(String, String)> = labels
        .into_iter()
        .filter(|(value, ..)| !value.is_empty())
        .map(|(_, label, others)| (label, address("/items", &others)))
        .collect();
    let in_force: Vec<Condition<'_>> =
        without.iter().map(|(label, without)| Condition { label, without }).collect();
    pieces::filter_bar(lang, "/items", &fields, &in_force, &[])
}

fn table(visit: &Visit, rows: &[ItemRow], empty: Markup, next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.items_name()),
        Column::new(lang.items_department()),
        Column::new(lang.items_time()),
        Column::number(lang.items_visits()),
        Column::new(lang.items_fee()),
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
    vec![
        html! {
            a href={ "/items/" (row.code) } { (lang.pick(&row.name, &row.name_en)) }
            (state(lang, row))
        },
        html! { (department) },
        html! { (time) },
        html! { (row.visits) },
        html! { @if row.free { (lang.guide_free()) } @else { (lang.guide_paid()) } },
    ]
}

/// Whatever is not open says so, with the reason.
fn state(lang: Lang, row: &ItemRow) -> Markup {
    let word = law::item_state(lang, row.state);
    html! {
        @match row.state {
            ItemState::Suspended => { " " (pieces::tag(Tone::Warning, word)) p class="hint" { (row.reason) } }
            ItemState::Cancelled => { " " (pieces::tag(Tone::Bad, word)) p class="hint" { (row.reason) } }
            ItemState::Published | ItemState::Draft => {}
        }
    }
}
