//! `/manage/items`: the catalogue as its keepers see it, drafts included, by state, department and how far the latest
//! version has come, or by any word.

use super::{
    PAGE, department, home, quality,
    whose::{ALL_DEPARTMENTS, asked_of, only_own},
};
use crate::{
    form::{Form, address, segment},
    text::{codes, law},
    visitor::{Editor, Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Search, Table},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    hall::Role,
    item::{ItemState, VersionState},
};
use std::collections::BTreeMap;
use store::{
    StoreError,
    views::items::{self, Filter, ItemRow},
};

const STATES: [(&str, ItemState); 5] = [
    ("draft", ItemState::Draft),
    ("listed", ItemState::Listed),
    ("published", ItemState::Published),
    ("suspended", ItemState::Suspended),
    ("cancelled", ItemState::Cancelled),
];
/// How far the latest version has come, and whether the draft lacks something.
const LATEST: [(&str, VersionState, Option<bool>); 6] = [
    ("draft", VersionState::Draft, None),
    ("lacking", VersionState::Draft, Some(false)),
    ("complete", VersionState::Draft, Some(true)),
    ("returned", VersionState::Returned, None),
    ("reviewed", VersionState::Reviewed, None),
    ("published", VersionState::Published, None),
];

/// The address of an item in this room.
pub(super) fn item_address(code: &str) -> String {
    format!("/manage/items/{}", segment(code))
}

/// `GET /manage/items`
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let of = asked_of(&keeper, &form);
    let mut rows = read(&keeper, &form, of.as_deref()).await.map_err(|error| keeper.fail(&error.into()))?;
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let complete = store::views::quality::complete(keeper.front.store.db(), &codes).await;
    let complete = complete.map_err(|error| keeper.fail(&error.into()))?;
    let searched = form.given("q").is_some();
    let more = !searched && rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let kept = if searched { "" } else { of.as_deref().unwrap_or(ALL_DEPARTMENTS) };
    let [q, state, latest] = ["q", "state", "latest"].map(|name| (name, form.text(name)));
    let keep = [q, state, ("department", kept), latest];
    let first = address("/manage/items", &keep);
    let next = rows.last().filter(|_| more).map(|last| {
        let mut pairs = keep.to_vec();
        pairs.extend([("name", last.name.as_str()), ("code", last.code.as_str())]);
        address("/manage/items", &pairs)
    });
    let is_first = form.given("code").is_none();
    let body = html! {
        (pieces::heading(lang.manage_nav_items(), Some(lang.manage_items_lead()), html! {
            @if Editor::ROLES.iter().any(|role| keeper.has(*role)) {
                (pieces::side_link("/manage/table", lang.table_title()))
            }
            (pieces::side_link("/manage/quality", lang.quality_title()))
            (pieces::side_link("/manage/base", lang.base_title()))
            @if keeper.has(Role::HallManager) { (pieces::side_link("/manage/words", lang.words_title())) }
        }))
        (Search {
            action: "/manage/items", name: "q", label: lang.manage_search(), example: "", value: form.text("q"),
            suggestions: &[], large: false, keep: &[],
        }.show(lang))
        (filters(&keeper, &form, of.as_deref()))
        (only_own(lang, &form, "/manage/items", of.as_deref()))
        (table(&keeper, &rows, &complete, next.as_deref(), (!is_first).then_some(first.as_str())))
    };
    Ok(keeper.page(Room::Manage, lang.manage_nav_items(), &[home(lang)], body))
}

async fn read(visit: &Visit, form: &Form, of: Option<&str>) -> Result<Vec<ItemRow>, StoreError> {
    let db = visit.front.store.db();
    let state = STATES.iter().find(|(word, _)| *word == form.text("state")).map(|(_, state)| *state);
    if let Some(words) = form.given("q") {
        let states =
            state.map_or_else(|| STATES.iter().map(|(_, state)| *state).collect(), |state| vec![state]);
        // A whole code finds its item, whatever the words of the others are.
        if let Some(found) = items::one(db, words).await? {
            return Ok(vec![found]);
        }
        return visit.front.finder.search(db, words, &states, PAGE).await;
    }
    let latest = LATEST.iter().find(|(word, ..)| *word == form.text("latest"));
    let after = form.given("code").map(|code| (form.text("name").to_owned(), code.to_owned()));
    let filter = Filter {
        states: state.into_iter().collect(),
        department: of.map(str::to_owned),
        latest_state: latest.map(|(_, state, _)| *state),
        sound: latest.and_then(|(_, _, sound)| *sound),
        after,
        ..Filter::default()
    };
    items::page(db, &filter, PAGE + 1).await
}

fn filters(visit: &Visit, form: &Form, of: Option<&str>) -> Markup {
    let lang = visit.lang();
    let form = &form.clone().with("department", of.unwrap_or_default());
    let states = STATES.map(|(word, state)| Choice::new(word, law::item_state(lang, state)));
    let latest = LATEST.map(|(word, state, sound)| {
        let words = match sound {
            None => law::version_state(lang, state),
            Some(true) => lang.draft_complete(),
            Some(false) => lang.draft_lacking(),
        };
        Choice::new(word, words)
    });
    let departments: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en)))
        .collect();
    pieces::filter_bar(
        lang,
        "/manage/items",
        &[
            Field::select("state", lang.manage_state(), &states).show(lang, form),
            Field::select("department", lang.manage_department(), &departments).show(lang, form),
            Field::select("latest", lang.manage_latest(), &latest).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn table(
    visit: &Visit,
    rows: &[ItemRow],
    complete: &BTreeMap<String, (u32, u32)>,
    next: Option<&str>,
    first: Option<&str>,
) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.manage_item()),
        Column::new(lang.manage_department()),
        Column::new(lang.manage_state()),
        Column::new(lang.manage_promised()),
        Column::new(lang.quality_complete()),
    ];
    let rows = rows
        .iter()
        .map(|row| {
            let latest = law::version_state(lang, row.latest_state);
            vec![
                html! {
                    a href=(item_address(&row.code)) { (lang.pick(&row.name, &row.name_en)) }
                    small class="under quiet" { (row.code) }
                },
                html! { (department(lang, &visit.hall, &row.department)) },
                html! {
                    span class="whole" { (law::item_state(lang, row.state)) }
                    small class="under quiet whole" { (lang.manage_version(row.latest)) " " (latest) }
                    @if row.faults > 0 { " " span class="tag warning" { "▲ " (lang.draft_lacks(row.faults)) } }
                },
                html! { @if let Some(limit) = row.promised { (codes::limit(lang, limit)) } @else { "—" } },
                html! { (quality::complete(lang, complete.get(&row.code))) },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_nav_items(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.manage_no_items(), lang.manage_no_items_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}
