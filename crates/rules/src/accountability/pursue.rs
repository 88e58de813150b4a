//! 告知、听取、建议、决定与送达: the way of one who answers (A-03 … A-08).

use super::{
    Accountability, Context, Event, OrganDecision, Proposal, PursuitStage, Refusal, STATEMENT, Spoke,
    Subject, SubjectState,
    decide::{in_state, line},
    proposal::{check, sealed},
};
use crate::{
    case::DeliveryMode,
    name::Commitment,
    time::{Date, WorkingDays},
};
use alloc::{boxed::Box, string::String};

impl Accountability {
    /// whoever answers is told in writing what is held against them, with a time to speak.
    pub(super) fn tell(
        &self,
        subject: u32,
        document: &str,
        days: WorkingDays,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        in_state(self.one(subject)?, SubjectState::Found)?;
        let (least, most) = STATEMENT;
        if days < least || days > most {
            return Err(Refusal::StatementTime(least.0, most.0));
        }
        let until = context.hall.calendar.due(context.today(), days).date;
        Ok(Event::SubjectTold { subject, document: line(document)?, days, until })
    }

    /// they speak for themselves, or say that they will not; nobody else does it for them.
    pub(super) fn state(
        &self,
        subject: u32,
        statement: Option<Commitment>,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let one = self.theirs(subject, context)?;
        if one.spoke == Some(Spoke::Silent) {
            let last = context.hall.calendar.due(one.told_on, one.to_speak).date;
            return Err(Refusal::StatementTooLate(last));
        }
        in_state(one, SubjectState::Told)?;
        self.in_time(PursuitStage::Statement, subject, context).map_err(Refusal::StatementTooLate)?;
        if let Some(words) = &statement {
            sealed(words)?;
        }
        Ok(Event::SubjectHeard { subject, statement })
    }

    /// nothing is proposed before they were told and heard; what is proposed lies within what the fault allows.
    pub(super) fn propose(
        &self,
        subject: u32,
        proposal: Box<Proposal>,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        let one = self.one(subject)?;
        if matches!(one.state, SubjectState::Found | SubjectState::Told) {
            return Err(Refusal::NotHeard);
        }
        in_state(one, SubjectState::Heard)?;
        let report = self.report.as_ref().ok_or(Refusal::WrongState(self.state))?;
        check(&proposal, &one.one, &report.findings)?;
        Ok(Event::MeasureProposed { subject, proposal })
    }

    /// what the competent organ decided, with its name and the number of its decision; it may have decided less,
    /// more, or nothing.
    pub(super) fn record_sanction(
        &self,
        subject: u32,
        decision: OrganDecision,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        let one = self.one(subject)?;
        in_state(one, SubjectState::Referred)?;
        let organ = |words: &str| line(words).map_err(|_| Refusal::NoOrgan);
        let (organ, document): (String, String) = (organ(&decision.organ)?, organ(&decision.document)?);
        let decided_here = one.decision.as_ref().map_or(decision.decided_on, |decision| decision.on);
        if decision.decided_on > context.today() || decision.decided_on < decided_here {
            return Err(Refusal::WrongDay);
        }
        Ok(Event::SanctionRecorded { subject, decision: OrganDecision { organ, document, ..decision } })
    }

    /// the decision is served, and their time to appeal counts from the day on which it reached them.
    pub(super) fn serve(
        &self,
        subject: u32,
        mode: DeliveryMode,
        on: Date,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        let one = self.one(subject)?;
        if one.state == SubjectState::Referred {
            return Err(Refusal::OrganUndecided);
        }
        in_state(one, SubjectState::Decided)?;
        let ours = one.decision.as_ref().map(|decision| decision.on);
        let decided = one.organ.as_ref().map(|organ| organ.decided_on).or(ours).unwrap_or(one.since);
        if on > context.today() || on < decided {
            return Err(Refusal::WrongDay);
        }
        let on = mode.takes_effect(on);
        let served = Subject { state: SubjectState::Served, since: on, ..one.clone() };
        let appeal_until =
            served.may_appeal().map(|kind| kind.to_ask().last_day(on, &context.hall.calendar).date);
        Ok(Event::PursuitServed { subject, mode, on, appeal_until })
    }

    /// Their own part, for whoever it is about.
    pub(super) fn theirs(&self, subject: u32, context: &Context<'_>) -> Result<&Subject, Refusal> {
        let one = self.one(subject)?;
        if one.is_spoken_for_by(&context.actor.person, context.hall) {
            Ok(one)
        } else {
            Err(Refusal::NotYours)
        }
    }

    /// Whether their own time still runs; else its last day.
    pub(super) fn in_time(
        &self,
        stage: PursuitStage,
        subject: u32,
        context: &Context<'_>,
    ) -> Result<(), Date> {
        let calendar = &context.hall.calendar;
        match self.clock(stage, subject) {
            Some(clock) if clock.late_from(calendar) <= context.now => Err(clock.due(calendar).date),
            _ => Ok(()),
        }
    }
}
