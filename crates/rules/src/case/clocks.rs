//! 时钟的起停: starting, stopping and pausing the clocks of a case as its events say. Nothing is judged here.

use super::{Case, ClockName, SpecialProcedureKind};
use crate::{
    clock::{Cause, Clock, ClockKind, Limit},
    time::{Date, Instant, WorkingDays},
};
use alloc::vec::Vec;

impl Case {
    /// The clocks that a special procedure pauses: the law's, the promise, and the steps that are open. The clock of
    /// a finished step has stopped for good, and a later pause must not move its due day.
    pub(super) fn legal_clocks(&self) -> Vec<ClockName> {
        let legal = |name: &ClockName| {
            matches!(
                name,
                ClockName::Statutory | ClockName::Promised | ClockName::LowerReview | ClockName::Step(_)
            )
        };
        self.clocks.keys().filter(|name| legal(name) && self.is_running(name)).cloned().collect()
    }

    pub(super) fn is_running(&self, name: &ClockName) -> bool {
        self.clocks.get(name).is_some_and(|clock| !clock.is_stopped())
    }

    pub(super) fn start(&mut self, name: ClockName, at: Instant, on: Date, days: WorkingDays) {
        self.start_limit(name, at, on, Limit::WorkingDays(days));
    }

    pub(super) fn start_limit(&mut self, name: ClockName, at: Instant, on: Date, limit: Limit) {
        self.neared.remove(&name);
        self.passed.remove(&name);
        // What was told of an earlier run says nothing of this one.
        self.told.remove(&name);
        let clock = Clock::started(kind(&name), at, on, limit);
        self.clocks.insert(name, clock);
    }

    pub(super) fn stop(&mut self, names: &[ClockName], at: Instant) {
        for name in names {
            self.change(name, |clock| if clock.is_stopped() { clock } else { clock.stop(at) });
        }
    }

    pub(super) fn change(&mut self, name: &ClockName, change: impl FnOnce(Clock) -> Clock) {
        if let Some(clock) = self.clocks.remove(name) {
            self.clocks.insert(name.clone(), change(clock));
        }
    }
}

fn kind(name: &ClockName) -> ClockKind {
    match name {
        ClockName::PreReview => ClockKind::PreReview,
        ClockName::Acceptance => ClockKind::Acceptance,
        ClockName::Correction => ClockKind::Correction,
        ClockName::Statutory => ClockKind::Statutory,
        ClockName::Promised => ClockKind::Promised,
        ClockName::Issue => ClockKind::Issue,
        ClockName::Statement => ClockKind::Statement,
        ClockName::HearingRequest => ClockKind::HearingRequest,
        ClockName::Hearing => ClockKind::Hearing,
        ClockName::Assignment => ClockKind::Assignment,
        ClockName::LowerReview => ClockKind::LowerReview,
        ClockName::Tell => ClockKind::Tell,
        ClockName::Deferral => ClockKind::Deferral,
        ClockName::Verification => ClockKind::Verification,
        ClockName::Rectification => ClockKind::Rectification,
        ClockName::Renewal => ClockKind::Renewal,
        ClockName::Step(_) => ClockKind::Step,
    }
}

/// Why a clock stands still; `other` never stops the law's clock (P-19).
pub(super) const fn cause(kind: SpecialProcedureKind) -> Cause {
    match kind {
        SpecialProcedureKind::Hearing => Cause::Hearing,
        SpecialProcedureKind::Tender => Cause::Tender,
        SpecialProcedureKind::Auction => Cause::Auction,
        SpecialProcedureKind::Inspection => Cause::Inspection,
        SpecialProcedureKind::Testing => Cause::Testing,
        SpecialProcedureKind::Quarantine => Cause::Quarantine,
        SpecialProcedureKind::Appraisal => Cause::Appraisal,
        SpecialProcedureKind::ExpertReview => Cause::ExpertReview,
        SpecialProcedureKind::Other => Cause::Other,
    }
}
