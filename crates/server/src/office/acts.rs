//! The requests themselves, dossier by dossier: decide, append, write the views, remember the state.

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    load::{content_of, count_up, latest},
    order::{HALL, Refusal, Who},
};
use rules::{
    card::{self, Card},
    case::{self, Case, CaseStatus, Fresh},
    dossier::{Decided, Known, Stamp, decide},
    errand::{Errand, errands},
    hall,
    identifier::CaseNumber,
    item,
    name::ItemCode,
    rating,
    supervision::supervise,
};
use store::{
    StoreError,
    ledger::key,
    views::cases::{case_series, document_series},
};

impl Desk<'_> {
    pub(super) fn hall(
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
                if decided.events().iter().any(|event| event.event.moves_dates()) {
                    self.batch.send(vec![Errand::Recompute], self.now)?;
                }
                let version = decided.after().version;
                self.cache.hall = decided.into_after();
                Ok(Ok((HALL.to_owned(), version)))
            }
        }
    }

    pub(super) fn item(
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
    pub(super) fn apply(
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
        let series = case_series(content.number_prefix(), self.now.day());
        let serial = self.cache.serials.get(&series).copied().unwrap_or(0) + 1;
        let number = CaseNumber::compose(content.number_prefix(), self.now.day(), serial)
            .map_err(|fault| StoreError::broken("composing a case number", fault))?;
        let id = number.as_str().to_owned();
        let known = Known::default();
        let decided = self.decide_case(who, &known, code, command, Some(number), stamp);
        self.record_case(&id, known, decided)
    }

    pub(super) fn case(
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

    pub(super) fn decide_case(
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

    pub(super) fn record_case(
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

    pub(super) fn card(
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

    pub(super) fn rating(
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
}

fn lost(what: &'static str) -> StoreError {
    StoreError::broken("deciding", format!("{what} is not in the log"))
}
