//! Deciding on cards. The supervised explain, supervisors conclude; neither does the other's part (SU7).

use super::{Card, CardState, Event, Exemption, OrderKind, Refusal, Verdict};
use crate::{
    actor::Actor,
    clock::Limit,
    dossier::{Dossier, Recorded},
    hall::{Hall, Role},
    identifier::DocumentNumber,
    name::Commitment,
    supervision::{Finding, SupervisionLevel},
    time::{Date, Instant},
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// How often an explanation is added to.
const SUPPLEMENTS_MAX: usize = 5;

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
    /// Explain it, or add to what was explained.
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
    /// 整改: what has been put right, without anybody ordering it (S-09).
    Correct {
        /// 整改情况
        measures: String,
        /// 整改日期
        done_on: Date,
    },
    /// 申诉 (S-11)
    Appeal {
        /// 理由
        reason: String,
        /// 免责情形, where one is claimed (S-12).
        claims: Option<Exemption>,
    },
    /// 决定申诉 (S-11)
    DecideAppeal {
        /// 维持或者撤销
        verdict: Verdict,
        /// 理由
        reason: String,
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
        /// 免责情形, where it is one (S-12).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exemption: Option<Exemption>,
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
    /// Whether the case that a card is raised about by hand is over.
    pub case_is_over: bool,
    /// The next serial of the documents of the department that writes (K-05).
    pub document_serial: u32,
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
            // One open card per case, rule, level and step (S-07): what is found again is added to it.
            Command::Raise { finding: ref cause, .. } if self.is_raised_anew(finding, cause, context) => {
                self.raise(command, context)
            }
            Command::Raise { finding: cause, .. } => self.found_again(finding, cause, context),
            Command::Explain { text } => self.explain(text, context),
            Command::Order { kind, text, until } => self.order(kind, text, until, context),
            Command::Rectify { measures, done_on } => self.rectify(measures, done_on, context),
            Command::FileDocument { number, file } => self.file_document(number, file, context),
            Command::Close { conclusion } => {
                self.is_not_their_own(context)?;
                // S-10: what was ordered is answered before the card is laid aside.
                if self.open_order().is_some() {
                    return Err(Refusal::OrderOpen);
                }
                self.must_be(&[
                    CardState::Open,
                    CardState::Notified,
                    CardState::Explained,
                    CardState::Upheld,
                ])?;
                Ok(vec![Event::CardClosed { conclusion: given(conclusion)? }])
            }
            Command::Cancel { reason, exemption } => {
                self.is_not_their_own(context)?;
                if self.state.is_final() || self.state == CardState::UnderAppeal {
                    return Err(Refusal::WrongState(self.state));
                }
                Ok(vec![Event::CardCancelled { reason: said(reason, context)?, exemption }])
            }
            Command::Correct { measures, done_on } => self.correct(measures, done_on, context),
            Command::Appeal { reason, claims } => self.appeal(reason, claims, context),
            Command::DecideAppeal { verdict, reason } => self.decide_appeal(verdict, reason, context),
            Command::Tick => Ok(self.passed(context)),
        }
    }

    fn apply(self, recorded: &Recorded<Event>) -> Self {
        super::apply::apply(self, recorded)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::CardRaised { .. } => "CardRaised",
            Event::CauseAdded { .. } => "CauseAdded",
            Event::CardExplained { .. } => "CardExplained",
            Event::ExplanationAdded { .. } => "ExplanationAdded",
            Event::ExplanationMissed => "ExplanationMissed",
            Event::ReplyUrged => "ReplyUrged",
            Event::CardReddened => "CardReddened",
            Event::DepartmentCriticised => "DepartmentCriticised",
            Event::Corrected { .. } => "Corrected",
            Event::CardAppealed { .. } => "CardAppealed",
            Event::AppealDecisionMissed => "AppealDecisionMissed",
            Event::AppealUpheld { .. } => "AppealUpheld",
            Event::AppealGranted { .. } => "AppealGranted",
            Event::OrderIssued { .. } => "OrderIssued",
            Event::OrderUrged => "OrderUrged",
            Event::OrderCriticised => "OrderCriticised",
            Event::Rectified { .. } => "Rectified",
            Event::DocumentFiled { .. } => "DocumentFiled",
            Event::CardClosed { .. } => "CardClosed",
            Event::CardCancelled { .. } => "CardCancelled",
        }
    }
}

impl Card {
    /// By a rule, or by a supervisor who says why, on a case that is not over (S-07).
    fn raise(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let Command::Raise { finding, remark } = command else {
            return if command == Command::Tick { Ok(vec![]) } else { Err(Refusal::NoSuchCard) };
        };
        if context.actor.is_system() {
            return Ok(vec![raised(finding, remark, context)]);
        }
        supervises(context)?;
        if !finding.rule.is_raised_by_hand() {
            return Err(Refusal::NotByHand);
        }
        if context.case_is_over {
            return Err(Refusal::CaseOver);
        }
        let remark = said(remark, context)?;
        Ok(vec![raised(finding, remark, context)])
    }

    /// What a rule finds once more while the card stands is a cause more of the same card, not another card; a person is told that it
    /// stands (S-07).
    fn found_again(
        &self,
        before: &Finding,
        cause: Box<Finding>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() {
            supervises(context)?;
            return Err(Refusal::AlreadyRaised);
        }
        let is_more = !self.state.is_final() && self.is_newer(before, &cause);
        Ok(if is_more { vec![Event::CauseAdded { finding: cause }] } else { vec![] })
    }

    /// Whether the events that prove it are later than all that the card was raised for, or was found on it since.
    fn is_newer(&self, before: &Finding, cause: &Finding) -> bool {
        let known = self.causes.iter().map(|added| &added.finding).chain([before]);
        cause.evidence.iter().max() > known.flat_map(|finding| &finding.evidence).max()
    }

    /// What is said must say something (S-09), and may be added to until the card is concluded.
    fn explain(&self, text: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.may_explain(context)?;
        let text = said(text, context)?;
        let is_first = self.state != CardState::Explained;
        Ok(vec![if is_first { Event::CardExplained { text } } else { Event::ExplanationAdded { text } }])
    }

    /// Whether an explanation of theirs, or one more word to it, would be taken now.
    ///
    /// # Errors
    /// Why it would not (S-09).
    pub fn may_explain(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let finding = self.finding.as_ref().ok_or(Refusal::NoSuchCard)?;
        if !is_responsible(finding, context) {
            return Err(Refusal::NotResponsible);
        }
        self.must_be(&[CardState::Open, CardState::Notified, CardState::Explained])?;
        if self.supplements.len() < SUPPLEMENTS_MAX { Ok(()) } else { Err(Refusal::SaidEnough) }
    }

    /// Whether this is a new cause for a card that nobody has to answer any more: it is closed, or a mere reminder on which
    /// nothing is ordered.
    /// A step that is late again after a send-back is such a cause; the event that raised it before never is.
    fn is_raised_anew(&self, before: &Finding, cause: &Finding, context: &Context<'_>) -> bool {
        let unowed =
            self.state.is_final() || before.level == SupervisionLevel::Remind && self.open_order().is_none();
        unowed && (self.is_newer(before, cause) || (self.state.is_final() && !context.actor.is_system()))
    }

    /// A supervisor acts, and one whom the card was never laid to and who never answered it (S-17): people move between offices, and what
    /// they were reproached with moves with them.
    pub(super) fn is_not_their_own(&self, context: &Context<'_>) -> Result<(), Refusal> {
        supervises(context)?;
        let actor = &context.actor.person;
        let findings = self.finding.iter().chain(self.causes.iter().map(|cause| &cause.finding));
        let replies = self.orders.iter().filter_map(|order| order.reply.as_ref());
        let is_their_own = findings
            .filter_map(|finding| finding.person.as_ref())
            .chain(self.explanation.iter().chain(&self.supplements).map(|said| &said.by))
            .chain(self.correction.iter().chain(replies).map(|done| &done.by))
            .chain(self.appeal.iter().map(|appeal| &appeal.by))
            .any(|person| person == actor);
        if is_their_own { Err(Refusal::LaidToSelf) } else { Ok(()) }
    }

    pub(super) fn must_be(&self, states: &[CardState]) -> Result<(), Refusal> {
        if states.contains(&self.state) { Ok(()) } else { Err(Refusal::WrongState(self.state)) }
    }
}

/// Supervision alone acts on cards, and the supervised have no part in it (S-17).
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

/// The card, with the hall's time to explain (S-09); a reminder is help, not reproach, and nobody has to answer it.
pub(super) fn raised(finding: Box<Finding>, remark: String, context: &Context<'_>) -> Event {
    let explain = (finding.level > SupervisionLevel::Remind)
        .then_some(Limit::WorkingDays(context.hall.explanation_days));
    Event::CardRaised { finding, remark, explain }
}

/// A text that says something of the matter itself; what would fit anything says nothing (SR-C1).
pub(super) fn said(text: String, context: &Context<'_>) -> Result<String, Refusal> {
    let text = given(text)?;
    let today = context.hall.calendar.date_of(context.now);
    if context.hall.standard.is_no_reason(&text, today) { Err(Refusal::SaysNothing) } else { Ok(text) }
}

pub(super) fn given(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(text) }
}
