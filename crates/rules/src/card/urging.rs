//! 催办与升级: what follows when nobody answers (S-05, S-10). All of it is time's work: the day after the time to explain has
//! passed the department is urged, a yellow card unanswered for three working days more becomes a red one, and after five
//! the department is criticised in writing. An order that is not answered by its day is urged and criticised likewise.

use super::{Card, CardState, Context, Event};
use crate::{
    calendar::Calendar,
    dossier::{Recorded, Stamp},
    hall::Hall,
    supervision::SupervisionLevel,
    time::{Instant, WorkingDays},
};
use alloc::{vec, vec::Vec};

/// S-05: working days after which an unanswered yellow card is a red one.
const TO_RED: WorkingDays = WorkingDays(3);
/// S-10: working days after the urging to the written criticism.
const TO_CRITICISM: WorkingDays = WorkingDays(5);

/// 未答复的后果, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Missed,
    Urge,
    Redden,
    Criticise,
    AppealLate,
    UrgeOrder,
    CriticiseOrder,
}

impl Next {
    const fn event(self) -> Event {
        match self {
            Self::Missed => Event::ExplanationMissed,
            Self::Urge => Event::ReplyUrged,
            Self::Redden => Event::CardReddened,
            Self::Criticise => Event::DepartmentCriticised,
            Self::AppealLate => Event::AppealDecisionMissed,
            Self::UrgeOrder => Event::OrderUrged,
            Self::CriticiseOrder => Event::OrderCriticised,
        }
    }
}

/// What has come of not answering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unanswered {
    /// 逾期未说明: since when.
    pub since: Option<Instant>,
    /// 催办
    pub urged: Option<Instant>,
    /// 升级为红牌
    pub reddened: Option<Instant>,
    /// 书面批评
    pub criticised: Option<Instant>,
}

impl Card {
    /// What comes next for want of an answer, and when; the earlier where both an order and an explanation are owed.
    fn pending(&self, calendar: &Calendar) -> Option<(Instant, Next)> {
        let order = self.order_pending(calendar);
        let reply = self.reply_pending(calendar);
        order.into_iter().chain(reply).min_by_key(|(at, _)| *at)
    }

    /// S-10: the day after the order's own last day, and five working days later.
    fn order_pending(&self, calendar: &Calendar) -> Option<(Instant, Next)> {
        let order = self.open_order().filter(|_| !self.state.is_final())?;
        let opening =
            |days: u16| calendar.opening_of(calendar.working_day_after(order.until, u32::from(days)));
        match (order.urged, order.criticised) {
            (None, _) => Some((opening(1), Next::UrgeOrder)),
            (Some(_), None) => Some((opening(TO_CRITICISM.0 + 1), Next::CriticiseOrder)),
            (Some(_), Some(_)) => None,
        }
    }

    fn reply_pending(&self, calendar: &Calendar) -> Option<(Instant, Next)> {
        if let Some(appeal) = self.appeal.as_ref().filter(|_| self.state == CardState::UnderAppeal) {
            return (!appeal.late).then(|| (appeal.clock.late_from(calendar), Next::AppealLate));
        }
        if self.state != CardState::Notified {
            return None;
        }
        let clock = self.clock.as_ref().filter(|clock| !clock.is_stopped())?;
        let late = clock.late_from(calendar);
        let last_day = clock.due(calendar).date;
        let opening = |days: u16| calendar.opening_of(calendar.working_day_after(last_day, u32::from(days)));
        let urged_at = opening(1);
        let is_yellow =
            self.finding.as_ref().is_some_and(|finding| finding.level == SupervisionLevel::YellowCard);
        let Unanswered { since, urged, reddened, criticised } = self.unanswered;
        if since.is_none() {
            Some((late, Next::Missed))
        } else if urged.is_none() {
            Some((urged_at.max(late), Next::Urge))
        } else if is_yellow && reddened.is_none() {
            Some((opening(TO_RED.0 + 1), Next::Redden))
        } else if criticised.is_none() {
            Some((opening(TO_CRITICISM.0 + 1), Next::Criticise))
        } else {
            None
        }
    }

    /// Everything that time alone has brought by now, in order: whoever wakes late is told all of it at once, so that a second
    /// waking finds nothing.
    pub(super) fn passed(&self, context: &Context<'_>) -> Vec<Event> {
        let mut card = self.clone();
        let mut events = vec![];
        while let Some((_, next)) = card.pending(&context.hall.calendar).filter(|(at, _)| *at <= context.now)
        {
            let event = next.event();
            let stamp = Stamp {
                actor: context.actor.person.clone(),
                happened_at: context.now,
                recorded_at: context.now,
            };
            let version = card.acted.saturating_add(1);
            card = super::apply::apply(card, &Recorded { version, stamp, event: event.clone() });
            events.push(event);
        }
        events
    }
}

/// When the card next wants waking.
#[must_use]
pub fn next_wake(card: &Card, hall: &Hall) -> Option<Instant> {
    card.pending(&hall.calendar).map(|(at, _)| at)
}
