//! One batch at the desk: load, decide, react, write.
//!
//! After the requests themselves come the reactions that the rules ask for: findings raise cards, a completed case
//! opens its rating. They are decided by the same rules in the same transaction, so no event is ever without what
//! follows from it.

use super::{
    accountability::{Histories, load_histories},
    afterwards::{Afterwards, carry_out},
    cache::Cache,
    load::{load, missing},
    order::{Answer, HALL, Order, Request, Who},
    reform::due_rounds,
    repeat::{fingerprint, remembered_text, repeated},
};
use crate::clock::Clock;
use rules::{
    accountability::Accountability,
    card::{self, Card},
    case::Case,
    dossier::{Dossier, Known, Stamp},
    hall::Hall,
    inspection::MonthBook,
    licence::Licence,
    name::Commitment,
    rating::{self, Rating},
    standing::Standing,
    supervision::Finding,
    time::Instant,
};
use std::collections::BTreeMap;
use store::{
    Store, StoreError,
    answers::Answer as Remembered,
    ledger::Batch,
    vault::{Datum, Vault},
};

/// What came of a batch.
#[derive(Debug)]
pub(super) struct Done {
    /// One for each request, in order.
    pub(super) answers: Vec<Answer>,
    /// Number of events in the log.
    pub(super) size: u64,
    pub(super) hall_changed: bool,
    /// Whether anything was written that public pages of the catalogue may show.
    pub(super) public_changed: bool,
}

/// Dossiers of which no page of the catalogue tells.
const NOT_PUBLIC: [&str; 7] = [
    Case::KIND,
    Card::KIND,
    Rating::KIND,
    Licence::KIND,
    Standing::KIND,
    Accountability::KIND,
    MonthBook::KIND,
];

/// Decides a batch of requests and makes it durable.
pub(super) async fn decide_all(
    store: &Store,
    cache: &mut Cache,
    requests: &[Request],
    clock: &Clock,
) -> Result<Done, StoreError> {
    let batch = store.batch().await?;
    let moved = cache.size != Some(batch.head().size);
    if moved {
        // Another process has written: what we remember may be old.
        cache.forget();
        let hall = batch.load::<Hall>(&[HALL.to_owned()]).await?.remove(HALL);
        cache.hall = hall.unwrap_or_default();
    }
    // The log never runs backwards, whatever the machine's clock does.
    let now = clock.now().max(batch.head().recorded_at);
    let keys: Vec<String> = requests.iter().filter_map(|request| request.key.clone()).collect();
    let remembered = batch.answered(&keys).await?;
    let due = due_rounds(&batch, cache, requests, now).await?;
    load(&batch, cache, requests, &due, now).await?;
    let histories = load_histories(&batch, cache, requests).await?;
    let mut desk = Desk {
        batch,
        vault: store.vault(),
        cache,
        now,
        remembered,
        sealed: Vec::new(),
        after: Vec::new(),
        findings: Vec::new(),
        opened: Vec::new(),
        hall_changed: moved,
        moved,
        histories,
    };
    desk.catch_up_rounds(&due)?;
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        answers.push(desk.attend(request)?);
    }
    desk.react().await?;
    desk.finish(answers).await
}

/// The desk while a batch lies on it.
pub(super) struct Desk<'a> {
    pub(super) batch: Batch<'a>,
    vault: &'a Vault,
    pub(super) cache: &'a mut Cache,
    pub(super) now: Instant,
    pub(super) remembered: BTreeMap<String, Remembered>,
    /// Personal data of the requests that were accepted.
    pub(super) sealed: Vec<Datum>,
    /// What changes beside the log with them.
    pub(super) after: Vec<Afterwards>,
    pub(super) findings: Vec<Finding>,
    /// Cases that were completed, and so may be rated.
    pub(super) opened: Vec<String>,
    /// Whether another process has written since the last batch.
    moved: bool,
    /// What has happened in the cases that matters of accountability are about.
    pub(super) histories: Histories,
    pub(super) hall_changed: bool,
}

impl Desk<'_> {
    fn attend(&mut self, request: &Request) -> Result<Answer, StoreError> {
        let print = request.key.as_ref().map(|_| fingerprint(request, self.vault));
        let print = print.transpose()?;
        if let (Some(key), Some(print)) = (&request.key, &print)
            && let Some(known) = self.remembered.get(key)
        {
            return Ok(repeated(known, print));
        }
        let (who, seen) = (&request.who, request.seen);
        let stamp = Stamp {
            actor: who.actor(&self.cache.hall.state).person,
            happened_at: request.happened_at.unwrap_or(self.now).min(self.now),
            recorded_at: self.now,
        };
        let decided = match request.order.clone() {
            Order::Hall(command) => self.hall(who, command, seen, &stamp)?,
            Order::Item(code, command) => self.item(who, &code, command, seen, &stamp)?,
            Order::Apply(code, command) => self.apply(who, &code, command, &stamp)?,
            Order::Case(id, command) => self.case(who, &id, command, seen, &stamp)?,
            Order::Card(id, command) => self.card(who, &id, command, seen, &stamp)?,
            Order::Rating(id, command) => self.rating(who, &id, command, seen, &stamp)?,
            Order::Standing(person, command) => self.standing(who, &person, command, seen, &stamp)?,
            Order::Licence(id, command) => self.licence(who, &id, command, seen, &stamp)?,
            Order::Bulletin(id, command) => self.bulletin(who, &id, command, seen, &stamp)?,
            Order::Month(id, command) => self.month(who, &id, command, seen, &stamp)?,
            Order::Reform(id, command) => self.reform(who, &id, command, seen, &stamp)?,
            Order::Accountability(id, command) => self.accountability(who, &id, command, seen, &stamp)?,
            Order::Base(id, command) => self.base(who, &id, command, seen, &stamp)?,
            Order::Words(command) => self.words(who, command, &stamp)?,
        };
        let answer = match decided {
            Ok((id, version)) => Answer::Done { id, version },
            Err(refusal) => return Ok(Answer::Refused(refusal)),
        };
        self.sealed.extend(request.sealed.iter().cloned());
        self.after.extend(request.after.iter().cloned());
        if let (Some(key), Some(print)) = (&request.key, print) {
            let known = Remembered { request: print, text: remembered_text(&answer) };
            self.batch.answer(key, &known, self.now);
            self.remembered.insert(key.clone(), known);
        }
        Ok(answer)
    }

    /// What follows from the batch: cards for the findings, ratings for the completed cases.
    async fn react(&mut self) -> Result<(), StoreError> {
        let stamp = Stamp {
            actor: Who::System.actor(&self.cache.hall.state).person,
            happened_at: self.now,
            recorded_at: self.now,
        };
        let findings = std::mem::take(&mut self.findings);
        let mut cards: Vec<String> = findings.iter().map(Finding::card).collect();
        missing(&mut cards, |id| self.cache.cards.contains_key(id));
        if !cards.is_empty() {
            let known = self.batch.load::<Card>(&cards).await?;
            self.cache.cards.extend(known);
        }
        for finding in findings {
            let id = finding.card();
            let raise = card::Command::Raise { finding: Box::new(finding), remark: String::new() };
            if let Err(refusal) = self.card(&Who::System, &id, raise, None, &stamp)? {
                tracing::error!(%refusal, card = id, "a card could not be raised");
            }
        }
        for id in std::mem::take(&mut self.opened) {
            self.open_rating(&id, &stamp)?;
        }
        Ok(())
    }

    /// Opens the rating of a completed case with a one-use token, which lies in the vault under the applicant (EV1).
    fn open_rating(&mut self, id: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let Some(case) = self.cache.cases.get(id).map(|known| known.state.clone()) else { return Ok(()) };
        let Some(number) = case.number.clone() else { return Ok(()) };
        let token = format!("{:032x}", rand::random::<u128>());
        let datum = Datum::new(case.applicant.as_str(), "rating_token", token.as_bytes());
        let open = rating::Command::Open {
            case: number,
            department: case.department.clone(),
            clerk: case.acceptor.clone(),
            token: Commitment(datum.commitment().0),
        };
        self.sealed.push(datum);
        if let Err(refusal) = self.rating(&Who::System, id, open, None, stamp)? {
            tracing::error!(%refusal, case = id, "a rating could not be opened");
        }
        Ok(())
    }

    async fn finish(self, answers: Vec<Answer>) -> Result<Done, StoreError> {
        if !self.sealed.is_empty() {
            let refused = self.vault.put(self.batch.tx(), &self.sealed, self.now.0).await?;
            if !refused.is_empty() {
                tracing::warn!(data = refused.len(), "data of erased persons were not kept");
            }
        }
        carry_out(self.batch.tx(), &self.after, self.now).await?;
        let public_changed = self.moved || self.batch.touches_any_but(&NOT_PUBLIC);
        let head = self.batch.commit(self.now).await?;
        self.cache.size = Some(head.size);
        self.cache.tidy();
        Ok(Done { answers, size: head.size, hall_changed: self.hall_changed, public_changed })
    }
}

pub(super) fn is_stale<D>(known: &Known<D>, seen: Option<u64>) -> bool {
    seen.is_some_and(|seen| seen != known.version)
}
