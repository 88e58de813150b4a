//! 文书页: a paper of a case as a sheet to print, and as the PDF of the press.
//!
//! Reads the case, its item version and the names; shows a paper to the parties of its case, to those who work on it
//! and, with names masked, to supervisors and auditors. For everybody else it does not exist: what the public
//! may know of a paper is said by the public check.

use crate::{
    failure::Failure,
    front::Shared,
    papers::Source,
    people::Names,
    sight::{Sight, sight},
    text::Lang,
    visitor::Anyone,
    web::{
        frame::Room,
        pieces::{self, Sheet},
        story,
    },
};
use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use maud::{Markup, html};
use paper::{
    Document,
    document::{Block, Section},
};
use rules::{
    case::{Case, Event},
    name::Commitment,
};
use store::views;
use tokio::sync::Semaphore;

/// Papers laid out at once; each takes one core for a moment.
static PRESSES: Semaphore = Semaphore::const_new(2);
/// What makes the address of a sheet that of its PDF.
const PDF: &str = ".pdf";

/// The addresses of the papers.
pub fn routes() -> Router<Shared> {
    Router::new().route("/papers/{number}", get(show)) // parties of the case, those who work on it, supervision
}

/// The address of a paper's sheet.
#[must_use]
pub fn address_of(number: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    format!("/papers/{}", encoded.replace('+', "%20"))
}

/// `GET /papers/{number}` and `GET /papers/{number}.pdf`
async fn show(anyone: Anyone, Path(asked): Path<String>) -> Result<Response, Response> {
    let fail = |failure: Failure| anyone.fail(&failure);
    let (number, as_pdf) = match asked.strip_suffix(PDF) {
        Some(number) => (number, true),
        None => (asked.as_str(), false),
    };
    let document = read(&anyone, number).await.map_err(fail)?.ok_or_else(|| fail(Failure::NotFound))?;
    if as_pdf { pdf(&anyone, document).await } else { Ok(sheet(&anyone, &document)) }
}

/// Composes the paper of this number for this reader; none when there is none or it is not theirs to see.
async fn read(anyone: &Anyone, number: &str) -> Result<Option<Document>, Failure> {
    let store = &anyone.front.store;
    let Some(row) = views::cases::document(store.db(), number).await? else { return Ok(None) };
    let Some(history) = store.history::<Case>(&row.case).await? else { return Ok(None) };
    let case = &history.known.state;
    let content = views::items::content(store.db(), case.item.as_str(), case.item_version).await?;
    let Some(content) = content else { return Ok(None) };
    let Some(sight) = sight(&anyone.hall, &anyone.who(), case, Some(&content)) else { return Ok(None) };
    let names = Names::of(store, story::people(case, &history.events)).await?;
    let name = |person: &str| match sight {
        Sight::Party | Sight::Worker => names.get(person).to_owned(),
        Sight::Watcher => names.masked(person),
    };
    let applicant = name(case.applicant.as_str());
    let agent = case.agent.as_ref().map(|agent| name(agent.as_str()));
    let received = history.events.iter().find_map(|event| match &event.event {
        Event::ResultDelivered { recipient, .. } => Some(recipient.clone()),
        _ => None,
    });
    let recipient = text_of(&anyone.front, received.as_ref()).await?;
    let recipient = recipient.map(|full| match sight {
        Sight::Watcher => crate::masking::name(&full),
        Sight::Party | Sight::Worker => full,
    });
    let query_code = match sight {
        Sight::Party | Sight::Worker => text_of(&anyone.front, Some(&case.query_code)).await?,
        Sight::Watcher => None,
    };
    let source = Source {
        hall: &anyone.hall,
        content: &content,
        events: &history.events,
        names: &names,
        applicant: &applicant,
        agent: agent.as_deref(),
        recipient: recipient.as_deref(),
        query_code: query_code.as_deref(),
        address: &anyone.front.config.public_address(),
    };
    Ok(source.compose(number))
}

/// A datum of the vault as text, as far as it is still there.
async fn text_of(front: &Shared, commitment: Option<&Commitment>) -> Result<Option<String>, Failure> {
    let Some(commitment) = commitment else { return Ok(None) };
    let wanted = store::vault::Commitment(commitment.0.clone());
    let held = front.store.vault().read(front.store.db(), std::slice::from_ref(&wanted)).await?;
    Ok(held.get(&wanted).and_then(|held| held.text()).map(str::to_owned))
}

/// The PDF; laid out beside the runtime, because it takes a core for a while.
async fn pdf(anyone: &Anyone, document: Document) -> Result<Response, Response> {
    let fail = |failure: Failure| anyone.fail(&failure);
    let broken = |error: &dyn std::fmt::Display| fail(Failure::Ours(format!("printing a paper: {error}")));
    let _place = PRESSES.acquire().await.map_err(|error| broken(&error))?;
    let front = anyone.front.clone();
    let printed = tokio::task::spawn_blocking(move || front.press().map(|press| press.render(&document)));
    match printed.await.map_err(|error| broken(&error))? {
        None => Ok(no_press(anyone)),
        Some(Err(error)) => Err(broken(&error)),
        Some(Ok(bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, "application/pdf"),
                (header::CONTENT_DISPOSITION, "inline"),
                // Personal data: the browser keeps no copy for the next person at the same machine.
                (header::CACHE_CONTROL, "private, no-store"),
            ];
            Ok((headers, bytes).into_response())
        }
    }
}

/// A machine without Chinese fonts prints no PDF; the sheet still prints from the browser.
fn no_press(anyone: &Anyone) -> Response {
    let lang = anyone.lang();
    let sheet = anyone.here.split('?').next().unwrap_or_default().trim_end_matches(PDF).to_owned();
    let links = [pieces::Link::new(&sheet, lang.paper_open_sheet())];
    let body = pieces::answer(lang.paper_no_press(), &[lang.paper_no_press_more()], &links);
    anyone.page_with(StatusCode::SERVICE_UNAVAILABLE, Room::Portal, lang.paper_no_press(), &[], body)
}

fn sheet(anyone: &Anyone, document: &Document) -> Response {
    let lang = anyone.lang();
    let qr = document.qr.as_ref().and_then(|qr| Some((paper::qr::svg(&qr.text).ok()?, qr.caption.as_str())));
    let seal = document.seal.as_ref().map(paper::seal::svg);
    let signatures: Vec<&str> = document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| if let Block::Signatures(lines) = block { Some(lines) } else { None })
        .flatten()
        .map(String::as_str)
        .collect();
    let paper = Sheet {
        issuer: &document.issuer,
        title: &document.title,
        number: &document.number,
        addressee: document.addressee.as_deref().unwrap_or_default(),
        body: html! {
            @for section in &document.sections { (section_of(section)) }
            @if let Some(footer) = &document.footer { p { small { (footer) } } }
        },
        qr: qr.as_ref().map(|(svg, purpose)| (svg.as_str(), *purpose)),
        seal: seal.as_deref(),
        day: &document.date_text,
        signatures: &signatures,
    };
    let pdf = format!("{}{PDF}", address_of(&document.number));
    let body = html! {
        p class="no-print" { a class="button" href=(pdf) { (lang.paper_pdf()) } }
        // The language of record is Chinese; whoever reads English is told so.
        @if lang == Lang::En { p class="no-print quiet" { (lang.paper_language()) } }
        div lang="zh-CN" { (paper.show(lang)) }
    };
    anyone.page(Room::Portal, &document.title, &[], body)
}

fn section_of(section: &Section) -> Markup {
    html! {
        @if let Some(heading) = &section.heading { h2 { (heading) } }
        @for block in &section.blocks { (block_of(block)) }
    }
}

fn block_of(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Paragraph(text) => p { (text) },
            Block::List(items) => ol { @for item in items { li { (item) } } },
            Block::Fields(fields) => dl class="summary" {
                @for field in fields { div { dt { (field.label) } dd { (field.value) } } }
            },
            Block::Table(table) => div class="table-frame" { table class="list" {
                thead { tr { @for column in &table.columns { th scope="col" { (column.head) } } } }
                tbody { @for row in &table.rows { tr { @for (cell, column) in row.cells.iter().zip(&table.columns) {
                    td data-label=(column.head) { div { (cell) } }
                } } } }
            } },
            Block::Signatures(_) => {},
        }
    }
}
