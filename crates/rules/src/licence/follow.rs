//! 涉证: what happens to licences because of what happened to a case.
//!
//! One place says it for everybody who lets cases live (the office, the tests): a result that is a licence opens one, and
//! a case about a licence is entered on it when handed in, and acts on it when decided. All of it happens in the
//! transaction of the case's own events.

use super::{Command, Grant};
use crate::{
    case::{Case, CaseOutcome, Event, PromiseEvent},
    dossier::Recorded,
    identifier::LicenceNumber,
    item::{
        Content,
        content::{Purpose, ResultType},
    },
};
use alloc::{boxed::Box, string::String};

/// 涉证后果
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A licence is opened; whoever counts the numbers gives it one.
    Opens(Box<Grant>),
    /// A licence is acted on.
    Acts(LicenceNumber, Command),
}

/// What follows for a licence from one event of a case, the case being as it is afterwards.
#[must_use]
pub fn follows(case: &Case, event: &Recorded<Event>, content: &Content) -> Option<Follows> {
    let number = case.number.clone()?;
    let Some(about) = &case.about else { return opening(case, event, content) };
    let decided = |document: &crate::case::Document| document.number.clone();
    let command = match &event.event {
        Event::ApplicationSubmitted(_) => {
            Command::File { case: number, purpose: about.purpose, in_time: about.in_time }
        }
        Event::Granted { content, decision, .. } => match about.purpose {
            Purpose::Renewal => Command::Renew {
                case: number,
                until: about.until?,
                deemed: false,
                decision: decided(decision),
            },
            Purpose::Cancellation => Command::Surrender { case: number, decision: decided(decision) },
            Purpose::Change | Purpose::New => {
                Command::Change { case: number, content: content.clone(), decision: decided(decision) }
            }
        },
        Event::RenewalDeemedGranted { until, decision, .. } => {
            Command::Renew { case: number, until: *until, deemed: true, decision: decided(decision) }
        }
        Event::Refused { .. }
        | Event::NotRequiredTold { .. }
        | Event::AcceptanceRefused { .. }
        | Event::ApplicationWithdrawn { .. }
        | Event::Promise(PromiseEvent::AcceptanceWithdrawn { .. })
        | Event::CaseTerminated { .. } => Command::Close { case: number },
        _ => return None,
    };
    Some(Follows::Acts(about.number.clone(), command))
}

/// A licence is born with the paper that is made of it, not with the decision: until then there is nothing to hold.
fn opening(case: &Case, event: &Recorded<Event>, content: &Content) -> Option<Follows> {
    let Event::ResultProduced { result, valid_until } = &event.event else { return None };
    let spec = content.results.first()?;
    if case.outcome != Some(CaseOutcome::Granted) || spec.result_type != Some(ResultType::LicenceOrPermit) {
        return None;
    }
    Some(Follows::Opens(Box::new(Grant {
        name: result.clone(),
        type_code: spec.licence_type_code.clone(),
        issuer_code: content.body.credit_code.clone(),
        item: case.item.clone(),
        item_version: case.item_version,
        main_item: String::from(content.identity.main_item.trim()),
        department: case.department.clone(),
        holder: case.applicant.clone(),
        case: case.number.clone()?,
        content: case.granted.clone(),
        valid_from: event.stamp.happened_at.day(),
        valid_until: *valid_until,
    })))
}
