//! Requests about ratings: what nobody does in time raises its card in the same transaction (SR-E2).

use super::{
    desk::Desk,
    order::{Refusal, Who},
};
use rules::{
    dossier::{Stamp, decide},
    errand::rating_errands,
    rating::{self, Rating},
    supervision::voice,
};
use store::{StoreError, ledger::key};

/// More limits than any rating lets pass.
const ROUNDS_MAX: usize = 16;

impl Desk<'_> {
    pub(super) fn rating(
        &mut self,
        who: &Who,
        id: &str,
        command: rating::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        self.catch_up_rating(id, stamp)?;
        let known = self.cache.ratings.get(id).cloned().unwrap_or_default();
        if seen.is_some_and(|seen| known.has_moved_since(seen)) {
            return Ok(Err(Refusal::Stale));
        }
        self.decide_rating(who, id, command, stamp)
    }

    /// Lets the time pass for a rating that it has not been told of, limit by limit, each at its own moment: whoever acts
    /// too late after an outage is late all the same.
    fn catch_up_rating(&mut self, id: &str, stamp: &Stamp) -> Result<(), StoreError> {
        for _ in 0..ROUNDS_MAX {
            let hall = &self.cache.hall.state;
            let known = self.cache.ratings.get(id).filter(|known| known.version > 0);
            let wake = known.and_then(|known| rating::next_wake(&known.state, hall));
            let Some(at) = wake.filter(|at| *at <= self.now) else { return Ok(()) };
            let system = Who::System;
            let actor = system.actor(hall).person;
            let passed = Stamp { actor, happened_at: at, recorded_at: stamp.recorded_at };
            if let Err(refusal) = self.decide_rating(&system, id, rating::Command::Tick, &passed)? {
                tracing::error!(rating = id, %refusal, "time was refused");
                return Ok(());
            }
        }
        tracing::error!(rating = id, "more limits passed at once than any rating has");
        Ok(())
    }

    fn decide_rating(
        &mut self,
        who: &Who,
        id: &str,
        command: rating::Command,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.ratings.get(id).cloned().unwrap_or_default();
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        // Time decides at the moment it speaks of, people at the moment they are heard.
        let now = if command == rating::Command::Tick { stamp.happened_at } else { self.now };
        let context = rating::Context { now, actor: &actor, hall };
        match decide(&known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Rating(refusal))),
            Ok(decided) => {
                self.batch.append(id, &decided)?;
                if let Some(case) = self.cache.cases.get(id) {
                    let applicant = &case.state.applicant;
                    let after = &decided.after().state;
                    for event in decided.events() {
                        self.batch.send(rating_errands(after, applicant, &event.event), self.now)?;
                    }
                }
                self.findings.extend(voice(&decided.after().state, decided.events(), hall));
                self.batch.views.rating(id, decided.events(), decided.after(), hall);
                let wake = rating::next_wake(&decided.after().state, hall);
                self.batch.views.alarm(key::<Rating>(id), wake);
                let version = decided.after().version;
                self.cache.ratings.insert(id.to_owned(), decided.into_after());
                Ok(Ok((id.to_owned(), version)))
            }
        }
    }
}
