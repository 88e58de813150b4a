//! Folding the chapter's events into the case.

use super::{FeeLine, Payment, PaymentState, Relief, ReliefKind, Slip, SlipEvent, SlipState, Sought};
use crate::{
    case::{Case, ClockName},
    clock::{Clock, Limit},
    dossier::Recorded,
    identifier::SlipNumber,
    money::Fen,
    time::Instant,
};
use alloc::string::String;

impl Case {
    /// A new slip stands in the place of the former one, and the time to pay it runs from now (F-06).
    pub(in crate::case) fn charged<E>(
        &mut self,
        lines: &[FeeLine],
        number: Option<&SlipNumber>,
        (limit, prepaid): (Option<Limit>, bool),
        recorded: &Recorded<E>,
    ) {
        let stamp = &recorded.stamp;
        // What was forgone of a slip that ran out is forgone of the same charge made anew.
        let before =
            self.fees.slip.as_ref().filter(|slip| slip.state == SlipState::Expired && slip.lines == lines);
        let reduced = before.map_or(Fen(0), |slip| slip.reduced);
        self.fees.slip = Some(Slip {
            number: number.cloned(),
            lines: lines.to_vec(),
            reduced,
            put_off: None,
            prepaid,
            state: SlipState::Issued,
            by: stamp.actor.clone(),
            issued: stamp.happened_at,
            version: recorded.version,
        });
        if let Some(limit) = limit {
            self.start_limit(ClockName::Payment, stamp.happened_at, stamp.happened_at.day(), limit);
        }
    }

    pub(in crate::case) fn settled<E>(&mut self, event: &SlipEvent, recorded: &Recorded<E>) {
        let (stamp, at) = (&recorded.stamp, recorded.stamp.happened_at);
        match event {
            SlipEvent::SlipVoided { .. } => {
                self.slip_becomes(SlipState::Void);
                self.stop(&[ClockName::Payment], at);
            }
            SlipEvent::ReliefProposed { sought, basis, reason } => self.fees.reliefs.push(Relief {
                sought: sought.clone(),
                basis: basis.clone(),
                reason: reason.clone(),
                by: stamp.actor.clone(),
                at,
                version: recorded.version,
                approved: None,
                opinion: String::new(),
            }),
            SlipEvent::ReliefDecided { approved, opinion, due, limit, .. } => {
                self.relieved(*approved, opinion, *due);
                if let Some(limit) = limit.filter(|_| *approved) {
                    self.slip_becomes(SlipState::Issued);
                    self.start_limit(ClockName::Payment, at, at.day(), limit);
                }
                if self.fees.slip.as_ref().is_some_and(Slip::is_settled) {
                    self.stop(&[ClockName::Payment], at);
                }
            }
            SlipEvent::PaymentReceived { paid, suspense } => {
                let state = if suspense.is_some() { PaymentState::Suspense } else { PaymentState::Counted };
                self.fees.payments.push(Payment {
                    reference: paid.reference.clone(),
                    slip: paid.slip.clone(),
                    amount: paid.amount,
                    paid_at: paid.at,
                    by: stamp.actor.clone(),
                    counted_by: None,
                    refund: None,
                    state,
                    suspense: *suspense,
                    version: recorded.version,
                });
                if suspense.is_none() {
                    self.is_paid(at);
                }
            }
            SlipEvent::PaymentCounted { reference, .. } => {
                self.money_becomes(reference, PaymentState::Counted);
                if let Some(payment) = self.money(reference) {
                    payment.counted_by = Some(stamp.actor.clone());
                }
                self.is_paid(at);
            }
            SlipEvent::PaymentVerified { .. } => self.slip_becomes(SlipState::Completed),
            SlipEvent::RefundPaid { reference, refund } => {
                self.money_becomes(reference, PaymentState::Refunded);
                let Some(payment) = self.money(reference) else { return };
                payment.refund = Some(refund.clone());
                let paid_it = payment.paid_the_slip();
                if paid_it && self.fees.slip.as_ref().is_some_and(|slip| slip.state == SlipState::Refunding) {
                    self.slip_becomes(SlipState::Refunded);
                }
            }
        }
    }

    /// The time to pay has passed: what comes now is looked at first (F-08, F-09).
    pub(in crate::case) fn slip_expires(&mut self, at: Instant) {
        self.stop(&[ClockName::Payment], at);
        if let Some(slip) = self.fees.slip.as_mut().filter(|slip| slip.state == SlipState::Issued) {
            slip.state = SlipState::Expired;
            slip.put_off = None;
        }
    }

    /// What nobody has paid for a matter that ended without a decision is owed no more.
    pub(in crate::case) fn slip_falls_away(&mut self, at: Instant) {
        self.stop(&[ClockName::Payment], at);
        if self.fees.slip.as_ref().is_some_and(Slip::is_unpaid) {
            self.slip_becomes(SlipState::Void);
            // Nothing is left that could be reduced; money that came may still be asked back.
            self.fees
                .reliefs
                .retain(|relief| relief.approved.is_some() || relief.sought.kind() == ReliefKind::Refund);
        }
    }

    fn relieved(&mut self, approved: bool, opinion: &str, due: Fen) {
        let Some(relief) = self.fees.reliefs.iter_mut().find(|relief| relief.approved.is_none()) else {
            return;
        };
        relief.approved = Some(approved);
        relief.opinion = String::from(opinion);
        if !approved {
            return;
        }
        let sought = relief.sought.clone();
        match sought {
            Sought::Reduction { .. } | Sought::Exemption => {
                if let Some(slip) = &mut self.fees.slip {
                    slip.reduced = Fen(slip.total().0.saturating_sub(due.0));
                    if due.0 == 0 {
                        slip.state = SlipState::Completed;
                    }
                }
            }
            Sought::Deferral { until } => {
                if let Some(slip) = &mut self.fees.slip {
                    slip.put_off = Some(until);
                }
            }
            Sought::Refund { payment } => {
                let counted = self.fees.payment(&payment).is_some_and(|it| it.state == PaymentState::Counted);
                self.money_becomes(&payment, PaymentState::Refunding);
                if counted {
                    self.slip_becomes(SlipState::Refunding);
                }
            }
        }
    }

    /// What was due has come. Where the law demands it before the result, and the time to issue had passed while nobody paid, that time runs anew
    /// from here (L-22, F-11).
    fn is_paid(&mut self, at: Instant) {
        self.slip_becomes(SlipState::Paid);
        self.stop(&[ClockName::Payment], at);
        let prepaid = self.fees.slip.as_ref().is_some_and(|slip| slip.prepaid);
        let waited = prepaid && self.status.is_granted() && self.passed.contains_key(&ClockName::Issue);
        let limit = self.clock(&ClockName::Issue).map(Clock::limit).filter(|_| waited);
        if let Some(limit) = limit {
            self.start_limit(ClockName::Issue, at, at.day(), limit);
        }
    }

    fn slip_becomes(&mut self, state: SlipState) {
        if let Some(slip) = &mut self.fees.slip {
            slip.state = state;
        }
    }

    fn money_becomes(&mut self, reference: &str, state: PaymentState) {
        if let Some(payment) = self.money(reference) {
            payment.state = state;
        }
    }

    fn money(&mut self, reference: &str) -> Option<&mut Payment> {
        self.fees.payments.iter_mut().find(|payment| payment.reference == reference)
    }
}
