//! Orders to somebody's standing, and what the events of a case do to the places of its item.

use super::{
    desk::{Desk, is_stale},
    load::content_of,
    order::{Refusal, Who},
};
use rules::{
    case::Case,
    dossier::{Decided, Stamp, decide},
    errand::standing_errands,
    name::{ItemCode, PersonId},
    quota,
    standing::{self},
};
use store::StoreError;

impl Desk<'_> {
    pub(super) fn standing(
        &mut self,
        who: &Who,
        person: &PersonId,
        command: standing::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.standings.get(person.as_str()).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let case = command.case().and_then(|number| {
            let case = &self.cache.cases.get(number.as_str())?.state;
            let (_, content) = content_of(&self.cache.items.get(case.item.as_str())?.state, case)?;
            Some((case, content))
        });
        let context = standing::Context { now: self.now, actor: &actor, hall, person, case };
        match decide(&known, command, &context, stamp) {
            Err(refusal) => Ok(Err(Refusal::Standing(refusal))),
            Ok(decided) => {
                self.batch.append(person.as_str(), &decided)?;
                let after = decided.after();
                for event in decided.events() {
                    if let Some(case) = after.state.case_of(&event.event) {
                        self.batch.send(standing_errands(person, case), self.now)?;
                    }
                }
                self.batch.views.standing(person.as_str(), after);
                let version = after.version;
                self.cache.standings.insert(person.0.clone(), decided.into_after());
                Ok(Ok((person.0.clone(), version)))
            }
        }
    }

    /// What the events of a case say of the applicant's standing (P-09), in the same batch.
    pub(super) fn note(
        &mut self,
        person: &PersonId,
        commands: Vec<standing::Command>,
    ) -> Result<(), StoreError> {
        let actor = Who::System.actor(&self.cache.hall.state).person;
        let stamp = Stamp { actor, happened_at: self.now, recorded_at: self.now };
        for command in commands {
            if let Err(refusal) = self.standing(&Who::System, person, command, None, &stamp)? {
                tracing::error!(%refusal, "what follows for a standing was refused");
            }
        }
        Ok(())
    }

    /// What follows for the places of an item from what happened to one of its cases (L-35), in the same batch, so that
    /// the next request already sees it.
    pub(super) fn move_places(&mut self, decided: &Decided<Case>) -> Result<(), StoreError> {
        let case = &decided.after().state;
        let item = case.item.clone();
        for event in decided.events() {
            if let Some(command) = quota::follows(case, &event.event) {
                self.move_place(&item, command, &event.stamp)?;
            }
        }
        Ok(())
    }

    /// One move of the places of an item. Places that were not loaded would begin anew, so that is an error of ours.
    pub(super) fn move_place(
        &mut self,
        item: &ItemCode,
        command: quota::Command,
        cause: &Stamp,
    ) -> Result<(), StoreError> {
        let actor = Who::System.actor(&self.cache.hall.state);
        let broken = |why: &str| StoreError::broken("moving the places of an item", why.to_owned());
        let known = self.cache.places.get(item.as_str()).cloned().ok_or_else(|| broken("not loaded"))?;
        let stamp = Stamp { actor: actor.person.clone(), ..cause.clone() };
        let moved = decide(&known, command, &quota::Context { actor: &actor }, &stamp)
            .map_err(|refusal| StoreError::broken("moving the places of an item", refusal))?;
        self.batch.append(item.as_str(), &moved)?;
        self.batch.views.places(item.as_str(), moved.after());
        self.cache.places.insert(item.0.clone(), moved.into_after());
        Ok(())
    }
}
