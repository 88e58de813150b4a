//! 管理: the room of those who keep the catalogue, the posts and the calendar. What is asked here the rules decide:
//! drafting and reviewing are different people, offices that exclude each other stay apart, nobody gives themselves
//! an office.

mod act;
mod appoint;
mod base;
mod begun;
mod calendar;
mod catalogue;
mod chief;
mod compare;
mod decree;
mod department;
mod desk;
mod difference;
mod edit;
mod errands;
mod guide;
mod hall;
mod hours;
mod item;
mod items;
mod new;
mod news;
mod next;
mod people;
mod periods;
mod post;
mod process;
mod quality;
mod reform;
mod reset;
mod reviews;
mod station_items;
mod stations;
mod table;
mod take_back;
mod text;
mod whose;
mod words;

use super::refused::{refuse, refuse_at_its_field};
use crate::{
    failure::Failure,
    form::{Form, half_width},
    front::Shared,
    office::{Answer, Order, Refusal, Request},
    text::{Lang, Message},
    visitor::Visit,
    web::pieces::Link,
};
use axum::{
    Router,
    routing::{get, post},
};
use rules::hall::Hall;

/// Rows of a list on one page.
const PAGE: u32 = 50;
/// Signs of a department's or a post's id.
const ID_MAX: usize = 40;

/// The addresses of this room.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/manage", get(desk::show)) // housekeepers
        .route("/manage/items", get(items::show)) // housekeepers
        .route("/manage/new", get(new::show).post(new::make)) // item editors, for their own department
        .route("/manage/draft", get(text::show_new).post(text::save_new)) // item editors
        .route("/manage/items/{code}", get(item::show)) // housekeepers
        .route("/manage/items/{code}/toml", get(text::download)) // housekeepers
        .route("/manage/items/{code}/text", get(text::show).post(text::save)) // item editors
        .route("/manage/items/{code}/process", get(process::show).post(process::act)) // item editors
        .route("/manage/items/{code}/process/preview", post(process::preview)) // item editors
        .route("/manage/quality", get(quality::show)) // housekeepers
        .route("/manage/items/{code}/edit/{section}", get(edit::show).post(edit::save)) // item editors, of their own department
        .route("/manage/items/{code}/compare", get(compare::show)) // housekeepers
        .route("/manage/items/{code}/guide", get(guide::show)) // housekeepers
        .route("/manage/items/{code}/{act}", get(act::ask).post(act::act)) // item editors; each act by the rules
        .merge(reform::routes())
        .merge(news::routes())
        .merge(base::routes())
        .route("/manage/words", get(words::show).post(words::save)) // hall manager
        .route("/manage/table", get(table::show).post(table::take)) // item editors
        .route("/manage/table/items.xlsx", get(table::xlsx)) // housekeepers
        .route("/manage/table/items.zip", get(table::csv)) // housekeepers
        .route("/manage/table/{id}", get(table::show_import).post(table::decide)) // whoever handed it in
        .route("/manage/catalogue.zip", get(catalogue::download)) // housekeepers
        .route("/manage/errands", get(errands::show)) // system administrator
        .route("/manage/errands/{id}/retry", post(errands::retry)) // system administrator
        .route("/manage/hall", get(hall::show)) // housekeepers
        .route("/manage/hall/appoint", get(appoint::ask_appoint).post(appoint::appoint)) // hall manager
        .route("/manage/hall/chief", get(chief::ask).post(chief::appoint)) // hall manager
        .route("/manage/hall/department", get(department::show).post(department::save)) // hall manager
        .route("/manage/hall/post", get(post::show).post(post::save)) // hall manager
        .route("/manage/hall/periods", get(periods::show).post(periods::save)) // hall manager
        .route("/manage/stations", get(stations::list)) // housekeepers
        .route("/manage/stations/one", get(stations::show).post(stations::save)) // hall manager
        .route("/manage/stations/items", get(station_items::show).post(station_items::save)) // hall manager
        .route("/manage/people", get(people::show).post(people::add)) // security administrator
        .route("/manage/people/password", get(reset::ask).post(reset::reset)) // security administrator
        .route("/manage/offices", get(people::ask_entrust).post(people::entrust)) // security administrator
        .route("/manage/calendar", get(calendar::show)) // housekeepers
        .route("/manage/calendar/decree", get(decree::show).post(decree::load)) // hall manager
        .route("/manage/calendar/holiday", post(hours::holiday)) // hall manager
        .route("/manage/calendar/closure", post(hours::closure)) // hall manager
        .route("/manage/calendar/opening", post(hours::opening)) // hall manager
        .route("/manage/calendar/take-back", get(take_back::ask).post(take_back::take_back)) // hall manager
        .route("/manage/calendar/hours", post(hours::hours)) // hall manager
}

/// The department's name in the page's language.
fn department<'a>(lang: Lang, hall: &'a Hall, code: &'a str) -> &'a str {
    let known = hall.departments.get(&code.into());
    known.map_or(code, |department| lang.pick(&department.name, &department.name_en))
}

/// The name of the room's first page, for the trail.
fn home(lang: Lang) -> Link<'static> {
    Link::new("/manage", lang.manage_room())
}

/// Hands an order in under the page's one-time id; the refusal, if there was one.
async fn order(visit: &Visit, form: &Form, order: Order) -> Result<Option<Refusal>, Failure> {
    let mut request = Request::new(visit.who(), order).seen(form.text("seen").parse().ok());
    request.key = form.act().map(str::to_owned);
    match visit.front.office.ask(request).await? {
        Answer::Done { .. } => Ok(None),
        Answer::Refused(refusal) => Ok(Some(refusal)),
    }
}

/// The id of a department or post as typed; what cannot be one is said beside the field.
fn id(form: &mut Form) -> Option<String> {
    let id = half_width(form.text("id")).to_lowercase();
    let fits = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    if (1..=ID_MAX).contains(&id.len()) && id.bytes().all(fits) {
        return Some(id);
    }
    form.refuse("id", Message::both(|lang| lang.manage_id_wrong().to_owned()));
    None
}
