//! How a visitor wants to read: language, large type, high contrast. Kept in one plain cookie that holds nothing
//! about the person, changed by a plain form in the header, so it works without script and without an account.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::form::Form;
use crate::text::Lang;

/// Where the header's form posts to: `.route(ease::ROUTE, post(ease::remember))`.
pub const ROUTE: &str = "/ease";

const COOKIE: &str = "ease";
/// A year; browsers cut longer lives short anyway.
const KEEP_SECONDS: u32 = 365 * 24 * 60 * 60;

/// What the visitor chose, or the defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ease {
    /// Language of the pages.
    pub lang: Lang,
    /// Every size one step up.
    pub large: bool,
    /// Black on white with stronger lines.
    pub contrast: bool,
}

impl Ease {
    /// Reads the cookie; without one, a browser that asks for English and not for Chinese gets English.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        if let Some(kept) = cookie(headers) {
            return Self::from_text(kept);
        }
        let wishes =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let english = wishes.starts_with("en") && !wishes.contains("zh");
        Self { lang: if english { Lang::En } else { Lang::Zh }, ..Self::default() }
    }

    fn from_text(kept: &str) -> Self {
        let mut ease = Self::default();
        for word in kept.split('.') {
            match word {
                "large" => ease.large = true,
                "contrast" => ease.contrast = true,
                code => ease.lang = Lang::from_code(code).unwrap_or(ease.lang),
            }
        }
        ease
    }

    /// The same as the cookie keeps it.
    pub(crate) fn to_text(self) -> String {
        let mut words = vec![self.lang.code()];
        words.extend(self.large.then_some("large"));
        words.extend(self.contrast.then_some("contrast"));
        words.join(".")
    }

    /// Takes over the fields of the header's form; fields that are missing or strange change nothing.
    fn changed_by(mut self, form: &Form) -> Self {
        if let Some(lang) = form.given("lang").and_then(Lang::from_code) {
            self.lang = lang;
        }
        match form.text("large") {
            "on" => self.large = true,
            "off" => self.large = false,
            _ => {}
        }
        match form.text("contrast") {
            "on" => self.contrast = true,
            "off" => self.contrast = false,
            _ => {}
        }
        self
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ease {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(&parts.headers))
    }
}

/// Answers `POST /ease`: keeps the choice and goes back to the page it was made on.
pub async fn remember(ease: Ease, form: Form) -> Response {
    let kept = ease.changed_by(&form).to_text();
    let back = own_path(form.text("back"));
    let cookie = format!("{COOKIE}={kept}; Path=/; Max-Age={KEEP_SECONDS}; HttpOnly; SameSite=Lax");
    let mut answer = StatusCode::SEE_OTHER.into_response();
    if let (Ok(cookie), Ok(back)) = (HeaderValue::from_str(&cookie), HeaderValue::from_str(back)) {
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
        answer.headers_mut().insert(header::LOCATION, back);
    }
    answer
}

/// A path of this site as given, anything else the home page: an address that names another host would make our
/// form a springboard for deceit. Browsers read a backslash as a stroke and drop control signs, so both are out.
#[must_use]
pub fn own_path(asked: &str) -> &str {
    let local = asked.starts_with('/') && !asked.starts_with("//");
    let plain = asked.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if local && plain { asked } else { "/" }
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}
