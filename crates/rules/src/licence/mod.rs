//! 证照: what a granted application leaves behind: a right with a number, a holder and mostly a last day (L-29).
//!
//! A licence is a dossier of its own, because it outlives the case that brought it about: it is renewed (L-31), changed
//! (L-30), withdrawn (L-38), revoked (L-39), cancelled (L-40), or its term ends. What the applicant asks for goes through
//! a case, and [`follow`] says what the licence makes of it; what the agency does by its own hand is decided here, in
//! `adverse`; and the end of the term is brought about by time. Whom the holder is the log does not say: they are an
//! opaque person, as everywhere.

mod acts;
mod adverse;
mod apply;
pub mod command;
mod decide;
pub mod event;
pub mod follow;
pub mod ground;
pub mod intention;
mod refusal;

pub use acts::{Act, ActKind};
pub use command::{Command, Context};
pub use event::{Event, Grant, Ruling};
pub use follow::{Follows, follows};
pub use ground::{CancellationGround, Heard, RevocationGround, WithdrawalGround};
pub use intention::{Intended, Intention};
pub use refusal::Refusal;

use crate::{
    case::Document,
    identifier::{CaseNumber, DocumentNumber, LicenceIdentifier, LicenceNumber},
    item::content::{Purpose, Validity, coded},
    name::{Commitment, DepartmentId, ItemCode, PersonId},
    time::{Date, Instant, day_number, from_day_number, next_day},
};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

/// 证照
#[derive(Clone, Debug, Default)]
pub struct Licence {
    /// 证照编号; none until issued.
    pub number: Option<LicenceNumber>,
    /// The serial within the department's year, of which the standard identifier is made.
    pub serial: u32,
    /// 证照名称
    pub name: String,
    /// 证照类型代码 (E-05); may be empty.
    pub type_code: String,
    /// 颁发机构: its credit code, for the standard identifier; may be empty.
    pub issuer_code: String,
    /// The item that issued it.
    pub item: ItemCode,
    /// The version of the item it was issued under (I-05).
    pub item_version: u32,
    /// 主项: the catalogue entry of that item, to which its other handling items belong (I-01).
    pub main_item: String,
    /// 部门
    pub department: DepartmentId,
    /// 持证人
    pub holder: PersonId,
    /// 状态
    pub state: LicenceState,
    /// 版本: the first as issued, then one for every change and renewal.
    pub versions: Vec<Version>,
    /// 在办: the case about this licence that is open now; one at a time.
    pub pending: Option<Pending>,
    /// 拟处理: what the holder was told is meant to be done; none when nothing is.
    pub intention: Option<Intention>,
    /// 文书: what was issued about it without a case (N-08, N-15, N-16).
    pub documents: Vec<Document>,
    /// 归卷: which papers lie in its file, and their fingerprints.
    pub filed: BTreeMap<DocumentNumber, Commitment>,
    /// The last event that somebody who saw the licence before has not seen; filing a paper is none.
    pub acted: u64,
    /// The day on which it ceased to be valid.
    pub ended_on: Option<Date>,
}

/// 证照版本: what the licence says from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1.
    pub number: u32,
    /// From which day.
    pub since: Date,
    /// The case that brought it about.
    pub case: CaseNumber,
    /// 许可内容
    pub content: String,
    /// 有效期起
    pub valid_from: Date,
    /// 有效期止; none = without term.
    pub valid_until: Option<Date>,
}

/// 在办事务: an open case about a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// 办件
    pub case: CaseNumber,
    /// What is asked for.
    pub purpose: Purpose,
    /// Whether silence renews (L-31): a renewal asked for in time.
    pub in_time: bool,
}

coded!(
    /// 证照状态 (domain rules §14). The standard's table has no word for 撤回 and sends it as 其他 (99); here it keeps its
    /// own, for a lawful licence that had to give way is no unlawful one.
    LicenceState {
        Valid = "有效",
        Suspended = "暂扣",
        Revoked = "撤销",
        Cancelled = "注销",
        Expired = "失效",
        Transferred = "转出",
        Forfeited = "吊销",
        Withdrawn = "撤回",
        Other = "其他",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for LicenceState {
    fn default() -> Self {
        Self::Valid
    }
}

impl LicenceState {
    /// Whether the licence still runs: its term can end.
    #[must_use]
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Valid | Self::Suspended)
    }
}

impl Licence {
    /// What it says now.
    #[must_use]
    pub fn current(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// 有效期止; none = without term.
    #[must_use]
    pub fn valid_until(&self) -> Option<Date> {
        self.current()?.valid_until
    }

    /// The moment from which it is valid no more, if nobody renews it: the end of its last day.
    #[must_use]
    pub fn ends_at(&self) -> Option<Instant> {
        self.valid_until().map(|day| Instant::midnight(next_day(day)))
    }

    /// The last day of the term that runs now, where the next one has been given already.
    #[must_use]
    pub fn runs_until_renewed(&self, today: Date) -> Option<Date> {
        let last = self.valid_until()?;
        let terms = self.versions.iter().filter_map(|version| version.valid_until);
        terms.filter(|ends| *ends < last && *ends >= today).min()
    }

    /// The last day after a renewal (L-31): a term like the item's, and where that says none, one as long as the last.
    #[must_use]
    pub fn renewed_until(&self, validity: Option<Validity>) -> Option<Date> {
        let current = self.current()?;
        let last = current.valid_until?;
        match validity {
            Some(validity) => validity.last_day(next_day(last)),
            None => {
                let days = day_number(last) - day_number(current.valid_from) + 1;
                Some(from_day_number(day_number(last) + days))
            }
        }
    }

    /// 电子证照标识 (E-05); none where the item names no licence type or the department no credit code.
    #[must_use]
    pub fn identifier(&self) -> Option<LicenceIdentifier> {
        let (first, current) = (self.versions.first()?, self.current()?);
        let serial = format!("{}{:06}", first.since.year(), self.serial);
        let version = format!("{:03}", current.number);
        crate::identifier::licence::compose(&self.type_code, &self.issuer_code, &serial, &version).ok()
    }

    /// 证照文件: the numbers of its certificates, the first under its own number, one more for every version (DE2).
    pub fn certificates(&self) -> impl Iterator<Item = DocumentNumber> + '_ {
        let number = self.number.iter();
        number.flat_map(|number| {
            self.versions.iter().map(|version| DocumentNumber::of_certificate(number, version.number))
        })
    }

    /// When it next wants waking: at the end of its last day. A renewal asked for in time is decided by its case at that
    /// very moment (L-31), so the licence leaves the waking to the case.
    #[must_use]
    pub fn next_wake(&self) -> Option<Instant> {
        self.ends_at().filter(|_| self.state.is_running() && !self.renews_by_silence())
    }

    fn renews_by_silence(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.in_time)
    }
}

impl crate::dossier::Filing for Licence {
    fn acted(&self) -> u64 {
        self.acted
    }
}
