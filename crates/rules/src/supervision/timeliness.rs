//! 时效: limits that are near or have passed (SR-T1 … SR-T5).

use super::{Cause, Rule};
use crate::{
    case::{Case, ClockName, Event},
    dossier::Recorded,
    item::Content,
};
use alloc::{vec, vec::Vec};

pub(super) fn check<'a>(_: &'a Case, event: &'a Recorded<Event>, content: &'a Content) -> Vec<Cause<'a>> {
    let proof = vec![event.version];
    let cause = match &event.event {
        Event::LimitNeared { clock: ClockName::Promised, .. } => Cause::near(Rule::Promise, proof),
        Event::LimitNeared { clock: ClockName::Step(step), .. } => {
            Cause::near(Rule::StepLimit, proof).at(step)
        }
        Event::LimitPassed { clock, .. } => match passed(clock, proof, content) {
            Some(cause) => cause,
            None => return vec![],
        },
        // L-31: the last day of the licence is a limit of the law.
        Event::RenewalDeemedGranted { .. } => Cause::found(Rule::Statute, proof),
        _ => return vec![],
    };
    vec![cause]
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
        ClockName::Procedure | ClockName::Hearing | ClockName::Tell | ClockName::Assignment => {
            Cause::found(Rule::IssueLimit, proof)
        }
        // K-06 is a local promise of the window, without a rule of its own in the catalogue; and a renewal that
        // nobody decided is told by what silence made of it.
        ClockName::PreReview | ClockName::Renewal => return None,
        // The applicant's own, and an outsider's.
        ClockName::Correction
        | ClockName::Statement(_)
        | ClockName::HearingRequest(_)
        | ClockName::Deferral
        | ClockName::Rectification => return None,
    })
}
