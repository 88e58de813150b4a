//! 信用状况: what the law makes of a person who deceived the agency: bans from applying, and broken promises.
//!
//! Whoever hid facts may not apply for the same licence for one year, whoever obtained it by fraud for three, where the
//! licence bears directly on public safety, health, life or property (L-43, L-44); whoever broke a promise is offered
//! no other promise until the credit is restored (P-09). The dossier of a person begins with the first such record;
//! nobody else has one. It takes nothing back from a case that runs: an application is looked at when it is handed in
//! and once more when it is accepted.

pub mod decide;
pub mod event;

pub use decide::{Command, Context, Refusal, follows, follows_licence};
pub use event::Event;

use crate::{
    identifier::CaseNumber,
    item::{
        Content,
        content::{Basis, coded},
    },
    name::{DepartmentId, ItemCode, PersonId},
    time::Date,
};
use alloc::{collections::BTreeMap, string::String};
use serde::{Deserialize, Serialize};

/// 信用状况
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// 禁止申请, by number; none is ever taken away.
    pub bans: BTreeMap<u32, Ban>,
    /// 违反承诺, by number.
    pub broken: BTreeMap<u32, BrokenPromise>,
}

/// 禁止申请: one ban with its reasons, and when it was lifted, if it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ban {
    /// 原因
    pub cause: BanCause,
    /// 范围
    pub reach: BanReach,
    /// 事项: the one the case was about.
    pub item: ItemCode,
    /// 主项: the catalogue entry of that item: the licence is barred, in whichever of its handling items it is asked for (I-01).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub main_item: String,
    /// 部门
    pub department: DepartmentId,
    /// From this day on.
    pub from: Date,
    /// The last day of the ban.
    pub until: Date,
    /// 理由
    pub reasons: String,
    /// 依据
    pub basis: alloc::vec::Vec<Basis>,
    /// The case it comes from.
    pub case: CaseNumber,
    /// 救济途径 (L-45)
    pub remedies: String,
    /// 解除
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<Lifted>,
}

/// 违反承诺: one promise that was not kept (P-09).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenPromise {
    /// The case in which it was promised.
    pub case: CaseNumber,
    /// 部门
    pub department: DepartmentId,
    /// 事实
    pub facts: String,
    /// Since when it counts.
    pub on: Date,
    /// 信用修复
    pub restored: Option<Lifted>,
}

/// 解除: when something stopped to count, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    /// The day.
    pub on: Date,
    /// Who did it.
    pub by: PersonId,
    /// 理由
    pub reasons: String,
}

coded!(
    /// 禁止申请的原因
    BanCause {
        /// L-43: found out before the licence was given.
        HidFacts = "隐瞒有关情况或者提供虚假材料申请许可",
        /// L-44: found out after it had been given.
        Fraud = "以欺骗、贿赂等不正当手段取得许可",
    }
);
coded!(
    /// 禁止申请的范围
    BanReach {
        /// What the law says: the licence that was applied for.
        Item = "该项许可",
        /// What a special law may say: every licence of the department that bears directly on safety.
        Department = "本部门直接关系安全的各项许可",
    }
);

impl BanCause {
    /// How many years the law says: one (L-43) or three (L-44). Nobody types it.
    #[must_use]
    pub const fn years(self) -> i8 {
        match self {
            Self::HidFacts => 1,
            Self::Fraud => 3,
        }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::HidFacts => "L-43",
            Self::Fraud => "L-44",
        }
    }

    /// The article of the licensing law.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::HidFacts => "行政许可法第七十八条",
            Self::Fraud => "行政许可法第七十九条",
        }
    }
}

impl Ban {
    /// Whether it stands in the way of this item on this day. Only what bears directly on safety is ever barred.
    #[must_use]
    pub fn bars(&self, content: &Content, on: Date) -> bool {
        let reached = match self.reach {
            BanReach::Item => content.identity.task_code == self.item || self.is_of_its_entry(content),
            BanReach::Department => content.body.department == self.department,
        };
        reached && content.handling.safety && self.counts(on)
    }

    /// Whether an item handles the same entry of the same department's catalogue.
    fn is_of_its_entry(&self, content: &Content) -> bool {
        let entry = content.identity.main_item.trim();
        !entry.is_empty() && entry == self.main_item && content.body.department == self.department
    }

    /// Whether it is in force on this day.
    #[must_use]
    pub fn counts(&self, on: Date) -> bool {
        self.lifted.is_none() && self.from <= on && on <= self.until
    }
}

impl Standing {
    /// The ban that stands in the way of applying for this item on this day; of several, the one that lasts longest
    /// (L-43, L-44).
    #[must_use]
    pub fn ban(&self, content: &Content, on: Date) -> Option<&Ban> {
        self.bans.values().filter(|ban| ban.bars(content, on)).max_by_key(|ban| ban.until)
    }

    /// The case that an event came from: the one in which the ban was imposed or the promise broken.
    #[must_use]
    pub fn case_of(&self, event: &Event) -> Option<&CaseNumber> {
        match event {
            Event::ApplicantBanned { number, .. } | Event::BanLifted { number, .. } => {
                self.bans.get(number).map(|ban| &ban.case)
            }
            Event::PromiseBreachNoted { number, .. } | Event::CreditRestored { number, .. } => {
                self.broken.get(number).map(|breach| &breach.case)
            }
        }
    }

    /// Whether this person may be offered a promise instead of proof: no ban counts and no broken promise (P-09).
    #[must_use]
    pub fn may_promise(&self, on: Date) -> bool {
        !self.bans.values().any(|ban| ban.counts(on)) && self.broken.values().all(|it| it.restored.is_some())
    }
}
