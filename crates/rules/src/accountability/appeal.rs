//! 申诉: against a sanction to the organ that decided it and then to the upper one, against measures of the own agency an
//! objection; in time or not at all, and nothing is stayed by it.

use super::{
    Accountability, AppealAnswer, AppealKind, AppealOutcome, Context, Event, PursuitStage, Refusal,
    SubjectState,
    decide::{in_state, line},
    proposal::sealed,
};
use crate::{name::Commitment, time::Date};
use alloc::boxed::Box;

impl Accountability {
    /// within a month of the service, and within a month of the re-examination; an objection within five working
    /// days.
    pub(super) fn appeal(
        &self,
        subject: u32,
        grounds: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let one = self.theirs(subject, context)?;
        if one.lapsed {
            return Err(Refusal::AppealTooLate(self.lapsed_on(subject, context)));
        }
        let Some(kind) = one.may_appeal() else {
            let nothing = matches!(one.state, SubjectState::Served | SubjectState::Final);
            return Err(if nothing { Refusal::NothingToAppeal } else { Refusal::WrongStage(one.state) });
        };
        self.in_time(PursuitStage::AppealTime, subject, context).map_err(Refusal::AppealTooLate)?;
        sealed(&grounds)?;
        Ok(Event::AppealMade { subject, kind, grounds })
    }

    /// The last day of an appeal that was let pass.
    fn lapsed_on(&self, subject: u32, context: &Context<'_>) -> Date {
        let Some(one) = self.subjects.get(&subject) else { return context.today() };
        let last = one.appeals.last().and_then(|appeal| appeal.answered_on);
        let kind = if last.is_some() {
            AppealKind::Recheck
        } else if one.organ.as_ref().is_some_and(|organ| organ.sanction.is_some()) {
            AppealKind::Reexamination
        } else {
            AppealKind::Objection
        };
        let from = last.or(one.served_on).unwrap_or(one.since);
        kind.to_ask().last_day(from, &context.hall.calendar).date
    }

    /// the same organ re-examines, the upper one re-checks, and both answers are recorded with organ and number; an
    /// objection is answered by a supervisor who did not decide.
    pub(super) fn answer_appeal(
        &self,
        subject: u32,
        mut answer: Box<AppealAnswer>,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.runs_it(context)?;
        let one = self.one(subject)?;
        in_state(one, SubjectState::UnderAppeal)?;
        let Some(appeal) = one.appeals.last() else { return Err(Refusal::WrongStage(one.state)) };
        let decided_by = one.decision.as_ref().map(|decision| &decision.by);
        // Whoever decided here neither answers what is said against it nor records how others answered.
        if decided_by == Some(&context.actor.person) {
            return Err(Refusal::OwnDecision);
        }
        if appeal.kind == AppealKind::Objection {
            answer.organ.clear();
        } else {
            answer.organ = line(&answer.organ).map_err(|_| Refusal::NoOrgan)?;
            let decided = one.organ.as_ref().map_or("", |decision| decision.organ.as_str());
            // The organ that decided re-examines; the re-check is for the one above it.
            if (appeal.kind == AppealKind::Reexamination) != (answer.organ == decided) {
                return Err(Refusal::SameOrgan(appeal.kind));
            }
        }
        answer.document = line(&answer.document)?;
        sealed(&answer.reasons)?;
        let changed = answer.changed_to.as_ref().is_some_and(|imposed| !imposed.is_empty());
        if changed != (answer.outcome == AppealOutcome::Changed) {
            return Err(Refusal::ChangeUnclear);
        }
        // Nobody fares worse for having appealed (公务员法 95).
        let graver = answer
            .changed_to
            .as_ref()
            .zip(one.imposed())
            .is_some_and(|(then, now)| then.is_graver_than(&now));
        if graver {
            return Err(Refusal::GraverThanBefore);
        }
        let sanctioned = answer.changed_to.as_ref().is_some_and(|imposed| imposed.sanction.is_some());
        if sanctioned && appeal.kind == AppealKind::Objection {
            // The agency's own answer imposes no sanction.
            return Err(Refusal::NoOrgan);
        }
        Ok(Event::AppealAnswered { subject, answer })
    }
}
