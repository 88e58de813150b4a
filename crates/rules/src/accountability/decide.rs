//! Deciding on a matter of accountability: who may do what. What a clue and a verification must have stands in `clue`,
//! the way from telling to serving in `pursue`, appeals in `appeal`.

use super::{
    Accountability, Command, Context, Event, LINE_MAX, PursuitStage, PursuitState, Refusal, Subject,
    SubjectState, apply, proposal,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
    name::{DepartmentId, PersonId},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

impl Dossier for Accountability {
    const KIND: &'static str = "accountability";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Record(clue) => self.record(clue, context)?,
            Command::TakeUp => self.take_up(context)?,
            Command::Dismiss { reasons } => self.dismiss(reasons, context)?,
            Command::Verify(findings) => self.verify(findings, context)?,
            Command::FindNothing { reasons } => self.find_nothing(reasons, context)?,
            Command::Tell { subject, document, days } => self.tell(subject, &document, days, context)?,
            Command::State { subject, statement } => self.state(subject, statement, context)?,
            Command::Propose { subject, proposal } => self.propose(subject, proposal, context)?,
            Command::Return { subject, reasons } => {
                self.may_decide(subject, context)?;
                proposal::sealed(&reasons)?;
                Event::ProposalReturned { subject, reasons }
            }
            Command::Decide { subject, document } => {
                self.may_decide(subject, context)?;
                Event::PursuitDecided { subject, document: line(&document)? }
            }
            Command::RecordSanction { subject, decision } => {
                self.record_sanction(subject, decision, context)?
            }
            Command::Serve { subject, mode, on } => self.serve(subject, mode, on, context)?,
            Command::Appeal { subject, grounds } => self.appeal(subject, grounds, context)?,
            Command::AnswerAppeal { subject, answer } => self.answer_appeal(subject, answer, context)?,
            Command::File => self.file(context)?,
            Command::Tick => return Ok(self.tick(context)),
        };
        Ok(vec![event])
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::ClueRecorded(_) => "ClueRecorded",
            Event::ClueTakenUp => "ClueTakenUp",
            Event::ClueDismissed { .. } => "ClueDismissed",
            Event::FaultVerified { .. } => "FaultVerified",
            Event::NothingFound { .. } => "NothingFound",
            Event::SubjectTold { .. } => "SubjectTold",
            Event::SubjectHeard { .. } => "SubjectHeard",
            Event::StatementMissed { .. } => "StatementMissed",
            Event::MeasureProposed { .. } => "MeasureProposed",
            Event::ProposalReturned { .. } => "ProposalReturned",
            Event::PursuitDecided { .. } => "PursuitDecided",
            Event::SanctionRecorded { .. } => "SanctionRecorded",
            Event::PursuitServed { .. } => "PursuitServed",
            Event::AppealMade { .. } => "AppealMade",
            Event::AppealAnswered { .. } => "AppealAnswered",
            Event::AppealTimePassed { .. } => "AppealTimePassed",
            Event::StageLate { .. } => "StageLate",
            Event::PursuitFiled => "PursuitFiled",
        }
    }
}

impl Accountability {
    /// filed once everybody who answers has come to the end, or nothing was taken up or found.
    fn file(&self, context: &Context<'_>) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        match self.state {
            PursuitState::Dismissed | PursuitState::Unfounded => Ok(Event::PursuitFiled),
            PursuitState::Pursuing => {
                let open = self.open_subjects();
                if open.is_empty() { Ok(Event::PursuitFiled) } else { Err(Refusal::StillOpen(open)) }
            }
            other => Err(Refusal::WrongState(other)),
        }
    }

    /// What the passing of time means: silence counts as having been heard, an appeal that was not made cannot be
    /// made any more, and an agency that is late is told so once.
    fn tick(&self, context: &Context<'_>) -> Vec<Event> {
        let calendar = &context.hall.calendar;
        let passed = self.unheard().filter(|one| one.late_from(calendar) <= context.now);
        let told = passed.map(|one| match (one.stage, one.subject) {
            (PursuitStage::Statement, Some(subject)) => Event::StatementMissed { subject },
            (PursuitStage::AppealTime, Some(subject)) => Event::AppealTimePassed { subject },
            (stage, subject) => Event::StageLate { subject, stage, due: one.due(calendar).date },
        });
        told.collect()
    }

    /// Whoever answers, by number.
    pub(super) fn one(&self, subject: u32) -> Result<&Subject, Refusal> {
        if self.clue.is_none() {
            return Err(Refusal::NoSuchMatter);
        }
        self.subjects.get(&subject).ok_or(Refusal::NoSuchSubject)
    }

    /// A supervisor whom it does not concern.
    pub(super) fn runs_it(&self, context: &Context<'_>) -> Result<(), Refusal> {
        if self.clue.is_none() {
            return Err(Refusal::NoSuchMatter);
        }
        if !context.actor.has(Role::Supervisor) {
            return Err(Refusal::NotASupervisor);
        }
        if self.concerns(&context.actor.person, context) { Err(Refusal::Concerned) } else { Ok(()) }
    }

    /// whether the matter concerns this person: they answer in it, serve the department it is about or one that
    /// answers, had a hand in the case, or applied in it.
    #[must_use]
    pub fn concerns(&self, person: &PersonId, context: &Context<'_>) -> bool {
        let Some(clue) = &self.clue else { return false };
        let hall = context.hall;
        let serves =
            |department: &DepartmentId| hall.posts_of(person).any(|post| post.department == *department);
        let answers = self.subjects.values().any(|subject| match &subject.one.who {
            super::Answering::Person(who) => who == person,
            super::Answering::Department(department) => serves(department),
        });
        let in_case = context.case.is_some_and(|of| {
            let acted = of.history.iter().any(|event| event.stamp.actor == *person);
            acted || of.case.hands.contains(person) || of.case.is_party(person)
        });
        answers || in_case || serves(&clue.department)
    }

    /// whoever decides has neither verified nor proposed, and it does not concern them.
    fn may_decide(&self, subject: u32, context: &Context<'_>) -> Result<(), Refusal> {
        self.runs_it(context)?;
        let one = self.one(subject)?;
        in_state(one, SubjectState::Proposed)?;
        let actor = &context.actor.person;
        let verified = self.report.as_ref().is_some_and(|report| report.by == *actor);
        let proposed = one.proposal.as_ref().is_some_and(|(_, by)| by == actor);
        if verified || proposed { Err(Refusal::OwnFinding) } else { Ok(()) }
    }

    pub(super) fn must_be(&self, state: PursuitState) -> Result<(), Refusal> {
        if self.state == state { Ok(()) } else { Err(Refusal::WrongState(self.state)) }
    }
}

pub(super) fn in_state(one: &Subject, state: SubjectState) -> Result<(), Refusal> {
    if one.state == state { Ok(()) } else { Err(Refusal::WrongStage(one.state)) }
}

/// One line of plain words about no person: a reference, a document number, an organ.
pub(super) fn line(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refusal::NoWords);
    }
    if words.chars().count() > LINE_MAX { Err(Refusal::TooMuch) } else { Ok(words.to_string()) }
}
