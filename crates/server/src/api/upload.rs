//! 上传文件: puts a file in, to be named by an application. The checks are those of the store: size, and whether the
//! content is what its name says. Sent again under the same key, the same file is answered with the same id.

use super::{
    caller::{Asks, Bearer, Head},
    problem::{Fault, Problem},
};
use crate::{
    front::Shared,
    text::Lang,
    uploads::{self, Giver, NotTaken},
};
use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Multipart, Request, State},
    http::{StatusCode, header},
};
use serde::{Deserialize, Serialize};
use store::files::{self, FileRefusal, Stored, Upload};
use utoipa::{IntoParams, ToSchema};

/// 文件名。 The name of the file.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct NameQuery {
    /// 文件名（正文为文件内容时必填），扩展名要与内容相符。 Needed when the body is the file itself.
    #[param(max_length = 200, example = "平面图.pdf")]
    name: Option<String>,
}

/// 已上传的文件。 A file that was put in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FileSheet {
    /// 文件 id，提交申请时填入 `files`。 Its id, for `files` of a material.
    #[schema(example = "0123456789abcdef0123456789abcdef")]
    id: String,
    /// 文件名。 Its name.
    name: String,
    /// 内容的 SHA-256。 Fingerprint of the content.
    sha256: String,
    /// 字节数。 Bytes.
    size: i64,
    /// 媒体类型。 Media type.
    media_type: String,
}

impl From<Upload> for FileSheet {
    fn from(upload: Upload) -> FileSheet {
        let Upload { id, name, hash, size, media_type, .. } = upload;
        FileSheet { id, name, sha256: hash, size, media_type }
    }
}

/// 上传文件 · Upload a file
///
/// 正文就是文件内容，文件名放在 name 参数；也可用 multipart/form-data，部分名为 file。
/// The body is the file and its name stands in the query; or multipart/form-data with one part called file.
#[utoipa::path(post, path = "/api/v1/files", operation_id = "uploadFile", tag = "acts", security(("token" = [])),
    params(NameQuery), request_body(content = Vec<u8>, description = "文件内容。 The file.",
        content_type = "application/octet-stream"),
    responses((status = 201, description = "已上传。 Put in.", body = FileSheet)))]
pub(super) async fn upload(
    State(front): State<Shared>,
    bearer: Bearer,
    request: Request,
) -> Result<(StatusCode, Json<FileSheet>), Problem> {
    let (mut parts, body) = request.into_parts();
    let Asks(asked) = Asks::<NameQuery>::from_request_parts(&mut parts, &front).await?;
    // The content is printed by its own hash once it lies in the store.
    let head = Head::of(&parts, &bearer, &[])?;
    let kind =
        parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let limit = front.config.upload_max;
    let giver = Giver::Person(&bearer.person);
    let (name, stored) = if kind.starts_with("multipart/form-data") {
        let request = Request::from_parts(parts, body);
        let mut form = Multipart::from_request(request, &front)
            .await
            .map_err(|_| bearer.wrong("file", Lang::api_file_none))?;
        loop {
            let field = form.next_field().await.map_err(|_| bearer.wrong("file", Lang::api_file_broken))?;
            let Some(field) = field else { return Err(bearer.wrong("file", Lang::api_file_none)) };
            if field.name() != Some("file") {
                continue;
            }
            let name = field.file_name().unwrap_or_default().to_owned();
            let stored = uploads::place(&front, giver, &name, limit, field).await;
            break (name, stored.map_err(|why| refused(&bearer, why))?);
        }
    } else {
        let Some(name) = asked.name else { return Err(bearer.wrong("name", Lang::api_file_none)) };
        let stored = uploads::place(&front, giver, &name, limit, body.into_data_stream()).await;
        (name, stored.map_err(|why| refused(&bearer, why))?)
    };
    let sheet = note(&bearer, &head, &name, &stored).await?;
    Ok((StatusCode::CREATED, Json(sheet)))
}

/// Notes the upload under an id that follows from the key.
async fn note(bearer: &Bearer, head: &Head, name: &str, stored: &Stored) -> Result<FileSheet, Problem> {
    let id = head.key.trim_start_matches("api/").get(..32).unwrap_or_default();
    let store = &bearer.front.store;
    for _ in 0..2 {
        if let Some(known) = files::upload(store.db(), id).await.map_err(|error| bearer.store(&error))? {
            // The store keeps the name without its folders.
            let same = known.hash == stored.hash && name.trim().ends_with(&known.name);
            return if same { Ok(known.into()) } else { Err(bearer.fault(&Fault::KeyReused)) };
        }
        match uploads::note(&bearer.front, Giver::Person(&bearer.person), id, name, stored).await {
            Ok(()) => {}
            // Somebody sent the same at the same time: the next round finds it.
            Err(NotTaken::File(FileRefusal::Store(error))) if error.is_conflict() => {}
            Err(why) => return Err(refused(bearer, why)),
        }
    }
    let known = files::upload(store.db(), id).await.map_err(|error| bearer.store(&error))?;
    known.map(FileSheet::from).ok_or_else(|| bearer.fault(&Fault::KeyReused))
}

fn refused(bearer: &Bearer, why: NotTaken) -> Problem {
    let why = match why {
        NotTaken::File(why) => why,
        NotTaken::DayFull { limit } => return bearer.wrong("file", |lang| lang.api_file_day_full(limit)),
    };
    match why {
        FileRefusal::Empty => bearer.wrong("file", Lang::api_file_empty),
        FileRefusal::TooLarge { limit } => bearer.fault(&Fault::TooLarge(limit)),
        FileRefusal::NotWhatItSays { .. } => bearer.wrong("file", Lang::api_file_other),
        FileRefusal::KindNotTaken => bearer.wrong("name", Lang::api_file_kind),
        FileRefusal::BrokeOff => bearer.wrong("file", Lang::api_file_broken),
        FileRefusal::Store(error) => bearer.store(&error),
    }
}
