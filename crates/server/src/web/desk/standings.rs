//! `/desk/standing`: the bans and broken promises that this head's departments have on record, newest first.

use super::standing;
use crate::{
    failure::Failure,
    text::Lang,
    visitor::Head,
    web::{
        awaited::laid_to,
        frame::Room,
        pieces::{self, Column, Link, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::time::Date;
use store::views::standing::{RecordKind, StandingRow, of_departments};

/// Records shown; a department that has more has other worries than this list.
const MOST: u32 = 200;

/// `GET /desk/standing`
pub(super) async fn show(head: Head) -> Result<Response, Response> {
    let lang = head.lang();
    let departments = laid_to(&head.hall, &head.me.person).departments;
    let rows = of_departments(head.front.store.db(), &departments, MOST).await;
    let rows = rows.map_err(|error| head.fail(&Failure::from(error)))?;
    let today = head.hall.calendar.date_of(head.front.office.now());
    let columns = [
        Column::new(lang.standing_kind()),
        Column::new(lang.standing_case()),
        Column::new(lang.standing_since()),
        Column::new(lang.standing_until()),
        Column::new(lang.standing_state()),
    ];
    let table = Table {
        caption: lang.standing_list(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(lang, row, today)).collect(),
        empty: pieces::nothing(lang.standing_list_none(), lang.standing_list_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    };
    let body = html! {
        (pieces::heading(lang.standing_list(), Some(lang.standing_list_lead()), html! {}))
        (table.show(lang))
    };
    Ok(head.page(Room::Desk, lang.standing_list(), &[Link::new("/desk", lang.desk_work())], body))
}

fn cells(lang: Lang, row: &StandingRow, today: Date) -> Vec<Markup> {
    let what = match row.kind {
        RecordKind::Ban => lang.standing_ban(row.number),
        RecordKind::Breach => lang.standing_breach(row.number),
    };
    let counts = row.is_open && row.until.is_none_or(|until| today <= until);
    let state = match (counts, row.is_open) {
        (true, _) => pieces::tag(Tone::Bad, lang.standing_in_force()),
        (false, true) => pieces::tag(Tone::Quiet, lang.standing_over()),
        (false, false) => pieces::tag(Tone::Quiet, lang.standing_gone()),
    };
    vec![
        html! { a href=(standing::address(&row.case)) { (what) } },
        html! { (row.case) },
        pieces::full_day(lang, row.from),
        html! { @match row.until { Some(until) => (pieces::full_day(lang, until)), None => "—" } },
        state,
    ]
}
