//! 时限: which limits hold for an item, where its own data leave one to the law (L-18, L-20, L-46, L-48, K-08).

use super::content::{CaseKind, Content, ItemKind, Regime};
use crate::{
    clock::{
        ACCEPTANCE, ANSWER, ANSWER_EXTENSION, CLARIFICATION, DECISION, DECISION_EXTENSION, JOINT_DECISION,
        Limit,
    },
    time::WorkingDays,
};

impl Content {
    /// 法定时限: the item's own, and for a licence without one the twenty working days of the licensing law (L-18);
    /// for a request for information as many of the ordinance (L-48).
    /// Where neither law says anything there is none (L-46).
    #[must_use]
    pub fn statutory_limit(&self) -> Option<Limit> {
        let is_licence = self.identity.kind == Some(ItemKind::AdministrativeLicence);
        // L-20: what several departments handle together has forty-five days.
        let joint = self.handling.case_kind == Some(CaseKind::Joint);
        let decision = if joint { JOINT_DECISION } else { DECISION };
        let by_law = match self.handling.regime {
            Regime::InformationRequest => Some(Limit::WorkingDays(ANSWER)),
            Regime::Licensing => is_licence.then_some(Limit::WorkingDays(decision)),
        };
        self.limits.statutory.or(by_law)
    }

    /// 承诺时限: what is promised; without a promise the law's limit is the promise. Nothing published lacks both.
    #[must_use]
    pub fn promised_limit(&self) -> Limit {
        self.limits.promised.or(self.statutory_limit()).unwrap_or(Limit::WorkingDays(DECISION))
    }
}

impl Regime {
    /// How long the window may ask for corrections before silence takes the application as it is (L-06); a request for
    /// information may be asked about for seven working days (L-48).
    #[must_use]
    pub const fn acceptance(self) -> WorkingDays {
        match self {
            Self::Licensing => ACCEPTANCE,
            Self::InformationRequest => CLARIFICATION,
        }
    }

    /// How much the head may extend the limit at most (L-19, L-48).
    #[must_use]
    pub const fn extension(self) -> WorkingDays {
        match self {
            Self::Licensing => DECISION_EXTENSION,
            Self::InformationRequest => ANSWER_EXTENSION,
        }
    }

    /// Whether it is the usual one, which events do not mention.
    #[must_use]
    pub fn is_licensing(&self) -> bool {
        *self == Self::Licensing
    }
}
