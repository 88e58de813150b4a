//! `/manage/calendar/decree`: a year's notice in the machine form used in public (C-07), shown as it will work before
//! it counts. The public form has neither number nor day of signature, so both are typed beside it.

use super::{home, order, refuse};
use crate::{
    form::Form,
    office::Order,
    text::{Lang, Message, unread},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Field, Link, Table, Tone, Weight, Width},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    calendar::{Decree, Festival, Holiday},
    hall::Command,
    time::{Date, day_number},
};
use serde::Deserialize;

/// Signs of a decree as JSON; a year's has about three thousand.
const JSON_MAX: usize = 50_000;
/// Days a year's notice may name.
const DAYS_MAX: usize = 366;

/// The public form of a year's notice.
#[derive(Debug, Deserialize)]
struct Notice {
    year: i16,
    days: Vec<NoticeDay>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct NoticeDay {
    name: String,
    date: Date,
    is_off_day: bool,
}

/// `GET /manage/calendar/decree`
pub(super) async fn show(manager: Manager) -> Response {
    page(&manager, StatusCode::OK, &Form::empty(), None)
}

/// `POST /manage/calendar/decree`: first the preview, then, confirmed, the decree itself.
pub(super) async fn load(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let decree = read(&mut form);
    let Some(decree) = decree.filter(|_| form.is_sound()) else {
        return Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form, None));
    };
    if form.text("confirmed") != "yes" {
        return Ok(page(&manager, StatusCode::OK, &form, Some(&decree)));
    }
    let to =
        decree.year.map_or("/manage/calendar".to_owned(), |year| format!("/manage/calendar?year={year}"));
    let asked = Order::Hall(Command::LoadDecree(decree));
    match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
        None => Ok(Redirect::to(&to).into_response()),
        Some(why) => {
            refuse(&mut form, "json", &why);
            Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form, None))
        }
    }
}

/// What was typed as a decree; what is wrong stands beside its field.
fn read(form: &mut Form) -> Option<Decree> {
    for (field, label) in [
        ("number", Lang::manage_decree_number as fn(Lang) -> &'static str),
        ("title", Lang::manage_decree_title),
        ("json", Lang::manage_decree_json),
    ] {
        form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    }
    form.at_most("number", 100);
    form.at_most("title", 200);
    form.at_most("json", JSON_MAX);
    let issued = form.date("issued");
    if issued.is_none() {
        form.refuse("issued", Message::both(|lang| lang.form_not_a_day(lang.manage_decree_issued())));
    }
    if form.error("json").is_some() {
        return None;
    }
    let wrong = |form: &mut Form, what: String| {
        form.refuse("json", Message::both(move |lang| lang.manage_decree_wrong(&what)));
        None
    };
    let notice: Notice = match serde_json::from_str(form.text("json")) {
        Ok(notice) => notice,
        Err(error) => {
            let what = error.to_string();
            form.refuse("json", Message::both(move |lang| lang.manage_decree_wrong(&unread(lang, &what))));
            return None;
        }
    };
    if notice.days.is_empty() || notice.days.len() > DAYS_MAX {
        return wrong(form, format!("days: {}", notice.days.len()));
    }
    // Late December of the year before belongs to a notice, nothing farther off does.
    let near = |day: &Date| (notice.year - 1..=notice.year + 1).contains(&day.year());
    if let Some(day) = notice.days.iter().find(|day| !near(&day.date)) {
        let what = day.date.to_string();
        return wrong(form, what);
    }
    let decree = Decree {
        number: form.text("number").to_owned(),
        title: form.text("title").to_owned(),
        issued: issued?,
        year: Some(notice.year),
        holidays: holidays(notice.days),
    };
    match decree.check() {
        Ok(()) => Some(decree),
        Err(fault) => wrong(form, fault.to_string()),
    }
}

/// Days off in a row under one name make a holiday; the days worked for it stand with its first one.
fn holidays(mut days: Vec<NoticeDay>) -> Vec<Holiday> {
    days.sort_by_key(|day| day.date);
    days.dedup_by_key(|day| day.date);
    let mut holidays: Vec<(String, Holiday)> = Vec::new();
    for day in days.iter().filter(|day| day.is_off_day) {
        let follows = |one: &&mut (String, Holiday)| {
            one.0 == day.name && day_number(one.1.last) + 1 == day_number(day.date)
        };
        match holidays.last_mut().filter(follows) {
            Some((_, holiday)) => holiday.last = day.date,
            None => holidays.push((
                day.name.clone(),
                Holiday {
                    festival: festival(&day.name),
                    first: day.date,
                    last: day.date,
                    statutory: Vec::new(),
                    worked: Vec::new(),
                },
            )),
        }
    }
    for day in days.iter().filter(|day| !day.is_off_day) {
        let distance = |holiday: &Holiday| (day_number(holiday.first) - day_number(day.date)).abs();
        let of_name = holidays.iter_mut().filter(|(name, _)| *name == day.name);
        match of_name.min_by_key(|(_, holiday)| distance(holiday)) {
            Some((_, holiday)) => holiday.worked.push(day.date),
            None => {
                // Worked, but for no holiday of this notice: it must not be lost, so the check refuses it.
                let odd = Holiday {
                    festival: festival(&day.name),
                    first: day.date,
                    last: day.date,
                    statutory: Vec::new(),
                    worked: vec![day.date],
                };
                holidays.push((day.name.clone(), odd));
            }
        }
    }
    holidays.into_iter().map(|(_, holiday)| off_by_law(holiday)).collect()
}

/// The public form does not tell days off by law from days off in exchange: as many as were worked for it are off in
/// exchange, counted from the end, and the rest of the week's working days are off by law.
fn off_by_law(mut holiday: Holiday) -> Holiday {
    let mut weekdays = Vec::new();
    let mut day = holiday.first;
    while day <= holiday.last {
        if day.weekday().to_monday_zero_offset() < 5 {
            weekdays.push(day);
        }
        day = rules::time::next_day(day);
    }
    weekdays.truncate(weekdays.len().saturating_sub(holiday.worked.len()));
    holiday.statutory = weekdays;
    holiday
}

fn festival(name: &str) -> Festival {
    let known = [
        Festival::NewYear,
        Festival::SpringFestival,
        Festival::TombSweeping,
        Festival::LabourDay,
        Festival::DragonBoat,
        Festival::MidAutumn,
        Festival::NationalDay,
    ];
    let plain = name.trim().trim_end_matches('节');
    let found = known.into_iter().find(|festival| festival.zh().trim_end_matches('节') == plain);
    found.unwrap_or_else(|| Festival::Other { zh: name.to_owned(), en: name.to_owned() })
}

fn page(visit: &Visit, status: StatusCode, form: &Form, preview: Option<&Decree>) -> Response {
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.manage_decree_load(), Some(lang.manage_calendar_lead()), html! {}))
        (pieces::error_summary(lang, form))
        @if let Some(decree) = preview {
            (pieces::panel("preview", lang.manage_decree_preview(), effect(visit, decree)))
            (pieces::post("/manage/calendar/decree", visit.tokens(&visit.act()), None, html! {
                @for name in ["number", "title", "issued", "json"] { (pieces::hidden(name, form.text(name))) }
                (pieces::buttons(&[
                    pieces::submit_as(Weight::Main, "confirmed", "yes", lang.manage_decree_confirm()),
                    pieces::side_link("/manage/calendar", lang.answer_back()),
                ]))
            }))
        }
        (pieces::panel("decree", lang.manage_decree_load(), pieces::post(
            "/manage/calendar/decree", visit.tokens(&visit.act()), None, html! {
                (Field::line("number", lang.manage_decree_number()).required().width(Width::Middle).example("国办发明电〔2025〕7号").show(lang, form))
                (Field::line("title", lang.manage_decree_title()).required().show(lang, form))
                (Field::day("issued", lang.manage_decree_issued()).required().show(lang, form))
                (Field::lines("json", lang.manage_decree_json(), 12).required()
                    .example("{\"year\":2027,\"papers\":[],\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}")
                    .show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, lang.manage_decree_preview())]))
            },
        )))
    };
    let trail = [home(lang), Link::new("/manage/calendar", lang.manage_nav_calendar())];
    visit.page_with(status, Room::Manage, lang.manage_decree_load(), &trail, body)
}

/// What the decree will do: every holiday with its days, and the days worked for it.
fn effect(visit: &Visit, decree: &Decree) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.manage_zh()),
        Column::new(lang.manage_decree_off()),
        Column::new(lang.manage_decree_worked()),
    ];
    let rows = decree
        .holidays
        .iter()
        .map(|holiday| {
            let (first, last) = (holiday.first, holiday.last);
            let days = day_number(last) - day_number(first) + 1;
            let worked: Vec<String> = holiday.worked.iter().map(|day| pieces::full_day_text(lang, *day)).collect();
            vec![
                html! { (lang.pick(holiday.festival.zh(), holiday.festival.en())) },
                html! { (pieces::full_day_text(lang, first)) " – " (pieces::full_day_text(lang, last)) " (" (days) ")" },
                html! { (worked.join(lang.pick("、", ", "))) },
            ]
        })
        .collect();
    html! {
        (pieces::notice(Tone::Warning, lang.manage_decree_then(), html! {}))
        (Table {
            caption: lang.manage_decree_preview(), columns: &columns, rows, empty: html! {}, next: None, first: None,
            files: &[],
        }.show(lang))
    }
}
