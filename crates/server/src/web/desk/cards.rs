//! 我的监察牌: the cards laid to me, to my posts or to my department, newest first.
//!
//! Supervisors who come here see what everybody sees of their own; their lists are in the watch room.

use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, supervision},
    visitor::{CardReader, Visit},
    web::{
        awaited::laid_to,
        frame::Room,
        level,
        pieces::{self, Column, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{hall::Hall, name::PersonId};
use store::views::cards::{self, CardRow, Filter};

/// Rows of a page.
const PAGE: usize = 50;

/// `GET /desk/cards`
pub(super) async fn show(reader: CardReader, form: Form) -> Result<Response, Response> {
    let lang = reader.lang();
    let all = form.text("show") == "all";
    let filter = Filter {
        open: !all,
        of_ratings_to: Some(laid_to(&reader.hall, &reader.me.person).posts),
        laid_to: Some(laid_to(&reader.hall, &reader.me.person)),
        after: after(form.text("after")),
        ..Filter::default()
    };
    let most = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let rows = cards::page(reader.front.store.db(), &filter, most).await;
    let mut rows = rows.map_err(|error| reader.fail(&Failure::from(error)))?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let shown = if all { "all" } else { "" };
    let here = |after: &str| address("/desk/cards", &[("show", shown), ("after", after)]);
    let next = rows.last().filter(|_| more).map(|row| here(&format!("{}~{}", row.raised_at.0, row.card)));
    let ways = [("", lang.desk_cards_open()), ("all", lang.desk_cards_all())];
    let columns = [
        Column::new(lang.desk_card_rule()),
        Column::new(lang.desk_card_level()),
        Column::new(lang.desk_card_case()),
        Column::new(lang.desk_card_to()),
        Column::new(lang.desk_card_raised()),
        Column::new(lang.desk_card_by()),
        Column::new(lang.desk_card_state()),
    ];
    let table = Table {
        caption: lang.desk_cards(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(&reader, &reader.me.person, row)).collect(),
        empty: pieces::nothing(lang.desk_cards_none(), lang.desk_cards_none_more(), &[]),
        next: next.as_deref(),
        first: filter.after.as_ref().map(|_| here("")).as_deref(),
        files: &[],
    }
    .show(lang);
    let body = html! {
        (pieces::heading(lang.desk_cards(), Some(lang.desk_cards_lead()), html! {}))
        (super::views(lang.desk_cards_show(), "/desk/cards", "show", &ways, shown))
        (table)
    };
    Ok(reader.page(Room::Desk, lang.desk_cards(), &[], body))
}

/// The last row of the page before, as the address holds it.
fn after(word: &str) -> Option<(i64, String)> {
    let (at, card) = word.split_once('~')?;
    Some((at.parse().ok()?, card.to_owned()))
}

fn cells(visit: &Visit, me: &PersonId, row: &CardRow) -> Vec<Markup> {
    let lang = visit.lang();
    let is_mine =
        row.person.as_deref() == Some(me.as_str()) || visit.hall.holds(me, &row.post.as_str().into());
    vec![
        html! { a href=(card_address(&row.card)) { (supervision::rule(lang, row.rule)) } " " small class="quiet" { (row.rule.code()) } },
        level::tag(lang, &visit.hall, row.level),
        // A card may be laid to a department for a step in another's case: then only whoever has the step sees it.
        html! {
            @if is_mine { a href=(super::open::address(&row.case)) { (row.case) } } @else { (row.case) }
        },
        html! { (responsible(lang, &visit.hall, &row.department, &row.post)) },
        pieces::moment(lang, row.raised_at),
        html! {
            @match row.explain_by.into_iter().chain(row.order_by).min() {
                Some(at) => (pieces::moment(lang, at)),
                None => "—",
            }
        },
        html! {
            (supervision::card_state(lang, row.state))
            @if row.unanswered { " " (pieces::tag(Tone::Bad, lang.desk_card_unanswered())) }
        },
    ]
}

/// Department and post in words.
pub(super) fn responsible(lang: Lang, hall: &Hall, department: &str, post: &str) -> String {
    let department = hall.departments.get(&department.into());
    let post = hall.posts.get(&post.into());
    let words = [
        department.map(|department| lang.pick(&department.name, &department.name_en)),
        post.map(|post| lang.pick(&post.name, &post.name_en)),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The address of a card; its name may hold the name of a step, which people choose.
pub(super) fn card_address(card: &str) -> String {
    let safe: String = form_urlencoded::byte_serialize(card.as_bytes()).collect();
    format!("/desk/cards/{}", safe.replace('+', "%20"))
}
