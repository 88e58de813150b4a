//! What clocks there are, and what may stop which of them.
//!
//! The list of what stops the statutory clock is closed by law (L-23, art. 45): a hearing, a tender, an auction, an
//! inspection, testing, quarantine, an appraisal, an expert review — and nothing else, whatever is typed in.

use serde::{Deserialize, Serialize};

/// 时钟种类: what a clock measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// 受理时限: to accept, refuse or ask for corrections (L-06).
    Acceptance,
    /// 预审时限: to look through an online application (K-06).
    PreReview,
    /// 法定时限: to decide by law (L-18, L-20).
    Statutory,
    /// 承诺时限: to decide as promised in public (C-13).
    Promised,
    /// 环节时限: of one step (C-13).
    Step,
    /// 初审时限: of the lower agency's review (L-21).
    LowerReview,
    /// 制证送达时限: to issue and serve the licence (L-22).
    Issue,
    /// 补正期限: the applicant's, to bring what is missing (K-08).
    Correction,
    /// 听证申请期限: the applicant's, to ask for a hearing (L-25).
    HearingRequest,
    /// 听证组织期限: to hold the hearing asked for (L-25).
    Hearing,
    /// 陈述申辩期限: an interested party's, to be heard (L-16).
    Statement,
    /// 指派期限: to name who inspects, tests or quarantines (L-33).
    Assignment,
    /// 告知期限: to tell the applicant what the superior has answered (K-10).
    Tell,
    /// 容缺补交期限: the applicant's, to hand in what was deferred (P-08).
    Deferral,
    /// 承诺核查期限: to verify what was promised (P-09).
    Verification,
    /// 说明期限: to explain a supervision card.
    Explanation,
    /// 整改期限: to put right what was found.
    Rectification,
    /// 申诉期限: to appeal.
    Appeal,
    /// 回访联系期限: to contact whoever rated badly.
    Contact,
    /// 答复期限: to answer a consultation, complaint or information request (L-48).
    Answer,
    /// 公示期限: to publish a decision (L-49).
    Publication,
    /// 特别程序期限: as it was told (L-23).
    Procedure,
    /// 延续期限: to decide on a renewal before the licence ends (L-31).
    Renewal,
    /// 缴款 (F-06)
    Payment,
}

impl ClockKind {
    /// Whether it ends with its last day, at midnight. What measures a right of the holder is no limit of the agency and knows no closing
    /// time; nor does a bank, at which people pay.
    #[must_use]
    pub const fn ends_at_midnight(self) -> bool {
        matches!(self, Self::Renewal | Self::Payment)
    }

    /// Whether the day it names is kept, working day or not (C-04): the last day of a right.
    #[must_use]
    pub const fn keeps_its_day(self) -> bool {
        matches!(self, Self::Renewal)
    }
}

/// 中止事由: why a clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// 听证
    Hearing,
    /// 招标
    Tender,
    /// 拍卖
    Auction,
    /// 检验
    Inspection,
    /// 检测
    Testing,
    /// 检疫
    Quarantine,
    /// 鉴定
    Appraisal,
    /// 专家评审
    ExpertReview,
    /// 补正: the applicant has to act first.
    Correction,
    /// 前置环节: another body has to finish first (K-09).
    Preceding,
    /// 其他: anything else; stops no statutory clock.
    Other,
}

impl Cause {
    /// Whether it is one of the eight special procedures of art. 45 (L-23).
    #[must_use]
    pub const fn is_special_procedure(self) -> bool {
        !matches!(self, Cause::Correction | Cause::Preceding | Cause::Other)
    }

    /// Whether it stops a clock of this kind: statutory limits stop for special procedures only (L-23).
    #[must_use]
    pub const fn stops(self, kind: ClockKind) -> bool {
        match kind {
            ClockKind::Statutory | ClockKind::LowerReview => self.is_special_procedure(),
            _ => true,
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Cause::Hearing => "听证",
            Cause::Tender => "招标",
            Cause::Auction => "拍卖",
            Cause::Inspection => "检验",
            Cause::Testing => "检测",
            Cause::Quarantine => "检疫",
            Cause::Appraisal => "鉴定",
            Cause::ExpertReview => "专家评审",
            Cause::Correction => "补正",
            Cause::Preceding => "等待前置环节",
            Cause::Other => "其他事由",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Cause::Hearing => "hearing",
            Cause::Tender => "tender",
            Cause::Auction => "auction",
            Cause::Inspection => "inspection",
            Cause::Testing => "testing",
            Cause::Quarantine => "quarantine",
            Cause::Appraisal => "appraisal",
            Cause::ExpertReview => "expert review",
            Cause::Correction => "correction by the applicant",
            Cause::Preceding => "waiting for the step before",
            Cause::Other => "other cause",
        }
    }
}
