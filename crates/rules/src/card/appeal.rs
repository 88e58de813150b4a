//! 申诉: whoever is laid a card says that it should not stand, and somebody who had no part in it decides (S-11, S-12).
//!
//! No city's rule names a period, so the catalogue's five and five working days hold. As long as nobody has decided, the card
//! stands "under appeal" and nothing is deducted for it ([`Card::counts`]). What a deduction is, appraisal says.

use super::{
    Card, CardState, Context, Event, Refusal,
    decide::{given, is_responsible, raised, said},
};
use crate::{
    clock::{Clock, ClockKind, Limit},
    item::content::coded,
    name::PersonId,
    supervision::SupervisionLevel,
    time::{Instant, WorkingDays},
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// S-11: working days to appeal, from the card or from its conclusion.
pub const APPEAL: WorkingDays = WorkingDays(5);
/// S-11: working days to decide on an appeal.
pub const DECISION: WorkingDays = WorkingDays(5);

coded!(
    /// 免责情形: why a card is taken back (S-12).
    Exemption {
        SelfCorrected = "及时自行纠正",
        ApplicantFalse = "申请人提供虚假材料",
        ForceMajeure = "不可抗力",
        Classified = "经批准的涉密事项",
        /// The rule found what was not there, or the supervisor did.
        Mistaken = "误判误发",
    }
);

/// 申诉
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Who appeals.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// The number of its event.
    pub version: u64,
    /// 理由
    pub reason: String,
    /// 免责情形, where one is claimed.
    pub claims: Option<Exemption>,
    /// How long there is to decide (S-11).
    pub clock: Clock,
    /// Whether that time has passed.
    pub late: bool,
    /// 决定, once there is one.
    pub decision: Option<AppealDecision>,
}

/// 申诉决定
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealDecision {
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// Whether the card stands.
    pub upheld: bool,
    /// 理由
    pub reason: String,
}

/// 申诉决定的内容: what the decision says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 维持
    Uphold,
    /// 撤销, because of this.
    TakeBack(Exemption),
}

impl Card {
    /// Whether the card counts against whoever is responsible: not a mere reminder, not taken back, not under appeal (S-11).
    #[must_use]
    pub fn counts(&self) -> bool {
        let weighs = self.finding.as_ref().is_some_and(|it| it.level > SupervisionLevel::Remind);
        weighs && !matches!(self.state, CardState::Cancelled | CardState::UnderAppeal)
    }

    /// The last moment to appeal, once there is something to appeal against; none after an appeal (S-11).
    #[must_use]
    pub fn appeal_until(&self, context: &Context<'_>) -> Option<Instant> {
        let told = self.concluded.or(self.raised)?;
        let weighs = self.finding.as_ref().is_some_and(|it| it.level > SupervisionLevel::Remind);
        let may = weighs && self.appeal.is_none() && self.state != CardState::Cancelled;
        let limit = Limit::WorkingDays(APPEAL);
        let calendar = &context.hall.calendar;
        may.then(|| {
            Clock::started(ClockKind::Appeal, told, calendar.date_of(told), limit).late_from(calendar)
        })
    }

    /// Whether an appeal of theirs would be taken now. It is for whoever is named, or heads the department, and for whoever holds the
    /// post where nobody is named: there is one appeal only, and a colleague is not to spend it.
    ///
    /// # Errors
    /// Why it would not (S-11).
    pub fn may_appeal(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let finding = self.finding.as_ref().ok_or(Refusal::NoSuchCard)?;
        let actor = &context.actor.person;
        if !is_responsible(finding, context) {
            return Err(Refusal::NotResponsible);
        }
        let is_named = finding.person.as_ref().is_none_or(|person| person == actor);
        if !is_named && !context.hall.heads(actor, &finding.department) {
            return Err(Refusal::NotTheirAppeal);
        }
        if self.appeal.is_some() {
            return Err(Refusal::AppealedAlready);
        }
        let until = self.appeal_until(context).ok_or(Refusal::NothingToAppeal)?;
        if context.now < until { Ok(()) } else { Err(Refusal::AppealTooLate) }
    }

    /// The responsible side appeals, once, in time.
    pub(super) fn appeal(
        &self,
        reason: String,
        claims: Option<Exemption>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_appeal(context)?;
        // A right is not refused for being asked for in few words.
        let reason = given(reason)?;
        Ok(vec![Event::CardAppealed { reason, claims, limit: Limit::WorkingDays(DECISION) }])
    }

    /// Another supervisor than the one who raised or concluded it decides (S-11).
    pub(super) fn decide_appeal(
        &self,
        verdict: Verdict,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.is_not_their_own(context)?;
        self.must_be(&[CardState::UnderAppeal])?;
        let actor = &context.actor.person;
        if self.raised_by.as_ref() == Some(actor) || self.concluded_by.as_ref() == Some(actor) {
            return Err(Refusal::OwnCard);
        }
        let reason = said(reason, context)?;
        Ok(match verdict {
            Verdict::Uphold => vec![Event::AppealUpheld { reason }],
            Verdict::TakeBack(exemption) => {
                let granted = Event::AppealGranted { exemption, reason };
                [granted].into_iter().chain(self.raised_for_the_rest(context)).collect()
            }
        })
    }

    /// Whether more was found after the appeal was made, for which the card is raised anew should it be granted.
    #[must_use]
    pub fn has_causes_since_appeal(&self) -> bool {
        let appealed = self.appeal.as_ref().map(|appeal| appeal.version);
        appealed.is_some_and(|appealed| self.causes.iter().any(|cause| cause.version > appealed))
    }

    /// What was found after the appeal was made the appeal did not speak of: the card is raised anew for it (S-07, S-11).
    pub(super) fn raised_for_the_rest(&self, context: &Context<'_>) -> Option<Event> {
        let appealed = self.appeal.as_ref()?.version;
        let rest = self.causes.iter().filter(|cause| cause.version > appealed).map(|cause| &cause.finding);
        let mut finding = rest.clone().next_back()?.clone();
        finding.evidence = rest.flat_map(|finding| finding.evidence.iter().copied()).collect();
        finding.evidence.sort_unstable();
        finding.evidence.dedup();
        Some(raised(Box::new(finding), String::new(), context))
    }
}
