//! What a visitor typed, kept exactly as typed, with what was wrong beside it.
//!
//! A form is read with limits (fields, size), shown again with everything in it when something is amiss, and
//! carries two hidden values: a token against foreign sites and the one-time id of the page (`act`), by which a
//! form posted twice acts once. This module reads and keeps; the sense of a field is checked by the page, the law
//! of an act by `rules`. Uploads are read by the pages that take them.

use std::collections::BTreeMap;

use axum::body::{self, Body};
use axum::extract::{FromRequest, Request};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use crate::text::{Lang, Message};

/// More fields than any form of the hall has; a body with more is refused before it is taken apart.
pub const MOST_FIELDS: usize = 500;
/// More fields than the longest page of numbered blocks has: sixty materials with every field.
pub const MOST_FIELDS_LONG: usize = 4_000;
/// Bytes of a form without files.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The hidden field that proves that the form came from our own page.
pub const CSRF_FIELD: &str = "csrf";
/// The hidden field with the page's one-time id; acting twice under one id acts once.
pub const ACT_FIELD: &str = "act";

/// Values and errors of one form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    /// In the order in which they were found, which is the order of the page.
    errors: Vec<(String, Message)>,
    /// What was posted, where the values say more than that.
    typed: Option<String>,
}

/// Why a posted body is no form. None of these happens to a person using our pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormFault {
    /// More than [`MOST_FIELDS`] fields.
    #[error("more than {MOST_FIELDS} fields")]
    TooManyFields,
    /// More than [`MOST_BYTES`] bytes, or a body that broke off.
    #[error("body broken off or larger than {MOST_BYTES} bytes")]
    TooLarge,
    /// Not `application/x-www-form-urlencoded`.
    #[error("not an url-encoded form")]
    WrongType,
}

impl IntoResponse for FormFault {
    fn into_response(self) -> Response {
        let status = match self {
            Self::TooManyFields | Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        };
        (status, self.to_string()).into_response()
    }
}

impl Form {
    /// A form nobody has filled in yet.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Everything that was posted, as one text: what tells two posts of one page apart.
    #[must_use]
    pub fn typed(&self) -> String {
        if let Some(typed) = &self.typed {
            return typed.clone();
        }
        let fields = self.values.iter().filter(|(name, _)| *name != CSRF_FIELD);
        fields.map(|(name, values)| format!("{name}\n{}\0", values.join("\n"))).collect()
    }

    /// The same form, known by this text: for a page that has put in more than was posted, such as ids of its own.
    #[must_use]
    pub fn typed_as(mut self, text: String) -> Self {
        self.typed = Some(text);
        self
    }

    /// Takes an url-encoded body or query apart.
    ///
    /// # Errors
    /// [`FormFault`] when a limit is passed. Bytes that are no UTF-8 become the replacement sign.
    pub fn parse(encoded: &[u8]) -> Result<Self, FormFault> {
        Self::parse_up_to(encoded, MOST_FIELDS)
    }

    fn parse_up_to(encoded: &[u8], most: usize) -> Result<Self, FormFault> {
        if encoded.len() > MOST_BYTES {
            return Err(FormFault::TooLarge);
        }
        let fields = encoded.split(|byte| *byte == b'&').count();
        if fields > most {
            return Err(FormFault::TooManyFields);
        }
        let mut form = Self::empty();
        for (name, value) in form_urlencoded::parse(encoded) {
            form.add(&name, &value);
        }
        Ok(form)
    }

    /// Adds one more value under a name, as a multipart reader does.
    pub fn add(&mut self, name: &str, value: &str) {
        // Control signs other than line breaks and tabs never belong into a field and are unsafe on paper.
        let clean = value.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect();
        self.values.entry(name.to_owned()).or_default().push(clean);
    }

    /// Puts a value in place of whatever stood there, for example what the hall already knows of the applicant.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.insert(name.to_owned(), vec![value.into()]);
    }

    /// The same, when building a form in one expression.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The first value, without the blanks around it (also the ideographic blank); empty when absent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.values.get(name).and_then(|all| all.first()).map_or("", |value| value.trim())
    }

    /// The first value when something stands in it.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// Every value of a repeated name (check boxes).
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a box or radio of this name and value is chosen.
    #[must_use]
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|one| one == value)
    }

    /// Codes, phones, identity numbers: full-width signs made ASCII, blanks and dashes inside taken out,
    /// letters made capital.
    #[must_use]
    pub fn code(&self, name: &str) -> String {
        half_width(self.text(name))
            .chars()
            .filter(|sign| !sign.is_whitespace() && *sign != '-')
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// A whole number, also typed in full-width digits or with grouping commas; `None` if it is none.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        half_width(self.text(name)).replace([',', ' '], "").parse().ok()
    }

    /// Yuan as typed ("12.50") in fen; `None` if it is no amount or has more than two places.
    #[must_use]
    pub fn money(&self, name: &str) -> Option<i64> {
        let typed = half_width(self.text(name)).replace([',', ' ', '¥'], "");
        let (yuan, cents) = typed.split_once('.').unwrap_or((typed.as_str(), ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if yuan.is_empty() || !digits(yuan) || !digits(cents) || cents.len() > 2 {
            return None;
        }
        yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(format!("{cents:0<2}").parse().ok()?)
    }

    /// A time of day as typed ("09:30"), in milliseconds since midnight; `None` if it is none.
    #[must_use]
    pub fn time_of_day(&self, name: &str) -> Option<i64> {
        let typed = half_width(self.text(name)).replace('：', ":");
        let (hours, minutes) = typed.split_once(':')?;
        let (hours, minutes) = (hours.trim().parse::<i64>().ok()?, minutes.trim().parse::<i64>().ok()?);
        ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some((hours * 60 + minutes) * 60_000)
    }

    /// A day as a date field sends it (2026-12-04), also with strokes or 年月日; `None` if there is no such day.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        let typed = half_width(self.text(name)).replace(['/', '.', '年', '月'], "-").replace('日', "");
        let mut parts = typed.split('-').map(str::trim);
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        if parts.next().is_some() { None } else { Date::new(year, month, day).ok() }
    }

    /// Notes that a field is wrong. The first thing found about a field is the one that is shown.
    pub fn refuse(&mut self, name: &str, why: Message) {
        if self.error(name).is_none() {
            self.errors.push((name.to_owned(), why));
        }
    }

    /// Asks for something to stand in a field and says so beside it when nothing does.
    pub fn require(&mut self, name: &str, why: Message) -> bool {
        let given = self.given(name).is_some();
        if !given {
            self.refuse(name, why);
        }
        given
    }

    /// Asks for at most so many signs and says so beside the field.
    pub fn at_most(&mut self, name: &str, signs: usize) {
        let found = self.text(name).chars().count();
        if found > signs {
            self.refuse(name, Message::both(|lang| lang.form_too_long(found, signs)));
        }
    }

    /// The same, naming the field by its label: for pages that tell everything that is wrong in one list.
    pub fn at_most_of(&mut self, name: &str, label: fn(Lang) -> &'static str, signs: usize) {
        let found = self.text(name).chars().count();
        if found > signs {
            self.refuse(name, Message::both(|lang| lang.form_too_long_of(label(lang), found, signs)));
        }
    }

    /// Puts what was found in the order of the page, where it was found in another.
    pub fn order_errors(&mut self, place: impl Fn(&str) -> usize) {
        self.errors.sort_by_key(|(field, _)| place(field));
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&Message> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, why)| why)
    }

    /// Everything that is wrong, in the order of the page.
    #[must_use]
    pub fn errors(&self) -> &[(String, Message)] {
        &self.errors
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.errors.is_empty()
    }

    /// The token against foreign sites, as posted; compare it in constant time.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.text(CSRF_FIELD)
    }

    /// The one-time id of the page this form stood on.
    #[must_use]
    pub fn act(&self) -> Option<&str> {
        self.given(ACT_FIELD).filter(|id| id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_graphic()))
    }

    /// Name and value of every field but the two hidden ones, for drafts.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .filter(|(name, _)| name.as_str() != CSRF_FIELD && name.as_str() != ACT_FIELD)
            .flat_map(|(name, all)| all.iter().map(move |value| (name.as_str(), value.as_str())))
    }
}

/// Reads the body of a POST, or the query of a GET, within the limits.
impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = FormFault;

    async fn from_request(request: Request, _: &S) -> Result<Self, FormFault> {
        read(request, MOST_FIELDS).await
    }
}

/// 长表单: a form of numbered blocks, within its own limit of fields; for pages of staff alone.
#[derive(Debug, Clone)]
pub struct LongForm(pub Form);

impl<S: Send + Sync> FromRequest<S> for LongForm {
    type Rejection = FormFault;

    async fn from_request(request: Request, _: &S) -> Result<Self, FormFault> {
        read(request, MOST_FIELDS_LONG).await.map(LongForm)
    }
}

async fn read(request: Request, most: usize) -> Result<Form, FormFault> {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        return Form::parse_up_to(request.uri().query().unwrap_or_default().as_bytes(), most);
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(FormFault::WrongType);
    }
    let body: Body = request.into_body();
    let encoded = body::to_bytes(body, MOST_BYTES).await.map_err(|_| FormFault::TooLarge)?;
    Form::parse_up_to(&encoded, most)
}

/// Full-width ASCII (as Chinese input methods leave it) to plain ASCII, and the ideographic blank to a blank.
#[must_use]
pub fn half_width(typed: &str) -> String {
    typed
        .chars()
        .map(|sign| match sign {
            '\u{3000}' => ' ',
            '。' => '.',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
            _ => sign,
        })
        .collect()
}

/// An address with its query properly encoded; pairs without a value are left out, so that addresses stay short
/// enough to send to a colleague.
#[must_use]
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut any = false;
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
        any = true;
    }
    if any { format!("{path}?{}", query.finish()) } else { path.to_owned() }
}

/// A text as one segment of an address: names that people choose may hold any sign.
#[must_use]
pub fn segment(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}
