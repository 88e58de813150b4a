//! `/manage/items/{code}/guide`: the guide as the public will read it once the latest version is published, for those who
//! write it and those who sign it. Nothing is promised here: nobody outside the hall sees the page.

use super::{
    home,
    item::{Kept, read},
    items::item_address,
};
use crate::{
    failure::Failure,
    form::Form,
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Link},
        portal::guide::preview,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use store::views::items;

/// `GET /manage/items/{code}/guide`
pub(super) async fn show(
    keeper: Housekeeper,
    Path(code): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| keeper.fail(&failure);
    let lang = keeper.lang();
    let kept = read(&keeper, &code).await.map_err(fail)?;
    let parts = parts(&keeper, &code, &kept, &asked).await.map_err(fail)?;
    let body = html! {
        (pieces::heading(lang.draft_guide(), Some(lang.draft_guide_lead()), html! {}))
        (parts)
    };
    let name = kept.latest().map(|(_, version)| &version.content.identity);
    let name = name.map_or(code.as_str(), |identity| lang.pick(&identity.name, &identity.name_en));
    let back = item_address(&code);
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
    Ok(keeper.page(Room::Manage, lang.draft_guide(), &trail, body))
}

/// The guide of the latest version.
pub(super) async fn parts(visit: &Visit, code: &str, kept: &Kept, asked: &Form) -> Result<Markup, Failure> {
    let row = items::one(visit.front.store.db(), code).await?.ok_or(Failure::NotFound)?;
    let (number, version) = kept.latest().ok_or(Failure::NotFound)?;
    let at = format!("{}/guide", item_address(code));
    Ok(preview(visit, &row, (number, &version.content), (&at, asked)))
}
