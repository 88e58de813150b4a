//! 公民身份号码: the citizen id of GB 11643, eighteen characters with a check character (E-01, E-02).
//!
//! Residence permits of people from Hong Kong, Macao and Taiwan use the same form with regions 81 to 83.

use alloc::{format, string::String};
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, checked_text, normalised, of_length, of_symbols, region::is_province};
use crate::time::Date;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
/// The standard itself is of 1999; no holder of a number was born before this year.
const EARLIEST_YEAR: i16 = 1850;

/// 公民身份号码: well-formed, with a capital X. Prints itself masked, for it is personal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CitizenId(String);

/// 性别, as the number tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

checked_text!(CitizenId, |text: &str| parse(text, None));

/// Reads a citizen id; `today` refuses births to come and may be left out where no day is known.
///
/// # Errors
/// The first [`Fault`] found: length, characters, region, date, check character, in this order.
pub fn parse(text: &str, today: Option<Date>) -> Result<CitizenId, Fault> {
    let text = normalised(text)?;
    if text.len() == 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::OldFifteen);
    }
    of_length(&text, 18)?;
    of_symbols(&text, |place, letter| letter.is_ascii_digit() || (place == 17 && letter == 'X'))?;
    if !is_province(&text[..2]) {
        return Err(Fault::Region);
    }
    let birth = birth(&text).filter(|day| day.year() >= EARLIEST_YEAR).ok_or(Fault::Date)?;
    if today.is_some_and(|today| birth > today) {
        return Err(Fault::Future);
    }
    let sum: u32 = text.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    let check = CHECKS.get(usize::try_from(sum % 11).unwrap_or(0)).copied();
    if text.as_bytes().get(17).copied() == check { Ok(CitizenId(text)) } else { Err(Fault::Check) }
}

fn birth(text: &str) -> Option<Date> {
    let (year, month, day) = (text.get(6..10)?, text.get(10..12)?, text.get(12..14)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

impl CitizenId {
    /// The six digits of the region in which the number was first given; the region may be long abolished (E-04).
    #[must_use]
    pub fn region(&self) -> &str {
        self.0.get(..6).unwrap_or("")
    }

    /// The birth date.
    #[must_use]
    pub fn birth(&self) -> Date {
        birth(&self.0).unwrap_or(Date::MIN)
    }

    /// The sex: the last digit before the check character is odd for men.
    #[must_use]
    pub fn sex(&self) -> Sex {
        let odd = self.0.as_bytes().get(16).is_some_and(|byte| byte % 2 == 1);
        if odd { Sex::Male } else { Sex::Female }
    }

    /// First three and last four characters, the rest hidden: the stricter form of X-09.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{}***********{}", self.0.get(..3).unwrap_or(""), self.0.get(14..).unwrap_or(""))
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CitizenId({})", self.masked())
    }
}

impl fmt::Display for CitizenId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.masked())
    }
}
