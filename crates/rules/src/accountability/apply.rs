//! Folding what happened into the matter. Total: nothing is judged here.

use super::{
    Accountability, Appeal, AppealAnswer, AppealKind, AppealOutcome, Event, LiabilityRole, Proposal,
    PursuitDecision, PursuitState, Report, Spoke, Subject, SubjectState,
};
use crate::dossier::{Recorded, Stamp};

pub(super) fn apply(mut matter: Accountability, recorded: &Recorded<Event>) -> Accountability {
    let stamp = &recorded.stamp;
    let on = stamp.happened_at.day();
    matter.changed = Some(stamp.happened_at);
    // What time alone brings keeps nobody from what they were writing.
    if !matches!(
        recorded.event,
        Event::StageLate { .. } | Event::StatementMissed { .. } | Event::AppealTimePassed { .. }
    ) {
        matter.acted = recorded.version;
    }
    match &recorded.event {
        Event::ClueRecorded(clue) => {
            matter.clue = Some((**clue).clone());
            matter.recorded_by = stamp.actor.clone();
            matter.since = on;
        }
        Event::ClueTakenUp => turn(&mut matter, PursuitState::Verifying, stamp),
        Event::ClueDismissed { reasons } => {
            matter.reasons = Some(reasons.clone());
            turn(&mut matter, PursuitState::Dismissed, stamp);
        }
        Event::NothingFound { reasons } => {
            matter.reasons = Some(reasons.clone());
            turn(&mut matter, PursuitState::Unfounded, stamp);
        }
        Event::FaultVerified { findings, answerable } => {
            let answer = answerable.iter().filter(|one| one.role != LiabilityRole::None);
            matter.subjects = (1..).zip(answer.map(|one| Subject::found(one.clone(), on))).collect();
            matter.report = Some(Report {
                findings: (**findings).clone(),
                answerable: answerable.clone(),
                by: stamp.actor.clone(),
                on,
            });
            turn(&mut matter, PursuitState::Pursuing, stamp);
        }
        Event::StageLate { subject, stage, .. } => {
            matter.late.insert((*subject, *stage));
        }
        Event::PursuitFiled => {
            matter.filed = Some(on);
            turn(&mut matter, PursuitState::Filed, stamp);
        }
        other => {
            let known = other.subject().and_then(|number| matter.subjects.get_mut(&number));
            if let Some(subject) = known {
                change(subject, other, stamp);
            }
            // A stage that begins anew may be late anew.
            matter.late.retain(|(late, _)| late.is_none() || *late != other.subject());
        }
    }
    matter
}

fn turn(matter: &mut Accountability, state: PursuitState, stamp: &Stamp) {
    matter.state = state;
    matter.since = stamp.happened_at.day();
}

fn change(subject: &mut Subject, event: &Event, stamp: &Stamp) {
    let (by, on) = (stamp.actor.clone(), stamp.happened_at.day());
    subject.since = on;
    match event {
        Event::SubjectTold { document, days, .. } => {
            subject.state = SubjectState::Told;
            subject.notice.clone_from(document);
            (subject.told_on, subject.to_speak) = (on, *days);
        }
        Event::SubjectHeard { statement, .. } => {
            subject.state = SubjectState::Heard;
            subject.spoke = Some(statement.clone().map_or(Spoke::Waived, Spoke::Stated));
        }
        Event::StatementMissed { .. } => {
            subject.state = SubjectState::Heard;
            subject.spoke = Some(Spoke::Silent);
        }
        Event::MeasureProposed { proposal, .. } => {
            subject.state = SubjectState::Proposed;
            subject.proposal = Some(((**proposal).clone(), by));
        }
        Event::ProposalReturned { reasons, .. } => {
            subject.state = SubjectState::Heard;
            subject.returned = Some((reasons.clone(), by));
            subject.proposal = None;
        }
        Event::PursuitDecided { document, .. } => {
            subject.decision = Some(PursuitDecision { document: document.clone(), by, on });
            subject.state = if refers(subject) { SubjectState::Referred } else { SubjectState::Decided };
        }
        Event::SanctionRecorded { decision, .. } => {
            subject.organ = Some(decision.clone());
            subject.state = SubjectState::Decided;
        }
        Event::PursuitServed { on, .. } => {
            subject.served_on = Some(*on);
            subject.since = *on;
            subject.state = SubjectState::Served;
            if subject.may_appeal().is_none() {
                subject.state = SubjectState::Final;
            }
        }
        Event::AppealMade { kind, grounds, .. } => {
            subject.appeals.push(Appeal {
                kind: *kind,
                grounds: grounds.clone(),
                on,
                answer: None,
                answered_on: None,
            });
            subject.state = SubjectState::UnderAppeal;
        }
        Event::AppealAnswered { answer, .. } => answered(subject, answer, stamp),
        Event::AppealTimePassed { .. } => {
            subject.lapsed = true;
            subject.state = SubjectState::Final;
        }
        Event::ClueRecorded(_)
        | Event::ClueTakenUp
        | Event::ClueDismissed { .. }
        | Event::FaultVerified { .. }
        | Event::NothingFound { .. }
        | Event::StageLate { .. }
        | Event::PursuitFiled => {}
    }
}

/// Whether what was decided waits for the competent organ.
fn refers(subject: &Subject) -> bool {
    matches!(&subject.proposal, Some((Proposal::Impose(imposed), _)) if imposed.sanction.is_some())
}

/// After a re-examination that leaves something standing, a re-check may be asked for; any other answer is the last.
fn answered(subject: &mut Subject, answer: &AppealAnswer, stamp: &Stamp) {
    let Some(appeal) = subject.appeals.last_mut() else { return };
    appeal.answer = Some(answer.clone());
    appeal.answered_on = Some(stamp.happened_at.day());
    let goes_on = appeal.kind == AppealKind::Reexamination && answer.outcome != AppealOutcome::Revoked;
    subject.state = if goes_on { SubjectState::Reexamined } else { SubjectState::Final };
}
