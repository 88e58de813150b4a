//! 时限: which limits hold for an item, where its own data leave one to the law (L-18, L-20, L-46, L-48, K-08).

use super::content::{CaseKind, Content, ItemKind, Purpose, Regime};
use crate::{
    clock::{
        ACCEPTANCE, ANSWER, ANSWER_EXTENSION, CLARIFICATION, DECISION, DECISION_EXTENSION, ISSUE,
        JOINT_DECISION, Limit, RENEWAL_LEAD,
    },
    time::{CalendarDays, Date, WorkingDays},
};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

impl Content {
    /// Whether it is clear whose licences the item is about, where it is about any (I-01).
    #[must_use]
    pub fn names_its_licences(&self) -> bool {
        let (about, main) = (&self.handling.about, self.identity.main_item.trim());
        self.handling.purpose == Purpose::New || !about.as_str().is_empty() || !main.is_empty()
    }

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

    /// 颁证期限: ten working days to issue and serve, or what a special law says (L-22).
    #[must_use]
    pub fn issue_limit(&self) -> Limit {
        self.limits.issue.unwrap_or(Limit::WorkingDays(ISSUE))
    }

    /// 延续申请提前期: how long before the last day of a licence its renewal must be asked for, so that silence renews it
    /// (L-31; calendar days by C-03).
    #[must_use]
    pub fn renewal_lead(&self) -> CalendarDays {
        self.limits.renewal_lead.unwrap_or(RENEWAL_LEAD)
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

/// 有效期
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// 年
    Years(u16),
    /// 月
    Months(u16),
    /// 自然日
    CalendarDays(CalendarDays),
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

/// Whether the promise keeps within the law. Office seconds are shorter than any day; working and calendar days
/// are not converted into each other, so such a pair cannot be judged.
pub(super) fn within(promised: Limit, statutory: Limit) -> Option<bool> {
    match (promised, statutory) {
        (Limit::WorkingDays(promised), Limit::WorkingDays(statutory)) => Some(promised <= statutory),
        (Limit::CalendarDays(promised), Limit::CalendarDays(statutory)) => Some(promised <= statutory),
        (Limit::OfficeSeconds(promised), Limit::OfficeSeconds(statutory)) => Some(promised <= statutory),
        // A promise of hours within one office day keeps any limit of a day or more.
        (Limit::OfficeSeconds(promised), Limit::WorkingDays(_) | Limit::CalendarDays(_)) => {
            (promised.0 <= OFFICE_DAY_SECONDS).then_some(true)
        }
        // n working days never end before n calendar days have: the other way round nothing can be said.
        (Limit::CalendarDays(promised), Limit::WorkingDays(statutory)) if promised.0 <= statutory.0 => {
            Some(true)
        }
        _ => None,
    }
}

/// Seconds of the shortest usual office day (seven hours).
const OFFICE_DAY_SECONDS: u64 = 7 * 3600;
