//! `/items/{code}`: the guide of an item, the whole truth about it on one page (L-05, I-09, I-20).
//!
//! Reads the version in force; a suspended or cancelled item says so and takes no application (I-06), a draft is not
//! there. The parts are drawn by `web::guide`. The guided questions are a plain GET, so an answer can be sent on.

mod blank;
mod example;
mod listed;

use super::stations;
use crate::{
    failure::Failure,
    form::Form,
    visitor::Visit,
    web::{
        frame::Room,
        guide::{Guide, Live},
        news,
        pieces::Link,
        reform,
    },
};
use axum::{extract::Path, response::Response};
pub use blank::{sample, show as blank};
use rules::item::{Content, ItemState};
use store::views::{
    items::{self, ItemRow},
    standing,
};

/// `GET /items/{code}`
pub async fn show(visit: Visit, Path(code): Path<String>, form: Form) -> Result<Response, Response> {
    if let Some(row) = listed::row(&visit, &code).await.map_err(|failure| visit.fail(&failure))? {
        return Ok(listed::page(&visit, &row));
    }
    let found = read(&visit, &code).await.map_err(|failure| visit.fail(&failure))?;
    let (row, version, content) = found;
    let lang = visit.lang();
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let trail = [Link::new("/", lang.frame_home()), Link::new("/items", lang.items_title())];
    let places = match content.handling.quota {
        Some(_) => {
            let read = standing::places_of(visit.front.store.db(), &code).await;
            Some(read.map_err(|error| visit.fail(&error.into()))?)
        }
        None => None,
    };
    let moves = reform::moves_of(&visit, &code).await.map_err(|error| visit.fail(&error.into()))?;
    let told = news::of_item(&visit, &code).await.map_err(|failure| visit.fail(&failure))?;
    let live =
        Live { places, moves, told, centres: stations::near(lang, &visit.hall, &content.identity.task_code) };
    let at = format!("/items/{code}");
    let guide = Guide {
        visit: &visit,
        lang,
        row: &row,
        version,
        content: &content,
        form: &form,
        at: &at,
        live: Some(live),
    };
    let body = guide.body(name);
    Ok(visit.page(Room::Portal, name, &trail, body))
}

async fn read(visit: &Visit, code: &str) -> Result<(ItemRow, u32, Content), Failure> {
    let db = visit.front.store.db();
    let row = items::one(db, code).await?.ok_or(Failure::NotFound)?;
    let version = row.in_force.filter(|_| row.state != ItemState::Draft).ok_or(Failure::NotFound)?;
    let content = items::content(db, code, version).await?.ok_or(Failure::NotFound)?;
    Ok((row, version, content))
}
