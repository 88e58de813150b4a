//! 时效: limits that are near or have passed (SR-T1 … SR-T5, with the default levels of S-05).

use super::{Finding, Rule, SupervisionLevel, finding};
use crate::{
    case::{Case, ClockName, Event},
    dossier::Recorded,
    item::Content,
};
use alloc::vec;

pub(super) fn check(case: &Case, event: &Recorded<Event>, content: &Content) -> Option<Finding> {
    let (rule, level, step) = match &event.event {
        Event::LimitNeared { clock: ClockName::Promised, .. } => {
            (Rule::Promise, SupervisionLevel::Remind, None)
        }
        Event::LimitNeared { clock: ClockName::Step(step), .. } => {
            (Rule::StepLimit, SupervisionLevel::Remind, Some(step))
        }
        Event::LimitPassed { clock, .. } => match clock {
            ClockName::Acceptance => (Rule::AcceptanceMissed, SupervisionLevel::YellowCard, None),
            ClockName::Promised => (Rule::Promise, SupervisionLevel::YellowCard, None),
            ClockName::Statutory | ClockName::LowerReview => (Rule::Statute, SupervisionLevel::RedCard, None),
            ClockName::Step(step) => (Rule::StepLimit, SupervisionLevel::YellowCard, Some(step)),
            ClockName::Issue
            | ClockName::Procedure
            | ClockName::Hearing
            | ClockName::Tell
            | ClockName::Assignment
            | ClockName::Verification => (Rule::IssueLimit, SupervisionLevel::YellowCard, None),
            // K-06 is a local promise of the window, without a rule of its own in the catalogue; and a renewal that
            // nobody decided is told by what silence made of it.
            ClockName::PreReview | ClockName::Renewal => return None,
            // The applicant's own, and an outsider's.
            ClockName::Correction
            | ClockName::Statement(_)
            | ClockName::HearingRequest(_)
            | ClockName::Deferral
            | ClockName::Rectification => return None,
        },
        // L-31: the last day of the licence is a limit of the law.
        Event::RenewalDeemedGranted { .. } => (Rule::Statute, SupervisionLevel::RedCard, None),
        _ => return None,
    };
    let mut finding = finding(case, content, (rule, level), step, vec![event.version])?;
    match rule {
        // Nobody at the window acted: the window's post answers, whoever has the case now.
        Rule::AcceptanceMissed => {
            finding.post = content.process.acceptance_post.clone();
            finding.person = None;
        }
        Rule::IssueLimit if matches!(&event.event, Event::LimitPassed { clock: ClockName::Issue, .. }) => {
            finding.post = content.process.delivery_post.clone();
            finding.person = None;
        }
        // Whoever reviews such matters verifies what was promised; nobody in particular had it at hand.
        Rule::IssueLimit
            if matches!(&event.event, Event::LimitPassed { clock: ClockName::Verification, .. }) =>
        {
            let first = content.process.steps().first().map(|step| step.post.clone());
            finding.post = first.unwrap_or(finding.post);
            finding.person = None;
        }
        _ => {}
    }
    Some(finding)
}
