//! What may be asked of a bulletin, and what the decision looks at.

use super::BulletinText;
use crate::{actor::Actor, hall::Hall, name::ItemCode, time::Instant};
use alloc::{boxed::Box, collections::BTreeSet, string::String};
use serde::{Deserialize, Serialize};

/// 公告命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 起草
    Draft(Box<BulletinText>),
    /// 修改: what is pending is worded anew, and is a draft again.
    Revise(Box<BulletinText>),
    /// 更正: words that are to take the place of what is published (G-03).
    Correct {
        /// The words.
        text: Box<BulletinText>,
        /// 更正理由
        reason: String,
    },
    /// 送审: the draft is to be published.
    Submit,
    /// 退回: it is not published as it stands.
    SendBack {
        /// 理由
        reason: String,
    },
    /// 放弃: the draft is not wanted any more.
    Drop,
    /// 发布 (G-02)
    Publish,
    /// 撤下 (G-04)
    Withdraw {
        /// 理由
        reason: String,
    },
}

impl Command {
    /// The words it brings, if it brings any.
    #[must_use]
    pub fn text(&self) -> Option<&BulletinText> {
        match self {
            Self::Draft(text) | Self::Revise(text) | Self::Correct { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// What a decision on a bulletin looks at.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
    /// Those of the items named in the command that this hall has.
    pub items: BTreeSet<&'a ItemCode>,
}
