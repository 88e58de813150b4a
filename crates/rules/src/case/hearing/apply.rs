//! Folding the chapter's events into the case.

use super::{HEARING, HearingEvent, Party};
use crate::{
    case::{Case, ClockName},
    clock::Limit,
    dossier::Stamp,
};

impl Case {
    pub(in crate::case) fn heard(&mut self, event: &HearingEvent, stamp: &Stamp) {
        let (at, on) = (stamp.happened_at, stamp.happened_at.day());
        match event {
            HearingEvent::InterestedPartyInformed { party, interest, limit, .. } => {
                let party = Party { who: party.clone(), interest: interest.clone(), heard: None };
                self.parties.push(party);
                self.start_limit(ClockName::Statement, at, on, *limit);
            }
            HearingEvent::InterestedPartyHeard { party, how, .. } => {
                if let Some(party) = self.parties.get_mut(*party) {
                    party.heard = Some(*how);
                }
                if self.parties.iter().all(|party| party.heard.is_some()) {
                    self.stop(&[ClockName::Statement], at);
                }
            }
            HearingEvent::HearingRightTold { limit, .. } => {
                self.hearing.told = true;
                self.start_limit(ClockName::HearingRequest, at, on, *limit);
            }
            HearingEvent::HearingRequested => {
                self.hearing.requested = true;
                self.stop(&[ClockName::HearingRequest], at);
                self.start_limit(ClockName::Hearing, at, on, Limit::WorkingDays(HEARING));
            }
            HearingEvent::HearingWaived => {
                self.hearing.waived = true;
                self.stop(&[ClockName::HearingRequest], at);
            }
            HearingEvent::HearingAnnounced { .. } => self.hearing.ex_officio = true,
            HearingEvent::HearingScheduled { sitting, .. } => self.hearing.sitting = Some(sitting.clone()),
            HearingEvent::HearingHeld { transcript, files, .. } => {
                self.hearing.files.clone_from(files);
                self.hearing.transcript = Some(transcript.number.clone());
                self.stop(&[ClockName::Hearing], at);
            }
        }
    }
}
