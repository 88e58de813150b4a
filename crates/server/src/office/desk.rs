//! One batch at the desk: load, decide, react, write.
//!
//! After the requests themselves come the reactions that the rules ask for: findings raise cards, a completed case
//! opens its rating. They are decided by the same rules in the same transaction, so no event is ever without what
//! follows from it.

use super::{
    cache::Cache,
    order::{Answer, HALL, Order, Refusal, Request, Who},
};
use crate::clock::Clock;
use rules::{
    card::{self, Card},
    case::{self, Case, CaseStatus, Fresh},
    dossier::{Decided, Known, Stamp, decide},
    errand::errands,
    hall::{self, Hall},
    identifier::CaseNumber,
    item::{self, Content, Item},
    name::{Commitment, ItemCode},
    rating::{self, Rating},
    supervision::{Finding, supervise},
    time::Instant,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store::{
    Store, StoreError,
    answers::Answer as Remembered,
    ledger::{Batch, key},
    vault::Datum,
    views::cases::{case_series, document_series},
};

/// What came of a batch.
#[derive(Debug)]
pub(super) struct Done {
    /// One for each request, in order.
    pub(super) answers: Vec<Answer>,
    /// Number of events in the log.
    pub(super) size: u64,
    pub(super) hall_changed: bool,
    pub(super) calendar_changed: bool,
}

/// Decides a batch of requests and makes it durable.
pub(super) async fn decide_all(
    store: &Store,
    cache: &mut Cache,
    requests: Vec<Request>,
    clock: &Clock,
) -> Result<Done, StoreError> {
    let batch = store.batch().await?;
    if cache.size != Some(batch.head().size) {
        // Another process has written: what we remember may be old.
        cache.forget();
        let hall = batch.load::<Hall>(&[HALL.to_owned()]).await?.remove(HALL);
        cache.hall = hall.unwrap_or_default();
    }
    // The log never runs backwards, whatever the machine's clock does.
    let now = clock.now().max(batch.head().recorded_at);
    let keys: Vec<String> = requests.iter().filter_map(|request| request.key.clone()).collect();
    let remembered = batch.answered(&keys).await?;
    load(&batch, cache, &requests, now).await?;
    let mut desk = Desk {
        batch,
        cache,
        now,
        remembered,
        sealed: Vec::new(),
        findings: Vec::new(),
        opened: Vec::new(),
        hall_changed: false,
        calendar_changed: false,
    };
    let mut answers = Vec::with_capacity(requests.len());
    for request in requests {
        answers.push(desk.attend(request)?);
    }
    desk.react().await?;
    desk.finish(store, answers).await
}

/// Loads, with a question for each kind, every dossier the requests name and the cache lacks.
async fn load(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    now: Instant,
) -> Result<(), StoreError> {
    let (mut cases, mut cards, mut ratings, mut items) = (vec![], vec![], vec![], vec![]);
    for request in requests {
        match &request.order {
            Order::Hall(_) => {}
            Order::Item(code, _) | Order::Apply(code, _) => items.push(code.0.clone()),
            Order::Case(id, _) => cases.push(id.clone()),
            Order::Card(id, _) => cards.push(id.clone()),
            Order::Rating(id, _) => ratings.push(id.clone()),
        }
    }
    missing(&mut cases, |id| cache.cases.contains_key(id));
    missing(&mut cards, |id| cache.cards.contains_key(id));
    missing(&mut ratings, |id| cache.ratings.contains_key(id));
    if !cases.is_empty() {
        cache.cases.extend(batch.load::<Case>(&cases).await?);
    }
    if !cards.is_empty() {
        cache.cards.extend(batch.load::<Card>(&cards).await?);
    }
    if !ratings.is_empty() {
        cache.ratings.extend(batch.load::<Rating>(&ratings).await?);
    }
    let named = requests.iter().filter_map(|request| match &request.order {
        Order::Case(id, _) => cache.cases.get(id).map(|known| known.state.item.0.clone()),
        _ => None,
    });
    items.extend(named.filter(|code| !code.is_empty()));
    missing(&mut items, |code| cache.items.contains_key(code));
    if !items.is_empty() {
        cache.items.extend(batch.load::<Item>(&items).await?);
    }
    load_serials(batch, cache, requests, now).await
}

/// The last numbers of every series that these requests may draw from.
async fn load_serials(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    now: Instant,
) -> Result<(), StoreError> {
    let mut series = Vec::new();
    for request in requests {
        let item = match &request.order {
            Order::Apply(code, _) => Some(code.0.clone()),
            Order::Case(id, _) => cache.cases.get(id).map(|known| known.state.item.0.clone()),
            _ => None,
        };
        let Some(item) = item.and_then(|code| cache.items.get(&code)) else { continue };
        if let Some((_, content)) = item.state.current().or_else(|| latest(&item.state)) {
            series.push(case_series(prefix(content), now.day()));
            series.push(document_series(content.body.department.as_str(), now.day().year()));
        }
    }
    missing(&mut series, |series| cache.serials.contains_key(series));
    if !series.is_empty() {
        let known = batch.serials(&series).await?;
        cache.serials.extend(series.into_iter().map(|series| {
            let last = known.get(&series).copied().unwrap_or(0);
            (series, last)
        }));
    }
    Ok(())
}

fn missing(names: &mut Vec<String>, known: impl Fn(&str) -> bool) {
    names.sort_unstable();
    names.dedup();
    names.retain(|name| !known(name));
}

fn latest(item: &Item) -> Option<(u32, &Content)> {
    item.latest().map(|(number, version)| (number, &*version.content))
}

/// What the numbers of an item's cases begin with: its implementation code (K-03), or the shorter catalogue code
/// where the former would make the number longer than the standard allows (K-02).
fn prefix(content: &Content) -> &str {
    const PREFIX_MAX: usize = 38;
    let code = content.identity.task_code.as_str();
    if code.len() <= PREFIX_MAX || content.identity.catalog_code.is_empty() {
        code
    } else {
        &content.identity.catalog_code
    }
}

struct Desk<'a> {
    batch: Batch<'a>,
    cache: &'a mut Cache,
    now: Instant,
    remembered: BTreeMap<String, Remembered>,
    /// Personal data of the requests that were accepted.
    sealed: Vec<Datum>,
    findings: Vec<Finding>,
    /// Cases that were completed, and so may be rated.
    opened: Vec<String>,
    hall_changed: bool,
    calendar_changed: bool,
}

impl Desk<'_> {
    fn attend(&mut self, request: Request) -> Result<Answer, StoreError> {
        let fingerprint = request.key.as_ref().map(|_| fingerprint(&request));
        if let (Some(key), Some(fingerprint)) = (&request.key, &fingerprint)
            && let Some(known) = self.remembered.get(key)
        {
            return Ok(repeated(known, fingerprint));
        }
        let Request { who, order, sealed, key, seen, happened_at, .. } = request;
        let stamp = Stamp {
            actor: who.actor(&self.cache.hall.state).person,
            happened_at: happened_at.unwrap_or(self.now).min(self.now),
            recorded_at: self.now,
        };
        let decided = match order {
            Order::Hall(command) => self.hall(&who, command, seen, &stamp)?,
            Order::Item(code, command) => self.item(&who, &code, command, seen, &stamp)?,
            Order::Apply(code, command) => self.apply(&who, &code, command, &stamp)?,
            Order::Case(id, command) => self.case(&who, &id, command, seen, &stamp)?,
            Order::Card(id, command) => self.card(&who, &id, command, seen, &stamp)?,
            Order::Rating(id, command) => self.rating(&who, &id, command, &stamp)?,
        };
        let answer = match decided {
            Ok((id, version)) => Answer::Done { id, version },
            Err(refusal) => return Ok(Answer::Refused(refusal)),
        };
        self.sealed.extend(sealed);
        if let (Some(key), Some(request)) = (key, fingerprint) {
            let known = Remembered { request, text: remembered_text(&answer) };
            self.batch.answer(&key, &known, self.now);
            self.remembered.insert(key, known);
        }
        Ok(answer)
    }

    fn hall(
        &mut self,
        who: &Who,
        command: hall::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = &self.cache.hall;
        if is_stale(known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let actor = who.actor(&known.state);
        let context = hall::Context { now: self.now, actor: &actor };
        match decide(known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Hall(refusal))),
            Ok(decided) => {
                self.batch.append(HALL, &decided)?;
                self.hall_changed |= !decided.events().is_empty();
                self.calendar_changed |= decided.events().iter().any(|event| moves_dates(&event.event));
                let version = decided.after().version;
                self.cache.hall = decided.into_after();
                Ok(Ok((HALL.to_owned(), version)))
            }
        }
    }

    fn item(
        &mut self,
        who: &Who,
        code: &ItemCode,
        command: item::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.items.get(code.as_str()).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let context = item::Context { now: self.now, actor: &actor, hall };
        match decide(&known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Item(refusal))),
            Ok(decided) => {
                self.batch.append(code.as_str(), &decided)?;
                self.batch.views.item(decided.events(), decided.after());
                let version = decided.after().version;
                self.cache.items.insert(code.0.clone(), decided.into_after());
                Ok(Ok((code.0.clone(), version)))
            }
        }
    }

    /// A new case: the number is drawn from the item's series of the day (K-03).
    fn apply(
        &mut self,
        who: &Who,
        code: &ItemCode,
        command: case::Command,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let item = self.cache.items.get(code.as_str());
        // An item without a version in force is still asked, so that the refusal says what is the matter with it.
        let in_force = item.and_then(|item| item.state.current().or_else(|| latest(&item.state)));
        let Some((_, content)) = in_force else {
            return Ok(Err(Refusal::NoSuchItem));
        };
        let series = case_series(prefix(content), self.now.day());
        let serial = self.cache.serials.get(&series).copied().unwrap_or(0) + 1;
        let number = CaseNumber::compose(prefix(content), self.now.day(), serial)
            .map_err(|fault| StoreError::broken("composing a case number", fault))?;
        let id = number.as_str().to_owned();
        let known = Known::default();
        let decided = self.decide_case(who, &known, code, command, Some(number), stamp);
        self.record_case(&id, known, decided)
    }

    fn case(
        &mut self,
        who: &Who,
        id: &str,
        command: case::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.cases.get(id).cloned().unwrap_or_default();
        if known.version == 0 {
            return Ok(Err(Refusal::Case(case::Refusal::NoSuchCase)));
        }
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let item = known.state.item.clone();
        let decided = self.decide_case(who, &known, &item, command, None, stamp);
        self.record_case(id, known, decided)
    }

    fn decide_case(
        &self,
        who: &Who,
        known: &Known<Case>,
        code: &ItemCode,
        command: case::Command,
        number: Option<CaseNumber>,
        stamp: &Stamp,
    ) -> Result<Decided<Case>, Refusal> {
        let item = self.cache.items.get(code.as_str()).ok_or(Refusal::NoSuchItem)?;
        let (version, content) = content_of(&item.state, &known.state).ok_or(Refusal::NoSuchItem)?;
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let series = document_series(content.body.department.as_str(), self.now.day().year());
        let last = self.cache.serials.get(&series).copied().unwrap_or(0);
        let fresh = Fresh { case_number: number, document_serial: last + 1 };
        let context = case::Context {
            now: self.now,
            actor: &actor,
            hall,
            content,
            item_version: version,
            item_state: item.state.state(),
            fresh: &fresh,
        };
        decide(known, command, &context, stamp).map_err(Refusal::Case)
    }

    fn record_case(
        &mut self,
        id: &str,
        before: Known<Case>,
        decided: Result<Decided<Case>, Refusal>,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let decided = match decided {
            Ok(decided) => decided,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.batch.append(id, &decided)?;
        let after = decided.after();
        let Cache { hall, items, serials, .. } = &mut *self.cache;
        let item = items.get(after.state.item.as_str());
        let content = item.and_then(|item| content_of(&item.state, &after.state));
        let content = content.map(|(_, content)| content).ok_or_else(|| lost("an item version"))?;
        for event in decided.events() {
            count_up(serials, content, event);
            self.batch.send(errands(&after.state, event), self.now)?;
        }
        self.findings.extend(supervise(&after.state, decided.events(), content, &hall.state));
        let completed = after.state.status == CaseStatus::Completed;
        if completed && before.state.status != CaseStatus::Completed {
            self.opened.push(id.to_owned());
        }
        self.batch.views.case(&before.state, decided.events(), after, &hall.state, content);
        let wake = case::next_wake(&after.state, &hall.state, content.limits.remind_before);
        self.batch.views.alarm(key::<Case>(id), wake);
        let version = after.version;
        self.cache.cases.insert(id.to_owned(), decided.into_after());
        Ok(Ok((id.to_owned(), version)))
    }

    fn card(
        &mut self,
        who: &Who,
        id: &str,
        command: card::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.cards.get(id).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let context = card::Context { now: self.now, actor: &actor, hall };
        match decide(&known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Card(refusal))),
            Ok(decided) => {
                self.batch.append(id, &decided)?;
                self.batch.views.card(id, decided.events(), decided.after(), hall);
                self.batch.views.alarm(key::<Card>(id), card::next_wake(&decided.after().state, hall));
                let version = decided.after().version;
                self.cache.cards.insert(id.to_owned(), decided.into_after());
                Ok(Ok((id.to_owned(), version)))
            }
        }
    }

    fn rating(
        &mut self,
        who: &Who,
        id: &str,
        command: rating::Command,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.ratings.get(id).cloned().unwrap_or_default();
        let actor = who.actor(&self.cache.hall.state);
        let context = rating::Context { now: self.now, actor: &actor };
        match decide(&known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Rating(refusal))),
            Ok(decided) => {
                self.batch.append(id, &decided)?;
                self.batch.views.rating(id, decided.events(), decided.after());
                let version = decided.after().version;
                self.cache.ratings.insert(id.to_owned(), decided.into_after());
                Ok(Ok((id.to_owned(), version)))
            }
        }
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
        if let Err(refusal) = self.rating(&Who::System, id, open, stamp)? {
            tracing::error!(%refusal, case = id, "a rating could not be opened");
        }
        Ok(())
    }

    async fn finish(self, store: &Store, answers: Vec<Answer>) -> Result<Done, StoreError> {
        if !self.sealed.is_empty() {
            let refused = store.vault().put(self.batch.tx(), &self.sealed, self.now.0).await?;
            if !refused.is_empty() {
                tracing::warn!(data = refused.len(), "data of erased persons were not kept");
            }
        }
        let head = self.batch.commit(self.now).await?;
        self.cache.size = Some(head.size);
        self.cache.tidy();
        Ok(Done {
            answers,
            size: head.size,
            hall_changed: self.hall_changed,
            calendar_changed: self.calendar_changed,
        })
    }
}

/// The version of the item that the case keeps (I-05); for a new case, the one in force, or the latest draft, whose
/// state then refuses it.
fn content_of<'a>(item: &'a Item, case: &Case) -> Option<(u32, &'a Content)> {
    if case.number.is_some() {
        return item.content(case.item_version).map(|content| (case.item_version, content));
    }
    item.current().or_else(|| latest(item))
}

fn count_up(
    serials: &mut std::collections::HashMap<String, u32>,
    content: &Content,
    event: &rules::dossier::Recorded<case::Event>,
) {
    let day = event.stamp.recorded_at.day();
    if matches!(event.event, case::Event::ApplicationSubmitted(_)) {
        *serials.entry(case_series(prefix(content), day)).or_default() += 1;
    }
    if let Some(document) = event.event.document() {
        let last = serials.entry(document_series(content.body.department.as_str(), day.year())).or_default();
        *last = document.serial.max(*last);
    }
}

/// Whether a change of the hall moves dates of open cases.
fn moves_dates(event: &hall::Event) -> bool {
    matches!(
        event,
        hall::Event::DecreeLoaded(_)
            | hall::Event::LocalHolidayDeclared(_)
            | hall::Event::ClosureDeclared(_)
            | hall::Event::HoursSet(_)
            | hall::Event::PeriodsSet { .. }
    )
}

fn is_stale<D>(known: &Known<D>, seen: Option<u64>) -> bool {
    seen.is_some_and(|seen| seen != known.version)
}

/// What a request is, apart from its personal data, whose commitments carry fresh salt every time: a form sent twice
/// is the same request.
fn fingerprint(request: &Request) -> String {
    if let Some(print) = &request.print {
        return print.clone();
    }
    let who = format!("{:?}", request.who);
    let kind = match &request.order {
        Order::Apply(code, _) => format!("apply {code}"),
        Order::Case(id, command) => format!("case {id} {:?}", std::mem::discriminant(command)),
        Order::Rating(id, _) => format!("rating {id}"),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    hex::encode(Sha256::digest(format!("{who}\n{kind}")))
}

fn remembered_text(answer: &Answer) -> String {
    match answer {
        Answer::Done { id, version } => format!("{version} {id}"),
        Answer::Refused(_) => String::new(),
    }
}

fn repeated(known: &Remembered, fingerprint: &str) -> Answer {
    if known.request != fingerprint {
        return Answer::Refused(Refusal::KeyReused);
    }
    let (version, id) = known.text.split_once(' ').unwrap_or(("0", &known.text));
    Answer::Done { id: id.to_owned(), version: version.parse().unwrap_or(0) }
}

fn lost(what: &'static str) -> StoreError {
    StoreError::broken("deciding", format!("{what} is not in the log"))
}
