//! 编号: numbers whose form is fixed by law or standard, parsed or refused with a reason, and the numbers that a hall
//! gives out itself.
//!
//! Parsing makes a type of its own out of a text, so that what has been checked need not be checked again: a
//! [`CitizenId`] is always well-formed. Full-width letters and digits, which Chinese keyboards readily produce, and
//! lower case are normalised; anything else that is not the number is refused with a [`Fault`]. A well-formed number
//! is not a true one: whether a person or a body has it only the registers know (E-01 … E-06).

pub mod citizen;
pub mod credit;
pub mod licence;
pub mod number;
pub mod region;
pub mod slip;

use alloc::string::String;

pub use citizen::{CitizenId, Sex};
pub use credit::CreditCode;
pub use licence::LicenceIdentifier;
pub use number::{CaseNumber, DocumentNumber, LONGEST_PREFIX, LicenceNumber, QueryCode};
pub use region::{RegionCode, RegionLevel};
use serde::{Deserialize, Serialize};
pub use slip::SlipNumber;

/// 编号不合: why a text is not the number that it should be. Never holds the number itself, which may be personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing was given.
    #[error("nothing was given")]
    Empty,
    /// It has another length than it must have.
    #[error("it has {found} characters, not {wanted}")]
    Length {
        /// How many it has.
        found: usize,
        /// How many it must have.
        wanted: usize,
    },
    /// An old citizen id of fifteen digits, which is no longer valid.
    #[error("it is an old 15-digit number; the 18-digit number on the present card is needed")]
    OldFifteen,
    /// A character that cannot stand there.
    #[error("character {at} cannot stand there")]
    Symbol {
        /// Which, counted from 1.
        at: usize,
    },
    /// A part that names no region there can be.
    #[error("its region code names no region")]
    Region,
    /// A part that is no real date.
    #[error("its birth date is no real date")]
    Date,
    /// A birth date later than today.
    #[error("its birth date lies in the future")]
    Future,
    /// The parts are not put together as they must be.
    #[error("its parts are not put together as they must be")]
    Form,
    /// The check character does not fit the others: there is a slip somewhere.
    #[error("its check character does not fit: there is a slip somewhere")]
    Check,
}

impl Fault {
    /// The word for machines.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Fault::Empty => "empty",
            Fault::Length { .. } => "length",
            Fault::OldFifteen => "old_fifteen",
            Fault::Symbol { .. } => "symbol",
            Fault::Region => "region",
            Fault::Date => "date",
            Fault::Future => "future",
            Fault::Form => "form",
            Fault::Check => "check",
        }
    }

    /// The reason in Chinese, for whoever typed the number.
    #[must_use]
    pub fn zh(self) -> String {
        match self {
            Fault::Empty => "未填写号码".into(),
            Fault::Length { found, wanted } => alloc::format!("应为{wanted}位，实为{found}位"),
            Fault::OldFifteen => "15位旧号码已停用，请填写现行证件上的18位号码".into(),
            Fault::Symbol { at } => alloc::format!("第{at}位不能是该字符"),
            Fault::Region => "行政区划代码不存在".into(),
            Fault::Date => "出生日期不是真实日期".into(),
            Fault::Future => "出生日期晚于今天".into(),
            Fault::Form => "号码各段组成不合规定".into(),
            Fault::Check => "校验位不符，号码有误，请核对".into(),
        }
    }
}

/// The longest text looked at; longer ones are cut before anything is made of them.
const LONGEST: usize = 200;

/// Spaces around taken off, full-width forms made ordinary, letters made capital.
fn normalised(text: &str) -> Result<String, Fault> {
    let plain = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter).to_ascii_uppercase()
        }
        other => other.to_ascii_uppercase(),
    };
    let all: String = text.trim().chars().take(LONGEST).map(plain).collect();
    if all.is_empty() { Err(Fault::Empty) } else { Ok(all) }
}

/// Refuses another number of characters.
fn of_length(text: &str, wanted: usize) -> Result<(), Fault> {
    let found = text.chars().count();
    if found == wanted { Ok(()) } else { Err(Fault::Length { found, wanted }) }
}

/// Refuses the first character that does not pass.
fn of_symbols(text: &str, passes: impl Fn(usize, char) -> bool) -> Result<(), Fault> {
    match text.chars().enumerate().find(|(place, letter)| !passes(*place, *letter)) {
        Some((place, _)) => Err(Fault::Symbol { at: place + 1 }),
        None => Ok(()),
    }
}

/// ISO/IEC 7064 MOD 37,36 (E-06): the check character over digits and capital letters, `None` for any other.
#[must_use]
pub fn mod_37_36(text: &str) -> Option<char> {
    let mut p = 36_u32;
    for letter in text.chars() {
        let value = letter.to_digit(36).filter(|_| !letter.is_ascii_lowercase())?;
        p = match (p + value) % 36 {
            0 => 36,
            sum => sum,
        } * 2
            % 37;
    }
    char::from_digit((37 - p) % 36, 36).map(|letter| letter.to_ascii_uppercase())
}

/// A checked text as a type: serialised as the text, checked again when read.
macro_rules! checked_text {
    ($name:ident, $parse:expr) => {
        impl $name {
            /// The number as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::str::FromStr for $name {
            type Err = $crate::identifier::Fault;

            fn from_str(text: &str) -> Result<$name, $crate::identifier::Fault> {
                $parse(text)
            }
        }

        impl TryFrom<alloc::string::String> for $name {
            type Error = $crate::identifier::Fault;

            fn try_from(text: alloc::string::String) -> Result<$name, $crate::identifier::Fault> {
                $parse(&text)
            }
        }

        impl From<$name> for alloc::string::String {
            fn from(number: $name) -> alloc::string::String {
                number.0
            }
        }
    };
}
use checked_text;
