//! The requests themselves, dossier by dossier: decide, append, write the views, remember the state.

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    load::{about, at_hand, content_of, count_up},
    order::{HALL, Refusal, Who},
};
use rules::{
    card::{self, Card},
    case::{self, Case, CaseStatus, Fresh},
    dossier::{Decided, Known, Recorded, Stamp, decide},
    errand::{card_errands, errands, hall_errand},
    hall,
    identifier::{CaseNumber, SlipNumber},
    item,
    licence::follows,
    name::ItemCode,
    standing,
    supervision::supervise,
    time::Instant,
};
use store::{
    StoreError,
    ledger::key,
    views::cases::{case_series, document_series},
};

/// More moments than any case lets pass between two acts, however long nobody looked at it.
const ROUNDS_MAX: usize = 500;

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
                let hall = &decided.after().state;
                let errands = decided.events().iter().filter_map(|event| hall_errand(hall, &event.event));
                self.batch.send(errands.collect(), self.now)?;
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
        let Some((_, content)) = item.and_then(|item| at_hand(&item.state)) else {
            return Ok(Err(Refusal::NoSuchItem));
        };
        let serial = self.next_of(&case_series(content.number_prefix(), self.now.day()))?;
        let number = CaseNumber::compose(content.number_prefix(), self.now.day(), serial)
            .map_err(|fault| StoreError::broken("composing a case number", fault))?;
        let id = number.as_str().to_owned();
        if let case::Command::Submit { licence: Some(licence), .. } = &command {
            self.catch_up_licence(licence.as_str())?;
        }
        let known = Known::default();
        let decided = self.decide_case(who, &known, code, command, Some(number), stamp)?;
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
        self.catch_up(id)?;
        let licence = self.cache.cases.get(id).and_then(|known| about(&known.state)).cloned();
        if let Some(licence) = licence {
            self.catch_up_licence(licence.as_str())?;
        }
        let known = self.cache.cases.get(id).cloned().unwrap_or_default();
        if known.version == 0 {
            return Ok(Err(Refusal::Case(case::Refusal::NoSuchCase)));
        }
        if seen.is_some_and(|seen| known.has_moved_since(seen)) {
            return Ok(Err(Refusal::Stale));
        }
        let item = known.state.item.clone();
        let decided = self.decide_case(who, &known, &item, command, None, stamp)?;
        self.record_case(id, known, decided)
    }

    /// Lets the time pass for a case that it has not yet been told of, limit by limit, each at its own moment: after
    /// an outage silence has still spoken when it did (L-06, C-12), and nobody acts on a case before it has.
    pub(super) fn catch_up(&mut self, id: &str) -> Result<(), StoreError> {
        let mut last = None;
        for _ in 0..ROUNDS_MAX {
            let Some(at) = self.rings_at(id).filter(|at| *at <= self.now) else { return Ok(()) };
            // A Tick notices all there is at its moment, so time only ever goes on; a limit that rang twice would hold up
            // everybody's requests for ever.
            if last.is_some_and(|last| at <= last) {
                tracing::error!(case = id, at = at.0, "a limit rang a second time");
                return Ok(());
            }
            last = Some(at);
            let Some(known) = self.cache.cases.get(id).cloned() else { return Ok(()) };
            let (who, code) = (Who::System, known.state.item.clone());
            let stamp = Stamp {
                actor: who.actor(&self.cache.hall.state).person,
                happened_at: at,
                recorded_at: self.now,
            };
            let decided = self.decide_case(&who, &known, &code, case::Command::Tick, None, &stamp)?;
            if decided.as_ref().is_ok_and(|decided| decided.events().is_empty()) {
                tracing::error!(case = id, at = at.0, "a limit rang and there was nothing to notice");
                return Ok(());
            }
            if let Err(refusal) = self.record_case(id, known, decided)? {
                tracing::error!(case = id, %refusal, "time was refused");
                return Ok(());
            }
        }
        tracing::error!(case = id, "more limits passed at once than any case has");
        Ok(())
    }

    /// When a case next wants waking.
    fn rings_at(&self, id: &str) -> Option<Instant> {
        let case = &self.cache.cases.get(id)?.state;
        let (_, content) = content_of(&self.cache.items.get(case.item.as_str())?.state, case)?;
        case::next_wake(case, &self.cache.hall.state, content.limits.remind_before)
    }

    fn decide_case(
        &self,
        who: &Who,
        known: &Known<Case>,
        code: &ItemCode,
        command: case::Command,
        number: Option<CaseNumber>,
        stamp: &Stamp,
    ) -> Result<Result<Decided<Case>, Refusal>, StoreError> {
        let Some(item) = self.cache.items.get(code.as_str()) else { return Ok(Err(Refusal::NoSuchItem)) };
        let Some((version, content)) = content_of(&item.state, &known.state) else {
            return Ok(Err(Refusal::NoSuchItem));
        };
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let year = self.now.day().year();
        let series = document_series(content.body.department.as_str(), year);
        // By chance, so that no slip tells of another (F-06); two alike among so many are refused by the table of slips.
        let slip = matches!(command, case::Command::AssessFee { .. }).then(|| SlipNumber::of(rand::random()));
        let fresh = Fresh { case_number: number, slip, year, document_serial: self.next_of(&series)? };
        let named = match &command {
            case::Command::Submit { licence, .. } => licence.as_ref(),
            _ => about(&known.state),
        };
        let licence = named.and_then(|number| self.cache.licences.get(number.as_str()));
        // Time decides at the moment it speaks of, people at the moment they are heard.
        let now = if command == case::Command::Tick { stamp.happened_at } else { self.now };
        let applicant = match &command {
            case::Command::Submit { applicant, .. } => applicant,
            _ => &known.state.applicant,
        };
        let standing = self.cache.standings.get(applicant.as_str());
        let context = case::Context {
            now,
            actor: &actor,
            hall,
            content,
            item_version: version,
            item_state: item.state.state(),
            fresh: &fresh,
            standing: standing.map(|known| &known.state),
            places: self.cache.places.get(code.as_str()).map(|known| &known.state),
            licence: licence.map(|known| &known.state).filter(|licence| licence.number.is_some()),
        };
        Ok(decide(known, command, &context, stamp).map_err(Refusal::Case))
    }

    /// The number that follows the last one of a series. A series that was not loaded has no last one we know of, and
    /// a number given out twice would be worse than a request that fails (S-18).
    pub(super) fn next_of(&self, series: &str) -> Result<u32, StoreError> {
        let last = self.cache.serials.get(series).copied();
        Ok(last.ok_or_else(|| StoreError::broken("numbering", "a series was not loaded"))? + 1)
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
        let follow: Vec<_> = decided
            .events()
            .iter()
            .filter_map(|event| Some((follows(&after.state, event, content)?, event.stamp.clone())))
            .collect();
        self.findings.extend(supervise(&after.state, decided.events(), content, &hall.state));
        let completed = after.state.status == CaseStatus::Completed;
        if completed && before.state.status != CaseStatus::Completed {
            self.opened.push(id.to_owned());
        }
        self.batch.views.case(&before.state, decided.events(), after, &hall.state, content);
        let wake = case::next_wake(&after.state, &hall.state, content.limits.remind_before);
        self.batch.views.alarm(key::<Case>(id), wake);
        let version = after.version;
        if content.handling.quota.is_some() {
            self.move_places(&decided)?;
        }
        let follows = |event: &Recorded<case::Event>| standing::follows(&decided.after().state, &event.event);
        let notes = decided.events().iter().filter_map(follows).collect();
        let applicant = decided.after().state.applicant.clone();
        self.cache.cases.insert(id.to_owned(), decided.into_after());
        self.note(&applicant, notes)?;
        for (follow, stamp) in follow {
            self.follow(follow, &stamp)?;
        }
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
        self.catch_up_card(id)?;
        let known = self.cache.cards.get(id).cloned().unwrap_or_default();
        if seen.is_some_and(|seen| known.has_moved_since(seen)) {
            return Ok(Err(Refusal::Stale));
        }
        self.decide_card(who, id, &known, command, stamp)
    }

    /// Lets the time pass for a card that it has not yet been told of, each consequence at its own moment, and before anybody acts on it:
    /// what was not said in time was not said in time, also after an outage (S-05, S-10).
    fn catch_up_card(&mut self, id: &str) -> Result<(), StoreError> {
        for _ in 0..ROUNDS_MAX {
            let Some(known) = self.cache.cards.get(id).cloned() else { return Ok(()) };
            let rings = card::next_wake(&known.state, &self.cache.hall.state);
            let Some(at) = rings.filter(|at| *at <= self.now) else { return Ok(()) };
            let person = Who::System.actor(&self.cache.hall.state).person;
            let stamp = Stamp { actor: person, happened_at: at, recorded_at: self.now };
            let told = self.decide_card(&Who::System, id, &known, card::Command::Tick, &stamp)?;
            let has_moved = self.cache.cards.get(id).is_some_and(|after| after.version > known.version);
            if told.is_err() || !has_moved {
                tracing::error!(card = id, at = at.0, "time passed for a card and nothing came of it");
                return Ok(());
            }
        }
        tracing::error!(card = id, "more passed at once than any card has");
        Ok(())
    }

    fn decide_card(
        &mut self,
        who: &Who,
        id: &str,
        known: &Known<Card>,
        command: card::Command,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let case = match &command {
            card::Command::Raise { finding, .. } => self.cache.cases.get(finding.case.as_str()),
            _ => None,
        };
        let case_is_over = case.is_some_and(|case| case.state.status.is_final());
        let writes = known.state.numbered_by(&command, hall, &actor.person);
        let series = writes.map(|it| document_series(it.as_str(), self.now.day().year()));
        // What issues no paper needs no number.
        let document_serial = series.as_deref().map_or(Ok(0), |series| self.next_of(series))?;
        // Time that is caught up with is judged as it was then.
        let now = if command == card::Command::Tick { stamp.happened_at } else { self.now };
        let context = card::Context { now, actor: &actor, hall, case_is_over, document_serial };
        match decide(known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Card(refusal))),
            Ok(decided) => {
                self.batch.append(id, &decided)?;
                for event in decided.events() {
                    if let (Some(document), Some(series)) = (event.event.document(), &series) {
                        self.cache.serials.insert(series.clone(), document.serial);
                    }
                    self.batch.send(card_errands(&event.event), self.now)?;
                }
                self.batch.views.card(id, decided.events(), decided.after(), hall);
                self.batch.views.alarm(key::<Card>(id), card::next_wake(&decided.after().state, hall));
                let version = decided.after().version;
                self.cache.cards.insert(id.to_owned(), decided.into_after());
                Ok(Ok((id.to_owned(), version)))
            }
        }
    }
}

fn lost(what: &'static str) -> StoreError {
    StoreError::broken("deciding", format!("{what} is not in the log"))
}
