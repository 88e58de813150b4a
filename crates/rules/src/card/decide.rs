//! Deciding on cards. The supervised explain, supervisors conclude; neither does the other's part (SU7).

use super::{Card, CardState, Event, Explanation};
use crate::{
    actor::Actor,
    clock::{Clock, ClockKind, Limit},
    dossier::{Dossier, Recorded},
    hall::{Hall, Role},
    supervision::{Finding, SupervisionLevel},
    time::Instant,
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// 监察牌命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Raise it: by rule, or by a supervisor with a remark.
    Raise {
        /// What it is about.
        finding: Box<Finding>,
        /// What the supervisor adds.
        remark: String,
    },
    /// Explain it.
    Explain {
        /// 原因与整改
        text: String,
    },
    /// Close it.
    Close {
        /// 结论
        conclusion: String,
    },
    /// Cancel it (S-08, S-12).
    Cancel {
        /// 理由
        reason: String,
    },
    /// Time passes.
    Tick,
}

/// What a decision on a card looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
}

/// Why a command on a card is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There is no such card.
    #[error("there is no such card")]
    NoSuchCard,
    /// Only supervisors conclude, and raise by hand (SU7).
    #[error("only a supervisor may do this")]
    NotASupervisor,
    /// Only the responsible side explains.
    #[error("only the responsible department may explain")]
    NotResponsible,
    /// Not in this state.
    #[error("not possible while the card is {0:?}")]
    WrongState(CardState),
    /// A text is missing.
    #[error("a text is needed")]
    NoText,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCard | Self::WrongState(_) => "S-07",
            Self::NotASupervisor => "S-17",
            Self::NotResponsible | Self::NoText => "S-09",
        }
    }
}

impl Dossier for Card {
    const KIND: &'static str = "card";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let Some(finding) = &self.finding else {
            return self.raise(command, context);
        };
        match command {
            // One open card per case, rule, level and step (S-07): raising it again changes nothing.
            Command::Raise { finding: ref cause, .. } if self.is_raised_anew(finding, cause, context) => {
                self.raise(command, context)
            }
            Command::Raise { .. } => Ok(vec![]),
            Command::Explain { text } => {
                if !is_responsible(finding, context) {
                    return Err(Refusal::NotResponsible);
                }
                self.must_be(&[CardState::Open, CardState::Notified])?;
                Ok(vec![Event::CardExplained { text: given(text)? }])
            }
            Command::Close { conclusion } => {
                supervises(context)?;
                self.must_be(&[
                    CardState::Open,
                    CardState::Notified,
                    CardState::Explained,
                    CardState::Upheld,
                ])?;
                Ok(vec![Event::CardClosed { conclusion: given(conclusion)? }])
            }
            Command::Cancel { reason } => {
                supervises(context)?;
                if self.state.is_final() {
                    return Err(Refusal::WrongState(self.state));
                }
                Ok(vec![Event::CardCancelled { reason: given(reason)? }])
            }
            Command::Tick => {
                let missed = next_wake(self, context.hall).is_some_and(|due| due <= context.now);
                Ok(if missed { vec![Event::ExplanationMissed] } else { vec![] })
            }
        }
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        let stamp = &recorded.stamp;
        match &recorded.event {
            Event::CardRaised { finding, explain, .. } => {
                self.finding = Some((**finding).clone());
                self.raised = Some(stamp.happened_at);
                self.raised_by =
                    (stamp.actor.as_str() != crate::dossier::SYSTEM).then(|| stamp.actor.clone());
                self.unanswered = false;
                self.explanation = None;
                self.conclusion.clear();
                // The notice goes to the responsible post with the card itself.
                self.state = CardState::Notified;
                self.clock = explain.map(|limit| {
                    Clock::started(ClockKind::Explanation, stamp.happened_at, stamp.happened_at.day(), limit)
                });
            }
            Event::CardExplained { text } => {
                self.state = CardState::Explained;
                self.stop(stamp.happened_at);
                self.explanation =
                    Some(Explanation { by: stamp.actor.clone(), at: stamp.happened_at, text: text.clone() });
            }
            Event::ExplanationMissed => self.unanswered = true,
            Event::CardClosed { conclusion } => {
                self.state = CardState::Closed;
                self.stop(stamp.happened_at);
                self.conclusion = conclusion.clone();
            }
            Event::CardCancelled { reason } => {
                self.state = CardState::Cancelled;
                self.stop(stamp.happened_at);
                self.conclusion = reason.clone();
            }
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::CardRaised { .. } => "CardRaised",
            Event::CardExplained { .. } => "CardExplained",
            Event::ExplanationMissed => "ExplanationMissed",
            Event::CardClosed { .. } => "CardClosed",
            Event::CardCancelled { .. } => "CardCancelled",
        }
    }
}

impl Card {
    fn raise(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let Command::Raise { finding, remark } = command else {
            return if command == Command::Tick { Ok(vec![]) } else { Err(Refusal::NoSuchCard) };
        };
        if !context.actor.is_system() {
            supervises(context)?;
            if remark.trim().is_empty() {
                return Err(Refusal::NoText);
            }
        }
        // A reminder is help, not reproach: nobody has to answer it.
        let explain = (finding.level > SupervisionLevel::Remind)
            .then_some(Limit::WorkingDays(context.hall.explanation_days));
        Ok(vec![Event::CardRaised { finding, remark, explain }])
    }

    /// Whether this is a new cause for a card that nobody has to answer any more: it is closed, or a mere reminder.
    /// A step that is late again after a send-back is such a cause; the event that raised it before never is.
    fn is_raised_anew(&self, before: &Finding, cause: &Finding, context: &Context<'_>) -> bool {
        let unowed = self.state.is_final() || before.level == SupervisionLevel::Remind;
        let newer = cause.evidence.iter().max() > before.evidence.iter().max();
        unowed && (newer || (self.state.is_final() && !context.actor.is_system()))
    }

    fn must_be(&self, states: &[CardState]) -> Result<(), Refusal> {
        if states.contains(&self.state) { Ok(()) } else { Err(Refusal::WrongState(self.state)) }
    }

    fn stop(&mut self, at: Instant) {
        self.clock = self.clock.take().map(|clock| clock.stop(at));
    }
}

/// When the card next wants waking: when the time to explain has passed.
#[must_use]
pub fn next_wake(card: &Card, hall: &Hall) -> Option<Instant> {
    let waiting = !card.unanswered && card.state == CardState::Notified;
    card.clock
        .as_ref()
        .filter(|clock| waiting && !clock.is_stopped())
        .map(|clock| clock.late_from(&hall.calendar))
}

fn supervises(context: &Context<'_>) -> Result<(), Refusal> {
    if context.actor.has(Role::Supervisor) { Ok(()) } else { Err(Refusal::NotASupervisor) }
}

/// The responsible person, whoever holds the responsible post, or the head of the department.
fn is_responsible(finding: &Finding, context: &Context<'_>) -> bool {
    let actor = &context.actor.person;
    finding.person.as_ref() == Some(actor)
        || context.hall.holds(actor, &finding.post)
        || context.hall.heads(actor, &finding.department)
}

fn given(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(text) }
}
