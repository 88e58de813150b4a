//! What can happen to a round of reform.

use super::{AdjustEffect, AdjustTest, RoundOpening, TakeOverPaper, Terms};
use crate::{identifier::CaseNumber, name::FileHash};
use alloc::{boxed::Box, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 改革事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 开启批次
    RoundOpened(RoundOpening),
    /// 提出调整 (D-01)
    AdjustmentProposed {
        /// Its number within the round.
        number: u32,
        /// What is to happen.
        terms: Box<Terms>,
    },
    /// 修改调整: the opinions on the old words are void.
    AdjustmentAmended {
        /// Its number within the round.
        number: u32,
        /// What is to happen.
        terms: Box<Terms>,
    },
    /// 论证意见 (D-02)
    OpinionGiven {
        /// On which adjustment.
        number: u32,
        /// On which test.
        test: AdjustTest,
        /// Whether it is passed.
        agrees: bool,
        /// 意见
        words: String,
    },
    /// 附件归档 (D-03)
    AttachmentFiled {
        /// Of which adjustment.
        number: u32,
        /// Which of the five.
        paper: TakeOverPaper,
        /// Its content.
        file: FileHash,
    },
    /// 政府批准 (D-05)
    AdjustmentApproved {
        /// Which adjustment.
        number: u32,
        /// 批准文号
        document: String,
    },
    /// 公布
    AdjustmentPublished {
        /// Which adjustment.
        number: u32,
    },
    /// 执行 (D-06)
    AdjustmentExecuted {
        /// Which adjustment.
        number: u32,
        /// What it means for the item.
        effect: AdjustEffect,
    },
    /// 移交办件 (D-06)
    CasesHandedOver {
        /// By which adjustment.
        number: u32,
        /// 办件
        cases: Vec<CaseNumber>,
        /// 接收机关
        to: String,
    },
    /// 撤回调整
    AdjustmentWithdrawn {
        /// Which adjustment.
        number: u32,
        /// 理由
        reason: String,
    },
}

impl Event {
    /// The adjustment it is about, where it is about one.
    #[must_use]
    pub const fn adjustment(&self) -> Option<u32> {
        match self {
            Self::RoundOpened(_) => None,
            Self::AdjustmentProposed { number, .. }
            | Self::AdjustmentAmended { number, .. }
            | Self::OpinionGiven { number, .. }
            | Self::AttachmentFiled { number, .. }
            | Self::AdjustmentApproved { number, .. }
            | Self::AdjustmentPublished { number }
            | Self::AdjustmentExecuted { number, .. }
            | Self::CasesHandedOver { number, .. }
            | Self::AdjustmentWithdrawn { number, .. } => Some(*number),
        }
    }
}
