//! The static files of the pages: one stylesheet (and a small second one for the keepers' room), one script, one icon,
//! built into the binary.
//!
//! Every file's address carries the first signs of its SHA-256 (`/assets/style.3fa9….css`), so that a browser may
//! keep it for ever and still sees a new version at once. The plain address works too, for people who type it,
//! and is checked again on every visit. Compression is the business of the tower layer above; the entity tag is
//! weak for that reason.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The route under which [`serve`] stands: `.route(assets::ROUTE, get(assets::serve))`.
pub const ROUTE: &str = "/assets/{file}";

/// A file the pages link to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// The one stylesheet of every page.
    Style,
    /// What the keepers' room has besides: visitors need not load it.
    Keepers,
    /// The one script; every page works without it.
    Script,
    /// The mark in the browser's tab.
    Icon,
}

/// What the server knows of a file after reading it once.
#[derive(Debug)]
struct Shelf {
    asset: Asset,
    address: String,
    tag: String,
}

static SHELVES: LazyLock<Vec<Shelf>> = LazyLock::new(|| Asset::ALL.into_iter().map(Shelf::new).collect());

impl Asset {
    const ALL: [Self; 4] = [Self::Style, Self::Keepers, Self::Script, Self::Icon];

    const fn content(self) -> &'static [u8] {
        match self {
            Self::Style => include_bytes!("../assets/style.css"),
            Self::Keepers => include_bytes!("../assets/manage.css"),
            Self::Script => include_bytes!("../assets/app.js"),
            Self::Icon => include_bytes!("../assets/favicon.svg"),
        }
    }

    /// Stem and ending of the file's name, and its media type.
    const fn name(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Style => ("style", "css", "text/css; charset=utf-8"),
            Self::Keepers => ("manage", "css", "text/css; charset=utf-8"),
            Self::Script => ("app", "js", "text/javascript; charset=utf-8"),
            Self::Icon => ("favicon", "svg", "image/svg+xml"),
        }
    }

    /// The address to print into a page; it changes whenever the content does.
    #[must_use]
    pub fn address(self) -> &'static str {
        SHELVES.iter().find(|shelf| shelf.asset == self).map_or("", |shelf| shelf.address.as_str())
    }
}

impl Shelf {
    fn new(asset: Asset) -> Self {
        let digest = hex::encode(Sha256::digest(asset.content()));
        let mark = &digest[..16];
        let (stem, ending, _) = asset.name();
        Self { asset, address: format!("/assets/{stem}.{mark}.{ending}"), tag: format!("W/\"{mark}\"") }
    }
}

/// Answers `GET /assets/{file}`: the file, 304 when the visitor has it already, 404 for any other name.
pub async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let found = SHELVES.iter().find_map(|shelf| {
        let (stem, ending, _) = shelf.asset.name();
        let hashed = shelf.address.strip_prefix("/assets/") == Some(file.as_str());
        let plain = file.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.')) == Some(ending);
        (hashed || plain).then_some((shelf, hashed))
    });
    let Some((shelf, hashed)) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (_, _, media) = shelf.asset.name();
    let keep = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer: Vec<(HeaderName, HeaderValue)> = vec![
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    if let Ok(tag) = HeaderValue::from_str(&shelf.tag) {
        answer.push((header::ETAG, tag));
    }
    let head: HeaderMap = answer.into_iter().collect();
    if has_already(&headers, &shelf.tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, shelf.asset.content()).into_response()
}

/// Weak comparison, as a conditional GET asks for.
fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = tag.trim_start_matches("W/");
    headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|list| list.split(',').any(|one| one.trim().trim_start_matches("W/") == opaque))
}
