//! `/log`: the log anybody can check (VE1, VE2): its name, its public key, the latest checkpoint, and how to run the
//! verifier. `/log/checkpoint` is the bare note. `/log/receipt/{case}` is for the parties of a case alone.

use super::{check, track};
use crate::{
    failure::Failure,
    form::Form,
    limits::Door,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Fact, Link},
    },
};
use axum::{
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use maud::html;
use rules::case::Case;

/// `GET /log`
pub async fn show(visit: Visit) -> Result<Response, Response> {
    let store = &visit.front.store;
    let note =
        store.last_checkpoint(visit.front.office.now()).await.map_err(|error| visit.fail(&error.into()))?;
    let lang = visit.lang();
    let sealed = note.checkpoint();
    let size = i64::try_from(sealed.size).unwrap_or(i64::MAX);
    let key = store.seal().public().to_string();
    let facts = [
        Fact::marked(lang.log_origin(), html! { code { (store.seal().origin()) } }),
        Fact::marked(lang.log_key(), html! { code { (key) } }),
        Fact::new(lang.log_hashing(), &sealed.hashing.to_string()),
        Fact::new(lang.log_size(), &pieces::count(size)),
    ];
    let body = html! {
        (pieces::heading(lang.log_title(), Some(lang.log_lead()), html! {}))
        (pieces::summary(lang, &facts))
        (pieces::panel("checkpoint", lang.log_checkpoint(), html! {
            p { (lang.log_checkpoint_lead()) }
            pre { (note) }
            p { a href="/log/checkpoint" { (lang.log_plain()) } }
        }))
        (pieces::panel("verify", lang.log_verify(), html! {
            p { (lang.log_verify_more()) }
            h3 { (lang.log_verify_receipt()) }
            pre { "onewindow-verify --key '" (key) "' --receipt onewindow-receipt.json" }
            h3 { (lang.log_verify_export()) }
            pre { "onewindow-verify export/ --key '" (key) "'" }
        }))
        (pieces::panel("receipts", lang.log_receipts(), html! {
            p { (lang.log_receipts_more()) }
            p { (lang.log_no_names()) }
            (pieces::buttons(&[
                pieces::side_link("/track", lang.track_title()),
                pieces::side_link("/check", lang.check_title()),
            ]))
        }))
    };
    Ok(visit.page(Room::Portal, lang.log_title(), &[Link::new("/", lang.frame_home())], body))
}

/// `GET /log/checkpoint`: the signed note as it stands, for programs and witnesses.
pub async fn checkpoint(visit: Visit) -> Result<Response, Response> {
    let now = visit.front.office.now();
    let note = visit.front.store.last_checkpoint(now).await.map_err(|error| visit.fail(&error.into()))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note.to_string()).into_response())
}

/// `GET /log/receipt/{case}?event=first|last`: the receipt of the first or the latest event of a case.
///
/// For whoever has shown number and code, and for the parties when signed in; for others the case is not there.
pub async fn receipt(
    visit: Visit,
    Path(number): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Response> {
    let positions = match track::kept(&visit, &headers).await?.filter(|tracked| tracked.number == number) {
        Some(tracked) => tracked.history.positions,
        None => own(&visit, &number).await.map_err(|failure| visit.fail(&failure))?,
    };
    let position = if form.text("event") == "first" { positions.first() } else { positions.last() };
    let position = *position.ok_or_else(|| visit.fail(&Failure::NotFound))?;
    let receipt = visit.front.store.receipt(position, visit.front.office.now()).await;
    let receipt = receipt.map_err(|error| visit.fail(&error.into()))?;
    let text = receipt.to_text().map_err(|error| visit.fail(&Failure::Ours(error.to_string())))?;
    Ok(check::as_file(text, &format!("onewindow-receipt-{position}.json")))
}

/// The positions of a case of which the visitor, signed in, is a party.
async fn own(visit: &Visit, number: &str) -> Result<Vec<u64>, Failure> {
    let me = visit.signed_in.as_ref().ok_or(Failure::NotFound)?;
    if !visit.front.limits.allow(Door::Query, &visit.from) {
        return Err(Failure::TooOften);
    }
    let history = visit.front.store.history::<Case>(number).await?.ok_or(Failure::NotFound)?;
    if history.known.state.is_party(&me.person) { Ok(history.positions) } else { Err(Failure::NotFound) }
}
