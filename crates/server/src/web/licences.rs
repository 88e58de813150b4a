//! 证照 as pages of several rooms show and read them: which one a case is about, a number as it was typed, state and term in
//! words, the addresses.

use crate::{
    form::segment,
    text::{Lang, licence},
    web::pieces::{self, Tone},
};
use maud::{Markup, html};
use rules::{
    case::Case,
    hall::Hall,
    identifier::LicenceNumber,
    item::{Content, content::Purpose},
    licence::{ActKind, Heard, Intended, Intention, Licence, LicenceState},
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

/// The address of the certificate of what it says now (DE2).
#[must_use]
pub fn certificate_address(licence: &Licence) -> String {
    let number = licence.certificates().last();
    number.map_or_else(String::new, |number| crate::web::papers::address_of(number.as_str()))
}

/// What the holder was told is meant to be done, and until when they may be heard.
#[must_use]
pub fn intended(lang: Lang, intention: &Intention, hall: &Hall) -> Markup {
    let (act, ground) = match intention.intended {
        Intended::Withdraw(ground) => (ActKind::Withdraw, licence::withdrawal(lang, ground)),
        Intended::Revoke(ground) => (ActKind::Revoke, licence::revocation(lang, ground)),
    };
    let due = intention.clock.as_ref().map(|clock| clock.due(&hall.calendar).date);
    let until = match (&intention.heard, due) {
        (Some(Heard::Stated(text)), _) => format!("{}：{text}", lang.licence_heard()),
        (Some(Heard::Waived), _) => lang.licence_waived().to_owned(),
        (Some(Heard::Silent), _) => lang.licence_silent().to_owned(),
        (None, Some(day)) => lang.licence_heard_by(&pieces::full_day_text(lang, day)),
        (None, None) => lang.licence_heard_once_served().to_owned(),
    };
    let title = format!("{}：{ground}", lang.licence_intended(licence::act(lang, act)));
    let notice = intention.notice.as_str();
    pieces::notice(
        Tone::Warning,
        &title,
        html! {
            p { (intention.reasons) }
            p { (until) }
            p { a href=(crate::web::papers::address_of(notice)) { (notice) } }
        },
    )
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
