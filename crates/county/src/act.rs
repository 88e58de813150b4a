//! 动作: what the county asks the rules to do, and what it is told in answer.
//!
//! An order that would carry a commitment carries the clear datum instead: the driver puts it into the vault and the
//! commitment into the command (VE3). The county itself never sees a commitment and never writes an event.

use rules::{
    bulletin,
    card::{self, Card},
    case::{self, ApplySource, Case, DeliveryMode, material::Given},
    hall,
    identifier::CaseNumber,
    inspection, item,
    name::{Commitment, ItemCode, PersonId},
    rating::{AnswerWay, Command as RatingCommand, RatingChannel, RatingLevel, ReviewGround},
    time::Instant,
};
use std::collections::BTreeMap;

/// 动作: somebody does something at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Instant,
    /// Who: a member of staff, an applicant, or `rules::dossier::SYSTEM` for the very first acts of a founding.
    pub actor: PersonId,
    /// What.
    pub order: Order,
}

impl Act {
    /// The same at another moment: what it says of its own time says so, too.
    pub(crate) fn moved_to(mut self, at: Instant) -> Self {
        if let Order::Case { command: case::Command::Slip(case::SlipCommand::Pay(paid)), .. } =
            &mut self.order
        {
            paid.at = at;
        }
        Self { at, ..self }
    }
}

/// 指令
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// To the hall.
    Hall(hall::Command),
    /// To an item.
    Item {
        /// 事项
        item: ItemCode,
        /// What.
        command: item::Command,
    },
    /// 申请: to submit a new case. The driver makes the query code and the number.
    Apply {
        /// By which the county knows the application again when it hears its number.
        handle: u64,
        /// 事项
        item: ItemCode,
        /// 申请人
        applicant: PersonId,
        /// 代理人
        agent: Option<PersonId>,
        /// 申请来源
        source: ApplySource,
        /// 情形问题的回答
        answers: BTreeMap<String, String>,
        /// 申请表, in clear.
        form: BTreeMap<String, String>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 重新提交 after a pre-review return.
    Resubmit {
        /// 办件
        case: CaseNumber,
        /// 申请表, in clear.
        form: BTreeMap<String, String>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 补正
    SupplyCorrection {
        /// 办件
        case: CaseNumber,
        /// 申请表, in clear, if it was corrected.
        form: Option<BTreeMap<String, String>>,
        /// 材料
        materials: Vec<Given>,
    },
    /// 送达
    Deliver {
        /// 办件
        case: CaseNumber,
        /// 方式
        mode: DeliveryMode,
        /// The name of whoever signs for it, in clear.
        recipient: String,
        /// 运单号; empty unless it goes by post.
        tracking: String,
    },
    /// 举行听证
    HoldHearing {
        /// 办件
        case: CaseNumber,
        /// 笔录要点
        record: String,
        /// The names of whoever signed, in clear.
        signed: String,
    },
    /// Any other command to a case; it carries nothing for the vault.
    Case {
        /// 办件
        case: CaseNumber,
        /// What.
        command: case::Command,
    },
    /// To a bulletin.
    Bulletin {
        /// 编号
        id: String,
        /// What.
        command: bulletin::Command,
    },
    /// 巡查, in the book of the month in which it is made.
    Patrol {
        /// What.
        command: inspection::Command,
    },
    /// To a supervision card.
    Card {
        /// Its name.
        card: String,
        /// What.
        command: card::Command,
    },
    /// 评价: the driver knows the token.
    Rate {
        /// 办件
        case: CaseNumber,
        /// 等级
        level: RatingLevel,
        /// 渠道
        channel: RatingChannel,
        /// 标签
        tags: Vec<String>,
        /// 文字, in clear.
        words: Option<String>,
        /// 匿名
        anonymous: bool,
    },
    /// What follows a bad rating: the driver knows the token.
    Voice {
        /// 办件
        case: CaseNumber,
        /// What.
        step: VoiceStep,
        /// 文字, in clear; none where nothing is said.
        words: Option<String>,
    },
}

/// 差评后续: a command to a rating without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoiceStep {
    /// 联系
    Contact {
        /// Whether somebody was spoken to.
        reached: bool,
    },
    /// 处理答复
    Answer {
        /// Which of the three ways.
        way: AnswerWay,
    },
    /// 整改完成
    Finish,
    /// 再评, by the token.
    Mark {
        /// 等级
        level: RatingLevel,
    },
    /// 回访
    CallBack {
        /// The second mark.
        mark: Option<RatingLevel>,
    },
    /// 申请复核
    Contest {
        /// 起因
        ground: ReviewGround,
    },
    /// 决定复核
    Review {
        /// Whether it is left out of every figure.
        excluded: bool,
    },
}

impl VoiceStep {
    /// The command, with the token of the rating and the commitment to the words.
    #[must_use]
    pub fn command(self, token: Commitment, words: Option<Commitment>) -> RatingCommand {
        let said = words.clone().unwrap_or_default();
        match self {
            Self::Contact { reached } => RatingCommand::Contact { reached, words: said },
            Self::Answer { way } => RatingCommand::Answer { way, words: said },
            Self::Finish => RatingCommand::Finish { words: said },
            Self::Mark { level } => RatingCommand::Mark { token, level, words },
            Self::CallBack { mark } => RatingCommand::CallBack { mark, words: said },
            Self::Contest { ground } => RatingCommand::Contest { ground, words: said },
            Self::Review { excluded } => RatingCommand::Review { excluded, words: said },
        }
    }
}

impl Order {
    /// The case that exists already and is meant, if one is.
    #[must_use]
    pub fn case(&self) -> Option<&CaseNumber> {
        match self {
            Self::Resubmit { case, .. }
            | Self::SupplyCorrection { case, .. }
            | Self::Deliver { case, .. }
            | Self::HoldHearing { case, .. }
            | Self::Case { case, .. }
            | Self::Rate { case, .. }
            | Self::Voice { case, .. } => Some(case),
            Self::Hall(_)
            | Self::Item { .. }
            | Self::Bulletin { .. }
            | Self::Patrol { .. }
            | Self::Apply { .. }
            | Self::Card { .. } => None,
        }
    }

    /// Whether it cannot be done before its time: a hearing is held when it was told (L-26), and the answer of a superior
    /// bears the day on which it was given (L-15).
    pub(crate) const fn keeps_its_hour(&self) -> bool {
        use case::{Command, SuperiorCommand};
        matches!(
            self,
            Self::HoldHearing { .. }
                | Self::Patrol { .. }
                | Self::Case { command: Command::Superior(SuperiorCommand::Return(_)), .. }
        )
    }
}

/// 答复: what came of an act.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// It was done, and there is nothing to know (hall, item, rating).
    Done,
    /// The case as it stands after the act; of an application, the new case.
    Case(&'a Case),
    /// The card as it stands after the act.
    Card(&'a Card),
    /// The rules refused. The county gives the intention up.
    Refused,
}

/// 消息: what came about without an act of the county.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// A case changed: by the passing of time, or by somebody else.
    Case(&'a Case),
    /// A card was raised or changed.
    Card {
        /// Its name.
        name: &'a str,
        /// As it stands now.
        card: &'a Card,
    },
}
