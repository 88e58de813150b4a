//! 递上来的: a form of the counter or the desk with its scans, read within limits.
//!
//! The token against foreign sites stands in front of the files and is looked at before the first of them is stored.
//! A scan is kept under the officer until the act stands, so that a typing error in another field, or a scan that is too
//! large, does not make anybody type or scan twice; then it goes over to the applicant in the transaction that writes
//! the act down ([`Afterwards::HandOver`]). Scans whose act never comes are swept after a day.

use crate::{
    failure::Failure,
    form::{CSRF_FIELD, Form, MOST_FIELDS},
    office::Afterwards,
    text::{Lang, Message},
    uploads::{Giver, NotTaken},
    visitor::Visit,
    web::{
        pieces,
        receive::{self, Taken},
    },
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header,
    response::Response,
};
use rules::name::PersonId;
use store::{
    StoreError,
    files::{self, FileRefusal, Upload, WAITING},
};

/// Bytes of a field that is no file.
const FIELD_BYTES: usize = 16 * 1024;
/// Scans of one form.
pub(super) const SCANS_MAX: usize = 40;
/// The hidden field under which they come back: `u-` and the same name.
pub(super) const KEPT: &str = "u-";
/// The field of scans: `s-` and the material, or what else they show.
pub(super) const SCAN: &str = "s-";

/// What the scans of a record on site or of a hearing stand under.
pub(super) const RECORD: &str = "record";

/// Reads a form that was posted, with or without files, and stores what came; a file that is not taken is told at its
/// field. The form then carries the ids of the scans that are kept.
pub(super) async fn read(visit: &Visit, officer: &PersonId, request: Request) -> Result<Form, Response> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let form = Form::from_request(request, &()).await.map_err(|fault| visit.unreadable(fault))?;
        visit.check(&form).map_err(|failure| visit.fail(&failure))?;
        return Ok(form);
    }
    let old = || visit.fail(&Failure::OldForm);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| old())?;
    let mut form = Form::empty();
    let mut scans = Scans { visit, officer, seen: 0, room: visit.front.config.form_max };
    // The field of the last file, which is the one that broke when the form breaks off.
    let mut last: Option<String> = None;
    // Two posts of one page are the same if the words and the contents of the scans are, whatever ids the scans get.
    let mut sent = String::new();
    for _ in 0..=MOST_FIELDS {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => {
                visit.check(&form).map_err(|failure| visit.fail(&failure))?;
                return Ok(form.typed_as(sent));
            }
            Err(_) => match last {
                Some(field) => {
                    form.refuse(&field, Message::both(Lang::counter_form_broke));
                    return Ok(form);
                }
                None => return Err(old()),
            },
        };
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let value = receive::short(&mut part, FIELD_BYTES).await.ok_or_else(old)?;
            if name != CSRF_FIELD {
                sent += &format!("{name}\n{value}\0");
            }
            form.add(&name, &value);
            continue;
        };
        if last.is_none() {
            visit.check(&form).map_err(|failure| visit.fail(&failure))?;
        }
        last = Some(name.clone());
        // A file box nobody used is sent along empty.
        if file.is_empty() {
            continue;
        }
        match scans.take_in(&file, &mut part).await.map_err(|failure| visit.fail(&failure))? {
            Ok(taken) => {
                sent += &format!("{name}\n{}\0", taken.hash);
                form.add(&format!("{KEPT}{}", name.trim_start_matches(SCAN)), &taken.id);
            }
            Err(why) => {
                form.refuse(&name, why);
                if !receive::drain(visit, &mut part).await {
                    return Ok(form);
                }
            }
        }
    }
    Err(old())
}

/// The scans of one form as they come in.
struct Scans<'a> {
    visit: &'a Visit,
    officer: &'a PersonId,
    /// How many there were.
    seen: usize,
    /// Bytes that the form may still bring.
    room: u64,
}

impl Scans<'_> {
    /// Keeps one more under the officer, or says why it is not taken.
    async fn take_in(&mut self, name: &str, part: &mut Field<'_>) -> Result<Result<Taken, Message>, Failure> {
        self.seen += 1;
        if self.seen > SCANS_MAX {
            return Ok(Err(Message::both(|lang| lang.counter_too_many_scans(SCANS_MAX))));
        }
        let config = &self.visit.front.config;
        let most = config.upload_max.min(self.room);
        match receive::file(self.visit, Giver::Clerk(self.officer), WAITING, most, part).await? {
            Ok(taken) => {
                self.room = self.room.saturating_sub(taken.size);
                Ok(Ok(taken))
            }
            Err(NotTaken::File(FileRefusal::TooLarge { .. })) if most < config.upload_max => {
                let all = pieces::bytes(config.form_max);
                Ok(Err(Message::both(|lang| lang.counter_form_full(name, &all))))
            }
            Err(why) => Ok(Err(receive::in_words(name, &why))),
        }
    }
}

/// The scans that this form carries under a name: only this officer's own.
pub(super) async fn kept(
    visit: &Visit,
    officer: &PersonId,
    form: &Form,
    name: &str,
) -> Result<Vec<Upload>, StoreError> {
    let ids = form.all(&format!("{KEPT}{name}"));
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = &ids[..ids.len().min(SCANS_MAX)];
    let mut found = files::uploads(visit.front.store.db(), ids).await?;
    found.retain(|upload| upload.owner == officer.as_str());
    found.sort_by_key(|upload| ids.iter().position(|id| *id == upload.id));
    Ok(found)
}

/// Gives scans over to the person whose application they belong to.
pub(super) fn hand_over(officer: &PersonId, to: &PersonId, uploads: &[Upload]) -> Afterwards {
    let uploads = uploads.iter().map(|upload| upload.id.clone()).collect();
    Afterwards::HandOver { clerk: officer.clone(), to: to.clone(), uploads }
}
