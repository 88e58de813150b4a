//! 夜查: after midnight, the cases of the day are laid beside each other, and what only shows then becomes cards (SU6).
//!
//! Each day is looked over once: the day is marked when its cards stand, and where the program stops in between, the same
//! cards are raised again, which changes nothing (S-07). Days on which nobody ran the program are caught up with, the
//! earliest first. What is suspicious, `rules::supervision::evasion` says; this file reads and asks the office.

use crate::{
    front::Shared,
    office::{Answer, Office, OfficeError, Order, Request, Who},
};
use futures_util::future::join_all;
use rules::{
    card,
    case::{self, Case},
    dossier::Dossier as _,
    hall::Hall,
    identifier::CaseNumber,
    rating::{self, Rating, RatingChannel},
    supervision::{
        Finding, Threshold,
        evasion::{CASE_EVENTS, RATING_EVENTS, Trace, Traces, nightly},
    },
    time::{DAY_MS, Date, Instant, next_day, previous_day},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use store::{
    Db, Store, StoreError,
    nights::{self, Line, Night},
};

/// How often it is looked whether a day has ended.
const ROUND: Duration = Duration::from_secs(30);
/// Days looked over in one round at most; the next round goes on.
const DAYS_AT_ONCE: usize = 31;
/// Cards asked for together.
const CARDS_AT_ONCE: usize = 256;
/// Milliseconds before closing in which the end of a day may begin, whatever the hall has chosen (SR-V5).
const END_OF_DAY_MS: i64 = 120 * 60_000;

/// Looks as long as the program runs.
pub async fn run(front: Shared) {
    loop {
        if let Err(error) = round(&front.store, &front.office).await {
            tracing::error!(%error, "the day could not be looked over");
        } else if let Err(error) = super::month::round(&front.store, &front.office).await {
            tracing::error!(%error, "the month could not be drawn");
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// Looks over every day that has ended and was not looked over, by the office's clock. Answers the names of the
/// cards that stand for what was found.
///
/// # Errors
/// When the store or the office does not answer; the day is looked over again later.
pub async fn round(store: &Store, office: &Office) -> Result<Vec<String>, OfficeError> {
    let hall = office.hall();
    let today = hall.calendar.date_of(office.now());
    let mut raised = Vec::new();
    for _ in 0..DAYS_AT_ONCE {
        let last = nights::last(store.db()).await.map_err(broken)?;
        let day = last.map_or_else(|| previous_day(today), |night| next_day(night.day));
        if day >= today {
            break;
        }
        let from = last.map_or(0, |night| night.read_to);
        raised.extend(look_over(store, office, day, from).await?);
    }
    Ok(raised)
}

/// Looks over one day, reading the log from this position on.
async fn look_over(store: &Store, office: &Office, day: Date, from: u64) -> Result<Vec<String>, OfficeError> {
    let (db, hall) = (store.db(), office.hall());
    let from = nights::first_since(db, from, Instant::midnight(day)).await.map_err(broken)?;
    let read_to = nights::first_since(db, from, Instant::midnight(next_day(day))).await.map_err(broken)?;
    let traces = traces(db, &hall, day, (from, read_to)).await.map_err(broken)?;
    let found = nightly(&traces, &hall, day);
    for some in found.chunks(CARDS_AT_ONCE) {
        for answer in join_all(some.iter().map(|finding| raise(office, finding))).await {
            // A night whose card is refused is not done: it is looked over again, and the centre says that it waits.
            if let Answer::Refused(refusal) = answer? {
                tracing::error!(%refusal, %day, "a card of the night could not be raised");
                return Err(OfficeError::NotDone);
            }
        }
    }
    let night = Night { day, read_to, found: found.len() as u64 };
    let tx = db.begin_write().await.map_err(broken)?;
    nights::done(&tx, night, office.now()).await.map_err(broken)?;
    tx.commit().await.map_err(broken)?;
    Ok(found.iter().map(Finding::card).collect())
}

async fn raise(office: &Office, finding: &Finding) -> Result<Answer, OfficeError> {
    let raise = card::Command::Raise { finding: Box::new(finding.clone()), remark: String::new() };
    office.ask(Request::new(Who::System, Order::Card(finding.card(), raise))).await
}

/// What is left of every case that was touched on the day, and of those before to which it must be laid.
async fn traces(db: &Db, hall: &Hall, day: Date, (from, to): (u64, u64)) -> Result<Vec<Trace>, StoreError> {
    let kinds: Vec<&str> = CASE_EVENTS.iter().chain(RATING_EVENTS).copied().collect();
    let lines = nights::between(db, from, to, &kinds).await?;
    let mut seen = Seen::default();
    for line in &lines {
        seen.note(line, hall, day)?;
    }
    let days = i64::from(hall.standard.number(Threshold::ResubmitDays, day));
    let (since, until) = (Instant::midnight(day).minus_ms(days * DAY_MS), Instant::midnight(next_day(day)));
    let applicants: Vec<String> = seen.applicants.into_iter().collect();
    let away = nights::turned_away(db, &applicants, since, until).await?;
    // Of these the day's part is not enough: everything that matters of them is read.
    let begun = seen.needed.difference(&seen.submitted).cloned();
    let whole: BTreeSet<String> = away.into_iter().chain(begun).collect();
    let names = |kind: &str| whole.iter().map(move |number| format!("{kind}/{number}")).collect::<Vec<_>>();
    let dossiers = [names(Case::KIND), names(Rating::KIND)].concat();
    let mut traces = Traces::default();
    for line in nights::of(db, &dossiers, &kinds).await? {
        note(&mut traces, &line)?;
    }
    for line in lines.iter().filter(|line| !whole.contains(&line.dossier.1)) {
        note(&mut traces, line)?;
    }
    Ok(traces.into_traces())
}

/// What the lines of a day say about what must be read besides.
#[derive(Default)]
struct Seen {
    applicants: BTreeSet<String>,
    /// Cases that were applied for on the day, of which nothing lies before it.
    submitted: BTreeSet<String>,
    /// Cases of which their beginning matters.
    needed: BTreeSet<String>,
}

impl Seen {
    fn note(&mut self, line: &Line, hall: &Hall, day: Date) -> Result<(), StoreError> {
        let (kind, number) = &line.dossier;
        if kind == Rating::KIND {
            let given = line.event::<Rating>()?.event;
            let here = [RatingChannel::HallTablet, RatingChannel::HallTerminal];
            if matches!(given, rating::Event::RatingGiven { channel, .. } if here.contains(&channel)) {
                self.needed.insert(number.clone());
            }
        } else if kind == Case::KIND {
            let event = line.event::<Case>()?;
            match event.event {
                case::Event::ApplicationSubmitted(submission) => {
                    self.applicants.insert(submission.applicant.0.clone());
                    self.submitted.insert(number.clone());
                }
                case::Event::StepFinished { .. } => {
                    let late = hall.calendar.closing_of(day).minus_ms(END_OF_DAY_MS);
                    if event.stamp.happened_at >= late {
                        self.needed.insert(number.clone());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Notes a line; a name that is no case number belongs to another kind of dossier with events of the same name.
fn note(traces: &mut Traces, line: &Line) -> Result<(), StoreError> {
    let (kind, name) = &line.dossier;
    let Ok(number) = CaseNumber::parse(name) else { return Ok(()) };
    if kind == Case::KIND {
        traces.note(&number, &line.event::<Case>()?);
    } else if kind == Rating::KIND {
        traces.note_rating(&number, &line.event::<Rating>()?);
    }
    Ok(())
}

pub(super) fn broken(error: StoreError) -> OfficeError {
    OfficeError::Store(Arc::new(error))
}
