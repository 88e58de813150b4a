//! 公告与政策: what the hall tells everybody, as those see it who word and publish it (DI1). An editor words, another person
//! publishes; who may do what the rules decide (G-02).

mod act;
mod fields;
mod list;
mod show;
mod word;

use super::{home, order, refuse_at_its_field};
use crate::{failure::Failure, form::segment, front::Shared, text::Lang, visitor::Visit, web::pieces::Link};
use axum::{Router, routing::get};
use rules::{bulletin::Bulletin, dossier::Known};

pub(super) use list::waiting;

/// The addresses of this part of the room.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/manage/news", get(list::show)) // housekeepers
        .route("/manage/news/new", get(word::ask_new).post(word::draft)) // item editors; their department by the rules
        .route("/manage/news/{bulletin}", get(show::show)) // housekeepers
        .route("/manage/news/{bulletin}/text", get(word::ask).post(word::save)) // item editors; by the rules
        .route("/manage/news/{bulletin}/{act}", get(act::ask).post(act::act)) // item editors; each act by the rules
}

/// The address of a bulletin in this room.
fn bulletin_address(id: &str) -> String {
    format!("/manage/news/{}", segment(id))
}

/// Reads a bulletin with its version; not found when there is none.
async fn read(visit: &Visit, id: &str) -> Result<Known<Bulletin>, Failure> {
    visit.front.store.dossier::<Bulletin>(id).await?.ok_or(Failure::NotFound)
}

/// What it is called in this room: as it is worded now, or else as it was published.
fn title(lang: Lang, bulletin: &Bulletin) -> &str {
    bulletin.latest().map_or(lang.news_manage_title(), |text| lang.pick(&text.title, &text.title_en))
}

/// The way from the room's first page to the list.
fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new("/manage/news", lang.news_manage_title())]
}
