//! 发件: a file on its way to whoever asked for it: from the disk piece by piece, or as it was made in memory.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use std::fs::File;
use tokio_util::io::ReaderStream;

/// What an XLSX workbook is called on the wire.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Answers with what was made in memory, as a file under this name.
pub(super) fn bytes(bytes: Vec<u8>, media_type: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// Answers with a file under this name.
pub(super) fn file(file: File, media_type: &'static str, name: &str) -> Response {
    let length = file.metadata().map(|meta| meta.len()).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_LENGTH, length.to_string()),
    ];
    (headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)))).into_response()
}
