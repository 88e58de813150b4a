//! 好差评: one rating a case, five levels, by a one-use token (EV1; R-01 … ).
//!
//! The dossier opens when the case is completed and knows only the commitment of the token: whoever holds the
//! token rates, signed in or not. An anonymous rating carries no person, so nobody at the hall can learn who gave it.
//! What follows a bad rating (contact, fix, call-back) is not here yet.

use crate::{
    actor::Actor,
    dossier::{Dossier, Recorded},
    identifier::CaseNumber,
    item::content::coded,
    name::{Commitment, DepartmentId, PersonId},
    time::Instant,
};
use alloc::{string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

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
    /// The level, once given.
    pub level: Option<RatingLevel>,
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

impl RatingLevel {
    /// 差评
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Dissatisfied | Self::VeryDissatisfied)
    }
}

/// 评价命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Open the rating of a completed case; by the system alone.
    Open {
        /// 办件
        case: CaseNumber,
        /// 部门
        department: DepartmentId,
        /// Whom it is about.
        clerk: Option<PersonId>,
        /// The commitment of the token.
        token: Commitment,
    },
    /// Rate, by whoever holds the token.
    Give {
        /// The commitment of the token shown.
        token: Commitment,
        /// 等级
        level: RatingLevel,
        /// 渠道
        channel: RatingChannel,
        /// 标签
        tags: Vec<String>,
        /// 文字, in the vault.
        words: Option<Commitment>,
        /// 匿名
        anonymous: bool,
    },
}

/// 评价事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 评价开放
    RatingOpened {
        /// 办件
        case: CaseNumber,
        /// 部门
        department: DepartmentId,
        /// Whom it is about.
        clerk: Option<PersonId>,
        /// The commitment of the token.
        token: Commitment,
    },
    /// 已评价
    RatingGiven {
        /// 等级
        level: RatingLevel,
        /// 渠道
        channel: RatingChannel,
        /// 标签
        tags: Vec<String>,
        /// 文字, in the vault.
        words: Option<Commitment>,
        /// 匿名
        anonymous: bool,
    },
}

/// What a decision on a rating looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
}

/// Why a rating is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case is not open for rating, or the token is not its own. The two are not told apart, so that nobody
    /// can try tokens.
    #[error("this case cannot be rated with this token")]
    NotOpen,
    /// One case, one rating.
    #[error("this case has been rated already")]
    AlreadyRated,
    /// A tag that the standard list does not have, or one twice.
    #[error("a tag is not on the standard list")]
    UnknownTag,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotOpen | Self::AlreadyRated => "R-01",
            Self::UnknownTag => "R-03",
        }
    }
}

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

impl Dossier for Rating {
    const KIND: &'static str = "rating";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Open { case, department, clerk, token } => {
                if !context.actor.is_system() {
                    return Err(Refusal::NotOpen);
                }
                let is_new = self.case.is_none();
                Ok(if is_new { vec![Event::RatingOpened { case, department, clerk, token }] } else { vec![] })
            }
            Command::Give { token, level, channel, tags, words, anonymous } => {
                if self.case.is_none() || self.token != token {
                    return Err(Refusal::NotOpen);
                }
                if self.level.is_some() {
                    return Err(Refusal::AlreadyRated);
                }
                let is_known = |(place, tag): (usize, &String)| {
                    TAGS.contains(&tag.as_str()) && !tags[..place].contains(tag)
                };
                if !tags.iter().enumerate().all(is_known) {
                    return Err(Refusal::UnknownTag);
                }
                Ok(vec![Event::RatingGiven { level, channel, tags, words, anonymous }])
            }
        }
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        match &recorded.event {
            Event::RatingOpened { case, department, clerk, token } => {
                self.case = Some(case.clone());
                self.department = department.clone();
                self.clerk = clerk.clone();
                self.token = token.clone();
            }
            Event::RatingGiven { level, .. } => self.level = Some(*level),
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::RatingOpened { .. } => "RatingOpened",
            Event::RatingGiven { .. } => "RatingGiven",
        }
    }
}
