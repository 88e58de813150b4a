//! `/watch/stream`: tells open pages that something was recorded, at most once a second, and nothing more: what
//! changed each page asks for itself, with its own rights.

use crate::{failure::Failure, office::Pulse, visitor::Watcher};
use axum::{
    http::{HeaderName, HeaderValue},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use std::{convert::Infallible, time::Duration};
use tokio::{
    sync::{Semaphore, SemaphorePermit, watch},
    time::Instant,
};

/// Pages that may listen at once.
const LISTENERS_MAX: usize = 1_000;
/// The least time between two messages.
const PACE: Duration = Duration::from_secs(1);
/// A silent connection is kept open by proxies only if something passes now and then; and a page that misses three of
/// these beats knows that its connection is dead, and says so.
const BEAT: Duration = Duration::from_secs(15);
/// A stream ends after this and the page asks for a new one: so a right that was taken away, and a server that
/// closes, do not keep streams open for ever. Asking anew the page also looks anew, so that what only time has changed (a
/// new day, a light) is never older than this.
const LIFE: Duration = Duration::from_secs(600);

static SEATS: Semaphore = Semaphore::const_new(LISTENERS_MAX);

struct Listener {
    pulse: watch::Receiver<Pulse>,
    until: Instant,
    _seat: SemaphorePermit<'static>,
}

/// `GET /watch/stream`
pub(super) async fn listen(watcher: Watcher) -> Result<Response, Response> {
    let Ok(seat) = SEATS.try_acquire() else { return Err(watcher.fail(&Failure::TooOften)) };
    let mut pulse = watcher.front.office.pulse();
    pulse.mark_unchanged();
    let listener = Listener { pulse, until: Instant::now() + LIFE, _seat: seat };
    let messages = stream::unfold(listener, |mut listener| async move {
        let changed = tokio::time::timeout_at(listener.until, listener.pulse.changed()).await;
        // Neither after its life nor after the office has closed is there anything to tell.
        changed.ok()?.ok()?;
        let size = listener.pulse.borrow_and_update().size;
        tokio::time::sleep(PACE).await;
        Some((Ok::<_, Infallible>(Event::default().data(size.to_string())), listener))
    });
    let beat = KeepAlive::new().interval(BEAT).event(Event::default().event("beat").data("0"));
    let mut answer = Sse::new(messages).keep_alive(beat).into_response();
    // Proxies that gather answers would hold messages back.
    answer.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(answer)
}
