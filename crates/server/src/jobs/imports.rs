//! 续办导入: an import that was agreed to and then interrupted, by a restart or by a database that did not answer, goes on.

use crate::{front::Shared, imports};
use std::time::Duration;
use store::StoreError;

/// How often it is looked whether one lies there.
const ROUND: Duration = Duration::from_secs(20);

/// Looks as long as the program runs.
pub async fn run(front: Shared) {
    loop {
        if let Err(error) = round(&front).await {
            tracing::error!(%error, "imports could not be looked at");
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// Goes on with every import that is under way, and answers how many there were.
///
/// # Errors
/// When the store does not answer.
pub async fn round(front: &crate::front::Front) -> Result<usize, StoreError> {
    let running = store::imports::running(front.store.db()).await?;
    for import in &running {
        if let Err(error) = imports::run(&front.store, &front.office, import).await {
            tracing::error!(%error, import = import.id, "an import has stopped; it goes on later");
        }
    }
    Ok(running.len())
}
