//! 事项: what a department does for people, version by version.
//!
//! [`Content`] holds every guide field of the implementation list (domain rules §3.2); the public guide and the
//! internal manual are both made from it (I-09). A published version never changes (CA2), and a case keeps the
//! version it was accepted under (I-05). The process stands in `process`, the check before publication in
//! `publication`. Codes are opaque (I-14): nothing here takes them apart.

pub mod apply;
mod basis;
pub mod code;
pub mod command;
pub mod completeness;
pub mod content;
pub mod decide;
pub mod duty;
pub mod event;
mod fault;
mod field;
mod help;
mod limits;
mod neighbours;
pub mod process;
pub mod publication;
pub mod quality;
pub mod review;
pub mod task_code;
pub mod together;

pub use command::{Command, Context, Refusal};
pub use content::Content;
pub use event::Event;
pub use review::{Returned, Review, ReviewOffice};

use crate::{
    identifier::LONGEST_PREFIX,
    name::{DepartmentId, ItemCode, PersonId},
    time::Instant,
};
use alloc::{boxed::Box, collections::BTreeMap, string::String};
use serde::{Deserialize, Serialize};

/// 事项: the dossier of one item: all its versions, and which of them is in force.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// 实施编码; empty until the first draft.
    pub code: ItemCode,
    /// Every version ever drafted, by number from 1; none where a first draft was discarded.
    pub versions: BTreeMap<u32, Version>,
    /// The version in force: published, and neither replaced nor cancelled.
    pub in_force: Option<u32>,
    /// 目录条目: what the public reads before a first version is in force, if it is listed (I-01).
    pub listed: Option<Box<Listing>>,
    /// Why acceptance is suspended at present, if it is.
    pub suspended: Option<String>,
    /// Why the item was cancelled, if it was.
    pub cancelled: Option<String>,
    /// The round of reform that moved it out of this hall, while it is away (D-06).
    pub moved_by: Option<String>,
}

/// 目录条目: what the public reads of an item whose guide is not complete (I-01, I-03): that there is such a thing, and
/// who answers for it. The words are those of the day it was listed; a draft that goes on changing does not change them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// 事项名称
    pub name: String,
    /// The name in English; may be empty.
    pub name_en: String,
    /// 主项
    pub main_item: String,
    /// 事项类型, where the list tells it.
    pub kind: Option<content::ItemKind>,
    /// 部门
    pub department: DepartmentId,
}

impl Listing {
    /// What is told of this content.
    #[must_use]
    pub fn of(content: &Content) -> Listing {
        let identity = &content.identity;
        Listing {
            name: identity.name.clone(),
            name_en: identity.name_en.clone(),
            main_item: identity.main_item.clone(),
            kind: identity.kind,
            department: content.body.department.clone(),
        }
    }
}

/// 版本: one version of an item.
#[derive(Clone, Debug)]
pub struct Version {
    /// What it says.
    pub content: Box<Content>,
    /// How far it has come.
    pub state: VersionState,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// When it was last redrafted.
    pub drafted_at: Instant,
    /// 双审: the opinions given so far, one for each office (I-02).
    pub reviews: BTreeMap<ReviewOffice, Review>,
    /// 退回: why it was sent back last, until both offices have found it in order.
    pub returned: Option<Returned>,
    /// When it was published, if it was.
    pub published_at: Option<Instant>,
}

/// 版本状态: draft → reviewed → published → replaced (CA2); a draft may be returned on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionState {
    /// 草稿
    Draft,
    /// 退回修改: sent back, and not reworded since.
    Returned,
    /// 已审核: by both offices (I-02).
    Reviewed,
    /// 已发布
    Published,
    /// 已被新版替代
    Replaced,
}

/// 事项状态: what the public sees of the item as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// 草稿: no version published yet.
    Draft,
    /// 指南编制中: stands in the catalogue; its guide is not complete and nobody can apply (I-01).
    Listed,
    /// 已发布: open for applications.
    Published,
    /// 暂停: shown, but no new acceptance.
    Suspended,
    /// 取消: gone; open cases finish.
    Cancelled,
}

impl VersionState {
    /// Whether the version is still on its way: it may be reworded, reviewed and returned.
    #[must_use]
    pub const fn is_at_hand(self) -> bool {
        match self {
            Self::Draft | Self::Returned | Self::Reviewed => true,
            Self::Published | Self::Replaced => false,
        }
    }
}

impl Item {
    /// What the public sees of the item as a whole.
    #[must_use]
    pub fn state(&self) -> ItemState {
        if self.cancelled.is_some() {
            ItemState::Cancelled
        } else if self.in_force.is_none() {
            if self.listed.is_some() { ItemState::Listed } else { ItemState::Draft }
        } else if self.suspended.is_some() {
            ItemState::Suspended
        } else {
            ItemState::Published
        }
    }

    /// The content in force, with its version number.
    #[must_use]
    pub fn current(&self) -> Option<(u32, &Content)> {
        let number = self.in_force?;
        self.versions.get(&number).map(|version| (number, &*version.content))
    }

    /// The latest version, published or not, with its number.
    #[must_use]
    pub fn latest(&self) -> Option<(u32, &Version)> {
        self.versions.last_key_value().map(|(number, version)| (*number, version))
    }

    /// A given version's content, for cases that were accepted under it (I-05).
    #[must_use]
    pub fn content(&self, version: u32) -> Option<&Content> {
        self.versions.get(&version).map(|version| &*version.content)
    }
}

impl Content {
    /// What the numbers of its cases begin with: the implementation code (K-03), or the shorter catalogue code where
    /// the former would make the number longer than the standard allows (K-02).
    #[must_use]
    pub fn number_prefix(&self) -> &str {
        let code = self.identity.task_code.as_str();
        if code.len() <= LONGEST_PREFIX || self.identity.catalog_code.is_empty() {
            code
        } else {
            &self.identity.catalog_code
        }
    }
}
