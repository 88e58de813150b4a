//! 缴款: what the bank says came, and what finance makes of it (F-02, F-05, F-08, F-09). No window, and nobody who had the case in hand,
//! touches money.

use super::{
    PAYMENTS_MAX, Paid, Payment, PaymentState, SlipCommand, SlipEvent, SlipRefusal, SlipState, Suspense,
};
use crate::{
    actor::BANK,
    case::{
        Case, ClockName, Context, Event, Refusal,
        decide::{Numbering, given},
        document::DocKind,
    },
    hall::Role,
    time::Instant,
};
use alloc::{string::String, vec, vec::Vec};

/// Milliseconds by which a bank's watch may be ahead of ours.
const SKEW_MAX: i64 = 300_000;

/// Signs a bank's number of a payment has at most.
const REFERENCE_LONGEST: usize = 64;

impl Case {
    pub(in crate::case) fn settle(
        &self,
        command: SlipCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            SlipCommand::Void { reason } => self.void(reason, context)?,
            SlipCommand::Propose { sought, reason } => self.propose(sought, reason, context)?,
            SlipCommand::Decide { approve, opinion } => self.decide_relief(approve, opinion, context)?,
            SlipCommand::Pay(paid) => match self.pay(paid, context)? {
                Some(event) => event,
                None => return Ok(vec![]),
            },
            SlipCommand::Count { reference, reason } => self.count(reference, reason, context)?,
            SlipCommand::Verify => self.verify_payment(context)?,
            SlipCommand::PayBack { reference, refund } => match self.pay_back(reference, refund, context)? {
                Some(event) => event,
                None => return Ok(vec![]),
            },
        };
        Ok(vec![Event::Slip(event)])
    }

    /// Money that came has come, whatever the slip says: what does not pay it stands in suspense (F-09). What is told twice is recorded once,
    /// and nothing follows from the second telling.
    fn pay(&self, paid: Paid, context: &Context<'_>) -> Result<Option<SlipEvent>, Refusal> {
        self.by_finance_or_bank(context)?;
        let slip = self.fees.slip.as_ref().ok_or(SlipRefusal::NoSlip)?;
        let reference = sound(paid.reference)?;
        if let Some(known) = self.fees.payment(&reference) {
            // The bank tells to the second what finance typed to the minute: by number and amount it is the same money.
            return if known.amount == paid.amount {
                Ok(None)
            } else {
                Err(SlipRefusal::ReferenceDiffers(reference).into())
            };
        }
        if paid.amount.0 <= 0 {
            return Err(SlipRefusal::NoAmount.into());
        }
        let is_before = paid.slip == slip.number && paid.at.day() < slip.issued.day();
        if paid.at > context.now.plus_ms(SKEW_MAX) || is_before {
            return Err(SlipRefusal::WrongTime.into());
        }
        if self.fees.payments.len() >= PAYMENTS_MAX {
            return Err(SlipRefusal::TooMany.into());
        }
        let suspense = match slip.state {
            _ if paid.slip != slip.number => Some(Suspense::Void),
            SlipState::Void => Some(Suspense::Void),
            SlipState::Paid | SlipState::Completed | SlipState::Refunding | SlipState::Refunded => {
                Some(Suspense::Twice)
            }
            _ if paid.amount != slip.due() => Some(Suspense::Amount),
            // Paid before the time ran out is in time, however late the bank tells of it.
            // What finance types for a slip whose time has passed another of finance looks at first.
            SlipState::Expired if !is_of_bank(context) || !self.was_payable_at(paid.at, context) => {
                Some(Suspense::Late)
            }
            SlipState::Expired | SlipState::Issued => None,
        };
        let paid = Paid { reference, ..paid };
        Ok(Some(SlipEvent::PaymentReceived { paid, suspense }))
    }

    /// Whether the slip could still be paid on that day: a bank knows no closing time of the hall's, so the last day counts to its end.
    fn was_payable_at(&self, at: Instant, context: &Context<'_>) -> bool {
        let clock = self.clock(&ClockName::Payment);
        clock.is_some_and(|clock| at.day() <= clock.due(context.calendar()).date)
    }

    /// What came late is counted when finance has looked at it; another amount, and a second payment, are paid back (F-09).
    fn count(&self, reference: String, reason: String, context: &Context<'_>) -> Result<SlipEvent, Refusal> {
        self.by_finance(context)?;
        let money = self.in_state(&reference, PaymentState::Suspense)?;
        let slip = self.fees.standing().ok_or(SlipRefusal::NoSlip)?;
        if !slip.is_unpaid() || money.amount != slip.due() {
            return Err(SlipRefusal::NotWhatIsDue.into());
        }
        let reason = given(reason, SlipRefusal::NoReason.into())?;
        Ok(SlipEvent::PaymentCounted { reference, reason })
    }

    /// Finance verifies and issues the receipt; whoever typed the payment does not (F-02, F-05).
    fn verify_payment(&self, context: &Context<'_>) -> Result<SlipEvent, Refusal> {
        self.by_finance(context)?;
        let is_paid = self.fees.standing().is_some_and(|slip| slip.state == SlipState::Paid);
        let money = self.fees.counted().filter(|_| is_paid).ok_or(SlipRefusal::NothingToVerify)?;
        let person = &context.actor.person;
        if money.by == *person || money.counted_by.as_ref() == Some(person) {
            return Err(SlipRefusal::OwnRecord.into());
        }
        let receipt = Numbering::new(context).document(DocKind::PaymentReceipt);
        Ok(SlipEvent::PaymentVerified { receipt })
    }

    fn pay_back(
        &self,
        reference: String,
        refund: String,
        context: &Context<'_>,
    ) -> Result<Option<SlipEvent>, Refusal> {
        self.by_finance_or_bank(context)?;
        let refund = sound(refund)?;
        let money = self.fees.payment(&reference).ok_or(SlipRefusal::NoSuchPayment)?;
        match money.state {
            PaymentState::Refunded if money.refund.as_ref() == Some(&refund) => Ok(None),
            PaymentState::Refunded => Err(SlipRefusal::ReferenceDiffers(refund).into()),
            // Nobody of finance has money paid in, asks for it back and sees it out alone (F-02).
            PaymentState::Refunding if money.by == context.actor.person && !is_of_bank(context) => {
                Err(SlipRefusal::OwnRecord.into())
            }
            PaymentState::Refunding => Ok(Some(SlipEvent::RefundPaid { reference, refund })),
            PaymentState::Counted | PaymentState::Suspense => Err(SlipRefusal::NoSuchPayment.into()),
        }
    }

    fn in_state(&self, reference: &str, state: PaymentState) -> Result<&Payment, SlipRefusal> {
        let payment = self.fees.payment(reference).filter(|payment| payment.state == state);
        payment.ok_or(SlipRefusal::NoSuchPayment)
    }

    fn by_finance_or_bank(&self, context: &Context<'_>) -> Result<(), SlipRefusal> {
        if is_of_bank(context) { Ok(()) } else { self.by_finance(context) }
    }

    /// Finance, and nobody who had the case in hand, made the slip or pays by it (F-02).
    fn by_finance(&self, context: &Context<'_>) -> Result<(), SlipRefusal> {
        if !context.actor.has(Role::Cashier) {
            return Err(SlipRefusal::NotFinance);
        }
        let person = &context.actor.person;
        let made_it = self.fees.slip.as_ref().is_some_and(|slip| slip.by == *person);
        if made_it || self.hands.contains(person) || self.is_party(person) {
            Err(SlipRefusal::HadItInHand)
        } else {
            Ok(())
        }
    }
}

fn is_of_bank(context: &Context<'_>) -> bool {
    context.actor.person.as_str() == BANK
}

/// A bank's number as it is kept: something, and no longer than any bank's.
fn sound(reference: String) -> Result<String, SlipRefusal> {
    let reference = String::from(reference.trim());
    let fits = !reference.is_empty() && reference.chars().count() <= REFERENCE_LONGEST;
    let plain = reference.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    if fits && plain { Ok(reference) } else { Err(SlipRefusal::NoReference) }
}
