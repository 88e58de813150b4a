//! 时限: which limits hold for an item, where its own data leave one to the law (L-18, L-46, K-08).

use super::content::{Content, ItemKind, Validity};
use crate::{
    clock::{DECISION, Limit, RENEWAL_LEAD},
    time::{CalendarDays, Date},
};
use jiff::{Span, ToSpan};

impl Content {
    /// 法定时限: the item's own, and for a licence without one the twenty working days of the licensing law (L-18).
    /// Where neither law says anything there is none (L-46).
    #[must_use]
    pub fn statutory_limit(&self) -> Option<Limit> {
        let is_licence = self.identity.kind == Some(ItemKind::AdministrativeLicence);
        self.limits.statutory.or(is_licence.then_some(Limit::WorkingDays(DECISION)))
    }

    /// 承诺时限: what is promised; without a promise the law's limit is the promise. Nothing published lacks both.
    #[must_use]
    pub fn promised_limit(&self) -> Limit {
        self.limits.promised.or(self.statutory_limit()).unwrap_or(Limit::WorkingDays(DECISION))
    }

    /// 延续申请提前期: how long before the last day of a licence its renewal must be asked for, so that silence renews it
    /// (L-31; calendar days by C-03).
    #[must_use]
    pub fn renewal_lead(&self) -> CalendarDays {
        self.limits.renewal_lead.unwrap_or(RENEWAL_LEAD)
    }
}

impl Validity {
    /// The last day of what is valid from this day on: the day before the anniversary. None when it lies beyond the
    /// calendar.
    #[must_use]
    pub fn last_day(self, from: Date) -> Option<Date> {
        let span: Span = match self {
            Self::Years(years) => i64::from(years).years(),
            Self::Months(months) => i64::from(months).months(),
            Self::CalendarDays(days) => i64::from(days.0).days(),
        };
        from.checked_add(span).ok()?.checked_sub(1.day()).ok()
    }
}
