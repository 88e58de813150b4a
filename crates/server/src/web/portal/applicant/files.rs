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
    visitor::{Anyone, Citizen, Visit},
    web::pieces,
};
use axum::{
    body::Body,
    extract::{Multipart, Path, multipart::Field},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use rules::{case::Case, name::PersonId};
use store::{
    StoreError,
    files::{self, FileKind, FileRefusal, Upload},
    views::items,
};

/// Files of one material.
pub(super) const FILES_MAX: usize = 10;
/// Parts of one upload form.
const PARTS_MAX: usize = 40;
/// Bytes of a part that is no file.
const PART_BYTES: usize = 4_096;
/// How many times the size of one file is read and thrown away, so that the answer reaches whoever sent too much.
const DRAINED: u64 = 4;
/// Signs of a file's name that a sentence repeats.
const NAME_SHOWN: usize = 60;
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
                let value = short(&mut part).await.ok_or_else(|| citizen.fail(&Failure::OldForm))?;
                match name.as_str() {
                    CSRF_FIELD | ACT_FIELD => hidden.add(&name, &value),
                    "remove" => arrived.remove = Some(value),
                    _ => {}
                }
            }
            Some(file) => {
                citizen.check(&hidden).map_err(|failure| citizen.fail(&failure))?;
                take_in(citizen, &mut arrived, &file, &mut part, room).await?;
            }
        }
    }
    citizen.check(&hidden).map_err(|failure| citizen.fail(&failure))?;
    if arrived.uploads.is_empty() && arrived.remove.is_none() && arrived.fault.is_none() {
        arrived.fault = Some(Message::both(Lang::apply_file_none));
    }
    Ok(arrived)
}

/// Takes one file in, unless something before it was wrong; whatever is not taken is read to its end.
async fn take_in(
    citizen: &Citizen,
    arrived: &mut Arrived,
    file: &str,
    part: &mut Field<'_>,
    room: usize,
) -> Result<(), Response> {
    // A browser sends an empty part without a name where no file was chosen.
    if !file.is_empty() && arrived.fault.is_none() {
        if arrived.uploads.len() >= room {
            arrived.fault = Some(Message::both(|lang| lang.apply_file_many(FILES_MAX)));
        } else {
            match store_one(citizen, file, part).await? {
                Ok(id) => arrived.uploads.push(id),
                Err(why) => arrived.fault = Some(why),
            }
        }
    }
    drain(citizen, part).await;
    Ok(())
}

/// A part that is no file, if it is as short as those of our forms.
async fn short(part: &mut Field<'_>) -> Option<String> {
    let mut value = Vec::new();
    while let Some(chunk) = part.chunk().await.ok()? {
        value.extend_from_slice(&chunk);
        if value.len() > PART_BYTES {
            return None;
        }
    }
    String::from_utf8(value).ok()
}

/// Reads on without keeping anything: a browser that is still sending does not read our answer.
async fn drain(citizen: &Citizen, part: &mut Field<'_>) {
    let most = citizen.front.config.upload_max.saturating_mul(DRAINED);
    let mut seen = 0_u64;
    while let Ok(Some(chunk)) = part.chunk().await {
        seen = seen.saturating_add(chunk.len() as u64);
        if seen > most {
            return;
        }
    }
}

/// Stores one file and notes whose it is; a file that is not taken is told in words.
async fn store_one(
    citizen: &Citizen,
    name: &str,
    part: &mut Field<'_>,
) -> Result<Result<String, Message>, Response> {
    let front = &citizen.front;
    let stored = match front.files.put(name, front.config.upload_max, part).await {
        Ok(stored) => stored,
        Err(FileRefusal::Store(error)) => return Err(citizen.fail(&error.into())),
        Err(refusal) => return Ok(Err(in_words(name, &refusal))),
    };
    let id = format!("{:032x}", rand::random::<u128>());
    let fail = |error: StoreError| citizen.fail(&error.into());
    let tx = front.store.db().begin_write().await.map_err(fail)?;
    let now = front.office.now().0;
    files::note(&tx, &id, citizen.me.person.as_str(), name, &stored, now).await.map_err(fail)?;
    tx.commit().await.map_err(fail)?;
    Ok(Ok(id))
}

/// Takes one of one's own uploads back.
pub(super) async fn take_back(citizen: &Citizen, id: &str) -> Result<(), Response> {
    let fail = |error: StoreError| citizen.fail(&error.into());
    let tx = citizen.front.store.db().begin_write().await.map_err(fail)?;
    files::take_back(&tx, citizen.me.person.as_str(), id).await.map_err(fail)?;
    tx.commit().await.map_err(fail)
}

/// Why a file was not taken, and what would help.
#[must_use]
pub fn in_words(name: &str, refusal: &FileRefusal) -> Message {
    let shown: String = name.chars().take(NAME_SHOWN).collect();
    Message::both(|lang| match refusal {
        FileRefusal::Empty => lang.apply_file_empty(&shown),
        FileRefusal::TooLarge { limit } => lang.apply_file_large(&shown, &pieces::bytes(*limit)),
        FileRefusal::NotWhatItSays { found: Some(found), .. } => {
            lang.apply_file_differs(&shown, kind_word(*found))
        }
        FileRefusal::NotWhatItSays { .. } => lang.apply_file_unknown(&shown),
        FileRefusal::KindNotTaken => lang.apply_file_kind(&shown),
        FileRefusal::BrokeOff | FileRefusal::Store(_) => lang.apply_file_broke(&shown),
    })
}

const fn kind_word(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Ofd => "OFD",
        FileKind::Png => "PNG",
        FileKind::Jpeg => "JPG",
        FileKind::Docx | FileKind::Doc => "Word",
        FileKind::Xlsx | FileKind::Xls => "Excel",
        FileKind::Zip => "ZIP",
        FileKind::Txt => "TXT",
        FileKind::Csv => "CSV",
    }
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

/// The uploads behind the materials of a case, by fingerprint: names and sizes for pages. What the window takes in for
/// the applicant is found when it is noted under the applicant.
///
/// # Errors
/// When the store does not answer.
pub async fn of_case(visit: &Visit, case: &Case) -> Result<Vec<Upload>, StoreError> {
    let files = case.materials.values().flat_map(|given| &given.files);
    let hashes: Vec<String> = files.map(|hash| hash.0.clone()).collect();
    if hashes.is_empty() {
        return Ok(Vec::new());
    }
    let mut owners = vec![case.applicant.as_str()];
    owners.extend(case.agent.as_ref().map(PersonId::as_str));
    files::handed_in(visit.front.store.db(), &owners, &hashes).await
}
