//! 减免缓退: less, nothing, later, or back (F-04). Nobody decides on it alone: one proposes, with the basis that the item names, and the head, who
//! neither proposed it nor had the case in hand, decides; every decision is a document.

use super::{DEFERRAL_MOST, RELIEFS_MAX, Slip, SlipEvent, SlipRefusal, SlipState, Sought};
use crate::{
    case::{
        ActKind, Case, ClockName, Context, Refusal,
        decide::{Numbering, given, holds, is_head},
        document::DocKind,
    },
    clock::Limit,
    hall::Role,
    money::Fen,
    name::Commitment,
    time::Date,
};
use alloc::string::String;

impl Case {
    /// Whoever pays asks, or whoever charges, or finance, asks for them.
    pub(super) fn propose(
        &self,
        sought: Sought,
        reason: Commitment,
        context: &Context<'_>,
    ) -> Result<SlipEvent, Refusal> {
        let asks = self.is_party(&context.actor.person) || context.actor.has(Role::Cashier);
        if !asks {
            self.by_anyone_of_the_process(context)?;
        }
        // Whoever decides proposes nothing: else nobody would be left to decide.
        if is_head(context) {
            return Err(SlipRefusal::NotAlone.into());
        }
        let slip = self.fees.slip.as_ref().ok_or(SlipRefusal::NoSlip)?;
        if self.fees.waiting().is_some() {
            return Err(SlipRefusal::ProposalWaits.into());
        }
        if self.fees.reliefs.len() >= RELIEFS_MAX {
            return Err(SlipRefusal::TooMany.into());
        }
        if reason.as_str().is_empty() {
            return Err(Refusal::NoReasonFor(ActKind::ProposeRelief));
        }
        let basis = match &sought {
            Sought::Refund { payment } => {
                let money = self.fees.payment(payment).ok_or(SlipRefusal::NoSuchPayment)?;
                if !money.can_go_back() {
                    return Err(SlipRefusal::NoSuchPayment.into());
                }
                String::new()
            }
            _ if slip.state == SlipState::Void => return Err(SlipRefusal::NoSlip.into()),
            _ if !slip.is_unpaid() => return Err(SlipRefusal::PaidAlready.into()),
            _ => self.relief_basis(context)?,
        };
        match &sought {
            Sought::Reduction { amount } => {
                let most = self.fees.reducible(context.content);
                if amount.0 <= 0 {
                    return Err(SlipRefusal::NoAmount.into());
                }
                if *amount > most {
                    return Err(SlipRefusal::TooMuch(most).into());
                }
            }
            Sought::Deferral { until } => {
                days_off(*until, context)?;
                let due = self.clock(&ClockName::Payment).map(|clock| clock.due(context.calendar()).date);
                if slip.state == SlipState::Issued && due.is_some_and(|due| *until <= due) {
                    return Err(SlipRefusal::NotLater.into());
                }
            }
            Sought::Exemption | Sought::Refund { .. } => {}
        }
        Ok(SlipEvent::ReliefProposed { sought, basis, reason })
    }

    /// Whether less, nothing or later may be asked for what is to be paid.
    pub(in crate::case) fn may_be_reduced(&self, context: &Context<'_>) -> bool {
        self.fees.standing().is_some_and(Slip::is_unpaid) && self.relief_basis(context).is_ok()
    }

    /// The provision by which the item lets a fee be reduced (F-04); where it names none, nobody reduces it.
    fn relief_basis(&self, context: &Context<'_>) -> Result<String, Refusal> {
        let charged = |id: &str| {
            self.fees.slip.as_ref().is_some_and(|slip| slip.lines.iter().any(|line| line.fee == id))
        };
        let reducible = context.content.fees.iter().find(|fee| fee.reducible && charged(&fee.id));
        Ok(reducible.ok_or(SlipRefusal::NotReducible)?.reduction_basis.clone())
    }

    /// The head of the department decides, and is neither who pays, nor who proposed it, nor who had the case in hand (F-04). Where the head is one of
    /// them, the head of the government does.
    pub(super) fn decide_relief(
        &self,
        approve: bool,
        opinion: String,
        context: &Context<'_>,
    ) -> Result<SlipEvent, Refusal> {
        if !is_head(context) && !context.actor.has(Role::GovernmentHead) {
            return Err(SlipRefusal::NotTheHead.into());
        }
        let relief = self.fees.waiting().ok_or(SlipRefusal::NothingProposed)?;
        let slip = self.fees.slip.as_ref().ok_or(SlipRefusal::NoSlip)?;
        let person = &context.actor.person;
        let has_part = relief.by == *person || slip.by == *person || self.acceptor.as_ref() == Some(person);
        if has_part || self.is_party(person) {
            return Err(SlipRefusal::NotAlone.into());
        }
        let opinion = given(opinion, Refusal::NoOpinion)?;
        let usual = context.content.limits.payment.unwrap_or(Limit::WorkingDays(super::PAYMENT));
        // What was put off stays put off: less to pay takes no time away.
        let kept = slip.put_off.and_then(|until| days_off(until, context).ok());
        let payable = Some(kept.map_or(usual, Limit::calendar_days));
        let reducible = self.fees.reducible(context.content);
        let (due, limit) = match &relief.sought {
            _ if !approve => (Fen(if slip.is_unpaid() { slip.due().0 } else { 0 }), None),
            Sought::Refund { .. } => (Fen(if slip.is_unpaid() { slip.due().0 } else { 0 }), None),
            // Money that came while it was considered has settled the slip: what it left over is paid back, not reduced.
            _ if !slip.is_unpaid() => return Err(SlipRefusal::PaidAlready.into()),
            Sought::Reduction { amount } if *amount > reducible => {
                return Err(SlipRefusal::TooMuch(reducible).into());
            }
            Sought::Reduction { amount } => less(slip.due(), *amount, payable),
            Sought::Exemption => less(slip.due(), reducible, payable),
            Sought::Deferral { until } => {
                (slip.due(), Some(Limit::calendar_days(days_off(*until, context)?)))
            }
        };
        let decision = Numbering::new(context).document(DocKind::FeeReliefDecision);
        Ok(SlipEvent::ReliefDecided { approved: approve, opinion, due, limit, decision })
    }

    /// The window, or whoever has a post in the process.
    fn by_anyone_of_the_process(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let works = context.content.process.steps().into_iter().any(|step| holds(context, &step.post));
        if works { Ok(()) } else { self.by_whoever_charges(context) }
    }
}

/// What is due after so much less, and how long there is to pay what is left of it.
fn less(due: Fen, amount: Fen, payable: Option<Limit>) -> (Fen, Option<Limit>) {
    let due = Fen(due.0.saturating_sub(amount.0).max(0));
    (due, payable.filter(|_| due.0 > 0))
}

/// Calendar days from today to the day to which payment is put off: later than today, and within a year.
fn days_off(until: Date, context: &Context<'_>) -> Result<u16, SlipRefusal> {
    let days = context.today().until(until).map_or(0, |span| span.get_days());
    if !(1..=DEFERRAL_MOST).contains(&days) {
        return Err(SlipRefusal::NotLater);
    }
    u16::try_from(days).map_err(|_| SlipRefusal::NotLater)
}
