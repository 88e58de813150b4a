//! Who may act in the chapter, who must be heard, and what the decision on the case waits for (L-16, L-25, L-27).

use super::{
    HEARING_REQUEST, Heard, HearingCommand, HearingEvent, PARTIES_MAX, RightState, STATEMENT_LEAST, Side,
};
use crate::{
    case::{
        Case, CaseStatus, ClockName, Context, Event, Refusal,
        decide::{Numbering, given},
        document::DocKind,
    },
    clock::Limit,
    item::process::StepKind,
    name::{Commitment, PersonId},
    time::{CalendarDays, WorkingDays},
};
use alloc::{string::String, vec, vec::Vec};

/// The states in which nothing is decided and somebody may still be heard, here or while the superior has the case.
const BEFORE_DECISION: &[CaseStatus] = &[
    CaseStatus::Accepted,
    CaseStatus::InReview,
    CaseStatus::InDecision,
    CaseStatus::Suspended,
    CaseStatus::ForwardedUp,
];

impl Case {
    pub(in crate::case) fn hear(
        &self,
        command: HearingCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(BEFORE_DECISION)?;
        match command {
            HearingCommand::Inform { person, party, interest, limit } => {
                self.inform(person, party, interest, limit, context)
            }
            HearingCommand::Hear { side, how, statement } => self.hear_side(side, how, statement, context),
            HearingCommand::TellRight { interest } => self.tell_right(interest, context),
            HearingCommand::Request { side } => self.request_hearing(side, context),
            HearingCommand::Waive { side } => self.waive_hearing(side, context),
            HearingCommand::WithdrawRequest { side } => self.withdraw_request(side, context),
            HearingCommand::Announce { ground, basis } => self.announce_hearing(ground, basis, context),
            HearingCommand::Schedule(sitting) => self.schedule_hearing(sitting, context),
            HearingCommand::Hold { record, signed, files } => {
                self.hold_hearing(record, signed, files, context)
            }
        }
    }

    /// Whoever else is touched is told by a paper of their own; with the first of them the applicant is told too, for
    /// both sides speak (L-16).
    fn inform(
        &self,
        person: PersonId,
        party: Commitment,
        interest: String,
        limit: Limit,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_open_post(context)?;
        if self.parties.len() >= PARTIES_MAX {
            return Err(Refusal::TooMany);
        }
        // One number for two people would read the one's papers by the other's key.
        let known = |party: &super::Party| party.person == person;
        if person.as_str().is_empty() || self.is_party(&person) || self.parties.iter().any(known) {
            return Err(Refusal::NoFreshNumber);
        }
        let interest = given(interest, Refusal::NoInterest)?;
        if !leaves_time(limit) {
            return Err(Refusal::NoTimeToSpeak(STATEMENT_LEAST.0));
        }
        let mut numbers = Numbering::new(context);
        let notice = numbers.document(DocKind::RightsNotice);
        let to_party = interest.clone();
        let mut events =
            vec![HearingEvent::InterestedPartyInformed { person, party, interest: to_party, limit, notice }];
        if !self.statements.contains_key(&Side::Applicant) {
            let notice = numbers.document(DocKind::RightsNotice);
            events.push(HearingEvent::ApplicantToldOfRights { interest, limit, notice });
        }
        Ok(events.into_iter().map(Event::Hearing).collect())
    }

    /// Silence may be noted only once the time to speak is over (L-16); words are written down, a waiver is one. Who is
    /// meant may speak or waive by themselves; silence is noted by the office.
    fn hear_side(
        &self,
        side: Side,
        how: Heard,
        statement: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        if !self.is_of(side, &context.actor.person) || how == Heard::Silent {
            self.by_open_post(context)?;
        }
        if self.statements.get(&side).is_none_or(|statement| statement.heard.is_some()) {
            return Err(Refusal::NoSuchParty);
        }
        match how {
            Heard::Spoke => {
                given(statement.clone(), Refusal::NoStatement)?;
            }
            Heard::Silent if !self.passed.contains_key(&ClockName::Statement(side)) => {
                return Err(Refusal::PartyMayStillSpeak);
            }
            Heard::Silent | Heard::Waived => {}
        }
        Ok(vec![Event::Hearing(HearingEvent::StatementHeard { side, how, statement })])
    }

    /// Everybody who is touched and has not been told yet is told at once, each by a paper of their own (L-25).
    fn tell_right(&self, interest: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.by_open_post(context)?;
        let untold: Vec<Side> = self.untold().collect();
        if untold.is_empty() || self.hearing.ex_officio {
            return Err(Refusal::HearingToldAlready);
        }
        let interest = given(interest, Refusal::NoInterest)?;
        let limit = context.hall.applicant_unit.of(HEARING_REQUEST.0);
        let mut numbers = Numbering::new(context);
        let told = untold.into_iter().map(|side| {
            let (interest, notice) = (interest.clone(), numbers.document(DocKind::HearingRightNotice));
            Event::Hearing(HearingEvent::HearingRightTold { side, interest, limit, notice })
        });
        Ok(told.collect())
    }

    /// Everybody whom the decision touches: the applicant, and whoever was informed (L-16).
    pub(super) fn sides(&self) -> impl Iterator<Item = Side> {
        core::iter::once(Side::Applicant).chain((0..self.parties.len()).map(Side::Party))
    }

    /// Whoever has not been told of the right to a hearing.
    pub(in crate::case) fn untold(&self) -> impl Iterator<Item = Side> {
        self.sides().filter(|side| !self.hearing.rights.contains_key(side))
    }

    /// Whose statement the decision still waits for (L-16).
    pub fn unheard(&self) -> impl Iterator<Item = Side> {
        self.statements.iter().filter(|(_, statement)| statement.heard.is_none()).map(|(side, _)| *side)
    }

    /// Whether this person is that side, or acts for it.
    #[must_use]
    pub fn is_of(&self, side: Side, person: &PersonId) -> bool {
        match side {
            Side::Applicant => self.is_party(person),
            Side::Party(place) => self.parties.get(place).is_some_and(|party| party.person == *person),
        }
    }

    /// Whether this person has ever accepted, taken on, reviewed, checked or inspected anything of the case.
    pub(in crate::case) fn took_part(&self, person: &PersonId) -> bool {
        self.hands.contains(person)
    }

    /// What stands in the way of a decision, and of sending the case up for one, until everybody has been heard (L-16,
    /// L-25, L-27).
    pub(in crate::case) fn everybody_heard(&self) -> Result<(), Refusal> {
        let hearing = &self.hearing;
        if hearing.is_open_question() {
            return Err(Refusal::HearingMayBeAsked);
        }
        // Whoever was informed after the others were told of a hearing has the same right to one.
        // What the agency announces is open to everybody, and nobody is told of it by themselves (L-24).
        let by_right = !hearing.rights.is_empty() && !hearing.ex_officio;
        if by_right && self.untold().next().is_some() {
            return Err(Refusal::HearingUntold);
        }
        if hearing.is_owed() {
            return Err(Refusal::HearingOwed);
        }
        if self.unheard().next().is_some() { Err(Refusal::PartyUnheard) } else { Ok(()) }
    }

    /// Whoever chairs the hearing, or has chaired one, is no reviewer of the case, neither before nor after (L-26).
    pub(in crate::case) fn chair_stays_apart(
        &self,
        kind: StepKind,
        person: &PersonId,
    ) -> Result<(), Refusal> {
        let chairs = self.hearing.sitting.as_ref().is_some_and(|it| it.chair == *person);
        let chaired = self.hearing.chaired.contains(person);
        if (chairs || chaired) && kind != StepKind::Decision { Err(Refusal::ChairReviews) } else { Ok(()) }
    }

    /// Whether this side has asked, waived or not answered, for those who decide about the right.
    pub(super) fn right_of(&self, side: Side) -> Result<RightState, Refusal> {
        self.hearing.answer(side).ok_or(Refusal::NoHearing)
    }
}

/// Three working days at least, or a week of days however they fall (L-16); hours are no time to speak.
const fn leaves_time(limit: Limit) -> bool {
    match limit {
        Limit::WorkingDays(WorkingDays(days)) => days >= STATEMENT_LEAST.0,
        Limit::CalendarDays(CalendarDays(days)) => days >= 7,
        Limit::OfficeSeconds(_) => false,
    }
}
