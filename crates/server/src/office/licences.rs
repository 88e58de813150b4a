//! 证照: what follows for licences from cases, and what is asked of them. A licence that a case brings about, renews or
//! changes is written in the transaction of the case's own events.

use super::{
    desk::Desk,
    load::pending_case,
    order::{Refusal, Who},
};
use rules::{
    dossier::{Decided, Recorded, Stamp, decide},
    errand::licence_errands,
    identifier::LicenceNumber,
    item::Content,
    licence::{self, Command, Follows, Licence},
    name::PersonId,
    quota, standing,
};
use store::{
    StoreError,
    ledger::key,
    views::{cases::document_series, licences::licence_series},
};

impl Desk<'_> {
    pub(super) fn licence(
        &mut self,
        who: &Who,
        id: &str,
        command: Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        self.catch_up_licence(id)?;
        let known = self.cache.licences.get(id).cloned().unwrap_or_default();
        if known.version == 0 {
            return Ok(Err(Refusal::Licence(licence::Refusal::NoSuchLicence)));
        }
        if seen.is_some_and(|seen| known.has_moved_since(seen)) {
            return Ok(Err(Refusal::Stale));
        }
        match self.decide_licence(who, id, command, stamp)? {
            Err(refusal) => Ok(Err(Refusal::Licence(refusal))),
            Ok(decided) => self.record_licence(id, decided).map(Ok),
        }
    }

    /// Lets the time pass for a licence: first for the case about it, by which silence may renew it at the very moment at
    /// which it would end (L-31), then for itself (L-40). So both agree, whichever was woken first.
    pub(super) fn catch_up_licence(&mut self, id: &str) -> Result<(), StoreError> {
        if let Some(case) = pending_case(self.cache, id) {
            self.catch_up(&case)?;
        }
        let wakes = |known: &rules::dossier::Known<Licence>| known.state.next_wake();
        let Some(at) = self.cache.licences.get(id).and_then(wakes).filter(|at| *at <= self.now) else {
            return Ok(());
        };
        match self.decide_licence(&Who::System, id, Command::Tick, &self.by_system(at))? {
            Ok(decided) => self.record_licence(id, decided).map(|_| ()),
            Err(refusal) => {
                tracing::error!(licence = id, %refusal, "time was refused");
                Ok(())
            }
        }
    }

    /// What follows from an event of a case. A new licence is numbered in its department's series of the year.
    pub(super) fn follow(&mut self, follow: Follows, cause: &Stamp) -> Result<(), StoreError> {
        let (id, command) = match follow {
            Follows::Acts(number, command) => (number, command),
            Follows::Opens(grant) => {
                let (department, year) = (grant.department.clone(), self.now.day().year());
                let serial = self.next_of(&licence_series(department.as_str(), year))?;
                let known = self.cache.hall.state.departments.get(&department);
                let abbreviation = known.map_or("", |known| known.abbreviation.as_str());
                let number = LicenceNumber::compose(abbreviation, year, serial)
                    .map_err(|fault| StoreError::broken("composing a licence number", fault))?;
                (number.clone(), Command::Issue { number, serial, grant })
            }
        };
        let stamp = self.by_system(cause.happened_at);
        match self.decide_licence(&Who::System, id.as_str(), command, &stamp)? {
            Ok(decided) => self.record_licence(id.as_str(), decided).map(|_| ()),
            Err(refusal) => Err(StoreError::broken("following a case", refusal)),
        }
    }

    fn by_system(&self, happened_at: rules::time::Instant) -> Stamp {
        Stamp {
            actor: PersonId::from(rules::dossier::SYSTEM),
            happened_at: happened_at.min(self.now),
            recorded_at: self.now,
        }
    }

    fn decide_licence(
        &self,
        who: &Who,
        id: &str,
        command: Command,
        stamp: &Stamp,
    ) -> Result<Result<Decided<Licence>, licence::Refusal>, StoreError> {
        let known = self.cache.licences.get(id).cloned().unwrap_or_default();
        let nothing = Content::default();
        let item = self.cache.items.get(known.state.item.as_str());
        let content = item.and_then(|item| item.state.content(known.state.item_version));
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let series = document_series(known.state.department.as_str(), self.now.day().year());
        // What time or a case brings about issues no paper here, and needs no number.
        let document_serial = if actor.is_system() { 0 } else { self.next_of(&series)? };
        let context = licence::Context {
            now: if actor.is_system() { stamp.happened_at } else { self.now },
            actor: &actor,
            hall,
            content: content.unwrap_or(&nothing),
            document_serial,
        };
        Ok(decide(&known, command, &context, stamp))
    }

    fn record_licence(&mut self, id: &str, decided: Decided<Licence>) -> Result<(String, u64), StoreError> {
        self.batch.append(id, &decided)?;
        let after = decided.after();
        let department = after.state.department.as_str();
        for event in decided.events() {
            let year = event.stamp.recorded_at.day().year();
            if let licence::Event::LicenceIssued { serial, .. } = &event.event {
                self.cache.serials.insert(licence_series(department, year), *serial);
            }
            if let Some(document) = event.event.document() {
                self.cache.serials.insert(document_series(department, year), document.serial);
            }
            self.batch.send(licence_errands(&after.state, &event.event), self.now)?;
        }
        self.batch.views.licence(decided.events(), after);
        self.batch.views.alarm(key::<Licence>(id), after.state.next_wake());
        let version = after.version;
        let events = decided.events().to_vec();
        let licence = after.state.clone();
        self.cache.licences.insert(id.to_owned(), decided.into_after());
        for event in &events {
            self.after_licence(&licence, event)?;
        }
        Ok((id.to_owned(), version))
    }

    /// What an event of a licence means elsewhere, in the same batch: the place it took is free (L-35), and whoever got it by
    /// fraud is barred from applying again (L-44).
    fn after_licence(
        &mut self,
        licence: &Licence,
        event: &Recorded<licence::Event>,
    ) -> Result<(), StoreError> {
        let item = self.cache.items.get(licence.item.as_str());
        let Some(content) = item.and_then(|item| item.state.content(licence.item_version)) else {
            return Ok(());
        };
        let freed = quota::follows_licence(licence, &event.event);
        let freed = freed.filter(|_| content.handling.quota.is_some());
        let barred = standing::follows_licence(licence, &event.event, content);
        if let Some((item, command)) = freed {
            self.move_place(&item, command, &event.stamp)?;
        }
        self.note(&licence.holder, barred.into_iter().collect())
    }
}
