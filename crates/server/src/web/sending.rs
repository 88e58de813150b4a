//! 发件: a file that was made whole on the disk, on its way to whoever asked for it, piece by piece.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use std::fs::File;
use tokio_util::io::ReaderStream;

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
