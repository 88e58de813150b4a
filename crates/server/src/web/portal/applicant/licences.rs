//! `/my/licences`: what I hold, how long it is valid, and what I may ask for about it (L-30, L-31, DE2).
//!
//! Beside each licence stand the items that renew, change or cancel it, as far as they are in force; which those are is
//! the rules' word (`Content::is_about`).

use super::licence::last_day_in_time;
use crate::{
    form::{Form, address},
    papers::check_address,
    text::{Lang, licence as words},
    visitor::Citizen,
    web::{
        frame::Room,
        licences,
        pieces::{self, Fact, Link, Tone, nothing},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    item::{Content, content::Purpose},
    licence::{Licence, LicenceState},
    time::{Date, day_number},
};
use store::{
    StoreError,
    views::licences::{Filter, LicenceRow, items_about, page},
};

/// Licences on a page.
const PAGE: usize = 20;

/// `GET /my/licences`, `?after=…` for the next page.
pub(super) async fn show(citizen: Citizen, asked: Form) -> Result<Response, Response> {
    let lang = citizen.lang();
    let fail = |error: StoreError| citizen.fail(&error.into());
    let db = citizen.front.store.db();
    let after = asked.given("after").and_then(|place| place.split_once('~'));
    let filter = Filter {
        holder: Some(citizen.me.person.0.clone()),
        after: after.map(|(ends, number)| (ends.to_owned(), number.to_owned())),
        ..Filter::default()
    };
    let most = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut rows = page(db, &filter, most).await.map_err(fail)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| {
        let (ends, number) = last.place();
        address("/my/licences", &[("after", &format!("{ends}~{number}"))])
    });
    let offers = if rows.is_empty() { Vec::new() } else { items_about(db).await.map_err(fail)? };
    let body = html! {
        (pieces::heading(lang.my_licences(), Some(lang.my_licences_lead()), html! {}))
        @if rows.is_empty() {
            (nothing(lang.my_licences_none(), lang.my_licences_none_more(), &[Link::new("/items", lang.my_find())]))
        }
        @for row in &rows { (held(&citizen, row, &offers)) }
        @if let Some(next) = &next { (pieces::buttons(&[pieces::side_link(next, lang.list_next())])) }
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/my", lang.my_title())];
    Ok(citizen.page(Room::Portal, lang.my_licences(), &trail, body))
}

/// Whether an item is about a licence of this row.
pub(super) fn concerns(content: &Content, row: &LicenceRow) -> bool {
    content.is_about(&Licence {
        item: row.item.as_str().into(),
        main_item: row.main_item.clone(),
        department: row.department.as_str().into(),
        ..Licence::default()
    })
}

/// One licence with everything that may be asked for about it.
fn held(citizen: &Citizen, row: &LicenceRow, offers: &[(String, Content)]) -> Markup {
    let lang = citizen.lang();
    let department = citizen.hall.departments.get(&row.department.as_str().into());
    let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let facts = [
        Fact::new(lang.licence_number(), &row.number),
        Fact::new(lang.licence_valid(), &licences::term(lang, row.valid_from, row.valid_until)),
        Fact::new(lang.licence_issued_by(), department),
    ];
    let may = |purpose| {
        offers.iter().find(|(_, content)| content.handling.purpose == purpose && concerns(content, row))
    };
    let open = row.state == LicenceState::Valid && row.pending.is_none();
    let acts = [
        (Purpose::Renewal, lang.my_licence_renew()),
        (Purpose::Change, lang.my_licence_change()),
        (Purpose::Cancellation, lang.my_licence_cancel()),
    ];
    let mut buttons: Vec<Markup> = Vec::new();
    for (purpose, label) in acts.into_iter().filter(|_| open) {
        let needless = purpose == Purpose::Renewal && row.valid_until.is_none();
        if let Some((code, _)) = may(purpose).filter(|_| !needless) {
            let to = address(&format!("/apply/{code}"), &[("licence", &row.number)]);
            buttons.push(match purpose {
                Purpose::Renewal => pieces::main_link(&to, label),
                _ => pieces::side_link(&to, label),
            });
        }
    }
    buttons.push(pieces::side_link(&super::held::held_address(&row.number), lang.my_licence_more()));
    buttons.push(pieces::side_link(&check_address(&row.number), lang.my_licence_public()));
    let lead = may(Purpose::Renewal).map(|(_, content)| content.renewal_lead().0);
    let today = citizen.front.office.now().day();
    html! {
        section class="panel" {
            h2 { (row.name) " " (licences::tag(lang, row.state)) @if open { " " (left(lang, row, today)) } }
            (pieces::summary(lang, &facts))
            @match (&row.pending, row.valid_until, lead) {
                (Some((case, purpose)), ..) => p {
                    a href=(super::case_address(case)) { (lang.my_licence_see_pending(words::purpose(lang, *purpose))) }
                },
                (None, Some(last), Some(lead)) if open => (advice(lang, last, lead, today)),
                _ => {},
            }
            (pieces::buttons(&buttons))
        }
    }
}

/// How many days are left, once it is worth saying.
fn left(lang: Lang, row: &LicenceRow, today: Date) -> Markup {
    const SOON: i64 = 90;
    let days = row.valid_until.map(|last| day_number(last) - day_number(today)).filter(|days| *days <= SOON);
    html! {
        @match days {
            Some(0) => (pieces::tag(Tone::Warning, lang.licence_ends_today())),
            Some(days) => (pieces::tag(Tone::Warning, &lang.licence_days_left(days))),
            None => {},
        }
    }
}

/// By when to ask for renewal, and what it means to be late.
fn advice(lang: Lang, last: Date, lead: u16, today: Date) -> Markup {
    let by = last_day_in_time(last, lead);
    html! {
        @if today <= by { p class="quiet" { (lang.my_licence_renew_by(&pieces::full_day_text(lang, by))) } }
        @else { (pieces::notice(Tone::Warning, lang.my_licence_renew_late(), html! {})) }
    }
}
