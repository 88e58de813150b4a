//! 复核: a rating that the department says is mistaken or malicious. It asks in time and once; a supervisor decides, who
//! holds no post of any department. Whatever is decided, the rating and the reason are kept and shown.

use super::{Context, Event, Rating, Refusal};
use crate::{
    calendar::Calendar,
    clock::{Clock, ClockKind, Limit},
    hall::{Hall, Role},
    item::content::coded,
    name::{Commitment, PersonId},
    time::{Date, Instant, WorkingDays},
};

/// working days to contest a rating, from its day (PD).
pub const CONTEST: WorkingDays = WorkingDays(3);
/// working days to decide, from the day it was contested (PD).
pub const REVIEW: WorkingDays = WorkingDays(5);

coded!(
    /// 复核起因: why a rating should not stand.
    ReviewGround {
        Mistaken = "误评",
        Malicious = "恶意评价",
    }
);

/// Whether this person may say for the department that a rating should not stand: whoever answers for it, but never the one
/// whom the rating is about.
#[must_use]
pub fn may_contest(hall: &Hall, person: &PersonId, rating: &Rating, day: Date) -> bool {
    hall.answers_for(person, &rating.department, day) && rating.clerk.as_ref() != Some(person)
}

impl Rating {
    /// The last moment to contest it; none where there is nothing to contest, or no more.
    #[must_use]
    pub fn contest_until(&self, calendar: &Calendar) -> Option<Instant> {
        let given = self.given.as_ref()?;
        let may = given.follow.is_some() && self.review.is_none();
        let limit = Limit::WorkingDays(CONTEST);
        may.then(|| Clock::started(ClockKind::Appeal, given.at, given.at.day(), limit).due_at(calendar))
    }

    pub(super) fn contest(
        &self,
        ground: ReviewGround,
        words: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        if self.given.is_none() {
            return Err(Refusal::NotGiven);
        }
        if !may_contest(context.hall, &context.actor.person, self, context.now.day()) {
            return Err(Refusal::NotAnswering);
        }
        if self.review.is_some() {
            return Err(Refusal::ContestedAlready);
        }
        let until = self.contest_until(&context.hall.calendar).ok_or(Refusal::WrongState(self.state()))?;
        if context.now > until {
            return Err(Refusal::ContestTooLate);
        }
        Ok(Event::RatingContested { ground, words })
    }

    /// decided by the owner of the ratings, never by the rated unit.
    pub(super) fn decide_review(
        &self,
        excluded: bool,
        words: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let person = &context.actor.person;
        let is_of_it = context.hall.posts_of(person).any(|post| post.department == self.department);
        if !context.actor.has(Role::Supervisor) || is_of_it {
            return Err(Refusal::NotOwner);
        }
        if !self.is_under_review() {
            return Err(Refusal::NotContested);
        }
        Ok(if excluded { Event::RatingExcluded { words } } else { Event::RatingUpheld { words } })
    }
}
