//! 离岗与AB岗 (P-13): who is away, and that no post is ever left without somebody who is there.

use super::{Event, Hall, Post, Refusal, Role};
use crate::{
    actor::Actor,
    calendar::sensible,
    name::PersonId,
    time::{Date, Instant},
};

/// 离岗: from one day through another, both included. Why somebody is away is nobody's business here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Since when it is known: nothing is handed over for an absence nobody had noted yet.
    pub noted: Instant,
}

impl Absence {
    /// Whether this day lies in it.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }

    fn overlaps(&self, from: Date, until: Date) -> bool {
        self.from <= until && from <= self.until
    }
}

impl Hall {
    /// Whether this person is away on this day.
    #[must_use]
    pub fn is_absent(&self, person: &PersonId, day: Date) -> bool {
        self.absences.get(person).is_some_and(|absence| absence.covers(day))
    }

    /// Whether this person is away at this moment, and it was known then. An absence noted afterwards hands nothing over
    /// in the past.
    #[must_use]
    pub fn is_known_away(&self, person: &PersonId, now: Instant) -> bool {
        self.absences.get(person).is_some_and(|absence| absence.covers(now.day()) && absence.noted <= now)
    }

    /// Whoever is away says so, or whoever heads their department or manages the hall does for them.
    pub(super) fn may_note_absence(&self, actor: &Actor, person: &PersonId) -> bool {
        actor.is_system()
            || actor.has(Role::HallManager)
            || actor.person == *person
            || self.posts_of(person).any(|post| self.heads(&actor.person, &post.department))
    }

    /// An absence leaves somebody at every post that works on cases (P-13): where it would not, another holder is
    /// appointed first. One that is wholly over would hand nothing on and only take the place of one that is not.
    pub(super) fn note_absence(
        &self,
        person: PersonId,
        from: Date,
        until: Date,
        today: Date,
    ) -> Result<Event, Refusal> {
        if !sensible(from, until) {
            return Err(Refusal::Range);
        }
        if until < today {
            return Err(Refusal::AbsenceOver);
        }
        let stays = |other: &PersonId| {
            *other != person
                && !self.absences.get(other).is_some_and(|of_other| of_other.overlaps(from, until))
        };
        let mut posts = self.posts_of(&person).peekable();
        if posts.peek().is_none() {
            return Err(Refusal::NoSuchPost);
        }
        let empty = |post: &&Post| post.works_on_cases() && !post.holders.iter().any(stays);
        if let Some(post) = posts.find(empty) {
            return Err(Refusal::PostLeftAlone(post.id.clone()));
        }
        Ok(Event::AbsenceNoted { person: person.clone(), from, until })
    }
}
