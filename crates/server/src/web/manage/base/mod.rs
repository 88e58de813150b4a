//! `/manage/base`: the list of the level above (I-01): its editions, what one that was handed in would change, and how the
//! items of the hall stand to the list in force (I-03). Everybody who keeps house reads it; the hall manager loads it.

mod compare;
mod look;
mod panel;
mod withdraw;

pub(super) use panel::panel;

use super::{home, table::handed_in};
use crate::{
    base_list::{self, Comparison, EDITIONS_MAX, reading},
    failure::Failure,
    form::{Form, address},
    front::Shared,
    people::Names,
    text::{Lang, Message, table_fault},
    visitor::{Housekeeper, Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table, Tone, Weight},
    },
};
use axum::{
    Router,
    extract::Multipart,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use maud::{Markup, html};
use rules::{dossier::SYSTEM, hall::Role};
use store::views::base::{self, EditionRow};

/// The address of this page.
const ADDRESS: &str = "/manage/base";

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/manage/base", get(show).post(take)) // housekeepers; the hall manager hands in
        .route("/manage/base/look/{id}", get(look::show).post(look::load)) // hall manager
        .route("/manage/base/withdraw", get(withdraw::ask).post(withdraw::withdraw)) // hall manager
        .route("/manage/base/compare", get(compare::show)) // housekeepers
        .route("/manage/base/compare/csv", get(compare::csv)) // housekeepers
        .route("/manage/base/compare/xlsx", get(compare::xlsx)) // housekeepers
}

/// `GET /manage/base`
async fn show(keeper: Housekeeper) -> Result<Response, Response> {
    page(&keeper, StatusCode::OK, &Form::empty()).await.map_err(|failure| keeper.fail(&failure))
}

/// `POST /manage/base`: a list is handed in. It is read and shown; nothing changes yet.
async fn take(manager: Manager, parts: Multipart) -> Result<Response, Response> {
    take_in(&manager, parts).await.map_err(|failure| manager.fail(&failure))
}

async fn take_in(visit: &Manager, parts: Multipart) -> Result<Response, Failure> {
    let (mut form, table) = handed_in(visit, parts).await?;
    if let Some((name, bytes)) = table.filter(|_| form.is_sound()) {
        // Taking a large file apart takes a while: not where others wait.
        let read = tokio::task::spawn_blocking(move || reading::read(&name, &bytes)).await;
        match read.map_err(|error| Failure::Ours(error.to_string()))? {
            Ok(read) => {
                let id = look::lay_down(visit, &read).await?;
                return Ok(Redirect::to(&look::address_of(&id)).into_response());
            }
            Err(fault) => form.refuse("table", Message::both(|lang| table_fault(lang, &fault))),
        }
    }
    if form.is_sound() {
        form.refuse("table", Message::both(Lang::base_file_needed));
    }
    page(visit, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

async fn page(visit: &Visit, status: StatusCode, form: &Form) -> Result<Response, Failure> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let editions = base::editions(db, EDITIONS_MAX).await?;
    let names =
        Names::of(&visit.front.store, editions.iter().map(|edition| edition.loaded_by.as_str())).await?;
    let now = base_list::comparison(&visit.front, &visit.hall).await?;
    let acts = html! {
        @if now.edition().is_some() { (pieces::main_link("/manage/base/compare", lang.base_compare())) }
    };
    let body = html! {
        (pieces::heading(lang.base_title(), Some(lang.base_lead()), acts))
        (pieces::error_summary(lang, form))
        (pieces::panel("now", lang.base_in_force(), in_force(lang, &now)))
        @if visit.has(Role::HallManager) {
            (pieces::panel("load", lang.base_load(), handing_in(visit, form)))
        }
        @if !editions.is_empty() {
            (pieces::panel("editions", lang.base_editions(), list(visit, &editions, &names, &now)))
        }
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items())];
    Ok(visit.page_with(status, Room::Manage, lang.base_title(), &trail, body))
}

fn in_force(lang: Lang, now: &Comparison) -> Markup {
    let Some(edition) = now.edition() else {
        return pieces::nothing(lang.base_none(), lang.base_none_more(), &[]);
    };
    html! {
        (pieces::summary(lang, &[
            Fact::new(lang.base_name(), &edition.head.name),
            Fact::new(lang.base_issued_by(), &edition.head.issued_by),
            Fact::new(lang.base_effective(), &pieces::full_day_text(lang, edition.head.effective_on)),
            Fact::new(lang.base_entries(), &edition.entries.to_string()),
        ]))
        (counts(lang, now))
    }
}

/// How many stand in each way, each leading to its list.
fn counts(lang: Lang, now: &Comparison) -> Markup {
    html! {
        ul { @for (standing, count) in now.counts() { li {
            @let word = crate::text::codes::word(&standing);
            a href=(address("/manage/base/compare", &[("standing", &word)])) { (lang.base_stands(standing)) }
            "：" strong { (count) }
        } } }
    }
}

fn handing_in(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let id = pieces::field_id("table");
    let wrong = form.error("table");
    html! {
        p { (lang.base_load_lead()) }
        (pieces::post_files(ADDRESS, visit.tokens(&visit.act()), None, html! {
            div class=(if wrong.is_some() { "field wrong" } else { "field" }) {
                label for=(id) { (lang.base_file()) }
                @if let Some(why) = wrong {
                    p class="error" id={ (id) "-error" } { span aria-hidden="true" { "■ " } (why.text(lang)) }
                }
                input type="file" id=(id) name="table" accept=".xlsx,.csv,.txt,.toml"
                    aria-describedby=[wrong.map(|_| format!("{id}-error"))] required;
            }
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.base_look())]))
        }))
    }
}

fn list(visit: &Visit, editions: &[EditionRow], names: &Names, now: &Comparison) -> Markup {
    let lang = visit.lang();
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let in_force = now.edition().map(|edition| edition.head.number.as_str());
    let columns = [
        Column::new(lang.base_edition()),
        Column::new(lang.base_effective()),
        Column::number(lang.base_entries()),
        Column::new(lang.base_state()),
        Column::new(lang.base_loaded()),
    ];
    let row = |edition: &EditionRow| {
        let head = &edition.head;
        let withdraw = address("/manage/base/withdraw", &[("number", &head.number)]);
        let (tone, state) = if !edition.withdrawn.is_empty() {
            (Tone::Quiet, lang.base_state_withdrawn())
        } else if in_force == Some(&*head.number) {
            (Tone::Good, lang.base_state_now())
        } else if head.effective_on > today {
            (Tone::Warning, lang.base_state_later())
        } else {
            (Tone::Quiet, lang.base_state_past())
        };
        vec![
            html! { (head.name) " " span class="quiet" { (head.number) " · " (head.issued_by) } },
            pieces::full_day(lang, head.effective_on),
            html! { (edition.entries) },
            html! {
                (pieces::tag(tone, state)) " " (edition.withdrawn)
                @if edition.withdrawn.is_empty() && visit.has(Role::HallManager) {
                    " " a href=(withdraw) { (lang.base_withdraw()) span class="unseen" { " " (head.number) } }
                }
            },
            html! {
                (pieces::moment(lang, edition.loaded_at)) " "
                (if edition.loaded_by == SYSTEM { lang.manage_system() } else { names.get(&edition.loaded_by) })
            },
        ]
    };
    Table {
        caption: lang.base_editions(),
        columns: &columns,
        rows: editions.iter().map(row).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
