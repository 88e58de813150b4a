//! 时限: which limits hold for an item, where its own data leave one to the law (L-18, L-20, L-46, K-08).

use super::content::{CaseKind, Content, ItemKind};
use crate::clock::{DECISION, JOINT_DECISION, Limit};

impl Content {
    /// 法定时限: the item's own, and for a licence without one the twenty working days of the licensing law (L-18).
    /// Where neither law says anything there is none (L-46).
    #[must_use]
    pub fn statutory_limit(&self) -> Option<Limit> {
        let is_licence = self.identity.kind == Some(ItemKind::AdministrativeLicence);
        // L-20: what several departments handle together has forty-five days.
        let joint = self.handling.case_kind == Some(CaseKind::Joint);
        let by_law = if joint { JOINT_DECISION } else { DECISION };
        self.limits.statutory.or(is_licence.then_some(Limit::WorkingDays(by_law)))
    }

    /// 承诺时限: what is promised; without a promise the law's limit is the promise. Nothing published lacks both.
    #[must_use]
    pub fn promised_limit(&self) -> Limit {
        self.limits.promised.or(self.statutory_limit()).unwrap_or(Limit::WorkingDays(DECISION))
    }
}
