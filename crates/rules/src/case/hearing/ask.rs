//! Asking for a hearing, waiving it and taking the request back: each side for itself (L-25).

use super::{HearingEvent, RightState, Side};
use crate::case::{Case, Context, Event, Refusal, SpecialProcedureKind, decide::at_window};
use alloc::{vec, vec::Vec};

impl Case {
    /// Who is meant asks by themselves; a letter comes by way of an officer (L-25).
    pub(super) fn request_hearing(&self, side: Side, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.by_side_or_office(side, context)?;
        match self.right_of(side)? {
            RightState::Open => Ok(vec![Event::Hearing(HearingEvent::HearingRequested { side })]),
            RightState::Requested | RightState::Heard => Err(Refusal::HearingToldAlready),
            RightState::Waived => Err(Refusal::HearingAskedTooLate),
        }
    }

    pub(super) fn waive_hearing(&self, side: Side, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.by_side_or_office(side, context)?;
        match self.right_of(side)? {
            RightState::Open => Ok(vec![Event::Hearing(HearingEvent::HearingWaived { side })]),
            RightState::Requested | RightState::Heard | RightState::Waived => Err(Refusal::NoHearing),
        }
    }

    /// Where nobody else has asked, no hearing is owed any more, and the pause that was told for it is over (L-23, L-25).
    pub(super) fn withdraw_request(&self, side: Side, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.by_side_or_office(side, context)?;
        if self.right_of(side)? != RightState::Requested {
            return Err(Refusal::NoHearing);
        }
        let withdrawn = Event::Hearing(HearingEvent::HearingRequestWithdrawn { side });
        let still_owed = self.after(core::slice::from_ref(&withdrawn), context).hearing.is_owed();
        let mut events = vec![withdrawn];
        if !still_owed && self.special == Some(SpecialProcedureKind::Hearing) {
            self.end_of_pause(WITHDRAWN.into(), &mut events, context);
        }
        Ok(events)
    }

    fn by_side_or_office(&self, side: Side, context: &Context<'_>) -> Result<(), Refusal> {
        let allowed = self.is_of(side, &context.actor.person)
            || at_window(context).is_ok()
            || self.by_open_post(context).is_ok();
        match side {
            _ if allowed => Ok(()),
            Side::Applicant => Err(Refusal::NotTheApplicant),
            Side::Party(_) => Err(Refusal::NotThatParty),
        }
    }
}

const WITHDRAWN: &str = "听证申请已撤回，不再举行听证";
