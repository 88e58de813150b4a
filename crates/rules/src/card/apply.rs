//! What an event makes of a card. Nothing is judged here.

use super::{
    AddedCause, Appeal, AppealDecision, Card, CardState, Event, Explanation, Raising, Rectification,
    SupervisionOrder, Unanswered,
};
use crate::{
    clock::{Clock, ClockKind},
    dossier::{Recorded, Stamp},
    supervision::SupervisionLevel,
    time::Instant,
};
use alloc::string::String;

pub(super) fn apply(mut card: Card, recorded: &Recorded<Event>) -> Card {
    let stamp = &recorded.stamp;
    card.documents.extend(recorded.event.document().cloned());
    if !recorded.event.is_of_time() && !matches!(recorded.event, Event::DocumentFiled { .. }) {
        card.acted = recorded.version;
    }
    match &recorded.event {
        Event::CardRaised { .. } => raised(&mut card, recorded),
        Event::CardExplained { text } => {
            card.state = CardState::Explained;
            card.stop(stamp.happened_at);
            card.explanation =
                Some(Explanation { by: stamp.actor.clone(), at: stamp.happened_at, text: text.clone() });
        }
        Event::ExplanationAdded { text } => card.supplements.push(Explanation {
            by: stamp.actor.clone(),
            at: stamp.happened_at,
            text: text.clone(),
        }),
        Event::CauseAdded { finding } => {
            card.causes.push(AddedCause {
                finding: (**finding).clone(),
                at: stamp.happened_at,
                version: recorded.version,
            });
        }
        Event::ExplanationMissed => card.unanswered.since = Some(stamp.happened_at),
        Event::ReplyUrged => card.unanswered.urged = Some(stamp.happened_at),
        Event::CardReddened => {
            card.unanswered.reddened = Some(stamp.happened_at);
            if let Some(finding) = &mut card.finding {
                finding.level = SupervisionLevel::RedCard;
            }
        }
        Event::DepartmentCriticised => card.unanswered.criticised = Some(stamp.happened_at),
        Event::OrderIssued { .. } | Event::OrderUrged | Event::OrderCriticised | Event::Rectified { .. } => {
            ordered(&mut card, recorded);
        }
        Event::Corrected { measures, done_on, document } => {
            card.correction = Some(Rectification {
                measures: measures.clone(),
                done_on: *done_on,
                document: document.number.clone(),
                by: stamp.actor.clone(),
                at: stamp.happened_at,
            });
        }
        Event::DocumentFiled { number, file } => {
            card.filed.insert(number.clone(), file.clone());
        }
        Event::CardClosed { conclusion } => card.conclude(CardState::Closed, conclusion, stamp),
        Event::CardCancelled { reason, exemption } => {
            card.exemption = *exemption;
            card.conclude(CardState::Cancelled, reason, stamp);
        }
        Event::CardAppealed { .. }
        | Event::AppealDecisionMissed
        | Event::AppealUpheld { .. }
        | Event::AppealGranted { .. } => appealed(&mut card, recorded),
    }
    card
}

fn raised(card: &mut Card, recorded: &Recorded<Event>) {
    let stamp = &recorded.stamp;
    let Event::CardRaised { finding, remark, explain } = &recorded.event else { return };
    card.raisings.push(Raising {
        version: recorded.version,
        at: stamp.happened_at,
        department: finding.department.clone(),
    });
    // The notice goes to the responsible post with the card itself.
    *card = Card {
        finding: Some((**finding).clone()),
        state: CardState::Notified,
        raised: Some(stamp.happened_at),
        // A hand always says why; what the appeal did not speak of was found by the rule.
        raised_by: (!remark.is_empty()).then(|| stamp.actor.clone()),
        clock: explain.map(|limit| {
            Clock::started(ClockKind::Explanation, stamp.happened_at, stamp.happened_at.day(), limit)
        }),
        documents: core::mem::take(&mut card.documents),
        filed: core::mem::take(&mut card.filed),
        acted: card.acted,
        raisings: core::mem::take(&mut card.raisings),
        unanswered: Unanswered::default(),
        // What was ordered and not answered is still to be answered (S-10): the paper is out.
        orders: card.open_order().cloned().into_iter().collect(),
        ..Card::default()
    };
}

fn ordered(card: &mut Card, recorded: &Recorded<Event>) {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::OrderIssued { kind, text, until, document, .. } => card.orders.push(SupervisionOrder {
            kind: *kind,
            text: text.clone(),
            until: *until,
            document: document.number.clone(),
            by: stamp.actor.clone(),
            at: stamp.happened_at,
            reply: None,
            urged: None,
            criticised: None,
        }),
        Event::OrderUrged => {
            if let Some(order) = card.orders.last_mut() {
                order.urged = Some(stamp.happened_at);
            }
        }
        Event::OrderCriticised => {
            if let Some(order) = card.orders.last_mut() {
                order.criticised = Some(stamp.happened_at);
            }
        }
        Event::Rectified { measures, done_on, document } => {
            if let Some(order) = card.orders.last_mut() {
                order.reply = Some(Rectification {
                    measures: measures.clone(),
                    done_on: *done_on,
                    document: document.number.clone(),
                    by: stamp.actor.clone(),
                    at: stamp.happened_at,
                });
            }
        }
        _ => {}
    }
}

fn appealed(card: &mut Card, recorded: &Recorded<Event>) {
    let stamp = &recorded.stamp;
    match &recorded.event {
        Event::CardAppealed { reason, claims, limit } => {
            card.state = CardState::UnderAppeal;
            card.stop(stamp.happened_at);
            let (at, on) = (stamp.happened_at, stamp.happened_at.day());
            card.appeal = Some(Appeal {
                by: stamp.actor.clone(),
                at,
                version: recorded.version,
                reason: reason.clone(),
                claims: *claims,
                clock: Clock::started(ClockKind::Answer, at, on, *limit),
                late: false,
                decision: None,
            });
        }
        Event::AppealDecisionMissed => {
            if let Some(appeal) = &mut card.appeal {
                appeal.late = true;
            }
        }
        Event::AppealUpheld { reason } => {
            card.decided(true, reason, stamp);
            card.state = CardState::Upheld;
            card.resume(stamp.happened_at);
        }
        Event::AppealGranted { exemption, reason } => {
            card.decided(false, reason, stamp);
            card.exemption = Some(*exemption);
            card.conclude(CardState::Cancelled, reason, stamp);
        }
        _ => {}
    }
}

impl Card {
    fn stop(&mut self, at: Instant) {
        self.clock = self.clock.take().map(|clock| clock.stop(at));
    }

    /// An appeal is no way around an explanation (S-09): whoever owed one when they appealed has the whole time for it again. Where it
    /// was missed already it stays missed, and what follows from that is counted from the new time (S-10).
    fn resume(&mut self, at: Instant) {
        let owed = self.explanation.is_none() && self.concluded.is_none();
        if let Some(clock) = self.clock.take_if(|_| owed) {
            self.clock = Some(Clock::started(ClockKind::Explanation, at, at.day(), clock.limit()));
            self.state = CardState::Notified;
        }
    }

    fn conclude(&mut self, state: CardState, why: &str, stamp: &Stamp) {
        self.state = state;
        self.stop(stamp.happened_at);
        self.conclusion = String::from(why);
        self.concluded = Some(stamp.happened_at);
        self.concluded_by = Some(stamp.actor.clone());
    }

    fn decided(&mut self, upheld: bool, reason: &str, stamp: &Stamp) {
        if let Some(appeal) = &mut self.appeal {
            appeal.clock = appeal.clock.clone().stop(stamp.happened_at);
            appeal.decision = Some(AppealDecision {
                by: stamp.actor.clone(),
                at: stamp.happened_at,
                upheld,
                reason: String::from(reason),
            });
        }
    }
}
