//! When whoever is touched must be heard, and what the decision waits for (L-16, L-24 … L-27).

use super::{HEARING_NOTICE, HEARING_REQUEST, Heard, HearingCommand, HearingEvent, PARTIES_MAX, Sitting};
use crate::{
    case::{
        ActKind, Case, CaseStatus, ClockName, Context, Event, Refusal,
        decide::{Numbering, at_window, given},
        document::DocKind,
        material::few_enough,
    },
    item::process::StepKind,
    name::PersonId,
};
use alloc::{string::String, vec, vec::Vec};

/// The states in which a case is with the department and somebody may still be heard.
const BEFORE_DECISION: &[CaseStatus] =
    &[CaseStatus::Accepted, CaseStatus::InReview, CaseStatus::InDecision, CaseStatus::Suspended];

impl Case {
    pub(in crate::case) fn hear(
        &self,
        command: HearingCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.must_be(BEFORE_DECISION)?;
        let event = match command {
            HearingCommand::Request => self.request_hearing(context)?,
            HearingCommand::Waive => self.waive_hearing(context)?,
            HearingCommand::Hold { record, signed, files } => {
                self.may_hold(context)?;
                let record = given(record, Refusal::NoReasons)?;
                few_enough(&files)?;
                // L-26: whoever took part signs, or their refusal to sign is noted; unsigned it proves nothing.
                let signed = signed.ok_or(Refusal::TranscriptUnsigned)?;
                let transcript = Numbering::new(context).document(DocKind::HearingTranscript);
                HearingEvent::HearingHeld { record, signed, files, transcript }
            }
            by_office => {
                self.by_open_post(context)?;
                self.hear_by_office(by_office, context)?
            }
        };
        Ok(vec![Event::Hearing(event)])
    }

    /// What whoever handles the case does: telling, hearing, announcing a hearing of the agency's own motion (L-24).
    fn hear_by_office(
        &self,
        command: HearingCommand,
        context: &Context<'_>,
    ) -> Result<HearingEvent, Refusal> {
        let document = |kind| Numbering::new(context).document(kind);
        Ok(match command {
            HearingCommand::Inform { party, interest, limit } => {
                if self.parties.len() >= PARTIES_MAX {
                    return Err(Refusal::TooMany);
                }
                let interest = given(interest, Refusal::NoInterest)?;
                if limit.amount() == 0 {
                    return Err(Refusal::NoTimeToSpeak);
                }
                let notice = document(DocKind::RightsNotice);
                HearingEvent::InterestedPartyInformed { party, interest, limit, notice }
            }
            HearingCommand::Hear { party, how, statement } => self.hear_party(party, how, statement)?,
            HearingCommand::TellRight { interest } => {
                if self.hearing.told || self.hearing.ex_officio {
                    return Err(Refusal::HearingToldAlready);
                }
                let interest = given(interest, Refusal::NoInterest)?;
                let limit = context.hall.applicant_unit.of(HEARING_REQUEST.0);
                let notice = document(DocKind::HearingRightNotice);
                HearingEvent::HearingRightTold { interest, limit, notice }
            }
            HearingCommand::Announce { ground, basis } => {
                if self.hearing.is_owed() || self.hearing.transcript.is_some() {
                    return Err(Refusal::HearingToldAlready);
                }
                if !basis.is_named() {
                    return Err(Refusal::NoBasisFor(ActKind::AnnounceHearing));
                }
                let notice = document(DocKind::HearingAnnouncement);
                HearingEvent::HearingAnnounced { ground, basis, notice }
            }
            HearingCommand::Schedule(sitting) => {
                let sitting = self.scheduled(sitting, context)?;
                let notice = document(DocKind::HearingNotice);
                HearingEvent::HearingScheduled { sitting, notice }
            }
            HearingCommand::Request | HearingCommand::Waive | HearingCommand::Hold { .. } => {
                return Err(Refusal::NoHearing);
            }
        })
    }

    /// Silence may be noted only once the time to speak is over (L-16); words are written down, a waiver is one.
    fn hear_party(&self, place: usize, how: Heard, statement: String) -> Result<HearingEvent, Refusal> {
        let unheard = self.parties.get(place).is_some_and(|party| party.heard.is_none());
        if !unheard {
            return Err(Refusal::NoSuchParty);
        }
        match how {
            Heard::Spoke => {
                given(statement.clone(), Refusal::NoStatement)?;
            }
            Heard::Silent if !self.passed.contains_key(&ClockName::Statement) => {
                return Err(Refusal::PartyMayStillSpeak);
            }
            Heard::Silent | Heard::Waived => {}
        }
        Ok(HearingEvent::InterestedPartyHeard { party: place, how, statement })
    }

    /// The applicant asks by themselves; a letter, or an interested party, comes by way of an officer (L-25).
    fn request_hearing(&self, context: &Context<'_>) -> Result<HearingEvent, Refusal> {
        self.by_party_or_office(context)?;
        if !self.hearing.told {
            return Err(Refusal::NoHearing);
        }
        if self.hearing.requested {
            return Err(Refusal::HearingToldAlready);
        }
        if self.hearing.waived {
            return Err(Refusal::HearingAskedTooLate);
        }
        Ok(HearingEvent::HearingRequested)
    }

    fn waive_hearing(&self, context: &Context<'_>) -> Result<HearingEvent, Refusal> {
        self.by_party_or_office(context)?;
        if self.hearing.is_open_question() {
            Ok(HearingEvent::HearingWaived)
        } else {
            Err(Refusal::NoHearing)
        }
    }

    fn by_party_or_office(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let allowed = self.is_party(&context.actor.person)
            || at_window(context).is_ok()
            || self.by_open_post(context).is_ok();
        if allowed { Ok(()) } else { Err(Refusal::NotTheApplicant) }
    }

    /// Told seven working days before, chaired by nobody who reviews the case, and within the twenty days wherever
    /// that is still possible (L-25, L-26).
    fn scheduled(&self, sitting: Sitting, context: &Context<'_>) -> Result<Sitting, Refusal> {
        if !self.hearing.is_owed() {
            return Err(Refusal::NoHearing);
        }
        let place = given(sitting.place.clone(), Refusal::NoPlace)?;
        let earliest = context.calendar().working_day_after(context.today(), HEARING_NOTICE.0.into());
        if sitting.at.day() < earliest {
            return Err(Refusal::HearingNoticeTooShort(earliest));
        }
        let latest = self.clock(&ClockName::Hearing).map(|clock| clock.due(context.calendar()).date);
        if let Some(latest) = latest.filter(|latest| *latest >= earliest && sitting.at.day() > *latest) {
            return Err(Refusal::HearingTooLate(latest));
        }
        if self.took_part(&sitting.chair) || self.recused.contains(&sitting.chair) {
            return Err(Refusal::ChairReviews);
        }
        if context.hall.posts_of(&sitting.chair).next().is_none() {
            return Err(Refusal::ChairUnknown);
        }
        Ok(Sitting { place, ..sitting })
    }

    /// The hearing is held at the time that was told, not before; its record is kept by the chair or the office.
    fn may_hold(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let sitting = self.hearing.sitting.as_ref().filter(|_| self.hearing.is_owed());
        let sitting = sitting.ok_or(Refusal::NoHearing)?;
        if sitting.chair != context.actor.person {
            self.by_open_post(context)?;
        }
        if context.now < sitting.at { Err(Refusal::HearingAhead(sitting.at)) } else { Ok(()) }
    }

    /// Whether this person has ever accepted, taken on, reviewed, checked or inspected anything of the case.
    pub(in crate::case) fn took_part(&self, person: &PersonId) -> bool {
        self.hands.contains(person)
    }

    /// What stands in the way of a decision until everybody has been heard (L-16, L-25, L-27).
    pub(in crate::case) fn everybody_heard(&self) -> Result<(), Refusal> {
        if self.hearing.is_open_question() {
            return Err(Refusal::HearingMayBeAsked);
        }
        if self.hearing.is_owed() {
            return Err(Refusal::HearingOwed);
        }
        if self.parties.iter().any(|party| party.heard.is_none()) {
            return Err(Refusal::PartyUnheard);
        }
        Ok(())
    }

    /// Whoever chaired the hearing is no reviewer of the case, neither before nor after (L-26).
    pub(in crate::case) fn chair_stays_apart(
        &self,
        kind: StepKind,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        let chairs = self.hearing.sitting.as_ref().is_some_and(|it| it.chair == context.actor.person);
        if chairs && kind != StepKind::Decision { Err(Refusal::ChairReviews) } else { Ok(()) }
    }
}
