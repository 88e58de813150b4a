//! 待办: which acts the state of a case calls for, given what is to become of it.

use super::{
    Matter,
    fate::{Corrected, Ending},
    fees, hearing,
};
use crate::evasion::Trick;
use rules::{
    case::{Case, CaseStatus, ClockName, SpecialProcedureKind, StepRecord},
    item::{
        Content,
        content::{Material, Necessity},
        process::StepKind,
    },
    name::StepId,
    time::Instant,
};

/// One thing to be done about a case. A step is named with the moment of its opening, for it may open again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Duty {
    Receive,
    ReturnPreReview,
    Resubmit,
    RequestCorrection,
    SupplyCorrection,
    SupplyDeferred,
    Accept,
    TellNotRequired,
    RefuseAcceptance,
    Take(StepId, Instant),
    RecordSiteCheck(StepId, Instant),
    SignSiteCheck(StepId, Instant),
    AssignInspection,
    Forward(StepId, Instant),
    Reply(StepId, Instant),
    Finish(StepId, Instant),
    Decide(StepId, Instant),
    SendBack { from: StepId, to: StepId, opened: Instant },
    StartSpecial,
    AnnounceHearing,
    ScheduleHearing,
    HoldHearing,
    EndSpecial,
    Extend,
    Withdraw,
    Terminate,
    Produce,
    Deliver,
    AssessFee,
    Pay,
    VerifyPayment,
    Rate,
}

/// Everything to be done about the case as it stands.
pub(crate) fn wanted(case: &Case, content: &Content, matter: &Matter) -> Vec<Duty> {
    let mut duties = on_the_way(case, content, matter);
    if case.paid_before_issue(content).is_err() {
        duties.retain(|duty| *duty != Duty::Deliver);
    }
    duties.extend(fees::owed(case, content));
    duties
}

fn on_the_way(case: &Case, content: &Content, matter: &Matter) -> Vec<Duty> {
    let fate = &matter.fate;
    match case.status {
        CaseStatus::Submitted | CaseStatus::Received if fate.silent => vec![],
        CaseStatus::Submitted if fate.returned && !matter.was_returned => vec![Duty::ReturnPreReview],
        CaseStatus::Submitted => vec![Duty::Receive],
        CaseStatus::PreReviewReturned if fate.comes_back => vec![Duty::Resubmit],
        CaseStatus::PreReviewReturned => vec![Duty::Withdraw],
        CaseStatus::Received => vec![received(case, content, matter)],
        CaseStatus::CorrectionRequired if fate.corrected == Corrected::Never => vec![],
        CaseStatus::CorrectionRequired => vec![Duty::SupplyCorrection],
        CaseStatus::Accepted | CaseStatus::InReview | CaseStatus::InDecision => {
            reviewed(case, content, matter)
        }
        CaseStatus::Suspended if case.special == Some(SpecialProcedureKind::Hearing) => {
            vec![Duty::HoldHearing]
        }
        CaseStatus::Suspended => vec![Duty::EndSpecial],
        CaseStatus::ForwardedUp => {
            case.open_steps().map(|(id, record)| Duty::Reply(id.clone(), record.started)).collect()
        }
        CaseStatus::Granted | CaseStatus::Refused if fate.produces => vec![Duty::Produce],
        CaseStatus::Granted | CaseStatus::Refused | CaseStatus::Delivering => vec![Duty::Deliver],
        CaseStatus::Completed if fate.rating.is_some() => vec![Duty::Rate],
        _ => vec![],
    }
}

fn received(case: &Case, content: &Content, matter: &Matter) -> Duty {
    let fate = &matter.fate;
    let incomplete = case.missing(content).iter().any(|material| !(fate.defers && may_follow(material)));
    match fate.ending {
        Ending::NotRequired => Duty::TellNotRequired,
        Ending::AcceptanceRefused => Duty::RefuseAcceptance,
        _ if case.correction.is_none() && (fate.correction || incomplete) => Duty::RequestCorrection,
        _ if case.correction.is_some() && (fate.corrected == Corrected::Wrongly || incomplete) => {
            Duty::RefuseAcceptance
        }
        _ => Duty::Accept,
    }
}

fn reviewed(case: &Case, content: &Content, matter: &Matter) -> Vec<Duty> {
    let fate = &matter.fate;
    match fate.ending {
        Ending::Withdrawn => return vec![Duty::Withdraw],
        Ending::Terminated => return vec![Duty::Terminate],
        _ => {}
    }
    if let Some(next) = hearing::owed(case, content) {
        return vec![next];
    }
    if fate.trick == Some(Trick::Pause) && fate.extension && !case.extended {
        return vec![Duty::Extend];
    }
    let kind = |id: &StepId| content.process.step(id).map(|step| step.kind);
    let was_special = !case.procedures.iter().all(|kind| *kind == SpecialProcedureKind::Hearing);
    let in_review = case.open_steps().any(|(id, _)| kind(id) != Some(StepKind::Decision));
    if fate.special && !was_special && in_review {
        return vec![Duty::StartSpecial];
    }
    let mut duties: Vec<Duty> =
        case.open_steps().map(|(id, record)| step(id, record, case, content, matter)).collect();
    if fate.extension && !case.extended && case.clock(&ClockName::Statutory).is_some() {
        duties.push(Duty::Extend);
    }
    if case.clock(&ClockName::Assignment).is_some_and(|clock| !clock.is_stopped()) {
        duties.push(Duty::AssignInspection);
    }
    if !case.missing(content).is_empty() {
        // The decision waits until what is owed is in (P-08).
        duties.retain(|duty| !matches!(duty, Duty::Decide(..)));
        duties.push(Duty::SupplyDeferred);
    }
    duties
}

/// Whether the item lets this material follow after acceptance (P-08).
pub(crate) fn may_follow(material: &Material) -> bool {
    material.deferrable || material.necessity == Some(Necessity::Deferrable)
}

fn step(id: &StepId, record: &StepRecord, case: &Case, content: &Content, matter: &Matter) -> Duty {
    let opened = record.started;
    let kind = content.process.step(id).map(|step| step.kind);
    if matter.sent_back < matter.fate.send_backs
        && let Some(to) = way_back(id, case, content)
    {
        return Duty::SendBack { from: id.clone(), to, opened };
    }
    if record.handler.is_none() && matter.fate.takes {
        Duty::Take(id.clone(), opened)
    } else {
        match kind {
            Some(StepKind::Decision) => Duty::Decide(id.clone(), opened),
            Some(StepKind::Forward) => Duty::Forward(id.clone(), opened),
            // L-14: recorded and signed by two before the step is finished.
            Some(StepKind::SiteCheck) => match case.site_checks.get(id) {
                None => Duty::RecordSiteCheck(id.clone(), opened),
                Some(check) if check.unsigned().is_some() => Duty::SignSiteCheck(id.clone(), opened),
                Some(_) => Duty::Finish(id.clone(), opened),
            },
            _ => Duty::Finish(id.clone(), opened),
        }
    }
}

/// The last finished step from which the way leads to this one.
fn way_back(from: &StepId, case: &Case, content: &Content) -> Option<StepId> {
    let process = &content.process;
    let done = |id: &StepId| case.steps.get(id).is_some_and(|record| record.finished.is_some());
    let leads_here = |id: &StepId| process.from_step_on(id).iter().any(|step| step.id == *from);
    let mut before = process.steps().into_iter().map(|step| &step.id);
    before.rfind(|id| *id != from && done(id) && leads_here(id)).cloned()
}
