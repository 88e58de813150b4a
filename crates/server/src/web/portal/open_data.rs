//! `/open-data`: what may be taken away (DI3): the published items as CSV, JSON and XLSX, what each column means, under
//! which licence, and the catalogue in figures. The files stream; whoever has them already is told that nothing changed.

use crate::{
    failure::Failure,
    front::Shared,
    open_data::{self, COLUMNS},
    text::{Lang, law},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table},
        sending,
    },
    workbook::csvs::MARK,
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{Stream, stream};
use jiff::{Timestamp, fmt::rfc2822, tz::TimeZone};
use maud::{Markup, html};
use rules::{hall::Hall, item::content::ItemKind, time::Instant};
use rust_xlsxwriter::{Format, Workbook};
use sha2::{Digest, Sha256};
use std::{
    io::{Seek, SeekFrom},
    sync::Arc,
};
use store::{
    StoreError,
    views::contents::{self, Count, ItemContent},
};
use tokio::sync::Semaphore;

/// Items read with one question.
const AT_ONCE: u32 = 100;
const ADDRESS: &str = "/open-data";
/// Workbooks that are packed at once.
static PACKING: Semaphore = Semaphore::const_new(2);
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /open-data`
pub(super) async fn show(visit: Visit) -> Result<Response, Response> {
    page(&visit).await.map_err(|error| visit.fail(&error.into()))
}

async fn page(visit: &Visit) -> Result<Response, StoreError> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let (items, changed) = contents::latest_change(db).await?;
    let counts = contents::published(db).await?;
    let items = pieces::count(items);
    let source = lang.data_source(lang.pick(&visit.hall.name, &visit.hall.name_en));
    let files =
        [("items.csv", lang.data_csv()), ("items.json", lang.data_json()), ("items.xlsx", lang.data_xlsx())];
    let mut facts = vec![Fact::new(lang.data_items(), &items)];
    if changed > 0 {
        facts.push(Fact::marked(lang.data_last(), pieces::full_moment(lang, Instant(changed))));
    }
    let body = html! {
        (pieces::heading(lang.data_title(), Some(lang.data_lead()), html! {}))
        (pieces::panel("files", lang.data_files(), html! {
            ul { @for (file, label) in files { li { a href={ (ADDRESS) "/" (file) } { (label) } } } }
            (pieces::summary(lang, &facts))
            p { (lang.data_files_more()) }
            p { a href="/api" { (lang.data_api()) } }
        }))
        (pieces::panel("licence", lang.data_licence(), html! { p { (lang.data_licence_text()) } p { (source) } }))
        (pieces::panel("columns", lang.data_definitions(), html! {
            details { summary { (lang.data_all_columns(COLUMNS.len())) } (definitions(lang)) }
        }))
        (pieces::panel("figures", lang.data_statistics(), html! {
            p { (lang.data_statistics_more()) }
            details { summary { (lang.data_all_figures()) } (figures(lang, &visit.hall, &counts)) }
        }))
    };
    Ok(visit.page(Room::Portal, lang.data_title(), &[Link::new("/", lang.frame_home())], body))
}

fn definitions(lang: Lang) -> Markup {
    let columns = [Column::new(lang.data_column()), Column::new(lang.data_means())];
    let rows = COLUMNS
        .iter()
        .map(|column| vec![html! { code { (column.name) } }, html! { (lang.pick(column.zh, column.en)) }])
        .collect();
    plain_table(lang, lang.data_definitions(), &columns, rows)
}

fn figures(lang: Lang, hall: &Hall, counts: &[Count]) -> Markup {
    let columns = [
        Column::new(lang.data_department()),
        Column::new(lang.data_kind()),
        Column::number(lang.data_items()),
        Column::number(lang.data_online()),
        Column::number(lang.data_no_visit()),
        Column::number(lang.data_free()),
    ];
    let row = |name: &str, kind: &str, numbers: [i64; 4]| {
        let mut cells = vec![html! { (name) }, html! { (kind) }];
        cells.extend(numbers.map(|number| html! { (pieces::count(number)) }));
        cells
    };
    let numbers = |count: &Count| [count.items, count.online, count.no_visit, count.free];
    let mut rows: Vec<Vec<Markup>> = counts
        .iter()
        .map(|count| {
            let department = hall.departments.get(&count.department.as_str().into());
            let name = department.map_or(count.department.as_str(), |one| lang.pick(&one.name, &one.name_en));
            let kind: Option<ItemKind> = serde_json::from_value(count.kind.as_str().into()).ok();
            row(name, kind.map_or(lang.data_no_kind(), |kind| law::item_kind(lang, kind)), numbers(count))
        })
        .collect();
    if !counts.is_empty() {
        let sum = counts
            .iter()
            .map(numbers)
            .fold([0; 4], |sum, one| std::array::from_fn(|nth| sum[nth] + one[nth]));
        rows.push(row(lang.data_sum(), "", sum));
    }
    plain_table(lang, lang.data_statistics(), &columns, rows)
}

fn plain_table(lang: Lang, caption: &str, columns: &[Column<'_>], rows: Vec<Vec<Markup>>) -> Markup {
    let empty = html! { p { (lang.data_none()) } };
    Table { caption, columns, rows, empty, next: None, first: None, files: &[] }.show(lang)
}

/// `GET /open-data/items.csv`
pub(super) async fn csv(visit: Visit, headers: HeaderMap) -> Result<Response, Response> {
    streamed(&visit, &headers, "text/csv; charset=utf-8", csv_text).await
}

/// `GET /open-data/items.json`
pub(super) async fn json(visit: Visit, headers: HeaderMap) -> Result<Response, Response> {
    streamed(&visit, &headers, "application/json", json_text).await
}

/// `GET /open-data/items.xlsx`
pub(super) async fn xlsx(visit: Visit, headers: HeaderMap) -> Result<Response, Response> {
    let state = freshness(&visit).await.map_err(|error| visit.fail(&error.into()))?;
    if state.is_known(&headers) {
        return Ok(state.unchanged());
    }
    // Packing is work, and anybody may ask: a few at a time, the others wait.
    let turn = PACKING.acquire().await.map_err(|error| visit.fail(&Failure::Ours(error.to_string())))?;
    let file = book(&visit).await.map_err(|failure| visit.fail(&failure))?;
    drop(turn);
    Ok(state.mark(sending::file(file, XLSX, "items.xlsx")))
}

/// How far the data have come: when anything happened to an item last, how many there are, and how the departments are
/// called whose names stand in the rows. The same state always gives the same bytes.
struct Freshness {
    tag: String,
    changed: String,
}

async fn freshness(visit: &Visit) -> Result<Freshness, StoreError> {
    let (items, changed) = contents::latest_change(visit.front.store.db()).await?;
    let mut names = Sha256::new();
    for department in visit.hall.departments.values() {
        names.update(format!("{}\n{}\n", department.id, department.name));
    }
    let names = hex::encode(names.finalize());
    let moment = Timestamp::from_millisecond(changed).unwrap_or_default().to_zoned(TimeZone::UTC);
    let printer = rfc2822::DateTimePrinter::new();
    Ok(Freshness {
        tag: format!("\"{items}-{changed}-{}\"", names.get(..12).unwrap_or_default()),
        changed: printer.timestamp_to_rfc9110_string(&moment.timestamp()).unwrap_or_default(),
    })
}

impl Freshness {
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = |name| headers.get(name).and_then(|value| value.to_str().ok());
        match known(header::IF_NONE_MATCH) {
            // Compression in between makes a tag a weak one.
            Some(tags) => tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == self.tag),
            None => known(header::IF_MODIFIED_SINCE) == Some(self.changed.as_str()),
        }
    }

    fn mark(&self, mut answer: Response) -> Response {
        let headers = answer.headers_mut();
        let marks = [
            (header::ETAG, self.tag.as_str()),
            (header::LAST_MODIFIED, self.changed.as_str()),
            (header::CACHE_CONTROL, "public, no-cache"),
        ];
        for (name, value) in marks {
            if let Ok(value) = value.parse() {
                headers.insert(name, value);
            }
        }
        answer
    }

    fn unchanged(&self) -> Response {
        self.mark(StatusCode::NOT_MODIFIED.into_response())
    }
}

/// What a page of items is in a file: the items, and whether they are the first and the last ones.
type Text = fn(&[ItemContent], &Hall, bool, bool) -> Vec<u8>;

async fn streamed(
    visit: &Visit,
    headers: &HeaderMap,
    kind: &'static str,
    text: Text,
) -> Result<Response, Response> {
    let state = freshness(visit).await.map_err(|error| visit.fail(&error.into()))?;
    if state.is_known(headers) {
        return Ok(state.unchanged());
    }
    let body = Body::from_stream(pages(visit.front.clone(), Arc::clone(&visit.hall), text));
    Ok(state.mark(([(header::CONTENT_TYPE, kind)], body).into_response()))
}

/// The file page by page; nothing of it is held but the page at hand.
fn pages(front: Shared, hall: Arc<Hall>, text: Text) -> impl Stream<Item = Result<Bytes, StoreError>> {
    // Behind which code the next page begins; none when the file is whole.
    stream::try_unfold(Some(String::new()), move |after| {
        let (front, hall) = (front.clone(), Arc::clone(&hall));
        async move {
            let Some(after) = after else { return Ok(None) };
            let page = contents::page(front.store.db(), &open_data::wanted(), &after, AT_ONCE).await?;
            let next = page.last().map(|last| last.code.clone());
            let text = text(&page, &hall, after.is_empty(), next.is_none());
            Ok(Some((Bytes::from(text), next)))
        }
    })
}

fn csv_text(items: &[ItemContent], hall: &Hall, first: bool, _last: bool) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(if first { MARK.to_vec() } else { Vec::new() });
    if first {
        let _in_memory = writer.write_record(COLUMNS.iter().map(|column| column.name));
    }
    for item in items {
        let _in_memory = writer.write_record(open_data::line(item, hall));
    }
    writer.into_inner().unwrap_or_default()
}

fn json_text(items: &[ItemContent], hall: &Hall, first: bool, last: bool) -> Vec<u8> {
    let mut text = if first { "{\"items\":[\n".to_owned() } else { String::new() };
    for (nth, item) in items.iter().enumerate() {
        if !(first && nth == 0) {
            text.push_str(",\n");
        }
        text.push_str(&open_data::object(item, hall).to_string());
    }
    if last {
        text.push_str("\n]}\n");
    }
    text.into_bytes()
}

async fn book(visit: &Visit) -> Result<std::fs::File, Failure> {
    let ours = |error: rust_xlsxwriter::XlsxError| Failure::Ours(error.to_string());
    let disk = |error: std::io::Error| Failure::Ours(error.to_string());
    let mut book = Workbook::new();
    let page = book.add_worksheet_with_constant_memory().map_err(ours)?;
    let bold = Format::new().set_bold();
    for (nth, column) in (0_u16..).zip(COLUMNS) {
        page.set_column_width(nth, 20).map_err(ours)?;
        page.write_string_with_format(0, nth, column.name, &bold).map_err(ours)?;
    }
    page.set_freeze_panes(1, 2).map_err(ours)?;
    let (mut after, mut row) = (String::new(), 0_u32);
    loop {
        let items = contents::page(visit.front.store.db(), &open_data::wanted(), &after, AT_ONCE).await?;
        let Some(last) = items.last() else { break };
        after.clone_from(&last.code);
        for item in &items {
            row += 1;
            let page = book.worksheet_from_index(0).map_err(ours)?;
            for (nth, text) in (0_u16..).zip(open_data::cells(item, &visit.hall)) {
                page.write_string(row, nth, text.text()).map_err(ours)?;
            }
        }
    }
    let mut file = tempfile::tempfile().map_err(disk)?;
    book.save_to_writer(&mut file).map_err(ours)?;
    file.seek(SeekFrom::Start(0)).map_err(disk)?;
    Ok(file)
}
