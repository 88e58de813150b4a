//! 文书页: a paper of a case, licence or card as a sheet to print, and as the PDF in its file.
//!
//! Shows a paper to the parties of its case or the holder of its licence, to those who work on it and, with names masked
//! to supervisors and auditors; what concerns an interested party is masked for the applicant too. The papers of a
//! card are for supervision and whoever answers for it. For everybody else a paper does not exist: what the public may
//! know of one is said by the public check.
//! Whoever may read it whole gets the bytes that lie in the file (IN4); whoever may not gets a masked copy made for the
//! occasion.

use crate::{
    failure::Failure,
    front::Shared,
    papers::{
        Unmade,
        filing::{self, Unfiled},
        record::{Of, Reading, Record},
    },
    sight::{Sight, sees_card, sight, sight_of_licence},
    text::{Lang, law},
    visitor::Anyone,
    web::{
        frame::Room,
        pieces::{self, Link, Sheet},
    },
};
use axum::{
    Router,
    body::Bytes,
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
use store::views;

/// What makes the address of a sheet that of its PDF.
const PDF: &str = ".pdf";
/// Signs of a fingerprint that are printed: enough to tell any two papers apart.
pub const FINGERPRINT: usize = 16;

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
    let (record, sight) =
        read(&anyone, number).await.map_err(fail)?.ok_or_else(|| fail(Failure::NotFound))?;
    // What is for an interested party, or proves that it reached them, is read by the applicant without their name.
    let of_another = record.owner(number) != record.person();
    let reading = match sight {
        Sight::Watcher => Reading::Masked,
        Sight::Party => Reading::OfTheApplicant,
        Sight::Worker => Reading::Whole,
    };
    let masked = reading == Reading::Masked || (reading == Reading::OfTheApplicant && of_another);
    let composed = || record.compose(&anyone.front.shelf, reading, number);
    let shown = match (as_pdf, masked) {
        // What lies in the file is the paper, also where it could not be made any more.
        (true, false) => from_the_file(&anyone, number).await,
        (true, true) => match composed() {
            Ok(Some(document)) => copy(&anyone, document).await,
            Ok(None) => Err(Unfiled::Unknown),
            Err(unmade) => Err(unmade.into()),
        },
        (false, _) => match composed() {
            Ok(Some(document)) => {
                let filed = if masked { None } else { Some(filing::file(&anyone.front, number).await) };
                Ok(sheet(&anyone, number, &document, filed.as_ref()))
            }
            Ok(None) => Err(Unfiled::Unknown),
            Err(unmade) => Err(unmade.into()),
        },
    };
    shown.map_err(|why| not_shown(&anyone, number, &why))
}

/// What the paper of this number is composed from, and as whom this reader sees it; none when there is none or it is
/// not theirs to see.
async fn read(anyone: &Anyone, number: &str) -> Result<Option<(Record, Sight)>, Failure> {
    let Some(row) = views::papers::one(anyone.front.store.db(), number).await? else { return Ok(None) };
    let Some(record) = Record::read(&anyone.front, &row.keeper).await? else { return Ok(None) };
    let (hall, who) = (&anyone.hall, anyone.who());
    let sight = match &record.of {
        Of::Case(history) => sight(hall, &who, &history.known.state, Some(&record.content)),
        Of::Licence(history) => sight_of_licence(hall, &who, &history.known.state),
        Of::Card(history) => {
            let finding = history.known.state.finding.as_ref();
            finding.filter(|finding| sees_card(hall, &who, finding)).map(|_| Sight::Worker)
        }
    };
    let readable = sight.filter(|sight| *sight != Sight::Party || !row.kind.is_inner());
    Ok(readable.map(|sight| (record, sight)))
}

/// The bytes that lie in the file; filed now if they were not.
async fn from_the_file(anyone: &Anyone, number: &str) -> Result<Response, Unfiled> {
    let hash = filing::file(&anyone.front, number).await?;
    Ok(pdf(anyone.front.files.get(&hash).await?))
}

/// A copy for whoever may not read names; it says that it is one.
async fn copy(anyone: &Anyone, document: Document) -> Result<Response, Unfiled> {
    let masked = Document { watermark: Some("隐名副本".to_owned()), ..document };
    Ok(pdf(filing::press(&anyone.front, masked).await?))
}

fn pdf(bytes: impl Into<Bytes>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline"),
        // Personal data: the browser keeps no copy for the next person at the same machine.
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, bytes.into()).into_response()
}

/// Why there is nothing to read, and what there is instead.
fn not_shown(anyone: &Anyone, number: &str, why: &Unfiled) -> Response {
    let lang = anyone.lang();
    let sheet = address_of(number);
    let check = crate::papers::check_address(number);
    let page = |status: StatusCode, title: &str, lines: &[&str], links: &[Link<'_>]| {
        anyone.page_with(status, Room::Portal, title, &[], pieces::answer(title, lines, links))
    };
    let to_check = Link::new(&check, lang.paper_check());
    match why {
        Unfiled::Unknown => anyone.fail(&Failure::NotFound),
        Unfiled::NoPress => {
            let links = [Link::new(&sheet, lang.paper_open_sheet())];
            let lines = [lang.paper_no_press_more()];
            page(StatusCode::SERVICE_UNAVAILABLE, lang.paper_no_press(), &lines, &links)
        }
        Unfiled::Forgotten => {
            let links = [Link::new(&sheet, lang.paper_open_sheet()), to_check];
            page(StatusCode::GONE, lang.paper_forgotten(), &[lang.paper_forgotten_more()], &links)
        }
        Unfiled::Unmade(Unmade::Lacking { kind, what }) => {
            tracing::error!(number, %why, "a paper is not made");
            let lacking = lang.paper_lacking(law::document(lang, *kind, None), &what.join("、"));
            let lines = [lacking.as_str(), lang.paper_unmade_more()];
            page(StatusCode::CONFLICT, lang.paper_unmade(), &lines, &[to_check])
        }
        Unfiled::Unmade(Unmade::NoEdition { .. }) => {
            tracing::error!(number, %why, "a paper is not made");
            page(StatusCode::CONFLICT, lang.paper_unmade(), &[lang.paper_unmade_more()], &[to_check])
        }
        ours => anyone.fail(&Failure::Ours(format!("a paper could not be shown: {ours}"))),
    }
}

fn sheet(
    anyone: &Anyone,
    number: &str,
    document: &Document,
    filed: Option<&Result<String, Unfiled>>,
) -> Response {
    let lang = anyone.lang();
    let qr = document.qr.as_ref().and_then(|qr| Some((paper::qr::svg(&qr.text).ok()?, qr.caption.as_str())));
    let seal = document.seal.as_ref().map(paper::seal::svg);
    let print = match filed {
        Some(Ok(hash)) => hash.get(..FINGERPRINT),
        _ => None,
    };
    let paper = Sheet {
        issuer: &document.issuer,
        title: &document.title,
        number: &document.number,
        addressee: document.addressee.as_deref().unwrap_or_default(),
        body: sections(document),
        qr: qr.as_ref().map(|(svg, purpose)| (svg.as_str(), *purpose)),
        seal: seal.as_deref(),
        day: &document.date_text,
        foot: html! {
            @if let Some(footer) = &document.footer { p { (footer) } }
            @if let Some(print) = print { p { "案卷原件指纹：" code { (grouped(print)) } } }
        },
        tools: html! {
            a class="button" href={ (address_of(number)) (PDF) } { (lang.paper_pdf()) }
            a class="button" href=(crate::papers::check_address(&document.number)) { (lang.paper_check()) }
        },
    };
    let body = html! {
        @match filed {
            Some(Ok(_)) => p class="no-print quiet sheet-note" { (lang.paper_is_filed()) },
            Some(Err(Unfiled::Forgotten)) => p class="no-print sheet-note" { (lang.paper_forgotten_more()) },
            Some(Err(why)) => {
                @let () = tracing::error!(%why, number = document.number, "a paper was read and could not be filed");
                p class="no-print quiet sheet-note" { (lang.paper_not_filed()) }
            },
            None => {},
        }
        // The language of record is Chinese; whoever reads English is told so.
        @if lang == Lang::En { p class="no-print quiet sheet-note" { (lang.paper_language()) } }
        div lang="zh-CN" { (paper.show(lang)) }
    };
    anyone.page(Room::Portal, &document.title, &[], body)
}

/// A fingerprint in fours, as it is read aloud.
#[must_use]
pub fn grouped(print: &str) -> String {
    let signs: Vec<char> = print.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What a paper says, as the sheet shows it.
#[must_use]
pub fn sections(document: &Document) -> Markup {
    html! { @for section in &document.sections { (section_of(section)) } }
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
            Block::Paragraph(text) => p { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (line) } },
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
            Block::Signatures(lines) => (pieces::sign_here(lines)),
        }
    }
}
