//! `/representatives`: who represents each department at the hall, by which letters, with which powers and until when
//! (P-14): published, so that anybody sees what may be decided at the window.

use crate::{
    people::Names,
    text::codes,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Table},
    },
};
use axum::response::Response;
use maud::html;
use rules::name::PersonId;
use std::collections::BTreeSet;

/// `GET /representatives`
pub(super) async fn show(visit: Visit) -> Result<Response, Response> {
    let lang = visit.lang();
    let hall = &visit.hall;
    let people: BTreeSet<&str> = hall.chiefs.values().map(|chief| PersonId::as_str(&chief.person)).collect();
    let names = Names::of(&visit.front.store, people).await.map_err(|error| visit.fail(&error.into()))?;
    let today = hall.calendar.date_of(visit.front.office.now());
    let columns = [
        Column::new(lang.public_rep_department()),
        Column::new(lang.public_rep_person()),
        Column::new(lang.public_rep_powers()),
        Column::number(lang.public_rep_rate()),
        Column::new(lang.public_rep_letters()),
        Column::new(lang.public_rep_term()),
    ];
    let rows = hall
        .chiefs_in_office(today)
        .map(|chief| {
            let department = hall.departments.get(&chief.department);
            let department = department.map_or("", |one| lang.pick(&one.name, &one.name_en));
            let powers: Vec<&str> = chief.powers.iter().map(|power| codes::chief_power(lang, *power)).collect();
            vec![
                html! { (department) },
                html! { (names.name(&chief.person)) },
                html! { (powers.join(lang.pick("、", ", "))) },
                html! { (chief.authorisation_rate()) " %" },
                html! { (chief.appointment.number) br; (chief.authority.number) },
                html! {
                    (pieces::day(lang, chief.from)) " – "
                    @match chief.until { Some(day) => { (pieces::day(lang, day)) }, None => { (lang.public_rep_open()) } }
                },
            ]
        })
        .collect();
    let body = html! {
        (pieces::heading(lang.public_rep_title(), Some(lang.public_rep_lead()), html! {}))
        (Table {
            caption: lang.public_rep_title(), columns: &columns, rows,
            empty: html! { p { (lang.public_rep_none()) } }, next: None, first: None, files: &[],
        }.show(lang))
    };
    Ok(visit.page(Room::Portal, lang.public_rep_title(), &[], body))
}
