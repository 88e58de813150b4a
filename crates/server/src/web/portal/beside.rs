//! `/items/compare?code=…&code=…`: two to four items side by side — time, visits, documents, fees, level.
//!
//! Reads the versions in force. An item whose guide is not complete shows what the catalogue says of it and no more.

use super::chosen::{self, Chosen};
use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes, law},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Link, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    item::{Content, ItemState, content::Necessity},
    name::DepartmentId,
};
use store::views::items::ItemRow;

/// `GET /items/compare`
pub(super) async fn show(visit: Visit, form: Form) -> Result<Response, Response> {
    let chosen = chosen::read(&visit, &form).await.map_err(|failure: Failure| visit.fail(&failure))?;
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.ways_compare_title(), Some(lang.ways_compare_lead()), acts(lang, &chosen)))
        @if chosen.too_many { (pieces::notice(Tone::Warning, lang.ways_too_many(), html! {})) }
        @if chosen.items.len() < 2 {
            (pieces::nothing(lang.ways_too_few(), lang.ways_too_few_more(), &[Link::new("/items", lang.items_all())]))
        } @else { (table(&visit, &chosen)) }
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/items", lang.items_title())];
    Ok(visit.page(Room::Portal, lang.ways_compare_title(), &trail, body))
}

/// On to one form and one list of documents, where at least two of them have a guide.
fn acts(lang: Lang, chosen: &Chosen) -> Markup {
    let with_guide: Vec<(&str, &str)> = chosen
        .items
        .iter()
        .filter(|(row, content)| content.is_some() && row.state == ItemState::Published)
        .map(|(row, _)| ("code", row.code.as_str()))
        .collect();
    html! {
        @if with_guide.len() > 1 {
            (pieces::side_link(&address("/items/together", &with_guide), lang.ways_together()))
        }
        button type="button" class="button" data-print hidden { (lang.guide_print()) }
    }
}

fn table(visit: &Visit, chosen: &Chosen) -> Markup {
    let lang = visit.lang();
    let mut columns = vec![Column::new(lang.ways_compare_what())];
    columns.extend(chosen.items.iter().zip(LETTERS).map(|(_, letter)| Column::new(letter)));
    type Say = fn(&Visit, &ItemRow, &Content) -> Markup;
    let of_guide: [(&str, Say); 8] = [
        (lang.ways_statutory(), |visit, _, content| {
            let lang = visit.lang();
            html! { (content.statutory_limit().map_or(lang.guide_time_no_law().to_owned(), |it| codes::limit(lang, it))) }
        }),
        (lang.ways_promised(), |visit, _, content| {
            let lang = visit.lang();
            html! { (content.limits.promised.map_or(lang.items_no_limit().to_owned(), |it| codes::limit(lang, it))) }
        }),
        (lang.ways_visits(), |visit, _, content| match content.handling.visits_max {
            0 => html! { (visit.lang().ways_visits_none()) },
            times => html! { (visit.lang().guide_visits_most(times)) },
        }),
        (lang.ways_materials(), |visit, _, content| materials(visit.lang(), content)),
        (lang.ways_fees(), |visit, _, content| fees(visit.lang(), content)),
        (lang.ways_online(), |visit, _, content| {
            let lang = visit.lang();
            html! { (content.handling.online_depth.map_or(lang.guide_online_no(), |it| codes::online_depth(lang, it))) }
        }),
        (lang.ways_level(), |visit, _, content| {
            html! { (content.power.use_level.map_or("—", |it| codes::use_level(visit.lang(), it))) }
        }),
        (lang.ways_result(), |visit, _, content| {
            html! { ul { @for result in &content.results { li { (visit.lang().pick(&result.name, &result.name_en)) } } } }
        }),
    ];
    let line = |label: &str, say: &dyn Fn(&ItemRow, Option<&Content>) -> Markup| {
        let mut cells = vec![html! { (label) }];
        cells.extend(chosen.items.iter().map(|(row, content)| say(row, content.as_ref())));
        cells
    };
    let mut rows = vec![
        line(lang.ways_code(), &|row, _| html! { code { (row.code) } }),
        line(lang.ways_kind(), &|row, _| html! { (row.kind.map_or("—", |kind| law::item_kind(lang, kind))) }),
        line(lang.items_department(), &|row, _| department(visit, row)),
    ];
    rows.extend(of_guide.iter().map(|(label, say)| {
        line(label, &|row, content| match content {
            Some(content) => say(visit, row, content),
            None => html! { span class="quiet" { (lang.ways_in_preparation()) } },
        })
    }));
    let is_same = |cells: &Vec<Markup>| cells[1..].windows(2).all(|two| two[0].0 == two[1].0);
    let (same, differing): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_same);
    let shown = |rows: Vec<Vec<Markup>>| Table {
        caption: lang.ways_compare_title(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        (legend(lang, chosen))
        (shown(differing).show(lang))
        @if !same.is_empty() {
            details { summary { (lang.ways_compare_same(same.len())) } (shown(same).show(lang)) }
        }
    }
}

/// Letters stand for the items in the table, so that a name is read once and not in every row.
const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

fn legend(lang: Lang, chosen: &Chosen) -> Markup {
    html! {
        ul class="legend" { @for ((row, _), letter) in chosen.items.iter().zip(LETTERS) { li {
            strong { (letter) } " "
            a href={ "/items/" (row.code) } { (lang.pick(&row.name, &row.name_en)) }
            @if row.state != ItemState::Published { " " (pieces::tag(Tone::Quiet, law::item_state(lang, row.state))) }
        } } }
    }
}

fn department(visit: &Visit, row: &ItemRow) -> Markup {
    let lang = visit.lang();
    let known = visit.hall.departments.get(&DepartmentId::from(row.department.as_str()));
    html! {
        @if let Some(known) = known {
            (lang.pick(&known.name, &known.name_en))
            @if !known.phone.is_empty() { br; (lang.ways_phone()) " " (known.phone) }
        } @else { "—" }
    }
}

/// What has to be brought whatever is answered; what depends on an answer is on the guide.
fn materials(lang: Lang, content: &Content) -> Markup {
    html! {
        ul { @for material in content.materials.iter().filter(|it| it.necessity != Some(Necessity::Optional)) {
            li {
                (lang.pick(&material.name, &material.name_en))
                @if material.when.is_some() { " " span class="quiet" { (lang.together_sometimes()) } }
            }
        } }
    }
}

fn fees(lang: Lang, content: &Content) -> Markup {
    html! {
        @if content.fees.is_empty() { (lang.guide_free()) } @else {
            ul { @for fee in &content.fees { li {
                (fee.name) " " (lang.guide_fee_per(&pieces::money(fee.standard.0), &fee.unit))
            } } }
        }
    }
}
