//! What can happen to an item.

use super::{Listing, content::Content, review::ReviewOffice};
use alloc::{boxed::Box, string::String};
use serde::{Deserialize, Serialize};

/// 事项事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 起草: a new version, or a new wording of the draft at hand.
    ItemDrafted {
        /// Version number from 1.
        version: u32,
        /// The whole content.
        content: Box<Content>,
    },
    /// 审核通过, by one of the two offices (I-02).
    ItemReviewed {
        /// The version reviewed.
        version: u32,
        /// 审核意见
        opinion: String,
        /// For which office.
        #[serde(default, skip_serializing_if = "ReviewOffice::is_hall")]
        office: ReviewOffice,
    },
    /// 退回修改
    ItemReturned {
        /// The version sent back to its drafter.
        version: u32,
        /// 理由
        reason: String,
    },
    /// 列入目录: known to the public, without guide and without applications (I-01).
    ItemListed {
        /// What the public reads.
        listing: Box<Listing>,
    },
    /// 移出目录
    ItemUnlisted {
        /// 理由
        reason: String,
    },
    /// 弃稿: the draft is gone, and nothing stands under its code any more.
    ItemDiscarded {
        /// The version thrown away.
        version: u32,
        /// 理由; empty where its drafter gave none.
        reason: String,
    },
    /// 发布: this version is in force from now on; the one before is replaced.
    ItemPublished {
        /// The version published.
        version: u32,
    },
    /// 暂停受理
    ItemSuspended {
        /// 理由, shown to the public.
        reason: String,
    },
    /// 恢复受理
    ItemResumed,
    /// 取消: no new acceptance; open cases finish (I-06).
    ItemCancelled {
        /// 依据, shown to the public.
        reason: String,
    },
    /// 移出: another body has the power now; no new acceptance, open cases finish (D-06).
    ItemMovedAway {
        /// 改革批次
        round: String,
        /// 理由, shown to the public.
        reason: String,
    },
    /// 移入: the power has come to this hall, and acceptance is open (D-06).
    ItemMovedHere {
        /// 改革批次
        round: String,
    },
}
