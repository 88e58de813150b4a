//! 上传与下载: files on their way in and out.
//!
//! Contents stream into the store while they are measured and looked at; a file that is too large, empty or not what
//! its name says is refused with a sentence. Names of files are personal: they stand in pages for those they concern
//! and never in a log or an address. Who may open a file is decided in one place, [`may_open`], for every room.

use crate::{
    failure::Failure,
    form::{ACT_FIELD, CSRF_FIELD, Form},
    sight::{Sight, sight},
    text::{Lang, Message},
    uploads::Giver,
    visitor::{Anyone, Citizen, Visit},
    web::receive,
};
use axum::{
    body::Body,
    extract::{Multipart, Path, multipart::Field},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use rules::case::Case;
use store::{
    StoreError,
    files::{self, Upload},
    views::items,
};

/// Files of one material.
pub(super) const FILES_MAX: usize = 10;
/// Parts of one upload form.
const PARTS_MAX: usize = 40;
/// Bytes of a part that is no file.
const PART_BYTES: usize = 4_096;
/// What browsers offer to choose from; what is taken is decided by the content.
pub const ACCEPT: &str = ".pdf,.ofd,.jpg,.jpeg,.png,.docx,.xlsx,.zip";

/// What came with an upload form.
#[derive(Debug, Default)]
pub(super) struct Arrived {
    /// Names of the uploads that were taken.
    pub(super) uploads: Vec<String>,
    /// The upload to be taken back, if that was asked for.
    pub(super) remove: Option<String>,
    /// Why something was not taken.
    pub(super) fault: Option<Message>,
}

/// Reads an upload form of a citizen: checks the token, which stands in front of the files, and stores what comes,
/// at most `room` files.
pub(super) async fn receive(
    citizen: &Citizen,
    mut parts: Multipart,
    room: usize,
) -> Result<Arrived, Response> {
    let mut arrived = Arrived::default();
    let mut hidden = Form::empty();
    for _ in 0..PARTS_MAX {
        let Ok(Some(mut part)) = parts.next_field().await else { break };
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            None => {
                let value = receive::short(&mut part, PART_BYTES)
                    .await
                    .ok_or_else(|| citizen.fail(&Failure::OldForm))?;
                match name.as_str() {
                    CSRF_FIELD | ACT_FIELD => hidden.add(&name, &value),
                    "remove" => arrived.remove = Some(value),
                    _ => {}
                }
            }
            Some(file) => {
                citizen.check(&hidden).map_err(|failure| citizen.fail(&failure))?;
                let taken = take_in(citizen, &mut arrived, &file, &mut part, room).await;
                if !taken.map_err(|failure| citizen.fail(&failure))? {
                    break;
                }
            }
        }
    }
    citizen.check(&hidden).map_err(|failure| citizen.fail(&failure))?;
    if arrived.uploads.is_empty() && arrived.remove.is_none() && arrived.fault.is_none() {
        arrived.fault = Some(Message::both(Lang::apply_file_none));
    }
    Ok(arrived)
}

/// Takes one file in, unless something before it was wrong; whatever is not taken is read to its end, and the answer is
/// whether it came to one.
async fn take_in(
    citizen: &Citizen,
    arrived: &mut Arrived,
    file: &str,
    part: &mut Field<'_>,
    room: usize,
) -> Result<bool, Failure> {
    // A browser sends an empty part without a name where no file was chosen.
    if !file.is_empty() && arrived.fault.is_none() {
        if arrived.uploads.len() >= room {
            arrived.fault = Some(Message::both(|lang| lang.apply_file_many(FILES_MAX)));
        } else {
            let giver = Giver::Person(&citizen.me.person);
            match receive::file(citizen, giver, "", citizen.front.config.upload_max, part).await? {
                Ok(taken) => arrived.uploads.push(taken.id),
                Err(why) => arrived.fault = Some(receive::in_words(file, &why)),
            }
        }
    }
    Ok(receive::drain(citizen, part).await)
}

/// Takes one of one's own uploads back.
pub(super) async fn take_back(citizen: &Citizen, id: &str) -> Result<(), Response> {
    let gone = files::take_back(citizen.front.store.db(), citizen.me.person.as_str(), id).await;
    gone.map(|_| ()).map_err(|error| citizen.fail(&error.into()))
}

/// `GET /files/{upload}`, with `?case=` where the page of a case shows it: the file itself, for those who may open it.
pub(super) async fn hand_out(
    anyone: Anyone,
    Path(id): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let front = &anyone.front;
    let fail = |error: StoreError| anyone.fail(&error.into());
    let found = files::upload(front.store.db(), &id).await.map_err(fail)?;
    let upload = found.ok_or_else(|| anyone.fail(&Failure::NotFound))?;
    if !may_open(&anyone, &upload, asked.given("case")).await.map_err(fail)? {
        return Err(anyone.fail(&Failure::NotFound));
    }
    let (size, content) = front.files.stream(&upload.hash).await.map_err(fail)?;
    let mut answer = Body::from_stream(content).into_response();
    let headers = answer.headers_mut();
    let plain = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&upload.media_type).unwrap_or(plain));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let encoded: String = form_urlencoded::byte_serialize(upload.name.as_bytes()).collect();
    let disposition = format!("inline; filename*=UTF-8''{}", encoded.replace('+', "%20"));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

/// Whether this visitor may open this file: whoever put it in; and, for a case whose materials it is, whoever may read
/// its application ([`sight`]). The case is named by the page that shows the file.
///
/// # Errors
/// When the store does not answer.
pub async fn may_open(visit: &Visit, upload: &Upload, case: Option<&str>) -> Result<bool, StoreError> {
    let Some(signed_in) = &visit.signed_in else { return Ok(false) };
    if signed_in.person.0 == upload.owner {
        return Ok(true);
    }
    let Some(number) = case else { return Ok(false) };
    let Some(known) = visit.front.store.dossier::<Case>(number).await? else { return Ok(false) };
    let case = &known.state;
    let mut files = case.materials.values().flat_map(|given| &given.files);
    let is_of_case = files.any(|hash| hash.as_str() == upload.hash);
    let content = items::content(visit.front.store.db(), case.item.as_str(), case.item_version).await?;
    let sight = sight(&visit.hall, &visit.who(), case, content.as_ref());
    Ok(is_of_case && sight.is_some_and(Sight::reads_personal_data))
}
