//! `/manage`: what waits for whoever keeps the catalogue: drafts that were sent back, drafts to review, those that still
//! lack something, reviewed versions to publish, items whose acceptance is suspended.

use super::{department, edit::departments, items::item_address};
use crate::{
    form::{Form, address},
    visitor::{Housekeeper, Visit},
    web::{
        awaited,
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
pub(super) async fn show(keeper: Housekeeper, asked: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let waiting = Waiting::of(&keeper).await.map_err(|error: StoreError| keeper.fail(&error.into()))?;
    // An editor is told of their own drafts; hall and legal office of everybody's.
    let returned = if waiting.own { lang.draft_returned_to_me() } else { lang.draft_returned_all() };
    let more = |word: &str| -> Vec<(&str, String)> {
        let mut pairs = vec![("latest", word.to_owned())];
        pairs.extend(waiting.department.clone().map(|of| ("department", of)));
        pairs
    };
    let told = awaited::told(&keeper, &keeper.me.person).await.map_err(|error| keeper.fail(&error.into()))?;
    let bulletins = super::news::waiting(&keeper).await.map_err(|error| keeper.fail(&error.into()))?;
    let acts = html! {
        @if keeper.has(Role::DepartmentEditor) || keeper.has(Role::HallManager) {
            (pieces::main_link("/manage/new", lang.manage_new_item()))
        }
        @if keeper.has(Role::SystemAdministrator) {
            (pieces::side_link("/manage/errands", lang.errands_title()))
        }
    };
    let body = html! {
        (told)
        (pieces::heading(lang.manage_title(), Some(lang.manage_lead()), acts))
        @if asked.text("done") == "discard" { (pieces::notice(Tone::Good, lang.draft_discarded(), html! {})) }
        @if keeper.has(Role::HallManager) && keeper.hall.posts.is_empty() {
            (pieces::notice(Tone::Action, lang.manage_begin(), html! {
                a href="/manage/hall" { (lang.manage_nav_hall()) }
            }))
        }
        (pieces::columns(Columns::Thirds, &[
            pieces::panel("returned", returned, list(&keeper, &waiting.returned, &more("returned"))),
            pieces::panel("review", lang.draft_complete(), list(&keeper, &waiting.to_review, &[("latest", "complete".to_owned())])),
            pieces::panel("lacking", lang.draft_lacking(), list(&keeper, &waiting.lacking, &more("lacking"))),
        ]))
        (pieces::columns(Columns::Halves, &[
            pieces::panel("publish", lang.manage_to_publish(), list(&keeper, &waiting.to_publish, &[("latest", "reviewed".to_owned())])),
            pieces::panel("suspended", lang.manage_suspended(), list(&keeper, &waiting.suspended, &[("state", "suspended".to_owned())])),
        ]))
        (pieces::panel("news", lang.news_manage_title(), bulletins))
    };
    Ok(keeper.page(Room::Manage, lang.manage_title(), &[], body))
}

/// What waits, each list by name.
struct Waiting {
    /// Whether what is sent back or lacks something is that of the visitor's own department.
    own: bool,
    department: Option<String>,
    returned: Vec<ItemRow>,
    to_review: Vec<ItemRow>,
    lacking: Vec<ItemRow>,
    to_publish: Vec<ItemRow>,
    suspended: Vec<ItemRow>,
}

impl Waiting {
    async fn of(keeper: &Housekeeper) -> Result<Waiting, StoreError> {
        let db = keeper.front.store.db();
        let reads_all = keeper.has(Role::HallManager) || !keeper.has(Role::DepartmentEditor);
        let department = departments(keeper).into_iter().next().map(|(id, _)| id).filter(|_| !reads_all);
        let alive = vec![ItemState::Draft, ItemState::Listed, ItemState::Published, ItemState::Suspended];
        let of = |latest_state, sound| Filter {
            latest_state: Some(latest_state),
            states: alive.clone(),
            sound,
            ..Filter::default()
        };
        let mine = |filter: Filter| Filter { department: department.clone(), ..filter };
        let suspended = Filter { states: vec![ItemState::Suspended], ..Filter::default() };
        let most = NAMED + 1;
        Ok(Waiting {
            own: department.is_some(),
            returned: items::page(db, &mine(of(VersionState::Returned, None)), most).await?,
            to_review: items::page(db, &of(VersionState::Draft, Some(true)), most).await?,
            lacking: items::page(db, &mine(of(VersionState::Draft, Some(false))), most).await?,
            to_publish: items::page(db, &of(VersionState::Reviewed, None), most).await?,
            suspended: items::page(db, &suspended, most).await?,
            department,
        })
    }
}

fn list(visit: &Visit, rows: &[ItemRow], filter: &[(&str, String)]) -> Markup {
    let lang = visit.lang();
    let filter: Vec<(&str, &str)> = filter.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        @if rows.is_empty() { p class="quiet" { (lang.manage_nothing()) } }
        @else {
            ul { @for row in rows.iter().take(NAMED as usize) {
                li {
                    a href=(item_address(&row.code)) { (lang.pick(&row.name, &row.name_en)) } " "
                    span class="quiet" { (department(lang, &visit.hall, &row.department)) }
                    @if row.faults > 0 { " " span class="tag warning" { "▲ " (lang.draft_lacks(row.faults)) } }
                }
            } }
            @if rows.len() > NAMED as usize {
                p { a href=(address("/manage/items", &filter)) { (lang.manage_see_all()) } }
            }
        }
    }
}
