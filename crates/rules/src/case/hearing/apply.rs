//! Folding the chapter's events into the case.

use super::{HEARING, HearingEvent, Notice, Party, Right, RightState, Side, Statement};
use crate::{
    case::{Case, ClockName},
    clock::{Clock, Limit},
    dossier::Stamp,
    identifier::DocumentNumber,
    time::{Date, Instant},
};

impl Case {
    pub(in crate::case) fn heard(&mut self, event: &HearingEvent, stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        // L-26: whoever tells and announces handles the case, and chairs no hearing of it.
        if matches!(
            event,
            HearingEvent::InterestedPartyInformed { .. }
                | HearingEvent::HearingRightTold { .. }
                | HearingEvent::HearingAnnounced { .. }
        ) {
            self.hands.insert(stamp.actor.clone());
        }
        match event {
            HearingEvent::InterestedPartyInformed { person, party, interest, limit, notice } => {
                let side = Side::Party(self.parties.len());
                let (person, who, interest) = (person.clone(), party.clone(), interest.clone());
                self.parties.push(Party { person, who, interest });
                self.may_speak(side, &notice.number, *limit, stamp);
            }
            HearingEvent::ApplicantToldOfRights { limit, notice, .. } => {
                self.may_speak(Side::Applicant, &notice.number, *limit, stamp);
            }
            HearingEvent::StatementHeard { side, how, .. } => {
                if let Some(statement) = self.statements.get_mut(side) {
                    statement.heard = Some(*how);
                }
                self.stop(&[ClockName::Statement(*side)], at);
            }
            HearingEvent::HearingRightTold { side, limit, notice, .. } => {
                let right = Right { notice: notice.number.clone(), limit: *limit, answer: RightState::Open };
                self.hearing.rights.insert(*side, right);
                self.addressed_to(*side, &notice.number);
                self.reached_at_once(*side, ClockName::HearingRequest(*side), *limit, stamp);
            }
            HearingEvent::HearingRequested { side } => {
                // What was held before is not what is asked for now, and needs a time of its own.
                if !self.hearing.is_owed() && self.hearing.transcript.is_some() {
                    self.hearing.sitting = None;
                    self.hearing.notices.clear();
                }
                self.answered_with(*side, RightState::Requested, stamp);
                if !self.is_running(&ClockName::Hearing) {
                    self.start_limit(ClockName::Hearing, at, on, Limit::WorkingDays(HEARING));
                }
            }
            HearingEvent::HearingWaived { side } => self.answered_with(*side, RightState::Waived, stamp),
            HearingEvent::HearingRequestWithdrawn { side } => {
                self.answered_with(*side, RightState::Waived, stamp);
                if !self.hearing.is_owed() {
                    self.hearing.sitting = None;
                    self.hearing.notices.clear();
                    self.stop(&[ClockName::Hearing], at);
                }
            }
            HearingEvent::HearingAnnounced { .. } => self.hearing.ex_officio = true,
            HearingEvent::HearingScheduled { sitting, notice } => {
                self.hearing.sitting = Some(sitting.clone());
                self.hearing.notices.clear();
                let told = Notice { number: notice.number.clone(), on: Some(on) };
                self.hearing.notices.insert(Side::Applicant, told);
            }
            HearingEvent::HearingNoticeIssued { party, notice } => {
                let side = Side::Party(*party);
                let told = Notice { number: notice.number.clone(), on: None };
                self.hearing.notices.insert(side, told);
                self.addressed_to(side, &notice.number);
            }
            HearingEvent::HearingHeld { transcript, files, .. } => {
                self.hearing.files.extend(files.iter().cloned());
                self.hearing.transcript = Some(transcript.number.clone());
                let chair = self.hearing.sitting.as_ref().map(|sitting| sitting.chair.clone());
                self.hearing.chaired.extend(chair);
                let asked = self.hearing.rights.values_mut().filter(|it| it.answer == RightState::Requested);
                asked.for_each(|right| right.answer = RightState::Heard);
                self.stop(&[ClockName::Hearing], at);
            }
        }
    }

    /// L-25: whoever lets the days pass has waived the hearing, for themselves alone.
    pub(in crate::case) fn let_pass(&mut self, name: &ClockName) {
        let ClockName::HearingRequest(side) = name else { return };
        if let Some(right) = self.hearing.rights.get_mut(side) {
            right.answer = RightState::Waived;
        }
    }

    fn may_speak(&mut self, side: Side, notice: &DocumentNumber, limit: Limit, stamp: &Stamp) {
        self.statements.insert(side, Statement { notice: notice.clone(), limit, heard: None });
        self.addressed_to(side, notice);
        self.reached_at_once(side, ClockName::Statement(side), limit, stamp);
    }

    fn answered_with(&mut self, side: Side, answer: RightState, stamp: &Stamp) {
        if let Some(right) = self.hearing.rights.get_mut(&side) {
            right.answer = answer;
        }
        self.stop(&[ClockName::HearingRequest(side)], stamp.happened_at);
    }

    fn addressed_to(&mut self, side: Side, paper: &DocumentNumber) {
        if let Side::Party(place) = side {
            self.for_parties.insert(paper.clone(), place);
        }
    }

    /// What is told to the applicant lies in their account at once; an interested party has none, and is served.
    fn reached_at_once(&mut self, side: Side, clock: ClockName, limit: Limit, stamp: &Stamp) {
        if side == Side::Applicant {
            self.start_limit(clock, stamp.happened_at, stamp.happened_at.day(), limit);
        }
    }

    /// A paper takes effect on the day it is served: the limit of whoever it is for counts from there. Only the first
    /// service does, for a second copy gives nobody more time.
    pub(in crate::case) fn was_served(&mut self, paper: &DocumentNumber, on: Date, stamp: &Stamp) {
        if !self.served.insert(paper.clone()) {
            return;
        }
        let open = |right: &Right| right.answer == RightState::Open && right.notice == *paper;
        let unheard = |it: &Statement| it.heard.is_none() && it.notice == *paper;
        let rights = self.hearing.rights.iter().filter(|(_, right)| open(right));
        let rights = rights.map(|(side, right)| (ClockName::HearingRequest(*side), right.limit));
        let statements = self.statements.iter().filter(|(_, statement)| unheard(statement));
        let statements = statements.map(|(side, it)| (ClockName::Statement(*side), it.limit));
        if let Some((name, limit)) = rights.chain(statements).next() {
            self.counts_from(name, limit, (stamp.happened_at, on));
        }
        for notice in self.hearing.notices.values_mut().filter(|notice| notice.number == *paper) {
            notice.on.get_or_insert(on);
        }
    }

    /// A limit that has passed stays passed: what was told and let pass is not undone by a copy.
    fn counts_from(&mut self, name: ClockName, limit: Limit, (at, on): (Instant, Date)) {
        match self.clock(&name).map(Clock::started_on) {
            None => self.start_limit(name, at, on, limit),
            Some(from) if from < on && !self.passed.contains_key(&name) => {
                self.change(&name, |clock| clock.restart(at, on));
            }
            Some(_) => {}
        }
    }
}
