//! 目录清单: the list of services that the level above has set (I-01), as editions with a day from which each is in force.
//!
//! Every hall implements a part of it, and what it implements agrees with the list in the elements that are uniform in a
//! province (I-03). An edition comes as a whole and is never changed: the next one replaces it (I-02). How the items of
//! the hall stand to it, [`compare`] says; nothing here changes an item, and nothing is refused to an item for it.

pub mod compare;
mod decide;
mod event;
mod refusal;

pub use compare::{BaseElement, BaseGap, BaseList, BaseStanding, Element, ItemElements};
pub use decide::{Command, Context};
pub use event::Event;
pub use refusal::Refusal;

use crate::{
    item::content::{ItemKind, UseLevel},
    time::Date,
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Entries that one edition may have: a province has a few thousand.
pub const ENTRIES_MAX: usize = 20_000;
/// Entries in one event, so that no body of the log grows beyond measure.
pub const CHUNK: usize = 512;
/// Signs of an edition's number.
pub const NUMBER_MAX: usize = 20;
/// Signs of a name or a body.
pub const NAME_MAX: usize = 300;
/// Signs of a basis.
pub const BASIS_MAX: usize = 4_000;
/// Signs of a code.
pub const CODE_MAX: usize = 40;

/// 目录版次: one edition of the list, from its loading on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseEdition {
    /// What it was loaded with; none until then.
    pub head: Option<EditionHead>,
    /// How many entries it has.
    pub entries: u32,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
}

/// 版次要素
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionHead {
    /// 版次编号 (`2026-1`): the name of the dossier.
    pub number: String,
    /// 名称, with the number of the document that made it known.
    pub name: String,
    /// 发布机关
    pub issued_by: String,
    /// 施行日期: the first day on which it is the list in force.
    pub effective_on: Date,
}

/// 目录条目: one service of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BaseEntry {
    /// 基本编码 (I-10)
    pub code: String,
    /// 名称
    pub name: String,
    /// 事项类型; none where the list does not say it.
    pub kind: Option<ItemKind>,
    /// 主管部门, by its name; may be empty.
    pub department: String,
    /// 实施主体, by its name; may be empty.
    pub body: String,
    /// 行使层级: on which levels it is implemented; empty where the list does not say it.
    pub levels: Vec<UseLevel>,
    /// 设定依据 in one text: laws in book-title marks, or parted by semicolons.
    pub basis: String,
    /// 取消日期: from this day on it is no longer implemented (I-02).
    pub cancelled_on: Option<Date>,
    /// 由何替代: the code of the entry that takes its place; may be empty.
    pub replaced_by: String,
}

impl BaseEntry {
    /// Whether it is still to be implemented on this day.
    #[must_use]
    pub fn lives(&self, today: Date) -> bool {
        self.replaced_by.is_empty() && self.cancelled_on.is_none_or(|from| today < from)
    }
}
