//! 特别程序与延期: the two acts that give a case more time than the law gave it at acceptance (L-19, L-23), and how a case
//! ends early (K-15). Days also move when the calendar changes (C-08), and a new limit begins above (L-15).

use super::{
    ActKind, Case, CaseStatus, ClockName, Context, Event, Refusal, SpecialProcedureKind,
    apply::apply,
    decide::{Numbering, at_window, given, holds, is_head, represents},
    document::DocKind,
};
use crate::{
    clock::{Clock, ClockKind, JOINT_EXTENSION, Limit},
    dossier::{Recorded, Stamp},
    hall::{ChiefPower, Role},
    item::{
        Content,
        content::{Basis, CaseKind},
    },
    time::WorkingDays,
};
use alloc::{string::String, vec, vec::Vec};

impl Case {
    /// One of the eight procedures of article 45, told in writing; nothing else stops the clock (L-23, P-19).
    pub(super) fn start_special(
        &self,
        kind: SpecialProcedureKind,
        needed: Limit,
        basis: Basis,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Accepted, CaseStatus::InReview, CaseStatus::InDecision])?;
        self.by_open_post(context)?;
        match kind {
            SpecialProcedureKind::Other => return Err(Refusal::NotASpecialProcedure),
            // A hearing pauses by its own notice, once one is owed, and for as long as that says.
            SpecialProcedureKind::Hearing => return Err(Refusal::HearingPausesByItself),
            _ => {}
        }
        if needed.amount() == 0 {
            return Err(Refusal::NoNeededTime);
        }
        if !basis.is_named() {
            return Err(Refusal::NoBasisFor(ActKind::StartSpecialProcedure));
        }
        let notice = Numbering::new(context).document(DocKind::SpecialProcedureNotice);
        let procedure = Clock::started(ClockKind::Procedure, context.now, context.today(), needed);
        let through = procedure.due(context.calendar()).date;
        Ok(vec![Event::SpecialProcedureStarted { kind, needed, through, basis, notice }])
    }

    pub(super) fn end_special(&self, result: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Suspended])?;
        self.by_open_post(context)?;
        if self.special == Some(SpecialProcedureKind::Hearing) {
            return Err(Refusal::HearingPausesByItself);
        }
        let result = given(result, Refusal::NoReasonFor(ActKind::EndSpecialProcedure))?;
        let mut events = vec![];
        self.end_of_pause(result, &mut events, context);
        events.extend(self.pause_for_the_hearing(context));
        Ok(events)
    }

    /// The pause is over once these things have happened, and the days on which the limits end now are
    /// told with it.
    pub(in crate::case) fn end_of_pause(
        &self,
        result: String,
        events: &mut Vec<Event>,
        context: &Context<'_>,
    ) {
        events.push(Event::SpecialProcedureEnded { result: result.clone(), due: vec![] });
        let due = self.after(events, context).due_days(context);
        events.pop();
        events.push(Event::SpecialProcedureEnded { result, due });
    }

    /// L-19, L-20: ten days by the head of the agency; fifteen by the head of the government where several handle; less
    /// where a special law says so.
    #[must_use]
    pub fn longest_extension(&self, content: &Content) -> WorkingDays {
        let most = if self.kind == Some(CaseKind::Joint) { JOINT_EXTENSION } else { self.regime.extension() };
        content.limits.extension.map_or(most, |own| own.min(most))
    }

    /// One extension, by the head of the agency, before expiry, with reasons told to the applicant (L-19, L-48).
    pub(super) fn extend(
        &self,
        by: WorkingDays,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::Accepted, CaseStatus::InReview, CaseStatus::InDecision])?;
        let (entitled, role) = match self.kind {
            Some(CaseKind::Joint) => (context.actor.has(Role::GovernmentHead), Role::GovernmentHead),
            _ => (is_head(context), Role::DepartmentHead),
        };
        let most = self.longest_extension(context.content);
        if !entitled {
            return Err(Refusal::NotTheHead(role));
        }
        if self.extended {
            return Err(Refusal::SecondExtension);
        }
        let clock = self.clock(&ClockName::Statutory).ok_or(Refusal::NothingToExtend)?;
        // Ten working days added to a limit in another unit would move nothing, yet be told to the applicant.
        if !clock.limit().same_unit(Limit::WorkingDays(by)) {
            return Err(Refusal::NothingToExtend);
        }
        if clock.due_at(context.calendar()) < context.now {
            return Err(Refusal::ExtensionTooLate);
        }
        if by.0 == 0 || by > most {
            return Err(Refusal::ExtensionTooLong(most.0));
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::Extend))?;
        let mut numbers = Numbering::new(context);
        let approval = Some(numbers.document(DocKind::ExtensionApproval));
        let notice = numbers.document(DocKind::ExtensionNotice);
        let extended = |due| Event::ExtensionApproved {
            by,
            reason: reason.clone(),
            due,
            approval: approval.clone(),
            notice: notice.clone(),
        };
        let due = self.after(&[extended(vec![])], context).due_days(context);
        Ok(vec![extended(due)])
    }

    /// The case once these things have happened: what they move is told with them.
    pub(super) fn after(&self, events: &[Event], context: &Context<'_>) -> Case {
        let stamp =
            Stamp { actor: context.actor.person.clone(), happened_at: context.now, recorded_at: context.now };
        let recorded = |event: &Event| Recorded { version: 0, stamp: stamp.clone(), event: event.clone() };
        events.iter().fold(self.clone(), |case, event| apply(case, &recorded(event)))
    }

    /// The applicant may take the application back until it is decided (K-15).
    pub(super) fn withdraw(&self, reason: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.undecided()?;
        if !self.is_party(&context.actor.person) {
            at_window(context).map_err(|_| Refusal::NotTheApplicant)?;
        }
        Ok(vec![Event::ApplicationWithdrawn { reason, deemed: false }])
    }

    /// Abnormal termination: only by the head, with the reason; supervision sees every one of them.
    pub(super) fn terminate(&self, reason: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.undecided()?;
        if !is_head(context) {
            return Err(Refusal::NotThePost(Role::DepartmentHead.zh().into()));
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::Terminate))?;
        Ok(vec![Event::CaseTerminated { reason }])
    }

    fn undecided(&self) -> Result<(), Refusal> {
        if self.status.is_final() || self.outcome.is_some() {
            Err(Refusal::WrongState(self.status))
        } else {
            Ok(())
        }
    }

    /// Whoever holds the post of a step that is open, or represents the department with the power to coordinate.
    pub(super) fn by_open_post(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let mut open = self.open_steps().map(|(_, record)| &record.post).peekable();
        let needed = open.peek().map(|post| post.0.clone()).unwrap_or_default();
        let allowed = open.any(|post| holds(context, post)) || represents(context, ChiefPower::Coordinate);
        if allowed { Ok(()) } else { Err(Refusal::NotThePost(needed)) }
    }
}
