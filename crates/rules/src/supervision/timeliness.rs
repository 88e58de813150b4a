//! 时效: limits that are near or have passed (SR-T1 … SR-T5).

use super::{Cause, Rule, View};
use crate::{
    case::{ClockName, Event, HearingEvent, SuperiorEvent, hearing::HEARING_NOTICE, slip::SlipRefusal},
    dossier::Recorded,
    item::Content,
    time::Instant,
};
use alloc::{vec, vec::Vec};

/// K-10: working days to forward what goes up, once it is ready to.
const FORWARD: u32 = 3;

pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let proof = vec![event.version];
    let cause = match &event.event {
        Event::LimitNeared { clock: ClockName::Promised, .. } => Cause::near(Rule::Promise, proof),
        Event::LimitNeared { clock: ClockName::Step(step), .. } => {
            Cause::near(Rule::StepLimit, proof).at(step)
        }
        // F-11: a result that waits for the payer is late by no fault of the hall.
        Event::LimitPassed { clock: ClockName::Issue, .. }
            if matches!(view.case.paid_before_issue(view.content), Err(SlipRefusal::Unpaid(_))) =>
        {
            return vec![];
        }
        Event::LimitPassed { clock, .. } => match passed(clock, proof, view.content) {
            Some(cause) => cause,
            None => return vec![],
        },
        // L-26: whoever is heard is told seven working days before.
        Event::Hearing(HearingEvent::HearingScheduled { sitting, .. })
            if days(view, event.stamp.happened_at, sitting.at) < u32::from(HEARING_NOTICE.0) =>
        {
            Cause::found(Rule::IssueLimit, proof)
        }
        Event::Superior(SuperiorEvent::ForwardedUp { step, .. })
            if view
                .case
                .steps
                .get(step)
                .is_some_and(|record| days(view, record.started, event.stamp.happened_at) > FORWARD) =>
        {
            Cause::found(Rule::IssueLimit, proof).at(step)
        }
        // L-31: the last day of the licence is a limit of the law.
        Event::RenewalDeemedGranted { .. } => Cause::found(Rule::Statute, proof),
        _ => return vec![],
    };
    vec![cause]
}

/// Working days from one moment to another, the day of the first not counted.
fn days(view: View<'_>, from: Instant, to: Instant) -> u32 {
    let calendar = &view.hall.calendar;
    calendar.working_days_between(calendar.date_of(from), calendar.date_of(to))
}

fn passed<'a>(clock: &'a ClockName, proof: Vec<u64>, content: &Content) -> Option<Cause<'a>> {
    let process = &content.process;
    Some(match clock {
        // Nobody at the window acted: the window's post answers, whoever has the case now.
        ClockName::Acceptance => Cause {
            post: Some(process.acceptance_post.clone()),
            ..Cause::found(Rule::AcceptanceMissed, proof)
        },
        ClockName::Promised => Cause::found(Rule::Promise, proof),
        ClockName::Statutory | ClockName::LowerReview => Cause::found(Rule::Statute, proof),
        ClockName::Step(step) => Cause::found(Rule::StepLimit, proof).at(step),
        ClockName::Issue => {
            Cause { post: Some(process.delivery_post.clone()), ..Cause::found(Rule::IssueLimit, proof) }
        }
        // Whoever reviews such matters verifies what was promised; nobody in particular had it at hand.
        ClockName::Verification => Cause {
            post: process.steps().first().map(|step| step.post.clone()),
            ..Cause::found(Rule::IssueLimit, proof)
        },
        ClockName::Hearing | ClockName::Tell | ClockName::Assignment => Cause::found(Rule::IssueLimit, proof),
        // L-23: a procedure that is open longer than the applicant was told.
        ClockName::Procedure => Cause::found(Rule::SpecialProcedure, proof),
        // K-06 is a local promise of the window, without a rule of its own in the catalogue; and a renewal that
        // nobody decided is told by what silence made of it.
        ClockName::PreReview | ClockName::Renewal => return None,
        // The applicant's own, and an outsider's.
        ClockName::Correction
        | ClockName::Statement(_)
        | ClockName::HearingRequest(_)
        | ClockName::Deferral
        | ClockName::Rectification
        | ClockName::Payment => return None,
    })
}
