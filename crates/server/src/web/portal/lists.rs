//! `/lists/{list}` and `/laws`: what is published of all items at once — duties, fees, laws, approvals beforehand, bought
//! services — by item or by law, to search, page by page, and as CSV (L-41, L-47, F-01).
//!
//! Reads the lines that the versions in force left behind; an item that is only listed or cancelled has none.

use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Link, Search, Table},
        story::basis_text,
    },
};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    item::{
        content::{DutyStage, ItemKind},
        duty::{LIABILITY_OF_EVERY_LICENCE, LawDuty, by_law},
    },
    name::DepartmentId,
};
use store::views::lines::{self, Body, Filter, Line, List};

/// Rows of a page.
const PAGE: u32 = 50;
/// Rows of a file.
const FILE_MAX: u32 = 100_000;
/// The lists by their words in the address.
const LISTS: [(&str, List); 5] = [
    ("duties", List::Duties),
    ("fees", List::Fees),
    ("laws", List::Laws),
    ("prerequisites", List::Prerequisites),
    ("intermediaries", List::Intermediaries),
];

/// `GET /lists/{list}`
pub(super) async fn show(visit: Visit, Path(word): Path<String>, form: Form) -> Result<Response, Response> {
    let body = body(&visit, &word, &form).await.map_err(|failure| visit.fail(&failure))?;
    let list = list_of(&word).map_err(|failure| visit.fail(&failure))?;
    let lang = visit.lang();
    Ok(visit.page(Room::Portal, title(lang, list).0, &[Link::new("/", lang.frame_home())], body))
}

/// `GET /lists`: the first of them.
pub(super) async fn first() -> Redirect {
    Redirect::permanent("/lists/duties")
}

/// `GET /laws`
pub(super) async fn laws(visit: Visit, form: Form) -> Result<Response, Response> {
    show(visit, Path("laws".to_owned()), form).await
}

/// `GET /lists/{list}/csv`
pub(super) async fn file(visit: Visit, Path(word): Path<String>, form: Form) -> Result<Response, Response> {
    let list = list_of(&word).map_err(|failure| visit.fail(&failure))?;
    let filter = filter(&form);
    let lines = lines::page(visit.front.store.db(), list, &filter, FILE_MAX).await;
    let lines = lines.map_err(|error| visit.fail(&error.into()))?;
    let mut answer = csv(visit.lang(), &visit, list, &lines).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{word}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(answer)
}

fn list_of(word: &str) -> Result<List, Failure> {
    LISTS.iter().find(|(known, _)| *known == word).map(|(_, list)| *list).ok_or(Failure::NotFound)
}

/// What a list is called, and what it is for.
fn title(lang: Lang, list: List) -> (&'static str, &'static str) {
    match list {
        List::Duties => (lang.lists_duties(), lang.lists_duties_lead()),
        List::Fees => (lang.lists_fees(), lang.lists_fees_lead()),
        List::Laws => (lang.lists_laws(), lang.lists_laws_lead()),
        List::Prerequisites => (lang.lists_prerequisites(), lang.lists_prerequisites_lead()),
        List::Intermediaries => (lang.lists_intermediaries(), lang.lists_intermediaries_lead()),
    }
}

fn filter(form: &Form) -> Filter {
    let after = form.given("sorted").zip(form.given("code")).zip(form.number("n"));
    Filter {
        department: form.given("department").map(str::to_owned),
        words: form.given("q").map(|words| words.chars().take(60).collect()),
        after: after.map(|((sorted, code), n)| (sorted.to_owned(), code.to_owned(), n)),
    }
}

async fn body(visit: &Visit, word: &str, form: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let list = list_of(word)?;
    let filter = filter(form);
    let mut lines = lines::page(visit.front.store.db(), list, &filter, PAGE + 1).await?;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let at = format!("/lists/{word}");
    let keep = [("q", form.text("q")), ("department", form.text("department"))];
    let next = lines.last().filter(|_| more).map(|last| {
        let n = last.n.to_string();
        let key = [("sorted", last.sorted.as_str()), ("code", last.code.as_str()), ("n", n.as_str())];
        address(&at, &[keep.as_slice(), &key].concat())
    });
    let first = filter.after.as_ref().map(|_| address(&at, &keep));
    let file = address(&format!("{at}/csv"), &keep);
    let heads = columns(lang, list);
    let columns: Vec<Column<'_>> = heads.iter().map(|head| Column::new(head)).collect();
    let (name, lead) = title(lang, list);
    let table = Table {
        caption: name,
        columns: &columns,
        rows: lines.iter().map(|line| cells(visit, line)).collect(),
        empty: pieces::nothing(lang.lists_nothing(), lang.lists_nothing_more(), &[]),
        next: next.as_deref(),
        first: first.as_deref(),
        files: &[Link::new(&file, "CSV")],
    };
    let search = Search {
        action: &at,
        name: "q",
        label: lang.lists_search(),
        example: lang.lists_search_example(),
        value: form.text("q"),
        suggestions: &[],
        large: false,
        keep: &[("department", form.text("department"))],
    };
    Ok(html! {
        (pieces::heading(name, Some(lead), html! {}))
        @if lang == Lang::En { p class="quiet" { (lang.guide_only_chinese()) } }
        (others(lang, list))
        @if list == List::Laws { p { a href="/news?kind=policy" { (lang.news_from_laws()) } } }
        @if list == List::Duties && filter.after.is_none() && filter.words.is_none() {
            (law_panel(lang, "law", lang.lists_by_law(), by_law(Some(ItemKind::AdministrativeLicence))))
            (law_panel(lang, "liability", lang.lists_liability_by_law(), &LIABILITY_OF_EVERY_LICENCE))
        }
        (search.show(lang))
        (departments(visit, &at, form))
        (table.show(lang))
    })
}

/// The other lists, to go over to.
fn others(lang: Lang, here: List) -> Markup {
    html! {
        nav aria-label=(lang.lists_nav()) { ul class="topics" {
            @for (word, list) in LISTS {
                li { a href={ "/lists/" (word) } aria-current=[(list == here).then_some("page")] { (title(lang, list).0) } }
            }
        } }
    }
}

fn departments(visit: &Visit, at: &str, form: &Form) -> Markup {
    let lang = visit.lang();
    let all: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|known| Choice::new(known.id.as_str(), lang.pick(&known.name, &known.name_en)))
        .collect();
    let field = Field::select("department", lang.items_department(), &all).show(lang, form);
    pieces::filter_bar(lang, at, &[field], &[], &[("q", form.text("q"))])
}

fn law_panel(lang: Lang, id: &str, name: &str, duties: &[LawDuty]) -> Markup {
    let columns =
        [Column::new(lang.lists_duty()), Column::new(lang.lists_stage()), Column::new(lang.lists_article())];
    let row = |duty: &LawDuty| {
        vec![
            html! { (lang.pick(duty.zh, duty.en)) },
            html! { (stage(lang, Some(duty.stage))) },
            html! { (lang.lists_licensing_law(duty.article)) },
        ]
    };
    let table = Table {
        caption: name,
        columns: &columns,
        rows: duties.iter().map(row).collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    pieces::panel(
        id,
        name,
        html! { details { summary { (name) "（" (duties.len()) "）" } (table.show(lang)) } },
    )
}

fn stage(lang: Lang, stage: Option<DutyStage>) -> &'static str {
    stage.map_or("—", |stage| codes::duty_stage(lang, stage))
}

/// The headings: what the line says, whose it is.
fn columns(lang: Lang, list: List) -> Vec<&'static str> {
    let mut heads = match list {
        List::Duties => vec![lang.lists_duty(), lang.lists_stage()],
        List::Fees => {
            vec![lang.lists_fee(), lang.lists_standard(), lang.lists_article(), lang.lists_reduction()]
        }
        List::Laws => vec![lang.lists_law(), lang.lists_text()],
        List::Prerequisites => vec![lang.lists_name(), lang.lists_body(), lang.lists_article()],
        List::Intermediaries => {
            vec![lang.lists_name(), lang.lists_provider(), lang.lists_fee_note(), lang.lists_article()]
        }
    };
    heads.extend([lang.items_name(), lang.items_department()]);
    heads
}

/// What a line says, as plain words: the page and the file say the same.
fn words(lang: Lang, body: &Body) -> Vec<String> {
    match body {
        Body::Duty(duty) => vec![duty.text.clone(), stage(lang, duty.stage).to_owned()],
        Body::Liability(text) => vec![text.clone(), lang.lists_liability().to_owned()],
        Body::LaterSupervision(text) => vec![text.clone(), lang.lists_later().to_owned()],
        Body::Fee(fee) => {
            let reduction = if fee.reducible { fee.reduction_basis.clone() } else { "—".to_owned() };
            let standard = lang.guide_fee_per(&pieces::money(fee.standard.0), &fee.unit);
            vec![fee.name.clone(), standard, basis_text(&fee.basis), reduction]
        }
        Body::Law(basis) => vec![basis_text(basis), basis.text.clone()],
        Body::Prerequisite(it) => vec![it.name.clone(), it.body.clone(), basis_text(&it.basis)],
        Body::Intermediary(it) => {
            let own = if it.self_made { lang.lists_self_made() } else { lang.lists_not_self_made() };
            vec![
                it.name.clone(),
                format!("{} {own}", it.provider),
                it.fee_note.clone(),
                basis_text(&it.basis),
            ]
        }
    }
}

fn department(visit: &Visit, line: &Line) -> String {
    let known = visit.hall.departments.get(&DepartmentId::from(line.department.as_str()));
    known.map_or("", |known| visit.lang().pick(&known.name, &known.name_en)).to_owned()
}

fn cells(visit: &Visit, line: &Line) -> Vec<Markup> {
    let lang = visit.lang();
    let mut cells: Vec<Markup> =
        words(lang, &line.body).iter().map(|word| pieces::chinese(lang, word)).collect();
    cells.push(html! { a href={ "/items/" (line.code) } { (lang.pick(&line.item, &line.item_en)) } });
    cells.push(html! { (department(visit, line)) });
    cells
}

fn csv(lang: Lang, visit: &Visit, list: List, lines: &[Line]) -> Vec<u8> {
    // The mark in front tells spreadsheets that the file is UTF-8.
    let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}"));
    let mut heads = columns(lang, list);
    heads.push(lang.ways_code());
    // Writing into memory cannot fail.
    let _written = writer.write_record(&heads);
    for line in lines {
        let mut record = words(lang, &line.body);
        record.extend([
            lang.pick(&line.item, &line.item_en).to_owned(),
            department(visit, line),
            line.code.clone(),
        ]);
        let _written = writer.write_record(record.iter().map(|cell| calm(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would reckon with is made a plain text.
fn calm(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}
