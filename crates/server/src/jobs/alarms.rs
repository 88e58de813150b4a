//! 闹钟: wakes each dossier when its time has come (CL5). A wake is a Tick, decided like any act; fired twice it
//! yields nothing the second time, so an alarm is never lost and never counts double, also across a crash.

use crate::{
    front::{Front, Shared},
    office::{Answer, Office, OfficeError, Order, Request, Who},
};
use rules::{accountability, card, case, licence, name::PostId, rating, reform, time::Instant};
use std::time::Duration;
use store::{
    Store, StoreError, alarms,
    views::{
        accountability::open_matters,
        cards::open_names,
        cases::{open_numbers, taken_in, verifying_numbers},
        ratings,
    },
};

/// Alarms fired at once.
const MOST: u32 = 512;
/// The longest sleep: a machine's clock may be set, and another process may set alarms.
const NAP: Duration = Duration::from_secs(1);
/// The rest after a failure.
const REST: Duration = Duration::from_secs(2);

/// Fires alarms as long as the program runs.
pub async fn run(front: Shared) {
    loop {
        let now = front.office.now();
        if let Err(error) = fire(&front, now).await {
            tracing::error!(%error, "alarms could not be fired");
            tokio::time::sleep(REST).await;
        }
        nap(&front, now).await;
    }
}

/// Fires everything that is due at this moment.
///
/// # Errors
/// When the store or the office does not answer.
pub async fn fire(front: &Front, now: Instant) -> Result<usize, OfficeError> {
    fire_due(&front.store, &front.office, now).await
}

/// The same for whoever has only the two (the rehearsal, tests).
///
/// # Errors
/// When the store or the office does not answer.
pub async fn fire_due(store: &Store, office: &Office, now: Instant) -> Result<usize, OfficeError> {
    let mut fired = 0;
    let mut before = Vec::new();
    loop {
        let due = alarms::due(store.db(), now, MOST).await.map_err(broken)?;
        // An alarm that rings on after it was heard is a fault of ours; it must not keep the others from being heard.
        if due.is_empty() || due == before {
            return Ok(fired);
        }
        fired += due.len();
        let ticks = due.iter().map(|(dossier, at)| office.ask(tick(dossier, Some(*at))));
        let mut failed = None;
        for (answer, (dossier, _)) in futures_util::future::join_all(ticks).await.into_iter().zip(&due) {
            match answer {
                Ok(Answer::Done { .. }) => {}
                Ok(Answer::Refused(refusal)) => tracing::error!(%refusal, dossier, "an alarm was refused"),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
        before = due;
    }
}

/// Touches every case, card and rating whose clocks run, so that their dates follow a changed calendar (CL2): a promise that is
/// to be verified runs on when its case is completed (P-09). Done again, it changes nothing more.
///
/// # Errors
/// When the store or the office does not answer.
pub async fn recompute(store: &Store, office: &Office) -> Result<(), OfficeError> {
    for list in [List::OpenCases, List::Promises, List::Cards, List::Matters, List::Ratings] {
        list.touch(store, office).await?;
    }
    Ok(())
}

/// Touches every case in which somebody of these posts has taken something on, so that it is handed over when they are
/// away, and not when they are back (P-13).
///
/// # Errors
/// When the store or the office does not answer.
pub async fn hand_over(store: &Store, office: &Office, posts: &[PostId]) -> Result<(), OfficeError> {
    let posts: Vec<&str> = posts.iter().map(PostId::as_str).collect();
    List::TakenIn(&posts).touch(store, office).await
}

/// What is to be looked at again.
enum List<'a> {
    OpenCases,
    Promises,
    Cards,
    Matters,
    Ratings,
    TakenIn(&'a [&'a str]),
}

impl List<'_> {
    async fn touch(&self, store: &Store, office: &Office) -> Result<(), OfficeError> {
        let kind = match self {
            List::Cards => "card",
            List::Matters => "accountability",
            List::Ratings => "rating",
            _ => "case",
        };
        let mut after = String::new();
        loop {
            let names = self.page(store, &after).await.map_err(broken)?;
            let Some(last) = names.last() else { return Ok(()) };
            after.clone_from(last);
            touch(office, kind, &names).await?;
        }
    }

    async fn page(&self, store: &Store, after: &str) -> Result<Vec<String>, StoreError> {
        match self {
            List::OpenCases => open_numbers(store.db(), after, MOST).await,
            List::Promises => verifying_numbers(store.db(), after, MOST).await,
            List::Cards => open_names(store.db(), after, MOST).await,
            List::Matters => open_matters(store.db(), after, MOST).await,
            List::Ratings => ratings::running(store.db(), after, MOST).await,
            List::TakenIn(posts) => taken_in(store.db(), posts, after, MOST).await,
        }
    }
}

async fn touch(office: &Office, kind: &str, names: &[String]) -> Result<(), OfficeError> {
    let ticks = names.iter().map(|name| office.ask(tick(&format!("{kind}/{name}"), None)));
    for answer in futures_util::future::join_all(ticks).await {
        answer?;
    }
    Ok(())
}

fn tick(dossier: &str, at: Option<Instant>) -> Request {
    let (kind, id) = dossier.split_once('/').unwrap_or(("case", dossier));
    let order = match kind {
        "card" => Order::Card(id.to_owned(), card::Command::Tick),
        "rating" => Order::Rating(id.to_owned(), rating::Command::Tick),
        "licence" => Order::Licence(id.to_owned(), licence::Command::Tick),
        "reform" => Order::Reform(id.to_owned(), reform::Command::Tick),
        "accountability" => Order::Accountability(id.to_owned(), accountability::Command::Tick),
        _ => Order::Case(id.to_owned(), case::Command::Tick),
    };
    Request { happened_at: at, ..Request::new(Who::System, order) }
}

/// Sleeps until the next alarm, at most a second; and that long where one that has rung is still set.
async fn nap(front: &Front, now: Instant) {
    let next = alarms::next(front.store.db()).await.ok().flatten().filter(|next| *next > now);
    let wait = next.map_or(NAP, |next| Duration::from_millis(u64::try_from(next.since(now)).unwrap_or(0)));
    tokio::time::sleep(wait.min(NAP).max(Duration::from_millis(5))).await;
}

fn broken(error: StoreError) -> OfficeError {
    OfficeError::Store(std::sync::Arc::new(error))
}
