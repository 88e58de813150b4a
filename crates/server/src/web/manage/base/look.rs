//! `/manage/base/look/{id}`: a list that was handed in, before anybody agrees to it: what was read, which rows were not taken
//! and why, and what it would change against the list in force. Agreed to, it is loaded as an edition.

use super::{ADDRESS, home};
use crate::{
    base_list::{self, Comparison, reading::BaseTable},
    failure::Failure,
    form::{Form, half_width, segment},
    office::Order,
    text::{Lang, Message},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        manage::{order, refuse_at_its_field},
        pieces::{self, Column, Field, Link, Table, Tone, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::base::{BaseEntry, Command, EditionHead, NAME_MAX, NUMBER_MAX};
use std::collections::BTreeSet;
use store::views::base;

/// Rows of each sort that are shown.
const SHOWN: usize = 50;

pub(super) fn address_of(id: &str) -> String {
    format!("{ADDRESS}/look/{}", segment(id))
}

/// Keeps what was read for whoever handed it in.
pub(super) async fn lay_down(visit: &Manager, read: &BaseTable) -> Result<String, Failure> {
    let id = format!("{:032x}", rand::random::<u128>());
    let text = serde_json::to_string(read).map_err(|error| Failure::Ours(error.to_string()))?;
    let tx = visit.front.store.db().begin_write().await?;
    base::lay_down(&tx, &id, visit.me.person.as_str(), &text, visit.front.office.now().0).await?;
    tx.commit().await?;
    Ok(id)
}

/// `GET /manage/base/look/{id}`
pub(super) async fn show(manager: Manager, Path(id): Path<String>) -> Result<Response, Response> {
    let shown = async {
        let read = read(&manager, &id).await?;
        page(&manager, StatusCode::OK, &id, &read, &Form::empty()).await
    };
    shown.await.map_err(|failure| manager.fail(&failure))
}

/// `POST /manage/base/look/{id}`: it is agreed to.
pub(super) async fn load(
    manager: Manager,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let loaded = async {
        manager.check(&form)?;
        let read = read(&manager, &id).await?;
        if let Some(head) = head(&mut form) {
            let command = Command::Load { head: head.clone(), entries: read.entries.clone() };
            match order(&manager, &form, Order::Base(head.number, command)).await? {
                None => return Ok(Redirect::to(ADDRESS).into_response()),
                Some(why) => refuse_at_its_field(&mut form, "number", &why),
            }
        }
        page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &id, &read, &form).await
    };
    loaded.await.map_err(|failure| manager.fail(&failure))
}

async fn read(visit: &Manager, id: &str) -> Result<BaseTable, Failure> {
    let text = base::shown(visit.front.store.db(), id, visit.me.person.as_str()).await?;
    let text = text.ok_or(Failure::NotFound)?;
    serde_json::from_str(&text).map_err(|error| Failure::Ours(error.to_string()))
}

fn head(form: &mut Form) -> Option<EditionHead> {
    for (field, label) in [
        ("number", Lang::base_number as fn(Lang) -> &'static str),
        ("name", Lang::base_name),
        ("issued_by", Lang::base_issued_by),
        ("effective_on", Lang::base_effective),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    form.at_most("number", NUMBER_MAX);
    form.at_most("name", NAME_MAX);
    form.at_most("issued_by", NAME_MAX);
    let effective_on = form.date("effective_on");
    if effective_on.is_none() && form.error("effective_on").is_none() {
        form.refuse("effective_on", Message::both(Lang::base_fault_day));
    }
    let head = EditionHead {
        number: half_width(form.text("number")).to_lowercase(),
        name: form.text("name").to_owned(),
        issued_by: form.text("issued_by").to_owned(),
        effective_on: effective_on?,
    };
    form.is_sound().then_some(head)
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    id: &str,
    read: &BaseTable,
    form: &Form,
) -> Result<Response, Failure> {
    let lang = visit.lang();
    let now = base_list::comparison(&visit.front, &visit.hall).await?;
    let body = html! {
        (pieces::heading(lang.base_look_title(), Some(lang.base_look_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::panel("read", lang.base_read(), html! {
            p { (read.file) "：" strong { (read.entries.len()) } }
            @if read.refused_all > 0 {
                (pieces::notice(Tone::Warning, &format!("{}：{}", lang.base_refused(), read.refused_all), html! {}))
                (refused(lang, read))
            }
        }))
        @if now.edition().is_some() { (changes(lang, &now, &read.entries)) }
        (pieces::panel("agree", lang.base_agree(), html! {
            (pieces::post(&address_of(id), visit.tokens(&visit.act()), None, html! {
                (Field::line("number", lang.base_number()).required().hint(lang.base_number_hint()).show(lang, form))
                (Field::line("name", lang.base_name()).required().show(lang, form))
                (Field::line("issued_by", lang.base_issued_by()).required().show(lang, form))
                (Field::day("effective_on", lang.base_effective()).required()
                    .hint(lang.base_effective_hint()).show(lang, form))
                (pieces::buttons(&[
                    pieces::submit(Weight::Main, lang.base_agree()),
                    pieces::side_link(ADDRESS, lang.answer_back()),
                ]))
            }))
        }))
    };
    let trail = [home(lang), Link::new(ADDRESS, lang.base_title())];
    Ok(visit.page_with(status, Room::Manage, lang.base_look_title(), &trail, body))
}

fn refused(lang: Lang, read: &BaseTable) -> Markup {
    let columns = [Column::number(lang.base_line()), Column::new(lang.base_why())];
    let rows = read
        .refused
        .iter()
        .take(SHOWN)
        .map(|(line, fault)| vec![html! { (line) }, html! { (fault.say(lang)) }]);
    Table {
        caption: lang.base_refused(),
        columns: &columns,
        rows: rows.collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// What would be new, gone or worded otherwise against the list in force.
fn changes(lang: Lang, now: &Comparison, entries: &[BaseEntry]) -> Markup {
    let codes: BTreeSet<&str> = entries.iter().map(|entry| entry.code.as_str()).collect();
    let known = |entry: &&BaseEntry| now.list.current(&entry.code);
    let new: Vec<&BaseEntry> = entries.iter().filter(|entry| known(entry).is_none()).collect();
    let changed: Vec<&BaseEntry> =
        entries.iter().filter(|entry| known(entry).is_some_and(|before| before != *entry)).collect();
    let gone: Vec<&BaseEntry> = now.list.entries().filter(|entry| !codes.contains(&*entry.code)).collect();
    html! {
        @for (id, title, some) in [
            ("new", lang.base_new(), new), ("changed", lang.base_changed(), changed), ("gone", lang.base_gone(), gone),
        ] {
            (pieces::panel(id, title, html! {
                p { strong { (some.len()) } }
                @if !some.is_empty() { ul { @for entry in some.iter().take(SHOWN) {
                    li { span class="quiet" { (entry.code) } " " (entry.name) }
                } @if some.len() > SHOWN { li { "…" } } } }
            }))
        }
    }
}
