//! What may be asked of an item, what the decision looks at, and the refusals.

use super::{content::Content, publication::Fault};
use crate::{actor::Actor, hall::Hall, item::ItemState, time::Instant};
use alloc::{boxed::Box, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 事项命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Draft a new version, or reword the draft at hand. The same content again changes nothing.
    Draft(Box<Content>),
    /// Find the draft in order; by somebody else than its drafter.
    Review {
        /// 审核意见
        opinion: String,
    },
    /// Send the draft back to its drafter.
    Return {
        /// 理由
        reason: String,
    },
    /// 列入目录: tell the public that there is such an item before its guide is complete (I-01). Only its name, kind,
    /// department and code are told; nothing is promised and no application is taken (L-05 stands).
    List,
    /// 移出目录: take back a listing made by mistake.
    Unlist {
        /// 理由
        reason: String,
    },
    /// Put the reviewed version into force.
    Publish,
    /// Stop new acceptance for a while.
    Suspend {
        /// 理由
        reason: String,
    },
    /// Open for acceptance again.
    Resume,
    /// End the item for good.
    Cancel {
        /// 依据
        reason: String,
    },
}

/// What a decision on an item looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// Departments and posts: an item may only name what exists.
    pub hall: &'a Hall,
}

/// Why an item command is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor has no role for this.
    #[error("not entitled: only an item editor of the department, the legal office or the hall manager")]
    NotEntitled,
    /// There is no such item yet.
    #[error("there is no such item")]
    NoSuchItem,
    /// There is no draft to review or publish.
    #[error("there is no draft at hand")]
    NoDraft,
    /// Drafting and reviewing are separate (K-13 in spirit, CA2).
    #[error("whoever drafted a version may not review it")]
    OwnDraft,
    /// The version must be reviewed first (CA2).
    #[error("the version has not been reviewed")]
    NotReviewed,
    /// The publication check found faults (I-07, C-13); every one is listed.
    #[error("the version cannot be published: {} faults", .0.len())]
    Unpublishable(Vec<Fault>),
    /// A draft needs at least a code and a name.
    #[error("a draft needs a code and a name")]
    Nameless,
    /// The code of an item never changes.
    #[error("the code of an item never changes")]
    CodeChanged,
    /// Reason missing.
    #[error("a reason is needed")]
    NoReason,
    /// It stands in the catalogue already, with the same words.
    #[error("the item is listed already")]
    ListedAlready,
    /// The public could not be told who answers for it.
    #[error("a listing needs a department of this hall")]
    ListingIncomplete,
    /// The item is not in a state for this.
    #[error("not possible while the item is {0:?}")]
    WrongState(ItemState),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled | Self::OwnDraft => "K-13",
            Self::NoSuchItem | Self::NoDraft | Self::NotReviewed | Self::NoReason => "I-02",
            Self::Unpublishable(_) | Self::Nameless => "I-07",
            Self::CodeChanged => "I-02",
            Self::ListedAlready | Self::ListingIncomplete => "I-01",
            Self::WrongState(_) => "I-06",
        }
    }
}
