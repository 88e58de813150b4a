//! 证照 as pages of several rooms show and read them: which one a case is about, a number as it was typed, state and term in
//! words, the addresses.

use crate::{
    form::segment,
    text::{Lang, licence},
    web::pieces::{self, Tone},
};
use maud::Markup;
use rules::{
    case::Case,
    identifier::LicenceNumber,
    item::{Content, content::Purpose},
    licence::{Licence, LicenceState},
    time::Date,
};
use store::{Store, StoreError};

/// The licence a case is about, as it stands; none when it is about none.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(store: &Store, case: &Case) -> Result<Option<Licence>, StoreError> {
    let Some(about) = &case.about else { return Ok(None) };
    let known = store.dossier::<Licence>(about.number.as_str()).await?;
    Ok(known.map(|known| known.state))
}

/// The licence number that was typed, where the item is about licences at all.
#[must_use]
pub fn typed(content: &Content, text: &str) -> Option<LicenceNumber> {
    if content.handling.purpose == Purpose::New { None } else { LicenceNumber::parse(text).ok() }
}

/// The state as a tag.
#[must_use]
pub fn tag(lang: Lang, state: LicenceState) -> Markup {
    let tone = match state {
        LicenceState::Valid => Tone::Good,
        LicenceState::Suspended => Tone::Warning,
        LicenceState::Revoked | LicenceState::Forfeited | LicenceState::Withdrawn => Tone::Bad,
        LicenceState::Cancelled | LicenceState::Expired | LicenceState::Transferred | LicenceState::Other => {
            Tone::Quiet
        }
    };
    pieces::tag(tone, licence::state(lang, state))
}

/// From when until when it is valid.
#[must_use]
pub fn term(lang: Lang, from: Date, until: Option<Date>) -> String {
    let from = day(lang, from);
    match until {
        Some(until) => lang.licence_from_until(&from, &day(lang, until)),
        None => lang.licence_from_on(&from),
    }
}

/// A day of a term: with its year, and without the weekday, which says nothing about a day years away.
#[must_use]
pub fn day(lang: Lang, day: Date) -> String {
    lang.licence_day(day.year(), day.month(), day.day())
}

/// The page of a licence at the desk.
#[must_use]
pub fn desk_address(number: &str) -> String {
    format!("/desk/licences/{}", segment(number))
}
