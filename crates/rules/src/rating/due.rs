//! 期限: which clocks of a bad rating run, when each gives notice and when it has passed (R-04, R-06, R-08; SR-E2).
//!
//! Working days of the hall's calendar throughout: all of these are the agency's own times (C-01). What was noticed once is
//! not noticed again.

use super::{AnswerWay, Context, Event, FollowUp, Rating, RatingState, review::REVIEW};
use crate::{
    calendar::Calendar,
    clock::{Clock, ClockKind, Limit},
    hall::Hall,
    item::content::coded,
    time::{Date, Instant, WorkingDays},
};
use alloc::vec::Vec;

coded!(
    /// 评价期限
    RatingLimit {
        /// To call whoever rated.
        Contact = "联系评价人",
        /// To see to what the rating names.
        Answer = "整改答复",
        /// To do what was planned.
        Plan = "整改完成",
        /// To decide whether the rating stands; a supervisor's own time, of which no card is raised.
        Review = "复核决定",
    }
);

impl RatingLimit {
    /// The word in names of cards.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Answer => "answer",
            Self::Plan => "plan",
            Self::Review => "review",
        }
    }
}

/// 评价时钟: a time that runs now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingClock {
    /// Which.
    pub limit: RatingLimit,
    /// Since when.
    pub since: Instant,
    /// The last day.
    pub last: Date,
    /// When notice is given; none where it would say nothing new.
    pub near: Option<Instant>,
}

impl RatingClock {
    /// The last moment in time.
    #[must_use]
    pub fn due_at(&self, calendar: &Calendar) -> Instant {
        calendar.closing_of(self.last)
    }

    /// The first moment that is late.
    #[must_use]
    pub fn late_from(&self, calendar: &Calendar) -> Instant {
        self.due_at(calendar).plus_ms(1)
    }
}

impl Rating {
    /// The last day to contact whoever rated.
    fn contact_until(&self, calendar: &Calendar) -> Option<Date> {
        let given = self.given.as_ref()?;
        let days = given.follow?.contact?;
        Some(calendar.due(given.at.day(), days).date)
    }

    /// The moment and the day from which the time to see to it counts: the contact, but no later than the last day for it.
    fn seen_to_from(&self, calendar: &Calendar) -> Option<(Instant, Date)> {
        let given = self.given.as_ref()?;
        given.follow?;
        let Some(last) = self.contact_until(calendar) else { return Some((given.at, given.at.day())) };
        let closing = calendar.closing_of(last);
        let contacted = self.contacted_at();
        Some(match contacted.filter(|at| *at <= closing) {
            Some(at) => (at, at.day()),
            None => (closing, last),
        })
    }

    /// When whoever rated counts as contacted.
    fn contacted_at(&self) -> Option<Instant> {
        let reached = self.contacts.iter().find(|note| note.reached);
        reached.or_else(|| self.contacts.get(super::TRIES - 1)).map(|note| note.at)
    }

    /// The last day to see to it; none where nothing has to follow.
    #[must_use]
    pub fn answer_until(&self, calendar: &Calendar) -> Option<Date> {
        let days = self.given.as_ref()?.follow?.answer;
        let (_, from) = self.seen_to_from(calendar)?;
        Some(calendar.due(from, days).date)
    }

    /// The clocks that run now.
    #[must_use]
    pub fn running(&self, hall: &Hall) -> Vec<RatingClock> {
        let calendar = &hall.calendar;
        let lead = hall.lead(None);
        let counted = |limit, (at, on): (Instant, Date), days: WorkingDays| {
            let clock = Clock::started(ClockKind::Rectification, at, on, Limit::WorkingDays(days));
            let near = clock.remind_at(calendar, lead);
            let near = Some(near).filter(|near| *near > at);
            RatingClock { limit, since: at, last: clock.due(calendar).date, near }
        };
        let given = self.given.as_ref();
        let follow = given.and_then(|given| given.follow);
        let state = self.state();
        let contact = match (state, given, follow) {
            (RatingState::ToContact, Some(given), Some(FollowUp { contact: Some(days), .. })) => {
                Some(counted(RatingLimit::Contact, (given.at, given.at.day()), days))
            }
            _ => None,
        };
        // Nobody contacts: the time to see to it runs out all the same.
        let answer = match (state, follow) {
            (RatingState::ToContact | RatingState::ToAnswer, Some(follow)) => {
                self.seen_to_from(calendar).map(|from| counted(RatingLimit::Answer, from, follow.answer))
            }
            (RatingState::Planned, _) => self.planned(calendar, lead),
            _ => None,
        };
        let review = self.review.as_ref().filter(|review| review.decision.is_none()).map(|review| {
            RatingClock { near: None, ..counted(RatingLimit::Review, (review.at, review.at.day()), REVIEW) }
        });
        contact.into_iter().chain(answer).chain(review).collect()
    }

    /// The time of a plan that is not done: until its own day.
    fn planned(&self, calendar: &Calendar, lead: WorkingDays) -> Option<RatingClock> {
        let answer = self.answer.as_ref()?;
        let AnswerWay::Plan { until } = answer.way else { return None };
        let near = calendar.opening_of(calendar.working_day_before(until, lead));
        let near = Some(near).filter(|near| *near > answer.at);
        Some(RatingClock { limit: RatingLimit::Plan, since: answer.at, last: until, near })
    }

    /// What is still to be noticed, each at its moment.
    fn pending(&self, hall: &Hall) -> impl Iterator<Item = (Instant, Event)> {
        let late = |clock: &RatingClock| clock.late_from(&hall.calendar);
        let mut found = Vec::new();
        for clock in self.running(hall) {
            let limit = clock.limit;
            if self.missed.contains(&limit) {
                continue;
            }
            if let Some(near) = clock.near.filter(|_| !self.neared.contains(&limit)) {
                found.push((near, Event::RatingLimitNeared { limit }));
            }
            found.push((late(&clock), Event::RatingLimitPassed { limit }));
        }
        found.into_iter()
    }

    /// Everything that time alone has brought by now. Woken late, a reminder of what has passed already is left out.
    pub(super) fn passed(&self, context: &Context<'_>) -> Vec<Event> {
        let due: Vec<Event> =
            self.pending(context.hall).filter(|(at, _)| *at <= context.now).map(|(_, event)| event).collect();
        let is_over = |limit: RatingLimit| due.contains(&Event::RatingLimitPassed { limit });
        let kept = |event: &Event| !matches!(event, Event::RatingLimitNeared { limit } if is_over(*limit));
        due.iter().filter(|event| kept(event)).cloned().collect()
    }
}

/// When a rating next wants waking.
#[must_use]
pub fn next_wake(rating: &Rating, hall: &Hall) -> Option<Instant> {
    rating.pending(hall).map(|(at, _)| at).min()
}
