//! 开具缴款通知: what is to be paid, by the standard of the item and nobody's discretion (F-03, F-11, L-36, N-17).

use super::{FeeLine, PAYMENT, SlipEvent, SlipRefusal, SlipState};
use crate::{
    case::{
        ActKind, Case, CaseStatus, Context, Event, Refusal,
        decide::{Numbering, at_window, given},
        document::DocKind,
    },
    clock::Limit,
    hall::Role,
    item::content::FeeItem,
    money::Fen,
};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};

/// No fee is charged for more units than this: a slip of the pen, not a rule of law.
const QUANTITY_MAX: u32 = 1_000_000;

impl Case {
    /// The amount follows from the standard and the quantity (L-36, F-03); nothing is charged before acceptance (F-11). One slip stands at a
    /// time; what nobody paid in time, or what was wrong, is made anew.
    pub(in crate::case) fn assess_fee(
        &self,
        quantities: BTreeMap<String, u32>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        // What nobody paid in time is charged anew also when the case is over: it is still owed.
        let is_owed_still = self.status == CaseStatus::Completed && self.fees.slip.is_some();
        if !self.status.is_under_review() && !is_owed_still {
            self.must_be(&[CaseStatus::Granted, CaseStatus::Delivering])?;
        }
        self.by_whoever_charges(context)?;
        if context.content.fees.is_empty() {
            return Err(Refusal::NoFee);
        }
        if !self.wants_a_slip() {
            return Err(Refusal::FeeAssessedAlready);
        }
        if self.fees.waiting().is_some() {
            return Err(SlipRefusal::ProposalWaits.into());
        }
        let unknown = |id: &&String| !context.content.fees.iter().any(|fee| fee.id == **id);
        if quantities.keys().any(|id| unknown(&id)) {
            return Err(Refusal::NoFee);
        }
        let mut lines = vec![];
        for fee in &context.content.fees {
            let quantity = quantities.get(&fee.id).copied().unwrap_or(0);
            if quantity > QUANTITY_MAX {
                return Err(Refusal::TooMany);
            }
            if quantity > 0 {
                let amount = Fen(fee.standard.0.saturating_mul(quantity.into()));
                lines.push(FeeLine { fee: fee.id.clone(), quantity, amount });
            }
        }
        if lines.is_empty() {
            return Err(Refusal::NothingToPay);
        }
        // F-11: where the law demands a payment before the result, a slip without it would let the result out unpaid.
        let demanded = |id: &str| context.content.fees.iter().any(|fee| fee.id == id && fee.is_prepaid());
        let prepaid = lines.iter().any(|line| demanded(&line.fee));
        if !prepaid && context.content.fees.iter().any(FeeItem::is_prepaid) {
            return Err(SlipRefusal::NotAssessed.into());
        }
        let slip = Some(context.fresh.slip.clone().ok_or(Refusal::NoFreshNumber)?);
        let limit = Some(context.content.limits.payment.unwrap_or(Limit::WorkingDays(PAYMENT)));
        let notice = Numbering::new(context).document(DocKind::PaymentNotice);
        Ok(vec![Event::FeeAssessed { lines, slip, limit, prepaid, notice }])
    }

    /// Whoever charges makes a wrong slip void, as long as nobody has paid by it; finance may, too.
    pub(super) fn void(&self, reason: String, context: &Context<'_>) -> Result<SlipEvent, Refusal> {
        if !context.actor.has(Role::Cashier) {
            self.by_whoever_charges(context)?;
        }
        let slip = self.fees.standing().ok_or(SlipRefusal::NoSlip)?;
        if !slip.is_unpaid() {
            return Err(SlipRefusal::PaidAlready.into());
        }
        if self.fees.waiting().is_some() {
            return Err(SlipRefusal::ProposalWaits.into());
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::VoidSlip))?;
        Ok(SlipEvent::SlipVoided { reason })
    }

    /// Whether no slip stands that is paid or could be.
    pub(in crate::case) fn wants_a_slip(&self) -> bool {
        let gone = |state| matches!(state, SlipState::Expired | SlipState::Refunded);
        self.fees.standing().is_none_or(|slip| gone(slip.state))
    }

    /// The window, or whoever has a step of the case open.
    pub(super) fn by_whoever_charges(&self, context: &Context<'_>) -> Result<(), Refusal> {
        if at_window(context).is_ok() { Ok(()) } else { self.by_open_post(context) }
    }
}
