//! The numbers that a hall gives out itself: 办件编号, 查询码, 文书编号, 证照编号 (K-01 … K-05).
//!
//! A number says nothing that would let a stranger guess more than it shows: progress is asked for with the number
//! and a query code whose random bits are handed in, for nothing here draws lots.

use alloc::{format, string::String};
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, checked_text, normalised, of_length, of_symbols};
use crate::time::Date;

/// The longest case number (K-02).
const LONGEST_CASE_NUMBER: usize = 50;
/// The longest code a case number may begin with: eight digits of the day and four of the serial follow (K-03).
pub const LONGEST_PREFIX: usize = LONGEST_CASE_NUMBER - 12;
/// Digits and capitals without 0, 1, I and O: thirty-two that nobody confuses.
const QUERY_SYMBOLS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const QUERY_LENGTH: usize = 8;

/// 办件编号: the one number of one matter (K-01), at most fifty letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber(String);

checked_text!(CaseNumber, CaseNumber::parse);

impl CaseNumber {
    /// 实施编码, day and a serial of at least four digits within item and day (K-03); serials begin with 1.
    ///
    /// # Errors
    /// [`Fault::Form`] for serial 0 or a year without four digits, [`Fault::Symbol`] or [`Fault::Length`] for an item
    /// code that cannot be part of a number.
    pub fn compose(task_code: &str, day: Date, serial: u32) -> Result<CaseNumber, Fault> {
        if serial == 0 || !(1000..=9999).contains(&day.year()) || task_code.trim().is_empty() {
            return Err(Fault::Form);
        }
        let (year, month, date) = (day.year(), day.month(), day.day());
        CaseNumber::parse(&format!("{}{year:04}{month:02}{date:02}{serial:04}", task_code.trim()))
    }

    /// Whether the numbers of cases may begin with this code. Small letters may not: numbers are kept in capitals, so a
    /// serial would be counted under the one and read under the other.
    #[must_use]
    pub fn may_begin_with(code: &str) -> bool {
        (1..=LONGEST_PREFIX).contains(&code.len()) && Self::has_its_signs(code)
    }

    /// Whether a code is of the signs of case numbers, however long: capitals, digits and hyphens (K-02).
    #[must_use]
    pub fn has_its_signs(code: &str) -> bool {
        code.bytes().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == b'-')
    }

    /// Reads a case number, ours or that of another system: letters, digits, hyphens, at most fifty (K-02).
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::Length`] or [`Fault::Symbol`].
    pub fn parse(text: &str) -> Result<CaseNumber, Fault> {
        let text = normalised(text)?;
        let found = text.chars().count();
        if found > LONGEST_CASE_NUMBER {
            return Err(Fault::Length { found, wanted: LONGEST_CASE_NUMBER });
        }
        of_symbols(&text, |_, letter| letter.is_ascii_alphanumeric() || letter == '-')?;
        Ok(CaseNumber(text))
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// 查询码: eight characters that prove to the progress page that one holds the receipt (K-03). Forty random bits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QueryCode(String);

checked_text!(QueryCode, QueryCode::parse);

impl QueryCode {
    /// The code of the lowest forty of these random bits.
    #[must_use]
    pub fn from_bits(bits: u64) -> QueryCode {
        let letter = |place: usize| {
            let five = usize::try_from(bits >> (5 * place) & 31).unwrap_or(0);
            QUERY_SYMBOLS.get(five).copied().map_or('2', char::from)
        };
        QueryCode((0..QUERY_LENGTH).map(letter).collect())
    }

    /// Reads a code as people type it: any case, spaces and hyphens between the characters ignored.
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::Length`] or [`Fault::Symbol`].
    pub fn parse(text: &str) -> Result<QueryCode, Fault> {
        let text: String = normalised(text)?.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
        of_length(&text, QUERY_LENGTH)?;
        of_symbols(&text, |_, letter| letter.is_ascii() && QUERY_SYMBOLS.contains(&(letter as u8)))?;
        Ok(QueryCode(text))
    }
}

impl fmt::Debug for QueryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A code in a log would open the case to whoever reads the log.
        out.write_str("QueryCode(********)")
    }
}

/// 文书编号: body abbreviation, nature, 〔year〕 and serial (K-05), such as `川资行审准〔2026〕12号`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// Puts a number together: the body's abbreviation with its region, the sign of the document's nature, the year,
    /// and the serial within these.
    #[must_use]
    pub fn compose(abbreviation: &str, nature: &str, year: i16, serial: u32) -> DocumentNumber {
        DocumentNumber(format!("{}{}〔{year}〕{serial}号", abbreviation.trim(), nature.trim()))
    }

    /// The number under which the certificate of a licence is filed: the licence's own for what was issued first, and with
    /// the number of the version for what it said later (DE2).
    #[must_use]
    pub fn of_certificate(licence: &LicenceNumber, version: u32) -> DocumentNumber {
        DocumentNumber(if version <= 1 { licence.0.clone() } else { format!("{licence}-{version}") })
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The longest licence number: an abbreviation, five signs of form, a year and a serial.
const LONGEST_LICENCE_NUMBER: usize = 60;

/// 证照编号: the number of one licence, such as `宁市监证〔2026〕12号`. Abbreviations of departments are never given out
/// twice (K-05), so no two licences have the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LicenceNumber(String);

checked_text!(LicenceNumber, LicenceNumber::parse);

impl LicenceNumber {
    /// Puts a number together: the department's abbreviation, the year, and the serial within these.
    ///
    /// # Errors
    /// [`Fault::Form`] when a part is missing or is not what must stand there.
    pub fn compose(abbreviation: &str, year: i16, serial: u32) -> Result<LicenceNumber, Fault> {
        LicenceNumber::parse(&format!("{}证〔{year}〕{serial}号", abbreviation.trim()))
    }

    /// Reads a number as people type it: with any brackets around the year, blanks ignored.
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::Length`], or [`Fault::Form`] when it is put together otherwise.
    pub fn parse(text: &str) -> Result<LicenceNumber, Fault> {
        let bracket = |letter: char| match letter {
            '[' | '(' | '【' | '（' => '〔',
            ']' | ')' | '】' | '）' => '〕',
            other => other,
        };
        let text: String =
            normalised(text)?.chars().filter(|letter| !letter.is_whitespace()).map(bracket).collect();
        let found = text.chars().count();
        if found > LONGEST_LICENCE_NUMBER {
            return Err(Fault::Length { found, wanted: LONGEST_LICENCE_NUMBER });
        }
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let (body, rest) = text.split_once("证〔").ok_or(Fault::Form)?;
        let (year, rest) = rest.split_once('〕').ok_or(Fault::Form)?;
        let serial = rest.strip_suffix('号').ok_or(Fault::Form)?;
        let sound = !body.is_empty() && year.len() == 4 && digits(year) && digits(serial);
        if sound && !body.contains('/') { Ok(LicenceNumber(text)) } else { Err(Fault::Form) }
    }
}

impl fmt::Display for LicenceNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
