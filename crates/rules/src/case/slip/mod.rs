//! 缴款单: what is to be paid for a case, how it was paid, and what was forgone of it (F-01 … F-09, N-17).
//!
//! The slip is made by the system from the fees of the item, and nobody types an amount ([`assess`], F-03). The payer pays at a bank by its
//! number; the bank says so, finance verifies and issues the receipt ([`pay`], F-02, F-05). What is reduced, forgone, put off or paid back is
//! proposed by one person and decided by another, with a document ([`relief`], F-04). Money that came twice, late or in another amount is
//! never lost: it stands in suspense until finance says what it was (F-09).
//!
//! A slip is a chapter of its case and no dossier of its own, so that whoever reads the history of a case reads its payments in it, and
//! supervision can prove by the events of one dossier that a result was issued before what was due had been paid (SR-F2). The money itself, the
//! statement of the bank and the account of the treasury are not here.

mod apply;
mod assess;
mod event;
mod pay;
mod refusal;
mod relief;

pub use event::{Paid, SlipCommand, SlipEvent};
pub use refusal::SlipRefusal;

use super::{Case, CaseOutcome};
use crate::{
    identifier::SlipNumber,
    item::{Content, content::coded},
    money::Fen,
    name::{Commitment, PersonId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// F-06: ten working days to pay, where the item says nothing else.
pub const PAYMENT: WorkingDays = WorkingDays(10);
/// Nobody proposes more reliefs for one case than this: a limit against abuse, not a rule of law.
pub const RELIEFS_MAX: usize = 20;
/// No case is paid for more often than this: a limit against a bank gone wild, not a rule of law.
pub const PAYMENTS_MAX: usize = 200;
/// Days a payment is put off at most: longer is another budget year's business, and a new proposal.
pub const DEFERRAL_MOST: i32 = 366;

/// 缴款项目: one line of a payment notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeLine {
    /// Which fee of the item.
    pub fee: String,
    /// 数量
    pub quantity: u32,
    /// 金额, in fen: standard × quantity.
    pub amount: Fen,
}

/// 收费情况: the slip of a case, and all that was ever paid for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fees {
    /// 缴款单: the one that stands, or stood last; none where nothing was charged.
    pub slip: Option<Slip>,
    /// 缴款: every payment the bank or finance told of, in the order they became known.
    pub payments: Vec<Payment>,
    /// 减免缓退: every relief proposed, in order.
    pub reliefs: Vec<Relief>,
}

/// 缴款单
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// 缴款码; none for notices from before slips had one.
    pub number: Option<SlipNumber>,
    /// What is to be paid, and for what.
    pub lines: Vec<FeeLine>,
    /// 已减免: what was reduced or forgone of it, in fen.
    pub reduced: Fen,
    /// 缓缴至: until when payment was put off; none where it was not, or that day has passed.
    pub put_off: Option<Date>,
    /// 先缴后发: whether the law demands it before the result is issued (F-11).
    pub prepaid: bool,
    /// 状态
    pub state: SlipState,
    /// Who made it.
    pub by: PersonId,
    /// When.
    pub issued: Instant,
    /// The version of the event that made it.
    pub version: u64,
}

/// 缴款: money that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// 流水号: the bank's own number of it, by which it is told twice and recorded once.
    pub reference: String,
    /// 缴款码: by which slip it was paid.
    pub slip: Option<SlipNumber>,
    /// 金额, in fen.
    pub amount: Fen,
    /// 缴款时间, as the bank says.
    pub paid_at: Instant,
    /// Who told of it: the bank, or whoever of finance typed it from its paper.
    pub by: PersonId,
    /// Who counted it, where it stood in suspense first.
    pub counted_by: Option<PersonId>,
    /// 退付流水号, once it went back.
    pub refund: Option<String>,
    /// How it stands.
    pub state: PaymentState,
    /// 待查原因, where it did not pay the slip when it came.
    pub suspense: Option<Suspense>,
    /// The version of the event that recorded it.
    pub version: u64,
}

/// 减免缓退: less, later, or back; proposed, and decided by somebody else (F-04).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// What is asked.
    pub sought: Sought,
    /// 依据: the provision of the item by which it may be.
    pub basis: String,
    /// 申请理由, in the vault.
    pub reason: Commitment,
    /// Who proposed it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// The version of the event that proposed it.
    pub version: u64,
    /// 审批: whether it was approved; none while it waits.
    pub approved: Option<bool>,
    /// 审批意见
    pub opinion: String,
}

/// 申请内容: which relief, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sought {
    /// 减征: so much less, in fen.
    Reduction {
        /// How much less.
        amount: Fen,
    },
    /// 免征: nothing of what may be reduced.
    Exemption,
    /// 缓缴: later.
    Deferral {
        /// The last day to pay.
        until: Date,
    },
    /// 退付: a payment back, whole.
    Refund {
        /// Which, by the bank's number.
        payment: String,
    },
}

coded!(
    /// 减免缓退种类 (F-04)
    ReliefKind {
        Reduction = "减征",
        Exemption = "免征",
        Deferral = "缓缴",
        Refund = "退付",
    }
);

coded!(
    /// 缴款单状态 (F-08): made and issued in one act, so there is no state before it; verified by finance is completed (F-05).
    SlipState {
        Issued = "已开具",
        Paid = "已缴款",
        Completed = "已核销",
        Refunding = "退付中",
        Refunded = "已退付",
        Void = "已作废",
        Expired = "已过期",
    }
);

coded!(
    /// 缴款状态: how money that came stands (F-08, F-09).
    PaymentState {
        Counted = "已入账",
        Suspense = "待查",
        Refunding = "退付中",
        Refunded = "已退付",
    }
);

coded!(
    /// 待查原因 (F-09)
    Suspense {
        /// It was paid already.
        Twice = "重复缴款",
        /// The time to pay had passed.
        Late = "逾期缴款",
        /// Another amount than is due.
        Amount = "金额不符",
        /// The slip it was paid by stands no more.
        Void = "缴款单已作废",
    }
);

impl Sought {
    /// Which kind of relief it is.
    #[must_use]
    pub const fn kind(&self) -> ReliefKind {
        match self {
            Self::Reduction { .. } => ReliefKind::Reduction,
            Self::Exemption => ReliefKind::Exemption,
            Self::Deferral { .. } => ReliefKind::Deferral,
            Self::Refund { .. } => ReliefKind::Refund,
        }
    }
}

impl Slip {
    /// 应缴总额 by the standard, in fen.
    #[must_use]
    pub fn total(&self) -> Fen {
        Fen(self.lines.iter().fold(0, |sum, line| sum.saturating_add(line.amount.0)))
    }

    /// 应缴: what is due after what was reduced, in fen.
    #[must_use]
    pub fn due(&self) -> Fen {
        Fen(self.total().0.saturating_sub(self.reduced.0).max(0))
    }

    /// Whether it can still be paid, or be made payable anew.
    #[must_use]
    pub const fn is_unpaid(&self) -> bool {
        matches!(self.state, SlipState::Issued | SlipState::Expired)
    }

    /// Whether what was due has come, or nothing was due.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self.state, SlipState::Paid | SlipState::Completed)
    }
}

impl Fees {
    /// The relief that waits for its decision.
    #[must_use]
    pub fn waiting(&self) -> Option<&Relief> {
        self.reliefs.iter().find(|relief| relief.approved.is_none())
    }

    /// The slip that stands: it was not made void.
    #[must_use]
    pub fn standing(&self) -> Option<&Slip> {
        self.slip.as_ref().filter(|slip| slip.state != SlipState::Void)
    }

    /// The payment by which the slip was paid.
    #[must_use]
    pub fn counted(&self) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.state == PaymentState::Counted)
    }

    fn payment(&self, reference: &str) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.reference == reference)
    }

    /// How much of the slip the item allows to be reduced, in fen (F-04).
    #[must_use]
    pub fn reducible(&self, content: &Content) -> Fen {
        let reducible = |id: &str| content.fees.iter().any(|fee| fee.id == id && fee.reducible);
        let lines = self.slip.iter().flat_map(|slip| &slip.lines);
        let all = lines
            .filter(|line| reducible(&line.fee))
            .fold(0_i64, |sum, line| sum.saturating_add(line.amount.0));
        let reduced = self.slip.as_ref().map_or(0, |slip| slip.reduced.0);
        Fen(all.saturating_sub(reduced).max(0))
    }
}

impl Payment {
    /// Whether it was what paid the slip, wherever it is now.
    #[must_use]
    pub const fn paid_the_slip(&self) -> bool {
        self.suspense.is_none() || self.counted_by.is_some()
    }

    /// Whether it may be paid back: it is here, and nobody has decided on it yet.
    #[must_use]
    pub const fn can_go_back(&self) -> bool {
        matches!(self.state, PaymentState::Counted | PaymentState::Suspense)
    }
}

impl Case {
    /// 先缴后发: why the result may not be issued yet, where the law demands payment before it (F-11, SR-F2). A payment put off by leave is
    /// not due. What was refused is told without any money.
    ///
    /// # Errors
    /// Nobody has assessed what is due, or nobody has paid it.
    pub fn paid_before_issue(&self, content: &Content) -> Result<(), SlipRefusal> {
        let is_demanded = content.fees.iter().any(crate::item::content::FeeItem::is_prepaid);
        if !is_demanded || self.outcome != Some(CaseOutcome::Granted) {
            return Ok(());
        }
        let Some(slip) = self.fees.standing() else { return Err(SlipRefusal::NotAssessed) };
        let is_put_off = slip.put_off.is_some() && slip.state == SlipState::Issued;
        match () {
            () if !slip.prepaid => Err(SlipRefusal::NotAssessed),
            () if slip.is_settled() || is_put_off => Ok(()),
            () => Err(SlipRefusal::Unpaid(slip.due())),
        }
    }
}
