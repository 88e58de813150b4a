//! 行政区划代码: six digits of GB/T 2260, or nine or twelve with the parts of GB/T 10114 for town and village (E-04).
//!
//! Only the form is judged. Regions come and go, and numbers given by an abolished region stay valid; which regions
//! exist on a day is data of the hall.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, checked_text, normalised, of_symbols};

/// Provinces, autonomous regions, municipalities, and 71, 81–83 for Taiwan, Hong Kong and Macao (83 stands in
/// permits of people from Taiwan).
const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    "83",
];
/// The codes that stand for the whole nation: in credit codes, and in item codes.
const NATION: [&str; 2] = ["100000", "000000"];

/// 行政区划代码: well-formed, of six, nine or twelve digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode(String);

/// 行政层级: how far down a region code reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionLevel {
    /// 国家
    National,
    /// 省
    Province,
    /// 市
    City,
    /// 县
    County,
    /// 镇乡街
    Town,
    /// 村社区
    Village,
}

checked_text!(RegionCode, parse);

/// Whether two digits begin the code of a province.
pub(super) fn is_province(two: &str) -> bool {
    PROVINCES.contains(&two)
}

/// Reads a region code.
///
/// # Errors
/// [`Fault::Length`] for other than 6, 9 or 12 digits, [`Fault::Symbol`], or [`Fault::Region`] when a part is outside
/// its range or a lower part is named without the one above it.
pub fn parse(text: &str) -> Result<RegionCode, Fault> {
    let text = normalised(text)?;
    of_symbols(&text, |_, letter| letter.is_ascii_digit())?;
    if ![6, 9, 12].contains(&text.len()) {
        let wanted = if text.len() < 8 { 6 } else { 12 };
        return Err(Fault::Length { found: text.len(), wanted });
    }
    let part =
        |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
    let (city, county, town, village) = (part(2, 4), part(4, 6), part(6, 9), part(9, 12));
    let nation = NATION.contains(&&text[..6]);
    let well = (nation || is_province(&text[..2]))
        && (city > 0 || county == 0)
        && (county > 0 || town == 0)
        && (town > 0 || village == 0)
        && town < 600
        && village < 400;
    if well { Ok(RegionCode(text)) } else { Err(Fault::Region) }
}

impl RegionCode {
    /// How far down it reaches.
    #[must_use]
    pub fn level(&self) -> RegionLevel {
        let named = |from: usize, to: usize| {
            self.0.get(from..to).is_some_and(|part| part.bytes().any(|it| it != b'0'))
        };
        if NATION.iter().any(|code| self.0.starts_with(code)) {
            RegionLevel::National
        } else if named(9, 12) {
            RegionLevel::Village
        } else if named(6, 9) {
            RegionLevel::Town
        } else if named(4, 6) {
            RegionLevel::County
        } else if named(2, 4) {
            RegionLevel::City
        } else {
            RegionLevel::Province
        }
    }

    /// The code without trailing empty parts, so that a code of twelve digits can be compared with one of six.
    fn significant(&self) -> &str {
        let length = match self.level() {
            RegionLevel::National => 0,
            RegionLevel::Province => 2,
            RegionLevel::City => 4,
            RegionLevel::County => 6,
            RegionLevel::Town => 9,
            RegionLevel::Village => 12,
        };
        self.0.get(..length).unwrap_or("")
    }

    /// Whether the other region is this one or lies within it.
    #[must_use]
    pub fn contains(&self, other: &RegionCode) -> bool {
        other.significant().starts_with(self.significant())
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
