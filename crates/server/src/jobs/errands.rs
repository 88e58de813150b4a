//! 差事: tells people what happened to their cases. Claimed, tried again with growing pauses, visible when stuck.
//!
//! Today a message lands in the person's own inbox on the portal; other channels (SMS, mail) will take their place
//! beside it as errands of their own. A changed calendar is an errand too: every open clock is looked at again (CL2),
//! also when the program stopped in the middle of it. And so is every paper: it is pressed and filed (IN4).

use super::alarms;
use crate::{
    front::{Front, Shared},
    office::OfficeError,
    papers::filing::{self, Unfiled},
};
use rules::errand::Errand;
use std::{sync::Arc, time::Duration};
use store::{
    StoreError,
    errands::{self, Claimed},
};

/// Errands claimed at once.
const MOST: u32 = 200;
/// The pause when there is nothing to do.
const NAP: Duration = Duration::from_millis(500);
/// The rest after a failure.
const REST: Duration = Duration::from_secs(2);

/// 归卷的时候: when papers go into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filing {
    /// Soon after they were issued.
    AtOnce,
    /// When somebody first reads them: for a rehearsal that lives through weeks before its doors open.
    WhenRead,
}

/// Runs errands as long as the program runs.
pub async fn run(front: Shared) {
    loop {
        match round(&front, Filing::AtOnce).await {
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
/// When the store or the office does not answer; what could not be done is tried again later.
pub async fn round(front: &Front, filing: Filing) -> Result<usize, OfficeError> {
    let now = front.office.now();
    let broken = |error: StoreError| OfficeError::Store(Arc::new(error));
    let db = front.store.db();
    let claimed = errands::claim(db, now, MOST).await.map_err(broken)?;
    let count = claimed.len();
    let (papers, others): (Vec<_>, Vec<_>) =
        claimed.into_iter().partition(|claimed| matches!(claimed.errand, Errand::File { .. }));
    let (recomputes, tells): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|claimed| claimed.errand == Errand::Recompute);
    let (owners, tells): (Vec<_>, Vec<_>) =
        tells.into_iter().partition(|claimed| matches!(claimed.errand, Errand::HandOver { .. }));
    let told = if tells.is_empty() { Ok(()) } else { errands::done(db, &tells, now).await };
    if let Err(error) = told {
        for one in &tells {
            errands::failed(db, one, "the inbox could not be written", now).await.map_err(broken)?;
        }
        return Err(broken(error));
    }
    // Several decrees loaded in one go are one look at the open clocks.
    if !recomputes.is_empty() {
        if let Err(error) = alarms::recompute(&front.store, &front.office).await {
            for one in &recomputes {
                errands::failed(db, one, "open clocks could not be recomputed", now).await.map_err(broken)?;
            }
            return Err(error);
        }
        errands::done(db, &recomputes, now).await.map_err(broken)?;
    }
    for one in owners {
        let Errand::HandOver { posts } = &one.errand else { continue };
        if let Err(error) = alarms::hand_over(&front.store, &front.office, posts).await {
            errands::failed(db, &one, "what was taken on could not be handed over", now)
                .await
                .map_err(broken)?;
            return Err(error);
        }
        errands::done(db, &[one], now).await.map_err(broken)?;
    }
    // Last, for a paper takes longer than a word.
    file(front, &papers, filing).await.map_err(broken)?;
    Ok(count)
}

/// Files papers one by one; the next round has what is left when the program stops in between.
async fn file(front: &Front, papers: &[Claimed], filing: Filing) -> Result<(), StoreError> {
    let db = front.store.db();
    if filing == Filing::WhenRead && !papers.is_empty() {
        return errands::done(db, papers, front.office.now()).await;
    }
    for paper in papers {
        let Errand::File { number, .. } = &paper.errand else { continue };
        match filing::file(front, number.as_str()).await {
            // Whoever has been forgotten gets no new paper; without a press it is filed when somebody reads it, on a
            // machine that has one.
            Ok(_) | Err(Unfiled::Forgotten | Unfiled::NoPress) => {
                errands::done(db, std::slice::from_ref(paper), front.office.now()).await?;
            }
            Err(why) => errands::failed(db, paper, &why.to_string(), front.office.now()).await?,
        }
    }
    Ok(())
}
