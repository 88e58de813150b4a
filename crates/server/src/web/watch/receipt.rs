//! `/watch/receipts/{position}`: the receipt of one event as a file, to be checked with `onewindow-verify` (VE2).

use crate::{failure::Failure, visitor::Watcher};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

/// `GET /watch/receipts/{position}`
pub(super) async fn download(watcher: Watcher, Path(position): Path<String>) -> Result<Response, Response> {
    let position: u64 = position.parse().map_err(|_| watcher.fail(&Failure::NotFound))?;
    let now = watcher.front.office.now();
    let receipt = watcher.front.store.receipt(position, now).await;
    let receipt = receipt.map_err(|error| watcher.fail(&error.into()))?;
    let text = receipt.to_text().map_err(|error| watcher.fail(&Failure::Ours(error.to_string())))?;
    let name = format!("attachment; filename=\"receipt-{position}.json\"");
    Ok(([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], text)
        .into_response())
}
