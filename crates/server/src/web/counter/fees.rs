//! `/counter/fees` 收费核对: what finance has to do, the slips by their state, and what was assessed, paid, forgone and paid back.
//!
//! Finance sees amounts and states, and who pays only by a masked name; the file of the case is not theirs to read (F-02, X-09).

use crate::{
    failure::Failure,
    form::{Form, address, segment},
    people::Names,
    text::{Lang, Message, slip as words},
    visitor::Finance,
    web::{
        awaited,
        frame::Room,
        pieces::{self, Column, Field, Search, Table, Tone},
        slips::tone,
    },
};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rules::{case::slip::SlipState, identifier::SlipNumber, money::Fen, name::DepartmentId, time::Date};
use std::collections::BTreeMap;
use store::views::{
    cases::{self, CaseRow},
    slips::{self, SlipRow, SlipTurn, Sums, Which},
};

pub(super) const ROOM: &str = "/counter/fees";
/// Slips on a page.
const PAGE: u32 = 30;
/// Days of which sums are made at most.
const SPAN_MAX: i32 = 366;

/// The lists, by the word in the address.
const LISTS: [(&str, Which); 4] = [
    ("", Which::Waiting),
    ("issued", Which::State(SlipState::Issued)),
    ("expired", Which::State(SlipState::Expired)),
    ("all", Which::All),
];

/// `GET /counter/fees`
pub(super) async fn list(finance: Finance, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| finance.fail(&failure);
    let lang = finance.lang();
    if let Some(typed) = form.given("q").map(str::to_owned)
        && let Some(case) = find(&finance, &typed).await.map_err(fail)?
    {
        return Ok(Redirect::to(&page_of(&case)).into_response());
    }
    let lost = form.given("q").is_some();
    let awaited = awaited::notices(&finance, &finance.me.person).await.map_err(|error| fail(error.into()))?;
    let sums = sums(&finance, &mut form).await.map_err(fail)?;
    let body = html! {
        (awaited)
        (pieces::heading(lang.slip_finance(), Some(lang.slip_finance_lead()), html! {}))
        (Search {
            action: ROOM,
            name: "q",
            label: lang.slip_find(),
            example: "0000 0000 0000 0034",
            value: form.text("q"),
            suggestions: &[],
            large: true,
            keep: &[],
        }.show(lang))
        @if lost { (pieces::notice(Tone::Warning, lang.slip_find_none(), html! {})) }
        (rows(&finance, &form).await.map_err(fail)?)
        (sums)
    };
    Ok(finance.page(Room::Counter, lang.slip_finance(), &[], body))
}

/// The address of the slip of a case.
pub(super) fn page_of(case: &str) -> String {
    format!("{ROOM}/{}", segment(case))
}

/// The case of a slip's number or of a case number, where it has a slip.
async fn find(finance: &Finance, typed: &str) -> Result<Option<String>, Failure> {
    let db = finance.front.store.db();
    if let Ok(code) = SlipNumber::parse(typed)
        && let Some(case) = slips::case_of(db, code.as_str()).await?
    {
        return Ok(Some(case));
    }
    let number: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    Ok(slips::of_case(db, &number).await?.map(|row| row.case.as_str().to_owned()))
}

async fn rows(finance: &Finance, form: &Form) -> Result<Markup, Failure> {
    let lang = finance.lang();
    let db = finance.front.store.db();
    let asked = form.text("list");
    let (word, which) = LISTS.iter().find(|(word, _)| *word == asked).copied().unwrap_or(LISTS[0]);
    let mut rows = slips::page(db, which, form.given("after"), PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let after = rows.last().filter(|_| more).map(|row| row.case.as_str().to_owned());
    let next = after.map(|after| address(ROOM, &[("list", word), ("after", &after)]));
    let first = address(ROOM, &[("list", word)]);
    let numbers: Vec<&str> = rows.iter().map(|row| row.case.as_str()).collect();
    let known: BTreeMap<String, CaseRow> =
        cases::many(db, &numbers).await?.into_iter().map(|row| (row.number.clone(), row)).collect();
    let names = Names::of(&finance.front.store, known.values().map(|row| row.applicant.as_str())).await?;
    let empty = match which {
        Which::Waiting => lang.slip_list_none_waiting(),
        _ => lang.slip_list_none(),
    };
    Ok(html! {
        nav class="buttons" aria-label=(lang.slip_finance()) {
            @for (list, which) in LISTS {
                a class=(if list == word { "button main" } else { "button" }) href=(address(ROOM, &[("list", list)])) aria-current=[(list == word).then_some("page")] {
                    (label(lang, which))
                }
            }
        }
        (Table {
            caption: lang.slip_finance(),
            columns: &[
                Column::new(lang.slip_case()),
                Column::new(lang.slip_item()),
                Column::new(lang.slip_department()),
                Column::new(lang.slip_payer()),
                Column::number(lang.slip_list_due()),
                Column::new(lang.slip_state()),
                Column::new(lang.slip_turn()),
            ],
            rows: rows.iter().map(|row| cells(finance, row, known.get(row.case.as_str()), &names)).collect(),
            empty: pieces::nothing(empty, "", &[]),
            next: next.as_deref(),
            first: form.given("after").map(|_| first.as_str()),
            files: &[],
        }.show(lang))
    })
}

const fn label(lang: Lang, which: Which) -> &'static str {
    match which {
        Which::Waiting => lang.slip_list_waiting(),
        Which::State(SlipState::Expired) => lang.slip_list_expired(),
        Which::State(_) => lang.slip_list_issued(),
        Which::All => lang.slip_list_all(),
    }
}

fn cells(finance: &Finance, row: &SlipRow, case: Option<&CaseRow>, names: &Names) -> Vec<Markup> {
    let lang = finance.lang();
    let item = case.map_or("", |case| lang.pick(&case.item_name, &case.item_name_en));
    let payer = case.map_or_else(String::new, |case| names.masked(&case.applicant));
    vec![
        html! { a href=(page_of(row.case.as_str())) { (pieces::case_number(row.case.as_str())) } },
        html! { (item) },
        html! { (department(finance, &row.department)) },
        html! { (payer) },
        html! { (pieces::money(row.due.0)) },
        html! { (pieces::tag(tone(row.state), words::state(lang, row.state))) },
        html! {
            @if let Some(turn) = row.turn {
                (pieces::tag(Tone::Warning, turn_word(lang, turn)))
                " " (pieces::moment(lang, row.turn_at))
            }
            @if row.relief_at.is_some() { " " (pieces::tag(Tone::Quiet, lang.slip_relief_waits())) }
        },
    ]
}

const fn turn_word(lang: Lang, turn: SlipTurn) -> &'static str {
    match turn {
        SlipTurn::Verify => lang.slip_turn_verify(),
        SlipTurn::Suspense => lang.slip_turn_suspense(),
        SlipTurn::Refund => lang.slip_turn_refund(),
    }
}

fn department<'a>(finance: &'a Finance, id: &'a str) -> &'a str {
    let known = finance.hall.departments.get(&DepartmentId::from(id));
    known.map_or(id, |known| finance.lang().pick(&known.name, &known.name_en))
}

/// The sums of some days by department: this month, if nothing else was asked for.
async fn sums(finance: &Finance, form: &mut Form) -> Result<Markup, Failure> {
    let lang = finance.lang();
    let today = finance.front.office.now().day();
    let (mut from, mut until) = (form.date("from"), form.date("until"));
    if form.given("from").is_some() || form.given("until").is_some() {
        let sound = matches!((from, until), (Some(from), Some(until)) if spans(from, until));
        if !sound {
            form.refuse("until", Message::both(Lang::slip_day_wrong));
            (from, until) = (None, None);
        }
    }
    let (from, until) = (from.unwrap_or_else(|| today.first_of_month()), until.unwrap_or(today));
    if form.is_sound() {
        form.set("from", from.to_string());
        form.set("until", until.to_string());
    }
    let sums = slips::sums(finance.front.store.db(), from, until).await?;
    let title = lang.slip_sums(&pieces::full_day_text(lang, from), &pieces::full_day_text(lang, until));
    let money = |of: fn(&Sums) -> Fen| move |sum: &Sums| html! { (pieces::money(of(sum).0)) };
    let columns = [
        (lang.slip_sums_assessed(), money(|sum| sum.assessed)),
        (lang.slip_sums_paid(), money(|sum| sum.paid)),
        (lang.slip_sums_forgone(), money(|sum| sum.forgone)),
        (lang.slip_sums_refunded(), money(|sum| sum.refunded)),
    ];
    let heads: Vec<Column<'_>> = std::iter::once(Column::new(lang.slip_department()))
        .chain(columns.iter().map(|(name, _)| Column::number(name)))
        .collect();
    let row = |sum: &Sums| {
        let name = html! { (department(finance, &sum.department)) };
        std::iter::once(name).chain(columns.iter().map(|(_, of)| of(sum))).collect()
    };
    let table = Table {
        caption: &title,
        columns: &heads,
        rows: sums.iter().map(row).collect(),
        empty: pieces::nothing(lang.slip_sums_none(), "", &[]),
        next: None,
        first: None,
        files: &[],
    };
    Ok(pieces::panel(
        "sums",
        &title,
        html! {
            form method="get" action=(ROOM) class="filter" {
                (Field::day("from", lang.slip_from()).show(lang, form))
                (Field::day("until", lang.slip_to()).show(lang, form))
                (pieces::submit(pieces::Weight::Side, lang.slip_show()))
            }
            (table.show(lang))
        },
    ))
}

fn spans(from: Date, until: Date) -> bool {
    let days = from.until(until).map_or(-1, |span| span.get_days());
    (0..=SPAN_MAX).contains(&days)
}
