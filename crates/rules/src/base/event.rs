//! What can happen to an edition of the list.

use super::{BaseEntry, EditionHead};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 目录事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 目录载入 (I-01)
    EditionLoaded(EditionHead),
    /// 载入条目: some of its entries, all of them in one decision.
    EntriesLoaded {
        /// 条目
        entries: Vec<BaseEntry>,
    },
    /// 撤回载入: it was loaded by mistake, and counts no longer.
    EditionWithdrawn {
        /// 理由
        reason: String,
    },
}
