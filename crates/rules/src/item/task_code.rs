//! 实施编码 as somebody types it for a new item (I-11, I-13, I-14).
//!
//! Once an item exists its code is opaque and never changes, so a slip in it is caught before. Codes that lists bring
//! along are taken as they are.

use super::content::UseLevel;
use crate::identifier::credit;
use serde::{Deserialize, Serialize};

/// Signs of the credit code in front.
const BODY: usize = 18;
/// Signs of a code composed of credit code, level and basic code.
const COMPOSED: usize = 31;
/// Digits of the local forms that have no hyphen.
const LOCAL: [usize; 2] = [10, 16];

/// 编码缺陷: why a text cannot be the code of a new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeFault {
    /// Neither composed of 31 signs nor one of the local forms (I-14).
    Form,
    /// Its first eighteen signs are no credit code (E-03).
    CreditCode,
    /// Its first eighteen signs are the credit code of another body.
    OtherBody,
    /// Its nineteenth sign is no level of government (A.2).
    Level,
}

/// Looks at a code in capitals and half-width signs; `credit_code` is the body's own, empty where none is known.
///
/// # Errors
/// The first [`CodeFault`] found.
pub fn check(code: &str, credit_code: &str) -> Result<(), CodeFault> {
    let plain = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_uppercase();
    if code.len() == COMPOSED && code.bytes().all(plain) {
        let (body, rest) = code.split_at(BODY);
        if credit::parse(body).is_err() {
            return Err(CodeFault::CreditCode);
        }
        if !credit_code.is_empty() && body != credit_code {
            return Err(CodeFault::OtherBody);
        }
        let level = rest.bytes().next().unwrap_or(b'0').wrapping_sub(b'0');
        let is_level = (1..=UseLevel::ALL.len()).contains(&usize::from(level));
        return is_level.then_some(()).ok_or(CodeFault::Level);
    }
    let is_number = LOCAL.contains(&code.len()) && code.bytes().all(|sign| sign.is_ascii_digit());
    let mut parts = code.split('-');
    let is_hyphened = code.contains('-') && parts.all(|part| !part.is_empty() && part.bytes().all(plain));
    (is_number || is_hyphened).then_some(()).ok_or(CodeFault::Form)
}
