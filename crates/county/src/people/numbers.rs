//! 号码: identity numbers that pass every check of form and belong to nobody (E-01, E-03).
//!
//! Citizen ids begin with 659921 and credit codes carry the division 999921: neither division exists or ever existed,
//! so no register can hold such a number, while birth date and check character are as they must be. Telephones are
//! of the block 1990000xxxx. The check characters are found by asking the parser of the rules itself.

use rules::identifier::{citizen, credit};

use crate::chance::Chance;

/// A division prefix that passes as a region of a province and is assigned to no place.
const NOWHERE: &str = "659921";
/// The symbols that a citizen id may end with.
const CITIZEN_CHECKS: &str = "0123456789X";
/// The symbols of a credit code (E-03).
const CREDIT_SYMBOLS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A citizen id of somebody born in this year.
pub(super) fn citizen_id(chance: &mut Chance, year: u64) -> String {
    let (month, day) = (chance.between(1, 12), chance.between(1, 28));
    let order = chance.between(1, 999);
    let body = format!("{NOWHERE}{year:04}{month:02}{day:02}{order:03}");
    checked(&body, CITIZEN_CHECKS, |text| citizen::parse(text, None).is_ok())
}

/// A credit code of an enterprise (91) of a division that does not exist.
pub(super) fn credit_code(serial: u64) -> String {
    let organisation = format!("MA99{serial:04}");
    let body = format!("91999921{organisation}{}", organisation_check(&organisation));
    checked(&body, CREDIT_SYMBOLS, |text| credit::parse(text).is_ok())
}

/// A mobile number of the block 1990000xxxx.
pub(super) fn phone(serial: u64) -> String {
    format!("1990000{:04}", serial % 10_000)
}

fn checked(body: &str, symbols: &str, passes: impl Fn(&str) -> bool) -> String {
    symbols.chars().map(|check| format!("{body}{check}")).find(|text| passes(text)).unwrap_or_default()
}

/// The check character of the organisation code inside a credit code (GB 11714).
fn organisation_check(organisation: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let values = organisation.chars().map(|letter| letter.to_digit(36).unwrap_or(0));
    let sum: u32 = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}
