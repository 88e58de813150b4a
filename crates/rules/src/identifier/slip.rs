//! 缴款码: the number by which a slip is paid at any bank (F-06).
//!
//! How long it must be no rule that we found says (F-06): the hall's own has sixteen digits, of which the last checks the others, so
//! that a number mistyped at a bank's counter pays nobody else's slip. It says nothing of payer, item or day, and cannot be counted up.

use super::{Fault, checked_text, normalised, of_length, of_symbols};
use alloc::{format, string::String};
use core::fmt;
use serde::{Deserialize, Serialize};

/// How many digits it has.
const DIGITS: usize = 16;
/// One more than the greatest number before the check digit.
const BODIES: u64 = 1_000_000_000_000_000;

/// 缴款码
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SlipNumber(String);

checked_text!(SlipNumber, SlipNumber::parse);

impl SlipNumber {
    /// The number of a chance body, of which as many digits count as fit; the check digit is added.
    #[must_use]
    pub fn of(body: u64) -> SlipNumber {
        let body = format!("{:015}", body % BODIES);
        let check = check_digit(&body);
        SlipNumber(format!("{body}{check}"))
    }

    /// Reads a number as people type it: blanks and hyphens between the digits are ignored.
    ///
    /// # Errors
    /// [`Fault::Empty`], [`Fault::Length`], [`Fault::Symbol`], or [`Fault::Check`] where there is a slip in it.
    pub fn parse(text: &str) -> Result<SlipNumber, Fault> {
        let plain = normalised(text)?;
        let text: String = plain.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
        of_length(&text, DIGITS)?;
        of_symbols(&text, |_, sign| sign.is_ascii_digit())?;
        let (body, check) = text.split_at(DIGITS - 1);
        if check.parse() == Ok(check_digit(body)) { Ok(SlipNumber(text)) } else { Err(Fault::Check) }
    }

    /// In groups of four, as people read it aloud.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(DIGITS + 3);
        for (place, digit) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }
}

impl fmt::Display for SlipNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// ISO/IEC 7064 MOD 11,10 over digits: it finds every single wrong digit and nearly every exchange of two neighbours.
fn check_digit(body: &str) -> u32 {
    let carried = body.chars().filter_map(|sign| sign.to_digit(10)).fold(10, |carried, digit| {
        let sum = match (carried + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (11 - carried) % 10
}
