//! An item that stands in the catalogue and whose guide is not complete (I-01): what it is, who answers for it, whom to
//! ask. Nothing is promised and no application is taken, so nothing else is shown.

use crate::{
    failure::Failure,
    text::law,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Fact, Link, Tone},
    },
};
use axum::response::Response;
use maud::html;
use rules::{item::ItemState, name::DepartmentId};
use store::views::items::{self, ItemRow};

/// The row of the item, if it is only listed.
pub(super) async fn row(visit: &Visit, code: &str) -> Result<Option<ItemRow>, Failure> {
    Ok(items::one(visit.front.store.db(), code).await?.filter(|row| row.state == ItemState::Listed))
}

/// The page.
pub(super) fn page(visit: &Visit, row: &ItemRow) -> Response {
    let lang = visit.lang();
    let name = lang.pick(&row.name, &row.name_en);
    let known = visit.hall.departments.get(&DepartmentId::from(row.department.as_str()));
    let department = known.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let phone = known.map_or("", |known| known.phone.as_str());
    let phone = if phone.is_empty() { lang.listing_no_phone() } else { phone };
    let body = html! {
        (pieces::heading(name, Some(department), html! {}))
        (pieces::notice(Tone::Warning, lang.listing_notice(), html! { p { (lang.listing_notice_more()) } }))
        (pieces::panel("known", lang.listing_known(), pieces::summary(lang, &[
            Fact::new(lang.guide_name(), name),
            Fact::new(lang.guide_code(), &row.code),
            Fact::new(lang.guide_kind(), row.kind.map_or("", |kind| law::item_kind(lang, kind))),
            Fact::new(lang.items_department(), department),
            Fact::new(lang.listing_phone(), phone),
        ])))
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/items", lang.items_title())];
    visit.page(Room::Portal, name, &trail, body)
}
