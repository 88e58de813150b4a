//! What can happen to a bulletin.

use super::BulletinText;
use alloc::{boxed::Box, string::String};
use serde::{Deserialize, Serialize};

/// 公告事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 起草
    BulletinDrafted(Box<BulletinText>),
    /// 修改
    BulletinRevised(Box<BulletinText>),
    /// 起草更正 (G-03)
    CorrectionDrafted {
        /// The words.
        text: Box<BulletinText>,
        /// 更正理由
        reason: String,
    },
    /// 送审
    BulletinSubmitted,
    /// 退回
    BulletinSentBack {
        /// 理由
        reason: String,
    },
    /// 放弃
    DraftDropped,
    /// 发布: what was pending is read by everybody from now on (G-02).
    BulletinPublished {
        /// Which edition it is, from 1.
        edition: u32,
    },
    /// 撤下 (G-04)
    BulletinWithdrawn {
        /// 理由
        reason: String,
    },
}
