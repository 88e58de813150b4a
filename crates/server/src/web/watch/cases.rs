//! `/watch/cases`: every case of the hall, newest first, or those to which something happened on a day. What a
//! figure of the centre counts is exactly what its list shows here; of one item or one area where a figure led here. Read only.

use super::{
    PAGE,
    cards::{case_address, department_choices},
    department, home,
    narrowed::Narrowed,
    tree,
};
use crate::{
    form::{Form, address},
    text::{Lang, Message, law},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Search, Table},
        why::{case_light, due_moment},
    },
};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rules::{case::CaseStatus, time::Instant};
use store::{
    StoreError,
    views::{
        cases::{self, After, CaseRow, Filter},
        days::{self, OfDay},
    },
};

/// The filters that stand in the address.
const FILTERS: [&str; 9] = ["show", "department", "status", "light", "did", "day", "item", "area", "station"];

/// One page of rows, and the key of the next page if there is one.
struct Page {
    rows: Vec<CaseRow>,
    next: Option<String>,
}

/// `GET /watch/cases`
pub(super) async fn show(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    let lang = watcher.lang();
    let db = watcher.front.store.db();
    if form.given("number").is_some() {
        let number = form.code("number");
        let found = cases::one(db, &number).await.map_err(|error| watcher.fail(&error.into()))?;
        if found.is_some() {
            return Ok(Redirect::to(&case_address(&number)).into_response());
        }
        form.refuse("number", Message::both(|lang| lang.watch_not_a_case().to_owned()));
    }
    let page = read(&watcher, &form).await.map_err(|error| watcher.fail(&error.into()))?;
    let keep = FILTERS.map(|name| (name, form.text(name)));
    let first = address("/watch/cases", &keep);
    let next = page.next.as_deref().map(|after| {
        let mut pairs = keep.to_vec();
        pairs.push(("after", after));
        address("/watch/cases", &pairs)
    });
    let is_first = form.given("after").is_none();
    let narrowed = Narrowed::of(&watcher, &form, "/watch/cases", &keep)
        .await
        .map_err(|error| watcher.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(lang.watch_cases_title(), Some(lang.watch_cases_lead()), html! {}))
        (Search {
            action: "/watch/cases", name: "number", label: lang.watch_find_case(), example: "",
            value: form.text("number"), suggestions: &[], large: false, keep: &[],
        }.show(lang))
        @if let Some(why) = form.error("number") { p class="error" { (why.text(lang)) } }
        (filters(&watcher, &form, &narrowed))
        (table(&watcher, &page.rows, next.as_deref(), (!is_first).then_some(first.as_str())))
    };
    Ok(watcher.page(Room::Watch, lang.watch_cases_title(), &[home(lang)], body))
}

async fn read(visit: &Visit, form: &Form) -> Result<Page, StoreError> {
    let db = visit.front.store.db();
    let now = visit.front.office.now();
    let taken_in = tree::asked(visit.lang(), &visit.hall, form).map(|(_, taken_in)| taken_in);
    let kinds = kinds(form.text("did"));
    if !kinds.is_empty() {
        let wanted = OfDay {
            day: form.date("day").unwrap_or_else(|| now.day()),
            kinds,
            department: form.given("department"),
            item: form.given("item"),
            taken_in: taken_in.as_ref(),
            before: form.text("after").parse().ok(),
        };
        let mut found = days::page(db, &wanted, PAGE + 1).await?;
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let next = found.last().filter(|_| more).map(|last| last.position.to_string());
        return Ok(Page { rows: found.into_iter().map(|found| found.case).collect(), next });
    }
    let light = pieces::LIGHTS.into_iter().find(|light| pieces::light_class(*light) == form.text("light"));
    let filter = Filter {
        department: form.given("department").map(str::to_owned),
        item: form.given("item").map(str::to_owned),
        taken_in,
        status: status(form.text("status")),
        open: form.text("show") == "open",
        late_at: (form.text("show") == "late").then_some(now),
        light: light.map(|light| (light, now)),
        after: after(form.text("after")),
        ..Filter::default()
    };
    let mut rows = cases::page(db, &filter, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|last| format!("{}.{}", last.submitted_at.0, last.number));
    Ok(Page { rows, next })
}

/// The events of the log that a word of the address stands for; the same that the counters count.
fn kinds(did: &str) -> &'static [&'static str] {
    match did {
        "received" => &["ApplicationSubmitted"],
        "taken" => &["MaterialsReceived"],
        "accepted" => &["CaseAccepted", "CaseDeemedAccepted"],
        "finished" => &["ResultDelivered"],
        "decided" => &["Granted", "Refused"],
        _ => &[],
    }
}

fn status_word(status: CaseStatus) -> String {
    serde_json::to_value(status).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn status(word: &str) -> Option<CaseStatus> {
    CaseStatus::ALL.iter().copied().find(|status| status_word(*status) == word)
}

fn after(key: &str) -> Option<After> {
    let (at, number) = key.split_once('.')?;
    Some(After { submitted_at: at.parse().ok()?, number: number.to_owned() })
}

fn filters(visit: &Visit, form: &Form, narrowed: &Narrowed) -> Markup {
    let lang = visit.lang();
    let shows = [Choice::new("open", lang.watch_show_open()), Choice::new("late", lang.watch_show_late())];
    let departments = department_choices(visit);
    let words: Vec<(String, &str)> = CaseStatus::ALL
        .iter()
        .filter(|status| **status != CaseStatus::Draft)
        .map(|one| (status_word(*one), law::status(lang, *one)))
        .collect();
    let statuses: Vec<Choice<'_>> = words.iter().map(|(word, label)| Choice::new(word, label)).collect();
    let lights: Vec<Choice<'_>> = pieces::LIGHTS
        .iter()
        .map(|light| Choice::new(pieces::light_class(*light), pieces::light_word(lang, *light)))
        .collect();
    let did = [
        Choice::new("received", lang.watch_did_received()),
        Choice::new("taken", lang.centre_did_taken()),
        Choice::new("accepted", lang.watch_did_accepted()),
        Choice::new("decided", lang.watch_did_decided()),
        Choice::new("finished", lang.watch_did_finished()),
    ];
    pieces::filter_bar(
        lang,
        "/watch/cases",
        &[
            Field::select("show", lang.watch_show(), &shows).show(lang, form),
            Field::select("department", lang.watch_department(), &departments).show(lang, form),
            Field::select("status", lang.watch_state(), &statuses).show(lang, form),
            Field::select("light", lang.watch_light(), &lights).show(lang, form),
            Field::select("did", lang.watch_happened_on(), &did).show(lang, form),
            Field::day("day", lang.watch_day()).show(lang, form),
        ],
        &narrowed.in_force(),
        &narrowed.keep(),
    )
}

fn table(visit: &Visit, rows: &[CaseRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let now = visit.front.office.now();
    let columns = [
        Column::new(lang.watch_case()),
        Column::new(lang.watch_light()),
        Column::new(lang.watch_item()),
        Column::new(lang.watch_department()),
        Column::new(lang.watch_state()),
        Column::new(lang.watch_submitted()),
        Column::new(lang.watch_due()),
    ];
    let rows = rows
        .iter()
        .map(|case| {
            vec![
                html! { a href=(case_address(&case.number)) { (pieces::case_number(&case.number)) } },
                case_light(lang, case.light(now), case.status),
                html! { (lang.pick(&case.item_name, &case.item_name_en)) },
                html! { (department(lang, &visit.hall, &case.department)) },
                html! { (law::status(lang, case.status)) },
                pieces::moment_from(lang, case.submitted_at, now),
                due(lang, case, now),
            ]
        })
        .collect();
    Table {
        caption: lang.watch_cases_title(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.watch_no_cases(), lang.watch_no_cases_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

fn due(lang: Lang, case: &CaseRow, now: Instant) -> Markup {
    html! {
        @if let Some(due) = case.promised_due { (due_moment(lang, due, case.provisional, now)) } @else { "—" }
    }
}
