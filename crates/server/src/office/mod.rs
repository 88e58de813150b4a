//! 办公室: the one door for change. One queue, one writer, whole batches.
//!
//! The office takes whatever requests wait (at most [`BATCH_MAX`]), locks the head of the log, loads the dossiers that
//! its cache lacks, decides the requests one after another in memory, writes everything in one transaction, and only
//! then answers. One request's refusal never hurts its neighbours; a batch that cannot be written has not happened,
//! and everybody in it is told so. It knows no page, no route and no timer.

mod accountability;
mod acts;
mod afterwards;
mod base;
mod bulletin;
mod cache;
mod desk;
mod licences;
mod load;
mod month;
mod order;
mod rating;
mod reform;
mod repeat;
mod standing;

pub use afterwards::Afterwards;
pub use order::{Answer, HALL, Order, Refusal, Request, Who};

use crate::clock::Clock;
use cache::Cache;
use rules::{hall::Hall, time::Instant};
use std::{sync::Arc, time::Duration};
use store::{Store, StoreError};
use tokio::sync::{mpsc, oneshot, watch};

/// Requests decided in one transaction at most.
pub const BATCH_MAX: usize = 512;
/// Requests that may wait; more are turned away, so that a flood cannot fill the memory.
const QUEUE_MAX: usize = 8_192;
/// When nobody has asked for so long, the office looks whether another process has written.
const QUIET: Duration = Duration::from_secs(1);

/// Why a request got no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OfficeError {
    /// More requests wait than the office takes.
    #[error("the office has too much to do; try again in a moment")]
    Busy,
    /// The office has closed.
    #[error("the office is closed")]
    Closed,
    /// What the system itself had to record was refused; it is tried again, and whoever waits for it is told.
    #[error("what had to be recorded was refused")]
    NotDone,
    /// The batch could not be written. Nothing of it has happened, unless the database died while committing.
    #[error("the log could not be written: {0}")]
    Store(Arc<StoreError>),
}

/// 脉搏: how far the log has come, for live pages and timers.
#[derive(Clone, Debug, Default)]
pub struct Pulse {
    /// Number of events in the log.
    pub size: u64,
    /// Number of events in the log when something was last written that public pages of the catalogue may show.
    pub public: u64,
}

/// 办公室: hand requests in, and watch what it does. Clones share the queue.
#[derive(Clone, Debug)]
pub struct Office {
    queue: mpsc::Sender<Envelope>,
    hall: watch::Receiver<Arc<Hall>>,
    pulse: watch::Receiver<Pulse>,
    clock: Clock,
}

#[derive(Debug)]
struct Envelope {
    request: Request,
    reply: oneshot::Sender<Result<Answer, OfficeError>>,
}

impl Office {
    /// Opens the office on a store: reads the hall, and begins to work.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open(store: Store, clock: Clock) -> Result<Office, StoreError> {
        let size = store.size().await?;
        let hall = store.dossier::<Hall>(order::HALL).await?.unwrap_or_default();
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let (hall_out, hall_in) = watch::channel(Arc::new(hall.state.clone()));
        let (pulse_out, pulse_in) = watch::channel(Pulse { size, public: size });
        let writer = Writer {
            cache: Cache::new(hall),
            store,
            clock: clock.clone(),
            hall: hall_out,
            pulse: pulse_out,
            waiting,
        };
        tokio::spawn(writer.work());
        Ok(Office { queue, hall: hall_in, pulse: pulse_in, clock })
    }

    /// Hands a request in and waits until it is decided and durable.
    ///
    /// # Errors
    /// See [`OfficeError`]. A refusal is an answer, not an error.
    pub async fn ask(&self, request: Request) -> Result<Answer, OfficeError> {
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Envelope { request, reply }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => OfficeError::Busy,
            mpsc::error::TrySendError::Closed(_) => OfficeError::Closed,
        })?;
        answer.await.unwrap_or(Err(OfficeError::Closed))
    }

    /// Ends when the office has closed: nobody decides any more.
    pub async fn closed(&self) {
        self.queue.closed().await;
    }

    /// The hall as it stands.
    #[must_use]
    pub fn hall(&self) -> Arc<Hall> {
        Arc::clone(&self.hall.borrow())
    }

    /// Tells whenever something was recorded.
    #[must_use]
    pub fn pulse(&self) -> watch::Receiver<Pulse> {
        self.pulse.clone()
    }

    /// The time the office goes by.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The clock the office goes by.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}

/// The one writer.
struct Writer {
    store: Store,
    clock: Clock,
    cache: Cache,
    hall: watch::Sender<Arc<Hall>>,
    pulse: watch::Sender<Pulse>,
    waiting: mpsc::Receiver<Envelope>,
}

impl Writer {
    async fn work(mut self) {
        let mut envelopes = Vec::with_capacity(BATCH_MAX);
        loop {
            let some = self.waiting.recv_many(&mut envelopes, BATCH_MAX);
            match tokio::time::timeout(QUIET, some).await {
                Ok(0) => return,
                Ok(_) => {}
                Err(_quiet) => {
                    self.look().await;
                    continue;
                }
            }
            let (requests, replies): (Vec<Request>, Vec<_>) =
                envelopes.drain(..).map(|envelope| (envelope.request, envelope.reply)).unzip();
            for (reply, answer) in replies.into_iter().zip(self.decide(requests).await) {
                // Whoever asked may have gone away; what was decided stands all the same.
                let _gone = reply.send(answer);
            }
        }
    }

    /// Decides a batch. Where it cannot be written, its requests are tried one by one, so that what is wrong with one
    /// hurts nobody else; when several in a row fail, it is the database that is ill, and the rest need not wait.
    async fn decide(&mut self, requests: Vec<Request>) -> Vec<Result<Answer, OfficeError>> {
        const IN_A_ROW: usize = 3;
        let error = match self.write(&requests).await {
            Ok(answers) => return answers.into_iter().map(Ok).collect(),
            Err(error) => error,
        };
        // Only what surely has not happened may be tried again.
        if requests.len() == 1 || matches!(*error, StoreError::Unknown { .. }) {
            return requests.iter().map(|_| Err(OfficeError::Store(error.clone()))).collect();
        }
        let mut failed = 0;
        let mut answers = Vec::with_capacity(requests.len());
        for request in requests {
            if failed == IN_A_ROW {
                answers.push(Err(OfficeError::Store(error.clone())));
                continue;
            }
            match self.write(&[request]).await {
                Ok(answered) => {
                    failed = 0;
                    answers.extend(answered.into_iter().map(Ok));
                }
                Err(error) => {
                    failed += 1;
                    answers.push(Err(OfficeError::Store(error)));
                }
            }
        }
        answers
    }

    async fn write(&mut self, requests: &[Request]) -> Result<Vec<Answer>, Arc<StoreError>> {
        match desk::decide_all(&self.store, &mut self.cache, requests, &self.clock).await {
            Ok(done) => {
                self.tell(&done);
                Ok(done.answers)
            }
            Err(error) => {
                // Nobody knows what the database kept: the next batch reads everything anew.
                self.cache.forget();
                tracing::error!(%error, requests = requests.len(), "a batch could not be written");
                Err(Arc::new(error))
            }
        }
    }

    /// Another process may have written to the same log while nobody asked here: pages of this one show it too.
    async fn look(&mut self) {
        let seen = self.pulse.borrow().size;
        let looked = async {
            let size = self.store.size().await?;
            let hall = if size == seen { None } else { self.store.dossier::<Hall>(order::HALL).await? };
            Ok::<_, StoreError>((size, hall))
        };
        match looked.await {
            Ok((size, _)) if size == seen => {}
            Ok((size, hall)) => {
                self.hall.send_replace(Arc::new(hall.unwrap_or_default().state));
                self.pulse.send_replace(Pulse { size, public: size });
            }
            Err(error) => tracing::error!(%error, "the log could not be looked at"),
        }
    }

    fn tell(&mut self, done: &desk::Done) {
        if done.hall_changed {
            self.hall.send_replace(Arc::new(self.cache.hall.state.clone()));
        }
        let public = if done.public_changed { done.size } else { self.pulse.borrow().public };
        self.pulse.send_replace(Pulse { size: done.size, public });
    }
}

/// The dossier that a request under this key was answered with; none when there was none, or it is forgotten. For
/// pages whose form is gone after the first post.
///
/// # Errors
/// When the database does not answer.
pub async fn answered(store: &Store, key: &str) -> Result<Option<String>, StoreError> {
    let known = store::answers::one(store.db(), key).await?;
    Ok(known.and_then(|known| known.text.split_once(' ').map(|(_, id)| id.to_owned())))
}
