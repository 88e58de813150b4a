//! 缴费通知: what is to be paid, by the standard of the item and nobody's discretion (F-03, F-11, L-36, N-17).
//!
//! Only the notice is made here. The money goes from the payer to the treasury by way of a bank; no clerk touches it.

use super::{
    Case, CaseStatus, Context, Event, Refusal,
    decide::{Numbering, at_window},
    document::DocKind,
};
use crate::money::Fen;
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// No fee is charged for more units than this: a slip of the pen, not a rule of law.
const QUANTITY_MAX: u32 = 1_000_000;

/// 缴款项目: one line of a payment notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeLine {
    /// Which fee of the item.
    pub fee: String,
    /// 数量
    pub quantity: u32,
    /// 金额, in fen: standard × quantity.
    pub amount: Fen,
}

impl Case {
    /// The amount follows from the standard and the quantity (L-36, F-03); nothing is charged before acceptance (F-11).
    pub(super) fn assess_fee(
        &self,
        quantities: BTreeMap<String, u32>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        if !self.status.is_under_review() {
            self.must_be(&[CaseStatus::Granted, CaseStatus::Delivering])?;
        }
        if at_window(context).is_err() {
            self.by_open_post(context)?;
        }
        if context.content.fees.is_empty() {
            return Err(Refusal::NoFee);
        }
        if !self.fees.is_empty() {
            return Err(Refusal::FeeAssessedAlready);
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
        let notice = Numbering::new(context).document(DocKind::PaymentNotice);
        Ok(vec![Event::FeeAssessed { lines, notice }])
    }
}
