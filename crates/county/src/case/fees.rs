//! 缴费 in the rehearsal: the slip is made soon after acceptance, the payer goes to a bank, finance verifies (F-02, F-05). Most pay within days, a few
//! of those who may never do.

use super::{
    Desk, Matter,
    duty::Duty,
    timing::{HOUR, MINUTE},
};
use crate::act::Act;
use rules::{
    actor::BANK,
    case::{
        Case, Command, SlipCommand,
        slip::{Paid, SlipState},
    },
    item::{Content, content::FeeItem},
    name::{PersonId, PostId},
};
use std::collections::BTreeMap;

/// The post of finance in the sample county.
const FINANCE: &str = "hall/cashier";
/// Of a thousand payers so many never pay what the law lets them owe.
const NEVER: u64 = 40;

/// What there is to do about the fees of a case that has been accepted.
pub(super) fn owed(case: &Case, content: &Content) -> Option<Duty> {
    let Some(slip) = &case.fees.slip else {
        let charges = case.status.is_under_review() || case.status.is_granted();
        return (charges && !content.fees.is_empty()).then_some(Duty::AssessFee);
    };
    match slip.state {
        SlipState::Issued => Some(Duty::Pay),
        SlipState::Paid => Some(Duty::VerifyPayment),
        _ => None,
    }
}

impl Desk<'_> {
    /// Whoever accepted makes the slip some minutes later; the quantity is what the applicant asked for.
    pub(super) fn assess_fee(&self, matter: &mut Matter) -> Option<Act> {
        let window = self.world.people.holders(&self.content.process.acceptance_post);
        let same = self.case.acceptor.clone().filter(|person| window.contains(person));
        let actor = same.or_else(|| matter.chance.pick(window).cloned())?;
        let fee = self.content.fees.first()?;
        let quantity = if fee.unit.contains("平方米") { matter.chance.between(10, 120) } else { 1 };
        let quantities = BTreeMap::from([(fee.id.clone(), u32::try_from(quantity).unwrap_or(1))]);
        let at = self.world.office_later(self.now, matter.chance.between(MINUTE, 20 * MINUTE));
        Some(self.command(at, actor, Command::AssessFee { quantities }))
    }

    /// At a bank by day, mostly within two days.
    pub(super) fn pay(&self, matter: &mut Matter) -> Option<Act> {
        let slip = self.case.fees.slip.as_ref()?;
        let must = self.content.fees.iter().any(FeeItem::is_prepaid);
        if matter.chance.permille(NEVER) && !must {
            return None;
        }
        let seconds = matter.chance.between(10 * MINUTE, 60 * HOUR);
        let at = self.world.daytime_later(self.now, seconds, &mut matter.chance);
        let reference = format!("B{:012}", matter.chance.below(1_000_000_000_000));
        let paid = Paid { slip: slip.number.clone(), reference, amount: slip.due(), at };
        Some(self.command(at, PersonId::from(BANK), Command::Slip(SlipCommand::Pay(paid))))
    }

    /// Finance, within a day of work.
    pub(super) fn verify_payment(&self, matter: &mut Matter) -> Option<Act> {
        let holders = self.world.people.holders(&PostId::from(FINANCE));
        let actor = matter.chance.pick(holders)?.clone();
        let at = self.world.office_later(self.now, matter.chance.between(20 * MINUTE, 7 * HOUR));
        Some(self.command(at, actor, Command::Slip(SlipCommand::Verify)))
    }
}
