//! 涉证: what a case has to do with a licence (I-01, L-30, L-31, L-40).
//!
//! An item that renews, changes or cancels takes applications about one licence, which must be of the right item, the
//! applicant's own and valid. A renewal asked for in time has the last day of the licence for its limit: if nobody has
//! decided by then, silence renews it. Asked for later it is taken in all the same, but silence renews nothing.

use super::{Case, CaseOutcome, CaseStatus, ClockName, Context, DocKind, Event, decide::Numbering};
use crate::{
    clock::Limit,
    dossier::Stamp,
    identifier::{CaseNumber, LicenceNumber},
    item::{Content, content::Purpose},
    licence::{Licence, LicenceState},
    name::PersonId,
    time::{CalendarDays, Date, Instant, day_number},
};
use serde::{Deserialize, Serialize};

/// 涉及的证照: which licence, what is asked for, and how it stood when it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutLicence {
    /// 证照编号
    pub number: LicenceNumber,
    /// 业务类型
    pub purpose: Purpose,
    /// The last day of the licence then; none = without term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The last day if it is renewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it was asked for in time, so that silence renews (L-31).
    #[serde(default)]
    pub in_time: bool,
}

/// Why nothing can be asked for, or given, about a licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AboutRefusal {
    /// A renewal, change or cancellation names a licence that there is (I-01).
    #[error("the licence this is about must be named")]
    NoLicence,
    /// The item is not about licences of this kind (I-01).
    #[error("this item is not about that licence")]
    AnotherItem,
    /// Only the holder asks for something about a licence (L-30, L-31).
    #[error("the licence is somebody else's")]
    NotTheHolder,
    /// What is no longer valid is neither renewed nor changed (L-40).
    #[error("the licence is {0:?}")]
    NotValid(LicenceState),
    /// A licence without term needs no renewal (L-31).
    #[error("the licence has no last day")]
    NothingToRenew,
    /// It was renewed already, and the term that runs now ends on this day (L-31).
    #[error("renewed already: the term that runs now ends on {0}")]
    RenewedAhead(Date),
    /// One case about a licence at a time (K-01).
    #[error("another case about this licence is open: {0}")]
    MatterOpen(CaseNumber),
}

impl AboutRefusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoLicence | Self::AnotherItem => "I-01",
            Self::NotTheHolder => "L-30",
            Self::NotValid(_) => "L-40",
            Self::NothingToRenew | Self::RenewedAhead(_) => "L-31",
            Self::MatterOpen(_) => "K-01",
        }
    }

    /// The article of the licensing law that refuses, where it is one.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::NotTheHolder => Some("行政许可法第四十九条"),
            Self::NothingToRenew | Self::RenewedAhead(_) => Some("行政许可法第五十条"),
            Self::NotValid(_) => Some("行政许可法第七十条"),
            _ => None,
        }
    }
}

impl AboutLicence {
    /// The licence that a new application is about; none where the item gives licences.
    pub(super) fn of(
        named: Option<&LicenceNumber>,
        applicant: &PersonId,
        context: &Context<'_>,
    ) -> Result<Option<AboutLicence>, AboutRefusal> {
        let purpose = context.content.handling.purpose;
        let Some(named) = named else {
            return if purpose == Purpose::New { Ok(None) } else { Err(AboutRefusal::NoLicence) };
        };
        let licence = context.licence.filter(|licence| licence.number.as_ref() == Some(named));
        let licence = licence.ok_or(AboutRefusal::NoLicence)?;
        if !context.content.is_about(licence) {
            return Err(AboutRefusal::AnotherItem);
        }
        if licence.holder != *applicant {
            return Err(AboutRefusal::NotTheHolder);
        }
        if licence.state != LicenceState::Valid {
            return Err(AboutRefusal::NotValid(licence.state));
        }
        if let Some(open) = &licence.pending {
            return Err(AboutRefusal::MatterOpen(open.case.clone()));
        }
        let (valid_until, is_renewal) = (licence.valid_until(), purpose == Purpose::Renewal);
        if is_renewal && valid_until.is_none() {
            return Err(AboutRefusal::NothingToRenew);
        }
        // One term ahead is all that a holder has a use for: the conditions are looked at before each (L-31).
        if let Some(ends) = licence.runs_until_renewed(context.today()).filter(|_| is_renewal) {
            return Err(AboutRefusal::RenewedAhead(ends));
        }
        let result = context.content.results.first();
        let until = licence.renewed_until(result.and_then(|result| result.validity)).filter(|_| is_renewal);
        let lead = i64::from(context.content.renewal_lead().0);
        let early = |last: Date| day_number(last) - day_number(context.today()) >= lead;
        Ok(Some(AboutLicence {
            number: named.clone(),
            purpose,
            valid_until,
            until,
            in_time: until.is_some() && valid_until.is_some_and(early),
        }))
    }

    /// The days left for the decision on a renewal asked for in time.
    fn days_left(&self, today: Date) -> Option<CalendarDays> {
        let last = self.valid_until.filter(|_| self.in_time)?;
        u16::try_from(day_number(last) - day_number(today)).ok().map(CalendarDays)
    }
}

impl Content {
    /// Whether applications for this item are about licences like this one: those the item names, or else those of its
    /// main item (I-01). Every licence is one department's, and only it touches it.
    #[must_use]
    pub fn is_about(&self, licence: &Licence) -> bool {
        let (about, main) = (&self.handling.about, self.identity.main_item.trim());
        let same = if about.as_str().is_empty() {
            !main.is_empty() && licence.main_item == main
        } else {
            licence.item == *about
        };
        self.handling.purpose != Purpose::New && same && licence.department == self.body.department
    }
}

impl Case {
    /// What the law calls the decision that gives what was asked for (N-12, N-14, N-15).
    pub(super) fn grant_kind(&self) -> DocKind {
        match self.about.as_ref().map(|about| about.purpose) {
            Some(Purpose::Renewal) => DocKind::RenewalDecision,
            Some(Purpose::Change) => DocKind::ChangeDecision,
            Some(Purpose::Cancellation) => DocKind::CancellationDecision,
            Some(Purpose::New) | None => DocKind::GrantDecision,
        }
    }

    /// What it calls the decision that denies it (N-13, N-14).
    pub(super) fn refusal_kind(&self) -> DocKind {
        match self.about.as_ref().map(|about| about.purpose) {
            Some(Purpose::Renewal) => DocKind::RenewalRefusal,
            Some(Purpose::Change) => DocKind::ChangeRefusal,
            Some(Purpose::Cancellation | Purpose::New) | None => DocKind::RefusalDecision,
        }
    }

    /// Nothing is given on a licence that is no longer valid: it may have ended since it was asked for (L-40).
    pub(super) fn licence_stands(&self, context: &Context<'_>) -> Result<(), AboutRefusal> {
        match (&self.about, context.licence) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(AboutRefusal::NoLicence),
            (Some(_), Some(licence)) if licence.state == LicenceState::Valid => Ok(()),
            (Some(_), Some(licence)) => Err(AboutRefusal::NotValid(licence.state)),
        }
    }

    /// The case is about this licence from now on; a renewal asked for in time has its last day for a limit.
    pub(super) fn asked_about(&mut self, about: Option<&AboutLicence>, at: Instant) {
        self.about = about.cloned();
        if let Some(days) = about.and_then(|about| about.days_left(at.day())) {
            self.start_limit(ClockName::Renewal, at, at.day(), Limit::CalendarDays(days));
        }
    }

    /// Silence ends every other waiting too: nobody has to review what is renewed.
    pub(super) fn renewed(&mut self, issue: Limit, stamp: &Stamp) {
        self.stop_all(stamp.happened_at);
        self.steps.retain(|_, record| record.finished.is_some());
        self.special = None;
        self.decided(CaseStatus::Granted, CaseOutcome::Granted, stamp);
        self.start_limit(ClockName::Issue, stamp.happened_at, stamp.happened_at.day(), issue);
    }

    /// Asked for in time and not decided when the licence ended: renewed (L-31). A licence that was taken away meanwhile
    /// is not given back by silence.
    pub(super) fn renewed_by_silence(&self, issued: usize, context: &Context<'_>) -> Option<Event> {
        let about = self.about.as_ref()?;
        self.licence_stands(context).ok()?;
        let decision = Numbering::new(context).after(issued).document(self.grant_kind());
        Some(Event::RenewalDeemedGranted {
            licence: about.number.clone(),
            expired: about.valid_until?,
            until: about.until?,
            issue: context.content.issue_limit(),
            decision,
        })
    }
}
