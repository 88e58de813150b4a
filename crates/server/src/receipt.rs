//! 凭证: a case opened by its number and query code, as they stand on the receipt (K-03): for following it, for the
//! API, and for joining an account to whoever applied at a window.
//!
//! Every try counts against the limits, by address and by number, so that forty bits last. A wrong code and a number
//! nobody has are answered alike.

use crate::{front::Front, limits::Door};
use rules::identifier::{CaseNumber, QueryCode};
use store::{
    StoreError,
    vault::Commitment,
    views::cases::{self, CaseRow},
};

/// Why the case stays shut.
#[derive(Debug, thiserror::Error)]
pub enum Shut {
    /// Tried too often, from this address or at this number.
    #[error("too many tries")]
    TooOften,
    /// Number and code do not belong together, or are none; which of them is wrong is not said.
    #[error("no such case with this code")]
    Wrong,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The case of this number as somebody typed it, if the code is its own. `from` is the address of whoever asks.
///
/// # Errors
/// [`Shut`].
pub async fn case_of(front: &Front, from: &str, number: &str, code: &str) -> Result<CaseRow, Shut> {
    if !front.limits.allow(Door::Query, from) {
        return Err(Shut::TooOften);
    }
    let code = QueryCode::parse(code).map_err(|_| Shut::Wrong)?;
    for number in readings(number) {
        // Only what is a number at all becomes a key, so that nobody can fill the memory with keys.
        if !front.limits.allow(Door::Query, number.as_str()) {
            return Err(Shut::TooOften);
        }
        if let Some(row) = opened(front, &number, &code).await? {
            return Ok(row);
        }
    }
    Err(Shut::Wrong)
}

/// A number may hold hyphens (K-02), and people type hyphens to group it: both readings are tried.
fn readings(typed: &str) -> Vec<CaseNumber> {
    let dense: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain: String = dense.chars().filter(|sign| *sign != '-').collect();
    let both = if dense == plain { vec![plain] } else { vec![dense, plain] };
    both.iter().filter_map(|number| CaseNumber::parse(number).ok()).collect()
}

async fn opened(front: &Front, number: &CaseNumber, code: &QueryCode) -> Result<Option<CaseRow>, StoreError> {
    let store = &front.store;
    let row = cases::one(store.db(), number.as_str()).await?;
    // A number that nobody has is looked up in the vault all the same, so that time does not tell it apart.
    let commitment = Commitment(row.as_ref().map(|row| row.query_code.clone()).unwrap_or_default());
    let held = store.vault().read(store.db(), std::slice::from_ref(&commitment)).await?;
    let own = held.get(&commitment).and_then(|held| held.text()).unwrap_or_default();
    Ok(row.filter(|_| same(own.as_bytes(), code.as_str().as_bytes())))
}

/// Whether both are the same, in a time that does not tell how far they are.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
