//! 递上来的: a form of the counter with its scans, read within limits.
//!
//! The token against foreign sites stands in front of the files and is looked at before the first of them is stored.
//! A scan is kept under the clerk until the application stands, so that a typing error in another field does not make
//! anybody scan twice; then it goes over to the applicant ([`hand_over`]).

use crate::{
    failure::Failure,
    form::{Form, MOST_FIELDS},
    text::{Lang, Message},
    visitor::Visit,
    web::pieces,
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header,
    response::Response,
};
use rules::name::PersonId;
use store::{
    StoreError,
    files::{self, FileKind, FileRefusal, Stored, Upload},
};

/// Bytes of a field that is no file.
const FIELD_BYTES: usize = 16 * 1024;
/// Scans of one form.
pub(super) const SCANS_MAX: usize = 40;
/// How many times the size of one file is read and thrown away, so that the answer reaches whoever sent too much.
const DRAINED: u64 = 4;
/// What the names of scans that wait for their application begin with.
const WAITING: &str = "counter-";
/// Scans whose application never came are forgotten after a day.
const FORGET_MS: i64 = 24 * 60 * 60 * 1000;
/// The hidden field under which the scans of a material come back: `u-` and the material.
pub(super) const KEPT: &str = "u-";
/// The field of a material's scans: `s-` and the material.
pub(super) const SCAN: &str = "s-";

/// Reads a form that was posted, with or without files, and stores what came; a file that is not taken is told at its
/// field. The form then carries the ids of the scans that are kept.
pub(super) async fn read(visit: &Visit, clerk: &PersonId, request: Request) -> Result<Form, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let form = Form::from_request(request, &()).await.map_err(|fault| visit.unreadable(fault))?;
        visit.check(&form).map_err(|failure| visit.fail(&failure))?;
        return Ok(form);
    }
    let old = || visit.fail(&Failure::OldForm);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| old())?;
    let mut form = Form::empty();
    let mut checked = false;
    let (mut fields, mut scans) = (0, 0);
    while let Some(mut part) = parts.next_field().await.map_err(|_| old())? {
        fields += 1;
        if fields > MOST_FIELDS {
            return Err(old());
        }
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let value = small(&mut part).await.ok_or_else(old)?;
            form.add(&name, &value);
            continue;
        };
        if !checked {
            visit.check(&form).map_err(|failure| visit.fail(&failure))?;
            checked = true;
        }
        // A file box nobody used is sent along empty.
        if file.is_empty() {
            continue;
        }
        scans += 1;
        let taken = if scans > SCANS_MAX {
            Err(Message::both(|lang| lang.counter_too_many_scans(SCANS_MAX)))
        } else {
            keep(visit, clerk, &file, &mut part).await?
        };
        match taken {
            Ok(id) => form.add(&format!("{KEPT}{}", name.trim_start_matches(SCAN)), &id),
            Err(why) => {
                form.refuse(&name, why);
                drain(visit, &mut part).await;
            }
        }
    }
    visit.check(&form).map_err(|failure| visit.fail(&failure))?;
    Ok(form)
}

/// A field that is no file, if it is as short as those of our forms.
async fn small(part: &mut Field<'_>) -> Option<String> {
    let mut value = Vec::new();
    while let Some(chunk) = part.chunk().await.ok()? {
        value.extend_from_slice(&chunk);
        if value.len() > FIELD_BYTES {
            return None;
        }
    }
    String::from_utf8(value).ok()
}

/// Reads on without keeping anything: a browser that is still sending does not read our answer.
async fn drain(visit: &Visit, part: &mut Field<'_>) {
    let most = visit.front.config.upload_max.saturating_mul(DRAINED);
    let mut seen = 0_u64;
    while let Ok(Some(chunk)) = part.chunk().await {
        seen = seen.saturating_add(chunk.len() as u64);
        if seen > most {
            return;
        }
    }
}

/// Stores one scan under the clerk; one that is not taken is told in words.
async fn keep(
    visit: &Visit,
    clerk: &PersonId,
    name: &str,
    part: &mut Field<'_>,
) -> Result<Result<String, Message>, Response> {
    let front = &visit.front;
    let fail = |error: StoreError| visit.fail(&error.into());
    let stored = match front.files.put(name, front.config.upload_max, part).await {
        Ok(stored) => stored,
        Err(FileRefusal::Store(error)) => return Err(fail(error)),
        Err(refusal) => return Ok(Err(in_words(name, &refusal))),
    };
    let id = format!("{WAITING}{:032x}", rand::random::<u128>());
    let tx = front.store.db().begin_write().await.map_err(fail)?;
    files::note(&tx, &id, clerk.as_str(), name, &stored, front.office.now().0).await.map_err(fail)?;
    tx.commit().await.map_err(fail)?;
    Ok(Ok(id))
}

/// Why a file was not taken, and what would help.
fn in_words(name: &str, refusal: &FileRefusal) -> Message {
    let short: String = name.chars().take(60).collect();
    Message::both(|lang: Lang| match refusal {
        FileRefusal::Empty => lang.apply_file_empty(&short),
        FileRefusal::TooLarge { limit } => lang.apply_file_large(&short, &pieces::bytes(*limit)),
        FileRefusal::NotWhatItSays { .. } => lang.apply_file_unknown(&short),
        FileRefusal::KindNotTaken => lang.apply_file_kind(&short),
        FileRefusal::BrokeOff | FileRefusal::Store(_) => lang.apply_file_broke(&short),
    })
}

/// The scans that this form carries for a material: only this clerk's own.
pub(super) async fn kept(
    visit: &Visit,
    clerk: &PersonId,
    form: &Form,
    material: &str,
) -> Result<Vec<Upload>, StoreError> {
    let mut found = Vec::new();
    for id in form.all(&format!("{KEPT}{material}")).iter().take(SCANS_MAX) {
        let upload = files::upload(visit.front.store.db(), id).await?;
        found.extend(upload.filter(|upload| upload.owner == clerk.as_str()));
    }
    Ok(found)
}

/// Gives scans over to the person whose application they belong to.
pub(super) async fn hand_over(
    visit: &Visit,
    clerk: &PersonId,
    to: &PersonId,
    uploads: &[Upload],
) -> Result<(), StoreError> {
    if uploads.is_empty() {
        return Ok(());
    }
    let now = visit.front.office.now().0;
    let tx = visit.front.store.db().begin_write().await?;
    for upload in uploads {
        let kind = FileKind::of_name(&upload.name).ok_or(StoreError::Missing { what: "kind of a scan" })?;
        let size = u64::try_from(upload.size).unwrap_or(0);
        let stored = Stored { hash: upload.hash.clone(), size, kind };
        let id = format!("{:032x}", rand::random::<u128>());
        files::note(&tx, &id, to.as_str(), &upload.name, &stored, now).await?;
        files::take_back(&tx, clerk.as_str(), &upload.id).await?;
    }
    tx.commit().await
}

/// Forgets this clerk's scans whose application never came.
pub(super) async fn forget(visit: &Visit, clerk: &PersonId) -> Result<(), StoreError> {
    let store = &visit.front.store;
    let before = visit.front.office.now().0.saturating_sub(FORGET_MS);
    let old = files::uploads_of(store.db(), clerk.as_str(), Some((before, ""))).await?;
    let old: Vec<Upload> = old.into_iter().filter(|upload| upload.id.starts_with(WAITING)).collect();
    if old.is_empty() {
        return Ok(());
    }
    let tx = store.db().begin_write().await?;
    for upload in &old {
        files::take_back(&tx, clerk.as_str(), &upload.id).await?;
    }
    tx.commit().await
}
