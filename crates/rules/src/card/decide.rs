//! Deciding on cards. The supervised explain, supervisors conclude; neither does the other's part (SU7).

use super::{Card, CardState, Event, Explanation, OrderKind, Rectification, SupervisionOrder};
use crate::{
    actor::Actor,
    clock::{Clock, ClockKind, Limit},
    dossier::{Dossier, Recorded},
    hall::{Hall, Role},
    identifier::DocumentNumber,
    name::Commitment,
    supervision::{Finding, SupervisionLevel},
    time::{Date, Instant},
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
    /// 督办 or 监察建议 (N-19).
    Order {
        /// 种类
        kind: OrderKind,
        /// 要求或者建议
        text: String,
        /// By when.
        until: Date,
    },
    /// 整改回复 (N-19).
    Rectify {
        /// 整改情况
        measures: String,
        /// 整改日期
        done_on: Date,
    },
    /// 文书归卷; by the system alone.
    FileDocument {
        /// 文号
        number: DocumentNumber,
        /// The salted commitment to its fingerprint.
        file: Commitment,
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
    /// The next serial of the documents of the department that writes (K-05).
    pub document_serial: u32,
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
    /// One order at a time: the last one has not been answered.
    #[error("the last order has not been answered")]
    OrderOpen,
    /// There is no order that waits for an answer.
    #[error("no order waits for an answer")]
    NoOrder,
    /// The day by which it must be done lies ahead.
    #[error("the day must lie ahead")]
    NoTime,
    /// What is not done cannot be reported as done.
    #[error("the day must not lie ahead")]
    NotDoneYet,
    /// There is no such paper on this card.
    #[error("there is no such document")]
    NoSuchDocument,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCard | Self::WrongState(_) => "S-07",
            Self::NotASupervisor => "S-17",
            Self::NotResponsible | Self::NoText => "S-09",
            Self::OrderOpen | Self::NoOrder | Self::NoTime | Self::NotDoneYet => "S-10",
            Self::NoSuchDocument => "L-11",
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
            Command::Order { kind, text, until } => self.order(kind, text, until, context),
            Command::Rectify { measures, done_on } => self.rectify(measures, done_on, context),
            Command::FileDocument { number, file } => self.file_document(number, file, context),
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
        self.documents.extend(recorded.event.document().cloned());
        if !matches!(recorded.event, Event::DocumentFiled { .. }) {
            self.acted = recorded.version;
        }
        match &recorded.event {
            Event::CardRaised { finding, explain, .. } => {
                self.finding = Some((**finding).clone());
                self.raised = Some(stamp.happened_at);
                self.raised_by =
                    (stamp.actor.as_str() != crate::dossier::SYSTEM).then(|| stamp.actor.clone());
                self.unanswered = false;
                self.explanation = None;
                self.orders.clear();
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
            Event::OrderIssued { kind, text, until, document, .. } => self.orders.push(SupervisionOrder {
                kind: *kind,
                text: text.clone(),
                until: *until,
                document: document.number.clone(),
                by: stamp.actor.clone(),
                at: stamp.happened_at,
                reply: None,
            }),
            Event::Rectified { measures, done_on, document } => {
                if let Some(order) = self.orders.last_mut() {
                    order.reply = Some(Rectification {
                        measures: measures.clone(),
                        done_on: *done_on,
                        document: document.number.clone(),
                        by: stamp.actor.clone(),
                        at: stamp.happened_at,
                    });
                }
            }
            Event::DocumentFiled { number, file } => {
                self.filed.insert(number.clone(), file.clone());
            }
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
            Event::OrderIssued { .. } => "OrderIssued",
            Event::Rectified { .. } => "Rectified",
            Event::DocumentFiled { .. } => "DocumentFiled",
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

pub(super) fn supervises(context: &Context<'_>) -> Result<(), Refusal> {
    if context.actor.has(Role::Supervisor) { Ok(()) } else { Err(Refusal::NotASupervisor) }
}

/// The responsible person, whoever holds the responsible post, or the head of the department.
pub(super) fn is_responsible(finding: &Finding, context: &Context<'_>) -> bool {
    let actor = &context.actor.person;
    finding.person.as_ref() == Some(actor)
        || context.hall.holds(actor, &finding.post)
        || context.hall.heads(actor, &finding.department)
}

pub(super) fn given(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(text) }
}
