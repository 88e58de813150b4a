//! Deciding on a round of reform. Each stage belongs to another role: a department's editor proposes, the legal office
//! and the hall manager give opinions, the head of the government approves, the hall manager publishes.

use super::{
    ADJUSTMENTS_MAX, AdjustEffect, AdjustState, AdjustTest, Adjustment, CASES_MAX, Command, Context, Event,
    NUMBER_MAX, Refusal, Round, RoundOpening, Terms, apply, effect,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
    identifier::CaseNumber,
    name::DepartmentId,
};
use alloc::{
    borrow::ToOwned,
    boxed::Box,
    collections::BTreeSet,
    string::{String, ToString},
    vec,
    vec::Vec,
};

impl Dossier for Round {
    const KIND: &'static str = "reform";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Open(opening) => self.open(opening, context)?,
            Command::Propose(terms) => self.propose(terms, context)?,
            Command::Amend { number, terms, worded } => self.amend((number, worded), terms, context)?,
            Command::GiveOpinion { number, worded, test, agrees, words } => {
                self.give_opinion((number, worded), test, context)?;
                Event::OpinionGiven { number, test, agrees, words: given(words)? }
            }
            Command::FileAttachment { number, paper, file } => {
                let adjustment = self.one(number)?;
                edits_or_manages(&adjustment.terms.department, context)?;
                in_state(adjustment, Adjustment::is_open)?;
                Event::AttachmentFiled { number, paper, file }
            }
            Command::Approve { number, worded, document } => {
                self.approve((number, worded), context)?;
                Event::AdjustmentApproved { number, document: given(document)? }
            }
            Command::Publish { number, worded } => self.publish((number, worded), context)?,
            Command::Execute { number } => {
                entitled(context, Role::HallManager)?;
                self.execute(number, context)?
            }
            Command::HandOver { number, cases, to } => self.hand_over(number, cases, to, context)?,
            Command::Withdraw { number, reason } => {
                let adjustment = self.one(number)?;
                edits_or_manages(&adjustment.terms.department, context)?;
                in_state(adjustment, Adjustment::is_open)?;
                Event::AdjustmentWithdrawn { number, reason: given(reason)? }
            }
            Command::Tick => return Ok(self.tick(context)),
        };
        Ok(vec![event])
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::RoundOpened(_) => "RoundOpened",
            Event::AdjustmentProposed { .. } => "AdjustmentProposed",
            Event::AdjustmentAmended { .. } => "AdjustmentAmended",
            Event::OpinionGiven { .. } => "OpinionGiven",
            Event::AttachmentFiled { .. } => "AttachmentFiled",
            Event::AdjustmentApproved { .. } => "AdjustmentApproved",
            Event::AdjustmentPublished { .. } => "AdjustmentPublished",
            Event::AdjustmentExecuted { .. } => "AdjustmentExecuted",
            Event::CasesHandedOver { .. } => "CasesHandedOver",
            Event::AdjustmentWithdrawn { .. } => "AdjustmentWithdrawn",
        }
    }
}

impl Round {
    fn open(&self, opening: RoundOpening, context: &Context<'_>) -> Result<Event, Refusal> {
        entitled(context, Role::HallManager)?;
        if self.opening.is_some() {
            return Err(Refusal::NumberTaken);
        }
        let fits = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_lowercase() || sign == b'-';
        let number = opening.number.as_bytes();
        let begins = number.first().is_some_and(u8::is_ascii_digit);
        if !begins || number.len() > NUMBER_MAX || !number.iter().all(|sign| fits(*sign)) {
            return Err(Refusal::NumberForm);
        }
        let empty: Vec<String> = [("name", &opening.name), ("basis", &opening.basis)]
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(field, _)| field.to_owned())
            .collect();
        if !empty.is_empty() {
            return Err(Refusal::Incomplete(empty));
        }
        if opening.until < opening.from {
            return Err(Refusal::Period);
        }
        Ok(Event::RoundOpened(opening))
    }

    fn propose(&self, terms: Box<Terms>, context: &Context<'_>) -> Result<Event, Refusal> {
        if self.opening.is_none() {
            return Err(Refusal::NoSuchRound);
        }
        check(&terms, context)?;
        if self.adjustments.len() >= ADJUSTMENTS_MAX {
            return Err(Refusal::Full);
        }
        let number = u32::try_from(self.adjustments.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(Event::AdjustmentProposed { number, terms })
    }

    /// Reworded until it is approved; the opinions were on other words.
    fn amend(
        &self,
        (number, worded): (u32, u32),
        terms: Box<Terms>,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let adjustment = self.one(number)?;
        edits(&adjustment.terms.department, context)?;
        check(&terms, context)?;
        let open = |one: &Adjustment| matches!(one.state, AdjustState::Proposed | AdjustState::Reviewed);
        in_state(adjustment, open)?;
        read(adjustment, worded)?;
        Ok(Event::AdjustmentAmended { number, terms })
    }

    /// D-02: lawful is for the legal office to say, reasonable and really needed for the hall; never for whoever had
    /// a hand in its words.
    fn give_opinion(
        &self,
        (number, worded): (u32, u32),
        test: AdjustTest,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        let adjustment = self.one(number)?;
        if adjustment.authors.contains(&context.actor.person) && !context.actor.is_system() {
            return Err(Refusal::OwnProposal);
        }
        entitled(context, test.said_by())?;
        let open = |one: &Adjustment| matches!(one.state, AdjustState::Proposed | AdjustState::Reviewed);
        in_state(adjustment, open)?;
        read(adjustment, worded)
    }

    /// D-05: the head of the government approves, once the three opinions are there (D-02).
    fn approve(&self, (number, worded): (u32, u32), context: &Context<'_>) -> Result<(), Refusal> {
        let adjustment = self.one(number)?;
        entitled(context, Role::GovernmentHead)?;
        found_passed(adjustment)?;
        in_state(adjustment, |one| one.state == AdjustState::Reviewed)?;
        read(adjustment, worded)
    }

    /// What adds, cancels or delegates is published after the government has approved it (D-05); the rest after the three
    /// opinions. What is taken over has all but the proof of its own publication by then (D-03).
    fn publish(&self, (number, worded): (u32, u32), context: &Context<'_>) -> Result<Event, Refusal> {
        let adjustment = self.one(number)?;
        entitled(context, Role::HallManager)?;
        found_passed(adjustment)?;
        match adjustment.state {
            AdjustState::Approved => {}
            AdjustState::Reviewed if adjustment.terms.kind.needs_government() => {
                return Err(Refusal::NotApproved);
            }
            AdjustState::Reviewed => {}
            other => return Err(Refusal::WrongState(other)),
        }
        read(adjustment, worded)?;
        let mut missing = adjustment.papers_missing();
        missing.retain(|paper| *paper != super::TakeOverPaper::Publication);
        if missing.is_empty() {
            Ok(Event::AdjustmentPublished { number })
        } else {
            Err(Refusal::PapersMissing(missing))
        }
    }

    /// D-06: on its day and not before; D-03: with all five attachments where something is taken over.
    fn execute(&self, number: u32, context: &Context<'_>) -> Result<Event, Refusal> {
        let adjustment = self.one(number)?;
        if adjustment.state != AdjustState::Published {
            return Err(Refusal::WrongState(adjustment.state));
        }
        let missing = adjustment.papers_missing();
        if !missing.is_empty() {
            return Err(Refusal::PapersMissing(missing));
        }
        let terms = &adjustment.terms;
        if context.hall.calendar.date_of(context.now) < terms.execution_on {
            return Err(Refusal::NotYet(terms.execution_on));
        }
        let item = context.items.get(&terms.item).copied();
        Ok(Event::AdjustmentExecuted { number, effect: effect(terms, item, context.hall) })
    }

    /// Everything whose day has come is executed (D-06); what speaks of the same item once more waits until the item knows
    /// of the first.
    fn tick(&self, context: &Context<'_>) -> Vec<Event> {
        let mut moved = BTreeSet::new();
        let due = self.adjustments.iter().filter(|(_, adjustment)| {
            adjustment.ready_at().is_some_and(|ready| ready <= context.now)
                && moved.insert(&adjustment.terms.item)
        });
        due.filter_map(|(number, _)| self.execute(*number, context).ok()).collect()
    }

    /// D-06: open cases finish where they began, or leave by a list that names each of them and who goes on with it.
    fn hand_over(
        &self,
        number: u32,
        cases: Vec<CaseNumber>,
        to: String,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let adjustment = self.one(number)?;
        entitled(context, Role::HallManager)?;
        let gone = [AdjustEffect::MovedAway, AdjustEffect::Cancelled];
        if !adjustment.effect().is_some_and(|effect| gone.contains(&effect)) {
            return Err(Refusal::NotMoved);
        }
        let to = given(to)?;
        if cases.is_empty() || cases.len() > CASES_MAX {
            return Err(Refusal::ListLength);
        }
        let mut seen = BTreeSet::new();
        for number in &cases {
            let of_item = |case: &&&crate::case::Case| case.item == adjustment.terms.item;
            let case = context.cases.get(number).filter(of_item);
            let case = case.ok_or_else(|| Refusal::NoSuchCase(number.clone()))?;
            if case.is_over() {
                return Err(Refusal::CaseOver(number.clone()));
            }
            if !seen.insert(number) || self.handed_over(number).is_some() {
                return Err(Refusal::HandedOverAlready(number.clone()));
            }
        }
        Ok(Event::CasesHandedOver { number, cases, to })
    }

    fn one(&self, number: u32) -> Result<&Adjustment, Refusal> {
        if self.opening.is_none() {
            return Err(Refusal::NoSuchRound);
        }
        self.adjustments.get(&number).ok_or(Refusal::NoSuchAdjustment)
    }
}

impl AdjustTest {
    /// Whose opinion it is (D-02).
    #[must_use]
    pub const fn said_by(self) -> Role {
        match self {
            Self::Lawful => Role::LegalReviewer,
            Self::Reasonable | Self::Needed => Role::HallManager,
        }
    }
}

/// D-01: a proposal says everything that must be said, and it is the department's own; D-05: what is cancelled or delegated
/// says at the same time how it is supervised afterwards.
fn check(terms: &Terms, context: &Context<'_>) -> Result<(), Refusal> {
    if !context.hall.departments.contains_key(&terms.department) {
        return Err(Refusal::NoSuchDepartment);
    }
    edits(&terms.department, context)?;
    let empty = terms.empty_fields();
    if !empty.is_empty() {
        return Err(Refusal::Incomplete(empty.into_iter().map(ToString::to_string).collect()));
    }
    if terms.kind.needs_supervision() && terms.supervision_plan.trim().is_empty() {
        return Err(Refusal::NoSupervisionPlan);
    }
    Ok(())
}

fn found_passed(adjustment: &Adjustment) -> Result<(), Refusal> {
    let open = adjustment.tests_open();
    if open.is_empty() { Ok(()) } else { Err(Refusal::TestsOpen(open)) }
}

/// An opinion, an approval and a publication are about the words that were read, and no others (D-02).
fn read(adjustment: &Adjustment, worded: u32) -> Result<(), Refusal> {
    if adjustment.worded == worded { Ok(()) } else { Err(Refusal::Overtaken) }
}

fn in_state(adjustment: &Adjustment, fits: impl Fn(&Adjustment) -> bool) -> Result<(), Refusal> {
    if fits(adjustment) { Ok(()) } else { Err(Refusal::WrongState(adjustment.state)) }
}

fn entitled(context: &Context<'_>, role: Role) -> Result<(), Refusal> {
    let entitled = context.actor.is_system() || context.actor.has(role);
    entitled.then_some(()).ok_or(Refusal::NotEntitled)
}

/// Whether the actor holds an editor's post of this very department.
fn edits(department: &DepartmentId, context: &Context<'_>) -> Result<(), Refusal> {
    let mut posts = context.hall.posts_of(&context.actor.person);
    let edits =
        posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor));
    if edits || context.actor.is_system() { Ok(()) } else { Err(Refusal::NotEntitled) }
}

fn edits_or_manages(department: &DepartmentId, context: &Context<'_>) -> Result<(), Refusal> {
    edits(department, context).or_else(|_| entitled(context, Role::HallManager))
}

fn given(words: String) -> Result<String, Refusal> {
    if words.trim().is_empty() { Err(Refusal::NoWords) } else { Ok(words) }
}
