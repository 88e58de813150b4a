//! `/manage/news`: what waits to be published, what is being worded, and what is published. What has stood longest comes
//! first, since somebody waits for it.

use super::{bulletin_address, home};
use crate::{
    failure::Failure,
    form::{self, Form},
    text::Lang,
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        news,
        pieces::{self, Columns, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{bulletin::PendingState, hall::Role, time::Instant};
use store::{
    StoreError,
    views::bulletins::{self, DraftRow, Filter},
};

/// Drafts shown in one part before a page is turned.
const DRAFTS: u32 = 20;

/// `GET /manage/news`
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let body = body(&keeper, &form).await.map_err(|failure| keeper.fail(&failure))?;
    Ok(keeper.page(Room::Manage, lang.news_manage_title(), &[home(lang)], body))
}

async fn body(visit: &Visit, form: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let waiting = drafts(visit, form, PendingState::Waiting, lang.news_waiting_none()).await?;
    let worded = drafts(visit, form, PendingState::Draft, lang.news_drafts_none()).await?;
    let published = published(visit, form).await?;
    let writes = visit.has(Role::DepartmentEditor) || visit.has(Role::HallManager);
    let acts = html! {
        @if writes { (pieces::main_link("/manage/news/new", lang.news_new())) }
        (pieces::side_link("/news", lang.news_see_public()))
    };
    Ok(html! {
        (pieces::heading(lang.news_manage_title(), Some(lang.news_manage_lead()), acts))
        (pieces::columns(Columns::Halves, &[
            pieces::panel("waiting", lang.news_waiting(), waiting),
            pieces::panel("drafts", lang.news_drafts(), worded),
        ]))
        (pieces::panel("published", lang.news_published_list(), published))
    })
}

/// One part of what is not published, with the way to its next page: the address keeps the other part where it is not.
async fn drafts(visit: &Visit, form: &Form, state: PendingState, none: &str) -> Result<Markup, StoreError> {
    let (lang, part) = (visit.lang(), crate::text::codes::word(&state));
    let at = form.text("at").parse().ok().map(Instant).filter(|_| form.text("part") == part);
    let after = at.map(|at| (at, form.text("id")));
    let db = visit.front.store.db();
    let mut rows = bulletins::drafts(db, state, None, after, DRAFTS + 1).await?;
    let more = rows.len() > DRAFTS as usize;
    rows.truncate(DRAFTS as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let at = last.changed_at.0.to_string();
        form::address("/manage/news", &[("part", &part), ("at", &at), ("id", &last.id)])
    });
    Ok(html! {
        @if rows.is_empty() { p class="quiet" { (none) } }
        @else { ul class="news" { @for row in &rows { (draft(visit, lang, row)) } } }
        @if let Some(next) = next { p { a href=(next) rel="next" { (lang.list_next()) } } }
        @if at.is_some() { p { a href="/manage/news" { (lang.list_first()) } } }
    })
}

fn draft(visit: &Visit, lang: Lang, row: &DraftRow) -> Markup {
    html! { li {
        a href=(bulletin_address(&row.id)) { (lang.pick(&row.title, &row.title_en)) } " "
        (pieces::tag(Tone::Quiet, lang.news_kind(row.kind)))
        @if row.correction { " " (pieces::tag(Tone::Warning, lang.news_correction())) }
        @if row.sent_back { " " (pieces::tag(Tone::Bad, lang.news_sent_back())) }
        " " span class="quiet" { (news::department(visit, &row.department)) " · " (pieces::moment(lang, row.changed_at)) }
    } }
}

async fn published(visit: &Visit, form: &Form) -> Result<Markup, StoreError> {
    let (lang, today) = (visit.lang(), news::today(visit));
    let before = form.date("day").zip(form.given("id").map(str::to_owned));
    let turned = before.is_some();
    let filter = Filter { before, ..Filter::default() };
    let page = super::super::PAGE;
    let mut rows = bulletins::page(visit.front.store.db(), &filter, page + 1).await?;
    let more = rows.len() > page as usize;
    rows.truncate(page as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let day = last.issued_on.to_string();
        form::address("/manage/news", &[("day", &day), ("id", &last.id)])
    });
    Ok(html! {
        @if rows.is_empty() { p class="quiet" { (lang.news_none()) } }
        ul class="news" { @for row in &rows { li {
            a href=(bulletin_address(&row.id)) { (lang.pick(&row.title, &row.title_en)) } " "
            (news::tags(lang, row, today)) " "
            span class="quiet" { (news::department(visit, &row.department)) " · " (pieces::full_day(lang, row.issued_on)) }
        } } }
        @if let Some(next) = next { p { a href=(next) rel="next" { (lang.list_next()) } } }
        @if turned { p { a href="/manage/news" { (lang.list_first()) } } }
    })
}

/// What the room's first page says of it: how much waits to be published, and how much is being worded.
///
/// # Errors
/// When the database does not answer.
pub(in crate::web::manage) async fn waiting(visit: &Visit) -> Result<Markup, StoreError> {
    let (lang, db) = (visit.lang(), visit.front.store.db());
    let waiting = bulletins::waiting(db, PendingState::Waiting).await?;
    let worded = bulletins::waiting(db, PendingState::Draft).await?;
    Ok(html! {
        @if waiting == 0 && worded == 0 { p class="quiet" { (lang.news_waiting_none()) } }
        @if waiting > 0 { p { a href="/manage/news#waiting" { (lang.news_waiting_count(waiting)) } } }
        @if worded > 0 { p { a href="/manage/news#drafts" { (lang.news_draft_count(worded)) } } }
        p { a href="/manage/news" { (lang.news_home_all()) } }
    })
}
