//! 清扫: what may be forgotten is forgotten, and the last events of a quiet hour get their checkpoint.

use crate::front::Shared;
use std::time::Duration;
use store::{StoreError, answers, drafts, files, imports, views};

/// How often a quiet log is looked at for its checkpoint.
const ROUND: Duration = Duration::from_secs(2);
/// Every so many rounds, old answers, sessions, drafts and files are forgotten: once an hour.
const SWEEP_EVERY: u32 = 1_800;
/// Drafts are kept so long without a change, in milliseconds: ninety days.
const DRAFTS_KEPT_MS: i64 = 90 * 24 * 3_600_000;

/// Scans wait so long for their application, in milliseconds: a day.
const SCANS_KEPT_MS: i64 = 24 * 3_600_000;
/// Contents that nothing names any more are kept so long, in milliseconds: a day. Their row may be on its way, and a
/// copy of the node that is being made names them still.
const CONTENTS_KEPT_MS: i64 = 24 * 3_600_000;

/// Sweeps as long as the program runs.
pub async fn run(front: Shared) {
    let mut sealed = 0;
    let mut round = 0_u32;
    loop {
        tokio::time::sleep(ROUND).await;
        let size = front.office.pulse().borrow().size;
        if size != sealed {
            match front.store.checkpoint(front.office.now()).await {
                Ok(_) => sealed = size,
                Err(error) => tracing::error!(%error, "a checkpoint could not be signed"),
            }
        }
        if round.is_multiple_of(SWEEP_EVERY)
            && let Err(error) = sweep(&front).await
        {
            tracing::error!(%error, "old data could not be swept");
        }
        round = round.wrapping_add(1);
    }
}

/// Forgets once what may be forgotten.
///
/// # Errors
/// When the store does not answer.
pub async fn sweep(front: &crate::front::Front) -> Result<(), StoreError> {
    let now = front.office.now().0;
    front.limits.forget();
    front.accounts.sweep(now).await?;
    let tx = front.store.db().begin_write().await?;
    answers::forget(&tx, now).await?;
    drafts::sweep(&tx, now - DRAFTS_KEPT_MS).await?;
    files::sweep(&tx, now - SCANS_KEPT_MS).await?;
    imports::sweep(&tx, now).await?;
    views::base::sweep(&tx, now).await?;
    tx.commit().await?;
    front.finder.keep_missed(front.store.db(), front.office.now().day()).await?;
    files::collect(front.store.db(), &front.files, now - CONTENTS_KEPT_MS, now).await?;
    Ok(())
}
