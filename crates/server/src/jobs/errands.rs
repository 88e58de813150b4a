//! 差事: tells people what happened to their cases. Claimed, tried again with growing pauses, visible when stuck.
//!
//! Today a message lands in the person's own inbox on the portal; other channels (SMS, mail) will take their place
//! beside it as errands of their own.

use crate::front::Shared;
use std::time::Duration;
use store::errands;

/// Errands claimed at once.
const MOST: u32 = 200;
/// The pause when there is nothing to do.
const NAP: Duration = Duration::from_millis(500);
/// The rest after a failure.
const REST: Duration = Duration::from_secs(2);

/// Runs errands as long as the program runs.
pub async fn run(front: Shared) {
    loop {
        match round(&front).await {
            Ok(0) => tokio::time::sleep(NAP).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "errands could not be run");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// One round: claims what waits and does it. Answers how many.
///
/// # Errors
/// When the store does not answer.
pub async fn round(front: &crate::front::Front) -> Result<usize, store::StoreError> {
    let now = front.office.now();
    let claimed = errands::claim(front.store.db(), now, MOST).await?;
    if claimed.is_empty() {
        return Ok(0);
    }
    if let Err(error) = errands::told(front.store.db(), &claimed, now).await {
        for one in &claimed {
            errands::failed(front.store.db(), one, "the inbox could not be written", now).await?;
        }
        return Err(error);
    }
    Ok(claimed.len())
}
