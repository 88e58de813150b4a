//! `/manage`: what waits for whoever keeps the catalogue: drafts to review, reviewed versions to publish, items whose
//! acceptance is suspended.

use super::{department, items::item_address};
use crate::{
    form::address,
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Columns, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    hall::Role,
    item::{ItemState, VersionState},
};
use store::{
    StoreError,
    views::items::{self, Filter, ItemRow},
};

/// Items named before one goes to the list.
const NAMED: u32 = 10;

/// `GET /manage`
pub(super) async fn show(keeper: Housekeeper) -> Result<Response, Response> {
    let lang = keeper.lang();
    let of = |latest_state: Option<VersionState>, states: Vec<ItemState>| Filter {
        latest_state,
        states,
        ..Filter::default()
    };
    let fail = |error: StoreError| keeper.fail(&error.into());
    let db = keeper.front.store.db();
    let alive = vec![ItemState::Draft, ItemState::Listed, ItemState::Published, ItemState::Suspended];
    let to_review =
        items::page(db, &of(Some(VersionState::Draft), alive.clone()), NAMED + 1).await.map_err(fail)?;
    let to_publish =
        items::page(db, &of(Some(VersionState::Reviewed), alive), NAMED + 1).await.map_err(fail)?;
    let suspended = items::page(db, &of(None, vec![ItemState::Suspended]), NAMED + 1).await.map_err(fail)?;
    let bulletins = super::news::waiting(&keeper).await.map_err(fail)?;
    let acts = html! {
        @if keeper.has(Role::DepartmentEditor) || keeper.has(Role::HallManager) {
            (pieces::main_link("/manage/new", lang.manage_new_item()))
        }
        @if keeper.has(Role::SystemAdministrator) {
            (pieces::side_link("/manage/errands", lang.errands_title()))
        }
    };
    let body = html! {
        (pieces::heading(lang.manage_title(), Some(lang.manage_lead()), acts))
        @if keeper.has(Role::HallManager) && keeper.hall.posts.is_empty() {
            (pieces::notice(Tone::Action, lang.manage_begin(), html! {
                a href="/manage/hall" { (lang.manage_nav_hall()) }
            }))
        }
        (pieces::columns(Columns::Thirds, &[
            pieces::panel("review", lang.manage_to_review(), list(&keeper, &to_review, ("latest", "draft"))),
            pieces::panel("publish", lang.manage_to_publish(), list(&keeper, &to_publish, ("latest", "reviewed"))),
            pieces::panel("suspended", lang.manage_suspended(), list(&keeper, &suspended, ("state", "suspended"))),
        ]))
        (pieces::panel("news", lang.news_manage_title(), bulletins))
    };
    Ok(keeper.page(Room::Manage, lang.manage_title(), &[], body))
}

fn list(visit: &Visit, rows: &[ItemRow], filter: (&str, &str)) -> Markup {
    let lang = visit.lang();
    html! {
        @if rows.is_empty() { p class="quiet" { (lang.manage_nothing()) } }
        @else {
            ul { @for row in rows.iter().take(NAMED as usize) {
                li {
                    a href=(item_address(&row.code)) { (lang.pick(&row.name, &row.name_en)) } " "
                    span class="quiet" { (department(lang, &visit.hall, &row.department)) }
                }
            } }
            @if rows.len() > NAMED as usize {
                p { a href=(address("/manage/items", &[filter])) { (lang.manage_see_all()) } }
            }
        }
    }
}
