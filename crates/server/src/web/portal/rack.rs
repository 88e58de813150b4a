//! 指南架: pages of the catalogue as they were last drawn, so that the next visitor without an account is handed the same bytes.
//!
//! Only what depends on nothing but the catalogue, the hall and the day stands here, and only for visitors of whom nothing
//! is known. A page is put back as soon as anything but a case has been written to the log, when another process wrote, or
//! when the day is over; so nobody reads what no longer holds. Nothing here outlives the process.

use crate::{
    front::Shared,
    visitor,
    web::{ease::Ease, guide::ANSWER},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use rules::time::Date;
use std::{
    collections::HashMap,
    io::Write,
    sync::{PoisonError, RwLock},
};

/// Pages that are kept at most; a catalogue of a whole city in two languages.
const PAGES_MAX: usize = 60_000;
/// What all of them may weigh, as sent.
const BYTES_MAX: usize = 192 << 20;
/// The longest page that is kept, as drawn.
const PAGE_MAX: usize = 1 << 20;
/// The longest address that is kept: what is longer somebody typed, and nobody asks for it again.
const ADDRESS_MAX: usize = 120;

/// 指南架
#[derive(Debug, Default)]
pub struct Rack(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    mark: Mark,
    pages: HashMap<Key, Page>,
    bytes: usize,
}

/// As of when the pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    public: u64,
    day: Option<Date>,
}

/// Which page, and how its visitor reads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    ease: String,
}

#[derive(Clone, Debug)]
struct Page {
    kind: HeaderValue,
    /// As sent to whoever reads gzip, and that is everybody.
    gzip: Bytes,
}

impl Rack {
    fn find(&self, mark: Mark, key: &Key) -> Option<Page> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (kept.mark == mark).then(|| kept.pages.get(key).cloned()).flatten()
    }

    fn put(&self, mark: Mark, key: Key, page: Page) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.mark != mark {
            *kept = Kept { mark, ..Kept::default() };
        }
        // Full is full until something is published: whoever asks for pages nobody else reads drives none out.
        if kept.pages.len() >= PAGES_MAX || kept.bytes >= BYTES_MAX {
            return;
        }
        kept.bytes += page.gzip.len();
        if let Some(before) = kept.pages.insert(key, page) {
            kept.bytes -= before.gzip.len();
        }
    }
}

/// Hands out the page as it was drawn before, or has it drawn and keeps it.
pub(super) async fn lend(State(front): State<Shared>, request: Request, next: Next) -> Response {
    let Some(key) = key(&request, front.config.secure_cookies) else { return next.run(request).await };
    let now = front.office.now();
    let day = front.office.hall().calendar.date_of(now);
    // Read before the page is drawn: what is written meanwhile makes the mark another one.
    let mark = Mark { public: front.office.pulse().borrow().public, day: Some(day) };
    if let Some(page) = front.rack.find(mark, &key) {
        return answer(&page);
    }
    let drawn = next.run(request).await;
    let is_page = drawn.status() == StatusCode::OK && !drawn.headers().contains_key(header::SET_COOKIE);
    let kind = drawn.headers().get(header::CONTENT_TYPE).cloned();
    let (true, Some(kind)) = (is_page, kind) else { return drawn };
    let (head, body) = drawn.into_parts();
    let Ok(body) = to_bytes(body, PAGE_MAX).await else {
        tracing::error!(address = key.address, "a page is too long to be sent");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match pressed(&body) {
        Some(gzip) => {
            let page = Page { kind, gzip };
            let answered = answer(&page);
            front.rack.put(mark, key, page);
            answered
        }
        None => Response::from_parts(head, Body::from(body)),
    }
}

/// Under which name a page may be kept; none where it speaks to somebody, or is sent to whoever reads no gzip.
fn key(request: &Request, secure: bool) -> Option<Key> {
    let headers = request.headers();
    let address = request.uri().path_and_query()?.as_str();
    let known = request.method() == Method::GET
        && address.len() <= ADDRESS_MAX
        && only_answers(request.uri().query())
        && reads_gzip(headers)
        && visitor::session_token(headers, secure).is_none();
    known.then(|| Key { address: address.to_owned(), ease: Ease::of(headers).to_text() })
}

/// Whether a page is asked for by nothing but answers to its questions: any other query would make the same page anew.
fn only_answers(query: Option<&str>) -> bool {
    query.is_none_or(|query| query.split('&').all(|pair| pair.starts_with(ANSWER)))
}

fn reads_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| {
        list.split(',').any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            name.trim() == "gzip" && !matches!(weight.trim(), "q=0" | "q=0.0")
        })
    })
}

fn answer(page: &Page) -> Response {
    let head = [
        (header::CONTENT_TYPE, page.kind.clone()),
        (header::CONTENT_ENCODING, HeaderValue::from_static("gzip")),
        (header::VARY, HeaderValue::from_static("accept-encoding, cookie, accept-language")),
    ];
    (head, page.gzip.clone()).into_response()
}

fn pressed(body: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::default());
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}
