//! 时钟: what the clocks of a case are called, and how they are started, stopped and paused as its events say. Nothing is
//! judged here.

use super::{Case, Side, SpecialProcedureKind};
use crate::{
    clock::{Cause, Clock, ClockKind, Limit},
    name::StepId,
    time::{Date, Instant, WorkingDays},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 时钟名: which of a case's clocks is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockName {
    /// 预审 (K-06)
    PreReview,
    /// 受理 (L-06)
    Acceptance,
    /// 补正: the applicant's (K-08)
    Correction,
    /// 法定 (L-18)
    Statutory,
    /// 承诺 (C-13)
    Promised,
    /// 颁证送达 (L-22)
    Issue,
    /// 特别程序: how long it was told to take (L-23)
    Procedure,
    /// 陈述申辩 of one side (L-16)
    Statement(Side),
    /// 申请听证 of one side (L-25)
    HearingRequest(Side),
    /// 组织听证 (L-25)
    Hearing,
    /// 指派检验检测检疫人员 (L-33)
    Assignment,
    /// 下级初审 (L-21)
    LowerReview,
    /// 告知批复 (K-10)
    Tell,
    /// 容缺补交: the applicant's (P-08)
    Deferral,
    /// 承诺核查 (P-09)
    Verification,
    /// 整改: the holder's (P-09)
    Rectification,
    /// 缴款: the payer's (F-06)
    Payment,
    /// 环节
    Step(StepId),
    /// 延续 (L-31): the last day of the licence whose renewal was asked for in time.
    Renewal,
}

/// 到期日: the day on which a limit ends, as people are told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDay {
    /// Which clock.
    pub clock: ClockName,
    /// The day.
    pub on: Date,
    /// Whether it lies beyond the last decree (C-08).
    #[serde(default)]
    pub provisional: bool,
}

impl ClockName {
    /// The word of a clock in an address and on the wire: `promised`, `step.review`.
    #[must_use]
    pub fn word(&self) -> String {
        let word = match self {
            Self::PreReview => "pre_review",
            Self::Acceptance => "acceptance",
            Self::Correction => "correction",
            Self::Statutory => "statutory",
            Self::Promised => "promised",
            Self::Issue => "issue",
            Self::Procedure => "procedure",
            Self::Statement(side) => return alloc::format!("statement.{}", side.word()),
            Self::HearingRequest(side) => return alloc::format!("hearing_request.{}", side.word()),
            Self::Hearing => "hearing",
            Self::Assignment => "assignment",
            Self::LowerReview => "lower_review",
            Self::Tell => "tell",
            Self::Deferral => "deferral",
            Self::Verification => "verification",
            Self::Rectification => "rectification",
            Self::Payment => "payment",
            Self::Renewal => "renewal",
            Self::Step(step) => return alloc::format!("step.{step}"),
        };
        word.into()
    }

    /// Whether it is the applicant's, or another outsider's: that it passes is no fault of the hall.
    #[must_use]
    pub const fn is_the_applicants(&self) -> bool {
        matches!(
            self,
            Self::Correction
                | Self::Statement(_)
                | Self::HearingRequest(_)
                | Self::Deferral
                | Self::Rectification
                | Self::Payment
        )
    }

    /// Whether it runs on after the case has been decided and completed: what was promised is verified later (P-09), what is due is paid later.
    #[must_use]
    pub const fn outlives_the_case(&self) -> bool {
        matches!(self, Self::Verification | Self::Rectification | Self::Payment)
    }
}

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
        ClockName::Procedure => ClockKind::Procedure,
        ClockName::Statement(_) => ClockKind::Statement,
        ClockName::HearingRequest(_) => ClockKind::HearingRequest,
        ClockName::Hearing => ClockKind::Hearing,
        ClockName::Assignment => ClockKind::Assignment,
        ClockName::LowerReview => ClockKind::LowerReview,
        ClockName::Tell => ClockKind::Tell,
        ClockName::Deferral => ClockKind::Deferral,
        ClockName::Verification => ClockKind::Verification,
        ClockName::Rectification => ClockKind::Rectification,
        ClockName::Renewal => ClockKind::Renewal,
        ClockName::Payment => ClockKind::Payment,
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
