//! 统一社会信用代码: the unified social credit code of GB 32100, eighteen characters with a check character (E-03).

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, checked_text, normalised, of_length, of_symbols};

/// Digits and letters without I, O, S, V and Z.
const SYMBOLS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// 统一社会信用代码: well-formed, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CreditCode(String);

checked_text!(CreditCode, parse);

/// Reads a credit code.
///
/// # Errors
/// The first [`Fault`] found: length, characters, check character, in this order.
pub fn parse(text: &str) -> Result<CreditCode, Fault> {
    let text = normalised(text)?;
    of_length(&text, 18)?;
    of_symbols(&text, |_, letter| SYMBOLS.contains(letter))?;
    if text.chars().nth(17) == check_character(&text) { Ok(CreditCode(text)) } else { Err(Fault::Check) }
}

/// The check character over the first seventeen: weights are the powers of 3 modulo 31.
fn check_character(text: &str) -> Option<char> {
    let (mut sum, mut weight) = (0, 1);
    for letter in text.chars().take(17) {
        sum += SYMBOLS.find(letter)? * weight;
        weight = weight * 3 % 31;
    }
    SYMBOLS.chars().nth((31 - sum % 31) % 31)
}

impl fmt::Display for CreditCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
