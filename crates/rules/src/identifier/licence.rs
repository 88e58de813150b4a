//! 电子证照标识: the identifier of an electronic licence, GB/T 36904 (E-05), with its check character (E-06).
//!
//! `1.2.156.3005.2.{type 21}.{issuer}.{serial}.{version 3}.{check}`. The type is the credit code of whoever defined
//! it and three more characters; the issuer is a credit code or, in older licences, a region code.

use alloc::{format, string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, RegionCode, checked_text, credit, mod_37_36, normalised, of_symbols, region};

const ROOT: &str = "1.2.156.3005.2.";
/// The longest serial; the standard's own bound has not been seen.
const LONGEST_SERIAL: usize = 60;

/// 电子证照标识: well-formed, its check character fits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LicenceIdentifier(String);

checked_text!(LicenceIdentifier, parse);

/// Reads a licence identifier.
///
/// # Errors
/// [`Fault::Form`] when a part is missing or is not what must stand there, [`Fault::Symbol`], [`Fault::Check`].
pub fn parse(text: &str) -> Result<LicenceIdentifier, Fault> {
    let text = normalised(text)?;
    of_symbols(&text, |_, letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '.')?;
    let parts: Vec<&str> = text.strip_prefix(ROOT).ok_or(Fault::Form)?.split('.').collect();
    let [kind, issuer, serial, version, check] = parts[..] else { return Err(Fault::Form) };
    let whole = compose(kind, issuer, serial, version)?;
    if whole.0.ends_with(check) && check.len() == 1 { Ok(whole) } else { Err(Fault::Check) }
}

/// Puts an identifier together and adds its check character.
///
/// # Errors
/// [`Fault::Form`] when a part is not what must stand there.
pub fn compose(kind: &str, issuer: &str, serial: &str, version: &str) -> Result<LicenceIdentifier, Fault> {
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let definer = kind.get(..18).is_some_and(|code| credit::parse(code).is_ok());
    let known_issuer = credit::parse(issuer).is_ok() || region::parse(issuer).is_ok();
    let sound = [kind, issuer, serial, version].into_iter().all(plain)
        && kind.len() == 21
        && definer
        && known_issuer
        && (1..=LONGEST_SERIAL).contains(&serial.len())
        && version.len() == 3;
    if !sound {
        return Err(Fault::Form);
    }
    let check = mod_37_36(&format!("{kind}{issuer}{serial}{version}")).ok_or(Fault::Form)?;
    Ok(LicenceIdentifier(format!("{ROOT}{kind}.{issuer}.{serial}.{version}.{check}")))
}

impl LicenceIdentifier {
    fn part(&self, place: usize) -> &str {
        self.0.strip_prefix(ROOT).and_then(|rest| rest.split('.').nth(place)).unwrap_or("")
    }

    /// The code of the licence type, 21 characters.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.part(0)
    }

    /// Who issued it: a credit code, or a region code in older licences.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.part(1)
    }

    /// The issuer's region, if that is how the issuer is named.
    #[must_use]
    pub fn issuing_region(&self) -> Option<RegionCode> {
        region::parse(self.issuer()).ok()
    }

    /// The serial within type and issuer.
    #[must_use]
    pub fn serial(&self) -> &str {
        self.part(2)
    }

    /// The version of the licence, three characters.
    #[must_use]
    pub fn version(&self) -> &str {
        self.part(3)
    }
}

impl fmt::Display for LicenceIdentifier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
