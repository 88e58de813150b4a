//! Folding what happened into the case. Total: nothing is judged here.

use super::{
    Case, CaseOutcome, CaseStatus, ClockName, DueDay, Event, Finished, SpecialProcedureKind, StepRecord,
    Told, Trust,
    clocks::cause,
    event::{Acceptance, Submission},
    material::Given,
    officers::ASSIGNMENT,
};
use crate::{
    clock::Limit,
    dossier::{Recorded, Stamp},
    name::{PostId, StepId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{string::String, vec::Vec};

/// K-06: pre-review of online applications.
pub(super) const PRE_REVIEW_DAYS: WorkingDays = WorkingDays(1);

pub(super) fn apply(mut case: Case, recorded: &Recorded<Event>) -> Case {
    let stamp = &recorded.stamp;
    case.take_note_of_papers(recorded);
    case.count_return(recorded);
    match &recorded.event {
        Event::ApplicationSubmitted(_)
        | Event::ApplicationResubmitted { .. }
        | Event::PreReviewReturned { .. }
        | Event::MaterialsReceived { .. }
        | Event::CorrectedOnTheSpot { .. }
        | Event::CorrectionNoticeIssued { .. }
        | Event::CorrectionSupplied { .. }
        | Event::CaseAccepted(_)
        | Event::CaseDeemedAccepted(_)
        | Event::DeferredSupplied { .. }
        | Event::NotRequiredTold { .. }
        | Event::AcceptanceRefused { .. } => case.at_intake(recorded),
        Event::Granted { content, issue, .. } => {
            case.granted.clone_from(content);
            case.decided(CaseStatus::Granted, CaseOutcome::Granted, stamp);
            case.start_limit(ClockName::Issue, stamp.happened_at, stamp.happened_at.day(), *issue);
            if let Some(limit) = case.verify_within {
                case.trust = Trust::Unverified;
                case.start_limit(ClockName::Verification, stamp.happened_at, stamp.happened_at.day(), limit);
            }
        }
        Event::Refused { .. } => case.decided(CaseStatus::Refused, CaseOutcome::Refused, stamp),
        Event::ResultProduced { .. } => case.status = CaseStatus::Delivering,
        Event::ResultDelivered { .. } => {
            let outcome = case.outcome.unwrap_or(CaseOutcome::Completed);
            case.end(CaseStatus::Completed, outcome, stamp.happened_at);
        }
        Event::ApplicationWithdrawn { .. } => {
            case.end(CaseStatus::Withdrawn, CaseOutcome::Withdrawn, stamp.happened_at);
        }
        Event::CaseTerminated { .. } => {
            case.end(CaseStatus::Terminated, CaseOutcome::AbnormallyTerminated, stamp.happened_at);
        }
        Event::DeadlineRecomputed { due, .. } => {
            // What has changed up to this very moment is the cause of this date and of no later one.
            case.tell(core::slice::from_ref(due), stamp.happened_at.plus_ms(1));
        }
        Event::LimitNeared { clock, .. } => {
            case.neared.insert(clock.clone());
        }
        Event::LimitPassed { clock, .. } => {
            case.passed.insert(clock.clone(), recorded.version);
            case.let_pass(clock);
            if *clock == ClockName::Payment {
                case.slip_expires(stamp.happened_at);
            }
        }
        Event::RenewalDeemedGranted { issue, .. } => case.renewed(*issue, stamp),
        Event::Hearing(event) => case.heard(event, stamp),
        Event::Officers(event) => case.manned(event, stamp),
        Event::Superior(event) => case.sent_up(event, stamp),
        Event::Promise(event) => case.trusted(event, stamp),
        Event::FeeAssessed { lines, slip, limit, prepaid, .. } => {
            case.charged(lines, slip.as_ref(), (*limit, *prepaid), recorded);
        }
        Event::Slip(event) => case.settled(event, recorded),
        Event::DocumentServed { document, service, .. } => {
            case.was_served(document, service.mode.takes_effect(stamp.happened_at.day()), stamp);
        }
        // The log alone keeps it.
        Event::DelayExplained { .. } | Event::DocumentFiled { .. } => {}
        Event::StepStarted { .. }
        | Event::StepTaken { .. }
        | Event::StepFinished { .. }
        | Event::StepSentBack { .. }
        | Event::ReviewFinished
        | Event::SpecialProcedureStarted { .. }
        | Event::SpecialProcedureEnded { .. }
        | Event::Expedited { .. }
        | Event::ExtensionApproved { .. } => case.reviewed(recorded),
    }
    case
}

impl Case {
    fn count_return(&mut self, recorded: &Recorded<Event>) {
        let is_return = matches!(
            recorded.event,
            Event::PreReviewReturned { .. }
                | Event::CorrectionNoticeIssued { .. }
                | Event::StepSentBack { .. }
        );
        if is_return {
            self.returns.push(recorded.version);
        }
    }

    /// From the application to acceptance or its refusal.
    fn at_intake(&mut self, recorded: &Recorded<Event>) {
        let stamp = &recorded.stamp;
        match &recorded.event {
            Event::ApplicationSubmitted(submission) => self.submitted(submission, stamp),
            Event::ApplicationResubmitted { form, materials } => {
                self.stop(&[ClockName::Correction], stamp.happened_at);
                self.form = form.clone();
                self.take_in(materials);
                self.await_window(stamp);
            }
            Event::PreReviewReturned { limit, .. } => {
                self.stop(&[ClockName::PreReview, ClockName::Acceptance], stamp.happened_at);
                self.returned = true;
                self.status = CaseStatus::PreReviewReturned;
                self.start_limit(ClockName::Correction, stamp.happened_at, stamp.happened_at.day(), *limit);
            }
            Event::MaterialsReceived { received_on, station, .. } => {
                self.station.clone_from(station);
                self.stop(&[ClockName::PreReview], stamp.happened_at);
                self.received_on = Some(*received_on);
                self.status = CaseStatus::Received;
                if !self.is_running(&ClockName::Acceptance) {
                    self.await_acceptance(stamp.happened_at, *received_on);
                }
            }
            Event::CorrectedOnTheSpot { form, materials } => {
                if let Some(form) = form {
                    self.form = form.clone();
                }
                self.take_in(materials);
            }
            Event::CorrectionNoticeIssued { items, limit, .. } => {
                self.stop(&[ClockName::Acceptance], stamp.happened_at);
                self.correction = Some(items.clone());
                self.status = CaseStatus::CorrectionRequired;
                self.start_limit(ClockName::Correction, stamp.happened_at, stamp.happened_at.day(), *limit);
            }
            Event::CorrectionSupplied { form, materials } => {
                self.stop(&[ClockName::Correction], stamp.happened_at);
                if let Some(form) = form {
                    self.form = form.clone();
                }
                self.take_in(materials);
                self.corrected_on = Some(stamp.happened_at.day());
                self.status = CaseStatus::Received;
                self.await_acceptance(stamp.happened_at, stamp.happened_at.day());
            }
            Event::CaseAccepted(acceptance) => {
                self.acceptor = Some(stamp.actor.clone());
                self.hands.insert(stamp.actor.clone());
                self.accepted(acceptance, stamp);
            }
            Event::CaseDeemedAccepted(acceptance) => self.accepted(acceptance, stamp),
            Event::DeferredSupplied { materials, complete } => {
                self.take_in(materials);
                if *complete {
                    self.stop(&[ClockName::Deferral], stamp.happened_at);
                }
            }
            Event::NotRequiredTold { .. } => {
                self.end(CaseStatus::NotRequired, CaseOutcome::NotRequired, stamp.happened_at);
            }
            Event::AcceptanceRefused { .. } => {
                self.end(CaseStatus::AcceptanceRefused, CaseOutcome::AcceptanceRefused, stamp.happened_at);
            }
            _ => {}
        }
    }

    fn submitted(&mut self, submission: &Submission, stamp: &Stamp) {
        self.number = Some(submission.number.clone());
        self.item = submission.item.clone();
        self.item_version = submission.item_version;
        self.department = submission.department.clone();
        self.kind = Some(submission.kind);
        self.regime = submission.regime;
        self.applicant = submission.applicant.clone();
        self.agent = submission.agent.clone();
        self.source = Some(submission.source);
        self.answers = submission.answers.clone();
        self.form = submission.form.clone();
        self.query_code = submission.query_code.clone();
        self.by_promise = submission.by_promise;
        self.take_in(&submission.materials);
        self.submitted = Some(stamp.happened_at);
        self.asked_about(submission.about.as_ref(), stamp.happened_at);
        self.await_window(stamp);
    }

    /// The application waits for the window: one working day for the pre-review (K-06), five until silence is
    /// acceptance (L-06), counted from the day it reached the system (C-16).
    fn await_window(&mut self, stamp: &Stamp) {
        self.status = CaseStatus::Submitted;
        self.received_on = Some(stamp.happened_at.day());
        self.start(ClockName::PreReview, stamp.happened_at, stamp.happened_at.day(), PRE_REVIEW_DAYS);
        self.await_acceptance(stamp.happened_at, stamp.happened_at.day());
    }

    /// From here on silence counts (L-06, L-48).
    fn await_acceptance(&mut self, at: Instant, on: Date) {
        self.start(ClockName::Acceptance, at, on, self.regime.acceptance());
    }

    fn accepted(&mut self, acceptance: &Acceptance, stamp: &Stamp) {
        self.stop(&[ClockName::PreReview, ClockName::Acceptance], stamp.happened_at);
        self.accepted_on = Some(acceptance.accepted_on);
        self.status = CaseStatus::Accepted;
        let limits = [
            (ClockName::Statutory, acceptance.statutory),
            (ClockName::Promised, Some(acceptance.promised)),
            (ClockName::LowerReview, acceptance.lower_review),
            (ClockName::Assignment, acceptance.inspection.then_some(Limit::WorkingDays(ASSIGNMENT))),
        ];
        for (name, limit) in limits {
            if let Some(limit) = limit {
                self.start_limit(name, stamp.happened_at, acceptance.accepted_on, limit);
            }
        }
        // P-08: the applicant's own time counts from the day they are told of it, however far acceptance is back-dated.
        if let Some(limit) = acceptance.deferral {
            self.start_limit(ClockName::Deferral, stamp.happened_at, stamp.happened_at.day(), limit);
        }
        self.verify_within = acceptance.verify_within;
        let told = |on: Date| Told { on, since: stamp.happened_at };
        let statutory = acceptance.statutory_due.map(|day| (ClockName::Statutory, told(day)));
        let promised = (ClockName::Promised, told(acceptance.promised_due));
        self.told.extend(statutory.into_iter().chain([promised]));
    }

    fn tell(&mut self, due: &[DueDay], since: Instant) {
        let told = |due: &DueDay| (due.clock.clone(), Told { on: due.on, since });
        self.told.extend(due.iter().map(told));
    }

    fn reviewed(&mut self, recorded: &Recorded<Event>) {
        let stamp = &recorded.stamp;
        match &recorded.event {
            Event::StepStarted { step, post, limit } => self.step_started(step, post, *limit, stamp),
            Event::StepTaken { step } => {
                self.hands.insert(stamp.actor.clone());
                if let Some(record) = self.steps.get_mut(step) {
                    record.handler = Some(stamp.actor.clone());
                    record.taken = stamp.happened_at;
                }
            }
            Event::StepFinished { step, result, opinion, .. } => {
                self.stop(&[ClockName::Step(step.clone())], stamp.happened_at);
                self.hands.insert(stamp.actor.clone());
                self.finished_by.insert((stamp.actor.clone(), step.clone()), recorded.version);
                if let Some(record) = self.steps.get_mut(step) {
                    record.handler = Some(stamp.actor.clone());
                    record.finished = Some(Finished {
                        at: stamp.happened_at,
                        by: stamp.actor.clone(),
                        result: *result,
                        opinion: opinion.clone(),
                        version: recorded.version,
                    });
                }
            }
            Event::StepSentBack { again, .. } => {
                for step in again {
                    self.stop(&[ClockName::Step(step.clone())], stamp.happened_at);
                    // A step behind the target waits until the way leads there again, and is checked on site anew.
                    self.steps.remove(step);
                    self.site_checks.remove(step);
                }
                self.reviewed_below_again(again, stamp);
                self.status = CaseStatus::InReview;
            }
            Event::ReviewFinished => self.status = CaseStatus::InDecision,
            Event::SpecialProcedureStarted { kind, needed, through, .. } => {
                self.special = Some(*kind);
                self.resumes_as = Some(self.status);
                // Who was told how long it takes is owed an answer when that time is over; a hearing has a limit of its own.
                if *kind != SpecialProcedureKind::Hearing {
                    let (at, on) = (stamp.happened_at, stamp.happened_at.day());
                    self.start_limit(ClockName::Procedure, at, on, *needed);
                }
                self.status = CaseStatus::Suspended;
                for name in self.legal_clocks() {
                    self.change(&name, |clock| clock.pause(stamp.happened_at, cause(*kind), Some(*through)));
                }
            }
            Event::SpecialProcedureEnded { due, .. } => {
                self.tell(due, stamp.happened_at);
                self.stop(&[ClockName::Procedure], stamp.happened_at);
                let kind = self.special.take().unwrap_or(SpecialProcedureKind::Other);
                self.procedures.insert(kind);
                self.status = self.resumes_as.take().unwrap_or(CaseStatus::InReview);
                for name in self.legal_clocks() {
                    self.change(&name, |clock| clock.resume(stamp.happened_at, cause(kind)));
                    // Its day has moved: the reminder of the old one says nothing about the new one. What had passed
                    // stays passed, for a pause heals nothing.
                    self.neared.remove(&name);
                }
            }
            Event::ExtensionApproved { by, reason, due, .. } => self.extended_by(*by, reason, due, stamp),
            Event::Expedited { promised, reason, due } => {
                self.tell(due, stamp.happened_at);
                self.change(&ClockName::Promised, |clock| {
                    clock.shorten(stamp.happened_at, *promised, reason.clone())
                });
                self.neared.remove(&ClockName::Promised);
            }
            _ => {}
        }
    }

    /// What has passed stays passed: leave to decide later heals no broken promise (L-19, C-13).
    fn extended_by(&mut self, by: WorkingDays, reason: &str, due: &[DueDay], stamp: &Stamp) {
        self.extended = true;
        self.tell(due, stamp.happened_at);
        for name in [ClockName::Statutory, ClockName::Promised] {
            if self.passed.contains_key(&name) {
                continue;
            }
            self.change(&name, |clock| {
                clock.extend(stamp.happened_at, Limit::WorkingDays(by), String::from(reason))
            });
            // The day was moved by leave: it is near anew or not at all.
            self.neared.remove(&name);
        }
    }

    fn step_started(&mut self, step: &StepId, post: &PostId, limit: Limit, stamp: &Stamp) {
        if self.status == CaseStatus::Accepted {
            self.status = CaseStatus::InReview;
        }
        let name = ClockName::Step(step.clone());
        self.neared.remove(&name);
        self.passed.remove(&name);
        self.start_limit(name, stamp.happened_at, stamp.happened_at.day(), limit);
        let rounds = self.rounds.entry(step.clone()).or_default();
        *rounds = rounds.saturating_add(1);
        let record = StepRecord {
            post: post.clone(),
            started: stamp.happened_at,
            handler: None,
            taken: stamp.happened_at,
            finished: None,
        };
        self.steps.insert(step.clone(), record);
    }

    pub(super) fn decided(&mut self, status: CaseStatus, outcome: CaseOutcome, stamp: &Stamp) {
        // What anybody still had time for is moot once it is decided; issuing and verifying begin after it.
        self.stop_all(stamp.happened_at);
        // Nobody rules on a challenge to what has been decided, and it keeps nobody from issuing it.
        self.recusals_asked.clear();
        self.status = status;
        self.outcome = Some(outcome);
    }

    pub(super) fn end(&mut self, status: CaseStatus, outcome: CaseOutcome, at: Instant) {
        self.status = status;
        self.outcome = Some(outcome);
        self.ended = Some(at);
        self.stop_all(at);
        if status != CaseStatus::Completed {
            self.slip_falls_away(at);
        }
    }

    pub(super) fn stop_all(&mut self, at: Instant) {
        let ends = |name: &&ClockName| !name.outlives_the_case();
        let running: Vec<ClockName> = self.clocks.keys().filter(ends).cloned().collect();
        self.stop(&running, at);
    }

    fn take_in(&mut self, materials: &[Given]) {
        for given in materials {
            self.materials.insert(given.material.clone(), given.clone());
        }
    }
}
