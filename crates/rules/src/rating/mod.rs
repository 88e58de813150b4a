//! 好差评: one rating a case, five levels, by a one-use token, and what follows a bad one (EV1, EV2; R-01 … ).
//!
//! The dossier opens when the case is completed and knows only the commitment of the token: whoever holds the
//! token rates, signed in or not. An anonymous rating carries no person, so nobody at the hall can learn who gave it.
//!
//! A bad rating is a matter with clocks ([`due`]): the department calls whoever gave it under their name, sees to what
//! it names in one of three ways, and whoever rated is told the answer and asked for a second mark. The
//! department may say that a rating is mistaken or malicious; a supervisor decides, for supervisors hold no post of any
//! department. What nobody does in time becomes a card ([`crate::supervision::voice`], SR-E2).
//!
//! How the notes are read where their words leave it open (PD):
//! - the time to see to it counts from the contact, and where that was not made in time from its last day: whoever does not
//!   call wins no time. An anonymous rating is seen to from its own day;
//! - three calls that nobody answers stand for one that somebody did, before the answer as after it;
//! - contesting stops no clock; an excluded rating stops them all, and is kept;
//! - a second mark that is bad closes the matter too: what does not satisfy is shown, and the rating stays as it was given;
//! - a supplementary rating is shown beside the first. It counts nowhere and starts no clock.
//!
//! All words lie in the vault, under the key of whoever they speak about. Complaints (S-14) are another dossier, which is not
//! here yet; the rate of no answer read as satisfied is off.

mod answer;
mod apply;
pub mod command;
mod decide;
pub mod due;
pub mod event;
mod refusal;
mod review;

pub use answer::{AnswerWay, MarkWay, SUPPLEMENT, TRIES};
pub use command::{Command, Context};
pub use due::{RatingClock, RatingLimit, next_wake};
pub use event::{Event, FollowUp};
pub use refusal::Refusal;
pub use review::{CONTEST, REVIEW, ReviewGround, may_contest};

use crate::{
    hall::Hall,
    identifier::CaseNumber,
    item::content::coded,
    name::{Commitment, DepartmentId, PersonId},
    time::{Date, Instant},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// 标准标签: the closed list, good ones first; tenants may not edit it.
pub const TAGS: [&str; 8] = [
    "quick",
    "clear",
    "friendly",
    "few_visits",
    "long_wait",
    "not_told_at_once",
    "unfriendly",
    "unreasonable_materials",
];

/// Signs of a reference: enough that no two ratings of a hall share one.
const REFERENCE_SIGNS: usize = 20;

/// 评价
#[derive(Clone, Debug, Default)]
pub struct Rating {
    /// 办件; none until opened.
    pub case: Option<CaseNumber>,
    /// 部门
    pub department: DepartmentId,
    /// Whom the case had at hand: the clerk who accepted it.
    pub clerk: Option<PersonId>,
    /// The commitment of the one-use token.
    pub token: Commitment,
    /// When it was opened.
    pub opened: Option<Instant>,
    /// The level, once given.
    pub level: Option<RatingLevel>,
    /// What was said with it, and what it asks for.
    pub given: Option<GivenRating>,
    /// 联系: the calls to whoever rated, in their order.
    pub contacts: Vec<RatingNote>,
    /// 处理答复
    pub answer: Option<RatingAnswer>,
    /// 回访中没有接通的: calls after the answer that nobody took.
    pub vain_calls: Vec<RatingNote>,
    /// 再评: the second mark.
    pub second: Option<SecondMark>,
    /// 追评
    pub supplement: Option<Supplement>,
    /// 复核
    pub review: Option<RatingReview>,
    /// Limits of which notice was given.
    pub(crate) neared: BTreeSet<RatingLimit>,
    /// 逾期: limits that have passed.
    pub missed: BTreeSet<RatingLimit>,
    /// The last event that somebody who saw the rating before has not seen; that time passes is none.
    pub acted: u64,
}

/// 已作出的评价
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRating {
    /// When.
    pub at: Instant,
    /// The event that gave it, by its number in the history.
    pub version: u64,
    /// 渠道
    pub channel: RatingChannel,
    /// 标签
    pub tags: Vec<String>,
    /// 文字, in the vault.
    pub words: Option<Commitment>,
    /// 匿名
    pub anonymous: bool,
    /// What has to follow; none for a good rating, and for those given before anything had to.
    pub follow: Option<FollowUp>,
}

/// 记录: who noted what, and when; the words lie in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingNote {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// Whether somebody was spoken to.
    pub reached: bool,
    /// 文字, in the vault.
    pub words: Commitment,
}

/// 处理答复: how what the rating names was seen to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingAnswer {
    /// Which of the three ways.
    pub way: AnswerWay,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 答复, in the vault.
    pub words: Commitment,
    /// 整改完成: what was done of a plan, once it is.
    pub done: Option<RatingNote>,
}

impl RatingAnswer {
    /// Whether nothing of it is still to be done.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        !matches!(self.way, AnswerWay::Plan { .. }) || self.done.is_some()
    }
}

/// 再评: what whoever rated says of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondMark {
    /// 等级
    pub level: RatingLevel,
    /// How it came.
    pub way: MarkWay,
    /// When.
    pub at: Instant,
    /// Who noted it, where it was told on the telephone.
    pub noted_by: Option<PersonId>,
    /// 文字, in the vault.
    pub words: Option<Commitment>,
}

/// 追评
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// 等级
    pub level: RatingLevel,
    /// When.
    pub at: Instant,
    /// 文字, in the vault.
    pub words: Option<Commitment>,
}

/// 复核: a rating that the department says should not stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingReview {
    /// Why it should not.
    pub ground: ReviewGround,
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 理由, in the vault.
    pub words: Commitment,
    /// 决定, once there is one.
    pub decision: Option<RatingDecision>,
}

/// 复核决定
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingDecision {
    /// Whether the rating is left out of every figure.
    pub excluded: bool,
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 理由, in the vault.
    pub words: Commitment,
}

coded!(
    /// 评价等级; the last two are bad ratings.
    RatingLevel {
        VerySatisfied = "非常满意",
        Satisfied = "满意",
        BasicallySatisfied = "基本满意",
        Dissatisfied = "不满意",
        VeryDissatisfied = "非常不满意",
    }
);
coded!(
    /// 评价渠道
    RatingChannel {
        Pc = "电脑端",
        Mobile = "手机端",
        QrCode = "二维码",
        HallTablet = "大厅平板",
        HallTerminal = "大厅终端",
        Phone = "电话",
        Sms = "短信",
    }
);
coded!(
    /// 评价状态: what a rating waits for.
    RatingState {
        /// Nobody has rated.
        Open = "待评价",
        /// Nothing has to follow.
        Given = "已评价",
        /// Whoever rated has to be called.
        ToContact = "待联系",
        /// The department has to see to it.
        ToAnswer = "待整改答复",
        /// What was promised has to be done.
        Planned = "限期整改中",
        /// Whoever rated has to be told and asked.
        ToCallBack = "待回访",
        Closed = "已办结",
        /// It does not count.
        Excluded = "已排除",
    }
);

impl RatingLevel {
    /// 差评
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }
}

impl RatingState {
    /// Whether somebody has something to do.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::ToContact | Self::ToAnswer | Self::Planned | Self::ToCallBack)
    }
}

impl Rating {
    /// The name under which lists and addresses show it: it says nothing of the case, for an anonymous rating must not lead to
    /// whoever gave it.
    #[must_use]
    pub fn reference(&self) -> String {
        self.token.0.chars().filter(|sign| sign.is_alphanumeric()).take(REFERENCE_SIGNS).collect()
    }

    /// What it waits for now.
    #[must_use]
    pub fn state(&self) -> RatingState {
        let Some(given) = &self.given else { return RatingState::Open };
        if self.is_excluded() {
            return RatingState::Excluded;
        }
        if given.follow.is_none() {
            return RatingState::Given;
        }
        match &self.answer {
            None if self.is_contacted() => RatingState::ToAnswer,
            None => RatingState::ToContact,
            Some(answer) if !answer.is_whole() => RatingState::Planned,
            // whoever rated without a name is asked on the page alone, by their own token.
            Some(_) if self.second.is_some() || given.anonymous || self.vain_calls.len() >= TRIES => {
                RatingState::Closed
            }
            Some(_) => RatingState::ToCallBack,
        }
    }

    /// Whether a supervisor has left it out of every figure.
    #[must_use]
    pub fn is_excluded(&self) -> bool {
        self.decision().is_some_and(|decision| decision.excluded)
    }

    /// What was decided on it, where it was contested.
    #[must_use]
    pub fn decision(&self) -> Option<&RatingDecision> {
        self.review.as_ref()?.decision.as_ref()
    }

    /// Whether it was contested and nobody has decided.
    #[must_use]
    pub fn is_under_review(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.decision.is_none())
    }

    /// Whether it was given without a name.
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.given.as_ref().is_some_and(|given| given.anonymous)
    }

    /// Whether whoever rated was spoken to, or cannot be reached, or must not be.
    #[must_use]
    pub fn is_contacted(&self) -> bool {
        self.is_anonymous() || self.contacts.len() >= TRIES || self.contacts.iter().any(|note| note.reached)
    }

    /// The level that counts in satisfaction: as it was given first, and none once excluded (M-09, R-08).
    #[must_use]
    pub fn counted(&self) -> Option<RatingLevel> {
        self.level.filter(|_| !self.is_excluded())
    }
}

impl crate::dossier::Filing for Rating {
    fn acted(&self) -> u64 {
        self.acted
    }
}

/// Whether this person sees to the bad ratings of this department: whoever has a desk in it or answers for it, but never the
/// one whom the rating is about.
#[must_use]
pub fn sees_to(hall: &Hall, person: &PersonId, rating: &Rating, day: Date) -> bool {
    let of_the_desk =
        hall.posts_of(person).any(|post| post.department == rating.department && post.is_on_the_desk());
    let is_of_it = of_the_desk || hall.answers_for(person, &rating.department, day);
    is_of_it && rating.clerk.as_ref() != Some(person)
}
