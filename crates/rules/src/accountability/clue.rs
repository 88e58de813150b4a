//! 线索与核实: what a clue must have, who takes it up, and what a verification finds.

use super::{
    Accountability, Clue, Context, EVIDENCE_MAX, Event, FaultCourse, Findings, NUMBER_MAX, PEOPLE_MAX,
    PursuitState, Refusal, answerable, decide::line, proposal::sealed,
};
use crate::{
    dossier::SYSTEM,
    hall::Role,
    name::{Commitment, PersonId},
};
use alloc::{boxed::Box, vec::Vec};

impl Accountability {
    /// A clue names where it comes from, whom it is about and what it looks like; any supervisor records it.
    pub(super) fn record(&self, mut clue: Box<Clue>, context: &Context<'_>) -> Result<Event, Refusal> {
        if !context.actor.has(Role::Supervisor) {
            return Err(Refusal::NotASupervisor);
        }
        if self.clue.is_some() {
            return Err(Refusal::NumberTaken);
        }
        if !is_number(&clue.number) {
            return Err(Refusal::NumberForm);
        }
        clue.reference = line(&clue.reference)?;
        sealed(&clue.facts)?;
        if !context.hall.departments.contains_key(&clue.department) {
            return Err(Refusal::NoSuchDepartment);
        }
        if clue.case.is_some() != context.case.is_some() {
            return Err(Refusal::NoSuchCase);
        }
        known_events(&clue.evidence, context)?;
        Ok(Event::ClueRecorded(clue))
    }

    /// Taken up by a supervisor whom it does not concern.
    pub(super) fn take_up(&self, context: &Context<'_>) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        self.must_be(PursuitState::Clue)?;
        Ok(Event::ClueTakenUp)
    }

    /// Not taken up, with reasons.
    pub(super) fn dismiss(&self, reasons: Commitment, context: &Context<'_>) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        self.must_be(PursuitState::Clue)?;
        sealed(&reasons)?;
        Ok(Event::ClueDismissed { reasons })
    }

    /// the findings say how the fault came about, the log says who did what; both together say who answers.
    pub(super) fn verify(&self, findings: Box<Findings>, context: &Context<'_>) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        self.must_be(PursuitState::Verifying)?;
        sealed(&findings.facts)?;
        if findings.fee.is_some() && !findings.violation.is_about_fees() {
            return Err(Refusal::NotAboutFees);
        }
        let department = self.clue.as_ref().map(|clue| clue.department.clone()).unwrap_or_default();
        let read_from_case = matches!(
            findings.course,
            FaultCourse::Falsified | FaultCourse::OwnAct | FaultCourse::WrongDecision { .. }
        );
        if context.case.is_none() && read_from_case {
            return Err(Refusal::NeedsCase);
        }
        if context.case.is_some() && findings.evidence.is_empty() {
            return Err(Refusal::NoEvidence);
        }
        known_events(&findings.evidence, context)?;
        if let FaultCourse::Outside { people } = &findings.course
            && people.len() > PEOPLE_MAX
        {
            return Err(Refusal::TooMuch);
        }
        if findings.course.named().iter().any(|person| !is_of_the_hall(person, context)) {
            return Err(Refusal::NoSuchPerson);
        }
        let found = answerable(&findings.course, &department, context.case, &findings.evidence);
        if found.iter().all(|one| one.role == super::LiabilityRole::None) {
            return Err(Refusal::NobodyAnswers);
        }
        // Whoever turns out to answer has not verified their own part.
        let actor = super::Answering::Person(context.actor.person.clone());
        if found.iter().any(|one| one.who == actor) {
            return Err(Refusal::Concerned);
        }
        Ok(Event::FaultVerified { findings, answerable: found })
    }

    /// Nothing of it is true, or nobody is to blame.
    pub(super) fn find_nothing(&self, reasons: Commitment, context: &Context<'_>) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        self.must_be(PursuitState::Verifying)?;
        sealed(&reasons)?;
        Ok(Event::NothingFound { reasons })
    }
}

/// Somebody who holds a post or an office, or acted in the case for the hall and has left since: neither its applicant nor the system. Any
/// other name would stand in the log for ever.
fn is_of_the_hall(person: &PersonId, context: &Context<'_>) -> bool {
    let acted = |of: &super::CourseOfCase<'_>| {
        let by_them = of.history.iter().any(|event| event.stamp.actor == *person);
        by_them && !of.case.is_party(person) && person.as_str() != SYSTEM
    };
    !context.hall.roles_of(person).is_empty() || context.case.as_ref().is_some_and(acted)
}

/// The events that prove it are events of the case, and not too many.
fn known_events(evidence: &[u64], context: &Context<'_>) -> Result<(), Refusal> {
    if evidence.len() > EVIDENCE_MAX {
        return Err(Refusal::TooMuch);
    }
    let last = context.case.map_or(0, |of| of.history.last().map_or(0, |event| event.version));
    let unknown: Vec<u64> =
        evidence.iter().copied().filter(|version| *version == 0 || *version > last).collect();
    if unknown.is_empty() { Ok(()) } else { Err(Refusal::NoSuchEvents(unknown)) }
}

/// `2026-7`: a year of four digits and a serial.
fn is_number(number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    let parts = number.split_once('-');
    number.len() <= NUMBER_MAX
        && parts.is_some_and(|(year, serial)| year.len() == 4 && digits(year) && digits(serial))
}
