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
    /// Find the draft in order, for the hall or for the legal office; by somebody else than its drafter (I-02).
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
    /// 弃稿: throw away a draft that nobody outside has ever been told of; its code is free again (I-02).
    Discard {
        /// 理由; whoever drafted it need not give one.
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
    /// The power has left this hall; by a round of reform alone (D-06).
    MoveAway {
        /// 改革批次
        round: String,
        /// 理由, shown to the public.
        reason: String,
    },
    /// The power has come to this hall; by a round of reform alone (D-06).
    MoveHere {
        /// 改革批次
        round: String,
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
    /// The office has given its opinion on this wording.
    #[error("the office has reviewed this version already")]
    AlreadyReviewed,
    /// Two offices, two people (I-02).
    #[error("whoever reviewed for one office may not review for the other")]
    SameReviewer,
    /// The version must be reviewed by both offices first (I-02, CA2).
    #[error("the version has not been reviewed by both offices")]
    NotReviewed,
    /// The publication check found faults (I-07, C-13), so nobody finds the version in order either; every one is listed.
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
    /// The power lies with another body: only a round of reform brings it back (D-06).
    #[error("the power lies with another body")]
    MovedAway,
    /// It stands in the catalogue already, with the same words.
    #[error("the item is listed already")]
    ListedAlready,
    /// The public could not be told what it is, or who answers for it: these faults concern its name, kind, code and
    /// department.
    #[error("the item cannot be listed: {} faults", .0.len())]
    Unlistable(Vec<Fault>),
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
            Self::NoSuchItem
            | Self::NoDraft
            | Self::AlreadyReviewed
            | Self::SameReviewer
            | Self::NotReviewed
            | Self::NoReason => "I-02",
            Self::Unpublishable(_) | Self::Nameless => "I-07",
            Self::CodeChanged => "I-02",
            Self::ListedAlready | Self::Unlistable(_) => "I-01",
            Self::WrongState(_) => "I-06",
            Self::MovedAway => "D-06",
        }
    }
}
