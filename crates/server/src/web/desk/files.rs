//! 材料文件: a file that was handed in with a case, for those who may see the case.
//!
//! The address carries the content's fingerprint; it opens nothing unless the case names it. Pictures and PDF are
//! shown, everything else is handed over to be kept.

use super::{asked::Papers, open::OpenCase};
use crate::{failure::Failure, visitor::CaseWorker};
use axum::{
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use rules::name::FileHash;
use store::files::FileKind;

const UNKNOWN: &str = "application/octet-stream";

/// `GET /desk/cases/{number}/files/{hash}`
pub(super) async fn show(
    worker: CaseWorker,
    Path((number, hash)): Path<(String, String)>,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    let open = OpenCase::of(&worker, &worker.me.person, &number).await.map_err(fail)?;
    let hash = FileHash(hash);
    let named = open.case().files().any(|file| *file == hash);
    if !named {
        return Err(fail(Failure::NotFound));
    }
    let papers = Papers::of(&worker.front, &open).await.map_err(fail)?;
    let upload = papers.upload(&hash);
    let media = upload.map_or(UNKNOWN, |upload| upload.media_type.as_str());
    let shown = [FileKind::Pdf, FileKind::Png, FileKind::Jpeg].iter().any(|kind| kind.media_type() == media);
    let name = upload.map_or_else(|| hash.0.clone(), |upload| upload.name.clone());
    let name: String =
        form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    let way = if shown { "inline" } else { "attachment" };
    let disposition = format!("{way}; filename*=UTF-8''{name}");
    let (size, content) =
        worker.front.files.stream(hash.as_str()).await.map_err(|error| fail(error.into()))?;
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, disposition),
        // Personal data: the browser keeps no copy for the next person at the same machine.
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(content)).into_response())
}
